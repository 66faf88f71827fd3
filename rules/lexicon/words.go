package lexicon

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
)

//go:embed data/words.tsv
var wordsTable string

// Dictionary is the words of one language that a table lists.
type Dictionary struct {
	kinds   []wordKind // by entry of the index
	index   index
	plurals bool // an s makes most of them plurals
}

type wordKind uint8

const (
	commonWord   wordKind = 1 << iota
	functionWord          // articles, prepositions, conjunctions, pronouns, auxiliaries
	particle              // what a headline in Title Case leaves in lower case
	head                  // the last word of many an organisation's name
)

var wordKinds = map[string]wordKind{
	"common": commonWord, "function": commonWord | functionWord, "particle": commonWord | functionWord | particle, "head": commonWord | head,
}

// dictionaries has one for each language of the table, read at first use.
var dictionaries = sync.OnceValue(func() map[string]func() *Dictionary {
	lines := map[string][]string{}
	for line := range strings.Lines(wordsTable) {
		language, rest, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if ok && line[0] != '#' {
			lines[language] = append(lines[language], rest)
		}
	}
	out := map[string]func() *Dictionary{}
	for language, own := range lines {
		out[language] = sync.OnceValue(func() *Dictionary { return newDictionary(own, language == "en") })
	}
	return out
})

// newDictionary reads lines of a kind and words with blanks between them,
// separated by a tab.
func newDictionary(lines []string, plurals bool) *Dictionary {
	n := 0
	for _, line := range lines {
		n += strings.Count(line, " ") + 1
	}
	d := &Dictionary{kinds: make([]wordKind, 0, n), index: newIndex(n), plurals: plurals}
	for _, line := range lines {
		kindName, words, _ := strings.Cut(line, "\t")
		kind := wordKinds[kindName]
		if kind == 0 {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			if had := d.index.add(corpus.Hash(w), w, len(d.kinds)); had >= 0 {
				d.kinds[had] |= kind
			} else {
				d.kinds = append(d.kinds, kind)
			}
		}
	}
	return d
}

// Words returns what is known of the words of a language; nil is a dictionary
// without any.
func Words(language string) *Dictionary {
	if d := dictionaries()[language]; d != nil {
		return d()
	}
	return nil
}

// Find looks up a word, in any case, whose hash is known.
func (d *Dictionary) Find(hash uint32, word string) Word {
	if d == nil {
		return 0
	}
	if i := d.index.find(hash, word); i >= 0 {
		return Word(d.kinds[i])
	}
	// The table has not every plural.
	if n := len(word) - 1; d.plurals && n > 3 && word[n]|0x20 == 's' && word[n-1]|0x20 != 's' {
		if i := d.index.find(corpus.Hash(word[:n]), word[:n]); i >= 0 {
			return Word(d.kinds[i] & commonWord)
		}
	}
	return 0
}

func kindOf(language, word string) wordKind {
	return wordKind(Words(language).Find(corpus.Hash(word), word))
}

// IsCommon reports whether a word, in any case, is one of the most common of a
// language: a few thousand in English, the function words elsewhere.
func IsCommon(language, word string) bool {
	return kindOf(language, word) != 0
}

// Word is what the tables say of a word.
type Word uint8

// Common is the answer of [IsCommon].
func (w Word) Common() bool { return w != 0 }

// Function is the answer of [IsFunction].
func (w Word) Function() bool { return wordKind(w)&functionWord != 0 }

// Particle is the answer of [IsParticle].
func (w Word) Particle() bool { return wordKind(w)&particle != 0 }

// Head reports whether many names of organisations end in the word.
func (w Word) Head() bool { return wordKind(w)&head != 0 }

// IsFunction reports whether a word is an article, a preposition, a
// conjunction, a pronoun or an auxiliary of a language.
func IsFunction(language, word string) bool {
	return kindOf(language, word)&functionWord != 0
}

// IsParticle reports whether a word is one that headlines in Title Case leave
// in lower case.
func IsParticle(language, word string) bool {
	return kindOf(language, word)&particle != 0
}

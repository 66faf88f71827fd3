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
	words   []string
	kinds   []wordKind
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

var wordSets = sync.OnceValue(func() map[string]*Dictionary { return newWordSets(wordsTable) })

// newWordSets reads a table of words: language, kind and words with blanks
// between them, separated by tabs.
func newWordSets(table string) map[string]*Dictionary {
	sets := map[string]*Dictionary{}
	for line := range strings.Lines(table) {
		cells := strings.SplitN(strings.TrimRight(line, "\r\n"), "\t", 3)
		if len(cells) < 3 || wordKinds[cells[1]] == 0 {
			continue
		}
		s := sets[cells[0]]
		if s == nil {
			s = &Dictionary{plurals: cells[0] == "en"}
			sets[cells[0]] = s
		}
		for w := range strings.FieldsSeq(cells[2]) {
			s.words = append(s.words, w)
			s.kinds = append(s.kinds, wordKinds[cells[1]])
		}
	}
	for _, s := range sets {
		s.index = newIndex(len(s.words))
		for i, w := range s.words {
			if had := s.index.add(corpus.Hash(w), w, i); had >= 0 {
				s.kinds[had] |= s.kinds[i]
			}
		}
	}
	return sets
}

// Words returns what is known of the words of a language; nil is a dictionary
// without any.
func Words(language string) *Dictionary { return wordSets()[language] }

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

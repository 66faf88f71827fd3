// Package lexicon knows proper nouns and the most common words of ten
// languages, for rules that must tell a name from a word.
//
// [Names] finds names whatever their case; [IsCommon] and [IsFunction] know
// words. All look-ups fold case, accept both kinds of apostrophes, and allocate
// nothing. The tables stand in data and are read at first use.
package lexicon

import (
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
)

// Kind says what a name names.
type Kind uint8

// The kinds of names.
const (
	Other        Kind = iota
	Country           // also territories and federal states
	Demonym           // people and adjectives: Ukrainian, Muscovite
	City              // capitals and large cities
	Place             // continents, regions, seas, rivers, mountains, streets of power
	Language          // Swahili
	Month             // January
	Weekday           // Monday
	Faith             // religions, their people and adjectives
	Organisation      // world organisations, alliances, leagues, companies
	Body              // parliaments, ministries, courts, agencies
	Event             // wars, holidays, tournaments, treaties
	Person            // given names that are no words
	kindCount
)

var kindNames = [kindCount]string{
	"name", "country", "demonym", "city", "place", "language", "month", "weekday", "faith",
	"organisation", "body", "event", "person",
}

func (k Kind) String() string { return kindNames[min(k, kindCount-1)] }

// Name is a proper noun.
type Name struct {
	Text     string // as it is written: "Kyiv", "House of Commons"
	Kind     Kind
	Language string // the language it is written in; "": all of those that use its script
	Common   bool   // in lower case it is a word as well: turkey, polish, march
	Loose    bool   // several words, the last of which style guides also write in lower case: "Labour Party"

	words int
}

// Words is the number of words of the name; hyphens join no words.
func (n *Name) Words() int { return n.words }

// Speaks reports whether the name is one in the language.
func (n *Name) Speaks(language string) bool { return n.Language == "" || n.Language == language }

// Table is a set of names. It is safe for concurrent use.
type Table struct {
	names  []Name      // those of several words last, sorted, so that the same first word stands together
	packed string      // the same names, as unpack reads them
	index  packedIndex // by the whole name
	first  packedIndex // by the first word of names of several words

	hashes, starts, pairs packedFilter
}

// Names returns the table of all names.
func Names() *Table { return names() }

var names = sync.OnceValue(func() *Table { return unpack(namesPack, namesTable, placesTable, countriesTable) })

// May reports whether a word of the hash may be a name: false is sure. It costs
// next to nothing.
func (t *Table) May(hash uint32) bool { return t.hashes.may(hash) }

// MayStart reports whether a word of the hash may start a name of several
// words: false is sure.
func (t *Table) MayStart(hash uint32) bool { return t.starts.may(hash) }

// MayPair reports whether words of the two hashes, one behind the other, may
// start a name of several words: false is sure.
func (t *Table) MayPair(first, second uint32) bool { return t.pairs.may(pairKey(first, second)) }

func pairKey(first, second uint32) uint32 { return (first ^ second>>7 ^ second<<25) * 0x9E3779B1 }

// Find returns the name that a word, or several with single blanks between
// them, makes in a language, whatever its case; nil where there is none.
func (t *Table) Find(language, text string) *Name {
	return t.FindHash(language, corpus.Hash(text), text)
}

// FindHash is Find for a text whose hash is known.
func (t *Table) FindHash(language string, hash uint32, text string) *Name {
	i := t.index.find(hash, func(i int) bool { return equalFold(t.names[i].Text, text) })
	if i < 0 {
		return nil
	}
	for {
		if n := &t.names[i]; n.Speaks(language) {
			return n
		}
		if i = t.next(i); i == 0 {
			return nil
		}
	}
}

// Known reports whether a word is a name, or the first word of one, in any
// language.
func (t *Table) Known(word string) bool {
	word = Base(word)
	h := corpus.Hash(word)
	return t.index.find(h, func(i int) bool { return equalFold(t.names[i].Text, word) }) >= 0 || t.begins(h, word) >= 0
}

// Starting returns the names of several words that begin with a word, in any
// language. They must not be changed.
func (t *Table) Starting(word string) []Name { return t.StartingHash(corpus.Hash(word), word) }

// StartingHash is Starting for a word whose hash is known.
func (t *Table) StartingHash(hash uint32, word string) []Name {
	from := t.begins(hash, word)
	if from < 0 {
		return nil
	}
	end := from + 1
	for end < len(t.names) && equalFold(firstWord(t.names[end].Text), word) {
		end++
	}
	return t.names[from:end]
}

// begins is the first name of several words that begins with a word, or -1.
func (t *Table) begins(hash uint32, word string) int {
	return t.first.find(hash, func(i int) bool { return equalFold(firstWord(t.names[i].Text), word) })
}

func firstWord(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// Base is a word without a possessive: "Kyiv’s" is "Kyiv", "states'" is
// "states".
func Base(word string) string {
	if word == "" {
		return word
	}
	switch word[len(word)-1] {
	case 's', 'S', '\'', 0x99: // 0x99 ends ’
	default:
		return word
	}
	for _, end := range [...]string{"'s", "’s", "ʼs", "'S", "’S", "'", "’"} {
		if b, ok := strings.CutSuffix(word, end); ok && b != "" {
			return b
		}
	}
	return word
}

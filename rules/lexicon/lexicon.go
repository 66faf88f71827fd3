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

	key   string // Text in lower case
	words int
}

// Words is the number of words of the name; hyphens join no words.
func (n *Name) Words() int { return n.words }

// Speaks reports whether the name is one in the language.
func (n *Name) Speaks(language string) bool { return n.Language == "" || n.Language == language }

// Table is a set of names. It is safe for concurrent use.
type Table struct {
	names []Name
	index index // by the whole name
	first index // by the first word of names of several words
	chain []int32
}

// Names returns the table of all names.
func Names() *Table { return names() }

var names = sync.OnceValue(func() *Table { return newTable(namesTable, placesTable, countriesTable) })

// Find returns the name that a word, or several with single blanks between
// them, makes in a language, whatever its case; nil where there is none.
func (t *Table) Find(language, text string) *Name {
	for i := t.index.find(text, t.key); i >= 0; i = t.next(i) {
		if n := &t.names[i]; n.Speaks(language) && equalFold(n.key, text) {
			return n
		}
	}
	return nil
}

// Known reports whether a word is a name, or a word of one, in any language.
func (t *Table) Known(word string) bool {
	word = Base(word)
	return t.index.find(word, t.key) >= 0 || t.first.find(word, t.firstKey) >= 0
}

// Starting iterates over the names of several words that begin with a word, in
// any language.
func (t *Table) Starting(word string) func(yield func(*Name) bool) {
	return t.StartingHash(Hash(word), word)
}

// StartingHash is Starting for a word whose hash is known.
func (t *Table) StartingHash(hash uint32, word string) func(yield func(*Name) bool) {
	return func(yield func(*Name) bool) {
		for i := t.first.findHash(hash, word, t.firstKey); i >= 0; i = int(t.chain[i]) {
			if !yield(&t.names[i]) {
				return
			}
		}
	}
}

// FindHash is Find for a word whose hash is known.
func (t *Table) FindHash(language string, hash uint32, word string) *Name {
	for i := t.index.findHash(hash, word, t.key); i >= 0; i = t.next(i) {
		if n := &t.names[i]; n.Speaks(language) && equalFold(n.key, word) {
			return n
		}
	}
	return nil
}

// next is the name behind i that has the same spelling in another language.
func (t *Table) next(i int) int {
	if i+1 < len(t.names) && t.names[i+1].key == t.names[i].key {
		return i + 1
	}
	return -1
}

func (t *Table) key(i int) string { return t.names[i].key }

func (t *Table) firstKey(i int) string {
	first, _, _ := strings.Cut(t.names[i].key, " ")
	return first
}

// Base is a word without a possessive: "Kyiv’s" is "Kyiv", "states'" is
// "states".
func Base(word string) string {
	for _, end := range [...]string{"'s", "’s", "ʼs", "'S", "’S", "'", "’"} {
		if b, ok := strings.CutSuffix(word, end); ok && b != "" {
			return b
		}
	}
	return word
}

package lexicon

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

//go:embed data/names.tsv
var namesTable string

//go:embed data/places.tsv
var placesTable string

//go:embed data/countries.tsv
var countriesTable string

// newTable reads tables of names: a kind, a language and names with "|"
// between them, separated by tabs. Behind a name "*" says that it is a common
// word too, "~" that its last word may stand in lower case. Unknown kinds and
// short lines are left out; a test holds the data to the form.
func newTable(tables ...string) *Table {
	kinds := map[string]Kind{}
	for k, name := range kindNames {
		kinds[name] = Kind(k) //nolint:gosec // fewer than 256
	}
	t := &Table{}
	n := 0
	for _, table := range tables {
		n += strings.Count(table, "|") + strings.Count(table, "\n")
	}
	t.names = make([]Name, 0, n)
	var several []keyed
	for _, table := range tables {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\r\n")
			kindName, rest, ok := strings.Cut(line, "\t")
			kind, known := kinds[kindName]
			if !ok || !known {
				continue
			}
			language, list, ok := strings.Cut(rest, "\t")
			if !ok {
				continue
			}
			for len(list) > 0 {
				text, more, _ := strings.Cut(list, "|")
				n := Name{Kind: kind, Language: language}
				for strings.HasSuffix(text, "*") || strings.HasSuffix(text, "~") {
					n.Common = n.Common || text[len(text)-1] == '*'
					n.Loose = n.Loose || text[len(text)-1] == '~'
					text = text[:len(text)-1]
				}
				n.Text, n.words = text, 1+strings.Count(text, " ")
				if n.words > 1 {
					several = append(several, keyed{fold(text), n})
				} else {
					t.names = append(t.names, n)
				}
				list = more
			}
		}
	}
	t.build(several)
	return t
}

// keyed is a name of several words with what it is sorted by.
type keyed struct {
	key string // its text in lower case
	Name
}

// build enters the names into the indexes. Only those of several words need an
// order, and they are few.
func (t *Table) build(several []keyed) {
	slices.SortFunc(several, func(a, b keyed) int {
		return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.Language, b.Language))
	})
	for _, n := range several {
		t.names = append(t.names, n.Name)
	}
	t.index, t.first = newIndex(len(t.names)), newIndex(len(several))
	t.same = make([]int32, len(t.names))
	for i := range t.names {
		n := &t.names[i]
		hash := corpus.Hash(n.Text)
		if had := t.index.add(hash, n.Text, i); had >= 0 {
			t.same[i] = t.same[had]
			t.same[had] = int32(i) //nolint:gosec // far fewer than 2^31 names
		} else {
			t.hashes.add(hash)
		}
		if n.words > 1 {
			first := corpus.Hash(firstWord(n.Text))
			t.first.add(first, firstWord(n.Text), i)
			t.starts.add(first)
			t.pairs.add(pairKey(first, corpus.Hash(secondWord(n.Text))))
		}
	}
}

// secondWord is the second word of a name as texts are cut into words, where
// hyphens part them and a possessive does not count.
func secondWord(name string) string {
	_, rest, _ := strings.Cut(name, " ")
	if end := strings.IndexAny(rest, " -."); end >= 0 {
		rest = rest[:end]
	}
	return Base(rest)
}

// fold writes a text in lower case, of the same length: data holds no letter
// that needs more room there, which a test makes sure of.
func fold(s string) string {
	if low := strings.ToLower(s); len(low) == len(s) {
		return low
	}
	return s
}

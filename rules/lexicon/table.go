package lexicon

import (
	_ "embed"
	"slices"
	"strings"
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
			folded := fold(list)
			for len(list) > 0 {
				text, more, _ := strings.Cut(list, "|")
				key := folded[:len(text)]
				n := Name{Kind: kind, Language: language}
				for strings.HasSuffix(text, "*") || strings.HasSuffix(text, "~") {
					n.Common = n.Common || text[len(text)-1] == '*'
					n.Loose = n.Loose || text[len(text)-1] == '~'
					text = text[:len(text)-1]
				}
				n.Text, n.key, n.words = text, key[:len(text)], 1+strings.Count(text, " ")
				t.names = append(t.names, n)
				folded = folded[len(folded)-len(more):]
				list = more
			}
		}
	}
	slices.SortStableFunc(t.names, func(a, b Name) int { return strings.Compare(a.key, b.key) })
	t.build()
	return t
}

func (t *Table) build() {
	t.index, t.first = newIndex(len(t.names)), newIndex(len(t.names))
	for i := range t.names {
		n := &t.names[i]
		if i == 0 || t.names[i-1].key != n.key {
			t.index.add(n.key, i)
		}
		if n.words > 1 {
			t.first.add(firstWord(n.key), i)
		}
	}
}

// fold writes a text in lower case, of the same length: data holds no letter
// that needs more room there, which a test makes sure of.
func fold(s string) string {
	if low := strings.ToLower(s); len(low) == len(s) {
		return low
	}
	return s
}

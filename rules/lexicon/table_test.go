package lexicon

import (
	"cmp"
	"encoding/binary"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
)

var write = flag.Bool("pack", false, "write data/names.pack")

// TestPacked holds the pack to the tables that it is made of.
func TestPacked(t *testing.T) {
	tables := []string{namesTable, placesTable, countriesTable}
	want := readTables(tables...).pack(t, tables)
	if *write {
		if err := os.WriteFile("data/names.pack", want, 0o644); err != nil { //nolint:gosec // public data
			t.Fatal(err)
		}
		return
	}
	if namesPack != string(want) {
		t.Fatal("data/names.pack is not what the tables make: run go generate")
	}
	read := unpack(namesPack, tables...)
	for i, n := range readTables(tables...).names {
		if read.names[i] != n {
			t.Errorf("%+v is %+v in the pack", n, read.names[i])
		}
	}
}

// builder is a table of names that is being made.
type builder struct {
	names  []Name
	same   []int32 // of each name, the next one of the same spelling; 0: none
	index  index
	first  index
	hashes filter
	starts filter
	pairs  filter
}

// filter is a set of hashes that may say yes to one it does not hold.
type filter [filterSize]byte

func (f *filter) add(hash uint32) { f[hash>>19] |= 1 << (hash >> 16 & 7) }

// pack writes what unpack reads.
func (t *builder) pack(tb testing.TB, tables []string) []byte {
	tb.Helper()
	bits := func(x *index) (n byte) {
		for 1<<n < len(x.slots) {
			n++
		}
		return n
	}
	out := binary.LittleEndian.AppendUint16(nil, uint16(len(t.names)))
	out = append(out, bits(&t.index), bits(&t.first))
	for i, n := range t.names {
		table, from := -1, -1
		for k := range tables {
			if from = find(tables[k], n.Text); from >= 0 {
				table = k
				break
			}
		}
		language := slices.Index(languages[:], n.Language)
		if table < 0 || language < 0 || len(n.Text) > 255 || n.words > 255 || len(t.names) >= 1<<16-1 {
			tb.Fatalf("%+v does not fit a pack", n)
		}
		flags := byte(0)
		if n.Common {
			flags |= isCommon
		}
		if n.Loose {
			flags |= isLoose
		}
		out = binary.LittleEndian.AppendUint32(out, uint32(from))
		out = append(out, byte(len(n.Text)), byte(table), byte(language), byte(n.Kind), flags, byte(n.words))
		out = binary.LittleEndian.AppendUint16(out, uint16(t.same[i]))
	}
	for _, x := range [...]*index{&t.index, &t.first} {
		for _, s := range x.slots {
			slot := uint32(0)
			if s.entry > 0 {
				slot = s.hash>>16<<16 | uint32(s.entry)
			}
			out = binary.LittleEndian.AppendUint32(out, slot)
		}
	}
	for _, f := range [...]*filter{&t.hashes, &t.starts, &t.pairs} {
		out = append(out, f[:]...)
	}
	return out
}

// find is where a table has a name, between its separators; -1: nowhere.
func find(table, name string) int {
	for from := 0; ; {
		i := strings.Index(table[from:], name)
		if i < 0 {
			return -1
		}
		at := from + i
		end := at + len(name)
		if at > 0 && strings.IndexByte("\t|", table[at-1]) >= 0 && (end == len(table) || strings.IndexByte("|*~\r\n", table[end]) >= 0) {
			return at
		}
		from = at + 1
	}
}

// readTables reads tables of names: a kind, a language and names with "|"
// between them, separated by tabs. Behind a name "*" says that it is a common
// word too, "~" that its last word may stand in lower case. Unknown kinds and
// short lines are left out; a test holds the data to the form.
func readTables(tables ...string) *builder {
	kinds := map[string]Kind{}
	for k, name := range kindNames {
		kinds[name] = Kind(k) //nolint:gosec // fewer than 256
	}
	t := &builder{}
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
func (t *builder) build(several []keyed) {
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

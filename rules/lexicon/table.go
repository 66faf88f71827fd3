package lexicon

import _ "embed"

//go:embed data/names.tsv
var namesTable string

//go:embed data/places.tsv
var placesTable string

//go:embed data/countries.tsv
var countriesTable string

//go:generate go test . -run Packed -pack

// namesPack is the three tables made ready for look-ups: to read them takes ten
// times as long. A test holds it to them.
//
//go:embed data/names.pack
var namesPack string

// languages are those of the names; a packed name has the place of its own.
var languages = [...]string{"", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"}

const (
	isCommon = 1 << iota
	isLoose
)

// packedSize is the size of a packed name: where its text begins (4 bytes), how
// long it is, which of the tables it stands in, its language, its kind, the
// flags, its words, and what Table says of same (2 bytes).
const packedSize = 12

// unpack reads a pack: how many names there are (2 bytes) and the bits of the
// sizes of the two indexes, then the names, the indexes and the filters.
func unpack(pack string, tables ...string) *Table {
	t := &Table{names: make([]Name, get16(pack, 0))}
	sizes := [...]int{packedSize * len(t.names), 4 << pack[2], 4 << pack[3], filterSize, filterSize, filterSize}
	pack = pack[4:]
	for i, part := range [...]*string{&t.packed, (*string)(&t.index), (*string)(&t.first), (*string)(&t.hashes), (*string)(&t.starts), (*string)(&t.pairs)} {
		*part, pack = pack[:sizes[i]], pack[sizes[i]:]
	}
	for i := range t.names {
		p := t.packed[packedSize*i:][:packedSize]
		text := tables[p[5]][get32(p, 0):]
		t.names[i] = Name{
			Text: text[:p[4]], Language: languages[p[6]], Kind: Kind(p[7]),
			Common: p[8]&isCommon != 0, Loose: p[8]&isLoose != 0, words: int(p[9]),
		}
	}
	return t
}

// next is the next name of the same spelling; 0: none.
func (t *Table) next(name int) int { return int(get16(t.packed, packedSize*name+10)) }

func get16(s string, i int) uint16 {
	s = s[i : i+2]
	return uint16(s[0]) | uint16(s[1])<<8
}

func get32(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

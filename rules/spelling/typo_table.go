package spelling

import (
	_ "embed"
	"math/bits"
	"strings"
)

//go:embed data/typos.txt
var typoTable string

//go:embed data/variants.txt
var variantTable string

//go:embed data/swaps.txt
var swapTable string

//go:generate go test . -run Tables -tables

// tables are the three lists made ready for look-ups, so that a run needs no
// time to do it. A test holds it to them.
//
//go:embed data/tables.bin
var tables string

// speller knows how words are misspelt. Its tables hold nothing but offsets
// into the data, in little-endian order.
type speller struct {
	// words finds a misspelt word, or one that has a variant, by its hash. A slot
	// of four bytes keeps the place in the lists in its low bits, and what is left
	// of the hash in the high ones.
	words string
	// mayBe has a bit for each hash in words.
	mayBe string
	// common has what is left of the hashes of the common words in the slots of
	// their high bits, in two bytes. Most words of a text end here.
	common string
	// swaps finds a common word by its letters in any order: a slot of four bytes
	// keeps the place in swapTable, plus one, in its low half, and bits of the
	// letters in the high one. maySwap has a bit for each of them.
	swaps   string
	maySwap string
}

const (
	wordBits  = 16 // the table of words has 2 to this many slots
	placeBits = 20 // enough for the offsets in the two lists of words
	swapBits  = 14

	filterBits = 18
	letterBits = 16
)

// The parts of tables, by where they end.
const (
	wordsEnd   = 4 << wordBits
	mayBeEnd   = wordsEnd + 1<<(filterBits-3)
	commonEnd  = mayBeEnd + 2<<swapBits
	swapsEnd   = commonEnd + 4<<swapBits
	maySwapEnd = swapsEnd + 1<<(letterBits-3)
)

func spelling() *speller {
	return &speller{tables[:wordsEnd], tables[wordsEnd:mayBeEnd], tables[mayBeEnd:commonEnd], tables[commonEnd:swapsEnd], tables[swapsEnd:maySwapEnd]}
}

func (s *speller) word(i uint32) uint32 { return get32(s.words, i) }

func (s *speller) swap(i uint32) uint32 { return get32(s.swaps, i) }

func get32(table string, i uint32) uint32 {
	b := table[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func holdsBit(table string, i uint32) bool { return table[i/8]>>(i%8)&1 != 0 }

func filterBit(hash uint32) uint32 { return (hash ^ hash>>15) & (1<<filterBits - 1) }

// may reports whether a word of the hash may be among the words.
func (s *speller) may(hash uint32) bool { return holdsBit(s.mayBe, filterBit(hash)) }

// isCommon reports whether a word of the hash is common and spelt right.
func (s *speller) isCommon(hash uint32) bool {
	for i := hash >> (32 - swapBits); ; i = (i + 1) % (1 << swapBits) {
		switch b := s.common[2*i : 2*i+2]; uint16(b[0]) | uint16(b[1])<<8 {
		case rest(hash):
			return true
		case 0:
			return false
		}
	}
}

// rest is what a slot of common keeps of a hash; never 0, which is empty.
func rest(hash uint32) uint16 { return uint16(hash) | 1 } //nolint:gosec // the low bits are meant

// swapSlot is what a slot of swaps keeps of letters.
func swapSlot(letters uint32) uint32 { return letters << swapBits >> 16 << 16 }

// lettersOf is a hash of the letters of a word, whatever their order and case.
func lettersOf(word string) uint32 {
	var l uint32
	for i := range len(word) {
		l += weights[word[i]|0x20]
	}
	return l * 2654435761
}

func letterWeight(c byte) uint32 { return bits.RotateLeft32(0x9E3779B1*(uint32(c)+7), int(c&31)) }

// known is what a speller knows of a word.
type known struct {
	right   string // what it is a misspelling of, in lower case
	variant int32  // the line of variantTable that it stands in, plus one; 0: none
}

// find looks a word of ASCII letters up, whatever its case, by its hash. Two
// letters that changed places are a likelier slip than any other.
func (s *speller) find(word string, hash uint32) known {
	if len(word) >= fewestSwapped {
		letters := lettersOf(word)
		if holdsBit(s.maySwap, letters>>(32-letterBits)) {
			if right := s.unswapped(word, letters); right != "" {
				return known{right: right}
			}
		}
	}
	if !s.may(hash) {
		return known{}
	}
	return s.listed(word, hash)
}

// fewestSwapped is the length of the shortest words in swapTable.
const fewestSwapped = 4

// unswapped returns the common word that a word is with two neighbouring
// letters in their right places, "" where there is none.
func (s *speller) unswapped(word string, letters uint32) string {
	for i := letters >> (32 - swapBits); s.swap(i) != 0; i = (i + 1) % (1 << swapBits) {
		slot := s.swap(i)
		if slot>>16<<16 != swapSlot(letters) {
			continue
		}
		line := swapTable[slot&0xFFFF-1:]
		if right := line[:strings.IndexAny(line, " \n")]; swapped(right, word) && !lists(line[:strings.IndexByte(line, '\n')], word) {
			return right
		}
	}
	return ""
}

// listed looks a word up among the misspelt ones and those that have a variant.
func (s *speller) listed(word string, hash uint32) known {
	for i := hash >> (32 - wordBits); s.word(i) != 0; i = (i + 1) % (1 << wordBits) {
		slot := s.word(i)
		if (slot^hash<<placeBits)>>placeBits != 0 {
			continue
		}
		at := int(slot & (1<<placeBits - 1))
		table, variant := typoTable, at >= len(typoTable)
		if variant {
			at -= len(table)
			table = variantTable
		}
		rest := table[at:]
		if len(rest) <= len(word) || rest[len(word)] > ' ' || !sameWord(rest[:len(word)], word) {
			continue
		}
		start := strings.LastIndexByte(table[:at], '\n') + 1
		if variant {
			return known{variant: int32(start) + 1} //nolint:gosec // the table is short
		}
		return known{right: table[start : start+strings.IndexByte(table[start:], ' ')]}
	}
	return known{}
}

// sameWord reports whether a word in any case is the other, in lower case.
func sameWord(lower, word string) bool {
	for i := range len(lower) {
		if lower[i] != word[i]|0x20 {
			return false
		}
	}
	return true
}

// swapped reports whether a word is the right one but for two neighbouring
// letters that have changed places.
func swapped(right, word string) bool {
	if len(right) != len(word) {
		return false
	}
	i := 0
	for i < len(word) && word[i]|0x20 == right[i] {
		i++
	}
	return i+1 < len(word) && word[i]|0x20 == right[i+1] && word[i+1]|0x20 == right[i] && sameWord(right[i+2:], word[i+2:])
}

// lists reports whether a line of words names a word.
func lists(line, word string) bool {
	for w := range strings.FieldsSeq(line) {
		if len(w) == len(word) && sameWord(w, word) {
			return true
		}
	}
	return false
}

package spelling

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
)

//go:embed data/typos.txt
var typoTable string

//go:embed data/variants.txt
var variantTable string

//go:embed data/swaps.txt
var swapTable string

// speller knows how words are misspelt. Its tables hold nothing but offsets
// into the data, so that they are made in a millisecond.
type speller struct {
	// words finds a misspelt word, or one that has a variant, by its hash. A slot
	// keeps the place in the tables in its low bits, and what is left of the
	// hash in the high ones.
	words []uint32
	// mayBe has a bit for each hash in words.
	mayBe []uint64
	// common has what is left of the hashes of the common words in the slots of
	// their high bits. Most words of a text end here.
	common []uint16
	// swaps finds a common word by its letters in any order, and maySwap has a bit
	// for each of them.
	swaps   []swapSlot
	maySwap []uint64
}

type swapSlot struct {
	letters uint32
	at      int32 // in swapTable, plus one; 0: empty
}

const (
	wordBits  = 16 // the table of words has 2 to this many slots
	placeBits = 20 // enough for the offsets in the two tables of words
	swapBits  = 14

	filterBits = 18
	letterBits = 16
)

var spelling = sync.OnceValue(newSpeller)

func newSpeller() *speller {
	s := &speller{
		words: make([]uint32, 1<<wordBits), mayBe: make([]uint64, 1<<(filterBits-6)),
		common: make([]uint16, 1<<swapBits), swaps: make([]swapSlot, 1<<swapBits), maySwap: make([]uint64, 1<<(letterBits-6)),
	}
	eachWord(typoTable, func(at, end, nth int) {
		if nth > 0 {
			s.add(typoTable[at:end], at)
		}
	})
	eachWord(variantTable, func(at, end, nth int) {
		// Words with a hyphen are found by the word without it.
		if nth > 0 && strings.IndexByte(variantTable[at:end], '-') < 0 {
			s.add(variantTable[at:end], len(typoTable)+at)
		}
	})
	eachWord(swapTable, func(at, end, nth int) {
		if nth == 0 {
			l := lettersOf(swapTable[at:end])
			i := l >> (32 - swapBits)
			for s.swaps[i].at != 0 {
				i = (i + 1) % (1 << swapBits)
			}
			s.swaps[i] = swapSlot{l, int32(at) + 1} //nolint:gosec // as above
			f := l >> (32 - letterBits)
			s.maySwap[f/64] |= 1 << (f % 64)
			// A word with a variant is looked up even so.
			if h := corpus.Hash(swapTable[at:end]); !s.may(h) {
				i := h >> (32 - swapBits)
				for s.common[i] != 0 {
					i = (i + 1) % (1 << swapBits)
				}
				s.common[i] = rest(h)
			}
		}
	})
	return s
}

func (s *speller) add(word string, place int) {
	h := corpus.Hash(word)
	f := filterBit(h)
	s.mayBe[f/64] |= 1 << (f % 64)
	i := h >> (32 - wordBits)
	for s.words[i] != 0 {
		i = (i + 1) % (1 << wordBits)
	}
	s.words[i] = h<<placeBits | uint32(place) //nolint:gosec // places fit in placeBits
}

func filterBit(hash uint32) uint32 { return (hash ^ hash>>15) & (1<<filterBits - 1) }

// may reports whether a word of the hash may be among the words.
func (s *speller) may(hash uint32) bool {
	f := filterBit(hash)
	return s.mayBe[f/64]>>(f%64)&1 != 0
}

// isCommon reports whether a word of the hash is common and spelt right.
func (s *speller) isCommon(hash uint32) bool {
	for i := hash >> (32 - swapBits); s.common[i] != 0; i = (i + 1) % (1 << swapBits) {
		if s.common[i] == rest(hash) {
			return true
		}
	}
	return false
}

// rest is what a slot of common keeps of a hash; never 0, which is empty.
func rest(hash uint32) uint16 { return uint16(hash) | 1 } //nolint:gosec // the low bits are meant

// eachWord calls f for the words of a table with their number in their line,
// from 0. Lines that start with "#" are left out.
func eachWord(table string, f func(at, end, nth int)) {
	for i := 0; i < len(table); {
		if table[i] == '#' {
			i += strings.IndexByte(table[i:], '\n') + 1
			continue
		}
		nth := 0
		for table[i] != '\n' {
			end := i
			for table[end] > ' ' {
				end++
			}
			f(i, end, nth)
			nth++
			if i = end; table[i] == ' ' {
				i++
			}
		}
		i++
	}
}

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
		if f := letters >> (32 - letterBits); s.maySwap[f/64]>>(f%64)&1 != 0 {
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
	for i := letters >> (32 - swapBits); s.swaps[i].at != 0; i = (i + 1) % (1 << swapBits) {
		if s.swaps[i].letters != letters {
			continue
		}
		line := swapTable[s.swaps[i].at-1:]
		if right := line[:strings.IndexAny(line, " \n")]; swapped(right, word) && !lists(line[:strings.IndexByte(line, '\n')], word) {
			return right
		}
	}
	return ""
}

// listed looks a word up among the misspelt ones and those that have a variant.
func (s *speller) listed(word string, hash uint32) known {
	for i := hash >> (32 - wordBits); s.words[i] != 0; i = (i + 1) % (1 << wordBits) {
		if (s.words[i]^hash<<placeBits)>>placeBits != 0 {
			continue
		}
		at := int(s.words[i] & (1<<placeBits - 1))
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

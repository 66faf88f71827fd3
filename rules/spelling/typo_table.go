package spelling

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"
)

//go:embed data/typos.txt
var typoTable string

//go:embed data/swaps.txt
var swapTable string

// speller knows how words are misspelt. Its tables hold nothing but offsets
// into the data, so that they are made in a millisecond.
type speller struct {
	// typos finds a misspelt word: its hash, to a place in typoTable. A slot
	// keeps the place in its low bits and what is left of the hash in the high
	// ones.
	typos []uint32
	// swaps finds a common word by its letters in any order.
	swaps []swapSlot
}

type swapSlot struct {
	letters uint32
	at      int32 // in swapTable, plus one; 0: empty
}

const (
	typoBits  = 16 // the table of typos has this many slots
	placeBits = 20 // enough for the offsets in typoTable
	swapBits  = 12
)

var spelling = sync.OnceValue(newSpeller)

func newSpeller() *speller {
	s := &speller{typos: make([]uint32, 1<<typoBits), swaps: make([]swapSlot, 1<<swapBits)}
	eachWord(typoTable, func(at, end int, first bool) {
		if !first {
			h := hashWord(typoTable[at:end])
			i := h >> (32 - typoBits)
			for s.typos[i] != 0 {
				i = (i + 1) % (1 << typoBits)
			}
			s.typos[i] = h<<placeBits | uint32(at) //nolint:gosec // offsets fit in placeBits
		}
	})
	eachWord(swapTable, func(at, end int, first bool) {
		if first {
			l := lettersOf(swapTable[at:end])
			i := l >> (32 - swapBits)
			for s.swaps[i].at != 0 {
				i = (i + 1) % (1 << swapBits)
			}
			s.swaps[i] = swapSlot{l, int32(at) + 1} //nolint:gosec // as above
		}
	})
	return s
}

// eachWord calls f for the words of a table, saying which are the first of
// their lines. Lines that start with "#" are left out.
func eachWord(table string, f func(at, end int, first bool)) {
	for i := 0; i < len(table); {
		if table[i] == '#' {
			i += strings.IndexByte(table[i:], '\n') + 1
			continue
		}
		first := true
		for table[i] != '\n' {
			end := i
			for table[end] > ' ' {
				end++
			}
			f(i, end, first)
			first = false
			if i = end; table[i] == ' ' {
				i++
			}
		}
		i++
	}
}

// hashWord is the hash of a word in any case: FNV-1a.
func hashWord(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i]|0x20)) * 16777619
	}
	return h
}

// lettersOf is a hash of the letters of a word, whatever their order and case.
func lettersOf(word string) uint32 {
	var l uint32
	for i := range len(word) {
		l += letterWeight(word[i] | 0x20)
	}
	return l * 2654435761
}

func letterWeight(c byte) uint32 { return bits.RotateLeft32(0x9E3779B1*(uint32(c)+7), int(c&31)) }

// misspelt returns what a word of ASCII letters is a misspelling of, in lower
// case; "" where it is none.
func (s *speller) misspelt(word string, hash, letters uint32) string {
	for i := hash >> (32 - typoBits); s.typos[i] != 0; i = (i + 1) % (1 << typoBits) {
		if (s.typos[i]^hash<<placeBits)>>placeBits != 0 {
			continue
		}
		at := int(s.typos[i] & (1<<placeBits - 1))
		if rest := typoTable[at:]; len(rest) > len(word) && rest[len(word)] <= ' ' && sameWord(rest[:len(word)], word) {
			line := typoTable[strings.LastIndexByte(typoTable[:at], '\n')+1:]
			return line[:strings.IndexByte(line, ' ')]
		}
	}
	letters *= 2654435761
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

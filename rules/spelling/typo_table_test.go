package spelling

import (
	"encoding/binary"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
)

var write = flag.Bool("tables", false, "write data/tables.bin")

// TestTables holds the tables to the lists that they are made of.
func TestTables(t *testing.T) {
	if len(typoTable)+len(variantTable) >= 1<<placeBits || len(swapTable) >= 1<<16 {
		t.Fatal("the lists are too long for the slots of the tables")
	}
	want := makeTables()
	if *write {
		if err := os.WriteFile("data/tables.bin", want, 0o644); err != nil { //nolint:gosec // public data
			t.Fatal(err)
		}
		return
	}
	if tables != string(want) {
		t.Error("data/tables.bin is not what the lists make: run go generate")
	}
}

func makeTables() []byte {
	out := make([]byte, maySwapEnd)
	b := tableBuilder{out[:wordsEnd], out[wordsEnd:mayBeEnd]}
	common, swaps, maySwap := out[mayBeEnd:commonEnd], out[commonEnd:swapsEnd], out[swapsEnd:]
	eachWord(typoTable, func(at, end, nth int) {
		if nth > 0 {
			b.add(typoTable[at:end], at)
		}
	})
	eachWord(variantTable, func(at, end, nth int) {
		// Words with a hyphen are found by the word without it.
		if nth > 0 && strings.IndexByte(variantTable[at:end], '-') < 0 {
			b.add(variantTable[at:end], len(typoTable)+at)
		}
	})
	eachWord(swapTable, func(at, end, nth int) {
		if nth > 0 {
			return
		}
		l := lettersOf(swapTable[at:end])
		i := l >> (32 - swapBits)
		for binary.LittleEndian.Uint32(swaps[4*i:]) != 0 {
			i = (i + 1) % (1 << swapBits)
		}
		binary.LittleEndian.PutUint32(swaps[4*i:], swapSlot(l)|uint32(at+1))
		f := l >> (32 - letterBits)
		maySwap[f/8] |= 1 << (f % 8)
		// A word with a variant is looked up even so.
		h := corpus.Hash(swapTable[at:end])
		if f := filterBit(h); b.mayBe[f/8]>>(f%8)&1 != 0 {
			return
		}
		i = h >> (32 - swapBits)
		for binary.LittleEndian.Uint16(common[2*i:]) != 0 {
			i = (i + 1) % (1 << swapBits)
		}
		binary.LittleEndian.PutUint16(common[2*i:], rest(h))
	})
	return out
}

type tableBuilder struct{ words, mayBe []byte }

func (b *tableBuilder) add(word string, place int) {
	h := corpus.Hash(word)
	f := filterBit(h)
	b.mayBe[f/8] |= 1 << (f % 8)
	i := h >> (32 - wordBits)
	for binary.LittleEndian.Uint32(b.words[4*i:]) != 0 {
		i = (i + 1) % (1 << wordBits)
	}
	binary.LittleEndian.PutUint32(b.words[4*i:], h<<placeBits|uint32(place))
}

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

package match

import (
	"encoding/binary"
	"slices"
)

// A shape is how a table looks for its phrases: each has a key at stride
// places in a row, so that the scan has to look at every strideth place only.
type shape struct {
	bytes  int // of a key
	stride int
	mask   uint64 // leaves the bytes of a key in a word
}

// shapes are those of the tables. A phrase goes to the first that it is long
// enough for.
var shapes = [3]shape{{8, 4, 1<<64 - 1}, {6, 2, 1<<48 - 1}, {3, 2, 1<<24 - 1}}

// reach is how many bytes of a phrase its keys take.
func (s shape) reach() int { return s.bytes + s.stride - 1 }

// tableFor returns the table for phrases of n bytes, or -1 for tiny ones.
func tableFor(n int) int {
	for t, s := range shapes {
		if n >= s.reach() {
			return t
		}
	}
	return -1
}

const (
	bitmapBits  = 18
	bitmapWords = 1 << bitmapBits / 64
	hashFactor  = 0x9E3779B97F4A7C15
)

// bitmap is a small filter in front of a table: each key has two bits in one
// of its words. It fits into the first cache, and nearly always it is the only
// thing that the scan has to look at.
type bitmap [bitmapWords]uint64

func place(key uint64) (word, bits uint64) {
	h := key * hashFactor
	return h >> (64 - bitmapBits + 6), 1<<(h>>(64-bitmapBits)&63) | 1<<(h>>(64-bitmapBits-6)&63)
}

func (m *bitmap) set(key uint64) {
	word, bits := place(key)
	m[word] |= bits
}

func (m *bitmap) has(key uint64) bool {
	word, bits := place(key)
	return m[word]&bits == bits
}

// table holds the phrases whose keys have one shape.
type table struct {
	bitmap  *bitmap // nil without phrases
	slots   []slot  // open addressing, at most half full
	shift   uint    // of a hash, for the index into slots
	entries []entry
	crowds  []crowd
}

// slot is where the entries of one key are.
type slot struct {
	key   uint64
	first int32 // the first entry, from 1; an empty slot has none
	count int32
	crowd int32 // in crowds, from 1; 0 where the entries are few
}

// entry is a phrase with one of its keys and where that stands in it.
type entry struct {
	key        uint64
	phrase, at int32
	next       int32 // entry of the same key, from 1
}

// crowd stands for the entries of a key that very many phrases share. They
// are looked up by their whole text, once for each placing that they have.
type crowd struct {
	placings []placing
	byText   map[string][]int32
}

// placing is where a key stands in a phrase, and how long the phrase is.
type placing struct{ at, length int }

// few is how many phrases of one key are compared one after the other.
const few = 16

func (t *table) add(e entry) { t.entries = append(t.entries, e) }

// seal builds what finds the entries by their keys.
func (t *table) seal(phrases []Phrase) {
	if len(t.entries) == 0 {
		return
	}
	t.shift = 63
	size := 2
	for size < 2*len(t.entries) {
		size *= 2
		t.shift--
	}
	t.slots = make([]slot, size)
	t.bitmap = new(bitmap)
	for i := range t.entries {
		e := &t.entries[i]
		t.bitmap.set(e.key)
		s := t.find(e.key)
		s.key = e.key
		e.next, s.first = s.first, int32(i+1)
		s.count++
	}
	for i := range t.slots {
		if s := &t.slots[i]; s.count > few {
			t.crowds = append(t.crowds, t.crowd(s, phrases))
			s.crowd = int32(len(t.crowds))
		}
	}
}

func (t *table) crowd(s *slot, phrases []Phrase) crowd {
	c := crowd{byText: make(map[string][]int32, s.count)}
	for i := s.first; i > 0; i = t.entries[i-1].next {
		e := t.entries[i-1]
		text := phrases[e.phrase].Text
		if p := (placing{int(e.at), len(text)}); !slices.Contains(c.placings, p) {
			c.placings = append(c.placings, p)
		}
		if !slices.Contains(c.byText[text], e.phrase) {
			c.byText[text] = append(c.byText[text], e.phrase)
		}
	}
	return c
}

// find returns the slot of a key, or the empty one where it would be.
func (t *table) find(key uint64) *slot {
	at := int(key * hashFactor >> t.shift)
	for t.slots[at].first > 0 && t.slots[at].key != key {
		at = (at + 1) & (len(t.slots) - 1)
	}
	return &t.slots[at]
}

// load reads eight bytes; past the end of the text they are zero.
func load(text string, at int) uint64 {
	if at+8 <= len(text) {
		return load8(text[at : at+8])
	}
	var tail [8]byte
	copy(tail[:], text[at:])
	return binary.LittleEndian.Uint64(tail[:])
}

// load8 reads a string of eight bytes. The compiler makes one load of it.
func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

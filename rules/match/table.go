package match

import (
	"encoding/binary"
	"slices"
)

// lengths are how many bytes keys are made of. A phrase has the longest that
// its beginning has room for.
var lengths = [...]int{longestKey, 6, leastKey}

const (
	longestKey = 12
	leastKey   = 4
	shortest   = 2 // the index of leastKey in lengths

	mask6 = 1<<48 - 1
	mask4 = 1<<32 - 1
)

// keyAt returns the key of a length, by its index, at a place in a text.
func keyAt(text string, at, length int) uint64 {
	return keys(wordsAt(text, at))[length]
}

// wordsAt reads twelve bytes. Past the end of the text they are zero.
func wordsAt(text string, at int) (eight, four uint64) {
	if at+longestKey <= len(text) {
		return load8(text[at:]), load4(text[at+8:])
	}
	var tail [longestKey]byte
	copy(tail[:], text[at:])
	return binary.LittleEndian.Uint64(tail[:]), uint64(binary.LittleEndian.Uint32(tail[8:]))
}

// keys returns the keys of all lengths that twelve bytes begin with.
func keys(eight, four uint64) [len(lengths)]uint64 {
	return [...]uint64{longKey(eight, four), eight & mask6, eight & mask4}
}

// longKey makes one word of twelve bytes. Others may have the same: a key only
// says where to look.
func longKey(eight, four uint64) uint64 { return eight ^ four*longFactor }

const longFactor = 0xC2B2AE3D27D4EB4F

const hashFactor = 0x9E3779B97F4A7C15

// heads is a bitmap of the first four bytes of keys, hashed.
type heads [1 << (headBits - 6)]uint64

const headBits = 16

func headPlace(four uint64) uint32 { return uint32(four) * headFactor >> (32 - headBits) }

const headFactor = 0x9E3779B1

func (h *heads) set(four uint64) {
	p := headPlace(four)
	h[p>>6] |= 1 << (p & 63)
}

// has is 1 where a key may begin with the four bytes, else 0.
func (h *heads) has(four uint64) uint64 {
	p := headPlace(four)
	return h[p>>6] >> (p & 63) & 1
}

// filter is a small bitmap in front of the tables: each key has two bits in one
// of its words. It leaves room in the first cache, and nearly always it is the
// only thing that the scan has to look at.
type filter [1 << filterBits]uint64

const filterBits = 10

func place(key uint64) (word, bits uint64) {
	h := key * hashFactor
	return h >> (64 - filterBits), 1<<(h>>(64-filterBits-6)&63) | 1<<(h>>(64-filterBits-12)&63)
}

func (f *filter) set(key uint64) {
	word, bits := place(key)
	f[word] |= bits
}

// missing is 1 where the filter is sure that nothing has the key, else 0.
func (f *filter) missing(key uint64) uint64 {
	word, bits := place(key)
	unset := bits &^ f[word]
	return (unset | -unset) >> 63
}

// table holds the phrases whose keys have one length.
type table struct {
	slots   []slot // open addressing, at most half full
	shift   uint   // of a hash, for the index into slots
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

// entry is a phrase with its key and where that stands in it.
type entry struct {
	key        uint64
	phrase, at int32
	length     int32 // of the phrase
	next       int32 // entry of the same key, from 1
	last       byte  // of the phrase
}

func newEntry(key uint64, text string, phrase, at int) entry {
	//nolint:gosec // phrases are few and short
	return entry{key: key, phrase: int32(phrase), at: int32(at), length: int32(len(text)), last: text[len(text)-1]}
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
	for i := range t.entries {
		e := &t.entries[i]
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

// load8 reads a string of eight bytes. The compiler makes one load of it.
func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// load4 reads a string of four bytes.
func load4(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

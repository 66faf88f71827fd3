// Package match finds many phrases in one pass over folded text.
//
// A phrase is found where it starts and ends at the edge of a word, so the
// matcher needs to look only where words start: there it reads eight bytes,
// hashes them and asks a small bitmap whether any phrase has a word like that.
// Nearly always the answer is no, and the scan runs at the speed of the loop.
// Building is a hash and two appends a phrase, so that a table of thousands
// costs well under a millisecond; an automaton of the same table costs tens.
//
// Of the words of a phrase the longest is its key, because short words are
// the common ones. Where a word needs fewer than eight bytes, its first four
// or first two are the key, each length with a table of its own.
package match

import (
	"encoding/binary"
	"slices"
)

// Phrase is a text to look for, folded as [corpus.FoldString] folds.
type Phrase struct {
	Text   string
	Prefix bool // the phrase may end in the middle of a word
}

// Hit is a place where a phrase stands.
type Hit struct {
	Phrase     int // index into the phrases that the matcher was built from
	Start, End int // half-open byte range of the text
}

// Matcher finds a fixed set of phrases. It is safe for concurrent use.
type Matcher struct {
	phrases []Phrase
	tables  [3]table // keys of 8, 4 and 2 bytes
}

// keyBytes are the lengths of the keys, longest first.
var keyBytes = [3]int{8, 4, 2}

const (
	bitmapBits = 16
	hashFactor = 0x9E3779B97F4A7C15
)

// table holds the phrases whose key has one length.
type table struct {
	bitmap  []uint64 // one bit for each hash that some key has; nil without phrases
	buckets map[uint64][]entry
}

// entry is a phrase with the offset of its key inside it.
type entry struct{ phrase, key int32 }

// New builds a matcher. Phrases shorter than two bytes are never found.
func New(phrases []Phrase) *Matcher {
	m := &Matcher{phrases: phrases}
	for i, p := range phrases {
		if len(p.Text) < keyBytes[2] {
			continue
		}
		at, t := key(p.Text)
		m.tables[t].add(load(p.Text, at)&keyMask(t), entry{int32(i), int32(at)})
	}
	return m
}

func keyMask(t int) uint64 {
	if t == 0 {
		return ^uint64(0)
	}
	return 1<<(8*keyBytes[t]) - 1
}

func hash(key uint64) uint64 { return key * hashFactor >> (64 - bitmapBits) }

func (t *table) add(key uint64, e entry) {
	if t.bitmap == nil {
		t.bitmap = make([]uint64, 1<<bitmapBits/64)
		t.buckets = make(map[uint64][]entry)
	}
	h := hash(key)
	t.bitmap[h/64] |= 1 << (h % 64)
	t.buckets[key] = append(t.buckets[key], e)
}

// key chooses where the key of a phrase starts, and its table: at the longest
// of its words, preferring an earlier one, with as many bytes as the phrase
// has from there.
func key(text string) (at, table int) {
	best, bestAt := -1, 0
	for i := 0; i < len(text); i++ {
		if !startsWord(text, i) {
			continue
		}
		end := i + 1
		for end < len(text) && isWord[text[end]] && isWord[text[i]] {
			end++
		}
		if n := min(end-i, 8) + min(len(text)-i, 8); len(text)-i >= keyBytes[2] && n > best {
			best, bestAt = n, i
		}
	}
	switch n := len(text) - bestAt; {
	case n >= 8:
		return bestAt, 0
	case n >= 4:
		return bestAt, 1
	default:
		return bestAt, 2
	}
}

// load reads eight bytes; past the end of the text they are zero.
func load(text string, at int) uint64 {
	if at+8 <= len(text) {
		return uint64(text[at]) | uint64(text[at+1])<<8 | uint64(text[at+2])<<16 | uint64(text[at+3])<<24 |
			uint64(text[at+4])<<32 | uint64(text[at+5])<<40 | uint64(text[at+6])<<48 | uint64(text[at+7])<<56
	}
	var tail [8]byte
	copy(tail[:], text[at:])
	return binary.LittleEndian.Uint64(tail[:])
}

// Find returns the hits in ascending order of their start, longer ones first.
func (m *Matcher) Find(text string) []Hit {
	var hits []Hit
	t8, t4, t2 := &m.tables[0], &m.tables[1], &m.tables[2]
	var none [1 << bitmapBits / 64]uint64
	b8, b4, b2 := bitmapOf(t8, &none), bitmapOf(t4, &none), bitmapOf(t2, &none)
	var before byte = class[' ']
	for i := 0; i < len(text); i++ {
		c := class[text[i]]
		start := starts[before][c]
		before = c
		if !start {
			continue
		}
		k := load(text, i)
		if h := hash(k); b8[h/64]&(1<<(h%64)) != 0 {
			hits = m.verify(hits, t8, k, text, i)
		}
		if h := hash(k & (1<<32 - 1)); b4[h/64]&(1<<(h%64)) != 0 {
			hits = m.verify(hits, t4, k&(1<<32-1), text, i)
		}
		if h := hash(k & (1<<16 - 1)); b2[h/64]&(1<<(h%64)) != 0 {
			hits = m.verify(hits, t2, k&(1<<16-1), text, i)
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return b.End - a.End
		}
		return a.Phrase - b.Phrase
	})
	return hits
}

func bitmapOf(t *table, none *[1 << bitmapBits / 64]uint64) *[1 << bitmapBits / 64]uint64 {
	if t.bitmap == nil {
		return none
	}
	return (*[1 << bitmapBits / 64]uint64)(t.bitmap)
}

// verify appends the phrases with the given key that really stand around at.
func (m *Matcher) verify(hits []Hit, t *table, key uint64, text string, at int) []Hit {
	for _, e := range t.buckets[key] {
		p := &m.phrases[e.phrase]
		start := at - int(e.key)
		end := start + len(p.Text)
		if start < 0 || end > len(text) || text[start:end] != p.Text || !startsWord(text, start) {
			continue
		}
		if !p.Prefix && end < len(text) && isWord[text[end]] && isWord[text[end-1]] {
			continue
		}
		hits = append(hits, Hit{int(e.phrase), start, end})
	}
	return hits
}

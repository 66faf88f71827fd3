// Package match finds many phrases in one pass over folded text.
//
// A phrase is found where it starts and ends at the edge of a word. Eight
// bytes of it are its key, those which other text is least likely to hold, at
// four places in a row, so that the scan has to look at every fourth place
// only. There it reads eight bytes, hashes them and asks a small bitmap
// whether they are the key of any phrase. Nearly always the answer is no.
// Thousands of phrases are built in a few milliseconds; an automaton of the
// same phrases takes ten times that. Phrases shorter than eleven bytes have
// shorter keys, in tables of their own; the few of less than four are looked
// for one by one.
package match

import (
	"math/bits"
	"slices"
	"strings"
)

// Phrase is a text to look for, folded as corpus.FoldString folds.
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
	tables  [3]table
	tiny    []int32 // phrases too short for a key
}

// New builds a matcher. Empty phrases are never found.
func New(phrases []Phrase) *Matcher {
	m := &Matcher{phrases: phrases}
	m.tables[0].entries = make([]entry, 0, shapes[0].stride*len(phrases))
	crowd := new(crowding)
	for i, p := range phrases {
		t := tableFor(len(p.Text))
		if t < 0 {
			if p.Text != "" {
				m.tiny = append(m.tiny, int32(i))
			}
			continue
		}
		s := shapes[t]
		at := chooseKey(p.Text, s, crowd)
		for k := at; k < at+s.stride; k++ {
			key := load(p.Text, k) & s.mask
			crowd.add(key)
			m.tables[t].add(entry{key: key, phrase: int32(i), at: int32(k)})
		}
	}
	for t := range m.tables {
		m.tables[t].seal(phrases)
	}
	return m
}

// chooseKey chooses where in a phrase its keys start: at the stretch that text
// is least likely to hold by chance. That is one that reaches from one word
// into the next, and has rare letters. Where many phrases share a key already,
// another is better.
func chooseKey(text string, s shape, crowd *crowding) (at int) {
	n := s.reach()
	rare := 0 // of the n bytes from i on
	for _, c := range []byte(text[:n]) {
		rare += int(rarity[c])
	}
	best := -1 << 30
	for i := 0; ; i++ {
		score := rare - 4*crowd.of(load(text, i)&s.mask)
		if n > 4 && strings.IndexByte(text[i+2:i+n-2], ' ') >= 0 {
			score += acrossWords
		}
		if score > best {
			best, at = score, i
		}
		if i+n == len(text) {
			return at
		}
		rare += int(rarity[text[i+n]]) - int(rarity[text[i]])
	}
}

// acrossWords is what the score of a key gains by reaching over a blank, in
// the units of rarity.
const acrossWords = 12

// crowding estimates how many phrases have a key: it counts by a short hash,
// which may only make it too careful.
type crowding [1 << 12]uint16

func (c *crowding) add(key uint64) { c[key*hashFactor>>52]++ }

// of is the number of binary digits of a quarter of the count.
func (c *crowding) of(key uint64) int { return bits.Len16(c[key*hashFactor>>52] / 4) }

// Find returns the hits in ascending order of their start, longer ones first.
func (m *Matcher) Find(text string) []Hit {
	var hits []Hit
	for t := range m.tables {
		if t, s := &m.tables[t], shapes[t]; t.bitmap != nil {
			hits = m.scan(hits, t, s, text)
		}
	}
	for _, p := range m.tiny {
		tiny := m.phrases[p].Text
		for at := 0; ; at++ {
			n := strings.Index(text[at:], tiny)
			if n < 0 {
				break
			}
			at += n
			hits = m.edges(hits, p, text, at, at+len(tiny))
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
	return slices.Compact(hits)
}

// scan appends the hits of one table's phrases.
func (m *Matcher) scan(hits []Hit, t *table, s shape, text string) []Hit {
	i := 0
	for {
		if i = next(t.bitmap, text, i, s.stride, s.mask); i+8 > len(text) {
			break
		}
		hits = m.verify(hits, t, load8(text[i:i+8])&s.mask, text, i)
		i += s.stride
	}
	for ; i+s.bytes <= len(text); i += s.stride {
		if key := load(text, i) & s.mask; t.bitmap.has(key) {
			hits = m.verify(hits, t, key, text, i)
		}
	}
	return hits
}

// next returns the first place from i on, in steps of stride, where a key may
// stand, or a place with less than eight bytes after it. It is a function of
// its own, and calls none, so that all it needs stays in registers.
func next(keys *bitmap, text string, i, stride int, mask uint64) int {
	for ; i+8 <= len(text); i += stride {
		if keys.has(load8(text[i:i+8]) & mask) {
			break
		}
	}
	return i
}

// verify appends the phrases with the given key that really stand around at.
func (m *Matcher) verify(hits []Hit, t *table, key uint64, text string, at int) []Hit {
	slot := t.find(key)
	if slot.crowd > 0 {
		c := &t.crowds[slot.crowd-1]
		for _, p := range c.placings {
			start := at - p.at
			end := start + p.length
			if start < 0 || end > len(text) {
				continue
			}
			for _, phrase := range c.byText[text[start:end]] {
				// Phrases of one text may differ in where their key stands.
				hits = m.edges(hits, phrase, text, start, end)
			}
		}
		return hits
	}
	for i := slot.first; i > 0; i = t.entries[i-1].next {
		e := &t.entries[i-1]
		start := at - int(e.at)
		end := start + len(m.phrases[e.phrase].Text)
		if start >= 0 && end <= len(text) && text[start:end] == m.phrases[e.phrase].Text {
			hits = m.edges(hits, e.phrase, text, start, end)
		}
	}
	return hits
}

// edges appends a phrase that stands in the text, if it starts and ends at the
// edge of a word there.
func (m *Matcher) edges(hits []Hit, phrase int32, text string, start, end int) []Hit {
	if !atEdge(text, start) || !m.phrases[phrase].Prefix && !atEdge(text, end) {
		return hits
	}
	return append(hits, Hit{int(phrase), start, end})
}

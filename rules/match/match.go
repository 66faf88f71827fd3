// Package match finds many phrases in one pass over folded text.
//
// A phrase is found where it starts and ends at the edge of a word. So it
// holds places where a word begins, and the scan has to look at such places
// only, one in six of English. Each phrase is known by one of its beginnings,
// the one that other text is least likely to hold. At every beginning in the
// text the scan reads four bytes, hashes them and asks a small bitmap whether
// any phrase is known by what starts like that; if so, it asks another one with
// all of the key. Nearly always the answer is no. Thousands of phrases are built in a few
// milliseconds; an automaton of the same phrases takes ten times that. The few
// phrases without such a beginning, which consist of signs, are looked for
// everywhere by three of their bytes, and those shorter still one by one.
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
	heads   *heads  // the first bytes of keys; nil without beginnings
	keys    *filter // of all lengths
	tables  [len(lengths)]table
	signs   table   // phrases without a beginning, by their first bytes
	marks   []byte  // with which of them begin
	tiny    []int32 // phrases too short for a key
}

// New builds a matcher. Empty phrases are never found.
func New(phrases []Phrase) *Matcher {
	m := &Matcher{phrases: phrases}
	m.tables[0].entries = make([]entry, 0, len(phrases))
	crowd := new(crowding)
	for i, p := range phrases {
		at, length := chooseKey(p.Text, crowd)
		switch {
		case at >= 0:
			if m.heads == nil {
				m.heads, m.keys = new(heads), new(filter)
			}
			key := keyAt(p.Text, at, length)
			crowd.add(key)
			m.heads.set(load4(p.Text[at:]))
			m.keys.set(key)
			m.tables[length].add(newEntry(key, p.Text, i, at))
		case len(p.Text) >= leastKey:
			if !slices.Contains(m.marks, p.Text[0]) {
				m.marks = append(m.marks, p.Text[0])
			}
			m.signs.add(newEntry(keyAt(p.Text, 0, shortest), p.Text, i, 0))
		case p.Text != "":
			m.tiny = append(m.tiny, int32(i))
		}
	}
	for t := range m.tables {
		m.tables[t].seal(phrases)
	}
	m.signs.seal(phrases)
	return m
}

// chooseKey chooses the beginning that a phrase is known by, and the index of
// the length of its key: the one that text is least likely to hold by chance.
// That is one that reaches from one word into the next, and has rare letters.
// Where many phrases share a key already, another is better. It returns a
// place of -1 where the phrase has no beginning with enough bytes behind it.
func chooseKey(text string, crowd *crowding) (at, length int) {
	at = -1
	best := -1 << 30
	before := byte(0)
	for i := 0; i+leastKey <= len(text); i++ {
		starts := begins(before, text[i])
		if before = text[i]; !starts {
			continue
		}
		k := 0
		for i+lengths[k] > len(text) {
			k++
		}
		key := text[i : i+lengths[k]]
		score := rarityOf(key) - 4*crowd.of(keyAt(text, i, k))
		if len(key) > leastKey && strings.IndexByte(key[2:len(key)-2], ' ') >= 0 {
			score += acrossWords
		}
		if score > best {
			best, at, length = score, i, k
		}
	}
	return at, length
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
func (m *Matcher) Find(text string) []Hit { return m.Append(nil, text) }

// Append is Find that puts the hits behind others.
func (m *Matcher) Append(others []Hit, text string) []Hit {
	hits := others
	if m.heads != nil {
		hits = m.scan(hits, text)
	}
	for _, mark := range m.marks {
		for at := 0; ; at++ {
			n := strings.IndexByte(text[at:], mark)
			if n < 0 || at+n+leastKey > len(text) {
				break
			}
			at += n
			hits = m.verify(hits, &m.signs, keyAt(text, at, shortest), text, at)
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
	found := hits[len(others):]
	slices.SortFunc(found, func(a, b Hit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return b.End - a.End
		}
		return a.Phrase - b.Phrase
	})
	return hits[:len(others)+len(slices.Compact(found))]
}

// scan appends the hits of the phrases that are known by a beginning.
func (m *Matcher) scan(hits []Hit, text string) []Hit {
	const stretch = 64
	var places [stretch]uint8
	from, before := 0, byte(0)
	for ; from+stretch+longestKey <= len(text); from += stretch {
		part := text[from : from+stretch+longestKey] // keys reach over the end of the stretch
		starts := beginnings(part[:stretch], before)
		before = part[stretch-1]
		for _, i := range places[:m.likely(part, starts, &places)] {
			hits = m.verifyBeginning(hits, text, from+int(i))
		}
	}
	for ; from < len(text); from++ {
		if begins(before, text[from]) {
			hits = m.verifyBeginning(hits, text, from)
		}
		before = text[from]
	}
	return hits
}

// likely writes down those of the places in a text that may be the beginning
// of a phrase, and returns how many they are. It decides without branching,
// which nobody could foresee: first by the heads, which one in five beginnings
// of English passes, then by whole keys.
func (m *Matcher) likely(text string, starts uint64, places *[64]uint8) int {
	heads, known := m.heads, m.keys
	n := 0
	for ; starts != 0; starts &= starts - 1 {
		i := bits.TrailingZeros64(starts)
		places[n&63] = uint8(i)
		n += int(heads.has(load4(text[i : i+leastKey])))
	}
	some := 0
	for _, i := range places[:n] {
		part := text[i : int(i)+longestKey]
		k := keys(load8(part), load4(part[8:]))
		places[some&63] = i
		some += 1 - int(known.missing(k[0])&known.missing(k[1])&known.missing(k[2]))
	}
	return some
}

// verifyBeginning appends the phrases that are known by what begins at a place.
func (m *Matcher) verifyBeginning(hits []Hit, text string, at int) []Hit {
	for k, key := range keys(wordsAt(text, at)) {
		if m.keys.missing(key) == 0 {
			hits = m.verify(hits, &m.tables[k], key, text, at)
		}
	}
	return hits
}

// verify appends the phrases with the given key that really stand around at.
func (m *Matcher) verify(hits []Hit, t *table, key uint64, text string, at int) []Hit {
	if len(t.slots) == 0 {
		return hits
	}
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
		end := start + int(e.length)
		// The last byte is compared first, for it lies at hand.
		if start >= 0 && end <= len(text) && text[end-1] == e.last && text[start:end] == m.phrases[e.phrase].Text {
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

package wording

import (
	"math/bits"
	"strings"
)

// spun is a spun term in a folded text.
type spun struct {
	start, end int
	spin       *spin
}

// findSpins calls found for every spun term in a folded text, in order. It
// takes linear time.
func findSpins(text string, found func(spun)) {
	w := walk{text: text, found: found}
	at := 0
	for ; at+8 <= len(text); at += 8 {
		x := load8(text[at:])
		for m := zeros(x^blanks) | zeros(x^lineEnds); m != 0; m &= m - 1 {
			w.word(at + bits.TrailingZeros64(m)/8)
		}
	}
	for ; at < len(text); at++ {
		w.word(at)
	}
	w.word(len(text))
}

const (
	ones     = 0x0101010101010101
	blanks   = ' ' * ones
	lineEnds = '\n' * ones
)

// zeros sets the top bit of every byte that is zero, and of some that are not.
func zeros(x uint64) uint64 { return (x - ones) &^ x & (ones << 7) }

// walk goes through a text blank by blank.
type walk struct {
	text  string
	found func(spun)
	from  int    // where the open word starts
	left  int    // where the word before it starts; -1: it is no neighbour
	hash  uint64 // of that word
}

// word takes up the word that ends at an offset, if a blank, a line end or the
// end of the text stands there.
func (w *walk) word(end int) {
	text := w.text
	if end < len(text) && text[end] != ' ' && text[end] != '\n' {
		return
	}
	start, stop := w.from, end
	w.from = end + 1
	for start < stop && !inWord[text[start]] {
		start++
		w.left = -1
	}
	for stop > start && !inWord[text[stop-1]] {
		stop--
	}
	if start == stop {
		w.left = -1
		return
	}
	own := hashAt(text, stop, stop-start)
	if w.left >= 0 && start > 0 {
		right := own
		if text[stop-1] == 's' {
			right = hashWord(stem(text[start:stop]))
		}
		if key := pairKey(w.hash, right); mayBeSpun(key) {
			if hit, ok := spinTable().match(text, key, w.left, start, stop); ok {
				w.found(hit)
			}
		}
	}
	w.left, w.hash = start, own
	if stop != end || end < len(text) && text[end] != ' ' || !mayLead(own) {
		w.left = -1
	}
}

// match finds the longest spin that stands where two words stand, one word
// swapped before two.
func (s *spins) match(text string, key uint32, left, right, end int) (best spun, ok bool) {
	for n := s.slots[key&(1<<slotBits-1)]; n != 0; n = s.all[n-1].next {
		x := &s.all[n-1]
		if x.key != key {
			continue
		}
		hit, fits := s.place(text, x, left, right, end)
		if !fits {
			continue
		}
		wider := hit.end - hit.start - (best.end - best.start)
		if !ok || wider > 0 || wider == 0 && x.other < best.spin.other {
			best, ok = hit, true
		}
	}
	if ok && s.isOrdinary(text[best.start:best.end]) {
		return spun{}, false
	}
	return best, ok
}

// place compares a spin with the text around two words.
func (s *spins) place(text string, x *spin, left, right, end int) (hit spun, ok bool) {
	t := s.terms[x.term].text
	from := int(x.from)
	word := s.words[x.word].text
	start := left
	rest := t[wordEnd(t, from):] // behind the swapped word
	at := left                   // where the swapped word stands
	if from > 0 {
		start = right - from
		at = right
		if start < 0 || text[start:right] != t[:from] {
			return hit, false
		}
	}
	if start > 0 && (inWord[text[start-1]] || text[start-1] == '-') || !strings.HasPrefix(text[at:], word) {
		return hit, false
	}
	stop := at + len(word)
	last := word
	if x.other > 0 {
		last = s.words[x.other-1].text
		rest = " " + last
	}
	if rest != "" {
		if !strings.HasPrefix(text[stop:], rest) {
			// The last word alone may be a plural that is spelt anew.
			if !strings.HasSuffix(rest, "y") || !strings.HasPrefix(text[stop:], rest[:len(rest)-1]+"ies") {
				return hit, false
			}
			return s.bounded(text, spun{start, stop + len(rest) + 2, x})
		}
		stop += len(rest)
		last = rest
	}
	if stop < len(text) && inWord[text[stop]] && text[stop] != '\'' {
		many := pluralOf(last)
		if !strings.HasPrefix(text[stop-len(last):], many) {
			return hit, false
		}
		stop += len(many) - len(last)
	} else if from > 0 && rest == "" && strings.HasSuffix(t, "s") && !strings.HasSuffix(last, "s") && stop != end {
		return hit, false
	}
	return s.bounded(text, spun{start, stop, x})
}

// bounded reports whether a hit ends where a word ends; a possessive stays
// outside.
func (s *spins) bounded(text string, hit spun) (spun, bool) {
	rest := text[hit.end:]
	rest = strings.TrimPrefix(rest, "'s")
	rest = strings.TrimPrefix(rest, "'")
	return hit, rest == "" || !inWord[rest[0]] && rest[0] != '-'
}

// isOrdinary reports whether people use the phrase, in the singular or plural.
func (s *spins) isOrdinary(phrase string) bool {
	if s.ordinary[phrase] {
		return true
	}
	if one, ok := strings.CutSuffix(phrase, "ies"); ok && s.ordinary[one+"y"] {
		return true
	}
	one, ok := strings.CutSuffix(phrase, "s")
	return ok && (s.ordinary[one] || s.ordinary[strings.TrimSuffix(one, "e")])
}

package corpus

import "sort"

// Text is the reader's text: entities decoded, inline markup removed, soft
// line breaks folded to a space, hard ones kept as "\n". A sorted table of
// runs ties every byte of it to the source.
//
// The invariants, which the fuzz tests hold every reader to: runs are sorted
// and cover the text without a gap; the source places they name ascend; every
// place lies inside the source; a verbatim run equals its source bytes.
type Text struct {
	text    string
	runs    []run
	decoded *decoded
}

// run ties the text from offset text up to the next run's to decoded bytes.
// In a verbatim run byte n of the run is byte src+n; an atom stands as a whole
// for the bytes src to end: an entity, a folded line break, a repaired byte.
type run struct {
	text, src, end int
	atom           bool
}

// String is the whole text.
func (t *Text) String() string { return t.text }

// Len is the length of the text in bytes.
func (t *Text) Len() int { return len(t.text) }

// Span returns the source bytes that the range was read from. A range that
// crosses markup maps to one span with that markup inside. An empty range maps
// to an empty span at its place.
func (t *Text) Span(r Range) Span {
	start := t.source(r.Start, false)
	if r.End <= r.Start {
		return Span{t.decoded.raw(start), t.decoded.raw(start)}
	}
	end := t.source(r.End, true)
	return Span{t.decoded.raw(start), t.decoded.raw(max(start, end))}
}

// Verbatim reports whether the text of the range stands in the source just so,
// byte for byte: only then may an edit be made from offsets inside it.
func (t *Text) Verbatim(r Range) bool {
	if t.decoded.wide || r.End <= r.Start {
		return false
	}
	i := t.run(r.Start)
	return !t.runs[i].atom && (i+1 == len(t.runs) || r.End <= t.runs[i+1].text)
}

// run returns the index of the run that holds the text offset.
func (t *Text) run(offset int) int {
	return sort.Search(len(t.runs), func(i int) bool { return t.runs[i].text > offset }) - 1
}

// source maps one text offset to the decoded bytes. As the end of a range it
// is the end of the byte before it.
func (t *Text) source(offset int, end bool) int {
	if len(t.runs) == 0 {
		return 0
	}
	if end {
		r := t.runs[max(0, t.run(offset-1))]
		if r.atom {
			return r.end
		}
		return r.src + offset - r.text
	}
	i := t.run(offset)
	if i < 0 {
		return t.runs[0].src
	}
	r := t.runs[i]
	if r.atom {
		if offset >= len(t.text) {
			return r.end
		}
		return r.src
	}
	return min(r.src+offset-r.text, r.end)
}

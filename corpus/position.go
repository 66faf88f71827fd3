package corpus

import (
	"sort"
	"unicode/utf8"
)

// Position is a place in the source as people count: lines and columns from 1,
// columns in code points.
type Position struct {
	Offset int // bytes from 0
	Line   int
	Column int
}

// Position works out the line and column of a source offset. An offset outside
// the source counts as the nearest one inside it.
func (a *Article) Position(offset int) Position {
	offset = max(0, min(offset, len(a.Source)))
	at := a.decoded.back(offset)
	starts := a.lineStarts()
	line := sort.SearchInts(starts, at+1) - 1
	return Position{
		Offset: offset,
		Line:   line + 1,
		Column: a.count(starts[line], at) + 1,
	}
}

func (a *Article) lineStarts() []int {
	return a.lines.of(a, func(a *Article) []int { return a.decoded.lineStarts() })
}

// count is the number of characters between two decoded offsets. A position far
// out on a long line must not cost the whole line each time.
func (a *Article) count(from, to int) int {
	text := a.decoded.utf8
	if to-from < 2*runeStride {
		return utf8.RuneCount(text[from:to])
	}
	marks := a.runes.of(a, func(a *Article) []int { return a.decoded.runeMarks() })
	i, k := from/runeStride+1, to/runeStride
	return utf8.RuneCount(text[from:runeBoundary(text, i*runeStride)]) + marks[k] - marks[i] +
		utf8.RuneCount(text[min(to, runeBoundary(text, k*runeStride)):to])
}

const runeStride = 512

// runeMarks counts the characters before every stride of the text.
func (d *decoded) runeMarks() []int {
	marks := make([]int, 1, len(d.utf8)/runeStride+2)
	for at, n := 0, 0; len(marks)*runeStride <= len(d.utf8); {
		next := runeBoundary(d.utf8, len(marks)*runeStride)
		n += utf8.RuneCount(d.utf8[at:next])
		at, marks = next, append(marks, n)
	}
	return marks
}

// runeBoundary is the first place from an offset on where a character begins,
// damaged ones included.
func runeBoundary(text []byte, at int) int {
	for end := min(at+utf8.UTFMax-1, len(text)); at < end && !utf8.RuneStart(text[at]); {
		at++
	}
	return at
}

// Line returns the text of the line that the source offset lies on, without
// its line end, and where that line starts in the source. Damaged bytes in it
// are replaced.
func (a *Article) Line(offset int) (text string, start int) {
	at := a.decoded.back(max(0, min(offset, len(a.Source))))
	starts := a.lineStarts()
	line := sort.SearchInts(starts, at+1) - 1
	from, to := starts[line], len(a.decoded.utf8)
	if line+1 < len(starts) {
		to = starts[line+1]
	}
	for to > from && (a.decoded.utf8[to-1] == '\n' || a.decoded.utf8[to-1] == '\r') {
		to--
	}
	return string(a.decoded.utf8[from:to]), a.decoded.raw(from)
}

// Raw returns the source bytes of a span as UTF-8, whatever the source's
// encoding is.
func (a *Article) Raw(s Span) string {
	return string(a.decoded.utf8[a.decoded.back(s.Start):a.decoded.back(s.End)])
}

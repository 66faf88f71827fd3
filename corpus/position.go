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
	starts := a.lines()
	line := sort.SearchInts(starts, at+1) - 1
	return Position{
		Offset: offset,
		Line:   line + 1,
		Column: utf8.RuneCount(a.decoded.utf8[starts[line]:at]) + 1,
	}
}

// Line returns the text of the line that the source offset lies on, without
// its line end, and where that line starts in the source. Damaged bytes in it
// are replaced.
func (a *Article) Line(offset int) (text string, start int) {
	at := a.decoded.back(max(0, min(offset, len(a.Source))))
	starts := a.lines()
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

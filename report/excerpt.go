package report

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/copydesk/copydesk/corpus"
)

// excerpt is the source line of a finding as a terminal shows it: printable,
// cut to a width, and parted where the marks begin and end.
type excerpt struct {
	before, marked, after string
}

const ellipsis = "…"

// excerptOf shows a span in its line. Only as much of the source is looked at
// as a line of the given width can show, however long the line is. Of a span
// that runs over several lines the first is shown.
func excerptOf(a *corpus.Article, s corpus.Span, width int) excerpt {
	reach := 4*width + 16 // bytes: enough for the longest characters
	source := len(a.Source)
	start, end := max(0, min(s.Start, source)), max(0, min(s.End, source))
	from, to := max(0, start-reach), min(source, end+reach)
	before := a.Raw(corpus.Span{Start: from, End: start})
	if from > 0 {
		before = fromRune(before)
	}
	cutBefore := from > 0
	if i := strings.LastIndexAny(before, "\r\n"); i >= 0 {
		before, cutBefore = before[i+1:], false
	}
	stop := min(end, start+reach)
	marked := a.Raw(corpus.Span{Start: start, End: stop})
	after, cutAfter := "", stop < end
	if stop < end {
		marked = toRune(marked)
	}
	if i := strings.IndexAny(marked, "\r\n"); i >= 0 {
		marked, cutAfter = marked[:i], end > start+i+2
	} else if stop == end {
		after = a.Raw(corpus.Span{Start: end, End: to})
		if cutAfter = to < source; cutAfter {
			after = toRune(after)
		}
		if i := strings.IndexAny(after, "\r\n"); i >= 0 {
			after, cutAfter = after[:i], false
		}
	}
	if !cutBefore {
		before = strings.TrimLeft(before, " \t")
	}
	e := excerpt{Printable(before), Printable(marked), Printable(strings.TrimRight(after, " \t"))}
	return e.fit(width, cutBefore, cutAfter)
}

// fromRune leaves out the end of a character that a cut went through.
func fromRune(s string) string {
	for i := range min(len(s), utf8.UTFMax) {
		if utf8.RuneStart(s[i]) {
			return s[i:]
		}
	}
	return s
}

// toRune is fromRune for the end of a cut.
func toRune(s string) string {
	for range utf8.UTFMax - 1 {
		if r, size := utf8.DecodeLastRuneInString(s); r != utf8.RuneError || size != 1 {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

// fit cuts the excerpt to a width. What is marked comes first; the context on
// both sides shares the rest.
func (e excerpt) fit(width int, cutBefore, cutAfter bool) excerpt {
	rest := max(0, width-displaywidth.String(e.marked))
	left, right := displaywidth.String(e.before), displaywidth.String(e.after)
	forLeft := min(left, max(rest/2, rest-right))
	forRight := min(right, rest-forLeft)
	switch {
	case rest == 0 && e.after == "" && cutAfter, displaywidth.String(e.marked) > width:
		e.marked = cutEnd(e.marked, width-1) + ellipsis
	case e.after == "" && cutAfter:
		e.marked += ellipsis
	}
	if forLeft < left || cutBefore {
		e.before = cutStart(e.before, forLeft-1)
	}
	if forRight < right || cutAfter && e.after != "" {
		e.after = cutEnd(e.after, forRight-1) + ellipsis
		if forRight < 1 {
			e.after = ""
		}
	}
	return e
}

// cutEnd returns the longest start of s of at most the given width.
func cutEnd(s string, width int) string {
	if plain(s) {
		return s[:max(0, min(width, len(s)))]
	}
	g := displaywidth.StringGraphemes(s)
	at, w := 0, 0
	for g.Next() {
		if w += g.Width(); w > width {
			break
		}
		at += len(g.Value())
	}
	return s[:at]
}

// cutStart returns the longest end of s of at most the given width, behind an
// ellipsis; nothing where there is no room.
func cutStart(s string, width int) string {
	if width < 0 {
		return ""
	}
	if plain(s) {
		return ellipsis + s[max(0, len(s)-width):]
	}
	less := displaywidth.String(s) - width
	g := displaywidth.StringGraphemes(s)
	at := 0
	for less > 0 && g.Next() {
		less -= g.Width()
		at += len(g.Value())
	}
	return ellipsis + s[at:]
}

// line is the source line, marks is what stands under it.
func (e excerpt) line() string { return e.before + e.marked + e.after }

func (e excerpt) marks() (indent, carets string) {
	// Measured together: a mark may begin inside what a terminal joins.
	from := displaywidth.String(e.before)
	to := displaywidth.String(e.before + e.marked)
	return strings.Repeat(" ", from), strings.Repeat("^", max(1, to-from))
}

package corpus

import (
	"strings"
	"unicode"
)

// quoteMarks pairs the marks that enclose titles.
var quoteMarks = [...][2]string{{"“", "”"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}, {"»", "«"}, {"„", "”"}, {"「", "」"}, {"『", "』"}, {"‘", "’"}}

// quoted finds a title in quotation marks and returns where what follows begins.
func (p *entryParser) quoted(at, end int) (Range, int) {
	text := p.text[at:end]
	best, after := Range{}, 0
	for _, q := range quoteMarks {
		open := strings.Index(text, q[0])
		if open < 0 || best.Len() > 0 && at+open >= best.Start || q[0] == "‘" && open > 0 && !strings.HasSuffix(text[:open], " ") {
			continue
		}
		open += len(q[0])
		shut := strings.Index(text[open:], q[1])
		if q[1] == "’" {
			shut = strings.LastIndex(text[open:], q[1])
		}
		if shut < 4 || !strings.Contains(text[open:open+shut], " ") && open > 60 {
			continue
		}
		best = p.trim(at+open, at+open+shut)
		after = at + open + shut + len(q[1])
	}
	return best, after
}

// afterDate reads title and container behind "Author (date)".
func (p *entryParser) afterDate(end int) {
	at := max(p.out.DateRange.End-p.base, p.out.Author.End-p.base)
	if i := strings.IndexByte(p.text[at:end], ')'); i >= 0 && i < 12 {
		at += i + 1
	}
	at = p.skip(at, end)
	stop := p.pieceEnd(at, end)
	p.title = p.cutNote(p.trim(at, stop))
	p.container(stop, end)
}

// cutNote cuts "(2nd ed.)", "[Film]" and the like off the end of a title.
func (p *entryParser) cutNote(r Range) Range {
	for range 3 {
		text := p.text[r.Start:r.End]
		var open int
		switch {
		case strings.HasSuffix(text, ")"):
			open = strings.LastIndexByte(text, '(')
		case strings.HasSuffix(text, "]"):
			open = strings.LastIndexByte(text, '[')
		default:
			return r
		}
		if open < 3 {
			return r
		}
		r = p.trim(r.Start, r.Start+open)
	}
	return r
}

// pieceEnd is where the piece that begins at the offset ends: before a full
// stop that a blank and a new piece follow, or behind a question mark.
func (p *entryParser) pieceEnd(at, end int) int {
	for i := at; i < end; i++ {
		switch p.text[i] {
		case '?', '!':
			if i+1 == end || p.text[i+1] == ' ' && i+2 < end && (unicode.IsUpper(firstRune(p.text[i+2:])) || p.text[i+2] == '(') {
				return i + 1
			}
		case '.':
			if i+1 >= end {
				return i
			}
			if p.text[i+1] != ' ' || p.initialBefore(i+1) && !p.longPiece(at, i) {
				continue
			}
			if next := firstRune(strings.TrimLeft(p.text[i+1:end], " ")); unicode.IsLower(next) && next < 0x250 {
				if w := strings.TrimLeft(p.text[i+1:end], " "); !strings.HasPrefix(w, "doi") && !strings.HasPrefix(w, "http") && !strings.HasPrefix(w, "arXiv") {
					continue
				}
			}
			return i
		}
	}
	return end
}

// longPiece reports whether the piece is one where an initial at its end
// belongs to an author list that a title follows.
func (p *entryParser) longPiece(at, stop int) bool {
	piece := p.text[at:stop]
	if !strings.Contains(strings.TrimSpace(piece), " ") {
		return false
	}
	if !strings.Contains(piece, ",") {
		// "Tess K. Marlow, Ferries": the family name is still to come.
		next, _, _ := strings.Cut(strings.TrimLeft(p.text[stop+1:], " "), " ")
		if strings.HasSuffix(next, ",") {
			return false
		}
	}
	return p.authorsLike(at, stop)
}

// container reads the first piece behind the title.
func (p *entryParser) container(at, end int) {
	at = p.skip(at, end)
	if d := p.out.DateRange; d.Len() > 0 && d.Start-p.base == at && d.End-p.base < end {
		at = p.skip(d.End-p.base, end)
	}
	text := p.text[at:end]
	if strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[") {
		if shut := strings.IndexAny(text, ")]"); shut > 0 {
			if place := text[1:shut]; p.out.DateRange.Len() > 0 && strings.Contains(place, ":") && shut < 120 {
				// (London: Quay, 2010)
				colon := strings.Index(place, ":")
				rest := place[colon+1:]
				if i := strings.LastIndex(rest, ","); i > 0 {
					rest = rest[:i]
				}
				p.out.Container = p.place(p.trim(at+1+colon+1, at+1+colon+1+len(rest)))
				return
			}
			at = p.skip(at+shut+1, end)
			text = p.text[at:end]
		}
	}
	for _, lead := range []string{"In: ", "In ", "in: ", "in ", "Retrieved from ", "Available at ", "Available from ", "Accessed ", "Retrieved "} {
		if strings.HasPrefix(text, lead) {
			if lead[0] == 'R' || lead[0] == 'A' {
				return
			}
			at += len(lead)
			text = p.text[at:end]
		}
	}
	stop := p.pieceEnd(at, end)
	piece := p.text[at:stop]
	// "London: Quay Press, 2021"
	if i := strings.Index(piece, ": "); i > 0 && i < 40 && !strings.ContainsAny(piece[:i], "0123456789,") {
		at += i + 2
		piece = p.text[at:stop]
	}
	cut := len(piece)
	if i := strings.IndexAny(piece, ",;(["); i > 0 {
		cut = i
	}
	if i := strings.IndexAny(piece[:cut], "0123456789"); i > 0 {
		cut = i
	} else if i == 0 {
		return
	}
	if d := p.out.DateRange; d.Len() > 0 && d.Start-p.base >= at && d.Start-p.base < at+cut {
		cut = d.Start - p.base - at
	}
	piece = strings.TrimRight(piece[:cut], " .,")
	for _, w := range []string{" vol", " no", " pp", " p", " Vol", " Bd", " Heft"} {
		piece = strings.TrimSuffix(piece, w)
	}
	if r := p.trim(at, at+len(piece)); r.Len() > 0 && unicode.IsLetter(firstRune(p.text[r.Start:])) {
		p.out.Container = p.place(r)
	}
}

package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parts finds author, date, title and container. What it goes by is the shape
// that all styles share: the author stands first, the title in quotation marks
// or between full stops, the date in brackets or as a year near the end.
func (p *entryParser) parts() {
	end := len(p.text)
	if b := p.body(); b < end {
		end = b
	}
	authorEnd := p.date(end)
	at := p.skip(p.start, end)
	quoted, after := p.quoted(at, end)
	switch {
	case p.title.Len() > 0 && p.title.Start >= at && p.title.End <= len(p.text):
		after = p.title.End
	case quoted.Len() > 0:
		p.title = quoted
	}
	switch {
	case p.title.Len() > 0:
		// Whatever stands before the title is its author.
		before := p.title.Start
		if authorEnd > at {
			before = min(before, authorEnd)
		}
		p.author(at, at+len(strings.TrimRight(p.text[at:max(at, before)], " \"“„«»‘「『[")))
		p.container(after, end)
	case authorEnd > at && authorEnd < end:
		p.author(at, authorEnd)
		p.afterDate(end)
	default:
		p.pieces(at, end)
	}
	p.out.Title = p.place(p.title)
}

func (p *entryParser) place(r Range) Range {
	if r.Len() <= 0 {
		return Range{}
	}
	return Range{p.base + r.Start, p.base + r.End}
}

// body is where the part of an entry ends that holds author, title and
// container: at the first address or identifier.
func (p *entryParser) body() int {
	end := len(p.text)
	for _, l := range p.out.Locators {
		if l.Kind < LocatorPages && l.Range.Start-p.base > p.start && strings.Contains(p.text[l.Range.Start-p.base:l.Range.End-p.base], l.Value) {
			end = l.Range.Start - p.base
			break
		}
	}
	return end
}

const entryBlanks = " \t\u00A0"

// skip leads past blanks, marks and dashes.
func (p *entryParser) skip(at, end int) int {
	for at < end {
		r, n := utf8.DecodeRuneInString(p.text[at:end])
		if !unicode.IsSpace(r) && !strings.ContainsRune(".,;:–—-|/·", r) {
			break
		}
		at += n
	}
	return at
}

// trim cuts blanks and separators off both ends.
func (p *entryParser) trim(start, end int) Range {
	start = p.skip(start, max(start, end))
	for end > start {
		r, n := utf8.DecodeLastRuneInString(p.text[start:end])
		if !unicode.IsSpace(r) && !strings.ContainsRune(",;:–—-|/·", r) && (r != '.' || p.initialBefore(end)) {
			break
		}
		end -= n
	}
	return Range{start, max(start, end)}
}

// initialBefore reports whether the full stop before the offset belongs to an
// initial or an abbreviation.
func (p *entryParser) initialBefore(end int) bool {
	word := p.text[:end-1]
	word = word[strings.LastIndexAny(word, " ,.-(\u00A0&")+1:]
	return utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)) || shortened[strings.ToLower(word)]
}

// shortened are words whose full stop ends no piece of an entry.
var shortened = map[string]bool{
	"al": true, "ed": true, "eds": true, "hrsg": true, "vol": true, "no": true, "nr": true, "pp": true, "p": true, "trans": true,
	"dr": true, "st": true, "jr": true, "inc": true, "co": true, "ltd": true, "dept": true, "univ": true, "vs": true, "u.s": true, "mr": true, "mrs": true,
	"bd": true, "aufl": true, "repr": true, "rev": true,
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// date finds the date of the entry and returns where what stands before it
// ends, if that is a date in the place of one that follows the author; else 0.
func (p *entryParser) date(end int) int {
	// In brackets: behind the author, or behind the place and the publisher.
	for at := p.start; at < end; {
		i := strings.IndexByte(p.text[at:end], '(')
		if i < 0 {
			break
		}
		open := at + i
		shut := strings.IndexByte(p.text[open:min(end, open+80)], ')')
		if shut < 0 {
			at = open + 1
			continue
		}
		shut += open
		inside := p.text[open+1 : shut]
		if d, r, ok := bracketDate(inside); ok {
			p.out.Date, p.out.DateRange = d, Range{p.base + open + 1 + r.Start, p.base + open + 1 + r.End}
			if r.Start == 0 {
				return open
			}
			return 0
		}
		if lower := strings.ToLower(inside); lower == "n.d." || lower == "o. j." || lower == "o.j." || lower == "s.f." || lower == "s.d." || lower == "forthcoming" || lower == "in press" || lower == "б. д." {
			return open
		}
		at = shut
	}
	// Elsewhere: the last year that is no part of a word, number or locator,
	// with the day and month before or behind it. "2021. Title" follows an author.
	for at := end; at > p.start; {
		i := strings.LastIndexAny(p.text[p.start:at], "0123456789")
		if i < 0 {
			return 0
		}
		stop := p.start + i + 1
		start := stop
		for start > p.start && isDigit(p.text[start-1]) {
			start--
		}
		at = start
		if stop-start != 4 || !looksYear(p.text[start:stop]) || start > 0 && strings.IndexByte("-/.:(", p.text[start-1]) >= 0 && !p.dotted(start) || stop < len(p.text) && strings.IndexByte("-/", p.text[stop]) >= 0 && !p.iso(start) {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(p.text[:start]); r == '–' || unicode.IsLetter(r) {
			continue
		}
		if word := strings.TrimRight(p.text[p.start:start], ". "); len(word) > 0 && accessed(p.text[p.start:start]) {
			continue
		}
		d, r := p.aroundYear(start, stop)
		p.out.Date, p.out.DateRange = d, Range{p.base + r.Start, p.base + r.End}
		rest := p.text[r.End:end]
		if d.Month == 0 && strings.HasPrefix(rest, ". ") && len(rest) > 12 && strings.HasSuffix(p.text[p.start:start], ". ") && p.authorsLike(p.start, start) {
			return start
		}
		return 0
	}
	return 0
}

// accessed reports whether the day that follows is that of somebody's visit.
func accessed(before string) bool {
	tail := strings.ToLower(before[max(0, len(before)-40):])
	for _, w := range []string{"accessed", "retrieved", "visited", "viewed", "abgerufen", "zugriff", "consulté", "consultado", "consultato", "geraadpleegd", "dostęp", "дата обращения", "дата звернення", "cited"} {
		if strings.Contains(tail, w) {
			return true
		}
	}
	return false
}

// dotted reports whether what precedes the year is "06.12." of a numeric date.
func (p *entryParser) dotted(year int) bool {
	before := p.text[p.start:year]
	return len(before) > 3 && (before[len(before)-1] == '.' || before[len(before)-1] == '/') && isDigit(before[len(before)-2])
}

// iso reports whether the year begins a date in ISO form.
func (p *entryParser) iso(year int) bool {
	rest := p.text[year:]
	return len(rest) >= 7 && rest[4] == '-' && isDigit(rest[5]) && isDigit(rest[6])
}

// aroundYear reads the longest date of which the year is a part.
func (p *entryParser) aroundYear(start, stop int) (Date, Range) {
	// The year first.
	d := dateParser{s: p.text[:min(len(p.text), stop+40)], i: start, words: dateWords()}
	best, r := Date{Year: atoi(p.text[start:stop])}, Range{start, stop}
	if got, ok := d.date(); ok && got.Month > 0 {
		return got, Range{start, d.i}
	}
	// The year, a comma, and a day of it: "2021, May 3".
	d.i = stop
	if d.eat(",") && d.blanks() {
		if got, ok := d.dayOf(best.Year); ok {
			return got, Range{start, d.i}
		}
	}
	// The year last, behind at most three words.
	for from, words := start, 0; words < 4; words++ {
		cut := strings.TrimRight(p.text[p.start:from], entryBlanks+",./")
		from = p.start + strings.LastIndexAny(cut, " ,(.;/\u00A0") + 1
		if strings.LastIndexAny(cut, " ,(.;/\u00A0") < 0 {
			from = p.start
		} else if !utf8.RuneStart(p.text[from]) {
			break
		}
		d := dateParser{s: p.text[:stop], i: from, words: dateWords()}
		if got, ok := d.date(); ok && d.i == stop && got.Month > 0 && got.Day >= best.Day {
			best, r = got, Range{from, stop}
		}
		if from == p.start {
			break
		}
	}
	return best, r
}

// dayOf reads a month or a day and a month.
func (p *dateParser) dayOf(year int) (Date, bool) {
	d := Date{Year: year}
	at := p.i
	if n, width := p.number(); width == 1 || width == 2 {
		d.Day = n
		p.eat(".")
		p.kind(wordSuffix)
		for p.blanks() || p.kind(wordJoiner) {
			continue
		}
		d.Month = p.month()
	} else {
		p.i = at
		if d.Month = p.month(); d.Month > 0 {
			end := p.i
			p.filler()
			if n, width := p.number(); width == 1 || width == 2 {
				d.Day = n
			} else {
				p.i = end
			}
		}
	}
	return d, d.Month > 0 && d.possible()
}

func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// bracketDate reads "2021", "2021a", "2021, May 3", "May 2021", "London: Quay, 2010".
func bracketDate(s string) (Date, Range, bool) {
	s = strings.TrimRight(s, " ")
	for at := 0; at+4 <= len(s); at++ {
		if !isDigit(s[at]) {
			continue
		}
		end := at
		for end < len(s) && isDigit(s[end]) {
			end++
		}
		if end-at != 4 || !looksYear(s[at:end]) || at > 0 && (s[at-1] == '-' || s[at-1] == '/' || wordByte(s[at-1])) {
			at = end
			continue
		}
		if strings.HasPrefix(s[end:], "–") || strings.HasPrefix(s[end:], "-") && (len(s) <= end+1 || len(s) != end+6) {
			return Date{Year: atoi(s[at:end])}, Range{at, end}, at == 0 && end+3 <= len(s)
		}
		p := entryParser{text: s}
		d, r := p.aroundYear(at, end)
		if r.Start > 0 && !strings.ContainsAny(s[:r.Start], ",:;") {
			return Date{}, Range{}, false
		}
		return d, r, true
	}
	return Date{}, Range{}, false
}

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

// pieces reads an entry without a date behind its author.
func (p *entryParser) pieces(at, end int) {
	if at >= end {
		return
	}
	// Author: Title. Place year
	if i := strings.Index(p.text[at:end], ": "); i > 0 && i < 80 && !strings.ContainsAny(p.text[at:at+i], "(") && p.authorsLike(at, at+i) {
		p.author(at, at+i)
		stop := p.pieceEnd(at+i+2, end)
		p.title = p.cutNote(p.trim(at+i+2, stop))
		p.container(stop, end)
		return
	}
	stop := p.pieceEnd(at, end)
	rest := p.skip(stop, end)
	if rest < end && stop < end && p.authorsLike(at, stop) && p.pieceEnd(rest, end)-rest > 3 {
		p.author(at, stop)
		stop = p.pieceEnd(rest, end)
		p.title = p.cutNote(p.trim(rest, stop))
		p.container(stop, end)
		return
	}
	// Jane Roe, Title (Place: Publisher, year), page
	if i := strings.Index(p.text[at:stop], ", "); i > 0 && i < 60 && p.nameLike(at, at+i) {
		from := at + i + 2
		cut := stop
		if open := strings.Index(p.text[from:stop], " ("); open > 0 {
			cut = from + open
		} else if comma := strings.Index(p.text[from:stop], ", "); comma > 0 {
			cut = from + comma
		}
		if cut-from > 3 {
			p.author(at, at+i)
			p.title = p.trim(from, cut)
			p.container(cut, end)
			return
		}
	}
	p.title = p.cutNote(p.trim(at, stop))
	if open := strings.Index(p.text[p.title.Start:p.title.End], " ("); open > 0 && p.out.DateRange.Len() > 0 && p.out.DateRange.Start-p.base > p.title.Start+open && p.out.DateRange.End-p.base < p.title.End {
		stop = p.title.Start + open
		p.title = p.trim(p.title.Start, stop)
	}
	p.container(stop, end)
}

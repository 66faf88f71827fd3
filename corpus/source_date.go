package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

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

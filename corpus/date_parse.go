package corpus

import (
	"strings"
	"time"
)

// ParseDate reads a text that is nothing but a date, perhaps with a weekday
// before it and a time after it: ISO 8601, RFC 1123, "December 6, 2025",
// "6. Dezember 2025", "2025年12月6日", "06.12.2025". Days come first where dots
// stand between numbers; with slashes or hyphens the order must show, so
// "12/06/2025" is no date and "25/06/2025" is. Dates that no calendar has are
// refused, as are years of two digits. Span and From of the result are zero.
func ParseDate(s string) (Date, bool) {
	if len(s) > 120 {
		return Date{}, false
	}
	p := dateParser{s: strings.Trim(s, " \t\r\n\"'\u00A0"), words: dateWords()}
	d, ok := p.date()
	if !ok {
		return Date{}, false
	}
	p.time()
	p.eat(".")
	return d, p.i == len(p.s)
}

// dateParser walks a short text. A method that does not find what it is named
// after leaves the place as it was.
type dateParser struct {
	s     string
	i     int
	words *dateTable
}

// date reads a date at the place.
func (p *dateParser) date() (Date, bool) {
	at := p.i
	if p.kind(wordWeekday) {
		for p.eat(",") || p.eat(".") || p.kind(wordWeekday) || p.hyphen() || p.blanks() {
			continue // "segunda-feira," is two words and a hyphen
		}
	}
	for p.kind(wordLead) {
		p.blanks()
	}
	d, ok := p.calendar()
	if !ok || !d.possible() || p.insideWord() {
		p.i = at
		return Date{}, false
	}
	return d, true
}

func (p *dateParser) calendar() (Date, bool) {
	n, width := p.number()
	switch width {
	case 0:
		return p.monthFirst()
	case 1, 2:
		return p.dayFirst(n)
	case 4:
		return p.yearFirst(n)
	case 8:
		return Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}, n%100 > 0
	}
	return Date{}, false
}

// possible reports whether the calendar has such a date.
func (d Date) possible() bool {
	if d.Year < 1000 || d.Year > 2999 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 0 && d.Month == 0 {
		return false
	}
	return d.Day == 0 || d.Day <= time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// insideWord reports whether the date's last byte and the next one belong to
// one word or number.
func (p *dateParser) insideWord() bool {
	if p.i == 0 || p.i >= len(p.s) {
		return false
	}
	last, next := p.s[p.i-1], p.s[p.i]
	return isDigit(last) && (isDigit(next) || isASCIIWord(next) && next != 'T' && next != 't' || next == '_')
}

func (p *dateParser) yearFirst(y int) (Date, bool) {
	d := Date{Year: y}
	if p.sign("年", "년") {
		if d.Month = p.small(); d.Month == 0 || !p.sign("月", "월") {
			return d, false
		}
		at := p.i
		if d.Day = p.small(); d.Day == 0 || !p.sign("日", "일") {
			d.Day, p.i = 0, at
		}
		return d, true
	}
	at := p.i
	switch sep := p.separator(); sep {
	case '-', '/':
		if sep == '-' && p.eat("W") {
			return p.week(y)
		}
		n, width := p.number()
		switch {
		case width == 3 && sep == '-':
			day := time.Date(y, 1, n, 0, 0, 0, 0, time.UTC)
			return Date{Year: y, Month: int(day.Month()), Day: day.Day()}, n > 0 && day.Year() == y
		case width == 1 || width == 2:
			d.Month = n
			middle := p.i
			if p.separator() == sep {
				if n, width := p.number(); width == 1 || width == 2 {
					d.Day = n
					return d, n > 0 && d.Month > 0
				}
				return d, false
			}
			p.i = middle
			return d, n > 0 && width == 2
		case width == 0:
			if d.Month = p.month(); d.Month > 0 && p.separator() == sep {
				d.Day = p.small()
				return d, d.Day > 0
			}
		}
		return d, false
	case '.':
		p.blanks()
		if d.Month = p.small(); d.Month > 0 {
			if p.separator() != '.' {
				return d, false
			}
			p.blanks()
			d.Day = p.small()
			p.eat(".")
			return d, d.Day > 0
		}
		if d.Month = p.month(); d.Month == 0 {
			return d, false
		}
		p.blanks()
		if d.Day = p.small(); d.Day > 0 {
			p.eat(".")
		}
		return d, true
	}
	if p.blanks(); p.i > at {
		if d.Month = p.month(); d.Month > 0 {
			p.blanks()
			d.Day = p.small()
			return d, true
		}
	}
	p.i = at
	return d, true
}

// week reads what follows "2025-W": a week of the ISO calendar and perhaps a day.
func (p *dateParser) week(y int) (Date, bool) {
	week, width := p.number()
	if width != 2 || week < 1 || week > 53 {
		return Date{}, false
	}
	// The fourth of January lies in the first week; weeks begin on Monday.
	fourth := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(week-1))
	day, exact := 1, false
	at := p.i
	if p.separator() == '-' {
		if n, width := p.number(); width == 1 && n >= 1 && n <= 7 {
			day, exact = n, true
		}
	}
	if !exact {
		p.i = at
	}
	t := monday.AddDate(0, 0, day-1)
	if got, w := t.ISOWeek(); got != y || w != week {
		return Date{}, false
	}
	d := Date{Year: t.Year(), Month: int(t.Month())}
	if exact {
		d.Day = t.Day()
	}
	return d, true
}

func (p *dateParser) dayFirst(day int) (Date, bool) {
	d := Date{Day: day}
	if day == 0 {
		return d, false
	}
	at := p.i
	switch sep := p.separator(); sep {
	case '.':
		p.blanks()
		if d.Month = p.small(); d.Month > 0 {
			if p.separator() != '.' {
				return d, false
			}
			p.blanks()
			return p.year(d)
		}
	case '/', '-':
		if n, width := p.number(); width == 1 || width == 2 {
			if p.separator() != sep {
				return d, false
			}
			switch {
			case n == 0 || day <= 12 && n <= 12 && n != day:
				return d, false
			case n > 12:
				d.Day, d.Month = n, day
			default:
				d.Month = n
			}
			return p.year(d)
		}
		if d.Month = p.month(); d.Month == 0 || p.separator() != sep {
			return d, false
		}
		return p.year(d)
	default:
		p.i = at
		p.kind(wordSuffix)
	}
	p.blanks()
	for p.kind(wordJoiner) || p.kind(wordLead) {
		p.blanks()
	}
	if d.Month = p.month(); d.Month == 0 {
		return d, false
	}
	p.filler()
	return p.year(d)
}

func (p *dateParser) monthFirst() (Date, bool) {
	d := Date{Month: p.month()}
	if d.Month == 0 {
		return d, false
	}
	p.filler()
	if n, width := p.number(); width == 1 || width == 2 {
		d.Day = n
		p.kind(wordSuffix)
		p.filler()
		if p.clock() { // "Dec 6 17:02:00 UTC 2025"
			p.zone()
			p.blanks()
		}
		if n == 0 {
			return d, false
		}
	} else if width > 0 {
		p.i -= width
	}
	return p.year(d)
}

// filler skips what stands between a month and what follows it.
func (p *dateParser) filler() {
	p.eat(".")
	for p.eat(",") || p.blanks() || p.kind(wordJoiner) {
		continue
	}
}

// year reads the year that completes a date.
func (p *dateParser) year(d Date) (Date, bool) {
	n, width := p.number()
	if width != 4 {
		return d, false
	}
	d.Year = n
	at := p.i
	p.blanks()
	if !p.kind(wordYearEnd) {
		p.i = at
		return d, true
	}
	p.eat(".")
	return d, true
}

// month reads a month's name, a short form with its point, or "tháng 12".
func (p *dateParser) month() int {
	at := p.i
	w := strings.ToLower(p.word())
	m := p.words.months[w]
	switch {
	case m > 0:
		p.eat(".")
		return m
	case w == "tháng":
		p.blanks()
		if m = p.small(); m > 0 {
			return m
		}
	}
	p.i = at
	return 0
}

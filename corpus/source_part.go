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

// authorBeforeColon reports whether what a colon ends is an author: "Olsen,
// Marit: Fähren". A title may have a colon of its own behind the author's full
// stop ("Olsen, Marit. Fähren: Eine Reise.") or comma ("Marit Olsen, Fähren:
// Eine Reise (Kiel: Quai, 2010)").
func (p *entryParser) authorBeforeColon(at, colon int) bool {
	before := p.text[at:colon]
	if strings.Contains(before, "(") || strings.Contains(before, "et al. ") || p.pieceEnd(at, colon) < colon || !p.authorsLike(at, colon) {
		return false
	}
	if name, _, ok := strings.Cut(before, ", "); ok && strings.Contains(name, " ") && p.out.DateRange.Len() > 0 {
		lead := p.text[colon:max(colon, p.out.DateRange.Start-p.base)]
		if open := strings.LastIndexByte(lead, '('); open > 0 && strings.Contains(lead[open:], ": ") {
			return false
		}
	}
	return true
}

// pieces reads an entry without a date behind its author.
func (p *entryParser) pieces(at, end int) {
	if at >= end {
		return
	}
	// Author: Title. Place year
	if i := strings.Index(p.text[at:end], ": "); i > 0 && i < 80 && p.authorBeforeColon(at, at+i) {
		p.author(at, at+i)
		stop := p.pieceEnd(at+i+2, end)
		p.title = p.cutNote(p.trim(at+i+2, stop))
		p.container(stop, end)
		return
	}
	stop := p.pieceEnd(at, end)
	rest := p.skip(stop, end)
	if rest < end && stop < end && p.authorsLike(at, stop) && p.pieceEnd(rest, end)-rest > 3 {
		author := stop
		// The stop of "Said, Edward W." is the initial's as well; that of
		// "Warren JR" is not.
		if family, _, ok := strings.Cut(p.text[at:stop], ","); ok && p.initialBefore(stop+1) && !initials(family[strings.LastIndexByte(family, ' ')+1:]) {
			author++
		}
		p.author(at, author)
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

package corpus

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	dateTop    = 12  // blocks from the top that may hold the date
	dateBottom = 6   // and from the end
	dateLine   = 120 // bytes; a longer line is no date line
)

// dateOf finds when an article was published: in its metadata, in a date line
// near its top or end, in a dateline, in its file name; and where none of them
// tells, when it was last changed. It never looks at a clock.
func dateOf(a *Article) Date {
	for _, find := range [...]func() (Date, bool){
		func() (Date, bool) { return dateOfFields(a, labelPublished) },
		func() (Date, bool) { return dateOfLines(a, labelPublished) },
		func() (Date, bool) { return dateOfDateline(a) },
		func() (Date, bool) {
			d, ok := dateOfName(a.Name)
			d.From = "file name"
			return d, ok
		},
		func() (Date, bool) { return dateOfFields(a, labelUpdated) },
		func() (Date, bool) { return dateOfLines(a, labelUpdated) },
	} {
		if d, ok := find(); ok {
			return d
		}
	}
	return Date{}
}

// dateFields are the names of fields that hold a date, best first, lower case
// and without anything but letters.
var dateFields = map[labelKind][]string{
	labelPublished: {
		"datepublished", "articlepublishedtime", "date", "published", "publishdate", "publisheddate", "pubdate",
		"publishedat", "publishedon", "publishedtime", "publicationdate", "datepublication", "dcdate", "dcdateissued",
		"dctermsissued", "dctermsdate", "dcdatecreated", "dctermscreated", "ogpublishedtime", "ogarticlepublishedtime",
		"sailthrudate", "parselypubdate", "posted", "postdate", "posteddate", "postedon", "releasedate",
		"datecreated", "created", "createdat", "creationdate", "timedatetime", "time", "datetime",
	},
	labelUpdated: {
		"datemodified", "articlemodifiedtime", "ogupdatedtime", "dctermsmodified", "dcdatemodified", "modified", "modifiedat",
		"lastmodified", "lastmodifiedat", "lastmod", "updated", "updatedat", "lastupdated", "lastupdate", "revised",
	},
}

func dateOfFields(a *Article, kind labelKind) (Date, bool) {
	fields := a.Meta.Fields
	names := dateFields[kind]
	best, found := len(names)+1, Date{}
	for _, f := range fields {
		rank := len(names)
		plain := plainName(f.Name)
		for i, name := range names {
			if plain == name {
				rank = i
				break
			}
		}
		if rank == len(names) && dateWords().longest[strings.ToLower(f.Name)]&kind == 0 {
			continue
		}
		if rank < best {
			d, ok := ParseDate(f.Value)
			if value := strings.TrimSpace(f.Value); !ok && len(value) > 10 {
				d, ok = nameDate(value[:10]) // broken times are common behind sound dates
			}
			if ok {
				best, found = rank, d
				found.Span, found.From = f.Span, "front matter"
			}
		}
	}
	if a.Format == HTML {
		found.From = "meta tag"
	}
	return found, !found.IsZero()
}

func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// dateOfLines looks for a line that is a date, or names one as its own.
func dateOfLines(a *Article, kind labelKind) (Date, bool) {
	blocks := a.Blocks
	for i := range blocks {
		fromEnd := len(blocks) - i
		if i >= dateTop && fromEnd > dateBottom {
			continue
		}
		block := &blocks[i]
		switch block.Kind {
		case Paragraph, ListItem, Heading, Footnote, Caption:
		default:
			continue
		}
		text := a.In(block.Text)
		for at, lines := 0, 0; at < len(text) && lines < 8; lines++ {
			end := len(text)
			if n := strings.IndexByte(text[at:min(len(text), at+dateLine+1)], '\n'); n >= 0 {
				end = at + n
			} else if end-at > dateLine {
				break
			}
			if !holdsDigit(text[at:end]) { // no date does without a year
				at = end + 1
				continue
			}
			l := lineParser{kind: kind, first: i < 4, near: i < 5 || fromEnd <= 3}
			// In a plain text a heading is a guess, and a byline looks like one.
			l.plain = block.Kind == Paragraph || block.Kind == Heading && a.Format == Plain && i < 5
			if d, r, ok := l.line(text[at:end]); ok {
				d.Span = a.Text.Span(Range{block.Text.Start + at + r.Start, block.Text.Start + at + r.End})
				d.From = "date line"
				return d, true
			}
			at = end + 1
		}
	}
	return Date{}, false
}

func holdsDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// lineParser judges one line.
type lineParser struct {
	kind  labelKind
	plain bool // the line is a paragraph's
	first bool // of the first few blocks
	near  bool // at the very top or end
}

const (
	dateBars = "|·•\t"   // always part two pieces of a line
	dateEnds = " \u00A0" // around pieces
)

// line returns the date that the line gives, with its place in the line.
func (l lineParser) line(s string) (Date, Range, bool) {
	p := dateParser{s: s, words: dateWords()}
	lead := len(s) - len(strings.TrimLeft(s, " \t*_•-–—[(|"))
	p.i = lead
	byline := p.kind(wordBy)
	p.i = lead
	bars := strings.ContainsAny(s, dateBars)
	// A piece begins at the line's start, behind a bar, and in a byline behind
	// a comma, a dash or "on" as well.
	for at := lead; at < len(s); {
		p.i = at
		if d, r, ok := l.piece(&p, at == lead, byline && at > lead || bars); ok {
			return d, r, true
		}
		next := -1
		for i := at + 1; i < len(s); i++ {
			if strings.IndexByte("|\t", s[i]) >= 0 || strings.HasPrefix(s[i:], "·") || strings.HasPrefix(s[i:], "•") ||
				byline && (s[i] == ',' || strings.HasPrefix(s[i:], " - ") || strings.HasPrefix(s[i:], "–") ||
					strings.HasPrefix(s[i:], "—") || strings.HasPrefix(s[i:], " on ") || strings.HasPrefix(s[i:], "(")) {
				_, size := utf8.DecodeRuneInString(s[i:])
				next = i + size
				break
			}
		}
		if next < 0 {
			break
		}
		at = next
		for p.i = at; p.blanks() || p.hyphen() || p.eat("on "); {
			continue
		}
		at = p.i
	}
	if l.kind == labelPublished && l.plain && l.near {
		return placeAndDate(s)
	}
	return Date{}, Range{}, false
}

// piece reads a date at the place, with or without a label before it. The
// whole line or the piece up to a bar must be no more than that.
func (l lineParser) piece(p *dateParser, whole, bars bool) (Date, Range, bool) {
	label := l.label(p)
	if label == 0 && l.kind != labelPublished || label != 0 && label&l.kind == 0 {
		return Date{}, Range{}, false
	}
	start := p.i
	d, ok := p.date()
	if !ok || d.Month == 0 {
		return Date{}, Range{}, false
	}
	r := Range{start, p.i}
	p.time()
	rest := strings.Trim(p.s[p.i:], dateEnds+".)]*_")
	mark, _ := utf8.DecodeRuneInString(rest)
	ends := rest == "" || strings.ContainsRune(dateBars, mark)
	p.i = len(p.s) - len(strings.TrimLeft(p.s[p.i:], dateEnds+",;(–—-"))
	switch {
	case label != 0:
		// "Published 3 May 2024 by …", "Posted on 3 May 2024, 4 min read".
		ok = ends || p.kind(wordBy) || len(rest) <= 40 && strings.ContainsRune(",;(/-–—", mark)
	case !whole:
		ok = ends && bars && l.plain
	case l.plain:
		ok = ends || p.kind(wordBy) && len(rest) < 60
	default: // a heading that is nothing but a day
		ok = rest == "" && d.Day > 0 && l.first
	}
	return d, r, ok
}

// label reads "Published on:" and its like; 0 where there is none.
func (l lineParser) label(p *dateParser) labelKind {
	at := p.i
	found, end := labelKind(0), at
	for n := 0; n < 4 && p.i < len(p.s) && p.i-at <= p.words.labels; n++ {
		if p.word() == "" {
			break
		}
		if k := p.words.longest[strings.ToLower(p.s[at:p.i])]; k != 0 {
			after := strings.TrimLeft(p.s[p.i:], dateEnds)
			colon := strings.HasPrefix(after, ":") || strings.HasPrefix(after, "：")
			if colon || k&labelColon == 0 {
				found, end = k&^labelColon, p.i
			}
		}
		if !p.blanks() {
			break
		}
	}
	p.i = end
	if found != 0 {
		for p.blanks() || p.eat(":") || p.eat("：") || p.eat("*") || p.hyphen() {
			continue
		}
	}
	return found
}

// placeAndDate reads a line such as "Lisbon, 3 May 2024".
func placeAndDate(s string) (Date, Range, bool) {
	place, _, ok := strings.Cut(s, ", ")
	if !ok || len(place) > 40 || !placeLike(place) {
		return Date{}, Range{}, false
	}
	p := dateParser{s: s, i: len(place) + 2, words: dateWords()}
	if p.kind(wordWeekday) { // "Monday, 3 May 2024" was tried before
		return Date{}, Range{}, false
	}
	start := p.i
	d, ok := p.date()
	return d, Range{start, p.i}, ok && d.Day > 0 && strings.Trim(s[p.i:], dateEnds+".") == ""
}

// placeLike reports whether every word of it begins as a name does.
func placeLike(s string) bool {
	words := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.()/-", r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) || !unicode.IsUpper(r) && len(w) > 3 {
			return false
		}
		words++
	}
	r, _ := utf8.DecodeRuneInString(s)
	return words > 0 && words <= 6 && unicode.IsUpper(r)
}

// dateOfDateline reads "LISBON, March 3, 2024 (Agency) –" at the head of a
// paragraph. Most datelines leave the year to the newspaper, and then give none.
func dateOfDateline(a *Article) (Date, bool) {
	blocks := a.Blocks
	for i := range blocks[:min(len(blocks), dateTop)] {
		block := &blocks[i]
		if block.Kind != Paragraph {
			continue
		}
		head := a.In(Range{block.Text.Start, min(block.Text.End, block.Text.Start+dateLine)})
		if !mayDateline(head) {
			continue
		}
		if d, r, ok := dateline(head); ok {
			d.Span = a.Text.Span(Range{block.Text.Start + r.Start, block.Text.Start + r.End})
			d.From = "dateline"
			return d, true
		}
	}
	return Date{}, false
}

// mayDateline reports whether a place could end in a text before one with a
// date begins.
func mayDateline(head string) bool {
	for at := 2; at < min(len(head), maxPlace); at++ {
		if head[at-1] == '(' || head[at-2] == ',' && head[at-1] == ' ' {
			return holdsDigit(head[at:]) && placeLike(head[:at])
		}
	}
	return false
}

// maxPlace is the length in bytes of the longest place before a date.
const maxPlace = 60

func dateline(head string) (Date, Range, bool) {
	if r, _ := utf8.DecodeRuneInString(head); !unicode.IsUpper(r) {
		return Date{}, Range{}, false
	}
	for at := 2; at < min(len(head), maxPlace); at++ {
		if head[at-1] != '(' && head[at-2:at] != ", " {
			continue
		}
		p := dateParser{s: head, i: at, words: dateWords()}
		d, ok := p.date()
		if !ok || d.Day == 0 {
			continue
		}
		r := Range{at, p.i}
		if !placeLike(head[:at]) {
			break
		}
		p.blanks()
		p.eat(")")
		p.blanks()
		if p.eat("(") || p.eat("/") {
			if n := strings.IndexAny(p.s[p.i:], ")/"); n >= 0 && n < 40 {
				p.i += n + 1
			}
			p.blanks()
		}
		p.eat(".")
		p.blanks()
		return d, r, p.hyphen()
	}
	return Date{}, Range{}, false
}

// dateOfName reads the date that a file's name begins or ends with, or that
// its folders spell out.
func dateOfName(name string) (Date, bool) {
	name = strings.ReplaceAll(name, "\\", "/")
	base := path.Base(name)
	base = strings.TrimSuffix(base, path.Ext(base))
	if len(base) == 10 || len(base) > 10 && !isASCIIWord(base[10]) {
		if d, ok := nameDate(base[:10]); ok {
			return d, true
		}
	}
	if n := len(base); n > 10 && !isASCIIWord(base[n-11]) {
		if d, ok := nameDate(base[n-10:]); ok {
			return d, true
		}
	}
	dir := path.Dir(name)
	for i := 0; i+10 <= len(dir); i++ {
		if (i == 0 || dir[i-1] == '/') && (i+10 == len(dir) || dir[i+10] == '/') && dir[i+4] == '/' && dir[i+7] == '/' {
			return nameDate(dir[i : i+10])
		}
	}
	return Date{}, false
}

// nameDate reads ten bytes that must be a year, a month and a day.
func nameDate(s string) (Date, bool) {
	if !isDigit(s[0]) || isDigit(s[4]) || s[4] != s[7] {
		return Date{}, false
	}
	d, ok := ParseDate(strings.ReplaceAll(s, "_", "-"))
	return d, ok && d.Day > 0
}

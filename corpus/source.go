package corpus

import (
	"slices"
	"strings"
)

// Source is one entry of a list of sources, or a note that names a work. Parts
// that the entry does not give, or that could not be told, have empty ranges.
type Source struct {
	Block     int       // index in Article.Blocks
	Entry     Range     // the entry without its number
	Label     string    // what a citation names it by: "3" of "[3]" or "3.", "fn" of "[^fn]"; "" where it has none
	Author    Range     // all authors, as written
	Authors   []Author  // one by one
	Date      Date      // with the precision given; Span and From are zero
	DateRange Range     // where it stands, without brackets around it
	Title     Range     // without quotation marks around it
	Container Range     // the journal, site or publisher named behind the title
	Locators  []Locator // in ascending order
}

// Author is a person or body that an entry names as its author.
type Author struct {
	Range  Range
	Family string // the family name of a person; a body's whole name
	Body   bool   // an institution
}

// Locator is what leads a reader to the work.
type Locator struct {
	Kind  LocatorKind
	Value string // the identifier without what announces it, or the address
	Range Range  // with what announces it; of a link, the words that carry it
}

// LocatorKind says what kind of locator it is.
type LocatorKind uint8

// The kinds of locators.
const (
	LocatorURL LocatorKind = iota
	LocatorDOI
	LocatorISBN
	LocatorISSN
	LocatorArXiv
	LocatorPMID
	LocatorPMCID
	LocatorArchive // an address in a web archive
	LocatorPages   // volume, issue or pages
	LocatorNumber  // the number of a document, case, box or standard
)

// Find returns the first locator of one of the kinds.
func (s *Source) Find(kinds ...LocatorKind) (Locator, bool) {
	for _, l := range s.Locators {
		if slices.Contains(kinds, l.Kind) {
			return l, true
		}
	}
	return Locator{}, false
}

// Sources are the entries of the article's lists of sources and those notes
// that name a work, in reading order, parsed. They are worked out once and
// must not be changed.
func (a *Article) Sources() []Source { return a.sources.of(a, sourcesOf) }

// maxParsed is the length in bytes up to which an entry is taken apart; of a
// longer one only the locators are read, and those at its beginning.
const (
	maxParsed  = 2000
	maxScanned = 4000
)

func sourcesOf(a *Article) []Source {
	var out []Source
	link := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != Reference && b.Kind != Footnote || b.Text.Len() == 0 {
			continue
		}
		for link < len(a.Links) && a.Links[link].Text.Start < b.Text.Start {
			link++
		}
		s := Source{Block: i, Entry: b.Text}
		p := entryParser{text: a.In(Range{b.Text.Start, min(b.Text.End, b.Text.Start+maxScanned)}), base: b.Text.Start, out: &s}
		p.label(b)
		p.locators()
		for ; link < len(a.Links) && a.Links[link].Text.Start < b.Text.End; link++ {
			p.link(&a.Links[link])
		}
		if b.Text.Len() <= maxParsed {
			p.cite(a, b)
			p.parts()
		}
		// A note may be no more than a remark.
		if b.Kind == Footnote && len(s.Locators) == 0 && (s.Date.IsZero() || s.Title.Len() == 0 || s.Author.Len() == 0) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// label takes the number or name off the entry.
func (p *entryParser) label(b *Block) {
	if name, ok := strings.CutPrefix(b.Marker, "[^"); ok {
		p.out.Label = strings.TrimRight(name, "]:")
	} else if b.Number >= 0 {
		p.out.Label = strings.Trim(b.Marker, "[]().: \t-*")
	}
	at := len(p.text) - len(strings.TrimLeft(p.text, " \t^↑*•"))
	rest := p.text[at:]
	end := len(rest) - len(strings.TrimLeft(rest, "[(0123456789"))
	open := end > 0 && (rest[0] == '[' || rest[0] == '(')
	if digits := strings.TrimLeft(rest[:end], "[("); digits != "" && len(digits) <= 3 && end < len(rest) {
		closed := rest[end] == ']' || rest[end] == ')'
		if open && closed || !open && rest[end] == '.' && strings.HasPrefix(rest[end+1:], " ") {
			p.out.Label = digits
			at += end + 1
			at += len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], " .:\t"))
		}
	}
	p.start = at
	p.out.Entry.Start = min(p.base+at, b.Text.End)
}

// cite takes what an element <cite> holds for the title.
func (p *entryParser) cite(a *Article, b *Block) {
	if a.Format == Plain {
		return
	}
	raw := a.Raw(b.Source)
	open := strings.Index(raw, "<cite")
	if open < 0 {
		return
	}
	end := strings.Index(raw[open:], "</cite")
	if end < 0 {
		return
	}
	r := Range{a.textAt(b, b.Source.Start+open), a.textAt(b, b.Source.Start+open+end)}
	if r.Len() > 0 {
		p.title = Range{r.Start - p.base, r.End - p.base}
	}
}

// textAt is the first offset of the block's text that was read from the source
// offset or behind it.
func (a *Article) textAt(b *Block, source int) int {
	low, high := b.Text.Start, b.Text.End
	for low < high {
		mid := (low + high) / 2
		if a.Text.Span(Range{mid, mid + 1}).Start < source {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

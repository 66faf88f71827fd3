package claim

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// reads are the kinds of block in which claims are looked for: what the author
// says, without lists of contents and sources.
const reads = corpus.Kinds(1<<corpus.Paragraph | 1<<corpus.Title | 1<<corpus.Heading | 1<<corpus.ListItem |
	1<<corpus.TableCell | 1<<corpus.Quote | 1<<corpus.Caption | 1<<corpus.Footnote)

// Finder finds claims with the titles of one roster and language. It is safe
// for concurrent use.
type Finder struct {
	tongue  string // the language
	spotter *spotter
	speech  *speech
}

// NewFinder makes a finder of a roster's titles. Languages that it cannot read
// find nothing.
func NewFinder(r *roster.Roster, language string) *Finder {
	if language == "und" {
		language = "en" // too short to tell: titles and names settle it
	}
	f := &Finder{tongue: language}
	if language == "en" || language == "de" || language == "fr" || language == "es" {
		f.spotter, f.speech = newSpotter(r, language), speechOf(language)
	}
	return f
}

// Spots are the offsets in a text at which a title may stand; none: there is
// no claim.
func (f *Finder) Spots(text string) []int {
	if f.spotter == nil {
		return nil
	}
	return f.spotter.spots(text)
}

// Find returns the claims of an article in their order. The roster is the one
// that names are looked up in, and asked for where a title stands; spots are
// those of the article's text.
func (f *Finder) Find(a *corpus.Article, r func() *roster.Roster, spots []int) []*Claim {
	var claims []*Claim
	var spare []string
	for len(spots) > 0 {
		b := a.Block(spots[0])
		if b < 0 {
			spots = spots[1:]
			continue
		}
		end := a.Blocks[b].Text.End
		n := 0
		for n < len(spots) && spots[n] < end {
			n++
		}
		if n == 0 {
			n = 1
		}
		if reads.Has(a.Blocks[b].Kind) {
			v := newView(a, b, f.tongue, spare)
			p := parser{Finder: f, view: v, open: r}
			if found := p.parse(spots[:n]); len(found) > 0 {
				p.dateAll(found)
				claims = append(claims, found...)
			}
			spare = v.folded
		}
		spots = spots[n:]
	}
	return claims
}

// parser reads the claims of one block.
type parser struct {
	*Finder
	*view
	open   func() *roster.Roster
	roster *roster.Roster // nil until a title was found
}

func (p *parser) parse(spots []int) []*Claim {
	var claims []*Claim
	done := -1 // the last word that belongs to a claim
	for _, at := range spots {
		i := p.from(at)
		if i <= done || i >= len(p.words) || p.words[i].Range().Start != at {
			continue
		}
		from, to, titles := p.title(i)
		if titles == nil || from <= done {
			continue
		}
		p.roster = p.open()
		c, last := p.claim(from, to, titles, done)
		done = max(done, to-1)
		if c == nil {
			continue
		}
		done = max(done, last)
		claims = append(claims, c)
	}
	return claims
}

// title returns the words, from and up to to, of the longest title around the
// word i.
func (p *parser) title(i int) (from, to int, titles []*roster.Title) {
	word := p.word(i)
	if w, ok := bare(p.raw(i)); ok {
		word = roster.FoldName(w)
	}
	for _, ph := range p.spotter.words[word] {
		f := i - ph.anchor
		if f < 0 || f+len(ph.words) > len(p.words) || len(ph.words) <= to-from && titles != nil {
			continue
		}
		if p.spells(f, ph.words) {
			from, to, titles = f, f+len(ph.words), ph.titles
		}
	}
	return from, to, titles
}

func (p *parser) spells(from int, words []string) bool {
	for k, w := range words {
		got := p.word(from + k)
		if k == len(words)-1 {
			if b, ok := bare(p.raw(from + k)); ok {
				got = roster.FoldName(b)
			}
		}
		if got != w || k < len(words)-1 && !p.joined(from+k) {
			return false
		}
	}
	return true
}

// claim reads what stands around a title: the words from and up to to. It
// returns the last word that it used; nil: there is no claim.
func (p *parser) claim(from, to int, titles []*roster.Title, done int) (*Claim, int) {
	c := &Claim{Block: p.block, Titles: titles, Title: p.span(from, to-1)}
	left, ok := p.leftOf(c, from, done)
	if !ok {
		return nil, 0
	}
	_, owned := bare(p.raw(to - 1))
	last := to - 1
	if !owned {
		if last, ok = p.rightOf(c, to); !ok {
			return nil, 0
		}
	}
	if !p.place(c, titles) || len(c.Jurisdiction) == 0 && loose(titles) {
		return nil, 0
	}
	if c.Name.Len() == 0 && !owned {
		left = p.nameBefore(c, left, last, done)
	}
	start := p.words[left].Range().Start
	c.Range = corpus.Range{Start: start, End: max(p.words[last].Range().End, c.Name.End)}
	if b, ok := bare(p.text[c.Range.Start:c.Range.End]); ok {
		c.Range.End = c.Range.Start + len(b)
	}
	c.Sentence = p.sentence(c.Title.Start)
	c.quoted = p.inQuotes(c.Title)
	c.next = ""
	if p.joined(last) && p.words[last].Range().End >= c.Range.End {
		c.next = p.word(last + 1)
	}
	if owned {
		c.next = "'s"
	}
	if c.Status == Former && c.Name.Len() > 0 && p.speech.aides[c.next] {
		return nil, 0
	}
	c.courtesy = len(c.Jurisdiction) == 0 && c.Status == InOffice && p.capital(from) && p.language == "en" && forLife(titles)
	return c, last
}

// forLife reports whether former holders keep the title in English: "President
// Carter".
func forLife(titles []*roster.Title) bool {
	return titles[0].Office.Group == "state" || titles[0].Office.Group == "vice" || strings.HasPrefix(titles[0].Text, "secretary")
}

// loose reports whether a title says nothing without a place: "chair",
// "governor", "chief".
func loose(titles []*roster.Title) bool {
	for _, t := range titles {
		if len(t.Jurisdictions) == 0 || strings.ContainsAny(t.Text, " -") || t.Jurisdictions[0].Kind == roster.State {
			return false
		}
	}
	return true
}

func (p *parser) span(from, last int) corpus.Range {
	r := corpus.Range{Start: p.words[from].Range().Start, End: p.words[last].Range().End}
	if b, ok := bare(p.text[r.Start:r.End]); ok {
		r.End = r.Start + len(b)
	}
	return r
}

// leftOf reads status and place before the title's first word. It returns the
// first word of the claim; false: this is no office of a state.
func (p *parser) leftOf(c *Claim, from, done int) (int, bool) {
	left := from
	placed := false
	if p.language == "en" && from > 0 && p.gap(from-1) == " " && (p.word(from-1) == "a" || p.word(from-1) == "an") {
		c.indefinite = true
	}
	for k := from - 1; k > done && p.joined(k); {
		w := p.word(k)
		if s, ok := p.speech.status[w]; ok {
			c.Status, left = s, k
			k--
			continue
		}
		if !placed {
			if n, js := p.placeAt(k, done); n > 0 {
				c.Jurisdiction, placed, left = js, true, k-n+1
				if !p.startsPlace(left, k, done) {
					return 0, false
				}
				k -= n
				continue
			}
		}
		if p.speech.kills[w] {
			return 0, false
		}
		if p.speech.skip[w] {
			left = k
			k--
			continue
		}
		if p.language == "en" && (w == "a" || w == "an") {
			c.indefinite = true
		}
		if !placed && p.capital(k) && !p.opens(k) && !p.speech.articles[w] && !p.common(k) {
			// "Barcelona president": an organisation, or a name; "In Paris
			// President X" is a loss that is easy to bear.
			if _, owned := bare(p.raw(k)); p.gap(k) == " " || owned {
				return 0, false
			}
		}
		break
	}
	return left, true
}

// rightOf reads what follows the title: "-elect", a place, a name. It returns
// the last word used; false: this is no office of a state.
func (p *parser) rightOf(c *Claim, to int) (int, bool) {
	last := to - 1
	if p.joined(last) && p.speech.after[p.word(to)] {
		c.Status, last = Coming, to
	}
	if p.joined(last) && p.gap(last) == " " {
		w := p.word(last + 1)
		switch {
		case p.language == "en" && (w == "for" || w == "in" && p.capital(last+2) && len(c.Jurisdiction) == 0):
			return 0, false
		case len(c.Jurisdiction) == 0 && (p.speech.of[w] || strings.HasPrefix(w, "d") && p.language == "fr"):
			n, js := p.placeAfter(last + 1)
			if n == 0 {
				return 0, false
			}
			c.Jurisdiction = js
			last = n
			if p.gap(last) == " " && p.capital(last+1) && p.nameAfter(c, last) > last && len(c.People) == 0 {
				return 0, false // "of the US Chamber of Commerce"
			}
			c.Name, c.Person, c.People = corpus.Range{}, "", nil
		case len(c.Jurisdiction) == 0 && (p.language == "fr" || p.language == "es") && !p.capital(last+1):
			if js := p.named(last+1, last+1); js != nil {
				c.Jurisdiction = js
				last++
			}
		case p.speech.of[w] && p.language == "en":
			return 0, false // "the French president of the club"
		}
	}
	if n := p.nameAfter(c, last); n > last {
		return n, true
	}
	return last, true
}

package claim

import (
	"slices"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// maxDates is how many different dates of a block are looked at.
const maxDates = 24

// dated is a date that a block names.
type dated struct {
	days
	at   int  // offset of its year
	from int  // offset of its first word
	full bool // with a day
}

// dateAll gives the claims of a block the dates around them.
func (p *parser) dateAll(claims []*Claim) {
	p.findDates()
	cue := false
	for i := range p.words {
		if p.speech.mayTell(&p.words[i]) && p.speech.fiction[p.word(i)] {
			cue = true
			break
		}
	}
	p.fiction = cue
	var near []days
	history := false
	add := func(v *view) {
		for _, d := range v.dates {
			if d.last < historyEnds {
				history = true
			}
			if len(near) < maxDates && !has(near, d.days) {
				near = append(near, d.days)
			}
		}
	}
	add(p.view)
	if b := p.block - 1; b >= 0 && reads.Has(p.article.Blocks[b].Kind) && holdsYear(p.article.In(p.article.Blocks[b].Text)) {
		before := newView(p.article, b, p.language, nil)
		before.findDates()
		add(before)
	}
	next := 0
	for _, c := range claims {
		c.near, c.history, c.fiction = near, history, cue
		for next < len(p.dates) && p.dates[next].at < c.Sentence.Start {
			next++
		}
		for k := next; k < len(p.dates) && p.dates[k].at < c.Sentence.End && len(c.said) < maxDates; k++ {
			c.said = append(c.said, p.dates[k].days)
			d := p.dates[k]
			if d.full {
				c.full = append(c.full, d.days)
			}
			if d.from >= c.Range.End && strings.Trim(p.text[c.Range.End:d.from], " (") == "" && strings.Contains(p.text[c.Range.End:d.from], "(") {
				c.own = append(c.own, d.days)
			}
		}
		for i := p.from(c.Sentence.Start); i < len(p.words) && p.words[i].Range().Start < c.Sentence.End && i < p.from(c.Sentence.Start)+80; i++ {
			if !p.speech.mayTell(&p.words[i]) {
				continue
			}
			w := p.word(i)
			c.tellsPast = c.tellsPast || w == "was" || w == "were" || w == "had" || w == "said" || p.speech.acts[w] && strings.HasSuffix(w, "ed")
			if p.speech.past[w] {
				c.past = true
				break
			}
		}
	}
}

// historyEnds is the day before which the roster is blind.
const historyEnds = roster.Day(10592) // 1 January 1999

func has(list []days, d days) bool {
	return slices.Contains(list, d)
}

// holdsYear reports whether four digits stand in a row.
func holdsYear(text string) bool {
	for i := 3; i < len(text); i += 4 {
		if text[i]-'0' > 9 {
			continue
		}
		from, to := i, i+1
		for from > 0 && text[from-1]-'0' <= 9 {
			from--
		}
		for to < len(text) && to-from < 4 && text[to]-'0' <= 9 {
			to++
		}
		if to-from >= 4 {
			return true
		}
	}
	return false
}

// findDates finds the years of a block, with the month and day before them.
func (p *view) findDates() {
	for i := range p.words {
		w := p.words[i].Range()
		if p.text[w.Start] != '1' && p.text[w.Start] != '2' || p.words[i].Case != corpus.NoCase && w.Len() != 5 || w.Len() < 4 || w.Len() > 5 {
			continue
		}
		raw := p.raw(i)
		year, err := strconv.Atoi(raw[:4])
		if err != nil || year < 1000 || year > 2199 {
			continue
		}
		if len(raw) == 5 && raw[4] != 's' {
			continue
		}
		if g := p.gap(i - 1); i > 0 && (strings.HasSuffix(g, ",") || strings.HasSuffix(g, "$") || strings.HasSuffix(g, "£") || strings.HasSuffix(g, "€")) {
			continue
		}
		d := dated{at: w.Start, from: w.Start}
		date := roster.Date{Year: int16(year)} //nolint:gosec // four digits
		d.days = days{date.First(), date.Last()}
		if len(raw) == 5 {
			end := roster.Date{Year: int16(year + 9)} //nolint:gosec // four digits
			d.last = end.Last()
		} else {
			p.widen(&d, i)
		}
		p.dates = append(p.dates, d)
	}
}

// widen looks for month and day before the year, or behind it in ISO dates.
func (p *view) widen(d *dated, i int) {
	if p.gap(i) == "-" && p.gap(i+1) == "-" && i+2 < len(p.words) {
		if c, ok := corpus.ParseDate(p.text[p.words[i].Range().Start:p.words[i+2].Range().End]); ok {
			d.set(roster.DateOf(c))
			return
		}
	}
	for n := 2; n > 0; n-- {
		if i-n < 0 {
			continue
		}
		from := p.words[i-n].Range().Start
		if p.words[i].Range().End-from > 30 || n == 1 && !p.capital(i-1) && p.language == "en" {
			continue
		}
		if c, ok := corpus.ParseDate(p.text[from:p.words[i].Range().End]); ok && c.Month > 0 {
			d.from = from
			d.set(roster.DateOf(c))
			return
		}
	}
}

func (d *dated) set(date roster.Date) {
	d.days = days{date.First(), date.Last()}
	d.full = date.Day > 0
}

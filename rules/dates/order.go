package dates

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var order = rules.Rule{
	ID:    "dates/order",
	Title: "Dates stand in an order that time does not allow",
	Doc: `What ends before it began, or was read before it was printed, was put together from two
sources, or from none.

Flagged are spans that run backwards ("from 7 May 2024 to 3 May 2024", "(1980–1975)"), a life or an undertaking that
ends before its start in one sentence ("Born in 1980, she graduated in 1979", "opened in 2005 and closed in 2001"), a
source that was accessed after the article's own date, and "last year", "this year" or "next year" beside a year that
is another one by the article's date.

Left alone are years before our era, postponed and compared dates, sentences about other people or earlier events, and
years that may be numbers of something.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  languages,
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "The genuine registers hold 98 spans and 1,500 years.",
	Examples:   orderExamples,
	Check:      checkOrder,
}

func checkOrder(p *rules.Pass) {
	s := surveyOf(p)
	for i := range s.blocks {
		s.accessed(p, &s.blocks[i])
	}
	if s.article.Date().Year > 0 {
		s.each(1, func(b *dated) bool { return b.holds(find.Year) && s.blockHasYear(b) }, func(c sentence) { c.relativeYears(p) })
	}
	s.each(2, (*dated).descends, func(c sentence) {
		for _, span := range c.spans {
			c.backwards(p, span)
		}
		for i := 1; i < len(c.mentions); i++ {
			c.endBeforeStart(p, i)
		}
	})
}

// blockHasYear reports whether a block says "last year" or the like.
func (s *survey) blockHasYear(b *dated) bool {
	return s.mayHold(b, "year") && (s.blockHas(b, "lastyear") || s.blockHas(b, "thisyear") || s.blockHas(b, "nextyear"))
}

// descends reports whether one of the block's dates comes before the one in front of it.
func (b *dated) descends() bool {
	for i := 1; i < len(b.Mentions); i++ {
		x, y := &b.Mentions[i-1], &b.Mentions[i]
		if points(x) && points(y) && y.Date.Year > 0 && compare(x.Date, y.Date) > 0 {
			return true
		}
	}
	return false
}

// compare orders two dates as far as both are given: below 0 where a is
// surely before b, above 0 where it is surely after it.
func compare(a, b corpus.Date) int {
	if a.Year != b.Year || a.Month == 0 || b.Month == 0 {
		return a.Year - b.Year
	}
	if a.Month != b.Month || a.Day == 0 || b.Day == 0 {
		return a.Month - b.Month
	}
	return a.Day - b.Day
}

func (c *sentence) backwards(p *rules.Pass, span find.Span) {
	a, b := &c.mentions[span.First], &c.mentions[span.Last]
	if compare(a.Date, b.Date) <= 0 || !find.Exists(a.Date) || !find.Exists(b.Date) {
		return
	}
	switch {
	case a.Date.Year == 0 || b.Date.Year == 0:
		// "from 7 May to 3 May": a year may lie between.
		return
	case a.Date.Year < 1753 || b.Date.Year < 1753 || c.has("moved") || a.Kind == find.Year && smallWord(c.article.Text.String()[b.Range.End:]) || c.blockHas(c.block, "bce"):
		return
	case a.Kind == find.Year && span.Dash && !c.bracketed(a, b):
		return
	case a.Kind == find.Year && !span.Dash && (!c.words.has("lasting", lastWords(c.before(span.First), 6)) || strings.Contains(c.article.In(c.text), "%")):
		return
	}
	p.Report(rules.Finding{
		Range:   union(a.Range, b.Range),
		Message: fmt.Sprintf("the span runs backwards: %s comes after %s", written(a.Date), written(b.Date)),
	})
}

// bracketed reports whether brackets hold two years and nothing else.
func (c *sentence) bracketed(a, b *find.Mention) bool {
	text := c.article.Text.String()
	i, k := a.Range.Start, b.Range.End
	return i > 0 && text[i-1] == '(' && k < len(text) && text[k] == ')' && !strings.HasSuffix(strings.TrimRight(text[:i-1], " "), "ISSN")
}

// endBeforeStart judges a mention and the one before it, where words say what
// began with one and ended with the other.
func (c *sentence) endBeforeStart(p *rules.Pass, i int) {
	a, b := &c.mentions[i-1], &c.mentions[i]
	if !points(a) || !points(b) || a.Date.Year < 1753 || b.Date.Year < 1753 || compare(a.Date, b.Date) <= 0 ||
		!find.Exists(a.Date) || !find.Exists(b.Date) || c.inSpan(c.block, c.first+i) {
		return
	}
	head, between := lastWords(c.before(i-1), 4), c.after(i-1)
	if words(between) > 9 || strings.ContainsAny(between, ";:()\"“”«»") || c.other(between) {
		return
	}
	var what string
	switch {
	case c.words.has("born", head) && c.words.has("died", between):
		what = "a death before the birth"
	case c.words.has("born", head) && i == 1 && c.opens(head) && c.words.has("life", between):
		what = "a life before the birth"
	case c.words.has("start", head) && c.words.has("end", between) && c.words.has("and", between) && !c.other(head):
		what = "an end before the beginning"
	case c.words.has("start", between) && c.words.has("end", firstWords(c.after(i), 2)) && words(between) == 2:
		what = "an end before the beginning" // "1998 eröffnet und 1991 geschlossen"
	default:
		return
	}
	p.Report(rules.Finding{
		Range:   union(a.Range, b.Range),
		Message: fmt.Sprintf("%s: %s comes after %s", what, written(a.Date), written(b.Date)),
	})
}

// opens reports whether the words before the first mention are the sentence's first.
func (c *sentence) opens(head string) bool {
	return len(strings.TrimSpace(c.before(0))) == len(head)
}

// accessed flags a source that was read after the article came out.
func (s *survey) accessed(p *rules.Pass, b *dated) {
	published := s.article.Date()
	if published.Year == 0 || published.Day == 0 || s.updated(published) {
		return
	}
	for i := range b.Mentions {
		m := &b.Mentions[i]
		if !known(m) || daysBetween(published, m.Date) <= 1 {
			continue
		}
		from := s.article.Blocks[b.index].Text.Start
		if i > 0 {
			from = b.Mentions[i-1].Range.End
		}
		start := m.Range.Start
		if m.Named {
			start = min(start, m.WeekdayRange.Start)
		}
		if !s.words.has("access", lastWords(s.article.In(corpus.Range{Start: from, End: max(from, start)}), 3)) {
			continue
		}
		p.Report(rules.Finding{
			Range:    m.Range,
			Severity: rules.Warning,
			Message:  fmt.Sprintf("the source was read on %s, after the article's own date, %s", written(m.Date), published),
		})
	}
}

// updated reports whether the article says that it was changed after it came out.
func (s *survey) updated(published corpus.Date) bool {
	for _, f := range s.article.Meta.Fields {
		name := strings.ToLower(f.Name)
		if !strings.Contains(name, "modif") && !strings.Contains(name, "updat") && !strings.Contains(name, "lastmod") {
			continue
		}
		d, ok := corpus.ParseDate(f.Value)
		if !ok && len(f.Value) > 10 {
			d, ok = corpus.ParseDate(f.Value[:10])
		}
		if !ok || compare(d, published) > 0 {
			return true
		}
	}
	return false
}

// relativeYears flags "last year (2022)" in an article of 2025.
func (c *sentence) relativeYears(p *rules.Pass) {
	published := c.article.Date()
	if published.Year == 0 {
		return
	}
	for i := range c.mentions {
		m := &c.mentions[i]
		if m.Kind != find.Year {
			continue
		}
		before, after := c.before(i), c.after(i)
		for shift, class := range [3]string{"lastyear", "thisyear", "nextyear"} {
			want := published.Year + shift - 1
			if m.Date.Year == want || published.Month == 1 && m.Date.Year == want-1 || published.Month == 12 && m.Date.Year == want+1 {
				continue
			}
			if !c.beside(class, before, after) {
				continue
			}
			p.Report(rules.Finding{
				Range:    m.Range,
				Severity: rules.Warning,
				Message: fmt.Sprintf("by the article's date, %s, %s is %d",
					published, [3]string{"last year", "this year", "next year"}[shift], want),
			})
		}
	}
}

// beside reports whether a phrase of the class stands next to a year, parted
// from it by a bracket or a comma: "last year (2022)", "in 2022, last year,".
func (c *sentence) beside(class, before, after string) bool {
	if tail := strings.TrimRight(before, " "); strings.HasSuffix(tail, "(") || strings.HasSuffix(tail, ", in") {
		tail = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(tail, "("), ", in"), " ")
		if _, end, ok := c.words.find(class, lastWords(tail, 3)); ok && end == len(strings.ToLower(lastWords(tail, 3))) {
			return true
		}
	}
	if rest, ok := strings.CutPrefix(after, ", "); ok {
		start, end, ok := c.words.find(class, rest)
		return ok && start == 0 && end < len(rest) && rest[end] == ','
	}
	return false
}

var orderExamples = []rules.Example{
	{Text: "The roadworks last from 7 May 2024 to 3 April 2024.\n", Want: []string{"7 May 2024 to 3 April 2024"}},
	{Text: "Born in 1980, she graduated in 1979 and took over the farm.\n", Want: []string{"1980, she graduated in 1979"}},
	{Text: "The strike began in 2022 and ended in 2021 without a deal.\n", Want: []string{"2022 and ended in 2021"}},
	{Text: "A room is given to the potter Ada Finch (1980–1975).\n", Want: []string{"1980–1975"}},
	{Text: "Das Schwimmbad wurde 1998 eröffnet und 1991 geschlossen.\n", Want: []string{"1998 eröffnet und 1991"}},
	{
		Text: "---\ndate: 2025-06-02\n---\n\n# Tides\n\nThe tide rose.\n\n## Sources\n\n- Harbour office, tables, accessed 9 July 2025.\n",
		Want: []string{"9 July 2025"},
	},
	{
		Text: "---\ndate: 2025-06-02\n---\n\n# Rents\n\nRents fell last year (2022) for the first time.\n",
		Want: []string{"2022"},
	},
	{Text: "The roadworks last from 3 November to 7 April 2024.\n"},
	{Text: "Born in 1980, she was named after an aunt who died in 1979.\n"},
	{Text: "The fair was moved from 7 May 2024 to 3 April 2024.\n"},
	{Text: "The village was Hittite (1400-1200 BC), and the strike of 2022 began a year after that of 2021.\n"},
	{Text: "The number of herons fell from 2004 to 1990 in a year.\n"},
}

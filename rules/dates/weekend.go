package dates

import (
	"fmt"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var weekendBusiness = rules.Rule{
	ID:    "dates/weekend-business",
	Title: "A business-day event falls on a weekend",
	Doc: `Ministries brief the press, courts rule and exchanges close from Monday to Friday. An invented
date misses that two times in seven.

A hint for a date on a Saturday or Sunday beside a press briefing, a ruling, a sitting of parliament or a market's
close. It asks for a look at the source, no more.

Left alone are emergency and special sessions, and countries whose weekend is another one.`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Languages:  languages,
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "The genuine registers hold 1,090 days.",
	Examples:   weekendExamples,
	Check:      checkWeekend,
}

// near is how far, in bytes, an event may stand from its date.
const near = 48

func checkWeekend(p *rules.Pass) {
	s := surveyOf(p)
	for i := range s.blocks {
		b := &s.blocks[i]
		for k := range b.Mentions {
			m := &b.Mentions[k]
			d := m.Date
			if m.Kind != find.Day || d.Day == 0 || !find.Exists(d) || d.Year == 0 && (!m.Marked || !s.nearArticle(b, &d)) || d.Year < 1960 {
				continue
			}
			day := find.Time(d).Weekday()
			if day != time.Saturday && day != time.Sunday || s.inSpan(b, k) {
				continue
			}
			c := s.at(b, k)
			around := corpus.Range{Start: max(c.text.Start, m.Range.Start-near), End: min(c.text.End, m.Range.End+near)}
			text := s.article.In(around)
			from, to, ok := s.words.find("business", text)
			if !ok || c.has("emergency") || s.blockHas(b, "eastern") {
				continue
			}
			event := "a business-day event"
			if to <= len(text) {
				event = fmt.Sprintf("%q", text[from:to])
			}
			p.Report(rules.Finding{
				Range:   m.Range,
				Message: fmt.Sprintf("%s is a %s: is the date of %s right?", written(d), day, event),
			})
		}
	}
}

// inSpan reports whether a mention is an end of a stretch of time.
func (s *survey) inSpan(b *dated, mention int) bool {
	i := b.span(mention - 1)
	for ; i < len(b.Spans) && b.Spans[i].First <= mention; i++ {
		if b.Spans[i].First == mention || b.Spans[i].Last == mention {
			return true
		}
	}
	return false
}

var weekendExamples = []rules.Example{
	{Text: "The fisheries ministry's press briefing on 15 November 2025 named no quota.\n", Want: []string{"15 November 2025"}},
	{Text: "Shares closed at 41 francs on Sunday, 7 December 2025.\n", Want: []string{"7 December 2025"}},
	{Text: "The court ruled on Saturday, 3 January 2026, that the landlord must pay.\n", Want: []string{"3 January 2026"}},
	{Text: "Auf der Pressekonferenz am 7. Dezember 2025 schwieg der Trainer.\n", Want: []string{"7. Dezember 2025"}},
	{Text: "An emergency session of the plenary was held on Sunday, 7 December 2025.\n"},
	{Text: "The stock exchange in Riyadh opened higher on Sunday, 7 December 2025.\n"},
	{Text: "The match on Saturday, 6 December 2025, was followed by fireworks.\n"},
	{Text: "The press briefing on 14 November 2025 lasted an hour.\n"},
}

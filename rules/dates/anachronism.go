package dates

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var anachronism = rules.Rule{
	ID:    "dates/anachronism",
	Title: "A date after the article's own is told as past",
	Doc: `An article cannot report what happened after it came out. Either the date is wrong, or the event
is invented.

Flagged is an exact date, or a month, after the article's date, beside a verb that tells it as past: "The treaty was
signed on 12 March 2026" in an article of 2025. It is a hint only where the article tells several such dates, since
then its own date is more likely to be the wrong one.

Left alone are plans, deadlines, forecasts, terms of validity and fiction, and articles that say they were updated.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es", "und"},
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "Of the genuine articles 635 are dated.",
	Examples:   anachronismExamples,
	Check:      checkAnachronism,
}

func checkAnachronism(p *rules.Pass) {
	s := surveyOf(p)
	published := s.article.Date()
	if published.Year == 0 || s.updated(published) {
		return
	}
	var found []rules.Finding
	for i := range s.blocks {
		b := &s.blocks[i]
		for k := range b.Mentions {
			m := &b.Mentions[k]
			if m.Kind > find.Month || m.Date.Year == 0 || m.Date.Year > 2100 || !find.Exists(m.Date) ||
				compare(m.Date, published) <= 0 || known(m) && published.Day > 0 && daysBetween(published, m.Date) <= 2 ||
				s.article.Blocks[b.index].Kind == corpus.Reference || s.inSpan(b, k) {
				continue
			}
			c := s.at(b, k)
			if !c.toldAsPast() {
				continue
			}
			found = append(found, rules.Finding{
				Range:   m.Range,
				Message: fmt.Sprintf("%s is told as past and comes after the article's own date, %s", written(m.Date), published),
			})
		}
	}
	for _, f := range found {
		if len(found) > 2 {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
		p.Report(f)
	}
}

// toldAsPast reports whether a verb beside the sentence's first mention says
// that what it dates has happened.
func (c *sentence) toldAsPast() bool {
	text := c.article.In(c.text)
	m := &c.mentions[0]
	// The month of May is no auxiliary verb.
	if c.words.has("future", c.article.In(corpus.Range{Start: c.text.Start, End: m.Range.Start})) || c.words.has("future", c.after(0)) ||
		c.words.has("deadline", lastWords(c.before(0), 2)) {
		return false
	}
	start := m.Range.Start
	if m.Named {
		start = min(start, m.WeekdayRange.Start)
	}
	before := text[:max(0, start-c.text.Start)]
	if words(before) <= 2 {
		// "On 12 March 2026, ministers signed …"
		after := c.after(0)
		return c.words.has("past", firstWords(after, 12)) && !strings.ContainsAny(after, "?")
	}
	return c.words.has("past", lastWords(before, 6))
}

var anachronismExamples = []rules.Example{
	{Text: "---\ndate: 2025-12-06\n---\n\n# The new pier\n\nThe pier was opened on 12 March 2026 by the harbour master.\n", Want: []string{"12 March 2026"}},
	{Text: "---\ndate: 2025-12-06\n---\n\n# A cup\n\nOn 3 May 2026, the rowers won the cup.\n", Want: []string{"3 May 2026"}},
	{Text: "---\ndate: 2024-03-01\n---\n\n# Der Chor\n\nDer Dirigent starb am 4. Juli 2024 in seinem Haus.\n", Want: []string{"4. Juli 2024"}},
	{Text: "---\ndate: 2024-03-01\n---\n\n# El mercado\n\nLa feria de las flores tuvo lugar el 4 de julio de 2024 en la plaza mayor del pueblo y de sus calles.\n", Want: []string{"4 de julio de 2024"}},
	{Text: "---\ndate: 2025-12-06\n---\n\n# The new pier\n\nThe pier is to be opened on 12 March 2026.\n"},
	{Text: "---\ndate: 2025-12-06\n---\n\n# The new pier\n\nThe lease runs until 12 March 2026, the council said.\n"},
	{Text: "---\ndate: 2025-12-06\n---\n\n# The old pier\n\nThe pier was opened on 12 March 1926.\n"},
	{Text: "---\ndate: 2025-12-06\nmodified: 2026-04-01\n---\n\n# The new pier\n\nThe pier was opened on 12 March 2026.\n"},
}

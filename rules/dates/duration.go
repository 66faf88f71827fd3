package dates

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var duration = rules.Rule{
	ID:    "dates/duration",
	Title: "A stated length of time does not fit its two dates",
	Doc: `"The five-day summit ran from May 3 to May 5": one of the three numbers is wrong, and the reader
cannot tell which.

Flagged is a number of days, weeks, months or years beside the span that it measures, an anniversary beside the year
of the founding, and "ten years later", "two days after" between two dates, where the calendar gives another number.
Days may be counted with or without the last one, and years may be begun ones.

Left alone are rough numbers, "every" and "the first three days", working days, and sentences that tell of more than
the span.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  languages,
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "The genuine registers hold 115 lengths near a date.",
	Examples:   durationExamples,
	Check:      checkDuration,
}

func checkDuration(p *rules.Pass) {
	s := surveyOf(p)
	s.each(2, func(b *dated) bool { return b.holds(find.Duration, find.Anniversary) }, func(c sentence) {
		for i := range c.mentions {
			switch c.mentions[i].Kind {
			case find.Duration:
				if !c.vague(i) && !c.lengthOfSpan(p, i) {
					c.distance(p, i)
				}
			case find.Anniversary:
				c.anniversary(p, i)
			}
		}
	})
}

// vague reports whether the words before a length say that it is rough, or
// that of something else.
func (c *sentence) vague(i int) bool { return c.words.has("every", lastWords(c.before(i), 3)) }

// lengthOfSpan judges a length right before or behind a span. It reports false
// where there is none.
func (c *sentence) lengthOfSpan(p *rules.Pass, i int) bool {
	m := &c.mentions[i]
	for _, span := range c.spans {
		if span.First != i+1 {
			continue
		}
		a, between := &c.mentions[span.First], c.after(i)
		if a.Named {
			between = between[:max(0, min(len(between), a.WeekdayRange.Start-m.Range.End))]
		}
		if c.measures(between, m, a, i) {
			c.holdToSpan(p, i, span)
		}
		return true
	}
	for _, span := range c.spans {
		if span.Last != i-1 {
			continue
		}
		switch c.before(i) {
		case " (", ", a ", ", eine ", ", une ":
			c.holdToSpan(p, i, span)
		}
		return true
	}
	return false
}

func (c *sentence) holdToSpan(p *rules.Pass, i int, span find.Span) {
	m, a, b := &c.mentions[i], &c.mentions[span.First], &c.mentions[span.Last]
	if low, high, ok := lengthBetween(a.Date, b.Date, m.Unit); ok && (m.Count < low || m.Count > high) {
		p.Report(rules.Finding{
			Range:   m.Range,
			Message: fmt.Sprintf("%s to %s is %s", written(a.Date), written(b.Date), amount(low, high, m.Unit)),
			Related: []rules.Related{{Range: union(a.Range, b.Range), Message: "the span"}},
		})
	}
}

// measures reports whether the words between a length and a span leave no
// doubt that the one is that of the other.
func (c *sentence) measures(between string, m, a *find.Mention, i int) bool {
	if strings.ContainsAny(between, ";.\"“”") || c.other(between) || c.words.has("every", between) || c.vague(i) {
		return false
	}
	n := words(between)
	if a.Kind == find.Year || m.Unit == 365 {
		// "two years from 2018 to 2023", "two years (2018–2023)"
		return n <= 1 && !strings.HasPrefix(between, "-") && !strings.Contains(between, ",")
	}
	bracket := strings.HasSuffix(between, "(")
	return n <= 6 && n > 0 && (bracket || a.Led || strings.HasSuffix(between, ", "))
}

// lengthBetween returns the lengths that may be stated for a span of two
// dates. It reports false where too little is known.
func lengthBetween(a, b corpus.Date, unit int) (low, high int, ok bool) {
	if !find.Exists(a) || !find.Exists(b) || compare(a, b) > 0 {
		return 0, 0, false
	}
	if a.Day == 0 || b.Day == 0 {
		if unit != 365 || a.Year == 0 || b.Year == 0 {
			return 0, 0, false
		}
		n := b.Year - a.Year
		return n - 1, n + 1, true
	}
	if a.Year == 0 && b.Year == 0 {
		a.Year, b.Year = 2001, 2001
		if a.Month <= 2 && b.Month > 2 {
			return 0, 0, false // a leap day may lie between
		}
	}
	if a.Year == 0 || b.Year == 0 {
		return 0, 0, false
	}
	days := daysBetween(a, b)
	switch unit {
	case 1:
		return days, days + 1, true
	case 7:
		return days / 7, (days + 8) / 7, true
	case 30:
		return (days - 20) / 31, (days + 25) / 28, true
	}
	return (days - 200) / 366, (days + 230) / 365, true
}

func amount(low, high, unit int) string {
	name := map[int]string{1: "days", 7: "weeks", 30: "months", 365: "years"}[unit]
	switch {
	case unit == 365 && high-low == 2:
		return fmt.Sprintf("about %d years", low+1)
	case low >= high:
		return fmt.Sprintf("%d %s", high, name)
	}
	return fmt.Sprintf("%d or %d %s", max(low, 0), high, name)
}

// distance judges "in 1990 … and ten years later, in 2005" and "on May 3, two
// days after the vote on May 4".
func (c *sentence) distance(p *rules.Pass, i int) {
	if i == 0 || i+1 >= len(c.mentions) {
		return
	}
	a, m, b := &c.mentions[i-1], &c.mentions[i], &c.mentions[i+1]
	if !points(a) || !points(b) || !find.Exists(a.Date) || !find.Exists(b.Date) || a.Date.Year > 0 && a.Date.Year < 1753 {
		return
	}
	between := c.after(i)
	if strings.ContainsAny(between, ";:()\"“”") || strings.Contains(c.article.In(m.Range), "-") {
		return
	}
	head := firstWords(between, 2)
	sign := 0
	switch {
	case c.leads("later", head):
		sign = 1
	case c.leads("earlier", head):
		sign = -1
	case !c.attached(i):
		return
	case c.leads("after", head):
		sign = -1
	case c.leads("before", head):
		sign = 1
	}
	if sign == 0 {
		return
	}
	relative := c.leads("after", head) || c.leads("before", head)
	limit := 4
	if relative {
		limit = 6
	}
	rest := strings.Fields(between)[1:]
	if words(between) > limit || c.other(strings.Join(rest, " ")) || !relative && !b.Led && b.Kind == find.Year && !strings.Contains(between, ",") {
		return
	}
	if c.other(c.before(i)) || words(c.before(i)) > 14 {
		return
	}
	got, ok := distanceIn(a.Date, b.Date, m.Unit)
	want := sign * m.Count
	if !ok || got >= want-1 && got <= want+1 {
		return
	}
	unit := map[int]string{1: "days", 7: "weeks", 365: "years"}[m.Unit]
	p.Report(rules.Finding{
		Range:   m.Range,
		Message: fmt.Sprintf("from %s to %s it is %d %s", written(a.Date), written(b.Date), got, unit),
		Related: []rules.Related{
			{Range: a.Range, Message: "the first date"}, {Range: b.Range, Message: "the second date"},
		},
	})
}

// leads reports whether a text begins with a phrase of the class.
func (c *sentence) leads(class, text string) bool {
	start, _, ok := c.words.find(class, text)
	return ok && start == 0
}

// attached reports whether only a comma parts a length from the date before it.
func (c *sentence) attached(i int) bool {
	before := c.before(i)
	return before == ", " || before == " – " || before == " — " || before == "—"
}

// distanceIn is the distance of two dates in a unit, below 0 where the second
// is the earlier one.
func distanceIn(a, b corpus.Date, unit int) (int, bool) {
	if unit == 365 {
		return b.Year - a.Year, a.Year > 0 && b.Year > 0
	}
	if a.Day == 0 || b.Day == 0 || unit == 30 {
		return 0, false
	}
	switch {
	case a.Year == 0 && b.Year == 0:
		if a.Month != b.Month {
			return 0, false
		}
		a.Year, b.Year = 2001, 2001
	case a.Year == 0:
		if a.Month != b.Month {
			return 0, false
		}
		a.Year = b.Year
	case b.Year == 0:
		if a.Month != b.Month {
			return 0, false
		}
		b.Year = a.Year
	}
	days := daysBetween(a, b)
	if unit == 7 {
		return days / 7, true
	}
	return days, true
}

// anniversary judges "Founded in 1999, it marks its 20th anniversary in 2025".
func (c *sentence) anniversary(p *rules.Pass, i int) {
	m := &c.mentions[i]
	start, end := -1, -1
	for k := range c.mentions {
		o := &c.mentions[k]
		if !points(o) || o.Date.Year == 0 {
			continue
		}
		switch {
		case start < 0 && k < i && c.words.has("founded", lastWords(c.before(k), 4)):
			start = k
		case end < 0 && k == i+1 && words(c.after(i)) <= 2:
			end = k
		case end < 0 && k < i && start < 0 && o.Led && words(c.before(k)) <= 2:
			end = k // "In 2025 the club, founded in 1999, marks its 20th anniversary"
		default:
			return
		}
	}
	if start < 0 || end < 0 || c.vague(i) || c.other(c.before(i)) {
		return
	}
	a, b := c.mentions[start].Date, c.mentions[end].Date
	if got := b.Year - a.Year; got < m.Count-1 || got > m.Count+1 {
		p.Report(rules.Finding{
			Range:   m.Range,
			Message: fmt.Sprintf("from %d to %d it is %d years", a.Year, b.Year, got),
			Related: []rules.Related{{Range: c.mentions[start].Range, Message: "the founding"}},
		})
	}
}

var durationExamples = []rules.Example{
	{Text: "The five-day bell ringers' meeting ran from May 3 to May 5.\n", Want: []string{"five-day"}},
	{Text: "Founded in 1999, the choir marks its 20th anniversary in 2025.\n", Want: []string{"20th anniversary"}},
	{Text: "She coached the juniors for two years from 2018 to 2023.\n", Want: []string{"two years"}},
	{Text: "The mill was built in 1890 and, ten years later, in 1910, it burned down.\n", Want: []string{"ten years"}},
	{Text: "The dreamers' theatre closed on May 3, two days after the premiere on May 4.\n", Want: []string{"two days"}},
	{Text: "---\nlang: de\n---\n\nDie dreitägige Messe der Imker vom 4. bis 5. Dezember 2025 zeigt Bienenstöcke und alles, was man für den Honig braucht.\n", Want: []string{"dreitägige"}},
	{Text: "The three-day meeting ran from 4 to 6 December; the two-day fair from 4 to 6 December follows.\n"},
	{Text: "Founded in 1999, the choir marked its 25th anniversary in 2024.\n"},
	{Text: "She spent the first two years from 2018 to 2023 on the bench.\n"},
	{Text: "The mill was built in 1890 and, twenty years later, in 1910, it burned down.\n"},
	{Text: "Every three days from May 3 to May 30 the beds are watered.\n"},
}

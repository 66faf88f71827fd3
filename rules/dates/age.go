package dates

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var age = rules.Rule{
	ID:    "dates/age",
	Title: "An age does not fit the date of birth",
	Doc: `An age and a date of birth in one sentence are a sum that readers of obituaries do. Generated portraits
take one from each of two sources.

Flagged is an age at death that the dates of birth and death do not give ("died in 2025 aged 70 (born 1950)"), and
the age of a person now that fits neither the year an event in the sentence tells nor the article's date ("Born on 3
March 1980, the 40-year-old won in 2025"). Where only years are known one year more or less is right.

Left alone are ages at an event without a date, sentences about several people, and estimates.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  languages,
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "The genuine registers hold 41 ages near a date.",
	Examples:   ageExamples,
	Check:      checkAge,
}

func checkAge(p *rules.Pass) {
	s := surveyOf(p)
	published := s.article.Date().Year > 0
	s.each(1, func(b *dated) bool { return b.holds(find.Age) || published && s.mayHold(b, "born") }, func(c sentence) {
		birth, death, stated := -1, -1, -1
		for i := range c.mentions {
			m := &c.mentions[i]
			switch {
			case m.Kind == find.Age && m.Unit == 365:
				if stated >= 0 {
					return
				}
				stated = i
			case !points(m) || m.Date.Year < 1753 || !find.Exists(m.Date):
			case c.words.has("born", lastWords(c.before(i), 3)):
				if birth >= 0 {
					return
				}
				birth = i
			case c.words.has("died", c.before(i)):
				if death >= 0 {
					return
				}
				death = i
			}
		}
		for _, span := range c.spans { // "(1950–2020)"
			a, b := &c.mentions[span.First], &c.mentions[span.Last]
			if birth < 0 && death < 0 && span.Dash && c.inBrackets(a, b) && b.Date.Year-a.Date.Year > 12 && compare(a.Date, b.Date) < 0 {
				birth, death = span.First, span.Last
			}
		}
		if birth < 0 {
			return
		}
		if stated < 0 {
			c.ageBeforeBirth(p, birth)
			return
		}
		if death >= 0 {
			c.ageAtDeath(p, birth, death, stated)
			return
		}
		c.ageNow(p, birth, stated)
	})
}

// inBrackets reports whether two dates stand in brackets of their own.
func (c *sentence) inBrackets(a, b *find.Mention) bool {
	text := c.article.Text.String()
	return a.Range.Start > 0 && text[a.Range.Start-1] == '(' && b.Range.End < len(text) && text[b.Range.End] == ')'
}

// years returns the ages that somebody born on one date may have on another.
func years(birth, on corpus.Date) (low, high int) {
	n := on.Year - birth.Year
	if birth.Month > 0 && on.Month > 0 {
		b, o := birth, on
		switch {
		case b.Month != o.Month:
			if o.Month < b.Month {
				n--
			}
			return n, n
		case b.Day > 0 && o.Day > 0:
			if o.Day < b.Day {
				n--
			}
			return n, n
		}
	}
	return n - 1, n
}

func (c *sentence) ageAtDeath(p *rules.Pass, birth, death, stated int) {
	m := &c.mentions[stated]
	head := c.article.In(corpus.Range{Start: c.text.Start, End: m.Range.Start})
	_, end, ok := c.words.find("died", head)
	if !ok || end > len(head) || c.other(head[end:]) || words(head[end:]) > 16 {
		return
	}
	b, d := c.mentions[birth].Date, c.mentions[death].Date
	low, high := years(b, d)
	if low <= m.Count && m.Count <= high || high < 0 {
		return
	}
	c.report(p, stated, birth, fmt.Sprintf("born %s and dead %s makes %s, not %d", inDate(b), inDate(d), agesOf(low, high), m.Count), rules.Error)
}

// ageNow judges "the 40-year-old" and "aged 40" of a living person. Such an age
// is that of the article, or of an event that the sentence dates.
func (c *sentence) ageNow(p *rules.Pass, birth, stated int) {
	m := &c.mentions[stated]
	if c.has("atime") && !strings.Contains(c.article.In(m.Range), "old") || c.has("died") || c.words.has("every", lastWords(c.before(stated), 2)) {
		return
	}
	if stated < birth && c.words.has("and", c.after(stated)) {
		return // "a 19-year-old and a pilot born in 1950"
	}
	b := c.mentions[birth].Date
	latest := 0 // the last year that the sentence tells of
	for i := range c.mentions {
		if o := &c.mentions[i]; i != birth && points(o) && o.Date.Year > b.Year {
			latest = max(latest, o.Date.Year)
			if low, high := years(b, o.Date); m.Count >= low-1 && m.Count <= high+1 {
				return
			}
		}
	}
	if c.has("when") || c.other(c.before(stated)) {
		return
	}
	now := c.article.Date()
	if now.Year > 0 {
		if low, high := years(b, now); m.Count < low-1 || m.Count > high+1 {
			c.report(p, stated, birth, fmt.Sprintf("born %s makes %s by the article's date, not %d", inDate(b), agesOf(low, high), m.Count), rules.Warning)
		}
		return
	}
	// Without a date of its own the article is no older than what it tells as past.
	if latest > 0 && b.Year+m.Count+1 < latest && !c.has("future") && strings.Contains(c.article.In(m.Range), "old") {
		c.report(p, stated, birth, fmt.Sprintf("somebody born %s was %d years old by %d, not %d", inDate(b), latest-b.Year, latest, m.Count), rules.Error)
	}
}

// ageBeforeBirth judges "Jane Doe, 12, born 2019": an age between commas.
func (c *sentence) ageBeforeBirth(p *rules.Pass, birth int) {
	now := c.article.Date()
	if now.Year == 0 {
		return
	}
	head := c.before(birth)
	start, end, ok := c.words.find("born", head)
	if !ok || end > len(head) {
		return
	}
	left := strings.TrimRight(head[:start], " (")
	left, comma := strings.CutSuffix(left, ",")
	digits := len(left) - len(strings.TrimRight(left, "0123456789"))
	if !comma && head[max(0, start-1):start] != "(" || digits < 1 || digits > 2 || !strings.HasSuffix(left[:len(left)-digits], ", ") {
		return
	}
	n := 0
	for _, r := range left[len(left)-digits:] {
		n = n*10 + int(r-'0')
	}
	at := c.text.Start
	if birth > 0 {
		at = c.mentions[birth-1].Range.End
	}
	b := c.mentions[birth].Date
	for i := range c.mentions {
		if o := &c.mentions[i]; i != birth && points(o) {
			if low, high := years(b, o.Date); n >= low-1 && n <= high+1 {
				return
			}
		}
	}
	if low, high := years(b, now); n < low-1 || n > high+1 {
		r := corpus.Range{Start: at + len(left) - digits, End: at + len(left)}
		p.Report(rules.Finding{
			Range: r, Severity: rules.Warning,
			Message: fmt.Sprintf("born %s makes %s by the article's date, %s, not %d", inDate(b), agesOf(low, high), now, n),
		})
	}
}

func (c *sentence) report(p *rules.Pass, at, related int, message string, severity rules.Severity) {
	p.Report(rules.Finding{
		Range:    c.mentions[at].Range,
		Severity: severity,
		Message:  message,
		Related:  []rules.Related{{Range: c.mentions[related].Range, Message: "the date it is held to"}},
	})
}

func inDate(d corpus.Date) string {
	if d.Day == 0 {
		return "in " + written(d)
	}
	return "on " + written(d)
}

func agesOf(low, high int) string {
	if low == high {
		return fmt.Sprintf("%d years", low)
	}
	return fmt.Sprintf("%d or %d years", low, high)
}

var ageExamples = []rules.Example{
	{Text: "The cellist, born in 1950, died in 2025 aged 70 at her home by the lake.\n", Want: []string{"70"}},
	{Text: "Born on 3 March 1980, the 40-year-old won the regatta in 2025.\n", Want: []string{"40-year-old"}},
	{Text: "Ida Holm (1931–2020) died at the age of 79 in the house where she was born.\n", Want: []string{"79"}},
	{Text: "Die Gärtnerin, geboren am 3. Mai 1940, starb am 2. Juni 2020 im Alter von 70 Jahren.\n", Want: []string{"70 Jahren"}},
	{Text: "---\ndate: 2025-11-02\n---\n\n# A young keeper\n\nTom Reed, 12, born 2019, keeps bees.\n", Want: []string{"12"}},
	{Text: "The cellist, born in March 1950, died in June 2025 aged 75.\n"},
	{Text: "Born in 1980, she was aged 20 when she won the cup in 2000.\n"},
	{Text: "Ida Holm (1931–2020) became mayor aged 38 and died in office.\n"},
	{Text: "---\ndate: 2025-12-02\n---\n\n# A keeper\n\nAda Reed, 45, born in March 1980, keeps bees.\n"},
	{Text: "Born on 3 March 1980, the 45-year-old won the regatta in 2025.\n"},
}

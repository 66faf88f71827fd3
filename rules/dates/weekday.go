package dates

import (
	"fmt"
	"strconv"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var weekday = rules.Rule{
	ID:    "dates/weekday",
	Title: "The weekday and the date disagree",
	Doc: `A date with a weekday can be checked by anyone with a calendar, and readers who plan by it will. Generated
articles put the two together without looking one up.

Flagged is a weekday beside a date that fell on another day: "Saturday, December 5, 2025", "2025-12-06 (Friday)",
"Montag, 7. Dezember 2025". Where the text gives no year, the year of the article's own date counts, if the two lie
within two months; that is a warning only.

Left alone are dates before 1753, dates up to 1924 in texts about countries that kept the Julian calendar, lists of
several weekdays, and names such as "Good Friday".`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Languages:  languages,
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "The genuine registers hold 31 dates with a weekday.",
	Examples:   weekdayExamples,
	Check:      checkWeekday,
}

func checkWeekday(p *rules.Pass) {
	s := surveyOf(p)
	for i := range s.blocks {
		b := &s.blocks[i]
		for k := range b.Mentions {
			m := &b.Mentions[k]
			if !m.Named || m.Date.Day == 0 || m.Date.Month == 0 || !find.Exists(m.Date) || !s.gregorian(b, m.Date.Year) || s.namesPerson(m) {
				continue
			}
			d, severity := m.Date, rules.Error
			if d.Year == 0 {
				if !s.nearArticle(b, &d) {
					continue
				}
				severity = rules.Warning
			}
			actual := find.Time(d).Weekday()
			if actual == m.Weekday {
				continue
			}
			f := rules.Finding{
				Range:    union(m.WeekdayRange, m.Range),
				Severity: severity,
				Message:  fmt.Sprintf("%s is a %s, not a %s", written(d), actual, m.Weekday),
			}
			if severity == rules.Warning {
				f.Confidence = rules.Likely
				f.Message += fmt.Sprintf(" (the year is that of the article's date, %s)", s.article.Date())
			}
			p.Report(f)
		}
	}
}

// nearArticle gives a date without a year the one that brings it near the
// article's own date. It reports false where that is not known or not near, or
// where the block speaks of other years.
func (s *survey) nearArticle(b *dated, d *corpus.Date) bool {
	published := s.article.Date()
	if published.Year == 0 || published.Day == 0 || published.Month == 0 {
		return false
	}
	if s.tellsYears(b, published.Year) {
		return false
	}
	for year := published.Year - 1; year <= published.Year+1; year++ {
		near := corpus.Date{Year: year, Month: d.Month, Day: d.Day}
		if days := daysBetween(published, near); days >= -60 && days <= 60 && find.Exists(near) {
			*d = near
			return true
		}
	}
	return false
}

// tellsYears reports whether a block gives another year than the one.
func (s *survey) tellsYears(b *dated, year int) bool {
	const key = "other years"
	tells, known := b.classes[key]
	if known {
		return tells
	}
	for i := range b.Mentions {
		m := &b.Mentions[i]
		tells = tells || points(m) && m.Date.Year > 0 && m.Date.Year != year
	}
	if b.classes == nil {
		b.classes = map[string]bool{}
	}
	b.classes[key] = tells
	return tells
}

// namesPerson reports whether a weekday is part of a name: "Santo Domingo, 5 de mayo".
// The languages that have such names write their weekdays small.
func (s *survey) namesPerson(m *find.Mention) bool {
	text := s.article.Text.String()
	at := m.WeekdayRange.Start
	switch s.article.Language() {
	case "en", "und", "de":
		return false
	}
	first := text[at]
	return 'A' <= first && first <= 'Z' && at > 1 && text[at-1] == ' ' && (text[at-2] >= 0x80 || isLetter(text[at-2]))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// daysBetween is the number of days from one date to another.
func daysBetween(from, to corpus.Date) int {
	return int(find.Time(to).Sub(find.Time(from)).Hours() / 24)
}

// written is a date as messages give it.
func written(d corpus.Date) string {
	switch {
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", time.Month(d.Month), d.Year)
	case d.Year == 0:
		return fmt.Sprintf("%d %s", d.Day, time.Month(d.Month))
	}
	return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
}

func union(a, b corpus.Range) corpus.Range {
	return corpus.Range{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

var weekdayExamples = []rules.Example{
	{Text: "The flower show opens on Saturday, December 5, 2025, in the old market hall.\n", Want: []string{"Saturday, December 5, 2025"}},
	{Text: "Die Sitzung des Mietervereins ist am Montag, 9. Dezember 2025, im Rathaus.\n", Want: []string{"Montag, 9. Dezember 2025"}},
	{Text: "The ferry was launched on 2025-12-06 (Friday) and sank a week later.\n", Want: []string{"2025-12-06 (Friday"}},
	{Text: "Le musée rouvre le lundi 6 mai 2025 après deux ans de travaux.\n", Want: []string{"lundi 6 mai 2025"}},
	{
		Text: "---\ndate: 2025-05-07\n---\n\n# A win away\n\nThe keeper was hurt on Sunday, May 5, and stayed at home.\n",
		Want: []string{"Sunday, May 5"},
	},
	{Text: "The match on Sunday 7 December 2025 ended without a goal.\n"},
	{Text: "The bakery closed on Friday the 13th and opened again on Monday, May 5, 2025.\n"},
	{Text: "The office is open Monday to Friday, 5 to 9 May 2025, and closed after that.\n"},
	{Text: "Santo Domingo, 5 de mayo de 2025. La cosecha de cacao ha sido buena este año en toda la isla.\n"},
	{Text: "The Russian court met in Petersburg on Monday, 3 March 1801, to hear the merchants.\n"},
}

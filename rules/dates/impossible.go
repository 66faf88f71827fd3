package dates

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

var impossible = rules.Rule{
	ID:    "dates/impossible",
	Title: "The calendar has no such date",
	Doc: `No vote was taken on 31 November. A date that does not exist was made up or mistyped, and what
happened on it cannot be checked.

Flagged are days that their month does not have ("April 31", "29 February 2025", "2025-02-30", "31.06.2025"), and the
month 13 of a date in digits that a preposition leads in.

Left alone are numbers that only stand beside a month ("in April 31 homes were sold"), versions, ratios, times and
pages, texts about calendars and leap years, and dates before 1753.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Languages:  languages,
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "The genuine registers hold 1,090 days.",
	Examples:   impossibleExamples,
	Check:      checkImpossible,
}

func checkImpossible(p *rules.Pass) {
	s := surveyOf(p)
	for i := range s.blocks {
		b := &s.blocks[i]
		for k := range b.Mentions {
			m := &b.Mentions[k]
			if m.Kind != find.Day || find.Exists(m.Date) || !s.isDay(m) || !s.gregorian(b, m.Date.Year) || s.blockHas(b, "unreal") {
				continue
			}
			p.Report(rules.Finding{Range: m.Range, Message: whyImpossible(m.Date)})
		}
	}
}

// isDay reports whether a mention of a day that does not exist was surely
// meant as one.
func (s *survey) isDay(m *find.Mention) bool {
	d := m.Date
	digits := !strings.ContainsFunc(s.article.In(m.Range), unicode.IsLetter)
	switch {
	case d.Day == 0:
		return false
	case d.Month > 12:
		// "05.13.2024" is a day of May to an American.
		return m.Led && d.Day <= 31 && d.Month <= 31 && strings.Contains(s.article.In(m.Range), "-")
	case d.Day > 31:
		return (m.Led || m.Named) && d.Day < 100 && d.Year > 0 && !digits
	case d.Year > 0 || m.Named:
		return true
	}
	// Without a year, "31 April" may begin "31 April weddings".
	return m.Marked && !smallWord(s.article.Text.String()[m.Range.End:])
}

// smallWord reports whether a text goes on with a blank and a word that begins
// with a small letter and is no mere connective.
func smallWord(text string) bool {
	rest, blank := strings.CutPrefix(text, " ")
	r, _ := utf8.DecodeRuneInString(rest)
	if !blank || !unicode.IsLower(r) {
		return false
	}
	word := strings.TrimRight(strings.SplitN(rest[:min(len(rest), 24)], " ", 2)[0], ".,;:")
	return len(word) > 3 && strings.HasSuffix(word, "s") && word != "this" && word != "does" && word != "was"
}

func whyImpossible(d corpus.Date) string {
	if d.Month > 12 {
		return fmt.Sprintf("no year has a month %d", d.Month)
	}
	n := find.Days(d.Year, d.Month)
	if d.Month == 2 && d.Year > 0 {
		return fmt.Sprintf("February %d has %d days", d.Year, n)
	}
	return fmt.Sprintf("%s has %d days", time.Month(d.Month), n)
}

var impossibleExamples = []rules.Example{
	{Text: "The bridge was closed on November 31, 2025, and has not opened since.\n", Want: []string{"November 31, 2025"}},
	{Text: "Applications for allotments end on 29 February 2025.\n", Want: []string{"29 February 2025"}},
	{Text: "Der Mietvertrag endet am 31. Juni 2024 ohne Kündigung.\n", Want: []string{"31. Juni 2024"}},
	{Text: "La boda fue el 31 de abril de 2023 en la ermita del pueblo.\n", Want: []string{"31 de abril de 2023"}},
	{Text: "The log ends on 2025-02-30, a day before the tanker left port.\n", Want: []string{"2025-02-30"}},
	{Text: "The last tram ran on the 31st of September.\n", Want: []string{"31st of September"}},
	{Text: "The cup final was on 29 February 2024, a Thursday.\n"},
	{Text: "In April 31 homes were sold in the valley, and the 31 April weddings filled the church.\n"},
	{Text: "There is no 30 February 2025, whatever the calendar of the canteen says.\n"},
	{Text: "Version 4.31.2 came out on 31 October; the odds were 31-4 and the score 2:31.\n"},
}

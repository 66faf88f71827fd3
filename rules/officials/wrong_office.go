package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func wrongOffice(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/wrong-office",
		Title:      "Somebody is given another office than the one they held",
		Doc:        wrongOfficeDoc,
		Severity:   rules.Warning,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   wrongOfficeMeasured,
		Examples:   wrongOfficeExamples(),
		Check:      d.check(claim.WrongOffice),
	}
}

const wrongOfficeDoc = `
The right person with the wrong portfolio is an easy slip, and the reader who knows notices nothing else.

It flags somebody who is known to have held another office of the same country on the day, while someone else certainly held the one
that the text names.`

const wrongOfficeMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func wrongOfficeExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2025-11-20\n---\nGerman Chancellor Frank-Walter Steinmeier opened the lock.\n", Want: []string{"German Chancellor Frank-Walter Steinmeier"}},
		{Text: "---\ndate: 2025-11-20\n---\nUS President Marco Rubio tasted the jam.\n", Want: []string{"US President Marco Rubio"}},
		{Text: "---\ndate: 2024-03-01\n---\nItalian Prime Minister Sergio Mattarella planted an olive tree.\n", Want: []string{"Italian Prime Minister Sergio Mattarella"}},
		{Text: "Irish President Micheál Martin (May 2021) rowed across the lake.\n", Want: []string{"Irish President Micheál Martin"}},
		{Text: "---\ndate: 2025-11-20\n---\nGerman President Frank-Walter Steinmeier opened the lock.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nUS Secretary of State Marco Rubio tasted the jam.\n"},
		{Text: "---\ndate: 2024-03-01\n---\nItalian President Sergio Mattarella planted an olive tree.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nChoir president Marco Rubio tasted the jam.\n"},
	}
}

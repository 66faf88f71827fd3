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

const wrongOfficeMeasured = ``

func wrongOfficeExamples() []rules.Example {
	return []rules.Example{}
}

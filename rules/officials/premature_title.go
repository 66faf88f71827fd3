package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func prematureTitle(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/premature-title",
		Title:      "Somebody is given an office that they had yet to take",
		Doc:        prematureTitleDoc,
		Severity:   rules.Warning,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   prematureTitleMeasured,
		Examples:   prematureTitleExamples(),
		Check:      d.check(claim.Premature),
	}
}

const prematureTitleDoc = `
A title that its bearer took later shows that the passage, or its date, was made up afterwards.

It flags a holder whose term begins more than two weeks behind the days that the passage may speak of, without "-elect", "incoming"
or "future".`

const prematureTitleMeasured = ``

func prematureTitleExamples() []rules.Example {
	return []rules.Example{}
}

package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func formerInOffice(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/former-in-office",
		Title:      "A holder in office is called former",
		Doc:        formerInOfficeDoc,
		Severity:   rules.Error,
		Confidence: rules.Certain,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   formerInOfficeMeasured,
		Examples:   formerInOfficeExamples(),
		Check:      d.check(claim.FormerInOffice),
	}
}

const formerInOfficeDoc = `
"Former President X" while X is president is the commonest trace of a text that was written with old knowledge.

It flags "former", "ex-" and the like before the title of somebody who held that very office on every day the passage may speak
of, and for at least two weeks before.

It leaves alone: passages that name a year in which the word was right, words about an aide ("former President X adviser"), and
articles whose time nothing tells.`

const formerInOfficeMeasured = ``

func formerInOfficeExamples() []rules.Example {
	return []rules.Example{}
}

package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func wrongJurisdiction(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/wrong-jurisdiction",
		Title:      "Somebody is given an office of another country",
		Doc:        wrongJurisdictionDoc,
		Severity:   rules.Warning,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   wrongJurisdictionMeasured,
		Examples:   wrongJurisdictionExamples(),
		Check:      d.check(claim.WrongJurisdiction),
	}
}

const wrongJurisdictionDoc = `
It flags somebody who held such an office on the day, but in another country, while someone else certainly held it in the one
that the text names.`

const wrongJurisdictionMeasured = ``

func wrongJurisdictionExamples() []rules.Example {
	return []rules.Example{}
}

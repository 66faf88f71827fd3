package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func unknownPerson(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/unknown-person",
		Title:      "Nobody knows the person in this office",
		Doc:        unknownPersonDoc,
		Severity:   rules.Hint,
		Confidence: rules.Unsure,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   unknownPersonMeasured,
		Examples:   unknownPersonExamples(),
		Check:      d.check(claim.UnknownPerson),
	}
}

const unknownPersonDoc = `
A prompt to check, no more: the office is one that the roster has, but it knows neither who held it on the day nor anybody of
that name.`

const unknownPersonMeasured = ``

func unknownPersonExamples() []rules.Example {
	return []rules.Example{}
}

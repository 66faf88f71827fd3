package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func unnamedOfficial(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/unnamed-official",
		Title:      "An office of one person acts, and nobody is named",
		Doc:        unnamedOfficialDoc,
		Severity:   rules.Hint,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   unnamedOfficialMeasured,
		Examples:   unnamedOfficialExamples(),
		Check:      d.check(claim.UnnamedOfficial),
	}
}

const unnamedOfficialDoc = `
A reporter names the foreign minister who said it. An office that speaks, without a name anywhere in the article, is often
made up.

It flags an office that one person holds, with its country, as the subject of a verb of speech or action, where the article never
names a holder.

It leaves alone: "a" and "an", later mentions of somebody named before, headlines, quotations, spokespeople, and what an office will or may do.`

const unnamedOfficialMeasured = ``

func unnamedOfficialExamples() []rules.Example {
	return []rules.Example{}
}

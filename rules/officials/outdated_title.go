package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func outdatedTitle(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/outdated-title",
		Title:      "Somebody is given an office that they had left",
		Doc:        outdatedTitleDoc,
		Severity:   rules.Warning,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   outdatedTitleMeasured,
		Examples:   outdatedTitleExamples(),
		Check:      d.check(claim.Outdated),
	}
}

const outdatedTitleDoc = `
Text from old knowledge keeps people in office.

It flags a holder whose term had ended two weeks before the days that the passage may speak of, where neither "former" nor
"then" says so.

It leaves alone: a year in the sentence or the paragraphs around it in which the title was right, "years ago" and "at the time", later
mentions of somebody introduced as former. A bare title before a surname ("President X") is a courtesy in some countries,
and a hint.`

const outdatedTitleMeasured = ``

func outdatedTitleExamples() []rules.Example {
	return []rules.Example{}
}

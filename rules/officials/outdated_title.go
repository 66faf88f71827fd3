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

const outdatedTitleMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func outdatedTitleExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2025-11-20\n---\nGerman Chancellor Olaf Scholz opened the garden show in the rain.\n", Want: []string{"German Chancellor Olaf Scholz"}},
		{Text: "---\ndate: 2025-03-02\n---\nBritish Prime Minister Rishi Sunak promised cheaper ferries.\n", Want: []string{"British Prime Minister Rishi Sunak"}},
		{Text: "---\ndate: 2025-11-20\n---\nNATO Secretary General Jens Stoltenberg inspected the new harbour.\n", Want: []string{"NATO Secretary General Jens Stoltenberg"}},
		{Text: "The speech of US Secretary of State Mike Pompeo (March 2023) was about wheat.\n", Want: []string{"US Secretary of State Mike Pompeo"}},
		{Text: "---\ndate: 2025-11-20\n---\nThen-Chancellor Olaf Scholz signed the treaty on the tunnel.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nIn 2023, German Chancellor Olaf Scholz signed the treaty on the tunnel.\n"},
		{Text: "---\ndate: 2025-05-12\n---\nGerman Chancellor Olaf Scholz handed over the keys of the house.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nFormer German Chancellor Olaf Scholz was there as well. German Chancellor Olaf Scholz had laid the first stone.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nYears ago German Chancellor Angela Merkel planted this lime tree.\n"},
	}
}

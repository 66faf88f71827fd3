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

const prematureTitleMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func prematureTitleExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2023-11-20\n---\nGerman Chancellor Friedrich Merz opened the garden show in the rain.\n", Want: []string{"German Chancellor Friedrich Merz"}},
		{Text: "---\ndate: 2021-03-02\n---\nBritish Prime Minister Keir Starmer promised cheaper ferries.\n", Want: []string{"British Prime Minister Keir Starmer"}},
		{Text: "---\ndate: 2014-06-20\n---\nFrench President Emmanuel Macron inspected the new harbour.\n", Want: []string{"French President Emmanuel Macron"}},
		{Text: "The speech of US Secretary of State Marco Rubio (March 2022) was about wheat.\n", Want: []string{"US Secretary of State Marco Rubio"}},
		{Text: "---\ndate: 2024-11-20\n---\nPresident-elect Donald Trump sent flowers.\n"},
		{Text: "---\ndate: 2021-03-02\n---\nThe future British prime minister Keir Starmer promised cheaper ferries.\n"},
		{Text: "---\ndate: 2025-05-01\n---\nGerman Chancellor Friedrich Merz will open the garden show in the rain.\n"},
		{Text: "---\ndate: 2014-06-20\n---\nFrench President Emmanuel Macron would inspect the harbour in 2018.\n"},
	}
}

package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func blendedName(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/blended-name",
		Title:      "A name is made of two people's names",
		Doc:        blendedNameDoc,
		Severity:   rules.Error,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   blendedNameMeasured,
		Examples:   blendedNameExamples(),
		Check:      d.check(claim.BlendedName),
	}
}

const blendedNameDoc = `
One office holder's given name with another politician's surname is an invention, and the words attributed to that person are, too.

It flags a name that nobody on the roster bears, whose given name is that of a holder of the same office and whose surname is
another holder's: as an error where somebody else certainly held the office, as a warning where both names come from
holders of that one office and the article has no date.

It leaves alone: names that somebody on the roster bears, and countries where few given names serve for all, or the family name
comes first.`

const blendedNameMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func blendedNameExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2025-11-20\n---\nThe oysters were opened by US Secretary of State Antony Kerry.\n", Want: []string{"US Secretary of State Antony Kerry"}},
		{Text: "---\ndate: 2023-11-20\n---\nThe stamp shows British Prime Minister Rishi Johnson with a kite.\n", Want: []string{"British Prime Minister Rishi Johnson"}},
		{Text: "The stamp shows French President Emmanuel Sarkozy with a kite.\n", Want: []string{"French President Emmanuel Sarkozy"}},
		{Text: "German Chancellor Angela Scholz (June 2019) waved from the ferry.\n", Want: []string{"German Chancellor Angela Scholz"}},
		{Text: "---\ndate: 2025-11-20\n---\nThe oysters were opened by US Secretary of State Marco Rubio.\n"},
		{Text: "Tony Blair, the former British prime minister, waved from the ferry.\n"},
		{Text: "Choir president Emmanuel Sarkozy waved from the ferry.\n"},
		{Text: "---\ndate: 2023-11-20\n---\nBritish Prime Minister Rishi Sunak and Boris Johnson flew kites.\n"},
	}
}

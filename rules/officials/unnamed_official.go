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

const unnamedOfficialMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func unnamedOfficialExamples() []rules.Example {
	return []rules.Example{
		{Text: "The market reopened in May. The Polish defence minister said the stalls were safe.\n", Want: []string{"Polish defence minister"}},
		{Text: "In June the US Deputy Secretary of State visited the orchard and praised the pears.\n", Want: []string{"US Deputy Secretary of State"}},
		{Text: "Nobody expected it. The Dutch prime minister resigned before the tulips were out.\n", Want: []string{"Dutch prime minister"}},
		{Text: "The president of Peru visited the reed islands and bought a boat.\n", Want: []string{"president of Peru"}},
		{Text: "Donald Tusk came late. The Polish prime minister said the stalls were safe.\n"},
		{Text: "A Polish defence minister said the same in another century.\n"},
		{Text: "The next Dutch prime minister will find the dikes in good order.\n"},
		{Text: "A spokesman of the Polish defence minister declined to comment on the stalls.\n"},
		{Text: "“The Polish defence minister said the stalls were safe,” the butcher told us.\n"},
	}
}

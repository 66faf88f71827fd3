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

const wrongJurisdictionMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func wrongJurisdictionExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2025-11-20\n---\nPolish President Volodymyr Zelensky opened the bakery.\n", Want: []string{"Polish President Volodymyr Zelensky"}},
		{Text: "---\ndate: 2025-11-20\n---\nSpanish Prime Minister Keir Starmer tasted the jam.\n", Want: []string{"Spanish Prime Minister Keir Starmer"}},
		{Text: "---\ndate: 2024-03-01\n---\nCanadian Prime Minister Anthony Albanese rowed across the lake.\n", Want: []string{"Canadian Prime Minister Anthony Albanese"}},
		{Text: "The president of Italy, Emmanuel Macron, likes figs. The French Prime Minister Giorgia Meloni (May 2023) prefers plums.\n", Want: []string{"French Prime Minister Giorgia Meloni"}},
		{Text: "---\ndate: 2025-11-20\n---\nUkrainian President Volodymyr Zelensky opened the bakery in Poland.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nIn Spain Prime Minister Keir Starmer tasted the jam.\n"},
		{Text: "---\ndate: 2024-03-01\n---\nAustralian Prime Minister Anthony Albanese rowed across the lake with Canadian friends.\n"},
		{Text: "---\ndate: 2024-03-01\n---\nThe Canadian guest of Prime Minister Anthony Albanese rowed across the lake.\n"},
	}
}

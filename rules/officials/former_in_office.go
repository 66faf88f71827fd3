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

const formerInOfficeMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func formerInOfficeExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2025-12-06\n---\nThe bridge was praised by former President Trump at a rally on Friday.\n", Want: []string{"former President Trump"}},
		{Text: "---\ndate: 2023-10-02\n---\nEx-President Zelensky thanked the bakers who had sent bread.\n", Want: []string{"Ex-President Zelensky"}},
		{Text: "---\ndate: 2016-04-12\n---\nThe former German chancellor Angela Merkel walked through the tulip fields.\n", Want: []string{"former German chancellor Angela Merkel"}},
		{Text: "---\ndate: 2021-06-03\n---\nThe reef will be a park, said former French president Emmanuel Macron.\n", Want: []string{"former French president Emmanuel Macron"}},
		{Text: "---\ndate: 2025-12-06\n---\nFormer President Joe Biden spoke at the opening of the library.\n"},
		{Text: "---\ndate: 2025-12-06\n---\nIn 2023 former President Trump lost a case about a golf course.\n"},
		{Text: "---\ndate: 2025-12-06\n---\nA former President Trump adviser now grows apples.\n"},
		{Text: "---\ndate: 2025-12-06\n---\nFormer Prime Minister Boris Johnson wrote about buses.\n"},
		{Text: "Former President Trump wrote to the football association, which gave no answer.\n"},
	}
}

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

const unknownPersonMeasured = "The news of 2004/05 was also read with a date of its time: 2 hints, both true prompts: real " +
	"ministers whom the roster lacks."

func unknownPersonExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2024-03-01\n---\nBolivian Finance Minister Ramiro Quispe counted the potatoes.\n", Want: []string{"Bolivian Finance Minister Ramiro Quispe"}},
		{Text: "---\ndate: 2024-03-01\n---\nNobody in the village had heard that Portuguese Defence Minister Teresa Lourenço likes rowing.\n", Want: []string{"Portuguese Defence Minister Teresa Lourenço"}},
		{Text: "---\ndate: 2024-03-01\n---\nThe Finnish Interior Minister Aino Kettunen likes trams.\n", Want: []string{"Finnish Interior Minister Aino Kettunen"}},
		{Text: "The song was sung by Kenyan Finance Minister Grace Wambui (May 2023) and three fishermen.\n", Want: []string{"Kenyan Finance Minister Grace Wambui"}},
		{Text: "---\ndate: 2024-03-01\n---\nFinance director Ramiro Quispe counted the potatoes.\n"},
		{Text: "Bolivian Finance Minister Ramiro Quispe counted the potatoes.\n"},
		{Text: "---\ndate: 2024-03-01\n---\nFormer Bolivian finance minister Ramiro Quispe counted the potatoes.\n"},
		{Text: "---\ndate: 2024-03-01\n---\nFrench President Emmanuel Macron counted the potatoes.\n"},
	}
}

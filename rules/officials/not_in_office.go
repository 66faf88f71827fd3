package officials

import (
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
)

func notInOffice(d *desk) *rules.Rule {
	return &rules.Rule{
		ID:         "officials/not-in-office",
		Title:      "Somebody is given an office that somebody else held",
		Doc:        notInOfficeDoc,
		Severity:   rules.Error,
		Confidence: rules.Likely,
		Languages:  languages,
		Gates:      rules.InCode | rules.InQuotes,
		Measured:   notInOfficeMeasured,
		Examples:   notInOfficeExamples(),
		Check:      d.check(claim.NotInOffice),
	}
}

const notInOfficeDoc = `
A wrong name in an office costs a correction every time, and generated text gets them wrong because the world has moved on
since it was trained, or because it never knew.

It flags a person beside an office and a country where the roster is sure that somebody else held that office on the day in
question, and has this person in it at no time. The day is that of the clause, the sentence or the article; where the article has no
date, the days on which everybody else whom it has in office was so. The message names the holder, the terms and where they were
read.

It leaves alone: quoted words (a hint there), fiction, offices whose holder is contested, history before 1999, the days after the
roster's own date, deputies, and officers of federal states, companies and clubs.`

const notInOfficeMeasured = "The news of 2004/05 was also read with a date of its time: no finding."

func notInOfficeExamples() []rules.Example {
	return []rules.Example{
		{Text: "---\ndate: 2025-11-20\n---\nAt the harbour festival the German Chancellor Sigmar Gabriel opened the new lock.\n", Want: []string{"German Chancellor Sigmar Gabriel"}},
		{Text: "---\ndate: 2023-05-02\n---\nThe museum was reopened by British Prime Minister Harold Pemberton, who had lent two paintings.\n", Want: []string{"British Prime Minister Harold Pemberton"}},
		{Text: "---\ndate: 2019-03-10\n---\nRents would not rise, said French President Bertrand Delcour on a visit to Lyon.\n", Want: []string{"French President Bertrand Delcour"}},
		{Text: "US Secretary of State Warren Tilden (Nov 2025) called the ferry timetable a triumph.\n", Want: []string{"US Secretary of State Warren Tilden"}},
		{Text: "---\ndate: 2022-08-01\nlanguage: de\n---\nDer französische Präsident Gérard Montcalm besuchte am Montag die Gärten von Kassel und sprach mit den Leuten, die dort seit Jahren arbeiten.\n", Want: []string{"französische Präsident Gérard Montcalm"}},
		{Text: "---\ndate: 2025-11-20\n---\nGerman Chancellor Friedrich Merz and UK Prime Minister Keir Starmer tasted the same soup.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nGeorgia Secretary of State Brad Holloway counted the ballots of the garden society.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nClub president Henrik Sandvall said the stadium would get a new roof, and Lisbon University president Ana Couto agreed.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nThe president of the American Chess Federation and the president of the US Chamber of Gardeners met.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nThe canal was opened in 1936 by British Prime Minister Stanley Baldwin.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nIn the film, US President Thomas Whitmore saves a lighthouse; the actor learned to row for it.\n"},
		{Text: "---\ndate: 2025-11-20\n---\nDeputy Prime Minister Olga Hartmann and UK Deputy Prime Minister Anna Cole met the growers.\n"},
	}
}

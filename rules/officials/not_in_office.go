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

const notInOfficeMeasured = ``

func notInOfficeExamples() []rules.Example {
	return []rules.Example{}
}

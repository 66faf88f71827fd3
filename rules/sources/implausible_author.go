package sources

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var implausibleAuthor = rules.Rule{
	ID:    "sources/implausible-author",
	Title: "A person is named as the author of a body's paper",
	Doc: `Press releases and statements of offices have no authors with initials, least of all two of them.
"Larsen, K. & Ruiz, M. (2024). Joint Press Release. Ministry of Fisheries." is a list of people in the news,
pressed into the form of a bibliography.

Flagged are entries without a locator whose title only says "statement", "press release", "report" or the like
and whose author is a person: a warning for several persons, a hint for one.
Left alone are entries that can be looked up, and bodies as authors.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Reads:      corpus.KindsOf(corpus.Reference, corpus.Footnote),
	Gates:      rules.InCode,
	Measured: "On 60 genuine pages of one author with 937 entries: none at any level. The genuine registers hold 16 " +
		"entries more.",
	Examples: implausibleAuthorExamples,
	Check: func(p *rules.Pass) {
		d := deskOf(p)
		for i := range d.sources {
			s := &d.sources[i]
			if len(s.Locators) > 0 || len(s.Authors) == 0 || s.Authors[0].Body || exempt(text(p, s.Entry)) {
				continue
			}
			title := text(p, s.Title)
			if is, official := generic(title); !is || !official {
				continue
			}
			f := rules.Finding{Range: s.Author, Message: fmt.Sprintf("%q is what an office publishes; no person signs it as the author", title)}
			if len(s.Authors) == 1 || s.Date.Year < webYear {
				f.Severity, f.Confidence = rules.Hint, rules.Unsure
			}
			p.Report(f)
		}
	},
}

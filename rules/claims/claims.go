// Package claims asks for the source of what an article asserts: who said it,
// where the event can be looked up, whose estimate a figure is.
//
// Its findings are prompts for a human, worded as questions. Nothing here
// knows whether a claim is true; the rules only see that the article gives a
// reader nothing to check it by. What ties a claim to the world (a speaker's
// verb, an outlet, a day, a link) stands in data/attribution.tsv; the facts of
// one article are read once for all rules, block by block and only where a
// candidate asks for them.
package claims

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&UnsourcedFigure,
		&UnsourcedQuote,
		&UnverifiableEvent,
	}
}

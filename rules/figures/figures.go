// Package figures checks what an article counts and reckons: lists against the
// number that announces them, parts against their whole, changes against the
// values they lie between, conversions, ranges, acronyms.
//
// The rules share one view of the article. It looks at every byte once, to
// learn which blocks hold figures at all, and cuts only those into tokens, with
// numbers in digits and words put together from their parts. All of them stay
// silent where anything else could explain the difference.
package figures

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&acronym,
		&cardinality,
		&listCount,
		&partWhole,
		&percentChange,
		&percentSum,
		&rangeOrder,
		&selfConflict,
		&tableText,
		&unitConversion,
	}
}

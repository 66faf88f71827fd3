// Package casing finds capitals where none belong and small letters where a
// capital does: names, sentences and headings.
//
// All rules work on one view of the article, see viewOf: its words, those
// that it writes with a capital inside sentences, and the sentences that it
// capitalises like headlines.
package casing

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&properNoun, &partialName, &titleCaseProse, &caseIsland, &sentenceStart, &headingStyle, &shouting,
	}
}

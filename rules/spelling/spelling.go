// Package spelling finds what a proof-reader marks in single words and between
// them: swapped letters, lost and stray spaces, words typed twice, and one
// name, word or quotation mark written in two ways.
//
// What is asked of every word is answered in one reading of the article, see
// surveyOf; a rule reports its part of that.
package spelling

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&doubledWord,
		&extraSpace,
		&missingSpace,
		&nameVariant,
		&quoteMarks,
		&typo,
		&typographicShift,
		&variantMix,
	}
}

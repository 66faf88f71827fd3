// Package structure holds an article to its own build: one headline, sections
// that hold something, one article and not two, and an end.
//
// The rules see the article through its blocks. outlineOf reads the headings
// with what stands under each of them, once for all rules; what a heading
// announces by its name (an introduction, a list of takeaways, questions) is a
// look-up in data/headings.tsv.
package structure

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&duplicateBlock,
		&duplicateTitle,
		&emptySection,
		&headingLevel,
		&headingOnly,
		&listFlattened,
		&promisedSection,
		&restatedFAQ,
		&skeleton,
		&splicedArticle,
		&tableShape,
		&truncatedEnding,
	}
}

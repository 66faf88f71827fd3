// Package sources holds an article to what it leans on: each entry of its
// list of sources must be one that somebody could look up, and the list and
// the text must know each other.
//
// The rules read the parsed entries and citations of the article,
// [corpus.Article.Sources] and [corpus.Article.Citations]. None asks the network;
// two of them judge what the package registry brought from there.
package sources

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&absent,
		&badIdentifier,
		&bareDomain,
		&chatbotLink,
		&danglingPointer,
		&dateMismatch,
		&duplicateSource,
		&futureDated,
		&genericTitle,
		&implausibleAuthor,
		&mismatch,
		&linkTextMismatch,
		&missingEntry,
		&noLocator,
		&numbering,
		&placeholderLink,
		&uncited,
	}
}

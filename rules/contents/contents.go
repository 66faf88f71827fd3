// Package contents holds an article to its own table of contents, and its
// links to the places in it that they name.
//
// All rules but two see the article through one reading: readTables groups the
// entries into tables, and matchTables ties each entry to the heading it
// names. A table that names hardly any heading of the article belongs to some
// other text, a book or a film, and is not judged.
package contents

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&brokenAnchor,
		&emptyEntry,
		&entryWithoutHeading,
		&headingNotListed,
		&leakedText,
		&level,
		&listsTitle,
		&numbering,
		&order,
	}
}

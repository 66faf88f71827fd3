// Package contents holds an article to its own table of contents.
package contents

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return nil
}

package strict

import (
	"fmt"

	"github.com/copydesk/copydesk/rules/suggest"
)

// DidYouMean is the end of a fault about a mistyped name; "" where none is
// near enough.
func DidYouMean(word string, names []string) string {
	if near := suggest.Nearest(word, names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

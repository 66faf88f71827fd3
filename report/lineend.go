package report

import (
	"strings"

	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// inserted is the text of an edit as the article writes it: with its line
// ends, as rules.Apply would insert it.
func inserted(places *position.Table, e *rules.Edit) string {
	if !strings.ContainsAny(e.Text, "\r\n") {
		return e.Text
	}
	return strings.ReplaceAll(strings.ReplaceAll(e.Text, "\r\n", "\n"), "\n", places.LineEnd())
}

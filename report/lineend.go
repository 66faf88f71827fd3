package report

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// inserted is the text of an edit as the article writes it: with its line
// ends, as rules.Apply would insert it.
func inserted(a *corpus.Article, e *rules.Edit) string {
	if !strings.ContainsAny(e.Text, "\r\n") {
		return e.Text
	}
	text := strings.ReplaceAll(e.Text, "\r\n", "\n")
	source := a.Raw(corpus.Span{Start: 0, End: len(a.Source)})
	lines, pairs := strings.Count(source, "\n"), strings.Count(source, "\r\n")
	switch {
	case 2*pairs > lines:
		return strings.ReplaceAll(text, "\n", "\r\n")
	case lines == 0 && strings.Contains(source, "\r"):
		return strings.ReplaceAll(text, "\n", "\r")
	}
	return text
}

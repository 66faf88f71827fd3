package boilerplate

import (
	"bytes"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// markdownScan finds Markdown in an article that is not written in it.
type markdownScan struct {
	article  *corpus.Article
	severity rules.Severity
}

// newMarkdownScan decides what Markdown weighs in the article. A plain text
// with links or fences is Markdown under another name, and was perhaps never
// meant to be read raw.
func newMarkdownScan(a *corpus.Article) *markdownScan {
	s := &markdownScan{article: a, severity: rules.Warning}
	if a.Format == corpus.Plain && (bytes.Contains(a.Source, []byte("```")) || bytes.Contains(a.Source, []byte("]("))) {
		s.severity = rules.Hint
	}
	return s
}

// find returns the Markdown in a block.
func (s *markdownScan) find(b *corpus.Block, text string) (m marks) {
	if n := headingMarks(text); n > 0 {
		m.add(0, len(text))
	} else if b.Kind == corpus.Heading && b.Source.Len() > 0 && s.article.Format == corpus.Plain && s.article.Source[b.Source.Start] == '#' && text != "" {
		// The plain reader may have cut the marks off already.
		m.add(0, len(text))
	}
	if strings.HasPrefix(text, "```") {
		m.add(0, 3)
	}
	for at := 0; ; {
		i := strings.Index(text[at:], "**")
		if i < 0 {
			break
		}
		start := at + i
		at = start + 2
		if n := strongLength(text[start:]); n > 0 {
			at = start + n
			m.add(start, at)
		}
	}
	for at := 0; ; {
		i := strings.Index(text[at:], "](")
		if i < 0 {
			break
		}
		middle := at + i
		at = middle + 2
		start := strings.LastIndexByte(text[max(0, middle-100):middle], '[')
		end := strings.IndexAny(text[at:min(len(text), at+300)], ") ")
		if start < 0 || end < 0 || text[at+end] != ')' || !strings.Contains(text[at:at+end], "/") {
			continue
		}
		m.add(max(0, middle-100)+start, at+end+1)
		at += end
	}
	return m
}

// headingMarks returns how many # a Markdown heading begins with, or 0.
func headingMarks(text string) int {
	n := 0
	for n < len(text) && text[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n+1 >= len(text) || text[n] != ' ' {
		return 0
	}
	// "# 1 in the charts" is a number sign.
	if n == 1 && isDigit(text[2]) {
		return 0
	}
	return n
}

// strongLength returns the length of the **strong words** that s begins with,
// or 0.
func strongLength(s string) int {
	if len(s) < 5 || s[2] == ' ' || s[2] == '*' {
		return 0
	}
	end := strings.Index(s[2:min(len(s), 160)], "**")
	if end <= 0 || s[2+end-1] == ' ' || strings.ContainsRune(s[2:2+end], '\n') {
		return 0
	}
	return end + 4
}

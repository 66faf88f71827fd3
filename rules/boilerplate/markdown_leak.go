package boilerplate

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// reportMarkdown reports Markdown in an article that is not written in it: a
// finding a block. A plain text with links or fences, or with marks in many of
// its blocks, is Markdown under another name, and was perhaps never meant to
// be read raw: that is one hint.
func reportMarkdown(p *rules.Pass) {
	const message = "Markdown in the reader's text"
	a := p.Article
	text := a.Text.String()
	if strings.IndexByte(text, '*') < 0 && strings.IndexByte(text, ']') < 0 && strings.IndexByte(text, '`') < 0 &&
		bytes.IndexByte(a.Source, '#') < 0 && strings.IndexByte(text, '#') < 0 {
		return // as in most texts
	}
	var found []rules.Finding
	blocks := 0
	for _, b := range p.Blocks() {
		blocks++
		if m := findMarkdown(a, b); m.n > 0 {
			found = append(found, m.finding(b.Text.Start, rules.Warning, message))
		}
	}
	if len(found) == 0 {
		return
	}
	whole := a.Format == corpus.Plain && (len(found)*markedShare > blocks ||
		bytes.Contains(a.Source, []byte("```")) || bytes.Contains(a.Source, []byte("](")) || bytes.Contains(a.Source, []byte("][")))
	if !whole {
		// Markdown has one main heading; data and scripts have their remarks.
		remarks := bytes.Count(a.Source, []byte("\n# ")) > mainHeadings
		for _, f := range found {
			if a.Format == corpus.Plain && (remarks || p.ShowsCode()) || fromGenerator(a) {
				f.Severity = rules.Hint // a remark, an operator, a stressed word
			}
			p.Report(f)
		}
		return
	}
	first := found[0]
	first.Severity = rules.Hint
	first.Message = fmt.Sprintf("%s: signs in %d of %d blocks", message, len(found), blocks)
	for _, f := range found[1:min(len(found), maxRelated+1)] {
		first.Related = append(first.Related, rules.Related{Range: f.Range})
	}
	p.Report(first)
}

// markedShare is the share of blocks with Markdown, as one in so many, from
// which on a plain text is Markdown.
const markedShare = 6

// mainHeadings is how many lines with one "#" a text may have before they are
// remarks.
const mainHeadings = 3

// findMarkdown returns the Markdown in a block.
func findMarkdown(a *corpus.Article, b *corpus.Block) (m marks) {
	text := a.In(b.Text)
	if n := headingMarks(text); n > 0 {
		if n > 1 || !isRemark(a, b) {
			m.add(0, len(text))
		}
	} else if b.Kind == corpus.Heading && b.Source.Len() > 0 && a.Format == corpus.Plain && a.Source[b.Source.Start] == '#' && text != "" && !isRemark(a, b) {
		// The plain reader may have cut the marks off already.
		m.add(0, len(text))
	}
	if strings.HasPrefix(text, "```") {
		m.add(0, 3)
	}
	m.scan(text, "**", func(at int) int { return strongLength(text[at:]) })
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

// isRemark reports whether a line behind a single # is a remark, a key or a
// command for the superuser: it has another such line next to it, is a sentence,
// begins in lower case or with a sign, or stands in a table.
func isRemark(a *corpus.Article, b *corpus.Block) bool {
	at := a.Text.Span(b.Text).Start
	line := lineAt(a.Source, at)
	rest, ok := bytes.CutPrefix(line, []byte("# "))
	if !ok {
		return bytes.HasPrefix(line, []byte("#\t"))
	}
	if len(rest) == 0 || rest[0] == ' ' {
		return true
	}
	first, _ := utf8.DecodeRune(rest)
	last := rest[len(rest)-1]
	if unicode.IsLower(first) && at > 0 || first < utf8.RuneSelf && !unicode.IsLetter(first) && !unicode.IsDigit(first) || last == '.' || last == ':' || last == ';' {
		return true
	}
	from := max(0, at-longestLine)
	start := from + bytes.LastIndexByte(a.Source[from:at], '\n')
	end := bytes.IndexByte(a.Source[at:min(len(a.Source), at+longestLine)], '\n')
	return start > from && isNumberSign(lineAt(a.Source, start-1)) || end >= 0 && isNumberSign(lineAt(a.Source, at+end+1))
}

// isNumberSign reports whether a line has one # in front of what it says.
func isNumberSign(line []byte) bool {
	return len(line) > 0 && line[0] == '#' && (len(line) == 1 || line[1] == ' ')
}

// longestLine bounds how far the ends of a line are looked for, in bytes.
const longestLine = 400

// lineAt is the line around an offset, without the blanks around it; of a very
// long one it is a part.
func lineAt(src []byte, at int) []byte {
	at = min(at, len(src))
	from := max(0, at-longestLine)
	if i := bytes.LastIndexByte(src[from:at], '\n'); i >= 0 {
		from += i + 1
	}
	to := min(len(src), at+longestLine)
	if i := bytes.IndexByte(src[at:to], '\n'); i >= 0 {
		to = at + i
	}
	return bytes.TrimSpace(src[from:to])
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

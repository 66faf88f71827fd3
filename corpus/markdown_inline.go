package corpus

import (
	"bytes"
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
)

// inlines appends the children of a block or a link. They are one scope of
// emphasis, so their delimiters are paired first.
func (m *markdown) inlines(parent ast.Node) {
	pairDelimiters(parent)
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			s := n.Segment
			m.pos = max(m.pos, s.Stop)
			m.text(s.Start, s.Stop, true)
			switch {
			case n.HardLineBreak():
				m.lineBreak("\n", s.Stop)
			case n.SoftLineBreak():
				m.lineBreak(" ", s.Stop)
			}
		case *parser.Delimiter:
			// What is left of a run after pairing is text.
			m.verbatim(n.Segment.Start, n.Segment.Stop)
			m.pos = max(m.pos, n.Pos()+n.OriginalLength)
		case *ast.CodeSpan:
			m.codeSpan(n)
		case *ast.Link:
			m.link(n)
		case *ast.Image:
			m.image(n)
		case *ast.AutoLink:
			m.autoLink(n)
		case *ast.RawHTML:
			if k := n.Segments.Len(); k > 0 {
				start, end := n.Segments.At(0).Start, n.Segments.At(k-1).Stop
				m.pos = max(m.pos, end)
				m.inlineTag(start, end)
				m.hole = true
			}
		case *footnoteMark:
			m.pos = max(m.pos, n.end)
			m.hole = true
		case *extast.TaskCheckBox:
		}
	}
}

// lineBreak notes a break; it is written when text follows. A hard one wins.
func (m *markdown) lineBreak(gap string, at int) {
	if m.mute > 0 || m.gap == "\n" {
		return
	}
	if m.gap == "" {
		m.gapAt = at
	}
	m.gap = gap
}

// ready prepares for text from the given offset on. It reports the offset to
// start from: a block does not start with blanks, and the blanks on both sides
// of something unseen are one.
func (m *markdown) ready(from, to int) (start, end int) {
	to = min(to, m.limit)
	if m.mute > 0 || from >= to {
		return to, to
	}
	if m.b.empty() {
		for from < to && (m.src[from] == ' ' || m.src[from] == '\t') {
			from++
		}
		m.gap = ""
	} else if m.gap != "" {
		m.b.atom(m.gap, m.gapAt, from)
		m.gap = ""
	}
	if m.hole {
		m.hole = false
		for from < to && m.src[from] == ' ' && blankByte(m.b.text[len(m.b.text)-1]) {
			from++
		}
	}
	return from, to
}

// verbatim appends source bytes as they are.
func (m *markdown) verbatim(from, to int) {
	if from, to = m.ready(from, to); from < to {
		m.b.verbatim(from, to)
	}
}

// text appends prose: entities decoded and, where escapes is set, backslashes
// before punctuation left out.
func (m *markdown) text(from, to int, escapes bool) {
	from, to = m.ready(from, to)
	done := from
	for i := from; i < to; {
		switch c := m.src[i]; {
		case c == '&':
			if value, width := characterReference(m.src[i:to]); width > 0 {
				m.b.verbatim(done, i)
				m.b.atom(value, i, i+width)
				i += width
				done = i
				continue
			}
		case c == '\\' && escapes && i+1 < to && asciiPunct(m.src[i+1]):
			m.b.verbatim(done, i)
			done = i + 1
			i += 2
			continue
		}
		i++
	}
	if done < to {
		m.b.verbatim(done, to)
	}
}

func asciiPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// maxEntity is longer than the longest named entity.
const maxEntity = 40

// characterReference decodes the character reference that the text starts with. A width of
// 0 says that there is none.
func characterReference(p []byte) (value string, width int) {
	n := 1
	for n < len(p) && n < maxEntity && (p[n] == '#' && n == 1 || alnum(p[n])) {
		n++
	}
	if n < 3 || n >= len(p) || p[n] != ';' {
		return "", 0
	}
	reference := string(p[:n+1])
	value = html.UnescapeString(reference)
	// The standard library also takes old names without a semicolon.
	if value == reference || value[len(value)-1] == ';' && value != ";" {
		return "", 0
	}
	return value, n + 1
}

func alnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// decodeMarkdown decodes the entities and escapes of a link's target.
func decodeMarkdown(p []byte) string {
	if bytes.IndexByte(p, '&') < 0 && bytes.IndexByte(p, '\\') < 0 {
		return string(p)
	}
	out := make([]byte, 0, len(p))
	for i := 0; i < len(p); i++ {
		if p[i] == '\\' && i+1 < len(p) && asciiPunct(p[i+1]) {
			i++
		} else if p[i] == '&' {
			if value, width := characterReference(p[i:]); width > 0 {
				out = append(out, value...)
				i += width - 1
				continue
			}
		}
		out = append(out, p[i])
	}
	return string(out)
}

func (m *markdown) codeSpan(n *ast.CodeSpan) {
	start := -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		from, to := t.Segment.Start, t.Segment.Stop
		m.pos = max(m.pos, to)
		broken := false
		for to > from && (m.src[to-1] == '\n' || m.src[to-1] == '\r') {
			to--
			broken = true
		}
		from, to = m.ready(from, to)
		if from < to && start < 0 {
			start = m.b.at()
		}
		if m.cell {
			from = m.unescapePipes(from, to)
		}
		m.b.verbatim(from, to)
		if broken {
			m.lineBreak(" ", to)
		}
	}
	// A blank before the closing backticks is no part of the text.
	for m.pos < len(m.src) && blankByte(m.src[m.pos]) {
		m.pos++
	}
	for m.pos < len(m.src) && m.src[m.pos] == '`' {
		m.pos++
	}
	if start >= 0 {
		m.b.article.Code = append(m.b.article.Code, Range{start, m.b.at()})
	}
}

// unescapePipes appends code of a table cell, where "\|" stands for "|", up to
// the last of them, and returns where the rest starts.
func (m *markdown) unescapePipes(from, to int) int {
	for i := from; i+1 < to; i++ {
		if m.src[i] == '\\' && m.src[i+1] == '|' {
			m.b.verbatim(from, i)
			from = i + 1
			i++
		}
	}
	return from
}

func blankByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// link appends the words of a link and notes its target.
func (m *markdown) link(n *ast.Link) {
	start := n.Pos()
	m.pos = max(m.pos, start+1)
	index := m.addLink(Link{Source: Span{start, start}, URL: decodeMarkdown(n.Destination)})
	from := m.b.at()
	m.inlines(n)
	urlSpan := m.target(n.Destination, n.Title, n.Reference)
	if index >= 0 {
		l := &m.b.article.Links[index]
		l.Text = Range{from, m.b.at()}
		l.Source.End, l.URLSpan = m.pos, urlSpan
	}
}

// image notes an image. Its alternative text is no part of the text.
func (m *markdown) image(n *ast.Image) {
	start := n.Pos()
	m.pos = max(m.pos, start+2)
	index := m.addLink(Link{Source: Span{start, start}, URL: decodeMarkdown(n.Destination), Image: true})
	m.mute++
	m.inlines(n)
	m.mute--
	m.hole = true
	urlSpan := m.target(n.Destination, n.Title, n.Reference)
	if index >= 0 {
		l := &m.b.article.Links[index]
		l.Text = Range{m.b.at(), m.b.at()}
		l.Source.End, l.URLSpan = m.pos, urlSpan
	}
}

// addLink keeps a link and returns its index; -1 inside an image, whose
// description shows no links. The text from here on is the link's.
func (m *markdown) addLink(l Link) int {
	if m.mute > 0 {
		return -1
	}
	if m.gap != "" && !m.b.empty() {
		m.b.atom(m.gap, m.gapAt, l.Source.Start)
	}
	m.gap = ""
	a := m.b.article
	a.Links = append(a.Links, l)
	return len(a.Links) - 1
}

// target reads on behind the words of a link, to the end of the construct, and
// returns where its destination is written.
func (m *markdown) target(destination, title []byte, reference *ast.ReferenceLink) Span {
	m.skipBlanks()
	if !m.skip(']') {
		return Span{m.pos, m.pos}
	}
	if reference != nil {
		switch reference.Type {
		case ast.ReferenceLinkFull, ast.ReferenceLinkCollapsed:
			if m.skip('[') {
				m.skipTo(']')
			}
		}
		if at := offsetIn(m.src, destination); at >= 0 {
			return Span{at, at + len(destination)}
		}
		return Span{m.pos, m.pos}
	}
	if !m.skip('(') {
		return Span{m.pos, m.pos}
	}
	m.skipBlanks()
	angle := m.skip('<')
	span := Span{m.pos, m.pos}
	if bytes.HasPrefix(m.src[m.pos:], destination) {
		m.pos += len(destination)
		span.End = m.pos
	}
	if angle {
		m.skip('>')
	}
	m.skipBlanks()
	if title != nil && m.pos < len(m.src) {
		quote := m.src[m.pos]
		if quote == '(' {
			quote = ')'
		}
		m.pos++
		if bytes.HasPrefix(m.src[m.pos:], title) {
			m.pos += len(title)
			m.skip(quote)
		} else {
			m.skipTo(quote)
		}
		m.skipBlanks()
	}
	m.skip(')')
	return span
}

func (m *markdown) skip(c byte) bool {
	if m.pos < len(m.src) && m.src[m.pos] == c {
		m.pos++
		return true
	}
	return false
}

// skipBlanks skips blanks, line ends and, inside a quotation, its markers.
func (m *markdown) skipBlanks() {
	line := false
	for m.pos < len(m.src) {
		switch c := m.src[m.pos]; {
		case c == '\n':
			line = true
		case blankByte(c), c == '>' && line && m.quotes > 0:
		default:
			return
		}
		m.pos++
	}
}

// skipTo skips what is left up to and with the given character.
func (m *markdown) skipTo(c byte) {
	for i := m.pos; i < len(m.src); i++ {
		switch m.src[i] {
		case '\\':
			i++
		case c:
			m.pos = i + 1
			return
		}
	}
}

// offsetIn returns where a part of the source stands in it, or -1 when it is
// no part but a copy.
func offsetIn(src, part []byte) int {
	at := cap(src) - cap(part)
	if len(part) == 0 || at < 0 || at >= len(src) || &src[at] != &part[0] {
		return -1
	}
	return at
}

func (m *markdown) autoLink(n *ast.AutoLink) {
	label := n.Label(m.src)
	// Goldmark names the character before an address that is not in brackets.
	start := n.Pos()
	at := start
	if !bytes.HasPrefix(m.src[at:], label) {
		at++
	}
	end := at + len(label)
	if m.src[start] == '<' && at > start {
		m.pos = max(m.pos, end+1)
	} else {
		start = at
		m.pos = max(m.pos, end)
	}
	url := string(n.URL(m.src))
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(label, []byte("mailto:")) {
		url = "mailto:" + url
	}
	index := m.addLink(Link{Source: Span{start, m.pos}, URL: url, URLSpan: Span{at, end}})
	from := m.b.at()
	m.verbatim(at, end)
	if index >= 0 {
		m.b.article.Links[index].Text = Range{from, m.b.at()}
	}
}

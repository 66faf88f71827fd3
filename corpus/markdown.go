package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// readMarkdown reads GitHub flavoured Markdown with footnotes. Front matter is
// cut off first. A source that Markdown cannot be made of in linear time is
// read as plain text, and a Problem says so.
func readMarkdown(b *builder) {
	m := &markdown{b: b, src: unixLines(b.src), limit: len(b.src), anchor: -1, note: -1}
	matter, body := findFrontMatter(m.src)
	root, err := parseMarkdown(m.src, body)
	if err != nil {
		readPlain(b)
		problem := Problem{Message: err.Error()}
		if trap, ok := errors.AsType[*trapError](err); ok {
			problem.Source = Span{trap.at, trap.at}
		}
		b.article.Problems = append(b.article.Problems, problem)
		slices.SortStableFunc(b.article.Problems, func(x, y Problem) int {
			return cmp.Compare(x.Source.Start, y.Source.Start)
		})
		return
	}
	matter.read(b, m.src)
	m.blocks(root)
}

// unixLines makes a line end of every lone CR, which goldmark does not know.
// Offsets stay as they are.
func unixLines(src []byte) []byte {
	var out []byte
	for at := 0; ; at++ {
		n := bytes.IndexByte(src[at:], '\r')
		if n < 0 {
			break
		}
		if at += n; at+1 < len(src) && src[at+1] == '\n' {
			continue
		}
		if out == nil {
			out = bytes.Clone(src)
		}
		out[at] = '\n'
	}
	if out == nil {
		return src
	}
	return out
}

// markdown walks goldmark's tree in source order and hands what a reader sees
// to the builder. Offsets are those of the decoded source throughout.
type markdown struct {
	b   *builder
	src []byte // the decoded source with CR made LF

	depth    int  // of lists
	quotes   int  // block quotations around the current block
	said     int  // those of raw HTML, which may end in a later block
	footnote bool // inside the definition of a footnote
	note     int  // where that definition starts, until its first paragraph; then -1
	cell     bool // inside a table cell
	tables   int

	// While a block is open:
	pos   int    // how far its source has been read
	limit int    // text from here on is markup: a heading's attributes
	mute  int    // above 0 the text is not the reader's: an image's alternative
	gap   string // a line break that is written once text follows it
	gapAt int
	hole  bool // something that the reader does not see was just passed
	links int  // where the block's own links and code start in the article
	codes int

	anchor int         // the link that an open <a> tag makes; -1 where none is open
	raw    htmlElement // what the HTML block being read has opened

	lastQuote int // where the last </blockquote> stands; 0 until it is looked for
}

func (m *markdown) blocks(parent ast.Node) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

func (m *markdown) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if lines := n.Lines(); lines.Len() > 0 {
			m.paragraph(lines.At(0).Start)
			m.inlines(n)
			m.end(m.linesEnd(lines), false)
		}
	case *ast.Heading:
		m.heading(n)
	case *ast.List:
		m.depth++
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if item, ok := c.(*ast.ListItem); ok {
				m.item(n, item)
			}
		}
		m.depth--
	case *ast.Blockquote:
		m.quotes++
		m.blocks(n)
		m.quotes--
	case *ast.FencedCodeBlock:
		m.code(n.Lines(), n.Pos(), true)
	case *ast.CodeBlock:
		m.code(n.Lines(), -1, false)
	case *ast.HTMLBlock:
		m.htmlBlock(n)
	case *extast.Table:
		m.table(n)
	case *extast.Footnote:
		m.footnote = true
		m.note = max(0, n.Pos())
		m.blocks(n)
		m.footnote, m.note = false, -1
	}
}

func (m *markdown) quoted() bool { return m.quotes+m.said > 0 }

// prose is the kind of a paragraph here.
func (m *markdown) prose() Kind {
	switch {
	case m.quoted():
		return Quote
	case m.footnote:
		return Footnote
	}
	return Paragraph
}

// paragraph opens a block of prose. The first of a footnote has its label as
// marker.
func (m *markdown) paragraph(at int) {
	if m.note < 0 || m.note > at {
		m.begin(m.prose(), at)
		return
	}
	block := m.begin(m.prose(), m.note)
	if label, width := footnoteLabel(m.src[m.note:at]); label != "" {
		block.Marker = string(m.src[m.note : m.note+width])
	}
	m.note = -1
}

func (m *markdown) begin(kind Kind, at int) *Block {
	block := m.b.begin(kind, at)
	block.Quoted = m.quoted()
	m.pos, m.gap, m.hole, m.limit = at, "", false, len(m.src)
	m.links, m.codes = len(m.b.article.Links), len(m.b.article.Code)
	return block
}

// end closes the block. One without text is taken back unless it is to be kept.
func (m *markdown) end(at int, keep bool) {
	b, a := m.b, m.b.article
	m.closeAnchor(at)
	m.gap, m.limit = "", len(m.src)
	start := a.Blocks[len(a.Blocks)-1].Text.Start
	if !keep && len(bytes.TrimRight(b.text[start:], " \n\t")) == 0 {
		b.drop()
	} else {
		b.end(at)
	}
	// Blanks at the end have been cut off: nothing may reach beyond it.
	last := b.at()
	for i := m.links; i < len(a.Links); i++ {
		r := &a.Links[i].Text
		*r = Range{min(r.Start, last), min(r.End, last)}
	}
	for i := m.codes; i < len(a.Code); i++ {
		r := &a.Code[i]
		*r = Range{min(r.Start, last), min(r.End, last)}
	}
}

// linesEnd is where the last line ends, without its line break.
func (m *markdown) linesEnd(lines *text.Segments) int {
	at := lines.At(lines.Len() - 1).Stop
	for at > 0 && (m.src[at-1] == '\n' || m.src[at-1] == '\r') {
		at--
	}
	return at
}

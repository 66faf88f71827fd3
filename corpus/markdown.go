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
		var trap *trapError
		if errors.As(err, &trap) {
			problem.Source = Span{trap.at, trap.at}
		}
		b.article.Problems = append(b.article.Problems, problem)
		slices.SortStableFunc(b.article.Problems, func(x, y Problem) int {
			return cmp.Compare(x.Source.Start, y.Source.Start)
		})
		return
	}
	// About what ordinary articles need; growing by doubling costs more.
	b.runs = make([]run, 0, min(len(m.src)/40+16, 1<<16))
	b.article.Blocks = make([]Block, 0, min(len(m.src)/160+8, 1<<14))
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

// prose is the kind of a paragraph here.
func (m *markdown) prose() Kind {
	switch {
	case m.quotes > 0:
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
	block.Quoted = m.quotes > 0
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

func (m *markdown) heading(n *ast.Heading) {
	start := max(0, n.Pos())
	end := start
	lines := n.Lines()
	if lines.Len() > 0 {
		first := lines.At(0).Start
		if end = max(end, m.linesEnd(lines)); start >= first { // underlined
			start = first
			_, end = nextLine(m.src, end)
		}
	}
	line, _ := nextLine(m.src, end)
	end = max(start, len(bytes.TrimRight(m.src[:line.to], " \t\r\n")))

	block := m.begin(Heading, start)
	block.Level = n.Level
	if lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		if at, id := headingID(m.src[last.Start:last.Stop]); at >= 0 {
			m.limit = last.Start + at
			block.ID = id
			if id != "" {
				m.b.article.Anchors = append(m.b.article.Anchors,
					Anchor{id, Span{m.limit, m.linesEnd(lines)}})
			}
		}
	}
	m.inlines(n)
	m.end(end, true)
}

// headingID finds the attributes at the end of a heading's line, as in
// "{#id .class}" or "{: #id}". The offset is -1 where there are none.
func headingID(line []byte) (at int, id string) {
	line = bytes.TrimRight(line, " \t\r\n")
	if len(line) == 0 || line[len(line)-1] != '}' {
		return -1, ""
	}
	at = bytes.LastIndexByte(line, '{')
	if at < 0 {
		return -1, ""
	}
	inner := bytes.TrimLeft(line[at+1:len(line)-1], ": ")
	if len(inner) < 2 || inner[0] != '#' && inner[0] != '.' {
		return -1, ""
	}
	for _, word := range bytes.Fields(inner) {
		if len(word) > 1 && word[0] == '#' && id == "" {
			id = string(word[1:])
		}
	}
	return at, id
}

func (m *markdown) item(list *ast.List, item *ast.ListItem) {
	start, stop := m.marker(item.Pos(), list)
	block := m.begin(ListItem, start)
	block.Level = m.depth
	block.Marker = string(m.src[start:stop])
	block.Number = markerNumber(m.src[start:stop])
	first := item.FirstChild()
	end := stop
	switch first.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if lines := first.Lines(); lines.Len() > 0 {
			m.inlines(first)
			end = max(stop, m.linesEnd(lines))
		}
		first = first.NextSibling()
	}
	m.end(end, true)
	for c := first; c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

// marker finds an item's marker. Goldmark counts the columns that a tab leaves
// over into the item's place, so it may stand a few bytes before it.
func (m *markdown) marker(at int, list *ast.List) (start, stop int) {
	at = max(0, min(at, len(m.src)))
	for back := 0; back <= 4 && back <= at; back++ {
		start := at - back
		if start > 0 && bytes.IndexByte([]byte(" \t\n\r>"), m.src[start-1]) < 0 {
			continue
		}
		stop := start
		if list.IsOrdered() {
			for stop < len(m.src) && stop-start < 9 && '0' <= m.src[stop] && m.src[stop] <= '9' {
				stop++
			}
			if stop == start {
				continue
			}
		}
		if stop < len(m.src) && m.src[stop] == list.Marker {
			return start, stop + 1
		}
	}
	return at, at
}

func markerNumber(marker []byte) int {
	n := -1
	for _, c := range marker {
		if c < '0' || c > '9' {
			break
		}
		n = max(n, 0)*10 + int(c-'0')
	}
	return n
}

// code reads a block of code. One in fences starts at the given offset.
func (m *markdown) code(lines *text.Segments, start int, fenced bool) {
	if lines.Len() == 0 {
		return
	}
	first := lines.At(0).Start
	if start < 0 || start > first {
		start = first
	}
	m.begin(Code, start)
	for i := range lines.Len() {
		m.codeLine(lines.At(i))
	}
	end := m.linesEnd(lines)
	if fenced {
		end = m.fenceEnd(lines.At(lines.Len()-1).Stop, end)
	}
	m.end(end, false)
}

// fenceEnd returns the end of the closing fence on the line that starts at the
// given offset, or else where the code ends.
func (m *markdown) fenceEnd(at, end int) int {
	line, _ := nextLine(m.src, at)
	text := bytes.TrimLeft(m.src[line.from:line.to], " \t>")
	if bytes.HasPrefix(text, []byte("```")) || bytes.HasPrefix(text, []byte("~~~")) {
		return line.to
	}
	return end
}

// codeLine appends one line with its line break. Where the source has just
// that, all of the block becomes one run.
func (m *markdown) codeLine(s text.Segment) {
	end := s.Stop
	for end > s.Start && (m.src[end-1] == '\n' || m.src[end-1] == '\r') {
		end--
	}
	if s.Padding > 0 {
		m.b.atom("    "[:min(s.Padding, 4)], s.Start, s.Start)
	}
	if s.Stop == end+1 && m.b.src[end] == '\n' {
		m.b.verbatim(s.Start, s.Stop)
		return
	}
	m.b.verbatim(s.Start, end)
	m.b.atom("\n", end, s.Stop)
}

func (m *markdown) table(n *extast.Table) {
	row := 0
	at := max(0, n.Pos())
	m.cell = true
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		_, header := r.(*extast.TableHeader)
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			end := at
			if lines := c.Lines(); lines.Len() > 0 {
				at, end = lines.At(0).Start, lines.At(0).Stop
			}
			block := m.begin(TableCell, at)
			block.Row, block.Column, block.Table, block.Header = row, column, m.tables, header
			m.inlines(c)
			at = max(at, end)
			m.end(at, true)
			column++
		}
		row++
	}
	m.cell = false
	m.tables++
}

package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

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
	for word := range bytes.FieldsSeq(inner) {
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

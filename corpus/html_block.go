package corpus

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

type htmlList struct {
	ordered bool
	next    int // the number of the next item
}

type htmlTable struct {
	index       int
	layout      bool // made for the look: its cells are plain blocks
	row, column int
	width       int // columns that the cell takes
	head        bool
	header      bool
}

// enterBlock sets up what a block element means for its content.
func (w *htmlWriter) enterBlock(i int, n *htmlNode) {
	c := &w.context
	if w.isTOC(i) {
		w.enterTOC(i)
	}
	switch n.atom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind, c.level = Heading, int(w.o.src[n.start+2]-'0')
		w.item = htmlItem{
			active: true, must: true, kind: Heading, at: int(n.start),
			level: c.level, number: -1, id: w.o.headingID(i),
		}
	case atom.Ul, atom.Menu, atom.Dir, atom.Dl:
		w.lists = append(w.lists, htmlList{})
	case atom.Ol:
		l := htmlList{ordered: true, next: 1}
		if start, ok := w.number(i, "start"); ok {
			l.next = start
		}
		w.lists = append(w.lists, l)
	case atom.Li:
		w.listItem(i, n)
	case atom.Dt, atom.Dd:
		w.item = htmlItem{active: true, kind: ListItem, at: int(n.start), level: max(1, len(w.lists)), number: -1}
	case atom.Blockquote:
		c.quoted = true
		if c.kind == Paragraph {
			c.kind = Quote
		}
	case atom.Figcaption, atom.Caption:
		c.kind = Caption
	case atom.Pre, atom.Listing:
		outer := *c
		c.pre = true
		if !outer.pre && w.o.code(i) {
			c.kind = Code
		}
	case atom.Table:
		w.tables = append(w.tables, htmlTable{index: w.nTables, row: -1, layout: w.o.layout(i)})
		if !w.tables[len(w.tables)-1].layout {
			w.nTables++
		}
	case atom.Tr:
		if t := w.table(); t != nil {
			t.row, t.column, t.width = t.row+1, 0, 0
			parent := w.o.nodes[n.parent].atom
			t.head = parent == atom.Thead || t.row == 0 && w.o.allHeaders(i)
		}
	case atom.Td, atom.Th:
		if t := w.table(); t != nil && !t.layout {
			t.row = max(t.row, 0)
			t.column += t.width
			t.width = 1
			if span, ok := w.number(i, "colspan"); ok {
				t.width = max(1, min(span, 1000))
			}
			t.header = t.head
			c.kind = TableCell
		}
	}
}

func (w *htmlWriter) table() *htmlTable {
	if len(w.tables) == 0 {
		return nil
	}
	return &w.tables[len(w.tables)-1]
}

func (w *htmlWriter) number(i int, name string) (int, bool) {
	value, _, ok := w.o.attr(i, name)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(strings.TrimSpace(value))
	return n, err == nil && n >= 0
}

func (w *htmlWriter) listItem(i int, n *htmlNode) {
	w.item = htmlItem{
		active: true, must: true, kind: ListItem, at: int(n.start),
		level: max(1, len(w.lists)), marker: "-", number: -1,
	}
	if len(w.lists) == 0 {
		return
	}
	l := &w.lists[len(w.lists)-1]
	if !l.ordered {
		return
	}
	if value, ok := w.number(i, "value"); ok {
		l.next = value
	}
	w.item.number, w.item.marker = l.next, strconv.Itoa(l.next)+"."
	l.next++
}

// leaveBlock undoes enterBlock.
func (w *htmlWriter) leaveBlock(f htmlFrame, n *htmlNode) {
	switch n.atom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Dl:
		w.lists = w.lists[:len(w.lists)-1]
	case atom.Table:
		w.tables = w.tables[:len(w.tables)-1]
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li:
		if w.item.active && w.item.at == int(n.start) && w.item.must && w.o.bare(f.node) {
			if w.context.toc {
				w.openEntry(w.item, w.item.at)
			} else {
				w.openItem(w.item)
			}
			w.b.end(int(n.end))
		}
		w.item.active = false
	case atom.Dt, atom.Dd:
		w.item.active = false
	}
}

// bare reports whether an element without text shows nothing at all.
func (o *outline) bare(i int) bool {
	for k := i + 1; k < int(o.nodes[i].next); k++ {
		switch n := &o.nodes[k]; n.atom {
		case atom.Img, atom.Svg, atom.Input, atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Canvas,
			atom.Embed, atom.Button, atom.Select, atom.Textarea, atom.Math, atom.Noscript,
			atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Pre:
			return false
		}
	}
	return true
}

// headingID is the anchor of a heading: its own, or one inside it.
func (o *outline) headingID(i int) string {
	for k := i; k < o.near(i); k++ {
		n := &o.nodes[k]
		if !n.attrs {
			continue
		}
		if id, _, _ := o.attr(k, "id"); id != "" {
			return id
		}
		if n.atom == atom.A {
			if name, _, _ := o.attr(k, "name"); name != "" {
				return name
			}
		}
	}
	return ""
}

// layout reports whether a table only arranges blocks on the page: it says so,
// it holds another table, or it has a single column.
func (o *outline) layout(i int) bool {
	if role, _, _ := o.attr(i, "role"); role == "presentation" || role == "none" {
		return true
	}
	cells, wide := 0, false
	for k := i + 1; k < int(o.nodes[i].next); k++ {
		switch o.nodes[k].atom {
		case atom.Table:
			return true
		case atom.Tr:
			cells = 0
		case atom.Td, atom.Th:
			cells++
			wide = wide || cells > 1
		}
	}
	return !wide
}

// allHeaders reports whether a table row has header cells only.
func (o *outline) allHeaders(i int) bool {
	for k := i + 1; k < int(o.nodes[i].next); k = int(o.nodes[k].next) {
		if o.nodes[k].atom == atom.Td {
			return false
		}
	}
	return true
}

// code reports whether preformatted text is code: marked so, set by a
// highlighter, which wraps it and gives each sign a class, or with the
// punctuation of code at the ends of its lines.
func (o *outline) code(i int) bool {
	if o.classed(i, "code", "language-", "lang-", "highlight", "syntax", "brush:", "terminal") {
		return true
	}
	for k, up := o.nodes[i].parent, 0; k > 0 && up < codeWrappers; k, up = o.nodes[k].parent, up+1 {
		if o.classed(int(k), "highlight", "codehilite", "sourcecode", "source-code", "codeblock", "code-block", "syntax", "lineno") {
			return true
		}
	}
	lines, marked, classes := 0, 0, 0
	for k := i + 1; k < int(o.nodes[i].next); k++ {
		n := &o.nodes[k]
		switch n.atom {
		case atom.Code, atom.Samp, atom.Kbd, atom.Tt:
			return true
		case atom.Span:
			if n.attrs && o.classed(k, "") {
				if classes++; classes == highlighted {
					return true
				}
			}
		}
		if n.kind != textNode {
			continue
		}
		for line := range bytes.Lines(o.src[n.start:n.end]) {
			line = bytes.TrimSpace(line)
			if len(line) == 0 {
				continue
			}
			lines++
			if codeLine(line) {
				marked++
			}
		}
	}
	return marked*3 > lines
}

const (
	codeWrappers = 3 // elements around preformatted text that may say that it is code
	highlighted  = 3 // spans with a class in it that tell of a highlighter
)

// classed reports whether an element has a class with one of the parts in it.
func (o *outline) classed(i int, parts ...string) bool {
	class, _, _ := o.attr(i, "class")
	class = strings.ToLower(class)
	return class != "" && slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(class, part) })
}

func codeLine(line []byte) bool {
	switch line[len(line)-1] {
	case '{', '}', ';', '(', '\\', '=', '>', ']':
		return true
	}
	switch line[0] {
	case '$', '#', '}', '@', '<', '{':
		return true
	}
	return bytes.Contains(line, []byte("()")) || bytes.Contains(line, []byte(" = ")) ||
		bytes.Contains(line, []byte("://")) || bytes.HasPrefix(line, []byte("//"))
}

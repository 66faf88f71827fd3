package corpus

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// htmlWriter turns parts of an outline into blocks. Blocks start with their
// first visible character, not with their element, so that nothing has to be
// taken back; headings and list items without any are written when they end.
type htmlWriter struct {
	b    *builder
	o    *outline
	drop []bool // by node: left out with all it holds; nil reads everything

	context htmlContext
	frames  []htmlFrame // the open elements that something ends with
	lists   []htmlList
	tables  []htmlTable
	nTables int

	contents  []int // the tables of contents that are still to come
	tocTitled bool  // the one that is open has its title

	item     htmlItem // the heading or list item that waits for its first text
	blockAt  int      // start of the innermost block element without text yet, or -1
	gap      Span     // white space that waits for the next word
	breaks   int      // <br> that wait for the next word
	breakAt  Span     // the first of them
	links    []int    // links that wait for their first word
	comments []int    // comments that wait for the end of their block
	charRefs map[string]charRef
	codeAt   int // where the open inline code starts; -1: at the next word; -2: none is open
}

// htmlContext is what an element passes on to all it holds.
type htmlContext struct {
	kind   Kind
	level  int
	quoted bool
	pre    bool // white space stands as it is written
	toc    bool // in a table of contents that no heading names
}

type htmlFrame struct {
	node  int
	outer htmlContext
	link  int // index of the link that ends here, or -1
}

// htmlItem is a heading or a list item before its first text.
type htmlItem struct {
	active, must bool // must: it is written even when it stays empty
	kind         Kind
	at           int
	level        int
	marker       string
	number       int
	id           string
}

func newHTMLWriter(b *builder, o *outline, contents []int, drop []bool) *htmlWriter {
	return &htmlWriter{b: b, o: o, contents: contents, drop: drop, charRefs: map[string]charRef{}, blockAt: -1, codeAt: -2}
}

// write adds one node and all it holds. Nodes come in source order.
func (w *htmlWriter) write(root int) {
	end := int(w.o.nodes[root].next)
	for i := root; i < end; {
		for len(w.frames) > 0 && int(w.o.nodes[w.frames[len(w.frames)-1].node].next) <= i {
			w.leave()
		}
		n := &w.o.nodes[i]
		switch n.kind {
		case textNode:
			w.text(int(n.start), int(n.end))
		case commentNode:
			w.remark(i)
			w.comment(i)
		default:
			if n.traits&tagHidden != 0 || w.drop != nil && w.drop[i] {
				if n.traits&tagBlock != 0 {
					w.boundary(int(n.start))
				}
				i = int(n.next)
				continue
			}
			w.enter(i)
		}
		i++
	}
	for len(w.frames) > 0 {
		w.leave()
	}
	w.boundary(int(w.o.nodes[root].end))
}

// boundary ends the open block at a source offset.
func (w *htmlWriter) boundary(at int) {
	w.gap, w.breaks = Span{}, 0
	if w.b.open {
		if w.invisible() {
			w.takeBack(at)
		} else {
			w.b.end(at)
		}
	}
	for _, i := range w.comments {
		w.comment(i)
	}
	w.comments = w.comments[:0]
}

// invisible reports whether the open block shows nothing to the reader.
func (w *htmlWriter) invisible() bool {
	block := &w.b.article.Blocks[len(w.b.article.Blocks)-1]
	text := w.b.text[block.Text.Start:]
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if !unicode.IsSpace(r) && r != 0x200B && r != 0xFEFF && r != 0x00AD {
			return false
		}
		text = text[n:]
	}
	return true
}

// takeBack empties the open block, and drops it unless it is of a kind that
// stays without text.
func (w *htmlWriter) takeBack(at int) {
	a := w.b.article
	block := &a.Blocks[len(a.Blocks)-1]
	start := block.Text.Start
	if block.Kind == Heading || block.Kind == ContentsEntry && block.Marker != "" || block.Kind == ListItem && block.Marker != "" {
		w.b.truncate(start)
		w.b.end(at)
	} else {
		w.b.drop()
	}
	end := w.b.at()
	for k := len(a.Links) - 1; k >= 0 && a.Links[k].Text.End > end; k-- {
		r := &a.Links[k].Text
		*r = Range{min(r.Start, end), end}
	}
	for len(a.Code) > 0 && a.Code[len(a.Code)-1].End > end {
		a.Code = a.Code[:len(a.Code)-1]
	}
	w.codeAt = min(w.codeAt, end)
}

// open starts the block that the character at a source offset belongs to.
func (w *htmlWriter) open(at int) {
	if w.blockAt >= 0 {
		at = w.blockAt
		w.blockAt = -1
	}
	c := &w.context
	item := w.item
	w.item.active = false
	if item.active && (c.kind == Code || c.kind == Caption) {
		item.active = false
	}
	if c.toc {
		w.openEntry(item, at)
		return
	}
	if item.active {
		w.openItem(item)
		return
	}
	b := w.b.begin(c.kind, at)
	b.Quoted = c.quoted
	switch c.kind {
	case Heading:
		b.Level = c.level
	case TableCell:
		t := &w.tables[len(w.tables)-1]
		b.Table, b.Row, b.Column, b.Header = t.index, t.row, t.column, t.header
	}
}

func (w *htmlWriter) openItem(item htmlItem) {
	b := w.b.begin(item.kind, item.at)
	b.Level, b.Marker, b.Number, b.ID = item.level, item.marker, item.number, item.id
	b.Quoted = w.context.quoted
}

// remark keeps the place of a comment.
func (w *htmlWriter) remark(i int) {
	n := &w.o.nodes[i]
	if body, ok := w.o.commentBody(n); ok {
		w.b.article.Comments = append(w.b.article.Comments, Remark{Source: Span{int(n.start), int(n.end)}, Body: body})
	}
}

// comment writes a comment as a block of its own. Inside a block it waits for
// the end of that; when more text follows it is left out, since the builder
// knows no block within a block.
func (w *htmlWriter) comment(i int) {
	n := &w.o.nodes[i]
	body, ok := w.o.commentBody(n)
	if !ok {
		return
	}
	if w.b.open {
		w.comments = append(w.comments, i)
		return
	}
	w.b.begin(Comment, int(n.start)).Quoted = w.context.quoted
	w.b.verbatim(body.Start, body.End)
	w.b.end(int(n.end))
}

// commentBody is the text of a comment without its marks and the blanks next
// to them; ok is false where there is none, and for the conditional comments
// that old browsers read as code.
func (o *outline) commentBody(n *htmlNode) (Span, bool) {
	s := Span{int(n.start), int(n.end)}
	raw := string(o.src[s.Start:min(s.End, s.Start+12)])
	if len(raw) < 4 || raw[:4] != "<!--" {
		return s, false
	}
	s.Start += 4
	if s.Len() >= 3 && string(o.src[s.End-3:s.End]) == "-->" {
		s.End -= 3
	}
	for s.Start < s.End && htmlBlank[o.src[s.Start]] {
		s.Start++
	}
	for s.Start < s.End && htmlBlank[o.src[s.End-1]] {
		s.End--
	}
	if s.Start >= s.End {
		return s, false
	}
	first := o.src[s.Start:min(s.End, s.Start+8)]
	conditional := len(first) > 3 && (string(first[:3]) == "[if" || string(first[:3]) == "<![")
	return s, !conditional
}

// enter starts an element.
func (w *htmlWriter) enter(i int) {
	n := &w.o.nodes[i]
	if n.traits&tagBlock != 0 {
		w.boundary(int(n.start))
		if n.traits&tagVoid != 0 {
			return
		}
		w.blockAt = int(n.start)
		w.frames = append(w.frames, htmlFrame{node: i, outer: w.context, link: -1})
		w.enterBlock(i, n)
		return
	}
	switch n.atom {
	case atom.Br:
		w.lineBreak(int(n.start), int(n.end))
	case atom.Img:
		w.image(i)
	case atom.A:
		w.link(i)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		if w.codeAt == -2 && !w.context.pre {
			w.codeAt = -1
			w.frames = append(w.frames, htmlFrame{node: i, outer: w.context, link: -1})
		}
	}
}

// leave ends the innermost element that something ends with.
func (w *htmlWriter) leave() {
	f := w.frames[len(w.frames)-1]
	w.frames = w.frames[:len(w.frames)-1]
	n := &w.o.nodes[f.node]
	switch {
	case n.traits&tagBlock != 0:
		w.boundary(int(n.end))
		w.leaveBlock(f, n)
		w.blockAt = -1
	case f.link >= 0:
		l := &w.b.article.Links[f.link]
		l.Text.End = max(w.b.at(), l.Text.Start)
		if k := len(w.links); k > 0 && w.links[k-1] == f.link {
			w.links = w.links[:k-1]
			l.Text.Start = l.Text.End
		}
	default:
		if w.codeAt >= 0 && w.b.at() > w.codeAt {
			w.b.article.Code = append(w.b.article.Code, Range{w.codeAt, w.b.at()})
		}
		w.codeAt = -2
	}
	w.context = f.outer
}

func (w *htmlWriter) link(i int) {
	url, at, ok := w.o.attr(i, "href")
	if !ok {
		return
	}
	n := &w.o.nodes[i]
	a := w.b.article
	w.links = append(w.links, len(a.Links))
	w.frames = append(w.frames, htmlFrame{node: i, outer: w.context, link: len(a.Links)})
	a.Links = append(a.Links, Link{Source: Span{int(n.start), int(n.end)}, URL: url, URLSpan: at})
}

func (w *htmlWriter) image(i int) {
	url, at, ok := w.o.attr(i, "src")
	if !ok {
		return
	}
	n := &w.o.nodes[i]
	w.b.article.Links = append(w.b.article.Links, Link{
		Text: Range{w.b.at(), w.b.at()}, Source: Span{int(n.start), int(n.end)}, URL: url, URLSpan: at, Image: true,
	})
}

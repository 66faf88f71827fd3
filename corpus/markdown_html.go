package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// Raw HTML in Markdown: tags are never part of the text. What stands between
// them is read as a browser shows it, comments become blocks of their own, and
// links, images and anchors are noted.

// htmlElement is what a block of raw HTML has opened so far.
type htmlElement struct {
	kind  Kind
	level int
	lists int
	pre   bool
	open  bool // a block of the builder is open
}

// htmlBlock reads a block of raw HTML.
func (m *markdown) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	starts := make([]int, 0, lines.Len()+1)
	for i := range lines.Len() {
		starts = append(starts, lines.At(i).Start)
	}
	end := lines.At(lines.Len() - 1).Stop
	if n.HasClosure() && n.ClosureLine.Start >= starts[len(starts)-1] {
		starts = append(starts, n.ClosureLine.Start)
		end = max(end, n.ClosureLine.Stop)
	}
	m.raw = htmlElement{kind: m.prose()}
	m.htmlText(starts, end)
	// A quotation may hold Markdown and be closed by a later block, but one
	// that nothing closes ends here.
	if m.said > 0 && m.lastQuote == 0 {
		m.lastQuote = max(1, bytes.LastIndex(m.src, []byte("</blockquote")))
	}
	if m.lastQuote < end {
		m.said = 0
	}
}

// htmlText reads the HTML of the given lines, which end at the given offset.
func (m *markdown) htmlText(lines []int, end int) {
	at, line := lines[0], 0
	for at < end {
		if m.src[at] == '<' {
			if next := m.htmlMarkup(at, end); next > at {
				at = next
				continue
			}
		}
		for line+1 < len(lines) && lines[line+1] <= at {
			line++
		}
		if m.src[at] == '\n' || m.src[at] == '\r' {
			stop := at + 1
			if stop == end || m.src[at] == '\r' && m.src[stop] == '\n' {
				stop = min(stop+1, end)
			}
			if line+1 < len(lines) {
				stop = max(stop, lines[line+1]) // past the marker of a quotation
			}
			if m.raw.pre && m.raw.open {
				m.b.atom("\n", at, stop)
			} else {
				m.lineBreak(" ", at)
			}
			at = stop
			continue
		}
		stop := at + 1
		for stop < end && m.src[stop] != '<' && m.src[stop] != '\n' && m.src[stop] != '\r' {
			stop++
		}
		m.htmlWords(at, stop)
		at = stop
	}
	m.htmlClose(end)
}

// htmlWords appends text, its blanks folded as a browser does.
func (m *markdown) htmlWords(at, end int) {
	if m.raw.pre {
		m.htmlOpen(at)
		m.text(at, end, false)
		return
	}
	for at < end {
		if c := m.src[at]; c == ' ' || c == '\t' {
			m.lineBreak(" ", at)
			for at < end && (m.src[at] == ' ' || m.src[at] == '\t') {
				at++
			}
			continue
		}
		// A single blank between words needs no run of its own.
		stop := at + 1
		for stop < end && m.src[stop] != '\t' &&
			(m.src[stop] != ' ' || stop+1 < end && m.src[stop+1] != ' ' && m.src[stop+1] != '\t') {
			stop++
		}
		m.htmlOpen(at)
		m.text(at, stop, false)
		at = stop
	}
}

func (m *markdown) htmlOpen(at int) {
	if m.raw.open {
		return
	}
	m.raw.open = true
	block := m.begin(m.raw.kind, at)
	block.Level = m.raw.level
}

func (m *markdown) htmlClose(at int) {
	if m.raw.open {
		m.raw.open = false
		m.end(max(at, m.b.last), false)
	}
	m.gap = ""
}

// htmlMarkup reads the comment or tag at the given offset and returns its end,
// or the offset itself when the "<" there is text.
func (m *markdown) htmlMarkup(at, end int) int {
	p := m.src[at:end]
	switch {
	case bytes.HasPrefix(p, []byte("<!--")):
		m.htmlClose(at)
		inner, stop := at+4, end
		if n := bytes.Index(m.src[inner:end], []byte("-->")); n >= 0 {
			stop = inner + n + 3
			m.comment(at, inner, inner+n, stop)
		} else {
			m.comment(at, inner, end, end)
		}
		return stop
	case bytes.HasPrefix(p, []byte("<!")), bytes.HasPrefix(p, []byte("<?")):
		if n := bytes.IndexByte(p, '>'); n >= 0 {
			return at + n + 1
		}
		return end
	}
	stop := rawTagLen(m.src[at:end])
	if stop == 0 {
		return at
	}
	stop += at
	name, closing := rawTagName(m.src[at:stop])
	switch name {
	case "script", "style", "textarea", "template", "svg", "noscript", "iframe":
		if !closing {
			return m.rawEnd(stop, end, name)
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		m.htmlClose(at)
		m.raw.kind, m.raw.level = m.prose(), 0
		if !closing {
			m.raw.kind, m.raw.level = Heading, int(name[1]-'0')
		}
	case "ul", "ol":
		m.htmlClose(at)
		m.raw.lists++
		if closing {
			m.raw.lists = max(0, m.raw.lists-2)
		}
		m.raw.kind, m.raw.level = m.prose(), 0
	case "li":
		m.htmlClose(at)
		m.raw.kind, m.raw.level = m.prose(), 0
		if !closing {
			m.raw.kind, m.raw.level = ListItem, m.depth+max(1, m.raw.lists)
		}
	case "blockquote":
		m.htmlClose(at)
		m.said++
		if closing {
			m.said = max(0, m.said-2)
		}
		m.raw.kind, m.raw.level = m.prose(), 0
	case "figcaption", "caption":
		m.htmlClose(at)
		m.raw.kind, m.raw.level = m.prose(), 0
		if !closing {
			m.raw.kind = Caption
		}
	case "pre":
		m.htmlClose(at)
		m.raw.kind, m.raw.level, m.raw.pre = m.prose(), 0, !closing
		if !closing {
			m.raw.kind = Code
		}
	case "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "figure", "details",
		"summary", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "dl", "dt", "dd", "hr", "form", "address",
		"center", "fieldset", "legend", "title", "head", "body", "html", "option":
		m.htmlClose(at)
	case "a", "img":
		m.htmlOpen(at)
	}
	m.tag(at, stop, name, closing)
	return stop
}

// rawEnd returns where an element ends whose content is no text.
func (m *markdown) rawEnd(at, end int, name string) int {
	for at < end {
		n := bytes.Index(m.src[at:end], []byte("</"))
		if n < 0 {
			break
		}
		at += n
		if got, _ := rawTagName(m.src[at:end]); got == name {
			if n := bytes.IndexByte(m.src[at:end], '>'); n >= 0 {
				return at + n + 1
			}
			break
		}
		at += 2
	}
	return end
}

// comment makes a block of a comment.
func (m *markdown) comment(at, from, to, end int) {
	from, to = m.remark(at, from, to, end)
	m.begin(Comment, at)
	m.b.verbatim(from, to)
	m.end(end, false)
}

// remark keeps the place of a comment, and returns what it says without the
// blanks around it.
func (m *markdown) remark(at, from, to, end int) (bodyFrom, bodyTo int) {
	for from < to && blankByte(m.src[from]) {
		from++
	}
	for to > from && blankByte(m.src[to-1]) {
		to--
	}
	if from < to {
		m.b.article.Comments = append(m.b.article.Comments, Remark{Source: Span{at, end}, Body: Span{from, to}})
	}
	return from, to
}

// inlineTag reads a tag or comment inside a paragraph. A comment is kept as a
// place only: the text goes on behind it.
func (m *markdown) inlineTag(at, end int) {
	if tag := m.src[at:end]; bytes.HasPrefix(tag, []byte("<!--")) && bytes.HasSuffix(tag, []byte("-->")) {
		m.remark(at, at+len("<!--"), end-len("-->"), end)
		return
	}
	if name, closing := rawTagName(m.src[at:end]); name != "" {
		m.tag(at, end, name, closing)
	}
}

// tag notes what a tag means to the article: breaks, links, images, anchors.
func (m *markdown) tag(at, end int, name string, closing bool) {
	if m.mute > 0 {
		return
	}
	tag := m.src[at:end]
	a := m.b.article
	switch {
	case name == "br":
		m.lineBreak("\n", at)
	case name == "a" && closing:
		m.closeAnchor(end)
	case name == "a":
		m.closeAnchor(at)
		if from, to, ok := rawAttribute(tag, "href"); ok {
			m.anchor = m.addLink(Link{
				Source: Span{at, end},
				URL:    decodeReferences(tag[from:to]), URLSpan: Span{at + from, at + to},
			})
			a.Links[m.anchor].Text = Range{m.b.at(), m.b.at()}
		}
	case name == "img" && !closing:
		if from, to, ok := rawAttribute(tag, "src"); ok {
			i := m.addLink(Link{
				Source: Span{at, end}, Image: true,
				URL: decodeReferences(tag[from:to]), URLSpan: Span{at + from, at + to},
			})
			a.Links[i].Text = Range{m.b.at(), m.b.at()}
		}
	}
	if closing || bytes.IndexByte(tag, '=') < 0 {
		return
	}
	from, to, ok := rawAttribute(tag, "id")
	if !ok && name == "a" {
		from, to, ok = rawAttribute(tag, "name")
	}
	if ok && from < to {
		a.Anchors = append(a.Anchors, Anchor{decodeReferences(tag[from:to]), Span{at, end}})
	}
}

// closeAnchor ends the link that an <a> tag opened.
func (m *markdown) closeAnchor(at int) {
	if m.anchor < 0 {
		return
	}
	l := &m.b.article.Links[m.anchor]
	l.Text.End = max(l.Text.Start, m.b.at())
	l.Source.End = max(l.Source.End, at)
	m.anchor = -1
}

package corpus

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// tocMarks are the words by which elements call themselves a table of
// contents. They are looked for in class, id and aria-label.
var tocMarks = []string{"toc", "contents", "inhalt", "sommaire", "indice", "índice", "sumario", "sumário"}

// htmlNotes are what one look at all attributes finds.
type htmlNotes struct {
	anchors  []Anchor
	contents []int // tables of contents by their own word, in source order
}

// notes looks at the attributes of all elements. A link may lead to every id,
// and to the name of an a element.
func (o *outline) notes() htmlNotes {
	var found htmlNotes
	inside := 0 // the end of the last table of contents
	for i := range o.nodes {
		n := &o.nodes[i]
		if !n.attrs {
			continue
		}
		marked := false
		o.eachAttr(i, func(name, value Span) bool {
			switch {
			case value.Len() == 0:
				return true
			case o.named(name, "id") || n.atom == atom.A && o.named(name, "name"):
				found.anchors = append(found.anchors, Anchor{o.decode(value), Span{int(n.start), int(n.inner)}})
			case !o.named(name, "class") && !o.named(name, "aria-label"):
				return true
			}
			marked = marked || n.traits&tagBlock != 0 && i >= inside && o.tocMark(value)
			return true
		})
		if marked && o.listsContents(i) {
			found.contents = append(found.contents, i)
			inside = int(n.next)
		}
	}
	return found
}

// tocMark reports whether a word of an attribute's value is such a mark or
// begins with "toc".
func (o *outline) tocMark(value Span) bool {
	raw := o.src[value.Start:value.End]
	hit := false
	for _, c := range raw {
		// Each mark has one of these letters: most values end here.
		if c|0x20 == 't' || c|0x20 == 'i' || c|0x20 == 's' {
			hit = true
			break
		}
	}
	if !hit || len(raw) < len("toc") || len(raw) > 300 {
		return false
	}
	text := strings.ToLower(string(raw))
	for _, m := range tocMarks {
		at := strings.Index(text, m)
		if at < 0 {
			continue
		}
		if at == 0 || !wordByte(text[at-1]) {
			return true
		}
	}
	return false
}

// listsContents reports whether an element is what its name says: links or
// short items, and no prose.
func (o *outline) listsContents(i int) bool {
	switch o.nodes[i].atom {
	case atom.Nav, atom.Div, atom.Ul, atom.Ol, atom.Section, atom.Aside, atom.Details:
	default:
		return false
	}
	if o.nodes[i].next-int32(i) > 10_000 {
		return false
	}
	items, links, text, linked := 0, 0, 0, 0
	linkEnd := 0
	for k := i + 1; k < int(o.nodes[i].next); k++ {
		n := &o.nodes[k]
		switch {
		case n.traits&tagHidden != 0:
			k = int(n.next) - 1
		case n.kind == textNode:
			text += int(n.end - n.start)
			if k < linkEnd {
				linked += int(n.end - n.start)
			}
		case n.atom == atom.Li:
			items++
		case n.atom == atom.A:
			links++
			linkEnd = int(n.next)
		case n.atom == atom.Article || n.atom == atom.Blockquote || n.atom == atom.Table:
			return false
		}
	}
	return links > 1 && linked*3 > text || items > 1 && text < 120*items
}

// isTOC reports whether the node is a table of contents.
func (w *htmlWriter) isTOC(i int) bool {
	for len(w.contents) > 0 && w.contents[0] < i {
		w.contents = w.contents[1:]
	}
	return len(w.contents) > 0 && w.contents[0] == i
}

// enterTOC decides who names the kinds of the blocks: where a heading says
// that this is a table of contents, it is read like any other text; without
// one, its blocks get their kinds here.
func (w *htmlWriter) enterTOC(i int) {
	words := loadHTMLWords().contents
	title := -1
	for k := i + 1; k < w.o.near(i) && title < 0 && w.o.nodes[k].atom != atom.Li; k++ {
		if headingLevel(w.o.nodes[k].atom) > 0 {
			title = k
		}
	}
	if title < 0 {
		if before := w.o.before(i); before > 0 && headingLevel(w.o.nodes[before].atom) > 0 {
			title = before
		}
	}
	if title >= 0 && headingIn(words, w.o.plainText(title)) {
		return
	}
	w.context.toc, w.tocTitled = true, false
}

// before is the element right before a node, with nothing but blanks and
// comments between them, or -1.
func (o *outline) before(i int) int {
	parent := o.nodes[i].parent
	k := i - 1
	for ; k > int(parent); k-- {
		n := &o.nodes[k]
		if n.parent == parent {
			if n.kind == elementNode {
				return k
			}
			if n.kind == textNode && !allBlank(o.src[n.start:n.end]) {
				return -1
			}
		}
	}
	return -1
}

// openEntry starts a block of a table of contents: its title, unless it is an
// item or stands in a link, or an entry.
func (w *htmlWriter) openEntry(item htmlItem, at int) {
	if !w.tocTitled {
		w.tocTitled = true
		isItem := item.active && item.kind == ListItem
		if !isItem && len(w.links) == 0 {
			b := w.b.begin(Contents, at)
			if item.active {
				b.ID = item.id
			}
			return
		}
		w.b.begin(Contents, at)
		w.b.end(at)
	}
	if !item.active {
		w.b.begin(ContentsEntry, at).Level = max(1, len(w.lists))
		return
	}
	item.kind = ContentsEntry
	item.level = max(1, len(w.lists))
	w.openItem(item)
}

// near is where to stop looking into an element for something small: what
// holds more is not of the kind, and elements may stand in one another.
func (o *outline) near(i int) int { return min(int(o.nodes[i].next), i+50) }

// plainText is the visible text of a small element.
func (o *outline) plainText(i int) string {
	var out strings.Builder
	for k := i; k < o.near(i); k++ {
		n := &o.nodes[k]
		if n.traits&tagHidden != 0 {
			k = int(n.next) - 1
		} else if n.kind == textNode {
			out.WriteString(o.decode(Span{int(n.start), int(n.end)}))
		}
	}
	return out.String()
}

// firstText is the first text in an element that is not blank.
func (o *outline) firstText(i int) string {
	for k := i; k < int(o.nodes[i].next); k++ {
		n := &o.nodes[k]
		if n.traits&tagHidden != 0 {
			k = int(n.next) - 1
		} else if n.kind == textNode && !allBlank(o.src[n.start:n.end]) {
			return o.decode(Span{int(n.start), int(n.end)})
		}
	}
	return ""
}

package corpus

import (
	"bytes"
	"slices"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// outline is a document as a flat tree: its nodes in source order, each with
// its place. It holds no pointers, so that a large one costs little.
type outline struct {
	src   []byte
	nodes []htmlNode // nodes[0] is the document
}

type htmlNode struct {
	kind   htmlKind
	attrs  bool // the start tag has attributes
	traits traits
	atom   atom.Atom // 0 for text, comments, and elements that HTML does not know
	start  int32     // of the start tag, the text or the comment
	inner  int32     // end of the start tag; of text and comments: the end
	end    int32     // end of the end tag, or of the content where that is left out
	parent int32
	next   int32 // the index after the last node inside this one
}

type htmlKind uint8

const (
	elementNode htmlKind = iota
	textNode
	commentNode
)

// maxDepth bounds how deep elements nest. What lies deeper is read as if its
// elements stood beside each other: nobody reads 256 levels, and every walk
// up the tree stays short.
const maxDepth = 256

// outliner is the state while the outline grows.
type outliner struct {
	*outline
	stack    []int32 // open elements, the document first
	overflow int     // open elements beyond maxDepth

	// How many of these are open, so that most tags need no look up the tree.
	paragraphs, items, terms, options, cells int
}

// outlineNodes are the nodes of outlines that nobody needs any more.
var outlineNodes = sync.Pool{New: func() any { return new([]htmlNode) }}

const maxOutlineNodes = 1 << 16 // of those that are kept

// done gives the nodes back. The outline must not be used after it.
func (o *outline) done() {
	if nodes := o.nodes; cap(nodes) <= maxOutlineNodes {
		outlineNodes.Put(&nodes)
	}
	o.nodes = nil
}

func newOutline(src []byte) *outline {
	o := &outliner{outline: &outline{src: src}}
	nodes, _ := outlineNodes.Get().(*[]htmlNode)
	o.nodes = append((*nodes)[:0], htmlNode{})
	o.stack = append(make([]int32, 0, 32), 0)
	z := html.NewTokenizer(bytes.NewReader(src))
	for at := 0; ; {
		kind := z.Next()
		from := at
		at += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			o.closeTo(1, at)
			o.nodes[0].end, o.nodes[0].next = int32(at), int32(len(o.nodes))
			return o.outline
		case html.TextToken:
			o.add(htmlNode{kind: textNode}, from, at)
		case html.CommentToken:
			o.add(htmlNode{kind: commentNode}, from, at)
		case html.StartTagToken, html.SelfClosingTagToken:
			a, end := o.name(from + 1)
			o.startTag(a, end < at-1, from, at, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			a, end := o.name(from + 2)
			o.endTag(a, src[from+2:end], from, at)
		}
	}
}

// name reads the name of a tag. The tokenizer would copy it twice, for every
// tag.
func (o *outline) name(at int) (a atom.Atom, end int) {
	var lower [24]byte // longer than any name that HTML knows
	end = at
	for end < len(o.src) {
		c := o.src[end]
		if htmlBlank[c] || c == '/' || c == '>' {
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if n := end - at; n < len(lower) {
			lower[n] = c
		}
		end++
	}
	if end-at > len(lower) {
		return 0, end
	}
	return atom.Lookup(lower[:end-at]), end
}

func (o *outliner) add(n htmlNode, from, to int) {
	n.start, n.inner, n.end = int32(from), int32(to), int32(to)
	n.parent = o.stack[len(o.stack)-1]
	n.next = int32(len(o.nodes) + 1)
	o.nodes = append(o.nodes, n)
}

func (o *outliner) startTag(a atom.Atom, attrs bool, from, to int, selfClosing bool) {
	t := traitsOf(a)
	o.implyEnds(t, a, from)
	o.add(htmlNode{atom: a, traits: t, attrs: attrs}, from, to)
	switch {
	case t&tagVoid != 0 || selfClosing && o.foreign(a):
	case len(o.stack) >= maxDepth:
		o.overflow++
	default:
		o.stack = append(o.stack, int32(len(o.nodes)-1))
		o.count(a, 1)
	}
}

// foreign reports whether an element is part of a drawing or a formula, where
// a slash does close a tag.
func (o *outliner) foreign(a atom.Atom) bool {
	if a == atom.Svg || a == atom.Math {
		return true
	}
	for k := len(o.stack) - 1; k > 0; k-- {
		switch o.nodes[o.stack[k]].atom {
		case atom.Svg, atom.Math:
			return true
		}
	}
	return false
}

func (o *outliner) count(a atom.Atom, n int) {
	switch a {
	case atom.P:
		o.paragraphs += n
	case atom.Li:
		o.items += n
	case atom.Dt, atom.Dd:
		o.terms += n
	case atom.Option:
		o.options += n
	case atom.Td, atom.Th, atom.Caption:
		o.cells += n
	}
}

// implyEnds closes what the coming start tag ends without saying so.
func (o *outliner) implyEnds(t traits, a atom.Atom, at int) {
	if t&tagEndsP != 0 && o.paragraphs > 0 {
		o.closeInner(at, tagCell, atom.P)
	}
	switch {
	case t&tagEndsItem != 0 && o.items > 0:
		o.closeInner(at, tagCell|tagList, atom.Li)
	case t&tagEndsTerm != 0 && o.terms > 0:
		o.closeInner(at, tagCell|tagList, atom.Dt, atom.Dd)
	case t&tagEndsOption != 0 && o.options > 0:
		o.closeInner(at, tagCell, atom.Option)
	case t&tagEndsCell != 0:
		if o.cells > 0 {
			o.closeInner(at, 0, atom.Td, atom.Th, atom.Caption)
		}
		if t&tagEndsRow != 0 {
			o.closeInner(at, tagCell, atom.Tr)
		}
		if t&tagEndsGroup != 0 {
			o.closeInner(at, tagCell, atom.Thead, atom.Tbody, atom.Tfoot)
		}
	case a == atom.A:
		o.closeInner(at, tagCell|tagBlock, atom.A)
	}
}

// closeInner closes the innermost open element of one of the names, unless a
// table or an element of the scope stands in between.
func (o *outliner) closeInner(at int, scope traits, names ...atom.Atom) {
	for k := len(o.stack) - 1; k > 0; k-- {
		n := &o.nodes[o.stack[k]]
		if slices.Contains(names, n.atom) {
			o.closeTo(k, at)
			return
		}
		if n.traits&scope != 0 || n.atom == atom.Table {
			return
		}
	}
}

// endTag closes the nearest open element of that name. An inline end tag never
// closes a block, and none but a table's own reaches out of a table cell.
func (o *outliner) endTag(a atom.Atom, name []byte, from, to int) {
	t := traitsOf(a)
	if t&tagVoid != 0 {
		return
	}
	if o.overflow > 0 {
		o.overflow--
		return
	}
	inline := t&tagBlock == 0 && a != 0
	for k := len(o.stack) - 1; k > 0; k-- {
		n := &o.nodes[o.stack[k]]
		if n.atom == a && (a != 0 || o.isNamed(n, name)) {
			o.closeTo(k+1, from)
			o.closeTo(k, to)
			return
		}
		switch {
		case inline && n.traits&tagBlock != 0,
			n.traits&tagCell != 0 && t&tagTable == 0,
			n.atom == atom.Table && t&tagTable != 0,
			n.traits&tagList != 0 && a == atom.Li:
			return
		}
	}
}

// isNamed reports whether a start tag has the given name.
func (o *outline) isNamed(n *htmlNode, name []byte) bool {
	from := int(n.start) + 1
	return from+len(name) < int(n.inner) && bytes.EqualFold(o.src[from:from+len(name)], name)
}

// closeTo closes open elements until k are left.
func (o *outliner) closeTo(k, at int) {
	for len(o.stack) > k {
		n := &o.nodes[o.stack[len(o.stack)-1]]
		o.stack = o.stack[:len(o.stack)-1]
		n.end = int32(at)
		n.next = int32(len(o.nodes))
		o.count(n.atom, -1)
	}
}

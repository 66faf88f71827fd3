package corpus

import (
	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlPage is an outline with the tree that goquery selects from beside it:
// node i of the one is element i of the other.
type htmlPage struct {
	o      *outline
	mirror []html.Node
	doc    *goquery.Document

	contents []int // tables of contents, in source order

	drop    []bool // left out, with all it holds
	weight  []htmlWeight
	classes map[string]classSense // what a class and id attribute says, worked out once each
	words   *htmlWords
}

func newPage(o *outline, contents []int) *htmlPage {
	p := &htmlPage{
		o:        o,
		contents: contents,
		mirror:   make([]html.Node, len(o.nodes)),
		drop:     make([]bool, len(o.nodes)),
		weight:   make([]htmlWeight, len(o.nodes)),
		classes:  make(map[string]classSense),
		words:    loadHTMLWords(),
	}
	p.mirror[0].Type = html.DocumentNode
	var attrs []html.Attribute
	for i := 1; i < len(o.nodes); i++ {
		n, m := &o.nodes[i], &p.mirror[i]
		switch n.kind {
		case textNode:
			m.Type = html.TextNode
		case commentNode:
			m.Type = html.CommentNode
		default:
			m.Type = html.ElementNode
			m.DataAtom = n.atom
			m.Data = n.atom.String()
			first := len(attrs)
			o.eachAttr(i, func(name, value Span) bool {
				attrs = append(attrs, html.Attribute{Key: o.lower(name), Val: o.decode(value)})
				return true
			})
			m.Attr = attrs[first:len(attrs):len(attrs)]
		}
		link(&p.mirror[n.parent], m)
	}
	p.doc = goquery.NewDocumentFromNode(&p.mirror[0])
	return p
}

func link(parent, child *html.Node) {
	child.Parent = parent
	child.PrevSibling = parent.LastChild
	if parent.LastChild == nil {
		parent.FirstChild = child
	} else {
		parent.LastChild.NextSibling = child
	}
	parent.LastChild = child
}

// lower is an attribute's name, without a copy where HTML knows it.
func (o *outline) lower(s Span) string {
	name := o.src[s.Start:s.End]
	if a := atom.Lookup(name); a != 0 {
		return a.String()
	}
	out := make([]byte, len(name))
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		out[i] = c
	}
	return string(out)
}

// find lists the elements that a selector names, in source order.
func (p *htmlPage) find(selector string) []int {
	selected := p.doc.Find(selector).Nodes
	list := make([]int, 0, len(selected))
	for i := 0; i < len(p.mirror) && len(list) < len(selected); i++ {
		if &p.mirror[i] == selected[len(list)] {
			list = append(list, i)
		}
	}
	return list
}

func (p *htmlPage) attr(i int, name string) string {
	for _, a := range p.mirror[i].Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

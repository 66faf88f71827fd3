package corpus

import "golang.org/x/net/html/atom"

// readHTML reads a page or a fragment of one.
//
// The tokenizer is the only part of x/net/html that knows where it stands in
// the source, so one pass of it builds an outline: elements, text and comments
// with their offsets, in source order. All else works on that. A fragment, as
// a content management system stores it, is read whole. A page as a site
// serves it is first weighed, and only its main content is read.
func readHTML(b *builder) {
	o := newOutline(b.src)
	b.article.Anchors = o.anchors()
	if !o.page() {
		b.article.Meta.Fields = o.times(nil, len(o.nodes))
		newHTMLWriter(b, o, nil).write(0)
		return
	}
	p := newPage(o)
	parts := p.main()
	b.article.Meta = p.readMeta(int(o.nodes[parts[len(parts)-1]].next))
	w := newHTMLWriter(b, o, p.drop)
	for _, i := range parts {
		w.write(i)
	}
}

// page reports whether the source is a document of its own, with a head or a
// body, rather than a fragment.
func (o *outline) page() bool {
	for i := 1; i < len(o.nodes); i++ {
		switch o.nodes[i].atom {
		case atom.Html, atom.Head, atom.Body:
			return true
		}
		if i > 64 {
			break
		}
	}
	return false
}

// anchors lists what a link into the document may name: every id, and the
// name of an a element.
func (o *outline) anchors() []Anchor {
	var list []Anchor
	for i := range o.nodes {
		n := &o.nodes[i]
		if !n.attrs {
			continue
		}
		o.eachAttr(i, func(name, value Span) bool {
			if o.named(name, "id") || n.atom == atom.A && o.named(name, "name") {
				if id := o.decode(value); id != "" {
					list = append(list, Anchor{id, Span{int(n.start), int(n.inner)}})
				}
			}
			return true
		})
	}
	return list
}

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
	defer o.done()
	notes := o.notes()
	b.article.Anchors = notes.anchors
	if !o.page() {
		b.article.Meta.Fields = o.times(nil, len(o.nodes))
		newHTMLWriter(b, o, notes.contents, nil).write(0)
		return
	}
	p := newPage(o, notes.contents)
	parts := p.main()
	b.article.Meta = p.readMeta(int(o.nodes[parts[len(parts)-1]].next))
	w := newHTMLWriter(b, o, p.contents, p.drop)
	for _, i := range p.withStets(parts) {
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

package corpus

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// opening is what an article shows above its main part: the headline, and the
// paragraphs between the two.
func (p *htmlPage) opening(before int) []int {
	var parts []int
	for i := 1; i < before; i++ {
		n := &p.o.nodes[i]
		if n.kind != elementNode {
			continue
		}
		if p.drop[i] && n.atom != atom.Header || n.traits&tagHidden != 0 {
			i = int(n.next) - 1
			continue
		}
		if int(n.next) > before {
			continue
		}
		w := p.weight[i]
		switch n.atom {
		case atom.H1:
			if w.text > 0 {
				parts = append(parts[:0], i)
				i = int(n.next) - 1
			}
		case atom.P, atom.H2, atom.H3:
			if len(parts) > 0 && w.text-w.linked > 60 {
				parts = append(parts, i)
				i = int(n.next) - 1
			}
		}
	}
	return parts
}

// withStets adds the comments outside the article that speak to this program:
// an editor may well put them at the top of the file.
func (p *htmlPage) withStets(parts []int) []int {
	var all []int
	for i := 1; i < len(p.o.nodes); i++ {
		n := &p.o.nodes[i]
		if len(parts) > 0 && i == parts[0] {
			all, parts = append(all, i), parts[1:]
			i = int(n.next) - 1
			continue
		}
		if n.kind != commentNode {
			continue
		}
		if body, ok := p.o.commentBody(n); ok && strings.EqualFold(string(p.o.src[body.Start:min(body.End, body.Start+4)]), "stet") {
			all = append(all, i)
		}
	}
	return all
}

// clean leaves out what stands inside the article without being part of it:
// lists of links, and what follows a heading such as "Read more".
func (p *htmlPage) clean(root int) {
	nodes := p.o.nodes
	end := int(nodes[root].next)
	for i := root + 1; i < end; i++ {
		n := &nodes[i]
		if n.kind != elementNode {
			continue
		}
		if p.drop[i] || n.traits&tagHidden != 0 || slices.Contains(p.contents, i) {
			i = int(n.next) - 1
			continue
		}
		w := p.weight[i]
		switch n.atom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Div, atom.Strong, atom.Span:
			if w.text < 100 && int(n.next)-i < 50 && headingIn(p.words.after, p.o.plainText(i)) {
				p.dropAfter(i)
				i = int(n.next) - 1
			}
		case atom.Ul, atom.Ol, atom.Section, atom.Dl:
			if w.linked*10 > w.text*8 && p.count(i, atom.A) > 2 && !p.leadsInside(i) {
				p.drop[i] = true
				i = int(n.next) - 1
			}
		}
	}
}

// dropAfter leaves out a heading that starts no section of the article, and
// the links and teasers after it, as far as they are its siblings.
func (p *htmlPage) dropAfter(i int) {
	nodes := p.o.nodes
	p.drop[i] = true
	level := headingLevel(nodes[i].atom)
	end := int(nodes[nodes[i].parent].next)
	for k := int(nodes[i].next); k < end; k = int(nodes[k].next) {
		n := &nodes[k]
		if n.kind != elementNode {
			continue
		}
		if l := headingLevel(n.atom); l > 0 && (level == 0 || l <= level) {
			return
		}
		w := p.weight[k]
		if w.linked*2 < w.text && (level == 0 || w.text > 150) {
			return
		}
		p.drop[k] = true
	}
}

func headingLevel(a atom.Atom) int {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

func (p *htmlPage) count(i int, a atom.Atom) int {
	n := 0
	for k := i + 1; k < int(p.o.nodes[i].next); k++ {
		if p.o.nodes[k].atom == a {
			n++
		}
	}
	return n
}

// leadsInside reports whether most links in an element lead to places of this
// page: then it is a table of contents, whatever it is called.
func (p *htmlPage) leadsInside(i int) bool {
	all, inside := 0, 0
	for k := i + 1; k < int(p.o.nodes[i].next); k++ {
		if p.o.nodes[k].atom != atom.A {
			continue
		}
		all++
		if href := p.attr(k, "href"); len(href) > 1 && href[0] == '#' {
			inside++
		}
	}
	return inside > 2 && inside*2 > all
}

// keepsContents reports whether what looks like furniture is a table of
// contents: by its own word, by its title, or a navigation in the article all
// of whose links stay in it.
func (p *htmlPage) keepsContents(i int, n *htmlNode) bool {
	if slices.Contains(p.contents, i) {
		return true
	}
	switch n.atom {
	case atom.Nav, atom.Aside, atom.Details, atom.Div, atom.Section:
	default:
		return false
	}
	if w := p.weight[i]; w.text == 0 || w.linked*3 < w.text {
		return false
	}
	inArticle := p.within(i, atom.Article) || p.within(i, atom.Main)
	if !headingIn(p.words.contents, p.o.firstText(i)) && (!inArticle || !p.leadsInside(i)) {
		return false
	}
	at, _ := slices.BinarySearch(p.contents, i)
	p.contents = slices.Insert(p.contents, at, i)
	return true
}

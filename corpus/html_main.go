package corpus

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// htmlWeight is what a node holds, counted in bytes of visible text without
// blanks.
type htmlWeight struct {
	text, linked int32 // all of it, and what stands in links
	prose        int32 // what stands in paragraphs outside links
	commas       int32
	score        float32
}

type classSense uint8

const (
	neutralClass classSense = iota
	contentClass
	furnitureClass
)

// main picks the parts of a page that make up its article, in source order.
func (p *htmlPage) main() []int {
	p.weigh()
	if !p.furnish() {
		return p.body()
	}
	p.weigh()
	root := p.best()
	if root < 0 {
		return p.body()
	}
	p.clean(root)
	parts := p.join(root)
	if h := p.headline(parts[0]); h >= 0 {
		parts = append([]int{h}, parts...)
	}
	return parts
}

// body is the whole page.
func (p *htmlPage) body() []int {
	for i := range p.o.nodes {
		if p.o.nodes[i].atom == atom.Body {
			return []int{i}
		}
	}
	return []int{0}
}

// weigh counts what every node holds, without what is dropped.
func (p *htmlPage) weigh() {
	nodes := p.o.nodes
	clear(p.weight)
	linkEnd, proseEnd := 0, 0
	for i := 0; i < len(nodes); i++ {
		n := &nodes[i]
		if n.kind == elementNode {
			if p.drop[i] || n.traits&tagHidden != 0 {
				i = int(n.next) - 1
				continue
			}
			switch n.atom {
			case atom.A:
				linkEnd = max(linkEnd, int(n.next))
			case atom.P, atom.Blockquote, atom.Pre:
				proseEnd = max(proseEnd, int(n.next))
			}
			continue
		}
		if n.kind != textNode {
			continue
		}
		w := &p.weight[i]
		for _, c := range p.o.src[n.start:n.end] {
			if !htmlBlank[c] {
				w.text++
			}
			if c == ',' {
				w.commas++
			}
		}
		switch {
		case i < linkEnd:
			w.linked = w.text
		case i < proseEnd:
			w.prose = w.text
		}
	}
	for i := len(nodes) - 1; i > 0; i-- {
		w, up := &p.weight[i], &p.weight[nodes[i].parent]
		up.text += w.text
		up.linked += w.linked
		up.prose += w.prose
		up.commas += w.commas
	}
}

// furnish marks what surrounds an article by its element, its role or its
// class, and reports whether there was any. What holds much of the page's
// prose is never taken for furniture, whatever it is called.
func (p *htmlPage) furnish() bool {
	found := false
	total := p.weight[0]
	for i := 1; i < len(p.o.nodes); i++ {
		n := &p.o.nodes[i]
		if n.kind != elementNode || n.traits&tagHidden != 0 {
			continue
		}
		switch n.atom {
		case atom.Html, atom.Body:
			continue
		case atom.Head:
			p.drop[i] = true
			i = int(n.next) - 1
			continue
		}
		if !p.outside(i, n) {
			continue
		}
		found = true
		if w := p.weight[i]; w.prose*5 > total.prose*2 || w.text-w.linked > (total.text-total.linked)/2 {
			continue
		}
		p.drop[i] = true
		i = int(n.next) - 1
	}
	return found
}

// outside reports whether an element says of itself that it is furniture.
func (p *htmlPage) outside(i int, n *htmlNode) bool {
	if n.traits&tagFurniture != 0 || n.atom == atom.Form || n.atom == atom.Label {
		return true
	}
	if !n.attrs {
		return false
	}
	switch p.attr(i, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar":
		return true
	}
	if p.attr(i, "aria-hidden") == "true" && p.weight[i].text > 0 {
		return true
	}
	if style := p.attr(i, "style"); style != "" {
		style = strings.ReplaceAll(style, " ", "")
		if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
			return true
		}
	}
	for _, a := range p.mirror[i].Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	switch n.atom {
	case atom.H1, atom.P, atom.B, atom.Strong, atom.Em, atom.I, atom.Article, atom.Main, atom.Blockquote:
		return p.sense(i) == furnitureClass && p.weight[i].text < 200 && n.atom != atom.H1
	}
	return p.sense(i) == furnitureClass
}

// sense is what an element's class and id say.
func (p *htmlPage) sense(i int) classSense {
	class, id := p.attr(i, "class"), p.attr(i, "id")
	if class == "" && id == "" {
		return neutralClass
	}
	key := class + " " + id
	if s, ok := p.classes[key]; ok {
		return s
	}
	tokens := classTokens(key)
	s := neutralClass
	switch {
	case p.words.furniture.in(tokens):
		s = furnitureClass
	case p.words.content.in(tokens):
		s = contentClass
	}
	p.classes[key] = s
	return s
}

// best scores the elements that hold paragraphs and returns the one that holds
// the article, or -1 when there is none.
func (p *htmlPage) best() int {
	nodes := p.o.nodes
	for i := 1; i < len(nodes); i++ {
		n := &nodes[i]
		if n.kind != elementNode {
			continue
		}
		if p.drop[i] || n.traits&tagHidden != 0 {
			i = int(n.next) - 1
			continue
		}
		text, commas := p.own(i, n)
		if text < 25 {
			continue
		}
		score := 1 + float32(commas) + min(float32(text)/100, 3)
		share := float32(1)
		for up, level := int(n.parent), 0; up > 0 && level < 3; up, level = int(nodes[up].parent), level+1 {
			p.weight[up].score += score * share
			share /= 2
		}
	}
	top := -1
	for i := 1; i < len(nodes); i++ {
		w := &p.weight[i]
		if w.score == 0 || nodes[i].atom == atom.Html {
			continue
		}
		switch nodes[i].atom {
		case atom.Article, atom.Main:
			w.score *= 1.3
		}
		if p.sense(i) == contentClass {
			w.score *= 1.2
		}
		if p.attr(i, "itemprop") == "articleBody" {
			w.score *= 1.5
		}
		w.score *= 1 - float32(w.linked)/float32(max(w.text, 1))
		if top < 0 || w.score > p.weight[top].score {
			top = i
		}
	}
	if top < 0 {
		return -1
	}
	return p.widen(top)
}

// own is the text of a paragraph, or the text that stands bare in a container.
func (p *htmlPage) own(i int, n *htmlNode) (text, commas int32) {
	switch n.atom {
	case atom.P, atom.Pre, atom.Blockquote:
		w := p.weight[i]
		return w.text - w.linked, w.commas
	case atom.Div, atom.Section, atom.Article, atom.Td, atom.Main:
		for k := i + 1; k < int(n.next); k = int(p.o.nodes[k].next) {
			if p.o.nodes[k].traits&tagBlock == 0 && !p.drop[k] {
				text += p.weight[k].text - p.weight[k].linked
				commas += p.weight[k].commas
			}
		}
	}
	return text, commas
}

// widen climbs from the best element while what is around it adds prose.
func (p *htmlPage) widen(top int) int {
	nodes := p.o.nodes
	at := top
	for up := int(nodes[top].parent); up > 0; up = int(nodes[up].parent) {
		if nodes[up].atom == atom.Html {
			break
		}
		inner, outer := p.weight[at], p.weight[up]
		more := outer.prose - inner.prose
		if more*5 > inner.prose && more > 200 {
			at = up
		}
		if nodes[up].atom == atom.Article || nodes[up].atom == atom.Main || nodes[up].atom == atom.Body {
			break
		}
	}
	return at
}

// join is the root; or with siblings that belong to it.
func (p *htmlPage) join(root int) []int { return []int{root} }

// headline is the first h1 before the article, or -1.
func (p *htmlPage) headline(before int) int {
	found := -1
	for i := 1; i < before; i++ {
		n := &p.o.nodes[i]
		if p.drop[i] && n.atom != atom.Header {
			i = int(n.next) - 1
			continue
		}
		if n.atom == atom.H1 && int(n.next) <= before && p.weight[i].text > 0 {
			found = i
		}
	}
	return found
}

// clean leaves out what stands inside the article without being part of it.
func (p *htmlPage) clean(root int) {
}

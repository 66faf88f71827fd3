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
	linkedClass // furniture where it holds links
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
	parts := p.join(root)
	for _, i := range parts {
		p.clean(i)
	}
	return append(p.opening(parts[0]), parts...)
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
			case atom.P, atom.Blockquote, atom.Pre, atom.Li, atom.Dd:
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
		if p.keepsContents(i, n) {
			i = int(n.next) - 1
			continue
		}
		found = true
		w := p.weight[i]
		share := float32(w.text-w.linked) / float32(max(1, total.text-total.linked))
		if share > 0.8 || share > 0.4 && n.traits&tagFurniture == 0 {
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
	w := p.weight[i]
	switch p.sense(i) {
	case linkedClass:
		return w.linked*3 > w.text
	case furnitureClass:
		switch n.atom {
		case atom.H1, atom.Article, atom.Main:
			return false
		case atom.P, atom.B, atom.Strong, atom.Em, atom.I, atom.Blockquote:
			return w.text < 200
		}
		return true
	}
	return false
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
	case p.words.linked.in(tokens):
		s = linkedClass
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

// join is the root with the siblings that belong to it: prose in elements of
// their own, such as a lead above the text or a text in several parts.
func (p *htmlPage) join(root int) []int {
	nodes := p.o.nodes
	if nodes[root].atom == atom.Body {
		return []int{root}
	}
	up := int(nodes[root].parent)
	var parts []int
	for k := up + 1; k < int(nodes[up].next); k = int(nodes[k].next) {
		w := p.weight[k]
		switch {
		case k == root:
			parts = append(parts, k)
		case nodes[k].kind != elementNode || p.drop[k] || w.linked*4 > w.text:
		case k < root && (w.prose > 30 || headingLevel(nodes[k].atom) > 1 && w.text > 60),
			k > root && (nodes[k].atom == atom.P || p.attr(k, "class") == p.attr(root, "class") && w.prose > 200):
			parts = append(parts, k)
		}
	}
	return parts
}

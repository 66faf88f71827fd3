package corpus

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// readMeta collects what the page says of the article: its title, the meta
// elements, JSON-LD, the declared language and the times that are shown up to
// the end of the main content, at node end.
func (p *htmlPage) readMeta(end int) Meta {
	o := p.o
	var m Meta
	add := func(name, value string, at Span) {
		if value = strings.TrimSpace(value); name != "" && value != "" {
			m.Fields = append(m.Fields, Field{name, value, at})
		}
	}
	for _, i := range p.find("title, meta[content], html[lang], script[type]") {
		switch o.nodes[i].atom {
		case atom.Title:
			if at := o.content(i); at.Len() > 0 && !p.within(i, atom.Svg) {
				add("title", foldLines(o.decode(at)), at)
			}
		case atom.Html:
			value, at, _ := o.attr(i, "lang")
			add("lang", value, at)
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(p.attr(i, "type")), "application/ld+json") {
				m.Fields = append(m.Fields, o.linkedData(o.content(i))...)
			}
		default:
			value, at, _ := o.attr(i, "content")
			name := cmp.Or(p.attr(i, "name"), p.attr(i, "property"), p.attr(i, "itemprop"), p.attr(i, "http-equiv"))
			add(name, value, at)
		}
	}
	for _, f := range o.times(p.drop, end) {
		add(f.Name, f.Value, f.Span)
	}
	slices.SortStableFunc(m.Fields, func(a, b Field) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	m.choose()
	return m
}

// times lists the time elements up to a node, but for those in the lists and
// margins of a page.
func (o *outline) times(drop []bool, end int) []Field {
	var list []Field
	for i := 0; i < min(end, len(o.nodes)); i++ {
		n := &o.nodes[i]
		if n.traits&tagFurniture != 0 && drop != nil && drop[i] {
			i = int(n.next) - 1
			continue
		}
		if n.atom != atom.Time {
			continue
		}
		name := "time"
		if prop, _, _ := o.attr(i, "itemprop"); prop != "" {
			name = prop
		}
		value, at, ok := o.attr(i, "datetime")
		if !ok {
			at = o.content(i)
			if at.Len() > 60 {
				continue
			}
			value = foldLines(o.decode(at))
		}
		if value != "" {
			list = append(list, Field{name, value, at})
		}
	}
	return list
}

// content is the place of an element's text, when text is all it holds.
func (o *outline) content(i int) Span {
	n := &o.nodes[i]
	if int(n.next) != i+2 || o.nodes[i+1].kind != textNode {
		return Span{int(n.inner), int(n.inner)}
	}
	return Span{int(o.nodes[i+1].start), int(o.nodes[i+1].end)}
}

func (p *htmlPage) within(i int, a atom.Atom) bool {
	for up := int(p.o.nodes[i].parent); up > 0; up = int(p.o.nodes[up].parent) {
		if p.o.nodes[up].atom == a {
			return true
		}
	}
	return false
}

func foldLines(s string) string { return strings.Join(strings.Fields(s), " ") }

// choose fills the named fields from the best source of each.
func (m *Meta) choose() {
	first := func(names ...string) Field {
		for _, name := range names {
			for _, f := range m.Fields {
				if strings.EqualFold(f.Name, name) {
					return f
				}
			}
		}
		return Field{}
	}
	m.Title = first("title")
	if other := first("og:title", "headline", "twitter:title"); other.Value != "" &&
		(m.Title.Value == "" || suffixed(m.Title.Value)) {
		m.Title = other
		if plain := first("headline"); plain.Value != "" && suffixed(other.Value) && strings.HasPrefix(other.Value, plain.Value) {
			m.Title = plain
		}
	}
	for _, f := range m.Fields {
		switch strings.ToLower(f.Name) {
		case "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl":
			if m.Author.Value == "" && !strings.Contains(f.Value, "://") {
				m.Author = f
			}
		}
	}
	m.Description = first("description", "og:description", "twitter:description")
	m.Language = first("lang", "content-language", "inLanguage", "og:locale", "language")
}

// suffixed reports whether a title names its site behind a bar or a dash.
func suffixed(title string) bool {
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " < ", " « "} {
		if strings.Contains(title, mark) {
			return true
		}
	}
	return false
}

package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// What a note shows of long things, in bytes and in number.
const (
	longestExcerpt = 240
	mostRelated    = 8
	mostEdits      = 4
)

// signs stand before the name of a severity, so that colour is never the only
// thing that tells them apart.
var signs = map[rules.Severity]string{rules.Error: "✗", rules.Warning: "!", rules.Hint: "·"}

// notes draws the margin of a row.
func (g *galley) notes(p *page, r *row) {
	if len(r.notes) == 0 {
		p.raw("<div class=\"margin\"></div>")
		return
	}
	p.raw("<ul class=\"margin\">")
	for _, i := range r.notes {
		g.note(p, i)
	}
	p.raw("</ul>")
}

func (g *galley) note(p *page, i int) {
	f := &g.findings[i]
	n := strconv.Itoa(g.first + i)
	p.open("li", "class", "note "+f.Severity.String(), "id", "note-"+n, "tabindex", "-1",
		"data-severity", f.Severity.String(), "data-category", categoryOf(f.Rule))
	p.raw("<p class=\"what\">")
	p.element("strong", signs[f.Severity]+" "+f.Severity.String())
	p.raw(" ")
	p.element("a", f.Rule, "href", "#"+ruleAnchor(f.Rule))
	p.raw(" ")
	at := place(g.article.Position(f.Span.Start))
	if f.Range.Len() > 0 {
		p.element("a", at, "class", "place", "href", "#mark-"+n, "aria-label", "to the mark at "+at)
	} else {
		p.element("span", at, "class", "place")
	}
	p.raw("</p><p>")
	if f.Excerpt != "" {
		p.element("q", short(f.Excerpt), "dir", "auto")
		p.raw(": ")
	}
	p.text(f.Message)
	p.raw("</p>")
	g.related(p, f)
	for k := range f.Fixes {
		g.fix(p, &f.Fixes[k])
	}
	p.raw("</li>")
}

func (g *galley) related(p *page, f *rules.Finding) {
	if len(f.Related) == 0 {
		return
	}
	p.raw("<ul class=\"related\">")
	for k, r := range f.Related {
		if k == mostRelated {
			p.element("li", "and "+strconv.Itoa(len(f.Related)-k)+" more")
			break
		}
		p.raw("<li>")
		p.element("span", place(g.article.Position(r.Span.Start)), "class", "place")
		p.raw(" ")
		if r.Range.Len() > 0 {
			p.element("q", short(g.article.In(r.Range)), "dir", "auto")
			if r.Message != "" {
				p.raw(": ")
			}
		}
		p.text(r.Message)
		p.raw("</li>")
	}
	p.raw("</ul>")
}

// fix shows what an edit takes out and puts in.
func (g *galley) fix(p *page, f *rules.Fix) {
	p.raw("<p class=\"fix\">")
	p.text("Fix (" + f.Safety.String() + "): " + f.Message)
	for k, e := range f.Edits {
		if k == mostEdits {
			p.text(" and " + strconv.Itoa(len(f.Edits)-k) + " more edits")
			break
		}
		p.raw(" <bdi>")
		if e.Span.Len() > 0 {
			p.element("del", short(g.source(e.Span)))
		}
		if e.Text != "" {
			p.element("ins", short(e.Text))
		}
		p.raw("</bdi>")
	}
	p.raw("</p>")
}

func (g *galley) source(s corpus.Span) string { return g.article.Raw(s) }

// short cuts what would fill the margin.
func short(s string) string {
	if len(s) <= longestExcerpt {
		return s
	}
	cut := longestExcerpt
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return strings.TrimRight(s[:cut], " ") + " …"
}

package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the style and the script of the proof
	"encoding/base64"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"

	"github.com/copydesk/copydesk/rules"
)

//go:embed proof/style.css
var proofStyle string

//go:embed proof/keys.js
var proofScript string

// page is HTML under way. Only raw takes markup; all else is escaped.
type page struct{ bytes.Buffer }

// raw adds markup of this package's own.
func (p *page) raw(markup string) { p.WriteString(markup) }

// open opens an element with pairs of attribute names and values.
func (p *page) open(tag string, attributes ...string) {
	p.WriteByte('<')
	p.WriteString(tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		p.WriteByte(' ')
		p.WriteString(attributes[i])
		p.WriteString(`="`)
		p.WriteString(escaped(Printable(attributes[i+1])))
		p.WriteByte('"')
	}
	p.WriteByte('>')
}

func (p *page) close(tag string) {
	p.WriteString("</")
	p.WriteString(tag)
	p.WriteByte('>')
}

// element is an element that holds nothing but text.
func (p *page) element(tag, text string, attributes ...string) {
	p.open(tag, attributes...)
	p.text(text)
	p.close(tag)
}

// text adds text as its reader sees it: what no eye can see, and what turns the
// direction of writing, is named instead of done.
func (p *page) text(s string) { p.WriteString(escaped(Printable(s))) }

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "`", "&#96;")

func escaped(s string) string { return markup.Replace(s) }

// policy allows the page's own style and script and nothing else in the world:
// were some text of an article ever to become markup, it could do nothing.
var policy = sync.OnceValue(func() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(proofStyle) + "; script-src " + hash(proofScript) +
		"; base-uri 'none'; form-action 'none'"
})

// head is the page up to the first article.
func (h *HTML) head() []byte {
	var p page
	p.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
	p.raw(`<meta http-equiv="Content-Security-Policy" content="` + policy() + "\">\n")
	p.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	p.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
	verdict, _ := h.tally.verdict()
	summary := h.tally.counts(h.options.Rules) + ": " + verdict
	p.element("title", "Galley proof: "+summary)
	p.raw("\n<style>" + proofStyle + "</style>\n</head>\n<body>\n")
	p.raw("<header class=\"top\">\n<h1>Galley proof</h1>\n")
	p.element("p", summary, "class", "verdict "+verdict)
	h.filters(&p)
	p.raw("</header>\n<main>\n")
	h.index(&p)
	return p.Bytes()
}

// filters are the tools that need the script; it shows them.
func (h *HTML) filters(p *page) {
	if h.notes == 0 {
		return
	}
	p.raw("<nav class=\"tools\" aria-label=\"Marks\" hidden>\n<div class=\"walk\">")
	p.raw(`<button type="button" data-step="-1">Previous <kbd>p</kbd></button> `)
	p.raw(`<button type="button" data-step="1">Next <kbd>n</kbd></button> `)
	p.raw("<output aria-live=\"polite\"></output></div>\n<fieldset><legend>Severity</legend>")
	for severity := rules.Error; severity >= rules.Hint; severity-- {
		if n := h.tally.shown[severity]; n > 0 {
			h.filter(p, "severity", severity.String(), n)
		}
	}
	p.raw("</fieldset>\n<fieldset><legend>Category</legend>")
	for _, category := range h.categories() {
		n := 0
		for id, used := range h.used {
			if categoryOf(id) == category {
				n += used
			}
		}
		h.filter(p, "category", category, n)
	}
	p.raw("</fieldset>\n</nav>\n")
}

func (h *HTML) filter(p *page, by, value string, n int) {
	p.raw("<label>")
	p.open("input", "type", "checkbox", "checked", "", "data-by", by, "value", value)
	p.text(" " + value + " (" + strconv.Itoa(n) + ")")
	p.raw("</label> ")
}

// index lists the articles, those with marks first of all by their links.
func (h *HTML) index(p *page) {
	if len(h.listed) < 2 && h.omitted == 0 && len(h.tally.skipped) == 0 {
		if len(h.listed) == 1 && h.listed[0].anchor == "" {
			p.element("p", h.listed[0].name+": "+found(h.listed[0].found))
		}
		return
	}
	p.raw("<section class=\"index\" aria-labelledby=\"index\">\n<h2 id=\"index\">Articles</h2>\n<ul>\n")
	for _, line := range h.listed {
		p.raw("<li>")
		if line.anchor != "" {
			p.element("a", line.name, "href", "#"+line.anchor)
		} else {
			p.element("bdi", line.name)
		}
		p.text(": " + found(line.found))
		p.raw("</li>\n")
	}
	p.raw("</ul>\n")
	if h.omitted > 0 {
		p.element("p", count(h.omitted, "article")+" with findings are not drawn: the page would grow too large. "+
			"Check fewer articles at once, or use another format for all of them.", "class", "omitted")
	}
	if len(h.tally.skipped) > 0 {
		p.raw("<h2>Skipped</h2>\n<ul>\n")
		for _, s := range h.tally.skipped {
			p.element("li", s.Name+": "+s.Reason)
		}
		p.raw("</ul>\n")
	}
	p.raw("</section>\n")
}

// foot is the page after the last article: what the rules are about.
func (h *HTML) foot() []byte {
	var p page
	described := map[string]*rules.Rule{}
	for _, r := range h.options.Help {
		described[r.ID] = r
	}
	if len(h.used) > 0 {
		p.raw("<section class=\"help\" aria-labelledby=\"help\">\n<h2 id=\"help\">The rules</h2>\n")
		for _, id := range slices.Sorted(maps.Keys(h.used)) {
			p.open("section", "id", ruleAnchor(id), "tabindex", "-1")
			p.element("h3", id)
			if r := described[id]; r != nil { // else only some folder has it
				p.element("p", r.Title+".")
				p.raw(documentation(r.Doc))
			}
			p.close("section")
			p.raw("\n")
		}
		p.raw("</section>\n")
	}
	p.raw("</main>\n<footer><p>")
	p.text("copydesk " + h.options.Version)
	if h.notes > 0 {
		p.raw(" <span class=\"keys\" hidden>· <kbd>n</kbd> or <kbd>F8</kbd> next mark, <kbd>p</kbd> or <kbd>Shift</kbd> <kbd>F8</kbd> previous, <kbd>Enter</kbd> to its note and back</span>")
	}
	p.raw("</p></footer>\n<script>" + proofScript + "</script>\n</body>\n</html>\n")
	return p.Bytes()
}

func ruleAnchor(id string) string { return "rule-" + strings.ReplaceAll(id, "/", "-") }

// documentation turns a rule's Markdown into HTML. Goldmark leaves raw HTML
// and dangerous links out unless it is told otherwise: a pack's text is
// nobody's we know.
func documentation(doc string) string {
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(doc), &out); err != nil {
		return "<p>" + escaped(Printable(doc)) + "</p>"
	}
	return out.String()
}

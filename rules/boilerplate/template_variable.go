package boilerplate

import (
	"bytes"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// variableForm is how one family of templates writes a variable.
type variableForm struct {
	open, close string
	inside      func(string) bool
	severity    rules.Severity
}

// variableForms has functions in it and is therefore made anew; it is tiny.
func variableForms() [7]variableForm {
	return [...]variableForm{
		{"[[", "]]", capitals, rules.Error},
		{"{{", "}}", expression, rules.Error},
		{"${", "}", identifier, rules.Warning},
		{"%(", ")s", identifier, rules.Warning},
		{"{%", "%}", anything, rules.Error},
		{"<%", "%>", anything, rules.Warning},
		{"[object", "]", func(s string) bool { return s == " Object" }, rules.Error},
	}
}

// longestVariable bounds what is read after an opening sign, in bytes.
const longestVariable = 80

// templateVariables finds variables that no template engine replaced.
func templateVariables(p *rules.Pass) []rules.Finding {
	a := p.Article
	text := a.Text.String()
	if strings.IndexByte(text, '{') < 0 && strings.IndexByte(text, '[') < 0 && strings.IndexByte(text, '%') < 0 {
		return nil // as in most texts: every form has one of them
	}
	// The source of a page generator is full of statements and of its own
	// variables, and none of them reaches a reader.
	generated := a.Format != corpus.HTML && strings.Contains(text, "{%")
	// Loops and conditions stand in the source of a template alone.
	source := strings.Contains(text, "{{end}}") || strings.Contains(text, "{{ end }}") || strings.Contains(text, "{{- end") || strings.Contains(text, "{{#")
	pages := fromGenerator(a)
	shown := listings(text, generated)
	var refs references
	var out []rules.Finding
	for _, form := range variableForms() {
		for at := 0; ; {
			i := strings.Index(text[at:], form.open)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(form.open)
			window := text[at:min(len(text), at+longestVariable)]
			n := strings.Index(window, form.close)
			if n <= 0 || !form.inside(window[:n]) {
				continue
			}
			end := at + n + len(form.close)
			at = end
			if b := a.Block(start); b < 0 || !rules.Prose.Has(a.Blocks[b].Kind) {
				continue
			}
			if form.open == "[[" && linkFollows(text, end) ||
				a.Format != corpus.HTML && (form.open == "{%" || form.open == "{{" && (generated || generators(window[:n]))) {
				continue
			}
			if i, _ := slices.BinarySearchFunc(shown, start, func(r corpus.Range, at int) int { return r.End - at }); i < len(shown) && shown[i].Start <= start {
				continue
			}
			severity := form.severity
			switch form.open {
			case "{{":
				if source || pages || refs.defines(a, strings.TrimSpace(window[:n])) {
					severity = rules.Hint
				}
			case "[[":
				if bytes.Contains(a.Source, []byte("respec")) || bytes.Contains(a.Source, []byte("biblio")) {
					severity = rules.Hint // how specifications cite
				}
			case "{%":
				if pages {
					severity = rules.Hint
				}
			case "<%", "${", "%(":
				if generated || pages || p.ShowsCode() {
					severity = rules.Hint // the notation of a language
				}
			}
			if start > 0 && text[start-1] == '/' || end < len(text) && text[end] == '/' {
				severity = rules.Hint // part of a path that is talked about
			}
			out = append(out, rules.Finding{
				Range: corpus.Range{Start: start, End: end}, Severity: severity, Confidence: rules.Certain,
				Message: "template variable that was never replaced",
			})
		}
	}
	return out
}

// fromGenerator reports whether a page is the source of a page generator: front
// matter stands over its HTML, or its statements have their ends.
func fromGenerator(a *corpus.Article) bool {
	if a.Format != corpus.HTML {
		return false
	}
	if bytes.HasPrefix(a.Source, []byte("---\n")) || bytes.HasPrefix(a.Source, []byte("---\r\n")) {
		return true
	}
	for _, end := range [...]string{"{% end", "{%- end", "{% extends"} {
		if bytes.Contains(a.Source, []byte(end)) {
			return true
		}
	}
	return false
}

// listings returns where a page generator shows code: between {% highlight %} or
// {% raw %} and the end of it, ascending.
func listings(text string, generated bool) []corpus.Range {
	if !generated {
		return nil
	}
	var out []corpus.Range
	for at := 0; ; {
		i := strings.Index(text[at:], "{%")
		if i < 0 {
			return out
		}
		at += i + len("{%")
		word, _, _ := strings.Cut(strings.TrimLeft(text[at:min(len(text), at+20)], "- "), " ")
		switch word {
		case "highlight", "raw", "code", "codeblock", "verbatim":
		default:
			continue
		}
		end := strings.Index(text[at:], "end"+word)
		if end < 0 {
			return out
		}
		out = append(out, corpus.Range{Start: at, End: at + end})
		at += end
	}
}

// references are the names that an article defines itself and refers to in
// double braces: anchors of its headings, works of its front matter.
type references struct {
	asked bool
	known map[string]bool
}

// defines reports whether the article defines a name, or has so many of these
// that the braces are its way to refer.
func (r *references) defines(a *corpus.Article, name string) bool {
	if !r.asked {
		r.asked = true
		r.known = anchors(a.Source)
		if len(r.known) > 0 {
			for line := range bytes.Lines(a.Source[:frontMatterEnd(a.Source)]) {
				key, _, ok := bytes.Cut(bytes.TrimSpace(line), []byte(":"))
				if ok && len(key) > 0 && bytes.IndexByte(key, ' ') < 0 {
					r.known[string(key)] = true
				}
			}
		}
	}
	return len(r.known) >= fewestAnchors || r.known[name]
}

// fewestAnchors is from how many anchors of its own on an article refers to them
// and to works in the same way.
const fewestAnchors = 3

// mostAnchors bounds how many anchors are looked for in the text.
const mostAnchors = 100

// anchors are the names in "{#name}".
func anchors(src []byte) map[string]bool {
	known := map[string]bool{}
	for at, asked := 0, 0; ; asked++ {
		i := bytes.Index(src[at:], []byte("{#"))
		if i < 0 || asked == mostAnchors {
			return known
		}
		at += i + len("{#")
		end := bytes.IndexAny(src[at:min(len(src), at+longestVariable)], "} \n")
		if end > 0 && src[at+end] == '}' && bytes.Contains(src, append([]byte("{{"), src[at:at+end]...)) {
			known[string(src[at:at+end])] = true
			if len(known) >= fewestAnchors {
				return known
			}
		}
	}
}

// frontMatterEnd is where the front matter of a source ends, 0 without one.
func frontMatterEnd(src []byte) int {
	if !bytes.HasPrefix(src, []byte("---")) {
		return 0
	}
	return 3 + max(0, bytes.Index(src[3:], []byte("\n---")))
}

// isTemplate reports whether the name of an article says that it is a template
// or a prompt: its variables wait for those who use it.
func isTemplate(name string) bool {
	parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '/' || r == '\\' })
	for _, part := range parts[max(0, len(parts)-2):] {
		switch part {
		case "_layouts", "_includes", "layouts", "templates", "issue_template", "pull_request_template":
			return true
		}
		for _, end := range [...]string{"tpl", "tmpl", "template", "prompt"} {
			if strings.Contains(part, "."+end+".") || strings.HasSuffix(part, "."+end) {
				return true
			}
		}
	}
	return false
}

// generators reports whether an expression reads a variable that page
// generators set themselves: {{ site.url }}.
func generators(s string) bool {
	root, _, dotted := strings.Cut(strings.TrimSpace(s), ".")
	switch root {
	case "site", "page", "post", "layout", "release", "include", "content", "config":
		return dotted
	}
	return false
}

// capitals reports whether a name is written LIKE_THIS.
func capitals(s string) bool {
	if len(s) < 4 || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return true
}

func identifier(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '.') {
			return false
		}
	}
	return s != ""
}

// expression reports whether s is what stands in double braces: a name, with
// filters or a path after it.
func expression(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || !identifier(s[:1]) {
		return false
	}
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.|- ") == ""
}

func anything(s string) bool { return !strings.ContainsRune(s, '\n') }

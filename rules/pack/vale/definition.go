package vale

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/strict"
)

// definition is what all kinds of rules have in common.
type definition struct {
	*strict.Map
	style, name string
	accepted    []string

	kind        string
	message     string
	description string
	link        string
	severity    rules.Severity
	limit       int
	scope       scope
	scoped      bool // the rule names its scope
	action      action
}

// action is what Vale would do about a match.
type action struct {
	name   string
	params []string
}

// full is the name that Vale gives the rule.
func (d *definition) full() string { return d.style + "." + d.name }

// common reads the keys that every kind has.
func (d *definition) common() {
	d.kind = d.Text("extends")
	d.message, d.description, d.link = d.Text("message"), d.Text("description"), d.Text("link")
	levels := map[string]rules.Severity{"warning": rules.Warning, "suggestion": rules.Hint, "error": rules.Error}
	d.severity = levels[d.OneOf("level", "warning", "suggestion", "error")]
	d.limit = max(0, d.Int("limit", 0))
	list := d.List("scope")
	d.scoped = len(list) > 0
	d.scope = parseScope(list)
	if strings.Contains(strings.Join(list, " "), "doc(") {
		d.Fault("scope", `a selection of the document by "doc(…)" is not supported`)
	}
	if d.message == "" {
		d.Fault("message", `the key "message" is missing`)
	}
	if d.IsMap("action") {
		a := d.Sub("action")
		d.action.name = strings.ToLower(a.Text("name"))
		d.action.params = a.List("params")
	} else {
		d.action.name = d.Text("action")
	}
}

// readable are the blocks that a rule may read by its scope.
const readable = rules.Prose | 1<<corpus.Metadata

// rule makes a rule with what is common filled in.
func (d *definition) rule(check func(*rules.Pass)) *rules.Rule {
	title := strings.TrimSuffix(strings.Join(strings.Fields(regexp.MustCompile(`'?"?%(\[\d+\])?[sdv]'?"?`).ReplaceAllString(d.message, "…")), " "), ".")
	var doc strings.Builder
	if d.description != "" {
		doc.WriteString(d.description + "\n\n")
	}
	fmt.Fprintf(&doc, "The rule %s of a Vale style, of the kind %s.", d.full(), d.kind)
	if d.link != "" {
		fmt.Fprintf(&doc, "\n\nSee %s", d.link)
	}
	return &rules.Rule{
		ID: d.style + "/" + d.name, Title: title, Doc: doc.String(),
		Severity: d.severity, Confidence: rules.Unsure, Reads: readable, Overlaps: true, Check: check,
	}
}

// report reports a match, unless a comment of Vale's switched the rule off.
func (d *definition) report(p *rules.Pass, v *view, f rules.Finding) bool {
	span := f.Span
	if f.Range.Len() > 0 {
		span = p.Article.Text.Span(f.Range)
	}
	if len(v.off) > 0 && v.isOff(d.full(), span) {
		return false
	}
	p.Report(f)
	return true
}

// format puts texts in the places of the verbs of a message: "%s" in turn,
// "%[2]s" by number.
func format(message string, args ...string) string {
	if !strings.Contains(message, "%") {
		return strings.ReplaceAll(message, "\n", " ")
	}
	var out strings.Builder
	next := 0
	for i := 0; i < len(message); i++ {
		if message[i] != '%' || i+1 == len(message) {
			out.WriteByte(message[i])
			continue
		}
		i++
		n := next
		if message[i] == '[' && i+3 < len(message) && message[i+2] == ']' {
			n = int(message[i+1]-'0') - 1
			i += 3
		}
		switch message[i] {
		case 's', 'd', 'v', 'q':
			if n >= 0 && n < len(args) {
				out.WriteString(args[n])
			}
			next = n + 1
		case '%':
			out.WriteByte('%')
		default:
			out.WriteByte('%')
			out.WriteByte(message[i])
		}
	}
	return strings.ReplaceAll(out.String(), "\n", " ")
}

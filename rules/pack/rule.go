package pack

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/strict"
)

// kinds are the kinds of rules. Each reads its own keys, fills in the rule, and
// names the words in braces that its message may hold.
func kinds() map[string]kind {
	return map[string]kind{
		"phrases":  {build: wording, words: []string{"text"}, message: "{text}"},
		"patterns": {build: wording, words: []string{"text"}, message: "{text}"},
		"replace":  {build: replace, words: []string{"text", "instead"}, message: "write {instead}"},
		"absent":   {build: absent, words: []string{"missing"}, message: "missing: {missing}"},
		"density":  {build: density, words: []string{"text", "count", "rate", "limit"}, message: "{count} times, {rate} per 1,000 words; the limit is {limit}"},
		"count":    {build: count, words: []string{"count", "limit"}, message: "{count}; the limit is {limit}"},
		"order":    {build: order, words: []string{"text", "other"}, message: "{text} stands before {other}"},
		"heading":  {build: heading, words: []string{"text", "missing"}, message: "{text}"},
	}
}

type kind struct {
	build   func(*builder) error
	words   []string
	message string
}

// builder is a rule being read.
type builder struct {
	*strict.Map
	rule    *rules.Rule
	kind    string
	message string
	when    *condition
	exact   bool
}

// build reads one rule.
func build(id string, m *strict.Map) (*rules.Rule, error) {
	b := &builder{Map: m, rule: &rules.Rule{ID: id}}
	all := kinds()
	names := make([]string, 0, len(all))
	for n := range all {
		names = append(names, n)
	}
	slices.Sort(names)
	b.kind = m.Text("kind")
	k, ok := all[b.kind]
	if !ok {
		if b.kind == "" {
			m.Fault("kind", `the key "kind" is missing: it is one of %s`, strings.Join(names, ", "))
		} else {
			m.Fault("kind", "no kind of rule is called %q: it is one of %s%s", b.kind, strings.Join(names, ", "), strict.DidYouMean(b.kind, names))
		}
		return nil, m.Err()
	}
	b.common(k)
	err := k.build(b)
	m.Known("id", "kind")
	// A key that nobody knows may be why something is missing.
	return b.rule, errors.Join(m.Err(), err)
}

// common reads the keys that all kinds have.
func (b *builder) common(k kind) {
	r := b.rule
	r.Title, r.Doc = b.Text("title"), b.Text("doc")
	if r.Title == "" {
		r.Title = "Rule of the house " + r.ID
	}
	r.Title = strings.TrimSuffix(strings.Join(strings.Fields(r.Title), " "), ".")
	if b.message = b.Text("message"); b.message == "" {
		b.message = k.message
	}
	for _, w := range braces.FindAllString(b.message, -1) {
		if !slices.Contains(k.words, w[1:len(w)-1]) {
			b.Fault("message", "the message of such a rule knows no %s: it knows {%s}", w, strings.Join(k.words, "}, {"))
		}
	}
	r.Severity = map[string]rules.Severity{"warning": rules.Warning, "error": rules.Error, "hint": rules.Hint}[b.OneOf("severity", "warning", "error", "hint")]
	r.Confidence = map[string]rules.Confidence{"likely": rules.Likely, "certain": rules.Certain, "unsure": rules.Unsure}[b.OneOf("confidence", "likely", "certain", "unsure")]
	r.Languages = b.List("languages")
	for _, l := range r.Languages {
		if !languageTag.MatchString(l) {
			b.Fault("languages", "%q is no language: it is written as en, de or uk", l)
		}
	}
	r.Reads = b.kinds()
	r.Gates = b.gates()
	b.exact = b.OneOf("case", "any", "exact") == "exact"
	if source := b.Text("when"); source != "" {
		c, err := compileCondition(source)
		if err != nil {
			b.Fault("when", "%v", err)
		}
		b.when = c
	}
	r.Examples = b.examples()
}

var (
	braces      = regexp.MustCompile(`\{[a-z]+\}`)
	languageTag = regexp.MustCompile(`^[a-z]{2,3}$`)
)

// fill puts values in the places of the words in braces: name, value, name …
func (b *builder) fill(pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(b.message)
}

// kinds reads the blocks that a rule reads.
func (b *builder) kinds() corpus.Kinds {
	names := map[string]corpus.Kinds{
		"prose": rules.Prose, "paragraph": 1 << corpus.Paragraph, "title": 1 << corpus.Title, "heading": 1 << corpus.Heading,
		"list": 1 << corpus.ListItem, "table": 1 << corpus.TableCell, "quote": 1 << corpus.Quote, "caption": 1 << corpus.Caption,
		"contents": 1<<corpus.Contents | 1<<corpus.ContentsEntry, "reference": 1 << corpus.Reference,
		"footnote": 1 << corpus.Footnote, "metadata": 1 << corpus.Metadata, "comment": 1 << corpus.Comment, "code": 1 << corpus.Code,
	}
	var out corpus.Kinds
	for _, s := range b.List("scope") {
		k, ok := names[s]
		if !ok {
			b.unknown("scope", s, names)
		}
		out |= k
	}
	return out
}

func (b *builder) gates() rules.Gates {
	names := map[string]rules.Gates{
		"code": rules.InCode, "quotes": rules.InQuotes, "topic": rules.OnTopic, "disclosure": rules.Disclosed,
		"templates": rules.InTemplates, "none": 0,
	}
	if !b.Has("gates") {
		b.List("gates")
		return rules.InCode
	}
	var out rules.Gates
	for _, s := range b.List("gates") {
		g, ok := names[s]
		if !ok {
			known := map[string]corpus.Kinds{}
			for n := range names {
				known[n] = 0
			}
			b.unknown("gates", s, known)
		}
		out |= g
	}
	return out
}

func (b *builder) unknown(key, name string, known map[string]corpus.Kinds) {
	var names []string
	for n := range known {
		names = append(names, n)
	}
	slices.Sort(names)
	b.Fault(key, "%q is none of %s%s", name, strings.Join(names, ", "), strict.DidYouMean(name, names))
}

// examples reads the examples: each has a text that is bad, with what is to be
// marked in it, or one that is good.
func (b *builder) examples() []rules.Example {
	entries := b.Maps("examples")
	if len(entries) > MaxExamples {
		b.Fault("examples", "%d examples; the limit is %d", len(entries), MaxExamples)
		return nil
	}
	formats := map[string]corpus.Format{"markdown": corpus.Markdown, "html": corpus.HTML, "plain": corpus.Plain}
	var out []rules.Example
	for _, e := range entries {
		bad, good := e.Text("bad"), e.Text("good")
		x := rules.Example{Text: bad + good, Format: formats[e.OneOf("format", "markdown", "html", "plain")], Want: e.List("marks"), Fixed: e.Text("fixed")}
		e.Known()
		switch {
		case (bad == "") == (good == ""):
			e.Fault("bad", `an example has either the key "bad" or the key "good"`)
		case bad != "" && len(x.Want) == 0:
			e.Fault("bad", `a bad example names what is to be marked in it under "marks"`)
		case good != "" && len(x.Want) > 0:
			e.Fault("marks", "in a good example nothing is marked")
		}
		out = append(out, x)
	}
	return out
}

// check makes the rule's Check: it runs where the condition holds.
func (b *builder) check(f func(*rules.Pass)) {
	when := b.when
	if when == nil {
		b.rule.Check = f
		return
	}
	b.rule.Check = func(p *rules.Pass) {
		if when.holds(p) {
			f(p)
		}
	}
}

var errNothing = errors.New("there is nothing to look for")

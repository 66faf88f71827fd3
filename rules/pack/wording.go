package pack

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/anchor"
)

// wordings reads the keys "phrases" and "patterns" as phrases of the engine.
// The note of each is what the pack says, for messages; needed says that there
// must be some.
func (b *builder) wordings(needed bool) ([]rules.Phrase, error) {
	phrases, patterns := b.List("phrases"), b.List("patterns")
	if n := len(phrases) + len(patterns); n > MaxPhrases {
		return nil, fmt.Errorf("%s: %d phrases; the limit is %d", b.Where("phrases"), n, MaxPhrases)
	} else if n == 0 && needed {
		return nil, fmt.Errorf("%s: %w", b.Where(b.kind), errNothing)
	}
	var out []rules.Phrase
	for _, s := range phrases {
		p, err := phrase(s)
		if err != nil {
			b.Fault("phrases", "%v", err)
			continue
		}
		out = append(out, p)
	}
	for _, s := range patterns {
		list, err := pattern(s)
		if err != nil {
			b.Fault("patterns", "pattern %q: %v", s, err)
			continue
		}
		if out = append(out, list...); len(out) > MaxPhrases {
			return nil, fmt.Errorf("%s: the patterns begin in more than %d ways", b.Where("patterns"), MaxPhrases)
		}
	}
	return out, nil
}

// phrase is plain text. A star at its end lets the last word go on.
func phrase(s string) (rules.Phrase, error) {
	text, open := strings.CutSuffix(strings.TrimSpace(s), "*")
	folded := strings.TrimSpace(corpus.FoldString(text))
	switch {
	case len(s) > MaxPhrase:
		return rules.Phrase{}, fmt.Errorf("a phrase of %d bytes; the limit is %d", len(s), MaxPhrase)
	case folded == "" || strings.ContainsRune(folded, '\n'):
		return rules.Phrase{}, fmt.Errorf("%q is no phrase of one line", s)
	}
	return rules.Phrase{Anchor: folded, Prefix: open, Attested: true, Note: text}, nil
}

// pattern is an expression in Go's syntax, tried on the folded text around one
// of its literals: one phrase for each.
func pattern(s string) ([]rules.Phrase, error) {
	if len(s) > MaxPattern {
		return nil, fmt.Errorf("%d bytes; the limit is %d", len(s), MaxPattern)
	}
	folded := foldPattern(s)
	re, err := syntax.Parse(folded, syntax.Perl)
	if err != nil {
		return nil, err
	}
	program, err := syntax.Compile(re.Simplify())
	if err != nil {
		return nil, err
	}
	if len(program.Inst) > MaxProgram {
		return nil, fmt.Errorf("it makes a program of %d steps; the limit is %d", len(program.Inst), MaxProgram)
	}
	set, err := anchor.Of(folded)
	if err != nil {
		return nil, fmt.Errorf("%w: the pattern would be tried everywhere", err)
	}
	if set.Inner() {
		return nil, fmt.Errorf(`its literal %q may start in the middle of a word: write \b before it`, inner(set))
	}
	var out []rules.Phrase
	for _, a := range set.List {
		out = append(out, rules.Phrase{Anchor: a.Text, Prefix: true, Pattern: folded, Attested: true, Note: s})
	}
	return out, nil
}

func inner(set anchor.Set) string {
	for _, a := range set.List {
		if a.Inner {
			return a.Text
		}
	}
	return ""
}

// foldPattern writes the letters, quotation marks and dashes of an expression
// as the folded text has them. What follows a backslash stays.
func foldPattern(s string) string {
	var out strings.Builder
	escaped := false
	for _, r := range s {
		switch {
		case escaped || r == '\\':
			escaped = !escaped && r == '\\'
			out.WriteRune(r)
		case r < utf8.RuneSelf:
			out.WriteRune(r)
		default:
			out.WriteString(regexp.QuoteMeta(corpus.FoldString(string(r))))
		}
	}
	return "(?i:" + out.String() + ")"
}

// hits are the places of the rule's phrases. With exact case the text must
// stand as the pack writes it.
func (b *builder) hits(p *rules.Pass, exact map[string]*regexp.Regexp) []rules.Hit {
	if !b.exact {
		return p.Hits()
	}
	var out []rules.Hit
	for _, h := range p.Hits() {
		text := p.Article.In(h.Range)
		if re := exact[h.Phrase.Note]; re != nil && re.MatchString(text) || re == nil && strings.HasPrefix(text, h.Phrase.Note) {
			out = append(out, h)
		}
	}
	return out
}

// sought reads what a rule looks for and hands its phrases to the engine. The
// patterns are those of [builder.hits]; without need there may be no phrases.
func (b *builder) sought(need bool) ([]rules.Phrase, map[string]*regexp.Regexp, error) {
	list, err := b.wordings(need)
	if err != nil {
		return nil, nil, err
	}
	b.rule.Phrases = func() []rules.Phrase { return slices.Clone(list) }
	return list, b.exactPatterns(), nil
}

// exactPatterns are the patterns of a rule that heeds case, to be held against
// the text as it stands.
func (b *builder) exactPatterns() map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	if !b.exact {
		return out
	}
	for _, s := range b.List("patterns") {
		if re, err := regexp.Compile("^(?:" + s + ")$"); err == nil {
			out[s] = re
		}
	}
	return out
}

// wording marks phrases and patterns.
func wording(b *builder) error {
	_, exact, err := b.sought(true)
	if err != nil {
		return err
	}
	b.check(func(p *rules.Pass) {
		for _, h := range b.hits(p, exact) {
			p.Report(rules.Finding{Range: h.Range, Message: b.fill("text", p.Article.In(h.Range))})
		}
	})
	return nil
}

// replace marks wording for which the house has another.
func replace(b *builder) error {
	pairs := b.Pairs("swap")
	safety := map[string]rules.Safety{"unsafe": rules.Unsafe, "safe": rules.Safe, "manual": rules.Manual}[b.OneOf("fix", "unsafe", "safe", "manual")]
	if len(pairs) == 0 {
		return fmt.Errorf("%s: %w", b.Where("swap"), errNothing)
	}
	if len(pairs) > MaxPhrases {
		return fmt.Errorf("%s: %d swaps; the limit is %d", b.Where("swap"), len(pairs), MaxPhrases)
	}
	var list []rules.Phrase
	instead := map[string]string{}
	for _, pair := range pairs {
		p, err := phrase(pair.Key)
		if err != nil {
			b.Fault("swap", "%v", err)
			continue
		}
		instead[p.Note] = pair.Value
		list = append(list, p)
	}
	b.rule.Phrases = func() []rules.Phrase { return slices.Clone(list) }
	b.check(func(p *rules.Pass) {
		for _, h := range b.hits(p, nil) {
			text := p.Article.In(h.Range)
			to := instead[h.Phrase.Note]
			if text == to {
				continue
			}
			if !b.exact {
				to = cased(to, text)
			}
			f := rules.Finding{Range: h.Range, Message: b.fill("text", text, "instead", to)}
			if edit, ok := p.Replace(h.Range, to); ok {
				f.Fixes = []rules.Fix{{Safety: safety, Message: "write " + to, Edits: []rules.Edit{edit}}}
			}
			p.Report(f)
		}
	})
	return nil
}

// cased gives a replacement the capitals of what it replaces: all, the first,
// or none of its own taken away.
func cased(to, text string) string {
	first, size := utf8.DecodeRuneInString(text)
	switch {
	case !unicode.IsUpper(first):
		return to
	case text == strings.ToUpper(text) && utf8.RuneCountInString(text) > 1 && strings.ToLower(text[size:]) != text[size:]:
		return strings.ToUpper(to)
	}
	r, n := utf8.DecodeRuneInString(to)
	return string(unicode.ToUpper(r)) + to[min(n, len(to)):]
}

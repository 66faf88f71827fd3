// Package rulestest proves rules: it runs the examples that each rule carries,
// and golden articles with the findings they must have.
//
// A category's test calls [Examples] and [Golden], and [Fuzz] where it has more
// to read than phrases; [Check] judges one article for tests of other kinds.
package rulestest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Examples runs every example of every rule. A bad example must yield exactly
// the excerpts it names, from its rule alone; a good one nothing at all from
// its rule, and no error or warning from any other. Where an example shows
// what the fixes make of it, making them must give that text, mend the
// findings, and raise no new one of their weight.
func Examples(t *testing.T, all []*rules.Rule) {
	t.Helper()
	everyRule := NewSet(t, all...)
	for _, r := range all {
		alone := NewSet(t, r)
		for i, e := range r.Examples {
			t.Run(fmt.Sprintf("%s/%d", r.ID, i), func(t *testing.T) {
				a := Read(t, e)
				if r.Online && len(e.Want) > 0 {
					t.Skip("its own package runs it, with somebody to ask")
				}
				findings := Check(t, alone, a)
				if got, want := excerpts(findings), e.Want; !equal(got, want) {
					t.Errorf("findings in\n%s\ngot  %q\nwant %q", e.Text, got, want)
				}
				if len(e.Want) == 0 {
					for _, f := range Check(t, everyRule, a) {
						if f.Severity > rules.Hint {
							t.Errorf("a good example of %s: %s marks %q: %s", r.ID, f.Rule, f.Excerpt, f.Message)
						}
					}
				}
				if e.Fixed != "" {
					fixed(t, everyRule, r, e, a, findings)
				}
			})
		}
		if len(r.Examples) == 0 {
			t.Errorf("%s has no examples", r.ID)
		}
	}
}

func fixed(t *testing.T, everyRule *rules.Set, r *rules.Rule, e rules.Example, a *corpus.Article, findings []rules.Finding) {
	t.Helper()
	var fixes []rules.Fix
	for _, f := range findings {
		if len(f.Fixes) > 0 && f.Fixes[0].Safety == rules.Safe {
			fixes = append(fixes, f.Fixes[0])
		}
	}
	out, made := rules.Apply(a.Source, fixes)
	if made == 0 || string(out) != e.Fixed {
		t.Fatalf("%d fixes made; got\n%s\nwant\n%s", made, out, e.Fixed)
	}
	before := map[string]int{}
	for _, f := range Check(t, everyRule, a) {
		before[f.Rule]++
	}
	after := map[string]int{}
	for _, f := range Check(t, everyRule, Read(t, rules.Example{Text: e.Fixed, Format: e.Format})) {
		after[f.Rule]++
		if f.Severity >= r.Severity && after[f.Rule] > before[f.Rule] {
			t.Errorf("the fix raises %s: %q", f.Rule, f.Excerpt)
		}
	}
	if after[r.ID] >= before[r.ID] {
		t.Errorf("%d findings of %s before the fix, %d after it", before[r.ID], r.ID, after[r.ID])
	}
}

// NewSet makes a set and fails the test where that cannot be done.
func NewSet(t testing.TB, all ...*rules.Rule) *rules.Set {
	t.Helper()
	set, err := rules.NewSet(all)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Read reads the article of an example.
func Read(t testing.TB, e rules.Example) *corpus.Article {
	t.Helper()
	format := e.Format
	if format == corpus.Unknown {
		format = corpus.Markdown
	}
	a, err := corpus.Read("example", []byte(e.Text), corpus.Options{Format: format})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Check judges an article, fails the test where a rule breaks, and holds every
// finding to what a finding must be: its span inside the source, its excerpt
// at that span.
func Check(t testing.TB, set *rules.Set, a *corpus.Article) []rules.Finding {
	t.Helper()
	findings, failures := set.Check(a)
	for _, f := range failures {
		t.Errorf("%s panics: %s\n%s", f.Rule, f.Cause, f.Stack)
	}
	for _, f := range findings {
		if err := Placed(a, f); err != nil {
			t.Error(err)
		}
	}
	return findings
}

// Placed returns an error where a finding does not stand where it says. Text
// that stands in the source just so must be the source at its span; else the
// source there must hold every letter and digit of the excerpt, in order, with
// markup and entities between them.
func Placed(a *corpus.Article, f rules.Finding) error {
	if f.Span.Start < 0 || f.Span.End > len(a.Source) || f.Span.Start > f.Span.End {
		return fmt.Errorf("%s: %s: span %v lies outside the source of %d bytes", a.Name, f.Rule, f.Span, len(a.Source))
	}
	source := a.Raw(f.Span)
	if a.Text.Verbatim(f.Range) && a.In(f.Range) != source {
		return fmt.Errorf("%s: %s: the source at %v is %q, the text there %q", a.Name, f.Rule, f.Span, source, a.In(f.Range))
	}
	rest := source
	for _, r := range f.Excerpt {
		if !plain(r) {
			continue
		}
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return fmt.Errorf("%s: %s: the source at %v is %q, which does not hold the %q of the excerpt %q",
				a.Name, f.Rule, f.Span, source, r, f.Excerpt)
		}
		rest = rest[i+1:]
	}
	return nil
}

// plain reports whether a character is never written as an entity.
func plain(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

func excerpts(findings []rules.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Excerpt)
	}
	return out
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

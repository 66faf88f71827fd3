package rulestest_test

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// marker is a rule that marks a word and offers to write another.
func marker(id, word, instead string, severity rules.Severity) *rules.Rule {
	return &rules.Rule{
		ID: id, Title: "A word", Severity: severity, Confidence: rules.Certain,
		Phrases: func() []rules.Phrase { return []rules.Phrase{{Anchor: word, Attested: true}} },
		Check: func(p *rules.Pass) {
			for _, h := range p.Hits() {
				f := rules.Finding{Range: h.Range, Message: word}
				if edit, ok := p.Replace(h.Range, instead); ok {
					f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: "write " + instead, Edits: []rules.Edit{edit}}}
				}
				p.Report(f)
			}
		},
	}
}

// What is wrong with a fix is seen: that it mends nothing, or brings something
// as grave.
func TestMendSeesBadFixes(t *testing.T) {
	for _, test := range []struct {
		name, instead string
		other         rules.Severity // of a mark on "leeks"
		want          string         // in what is wrong; "": nothing
	}{
		{"sound", "beans", rules.Error, ""},
		{"mends nothing", "peas now", rules.Error, "still marked"},
		{"brings something graver", "leeks", rules.Error, "it brings error"},
		{"brings something as grave", "leeks", rules.Warning, "it brings warning"},
		{"brings something lighter", "leeks", rules.Hint, ""},
	} {
		set := rulestest.NewSet(t, marker("beds/peas", "peas", test.instead, rules.Warning), marker("beds/leeks", "leeks", "beans", test.other))
		a, err := corpus.Read("a.md", []byte("# Beds\n\nHere the peas stand.\n"), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings := rulestest.Check(t, set, a)
		if len(findings) != 1 {
			t.Fatalf("%d findings", len(findings))
		}
		got := rulestest.Mend(set, a, findings, 0, findings[0].Fixes[0])
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// A finding that stands elsewhere in the source than in the text is seen.
func TestPlacedSeesWrongPlaces(t *testing.T) {
	a, err := corpus.Read("a.md", []byte("# Beds\n\nPeas stand here, *leeks* there.\n"), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text := a.Text.String()
	peas := corpus.Range{Start: strings.Index(text, "Peas"), End: strings.Index(text, "Peas") + 4}
	both := corpus.Range{Start: peas.Start, End: strings.Index(text, "leeks") + 5}
	at := a.Text.Span(peas)
	for _, test := range []struct {
		name string
		f    rules.Finding
		ok   bool
	}{
		{"right", rules.Finding{Range: peas, Span: at, Excerpt: "Peas"}, true},
		{"over markup", rules.Finding{Range: both, Span: a.Text.Span(both), Excerpt: "Peas stand here, leeks"}, true},
		{"one byte on", rules.Finding{Range: peas, Span: corpus.Span{Start: at.Start, End: at.End + 1}, Excerpt: "Peas"}, false},
		{"another excerpt", rules.Finding{Range: peas, Span: at, Excerpt: "Leeks"}, false},
		{"too short a source", rules.Finding{Range: both, Span: at, Excerpt: "Peas stand here, leeks"}, false},
		{"outside", rules.Finding{Span: corpus.Span{Start: 0, End: len(a.Source) + 1}}, false},
		{"backwards", rules.Finding{Span: corpus.Span{Start: 4, End: 2}}, false},
	} {
		if err := rulestest.Placed(a, test.f); (err == nil) != test.ok {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

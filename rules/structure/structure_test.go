package structure_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/structure"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, structure.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, structure.Rules()...))
}

// TestHostile holds every rule to linear time: each text is judged at one size
// and at eight times that size.
func TestHostile(t *testing.T) {
	for name, part := range map[string]string{
		"one line":     "the ferry sails at noon and the cook sails with it ",
		"same":         "The ferry sails at noon, and the cook sails with it to the island of his mother.\n\n",
		"headings":     "## Key Takeaways\n\n",
		"questions":    "## FAQ\n\nThe ferry sails at noon from the old quay in the harbour.\n\n",
		"headlines":    "## The Ferry Sails at Noon From the Old Quay\n\nBy Ann Lee\n\nU.S. ships and US ships. \"Zelda's\" well-known quay.\n\n",
		"items":        "- The Old Quay\n- It was built in the year of the flood.\n",
		"table":        "| a | b |\n|---|---|\n| 1 |\n\n",
		"rows":         "| a | b |\n",
		"html table":   "<table><tr><th>a<th>b<tr><td rowspan=9>c</table>\n\n",
		"brackets":     "((((((((((((((((\n\n",
		"shingles":     "a b c d e f g h i j k l m n o p q r s t u v w x y z ",
		"setext":       "The ferry\n=\n\n",
		"no letters":   "\x00\xff\xfe … – — ",
		"wide letters": "渡轮中午从旧码头出发。",
	} {
		t.Run(name, func(t *testing.T) {
			set := rulestest.NewSet(t, structure.Rules()...)
			lead := "# The Ferry Sails at Noon\n\nThe ferry sails at noon from the old quay, and the cook sails with it.\n\n"
			cost := func(n int) time.Duration {
				a, err := corpus.Read("hostile.md", []byte(lead+strings.Repeat(part, n)), corpus.Options{})
				if err != nil {
					t.Fatal(err)
				}
				a.Fold()
				a.Language()
				best := time.Hour
				for range 3 {
					start := cputime.Now()
					if _, failures := set.Check(a); len(failures) > 0 {
						t.Fatalf("%s: %s\n%s", failures[0].Rule, failures[0].Cause, failures[0].Stack)
					}
					best = min(best, cputime.Since(start))
				}
				return best
			}
			n := 160_000 / len(part)
			small, large := cost(n), cost(8*n)
			if large > 30*small+100*time.Millisecond {
				t.Errorf("eight times the text takes %v instead of %v", large, small)
			}
		})
	}
}

func FuzzRules(f *testing.F) {
	rulestest.Fuzz(f, structure.Rules(), "", func(t *testing.T, a *corpus.Article, findings []rules.Finding) {
		for _, finding := range findings {
			for _, fix := range finding.Fixes {
				if out, made := rules.Apply(a.Source, []rules.Fix{fix}); made != 1 || len(out) >= len(a.Source) {
					t.Errorf("%s: the fix makes %d bytes of %d", finding.Rule, len(out), len(a.Source))
				}
			}
		}
	})
}

// TestFixes makes the unsafe fix of each bad example that has one: the finding
// must be gone, and nothing new of its weight may appear.
func TestFixes(t *testing.T) {
	fixed := 0
	set := rulestest.NewSet(t, structure.Rules()...)
	for _, r := range structure.Rules() {
		for i, e := range r.Examples {
			a := rulestest.Read(t, e)
			before := map[string]int{}
			var fixes []rules.Fix
			for _, f := range rulestest.Check(t, set, a) {
				before[f.Rule]++
				if f.Rule == r.ID && len(f.Fixes) > 0 {
					fixes = append(fixes, f.Fixes[0])
				}
			}
			if len(fixes) == 0 {
				continue
			}
			out, made := rules.Apply(a.Source, fixes)
			fixed += made
			for _, f := range rulestest.Check(t, set, rulestest.Read(t, rules.Example{Text: string(out), Format: e.Format})) {
				before[f.Rule]--
				if f.Rule == r.ID || before[f.Rule] < 0 && f.Severity >= r.Severity {
					t.Errorf("%s/%d: after the fix %s marks %q in\n%s", r.ID, i, f.Rule, f.Excerpt, out)
				}
			}
		}
	}
	if fixed < 6 {
		t.Errorf("only %d fixes were made", fixed)
	}
}

// TestCopiesInAPageAreLinear: every paragraph stands twice, the second time in
// reverse, so that each copy is a finding of its own far from its original.
func TestCopiesInAPageAreLinear(t *testing.T) {
	set := rulestest.NewSet(t, structure.Rules()...)
	cost := func(n int) time.Duration {
		paragraphs := make([]string, n)
		for i := range paragraphs {
			paragraphs[i] = fmt.Sprintf("<p>Lot %d of the sale was an oak chest with %d iron nails, bought by a dealer who came from the coast on the ferry of that morning, and who paid in coins.</p>\n", i, i*7)
		}
		page := strings.Join(paragraphs, "")
		slices.Reverse(paragraphs)
		a, err := corpus.Read("sale.html", []byte(page+strings.Join(paragraphs, "")), corpus.Options{Format: corpus.HTML})
		if err != nil {
			t.Fatal(err)
		}
		start := cputime.Now()
		if _, failures := set.Check(a); len(failures) > 0 {
			t.Fatal(failures[0].Cause)
		}
		return cputime.Since(start)
	}
	cost(100)
	// Both take turns, and the least of each is the one that nothing disturbed.
	small, large := time.Hour, time.Hour
	for range 3 {
		small, large = min(small, cost(1000)), min(large, cost(8000))
	}
	if large > 20*small { // quadratic work would make it 64
		t.Errorf("eight times the page takes %v instead of %v", large, small)
	}
}

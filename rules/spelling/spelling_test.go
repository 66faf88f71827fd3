package spelling_test

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/spelling"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, spelling.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, spelling.Rules()...))
}

// TestHostile holds the rules to linear time on text that is all marks, all
// one word, or one line without a blank.
func TestHostile(t *testing.T) {
	set := rulestest.NewSet(t, spelling.Rules()...)
	for name, text := range map[string]string{
		"commas":    strings.Repeat("a,b", 300_000),
		"stops":     strings.Repeat("word.Word", 100_000),
		"brackets":  strings.Repeat("(", 300_000) + strings.Repeat("),a", 100_000),
		"quotes":    strings.Repeat("\"a “b ", 100_000),
		"one word":  strings.Repeat("the ", 300_000),
		"names":     strings.Repeat("Sergey Antonov met Sergei Antonow. ", 20_000),
		"long word": strings.Repeat("Zelenskiy", 100_000),
		"spaces":    strings.Repeat("a ", 10) + strings.Repeat(" ", 500_000) + ",",
		"hyphens":   strings.Repeat("a-b c\u2011d ", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			english := "This is a plain text in English, and the rules of that language are the ones that it is held to. "
			a, err := corpus.Read("hostile.txt", []byte(english+text), corpus.Options{Format: corpus.Plain})
			if err != nil {
				t.Fatal(err)
			}
			start := cputime.Now()
			if _, failures := set.Check(a); len(failures) > 0 {
				t.Errorf("%s panics: %s", failures[0].Rule, failures[0].Cause)
			}
			if took := cputime.Since(start); took > 20*time.Second {
				t.Errorf("it takes %v", took)
			}
			t.Log(cputime.Since(start))
		})
	}
}

func FuzzRules(f *testing.F) {
	rulestest.Fuzz(f, spelling.Rules(), "en", func(t *testing.T, a *corpus.Article, findings []rules.Finding) {
		for _, finding := range findings {
			for _, fix := range finding.Fixes {
				for _, e := range fix.Edits {
					if e.Span.End < e.Span.Start || e.Span.End > len(a.Source) {
						t.Errorf("%s: edit %v in a source of %d bytes", finding.Rule, e.Span, len(a.Source))
					}
				}
			}
		}
	})
}

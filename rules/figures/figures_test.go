package figures_test

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules/figures"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, figures.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, figures.Rules()...))
}

// TestHostile holds the category to linear time on texts that repeat what the
// rules look for.
func TestHostile(t *testing.T) {
	set := rulestest.NewSet(t, figures.Rules()...)
	for name, part := range map[string]string{
		"digits":     "1",
		"groups":     "1,000,",
		"numbers":    "20 of the 30 ",
		"hyphens":    "1-2-3-",
		"brackets":   "((((",
		"names":      "Anna, Berta and ",
		"acronyms":   "Long Name Of Things (LNT) ",
		"trilateral": "trilateral talks with Anna, ",
		"from":       "from 3 to 4 ",
		"rest":       "of 9, 3 and the other 4 ",
		"units":      "5 km (3 ",
		"colons":     "two things: a, ",
		"percent":    "5% the remaining 4% ",
		"sentences":  "Of 9 men, 3 left and the other 4 did not. ",
		"lines":      "Two things:\n\n- a\n\n",
		"tables":     "| a | b |\n|---|---|\n| Northmoor | 5 |\n\nNorthmoor has 6 b.\n\n",
	} {
		source := strings.Repeat(part, 1_000_000/len(part))
		a, err := corpus.Read("hostile.md", []byte(source), corpus.Options{Format: corpus.Markdown})
		if err != nil {
			t.Fatal(err)
		}
		a.Language()
		start := cputime.Now()
		if _, failures := set.Check(a); len(failures) > 0 {
			t.Errorf("%s: %s panics: %s\n%s", name, failures[0].Rule, failures[0].Cause, failures[0].Stack)
		}
		if took := cputime.Since(start); took > 5*time.Second {
			t.Errorf("%s: a million bytes take %v", name, took)
		} else if took > 500*time.Millisecond {
			t.Logf("%s: %v", name, took)
		}
	}
}

func FuzzRules(f *testing.F) { rulestest.Fuzz(f, figures.Rules(), "", nil) }

package dates_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, dates.Rules()) }

// TestCases runs the table of each rule. A line is "+" or "-" for a finding or
// none, the language, the article's date or "-", and the article.
func TestCases(t *testing.T) {
	for _, r := range dates.Rules() {
		name := strings.TrimPrefix(r.ID, "dates/")
		t.Run(name, func(t *testing.T) {
			table, err := os.ReadFile("testdata/cases/" + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			set := rulestest.NewSet(t, r)
			bad, good := 0, 0
			for line := range strings.Lines(string(table)) {
				f := strings.SplitN(strings.TrimSpace(line), " ", 4)
				options := corpus.Options{Format: corpus.Markdown, Language: f[1], Date: date(t, f[2])}
				a, err := corpus.Read("case", []byte(f[3]+"\n"), options)
				if err != nil {
					t.Fatal(err)
				}
				found := rulestest.Check(t, set, a)
				want := 0
				if f[0] == "+" {
					want = 1
					bad++
				} else {
					good++
				}
				if len(found) != want {
					t.Errorf("%d findings, want %d: %s\n%s", len(found), want, line, messages(found))
				}
			}
			if bad < 30 || good < 30 {
				t.Errorf("%d true cases and %d near misses; want 30 of each", bad, good)
			}
		})
	}
}

func messages(findings []rules.Finding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Excerpt+": "+f.Message)
	}
	return strings.Join(out, "\n")
}

func date(t *testing.T, s string) corpus.Date {
	t.Helper()
	if s == "-" {
		return corpus.Date{}
	}
	d, ok := corpus.ParseDate(s)
	if !ok {
		t.Fatalf("no date: %q", s)
	}
	return d
}

// TestHostile holds the rules to linear time on long texts of the worst kind.
func TestHostile(t *testing.T) {
	set := rulestest.NewSet(t, dates.Rules()...)
	for name, part := range map[string]string{
		"days":      "Monday, 5 May 2024, ",
		"years":     "born 1980-1975 died ",
		"lengths":   "two years later, in 1999, ",
		"numbers":   "1 2 3 4.5.6 ",
		"months":    "May May 5 ",
		"ages":      "aged 47 born 1950 ",
		"sentences": "He died on 3 May 2024. ",
	} {
		took := func(n int) time.Duration {
			a, err := corpus.Read("hostile", []byte(strings.Repeat(part, n)), corpus.Options{Format: corpus.Plain, Language: "en", Date: corpus.Date{Year: 2020, Month: 1, Day: 1}})
			if err != nil {
				t.Fatal(err)
			}
			// The least of several runs is the one that nothing else disturbed.
			least := time.Hour
			for range 3 {
				start := cputime.Now()
				rulestest.Check(t, set, a)
				least = min(least, cputime.Since(start))
			}
			return least
		}
		small, large := took(1_000), took(16_000)
		if large > 64*small+100*time.Millisecond {
			t.Errorf("%s: %v for 1,000 parts, %v for 16,000", name, small, large)
		}
	}
}

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, dates.Rules()...))
}

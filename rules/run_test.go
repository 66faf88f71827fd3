package rules_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// marker is a rule that marks a word.
func marker(id, word string) *rules.Rule {
	return &rules.Rule{
		ID: id, Title: "Marks " + word, Severity: rules.Error, Confidence: rules.Certain,
		Phrases: func() []rules.Phrase {
			return []rules.Phrase{{Anchor: word, Confidence: rules.Certain, Attested: true}}
		},
	}
}

func inputs(texts ...string) iter.Seq[corpus.Input] {
	return func(yield func(corpus.Input) bool) {
		for i, text := range texts {
			in := corpus.Input{
				Name: fmt.Sprintf("%03d.txt", i),
				Read: func() ([]byte, error) {
					if text == "unreadable" {
						return nil, errors.New("permission denied")
					}
					return []byte(text), nil
				},
			}
			if !yield(in) {
				return
			}
		}
	}
}

func outcome(r rules.Result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s err=%v", r.Name, r.Err)
	for _, f := range r.Findings {
		fmt.Fprintf(&b, " %s@%d-%d %q %s", f.Rule, f.Span.Start, f.Span.End, f.Excerpt, f.Fingerprint)
	}
	for _, f := range r.Failures {
		fmt.Fprintf(&b, " broken:%s", f.Rule)
	}
	return b.String()
}

func run(t *testing.T, set *rules.Set, jobs int, texts ...string) []string {
	t.Helper()
	var out []string
	err := rules.Run(t.Context(), set, inputs(texts...), rules.Options{Jobs: jobs}, func(r rules.Result) error {
		out = append(out, outcome(r))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRunKeepsOrderForAnyNumberOfWorkers(t *testing.T) {
	slow := marker("test/slow", "harbour")
	slow.Check = func(p *rules.Pass) {
		// Later articles are done first.
		time.Sleep(time.Duration(p.Article.Text.Len()%7) * time.Millisecond)
		p.ReportHits(func(rules.Hit) string { return "a harbour" })
	}
	set := rulestest.NewSet(t, slow, marker("test/tide", "tide table"))
	var texts []string
	for i := range 60 {
		texts = append(texts, strings.Repeat("The harbour master reads the tide table. ", 1+i%5)+strings.Repeat("x", i%11))
	}
	texts[7], texts[23] = "unreadable", ""
	want := run(t, set, 1, texts...)
	for _, jobs := range []int{2, 8, 0} {
		if got := run(t, set, jobs, texts...); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%d workers: got\n%s\nwant\n%s", jobs, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if !strings.Contains(want[7], "permission denied") || !strings.Contains(want[23], "empty") {
		t.Errorf("inputs that cannot be read are not named: %q, %q", want[7], want[23])
	}
}

func TestRunStopsEarly(t *testing.T) {
	set := rulestest.NewSet(t, marker("test/tide", "tide"))
	var opened atomic.Int32
	endless := func(yield func(corpus.Input) bool) {
		for yield(corpus.Input{Name: "x.txt", Read: func() ([]byte, error) {
			opened.Add(1)
			return []byte("the tide"), nil
		}}) {
		}
	}
	before := runtime.NumGoroutine()
	stop := errors.New("enough")
	n := 0
	err := rules.Run(t.Context(), set, endless, rules.Options{Jobs: 3}, func(rules.Result) error {
		if n++; n == 10 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v, want the error of emit", err)
	}
	if opened.Load() > 10+4*3 {
		t.Errorf("%d articles were opened for ten results", opened.Load())
	}

	ctx, cancel := context.WithCancel(t.Context())
	err = rules.Run(ctx, set, endless, rules.Options{Jobs: 3}, func(rules.Result) error {
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the end of the context", err)
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left, %d were there before", runtime.NumGoroutine(), before)
}

func TestBrokenRuleIsNamedAndHarmsNoOther(t *testing.T) {
	broken := marker("test/broken", "tide")
	broken.Check = func(p *rules.Pass) {
		p.Report(rules.Finding{Range: p.Hits()[0].Range, Message: "never seen"})
		panic("index out of range")
	}
	set := rulestest.NewSet(t, broken, marker("test/harbour", "harbour"))
	got := run(t, set, 2, "The tide is in the harbour.", "The harbour is empty.")
	if want := `000.txt err=<nil> test/harbour@19-26 "harbour"`; !strings.HasPrefix(got[0], want) || !strings.Contains(got[0], "broken:test/broken") {
		t.Errorf("got %q", got[0])
	}
	if strings.Count(got[0], "test/broken") != 1 {
		t.Errorf("findings of a broken rule are shown: %q", got[0])
	}
}

func TestNewSetRefuses(t *testing.T) {
	tide := marker("test/tide", "tide")
	untitled := marker("test/untitled", "tide")
	untitled.Title = ""
	for _, bad := range [][]*rules.Rule{{tide, tide}, {untitled}} {
		if _, err := rules.NewSet(bad); err == nil {
			t.Errorf("a set of %s is accepted", bad[0].ID)
		}
	}
}

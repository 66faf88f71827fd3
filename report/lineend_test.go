package report

import (
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// What a report says that a fix inserts is what rules.Apply inserts.
func TestInsertedIsWhatIsApplied(t *testing.T) {
	for _, text := range []string{
		"peas", "peas\n", "peas\r\n", "peas\r", "a\nb\r\nc\r\n", "a\nb\r\n", "a\nb\nc\r\n", "a\rb\r\n", "a\rb\n", "a\rb\rc", "\r\n\r\n", "\n", "ж\r\nж\r\n",
	} {
		for _, source := range []string{text, "\ufeff" + text, utf16le(text)} {
			for _, e := range []string{"beans\nleeks", "beans\r\nleeks\n", "beans"} {
				end := corpus.Span{Start: len(source), End: len(source)}
				edit := rules.Edit{Span: end, Text: e}
				applied, _ := rules.Apply([]byte(source), []rules.Fix{{Edits: []rules.Edit{edit}}})
				want := string(applied[len(source):])
				got := inserted(position.New([]byte(source)), &edit)
				if strings.HasPrefix(source, "\xff\xfe") {
					got = strings.TrimPrefix(utf16le(got), "\xff\xfe")
				}
				if got != want {
					t.Errorf("%q into %q: %q, but %q is applied", e, source, got, want)
				}
			}
		}
	}
}

// Fixes of several lines cost no more in a long article than others.
func TestFixesOfSeveralLinesAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long articles")
	}
	for _, name := range []string{"rdjson", "sarif"} {
		took := func(findings int) time.Duration {
			r := result(t, "a.txt", "Beds\r\n\r\n"+strings.Repeat("A row of peas and beans.\r\n\r\n", findings))
			for i := range findings {
				at := corpus.Span{Start: 8 + 28*i, End: 8 + 28*i + 1}
				r.Findings = append(r.Findings, rules.Finding{
					Rule: "structure/row", Severity: rules.Warning, Confidence: rules.Likely, Span: at, Fingerprint: strconv.Itoa(i),
					Fixes: []rules.Fix{{Safety: rules.Safe, Message: "part it", Edits: []rules.Edit{{Span: at, Text: "A\n"}}}},
				})
			}
			best := time.Hour
			for range 3 {
				begin := cputime.Now()
				w := formatNamed(t, name).New(io.Discard, Options{})
				if err := w.Article(r.Article, r.Findings); err != nil {
					t.Fatal(err)
				}
				best = min(best, cputime.Since(begin))
			}
			return best
		}
		if few, many := took(2000), took(16000); many > 24*few {
			t.Errorf("%s: %v for 2,000 fixes, %v for 16,000", name, few, many)
		}
	}
}

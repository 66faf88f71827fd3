package contents_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/contents"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, contents.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, contents.Rules()...))
}

// TestManyEntries holds every rule to linear time, on tables that match
// nowhere, nearly, and in the wrong order, with links that lead nowhere.
func TestManyEntries(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	const n = 10_000
	for name, entry := range map[string]func(i int) (label, heading string){
		"same":     func(i int) (string, string) { return fmt.Sprintf("Part %d", i), fmt.Sprintf("Part %d", i) },
		"near":     func(i int) (string, string) { return fmt.Sprintf("Part the %d", i), fmt.Sprintf("The part of %d", i) },
		"backward": func(i int) (string, string) { return fmt.Sprintf("Part %d", i), fmt.Sprintf("Part %d", n-i) },
		"one word": func(int) (string, string) { return "Part", "Part" },
		"none":     func(i int) (string, string) { return fmt.Sprintf("Part a%d", i), fmt.Sprintf("Part b%d", i/2) },
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("# A title\n\n## Table of Contents\n\n")
			for i := range n {
				label, _ := entry(i)
				fmt.Fprintf(&b, "- [%s](#x%d)\n", label, i)
			}
			for i := range n {
				_, heading := entry(i)
				fmt.Fprintf(&b, "\n## %s\n\nText.\n", heading)
			}
			a, err := corpus.Read("many.md", []byte(b.String()), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			set := rulestest.NewSet(t, contents.Rules()...)
			start := cputime.Now()
			_, failures := set.Check(a)
			if len(failures) > 0 {
				t.Errorf("%s panics: %s", failures[0].Rule, failures[0].Cause)
			}
			if took := cputime.Since(start); took > 40*time.Second {
				t.Errorf("%d entries take %v", n, took)
			}
		})
	}
}

// TestManyTables is the same for many small tables.
func TestManyTables(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "## Table of Contents\n\n1. One %d\n3. Three\n4.\n\n## One %d\n\nText.\n\n", i, i)
	}
	a, err := corpus.Read("tables.md", []byte(b.String()), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	start := cputime.Now()
	if _, failures := rulestest.NewSet(t, contents.Rules()...).Check(a); len(failures) > 0 {
		t.Errorf("%s panics: %s", failures[0].Rule, failures[0].Cause)
	}
	if took := cputime.Since(start); took > 40*time.Second {
		t.Errorf("it takes %v", took)
	}
}

// TestFixesSettle applies all safe fixes of the golden cases that have some
// until nothing changes: it must end, and leave nothing to fix.
func TestFixesSettle(t *testing.T) {
	source := "Title of the Piece\nTable of Contents\n- 1. One Thing\n- 2.\n- 3.\n- 4. Two Things\n- 7. Three Things\n" +
		"The opening paragraph says what the piece is about, and it does so in one sentence.\n" +
		"One Thing\nThe first thing takes a whole sentence to explain.\nTwo Things\nThe second thing takes another one.\n" +
		"Three Things\nThe third thing is short.\n"
	set := rulestest.NewSet(t, contents.Rules()...)
	for range 5 {
		a, err := corpus.Read("settle.txt", []byte(source), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var fixes []rules.Fix
		for _, f := range rulestest.Check(t, set, a) {
			if len(f.Fixes) > 0 && f.Fixes[0].Safety == rules.Safe {
				fixes = append(fixes, f.Fixes[0])
			}
		}
		if len(fixes) == 0 {
			break
		}
		out, _ := rules.Apply(a.Source, fixes)
		source = string(out)
	}
	want := "- 1. One Thing\n- 2. Two Things\n- 3. Three Things\nThe opening"
	if !strings.Contains(source, want) {
		t.Errorf("the fixes leave\n%s", source)
	}
}

// TestFixesInAnyEncoding makes the fixes of one defect in sources with other
// line ends and marks, and none where edits could not be made.
func TestFixesInAnyEncoding(t *testing.T) {
	const article = "Title of the Piece\nTable of Contents\n- 1. One Thing\n- 2.\n- 3. Two Things\n" +
		"The opening paragraph says what the piece is about, and it does so in one sentence.\n" +
		"One Thing\nThe first thing takes a whole sentence to explain.\nTwo Things\nThe second thing takes another one.\n"
	const mended = "- 1. One Thing\n- 2. Two Things\nThe opening"
	wide := []byte{0xff, 0xfe}
	for _, c := range []byte(article) {
		wide = append(wide, c, 0)
	}
	set := rulestest.NewSet(t, contents.Rules()...)
	for name, c := range map[string]struct {
		source []byte
		want   string
	}{
		"lf":    {[]byte(article), mended},
		"crlf":  {[]byte(strings.ReplaceAll(article, "\n", "\r\n")), strings.ReplaceAll(mended, "\n", "\r\n")},
		"cr":    {[]byte(strings.ReplaceAll(article, "\n", "\r")), strings.ReplaceAll(mended, "\n", "\r")},
		"mark":  {[]byte("\ufeff" + article), mended},
		"utf16": {wide, string(wide)},
	} {
		a, err := corpus.Read("any.txt", c.source, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var fixes []rules.Fix
		findings := rulestest.Check(t, set, a)
		for _, f := range findings {
			fixes = append(fixes, f.Fixes...)
		}
		if out, _ := rules.Apply(a.Source, fixes); len(findings) != 1 || !strings.Contains(string(out), c.want) {
			t.Errorf("%s: %d findings; the fixes leave %q", name, len(findings), out)
		}
	}
}

func FuzzRules(f *testing.F) {
	for _, r := range contents.Rules() {
		for _, e := range r.Examples {
			f.Add([]byte(e.Text), uint8(e.Format))
		}
	}
	set := rulestest.NewSet(f, contents.Rules()...)
	f.Fuzz(func(t *testing.T, source []byte, format uint8) {
		a, err := corpus.Read("fuzz", source, corpus.Options{Format: corpus.Format(format%3 + 1)})
		if err != nil {
			return
		}
		for _, finding := range rulestest.Check(t, set, a) {
			for _, fix := range finding.Fixes {
				at := 0
				for _, e := range fix.Edits {
					if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(source) {
						t.Errorf("%s: edit %v after %d in a source of %d bytes", finding.Rule, e.Span, at, len(source))
					}
					at = e.Span.End
				}
			}
		}
	})
}

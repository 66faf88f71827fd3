package rules_test

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
)

func article(t *testing.T, name, source string) *corpus.Article {
	t.Helper()
	a, err := corpus.Read(name, []byte(source), corpus.Options{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// sift tells what of an article is new, by excerpt and place.
func sift(t *testing.T, set *rules.Set, b *rules.Baseline, name, source string, there ...string) string {
	t.Helper()
	a := article(t, name, source)
	fresh, old := b.Sift(name, a, set.Judge(a, nil).Findings, func(n string) bool { return slices.Contains(there, n) })
	var out []string
	for _, f := range fresh {
		out = append(out, f.Excerpt)
	}
	return fmt.Sprintf("%s / %d", strings.Join(out, " "), len(old))
}

func TestBaseline(t *testing.T) {
	set := rulestest.NewSet(t, marker("trees/oak", "oak"), marker("trees/ash", "ash"))
	const garden = "An old oak stands by the gate.\n\nBehind it grows an ash that nobody planted.\n"
	tests := []struct {
		name, now, want string
	}{
		{"nothing changed", garden, " / 2"},
		{"edits elsewhere", "A walk.\n\nAn old oak stands by the gate, and has for years.\n\nSince when?\n\nBehind it grows an ash that nobody planted.\n", " / 2"},
		{"moved", "Behind it grows an ash that nobody planted.\n\nAn old oak stands by the gate.\n", " / 2"},
		{"one more", garden + "\nThe third oak fell.\n", "oak / 2"},
		{"a twin", garden + "\nAn old oak stands by the gate.\n", "oak / 2"},
		{"one gone", "An old oak stands by the gate.\n", " / 1"},
		{"another word", "An old oak stands by the gate.\n\nBehind it grows an oak that nobody planted.\n", "oak / 1"},
		{"case and marks", "An OLD “OAK” stands by the gate!\n\nBehind it grows an ash that nobody planted.\n", " / 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := article(t, "garden.md", garden)
			b := baselineOf(t, a, set.Judge(a, nil).Findings)
			if b.Len() != 2 {
				t.Fatalf("%d findings in the baseline", b.Len())
			}
			if got := sift(t, set, b, "garden.md", tt.now, "garden.md"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBaselineRename(t *testing.T) {
	set := rulestest.NewSet(t, marker("trees/oak", "oak"))
	garden := "An old oak stands by the gate.\n\n" + strings.Join(paragraphs[:3], "\n\n") + "\n"
	harbour := "An old oak stands by the gate.\n\n" + strings.Join(paragraphs[3:], "\n\n") + "\n"
	begin := func() *rules.Baseline {
		a := article(t, "garden.md", garden)
		return baselineOf(t, a, set.Judge(a, nil).Findings)
	}
	if got := sift(t, set, begin(), "plots.md", garden, "plots.md"); got != " / 1" {
		t.Errorf("renamed: %s", got)
	}
	if got := sift(t, set, begin(), "plots.md", garden, "plots.md", "garden.md"); got != "oak / 0" {
		t.Errorf("copied, and the first is still there: %s", got)
	}
	if got := sift(t, set, begin(), "harbour.md", harbour, "harbour.md"); got != "oak / 0" {
		t.Errorf("another article with the same sentence: %s", got)
	}
	b := begin()
	if got := sift(t, set, b, "a.md", strings.Replace(garden, "oak", "elm", 1), "a.md", "b.md") + sift(t, set, b, "b.md", garden, "a.md", "b.md"); got != " / 0 / 1" {
		t.Errorf("renamed, beside a copy that was mended: %s", got)
	}
	b = begin()
	if got := sift(t, set, b, "a.md", garden, "a.md", "b.md") + sift(t, set, b, "b.md", garden, "a.md", "b.md"); got != " / 1oak / 0" {
		t.Errorf("renamed and copied: %s", got)
	}
}

// TestBaselineRenameScales looks for articles that nobody knows in baselines of
// two sizes: what one costs must not grow with the baseline.
func TestBaselineRenameScales(t *testing.T) {
	set := rulestest.NewSet(t, marker("trees/oak", "oak"))
	text := func(kind string, i int) string {
		return fmt.Sprintf("An oak of %s %d stands by gate %d.\n\nBehind row %d of the %s grows ash %d.\n", kind, i, i+1, i+2, kind, i+3)
	}
	nobody := func(string) bool { return false }
	cost := func(size int) time.Duration {
		b := rules.NewBaseline()
		for i := range size {
			a := article(t, fmt.Sprintf("garden-%d.md", i), text("garden", i))
			b.Add(a.Name, a, set.Judge(a, nil).Findings)
		}
		b = reread(t, b)
		var fresh []*corpus.Article
		for i := range 300 {
			fresh = append(fresh, article(t, fmt.Sprintf("harbour-%d.md", i), text("harbour", i)))
		}
		b.Sift("first.md", fresh[0], nil, nobody) // it may sort the baseline first
		start := cputime.Now()
		for _, a := range fresh {
			b.Sift(a.Name, a, nil, nobody)
		}
		return cputime.Since(start)
	}
	few, many := cost(300), cost(300*16)
	if many > 5*few {
		t.Errorf("300 new articles cost %v beside 300 old ones, %v beside sixteen times as many", few, many)
	}
}

func TestBaselineSeverity(t *testing.T) {
	grave, light := marker("trees/oak", "oak"), marker("trees/oak", "oak")
	light.Severity = rules.Hint
	a := article(t, "garden.md", "An old oak.\n")
	graver, lighter := rulestest.NewSet(t, grave), rulestest.NewSet(t, light)
	if got := sift(t, graver, baselineOf(t, a, lighter.Judge(a, nil).Findings), "garden.md", "An old oak.\n"); got != "oak / 0" {
		t.Errorf("a hint that became an error is hidden: %s", got)
	}
	if got := sift(t, lighter, baselineOf(t, a, graver.Judge(a, nil).Findings), "garden.md", "An old oak.\n"); got != " / 1" {
		t.Errorf("an error that became a hint is new: %s", got)
	}
}

func TestBaselineGoneAndPrune(t *testing.T) {
	set := rulestest.NewSet(t, marker("trees/oak", "oak"), marker("trees/ash", "ash"))
	b := rules.NewBaseline()
	for _, name := range []string{"a.md", "b.md", "c.md", "d.md"} {
		a := article(t, name, "An oak, an oak, an oak and an ash in "+name+".\n")
		b.Add(name, a, set.Judge(a, nil).Findings)
	}
	var file strings.Builder
	if _, err := b.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	b, err := rules.ReadBaseline(strings.NewReader(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	exists := func(n string) bool { return n != "c.md" }
	if got := sift(t, set, b, "a.md", "An oak, an oak, an oak and an ash in a.md.\n"); got != " / 4" {
		t.Fatal(got)
	}
	if got := sift(t, set, b, "b.md", "An oak, an oak.\n"); got != "oak / 1" { // the last one has no neighbours left
		t.Fatal(got)
	}
	var gone []string
	for _, g := range b.Gone(exists) {
		gone = append(gone, fmt.Sprintf("%s %v %s %d", g.Name, g.Missing, g.Rule, g.Count))
	}
	want := "b.md false trees/ash 1, b.md false trees/oak 1, b.md false trees/oak 1, c.md true trees/ash 1, c.md true trees/oak 1, c.md true trees/oak 1, c.md true trees/oak 1"
	if got := strings.Join(gone, ", "); got != want {
		t.Errorf("gone\ngot  %s\nwant %s", got, want)
	}
	b.Prune(exists)
	if b.Len() != 4+1+0+4 {
		t.Errorf("%d findings left", b.Len())
	}
	if left := b.Gone(exists); len(left) > 0 {
		t.Errorf("gone after pruning: %+v", left)
	}
}

const baselineHead = "copydesk baseline 1\n"

func TestReadBaselineErrors(t *testing.T) {
	const entry = "\t9f86d081884c7d65 1 error trees/oak \"oak\"\n"
	tests := []struct{ file, want string }{
		{"", "empty"},
		{"{}", "line 1: it is no baseline"},
		{"copydesk baseline x\n", `line 1: "x" is no version`},
		{"copydesk baseline 2\n", "line 1: a newer copydesk wrote it (version 2"},
		{baselineHead + "\n", "line 2: the line is empty"},
		{baselineHead + entry, "line 2: a finding before the first name"},
		{baselineHead + "a.md\n" + entry + "<<<<<<< HEAD\n", "line 4: a merge was left unfinished"},
		{baselineHead + "a.md\n=======\n", "line 3: a merge was left unfinished"},
		{baselineHead + "a.md\n" + entry + "a.md\n", "line 4: a.md is named twice"},
		{baselineHead + "a.md\n" + entry + entry, "line 4: 9f86d081884c7d65 is there twice below a.md"},
		{baselineHead + "\"a.md\"\n", "is no name of an article"},
		{baselineHead + "\"a\n", "is not quoted as it must be"},
		{baselineHead + "a.md\n\t~ 1\n", `line 3: "1" is no number of a sketch`},
		{baselineHead + "a.md\n\t~\n", "line 3: a sketch has 1 to 12 numbers, not 0"},
		{baselineHead + "a.md\n\t~ 00000001\n\t~ 00000001\n", "line 4: a sketch must stand right below the name"},
		{baselineHead + "a.md\n\toak\n", "line 3: a finding is written"},
		{baselineHead + "a.md\n\t9F86d081884c7d65 1 error trees/oak \"oak\"\n", "is no fingerprint"},
		{baselineHead + "a.md\n\t9f86d081884c7d65 0 error trees/oak \"oak\"\n", `"0" is no number of findings`},
		{baselineHead + "a.md\n\t9f86d081884c7d65 01 error trees/oak \"oak\"\n", `"01" is no number of findings`},
		{baselineHead + "a.md\n\t9f86d081884c7d65 1 grave trees/oak \"oak\"\n", `unknown severity "grave"`},
		{baselineHead + "a.md\n\t9f86d081884c7d65 1 error oak \"oak\"\n", `"oak" is no rule`},
		{baselineHead + "a.md\n\t9f86d081884c7d65 1 error trees/oak oak\n", "is not quoted as it must be"},
		{baselineHead + strings.Repeat("a", 1<<17), "line 2: longer than any line"},
	}
	for _, tt := range tests {
		if _, err := rules.ReadBaseline(strings.NewReader(tt.file)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.60q: %v, want %q", tt.file, err, tt.want)
		}
	}
}

// What is read is written again byte for byte, whatever the names.
func TestBaselineNames(t *testing.T) {
	set := rulestest.NewSet(t, marker("trees/oak", "oak"))
	b := rules.NewBaseline()
	names := []string{"a b.md", " a.md", "\"q\".md", "new\nline.md", "\xff.md", "#x.md", "<<<<<<< a", "ä.md", "a\tb.md", "~.md"}
	for _, name := range names {
		a := article(t, name, "An oak\n\nAn oak \"quoted\\\" in "+fmt.Sprintf("%q", name))
		b.Add(name, a, set.Judge(a, nil).Findings)
	}
	var once, twice strings.Builder
	if _, err := b.WriteTo(&once); err != nil {
		t.Fatal(err)
	}
	again, err := rules.ReadBaseline(strings.NewReader(once.String()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, once.String())
	}
	if n, err := again.WriteTo(&twice); err != nil || once.String() != twice.String() || n != int64(twice.Len()) {
		t.Errorf("%d bytes, %v\n%s\nbecame\n%s", n, err, once.String(), twice.String())
	}
	if _, err := rules.ReadBaseline(strings.NewReader(strings.ReplaceAll(once.String(), "\n", "\r\n"))); err != nil {
		t.Errorf("with CRLF: %v", err)
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add(baselineHead + "a.md\n\t~ 00000001 ffffffff\n\t9f86d081884c7d65 2 error trees/oak \"o\\\"ak\"\n\"b\\n.md\"\n")
	f.Add(baselineHead + "a.md\r\n\t9f86d081884c7d65 1 hint a/b \"\"\r\n")
	f.Fuzz(func(t *testing.T, file string) {
		b, err := rules.ReadBaseline(strings.NewReader(file))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") && !strings.HasPrefix(err.Error(), "empty") {
				t.Fatalf("%v names no line", err)
			}
			return
		}
		var out, again strings.Builder
		if _, err := b.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		b, err = rules.ReadBaseline(strings.NewReader(out.String()))
		if err != nil {
			t.Fatalf("%v in what was written: %q", err, out.String())
		}
		if _, err := b.WriteTo(&again); err != nil || out.String() != again.String() {
			t.Fatalf("%q is written again as %q", out.String(), again.String())
		}
	})
}

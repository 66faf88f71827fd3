package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// document is the part of a JSON report that these tests read.
type document struct {
	Articles []struct {
		Name, Format, Language string
		Date                   *string
		Findings               []struct{ Rule, Severity, Excerpt string }
	}
	Skipped []struct{ Name, Reason string }
	Summary map[string]int
}

// parse reads a report and holds it to the schema.
func parse(t testing.TB, out string) document {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../report/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	any, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatalf("no JSON: %v\n%.2000s", err, out)
	}
	if err := schema.Validate(any); err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	var d document
	if err := json.Unmarshal([]byte(out), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestExitCodes(t *testing.T) {
	dir := folder(t, map[string]string{
		"good.md": good, "bad.md": bad, "empty.md": "", "blank.txt": " \n\n", "only/empty.md": "\n", "none/readme.xyz": "no article",
		"binary.md": "\x01\x02\x03\x04\x05\x06\x07\x0e\x0f",
	})
	if err := os.Mkdir(filepath.Join(dir, "void"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args string
		code int
		says string // on standard error
	}{
		{"good.md", exitClean, ""},
		{"bad.md", exitFound, ""},
		{"good.md bad.md", exitFound, ""},
		{"check bad.md", exitFound, ""},
		{"--fail-on never bad.md", exitClean, ""},
		{"--fail-on hint good.md", exitClean, ""},
		{"--level error --fail-on warning bad.md", exitFound, ""},
		{"--select contents bad.md", exitClean, ""},
		{"--ignore boilerplate/* bad.md", exitClean, ""},
		{"--select boilerplate/* --ignore contents bad.md", exitFound, ""},
		{"--select contents,boilerplate/placeholder bad.md", exitFound, ""},
		{"good.md empty.md", exitClean, ""},
		{"empty.md", exitBroken, "no article found"},
		{"blank.txt", exitBroken, "no article found"},
		{"only", exitBroken, "no article found"},
		{"void", exitBroken, "void: no article in this folder"},
		{"none", exitBroken, "none: no article in this folder"},
		{"missing.md", exitBroken, "missing.md: no such file"},
		{"bad.md missing.md", exitBroken, "missing.md: no such file"},
		{"missing.md gone.md bad.md", exitBroken, "missing.md: no such file or folder (and 1 more"},
		{"binary.md", exitBroken, "binary.md: not text"},
		{"*.xml", exitBroken, "no file matches"},
		{"good.md --jobs 0", exitBroken, "a number from 1"},
		{"good.md --jobs many", exitBroken, "a number from 1"},
		{"good.md --date 2024-02-30", exitBroken, "calendar"},
		{"good.md --lang english", exitBroken, "language tag"},
		{"good.md --output nowhere/report.txt", exitBroken, "--output"},
		{"good.md --output void", exitBroken, "--output"},
		{"--select contents --ignore contents good.md", exitBroken, "leave no rule"},
		{"--select [ good.md", exitBroken, "no glob"},
		{"explain", exitBroken, "takes one rule"},
		{"explain a b", exitBroken, "takes one rule"},
		{"version extra", exitBroken, "extra"},
		{"version", exitClean, ""},
		{"--version", exitClean, ""},
		{"--help", exitClean, ""},
		{"rules", exitClean, ""},
	} {
		t.Run(test.args, func(t *testing.T) {
			o := start(t, dir, strings.Fields(test.args)...)
			if o.code != test.code || !strings.Contains(o.errOut, test.says) || test.says == "" && o.errOut != "" {
				t.Errorf("exit %d, want %d saying %q\n%s\n%s", o.code, test.code, test.says, o.out, o.errOut)
			}
		})
	}
}

// Which exit code a severity gives follows from the findings, shown or not.
func TestFailOn(t *testing.T) {
	dir := folder(t, map[string]string{"good.md": good, "bad.md": bad})
	weight := map[string]int{"hint": 1, "warning": 2, "error": 3, "never": 4}
	for _, name := range []string{"good.md", "bad.md"} {
		gravest := 0
		for _, f := range parse(t, start(t, dir, "--format", "json", "--level", "hint", name).out).Articles[0].Findings {
			gravest = max(gravest, weight[f.Severity])
		}
		for failOn, least := range weight {
			for _, level := range []string{"hint", "error"} {
				want := exitClean
				if gravest >= least {
					want = exitFound
				}
				if o := start(t, dir, "--fail-on", failOn, "--level", level, name); o.code != want {
					t.Errorf("%s --fail-on %s --level %s: exit %d, want %d", name, failOn, level, o.code, want)
				}
			}
		}
	}
}

func TestDefaultJob(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad, "sub/b.txt": good})
	want := start(t, dir, "check", ".")
	if !strings.Contains(want.out, "a.md\n") || !strings.Contains(want.out, "2 articles") {
		t.Fatalf("report\n%s", want.out)
	}
	for _, args := range [][]string{{}, {"."}, {"check"}, {"a.md", "sub"}} {
		if got := start(t, dir, args...); got.out != want.out || got.code != want.code {
			t.Errorf("%q: exit %d\n%s\nwant exit %d\n%s", args, got.code, got.out, want.code, want.out)
		}
	}
}

func TestStandardInput(t *testing.T) {
	dir := t.TempDir()
	page := "<!doctype html><title>Leeks</title><h1>Leeks</h1><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>"
	for _, test := range []struct {
		in, name, forced, wantName, wantFormat string
	}{
		{bad, "", "", "stdin", ""},
		{bad, "posts/a.md", "", "posts/a.md", "markdown"},
		{page, "a.html", "", "a.html", "html"},
		{page, "a.html", "plain", "a.html", "plain"},
		{bad, "", "markdown", "stdin", "markdown"},
	} {
		args := []string{"--format", "json", "-"}
		if test.name != "" {
			args = append(args, "--stdin-name", test.name)
		}
		if test.forced != "" {
			args = append(args, "--format-in", test.forced)
		}
		o := startIn(t, dir, test.in, args...)
		d := parse(t, o.out)
		if len(d.Articles) != 1 || d.Articles[0].Name != test.wantName || test.wantFormat != "" && d.Articles[0].Format != test.wantFormat {
			t.Errorf("%+v: %s", test, o.out)
		}
		if o.code != exitFound || len(d.Articles[0].Findings) == 0 {
			t.Errorf("%+v: exit %d\n%s", test, o.code, o.out)
		}
	}
	if o := startIn(t, dir, "", "-"); o.code != exitBroken || !strings.Contains(o.out, "stdin: empty") {
		t.Errorf("nothing on standard input: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
}

func TestDateAndLanguage(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": good})
	for in, want := range map[string]string{"2024-05-06": "2024-05-06", "2024-05": "2024-05", "2024": "2024"} {
		a := parse(t, start(t, dir, "--format", "json", "--date", in, "--lang", "pt-BR", "a.md").out).Articles[0]
		if a.Date == nil || *a.Date != want || a.Language != "pt" {
			t.Errorf("--date %s: %+v", in, a)
		}
	}
	if a := parse(t, start(t, dir, "--format", "json", "a.md").out).Articles[0]; a.Date != nil {
		t.Errorf("an article without a date is of %s", *a.Date)
	}
}

func TestOutputFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad})
	want := start(t, dir, "--format", "json", "a.md")
	for _, before := range []string{"", "an older and much longer report\n" + want.out} {
		file := filepath.Join(dir, "report.json")
		if before != "" {
			if err := os.WriteFile(file, []byte(before), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		o := start(t, dir, "--format", "json", "--output", "report.json", "a.md")
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want.out || o.out != "" || o.code != want.code {
			t.Errorf("exit %d, %v, out %q\n%s", o.code, err, o.out, got)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v (%v)", entries, err)
	}
	if o := start(t, dir, "--color", "auto", "-o", "t.txt", "a.md"); o.code != exitFound {
		t.Errorf("exit %d: %s", o.code, o.errOut)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "t.txt")); err != nil || !strings.Contains(string(text), ": hold\n") {
		t.Errorf("%v\n%s", err, text)
	}
	if runtime.GOOS != "windows" {
		if o := start(t, dir, "-o", os.DevNull, "a.md"); o.code != exitFound {
			t.Errorf("a device: exit %d: %s", o.code, o.errOut)
		}
		link := filepath.Join(dir, "link.json")
		if err := os.Symlink("report.json", link); err != nil {
			t.Fatal(err)
		}
		start(t, dir, "--format", "json", "-o", "link.json", "a.md")
		if to, err := os.Readlink(link); err != nil || to != "report.json" {
			t.Errorf("the link became %q (%v)", to, err)
		}
	}
}

func TestOutputTakesNoArticlesPlace(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad, "b.md": bad})
	for _, args := range [][]string{
		{"check", "-o", "b.md", "a.md", "b.md"},
		{"check", "-o", "./a.md", "a.md"},
		{"check", "--format", "text,json=b.md", "b.md"},
		{"sources", "-o", "a.md", "a.md"},
	} {
		o := start(t, dir, args...)
		if o.code != exitBroken || !strings.Contains(o.errOut, "is an input of this run") {
			t.Errorf("%q: exit %d: %s", args, o.code, o.errOut)
		}
	}
	for _, name := range []string{"a.md", "b.md"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(text) != bad {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	// The report of the run before is no article of this one.
	first := start(t, dir, "--format", "html", "-o", "proof.html", ".")
	once, err := os.ReadFile(filepath.Join(dir, "proof.html"))
	if err != nil {
		t.Fatal(err)
	}
	again := start(t, dir, "--format", "html", "-o", "proof.html", ".")
	twice, err := os.ReadFile(filepath.Join(dir, "proof.html"))
	if err != nil || string(once) != string(twice) || first.code != again.code {
		t.Errorf("the second run: %v, exit %d and %d, %d and %d bytes", err, first.code, again.code, len(once), len(twice))
	}
}

func TestColourOfTheProcess(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad})
	for _, test := range []struct {
		env, mode string
		want      bool
	}{
		{"A=", "auto", false}, // a pipe
		{"FORCE_COLOR=1", "auto", true},
		{"CLICOLOR_FORCE=1", "auto", true},
		{"FORCE_COLOR=1 NO_COLOR=x", "auto", false},
		{"FORCE_COLOR=1", "never", false},
		{"NO_COLOR=1", "always", true},
		{"TERM=dumb", "always", true},
	} {
		cmd := command(t, dir, "--color", test.mode, "a.md")
		cmd.Env = append(cmd.Env, strings.Fields(test.env)...)
		o := finish(t, cmd)
		if got := strings.Contains(o.out, "\x1b["); got != test.want {
			t.Errorf("%s --color %s: colours %v\n%q", test.env, test.mode, got, o.out)
		}
	}
}

// The report must not depend on how the work was shared out.
func TestJobsDoNotShow(t *testing.T) {
	files := map[string]string{}
	for i := range 60 {
		text := good
		if i%3 == 0 {
			text = bad
		}
		name := fmt.Sprintf("%02d/article.%s", i, []string{"md", "txt", "html"}[i%3])
		files[name] = strings.Repeat(text+"\n", 1+(i*7)%29)
	}
	files["61.md"] = ""
	dir := folder(t, files)
	for _, format := range []string{"json", "text"} {
		one := start(t, dir, "--format", format, "--level", "hint", "--jobs", "1", ".", "missing.md")
		eight := start(t, dir, "--format", format, "--level", "hint", "--jobs", "8", ".", "missing.md")
		if one != (outcome{one.code, eight.out, eight.errOut, one.cpu}) {
			t.Errorf("%s: --jobs 1 and --jobs 8 differ:\n%.3000s\n%.3000s", format, one.out, eight.out)
		}
		if one.code != exitBroken {
			t.Errorf("exit %d", one.code)
		}
	}
	d := parse(t, start(t, dir, "--format", "json", ".", "missing.md").out)
	if len(d.Articles) != 60 || len(d.Skipped) != 2 || d.Summary["articles"] != 60 {
		t.Errorf("%d articles, skipped %v, summary %v", len(d.Articles), d.Skipped, d.Summary)
	}
}

func TestHostileArticle(t *testing.T) {
	name := "a\x1b[2J.md"
	if runtime.GOOS == "windows" {
		name = "a.md"
	}
	dir := folder(t, map[string]string{name: "# Tulips \x1b]0;owned\x07\n\n\x1b[31m Lorem ipsum dolor sit amet\u202e, consectetur \u009b2J adipiscing elit.\n"})
	for _, args := range [][]string{{"--level", "hint", "."}, {"--level", "hint", ".", "missing\x1b[31m.md"}, {"--sel\x1bect"}} {
		o := start(t, dir, args...)
		for _, bad := range []string{"\x1b", "\x07", "\u009b", "\u202e"} {
			if strings.Contains(o.out+o.errOut, bad) {
				t.Errorf("%q: %q reached the terminal:\n%q", args, bad, o.out+o.errOut)
			}
		}
	}
	if o := start(t, dir, "."); o.code != exitFound {
		t.Errorf("exit %d\n%s", o.code, o.out)
	}
}

// BenchmarkStart is one small article, process start to exit.
func BenchmarkStart(b *testing.B) {
	dir := folder(b, map[string]string{"a.md": strings.Repeat(good+"\n", 10<<10/len(good))})
	cpu := 0.0
	for b.Loop() {
		cpu += start(b, dir, "a.md").cpu.Seconds()
	}
	b.ReportMetric(1000*cpu/float64(b.N), "cpu-ms/op")
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/report"
)

func TestFormatPlan(t *testing.T) {
	actions := map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "/tmp/summary"}
	for _, test := range []struct {
		flags, output string
		env           map[string]string
		want          string // "name>file" each; what begins with "!" is part of an error
	}{
		{"", "", nil, "text>-"},
		{"json", "", nil, "json>-"},
		{"json", "r.json", nil, "json>r.json"},
		{"JSON", "-", nil, "json>-"},
		{"sarif=out.sarif,text", "", nil, "sarif>out.sarif text>-"},
		{"sarif=out.sarif text", "", nil, "sarif>out.sarif text>-"},
		{"sarif=out.sarif,text", "r.txt", nil, "sarif>out.sarif text>r.txt"},
		{"sarif=a,junit=b", "", nil, "sarif>a junit>b"},
		{"csv=-", "", nil, "csv>-"},
		{"csv=-,json=a", "b.csv", nil, "csv>b.csv json>a"},
		{"text,json", "", nil, "!text and json both go to standard output"},
		{"text,json=-", "", nil, "!text and json both go to standard output"},
		{"sarif=a", "b", nil, "!--output: every format has a place"},
		{"sarif=a,junit=./a", "", nil, "!sarif and junit both go to ./a"},
		{"sarif=a,text", "./a", nil, "!sarif and text both go to ./a"},
		{"auto", "", nil, "text>-"},
		{"auto", "", actions, "github>- step-summary>"},
		{"auto,sarif=a", "", actions, "github>- step-summary> sarif>a"},
		{"auto", "", map[string]string{"GITHUB_ACTIONS": "true"}, "github>-"},
		{"step-summary", "", actions, "step-summary>"},
		{"step-summary", "page.md", actions, "step-summary>page.md"},
		{"step-summary=page.md", "", actions, "step-summary>page.md"},
		{"step-summary", "", nil, "step-summary>-"},
		{"text,step-summary", "", nil, "!text and step-summary both go to standard output"},
	} {
		f := &formats{chosen: []formatChoice{{name: "text"}}}
		for flag := range strings.FieldsSeq(test.flags) {
			if err := f.Set(flag); err != nil {
				t.Fatal(err)
			}
		}
		plan, err := f.plan(test.output, func(name string) string { return test.env[name] })
		if part, broken := strings.CutPrefix(test.want, "!"); broken {
			if err == nil || !strings.Contains(err.Error(), part) {
				t.Errorf("%q to %q: %v, %v", test.flags, test.output, plan, err)
			}
			continue
		}
		var got []string
		for _, c := range plan {
			got = append(got, c.name+">"+c.file)
		}
		if err != nil || strings.Join(got, " ") != test.want {
			t.Errorf("%q to %q: %v, %v, want %s", test.flags, test.output, got, err, test.want)
		}
	}
	for flag, part := range map[string]string{
		"sarf": "did you mean sarif?", "text,": `"" is no format`, "json=": "names no file", "auto=x": "takes no file", "sarif=a,b": `"b" is no format`,
	} {
		f := &formats{}
		if err := f.Set(flag); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%s: %v, want %s", flag, err, part)
		}
		if f.given {
			t.Errorf("%s: half of it was taken", flag)
		}
	}
}

func TestSeveralFormats(t *testing.T) {
	dir := folder(t, map[string]string{"posts/a.md": bad, "b.md": good})
	args, list := []string{"posts", "b.md", "gone.md"}, []string{"text"}
	for _, f := range report.Formats() {
		if f.Name != "text" {
			list = append(list, f.Name+"=out/"+f.Name)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "out"), 0o700); err != nil {
		t.Fatal(err)
	}
	want := start(t, dir, args...)
	got := start(t, dir, append(args, "--format", strings.Join(list, ","))...)
	if got.code != want.code || got.out != want.out || got.errOut != want.errOut {
		t.Errorf("exit %d\n%s%s\nwant exit %d\n%s", got.code, got.out, got.errOut, want.code, want.out)
	}
	for _, f := range report.Formats() {
		if f.Name == "text" {
			continue
		}
		file, err := os.ReadFile(filepath.Join(dir, "out", f.Name))
		if err != nil {
			t.Fatal(err)
		}
		alone := start(t, dir, append(args, "--format", f.Name)...)
		if string(file) != alone.out || alone.out == "" {
			t.Errorf("%s: in its file\n%s\nalone\n%s", f.Name, file, alone.out)
		}
	}
	entries, err := os.ReadDir(filepath.Join(dir, "out"))
	if err != nil || len(entries) != len(report.Formats())-1 {
		t.Errorf("%v, %v", entries, err)
	}
}

// A report that cannot be opened leaves nothing of the others behind.
func TestNoDraftsLeft(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad})
	o := start(t, dir, "--format", "sarif=a.sarif,json=nowhere/b.json", "a.md")
	if o.code != exitBroken || !strings.Contains(o.errOut, "--format json=nowhere/b.json") {
		t.Errorf("exit %d, %s", o.code, o.errOut)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// A SARIF log says how the run ended.
func TestSARIFTellsTheExitCode(t *testing.T) {
	dir := folder(t, map[string]string{"good.md": good, "bad.md": bad, "empty.md": ""})
	for _, args := range []string{"good.md", "bad.md", "bad.md --fail-on never", "bad.md gone.md", "empty.md", "good.md empty.md"} {
		o := start(t, dir, append(strings.Fields(args), "--format", "sarif")...)
		var log struct {
			Runs []struct {
				Invocations []struct {
					ExitCode            int
					ExecutionSuccessful bool
				}
			}
		}
		if err := json.Unmarshal([]byte(o.out), &log); err != nil {
			t.Fatal(err)
		}
		if run := log.Runs[0].Invocations[0]; run.ExitCode != o.code || run.ExecutionSuccessful != (o.code < exitBroken) {
			t.Errorf("%s: exit %d, the log says %+v", args, o.code, run)
		}
	}
}

// Commands of one workflow step share its summary, and paths are those of the
// repository, wherever in it the program runs.
func TestWorkflow(t *testing.T) {
	dir := folder(t, map[string]string{"site/posts/a.md": bad, "summary.md": "# Before\n"})
	summary := filepath.Join(dir, "summary.md")
	for range 2 {
		cmd := command(t, filepath.Join(dir, "site"), "--format", "auto", "posts")
		cmd.Env = append(cmd.Env, "GITHUB_ACTIONS=true", "GITHUB_STEP_SUMMARY="+summary, "GITHUB_WORKSPACE="+dir)
		if o := finish(t, cmd); o.code != exitFound || !strings.HasPrefix(o.out, "::error file=site/posts/a.md,line=3,") {
			t.Errorf("exit %d\n%s%s", o.code, o.out, o.errOut)
		}
	}
	page, err := os.ReadFile(summary)
	if err != nil || !strings.HasPrefix(string(page), "# Before\n") || strings.Count(string(page), "**copydesk: hold**") != 2 {
		t.Errorf("%v\n%s", err, page)
	}
	if err := os.WriteFile(summary, make([]byte, 1<<20-20), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := command(t, dir, "--format", "step-summary", "site")
	cmd.Env = append(cmd.Env, "GITHUB_STEP_SUMMARY="+summary)
	o := finish(t, cmd)
	if info, err := os.Stat(summary); err != nil || info.Size() > 1<<20 || o.code != exitFound {
		t.Errorf("exit %d, %v, %d bytes", o.code, err, info.Size())
	}
}

// Two reports never go to one file, whatever it is called; a report keeps the
// permissions of the file that it replaces.
func TestFilesOfReports(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": good, "r.json": "old", "sub/x": ""})
	for name, to := range map[string]string{"link.json": "r.json", "other": "sub"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no symlinks here: ", err)
		}
	}
	for _, formats := range []string{"json=r.json,text=link.json", "json=sub/new.json,text=other/new.json"} {
		o := start(t, dir, "check", "--format", formats, "a.md")
		if o.code != exitBroken || !strings.Contains(o.errOut, "json and text both go to") {
			t.Errorf("%s: exit %d: %s", formats, o.code, o.errOut)
		}
	}
	if got := content(t, filepath.Join(dir, "r.json")); got != "old" {
		t.Errorf("r.json is now %q", got)
	}
	if o := start(t, dir, "check", "--format", "json", "--output", "link.json", "a.md"); o.code != exitClean {
		t.Fatalf("exit %d: %s", o.code, o.errOut)
	}
	info, err := os.Stat(filepath.Join(dir, "r.json"))
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("r.json has the permissions %v", info.Mode())
	}
	parse(t, content(t, filepath.Join(dir, "r.json")))
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBaselineCommand(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad, "posts/b.md": "# Peas\n\n" + broken + sound, "c.md": good})
	file := filepath.Join(dir, ".copydesk-baseline")
	o := start(t, dir, "baseline", "write")
	if o.code != exitClean || !strings.Contains(o.out, ".copydesk-baseline: ") || !strings.Contains(o.out, "in 2 articles noted") {
		t.Fatalf("write: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	first := content(t, file)
	if !strings.HasPrefix(first, "copydesk baseline 1\na.md\n\t~ ") || !strings.Contains(first, "\nposts/b.md\n") || strings.Contains(first, "c.md") {
		t.Errorf("baseline\n%s", first)
	}
	if o := start(t, dir, "check", "--baseline", ".copydesk-baseline", "."); o.code != exitClean || !strings.Contains(o.out, " not new") {
		t.Errorf("check: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	// From another folder the names are the same.
	if o := start(t, filepath.Join(dir, "posts"), "check", "--baseline", "../.copydesk-baseline", "b.md", "../a.md"); o.code != exitClean {
		t.Errorf("check from below: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	if o := start(t, dir, "baseline", "check"); o.code != exitClean || o.errOut != "" {
		t.Errorf("baseline check: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	// One is renamed, one is mended, one gets a new defect.
	if err := os.Rename(filepath.Join(dir, "posts/b.md"), filepath.Join(dir, "peas.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte(good), 0o600); err != nil {
		t.Fatal(err)
	}
	if o := start(t, dir, "baseline", "check"); o.code != exitFound || !strings.Contains(o.errOut, "gone: a.md: boilerplate/") ||
		!strings.Contains(o.errOut, "prune\" drops them") || strings.Contains(o.errOut, "b.md") || !strings.Contains(o.out, "0 errors") {
		t.Errorf("after edits: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	if err := os.WriteFile(filepath.Join(dir, "c.md"), []byte(good+"\n"+broken), 0o600); err != nil {
		t.Fatal(err)
	}
	o = start(t, dir, "check", "--baseline", ".copydesk-baseline", ".")
	if o.code != exitFound || !strings.Contains(o.out, "c.md\n") || strings.Contains(o.out, "peas.md\n") {
		t.Errorf("a new defect: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	o = start(t, dir, "baseline", "prune")
	pruned := content(t, file)
	if o.code != exitClean || !strings.Contains(o.out, " dropped, ") || strings.Contains(pruned, "a.md") || strings.Contains(pruned, "b.md") ||
		!strings.Contains(pruned, "peas.md") || strings.Contains(pruned, "c.md") {
		t.Errorf("prune: exit %d\n%s%s\n%s", o.code, o.out, o.errOut, pruned)
	}
	if o := start(t, dir, "baseline", "prune"); o.code != exitClean || !strings.Contains(o.out, "nothing is gone") {
		t.Errorf("prune again: exit %d\n%s%s", o.code, o.out, o.errOut)
	}
}

func TestBaselineErrors(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": bad, "broken": "copydesk baseline 1\na.md\n<<<<<<< HEAD\n", "empty/x.txt": "\n"})
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"check", "--baseline", "none", "a.md"}, "none is not there; \"copydesk baseline write\" writes it"},
		{[]string{"check", "--baseline", "broken", "a.md"}, "broken: line 3: a merge was left unfinished here"},
		{[]string{"baseline", "check", "a.md"}, "is not there"},
		{[]string{"baseline", "prune", "--baseline", "broken", "a.md"}, "line 3"},
		{[]string{"baseline", "write", "empty"}, "no article found; no baseline was written"},
		{[]string{"baseline", "write", "a.md", "b.md"}, "no baseline was written"},
		{[]string{"baseline", "wrote"}, "did you mean \"write\"?"},
	} {
		o := start(t, dir, tt.args...)
		if o.code != exitBroken || !strings.Contains(o.errOut, tt.want) {
			t.Errorf("%v: exit %d %s, want %s", tt.args, o.code, o.errOut, tt.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, ".copydesk-baseline")); err == nil {
		t.Error("a baseline was written all the same")
	}
}

// A stet counts in the last line, and only once.
func TestStetInReports(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": "# Leeks\n\n<!-- stet boilerplate: a sample of type -->\n" + broken + sound})
	if o := start(t, dir, "check", "a.md"); o.code != exitClean || !strings.Contains(o.out, "0 warnings, 1 let stand") {
		t.Errorf("exit %d\n%s%s", o.code, o.out, o.errOut)
	}
	if o := start(t, dir, "check", "--format", "json", "a.md"); !strings.Contains(o.out, `"stood":1`) {
		t.Errorf("exit %d\n%s%s", o.code, o.out, o.errOut)
	}
}

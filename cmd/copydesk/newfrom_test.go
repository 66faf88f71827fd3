package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
)

// repo is a git repository with one commit of the given files.
type repo struct {
	t   testing.TB
	dir string
}

func newRepo(t testing.TB, files map[string]string) *repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := &repo{t, folder(t, files)}
	r.git("init", "--quiet", ".")
	r.git("config", "user.name", "desk")
	r.git("config", "user.email", "desk@example.org")
	r.commit()
	return r
}

func (r *repo) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (r *repo) commit() {
	r.t.Helper()
	r.git("add", "--all")
	r.git("commit", "--quiet", "--message", "state")
}

func (r *repo) write(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
}

// new tells what is new since a revision: "name:line", from a folder.
func (r *repo) new(below, revision string, paths ...string) (string, outcome) {
	r.t.Helper()
	o := start(r.t, filepath.Join(r.dir, below), append([]string{"check", "--format", "json", "--new-from", revision}, paths...)...)
	if o.out == "" {
		return "", o
	}
	var d struct {
		Articles []struct {
			Name     string
			Findings []struct {
				Span struct{ Start struct{ Line int } }
			}
		}
	}
	if err := json.Unmarshal([]byte(o.out), &d); err != nil {
		r.t.Fatalf("%v in %s", err, o.out)
	}
	var out []string
	for _, a := range d.Articles {
		for _, f := range a.Findings {
			out = append(out, fmt.Sprintf("%s:%02d", a.Name, f.Span.Start.Line))
		}
	}
	return strings.Join(slices.Compact(out), " "), o // a line may have two findings
}

const (
	sound  = "Sow the leeks in trays under glass, and plant them out in May once they are as thick as a pencil.\n\n"
	broken = "Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n\n"
)

func TestNewFrom(t *testing.T) {
	r := newRepo(t, map[string]string{
		"a.md": "# Leeks\n\n" + broken + sound, "posts/b c.md": "# Beans\n\n" + broken + sound + sound + sound,
		"posts/gone.md": "# Peas\n\n" + broken,
	})
	if got, o := r.new(".", "HEAD"); got != "" || o.code != exitClean || !strings.Contains(o.out, `"old":3`) {
		t.Errorf("nothing changed: exit %d, new %s\n%s%s", o.code, got, o.out, o.errOut)
	}
	r.write("a.md", "# Leeks\n\n"+broken+sound+broken)
	r.write("untracked.md", "# Chard\n\n"+broken)
	if err := os.Remove(filepath.Join(r.dir, "posts/gone.md")); err != nil {
		t.Fatal(err)
	}
	r.git("mv", "posts/b c.md", "posts/d \"e\".md")
	r.write("posts/d \"e\".md", "# Beans\n\n"+broken+sound+broken+sound+sound)
	want := "a.md:07 posts/d \"e\".md:07 untracked.md:03"
	if got, o := r.new(".", "HEAD"); got != want || o.code != exitFound {
		t.Errorf("exit %d\ngot  %s\nwant %s\n%s", o.code, got, want, o.errOut)
	}
	// From a folder below, by another name of the revision, after the commit.
	r.commit()
	if got, o := r.new("posts", "HEAD~1", ".", "../a.md"); got != "d \"e\".md:07 ../a.md:07" {
		t.Errorf("from below: exit %d, %s\n%s", o.code, got, o.errOut)
	}
	if got, _ := r.new(".", "HEAD"); got != "" {
		t.Errorf("after the commit: %s", got)
	}
}

// Whatever git is told in its configuration, and whatever names and lines look
// like, the answer is the same.
func TestNewFromHostile(t *testing.T) {
	names := []string{"-x.md", "a b.md", "ü.md", "HEAD", "--output=stolen.md", "b/a.md", "a\\b.md"}
	if runtime.GOOS != "windows" {
		names = append(names, "a\nb.md", "a\tb.md", "\"q\".md")
	}
	files := map[string]string{}
	for _, n := range names {
		files[n] = "# Leeks\n\n" + broken + sound
	}
	r := newRepo(t, files)
	for _, c := range [][2]string{
		{"diff.noprefix", "true"},
		{"diff.mnemonicPrefix", "true"},
		{"diff.external", "false"},
		{"color.ui", "always"},
		{"diff.context", "10"},
		{"core.quotePath", "false"},
		{"diff.relative", "true"},
		{"diff.interHunkContext", "9"},
		{"diff.algorithm", "patience"},
		{"diff.suppressBlankEmpty", "true"},
		{"diff.renames", "false"},
	} {
		r.git("config", c[0], c[1])
	}
	r.write(".gitattributes", "*.md -diff\n")
	for _, n := range names {
		// Lines that look like the headers of a diff.
		r.write(n, "# Leeks\n\n"+broken+sound+"++ b/other.md\n@@ -1 +1,400 @@\ndiff --git a/x b/x\n\n"+broken)
	}
	for _, n := range names {
		if got, o := r.new(".", "HEAD", "./"+n); !strings.HasSuffix(got, n+":11") || strings.Contains(got, n+":03") {
			t.Errorf("%q: exit %d, new %q\n%s%s", n, o.code, got, o.out, o.errOut)
		}
	}
	if _, err := os.Stat(filepath.Join(r.dir, "stolen.md")); err == nil {
		t.Error("a name was taken for an option")
	}
	for _, revision := range []string{"--output=stolen.md", "-h", "nowhere", "HEAD --output=stolen.md", "HEAD:./a b.md", "@{upstream}"} {
		if _, o := r.new(".", revision); o.code != exitBroken || !strings.Contains(o.errOut, "git knows no revision") {
			t.Errorf("%q: exit %d %s", revision, o.code, o.errOut)
		}
	}
}

func TestNewFromElsewhere(t *testing.T) {
	r := newRepo(t, map[string]string{"a.md": "# Leeks\n\n" + broken})
	dir := folder(t, map[string]string{"a.md": bad})
	if o := start(t, dir, "check", "--new-from", "HEAD", "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, "it is in no git repository") {
		t.Errorf("no repository: exit %d %s", o.code, o.errOut)
	}
	// A second working tree has a file in the place of the folder .git.
	twin := filepath.Join(t.TempDir(), "twin")
	r.git("worktree", "add", "--quiet", "-b", "twin", twin)
	if err := os.WriteFile(filepath.Join(twin, "a.md"), []byte("# Leeks\n\n"+broken+sound+broken), 0o600); err != nil {
		t.Fatal(err)
	}
	other := &repo{t, twin}
	if got, o := other.new(".", "HEAD"); got != "a.md:07" {
		t.Errorf("working tree: exit %d, %s\n%s", o.code, got, o.errOut)
	}
	// Standard input is new as a whole, unless it is named after a file.
	o := startIn(t, r.dir, bad, "check", "--new-from", "HEAD", "-")
	if o.code != exitFound {
		t.Errorf("standard input: exit %d %s", o.code, o.errOut)
	}
	empty := folder(t, map[string]string{"a.md": bad})
	fresh := &repo{t, empty}
	fresh.git("init", "--quiet", ".")
	if _, o := fresh.new(".", "HEAD"); o.code != exitBroken || !strings.Contains(o.errOut, "git knows no revision") {
		t.Errorf("no commit: exit %d %s", o.code, o.errOut)
	}
}

func TestSpansOf(t *testing.T) {
	source := []byte("one\ntwo\r\n\nfour")
	s := spansOf(source, []lineRange{{0, 1}, {2, 4}, {9, 10}})
	for i := range source {
		line := strings.Count(string(source[:i]), "\n")
		if got, want := s.touch(corpus.Span{Start: i, End: i}), line != 1; got != want {
			t.Errorf("offset %d on line %d: %v, want %v", i, line, got, want)
		}
	}
	if s.touch(corpus.Span{Start: 4, End: 8}) || !s.touch(corpus.Span{Start: 4, End: 10}) {
		t.Error("a place that reaches into a new line is new, one that ends before it is not")
	}
}

func FuzzReadDiff(f *testing.F) {
	f.Add("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,0 +2 @@\n+a\n\\ No newline at end of file\n")
	f.Add("diff --git \"a/x\\n\" \"b/x\\n\"\n--- /dev/null\n+++ \"b/x\\n\"\n@@ -0,0 +1,2 @@ x\n+@@ -1 +1 @@\n+++ b/y\n")
	f.Fuzz(func(t *testing.T, diff string) {
		lines := map[string][]lineRange{}
		if err := readDiff(strings.NewReader(diff), lines); err != nil {
			return
		}
		for name, list := range lines {
			for _, l := range list {
				if name == "" || l.from < -1 || l.to <= l.from {
					t.Fatalf("%q: %+v", name, l)
				}
			}
		}
	})
}

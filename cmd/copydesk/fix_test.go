package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

const (
	ferry = "# The ferry\n\nThe ferry to kyiv leaves at six , and the crew of kyiv waits.\n\n" +
		"> We saw kyiv at night.\n\nShe said “kyiv is far” and left.\n"
	ferryFixed = "# The ferry\n\nThe ferry to Kyiv leaves at six, and the crew of Kyiv waits.\n\n" +
		"> We saw kyiv at night.\n\nShe said “kyiv is far” and left.\n"
)

func content(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// drafts are the files that a broken write left in a folder.
func drafts(t testing.TB, dir string) []string {
	t.Helper()
	var out []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".part") {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out
}

func TestFix(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": ferry, "b.md": "# Tide\n\nNothing is wrong here.\n"})
	o := start(t, dir, "fix", ".")
	if got := content(t, filepath.Join(dir, "a.md")); o.code != exitClean || got != ferryFixed {
		t.Errorf("exit %d\n%s%s\n%s", o.code, o.out, o.errOut, got)
	}
	for _, want := range []string{
		"fixed a.md: 3 (casing/proper-noun 2, spelling/extra-space 1)",
		"not fixed a.md:5:10: casing/proper-noun: write \"Kyiv\": it stands in a quotation",
		"3 fixes made in 1 article, 2 left alone",
	} {
		if !strings.Contains(o.errOut, want) {
			t.Errorf("standard error\n%s\nwant %s", o.errOut, want)
		}
	}
	if !strings.Contains(o.out, "2 articles, ") || !strings.Contains(o.out, "0 errors, 0 warnings") {
		t.Errorf("report\n%s", o.out)
	}
	if again := start(t, dir, "fix", "."); again.code != exitClean || strings.Contains(again.errOut, "fixed a.md") && !strings.Contains(again.errOut, "not fixed") {
		t.Errorf("the second time: exit %d\n%s", again.code, again.errOut)
	}
	if left := drafts(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What cannot be fixed is reported as check reports it.
func TestFixRemains(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": ferry + "\nAs an AI language model, I cannot sail.\n"})
	o := start(t, dir, "fix", "--format", "json", "a.md")
	d := parse(t, o.out)
	if o.code != exitFound || len(d.Articles) != 1 || len(d.Articles[0].Findings) != 1 {
		t.Errorf("exit %d\n%s%s", o.code, o.out, o.errOut)
	}
}

func TestFixWritesNothing(t *testing.T) {
	for _, flag := range []string{"--diff", "--dry-run"} {
		dir := folder(t, map[string]string{"a.md": ferry})
		o := start(t, dir, "fix", flag, "a.md")
		if got := content(t, filepath.Join(dir, "a.md")); o.code != exitFound || got != ferry || !strings.Contains(o.errOut, "would fix a.md: 3") {
			t.Errorf("%s: exit %d\n%s%s\n%s", flag, o.code, o.out, o.errOut, got)
		}
	}
	dir := folder(t, map[string]string{"a.md": ferryFixed})
	if o := start(t, dir, "fix", "--diff", "a.md"); o.code != exitClean || o.out != "" {
		t.Errorf("nothing to fix: exit %d %q", o.code, o.out)
	}
}

// The diff is one that git applies, and gives what fix writes.
func TestFixDiffApplies(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	files := map[string]string{
		"a.md": ferry, "with blank.md": strings.ReplaceAll(ferry, "\n", "\r\n"), "deep/no-end.md": good + "\nThe last ferry of the day sails to kyiv",
	}
	dir, twin := folder(t, files), folder(t, files)
	o := start(t, dir, "fix", "--diff", ".")
	cmd := exec.Command("git", "apply", "--unsafe-paths", "-p1", "-")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	cmd.Stdin = strings.NewReader(o.out)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, o.out)
	}
	start(t, twin, "fix", ".")
	for name := range files {
		if got, want := content(t, filepath.Join(dir, name)), content(t, filepath.Join(twin, name)); got != want || got == files[name] {
			t.Errorf("%s: the diff gives %q, fix writes %q", name, got, want)
		}
	}
}

func TestFixStdin(t *testing.T) {
	dir := folder(t, nil)
	cmd := command(t, dir, "fix", "--stdin-name", "a.md", "-")
	cmd.Stdin = strings.NewReader(ferry)
	if o := finish(t, cmd); o.code != exitClean || o.out != ferryFixed || !strings.Contains(o.errOut, "1 article, ") {
		t.Errorf("exit %d, %q\n%s", o.code, o.out, o.errOut)
	}
	cmd = command(t, dir, "fix", "--stdin-name", "a.md", "-")
	cmd.Stdin = strings.NewReader("# Tide\n\nNothing is wrong here.\n")
	if o := finish(t, cmd); o.code != exitClean || o.out != "# Tide\n\nNothing is wrong here.\n" {
		t.Errorf("sound: exit %d, %q\n%s", o.code, o.out, o.errOut)
	}
	if o := start(t, dir, "fix", "-", "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, "alone") {
		t.Errorf("beside a file: exit %d %s", o.code, o.errOut)
	}
}

func TestFixRules(t *testing.T) {
	dir := folder(t, map[string]string{"a.md": ferry})
	o := start(t, dir, "fix", "--rule", "spelling", "a.md")
	if got := content(t, filepath.Join(dir, "a.md")); got != strings.Replace(ferry, "six ,", "six,", 1) || o.code != exitFound {
		t.Errorf("exit %d\n%s%s", o.code, o.errOut, got)
	}
	if o := start(t, dir, "fix", "--rule", "speling", "a.md"); o.code != exitBroken || !strings.Contains(o.errOut, "did you mean spelling?") {
		t.Errorf("exit %d %s", o.code, o.errOut)
	}
}

// A stet that nothing needs goes on request only, and with its line.
func TestFixUnsafe(t *testing.T) {
	const source = "<!-- stet casing/proper-noun: painted so -->\n" + good
	dir := folder(t, map[string]string{"a.md": source})
	if start(t, dir, "fix", "a.md"); content(t, filepath.Join(dir, "a.md")) != source {
		t.Error("a fix that is not safe was made")
	}
	if o := start(t, dir, "fix", "--unsafe", "a.md"); content(t, filepath.Join(dir, "a.md")) != good {
		t.Errorf("exit %d %s", o.code, o.errOut)
	}
}

// The bytes around a fix stay what they are: marks, encodings, line ends.
func TestFixEncodings(t *testing.T) {
	wide := func(text string) string {
		var out strings.Builder
		for _, r := range "\uFEFF" + text {
			out.Write([]byte{byte(r), byte(r >> 8)})
		}
		return out.String()
	}
	for name, of := range map[string]func(string) string{
		"UTF-8":    func(s string) string { return s },
		"mark":     func(s string) string { return "\xef\xbb\xbf" + s },
		"CRLF":     func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"CR":       func(s string) string { return strings.ReplaceAll(s, "\n", "\r") },
		"damaged":  func(s string) string { return s + "\nA \xff byte.\n" },
		"one line": func(s string) string { return strings.TrimSuffix(s, "\n") },
	} {
		dir := folder(t, map[string]string{"a.md": of(ferry)})
		o := start(t, dir, "fix", "a.md")
		if got := content(t, filepath.Join(dir, "a.md")); got != of(ferryFixed) {
			t.Errorf("%s: exit %d %s\n%q", name, o.code, o.errOut, got)
		}
	}
	// Rules make no edits in UTF-16, so such a file stays as it is or is mended
	// in its own encoding, never mixed.
	dir := folder(t, map[string]string{"a.md": wide(ferry)})
	start(t, dir, "fix", "a.md")
	if got := content(t, filepath.Join(dir, "a.md")); got != wide(ferry) && got != wide(ferryFixed) {
		t.Errorf("UTF-16: %q", got)
	}
}

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, strings.Repeat("n", 240)+".md")
	if err := replaceFile(path, nil, []byte("one")); err != nil || content(t, path) != "one" {
		t.Fatal(err)
	}
	if err := replaceFile(path, []byte("one"), []byte("two")); err != nil || content(t, path) != "two" {
		t.Fatal(err)
	}
	if err := replaceFile(path, []byte("one"), []byte("three")); !errors.Is(err, errChanged) || content(t, path) != "two" {
		t.Errorf("a file that changed: %v, %q", err, content(t, path))
	}
	if err := replaceFile(filepath.Join(dir, "gone.md"), []byte("one"), []byte("two")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
	if err := replaceFile(dir, []byte("one"), []byte("two")); err == nil {
		t.Error("a folder was written")
	}
	if left := drafts(t, dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A draft has a name that every system takes.
func TestDraftName(t *testing.T) {
	for _, name := range []string{"a.md", strings.Repeat("ж", 120) + ".md", "x" + strings.Repeat("ж", 120) + ".md", strings.Repeat("a", 250)} {
		got := draftName(filepath.Join("posts", name), "1")
		if len(got) > 200 || !utf8.ValidString(got) || !strings.HasPrefix(got, ".") || filepath.Ext(got) != ".part" {
			t.Errorf("the draft of %q is called %q", name, got)
		}
	}
}

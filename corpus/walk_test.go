package corpus

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// plant writes files below a new folder and makes that the current one. A name
// that ends in a slash is a folder.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		at := filepath.Join(root, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(at, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(at), 0o755))
		must(t, os.WriteFile(at, []byte(text), 0o644))
	}
	t.Chdir(root)
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// walked lists what Walk yields: names, and behind a colon what cannot be read and why.
func walked(options WalkOptions, paths ...string) []string {
	var out []string
	for in := range Walk(paths, options) {
		if _, err := in.Read(); err != nil {
			out = append(out, in.Name+": "+err.Error())
		} else {
			out = append(out, in.Name)
		}
	}
	return out
}

func wantWalk(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

const nothingHere = ": no article in this folder: looked for .md, .markdown, .mdown, .mkd, .mkdn, .mdx, .qmd, .html, .htm, .xhtml, .shtml, .txt, .text"

func TestWalk(t *testing.T) {
	plant(t, map[string]string{
		"b.md": "b", "a.html": "a", "c.txt": "c", "picture.png": "p", "notes.rst": "n", ".hidden.md": "h", "[1].md": "1",
		"sub/z.markdown": "z", "sub/folder.md/x.md": "x", "sub/.secret/y.md": "y",
		"sub/node_modules/n.md": "n", "sub/vendor/v.md": "v", "pictures/p.png": "p", "empty/": "",
		".github/readme.md": "r",
	})
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{[]string{"."}, []string{"[1].md", "a.html", "b.md", "c.txt", "sub/folder.md/x.md", "sub/z.markdown"}},
		{[]string{"sub"}, []string{"sub/folder.md/x.md", "sub/z.markdown"}},
		{[]string{"./sub/"}, []string{"./sub/folder.md/x.md", "./sub/z.markdown"}},
		{[]string{"b.md", "a.html"}, []string{"b.md", "a.html"}},
		{[]string{"notes.rst", ".hidden.md"}, []string{"notes.rst", ".hidden.md"}},
		{[]string{".github"}, []string{".github/readme.md"}},
		{[]string{"sub/vendor"}, []string{"sub/vendor/v.md"}},
		{[]string{"b.md", "b.md", "./b.md", "."}, []string{"b.md", "[1].md", "a.html", "c.txt", "sub/folder.md/x.md", "sub/z.markdown"}},
		{[]string{"sub", "sub"}, []string{"sub/folder.md/x.md", "sub/z.markdown"}},
		{[]string{"missing.md"}, []string{"missing.md: no such file or folder"}},
		{[]string{"b.md/x"}, []string{"b.md/x: not a directory"}},
		{[]string{""}, []string{": no such file or folder"}},
		{[]string{"pictures"}, []string{"pictures" + nothingHere}},
		{[]string{"empty"}, []string{"empty" + nothingHere}},
		{[]string{"*.md"}, []string{"[1].md", "b.md"}},
		{[]string{"[1].md"}, []string{"[1].md"}},
		{[]string{"**/*.md"}, []string{"[1].md", "b.md", "sub/folder.md/x.md"}},
		{[]string{"sub/**/*.{md,markdown}"}, []string{"sub/folder.md/x.md", "sub/z.markdown"}},
		{[]string{"./*.html"}, []string{"./a.html"}},
		{[]string{"./**/*.html"}, []string{"./a.html"}},
		{[]string{"./"}, []string{"./[1].md", "./a.html", "./b.md", "./c.txt", "./sub/folder.md/x.md", "./sub/z.markdown"}},
		{[]string{"*.rst"}, []string{"notes.rst"}},
		{[]string{"*"}, []string{"[1].md", "a.html", "b.md", "c.txt"}},
		{[]string{"**/.secret/*.md"}, []string{"sub/.secret/y.md"}},
		{[]string{"**/vendor/*.md"}, []string{"sub/vendor/v.md"}},
		{[]string{"*.pdf"}, []string{"*.pdf: no file matches this pattern"}},
		{[]string{"nowhere/*.md"}, []string{"nowhere/*.md: no file matches this pattern: there is no folder nowhere"}},
		{[]string{"a[.md"}, []string{"a[.md: not a valid pattern: a bracket is not closed"}},
		{nil, nil},
	} {
		t.Run(strings.Join(c.paths, " "), func(t *testing.T) {
			wantWalk(t, walked(WalkOptions{}, c.paths...), c.want...)
		})
	}
}

func TestWalkStopsEarly(t *testing.T) {
	plant(t, map[string]string{"a/1.md": "", "a/2.md": "", "b/3.md": ""})
	n := 0
	for range Walk([]string{"a", "b", "nope"}, WalkOptions{}) {
		if n++; n == 1 {
			break
		}
	}
	if n != 1 {
		t.Errorf("went on to %d inputs", n)
	}
}

func TestWalkStdin(t *testing.T) {
	for in := range Walk([]string{"-", "-"}, WalkOptions{Stdin: strings.NewReader("Roses."), StdinName: "draft.md"}) {
		text, err := in.Read()
		if in.Name != "draft.md" || string(text) != "Roses." || err != nil {
			t.Errorf("%s: %q %v", in.Name, text, err)
		}
	}
	for in := range Walk([]string{"-"}, WalkOptions{Stdin: strings.NewReader("")}) {
		if in.Name != "stdin" {
			t.Error(in.Name)
		}
		if text, err := in.Read(); len(text) != 0 || err != nil {
			t.Errorf("%q %v", text, err)
		}
	}
}

func TestWalkLinks(t *testing.T) {
	plant(t, map[string]string{"posts/a.md": "a", "posts/deep/b.md": "b", "elsewhere/c.md": "c", "elsewhere/plain": "p"})
	link := func(target, at string) {
		t.Helper()
		if err := os.Symlink(target, filepath.FromSlash(at)); err != nil {
			t.Skip(err)
		}
	}
	link("..", "posts/deep/up")                     // a loop
	link("itself", "posts/itself")                  // a loop of its own, no article
	link("itself.md", "posts/itself.md")            // the same under an article's name
	link("gone.md", "posts/lost.md")                // leads nowhere
	link("../elsewhere", "posts/other")             // a folder elsewhere
	link("../../elsewhere", "posts/deep/other")     // the same folder once more
	link("../elsewhere/plain", "posts/named.md")    // a file elsewhere
	link("a.md", "posts/z.md")                      // a file that comes up anyway
	link("../posts/deep/b.md", "elsewhere/same.md") // a file of the other folder
	got := walked(WalkOptions{}, "posts")
	for i, s := range got {
		if name, ok := strings.CutPrefix(s, "posts/itself.md: broken link: "); ok && name != "" {
			got[i] = "posts/itself.md: broken"
		}
	}
	wantWalk(t, got,
		"posts/a.md", "posts/deep/b.md", "posts/deep/other/c.md",
		"posts/itself.md: broken", "posts/lost.md: broken link: no such file or folder", "posts/named.md")
}

func TestWalkBadFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no permissions, no pipes")
	}
	plant(t, map[string]string{"a.md": "a", "locked.md": "x", "shut/b.md": "b", "empty.md": ""})
	must(t, exec.Command("mkfifo", "pipe.md").Run())
	wantWalk(t, walked(WalkOptions{}, "pipe.md", "/dev/null"), "pipe.md: is a FIFO, not a file", "/dev/null: is a device, not a file")
	wantWalk(t, walked(WalkOptions{}, "."), "a.md", "empty.md", "locked.md", "pipe.md: is a FIFO, not a file", "shut/b.md")

	for in := range Walk([]string{"empty.md"}, WalkOptions{}) {
		text, err := in.Read()
		must(t, err)
		if _, err := Read(in.Name, text, Options{}); !errors.Is(err, ErrEmpty) {
			t.Errorf("got %v", err)
		}
	}

	// A file that vanishes between the walk and the reading.
	for in := range Walk([]string{"a.md"}, WalkOptions{}) {
		must(t, os.Remove("a.md"))
		if _, err := in.Read(); !errors.Is(err, fs.ErrNotExist) || err.Error() != "no such file or folder" {
			t.Errorf("got %v", err)
		}
	}

	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	must(t, os.Chmod("locked.md", 0))
	must(t, os.Chmod("shut", 0))
	defer func() { _ = os.Chmod("shut", 0o755) }()
	wantWalk(t, walked(WalkOptions{}, "locked.md", "shut"), "locked.md: permission denied", "shut: permission denied")
}

func TestWalkTooLarge(t *testing.T) {
	plant(t, map[string]string{"big.md": ""})
	if err := os.Truncate("big.md", MaxSize+1); err != nil {
		t.Skip(err) // no room for a sparse file
	}
	for in := range Walk([]string{"big.md"}, WalkOptions{}) {
		if _, err := in.Read(); !errors.Is(err, ErrTooLarge) {
			t.Errorf("got %v", err)
		}
	}
}

func TestWalkIgnores(t *testing.T) {
	plant(t, map[string]string{
		".gitignore":           "*.draft.md\n/build/\nsite/**/old.md\n",
		"a.md":                 "a",
		"a.draft.md":           "a",
		"build/b.md":           "b",
		"posts/build/c.md":     "c",
		"posts/.gitignore":     "!keep.draft.md\nprivate\n",
		"posts/keep.draft.md":  "k",
		"posts/other.draft.md": "o",
		"posts/private/d.md":   "d",
		"site/x/y/old.md":      "o",
		"site/x/y/new.md":      "n",
		"all/.gitignore":       "*\n",
		"all/e.md":             "e",
	})
	// Outside a repository the files of the folder that is walked count.
	want := []string{"a.md", "posts/build/c.md", "posts/keep.draft.md", "site/x/y/new.md"}
	wantWalk(t, walked(WalkOptions{}, "."), want...)
	must(t, os.Mkdir(".git", 0o755))
	wantWalk(t, walked(WalkOptions{}, "."), want...)

	t.Run("below the root", func(t *testing.T) {
		wantWalk(t, walked(WalkOptions{}, "posts"), "posts/build/c.md", "posts/keep.draft.md")
		wantWalk(t, walked(WalkOptions{}, "site/x"), "site/x/y/new.md")
	})
	t.Run("named", func(t *testing.T) {
		wantWalk(t, walked(WalkOptions{}, "a.draft.md", "build", "all"), "a.draft.md", "build/b.md", "all"+nothingHere)
	})
	t.Run("glob", func(t *testing.T) {
		wantWalk(t, walked(WalkOptions{}, "posts/*.draft.md"), "posts/keep.draft.md")
	})
	t.Run("switched off", func(t *testing.T) {
		wantWalk(t, walked(WalkOptions{NoIgnore: true}, "posts"),
			"posts/build/c.md", "posts/keep.draft.md", "posts/other.draft.md", "posts/private/d.md")
	})
	t.Run("a repository of its own", func(t *testing.T) {
		must(t, os.Mkdir("site/.git", 0o755))
		wantWalk(t, walked(WalkOptions{}, "site"), "site/x/y/new.md", "site/x/y/old.md")
		must(t, os.MkdirAll("site/.git/info", 0o755))
		must(t, os.WriteFile("site/.git/info/exclude", []byte("new.md"), 0o644))
		wantWalk(t, walked(WalkOptions{}, "site"), "site/x/y/old.md")
	})
}

// TestIgnoreAsGit asks git itself about lines that are easily misread.
func TestIgnoreAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	paths := []string{
		"a.md", "b.md", "foo", "dir/a.md", "dir/foo", "dir/sub/a.md", "dir/sub/deep/a.md", "x/dir/a.md", "x/y/dir/a.md",
		"space ", "trail", "#hash.md", "!bang.md", "{a,b}.md", "foobar.md", "foo.bar", "doc/frotz/a.md", "a/b/c/d.md", "ab.md", "a]b.md", "a\\b",
		"über.md", "Build/x.md", "build/x.md",
	}
	root := plant(t, nil)
	must(t, exec.Command("git", "init", "-q").Run())
	for _, lines := range []string{
		"*.md", "/a.md", "dir", "dir/", "/dir/", "dir/*", "dir/**", "**/dir", "**/dir/a.md", "dir/**/a.md", "a/**/d.md", "**", "*",
		"foo*", "f?o", "[ab].md", "[!a].md", "[a-c]*.md", "\\#hash.md", "#hash.md", "\\!bang.md", "!bang.md", "{a,b}.md", "foo**", "**bar.md", "a**d.md",
		"space\\ ", "trail   ", "*.md\n!a.md", "!a.md\n*.md", "dir/\n!dir/a.md", "dir/*\n!dir/sub/\n", "*.md\r\n!b.md\r\n", "frotz/", "doc/frotz", "frotz/a.md",
		"/", "", "//", "a\\]b.md", "a\\\\b", "über.*", "build/", "sub/deep", "/**/a.md", "x/**", "x/*/dir", "*/a.md", "\ufeffa.md", "[", "a[", "*/", "foo/", "\\", "***",
	} {
		must(t, os.WriteFile(".gitignore", []byte(lines), 0o644))
		var none *ignoreFile
		f := none.add(root, filepath.Join(root, ".gitignore"))
		ask := exec.Command("git", "check-ignore", "-z", "--no-index", "--stdin")
		ask.Stdin = strings.NewReader(strings.Join(paths, "\x00"))
		answer, _ := ask.Output() // it exits with 1 when nothing is ignored
		ignored := strings.Split(string(answer), "\x00")
		for _, p := range paths {
			want := slices.Contains(ignored, p)
			if got := ignoredBelow(f, root, p); got != want {
				t.Errorf("%q: %s ignored: %v, git says %v", lines, p, got, want)
			}
		}
	}
}

// ignoredBelow asks for each folder above a path first, as a walk does.
func ignoredBelow(f *ignoreFile, root, path string) bool {
	for i, c := range path {
		if c == '/' && f.match(filepath.Join(root, path[:i]), true) {
			return true
		}
	}
	return f.match(root+"/"+path, false)
}

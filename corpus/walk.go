package corpus

import (
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Input is one article that waits to be read.
type Input struct {
	Name string
	Read func() ([]byte, error) // reads all of it; its errors name the reason, not the input
}

// WalkOptions tell Walk what the arguments do not. The zero value is ready to use.
type WalkOptions struct {
	Stdin     io.Reader // what "-" reads; nil: the standard input
	StdinName string    // what "-" is called; "": "stdin"
	NoIgnore  bool      // read what .gitignore files leave out too
}

// Walk finds the inputs that the arguments name: files, folders, globs such as
// "posts/**/*.md", and "-" for the standard input. They come in the order of
// the arguments, a folder's in lexical order, each file once. Names are slash
// paths that begin as the argument was typed.
//
// A file that is named is read whatever its extension and whatever .gitignore
// says. In a folder only files with an article's extension are taken, and
// what is hidden, ignored by git, or somebody else's (node_modules, vendor) is
// left out. A glob names files, never folders; what exists under its name is
// no glob.
//
// Nothing is dropped in silence: an argument that leads to no article yields
// an input whose Read says why.
func Walk(paths []string, options WalkOptions) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		w := &walker{options: options, yield: yield, seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}}
		for _, p := range paths {
			if !w.argument(p) {
				return
			}
		}
	}
}

type walker struct {
	options WalkOptions
	yield   func(Input) bool // false: the consumer wants no more, and every method returns false

	// seen holds the hashes of resolved paths: files that were given, folders
	// that were entered. Hashes, because an archive may have a million files.
	seed maphash.Seed
	seen map[uint64]struct{}
}

// folder is one folder on the way.
type folder struct {
	name   string // as a person would type it, "" for the current folder
	real   string // absolute, without symlinks
	below  string // slash path below the argument, "" for the argument itself
	ignore *ignoreFile
}

// filter says which files of a tree are wanted.
type filter struct {
	glob    string // matched against the path below the argument; "": any path
	any     bool   // whatever the extension
	hidden  bool   // hidden files and folders too
	vendors bool   // node_modules and vendor too
}

func (w *walker) argument(arg string) bool {
	if arg == "-" {
		return w.stdin()
	}
	name := filepath.ToSlash(arg)
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		prefix := name
		if name == "." {
			prefix = ""
		}
		return w.tree(name, prefix, arg, filter{}, "no article in this folder: looked for "+strings.Join(extensions, ", "))
	case err == nil:
		return w.file(name, arg, resolve(arg))
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?[{"):
		return w.glob(name)
	}
	return w.fail(name, reason(err))
}

// tree walks a folder, whose files' names begin with the prefix. When nothing
// in it was wanted, it reports the argument with the given words.
func (w *walker) tree(arg, prefix, at string, want filter, nothing string) bool {
	root := folder{name: prefix, real: resolve(at)}
	if prefix != "/" {
		root.name = strings.TrimRight(prefix, "/")
	}
	if !w.first(root.real, want.glob) {
		return true
	}
	if !w.options.NoIgnore {
		root.ignore = ignoresAbove(root.real)
	}
	found, ok := w.walk(root, want)
	if ok && found == 0 {
		return w.fail(arg, errors.New(nothing))
	}
	return ok
}

// walk yields what is wanted in a folder and below, and counts it together
// with what could not be read and what was yielded before.
func (w *walker) walk(f folder, want filter) (found int, ok bool) {
	entries, err := os.ReadDir(f.real)
	if err != nil {
		found++
		if !w.fail(cmpOr(f.name, "."), reason(err)) {
			return found, false
		}
	}
	if !w.options.NoIgnore {
		f.ignore = f.ignore.enter(f.real, entries)
	}
	for _, e := range entries {
		base := e.Name()
		if !want.enters(base) {
			continue
		}
		child := folder{name: join(f.name, base), real: filepath.Join(f.real, base), below: join(f.below, base), ignore: f.ignore}
		isDir, link := e.IsDir(), e.Type()&fs.ModeSymlink != 0
		if f.ignore.match(child.real, isDir) {
			continue
		}
		at := child.real
		if link {
			info, err := os.Stat(at)
			if err != nil {
				if want.file(child.below) {
					found++
					if !w.fail(child.name, brokenLink(err)) {
						return found, false
					}
				}
				continue
			}
			isDir = info.IsDir()
			child.real = resolve(at)
		}
		switch {
		case isDir:
			if !w.first(child.real, want.glob) {
				found++ // what it holds was counted where it was first met
				continue
			}
			if link && !w.options.NoIgnore {
				child.ignore = ignoresAbove(child.real)
			}
			n, ok := w.walk(child, want)
			found += n
			if !ok {
				return found, false
			}
		case want.file(child.below):
			found++
			if !w.file(child.name, at, child.real) {
				return found, false
			}
		}
	}
	return found, true
}

func (w *walker) file(name, at, real string) bool {
	if !w.first(real, "") {
		return true
	}
	return w.yield(Input{Name: name, Read: func() ([]byte, error) { return readFile(at) }})
}

func (w *walker) fail(name string, err error) bool {
	return w.yield(Input{Name: name, Read: func() ([]byte, error) { return nil, err }})
}

func (w *walker) stdin() bool {
	if !w.first("-", "") {
		return true
	}
	in := w.options.Stdin
	if in == nil {
		in = os.Stdin
	}
	return w.yield(Input{Name: cmpOr(w.options.StdinName, "stdin"), Read: func() ([]byte, error) { return readAll(in, 0) }})
}

// first reports whether the path comes up for the first time. A folder may be
// entered again for another glob.
func (w *walker) first(real, glob string) bool {
	var h maphash.Hash
	h.SetSeed(w.seed)
	_, _ = h.WriteString(real)
	_ = h.WriteByte(0)
	_, _ = h.WriteString(glob)
	key := h.Sum64()
	if _, ok := w.seen[key]; ok {
		return false
	}
	w.seen[key] = struct{}{}
	return true
}

// enters reports whether an entry of that name is looked at at all.
func (want filter) enters(base string) bool {
	switch base {
	case ".git":
		return false
	case "node_modules", "vendor":
		return want.vendors
	}
	return base[0] != '.' || want.hidden
}

func (want filter) file(below string) bool {
	if !want.any && FormatOf(below) == Unknown {
		return false
	}
	return want.glob == "" || globMatch(want.glob, below)
}

// extensions are the endings of file names that make a file in a folder an
// article, as a message lists them.
var extensions = []string{
	".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd",
	".html", ".htm", ".xhtml", ".shtml", ".txt", ".text",
}

// resolve makes a path absolute and free of symlinks, as far as that can be done.
func resolve(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

func join(folder, base string) string {
	if folder == "" || strings.HasSuffix(folder, "/") {
		return folder + base
	}
	return folder + "/" + base
}

func cmpOr(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// namesVendor reports whether a pattern names a folder of other people's files.
func namesVendor(glob string) bool {
	return slices.ContainsFunc(strings.Split(glob, "/"), func(s string) bool {
		return s == "node_modules" || s == "vendor"
	})
}

package config

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/copydesk/copydesk/rules/suggest"
)

// Names are what a configuration may be called.
var Names = []string{".copydesk.yaml", ".copydesk.yml"}

// Finder finds the configurations that hold for an article. It is safe for
// concurrent use.
type Finder struct {
	Explicit string // --config: the one file to read; "": look above each article
	None     bool   // --no-config: read none

	mu      sync.Mutex
	folders map[string]*folder // by absolute path
	files   map[string]*File   // by absolute path, or the name of a built-in set
	ids     int
}

// folder is what stands in a folder and above it.
type folder struct {
	files []*File // the outermost first
	err   error
}

// File is a configuration that was read, with what it extends.
type File struct {
	Name    string // as a person calls it
	Config  *Config
	extends []*File
	base    string   // what its globs are relative to, absolute; "": those of whoever extends it
	layers  []*layer // its own: the body, then the overrides
	err     error
}

// layer is a part of a file that holds as a whole or not at all.
type layer struct {
	id      int
	judging *Judging
	files   []Text // the globs of an override; nil: it always holds
}

// above returns the files that hold for what stands in a folder, the
// outermost first.
func (f *Finder) above(dir string) ([]*File, error) {
	if found, ok := f.folders[dir]; ok {
		return found.files, found.err
	}
	found := &folder{}
	f.folders[dir] = found
	own, err := f.in(dir)
	found.err = err
	if err == nil && (own == nil || !own.Config.Root.Value) {
		if parent := filepath.Dir(dir); parent != dir {
			found.files, found.err = f.above(parent)
		}
	}
	if own != nil && found.err == nil {
		found.files = append(slices.Clone(found.files), own)
	}
	return found.files, found.err
}

// in reads the configuration that stands in a folder, nil where there is none.
func (f *Finder) in(dir string) (*File, error) {
	var own *File
	for _, name := range Names {
		path := filepath.Join(dir, name)
		info, err := os.Stat(path)
		// An article on standard input may be named as if it stood below a file.
		nowhere := errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
		if nowhere || err == nil && info.IsDir() {
			continue
		}
		if err != nil && errors.Is(err, fs.ErrPermission) {
			if _, denied := os.Lstat(path); denied != nil {
				continue // the folder itself is closed: nothing is known to be there
			}
		}
		if own != nil {
			return nil, fmt.Errorf("%s: a folder has one configuration, and %s stands beside it", shown(path), filepath.Base(own.Name))
		}
		if own, err = f.file(path, nil); err != nil {
			return nil, err
		}
		own.base = dir
	}
	return own, nil
}

// file reads a file and all that it extends, once. Chain are the files that
// extend it, to tell a circle.
func (f *Finder) file(path string, chain []string) (*File, error) {
	if read, ok := f.files[path]; ok {
		return read, read.err
	}
	file := &File{Name: shown(path)}
	f.files[path] = file
	text, err := readFile(path)
	if err != nil {
		file.err = fmt.Errorf("configuration %s: %w", file.Name, err)
		return file, file.err
	}
	f.fill(file, &source{name: file.Name, dir: filepath.Dir(path)}, text, append(chain, path))
	return file, file.err
}

// readFile reads a whole file that is not too long, and nothing but a file.
func readFile(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", cause(err)
	case !info.Mode().IsRegular():
		return "", errors.New("it is no regular file")
	case info.Size() > mostBytes:
		return "", fmt.Errorf("it is longer than %d KiB", mostBytes>>10)
	}
	in, err := os.Open(path) //nolint:gosec // the user names it
	if err != nil {
		return "", cause(err)
	}
	defer func() { _ = in.Close() }()
	text, err := io.ReadAll(io.LimitReader(in, mostBytes))
	if err != nil {
		return "", cause(err)
	}
	return string(text), nil
}

// cause is an error without the path that the message names anyway.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

//go:embed sets/*.yaml
var builtin embed.FS

// Builtin are the names of the built-in sets.
func Builtin() []string {
	entries, _ := builtin.ReadDir("sets") // it is there: see above
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return names
}

// set reads a built-in set, once.
func (f *Finder) set(name string, chain []string) (*File, error) {
	if read, ok := f.files[name]; ok {
		return read, read.err
	}
	text, err := builtin.ReadFile("sets/" + name + ".yaml")
	if err != nil {
		return nil, err
	}
	file := &File{Name: "set " + name}
	f.files[name] = file
	f.fill(file, &source{name: file.Name}, string(text), append(chain, name))
	return file, file.err
}

// fill decodes a file and follows what it extends.
func (f *Finder) fill(file *File, src *source, text string, chain []string) {
	file.Config, file.err = decode(src, text)
	if file.err != nil {
		return
	}
	var problems Problems
	for _, e := range file.Config.Extends {
		extended, err := f.extend(e, src.dir, chain)
		var p *Problem
		switch {
		case errors.As(err, &p) && p.Place == e.Place:
			problems = append(problems, p)
		case err != nil:
			file.err = err // what it extends is broken, and says where
			return
		default:
			file.extends = append(file.extends, extended)
		}
	}
	if len(problems) > 0 {
		file.err = problems
		return
	}
	f.layer(file, &file.Config.Judging, nil)
	for i := range file.Config.Overrides {
		f.layer(file, &file.Config.Overrides[i].Judging, file.Config.Overrides[i].Files)
	}
}

func (f *Finder) layer(file *File, j *Judging, globs []Text) {
	f.ids++
	file.layers = append(file.layers, &layer{f.ids, j, globs})
}

// extend finds what an entry of extends names: a built-in set, or a file
// beside the one that extends it.
func (f *Finder) extend(e Text, dir string, chain []string) (*File, error) {
	names := Builtin()
	isPath := strings.ContainsAny(e.Value, `/\`) || strings.HasSuffix(e.Value, ".yaml") || strings.HasSuffix(e.Value, ".yml")
	if !isPath {
		if !slices.Contains(names, e.Value) {
			hint := suggest.DidYouMean(e.Value, names)
			if hint == "" {
				hint = ": they are " + strings.Join(names, ", ") + "; a file is named with its extension"
			}
			return nil, e.Place.Problem("no built-in set is called %q%s", e.Value, hint)
		}
		if slices.Contains(chain, e.Value) {
			return nil, e.Place.Problem("%s extends itself", e.Value)
		}
		return f.set(e.Value, chain)
	}
	path := filepath.FromSlash(e.Value)
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	if at := slices.Index(chain, path); at >= 0 {
		var names []string
		for _, c := range append(chain[at:], path) {
			names = append(names, shown(c))
		}
		return nil, e.Place.Problem("the files extend each other in a circle: %s", strings.Join(names, ", "))
	}
	if len(chain) > mostDepth {
		return nil, e.Place.Problem("files extend each other %d deep", len(chain))
	}
	if _, err := os.Stat(path); err != nil {
		return nil, e.Place.Problem("%s cannot be read: %v", e.Value, cause(err))
	}
	return f.file(path, chain)
}

// shown is a path as a person would type it in the current folder.
func shown(path string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil && !strings.HasPrefix(rel, ".."+string(filepath.Separator)+"..") {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(path)
}

package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// mostLayers bounds what files may pile up by extending each other.
const mostLayers = 1000

// Resolution is all that holds for an article, before it is applied to rules.
type Resolution struct {
	// Key is the same for articles for which the same parts of the same files
	// hold.
	Key   string
	Files []string   // the files that hold, those they extend left out; the outermost first
	Steps []*Judging // what they say, the weakest first

	Exclude  []Ruled[Text]
	Stet     []Ruled[Stet]
	Baseline Text
	Sources  Sources
}

// Ruled is a value with globs, and the folder that they are relative to.
type Ruled[T any] struct {
	Value T
	Base  string
}

// Matches reports whether one of the globs names the file, whose path is
// absolute.
func (r Ruled[T]) Matches(path string, globs ...Text) bool { return matches(r.Base, path, globs) }

// For returns what holds for the article of a path; a path that is no file's
// is taken for one in the current folder.
func (f *Finder) For(name string) (*Resolution, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folders == nil {
		f.folders, f.files = map[string]*folder{}, map[string]*File{}
	}
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	files, err := f.all(path)
	if err != nil {
		return nil, err
	}
	r := &Resolution{}
	var ids strings.Builder
	for _, file := range files {
		r.Files = append(r.Files, file.Name)
		if err := r.add(file, file.base, path, &ids); err != nil {
			return nil, err
		}
	}
	r.Key = ids.String()
	return r, nil
}

// all returns the files that hold for a path, the outermost first.
func (f *Finder) all(path string) ([]*File, error) {
	switch {
	case f.None:
		return nil, nil
	case f.Explicit == "":
		return f.above(filepath.Dir(path))
	}
	at, err := filepath.Abs(f.Explicit)
	if err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	file, err := f.file(at, nil)
	if err != nil {
		return nil, err
	}
	if file.base, err = os.Getwd(); err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	return []*File{file}, nil
}

// add lays a file over what is there: what it extends first.
func (r *Resolution) add(file *File, base, path string, ids *strings.Builder) error {
	for _, e := range file.extends {
		if err := r.add(e, base, path, ids); err != nil {
			return err
		}
	}
	for _, l := range file.layers {
		if l.files == nil || matches(base, path, l.files) {
			r.Steps = append(r.Steps, l.judging)
			ids.WriteString(strconv.Itoa(l.id))
			ids.WriteByte(' ')
		}
	}
	if len(r.Steps) > mostLayers {
		return errors.New(file.Name + ": files extend each other too often")
	}
	c := file.Config
	for _, e := range c.Exclude {
		r.Exclude = append(r.Exclude, Ruled[Text]{e, base})
	}
	for _, s := range c.Stet {
		r.Stet = append(r.Stet, Ruled[Stet]{s, base})
	}
	if c.Baseline.Set() {
		r.Baseline = c.Baseline
	}
	r.Sources.lay(&c.Sources)
	return nil
}

// Excluded returns the glob that keeps an article out, and whether one does.
// A glob that begins with "!" brings back what one before it kept out.
func (r *Resolution) Excluded(name string) (Text, bool) {
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return Text{}, false
	}
	for _, e := range slices.Backward(r.Exclude) {
		glob := e.Value
		rest, back := strings.CutPrefix(glob.Value, "!")
		glob.Value = rest
		if e.Matches(path, glob) {
			return e.Value, !back
		}
	}
	return Text{}, false
}

// Step is what the flags of the command line say, laid over everything.
func (r *Resolution) Step(j *Judging) { r.Steps = append(slices.Clip(r.Steps), j) }

// matches reports whether a glob names a path. A glob without a slash names
// files and folders of that name wherever they are; one that ends with a slash
// names all that is in the folder.
func matches(base, path string, globs []Text) bool {
	rel, err := filepath.Rel(base, path)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	if rel == ".." || strings.HasPrefix(rel, "../") {
		return false
	}
	for _, g := range globs {
		glob := strings.TrimPrefix(g.Value, "./")
		glob, folder := strings.CutSuffix(glob, "/")
		anchored := strings.Contains(glob, "/")
		glob = strings.TrimPrefix(glob, "/")
		if !anchored {
			glob = "**/" + glob
		}
		if !folder {
			if ok, _ := doublestar.Match(glob, rel); ok {
				return true
			}
		}
		if ok, _ := doublestar.Match(glob+"/**", rel); ok && !isItself(glob, rel) {
			return true
		}
	}
	return false
}

// isItself reports whether a folder's glob names the file itself, which
// "folder/**" does as well.
func isItself(glob, rel string) bool {
	ok, _ := doublestar.Match(glob, rel)
	return ok
}

// lay puts what is set over what is there.
func (s *Sources) lay(over *Sources) {
	if over.Mailto.Set() {
		s.Mailto = over.Mailto
	}
	if over.CacheDir.Set() {
		s.CacheDir = over.CacheDir
	}
	if over.Requests.Set() {
		s.Requests = over.Requests
	}
	if over.Timeout.Set() {
		s.Timeout = over.Timeout
	}
	if over.Budget.Set() {
		s.Budget = over.Budget
	}
	if over.Article.Set() {
		s.Article = over.Article
	}
	s.Bases = append(slices.Clip(s.Bases), over.Bases...)
}

// Path is a text as a path: relative to the file that it was written in.
func (t Text) Path() string {
	path := filepath.FromSlash(t.Value)
	if t.Place.source == nil || t.Place.source.dir == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(t.Place.source.dir, path)
}

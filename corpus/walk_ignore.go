package corpus

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreFile is one .gitignore file with those of the folders above it. A nil
// one ignores nothing.
type ignoreFile struct {
	folder   string // the absolute folder that its patterns are relative to
	patterns []ignorePattern
	above    *ignoreFile
}

type ignorePattern struct {
	glob     string // as doublestar writes it; plain text where literal
	literal  bool
	anchored bool // matched against the path below the folder, not the last name
	folders  bool // matches folders only
	negated  bool
}

// match reports whether the path is ignored. The last pattern that matches
// decides, the innermost file first. That a folder above the path is ignored
// is the walk's business: it does not go in.
func (f *ignoreFile) match(path string, isDir bool) bool {
	base := filepath.Base(path)
	for ; f != nil; f = f.above {
		below := filepath.ToSlash(strings.TrimPrefix(path[len(f.folder):], string(filepath.Separator)))
		for i := len(f.patterns) - 1; i >= 0; i-- {
			if p := &f.patterns[i]; (isDir || !p.folders) && p.match(below, base) {
				return !p.negated
			}
		}
	}
	return false
}

func (p *ignorePattern) match(below, base string) bool {
	name := base
	if p.anchored {
		name = below
	}
	if p.literal {
		return name == p.glob
	}
	return doublestar.MatchUnvalidated(p.glob, name)
}

// enter adds the .gitignore file of a folder, whose entries are given. A
// repository inside the repository starts afresh.
func (f *ignoreFile) enter(folder string, entries []fs.DirEntry) *ignoreFile {
	file := ""
	for _, e := range entries {
		switch e.Name() {
		case ".git":
			f = gitExclude(folder)
		case ".gitignore":
			file = filepath.Join(folder, ".gitignore")
		}
	}
	return f.add(folder, file)
}

// ignoresAbove reads the .gitignore files from the root of the repository that
// holds the folder down to the folder's parent. Outside a repository there are none.
func ignoresAbove(folder string) *ignoreFile {
	if exists(filepath.Join(folder, ".git")) {
		return nil // enter begins with the folder itself
	}
	var between []string
	for at := filepath.Dir(folder); ; at = filepath.Dir(at) {
		between = append(between, at)
		if exists(filepath.Join(at, ".git")) {
			break
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
	f := gitExclude(between[len(between)-1])
	for _, b := range slices.Backward(between) {
		f = f.add(b, filepath.Join(b, ".gitignore"))
	}
	return f
}

// gitExclude reads the patterns that a clone keeps to itself.
func gitExclude(root string) *ignoreFile {
	var none *ignoreFile
	return none.add(root, filepath.Join(root, ".git", "info", "exclude"))
}

// add puts the patterns of a file before those above. A file that cannot be
// read ignores nothing, as with git.
func (f *ignoreFile) add(folder, file string) *ignoreFile {
	if file == "" {
		return f
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return f
	}
	if patterns := parseIgnore(text); len(patterns) > 0 {
		return &ignoreFile{folder, patterns, f}
	}
	return f
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// parseIgnore reads the lines of a .gitignore file. A line that is no valid
// pattern matches nothing.
func parseIgnore(text []byte) []ignorePattern {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	var patterns []ignorePattern
	for line := range bytes.Lines(text) {
		if p, ok := parseIgnoreLine(strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r")); ok {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

func parseIgnoreLine(s string) (p ignorePattern, ok bool) {
	for strings.HasSuffix(s, " ") && !strings.HasSuffix(s, `\ `) {
		s = s[:len(s)-1]
	}
	if s == "" || s[0] == '#' {
		return p, false
	}
	if s[0] == '!' {
		p.negated, s = true, s[1:]
	}
	if strings.HasSuffix(s, "/") {
		p.folders, s = true, s[:len(s)-1]
	}
	p.anchored = strings.Contains(s, "/")
	s = strings.TrimPrefix(s, "/")
	if s == "" {
		return p, false
	}
	p.literal = !strings.ContainsAny(s, `*?[\`)
	if p.literal {
		p.glob = s
		return p, true
	}
	p.glob = doublestarOf(s)
	return p, doublestar.ValidatePattern(p.glob)
}

// doublestarOf writes a pattern of git's as doublestar means it: braces are no
// alternatives, two stars are special only between slashes, and "a/**" is what
// lies in a but not a itself.
func doublestarOf(s string) string {
	segments := strings.Split(s, "/")
	for i, segment := range segments {
		if segment == "**" {
			continue
		}
		var b strings.Builder
		for k := 0; k < len(segment); k++ {
			switch c := segment[k]; {
			case c == '\\' && k+1 < len(segment):
				b.WriteByte(c)
				k++
				b.WriteByte(segment[k])
			case c == '{' || c == '}':
				b.WriteByte('\\')
				b.WriteByte(c)
			case c == '*' && k > 0 && segment[k-1] == '*':
			default:
				b.WriteByte(c)
			}
		}
		segments[i] = b.String()
	}
	if n := len(segments); n > 1 && segments[n-1] == "**" {
		segments = append(segments, "*")
	}
	return strings.Join(segments, "/")
}

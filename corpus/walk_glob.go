package corpus

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// glob walks the folder that the pattern's literal beginning names and takes
// the files that the rest of it matches.
func (w *walker) glob(pattern string) bool {
	if !doublestar.ValidatePattern(pattern) {
		return w.fail(pattern, errors.New("not a valid pattern: a bracket is not closed"))
	}
	base, rest := doublestar.SplitPattern(pattern)
	info, err := os.Stat(base)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir():
		return w.fail(pattern, errors.New("no file matches this pattern: there is no folder "+base))
	case err != nil:
		return w.fail(pattern, reason(err))
	}
	// A pattern that spells out an extension means it, article or not; one
	// that names something hidden or vendored wants that too.
	last := rest[strings.LastIndexByte(rest, '/')+1:]
	dot := strings.LastIndexByte(last, '.')
	want := filter{
		glob:    rest,
		any:     dot >= 0 && strings.Trim(last[dot+1:], "*?") != "",
		hidden:  strings.HasPrefix(rest, ".") || strings.Contains(rest, "/."),
		vendors: namesVendor(rest),
	}
	prefix := strings.TrimSuffix(pattern, rest)
	if strings.Contains(prefix, `\`) { // escapes, which the folder's name has not
		prefix = base
	}
	return w.tree(pattern, prefix, base, want, "no file matches this pattern")
}

func globMatch(pattern, below string) bool { return doublestar.MatchUnvalidated(pattern, below) }

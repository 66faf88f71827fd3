package report

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/report/position"
)

// lineColumn is "line:column" as people count.
func lineColumn(p position.Place) string { return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Rune) }

// path names an article as tools around a repository do: relative to its root,
// with slashes, without "./". What is no path (a URL) or lies outside stays as
// it is.
func (o *Options) path(name string) string {
	if isURL(name) || name == "" {
		return name
	}
	if o.Base != "" && o.Root != "" {
		full := name
		if !filepath.IsAbs(full) {
			full = filepath.Join(o.Base, full)
		}
		if inside, err := filepath.Rel(o.Root, full); err == nil && filepath.IsLocal(inside) {
			name = inside
		}
	}
	return filepath.ToSlash(filepath.Clean(name))
}

func isURL(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// uri is the path as a URI reference.
func (o *Options) uri(name string) string {
	name = o.path(name)
	switch {
	case isURL(name):
		scheme, rest, _ := strings.Cut(name, "://")
		return scheme + "://" + escapeURI(rest, ":/?#[]@!$&'()*+,;=%")
	case strings.HasPrefix(name, "/"):
		return "file://" + escapeURI(name, "/")
	case filepath.VolumeName(name) != "":
		return "file:///" + escapeURI(name, "/:")
	}
	return escapeURI(name, "/")
}

// escapeURI writes every byte but letters, digits, a few signs and those to
// keep as %XX.
func escapeURI(s, keep string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0,
			strings.IndexByte(keep, c) >= 0 && (c != '%' || isEscape(s[i:])):
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// isEscape reports whether s begins with %XX.
func isEscape(s string) bool {
	if len(s) < 3 {
		return false
	}
	_, err := strconv.ParseUint(s[1:3], 16, 8)
	return err == nil
}

package roster

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FoldName makes names alike that differ in case, accents, hyphens, full stops
// and apostrophes only: "Jean-Noël" is "jean noel", "J.D." is "jd". The
// letters that Unicode does not take apart (ł, ø, ß) get their usual stand-ins.
func FoldName(s string) string {
	if !plainASCII(s) {
		s = norm.NFKD.String(s)
	}
	out := make([]byte, 0, len(s)+8)
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			out = append(out, byte(r))
		case 'A' <= r && r <= 'Z':
			out = append(out, byte(r)+'a'-'A')
		case r == '.' || r == '\'' || r == '`' || r == 0x2018 || r == 0x2019 || r == 0x02BC || r == 0x02B9 || r == 0x02BB:
		case r < 0x80 || r == 0x00A0 || unicode.IsSpace(r) || unicode.IsPunct(r):
			if n := len(out); n > 0 && out[n-1] != ' ' {
				out = append(out, ' ')
			}
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		default:
			r = unicode.ToLower(r)
			if s, ok := standIn(r); ok {
				out = append(out, s...)
				continue
			}
			out = append(out, string(r)...)
		}
	}
	return strings.TrimSuffix(string(out), " ")
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// standIn is how a letter without a decomposition is written in plain letters.
func standIn(r rune) (string, bool) {
	switch r {
	case 'ł':
		return "l", true
	case 'ø':
		return "o", true
	case 'đ', 'ð':
		return "d", true
	case 'ß':
		return "ss", true
	case 'æ', 'ä':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ı':
		return "i", true
	case 'þ':
		return "th", true
	case 'ə':
		return "a", true
	case 'ħ':
		return "h", true
	}
	return "", false
}

// soundKey brings the usual transliterations of one Slavic, Arabic or Persian
// word to one form: Zelensky, Zelenskyy and Zelenskiy, Gaddafi and Qaddafi. It
// takes a folded word; words that keep a meaning of their own never meet
// because of it, since a given name has to agree as well.
func soundKey(word string) string {
	out := make([]byte, 0, len(word))
	for i := 0; i < len(word); i++ {
		rest := word[i:]
		c, size := rest[0], 1
		switch {
		case strings.HasPrefix(rest, "tsch"), strings.HasPrefix(rest, "tch"):
			c, size = 'C', strings.IndexByte(rest, 'h')+1
		case strings.HasPrefix(rest, "sch"):
			c, size = 'S', 3
		case strings.HasPrefix(rest, "ch"):
			c, size = 'C', 2
		case strings.HasPrefix(rest, "sh"):
			c, size = 'S', 2
		case strings.HasPrefix(rest, "kh"), strings.HasPrefix(rest, "gh"), strings.HasPrefix(rest, "dh"), strings.HasPrefix(rest, "th"):
			size = 2
		case strings.HasPrefix(rest, "ph"):
			c, size = 'f', 2
		case strings.HasPrefix(rest, "ou"), strings.HasPrefix(rest, "oo"):
			c, size = 'u', 2
		case strings.HasPrefix(rest, "ck"):
			c, size = 'k', 2
		case strings.HasPrefix(rest, "dj"):
			c, size = 'j', 2
		case i > 0 && (strings.HasPrefix(rest, "ie") || strings.HasPrefix(rest, "ye")):
			c, size = 'e', 2
		case c == 'y' || c == 'j' && i > 0:
			c = 'i'
		case c == 'w':
			c = 'v'
		case c == 'q' || c == 'c' && len(rest) > 1 && strings.IndexByte("aou", rest[1]) >= 0:
			c = 'k'
		}
		if n := len(out); n == 0 || out[n-1] != c {
			out = append(out, c)
		}
		i += size - 1
	}
	return string(out)
}

package roster

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldName makes names alike that differ in case, accents, hyphens, full stops
// and apostrophes only: "Jean-Noël" is "jean noel", "J.D." is "jd". The
// letters that Unicode does not take apart (ł, ø, ß) get their usual stand-ins.
func FoldName(s string) string {
	if folded(s) {
		return s
	}
	var room [64]byte
	out := room[:0]
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
			out = appendPlain(out, unicode.ToLower(r))
		}
	}
	return string(bytes.TrimSuffix(out, []byte(" ")))
}

// folded reports whether a text has nothing to fold: most words are looked up
// as they were stored.
func folded(s string) bool {
	blank := true
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != ' ' || blank) {
			return false
		}
		blank = c == ' '
	}
	return !blank || s == ""
}

// appendPlain appends a letter of lower case without its accents.
func appendPlain(out []byte, r rune) []byte {
	if s, ok := standIn(r); ok {
		return append(out, s...)
	}
	if r >= 0xDF && r < 0x180 {
		if c := plainLetters[r-0xDF]; c != '-' {
			return append(out, c)
		}
	}
	var letter [utf8.UTFMax]byte
	var parts [32]byte
	for _, part := range string(norm.NFKD.Append(parts[:0], letter[:utf8.EncodeRune(letter[:], r)]...)) {
		if !unicode.Is(unicode.Mn, part) {
			out = utf8.AppendRune(out, part)
		}
	}
	return out
}

// plainLetters are the letters from U+00DF to U+017F without accents; "-" where
// another way is to be taken.
const plainLetters = "-" + "aaaaaa-ceeeeiiii" + "-nooooo--uuuuy-y" + "aaaaaaccccccccdd" +
	"--eeeeeeeeeegggg" + "gggghh--iiiiiiii" + "i---jjkk-llllll-" + "---nnnnnn---oooo" +
	"oo--rrrrrrssssss" + "sstttt--uuuuuuuu" + "uuuuwwyyyzzzzzzs"

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
	case 'æ':
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

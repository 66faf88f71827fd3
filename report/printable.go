package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable makes a string safe and honest for a terminal, on one line:
// control characters become their pictures (ESC is shown as ␛), and what no
// eye can see or what turns the direction of writing is named by its code
// (<U+202E>). Line breaks and tabs become spaces.
func Printable(s string) string {
	if plain(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s) + 16)
	previous := rune(' ')
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteRune(utf8.RuneError)
		case r == '\n' || r == '\t' || r == '\r' && i+1 < len(s) && s[i+1] != '\n':
			out.WriteByte(' ')
		case r == '\r':
		case r < ' ':
			out.WriteRune('\u2400' + r)
		case r == 0x7F:
			out.WriteRune('\u2421')
		case unseen(r) && !joins(r, previous):
			fmt.Fprintf(&out, "<U+%04X>", r)
		default:
			out.WriteString(s[i : i+size])
		}
		previous = r
		i += size
	}
	return out.String()
}

// plain reports whether a string is printable ASCII, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// unseen reports whether a character has no shape of its own, or changes how
// others are shown.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Cs) ||
		r == 0x034F || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 || r >= 0x180B && r <= 0x180F
}

// joins reports whether a joiner does its proper work: between the parts of an
// emoji, or inside a word of a script that needs it.
func joins(r, previous rune) bool {
	return (r == '\u200C' || r == '\u200D') && previous >= 0x0590 && !unseen(previous)
}

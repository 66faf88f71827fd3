package corpus

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// linkAround returns the bare web address around the "://" at the offset, and
// an empty range where there is none. It begins at or after from.
func linkAround(src []byte, from, at int) (start, end int) {
	start = at
	for start > from && at-start < len("https") && asciiLetter(src[start-1]) {
		start--
	}
	if scheme := bytes.ToLower(src[start:at]); string(scheme) != "http" && string(scheme) != "https" {
		if n := len(scheme); n > 4 && string(scheme[n-4:]) == "http" {
			start = at - len("http")
		} else {
			return at, at
		}
	}
	body := at + len("://")
	open := 0 // round brackets that the address opened
	last := body
	for end = body; end < len(src); {
		c := src[end]
		size := 1
		switch {
		case c <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '|' || c == ']' || c == '[' && end > body || c == 0x7f:
			size = 0
		case c == '(':
			open++
		case c == ')':
			if open--; open < 0 {
				size = 0
			}
		case c >= utf8.RuneSelf:
			var r rune
			if r, size = utf8.DecodeRune(src[end:]); size == 1 || unicode.IsSpace(r) || unicode.IsPunct(r) && r != '–' && r != '—' || r > 0x2E80 || r == '\u200b' {
				size = 0
			}
		}
		if size == 0 {
			break
		}
		end += size
		// Punctuation at the end belongs to the sentence.
		switch c {
		case '.', ',', ';', ':', '!', '?', '\'', '*', '_':
		default:
			last = end
		}
	}
	if last == body {
		return at, at
	}
	return start, last
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

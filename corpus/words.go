package corpus

import (
	"unicode"
	"unicode/utf8"
)

// countWords counts what a reader would count: runs of non-blanks that hold a
// letter or a digit. In scripts without blanks every character counts.
func countWords(a *Article) int {
	n := 0
	for i := range a.Blocks {
		switch b := &a.Blocks[i]; b.Kind {
		case Code, Comment, Metadata:
		default:
			n += CountWords(a.In(b.Text))
		}
	}
	return n
}

// CountWords counts the words of a text as [Article.Words] does.
func CountWords(text string) int {
	n := 0
	inWord := false
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c == '\n' || c == '\t' || c == '\r':
				inWord = false
			case !inWord && wordByte(c):
				n++
				inWord = true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case unspaced(r):
			n++
			inWord = false
		case !inWord && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
			inWord = true
		}
	}
	return n
}

func wordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// unspaced reports whether the script writes words without blanks between them.
func unspaced(r rune) bool {
	return r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF
}

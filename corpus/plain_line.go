package corpus

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// classify sets what the line shows by its first characters, and where the
// text after its marker starts.
func (l *line) classify(src []byte) {
	l.class = classText
	text := src[l.start:l.end]
	switch c := text[0]; {
	case c >= utf8.RuneSelf:
		l.bullet(text)
	case 'a' <= c && c <= 'z' || 'B' <= c && c <= 'Z' && c != 'Q':
		// Nearly every line.
	case c == 'Q' || c == 'A':
		if len(text) > 2 && text[1] == ':' && indentByte(text[2]) {
			l.class = classSpeech
			l.body = l.after(src, 2)
		}
	case '0' <= c && c <= '9' || c == '(':
		l.numeral(src, l.start)
	case c == '-' || c == '*' || c == '+' || c == '=' || c == '_':
		switch {
		case isRuler(text):
			l.class = classRuler
		case isStroke(text):
			l.class = classStroke
		case c != '=' && c != '_':
			l.bullet(text)
		}
	case c == '#':
		n := 1
		for n < len(text) && text[n] == '#' {
			n++
		}
		if n <= 6 && n < len(text) && indentByte(text[n]) {
			l.class = classHash
			l.body = l.after(src, n)
		}
	case c == '|':
		switch {
		case isRuler(text):
			l.class = classRuler
		case bytes.IndexByte(text[1:], '|') > 0 && bytes.Count(text, []byte("|")) <= maxColumns:
			l.class = classPipe
		}
	case c == '>':
		l.class = classQuote
	case c == '`':
		if bytes.HasPrefix(text, []byte("```")) && bytes.IndexByte(text[3:], '`') < 0 {
			l.class = classFence
		}
	}
	if l.class == classBullet && l.body < l.end {
		l.nested(src)
	}
}

// maxColumns keeps a line of nothing but bars from becoming a million cells.
const maxColumns = 64

// bullets are the marks of a list item. The ASCII ones and the dash mean
// something else when no blank follows.
var bullets = []struct {
	mark  string
	blank bool
}{
	{"-", true},
	{"*", true},
	{"+", true},
	{"–", true},
	{"•", false},
	{"‣", false},
	{"▪", false},
	{"◦", false},
	{"●", false},
	{"○", false},
	{"■", false},
	{"·", false},
	{"➢", false},
}

func (l *line) bullet(text []byte) {
	if c := text[0]; c >= utf8.RuneSelf && c != 0xE2 && c != 0xC2 {
		return
	}
	for _, b := range bullets {
		n := len(b.mark)
		if len(text) < n || string(text[:n]) != b.mark {
			continue
		}
		if n == len(text) {
			l.class, l.body = classBullet, l.end
		} else if !b.blank || indentByte(text[n]) {
			l.class, l.body = classBullet, l.start+n
		}
		return
	}
}

// nested reads the second marker of "- 1. Entry" and "- Q: What for?".
func (l *line) nested(src []byte) {
	l.body = l.after(src, l.body-l.start)
	if l.body == l.end {
		return
	}
	inner := *l
	switch c := src[l.body]; {
	case '0' <= c && c <= '9':
		if inner.numeral(src, l.body); inner.class == classNumber {
			l.number, l.body = inner.number, inner.body
		}
	case c == 'Q' || c == 'A':
		if l.body+2 < l.end && src[l.body+1] == ':' && indentByte(src[l.body+2]) {
			l.body = l.after(src, l.body+2-l.start)
		}
	}
}

// numeral reads "1.", "1)" or "(1)" at the offset. A number of more than three
// digits is a year or a figure.
func (l *line) numeral(src []byte, at int) {
	text := src[at:l.end]
	i, n := 0, 0
	if text[0] == '(' {
		i++
	}
	first := i
	for i < len(text) && i < first+4 && '0' <= text[i] && text[i] <= '9' {
		n = n*10 + int(text[i]-'0')
		i++
	}
	if i == first || i == first+4 || i == len(text) || text[i] != ')' && (text[i] != '.' || first > 0) {
		return
	}
	if i++; i < len(text) && !indentByte(text[i]) {
		return
	}
	l.class, l.number, l.body = classNumber, n, l.after(src, at+i-l.start)
}

// after skips blanks behind the first n bytes of the line.
func (l *line) after(src []byte, n int) int {
	at := l.start + n
	for at < l.end && indentByte(src[at]) {
		at++
	}
	return at
}

// isRuler reports whether the line parts a table's head from its body.
func isRuler(text []byte) bool {
	bars, dashes := 0, 0
	for _, c := range text {
		switch c {
		case '|':
			bars++
		case '-':
			dashes++
		case ':', ' ', '\t':
		default:
			return false
		}
	}
	return bars > 0 && dashes > 0
}

// isStroke reports whether the line is drawn: "---", "* * *", "=====".
func isStroke(text []byte) bool {
	n := 0
	for _, c := range text {
		switch {
		case c == text[0]:
			n++
		case !indentByte(c):
			return false
		}
	}
	return n >= 3
}

// columns is the width of a text in characters; of a text that is wider than
// the limit, some number above it.
func columns(text []byte, limit int) int {
	n, at := 0, 0
	for n <= limit && at+8 <= len(text) && binary.LittleEndian.Uint64(text[at:])&0x8080808080808080 == 0 {
		n, at = n+8, at+8 // ASCII
	}
	for _, c := range text[at:] {
		if n > limit {
			break
		}
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

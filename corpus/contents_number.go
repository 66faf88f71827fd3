package corpus

import (
	"bytes"
	"unicode/utf8"
)

// counter is the number that an entry or a heading is counted by.
type counter struct {
	style countStyle
	value int
	width int // bytes up to what is counted, blanks included
}

// countStyle says how somebody counts.
type countStyle uint8

const (
	countNone   countStyle = iota
	countPath              // "1.1"
	countArabic            // "4.", "4)", "4 –"
	countRoman             // "IV."
	countPart              // "Chapter 4:"
)

// maxCounter is the length of the longest name of a part, in bytes.
const maxCounter = 24

// NumberWidth returns how many bytes the number before an entry or a heading
// takes, the blanks behind it included: "4.", "1.1", "4 –", "IV.", "Chapter 4:".
// It is 0 where none stands.
func NumberWidth(text string) int {
	return readCounter([]byte(text[:min(len(text), 2*maxCounter)])).width
}

// readCounter reads the number before a text: figures, Roman numerals or the
// name of a part with either. A sign or a dash must set it off, but for one of
// several figures: "20 questions" has none, and neither has "I went home".
func readCounter(text []byte) counter {
	var c counter
	at := 0
	if n := bytes.IndexByte(text[:min(len(text), maxCounter)], ' '); n > 2 && n+1 < len(text) && counts(text[n+1]) &&
		sectionOf(text[:n]) == sectionPart {
		c.style, at = countPart, n+1
	}
	from, several := at, false
	for at < len(text) && at < from+3 && '0' <= text[at] && text[at] <= '9' {
		c.value = 10*c.value + int(text[at]-'0')
		at++
	}
	if at == from {
		c.value, at = roman(text, at)
		if at == from {
			return counter{}
		}
		c.style = max(c.style, countRoman)
	} else {
		c.style = max(c.style, countArabic)
		for at+1 < len(text) && text[at] == '.' && '0' <= text[at+1] && text[at+1] <= '9' {
			for at++; at < len(text) && '0' <= text[at] && text[at] <= '9'; at++ {
			}
			several = true
		}
		if several && c.style == countArabic {
			c.style = countPath
		}
	}
	set := setOff(text[at:])
	if set == 0 && (!several || at < len(text) && !indentByte(text[at])) {
		return counter{}
	}
	at += set
	for at < len(text) && indentByte(text[at]) {
		at++
	}
	c.width = at
	return c
}

// counts reports whether a number may begin with the byte.
func counts(c byte) bool { return '0' <= c && c <= '9' || c == 'I' || c == 'V' || c == 'X' }

// roman reads a number from I to XXXIX at the offset, and returns it with the
// offset behind it. Larger ones are initials and short forms more often.
func roman(text []byte, at int) (value, end int) {
	from := at
	for at < len(text) && text[at] == 'X' && value < 30 {
		value += 10
		at++
	}
	for _, unit := range romanUnits {
		if bytes.HasPrefix(text[at:], []byte(unit.written)) {
			value += unit.value
			at += len(unit.written)
			break
		}
	}
	if at < len(text) && wordByte(text[at]) {
		return 0, from
	}
	return value, at
}

// romanUnits are the numbers below ten, the longer of two that begin alike
// first.
var romanUnits = [...]struct {
	written string
	value   int
}{{"VIII", 8}, {"VII", 7}, {"VI", 6}, {"IV", 4}, {"IX", 9}, {"V", 5}, {"III", 3}, {"II", 2}, {"I", 1}}

// setOff returns how many bytes the sign takes that sets a number off from what
// follows it: ".", ")" or ":" before a blank or at the end, or a dash between blanks. It is 0
// where there is none, and where the dash makes a range.
func setOff(text []byte) int {
	if len(text) > 0 && (text[0] == '.' || text[0] == ')' || text[0] == ':') && (len(text) == 1 || indentByte(text[1])) {
		return 1
	}
	rest := bytes.TrimLeft(text, " ")
	if len(rest) == len(text) || len(rest) == 0 {
		return 0
	}
	dash, n := utf8.DecodeRune(rest)
	if dash != '-' && dash != '–' && dash != '—' {
		return 0
	}
	after := bytes.TrimLeft(rest[n:], " ")
	if len(after) == len(rest)-n || len(after) == 0 || '0' <= after[0] && after[0] <= '9' {
		return 0
	}
	return len(text) - len(rest) + n
}

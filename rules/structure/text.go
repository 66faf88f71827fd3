package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// key reduces a line to what two ways of setting it have in common: its
// letters and digits, folded.
func key(line string) string {
	folded := corpus.FoldString(line)
	var out strings.Builder
	out.Grow(len(folded))
	for _, r := range folded {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// plainWords are the folded words of a line with single blanks between them:
// what the names in the data files are compared with.
func plainWords(line string) string {
	folded := corpus.FoldString(line)
	var out strings.Builder
	out.Grow(len(folded))
	gap := false
	for _, r := range folded {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) && r != '\'' {
			gap = out.Len() > 0
			continue
		}
		if gap {
			out.WriteByte(' ')
			gap = false
		}
		out.WriteRune(r)
	}
	return out.String()
}

// countWords counts the words of a text, at most limit of them.
func countWords(text string, limit int) int {
	n := 0
	for range corpus.Words(text, 0) {
		if n++; n >= limit {
			break
		}
	}
	return n
}

// lastRune is the last character of a text that is neither blank nor markup.
func lastRune(text string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, unicode.IsSpace))
	return r
}

// terminal reports whether a text ends as a sentence does: with a mark, quotes
// and brackets behind it left out.
func terminal(text string) bool {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		switch {
		case strings.ContainsRune(".!?…。！？؟।۔:;", r):
			return true
		case unicode.IsSpace(r), strings.ContainsRune("\"'”’»«“)]*_", r):
			text = text[:len(text)-size]
		default:
			return false
		}
	}
	return false
}

// rows returns the lines of a table under its head, without comments.
func rows(table string) []string {
	var out []string
	head := true
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if head {
			head = false
			continue
		}
		out = append(out, line)
	}
	return out
}

// shown cuts a text to what a message can hold.
func shown(text string) string {
	text = strings.TrimSpace(text)
	const limit = 60
	n := 0
	for i := range text {
		if n++; n > limit {
			return strings.TrimRightFunc(text[:i], unicode.IsSpace) + "…"
		}
	}
	return text
}

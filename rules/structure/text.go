package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// key reduces a line to what two ways of setting it have in common: its
// letters and digits, folded.
func key(line string) string { return strings.ReplaceAll(plainWords(line), " ", "") }

// folded is the folded text of a block.
func folded(a *corpus.Article, b *corpus.Block) string {
	fold := a.Fold()
	return fold.String()[fold.At(b.Text.Start):fold.At(b.Text.End)]
}

// plainWords are the folded words of a line with single blanks between them:
// what the names in the data files are compared with.
func plainWords(line string) string { return string(appendWords(nil, corpus.FoldString(line))) }

// appendWords writes the words of a folded line with single blanks between
// them: letters, digits, marks and apostrophes.
func appendWords(out []byte, folded string) []byte {
	begin, gap := len(out), false
	for i := 0; i < len(folded); {
		c, size := rune(folded[i]), 1
		word := 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '\''
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(folded[i:])
			word = unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c)
		}
		switch {
		case !word:
			gap = len(out) > begin
		case gap:
			out = append(out, ' ')
			gap = false
			fallthrough
		default:
			out = append(out, folded[i:i+size]...)
		}
		i += size
	}
	return out
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

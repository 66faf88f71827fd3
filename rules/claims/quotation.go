package claims

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// quotation is what stands between double quotation marks.
type quotation struct {
	outer corpus.Range // with the marks
	inner corpus.Range // without them
}

// readQuotations returns what stands between double quotation marks in a
// text, as ranges that begin to count at base: ascending, apart, each closed
// in the same text. Single marks are not read: too many of them are
// apostrophes, and those inside a double pair belong to what it quotes.
func readQuotations(text string, base int) []quotation {
	if !mayQuote(text) {
		return nil
	}
	var out []quotation
	open, width := -1, 0
	closing := ""
	plain := strings.IndexByte(text, 0xE2) < 0 && strings.IndexByte(text, 0xC2) < 0 // straight marks alone
	for i := 0; i < len(text); {
		if plain {
			n := strings.IndexByte(text[i:], '"')
			if n < 0 {
				break
			}
			i += n
		}
		c := text[i]
		if c != '"' && c != 0xE2 && c != 0xC2 {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case open < 0:
			if closers := closersOf(r); closers != "" && opens(text, i, size) {
				open, width, closing = i, size, closers
			}
		case strings.ContainsRune(closing, r) && (r != '"' || closes(text, i)):
			out = append(out, quotation{corpus.Range{Start: base + open, End: base + i + size}, corpus.Range{Start: base + open + width, End: base + i}})
			open = -1
		}
		i += size
	}
	return out
}

// mayQuote reports whether a text holds a double quotation mark at all.
func mayQuote(text string) bool {
	return strings.IndexByte(text, '"') >= 0 || strings.Contains(text, "“") || strings.Contains(text, "„") ||
		strings.Contains(text, "«") || strings.Contains(text, "»")
}

// closersOf returns the marks that may close what a mark opens.
func closersOf(r rune) string {
	switch r {
	case '"':
		return "\""
	case '“':
		return "”"
	case '„':
		return "“”"
	case '«':
		return "»"
	case '»':
		return "«"
	}
	return ""
}

// opens reports whether a mark may open a quotation: no letter or digit stands
// before it, and no blank behind it but the narrow ones of French.
func opens(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		return false
	}
	return i+size < len(text) && (text[i] != '"' || text[i+size] != ' ')
}

// closes reports whether a straight mark may close a quotation.
func closes(text string, i int) bool {
	after := firstRune(text[i+1:])
	return i+1 >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// shape is what a quotation looks like from inside.
type shape struct {
	words    int
	small    int  // words without a capital
	sentence bool // it opens with a capital and ends with a mark, or has one right behind it
}

// shapeOf looks at a quotation of an article.
func shapeOf(text string, q quotation) shape {
	inner := strings.TrimSpace(text[q.inner.Start:q.inner.End])
	var s shape
	for w := range corpus.Words(inner, 0) {
		s.words++
		if w.Case == corpus.Lower {
			s.small++
		}
	}
	first := firstRune(strings.TrimLeft(inner, "¿¡…‘'([ "))
	s.sentence = unicode.IsUpper(first) && (endsSentence(inner) || strings.HasSuffix(inner, ",") || endsSentence(text[q.outer.End:min(len(text), q.outer.End+1)]))
	return s
}

func endsSentence(text string) bool {
	for _, s := range []string{".", "!", "?", "…"} {
		if strings.HasSuffix(text, s) {
			return true
		}
	}
	return false
}

// spoken reports whether a quotation may be somebody's words at all and no
// title or name: it has enough words, and half of them are written small.
func (s shape) spoken(least int) bool { return s.words >= least && 2*s.small >= s.words }

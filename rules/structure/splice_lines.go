package structure

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/splices.tsv
var spliceTable string

// spliceWords are the words of data/splices.tsv, folded, by kind.
type spliceWords struct {
	published, byline, agency, many, apart, small map[string]bool
}

var spliceLexicon = sync.OnceValue(func() spliceWords {
	kinds := map[string]map[string]bool{}
	for _, row := range tsv.Rows(spliceTable) {
		cells := strings.SplitN(row, "\t", 3)
		if kinds[cells[0]] == nil {
			kinds[cells[0]] = map[string]bool{}
		}
		for w := range strings.SplitSeq(cells[2], "|") {
			kinds[cells[0]][plainWords(w)] = true
		}
	}
	return spliceWords{kinds["published"], kinds["byline"], kinds["agency"], kinds["many"], kinds["apart"], kinds["small"]}
})

// opensWith reports whether a line opens with one of the names: its first one,
// two or three words.
func opensWith(names map[string]bool, line string) bool {
	words := strings.Fields(plainWords(line[:runeEnd(line, 80)]))
	for n := min(3, len(words)); n > 0; n-- {
		if names[strings.Join(words[:n], " ")] {
			return true
		}
	}
	return false
}

// holdsAny reports whether one to three words of a line are one of the names. A
// single word, which may be a verb ("live", "links"), must open or close the line
// or a part of it.
func holdsAny(names map[string]bool, line string) bool {
	line = line[:runeEnd(line, 300)]
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(":|–—,()", r) }) {
		words := strings.Fields(plainWords(part))
		for i := range words {
			for n := 1; n <= 3 && i+n <= len(words); n++ {
				if names[strings.Join(words[i:i+n], " ")] && (n > 1 || i == 0 || i+1 == len(words)) {
					return true
				}
			}
		}
	}
	return false
}

// runeEnd is the greatest length up to limit that ends with a whole character.
func runeEnd(text string, limit int) int {
	if len(text) <= limit {
		return len(text)
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return limit
}

// topLine says which line of an article's top a block is: "timestamp",
// "byline", "dateline", or "" for none.
func topLine(a *corpus.Article, b *corpus.Block) (what string, at corpus.Range) {
	text := a.In(b.Text)
	if len(text) < 4 {
		return "", corpus.Range{}
	}
	if n := dateline(text[:runeEnd(text, 120)]); n > 0 {
		return "dateline", corpus.Range{Start: b.Text.Start, End: b.Text.Start + n}
	}
	if len(text) > 100 {
		return "", corpus.Range{}
	}
	switch lexicon := spliceLexicon(); {
	case plainLetters(text):
		if isByline(text) && opensWith(lexicon.byline, text) {
			return "byline", b.Text
		}
	case holdsDay(text) && opensWith(lexicon.published, text):
		return "timestamp", b.Text
	case isByline(text) && opensWith(lexicon.byline, text):
		return "byline", b.Text
	case isDatedByline(text):
		return "byline with a date", b.Text
	case isStamp(text):
		return "timestamp", b.Text
	}
	return "", corpus.Range{}
}

// plainLetters reports whether a line has neither a digit nor a character
// outside ASCII.
func plainLetters(text string) bool {
	for i := range len(text) {
		if c := text[i]; '0' <= c && c <= '9' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// holdsDay reports whether a line names a year or a date in figures.
func holdsDay(text string) bool {
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits >= 5
}

// isStamp reports whether a line is nothing but a date with a time:
// "2024-05-01 17:02", "01.05.2024, 17:02".
func isStamp(text string) bool {
	colon, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r == ':':
			colon++
		case unicode.IsLetter(r) && r != 'T' && r != 'Z' && r != 'h':
			return false
		}
	}
	return colon > 0 && digits >= 10 && digits <= 16
}

// isByline reports whether a line is a short word and a name: "By Jane Doe".
func isByline(text string) bool {
	words, capitals := 0, 0
	for w := range corpus.Words(text, 0) {
		if words++; words > 7 {
			return false
		}
		if words > 1 && (w.Case == corpus.Capital || w.Case == corpus.Mixed) {
			capitals++
		} else if words-capitals > 2 {
			return false
		}
	}
	return words >= 3 && capitals >= 2 && capitals >= words-2 && !terminal(text) && !strings.ContainsAny(text, "0123456789?!")
}

// isDatedByline reports whether a line is a name, with or without a word in front,
// and a date: "By Jane Doe | 14 May 2021", "Jane Doe, 14.05.2021".
func isDatedByline(text string) bool {
	cut := strings.IndexAny(text, "|·•–—,")
	if cut <= 0 || !holdsYear(text[cut:]) || countWords(text[cut:], 9) > 8 || terminal(text) {
		return false
	}
	name := strings.TrimSpace(text[:cut])
	if isByline(name) {
		return opensWith(spliceLexicon().byline, name)
	}
	words := 0
	for w := range corpus.Words(name, 0) {
		if words++; w.Case != corpus.Capital && w.Case != corpus.Mixed {
			return false
		}
	}
	return (words == 2 || words == 3) && !strings.ContainsAny(name, "0123456789?!:")
}

// holdsYear reports whether a text holds a number of four digits and one of fewer.
func holdsYear(text string) bool {
	year, day, digits := false, false, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && '0' <= text[i] && text[i] <= '9' {
			digits++
			continue
		}
		year = year || digits == 4
		day = day || digits == 1 || digits == 2
		digits = 0
	}
	return year && day
}

// firstDash is where a text first has a dash, or a hyphen or two in its place,
// between blanks, if no further than limit; else -1.
func firstDash(text string, limit int) int {
	for i := 1; i <= limit && i+2 < len(text); i++ {
		if text[i] != ' ' {
			continue
		}
		switch rest := text[i+1:]; {
		case rest[0] == '-' && (rest[1] == ' ' || strings.HasPrefix(rest, "-- ")),
			rest[0] == 0xE2 && (strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ")):
			return i
		}
	}
	return -1
}

// dateline is the length of the dateline that a text opens with: "KYIV –",
// "LEEDS, England (Reuters) -"; 0 where there is none.
func dateline(text string) int {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) {
		return 0
	}
	dash := firstDash(text, 60)
	if dash < 0 {
		return 0
	}
	place := text[:dash]
	if open := strings.LastIndexByte(place, '('); open > 0 && strings.HasSuffix(place, ")") {
		if spliceLexicon().agency[plainWords(place[open:])] {
			return dash
		}
		return 0
	}
	// Without an agency the town must be in capitals.
	town, _, _ := strings.Cut(place, ",")
	letters := 0
	for _, r := range town {
		switch {
		case unicode.IsLower(r), unicode.IsDigit(r), r == ':', r == '?', r == '!':
			return 0
		case unicode.IsUpper(r):
			letters++
		}
	}
	if letters < 4 || countWords(place, 7) > 6 {
		return 0
	}
	return dash
}

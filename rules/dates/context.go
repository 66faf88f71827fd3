package dates

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/context.tsv
var contextData string

// context holds, for one language, the phrases of each class in lower case.
type context map[string]map[string]bool

// contexts has one for each language, read when an article asks.
var contexts = func() map[string]func() context {
	all := map[string]func() context{}
	for _, language := range languages {
		all[language] = sync.OnceValue(func() context { return readContext(language) })
	}
	return all
}()

func readContext(language string) context {
	c := context{}
	for line := range strings.Lines(contextData) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 3 || fields[0] != language && fields[0] != "*" || strings.HasPrefix(line, "#") {
			continue
		}
		set := c[fields[1]]
		if set == nil {
			set = map[string]bool{}
			c[fields[1]] = set
		}
		for phrase := range strings.SplitSeq(fields[2], "|") {
			set[phrase] = true
		}
	}
	return c
}

func contextOf(language string) context {
	if language == "und" {
		language = "en"
	}
	if c := contexts[language]; c != nil {
		return c()
	}
	return nil
}

// has reports whether a phrase of the class stands in the text.
func (c context) has(class, text string) bool {
	_, _, ok := c.find(class, text)
	return ok
}

// find returns where the first phrase of the class stands in the text in lower
// case. Phrases have up to three words.
func (c context) find(class, text string) (start, end int, ok bool) {
	set := c[class]
	if len(set) == 0 {
		return 0, 0, false
	}
	text = strings.ToLower(text)
	var starts, ends [3]int
	n := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += size
			continue
		}
		from := i
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !wordRune(r) && (r != '.' && r != '\'' && r != '-' || !letterBehind(text[i+size:])) {
				break
			}
			i += size
		}
		copy(starts[1:], starts[:2])
		copy(ends[1:], ends[:2])
		starts[0], ends[0] = from, i
		n = min(n+1, 3)
		for k := range n {
			if set[text[starts[k]:i]] {
				return starts[k], i, true
			}
		}
		// "d'ici", "jusqu'au", "non-working": their parts count as well.
		for from < i {
			part := from
			for part < i && text[part] != '\'' && text[part] != '-' {
				part++
			}
			if part < i && set[text[from:part]] || part == i && from > starts[0] && set[text[from:i]] {
				return from, part, true
			}
			from = part + 1
		}
	}
	return 0, 0, false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func letterBehind(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// words counts the words of a text.
func words(text string) int { return len(strings.Fields(text)) }

// lastWords returns the last words of a text.
func lastWords(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		at = max(0, strings.LastIndexByte(strings.TrimRight(text[:at], " "), ' '))
	}
	return strings.TrimSpace(text[at:])
}

// firstWords returns the first words of a text.
func firstWords(text string, n int) string {
	text = strings.TrimLeft(text, " ")
	at := 0
	for ; n > 0 && at < len(text); n-- {
		if i := strings.IndexByte(text[at+1:], ' '); i >= 0 {
			at += i + 1
		} else {
			at = len(text)
		}
	}
	return text[:at]
}

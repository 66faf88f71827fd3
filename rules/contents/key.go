package contents

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// key reduces a label to what two ways of writing it have in common: its
// letters and digits, folded, without its number and the page it points to.
// A label of nothing but signs is its own key.
func key(label string) string { return letters(bare(label)) }

// titleKey is the key of an article's title. "Part II: The Coast" is another
// title than "The Coast", though not another section.
func titleKey(title string) string {
	if names(title) {
		return letters(title)
	}
	return key(title)
}

// names reports whether a label begins with what its part is called, as
// "Chapter 4:" does and "4." and "IV." do not.
func names(label string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(label), " ")
	return strings.Trim(first, "0123456789IVX.):") != "" && corpus.NumberWidth(strings.TrimSpace(label)) > 0
}

// letters folds a label and keeps its letters and digits.
func letters(label string) string {
	folded := corpus.FoldString(label)
	var out strings.Builder
	out.Grow(len(folded))
	for i, r := range folded {
		// "C", "C++" and "C#" are three subjects.
		if wordRune(r) || (r == '+' || r == '#') && out.Len() > 0 && folded[i-1] != ' ' {
			out.WriteRune(r)
		}
	}
	if out.Len() == 0 {
		return strings.TrimSpace(folded)
	}
	return out.String()
}

// bare cuts the number before a label and the dots and page after it.
func bare(label string) string {
	label = strings.TrimSpace(label)
	n := readNumber(label).width
	if n == 0 {
		n = corpus.NumberWidth(label)
	}
	if n < len(label) {
		label = label[n:]
	}
	return withoutPage(strings.TrimSpace(label))
}

// withoutPage cuts a leader and a page number: "Costs ........ 12".
func withoutPage(label string) string {
	rest := strings.TrimRight(label, "0123456789")
	if len(rest) == len(label) {
		return label
	}
	trimmed := strings.TrimRight(rest, " .\t\u00b7\u2026_")
	leader := rest[len(trimmed):]
	if trimmed == "" || strings.Count(leader, ".")+3*strings.Count(leader, "\u2026")+
		strings.Count(leader, "\u00b7")+strings.Count(leader, "_")+3*strings.Count(leader, "\t") < 3 {
		return label
	}
	return trimmed
}

// words are the words of a label for comparing labels that are not the same:
// folded, each once, without a plural s. Scripts without blanks give their
// characters. At most maxWords are returned.
func words(label string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(w string) {
		if len(w) > 3 {
			w = strings.TrimSuffix(w, "s")
		}
		if w != "" && !seen[w] && len(out) < maxWords {
			seen[w] = true
			out = append(out, w)
		}
	}
	for _, w := range strings.FieldsFunc(corpus.FoldString(bare(label)), func(r rune) bool { return !wordRune(r) }) {
		start := 0
		for i, r := range w {
			if unspaced(r) {
				add(w[start:i])
				add(string(r))
				start = i + utf8.RuneLen(r)
			}
		}
		add(w[start:])
	}
	return out
}

// maxWords bounds what one label can cost: none that is meant as one is longer.
const maxWords = 40

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && r <= 0x0E7F || r >= 0x3040 && r <= 0x30FF || r >= 0x3400 && r <= 0x9FFF
}

// number is the number that stands before a label or in a list marker: "3.",
// "2.4", "3a)".
type number struct {
	path   []int
	suffix bool // a letter follows, as laws have it: 3a
	at     int  // where the last figure of the path starts
	digits int  // how many bytes it takes
	width  int  // bytes up to the label, blanks included; 0: there is none
}

// last is the figure that counts the entries of one list.
func (n number) last() int { return n.path[len(n.path)-1] }

// readNumber reads the number at the start of a label or a marker. A number
// counts when a sign sets it off ("3.", "3)", "3:", "3 –"), or when it is of several
// parts ("2.4 Costs"). "20 questions" has none, and neither has "2024. …".
func readNumber(s string) number {
	at := len(s) - len(strings.TrimLeft(s, " \t-*+\u2022\u2013"))
	var n number
	for {
		from := at
		value := 0
		for at < len(s) && s[at] >= '0' && s[at] <= '9' && at-from < 4 {
			value = 10*value + int(s[at]-'0')
			at++
		}
		if at == from {
			break
		}
		if at-from > 3 || len(n.path) > 8 {
			return number{}
		}
		n.path, n.at, n.digits = append(n.path, value), from, at-from
		if at+1 < len(s) && s[at] == '.' && s[at+1] >= '0' && s[at+1] <= '9' {
			at++
			continue
		}
		break
	}
	if len(n.path) == 0 {
		return number{}
	}
	if at < len(s) && s[at] >= 'a' && s[at] <= 'z' && (at+1 == len(s) || strings.IndexByte(".): ", s[at+1]) >= 0) {
		n.suffix = true
		at++
	}
	signed := at < len(s) && strings.IndexByte(".):", s[at]) >= 0
	if signed {
		at++
	} else if n := dashAfter(s[at:]); n > 0 {
		signed = true
		at += n
	}
	if !signed && len(n.path) == 1 || at < len(s) && s[at] != ' ' && s[at] != '\t' && !strings.HasPrefix(s[at:], "\u00a0") {
		return number{}
	}
	n.width = len(s) - len(strings.TrimLeft(s[at:], " \t\u00a0"))
	return n
}

// dashAfter returns how many bytes a dash with blanks around it takes that sets
// a number off from its label ("3 – Costs"), 0 where there is none. "2 – 3
// weeks" is a range.
func dashAfter(s string) int {
	rest := strings.TrimLeft(s, " \u00a0")
	if len(rest) == len(s) {
		return 0
	}
	for _, dash := range []string{"\u2013", "\u2014", "-"} {
		after, ok := strings.CutPrefix(rest, dash)
		if !ok {
			continue
		}
		label := strings.TrimLeft(after, " \u00a0")
		if after != "" && len(label) == len(after) || label != "" && label[0] >= '0' && label[0] <= '9' {
			return 0
		}
		return len(s) - len(after)
	}
	return 0
}

package figures

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/bodies.tsv
var bodyTable string

var acronym = rules.Rule{
	ID:    "figures/acronym",
	Title: "The letters do not fit the name",
	Doc: `"The International Monetary Fund (IFM)": one of the two is wrong, and a reader may look up another body.

Flagged is a well-known body with letters that are not its own; as a hint any name of three words and more whose first letters are
the right ones but for one or in another order; and an article that explains the same letters in two ways.
Left alone are acronyms of other languages, of syllables and of letters from inside words, plurals, and small words that
may or may not have a letter.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   acronymExamples,
	Check:      checkAcronym,
}

// bodies are well-known bodies: the letters of each folded name.
var bodies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(bodyTable) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 2 || cells[0] == "letters" {
			continue
		}
		out[bodyKey(cells[1])] = cells[0]
	}
	return out
})

// bodyKey folds a name: case, hyphens, small words and British spelling.
func bodyKey(name string) string {
	var out strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' || r == '‑' || r == ',' }) {
		switch w {
		case "the", "of", "for", "and", "on", "in", "to", "&":
			continue
		}
		w = strings.ReplaceAll(strings.ReplaceAll(w, "organisation", "organization"), "programme", "program")
		out.WriteString(w + " ")
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(out.String()), "co operation", "cooperation"), "defence", "defense")
}

// meaning is what an article says some letters stand for.
type meaning struct {
	words []string
	place corpus.Range
	name  string
}

func checkAcronym(p *rules.Pass) {
	v := viewOf(p)
	meanings := map[string]meaning{}
	for i := range p.Blocks() {
		if !v.has(i, corpus.Brackets) {
			continue
		}
		text := v.article.In(v.article.Blocks[i].Text)
		for at := 0; ; {
			k := strings.IndexByte(text[at:], '(')
			if k < 0 {
				break
			}
			open := at + k
			at = open + 1
			letters, end, ok := bracketed(text, at)
			if !ok {
				continue
			}
			words := nameBefore(text[max(0, open-200):open])
			if len(words) < 2 {
				continue
			}
			x := explained{p: p, base: v.article.Blocks[i].Text.Start, open: open, end: end, letters: letters, words: words, text: text}
			x.judge(meanings)
		}
	}
}

// bracketed reads an acronym and its closing bracket: "(ABC)", "(IDPs)".
func bracketed(text string, at int) (letters string, end int, ok bool) {
	i := at
	for i < len(text) && i-at < 8 && 'A' <= text[i] && text[i] <= 'Z' {
		i++
	}
	letters = text[at:i]
	if i < len(text) && text[i] == 's' {
		i++
	}
	return letters, i + 1, len(letters) >= 2 && len(letters) <= 7 && i < len(text) && text[i] == ')'
}

// nameBefore returns the words of the text in front of a bracket that belong
// to one name: capitalised words with small ones between them.
func nameBefore(text string) []string {
	fields := strings.Fields(text)
	from := len(fields)
	for i := len(fields) - 1; i >= 0 && len(fields)-i <= 12; i-- {
		w := fields[i]
		r, _ := utf8.DecodeRuneInString(w)
		last := w[len(w)-1]
		if i < len(fields)-1 && strings.IndexByte(".;:!?)(\"", last) >= 0 || strings.ContainsAny(w, "()[]“”\"") {
			break
		}
		if unicode.IsUpper(r) {
			from = i
			continue
		}
		switch w {
		case "of", "for", "and", "the", "in", "on", "to", "&", "against", "with", "de", "at", "by":
			continue
		}
		break
	}
	return fields[from:]
}

type explained struct {
	p         *rules.Pass
	base      int
	open, end int
	letters   string
	words     []string
	text      string
}

func (x *explained) judge(meanings map[string]meaning) {
	for n := len(x.words); n >= 2; n-- {
		name := strings.Trim(strings.Join(x.words[len(x.words)-n:], " "), ",")
		body, known := bodies()[bodyKey(name)]
		if !known {
			continue
		}
		if body != x.letters && !alternative(body, x.letters) {
			x.report(x.start(n), rules.Error, fmt.Sprintf("the letters of the %s are %s, not %s", strings.TrimPrefix(name, "the "), body, x.letters))
		}
		return
	}
	if fits(x.words, x.letters) {
		x.again(meanings)
		return
	}
	// A name that is wholly there and misses by one letter.
	var heads []string
	first := -1
	for i, w := range x.words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && w != "The" {
			if first < 0 {
				first = i
			}
			heads = append(heads, w)
		}
	}
	if len(heads) != len(x.letters) || len(heads) < 3 || strings.ContainsAny(strings.Join(heads, ""), "-‑'’.") {
		return
	}
	wrong := misses(heads, x.letters)
	if wrong == "" {
		return
	}
	severity := rules.Hint
	if letterBodies()[x.letters] {
		severity = rules.Warning
	}
	x.report(x.start(len(x.words)-first), severity,
		fmt.Sprintf("the words of %s begin with %s, not %s", strings.Join(x.words[first:], " "), wrong, x.letters))
}

var letterBodies = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, l := range bodies() {
		for one := range strings.SplitSeq(l, "|") {
			out[one] = true
		}
	}
	return out
})

// alternative reports whether letters are among those of a body, "ECHR|ECtHR".
func alternative(body, letters string) bool {
	return slices.Contains(strings.Split(body, "|"), letters)
}

// start is where the last n words before the bracket begin.
func (x *explained) start(n int) int {
	at := x.open
	for k := range n {
		w := x.words[len(x.words)-1-k]
		if i := strings.LastIndex(x.text[:at], w); i >= 0 {
			at = i
		}
	}
	return at
}

func (x *explained) report(start int, severity rules.Severity, message string) {
	x.p.Report(rules.Finding{
		Range:    corpus.Range{Start: x.base + start, End: x.base + x.end},
		Severity: severity,
		Message:  message,
	})
}

// misses returns the first letters of words where they are the acronym's but
// for one, or but for two neighbours that are swapped; else "".
func misses(heads []string, letters string) string {
	var first []byte
	for _, w := range heads {
		if w[0] >= utf8.RuneSelf {
			return ""
		}
		first = append(first, w[0])
	}
	var wrong []int
	for i := range first {
		if first[i] != letters[i] {
			wrong = append(wrong, i)
		}
	}
	switch {
	case len(wrong) == 2 && wrong[1] == wrong[0]+1 && first[wrong[0]] == letters[wrong[1]] && first[wrong[1]] == letters[wrong[0]]:
		return string(first)
	case len(wrong) == 1 && len(first) >= 4 && !strings.Contains(strings.ToUpper(heads[wrong[0]]), string(letters[wrong[0]])):
		return string(first)
	}
	return ""
}

// fits reports whether the letters can be read off the end of the words: first
// letters, those behind a hyphen and others inside words, small words skipped
// or not.
func fits(words []string, letters string) bool {
	joined := strings.ToUpper(strings.Join(words, " "))
	at := len(letters) - 1
	for i := len(joined) - 1; i >= 0 && at >= 0; i-- {
		if joined[i] == letters[at] && (i == 0 || !isLetter(joined[i-1])) {
			at--
		}
	}
	return at < 0
}

func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf }

// again holds an explanation to the one before it.
func (x *explained) again(meanings map[string]meaning) {
	m := meaning{place: corpus.Range{Start: x.base + x.start(len(x.words)), End: x.base + x.end}}
	// As many words as the letters need.
	for n := 1; n <= len(x.words); n++ {
		if part := x.words[len(x.words)-n:]; fits(part, x.letters) {
			m.name = strings.Join(part, " ")
			m.words = strings.Fields(bodyKey(m.name))
			m.place.Start = x.base + x.start(n)
			break
		}
	}
	before, ok := meanings[x.letters]
	if !ok {
		meanings[x.letters] = m
		return
	}
	if len(x.letters) < 3 || len(before.words) != len(m.words) || similar(before.words, m.words) {
		return
	}
	x.p.Report(rules.Finding{
		Range:   m.place,
		Message: fmt.Sprintf("%s was explained before as %q", x.letters, before.name),
		Related: []rules.Related{{Range: before.place, Message: "the first explanation"}},
	})
}

// similar reports whether names differ in nothing but the ends of words.
func similar(a, b []string) bool {
	for i := range a {
		n := min(4, len(a[i]), len(b[i]))
		if a[i][:n] != b[i][:n] {
			return false
		}
	}
	return true
}

var acronymExamples = []rules.Example{
	{Text: "The World Trade Organization (WHO) met.", Want: []string{"The World Trade Organization (WHO)"}},
	{Text: "The European Space Agency (EAS) built it.", Want: []string{"The European Space Agency (EAS)"}},
	{Text: "The Organisation for Economic Co-operation and Development (OCED) wrote it.", Want: []string{"The Organisation for Economic Co-operation and Development (OCED)"}},
	{Text: "The European Organization for Nuclear Research (CERN) built it."},
	{Text: "The loan that the country asked for in the spring came from the International Monetary Fund (IFM) after long talks.", Want: []string{"International Monetary Fund (IFM)"}},
	{Text: "The loan that the country asked for in the spring came from the International Monetary Fund (IMF) after long talks."},
	{Text: "Those who are internally displaced persons (IDPs) wait in the schools of the town for the roads to be cleared."},
	{Text: "The party that lost most of the seats in the city was the Social Democratic Party of Germany (SPD), which had held them for years."},
	{Text: "The experiment was built by the European Organization for Nuclear Research (CERN) and has been running for a year."},
}

package casing

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

var headingStyle = rules.Rule{
	ID:    "casing/heading-style",
	Title: "A heading is capitalised unlike the other headings",
	Doc: `House styles write headings like sentences or In Title Case, not now this way and now that. A mixture shows that
the parts of an article come from several hands.

Flagged is the minority where at least four in five of five or more headings agree. Names, abbreviations, first words
and the small words that title case leaves small say nothing, so many headings are of neither style. Among headings
like sentences, one with lower-case words beside a single run of capitals holds a name, and is left alone.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Languages:  []string{"en", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Gates:      rules.InCode,
	Examples:   headingStyleExamples,
	Check:      checkHeadingStyle,
}

// style is how a heading is capitalised.
type style uint8

const (
	noStyle    style = iota // nothing to judge by
	sentenced               // Like a sentence
	titleCased              // Like a Headline
	mixedStyle
)

// styleOf classifies the words of a heading.
func (v *view) styleOf(b block) style {
	raised, lower := v.weigh(b)
	switch {
	case raised == 0 && lower == 0:
		return noStyle
	case lower == 0:
		return titleCased
	case raised == 0:
		return sentenced
	}
	return mixedStyle
}

// weigh counts the words of a heading that tell its style, by their case.
func (v *view) weigh(b block) (raised, lower int) {
	for k := b.from; k < b.to; k++ {
		if telling, up := v.telling(k); telling && up {
			raised++
		} else if telling {
			lower++
		}
	}
	return raised, lower
}

// telling reports whether a word of a heading tells its style, and whether it
// has a capital.
func (v *view) telling(k int) (telling, up bool) {
	w := &v.words[k]
	if v.opensHeading(k) || w.Case == corpus.NoCase || w.Case == corpus.Upper || w.Case == corpus.Mixed || w.End-w.Start < 2 {
		return false, false
	}
	if w.Case == corpus.Lower && (!v.exposed(w) || v.afterHyphen(w)) {
		return false, false
	}
	kind := v.kind(w)
	if kind.Particle() || w.Case == corpus.Lower && !v.cased(w) {
		return false, false
	}
	up = w.Case == corpus.Capital
	if up && v.joined(k-1) && v.words[k-1].Case != corpus.Lower {
		// "the Thames Barrier": behind a name, a capital belongs to it.
		before := &v.words[k-1]
		if n := v.name(before); n != nil && n.Kind != lexicon.Demonym || !v.opensHeading(k-1) && !v.kind(before).Common() {
			return false, false
		}
	}
	if v.name(w) != nil || up && (!kind.Common() || v.witness(w).capital > 0 || v.known(k)) {
		return false, false
	}
	if !up && kind.Function() && w.End-w.Start < 5 {
		return false, false // styles differ on the longer prepositions, let alone the short ones
	}
	return true, up
}

// opensHeading reports whether a word begins a heading or what follows a colon,
// a dash or a full stop in it.
func (v *view) opensHeading(k int) bool {
	w := &v.words[k]
	if w.Place == corpus.Opening || k == 0 {
		return true
	}
	gap := v.text[v.words[k-1].End:w.Start]
	if gap == " - " {
		return true
	}
	for _, c := range gap {
		switch c {
		case ':', '.', '?', '!', '–', '—', '(', '"', '“', '|', ';', '•':
			return true
		}
	}
	return v.words[k-1].Case == corpus.NoCase && v.words[k-1].Place == corpus.Opening
}

// headings are the blocks of an article's headings.
func (v *view) headings() []int {
	var out []int
	for i := range v.article.Blocks {
		if v.article.Blocks[i].Kind == corpus.Heading {
			out = append(out, i)
		}
	}
	return out
}

func checkHeadingStyle(p *rules.Pass) {
	v := viewOf(p)
	v.compareStyles(p, v.headings(), "headings")
	var entries []int
	for i := range v.article.Blocks {
		if v.article.Blocks[i].Kind == corpus.ContentsEntry {
			entries = append(entries, i)
		}
	}
	v.compareStyles(p, entries, "entries")
}

// compareStyles reports the few of many headings whose style is another one.
func (v *view) compareStyles(p *rules.Pass, headings []int, what string) {
	if len(headings) < 5 {
		return
	}
	counts := [4]int{}
	styles := make([]style, len(headings))
	for n, i := range headings {
		styles[n] = v.styleOf(v.blocks[i])
		counts[styles[n]]++
	}
	judged := len(headings) - counts[noStyle]
	major := titleCased
	if counts[sentenced] > counts[titleCased] {
		major = sentenced
	}
	if judged < 5 || 5*counts[major] < 4*judged {
		return
	}
	how := map[style]string{titleCased: "in title case", sentenced: "like sentences"}[major]
	for n, i := range headings {
		b := v.blocks[i]
		if styles[n] == noStyle || styles[n] == major || major == sentenced && v.holdsName(b) {
			continue
		}
		for k := b.from; k < b.to; k++ {
			if telling, up := v.telling(k); telling && up == (major == sentenced) {
				p.Report(rules.Finding{
					Range:   v.span(&v.words[k]),
					Message: fmt.Sprintf("%d of %d %s are written %s", counts[major], judged, what, how),
				})
				break
			}
		}
	}
}

// cased reports whether the script of a word knows capitals.
func (v *view) cased(w *word) bool {
	r, _ := utf8.DecodeRuneInString(v.text[w.Start:w.End])
	return unicode.ToUpper(r) != r
}

// holdsName reports whether all capitals of a heading behind its first word
// stand together, with lower-case words beside them that title case would have
// raised: they are a name in a sentence.
func (v *view) holdsName(b block) bool {
	lower, runs, inRun := false, 0, false
	for k := b.from; k < b.to; k++ {
		w := &v.words[k]
		switch kind := v.kind(w); {
		case w.Case == corpus.Lower && v.exposed(w) && !v.afterHyphen(w):
			lower = lower || !kind.Particle()
			inRun = false
		case w.Case == corpus.Capital && !v.opensHeading(k):
			if kind.Function() {
				return false // no name has it
			}
			if telling, _ := v.telling(k); telling && !inRun {
				runs++
				inRun = true
			}
		}
	}
	return lower && runs == 1
}

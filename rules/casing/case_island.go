package casing

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var caseIsland = rules.Rule{
	ID:    "casing/case-island",
	Title: "A word is cased unlike all words around it",
	Doc: `Where every word of a line has a capital and one has none, that one was put there later: tools that swap words
write the new one as their dictionary has it. So it is the other way round, with a capital in the middle of a plain
sentence.

Flagged are lower-case words in prose that is capitalised like a headline; in headings, contents entries, table cells
and short list items in Title Case (a hint, unless the article's headings agree on title case and all other words of
this one follow it); and, as a hint, function words with a capital between words in lower case.
Left alone are the small words that title case leaves small, particles of names, units and brands.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en"},
	Damage:     true,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   caseIslandExamples,
	Check:      checkCaseIsland,
}

func checkCaseIsland(p *rules.Pass) {
	v := viewOf(p)
	for _, t := range v.titled {
		for _, s := range t.sentences {
			v.islandsInSentence(p, v.blocks[t.block], s)
		}
	}
	strict, leaning, plain := v.headingsInTitleCase()
	for i := range v.blocks {
		b := v.blocks[i]
		if b.lowers == 0 || b.capitals == 0 {
			continue
		}
		switch v.article.Blocks[i].Kind {
		case corpus.Heading, corpus.Title:
			if !plain {
				v.islandsInLine(p, b, strict, leaning)
			}
		case corpus.ContentsEntry:
			v.islandsInLine(p, b, strict, leaning)
		case corpus.TableCell:
			if !v.endsSentence(i) {
				v.islandsInLine(p, b, strict, leaning)
			}
		case corpus.ListItem:
			if b.to-b.from <= 6 && !v.endsSentence(i) {
				v.islandsInLine(p, b, false, false)
			}
		}
		if v.plainCase(i) && v.article.Blocks[i].Kind != corpus.TableCell {
			v.raisedInProse(p, b)
		}
	}
}

// islandsInSentence reports lower-case words of a sentence in title case. The
// small words count where their like have capitals in the sentence.
func (v *view) islandsInSentence(p *rules.Pass, b block, s corpus.Range) {
	from := b.from + sort.Search(b.to-b.from, func(i int) bool { return int(v.words[b.from+i].Start) >= s.Start })
	to := from
	small, smallRaised := 0, 0
	for ; to < b.to && int(v.words[to].End) <= s.End; to++ {
		if w := &v.words[to]; to > from && w.Case != corpus.NoCase && v.kind(w).Particle() {
			small++
			if w.Case != corpus.Lower {
				smallRaised++
			}
		}
	}
	for k := from + 1; k < to; k++ {
		w := &v.words[k]
		if w.Case != corpus.Lower || !v.exposed(w) || v.afterHyphen(w) || w.End-w.Start < 2 || v.name(w) != nil {
			continue
		}
		kind := v.kind(w)
		if kind.Particle() && (2*smallRaised <= small || w.End-w.Start < 3) || !kind.Common() && w.End-w.Start < 4 {
			continue
		}
		p.Report(rules.Finding{
			Range:   v.span(w),
			Message: fmt.Sprintf("%q stands in lower case in a sentence capitalised like a headline", v.in(w)),
		})
	}
}

// afterHyphen reports whether a word is a later part of a compound, which title
// case may leave small.
func (v *view) afterHyphen(w *word) bool {
	before := v.text[:w.Start]
	return strings.HasSuffix(before, "-") || strings.HasSuffix(before, "\u2011") || strings.HasSuffix(before, "\u2010")
}

// headingsInTitleCase reports whether nearly all headings of the article that
// tell their style are in title case, whether at least none is like a sentence,
// and whether on the contrary more of them are.
func (v *view) headingsInTitleCase() (all, leaning, plain bool) {
	raised, judged, sentences := 0, 0, 0
	for _, i := range v.headings() {
		switch v.styleOf(v.blocks[i]) {
		case titleCased:
			raised++
			judged++
		case sentenced:
			sentences++
			judged++
		case mixedStyle:
			judged++
		}
	}
	return raised >= 4 && 4*raised >= 3*judged, raised > 0 && sentences == 0 && 2*raised >= judged, sentences > raised
}

// islandsInLine reports the one lower-case word of a line in title case. The
// line must go on in title case behind it, since a word that only follows
// capitals may follow a name, or the other headings lean to title case.
func (v *view) islandsInLine(p *rules.Pass, b block, strict, leaning bool) {
	raised, behind, lower, island := 0, 0, 0, -1
	for k := b.from; k < b.to; k++ {
		if island >= 0 && !leaning && v.opensHeading(k) {
			break // behind a colon another line begins
		}
		switch telling, up := v.telling(k); {
		case telling && up && island >= 0:
			behind++
			raised++
		case telling && up:
			raised++
		case telling:
			lower++
			island = k
		}
	}
	if lower != 1 || raised == 0 || behind == 0 && !leaning || v.kind(&v.words[island]).Function() || v.in(&v.words[island]) == "using" {
		return
	}
	f := rules.Finding{
		Range:    v.span(&v.words[island]),
		Message:  fmt.Sprintf("%q stands in lower case in a line in title case", v.in(&v.words[island])),
		Severity: rules.Hint, Confidence: rules.Unsure, Confirmed: rules.Warning,
		Fixes: v.raise(p, []int{island}),
	}
	if len(f.Fixes) > 0 {
		f.Fixes[0].Safety = rules.Unsafe
	}
	if (strict || len(v.titled) >= 3) && raised >= 2 && behind > 0 {
		f.Severity, f.Confidence = rules.Warning, rules.Likely
	}
	p.Report(f)
}

// endsSentence reports whether a block ends in an end mark.
func (v *view) endsSentence(i int) bool {
	text := v.article.In(v.article.Blocks[i].Text)
	if text == "" {
		return false
	}
	switch text[len(text)-1] {
	case '.', '!', '?', ':', ';':
		return true
	}
	return false
}

// raisedInProse reports function words with a capital in the middle of a plain
// sentence.
func (v *view) raisedInProse(p *rules.Pass, b block) {
	for _, at := range v.raisedIn(&b) {
		k := int(at)
		w := &v.words[k]
		if k == b.from || k+1 == b.to || w.End-w.Start < 2 || v.words[k-1].Case != corpus.Lower || v.words[k+1].Case != corpus.Lower ||
			!v.joined(k-1) || !v.joined(k) {
			continue
		}
		if kind := v.kind(w); !kind.Function() || v.name(w) != nil || v.known(k) {
			continue
		}
		if v.pronounI(w) || v.opensLine(w) || v.opensLink(w) || v.titleOfWork(k, &b) {
			continue
		}
		p.Report(rules.Finding{
			Range:    v.span(w),
			Message:  fmt.Sprintf("%q has a capital in the middle of a sentence", v.in(w)),
			Severity: rules.Hint, Confidence: rules.Unsure,
		})
	}
}

// pronounI reports whether a word is a short form of "I am" and its like, which
// has a capital everywhere.
func (v *view) pronounI(w *word) bool {
	rest := v.text[w.Start+1 : w.End]
	return v.text[w.Start] == 'I' && (strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’") || strings.HasPrefix(rest, "ʼ"))
}

// opensLine reports whether a word begins a line of the source: authors break
// lines that the reader sees as one.
func (v *view) opensLine(w *word) bool {
	at := v.article.Text.Span(v.span(w)).Start
	for at > 0 && (v.article.Source[at-1] == ' ' || v.article.Source[at-1] == '\t') {
		at--
	}
	return at == 0 || v.article.Source[at-1] == '\n'
}

// opensLink reports whether a word opens the text of a link, which is often the
// title of what it leads to.
func (v *view) opensLink(w *word) bool {
	return slices.ContainsFunc(v.article.Links, func(l corpus.Link) bool { return l.Text.Start == int(w.Start) })
}

// titleOfWork reports whether a word with a capital belongs to a longer run in
// title case: behind small words stands another capital, or before them.
func (v *view) titleOfWork(k int, b *block) bool {
	const reach = 4
	for _, step := range [...]int{1, -1} {
		for n, at := 1, k+step; n <= reach && at > b.from && at < b.to; n, at = n+1, at+step {
			if !v.joined(min(at, at-step)) {
				break
			}
			w := &v.words[at]
			if w.Case != corpus.Lower {
				if n > 1 {
					return true
				}
				break
			}
			if !v.kind(w).Particle() {
				break
			}
		}
	}
	return false
}

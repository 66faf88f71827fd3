package casing

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

var partialName = rules.Rule{
	ID:    "casing/partial-name",
	Title: "A name of several words has lost one of its capitals",
	Doc: `"The United states" is right in every word for a spelling checker and wrong for every reader. Tools that rewrite
word by word leave such names behind.

Flagged are names of countries, organisations, courts, ministries, leagues and the like in which one word stands in
lower case and another has its capital, as far as a table knows them, or the article itself writes them otherwise
elsewhere; and, as a warning, what has their shape: "the International chess Federation".
Left alone are names wholly in lower case (see casing/proper-noun), generic use ("the state department of transport",
"several united states"), and names whose last word many style guides write in lower case ("the Labour party").`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Damage:     true,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   partialNameExamples,
	Check:      checkPartialName,
}

func checkPartialName(p *rules.Pass) {
	v := viewOf(p)
	covered := -1
	for _, s := range v.severals() {
		if s.from < covered || !s.partial(v) {
			continue
		}
		f := rules.Finding{
			Range:   corpus.Range{Start: int(v.words[s.from].Start), End: int(v.words[s.to-1].End)},
			Message: fmt.Sprintf("the name is written %q", s.name.Text),
			Fixes:   v.raise(p, s.wrong),
		}
		if !v.sure(s) {
			f.Severity, f.Confidence, f.Confirmed = rules.Warning, rules.Likely, rules.Error
		}
		p.Report(f)
		covered = s.to
	}
	if v.language == "en" {
		v.checkShapes(p)
	}
}

// partial reports whether a name is written half in capitals where it cannot
// mean anything else.
func (s nameSpan) partial(v *view) bool {
	if len(s.wrong) == 0 || s.right == 0 {
		return false
	}
	for _, k := range s.wrong {
		if !v.exposed(&v.words[k]) {
			return false
		}
	}
	last := &v.words[s.to-1]
	switch {
	case s.onlyOpens(v):
		// "Red cross …", "Black sea bass": the capital is the sentence's.
		return s.name.Kind == lexicon.Country && !s.name.Common || v.hasRareWord(s)
	case v.words[s.from].Case == corpus.Lower && (v.pointed(s) || s.name.Loose && v.followed(s, "of", "for")):
		return false
	case last.Case == corpus.Lower && s.name.Loose:
		return false
	case last.Case == corpus.Lower && v.goesOn(s.to-1),
		last.Case == corpus.Lower && v.in(last) == "open" && v.followed(s, openThings...):
		return false
	}
	return true
}

// openThings are what is called open: "the French open data portal".
var openThings = []string{"source", "data", "access", "government", "science", "standards", "market", "border", "borders", "letter", "society"}

// followed reports whether one of the words stands right behind a name.
func (v *view) followed(s nameSpan, words ...string) bool {
	return s.to < len(v.words) && v.joined(s.to-1) && slices.Contains(words, v.in(&v.words[s.to]))
}

// pointed reports whether the first word of a name may only point into it:
// "western Europe", "a new England shirt".
func (v *view) pointed(s nameSpan) bool {
	rest := v.text[v.words[s.from+1].Start:v.words[s.to-1].End]
	switch v.in(&v.words[s.from]) {
	case "new", "old", "greater":
		return v.names.Find(v.language, rest) != nil
	case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "southeast", "inner":
		return s.name.Kind == lexicon.Place
	}
	return false
}

// goesOn reports whether a word is the first half of a compound.
func (v *view) goesOn(k int) bool {
	end := int(v.words[k].End)
	return end < len(v.text) && v.text[end] == '-'
}

// onlyOpens reports whether the first word alone has a capital, and opens a
// sentence.
func (s nameSpan) onlyOpens(v *view) bool {
	return s.right == 1 && v.words[s.from].Case == corpus.Capital && v.opensSentence(s.from)
}

// hasRareWord reports whether a word of the name is none of the language.
func (v *view) hasRareWord(s nameSpan) bool {
	for k := s.from; k < s.to; k++ {
		w := &v.words[k]
		if n := v.name(w); w.End-w.Start > 3 && !v.kind(w).Common() && (n == nil || !n.Common) {
			return v.language == "en"
		}
	}
	return false
}

// sure reports whether a half-capitalised name can be nothing else. A first
// word in lower case may belong to the sentence: "the state Department of …".
func (v *view) sure(s nameSpan) bool {
	if v.words[s.from].Case != corpus.Lower || s.name.Kind == lexicon.Country {
		return true
	}
	if s.from > 0 && v.joined(s.from-1) || s.from > 1 && v.words[s.from].Place == corpus.Inside {
		before := &v.words[s.from-1]
		if before.Case == corpus.Upper || before.Case == corpus.Capital {
			return true
		}
	}
	return !s.name.Loose && s.to-s.from > 2
}

// checkShapes looks for names that no table knows: a capital, a small letter,
// a capital.
func (v *view) checkShapes(p *rules.Pass) {
	var written map[uint32]bool
	for _, first := range v.raised {
		k := int(first) + 1
		if k+1 >= len(v.words) {
			break
		}
		mid := &v.words[k]
		if mid.Case != corpus.Lower || v.words[k+1].Case != corpus.Capital ||
			!v.joined(k-1) || !v.joined(k) || mid.End-mid.Start < 4 || v.known(k) {
			continue
		}
		kind := v.kind(mid)
		if kind.Function() {
			continue
		}
		if written == nil {
			written = v.threes()
		}
		r := corpus.Range{Start: int(v.words[k-1].Start), End: int(v.words[k+1].End)}
		if written[v.three(k-1)] {
			p.Report(rules.Finding{
				Range:   r,
				Message: fmt.Sprintf("elsewhere the article writes %q", capitalAll(v, k-1, k+1)),
				Fixes:   v.raise(p, []int{k}),
			})
			continue
		}
		if i := v.article.Block(int(mid.Start)); !v.plainCase(i) {
			continue
		}
		if v.isModifier(k-1) && v.kind(&v.words[k+1]).Head() && kind.Common() && !verbal(v.in(mid)) {
			p.Report(rules.Finding{
				Range:    r,
				Message:  fmt.Sprintf("this looks like the name %q", capitalAll(v, k-1, k+1)),
				Severity: rules.Warning, Confidence: rules.Likely, Confirmed: rules.Error,
				Fixes: v.raise(p, []int{k}),
			})
		}
	}
}

func capitalAll(v *view, from, to int) string {
	var parts []string
	for k := from; k <= to; k++ {
		parts = append(parts, capitalised(v.in(&v.words[k])))
	}
	return strings.Join(parts, " ")
}

// known reports whether a word belongs to a name of several words that the
// table has.
func (v *view) known(k int) bool {
	spans := v.severals()
	i := sort.Search(len(spans), func(i int) bool { return spans[i].to > k })
	return i < len(spans) && spans[i].from <= k
}

// three is the hash of three words in any case.
func (v *view) three(k int) uint32 {
	return v.words[k].Hash*31 ^ v.words[k+1].Hash*37 ^ v.words[k+2].Hash*41
}

// threes are the runs of three words that the article writes with capitals
// inside its sentences.
func (v *view) threes() map[uint32]bool {
	out := map[uint32]bool{}
	for k := range v.raisedWords() {
		if k+2 < len(v.words) && v.words[k+1].Case == corpus.Capital && v.words[k+2].Case == corpus.Capital &&
			v.joined(k) && v.joined(k+1) {
			out[v.three(k)] = true
		}
	}
	return out
}

// isModifier reports whether a word opens many names of organisations.
func (v *view) isModifier(k int) bool {
	w := &v.words[k]
	if n := v.name(w); n != nil {
		return n.Kind == lexicon.Demonym && !v.opensSentence(k)
	}
	switch v.in(w) {
	case "International", "National", "Federal", "World", "Royal":
		return true
	}
	return false
}

// verbal reports whether a word looks like a verb, so that what stands around
// it is no single name.
func verbal(word string) bool {
	return strings.HasSuffix(word, "ed") || strings.HasSuffix(word, "ing") || strings.HasSuffix(word, "s")
}

// raise is the fix that gives words their capital.
func (v *view) raise(p *rules.Pass, words []int) []rules.Fix {
	fix := rules.Fix{Safety: rules.Safe, Message: "write it with a capital"}
	for _, k := range words {
		w := &v.words[k]
		r := corpus.Range{Start: int(w.Start), End: int(w.End)}
		e, ok := p.Replace(r, capitalised(v.in(w)))
		if !ok {
			return nil
		}
		fix.Edits = append(fix.Edits, e)
	}
	return []rules.Fix{fix}
}

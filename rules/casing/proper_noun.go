package casing

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

var properNoun = rules.Rule{
	ID:    "casing/proper-noun",
	Title: "A name stands in lower case",
	Doc: `A name in lower case is the plainest of slips, and in a generated article the trace of a tool that put another
word in the place of this one.

Flagged are countries, people and adjectives, cities, languages, months, weekdays, faiths and organisations that a
table knows, in the languages that capitalise them; and English words that stand like a name and that the article
itself writes with a capital elsewhere, as it does with surnames and places that no table has. Behind a given name one
such capital will do, and none where "who", an age or "said" follows.
Left alone are words that mean something else in lower case (china, turkey, march, polish) unless a date or the
article says otherwise, terms that have forgotten their name (french fries), addresses, handles, hashtags, paths,
identifiers, and text that has no capitals at all.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Damage:     true,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   properNounExamples,
	Check:      checkProperNoun,
}

func checkProperNoun(p *rules.Pass) {
	v := viewOf(p)
	small := v.smallBlocks()
	spans, suspects := v.severals(), v.suspects
	whole := false // the name around the word was reported as one
	for i := range v.blocks {
		b := &v.blocks[i]
		if b.lowers == 0 || small && b.capitals == 0 || b.capitals == 0 && v.listing(i) {
			continue
		}
		for k := b.from; k < b.to; k++ {
			w := &v.words[k]
			for len(suspects) > 0 && int(suspects[0]) < k {
				suspects = suspects[1:]
			}
			if w.Case != corpus.Lower || (len(suspects) == 0 || int(suspects[0]) > k) && !v.mayWitness(w) {
				continue
			}
			for len(spans) > 0 && spans[0].to <= k {
				spans = spans[1:]
			}
			if len(spans) > 0 && spans[0].from <= k {
				s := spans[0]
				if s.from == k && s.right == 0 {
					whole = v.reportLowerName(p, s)
				}
				if s.right > 0 || whole || v.name(w) == nil {
					continue
				}
			}
			v.judgeWord(p, k)
		}
	}
}

// smallBlocks reports whether the article has a habit of blocks without any
// capital, so that they say nothing.
func (v *view) smallBlocks() bool {
	small, all := 0, 0
	for i := range v.blocks {
		if b := &v.blocks[i]; b.lowers > 2 {
			all++
			if b.capitals == 0 {
				small++
			}
		}
	}
	return 4*small > all && small > 1
}

// listing reports whether a block without capitals is one of several of its
// kind in a row: keywords, options, identifiers.
func (v *view) listing(i int) bool {
	kind := v.article.Blocks[i].Kind
	for _, k := range [...]int{i - 1, i + 1} {
		if k >= 0 && k < len(v.blocks) && v.article.Blocks[k].Kind == kind && v.blocks[k].lowers > 0 && v.blocks[k].capitals == 0 {
			return true
		}
	}
	return v.blocks[i].lowers < 3 && kind != corpus.TableCell
}

// judgeWord judges one word in lower case.
func (v *view) judgeWord(p *rules.Pass, k int) {
	w := &v.words[k]
	if n := v.name(w); n != nil {
		if f, ok := v.judgeName(k, n); ok && v.exposed(w) && !v.foreign(k) && !v.inShortcode(w) {
			if (n.Kind == lexicon.Person || f.Severity == 0 && v.witness(w).capital == 0) && p.Technical() || v.project(w) {
				// A command, a keyword or a value of that name.
				f.Severity, f.Confidence = rules.Hint, rules.Unsure
			}
			text := n.Text
			f.Range = v.span(w)
			if e, ok := p.Replace(f.Range, text); ok {
				f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: fmt.Sprintf("write %q", text), Edits: []rules.Edit{e}}}
			}
			p.Report(f)
		}
		return
	}
	if v.language == "en" && v.addressed(k) && w.End-w.Start > 2 && !v.kind(w).Function() && v.exposed(w) {
		p.Report(rules.Finding{
			Range: v.span(w), Fixes: v.raise(p, []int{k}),
			Message: fmt.Sprintf("behind %q stands a name", v.in(&v.words[k-1])),
		})
		return
	}
	if v.language == "en" && w.End-w.Start > 2 && (v.mayWitness(w) || v.afterCapital(k) && v.isGiven(&v.words[k-1])) {
		v.judgeUnknown(p, k)
	}
}

func (v *view) afterCapital(k int) bool {
	return k > 0 && v.words[k-1].Case == corpus.Capital && v.joined(k-1)
}

// pairs counts where the article writes the word before this one and this one
// both with a capital, as it does with a given name and a surname: 0 where
// either of them is a word in lower case, too.
func (v *view) pairs(k int) int {
	if !v.afterCapital(k) {
		return 0
	}
	before := &v.words[k-1]
	if before.Case != corpus.Capital || v.kind(before).Common() || adjectival(v.in(before)) {
		return 0
	}
	if n := v.name(before); n != nil && n.Kind != lexicon.Person {
		return 0
	}
	if v.tries--; v.tries < 0 {
		return 0 // an article of nothing but candidates
	}
	pairs, raised, lower := 0, 0, 0
	for i := range v.words {
		w := &v.words[i]
		switch {
		case w.Hash == before.Hash && w.Case == corpus.Lower:
			return 0
		case w.Hash != v.words[k].Hash:
		case w.Case == corpus.Lower:
			lower++
		case w.Case == corpus.Capital:
			raised++
			if i > 0 && v.words[i-1].Case == corpus.Capital && v.joined(i-1) && v.words[i-1].Hash == before.Hash {
				pairs++
			}
		}
	}
	n := v.name(before)
	if lower > 2 || lower > raised && (n == nil || n.Kind != lexicon.Person) {
		return 0
	}
	return pairs
}

// adjectival reports whether a capitalised word makes terms rather than names
// of people: "Bayesian", "Euclidean", "Boolean".
func adjectival(word string) bool {
	for _, end := range [...]string{"ian", "ean", "ic", "al", "ive", "ing", "ed", "ese", "ish", "tion"} {
		if strings.HasSuffix(word, end) {
			return len(word) > 6
		}
	}
	return false
}

// derived reports whether a word has an ending that English gives to words of
// its own rather than to names.
func derived(word string) bool {
	for _, end := range [...]string{
		"ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ities", "able", "ible",
		"ous", "ive", "less", "ful", "ism", "ologist", "ologists", "ology", "ware", "ship",
	} {
		if len(word) > len(end)+2 && word[len(word)-len(end):] == end {
			return true
		}
	}
	return false
}

// judgeName weighs a word that the table has as a name.
func (v *view) judgeName(k int, n *lexicon.Name) (rules.Finding, bool) {
	w := &v.words[k]
	f := rules.Finding{Message: fmt.Sprintf("%s is a %s, and written with a capital", n.Text, n.Kind)}
	if n.Kind == lexicon.Other || n.Kind == lexicon.Event || n.Kind == lexicon.Body || n.Kind == lexicon.Faith ||
		n.Kind == lexicon.Organisation || n.Kind == lexicon.Demonym {
		f.Message = fmt.Sprintf("%q is a name, and written with a capital", n.Text)
	}
	next := ""
	if k+1 < len(v.words) && (v.joined(k) || v.goesOn(k)) {
		next = v.in(&v.words[k+1])
	}
	if v.language == "en" && lexicon.IsGeneric(v.in(w), next) {
		return f, false
	}
	if n.Common {
		if n.Kind == lexicon.Month && v.dated(k) {
			f.Message = n.Text + " is a month here, and written with a capital"
			return f, true
		}
		if n.Kind == lexicon.Person {
			return f, v.given(k) && !v.identified(w, false)
		}
		e := v.witness(w)
		if n.Kind != lexicon.Country && n.Kind != lexicon.City || e.lower > 1 || v.language != "en" ||
			e.capital < 2 && (e.alone == 0 || v.kind(w).Common() || !v.bare(k)) {
			return f, false
		}
		f.Message = fmt.Sprintf("elsewhere the article writes %q", n.Text)
		f.Severity, f.Confidence, f.Confirmed = rules.Hint, rules.Unsure, rules.Error
		return f, true
	}
	if v.binomial(k) {
		return f, false
	}
	if n.Kind == lexicon.Person {
		if v.identified(w, false) || v.listed(k) || v.habitual(w) {
			return f, false // jennifer is a package here
		}
		f.Severity, f.Confidence, f.Confirmed = rules.Warning, rules.Likely, rules.Error
		if v.witness(w).capital > 0 {
			f.Severity, f.Confidence = rules.Error, rules.Certain
		}
	}
	return f, true
}

// habitual reports whether the article writes a word in lower case again and
// again, and never otherwise: a slip is not a habit.
func (v *view) habitual(w *word) bool {
	const often = 4
	if v.witness(w) != (evidence{}) {
		return false
	}
	if v.tries--; v.tries < 0 {
		return false
	}
	n := 0
	for k := range v.words {
		if o := &v.words[k]; o.Hash == w.Hash {
			if o.Case != corpus.Lower {
				return false
			}
			n++
		}
	}
	return n >= often
}

// listed reports whether a word stands in a list of words in lower case that
// nobody knows: "darwin, freebsd".
func (v *view) listed(k int) bool {
	unknown := func(i int) bool {
		return i >= 0 && i < len(v.words) && v.words[i].Case == corpus.Lower && !v.kind(&v.words[i]).Common() && v.name(&v.words[i]) == nil
	}
	return unknown(k+1) && v.text[v.words[k].End:v.words[k+1].Start] == ", " ||
		unknown(k-1) && v.text[v.words[k-1].End:v.words[k].Start] == ", "
}

// given reports whether a given name that is no word stands before a surname:
// "anna Vermeer".
func (v *view) given(k int) bool {
	return v.language == "en" && k+1 < len(v.words) && v.joined(k) && v.words[k+1].Case == corpus.Capital &&
		v.words[k].End-v.words[k].Start > 2 && v.words[k+1].End-v.words[k+1].Start > 2 && !v.kind(&v.words[k]).Common() && !v.kind(&v.words[k+1]).Function()
}

// binomial reports whether a word is the second of a scientific name:
// "Aspergillus niger".
func (v *view) binomial(k int) bool {
	if !v.afterCapital(k) || v.name(&v.words[k-1]) != nil || v.kind(&v.words[k-1]).Common() {
		return false
	}
	genus := v.in(&v.words[k-1])
	for _, end := range [...]string{"us", "a", "um", "is", "es", "on", "ys", "ix", "ax"} {
		if strings.HasSuffix(genus, end) {
			return true
		}
	}
	return false
}

// dated reports whether a month's word stands in a date: "5 may", "in march
// 2024", "august 3".
func (v *view) dated(k int) bool {
	number := func(i int) bool {
		if i < 0 || i >= len(v.words) {
			return false
		}
		w := &v.words[i]
		n := 0
		for _, c := range []byte(v.in(w)) {
			if c < '0' || c > '9' {
				break
			}
			n = 10*n + int(c-'0')
			if n > 2100 {
				return false
			}
		}
		digits := int(w.End - w.Start)
		return n >= 1 && n <= 31 && digits <= 4 && w.Case != corpus.Upper || n >= 1900 && digits == 4
	}
	after := k+1 < len(v.words) && v.joined(k) && number(k+1)
	before := v.joined(k-1) && number(k-1)
	if after && k > 0 && v.joined(k-1) {
		if s := v.in(&v.words[k-1]); s != "in" && s != "since" && s != "until" && s != "by" && s != "on" && s != "of" && s != "from" && !before {
			return false
		}
	}
	return v.language == "en" && after && (before || k > 0 && v.joined(k-1))
}

// foreign reports whether the word stands among words of another language:
// "rue de france".
func (v *view) foreign(k int) bool {
	if v.language != "en" || k == 0 || !v.joined(k-1) {
		return false
	}
	switch v.in(&v.words[k-1]) {
	case "de", "la", "le", "les", "du", "des", "del", "della", "der", "die", "das", "el", "et", "und", "en", "aux", "di", "al", "von":
		return true
	}
	return false
}

// reportLowerName reports a name of several words that has no capital at all,
// where it can be nothing else, and whether it did.
func (v *view) reportLowerName(p *rules.Pass, s nameSpan) bool {
	if v.language != "en" || !v.exposed(&v.words[s.from]) || !v.exposed(&v.words[s.to-1]) || s.name.Common || s.name.Loose {
		return false
	}
	for k := s.from; k < s.to; k++ {
		// A word that is a name by itself is reported by itself: in "a new england
		// shirt" it is all that is.
		if v.name(&v.words[k]) != nil && s.name.Kind != lexicon.City {
			return false
		}
	}
	if s.name.Kind != lexicon.Country && !v.hasRareWord(s) {
		return false
	}
	if s.name.Kind == lexicon.Country && !v.hasRareWord(s) && (s.from == 0 || v.in(&v.words[s.from-1]) != "the") {
		return false
	}
	p.Report(rules.Finding{
		Range:   corpus.Range{Start: int(v.words[s.from].Start), End: int(v.words[s.to-1].End)},
		Message: fmt.Sprintf("the name is written %q", s.name.Text),
		Fixes:   v.raise(p, s.wrong),
	})
	return true
}

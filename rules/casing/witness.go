package casing

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// evidence is how an article writes a word elsewhere.
type evidence struct {
	capital int32 // inside sentences
	opening int32 // with a capital that may be the sentence's
	lower   int32 // at least 1, and not counted, where the others are 0
	alone   int32 // those that stand like a name, see bare
	named   int32 // those behind a word that may be a given name
	place   int32
}

// mayWitness reports whether the article may write a word with a capital that
// is not its sentence's: false is sure.
func (v *view) mayWitness(w *word) bool {
	return v.capitals[w.Hash>>26]&(1<<(w.Hash>>20&63)) != 0
}

// witness returns how the article writes a word. Capitals are only counted
// inside sentences, and at their start for words that are not common ones.
func (v *view) witness(w *word) evidence {
	if !v.mayWitness(w) {
		return evidence{}
	}
	if e, ok := v.evidence[w.Hash]; ok || v.testified {
		return e
	}
	if v.evidence == nil {
		v.evidence = map[uint32]evidence{}
	}
	if v.tries--; v.tries < 0 {
		v.testify() // an article of nothing but candidates
		return v.evidence[w.Hash]
	}
	e := evidence{}
	for k, o := range v.raisedWords() {
		if o.Hash == w.Hash {
			e.count(v, k)
		}
	}
	if e.capital+e.opening == 0 {
		e.lower = 1 // or more: they are weighed against capitals only
		v.evidence[w.Hash] = e
		return e
	}
	for k := range v.words {
		if o := &v.words[k]; o.Hash == w.Hash && o.Case == corpus.Lower {
			e.lower++
		}
	}
	v.evidence[w.Hash] = e
	return e
}

// count adds a word with a capital.
func (e *evidence) count(v *view, k int) {
	w := &v.words[k]
	if w.End-w.Start < 3 {
		return
	}
	if e.capital == 0 {
		e.place = w.Start
	}
	if w.Place != corpus.Inside {
		e.opening++
		return
	}
	e.capital++
	e.place = w.Start
	if v.bare(k) {
		e.alone++
	}
	if v.afterGiven(k) {
		e.named++
	}
}

// testify counts the evidence for all words at once.
func (v *view) testify() {
	clear(v.evidence)
	v.testified = true
	for k, w := range v.raisedWords() {
		if v.mayWitness(w) {
			h := w.Hash
			e := v.evidence[h]
			e.count(v, k)
			v.evidence[h] = e
		}
	}
	for k := range v.words {
		if w := &v.words[k]; w.Case == corpus.Lower && v.mayWitness(w) {
			h := w.Hash
			if e, ok := v.evidence[h]; ok {
				e.lower++
				v.evidence[h] = e
			}
		}
	}
}

// addressed reports whether a word stands behind "Mr" and the like.
func (v *view) addressed(k int) bool {
	if k == 0 || v.words[k-1].Case != corpus.Capital {
		return false
	}
	switch v.in(&v.words[k-1]) {
	case "Mr", "Mrs", "Ms":
		return v.joined(k-1) || v.text[v.words[k-1].End:v.words[k].Start] == ". "
	}
	return false
}

// bare reports whether a word stands as names of people and places do, and
// common nouns hardly ever: behind a given name or "Mr", or without an article
// as the object of a preposition or the subject of a verb.
func (v *view) bare(k int) bool {
	if k == 0 {
		return false
	}
	before := &v.words[k-1]
	if v.addressed(k) || v.afterGiven(k) && (v.isGiven(before) || v.asPerson(k)) {
		return true
	}
	alone := k+1 >= len(v.words) || v.words[k+1].Place == corpus.Opening || !v.joined(k)
	if alone && v.goesOn(k) {
		return false
	}
	if v.joined(k-1) && before.Case == corpus.Lower {
		switch v.in(before) {
		case "in", "from", "near", "at", "of", "by", "with", "for", "outside", "around", "towards", "against", "between",
			"above", "below", "beyond", "across", "through", "into", "like", "than", "via":
			return alone || v.words[k+1].Case == corpus.Lower && v.kind(&v.words[k+1]).Function()
		case "to":
			return alone
		case "where", "that", "when", "because", "while", "but", "and", "if", "as", "before", "after", "which":
			return !alone && v.acts(k)
		}
		return false
	}
	return !v.joined(k-1) && !alone && v.acts(k)
}

// acts reports whether a word in the singular has a verb behind it.
func (v *view) acts(k int) bool {
	next := &v.words[k+1]
	if next.Case != corpus.Lower {
		return false
	}
	s := v.in(next)
	return finite(s) || (strings.HasSuffix(s, "ed") || strings.HasSuffix(s, "s")) && v.text[v.words[k].End-1] != 's' && v.kind(next).Common()
}

// isGiven reports whether a word is a given name with its capital.
func (v *view) isGiven(w *word) bool {
	if w.Case != corpus.Capital {
		return false
	}
	n := v.name(w)
	return n != nil && n.Kind == lexicon.Person
}

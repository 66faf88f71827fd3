package casing

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// judgeUnknown judges a word in lower case that the table does not have: a
// surname or a small place. Either the article writes it with a capital
// elsewhere, or it stands where only a name can. A word that many other texts
// know needs more than one that none does.
func (v *view) judgeUnknown(p *rules.Pass, k int) {
	w := &v.words[k]
	kind := v.kind(w)
	given := v.afterCapital(k) && v.isGiven(&v.words[k-1])
	plain := kind.Common() || derived(v.in(w))
	if kind.Function() || !given && plain || !v.exposed(w) || v.foreign(k) || v.afterHyphen(w) || v.identified(w, true) {
		return
	}
	f := rules.Finding{Range: v.span(w)}
	e := v.witness(w)
	if given && e.capital == 0 && (plain || v.pairs(k) == 0) && v.words[k-1].Place != corpus.Inside && v.mayCommand(&v.words[k-1]) {
		if given = false; plain {
			return // "Mark zombie processes": Mark is nobody here
		}
	}
	once := e.lower == 1 || 3*e.lower < e.capital+e.opening
	raised := e.capital + e.opening
	plural := v.text[w.End-1] == 's' && e.named == 0 // as far as anybody can tell
	switch {
	case kind.Common():
		// "Harry hill", where the article knows a Harry Hill.
		if derived(v.in(w)) || v.pairs(k) == 0 {
			return
		}
		f.Message = v.writtenAs(k)
	case v.pairs(k) > 0:
		f.Message = v.writtenAs(k)
		if !given && e.alone == 0 && !v.asPerson(k) {
			f.Severity, f.Confidence, f.Confirmed = rules.Hint, rules.Unsure, rules.Error
		}
	case raised > 0 && (once || given && raised >= e.lower) && v.afterGiven(k) && (given || !plural && v.asPerson(k)):
		f.Message = fmt.Sprintf("elsewhere the article writes %q", capitalised(v.in(w)))
		if !given {
			f.Severity, f.Confidence, f.Confirmed = rules.Warning, rules.Likely, rules.Error
		}
	case derived(v.in(w)):
		return
	case given && v.surelyPerson(k):
		f.Message = fmt.Sprintf("behind the given name %q stands a surname", v.in(&v.words[k-1]))
		f.Severity, f.Confidence, f.Confirmed = rules.Warning, rules.Likely, rules.Error
	case raised >= e.lower && raised > 0 && !plural && v.speaks(k):
		f.Message = fmt.Sprintf("elsewhere the article writes %q", capitalised(v.in(w)))
		f.Severity, f.Confidence, f.Confirmed = rules.Warning, rules.Likely, rules.Error
	case e.alone > 0 && once && !plural && v.bare(k):
		f.Message = fmt.Sprintf("elsewhere the article writes %q", capitalised(v.in(w)))
		f.Severity, f.Confidence, f.Confirmed = rules.Warning, rules.Likely, rules.Error
	default:
		return
	}
	if raised > 0 {
		f.Related = []rules.Related{{Range: corpus.Range{Start: int(e.place), End: int(e.place + w.End - w.Start)}, Message: "here, for one"}}
	}
	if f.Severity == rules.Warning && p.ShowsCode() {
		f.Severity, f.Confidence = rules.Hint, rules.Unsure // a class, and what it is of
	}
	f.Fixes = v.raise(p, []int{k})
	p.Report(f)
}

// mayCommand reports whether a given name is a word as well, so that it may be
// one at the start of a sentence: Mark, Grace, Will.
func (v *view) mayCommand(w *word) bool {
	n := v.name(w)
	return v.kind(w).Common() || n != nil && n.Common
}

func (v *view) writtenAs(k int) string {
	return fmt.Sprintf("elsewhere the article writes %q", v.in(&v.words[k-1])+" "+capitalised(v.in(&v.words[k])))
}

// afterGiven reports whether a word stands behind one that is a given name, or
// may be one for all that the tables know.
func (v *view) afterGiven(k int) bool {
	if !v.afterCapital(k) {
		return false
	}
	before := &v.words[k-1]
	if n := v.name(before); n != nil {
		// Sofia and Florence are both.
		return n.Kind == lexicon.Person || n.Kind == lexicon.City && v.asPerson(k)
	}
	return before.End-before.Start > 2 && !v.kind(before).Common() && !adjectival(v.in(before))
}

// asPerson reports whether a word goes on as the name of a person does: with
// "who", an age or a trade between commas, a possessive, or a finite verb.
func (v *view) asPerson(k int) bool {
	if k+1 >= len(v.words) {
		return false
	}
	w, next := &v.words[k], &v.words[k+1]
	after := v.text[w.End:next.Start]
	switch after {
	case "'s ", "’s ":
		return true
	case ", ":
		switch s := v.in(next); s {
		case "who", "whose", "a", "an", "the":
			return true
		default:
			return len(s) == 2 && next.Case == corpus.NoCase
		}
	case " ":
		return finite(v.in(next))
	}
	return false
}

// surelyPerson is asPerson for a word that the article writes nowhere else:
// "Emma wept, the tears …" is none.
func (v *view) surelyPerson(k int) bool {
	if !v.asPerson(k) {
		return false
	}
	next := &v.words[k+1]
	switch s := v.in(next); s {
	case "who", "whose":
		return !v.joined(k)
	default:
		return next.Case == corpus.NoCase || v.joined(k) && said(s)
	}
}

// finite reports whether a word is a verb with a subject before it.
func finite(word string) bool {
	switch word {
	case "is", "was", "has", "had", "will", "would", "can", "could", "does", "did", "says", "said", "told", "tells",
		"asked", "asks", "added", "adds", "wrote", "writes", "explained", "explains", "thinks", "thought", "knows",
		"knew", "became", "began", "went", "came", "took", "gave", "who":
		return true
	}
	return false
}

// speaks reports whether a word is the speaker of what was said: "…,” brennan
// said", "says brennan".
func (v *view) speaks(k int) bool {
	if k+1 < len(v.words) && v.joined(k) && said(v.in(&v.words[k+1])) {
		return k == 0 || !v.determined(k)
	}
	if k > 0 && v.joined(k-1) && said(v.in(&v.words[k-1])) {
		next := int(v.words[k].End)
		return next < len(v.text) && strings.IndexByte(".,;:", v.text[next]) >= 0
	}
	return false
}

func said(word string) bool {
	switch word {
	case "said", "says", "asked", "asks", "added", "adds", "replied", "told", "explained", "explains", "writes", "wrote":
		return true
	}
	return false
}

// determined reports whether a word belongs to the one before it, as a noun to
// its article or adjective.
func (v *view) determined(k int) bool {
	return v.joined(k-1) && v.words[k-1].Case == corpus.Lower && v.kind(&v.words[k-1]).Common()
}

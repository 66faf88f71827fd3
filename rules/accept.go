package rules

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// Accepted are words, names and phrases that are right in a house. They let no
// mark stand but those on how something is written: findings of the categories
// of acceptable. It is safe for concurrent use.
type Accepted struct {
	entries []acceptedEntry
	byWord  map[string][]int // the folded first word of an entry, to the entries
}

type acceptedEntry struct {
	text string // as it was given
	kept string // its case kept, typography and blanks folded
	fold string // folded
	lead int    // bytes before its first word
	used atomic.Bool
}

// acceptable are the categories whose findings an accepted text drops, and
// whether the article must write it in the same case: who accepts "iphone"
// says nothing of "IPHONE", and who accepts "Kyiv" does not want "kyiv".
var acceptable = map[string]bool{"casing": true, "spelling": false, "wording": false, "officials": false}

// acceptableRules are rules of other categories that look at names and terms.
var acceptableRules = map[string]bool{"figures/acronym": true, "claims/unverifiable-event": false}

// NewAccepted prepares words, names and phrases.
func NewAccepted(texts []string) *Accepted {
	a := &Accepted{entries: make([]acceptedEntry, len(texts)), byWord: map[string][]int{}}
	for i, text := range texts {
		e := &a.entries[i]
		e.text, e.kept, e.fold = text, strings.TrimSpace(typeset(text)), strings.TrimSpace(corpus.FoldString(text))
		for w := range corpus.Words(e.fold, 0) {
			first := e.fold[w.Range.Start:w.Range.End]
			e.lead = w.Range.Start
			a.byWord[first] = append(a.byWord[first], i)
			break
		}
	}
	return a
}

// Accepting returns the set with words, names and phrases that are right in
// the house. The set itself stays as it is.
func (s *Set) Accepting(a *Accepted) *Set {
	with := *s
	with.accepted = a
	return &with
}

// Drop returns the findings without those on accepted texts: where what is
// marked is one, stands inside of one, or, in the categories that judge names,
// holds one.
func (a *Accepted) Drop(article *corpus.Article, findings []Finding) []Finding {
	if a == nil || len(a.entries) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(f Finding) bool { return a.accepts(article, &f) })
}

// Unused returns the entries that have kept no finding away so far.
func (a *Accepted) Unused() []string {
	var out []string
	for i := range a.entries {
		if !a.entries[i].used.Load() {
			out = append(out, a.entries[i].text)
		}
	}
	return out
}

func (a *Accepted) accepts(article *corpus.Article, f *Finding) bool {
	category, _, _ := strings.Cut(f.Rule, "/")
	exact, ok := acceptableRules[f.Rule]
	if !ok {
		if exact, ok = acceptable[category]; !ok {
			return false
		}
	}
	text, at, end := surroundings(article, f, exact)
	holds := category == "officials" || category == "claims"
	for w := range corpus.Words(text, 0) {
		if w.Range.Start >= end {
			break
		}
		word := corpus.FoldString(text[w.Range.Start:w.Range.End])
		stem, _, _ := strings.Cut(word, "'")
		for _, i := range slices.Concat(a.byWord[word], a.byWord[stem]) {
			start, stop, ok := a.entries[i].stands(text, w.Range.Start, exact)
			if !ok {
				continue
			}
			if start <= at && (end <= stop || text[stop:end] == "'s") || holds && at <= start && stop <= end {
				a.entries[i].used.Store(true)
				return true
			}
		}
	}
	return false
}

// stands reports where an entry whose first word begins at an offset of a text
// stands there, as a whole.
func (e *acceptedEntry) stands(text string, word int, exact bool) (start, stop int, ok bool) {
	want := e.fold
	if exact {
		want = e.kept
	}
	start = word - e.lead
	stop = start + len(want)
	if start < 0 || stop > len(text) || text[start:stop] != want {
		return 0, 0, false
	}
	next, _ := utf8.DecodeRuneInString(text[stop:])
	return start, stop, !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

// surroundings is the marked text with as much of its block around it as an entry
// may take, in the form in which entries are compared, and where in it the
// marked text is.
func surroundings(a *corpus.Article, f *Finding, exact bool) (text string, at, end int) {
	if f.Range.Len() == 0 {
		text = f.Excerpt
		if exact {
			return typeset(text), 0, len(typeset(text))
		}
		text = corpus.FoldString(text)
		return text, 0, len(text)
	}
	const reach = 120 // bytes
	block := a.Blocks[max(0, a.Block(f.Range.Start))].Text
	from, to := max(block.Start, f.Range.Start-reach), max(f.Range.End, min(block.End, f.Range.End+reach))
	if exact {
		before, marked := typeset(a.Text.String()[from:f.Range.Start]), typeset(a.In(f.Range))
		return before + marked + typeset(a.Text.String()[f.Range.End:to]), len(before), len(before) + len(marked)
	}
	fold := a.Fold()
	from, to = fold.At(from), fold.At(to)
	return fold.String()[from:to], fold.At(f.Range.Start) - from, fold.At(f.Range.End) - from
}

var straighten = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "‐", "-", "‑", "-", "\u00a0", " ", "\u202f", " ", "\u00ad", "")
})

// typeset is a text with plain quotes, hyphens and blanks, its case kept.
func typeset(text string) string { return straighten().Replace(text) }

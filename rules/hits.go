package rules

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/match"
)

// window is how many bytes of folded text around its anchor a pattern sees,
// on either side. It bounds what one hit can cost.
const window = 320

// finder finds the phrases of some rules with one matcher.
type finder struct {
	rules   []*Rule
	matcher *match.Matcher
	owners  []owner
}

// owner says whose phrase the matcher's phrase of the same index is.
type owner struct {
	rule   int
	phrase *Phrase
}

func newFinder(rules []*Rule) *finder {
	f := &finder{rules: rules}
	var phrases []match.Phrase
	for i, r := range rules {
		if r.Phrases == nil {
			continue
		}
		own := r.Phrases()
		patterns := make([]lazyPattern, len(own))
		phrases, f.owners = slices.Grow(phrases, len(own)), slices.Grow(f.owners, len(own))
		for k := range own {
			if own[k].Pattern != "" {
				own[k].pattern = &patterns[k]
			}
			phrases = append(phrases, match.Phrase{Text: corpus.FoldString(own[k].Anchor), Prefix: own[k].Prefix})
			f.owners = append(f.owners, owner{i, &own[k]})
		}
	}
	f.matcher = match.New(phrases)
	return f
}

// find verifies what the matcher found and sorts it by rule. A rule's hits
// ascend; of hits that overlap the first and longest is kept.
func (f *finder) find(a *corpus.Article) hitsByRule {
	fold := a.Fold()
	text := fold.String()
	buffer, _ := matches.Get().(*[]match.Hit)
	defer matches.Put(buffer)
	*buffer = f.matcher.Append((*buffer)[:0], text)
	var found hitsByRule
	for _, m := range *buffer {
		o := f.owners[m.Phrase]
		start, end, ok := o.phrase.verify(text, m.Start, m.End)
		if !ok || o.phrase.Language != "" && !mayRead(a, o.phrase.Language) {
			continue
		}
		r := fold.Text(start, end)
		block := a.Block(r.Start)
		if block < 0 || !f.rules[o.rule].reads().Has(a.Blocks[block].Kind) {
			continue
		}
		// A phrase that runs over the end of its block is none.
		if r.End > a.Blocks[block].Text.End {
			continue
		}
		found.add(o.rule, Hit{o.phrase, r, block})
	}
	for i, rule := range found.rules {
		if !f.rules[rule].Overlaps {
			found.hits[i] = withoutOverlaps(found.hits[i])
		}
	}
	return found
}

// matches are where the matcher puts what it finds, most of which is dropped
// at once.
var matches = sync.Pool{New: func() any { return new([]match.Hit) }}

// hitsByRule holds hits for the few rules that have any, in the order of the
// rules.
type hitsByRule struct {
	rules []int
	hits  [][]Hit // of the rule of the same index
}

func (h *hitsByRule) add(rule int, hit Hit) {
	i, there := slices.BinarySearch(h.rules, rule)
	if !there {
		h.rules, h.hits = slices.Insert(h.rules, i, rule), slices.Insert(h.hits, i, nil)
	}
	h.hits[i] = append(h.hits[i], hit)
}

// next takes out the hits of a rule. Rules must ask in their order.
func (h *hitsByRule) next(rule int) []Hit {
	if len(h.rules) == 0 || h.rules[0] != rule {
		return nil
	}
	hits := h.hits[0]
	h.rules, h.hits = h.rules[1:], h.hits[1:]
	return hits
}

// mayRead reports whether phrases of a language are looked for in the
// article: its own, and English ones everywhere, since what assistants leave
// behind is English in texts of any language.
func mayRead(a *corpus.Article, language string) bool {
	if language == "en" {
		return true
	}
	l := a.Language()
	return l == language || l == "und"
}

func withoutOverlaps(hits []Hit) []Hit {
	if len(hits) < 2 {
		return hits
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		if a.Range.Start != b.Range.Start {
			return a.Range.Start - b.Range.Start
		}
		return b.Range.End - a.Range.End
	})
	kept := hits[:0]
	for _, h := range hits {
		if n := len(kept); n > 0 && kept[n-1].Range.Overlaps(h.Range) {
			// Of two readings of one place the surer one counts.
			if h.Phrase.Confidence > kept[n-1].Phrase.Confidence || h.Phrase.Attested && !kept[n-1].Phrase.Attested {
				kept[n-1] = h
			}
			continue
		}
		kept = append(kept, h)
	}
	return kept
}

// verify checks the pattern and the scope around an anchor, and returns the
// range of the folded text that the phrase takes.
func (p *Phrase) verify(text string, start, end int) (int, int, bool) {
	if p.pattern != nil {
		from, to := around(text, start, end)
		var ok bool
		if start, end, ok = p.pattern.of(p).find(text, from, start, to); !ok {
			return 0, 0, false
		}
	}
	if (p.Scope == Opens || p.Scope == Whole) && !opensLine(text, start) {
		return 0, 0, false
	}
	if (p.Scope == Closes || p.Scope == Whole) && !closesLine(text, end) {
		return 0, 0, false
	}
	return start, end, true
}

// around returns the part of an anchor's line that its pattern sees.
func around(text string, start, end int) (from, to int) {
	from, to = max(0, start-window), min(len(text), end+window)
	if i := strings.LastIndexByte(text[from:start], '\n'); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(text[end:to], '\n'); i >= 0 {
		to = end + i
	}
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && to > end && !utf8.RuneStart(text[to]) {
		to--
	}
	return from, to
}

// signs is how many signs may stand before or after what opens or closes a
// line: quotation marks, brackets, emphasis.
const signs = 6

func opensLine(text string, at int) bool {
	for n := 0; at > 0 && text[at-1] != '\n'; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if n == signs || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return n < signs && numbers(text, at)
		}
		at -= size
	}
	return true
}

// maxNumber is the length in bytes of the longest number that may stand before
// what opens a line: "xviii".
const maxNumber = 5

// numbers reports whether a line begins with the number of a list that ends at
// the offset: "v. …", "4 – …". A reader leaves those in the text that Markdown
// does not take for marks either.
func numbers(text string, at int) bool {
	from := at
	for from > 0 && at-from <= maxNumber && text[from-1] != '\n' && strings.IndexByte("0123456789ivx", text[from-1]) >= 0 {
		from--
	}
	if from == at || at-from > maxNumber || from > 0 && text[from-1] != '\n' {
		return false
	}
	if number := text[from:at]; strings.Trim(number, "ivx") == "" {
		return strings.IndexByte(".):", text[at]) >= 0 || strings.HasPrefix(text[at:], " - ")
	}
	// "1. Introduction:" is a heading: figures with a dot say nothing new.
	return strings.Trim(text[from:at], "0123456789") == "" && strings.HasPrefix(text[at:], " - ") // dashes are folded
}

func closesLine(text string, at int) bool {
	for n := 0; at < len(text) && text[at] != '\n'; n++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		if n == signs || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
		at += size
	}
	return true
}

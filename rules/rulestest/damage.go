package rulestest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// Damage is one way to break a sound article, with the rules that should see
// it.
type Damage struct {
	Kind  string
	Rules []string // any of them may report it
	Also  []string // these may rightly report what follows from it elsewhere

	// Lost says that what is gone cannot be known: no fix gives it back.
	Lost bool

	inject func(*victim) bool
}

// Damaged is an article with one thing broken.
type Damaged struct {
	Source []byte
	At     corpus.Span // what was broken; empty where something is missing
	Within corpus.Span // how far a finding about it may reach
}

// Inject breaks one thing at a random place of an article. It reports false
// where the article has nothing that could be broken that way.
func (d Damage) Inject(random *rand.Rand, a *corpus.Article, vocabulary *Vocabulary) (Damaged, bool) {
	v := &victim{Article: a, random: random, vocabulary: vocabulary}
	if !d.inject(v) {
		return Damaged{}, false
	}
	return v.out, true
}

// Vocabulary is what the sound articles know of words.
type Vocabulary struct {
	known  map[string]int  // folded word: the number of articles that have it
	places map[string]bool // names that every lexicon has
}

// NewVocabulary reads the words of sound articles. The places are names of
// countries, large cities, peoples, months and days, one to a line.
func NewVocabulary(articles []*corpus.Article, places string) *Vocabulary {
	v := &Vocabulary{known: map[string]int{}, places: map[string]bool{}}
	for _, a := range articles {
		seen := map[string]bool{}
		for w := range corpus.Words(a.Text.String(), 0) {
			seen[strings.ToLower(a.In(w.Range))] = true
		}
		for w := range seen {
			v.known[w]++
		}
	}
	for line := range strings.Lines(places) {
		v.places[strings.TrimSpace(line)] = true
	}
	return v
}

// victim is an article about to be damaged.
type victim struct {
	*corpus.Article
	random     *rand.Rand
	vocabulary *Vocabulary
	out        Damaged
}

// replace puts a text in the place of a span. The finding may reach as far as
// the words on either side that touch it.
func (v *victim) replace(s corpus.Span, text string) bool {
	v.out.Source = slices.Concat(v.Source[:s.Start], []byte(text), v.Source[s.End:])
	v.out.At = corpus.Span{Start: s.Start, End: s.Start + len(text)}
	v.out.Within = v.out.At
	return true
}

// reach widens what a finding may cover to whole words, so many of them on
// either side.
func (v *victim) reach(words int) bool {
	s := &v.out.Within
	for range words {
		for s.Start > 0 && blank(v.out.Source[s.Start-1]) {
			s.Start--
		}
		for s.Start > 0 && !blank(v.out.Source[s.Start-1]) {
			s.Start--
		}
		for s.End < len(v.out.Source) && blank(v.out.Source[s.End]) {
			s.End++
		}
		for s.End < len(v.out.Source) && !blank(v.out.Source[s.End]) {
			s.End++
		}
	}
	return true
}

func blank(b byte) bool { return b == ' ' || b == '\n' }

// pick returns one of the items, and false where there is none.
func pick[T any](v *victim, items []T) (item T, ok bool) {
	if len(items) == 0 {
		return item, false
	}
	return items[v.random.IntN(len(items))], true
}

// blocks returns the indexes of the blocks of a kind.
func (v *victim) blocks(kinds ...corpus.Kind) []int {
	var out []int
	for i := range v.Blocks {
		if slices.Contains(kinds, v.Blocks[i].Kind) {
			out = append(out, i)
		}
	}
	return out
}

// token is a word with what stands around it.
type token struct {
	corpus.Word
	text          string
	span          corpus.Span
	block         int
	opens         bool // first word of a sentence or a quotation
	before, after byte // the signs that touch it; 0 at the edge of the block
}

// tokens returns the words of the paragraphs, outside of code and links.
func (v *victim) tokens() []token {
	var out []token
	for _, i := range v.blocks(corpus.Paragraph) {
		opens := map[int]bool{}
		for _, s := range v.Sentences(i) {
			opens[s.Start] = true
		}
		b := v.Blocks[i].Text
		text := v.Text.String()
		for w := range v.BlockWords(i) {
			if v.special(w.Range) || !v.Text.Verbatim(w.Range) {
				continue
			}
			t := token{Word: w, text: v.In(w.Range), span: v.Text.Span(w.Range), block: i, opens: opens[w.Range.Start]}
			if w.Range.Start > b.Start {
				t.before = text[w.Range.Start-1]
				r, _ := utf8.DecodeLastRuneInString(text[b.Start:w.Range.Start])
				t.opens = t.opens || strings.ContainsRune("“\"(", r)
			}
			if w.Range.End < b.End {
				t.after = text[w.Range.End]
			}
			out = append(out, t)
		}
	}
	return out
}

// special reports whether a range stands in code or in a link.
func (v *victim) special(r corpus.Range) bool {
	if slices.ContainsFunc(v.Code, func(c corpus.Range) bool { return c.Overlaps(r) }) {
		return true
	}
	return slices.ContainsFunc(v.Links, func(l corpus.Link) bool { return l.Text.Overlaps(r) })
}

// where returns the tokens that a test holds for.
func (v *victim) where(test func(token) bool) []token {
	return slices.DeleteFunc(v.tokens(), func(t token) bool { return !test(t) })
}

// between reports whether a word stands alone between blanks.
func (t token) between() bool { return t.before == ' ' && t.after == ' ' }

// name reports whether the token is a name that the article itself or every
// lexicon vouches for.
func (v *victim) name(t token, all []token) bool {
	if t.Case != corpus.Capital || t.opens || len(t.text) < 3 {
		return false
	}
	if v.vocabulary.places[t.text] {
		return true
	}
	n := 0
	for _, o := range all {
		if o.text == t.text && !o.opens {
			n++
		}
	}
	return n >= 2 && v.vocabulary.known[strings.ToLower(t.text)] == 1
}

func titleCase(text string) string {
	var out strings.Builder
	start := true
	for _, r := range text {
		if start {
			r = unicode.ToUpper(r)
		}
		out.WriteRune(r)
		start = r == ' '
	}
	return out.String()
}

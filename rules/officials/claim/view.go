package claim

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

func sortInts(s []int) { slices.Sort(s) }

// view is one block that holds words of titles.
type view struct {
	article    *corpus.Article
	text       string // of the whole article
	block      int
	words      []corpus.Token
	folded     []string // by word; "": not asked for yet
	language   string
	sentences  []corpus.Range
	quotations []corpus.Range
	dates      []dated
	titled     bool // capitalised like a headline
	quote      bool // a block quotation
	fiction    bool
}

func newView(a *corpus.Article, block int, language string, spare []string) *view {
	tokens := a.Tokens()
	from, to := tokens.In(block)
	v := &view{article: a, text: a.Text.String(), block: block, language: language, words: tokens.All[from:to]}
	if cap(spare) >= to-from {
		v.folded = spare[:to-from]
		clear(v.folded)
	}
	lower, upper := 0, 0
	for i := range v.words {
		switch t := &v.words[i]; {
		case t.Range().Len() < 4:
		case t.Case == corpus.Lower:
			lower++
		case t.Case == corpus.Capital, t.Case == corpus.Upper:
			upper++
		}
	}
	v.titled = upper > 4*lower && upper > 2
	b := &a.Blocks[block]
	v.quote = b.Quoted || b.Kind == corpus.Quote
	return v
}

// word is the folded word: lower case, without accents and apostrophes; "" out
// of the block.
func (v *view) word(i int) string {
	if i < 0 || i >= len(v.words) {
		return ""
	}
	if v.folded == nil {
		v.folded = make([]string, len(v.words))
	}
	if v.folded[i] == "" {
		raw := v.raw(i)
		if v.words[i].Case != corpus.Lower || !plain(raw) {
			raw = roster.FoldName(raw)
		}
		v.folded[i] = raw
	}
	return v.folded[i]
}

// plain reports whether folding leaves a word in lower case as it is.
func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= 0x80 || c == '\'' {
			return false
		}
	}
	return true
}

// raw is the word as written.
func (v *view) raw(i int) string {
	r := v.words[i].Range()
	return v.text[r.Start:r.End]
}

// gap is what stands between a word and the next one; "" at the edges.
func (v *view) gap(i int) string {
	if i < 0 || i+1 >= len(v.words) {
		return ""
	}
	return v.text[v.words[i].Range().End:v.words[i+1].Range().Start]
}

// joined reports whether nothing but a blank or a hyphen stands between a word
// and the next one.
func (v *view) joined(i int) bool {
	g := v.gap(i)
	return g == " " || g == "-" || g == "\u00a0" || g == "‑" || g == "–" && v.language == "de"
}

func (v *view) capital(i int) bool {
	if i < 0 || i >= len(v.words) {
		return false
	}
	c := v.words[i].Case
	return c == corpus.Capital || c == corpus.Upper || c == corpus.Mixed && v.text[v.words[i].Range().Start] < 'a'
}

// opens reports whether a word starts a sentence.
func (v *view) opens(i int) bool {
	if i <= 0 {
		return true
	}
	g := v.gap(i - 1)
	return strings.ContainsAny(g, ".!?:\n") && len(g) > 1 || strings.ContainsAny(g, "“\"(–—•")
}

// common reports whether a word, put in lower case, is one of everyday.
func (v *view) common(i int) bool {
	return lexicon.IsCommon(v.language, strings.ToLower(v.raw(i)))
}

// bare is the word without a possessive ending, and whether it had one.
func bare(word string) (string, bool) {
	for _, s := range [...]string{"'s", "’s", "'S", "’S"} {
		if b, ok := strings.CutSuffix(word, s); ok {
			return b, true
		}
	}
	return word, false
}

// sentence is the sentence that holds an offset.
func (v *view) sentence(at int) corpus.Range {
	if v.sentences == nil {
		v.sentences = v.article.Sentences(v.block)
	}
	i, found := slices.BinarySearchFunc(v.sentences, at, func(r corpus.Range, at int) int { return r.Start - at })
	if !found {
		i--
	}
	if i < 0 {
		return v.article.Blocks[v.block].Text
	}
	return v.sentences[i]
}

// from is the index of the first word at an offset or behind it.
func (v *view) from(at int) int {
	i, _ := slices.BinarySearchFunc(v.words, at, func(w corpus.Token, at int) int { return int(w.Start) - at })
	return i
}

func (v *view) inQuotes(r corpus.Range) bool {
	if v.quote {
		return true
	}
	if v.quotations == nil {
		b := v.article.Blocks[v.block].Text
		if text := v.article.In(b); strings.IndexByte(text, '"') < 0 && strings.IndexByte(text, 0xE2) < 0 && strings.IndexByte(text, 0xC2) < 0 {
			v.quotations = []corpus.Range{{}}
			return false
		}
		v.quotations = append([]corpus.Range{{}}, rules.Quotations(v.article.In(b), b.Start)...)
	}
	i, _ := slices.BinarySearchFunc(v.quotations, r.Start+1, func(q corpus.Range, at int) int { return q.End - at })
	return i < len(v.quotations) && v.quotations[i].Contains(r)
}

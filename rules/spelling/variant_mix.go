package spelling

import (
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var variantMix = rules.Rule{
	ID:    "spelling/variant-mix",
	Title: "One word is spelt in two ways",
	Doc: `A house spells a word in one way. Where an article has dialog and dialogue, adviser and advisor,
cease-fire and ceasefire, U.S. and US, or British and American words side by side, it has several sources, and a change
at one point shows where one of them starts.

Flagged are the spelling of each such word that is much rarer or comes later, and the first word of the rarer of the two Englishes where both have
two words and more.
Left alone are quotations, headings, references, and capitalised words inside a sentence, which belong to names.

Where the house has said how it spells, every other spelling is a warning.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Languages:  []string{"en"},
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem, corpus.TableCell),
	Gates:      rules.InCode,
	Examples:   variantMixExamples,
	Check:      func(p *rules.Pass) { checkVariantMix(p, nil) },
	Options:    []rules.Option{dialectOption, formsOption},
	With: func(r *rules.Rule, v rules.Values) {
		h := newHouse(v)
		r.Phrases = func() []rules.Phrase { return h.unwanted(false) }
		r.Check = func(p *rules.Pass) {
			h.report(p)
			checkVariantMix(p, h)
		}
	},
}

// mostPlaces bounds what is reported of one word.
const mostPlaces = 3

// region is one of the two Englishes, with the words that show it.
type region struct {
	name  string
	words []string // distinct
	first corpus.Range
}

func checkVariantMix(p *rules.Pass, h *house) {
	a := p.Article
	variants := surveyOf(p).variants
	if h != nil {
		variants = h.judge(p, variants)
	}
	if len(variants) < 2 {
		return
	}
	quotations := p.Once(quotesKey{}, func() any { return &quoteCache{article: a} }).(*quoteCache)
	byLine := map[int32][2][]corpus.Range{}
	var order []int32
	regions := [2]region{{name: "American"}, {name: "British"}}
	for _, v := range mixedOnly(a, variants) {
		b := &a.Blocks[v.block]
		if b.Quoted || !p.Rule.Reads.Has(b.Kind) || quotations.hold(v.block, v.at) {
			continue
		}
		way := v.way
		if v.line > 0 {
			word := a.In(v.at)
			if !isLowerWord(word[:1]) && !opensSentence(a.Text.String(), b.Text, v.at.Start) {
				continue
			}
			if kind, _ := variantLine(v.line); kind == 'r' {
				regions[way].note(word, v.at)
			}
		}
		places, seen := byLine[v.line]
		if !seen {
			order = append(order, v.line)
		}
		places[way] = append(places[way], v.at)
		byLine[v.line] = places
	}
	mixed := false
	for _, line := range order {
		places := byLine[line]
		if len(places[0]) == 0 || len(places[1]) == 0 {
			continue
		}
		mixed = true
		reportRarer(p, places)
	}
	if mixed || len(regions[0].words) < 2 || len(regions[1].words) < 2 {
		return
	}
	rare, common := regions[0], regions[1]
	if n, m := len(rare.words), len(common.words); n > m || n == m && rare.first.Start < common.first.Start {
		rare, common = common, rare
	}
	p.Report(rules.Finding{
		Range:   rare.first,
		Message: fmt.Sprintf("%s spelling (%s) in a text with %s spelling (%s)", rare.name, some(rare.words), common.name, some(common.words)),
		Related: []rules.Related{{Range: common.first, Message: common.name + " here"}},
	})
}

// mixedOnly returns the variants, with their ways looked up, where a word has
// two or both Englishes occur; else none, as in most articles.
func mixedOnly(a *corpus.Article, variants []variant) []variant {
	out := slices.Clone(variants)
	ways := map[int32]uint8{}
	var both, regional uint8
	for i := range out {
		v := &out[i]
		kind := byte('h')
		if v.line > 0 {
			var spellings [2]string
			kind, spellings = variantLine(v.line)
			if v.way < 0 {
				v.way = 0
				if strings.EqualFold(a.In(v.at), spellings[1]) {
					v.way = 1
				}
			}
		}
		ways[v.line] |= 1 << v.way
		both = max(both, ways[v.line])
		if kind == 'r' {
			regional |= 1 << v.way
		}
	}
	if both < 3 && regional < 3 {
		return nil
	}
	return out
}

// reportRarer reports one of two spellings of a word: the one that is much
// rarer, else the one that comes later.
func reportRarer(p *rules.Pass, places [2][]corpus.Range) {
	rare, common := places[0], places[1]
	if swap := len(rare) > len(common); 3*min(len(rare), len(common)) <= max(len(rare), len(common)) && swap ||
		3*min(len(rare), len(common)) > max(len(rare), len(common)) && rare[0].Start < common[0].Start {
		rare, common = common, rare
	}
	for _, r := range rare[:min(len(rare), mostPlaces)] {
		p.Report(rules.Finding{
			Range: r,
			Message: fmt.Sprintf("%q here, %q elsewhere (%d and %d times)",
				p.Article.In(r), p.Article.In(common[0]), len(rare), len(common)),
			Related: []rules.Related{{Range: common[0], Message: "the other spelling"}},
		})
	}
}

func (g *region) note(word string, at corpus.Range) {
	word = strings.ToLower(word)
	if slices.Contains(g.words, word) {
		return
	}
	if len(g.words) == 0 {
		g.first = at
	}
	if len(g.words) < 8 {
		g.words = append(g.words, word)
	}
}

func some(words []string) string { return strings.Join(words[:min(len(words), mostPlaces)], ", ") }

// variantLine returns the kind and the two spellings of a line of variants.
func variantLine(line int32) (kind byte, ways [2]string) {
	text := variantTable[line-1:]
	text = text[:strings.IndexByte(text, '\n')]
	ways[0], ways[1], _ = strings.Cut(text[2:], " ")
	return text[0], ways
}

// quoteCache knows the quotations of the blocks that were asked for.
type quoteCache struct {
	article *corpus.Article
	blocks  map[int][]corpus.Range
}

// hold reports whether a range of a block stands between quotation marks.
func (q *quoteCache) hold(block int, r corpus.Range) bool {
	quotations, ok := q.blocks[block]
	if !ok {
		text := q.article.Blocks[block].Text
		quotations = rules.Quotations(q.article.In(text), text.Start)
		if q.blocks == nil {
			q.blocks = map[int][]corpus.Range{}
		}
		q.blocks[block] = quotations
	}
	i, _ := slices.BinarySearchFunc(quotations, r.Start, func(o corpus.Range, at int) int { return o.End - 1 - at })
	return i < len(quotations) && quotations[i].Contains(r)
}

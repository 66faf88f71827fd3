package wording

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// CoinedTerm finds terms that an article uses as if everybody knew them.
var CoinedTerm = rules.Rule{
	ID:    "wording/coined-term",
	Title: "A term that the article made up and never introduces",
	Doc: `Rewriting machines and briefs full of keywords leave terms behind that stand for nothing: the reader
searches for them in vain.

Flags the first use of a term of two words that stands in at least five places of four paragraphs, inside
sentences now with capitals like a name and now without, when one of its words is a word of fixed terms and
the other none that stands beside it, and the article never introduces it: no quotation marks, no
abbreviation in brackets, no "so-called", "known as" or "means". It is a hint: new terms exist.

Leaves alone fixed terms, terms that are always or never capitalised, headings, and terms that are
introduced.`,
	Severity:   rules.Hint,
	Set:        "style",
	OnRequest:  true,
	Confidence: rules.Unsure,
	Languages:  []string{"en"},
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "On 3,146 documents of free software: 29 hints, half of them “free software”.",
	Check:      checkCoinedTerm,
	Examples: []rules.Example{
		{
			Text: "The council will pay for the harbour plank from next year.\n\nUnder the press plank, boats may moor for a day.\n\n" +
				"Critics say that the Press Plank scheme is dear.\n\nA press plank has no walls.\n\nThe press plank stays, and so does another press plank.\n",
			Want: []string{"press plank"},
		},
		{Text: "Gardeners want the heart parsnip now.\n\nThe old Heart Parsnip was small, the growers say.\n\nNo heart parsnip is sweet.\n\n" +
			"They sow a heart parsnip in May.\n\nOne heart parsnip feeds two.\n", Want: []string{"heart parsnip"}},
		{Text: "The trade lantern hangs in the hall.\n\nVisitors of the Trade Lantern pay nothing.\n\nEach trade lantern is lit at six.\n\n" +
			"A trade lantern burns oil.\n\nThe trade lantern will go.\n", Want: []string{"trade lantern"}},
		{Text: "- The club bought a goal ladder for the boys.\n- A goal ladder has nine rungs.\n- The keeper of the Goal Ladder is paid by the town.\n" +
			"- No goal ladder was broken.\n- The goal ladder is red.\n", Want: []string{"goal ladder"}},
		{Text: "The so-called press plank is new.\n\nUnder the press plank, boats may moor.\n\nCritics say that the Press Plank scheme is dear.\n\n" +
			"A press plank has no walls.\n\nThe press plank stays.\n"},
		{Text: "The prime minister came.\n\nAsked by the Prime Minister herself, the prime minister's office spoke.\n\n" +
			"A prime minister eats.\n\nThe prime minister sleeps.\n\nThe prime minister left.\n"},
		{Text: "The trade lantern hangs in the hall.\n\nVisitors of the trade lantern pay nothing.\n\nEach trade lantern is lit at six.\n\n" +
			"A trade lantern burns oil.\n\nThe trade lantern will go.\n"},
		{Text: "The goal ladder (GL) is new.\n\nA goal ladder has nine rungs.\n\nThe keeper of the Goal Ladder is paid.\n\n" +
			"No goal ladder was broken.\n\nThe goal ladder is red.\n"},
	},
}

// The least use that makes a term of two words.
const (
	coinedPlaces = 5
	coinedBlocks = 4
)

func checkCoinedTerm(p *rules.Pass) {
	known := spinTable()
	fold := p.Article.Fold()
	tried := map[string]bool{}
	for i, b := range p.Blocks() {
		if b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem {
			continue
		}
		for _, r := range capitalPairs(p.Article.In(b.Text)) {
			term := corpus.FoldString(p.Article.In(b.Text)[r.Start:r.End])
			if tried[term] || len(tried) >= 200 {
				continue
			}
			tried[term] = true
			if known.coinable(term) {
				if first, places, ok := coined(p.Article, fold, term); ok {
					p.Report(rules.Finding{Range: first, Message: fmt.Sprintf(
						"%q stands in %d places, with capitals (%s) and without, and is never introduced",
						term, places, p.Article.In(corpus.Range{Start: p.Article.Blocks[i].Text.Start + r.Start, End: p.Article.Blocks[i].Text.Start + r.End}))})
				}
			}
		}
	}
}

// capitalPairs returns the pairs of capitalised words that stand alone between
// words in small letters: "the Press Plank would".
func capitalPairs(text string) []corpus.Range {
	var out []corpus.Range
	for from := 0; ; {
		i := strings.IndexByte(text[from:], ' ')
		if i < 0 {
			return out
		}
		at := from + i + 1
		from = at
		if at >= len(text) || !upper(text[at]) || at < 3 || !lower(text[at-2]) {
			continue
		}
		one := smallEnd(text, at+1)
		if one-at < 3 || one+1 >= len(text) || text[one] != ' ' || !upper(text[one+1]) {
			continue
		}
		two := smallEnd(text, one+2)
		if two-one < 4 || two < len(text) && !strings.ContainsRune(" ,.;:", rune(text[two])) {
			continue
		}
		if two+1 < len(text) && text[two] == ' ' && !lower(text[two+1]) {
			continue
		}
		before := strings.LastIndexByte(text[:at-1], ' ') + 1
		if lower(text[before]) {
			out = append(out, corpus.Range{Start: at, End: two})
		}
	}
}

func upper(c byte) bool { return 'A' <= c && c <= 'Z' }
func lower(c byte) bool { return 'a' <= c && c <= 'z' }

func smallEnd(text string, from int) int {
	for from < len(text) && lower(text[from]) {
		from++
	}
	return from
}

// coinable reports whether a pair of words resembles a fixed term and is none:
// one word belongs to fixed terms, and the other never stands beside it there.
func (s *spins) coinable(pair string) bool {
	one, two, _ := strings.Cut(pair, " ")
	if s.isOrdinary(pair) {
		return false
	}
	head := false
	for _, t := range s.terms {
		first, rest, _ := strings.Cut(t.text, " ")
		head = head || first == one
		if first == one && strings.HasPrefix(rest, two) || strings.Contains(t.text, pair) {
			return false
		}
	}
	return head
}

// coined looks for all places of a term and reports whether they make it one
// that is never introduced.
func coined(a *corpus.Article, fold *corpus.Fold, term string) (first corpus.Range, places int, ok bool) {
	text := fold.String()
	blocks, small := 0, 0
	last := -1
	for from := 0; ; {
		i := strings.Index(text[from:], term)
		if i < 0 {
			break
		}
		start, end := from+i, from+i+len(term)
		from = end
		if start > 0 && inWord[text[start-1]] || end < len(text) && inWord[text[end]] && text[end] != 's' {
			continue
		}
		if introduces(text[max(0, start-24):start], text[end:min(len(text), end+12)]) {
			return first, 0, false
		}
		r := fold.Text(start, end)
		b := a.Block(r.Start)
		if b < 0 || a.Blocks[b].Kind != corpus.Paragraph && a.Blocks[b].Kind != corpus.ListItem {
			continue
		}
		if places++; places == 1 {
			first = r
		}
		if b != last {
			blocks++
			last = b
		}
		if in := a.In(r); in == strings.ToLower(in) {
			small++
		}
	}
	return first, places, places >= coinedPlaces && blocks >= coinedBlocks && small > 0
}

// introduces reports whether the folded text around a term tells what it is.
func introduces(before, after string) bool {
	before = strings.TrimRight(before, " ")
	if strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'") || strings.HasPrefix(after, `"`) {
		return true
	}
	for _, sign := range [...]string{"so-called", "known as", "called", "dubbed", "term", "defined", "named"} {
		if strings.HasSuffix(before, sign) {
			return true
		}
	}
	for _, sign := range [...]string{" (", " means", " is a ", " is the ", " refers", ", or "} {
		if strings.HasPrefix(after, sign) {
			return true
		}
	}
	return false
}

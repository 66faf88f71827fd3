package spelling

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// The options of the house. A form is a spelling that the house uses; behind
// it, with tabs between, may stand those that it does not want.
var (
	dialectOption = rules.Option{
		Name: "dialect", Doc: "Which English the house writes; words of the other are marked.",
		Default: "any", Choices: []string{"any", "american", "british"},
	}
	formsOption = rules.Option{
		Name: "forms", Doc: "Spellings that the house uses; others of the same word or name are marked.",
		Default: []string(nil),
	}
)

// house is how a house spells.
type house struct {
	dialect int8 // the way of its English among variants; -1: any
	forms   []houseForm
	ways    map[int32]int8 // by line of variants: the way that the house writes
	keys    map[string]string
}

type houseForm struct {
	use string
	not []string
}

func newHouse(v rules.Values) *house {
	h := &house{dialect: -1, ways: map[int32]int8{}, keys: map[string]string{}}
	switch v[dialectOption.Name] {
	case "american":
		h.dialect = 0
	case "british":
		h.dialect = 1
	}
	lines, _ := v[formsOption.Name].([]string)
	for _, line := range lines {
		parts := strings.Split(line, "\t")
		h.forms = append(h.forms, houseForm{parts[0], slices.Concat(parts[1:], h.know(parts[0]))})
	}
	return h
}

// know notes what other spellings of a form are known of themselves, and
// returns those that the survey of words passes over: single letters with a
// hyphen behind them.
func (h *house) know(use string) (not []string) {
	for i, short := range abbreviations {
		line := int32(-1 - i) //nolint:gosec // there are four
		switch use {
		case short:
			h.ways[line] = 0
			return nil
		case short[:1] + "." + short[1:] + ".":
			h.ways[line] = 1
			return nil
		}
	}
	if isCapitalWord(use) && !strings.ContainsAny(use, " -") {
		h.keys[romanKey(use)] = use
		return nil
	}
	lower := strings.ToLower(use)
	for at := 0; at < len(variantTable); {
		end := at + strings.IndexByte(variantTable[at:], '\n') + 1
		if end == at {
			end = len(variantTable)
		}
		line := variantTable[at:end]
		if !strings.HasPrefix(line, "#") && strings.Contains(line, lower) {
			_, ways := variantLine(int32(at) + 1) //nolint:gosec // a table of some pages
			for way, spelling := range ways {
				if spelling == lower {
					h.ways[int32(at)+1] = int8(way) //nolint:gosec // as above
					if other := ways[1-way]; strings.IndexByte(other, '-') == 1 {
						not = append(not, other)
					}
				}
			}
		}
		at = end
	}
	return not
}

// unwanted are the spellings that the house has named as not wanted: those of
// names, or of other words.
func (h *house) unwanted(names bool) []rules.Phrase {
	var out []rules.Phrase
	for _, f := range h.forms {
		first, _ := utf8.DecodeRuneInString(f.use)
		if unicode.IsUpper(first) != names {
			continue
		}
		for _, n := range f.not {
			out = append(out, rules.Phrase{Anchor: n, Attested: true, Note: f.use})
		}
	}
	return out
}

// report reports the spellings that the house has named as not wanted.
func (h *house) report(p *rules.Pass) {
	quotations := p.Once(quotesKey{}, func() any { return &quoteCache{article: p.Article} }).(*quoteCache)
	for _, hit := range p.Hits() {
		if p.Article.Blocks[hit.Block].Quoted || quotations.hold(hit.Block, hit.Range) || p.Article.In(hit.Range) == hit.Phrase.Note {
			continue
		}
		h.mark(p, hit.Range, hit.Phrase.Note)
	}
}

// mark reports a spelling in place of which the house writes another.
func (h *house) mark(p *rules.Pass, r corpus.Range, use string) {
	found := p.Article.In(r)
	first, size := utf8.DecodeRuneInString(found)
	if lower, n := utf8.DecodeRuneInString(use); size > 0 && unicode.IsUpper(first) && unicode.IsLower(lower) {
		use = string(unicode.ToUpper(lower)) + use[n:]
	}
	f := rules.Finding{
		Range: r, Severity: rules.Warning, Confidence: rules.Certain,
		Message: fmt.Sprintf("%q here, the house writes %q", found, use),
	}
	if e, ok := p.Replace(r, use); ok {
		f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: fmt.Sprintf("write %q", use), Edits: []rules.Edit{e}}}
	}
	p.Report(f)
}

// judge reports the variants that are not those of the house, and returns the
// ones of which it has said nothing.
func (h *house) judge(p *rules.Pass, variants []variant) []variant {
	a := p.Article
	quotations := p.Once(quotesKey{}, func() any { return &quoteCache{article: a} }).(*quoteCache)
	var rest []variant
	marked := map[int32]int{}
	for _, v := range variants {
		kind := byte('h')
		var spellings [2]string
		way := v.way
		if v.line > 0 {
			kind, spellings = variantLine(v.line)
			if way < 0 {
				way = 0
				if strings.EqualFold(a.In(v.at), spellings[1]) {
					way = 1
				}
			}
		} else {
			short := abbreviations[-1-v.line]
			spellings = [2]string{short, short[:1] + "." + short[1:] + "."}
		}
		want, said := h.ways[v.line]
		if !said && kind == 'r' && h.dialect >= 0 {
			want, said = h.dialect, true
		}
		if !said {
			rest = append(rest, v)
			continue
		}
		b := &a.Blocks[v.block]
		if way == want || b.Quoted || !p.Rule.Reads.Has(b.Kind) || quotations.hold(v.block, v.at) {
			continue
		}
		if word := a.In(v.at); v.line > 0 && !isLowerWord(word[:1]) && !opensSentence(a.Text.String(), b.Text, v.at.Start) {
			continue
		}
		if marked[v.line]++; marked[v.line] <= mostPlaces {
			h.mark(p, v.at, spellings[want])
		}
	}
	return rest
}

// judgeNames reports names that are spelt otherwise than the house does, and
// returns those of which it has said nothing.
func (h *house) judgeNames(p *rules.Pass, names []corpus.Word) []corpus.Word {
	if len(h.keys) == 0 {
		return names
	}
	text := p.Article.Text.String()
	var rest, others []corpus.Word
	for _, w := range names {
		base := lexicon.Base(text[w.Range.Start:w.Range.End])
		use := h.keys[romanKey(base)]
		switch {
		case use == "":
			rest = append(rest, w)
		case use != base && !strings.EqualFold(use, base) && !lexicon.IsCommon(p.Article.Language(), base):
			others = append(others, w)
		}
	}
	for _, f := range formsOf(p, others) {
		f.look(p)
		for _, r := range f.places[:min(len(f.places), mostPlaces)] {
			r.End = r.Start + len(f.text)
			h.mark(p, r, h.keys[romanKey(f.text)])
		}
	}
	return rest
}

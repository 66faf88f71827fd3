package spelling

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

var nameVariant = rules.Rule{
	ID:    "spelling/name-variant",
	Title: "A name is spelt in two ways, or in the way of another language",
	Doc: `Every house has one spelling for a name from another script. Zelenskiy in the first half and Zelensky in the
second shows two sources; Oumerov or Selenskyj in an English text shows a translation that nobody owned up to.

Flagged are two spellings of one name that differ as romanisations do (ou and u, iy and y, kh and h, tch and ch), where
the given name or the title in front says that it is one person, and, in English, names as French and German write them in an
article about a country with Cyrillic letters. What is less sure is a hint.
Left alone are quotations, references, notes on spelling, relatives whose names end in another way, and people who
write themselves so.

Where the house has said how it spells a name, any other romanisation of it is a warning.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl"},
	Reads: corpus.KindsOf(corpus.Title, corpus.Heading, corpus.Paragraph, corpus.ListItem, corpus.TableCell,
		corpus.Caption),
	Gates:    rules.InCode,
	Examples: nameVariantExamples,
	Check:    func(p *rules.Pass) { checkNameVariant(p, nil) },
	Options:  []rules.Option{formsOption},
	With: func(r *rules.Rule, v rules.Values) {
		h := newHouse(v)
		r.Phrases = func() []rules.Phrase { return h.unwanted(true) }
		r.Check = func(p *rules.Pass) {
			h.report(p)
			checkNameVariant(p, h)
		}
	},
}

// form is one spelling of a name.
type form struct {
	text   string
	places []corpus.Range
	before []string // the words in front of it, lower-cased where they are no names
	behind []string // the names behind it
}

func checkNameVariant(p *rules.Pass, h *house) {
	names := surveyOf(p).names
	if h != nil {
		names = h.judgeNames(p, names)
	}
	twins, about := twinsOf(p.Article, names)
	if len(twins) > 0 {
		reportMixed(p, formsOf(p, twins))
	}
	if about && p.Article.Language() == "en" {
		reportForeign(p, formsOf(p, names))
	}
}

// twinsOf returns the names that share their consonants with a name of
// another spelling, in most articles few or none, and whether the article
// names a country with Cyrillic letters.
func twinsOf(a *corpus.Article, names []corpus.Word) (twins []corpus.Word, about bool) {
	text := a.Text.String()
	size := 16
	for size < 2*len(names) {
		size *= 2
	}
	type slot struct {
		bones, hash uint32
		twin        bool
	}
	slots := make([]slot, size)
	at := make([]int32, len(names)) // the slot of each name, plus one
	found := false
	var recent [64]int32 // where a name of these letters stood last, plus one
	for i, w := range names {
		word := text[w.Range.Start:w.Range.End]
		again := &recent[(word[0]+3*word[2]+7*word[len(word)-1]+byte(len(word)))%64]
		if k := *again - 1; k >= 0 && text[names[k].Range.Start:names[k].Range.End] == word {
			at[i] = at[k]
			continue
		}
		*again = int32(i) + 1 //nolint:gosec // no article has so many names
		bones, hash := skeleton(lexicon.Base(word))
		about = about || cyrillic()[hash]
		if bones == 0 {
			continue
		}
		k := int(bones) & (size - 1)
		for slots[k].bones != 0 && slots[k].bones != bones {
			k = (k + 1) & (size - 1)
		}
		switch s := &slots[k]; {
		case s.bones == 0:
			*s = slot{bones, hash, false}
		case s.hash != hash:
			s.twin, found = true, true
		}
		at[i] = int32(k) + 1 //nolint:gosec // no article has so many names
	}
	if !found {
		return nil, about
	}
	for i, w := range names {
		if at[i] > 0 && slots[at[i]-1].twin {
			twins = append(twins, w)
		}
	}
	return twins, about
}

// formsOf collects the spellings of names, in order of appearance.
func formsOf(p *rules.Pass, names []corpus.Word) []*form {
	a := p.Article
	text := a.Text.String()
	byHash := map[uint32]*form{}
	var forms []*form
	block := 0
	for _, w := range names {
		for a.Blocks[block].Text.End < w.Range.End {
			block++
		}
		if b := &a.Blocks[block]; b.Quoted || !p.Rule.Reads.Has(b.Kind) {
			continue
		}
		r := w.Range
		base := lexicon.Base(text[r.Start:r.End])
		r.End = r.Start + len(base)
		if len(base) < 4 {
			continue
		}
		h := corpus.Hash(base)
		f := byHash[h]
		if f == nil {
			f = &form{text: base}
			byHash[h] = f
			forms = append(forms, f)
		}
		if len(f.places) < mostForms {
			f.places = append(f.places, r)
		}
	}
	return forms
}

// mostForms bounds how many places of one spelling are looked at.
const mostForms = 12

func reportMixed(p *rules.Pass, forms []*form) {
	byKey := map[string][]*form{}
	for _, f := range forms {
		key := romanKey(f.text)
		for _, other := range byKey[key] {
			reportPair(p, other, f)
		}
		if len(byKey[key]) < mostForms {
			byKey[key] = append(byKey[key], f)
		}
	}
}

// reportPair reports two spellings of one name, at the places of the one that
// comes later.
func reportPair(p *rules.Pass, a, b *form) {
	if strings.EqualFold(a.text, b.text) || lexicon.IsCommon(p.Article.Language(), a.text) || lexicon.IsCommon(p.Article.Language(), b.text) {
		return
	}
	a.look(p)
	b.look(p)
	if len(a.places) == 0 || len(b.places) == 0 {
		return
	}
	person := samePerson(a, b)
	roman := looseKey(a.text) != looseKey(b.text)
	if person == "" || noted(p, a, b) {
		return
	}
	severity := rules.Warning
	if !roman {
		severity = rules.Hint
	}
	if b.places[0].Start < a.places[0].Start {
		a, b = b, a
	}
	for _, r := range b.places[:min(len(b.places), mostPlaces)] {
		p.Report(rules.Finding{
			Range:    r,
			Severity: severity,
			Message:  fmt.Sprintf("%s is spelt %q here and %q elsewhere", person, b.text, a.text),
			Related:  []rules.Related{{Range: a.places[0], Message: "the other spelling"}},
		})
	}
}

// look drops the places of a form inside quotations, and finds what stands
// around the others.
func (f *form) look(p *rules.Pass) {
	if f.before != nil {
		return
	}
	f.before = []string{}
	a := p.Article
	text := a.Text.String()
	quotations := p.Once(quotesKey{}, func() any { return &quoteCache{article: a} }).(*quoteCache)
	kept := f.places[:0]
	for _, r := range f.places {
		block := a.Block(r.Start)
		if quotations.hold(block, r) {
			continue
		}
		kept = append(kept, r)
		in := a.Blocks[block].Text
		if w := neighbour(text[in.Start:r.Start], -1); w != "" {
			f.before = append(f.before, w)
		}
		if w := neighbour(text[r.End:in.End], 1); w != "" {
			f.behind = append(f.behind, w)
		}
	}
	f.places = kept
}

type quotesKey struct{}

// neighbour returns the word that stands with one blank between at the end
// (direction -1) or the start of a text.
func neighbour(text string, direction int) string {
	if direction < 0 {
		head, ok := strings.CutSuffix(text, " ")
		if !ok {
			return ""
		}
		return head[wordBefore(head, 0, len(head)):]
	}
	tail, ok := strings.CutPrefix(text, " ")
	if !ok {
		return ""
	}
	return tail[:wordBehind(tail, 0, len(tail))]
}

// roles are words that stand before the name of one person.
const roles = " president minister general chancellor king queen prince princess sheikh senator governor mayor premier coach captain " +
	"commander colonel admiral ambassador envoy negotiator spokesman spokeswoman director secretary judge pope patriarch emir sultan " +
	"mr mrs ms dr prof professor leader präsident ministerpräsident kanzler außenminister président ministre presidente ministro prezydent "

// samePerson tells in words why two spellings are of one person, "" where
// nothing says so.
func samePerson(a, b *form) string {
	for _, x := range a.before {
		for _, y := range b.before {
			switch {
			case isCapitalWord(x) && isCapitalWord(y) && !isRole(x) && !isRole(y) && len(x) > 2 && len(y) > 2 &&
				romanKey(x) == romanKey(y) && !lexicon.IsFunction("en", x):
				return "the name of " + x
			case isRole(x) && strings.EqualFold(x, y):
				return "the name of the " + strings.ToLower(x)
			}
		}
	}
	for _, x := range a.behind {
		for _, y := range b.behind {
			if x == y && isCapitalWord(x) && len(x) > 3 && !lexicon.IsCommon("en", x) {
				return "the given name of " + x
			}
		}
	}
	return ""
}

func isRole(word string) bool { return strings.Contains(roles, " "+strings.ToLower(word)+" ") }

// noted reports whether an article says that a name has two spellings: one
// stands in brackets, or behind an "or", right after the other.
func noted(p *rules.Pass, a, b *form) bool {
	text := p.Article.Text.String()
	for _, x := range a.places {
		for _, y := range b.places {
			first, second := x, y
			if first.Start > second.Start {
				first, second = second, first
			}
			if first.End <= second.Start && second.Start-first.End < 40 &&
				strings.ContainsAny(text[first.End:second.Start], "(/") || first.End <= second.Start && second.Start-first.End < 40 &&
				(strings.Contains(text[first.End:second.Start], " or ") || strings.Contains(text[first.End:second.Start], "spel")) {
				return true
			}
		}
	}
	return false
}

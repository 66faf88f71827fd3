package wording

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// SpunPhrase finds fixed terms with a word swapped for a synonym.
var SpunPhrase = rules.Rule{
	ID:    "wording/spun-phrase",
	Title: "A fixed term has a word swapped for a synonym",
	Doc: `Article spinners, "humanisers" and careless translation swap words for synonyms, and they do it inside fixed
terms as well: foreign minister becomes "outside minister", fuzzy logic "fluffy logic", heart failure "coronary
disappointment". The meaning is lost, and the source is hidden.

Flags a phrase whose words are a fixed term of news, administration, economy, law, health, science or sport but for
one word, when that word is one that machines are known to put there; the message names the term. A term of three
words and more is a warning; a term of two is a hint until another spun term in the article or other damage in its
paragraph confirms it. Two swapped words in one term count only beside other spun terms.

Leaves alone phrases that people write as well ("news bureau", "historic grievances"), capitalised phrases that may be
names of their own, and somebody else's words. The pairs of words from science are learnt from the tortured phrases of
the Problematic Paper Screener (Cabanac, Labbé, Magazinov; CC BY 4.0).`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en"},
	Gates:      rules.InCode | rules.InQuotes,
	Damage:     true,
	Measured: "Some of the ordinary phrases were taken from the genuine registers, so their silence proves little. " +
		"On 3,146 documents of free software, before those were weighed as well: no warning, 55 hints of 15 " +
		"kinds, 38 of them “signal handling”; after it none.",
	Check: checkSpunPhrase,
	Examples: []rules.Example{
		{
			Text: "The outside minister arrived late. Her visit was about the harmony talks in the south of the island.\n",
			Want: []string{"outside minister", "harmony talks"},
		},
		{
			Text: "Doctors found that the patient had died of heart disappointment, and that his blood strain had been high for years.\n",
			Want: []string{"heart disappointment", "blood strain"},
		},
		{
			Text: "The country's gross household product grew by two percent, the statistics office said.\n",
			Want: []string{"gross household product"},
		},
		{
			Text: "A study by the World Prosperity Organization found fewer cases among the dockers.\n",
			Want: []string{"World Prosperity Organization"},
		},
		{
			Text: "The robot sorts the parcels with a fake neural network and some fluffy logic.\n",
			Want: []string{"fake neural network", "fluffy logic"},
		},
		{
			Text: "The referee gave a punishment kick in the last minute of the match.\n",
			Want: []string{"punishment kick"},
		},
		{Text: "She asked for an interview with the outside world, and the minister declined.\n"},
		{Text: "Growth and aid are two things: seedlings need the one in spring, neighbours the other.\n"},
		{Text: "The museum's fluffy rabbits are a delight, and their logic is simple: eat, sleep, eat.\n"},
		{Text: "Her disappointment was heartfelt; the coronary unit had closed, and the news bureau with it.\n"},
		{Text: "The ancient quarrel of the allotment holders is the price of water.\n"},
		{Text: "# Fence and fund\n\nThe fence was paid for by a fund of the parish, the hedge by nobody.\n"},
	},
}

func checkSpunPhrase(p *rules.Pass) {
	fold := p.Article.Fold()
	var findings []rules.Finding
	var kinds []swapKind
	singles := map[swapKind]bool{}
	findSpins(fold.String(), func(hit spun) {
		r := fold.Text(hit.start, hit.end)
		b := p.Article.Block(r.Start)
		if b < 0 || !rules.Prose.Has(p.Article.Blocks[b].Kind) {
			return
		}
		f := judgeSpun(spinTable().terms[hit.spin.term], hit, r, p.Article.In(r), p.Article.Blocks[b].Kind)
		kind := swapKind{hit.spin.term, hit.spin.word, hit.spin.other}
		if hit.spin.other == 0 && f.Confirmed != 0 {
			singles[kind] = true
		}
		findings, kinds = append(findings, f), append(kinds, kind)
	})
	for i, f := range findings {
		others := len(singles)
		if singles[kinds[i]] {
			others--
		}
		switch {
		case kinds[i].other > 0 && others == 0:
			continue // two unusual words are no evidence by themselves
		case kinds[i].other == 0 && others > 0 && f.Confirmed != 0:
			f.Severity, f.Confidence = rules.Warning, rules.Likely
			f.Message += ", as other terms of this article have"
		}
		p.Report(f)
	}
}

// swapKind is what was swapped in which term: two findings of one kind are no
// evidence for each other.
type swapKind struct{ term, word, other uint16 }

// judgeSpun weighs a spun term by itself.
func judgeSpun(t term, hit spun, r corpus.Range, excerpt string, kind corpus.Kind) rules.Finding {
	f := rules.Finding{Range: r, Severity: rules.Hint, Confidence: rules.Unsure, Confirmed: rules.Warning}
	how := "one word"
	if hit.spin.other > 0 {
		how = "both words"
	}
	headline := kind == corpus.Title || kind == corpus.Heading
	switch long := strings.Count(t.text, " ") > 1; {
	case t.name != allCapital(excerpt) && (!headline || t.name):
		// A name of its own ("Open Health"), or words that resemble one.
		f.Confirmed = 0
	case long && hit.spin.other == 0:
		f.Severity, f.Confidence = rules.Warning, rules.Likely
	}
	f.Message = fmt.Sprintf("%q looks like %q with %s swapped for a synonym", excerpt, t.text, how)
	return f
}

// allCapital reports whether every word but the small ones starts with a
// capital.
func allCapital(phrase string) bool {
	for w := range strings.FieldsSeq(phrase) {
		if c, _ := utf8.DecodeRuneInString(w); len(w) > 3 && !unicode.IsUpper(c) {
			return false
		}
	}
	return true
}

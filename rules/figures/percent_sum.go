package figures

import (
	"fmt"
	"math"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

var percentSum = rules.Rule{
	ID:    "figures/percent-sum",
	Title: "The shares do not add up to 100 per cent",
	Doc: `Shares of one whole make 100 per cent, give or take rounding. Where they do not, one of them was copied wrong.

Flagged are shares of one sentence that are declared to be all: "the rest", "the remaining 25%", "is made up of", answers
for and against with those who do not know. More than 100 is an error; less is a hint, since a share may be left out.
Left alone are several answers for one person, changes, percentage points, vague shares, and shares of a share.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   percentSumExamples,
	Check: func(p *rules.Pass) {
		sieve := func(text, language string) bool {
			return percentWords.twice(text, language) && holds(text, wholeParts)
		}
		each(p, sieve, func(s *passage) { s.shares(p) })
	},
}

// splits are words that declare the shares behind them to be all there are.
var splits = map[string]bool{
	"consists": true, "consisted": true, "comprises": true, "comprised": true, "composed": true, "split": true, "breakdown": true,
	"made": true, "makeup": true, "divided": true, "besteht": true, "bestehen": true, "setzt": true, "verteilt": true, "aufgeteilt": true,
	"compose": true, "composent": true, "répartit": true, "répartissent": true, "compone": true, "componen": true, "reparte": true, "reparten": true, "blend": true, "mix": true,
}

// wholeParts are parts of all the words that may declare shares to be the whole.
var wholeParts = []string{
	" other ", "remain", " rest", "consist", "compris", "compos", "split", "breakdown", "made", "divid", "blend", " mix",
	"decided", "unsure", "abst", "know", "opinion", "neither", "übrigen", "restlichen", "anderen", "verbleib", "besteh", "setzt", "teilt",
	"schlossen", "schieden", "enthielten", "weiß", "wissen", "weder", "autres", "répart", "indécis", "otros", "otras", "demás", "resto", "compone", "repart", "indecis",
}

// undecided are words for answers that stand beside yes and no.
var undecided = map[string]bool{
	"undecided": true, "unsure": true, "abstained": true, "know": true, "opinion": true, "unentschlossen": true, "unentschieden": true,
	"indécis": true, "indecisos": true, "indecisas": true, "enthielten": true, "weiß": true, "wissen": true, "abstenus": true, "abstuvo": true, "abstuvieron": true,
	"neither": true, "weder": true,
}

// overlapping are words that say the shares are not parts of one whole.
var overlapping = map[string]bool{
	"both": true, "multiple": true, "also": true, "overlap": true, "overlapping": true, "compared": true, "against": false, "than": true,
	"previously": true, "respectively": true, "year": true, "auch": true, "aussi": true, "également": true, "también": true, "last": true,
	"turnout": true, "tax": true, "interest": true, "whom": true, "discount": true, "each": true, "while": false,
	"versus": true, "vs": true, "earlier": true, "jeweils": true, "chacun": true, "cada": true,
}

func (s *passage) shares(p *rules.Pass) {
	sum, n := 0.0, 0
	first, last := -1, -1
	rest, split, open := -1, -1, -1
	slack := 0.0
	for i := range s.tokens {
		t := s.at(i)
		w := ""
		if t.kind == word {
			w = strings.ToLower(s.word(i))
		}
		switch {
		case t.kind == word && (overlapping[w] || t.roles&(roleUp|roleDown) != 0 && w != "up" && w != "plus"):
			return
		case w != "" && splits[w]:
			split = i
		case w != "" && undecided[w]:
			open = i
		case t.is(roleRest) && w != "left" && w != "others":
			rest = i
		case t.kind == number && t.unit == points:
			return
		case t.kind == number && t.unit == percent:
			if t.vague || t.odd || s.joins(i+1) && s.at(i+2).kind == number || s.joins(i-1) && s.at(i-1).sign != 0 && s.at(i-2).kind == number {
				return
			}
			if first < 0 {
				first = i
			}
			last = i
			sum += t.value
			slack += math.Max(t.step/2, 0.1)
			n++
		}
	}
	if n < 2 || sum > 400 {
		return
	}
	declared := rest >= 0 && rest < last && last == rest+1 && s.at(rest-1).is(roleThe) && rest > first
	survey := n >= 3 && open > first
	parts := n >= 3 && split >= 0 && split < first && s.listed(first, last)
	if !declared && !survey && !parts {
		return
	}
	slack = math.Max(1.1, slack)
	off := sum - 100
	if math.Abs(off) <= slack {
		return
	}
	f := rules.Finding{
		Range:   s.in(first, last),
		Message: fmt.Sprintf("the %d shares make %s%%, not 100", n, figure(sum)),
	}
	switch {
	case declared && n == 2:
		// "60% read it; the other 30%": nothing can be missing.
	case declared && off > 0:
		f.Severity = rules.Warning
	case off < 0:
		f.Severity, f.Confidence = rules.Hint, rules.Unsure
	case survey:
		f.Severity = rules.Warning
	default:
		f.Severity = rules.Warning
	}
	p.Report(f)
}

// listed reports whether nothing but a few words and commas stands between
// shares.
func (s *passage) listed(first, last int) bool {
	since := 0
	for i := first; i <= last; i++ {
		since++
		if s.at(i).unit == percent {
			since = 0
		}
		if since > 7 {
			return false
		}
	}
	return true
}

var percentSumExamples = []rules.Example{
	{Text: `---
lang: de
---

60 Prozent kommen mit dem Auto, die übrigen 30 Prozent mit dem Bus.`, Want: []string{"60 Prozent kommen mit dem Auto, die übrigen 30 Prozent"}},
	{Text: `---
lang: fr
---

60 % viennent en train, les autres 50 % en voiture.`, Want: []string{"60 % viennent en train, les autres 50 %"}},
	{Text: `---
lang: es
---

El 60 % llega en tren y el otro grupo en coche, los restantes 50 % a pie.`, Want: []string{"60 % llega en tren y el otro grupo en coche, los restantes 50 %"}},
	{Text: "Here 60% of the roof is slate; the remaining 30% is tin.", Want: []string{"60% of the roof is slate; the remaining 30%"}},
	{Text: "Slate covers 60% of the roof and tin the other 50%.", Want: []string{"60% of the roof and tin the other 50%"}},
	{Text: "Gas gives 70% and coal the remaining 40%.", Want: []string{"70% and coal the remaining 40%"}},
	{Text: `---
lang: de
---

60 Prozent kommen mit dem Auto, die übrigen 40 Prozent mit dem Bus.`},
	{Text: `---
lang: fr
---

60 % viennent en train, les autres 40 % en voiture.`},
	{Text: "Here 60% of the roof is slate; the remaining 40% is tin."},
	{Text: "In the poll 45% said yes, 40% said no and 14% did not know."},
	{Text: "The blend consists of 33.3% wool, 33.3% silk and 33.3% linen."},
	{Text: "Gas gives about 70% and coal the remaining 40%."},
}

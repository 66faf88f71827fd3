package figures

import (
	"fmt"
	"math"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

var rangeOrder = rules.Rule{
	ID:    "figures/range",
	Title: "The range is written backwards",
	Doc: `"Between 30 and 20 people": the figures were swapped, or one of them is a slip.

Flagged are "between A and B" and "aged A to B" with A above B, in English, German, French and Spanish, and "A–B"
before a unit.
Left alone are falls ("from 30 to 20"), scores, votes, hours of the clock, page numbers, negative values, shortened
second figures ("1998–2", "150–60"), and a gap or a choice between two things.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   rangeExamples,
	Check: func(p *rules.Pass) {
		sieve := func(text, language string) bool {
			return (dashed(text, language) || spanWords.in(text, language))
		}
		each(p, sieve, func(s *passage) { s.ranges(p) })
	},
}

// notRanges are words before "between" that put two things side by side.
var notRanges = map[string]bool{
	"difference": true, "gap": true, "ratio": true, "choose": true, "choice": true, "gulf": true, "contrast": true,
	"match": true, "tie": true, "clash": true, "split": true, "swing": true, "link": true, "relationship": true,
	"border": true, "distinction": true, "alternates": true, "alternating": true, "switch": true, "switched": true,
	"compromise": true, "somewhere": false, "unterschied": true, "différence": true, "diferencia": true, "écart": true,
	"abstand": true, "wahl": true, "choix": true, "elegir": true, "wählen": true, "choisir": true, "connection": true, "crossing": true,
	"comparison": true, "transition": true, "change": true, "drop": true, "fall": true, "decline": true,
}

func (s *passage) ranges(p *rules.Pass) {
	for i := range s.tokens {
		t := s.at(i)
		switch {
		case t.is(roleBetween) && s.at(i+1).amount() && s.at(i+2).is(roleAnd) && s.at(i+3).amount():
			if !s.sideBySide(i) {
				s.order(p, i, i+1, i+3)
			}
		case t.kind == word && (s.word(i) == "aged" || s.word(i) == "ages" || s.word(i) == "Aged" || s.word(i) == "Ages"):
			k := i + 1
			if s.at(k).is(roleFrom | roleBetween) {
				k++
			}
			if s.at(k).amount() && (s.joins(k+1) && !s.at(k+1).is(roleAnd|roleOr) || s.at(k-1).is(roleBetween)) && s.at(k+2).amount() && s.at(k+2).value <= 120 && s.at(k).value <= 120 && s.at(k).value > s.at(k+2).value && !s.at(k-1).is(roleBetween) {
				s.report(p, i, k, k+2)
			}
		case t.amount() && t.unit == nil && !t.year && s.at(i+1).kind == mark && (s.at(i+1).sign == '~' || s.at(i+1).sign == '-') &&
			!s.at(i+1).gap && !s.at(i+2).gap && s.at(i+2).measure() && !s.at(i+2).odd:
			b := s.at(i + 2)
			if prev := s.at(i - 1); prev.kind == mark && !t.gap && prev.sign != '(' || t.value <= b.value || t.digits > b.digits || !t.gap {
				continue
			}
			s.report(p, i, i, i+2)
		}
	}
}

func (s *passage) sideBySide(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if s.at(k).kind == word && notRanges[strings.ToLower(s.word(k))] {
			return true
		}
	}
	return false
}

func (s *passage) order(p *rules.Pass, from, i, k int) {
	a, b := s.at(i), s.at(k)
	if a.value <= b.value || a.value == 0 || b.value == 0 || a.unit != nil && b.unit != nil && a.unit != b.unit {
		return
	}
	if a.unit != nil && b.unit == nil && s.at(k).end > 0 && a.unit.dimension != "currency" {
		return
	}
	// "between 9 and 5": hours of the clock, unless something is counted.
	if math.Max(a.value, b.value) <= 24 && a.unit == nil && b.unit == nil && !s.counted(k) {
		return
	}
	if a.year != b.year && a.unit == nil && b.unit == nil && a.digits > b.digits && b.digits <= 2 {
		return
	}
	if a.unit == nil && b.unit == nil && !a.year && a.spelled != b.spelled && b.value < 1000 && s.at(k+1).is(roleTimes) {
		return
	}
	if a.unit == degrees || b.unit == degrees {
		return
	}
	if s.at(k+1).kind == mark && s.at(k+1).sign == '-' && !s.at(k+1).gap && s.at(k+2).kind == number {
		return
	}
	s.report(p, from, i, k)
}

// counted reports whether a word for what is counted follows a number.
func (s *passage) counted(i int) bool {
	n := s.at(i + 1)
	return n.kind == word && n.gap && n.roles&function == 0 && n.roles&(roleUp|roleDown) == 0 && strings.HasSuffix(s.word(i+1), "s") && n.end-n.start > 3
}

func (s *passage) report(p *rules.Pass, from, i, k int) {
	p.Report(rules.Finding{
		Range:   s.in(from, k),
		Message: fmt.Sprintf("the range runs backwards: %s comes before %s", s.shown(i), s.shown(k)),
	})
}

var rangeExamples = []rules.Example{
	{Text: `---
lang: de
---

Zwischen 30 und 20 Autos standen im Hof, zwischen 900 und 700 Menschen davor.`, Want: []string{"Zwischen 30 und 20", "zwischen 900 und 700"}},
	{Text: `---
lang: fr
---

Le billet coûte entre 50 et 30 euros.`, Want: []string{"entre 50 et 30 euros"}},
	{Text: `---
lang: es
---

Cuesta entre 80 y 50 euros.`, Want: []string{"entre 80 y 50 euros"}},
	{Text: "The class takes between 18 and 12 pupils.", Want: []string{"between 18 and 12"}},
	{Text: "Rents lie between 1,200 and 900 euros.", Want: []string{"between 1,200 and 900 euros"}},
	{Text: "Walks of 9–4 km start at the station.", Want: []string{"9–4 km"}},
	{Text: `---
lang: de
---

Der Laden ist zwischen 22 und 6 Uhr zu.`},
	{Text: `---
lang: fr
---

Le magasin ferme entre 12 et 2 heures.`},
	{Text: `---
lang: es
---

Cierra entre 14 y 5 de la tarde.`},
	{Text: "The shop is open between 9 and 5."},
	{Text: "The gap between 30 and 20 is ten."},
	{Text: "Between 10 and 4 the road is closed."},
}

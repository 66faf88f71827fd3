package figures

import (
	"fmt"
	"math"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

var unitConversion = rules.Rule{
	ID:    "figures/unit-conversion",
	Title: "The two measures are not the same",
	Doc: `A measure is often given twice, "50 miles (80 km)". Where the second does not follow from the
first, one of them is wrong, and a reader with either system is misled.

Flagged is a measure whose conversion in the brackets right behind it is further off than rounding explains:
lengths, areas, weights, volumes, speeds, temperatures.
Left alone are rounded figures, units that differ between countries (any of their sizes will do), differences of
temperature, feet with inches, and brackets that say anything else.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   unitConversionExamples,
	Check: func(p *rules.Pass) {
		each(p, func(text, language string) bool {
			return bracketNumber(text, language, roleVague|roleOr)
		}, func(s *passage) { s.conversions(p) })
	},
}

func (s *passage) conversions(p *rules.Pass) {
	for i := range s.tokens {
		a := s.at(i)
		if !a.measure() || s.at(i+1).sign != '(' {
			continue
		}
		// 6 ft 2 in, 5 st 3 lb
		if b := s.at(i - 1); b.measure() || b.is(roleAnd) && s.at(i-2).measure() {
			continue
		}
		k := i + 2
		for k < i+5 && (s.at(k).is(roleVague) || s.at(k).is(roleOr) || s.at(k).kind == mark && strings.ContainsRune("~=≈", s.at(k).sign)) {
			k++
		}
		first := s.ranged(i)
		second := false
		if s.at(k).amount() && (s.joins(k+1) && s.at(k+2).measure()) {
			second = true
			k += 2
		}
		b := s.at(k)
		if !b.measure() || first != second || !strings.ContainsRune("),;/", s.at(k+1).sign) || s.at(k+1).kind != mark {
			continue
		}
		if a.unit == b.unit || a.odd || b.odd {
			continue
		}
		s.compare(p, i, k)
	}
}

// measure reports whether the token is a number with a unit that has a size.
func (t *token) measure() bool {
	return t.kind == number && t.unit != nil && len(t.unit.factors) > 0
}

// joins reports whether a token stands between the two ends of a range.
func (s *passage) joins(i int) bool {
	t := s.at(i)
	return t.kind == mark && (t.sign == '-' || t.sign == '~' || t.sign == '/' || t.sign == 'x' || t.sign == '×') || t.is(roleTo|roleAnd|roleOr)
}

// ranged reports whether the number is the end of a range.
func (s *passage) ranged(i int) bool { return s.joins(i-1) && s.at(i-2).kind == number }

func (s *passage) compare(p *rules.Pass, i, k int) {
	a, b := s.at(i), s.at(k)
	va, vb := s.signed(i), s.signed(k)
	want, off := math.Inf(1), math.Inf(1)
	weigh := func(w, tolerance float64) {
		if d := math.Abs(w-vb) - tolerance; d < off {
			want, off = w, d
		}
	}
	switch da, db := a.unit.dimension, b.unit.dimension; {
	case da == "celsius" && db == "fahrenheit":
		t := 1.8*math.Min(a.slack(), 5) + math.Min(b.slack(), 5) + 1.5
		weigh(va*1.8, t)
		weigh(va*1.8+32, t)
	case da == "fahrenheit" && db == "celsius":
		t := math.Min(a.slack(), 5)/1.8 + math.Min(b.slack(), 5) + 1
		weigh(va/1.8, t)
		weigh((va-32)/1.8, t)
	case da == db:
		for _, fa := range a.unit.factors {
			for _, fb := range b.unit.factors {
				w := va * fa / fb
				weigh(w, a.slack()*fa/fb+b.slack()+0.02*math.Abs(w))
			}
		}
	default:
		return
	}
	if off <= 0 || vb == 0 {
		return
	}
	f := rules.Finding{
		Range:   s.in(i, k),
		Message: fmt.Sprintf("%s is about %s %s, not %s", s.shown(i), figure(want), b.unit.name, s.shown(k)),
	}
	if off < 0.05*math.Abs(want) {
		f.Severity, f.Confidence = rules.Warning, rules.Likely
	}
	p.Report(f)
}

// signed is the value with the sign before it.
func (s *passage) signed(i int) float64 {
	t, b := s.at(i), s.at(i-1)
	if !t.gap && b.kind == mark && (b.sign == '-' || b.sign == '~' || b.sign == '−') && s.at(i-2).kind != number ||
		b.kind == word && strings.EqualFold(s.word(i-1), "minus") {
		return -t.value
	}
	return t.value
}

// slack is how far the number may be from the true value: half of its last
// place, or half of what its zeros at the end leave open, but no more than an
// eighth of it.
func (t *token) slack() float64 {
	slack := math.Max(t.step/2, math.Min(t.round()/2, t.value/8))
	if t.vague {
		slack = math.Max(slack, t.value/10)
	}
	return slack
}

// shown is a token as the message names it.
func (s *passage) shown(i int) string { return strings.TrimSpace(s.word(i)) }

// figure writes a number with three significant digits.
func figure(v float64) string {
	switch a := math.Abs(v); {
	case a >= 100 || v == math.Trunc(v):
		return fmt.Sprintf("%.0f", v)
	case a >= 10:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")
	}
	return strings.TrimSuffix(fmt.Sprintf("%.2f", v), ".00")
}

var unitConversionExamples = []rules.Example{
	{Text: `---
lang: de
---

Der Weg ist 50 Meilen (31 km) lang.`, Want: []string{"50 Meilen (31 km"}},
	{Text: `---
lang: fr
---

Le sentier fait 20 km (32 miles) en tout.`, Want: []string{"20 km (32 miles"}},
	{Text: `---
lang: es
---

El camino mide 20 km (32 millas) en total.`, Want: []string{"20 km (32 millas"}},
	{Text: "The oven should reach 200°C (300°F) first.", Want: []string{"200°C (300°F"}},
	{Text: "A 100-mile (60 km) ride ends in Bath.", Want: []string{"100-mile (60 km"}},
	{Text: "The tower is 324 m (963 ft) high.", Want: []string{"324 m (963 ft"}},
	{Text: `---
lang: de
---

Der Weg ist 50 Meilen (80 km) lang.`},
	{Text: `---
lang: fr
---

Le sentier fait 20 km (12 miles) en tout.`},
	{Text: "The lake is about 30 metres (100 feet) deep."},
	{Text: "The board is 5 cm (2 inches) thick and 3 m (10 ft) long."},
}

package figures

import (
	"fmt"
	"math"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

var percentChange = rules.Rule{
	ID:    "figures/percent-change",
	Title: "The change in per cent does not follow from the two values",
	Doc: `"Sales rose from $40m to $50m, up 20%": the desk works it out, and it is 25%.

Flagged is a rise or fall "from A to B" whose percentage, in the same sentence right before or behind, cannot come out
however A and B were rounded; and "doubled", "tripled", "halved" where the values are far from it.
Left alone are changes between two percentages, annual rates, adjusted, average and like-for-like figures, vague ones,
and sentences with more percentages than one.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   percentChangeExamples,
	Check: func(p *rules.Pass) {
		sieve := func(text, language string) bool {
			return fromNumber(text, language) && (percentWords.in(text, language) || holds(text, multipleParts))
		}
		each(p, sieve, func(s *passage) { s.changes(p) })
	},
}

// otherBases are words that say the percentage was not worked out from the two
// values as they stand.
var otherBases = map[string]bool{
	"annual": true, "annualised": true, "annualized": true, "annually": true, "average": true, "adjusted": true,
	"adjusting": true, "underlying": true, "like": true, "constant": true, "real": true, "inflation": true, "yearly": true,
	"monthly": true, "quarterly": true, "compound": true, "currency": true, "currencies": true, "organic": true, "year-on-year": true,
	"jährlich": true, "bereinigt": true, "durchschnittlich": true, "durchschnitt": true, "währungsbereinigt": true,
	"annuel": true, "annuelle": true, "moyenne": true, "anual": true, "media": true, "moyen": true, "promedio": true, "per": true, "pro": true,
	"weekly": true, "daily": true, "comparable": true, "excluding": true, "compared": true, "earlier": true, "previous": true, "respectively": true,
}

// multiples are verbs that tell a ratio.
var multiples = map[string]float64{
	"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "halved": 0.5, "verdoppelte": 2, "verdreifachte": 3, "halbierte": 0.5,
	"doublé": 2, "triplé": 3, "duplicó": 2, "triplicó": 3,
}

// multipleParts are parts of the words of multiples.
var multipleParts = []string{"ubled", "ripled", "rebled", "upled", "alved", "erdoppelte", "erdreifachte", "albierte", "doublé", "triplé", "duplicó", "triplicó"}

// change is "from A to B".
type change struct{ from, a, b int }

// change reads "from A to B" at a token.
func (s *passage) change(i int) (change, bool) {
	if !s.at(i).is(roleFrom) {
		return change{}, false
	}
	a := i + 1
	for a < i+4 && s.at(a).is(roleThe|roleVague) {
		a++
	}
	if !s.at(a).amount() {
		return change{}, false
	}
	b := a + 1
	for b < a+4 && s.at(b).kind == word && !s.at(b).is(roleTo) {
		b++
	}
	if !s.at(b).is(roleTo) {
		return change{}, false
	}
	b++
	if s.at(b).is(roleThe | roleVague) {
		b++
	}
	if !s.at(b).amount() {
		return change{}, false
	}
	return change{i, a, b}, true
}

func (s *passage) changes(p *rules.Pass) {
	var c change
	found, percents, at := 0, 0, -1
	for i := range s.tokens {
		t := s.at(i)
		if t.kind == word && otherBases[strings.ToLower(s.word(i))] {
			return
		}
		if x, ok := s.change(i); ok {
			found++
			c = x
		}
		if t.kind == number && t.unit == percent {
			percents++
			at = i
		}
	}
	if found != 1 {
		return
	}
	a, b := s.at(c.a), s.at(c.b)
	if a.year && b.year && a.unit == nil && b.unit == nil || a.vague || b.vague || a.value <= 0 || b.value <= 0 ||
		a.unit != nil && b.unit != nil && a.unit != b.unit || a.unit == percent || b.unit == percent || a.unit == points || b.unit == points ||
		a.unit != nil && a.unit.dimension == "celsius" || a.unit == degrees || b.unit == degrees || s.at(c.a+1).is(roleMonth) {
		return
	}
	s.multiple(p, c)
	if percents == 1 {
		s.percentOf(p, c, at)
	}
}

// percentOf holds the percentage at k to the change.
func (s *passage) percentOf(p *rules.Pass, c change, k int) {
	a, b, x := s.at(c.a), s.at(c.b), s.at(k)
	if x.vague || x.odd || x.value == 0 {
		return
	}
	up, down := false, false
	var lo int
	hi := c.b
	if k < c.from {
		// "rose 20% from A to B", "rose by 20 %, from A to B"
		if c.from-k > 3 || s.contains(k+1, c.from, roleOf) && s.at(c.from).roles&roleOf == 0 {
			return
		}
		lo = max(0, k-4)
	} else {
		// "from A to B, up 20%", "(+20%)"
		if k-c.b > 8 || s.contains(c.b+1, k, roleWhich) {
			return
		}
		lo, hi = c.b+1, k
		mark := false
		for i := lo; i < hi; i++ {
			mark = mark || s.at(i).kind == 0 && strings.ContainsRune(",(~:", s.at(i).sign)
			if s.at(i).is(roleAnd) {
				return
			}
		}
		if !mark && !s.at(k-1).is(roleBy) {
			return
		}
		// "20% of them"
		if s.at(k+1).is(roleOf) || s.at(k+1).kind == word && s.at(k+1).roles&function == 0 && s.at(k+1).roles&(roleUp|roleDown|roleThe) == 0 {
			return
		}
	}
	for i := lo; i < hi; i++ {
		up = up || s.at(i).is(roleUp) || s.at(i).kind == mark && s.at(i).sign == '+'
		down = down || s.at(i).is(roleDown)
	}
	if !up && !down && k > c.from {
		for i := 0; i < c.from; i++ {
			up, down = up || s.at(i).is(roleUp), down || s.at(i).is(roleDown)
		}
	}
	if up == down || up && b.value < a.value && !s.inherits(c) {
		return
	}
	least, most, exact := changeOf(a, b)
	if s.inherits(c) {
		scaled := scale(a, b)
		least, most, exact = changeOf(&scaled, b)
	}
	if down {
		least, most, exact = -most, -least, -exact
	}
	slack := math.Max(x.step/2, 0.6) + 0.02*x.value
	if x.value >= least-slack && x.value <= most+slack || exact < 0 || exact == 0 {
		return
	}
	direction := "a rise"
	if down {
		direction = "a fall"
	}
	f := rules.Finding{
		Range:   s.in(min(c.from, k), max(c.b, k)),
		Message: fmt.Sprintf("from %s to %s is %s of %s%%, not %s", s.shown(c.a), s.shown(c.b), direction, figure(exact), s.shown(k)),
	}
	if math.Abs(x.value-exact) < 2 {
		f.Severity = rules.Warning
	}
	p.Report(f)
}

// inherits reports whether A takes its multiplier from B: "from 3 to 5 million".
func (s *passage) inherits(c change) bool {
	a, b := s.at(c.a), s.at(c.b)
	return b.step >= 100 && a.step <= 1 && a.value < 1000 && b.value > 100*a.value
}

// scale gives A the multiplier of B.
func scale(a, b *token) token {
	scaled := *a
	by := b.step / math.Pow10(int(math.Floor(math.Log10(b.step)))%3)
	scaled.value, scaled.step = a.value*by, a.step*by
	return scaled
}

// changeOf is the change from A to B in per cent: least and most with the
// slack of rounding, and exact.
func changeOf(a, b *token) (least, most, exact float64) {
	sa, sb := rounding(a), rounding(b)
	ratio := func(x, y float64) float64 { return 100 * (y/x - 1) }
	return ratio(a.value+sa, b.value-sb), ratio(math.Max(a.value-sa, a.value*0.1), b.value+sb), ratio(a.value, b.value)
}

// rounding is half of the last place that counts: of a number with three zeros
// at its end, those count as rounded.
func rounding(t *token) float64 {
	if r := t.round(); t.step >= 1 && r >= 100 && t.value/r >= 10 {
		return r / 2
	}
	if t.spelled {
		return 0
	}
	return t.step / 2
}

func (s *passage) contains(from, to int, r role) bool {
	for i := max(from, 0); i < to && i < len(s.tokens); i++ {
		if s.at(i).is(r) {
			return true
		}
	}
	return false
}

// multiple holds "doubled from A to B" to the values.
func (s *passage) multiple(p *rules.Pass, c change) {
	a, b := s.at(c.a), s.at(c.b)
	if s.inherits(c) {
		scaled := scale(a, b)
		a = &scaled
	}
	for i := max(0, c.from-3); i < c.from; i++ {
		m, ok := multiples[strings.ToLower(s.word(i))]
		if !ok || s.at(i).kind != word {
			continue
		}
		for k := max(0, i-3); k < i; k++ {
			if s.at(k).is(roleVague) || s.word(k) == "half" || s.word(k) == "virtually" || s.word(k) == "essentially" {
				return
			}
		}
		ratio := b.value / a.value
		if math.Abs(ratio/m-1) <= 0.15 || ratio > 1 != (m > 1) && m > 1 && b.value < a.value/100 {
			return
		}
		p.Report(rules.Finding{
			Range:    s.in(i, c.b),
			Severity: rules.Warning,
			Message:  fmt.Sprintf("from %s to %s is a factor of %s: that is not %q", s.shown(c.a), s.shown(c.b), figure(ratio), s.word(i)),
		})
	}
}

var percentChangeExamples = []rules.Example{
	{Text: `---
lang: de
---

Der Preis stieg von 200 auf 300 Euro, ein Plus von 33 Prozent.`, Want: []string{"von 200 auf 300 Euro, ein Plus von 33 Prozent"}},
	{Text: `---
lang: fr
---

Le prix est passé de 200 à 300 euros, soit une hausse de 33 %.`, Want: []string{"de 200 à 300 euros, soit une hausse de 33 %"}},
	{Text: `---
lang: es
---

El precio subió de 200 a 300 euros, un aumento del 33 %.`, Want: []string{"de 200 a 300 euros, un aumento del 33 %"}},
	{Text: "Rents rose from 500 to 600 euros, an increase of 30%.", Want: []string{"from 500 to 600 euros, an increase of 30%"}},
	{Text: "The price rose 10% from £2.00 to £2.50.", Want: []string{"10% from £2.00 to £2.50"}},
	{Text: "The herd increased from 50 to 80, up 30%.", Want: []string{"from 50 to 80, up 30%"}},
	{Text: `---
lang: de
---

Der Preis stieg von 200 auf 300 Euro, ein Plus von 50 Prozent.`},
	{Text: `---
lang: fr
---

Le prix est passé de 200 à 300 euros, soit une hausse de 50 %.`},
	{Text: `---
lang: es
---

El precio subió de 200 a 300 euros, un aumento del 50 %.`},
	{Text: "Output grew from 900 to 950, an annual rate of 3%."},
	{Text: "The price rose 25% from £2.00 to £2.50."},
	{Text: "Staff rose from about 400 to 500, up 20%."},
}

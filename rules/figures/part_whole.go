package figures

import (
	"fmt"
	"math"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var partWhole = rules.Rule{
	ID:    "figures/part-whole",
	Title: "The parts do not add up to the whole",
	Doc: `"Of 137 drones, 80 were shot down and the remaining 60 hit their targets": readers add up, and find 140.

Flagged, in one sentence, are a whole, its parts and "the remaining", "the other" or "the rest" with a number; men and
women, adults and children in brackets behind their sum; and a change "from A to B" that is said to be of D and is not.
Left alone is every sentence without a number for what remains, with vague numbers, with "including", and with more
numbers than the sum needs where any choice of them adds up.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es"},
	Gates:      rules.InCode | rules.InQuotes,
	Phrases: func() []rules.Phrase {
		var out []rules.Phrase
		for _, w := range remainders {
			out = append(out, rules.Phrase{Anchor: w, Attested: true})
		}
		return out
	},
	Examples: partWholeExamples,
	Check:    checkPartWhole,
}

func checkPartWhole(p *rules.Pass) {
	v := viewOf(p)
	language := v.article.Language()
	hits := p.Hits()
	for i := range p.Blocks() {
		rest := false
		for len(hits) > 0 && hits[0].Block <= i {
			rest = rest || hits[0].Block == i && v.numberAt(hits[0].Range.End)
			hits = hits[1:]
		}
		text := v.article.In(v.article.Blocks[i].Text)
		difference := v.numbered(i) > 2 && fromNumber(text, language) && byWords.in(text, language)
		brackets := v.has(i, corpus.Brackets) && bracketNumber(text, language, roleAnd) && holds(text, peopleWords)
		if !rest && !difference && !brackets {
			continue
		}
		for s := range v.passages(i) {
			if len(s.tokens) < 6 {
				continue
			}
			if rest {
				s.remains(p)
			}
			if brackets {
				s.peoples(p)
			}
			if difference {
				s.differs(p)
			}
		}
	}
}

// remainders are the words for what is left of a whole, with their article.
var remainders = []string{
	"the other", "the remaining", "the rest", "die übrigen", "die anderen", "die restlichen", "die verbleibenden",
	"les autres", "les restantes", "les restants", "los otros", "las otras", "los demás", "las demás", "los restantes", "las restantes",
}

// peopleWords are parts of the words for people that a bracket may count.
var peopleWords = []string{"men", "girls", "child", "males", "adult", "Frau", "Kinder", "Mädchen", "femmes", "filles", "enfants", "mujeres", "niñ"}

// part reports whether a token is an exact number of things that a sum may
// hold.
func (s *passage) part(i int) bool {
	t := s.at(i)
	return t.counts() && !t.year && t.value >= 1 && !s.at(i+1).is(roleTime|roleTimes) && (s.at(i+1).sign != '-' || s.at(i+1).kind != mark || s.at(i+1).gap) &&
		(s.at(i-1).sign != '-' || s.at(i-1).kind != mark || t.gap)
}

// remains holds "of N, M and the remaining K" to N.
func (s *passage) remains(p *rules.Pass) {
	for r := range s.tokens {
		if !s.at(r).is(roleRest) || !s.at(r-1).is(roleThe) {
			continue
		}
		// "the remaining 60", "the other six"; "the 60 others" is left alone.
		k := r + 1
		if !s.part(k) || s.joins(k+1) && s.at(k+2).kind == number {
			continue
		}
		whole, start := s.whole(r)
		if whole < 0 {
			continue
		}
		var parts []float64
		sound, first := true, -1
		for i := start; i < r; i++ {
			if i == whole || s.at(i).kind != number {
				if s.at(i).is(roleIncluding) || s.at(i).kind == word && (s.word(i) == "both" || s.word(i) == "half" || s.word(i) == "none" || s.word(i) == "all" || s.word(i) == "several" || s.word(i) == "dozen" || s.word(i) == "dozens" || s.word(i) == "another" || s.word(i) == "most" || s.word(i) == "third" || s.word(i) == "quarter") {
					sound = false
				}
				continue
			}
			t := s.at(i)
			if t.odd || t.unit != nil || t.year || s.at(i+1).is(roleTime) {
				continue
			}
			if !s.part(i) {
				sound = false
				continue
			}
			if first < 0 {
				first = i
			}
			parts = append(parts, t.value)
		}
		if !sound || len(parts) == 0 || len(parts) > 6 {
			continue
		}
		n, rest := s.at(whole).value, s.at(k).value
		if n <= rest || reaches(parts, n-rest) {
			continue
		}
		sum := rest
		for _, x := range parts {
			sum += x
			if x >= n {
				sound = false
			}
		}
		// "one" may be a pronoun; what comes behind the rest may be a part, too.
		if len(parts) == 1 && parts[0] == 1 && s.at(first).spelled && s.at(k).value+1 != n && s.at(first+1).is(roleOf) || !sound {
			continue
		}
		f := rules.Finding{
			Range:   s.in(min(whole, first), k),
			Message: fmt.Sprintf("%s is the whole, but the parts make %s", s.shown(whole), figure(sum)),
		}
		behind := false
		for i := k + 1; i < len(s.tokens); i++ {
			behind = behind || s.at(i).kind == number && !s.at(i).year && s.at(i).unit == nil
		}
		if len(parts) > 1 || behind {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
			if len(parts) == 2 && !behind {
				f.Severity = rules.Warning
			}
		}
		p.Report(f)
	}
}

// whole finds the number that the rest at r is part of, and where the parts
// begin: "Of N …", "M of the N …", "N …, of which …". It is -1 where there is
// none, or more than one.
func (s *passage) whole(r int) (whole, start int) {
	whole = -1
	for i := range r {
		at, from := -1, i
		switch {
		case s.at(i).is(roleOf) && i > 0 && s.part(i-1) && s.at(i+1).is(roleThe) && s.part(i+2):
			at, from = i+2, i-1
		case (i == 0 || s.at(i-1).kind == mark) && s.at(i).is(roleOf) && s.at(i).capital:
			k := i + 1
			if s.at(k).is(roleThe) {
				k++
			}
			if s.part(k) {
				at = k
			}
		case s.at(i).is(roleOf) && s.at(i+1).is(roleWhich), s.at(i).is(roleWhich) && s.at(i-1).kind == mark && s.at(i-1).sign == ',' && !s.at(i).is(roleSmall) && !strings.EqualFold(s.word(i), "which") && !strings.EqualFold(s.word(i), "whom"):
			for k := i - 1; k >= 0 && k >= i-6; k-- {
				if s.part(k) {
					at, from = k, i
					break
				}
			}
		}
		if at < 0 || at >= r || at == whole {
			continue
		}
		if whole >= 0 {
			return -1, 0
		}
		whole, start = at, from
	}
	return whole, start
}

// reaches reports whether some of the parts make the sum.
func reaches(parts []float64, sum float64) bool {
	for set := 1; set < 1<<len(parts); set++ {
		total := 0.0
		for i, x := range parts {
			if set>>i&1 == 1 {
				total += x
			}
		}
		if total == sum {
			return true
		}
	}
	return false
}

// people are words for people of one sort; those of one set exclude each other
// and make up everybody.
var people = map[string]int{
	"man": 1, "men": 1, "woman": 1, "women": 1, "boy": 2, "boys": 2, "girl": 2, "girls": 2, "adult": 3, "adults": 3, "child": 3, "children": 3,
	"male": 4, "males": 4, "female": 4, "females": 4, "männer": 1, "frauen": 1, "mann": 1, "frau": 1, "jungen": 2, "mädchen": 2, "erwachsene": 3, "kinder": 3,
	"hommes": 1, "femmes": 1, "garçons": 2, "filles": 2, "adultes": 3, "enfants": 3, "hombres": 1, "mujeres": 1, "niños": 2, "niñas": 2, "adultos": 3,
}

// peoples holds "nine people (five men and four women)" to the sum.
func (s *passage) peoples(p *rules.Pass) {
	for i := range s.tokens {
		if s.at(i).kind != mark || s.at(i).sign != '(' {
			continue
		}
		whole := -1
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			if s.at(k).kind == number {
				if s.part(k) {
					whole = k
				}
				break
			}
		}
		if whole < 0 {
			continue
		}
		sum, n, kinds := 0.0, 0, map[string]bool{}
		end, group := i, 0
		for k := i + 1; ; k++ {
			t := s.at(k)
			if t.kind == number {
				w := strings.ToLower(s.word(k + 1))
				g := people[w]
				if !s.part(k) || g == 0 || n > 0 && g != group && (g != 3 && group != 3) || kinds[w] {
					n = 0
					break
				}
				group = g
				kinds[w] = true
				sum += t.value
				n++
				k++
				continue
			}
			if t.kind == mark && t.sign == ')' {
				end = k
				break
			}
			if !t.is(roleAnd) && (t.kind != mark || t.sign != ',') || k > i+12 {
				n = 0
				break
			}
		}
		if w := strings.ToLower(s.word(whole + 1)); people[w] != 0 {
			continue
		}
		if n < 2 || sum == s.at(whole).value {
			continue
		}
		p.Report(rules.Finding{
			Range:   s.in(whole, end),
			Message: fmt.Sprintf("the numbers in brackets make %s, not %s", figure(sum), s.shown(whole)),
		})
	}
}

// differs holds "fell by D from A to B" and "from A to B, a fall of D" to the
// difference.
func (s *passage) differs(p *rules.Pass) {
	for i := range s.tokens {
		c, ok := s.change(i)
		if !ok {
			continue
		}
		d := -1
		switch {
		case s.at(i-1).amount() && s.at(i-2).is(roleBy):
			d = i - 1
		case s.at(i-2).amount() && s.at(i-3).is(roleBy) && s.at(i-1).kind == word && s.at(i-1).roles&(function|roleTime) == 0:
			d = i - 2
		default:
			for k := c.b + 1; k < c.b+6; k++ {
				if s.at(k).is(roleUp|roleDown) && s.at(k+1).is(roleOf) && s.at(k-2).sign == ',' && s.at(k+2).amount() {
					d = k + 2
				}
			}
		}
		if d < 0 {
			continue
		}
		a, b, x := s.at(c.a), s.at(c.b), s.at(d)
		if a.unit != b.unit || x.unit != a.unit || a.vague || b.vague || x.vague || s.inherits(c) || x.year || a.year != b.year && a.unit == nil ||
			a.unit == percent || a.unit == nil && (s.at(d+1).is(roleTime) || s.at(c.b+1).is(roleMonth)) || s.at(d+1).is(rolePercent) {
			continue
		}
		if a.step != b.step && (a.step >= 1000 || b.step >= 1000 || x.step >= 1000) {
			continue
		}
		want := math.Abs(b.value - a.value)
		if math.Abs(want-x.value) <= rounding(a)+rounding(b)+rounding(x)+1e-9*want || want == 0 {
			continue
		}
		if a.step >= 1 && b.step >= 1 && x.step >= 1 && want == x.value {
			continue
		}
		p.Report(rules.Finding{
			Range:   s.in(min(i, d), max(c.b, d)),
			Message: fmt.Sprintf("from %s to %s is a difference of %s, not %s", s.shown(c.a), s.shown(c.b), figure(want), s.shown(d)),
		})
	}
}

var partWholeExamples = []rules.Example{
	{Text: `---
lang: de
---

Von den 20 Schafen wurden 12 verkauft, die übrigen 9 blieben.`, Want: []string{"20 Schafen wurden 12 verkauft, die übrigen 9"}},
	{Text: `---
lang: fr
---

Le club compte 30 membres (12 hommes et 20 femmes).`, Want: []string{"30 membres (12 hommes et 20 femmes)"}},
	{Text: `---
lang: es
---

El grupo tiene 30 personas (12 hombres y 20 mujeres).`, Want: []string{"30 personas (12 hombres y 20 mujeres)"}},
	{Text: "Of 137 kites, 80 landed and the remaining 60 were lost.", Want: []string{"137 kites, 80 landed and the remaining 60"}},
	{Text: "Of 12 jurors, 7 agreed and the other 6 did not.", Want: []string{"12 jurors, 7 agreed and the other 6"}},
	{Text: "Of the 20 sheep, 12 were sold and the other 9 stayed.", Want: []string{"20 sheep, 12 were sold and the other 9"}},
	{Text: `---
lang: de
---

Von den 20 Schafen wurden 12 verkauft, die übrigen 8 blieben.`},
	{Text: `---
lang: fr
---

Le club compte 30 membres (12 hommes et 18 femmes).`},
	{Text: "Of 137 kites, 80 landed and the remaining 57 were lost."},
	{Text: "Of 12 jurors, 7 agreed and the other 5 did not."},
	{Text: "Of about 140 kites, some 80 landed and the remaining 50 were lost."},
	{Text: "Of 20 sheep, 12 were sold, 3 died and the other 5 stayed."},
}

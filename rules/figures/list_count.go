package figures

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var listCount = rules.Rule{
	ID:    "figures/list-count",
	Title: "The list has another number of items than announced",
	Doc: `"Five takeaways", and four follow: something was cut, or never written.

Flagged are a number with its noun before a colon, and a list in the same sentence or right below it with more or fewer
items; and a heading that counts tips, reasons, steps and the like right above its list.
Left alone are vague numbers and ranges, "including", items of many words (their commas may belong to them), nested lists
where any level has the number, and lists that are taken up again after other text.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   listCountExamples,
	Check:      checkListCount,
}

func checkListCount(p *rules.Pass) {
	v := viewOf(p)
	blocks := v.article.Blocks
	for i, b := range p.Blocks() {
		if b.Kind == corpus.TableCell || b.Kind == corpus.Reference || b.Kind == corpus.ContentsEntry || b.Kind == corpus.Contents {
			continue
		}
		if i+1 < len(blocks) && blocks[i+1].Kind == corpus.ListItem && b.Kind != corpus.ListItem {
			v.below(p, i)
		}
		if !v.has(i, corpus.Colons|corpus.Dashes) || !v.countsBefore(i) {
			continue
		}
		for s := range v.passages(i) {
			s.colonList(p)
		}
	}
}

// listed are nouns that name what is counted off in a list, by their first
// letters.
var listed = []string{
	"takeaway", "tip", "reason", "way", "thing", "step", "lesson", "fact", "rule", "question", "point", "pillar", "mistake", "idea",
	"principle", "factor", "benefit", "example", "option", "challenge", "sign", "myth", "trend", "priorit", "measure", "goal", "key",
	"grund", "gründe", "tipp", "schritt", "regel", "frage", "punkt", "fehler", "lehre", "ziel", "raison", "conseil", "étape", "règle", "leçon", "question",
	"razon", "razones", "consejo", "paso", "regla", "leccion", "lecciones", "pregunta", "clave", "error",
}

func listedNoun(w string) bool {
	w = strings.ToLower(w)
	for _, l := range listed {
		if strings.HasPrefix(w, l) && len(w)-len(l) <= 4 {
			return true
		}
	}
	return false
}

// plural reports whether a word may be the plural of a noun in any of the
// languages of the rule.
func plural(w string) bool {
	w = strings.ToLower(w)
	switch w {
	case "men", "women", "people", "children", "teeth", "feet", "mice", "criteria", "media", "phenomena":
		return true
	}
	return len(w) > 3 && strings.ContainsRune("snerx", rune(w[len(w)-1])) && !strings.HasSuffix(w, "ss")
}

// announced reads a number with its noun: "five key reasons". It returns the
// index of the noun.
func (s *passage) announced(i int) (noun int, ok bool) {
	t := s.at(i)
	if !t.counts() || t.year || t.value < 2 || t.value > 20 || s.at(i-1).is(roleIncluding|roleNamed) || s.at(i-1).is(roleOf) ||
		s.at(i-1).kind == number || s.joins(i-1) && s.at(i-2).kind == number || s.joins(i+1) && !s.at(i+1).is(roleTo) {
		return 0, false
	}
	for k := i + 1; k <= i+4; k++ {
		n := s.at(k)
		if n.kind == mark && n.sign == '"' {
			continue
		}
		if n.kind != word || n.roles&function != 0 {
			break
		}
		if n.roles&roleTime == 0 || s.word(k) == "points" {
			noun = k
		} else {
			return 0, false
		}
	}
	return noun, noun > 0
}

// colonList holds "three things: a, b and c" to its number.
func (s *passage) colonList(p *rules.Pass) {
	for i := range s.tokens {
		c := s.at(i)
		dash := c.kind == mark && c.sign == '~' && c.gap
		if c.kind != mark || c.sign != ':' && !dash || !s.at(i+1).gap && !dash {
			continue
		}
		n, noun := -1, 0
		for k := i - 2; k >= 0 && k >= i-9; k-- {
			if s.at(k).kind == number {
				if w, ok := s.announced(k); ok {
					n, noun = k, w
				}
				break
			}
		}
		if n < 0 {
			continue
		}
		last := i - 1
		for s.at(last).kind == mark && s.at(last).sign == '"' {
			last--
		}
		for k := n + 1; k <= noun && !plural(s.word(noun)); k++ {
			if plural(s.word(k)) {
				noun = k
			}
		}
		// "four reasons for the delay: …"
		far := last-noun > 2 || s.contains(noun, i, function)
		if far && (!listedNoun(s.word(noun)) || s.contains(noun, i, roleWhich) || s.marked(noun, i)) ||
			!plural(s.word(noun)) || s.contains(0, i, roleIncluding) || s.preceded(n) {
			continue
		}
		least, most, end, ok := s.items(i+1, dash)
		want := int(s.at(n).value)
		if !ok || most < 2 || want >= least && want <= most {
			continue
		}
		f := rules.Finding{
			Range:   s.in(n, end),
			Message: fmt.Sprintf("%s are announced, %s", s.span(n, noun), follow(least, most)),
		}
		if dash || far || least != most {
			f.Severity = rules.Warning
		}
		p.Report(f)
		return
	}
}

// marked reports whether a mark or a number stands between two tokens.
func (s *passage) marked(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if s.at(i).kind != word {
			return true
		}
	}
	return false
}

func follow(least, most int) string {
	if least == most {
		return fmt.Sprintf("%d follow", least)
	}
	return fmt.Sprintf("%d or %d follow", least, most)
}

// preceded reports whether another number before this one may be what the list
// is about: "one of the three", "two of five".
func (s *passage) preceded(n int) bool {
	return s.at(n-1).is(roleThe) && s.at(n-2).is(roleOf) || s.at(n-1).is(roleOf) || s.word(n-1) == "other" || s.word(n-1) == "another" ||
		s.word(n-1) == "first" || s.word(n-1) == "last" || s.word(n-1) == "next" || s.word(n-1) == "further"
}

// span is the text of some tokens, the last included.
func (s *passage) span(first, last int) string { return s.text[s.at(first).start:s.at(last).end] }

// longestItem is how many words an item in a sentence may have to be told from
// its neighbours by a comma.
const longestItem = 4

// items counts the items between a token and the end of the sentence. It
// reports false where they are not plain enough to be counted.
func (s *passage) items(from int, dash bool) (least, most, end int, ok bool) {
	commas, ands, words := 0, 0, 0
	lastAnd := false // an "and" that joins the last item
	total := 0
	sentence := false
	i := from
	for ; i < len(s.tokens); i++ {
		t := s.at(i)
		if t.ends {
			sentence = t.sign == '.' || t.sign == '\n' || t.sign == '!'
			break
		}
		switch {
		case t.kind == mark && t.sign == ',':
			if words == 0 {
				return 0, 0, 0, false
			}
			commas++
			words = 0
			// "a, b, and c"
			if s.at(i + 1).is(roleAnd | roleOr) {
				i++
				lastAnd = true
			} else if lastAnd || ands > 0 {
				return 0, 0, 0, false
			}
		case t.is(roleAnd|roleOr) && !t.capital:
			if words == 0 {
				return 0, 0, 0, false
			}
			ands++
			words = 0
		case t.kind == mark && t.sign == '-' && !t.gap, t.kind == mark && (t.sign == '"' || t.sign == '\''):
		case t.kind == word || t.kind == number && t.year:
			if t.roles&(roleIncluding|roleWhich) != 0 && t.roles&roleOf == 0 || t.roles&roleSmall != 0 && words == 0 {
				return 0, 0, 0, false
			}
			if t.roles&(roleThe|roleOf|roleSmall) == 0 {
				words++
			}
			total++
			if words > longestItem {
				return 0, 0, 0, false
			}
		default:
			return 0, 0, 0, false
		}
	}
	if words == 0 || i < len(s.tokens) && !sentence || dash && commas < 1 || ands+commas == 0 || ands > 1 || ands == 1 && lastAnd {
		return 0, 0, 0, false
	}
	// Without "and" the list may be open: "colours: red, green, blue …"
	n := commas + 1 + ands
	least, most = n, n
	if !lastAnd && ands == 0 && commas < 2 || ands == 0 && !lastAnd {
		most = n
	}
	if ands == 1 && commas > 0 && total > 3*n {
		least = n - 1
	}
	return least, most, min(i, len(s.tokens)) - 1, true
}

// below holds a number at the end of a block to the list under it.
func (v *view) below(p *rules.Pass, block int) {
	blocks := v.article.Blocks
	b := &blocks[block]
	heading := b.Kind == corpus.Heading || b.Kind == corpus.Title
	var s passage
	for x := range v.passages(block) {
		s = x
	}
	n, noun, numbers := -1, 0, 0
	for i := range s.tokens {
		if s.at(i).kind == number {
			numbers++
			if k, ok := s.announced(i); ok && !s.at(i).vague {
				n, noun = i, k
			}
		}
	}
	if n < 0 || numbers != 1 || s.preceded(n) || s.contains(0, len(s.tokens), roleIncluding) {
		return
	}
	last := len(s.tokens) - 1
	colon := s.at(last).kind == mark && s.at(last).sign == ':'
	for k := n + 1; k <= noun; k++ {
		if plural(s.word(k)) {
			noun = k
		}
	}
	switch {
	case !plural(s.word(noun)):
		return
	case heading:
		if n > 2 || !listedNoun(s.word(noun)) || last > noun+6 {
			return
		}
	case !colon:
		return
	case noun != last-1 && !listedNoun(s.word(noun)):
		return
	}
	counts, broken := v.itemsBelow(block + 1)
	want := int(s.at(n).value)
	top := counts[0]
	if top < 2 || top == want || broken {
		return
	}
	sum := 0
	for _, c := range counts {
		sum += c
		if c == want {
			return
		}
	}
	if sum == want {
		return
	}
	f := rules.Finding{
		Range:   s.in(n, noun),
		Message: fmt.Sprintf("%s are announced, the list has %d items", s.span(n, noun), top),
	}
	if heading || noun != last-1 || !listedNoun(s.word(noun)) || top > want+3 {
		f.Severity = rules.Warning
	}
	p.Report(f)
}

// itemsBelow counts the items of a list by their depth, the outermost first.
// broken tells that the list may go on behind what interrupts it.
func (v *view) itemsBelow(first int) (counts [6]int, broken bool) {
	blocks := v.article.Blocks
	top := blocks[first].Level
	i := first
	for ; i < len(blocks); i++ {
		b := &blocks[i]
		if b.Kind != corpus.ListItem {
			break
		}
		if b.Level < top || b.Marker != "" && blocks[first].Marker != "" && b.Level == top && (b.Number < 0) != (blocks[first].Number < 0) {
			return counts, true
		}
		counts[min(b.Level-top, len(counts)-1)]++
	}
	if blocks[first].Number > 1 {
		return counts, true
	}
	// Another list before the next heading may be the rest of this one.
	for ; i < len(blocks) && blocks[i].Kind != corpus.Heading; i++ {
		if blocks[i].Kind == corpus.ListItem || blocks[i].Kind == corpus.Code || blocks[i].Kind == corpus.Quote {
			return counts, true
		}
	}
	return counts, false
}

var listCountExamples = []rules.Example{
	{Text: `---
lang: de
---

Es gibt vier Gründe: Geld, Zeit und Recht.`, Want: []string{"vier Gründe: Geld, Zeit und Recht"}},
	{Text: `---
lang: fr
---

Il y a quatre raisons: argent, temps et droit.`, Want: []string{"quatre raisons: argent, temps et droit"}},
	{Text: `---
lang: es
---

Hay cuatro razones: dinero, tiempo y ley.`, Want: []string{"cuatro razones: dinero, tiempo y ley"}},
	{Text: "The prize has five categories: fiction, poetry and drama.", Want: []string{"five categories: fiction, poetry and drama"}},
	{Text: `The tour has five stops:

1. Pier
2. Mill
3. Church`, Want: []string{"five stops"}},
	{Text: `---
lang: de
---

Es gibt drei Gründe: Geld, Zeit und Recht.`},
	{Text: `---
lang: fr
---

Il y a trois raisons: argent, temps et droit.`},
	{Text: `---
lang: es
---

Hay tres razones: dinero, tiempo y ley.`},
	{Text: "There are five reasons, including cost, time and law."},
	{Text: "He had two words for it: never again."},
	{Text: "There are 3–5 tips: dig, sow, water, wait, pick and eat."},
}

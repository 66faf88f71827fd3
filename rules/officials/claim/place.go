package claim

import (
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// placeAt reads the name of a jurisdiction that ends at a word, and returns
// how many words it has.
func (p *parser) placeAt(k, done int) (int, []*roster.Jurisdiction) {
	for n := min(4, k-done); n > 0; n-- {
		first := k - n + 1
		if first < 0 || !p.capital(first) && p.language == "en" {
			continue
		}
		if js := p.named(first, k); js != nil {
			return n, js
		}
	}
	return 0, nil
}

// named are the jurisdictions that the words from first to last name.
func (p *parser) named(first, last int) []*roster.Jurisdiction {
	for k := first; k < last; k++ {
		if g := p.gap(k); len(g) > 3 || strings.ContainsAny(g, ",;:()\n") {
			return nil
		}
	}
	text, _ := bare(p.text[p.words[first].Range().Start:p.words[last].Range().End])
	if len(text) > 60 {
		return nil
	}
	js := p.placed(text)
	if js == nil && p.language == "de" {
		for _, ending := range [...]string{"er", "en", "e", "es", "em", "n"} {
			if stem, ok := strings.CutSuffix(text, ending); ok {
				if js = p.placed(stem); js != nil {
					break
				}
			}
		}
	}
	if js == nil && p.language == "fr" {
		for _, elided := range [...]string{"d'", "d’", "l'", "l’"} {
			if rest, ok := strings.CutPrefix(text, elided); ok {
				js = p.placed(rest)
			}
		}
		if js == nil {
			js = p.placed(strings.TrimSuffix(strings.TrimSuffix(text, "ne"), "e"))
		}
	}
	if js == nil && p.language == "es" && strings.HasSuffix(text, "a") {
		js = p.placed(strings.TrimSuffix(text, "a") + "o")
	}
	return js
}

func (p *parser) placed(text string) []*roster.Jurisdiction {
	var js []*roster.Jurisdiction
	for _, n := range p.roster.Placed(text) {
		if n.Language == p.language || n.Language == "" || n.Language == "en" && !n.Adjective {
			js = append(js, n.Jurisdiction)
		}
	}
	return js
}

// startsPlace reports whether the place is whole and is a state's: not the end
// of "Bank of Japan" or "Air France".
func (p *parser) startsPlace(first, last, done int) bool {
	k := first - 1
	if k <= done || p.gap(k) == "" {
		return true
	}
	g := p.gap(k)
	w := p.word(k)
	switch {
	case g == "-" || g == "–":
		return p.language != "en" || p.speech.status[w] != InOffice
	case g != " ":
		return true
	case p.speech.of[w] && p.language == "en":
		return k-1 < 0 || !p.capital(k-1) || p.opens(k-1)
	case inward[w] && p.language == "en":
		// "in Spain Prime Minister X" is no claim about Spain's.
		return !p.placeNoun(first, last)
	case p.titled || p.opens(k) || !p.capital(k):
		return true
	case p.speech.status[w] != InOffice || p.speech.articles[w] || p.common(k):
		return true
	}
	_, owned := bare(p.raw(k))
	return owned
}

var inward = set("in from to at near into inside outside across leaving visiting")

// placeNoun reports whether words are a country's name and no adjective of it.
func (p *parser) placeNoun(first, last int) bool {
	text := p.text[p.words[first].Range().Start:p.words[last].Range().End]
	if _, owned := bare(text); owned || len(text) < 4 {
		return false
	}
	for _, n := range p.roster.Placed(text) {
		if n.Adjective {
			return false
		}
	}
	return true
}

// placeAfter reads "of the United States" from the "of" on, and returns the
// last word of it; 0: no jurisdiction stands there.
func (p *parser) placeAfter(of int) (int, []*roster.Jurisdiction) {
	first := of
	if p.language != "fr" || !strings.ContainsAny(p.raw(of), "'’") {
		first++
		for p.joined(of) && first < len(p.words) && (p.speech.articles[p.word(first)] || p.language != "en" && p.speech.of[p.word(first)]) {
			first++
		}
	}
	for n := 5; n > 0; n-- {
		end := first + n - 1
		if end >= len(p.words) || p.language == "en" && !p.capital(first) {
			continue
		}
		if js := p.named(first, end); js != nil {
			// "of South Korea's largest bank"
			if _, owned := bare(p.raw(end)); owned || !p.noun(first, end) {
				return 0, nil
			}
			return end, js
		}
	}
	return 0, nil
}

// noun reports whether words are the name of a place, and not an adjective
// alone: "of the American Chess Federation".
func (p *parser) noun(first, last int) bool {
	for _, n := range p.roster.Placed(p.text[p.words[first].Range().Start:p.words[last].Range().End]) {
		if !n.Adjective {
			return true
		}
	}
	return p.language == "fr" && strings.ContainsAny(p.raw(first), "'’")
}

// place settles what the title and the place mean together. It reports false
// where they name a post that no roster of states has: the governor of a
// federal state, say.
func (p *parser) place(c *Claim, titles []*roster.Title) bool {
	if len(c.Jurisdiction) == 0 {
		return true
	}
	var kept []*roster.Jurisdiction
	for _, j := range c.Jurisdiction {
		if j.Kind == roster.Part {
			for _, t := range titles {
				if t.Office.Group == "government" && len(c.Jurisdiction) == 1 {
					return false
				}
			}
			continue
		}
		for _, t := range titles {
			if t.In(j) {
				kept = append(kept, j)
				break
			}
		}
	}
	if len(kept) == 0 {
		return false
	}
	c.Jurisdiction = kept
	return true
}

package claim

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// maxName is how many words a name may have, particles and initials included.
const maxName = 7

// nameAfter reads the name behind a title and place, whose last word is last.
// It returns the last word of the name, or last where there is none.
func (p *parser) nameAfter(c *Claim, last int) int {
	first := last + 1
	if first >= len(p.words) {
		return last
	}
	apposed := false
	switch g := p.gap(last); g {
	case " ", "\u00a0":
	case ", ":
		// "the French president, Emmanuel Macron, said"
		if len(c.Jurisdiction) == 0 {
			return last
		}
		apposed = true
	default:
		return last
	}
	start := first
	for p.speech.honorary[p.word(start)] && p.capital(start) && p.nameGap(start) {
		start++
	}
	end := p.run(start)
	if end < start {
		return last
	}
	end = p.trim(c, start, end)
	if end < start {
		return last
	}
	if apposed && !p.closesApposition(start, end) && (end != start || !p.held(c)) {
		return last
	}
	p.setName(c, start, end)
	c.loose = c.loose || apposed
	return end
}

// run returns the last word of the run of capitalised words that starts at a
// word, and less than start where there is none.
func (p *parser) run(start int) int {
	if !p.capital(start) {
		// "al-Sisi", "de Gaulle"
		if !p.speech.within[p.word(start)] || p.word(start) == "of" || p.word(start) == "y" || p.word(start) == "e" || !p.joined(start) || !p.capital(start+1) {
			return start - 1
		}
	}
	end := start - 1
	for k := start; k < len(p.words) && k < start+maxName; k++ {
		w := p.word(k)
		switch {
		case p.capital(k) && p.speech.status[w] == InOffice, k > start && p.gap(k-1) == "-": // "Tsai Ing-wen"
			end = k
		case p.speech.within[w] && w != "of" && k > start-1 && k+1 < len(p.words) && p.nameGap(k) && (p.capital(k+1) || p.speech.within[p.word(k+1)]):
		default:
			return end
		}
		if _, owned := bare(p.raw(k)); owned || !p.nameGap(k) {
			return end
		}
	}
	return end
}

// nameGap reports whether the gap behind a word may stand inside a name: a
// blank, a hyphen, or the full stop of an initial or of "Jr."
func (p *parser) nameGap(k int) bool {
	switch p.gap(k) {
	case " ", "-", "\u00a0", "‑":
		return true
	case ".", ". ":
		w := p.word(k)
		return len(w) == 1 || p.speech.honorary[w] || w == "st"
	}
	return false
}

// trim cuts from a run of capitals what is no name: "Trump Tuesday", the rest
// of a headline, "Junior". It returns the last word that is left.
func (p *parser) trim(c *Claim, start, end int) int {
	for e := end; e >= start; e-- {
		if e < end && !p.titled && !p.common(e+1) && !p.dayOrMonth(e+1) {
			break
		}
		if people := p.roster.People(p.nameText(start, e)); len(people) > 0 {
			c.People = people
			return e
		}
	}
	// Nobody known: leave out everyday words at the end, and give up on what
	// starts with one.
	for end >= start && end > start && p.common(end) {
		end--
	}
	if p.common(start) && end == start || p.dayOrMonth(start) {
		return start - 1
	}
	if p.titled {
		c.loose = true
	}
	return end
}

func (p *parser) dayOrMonth(k int) bool {
	switch p.word(k) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

func (p *parser) nameText(start, end int) string {
	text, _ := bare(p.text[p.words[start].Range().Start:p.words[end].Range().End])
	return text
}

func (p *parser) setName(c *Claim, start, end int) {
	c.Name = p.span(start, end)
	c.Person = p.text[c.Name.Start:c.Name.End]
	if c.People == nil {
		c.People = p.roster.People(c.Person)
	}
}

// closesApposition reports whether the words from start to end are an
// apposition and no new subject: two words or more, a comma or the end of the
// sentence behind them, and no title of their own.
func (p *parser) closesApposition(start, end int) bool {
	if end == start {
		return false
	}
	behind := p.text[p.words[end].Range().End:]
	if _, owned := bare(p.raw(end)); owned {
		return false
	}
	switch {
	case strings.HasPrefix(behind, ", "):
		// "with the president of France, Friedrich Merz, the chancellor, said"
		next := p.word(end + 1)
		return !p.speech.articles[next] && next != "and" && next != "a" && !p.capital(end+1)
	case strings.HasPrefix(behind, ")"):
		return true
	case strings.HasPrefix(behind, "."), behind == "":
		return true
	}
	return false
}

// nameBefore reads a name before a title: "Emmanuel Macron, the French
// president," or "Emmanuel Macron is president of France". It returns the
// first word of the claim.
func (p *parser) nameBefore(c *Claim, left, last, done int) int {
	k := left - 1
	if k > done && p.gap(k) == " " && p.speech.articles[p.word(k)] {
		k--
	}
	if k <= done {
		return left
	}
	apposed := false
	end := k
	switch {
	case p.gap(k) == ", " && (p.capital(k) || p.gap(k-1) == "-"), p.gap(k) == "., " && p.word(k) == "jr":
		if !p.endsApposition(last) {
			return left
		}
		apposed = true
	case p.gap(k) == " " && len(c.Jurisdiction) > 0:
		s, ok := p.speech.be[p.word(k)]
		if !ok || k-1 <= done || p.gap(k-1) != " " || c.indefinite || p.negated(k) {
			return left
		}
		if c.Status == InOffice {
			c.Status = s
		}
		end = k - 1
	default:
		return left
	}
	if !p.capital(end) && p.gap(end-1) != "-" {
		return left
	}
	start := end
	for start-1 > done && end-start < maxName && p.nameGap(start-1) && (p.capital(start-1) || p.gap(start-1) == "-") && !p.opensAt(start) {
		start--
	}
	// Particles: "Ursula von der Leyen".
	for start-2 > done && p.nameGap(start-1) && p.speech.within[p.word(start-1)] && p.word(start-1) != "of" {
		s := start - 1
		for s-1 > done && p.speech.within[p.word(s-1)] && p.nameGap(s-1) {
			s--
		}
		if s-1 <= done || !p.capital(s-1) || !p.nameGap(s-1) {
			break
		}
		start = s - 1
	}
	for s := start; s <= end; s++ {
		people := p.roster.People(p.nameText(s, end))
		if c.People = people; len(people) > 0 && (s < end || s == start && p.held(c)) {
			start = s
			p.setName(c, start, end)
			c.loose = apposed
			return start
		}
	}
	c.People = nil
	// Somebody unknown: two words that are no everyday words at the start of a
	// sentence, and not the last of a list.
	if end-start < 1 || end-start > 2 || p.common(start) || p.titled || len(c.Jurisdiction) == 0 ||
		apposed && start > 0 && p.gap(start-1) == " " && (p.word(start-1) == "and" || p.word(start-1) == "with") {
		return left
	}
	p.setName(c, start, end)
	c.loose = true
	return start
}

func (p *parser) opensAt(k int) bool {
	return k > 0 && strings.ContainsAny(p.gap(k-1), "!?:\n")
}

// endsApposition reports whether the title ends what its commas enclose.
func (p *parser) endsApposition(last int) bool {
	behind := p.text[p.words[last].Range().End:]
	return strings.HasPrefix(behind, ",") || strings.HasPrefix(behind, ".") || strings.HasPrefix(behind, ")") ||
		last == len(p.words)-1
}

// held reports whether one of a claim's people held its office at some time, so
// that a surname alone is enough.
func (p *parser) held(c *Claim) bool {
	for _, m := range c.People {
		for _, t := range m.Terms {
			for _, title := range c.Titles {
				if t.Office == title.Office && (len(c.Jurisdiction) == 0 || slices.Contains(c.Jurisdiction, t.Jurisdiction)) {
					return true
				}
			}
		}
	}
	return false
}

func (p *parser) negated(be int) bool {
	w := p.word(be + 1)
	return w == "not" || w == "never"
}

// given and family are the first and the last word of a name, folded.
func given(name string) string {
	words := nameFields(name)
	if len(words) < 2 {
		return ""
	}
	return words[0]
}

func family(name string) string {
	words := nameFields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func nameFields(name string) []string {
	words := strings.Fields(roster.FoldName(name))
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "jr", "sr", "ii", "iii", "iv":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return words
}

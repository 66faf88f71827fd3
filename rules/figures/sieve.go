package figures

import (
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// needles are the words without one of which a rule has nothing to find in a
// block. Looking for them costs a small part of cutting the block into tokens.
type needles map[string][]string

// in reports whether a text holds a needle of its language; those of "" belong
// to every one.
func (n needles) in(text, language string) bool {
	return holds(text, n[language]) || holds(text, n[""])
}

// twice reports whether a text holds needles of its language at two places.
func (n needles) twice(text, language string) bool {
	count := 0
	for _, words := range [...][]string{n[""], n[language]} {
		for _, w := range words {
			if count += strings.Count(text, w); count > 1 {
				return true
			}
		}
	}
	return false
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

var (
	percentWords = needles{
		"":   {"%", "percent", "Percent", "pct"},
		"en": {"per cent"}, "de": {"Prozent"}, "fr": {"pour cent"}, "es": {"por ciento"},
	}
	fromWords = needles{"en": {"from "}, "de": {"von "}, "fr": {"de "}, "es": {"de "}}
	spanWords = needles{
		"en": {"etween ", "aged ", "ages ", "Aged ", "Ages "}, "de": {"wischen "}, "fr": {"ntre "}, "es": {"ntre "},
	}
	// "by 30 from 200 to 180", "from 200 to 180, a fall of 20"
	byWords    = needles{"en": {" by ", ", a rise", ", a fall", ", a drop", ", an increase", ", a decrease", ", a decline"}, "de": {" um "}}
	pointWords = needles{"": {"‑point", "‑step", "‑article", "‑page"}} // those with a plain hyphen: pointed
)

// dashed reports whether a dash stands between two digits, and what may be a
// unit behind the number: most such dashes stand in scores and years.
func dashed(text, language string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i-1]-'0' > 9 {
			continue
		}
		next := 0
		switch {
		case text[i] == '-':
			next = i + 1
		case text[i] == 0xE2 && i+3 < len(text) && text[i+1] == 0x80:
			next = i + 3
		}
		if next > 0 && text[next]-'0' <= 9 && measured(text[next:], language) {
			return true
		}
	}
	return false
}

// measured reports whether the number that a text begins with may have a unit
// or a multiplier.
func measured(text, language string) bool {
	i := 0
	for i < len(text) && (text[i]-'0' <= 9 || i+1 < len(text) && (text[i] == '.' || text[i] == ',' || text[i] == '\'') && text[i+1]-'0' <= 9) {
		i++
	}
	text = strings.TrimLeft(text[i:], " ")
	if text == "" {
		return false
	}
	if strings.IndexByte(".,;:!?\")]\n", text[0]) >= 0 {
		return false
	}
	end := wordEnd(text, 0)
	if end == 0 || text[0]-'0' <= 9 {
		return true // a sign of a unit, maybe, or the last thousand
	}
	e := vocabularyOf(language).look(text[:end])
	if e.unit != nil || e.roles&(roleTimes|rolePercent|rolePer) != 0 {
		return true
	}
	switch w := strings.ToLower(text[:end]); w {
	case "per", "pour", "por", "percentage", "prozentpunkte", "pp", "m", "square", "sq":
		return true
	default:
		return strings.HasPrefix(w, "degree")
	}
}

// listSigns are what stands between a number with its noun and the list in the
// same sentence.
var listSigns = [...]struct {
	text  string
	class corpus.Signs
}{{":", corpus.Colons}, {"–", corpus.Dashes}, {"—", corpus.Dashes}}

// countsBefore reports whether a number stands in the words before a colon or a
// dash.
func (v *view) countsBefore(block int) bool {
	text := v.article.In(v.article.Blocks[block].Text)
	for _, sign := range listSigns {
		for at := 0; v.has(block, sign.class); {
			k := strings.Index(text[at:], sign.text)
			if k < 0 {
				break
			}
			if numberIn(text[max(at, at+k-70):at+k], vocabularyOf(v.language)) {
				return true
			}
			at += k + len(sign.text)
		}
	}
	return false
}

// multiplied reports whether the first word of a text multiplies the number
// before it: "one dozen". Articles are full of "one" alone, which announces no
// list.
func multiplied(text string, words *vocabulary) bool {
	text = strings.TrimLeft(text, " ")
	return words.look(text[:wordEnd(text, 0)]).roles&roleTimes != 0
}

// numberIn reports whether a number above one stands in a few words.
func numberIn(text string, words *vocabulary) bool {
	for i := 0; i < len(text); {
		if text[i]-'0' <= 9 {
			n := digitRun(text, i)
			if i += n; n <= 2 && i < len(text) && text[i] == ' ' {
				return true
			}
			continue
		}
		if text[i] == ' ' {
			i++
			continue
		}
		end := strings.IndexByte(text[i:], ' ')
		if end < 0 {
			end = len(text) - i
		}
		if e := words.look(text[i : i+end]); end <= 12 && e.roles&roleNumber != 0 && (e.value >= 2 || multiplied(text[i+end:], words)) {
			return true
		}
		i += max(end, 1)
	}
	return false
}

// fromNumber reports whether a number may stand behind a word for "from".
func fromNumber(text, language string) bool {
	if !fromWords.in(text, language) {
		return false
	}
	words := vocabularyOf(language)
	for _, w := range fromWords[language] {
		w = w[1:] // "From" as well
		for rest := text; ; {
			i := strings.Index(rest, w)
			if i < 0 {
				break
			}
			if rest = rest[i+len(w):]; soon(rest, words, roleThe|roleVague) {
				return true
			}
		}
	}
	return false
}

// bracketNumber reports whether a bracket may open with a number, or with words
// of a role before it.
func bracketNumber(text, language string, before role) bool {
	for {
		i := strings.IndexByte(text, '(')
		if i < 0 {
			return false
		}
		if text = text[i+1:]; soon(text, vocabularyOf(language), before) {
			return true
		}
	}
}

// soon reports whether a number may stand at the start of a text, behind at
// most three words of a role.
func soon(text string, words *vocabulary, before role) bool {
	for range 4 {
		text = strings.TrimLeft(text, " ")
		end := wordEnd(text, 0)
		if end == 0 || text[0]-'0' <= 9 {
			return text != "" // a currency, maybe
		}
		switch roles := words.look(text[:end]).roles; {
		case roles&(roleNumber|roleTimes) != 0:
			return true
		case roles&before == 0:
			return false
		}
		text = text[end:]
	}
	return false
}

// numberAt reports whether a number stands behind an offset in the article's
// text, with nothing but blanks between.
func (v *view) numberAt(offset int) bool {
	text := v.article.Text.String()[offset:]
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	return text != "" && (text[0]-'0' <= 9 || vocabularyOf(v.language).look(text[:wordEnd(text, 0)]).roles&(roleNumber|roleTimes) != 0)
}

// each calls f for every sentence of the blocks that hold two numbers in digits
// and pass the sieve.
func each(p *rules.Pass, sieve func(text, language string) bool, f func(*passage)) {
	v := viewOf(p)
	language := p.Article.Language()
	for i := range p.Blocks() {
		if v.numbered(i) < 2 || !sieve(p.Article.In(p.Article.Blocks[i].Text), language) {
			continue
		}
		for s := range v.passages(i) {
			if len(s.tokens) > 2 {
				f(&s)
			}
		}
	}
}

package figures

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var selfConflict = rules.Rule{
	ID:    "figures/self-conflict",
	Title: "One quantity has two values",
	Doc: `The headline says twelve killed, the text fourteen; the 20-point plan of the first paragraph is a 28-point plan in the last.

Flagged, as a warning, is a headline whose count of people killed, injured, arrested or rescued is not in the first
paragraphs, where the same words stand with another number. As a hint, "the N-point plan" and the like with two numbers.
Left alone are vague numbers, sources that are named, "the original" and "the revised" plan, and counts that any
sentence near the headline's repeats.`,
	Severity:   rules.Warning,
	Confidence: rules.Unsure,
	Languages:  []string{"en", "de", "fr", "es"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   selfConflictExamples,
	Check:      checkSelfConflict,
}

// fates are what becomes of people who are counted, by a common name.
var fates = map[string]string{
	"killed": "killed", "dead": "killed", "die": "killed", "died": "killed", "dies": "killed", "injured": "injured", "hurt": "injured", "wounded": "injured",
	"arrested": "arrested", "detained": "arrested", "rescued": "rescued", "missing": "missing",
	"tote": "killed", "getötet": "killed", "verletzte": "injured", "verletzt": "injured", "morts": "killed", "tués": "killed", "blessés": "injured",
	"muertos": "killed", "heridos": "injured", "detenidos": "arrested",
}

// counted is one mention of a count.
type countOf struct {
	value float64
	place corpus.Range
	block int
}

func checkSelfConflict(p *rules.Pass) {
	v := viewOf(p)
	titles, texts := map[string][]countOf{}, map[string][]countOf{}
	points := map[string][]countOf{}
	vague := map[string]bool{}
	body := 0
	// Only a headline with a fate can be held to the text.
	told := fateIn(p.Article.Title())
	for i, b := range p.Blocks() {
		if b.Kind == corpus.TableCell || b.Kind == corpus.Reference || b.Quoted || b.Kind == corpus.Quote {
			continue
		}
		opening := b.Kind == corpus.Title || b.Kind == corpus.Paragraph && body < 3
		if b.Kind == corpus.Paragraph {
			body++
		}
		text := v.article.In(b.Text)
		opening = opening && told && fateIn(text)
		if !opening && (!v.has(i, corpus.Digits) || !pointed(text) && (!v.has(i, corpus.Dashes) || !pointWords.in(text, ""))) {
			continue
		}
		for s := range v.passages(i) {
			for k := range s.tokens {
				s.points(k, i, points, vague)
				if !opening {
					continue
				}
				fate, at := s.fate(k)
				if fate == "" {
					continue
				}
				c := countOf{s.at(k).value, s.in(k, at), i}
				if b.Kind == corpus.Title {
					titles[fate] = append(titles[fate], c)
				} else {
					texts[fate] = append(texts[fate], c)
				}
				if s.at(k).vague {
					vague[fate] = true
				}
			}
		}
	}
	for fate, t := range titles {
		x := texts[fate]
		if len(t) != 1 || len(x) == 0 || vague[fate] || t[0].value < 2 {
			continue
		}
		same := true
		for _, c := range x {
			same = same && c.value == x[0].value
		}
		if !same || x[0].value == t[0].value || x[0].value < 2 {
			continue
		}
		p.Report(rules.Finding{
			Range:   t[0].place,
			Message: fmt.Sprintf("the headline says %s, the text %s", figure(t[0].value), figure(x[0].value)),
			Related: []rules.Related{{Range: x[0].place, Message: "the text"}},
		})
	}
	for noun, cs := range points {
		if vague[noun] {
			continue
		}
		for _, c := range cs[1:] {
			if c.value != cs[0].value {
				p.Report(rules.Finding{
					Range:    c.place,
					Severity: rules.Hint,
					Message:  fmt.Sprintf("%s before, %s here", p.Article.In(cs[0].place), p.Article.In(c.place)),
					Related:  []rules.Related{{Range: cs[0].place, Message: "the first mention"}},
				})
				break
			}
		}
	}
}

// pointed reports whether a text holds a part of "20-point" and the like.
func pointed(text string) bool {
	for {
		i := strings.IndexByte(text, '-')
		if i < 0 || i+1 == len(text) {
			return false
		}
		text = text[i+1:]
		var rest string
		switch text[0] {
		case 'p':
			if strings.HasPrefix(text, "page") {
				return true
			}
			rest = "point"
		case 's':
			rest = "step"
		case 'a':
			rest = "article"
		default:
			continue
		}
		if strings.HasPrefix(text, rest) {
			return true
		}
	}
}

// fateIn reports whether a text tells of any fate.
func fateIn(text string) bool { return holds(text, fateParts) }

// fateParts are parts of the words of fates, as they stand in running text.
var fateParts = []string{
	"illed", "dead", " die", "injured", "hurt", "wounded", "arrested", "etained", "escued", "issing",
	"Tote", "getötet", "erletzt", "morts", "tués", "blessés", "uertos", "eridos", "etenidos",
}

// fate reads "12 people were killed", "twelve killed" at a number.
func (s *passage) fate(k int) (fate string, at int) {
	t := s.at(k)
	if !t.counts() || t.year || t.odd && !t.spelled {
		return "", 0
	}
	for i := k + 1; i <= k+4; i++ {
		w := strings.ToLower(s.word(i))
		if f := fates[w]; f != "" && s.at(i).kind == word {
			return f, i
		}
		switch w {
		case "people", "persons", "were", "have", "been", "are", "was", "others", "menschen", "personen", "personnes", "personas":
			if w == "others" {
				return "", 0
			}
			continue
		}
		return "", 0
	}
	return "", 0
}

// points notes "the 20-point plan": a definite thing of so many points, days
// or articles.
func (s *passage) points(k, block int, found map[string][]countOf, vague map[string]bool) {
	t := s.at(k)
	if t.kind != number || s.at(k+1).sign != '-' || s.at(k+1).gap || s.at(k+2).kind != word || s.at(k+3).kind != word {
		return
	}
	part := strings.ToLower(s.word(k + 2))
	switch part {
	case "point", "step", "article", "page":
	default:
		return
	}
	noun := strings.ToLower(s.word(k + 3))
	switch noun {
	case "plan", "proposal", "framework", "roadmap", "agreement", "programme", "program", "manifesto", "declaration", "charter", "agenda":
	default:
		return
	}
	key := part + " " + noun
	for i := max(0, k-3); i < k; i++ {
		switch strings.ToLower(s.word(i)) {
		case "original", "revised", "new", "earlier", "initial", "first", "second", "updated", "shorter", "longer", "previous", "rival", "own", "alternative", "separate", "trimmed", "another", "from", "counter", "to":
			vague[key] = true
		}
	}
	found[key] = append(found[key], countOf{t.value, s.in(k, k+3), block})
}

var selfConflictExamples = []rules.Example{
	{Text: `---
lang: de
---

# Zug entgleist: 12 Verletzte

Ein Zug ist entgleist. 14 Menschen verletzt.`, Want: []string{"12 Verletzte"}},
	{Text: `---
lang: fr
---

# Incendie: 4 morts

Un incendie a fait 6 morts dans la nuit.`, Want: []string{"4 morts"}},
	{Text: `---
lang: es
---

# Incendio: 4 muertos

Hubo 6 muertos en la noche.`, Want: []string{"4 muertos"}},
	{Text: `# 12 killed in mine fire

14 people were killed when a mine burned.`, Want: []string{"12 killed"}},
	{Text: `# Twenty die in heat

The heat stays. 22 people have died.`, Want: []string{"Twenty die"}},
	{Text: `The 30-page proposal came.

The 35-page proposal was read.`, Want: []string{"35-page proposal"}},
	{Text: `---
lang: de
---

# Zug entgleist: 12 Verletzte

Ein Zug ist entgleist. 12 Menschen verletzt.`},
	{Text: `---
lang: fr
---

# Incendie: 4 morts

Un incendie a fait 4 morts.`},
	{Text: `---
lang: es
---

# Incendio: 4 muertos

Hubo 4 muertos.`},
	{Text: `# 12 killed in fire

12 people were killed and 14 wounded.`},
	{Text: `# 12 killed in fire

12 people were killed. In May, 30 people were killed.`},
}

package wording

import (
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// density says how often a habit of style must show before it is one. The
// rate lies above what 99 of 100 articles that people wrote reach, in every
// register it was measured in; baseline_test.go measures it again.
type density struct {
	least     int     // so many places, else the rate of a short text means nothing
	distinct  int     // so many different notes among them
	rate      float64 // per 1,000 words
	elsewhere float64 // the same in other languages than English; zero: no different
}

func (d density) of(language string) float64 {
	if language != "en" && d.elsewhere != 0 {
		return d.elsewhere
	}
	return d.rate
}

// report reports the article's hits as one finding, where they are a habit:
// on the first place in the block that holds most of them.
func (d density) report(p *rules.Pass, hits []rules.Hit, what string) {
	if len(hits) < d.least {
		return
	}
	words := p.Article.Words()
	rate, usual := perThousand(len(hits), words), d.of(p.Article.Language())
	if rate < usual {
		return
	}
	named := examples(p.Article, hits)
	if len(named) < d.distinct {
		return
	}
	lead := densest(hits)
	f := rules.Finding{Range: hits[lead].Range, Message: fmt.Sprintf(
		"%d %s in %d words, %.1f per 1,000: of articles that people write not one in a hundred reaches %.1f; here %s",
		len(hits), what, words, rate, usual, quoteSome(named))}
	for i, h := range hits {
		if i != lead {
			f.Related = append(f.Related, rules.Related{Range: h.Range})
		}
	}
	p.Report(f)
}

func perThousand(n, words int) float64 { return 1000 * float64(n) / float64(words) }

// own returns the hits in the author's own running text: not what others are
// quoted with, not headings, tables and lists of sources. Phrases of another
// language than the article's are left out.
func own(p *rules.Pass) []rules.Hit {
	var out []rules.Hit
	language := p.Article.Language()
	block := -1
	var quoted []corpus.Range
	for _, h := range p.Hits() {
		b := &p.Article.Blocks[h.Block]
		if h.Phrase.Language != language || b.Quoted {
			continue
		}
		if h.Block != block {
			block = h.Block
			quoted = rules.Quotations(p.Article.In(b.Text), b.Text.Start)
		}
		overlaps := func(r corpus.Range) bool { return r.Overlaps(h.Range) }
		if !slices.ContainsFunc(quoted, overlaps) && !slices.ContainsFunc(p.Article.Code, overlaps) {
			out = append(out, h)
		}
	}
	return out
}

// densest returns the index of the first hit in the block with most of them.
func densest(hits []rules.Hit) int {
	best, most := 0, 0
	for i := 0; i < len(hits); {
		k := i
		for k < len(hits) && hits[k].Block == hits[i].Block {
			k++
		}
		if k-i > most {
			best, most = i, k-i
		}
		i = k
	}
	return best
}

// examples returns one wording for each note among the hits, in their order.
func examples(a *corpus.Article, hits []rules.Hit) []string {
	var out []string
	seen := map[string]bool{}
	for _, h := range hits {
		if !seen[h.Phrase.Note] {
			seen[h.Phrase.Note] = true
			out = append(out, short(strings.TrimLeft(a.In(h.Range), ", ")))
		}
	}
	return out
}

// short cuts a wording to what tells it.
func short(s string) string {
	const most = 7
	if words := strings.Fields(s); len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return s
}

func quoteSome(s []string) string {
	const most = 6
	var b strings.Builder
	for i, w := range s[:min(len(s), most)] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", w)
	}
	if len(s) > most {
		fmt.Fprintf(&b, " and %d more", len(s)-most)
	}
	return b.String()
}

// running is where style is looked for: running text.
const running = corpus.Kinds(1<<corpus.Paragraph | 1<<corpus.ListItem)

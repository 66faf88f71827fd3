package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// opening is where a finding about the whole article stands: its headline, or
// its first block. It reports false for an article without text.
func opening(a *corpus.Article) (corpus.Range, bool) {
	first := -1
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Text.Len() == 0 || !rules.Prose.Has(b.Kind) {
			continue
		}
		if b.Kind == corpus.Title {
			return b.Text, true
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		return corpus.Range{}, false
	}
	return a.Blocks[first].Text, true
}

// absent marks an article in which none of the wordings stands.
func absent(b *builder) error {
	list, exact, err := b.sought(true)
	if err != nil {
		return err
	}
	b.check(func(p *rules.Pass) {
		if len(b.hits(p, exact)) > 0 {
			return
		}
		if at, ok := opening(p.Article); ok {
			p.Report(rules.Finding{Range: at, Message: b.fill("missing", list[0].Note)})
		}
	})
	return nil
}

// density marks wording that stands too often for the length of the article.
func density(b *builder) error {
	_, exact, err := b.sought(true)
	if err != nil {
		return err
	}
	limit, least, words := b.Number("max", 0), b.Int("least", 2), b.Int("min-words", 100)
	if limit <= 0 {
		b.Fault("max", `"max" is how often the wording may stand in 1,000 words: a number above 0`)
	}
	b.check(func(p *rules.Pass) {
		hits, n := b.hits(p, exact), p.Article.Words()
		if len(hits) < least || n < words || n == 0 {
			return
		}
		rate := 1000 * float64(len(hits)) / float64(n)
		if rate <= limit {
			return
		}
		f := rules.Finding{Range: hits[0].Range, Message: b.fill("text", p.Article.In(hits[0].Range),
			"count", strconv.Itoa(len(hits)), "rate", number(rate), "limit", number(limit))}
		for _, h := range hits[1:min(len(hits), 20)] {
			f.Related = append(f.Related, rules.Related{Range: h.Range, Message: "and here"})
		}
		p.Report(f)
	})
	return nil
}

// number writes a number with one digit behind the point at most.
func number(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

// count marks an article that has too many or too few of something: of some
// wording, or of words, headings and the like.
func count(b *builder) error {
	list, exact, err := b.sought(false)
	if err != nil {
		return err
	}
	of := b.Text("of")
	least, most := b.Int("min", -1), b.Int("max", -1)
	switch {
	case least < 0 && most < 0:
		b.Fault("max", `neither "min" nor "max" says how many there may be`)
	case len(list) > 0 && of != "":
		b.Fault("of", `a rule counts either phrases or what "of" names`)
	case len(list) == 0 && of == "":
		b.Fault("of", `nothing says what to count: phrases, patterns, or "of"`)
	case of != "" && !slices.Contains(countable, of):
		b.Fault("of", "%q is none of %s", of, strings.Join(countable, ", "))
	}
	b.check(func(p *rules.Pass) {
		at, ok := opening(p.Article)
		var n int
		if of != "" {
			n = int(measure(p).of(of))
		} else {
			hits := b.hits(p, exact)
			n = len(hits)
			if most >= 0 && n > most {
				at, ok = hits[most].Range, true
			}
		}
		switch {
		case !ok:
		case most >= 0 && n > most:
			p.Report(rules.Finding{Range: at, Message: b.fill("count", strconv.Itoa(n), "limit", strconv.Itoa(most))})
		case n < least:
			p.Report(rules.Finding{Range: at, Message: b.fill("count", strconv.Itoa(n), "limit", strconv.Itoa(least))})
		}
	})
	return nil
}

// order marks wording that stands before what it should stand behind. The
// first place of each counts.
func order(b *builder) error {
	list, exact, err := b.sought(true)
	if err != nil {
		return err
	}
	if len(list) < 2 {
		return fmt.Errorf("%s: an order has two phrases or more", b.Where("phrases"))
	}
	var names []string // the wordings in their order
	for i := range list {
		if !slices.Contains(names, list[i].Note) {
			names = append(names, list[i].Note)
		}
	}
	b.check(func(p *rules.Pass) {
		first := map[string]corpus.Range{}
		for _, h := range b.hits(p, exact) {
			if _, seen := first[h.Phrase.Note]; !seen {
				first[h.Phrase.Note] = h.Range
			}
		}
		var latest corpus.Range
		for _, n := range names {
			at, ok := first[n]
			if !ok {
				continue
			}
			if latest.Len() > 0 && at.Start < latest.Start {
				p.Report(rules.Finding{
					Range:   at,
					Message: b.fill("text", p.Article.In(at), "other", p.Article.In(latest)),
					Related: []rules.Related{{Range: latest, Message: "should stand before it"}},
				})
				return
			}
			latest = at
		}
	})
	return nil
}

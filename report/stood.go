package report

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Stander is a Writer that tells what was found and is not held against an
// article: what somebody let stand, and what is not new.
type Stander interface {
	// Stood takes them right before Article takes the article.
	Stood(*corpus.Article, []rules.Stood) error
}

// Stood hands what stood to a writer, if it tells of that.
func Stood(w Writer, a *corpus.Article, stood []rules.Stood) error {
	if s, ok := w.(Stander); ok && len(stood) > 0 {
		return s.Stood(a, stood)
	}
	return nil
}

// stand counts what stood: by a decision, or for being no news.
func (t *tally) stand(stood []rules.Stood) error {
	for i := range stood {
		switch stood[i].By {
		case rules.ByBaseline, rules.ByDiff:
			t.old++
		default:
			t.stood++
		}
	}
	return nil
}

// Stood counts them for the last line.
func (t *Text) Stood(_ *corpus.Article, stood []rules.Stood) error { return t.tally.stand(stood) }

// Stood counts them for the last line.
func (c *Compact) Stood(_ *corpus.Article, stood []rules.Stood) error { return c.tally.stand(stood) }

// Stood counts them for the last line.
func (g *GitHub) Stood(_ *corpus.Article, stood []rules.Stood) error { return g.tally.stand(stood) }

// Stood counts them for the first line.
func (m *Markdown) Stood(_ *corpus.Article, stood []rules.Stood) error { return m.tally.stand(stood) }

// Stood counts them for the summary.
func (j *JSON) Stood(_ *corpus.Article, stood []rules.Stood) error { return j.tally.stand(stood) }

// Stood counts them for the summary.
func (j *JSONL) Stood(_ *corpus.Article, stood []rules.Stood) error { return j.tally.stand(stood) }

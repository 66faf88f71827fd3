package wording

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/match"
)

//go:embed data/speech.tsv
var speechTable string

//go:embed data/concrete-anchor.tsv
var concreteAnchorTable string

// lookup finds words of a table. It is for the few articles that gave cause
// for a closer look, so that the others do not pay for it.
type lookup struct {
	phrases []rules.Phrase
	matcher *match.Matcher
}

var (
	speechWords   = sync.OnceValue(func() *lookup { return newLookup(speechTable) })
	concreteWords = sync.OnceValue(func() *lookup { return newLookup(concreteAnchorTable) })
)

func newLookup(table string) *lookup {
	l := &lookup{phrases: rules.MustParsePhrases(table)}
	var words []match.Phrase
	for _, p := range l.phrases {
		words = append(words, match.Phrase{Text: p.Anchor, Prefix: p.Prefix})
	}
	l.matcher = match.New(words)
	return l
}

// find returns where words of the table stand that are of the article's
// language.
func (l *lookup) find(a *corpus.Article) []rules.Hit {
	fold, language := a.Fold(), a.Language()
	var out []rules.Hit
	for _, m := range l.matcher.Find(fold.String()) {
		p := &l.phrases[m.Phrase]
		if p.Language != language {
			continue
		}
		r := fold.Text(m.Start, m.End)
		if b := a.Block(r.Start); b >= 0 && rules.Prose.Has(a.Blocks[b].Kind) {
			out = append(out, rules.Hit{Phrase: p, Range: r, Block: b})
		}
	}
	return out
}

// sources returns the verbs of saying that have a name beside them.
func sources(a *corpus.Article) []rules.Hit {
	var out []rules.Hit
	for _, h := range speechWords().find(a) {
		if speaker(a, h) {
			out = append(out, h)
		}
	}
	return out
}

// speaker reports whether a name stands beside a verb of saying: "said Reid",
// "Anna Reid, a historian, says", "according to the Harbour Board".
func speaker(a *corpus.Article, h rules.Hit) bool {
	const near = 80 // bytes: a name and what its bearer is
	b := a.Blocks[h.Block].Text
	after := a.In(corpus.Range{Start: h.Range.End, End: min(b.End, h.Range.End+near)})
	if i := strings.IndexAny(after, ".!?;:\n\""); i >= 0 {
		after = after[:i]
	}
	from := max(b.Start, h.Range.Start-near)
	before := a.In(corpus.Range{Start: from, End: h.Range.Start})
	opens := from == b.Start
	if i := strings.LastIndexAny(before, ".!?;\n\""); i >= 0 {
		before, opens = before[i+1:], true
	}
	// German writes every noun with a capital: there a name is two of them.
	pair := a.Language() == "de"
	return named(after, 4, false, pair) || named(before, near, opens, pair)
}

// named reports whether one of the first words of a text is a name. Where the
// text opens a sentence its first word has a capital whatever it is.
func named(text string, most int, opens, pair bool) bool {
	capitals, n := 0, 0
	for w := range corpus.Words(text, 0) {
		if n++; n > most {
			return false
		}
		switch {
		case w.Range.Len() < 2 || w.Case == corpus.Lower || w.Case == corpus.NoCase:
			capitals = 0
		case n == 1 && opens:
			// It may be a name; the next word tells.
		default:
			if capitals++; capitals == 2 || !pair {
				return true
			}
		}
	}
	return false
}

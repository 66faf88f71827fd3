package figures

import (
	"iter"
	"slices"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// view is an article as the rules of figures see it: which blocks hold what,
// and their tokens, cut once.
type view struct {
	article  *corpus.Article
	language string
	signs    *corpus.Tokens
	numbers  []int8 // by block: its numbers in digits, up to four; -1: not counted
	tokens   map[int][]token
	spare    []token // room for those of the next block
}

type viewKey struct{}

func viewOf(p *rules.Pass) *view {
	return p.Once(viewKey{}, func() any {
		a := p.Article
		v := &view{article: a, language: a.Language(), signs: a.Tokens(), numbers: make([]int8, len(a.Blocks))}
		for i := range a.Blocks {
			if v.has(i, corpus.Digits) {
				v.numbers[i] = -1
			}
		}
		return v
	}).(*view)
}

// has reports whether a block holds a byte of one of the classes.
func (v *view) has(block int, signs corpus.Signs) bool { return v.signs.Signs(block)&signs != 0 }

// numbered returns how many numbers in digits a block holds, up to four.
func (v *view) numbered(block int) int8 {
	if v.numbers[block] < 0 {
		v.numbers[block] = countNumbers(v.article.In(v.article.Blocks[block].Text))
	}
	return v.numbers[block]
}

func countNumbers(text string) (n int8) {
	for i := 0; i < len(text) && n < 4; i++ {
		if text[i]-'0' > 9 {
			continue
		}
		n++
		for i+1 < len(text) && (text[i+1]-'0' <= 9 || text[i+1] == '.' || text[i+1] == ',') {
			i++
		}
	}
	return n
}

// longestBlock bounds the blocks that are cut into tokens, in bytes: what is
// longer is no paragraph.
const longestBlock = 64 << 10

// of returns the tokens of a block.
func (v *view) of(block int) []token {
	ts, ok := v.tokens[block]
	if !ok {
		text := v.article.In(v.article.Blocks[block].Text)
		if len(text) <= longestBlock {
			ts = read(v.spare, text, v.language)
			v.spare = ts[len(ts):]
			ts = slices.Clip(ts)
		}
		if v.tokens == nil {
			v.tokens = map[int][]token{}
		}
		v.tokens[block] = ts
	}
	return ts
}

// passage is one sentence of a block.
type passage struct {
	text   string // of the block
	base   int    // where the block begins in the article's text
	tokens []token
}

// passages cuts the tokens of a block into sentences.
func (v *view) passages(block int) iter.Seq[passage] {
	return func(yield func(passage) bool) {
		b := v.article.Blocks[block].Text
		ts := v.of(block)
		from := 0
		for i := range ts {
			if !ts[i].ends && i+1 < len(ts) {
				continue
			}
			end := i + 1
			if !yield(passage{v.article.In(b), b.Start, ts[from:end]}) {
				return
			}
			from = end
		}
	}
}

// in returns the range of some tokens of a passage, the last one included.
func (s *passage) in(first, last int) corpus.Range {
	return corpus.Range{Start: s.base + s.tokens[first].start, End: s.base + s.tokens[last].end}
}

func (s *passage) at(i int) *token {
	if i < 0 || i >= len(s.tokens) {
		return &nothing
	}
	return &s.tokens[i]
}

// word returns what a token says, as it is written.
func (s *passage) word(i int) string {
	t := s.at(i)
	return s.text[t.start:t.end]
}

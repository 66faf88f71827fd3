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
	article *corpus.Article
	has     []byte // by block: classes of bytes that it holds
	numbers []byte // by block: its numbers in digits, up to four
	tokens  map[int][]token
	spare   []token // room for those of the next block
}

// Classes of bytes.
const (
	hasDigit byte = 1 << iota
	hasColon
	hasBracket
	hasDash // or any other sign of that part of Unicode
)

var classes = func() (t [256]byte) {
	for c := '0'; c <= '9'; c++ {
		t[c] = hasDigit
	}
	t[':'], t['('], t[0xE2] = hasColon, hasBracket, hasDash
	return t
}()

type viewKey struct{}

func viewOf(p *rules.Pass) *view {
	return p.Once(viewKey{}, func() any {
		a := p.Article
		v := &view{article: a, has: make([]byte, len(a.Blocks)), numbers: make([]byte, len(a.Blocks)), tokens: map[int][]token{}}
		for i := range a.Blocks {
			v.has[i], v.numbers[i] = classify(a.In(a.Blocks[i].Text))
		}
		return v
	}).(*view)
}

// classify returns the classes of bytes that a text holds, and counts its
// numbers in digits, up to four.
func classify(text string) (has, numbers byte) {
	for i := 0; i < len(text); i++ {
		class := classes[text[i]]
		has |= class
		if class == hasDigit && numbers < 4 {
			numbers++
			for i+1 < len(text) && (text[i+1]-'0' <= 9 || text[i+1] == '.' || text[i+1] == ',') {
				i++
			}
		}
	}
	return has, numbers
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
			ts = read(v.spare, text, v.article.Language())
			v.spare = ts[len(ts):]
			ts = slices.Clip(ts)
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

package corpus

import (
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// builder collects an article while a reader walks its source. Readers count
// in decoded offsets throughout; finish turns them into raw ones.
//
// A reader opens a block, appends text to it with verbatim and atom in source
// order, and closes it. Blocks are flat: opening one closes the one before.
type builder struct {
	src  []byte // the decoded source
	text []byte
	runs []run
	open bool

	scratch *scratch // what text, runs and blocks are put together in

	untold  int // damaged places of which no problem tells
	damaged int // the end of the last one

	article *Article
	last    int // end of the last decoded byte that the text was read from
}

func newBuilder(name string, format Format, source []byte, d *decoded) *builder {
	scratch, _ := scratches.Get().(*scratch)
	return &builder{
		src:     d.utf8,
		text:    slices.Grow(scratch.text[:0], len(d.utf8)+16),
		runs:    scratch.runs[:0],
		scratch: scratch,
		article: &Article{Name: name, Format: format, Source: source, decoded: d, Blocks: scratch.blocks[:0]},
	}
}

// scratch is where an article is put together. It is used again, so that
// nobody has to guess how much of it there will be, and the article gets a copy
// of just the right size. That of a very long article is not kept.
type scratch struct {
	text   []byte
	runs   []run
	blocks []Block
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// What is kept at most.
const (
	maxScratchText   = 1 << 20 // bytes
	maxScratchRuns   = 1 << 16
	maxScratchBlocks = 1 << 14
)

// finished gives the article what was put together for it.
func (s *scratch) finished(b *builder) {
	a := b.article
	a.Text = Text{text: string(b.text), runs: slices.Clone(b.runs), decoded: a.decoded}
	blocks := a.Blocks
	a.Blocks = slices.Clone(blocks)
	clear(blocks) // they hold parts of the source
	if cap(b.text) <= maxScratchText && cap(b.runs) <= maxScratchRuns && cap(blocks) <= maxScratchBlocks {
		s.text, s.runs, s.blocks = b.text, b.runs, blocks
		scratches.Put(s)
	}
	b.text, b.runs = nil, nil
}

// begin opens a block whose source starts at the given offset and returns it
// for the reader to fill in. The pointer is good until the next begin.
func (b *builder) begin(kind Kind, at int) *Block {
	if b.open {
		b.end(max(b.last, at))
	}
	a := b.article
	if len(a.Blocks) > 0 {
		b.atom("\n", b.last, b.last)
	}
	a.Blocks = append(a.Blocks, Block{
		Kind: kind, Number: -1,
		Text:   Range{len(b.text), len(b.text)},
		Source: Span{at, at},
	})
	b.open = true
	return &a.Blocks[len(a.Blocks)-1]
}

// end closes the open block, whose source ends at the given offset. Blanks at
// the end of its text are cut off.
func (b *builder) end(at int) {
	if !b.open {
		return
	}
	b.open = false
	block := &b.article.Blocks[len(b.article.Blocks)-1]
	to := len(b.text)
	for to > block.Text.Start && (b.text[to-1] == ' ' || b.text[to-1] == '\n' || b.text[to-1] == '\t') {
		to--
	}
	b.truncate(to)
	block.Text.End = to
	block.Source.End = max(block.Source.Start, at)
}

// drop takes back the open block, which turned out to hold nothing.
func (b *builder) drop() {
	if !b.open {
		return
	}
	b.open = false
	a := b.article
	start := a.Blocks[len(a.Blocks)-1].Text.Start
	a.Blocks = a.Blocks[:len(a.Blocks)-1]
	if len(a.Blocks) > 0 {
		start-- // the separator
	}
	b.truncate(start)
}

// empty reports whether the open block has no text yet.
func (b *builder) empty() bool {
	return b.article.Blocks[len(b.article.Blocks)-1].Text.Start == len(b.text)
}

// at is the place in the text where the next byte will stand.
func (b *builder) at() int { return len(b.text) }

// verbatim appends source bytes as they are, but for NULs and bytes that are
// no UTF-8: each becomes U+FFFD, and a run of them one Problem.
func (b *builder) verbatim(from, to int) {
	from = max(from, b.last)
	if b.article.decoded.clean {
		b.sound(from, to)
		return
	}
	for from < to {
		n, width := soundPrefix(b.src[from:to])
		b.sound(from, from+n)
		from += n
		if width > 0 {
			b.repair(from, from+width)
			from += width
		}
	}
}

// soundPrefix returns the length of the longest prefix that is clean UTF-8
// without NUL, and the width of the damaged byte after it (0 at the end).
func soundPrefix(p []byte) (n, width int) {
	for n < len(p) {
		if c := p[n]; c < utf8.RuneSelf {
			if c == 0 {
				return n, 1
			}
			n++
			continue
		}
		r, size := utf8.DecodeRune(p[n:])
		if r == utf8.RuneError && size == 1 {
			return n, 1
		}
		n += size
	}
	return n, 0
}

func (b *builder) sound(from, to int) {
	if from >= to {
		return
	}
	if n := len(b.runs); n == 0 || b.runs[n-1].atom || b.runs[n-1].end != from {
		b.runs = append(b.runs, run{text: len(b.text), src: from, end: to})
	} else {
		b.runs[n-1].end = to
	}
	b.text = append(b.text, b.src[from:to]...)
	b.last = to
}

func (b *builder) repair(from, to int) {
	message := "invalid UTF-8"
	if b.src[from] == 0 {
		message = "NUL byte"
	}
	problems := &b.article.Problems
	switch last := lastOf(*problems); {
	case last != nil && last.Source.End == from && last.Message == message:
		last.Source.End = to
	case len(*problems) < maxProblems:
		*problems = append(*problems, Problem{Message: message, Source: Span{from, to}})
	default:
		if b.damaged != from {
			b.untold++
		}
		b.damaged = to
	}
	b.atom("\uFFFD", from, to)
}

// maxProblems is how many problems of an article are told one by one: a file
// that is no text at all has millions.
const maxProblems = 1000

// tellRest makes one problem of those that were not told one by one.
func (b *builder) tellRest() {
	if b.untold == 0 {
		return
	}
	end := lastOf(b.article.Problems).Source.End
	b.article.Problems = append(b.article.Problems, Problem{
		Message: fmt.Sprintf("and %d more", b.untold), Source: Span{end, max(end, b.damaged)}, More: b.untold - 1,
	})
}

func lastOf(problems []Problem) *Problem {
	if len(problems) == 0 {
		return nil
	}
	return &problems[len(problems)-1]
}

// atom appends text that stands as a whole for the given source bytes.
func (b *builder) atom(text string, from, to int) {
	from = max(from, b.last)
	to = max(from, to)
	b.runs = append(b.runs, run{text: len(b.text), src: from, end: to, atom: true})
	b.text = append(b.text, text...)
	b.last = to
}

// truncate cuts the text back to the given length.
func (b *builder) truncate(n int) {
	for len(b.runs) > 0 && b.runs[len(b.runs)-1].text >= n {
		b.runs = b.runs[:len(b.runs)-1]
	}
	if k := len(b.runs); k > 0 {
		if r := &b.runs[k-1]; !r.atom {
			r.end = r.src + n - r.text
		}
		b.last = b.runs[k-1].end
	} else {
		b.last = 0
	}
	b.text = b.text[:n]
}

// finish closes what is open and turns decoded offsets into raw ones.
func (b *builder) finish() *Article {
	b.end(b.last)
	b.tellRest()
	a, d := b.article, b.article.decoded
	b.scratch.finished(b)
	raw := func(s *Span) { s.Start, s.End = d.raw(s.Start), d.raw(s.End) }
	for i := range a.Blocks {
		raw(&a.Blocks[i].Source)
	}
	for i := range a.Links {
		raw(&a.Links[i].Source)
		raw(&a.Links[i].URLSpan)
	}
	for i := range a.Anchors {
		raw(&a.Anchors[i].Source)
	}
	for i := range a.Comments {
		raw(&a.Comments[i].Source)
		raw(&a.Comments[i].Body)
	}
	a.placeComments()
	for i := range a.Problems {
		raw(&a.Problems[i].Source)
	}
	for _, f := range []*Field{&a.Meta.Title, &a.Meta.Author, &a.Meta.Description, &a.Meta.Language} {
		raw(&f.Span)
	}
	for i := range a.Meta.Fields {
		raw(&a.Meta.Fields[i].Span)
	}
	return a
}

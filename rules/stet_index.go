package rules

import (
	"cmp"
	"slices"

	"github.com/copydesk/copydesk/corpus"
)

// stetIndex tells which stets may cover a finding, so that an article full of
// both does not try each on each. It names them by their indices.
type stetIndex struct {
	byBlock map[int][]int // those that cover one block
	wide    []int         // those that cover more, the whole article at most
	whole   []int         // those that cover the whole article
	spans   []stetSpan    // the others by their source, sorted by its start
}

// stetSpan is the source that a stet covers.
type stetSpan struct {
	corpus.Span
	stet   int
	latest int // the end of the longest up to here
}

func indexStets(a *corpus.Article, stets []stet) *stetIndex {
	x := &stetIndex{byBlock: map[int][]int{}}
	for i := range stets {
		t := &stets[i]
		switch {
		case t.article:
			x.wide, x.whole = append(x.wide, i), append(x.whole, i)
			continue
		case t.from == t.to:
			x.byBlock[t.from] = append(x.byBlock[t.from], i)
		default:
			x.wide = append(x.wide, i)
		}
		if t.from < len(a.Blocks) {
			s := a.Blocks[t.from].Source
			for _, b := range a.Blocks[t.from:min(t.to+1, len(a.Blocks))] {
				s.Start, s.End = min(s.Start, b.Source.Start), max(s.End, b.Source.End)
			}
			x.spans = append(x.spans, stetSpan{Span: s, stet: i})
		}
	}
	slices.SortFunc(x.spans, func(a, b stetSpan) int { return cmp.Compare(a.Start, b.Start) })
	latest := 0
	for i := range x.spans {
		latest = max(latest, x.spans[i].End)
		x.spans[i].latest = latest
	}
	return x
}

// of returns the stets that may cover a finding, in their order.
func (x *stetIndex) of(a *corpus.Article, f *Finding) []int {
	var near []int
	if f.Range.Len() > 0 {
		near = slices.Concat(x.byBlock[a.Block(f.Range.Start)], x.wide)
	} else {
		near = slices.Clone(x.whole)
		i, _ := slices.BinarySearchFunc(x.spans, f.Span.Start+1, func(s stetSpan, at int) int { return cmp.Compare(s.Start, at) })
		for i--; i >= 0 && x.spans[i].latest >= f.Span.End; i-- {
			if x.spans[i].End >= f.Span.End {
				near = append(near, x.spans[i].stet)
			}
		}
	}
	slices.Sort(near)
	return near
}

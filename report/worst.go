package report

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/copydesk/copydesk/rules"
)

// worst keeps the gravest findings of a run, in so many bytes and no more: by
// severity, then by confidence, then the earlier before the later.
type worst struct {
	limit int // how many to keep
	room  int // how many bytes they may take; 0: any number

	kept    rankedHeap
	seen    int // findings offered
	size    int
	dropped int
}

// ranked is a finding as the report will show it.
type ranked struct {
	severity   rules.Severity
	confidence rules.Confidence
	order      int // in which it came
	text       []byte
}

// compareRanked orders the graver one first.
func compareRanked(a, b ranked) int {
	return cmp.Or(
		cmp.Compare(b.severity, a.severity),
		cmp.Compare(b.confidence, a.confidence),
		cmp.Compare(a.order, b.order),
	)
}

// add offers a finding. It is drawn only if it is grave enough to be kept.
func (w *worst) add(severity rules.Severity, confidence rules.Confidence, draw func() []byte) {
	r := ranked{severity: severity, confidence: confidence, order: w.seen}
	w.seen++
	if w.limit <= 0 || len(w.kept) >= w.limit && compareRanked(w.kept[0], r) <= 0 {
		w.dropped++
		return
	}
	r.text = draw()
	heap.Push(&w.kept, r)
	w.size += len(r.text)
	for len(w.kept) > w.limit || w.room > 0 && w.size > w.room && len(w.kept) > 0 {
		least, _ := heap.Pop(&w.kept).(ranked)
		w.size -= len(least.text)
		w.dropped++
	}
}

// sorted returns what was kept, the gravest first.
func (w *worst) sorted() []ranked {
	out := slices.Clone([]ranked(w.kept))
	slices.SortFunc(out, compareRanked)
	return out
}

// rankedHeap has the least grave on top.
type rankedHeap []ranked

func (h rankedHeap) Len() int           { return len(h) }
func (h rankedHeap) Less(i, j int) bool { return compareRanked(h[i], h[j]) > 0 }
func (h rankedHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push is for container/heap.
func (h *rankedHeap) Push(x any) {
	if r, ok := x.(ranked); ok {
		*h = append(*h, r)
	}
}

// Pop is for container/heap.
func (h *rankedHeap) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	(*h)[last] = ranked{}
	*h = (*h)[:last]
	return x
}

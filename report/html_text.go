package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/copydesk/copydesk/corpus"
)

// text draws a part of the article's text with the marks that lie in it. Where
// marks overlap, the text is cut at each edge, and every piece stands in all
// the marks that cover it.
func (g *galley) text(p *page, r *row, part corpus.Range) {
	marks := g.marksIn(r, part)
	code := g.codeIn(part)
	if len(marks) == 0 && len(code) == 0 {
		p.text(g.article.In(part))
		return
	}
	edges := []int{part.Start, part.End}
	within := func(r corpus.Range) { edges = append(edges, max(r.Start, part.Start), min(r.End, part.End)) }
	for _, i := range marks {
		within(g.findings[i].Range)
	}
	for _, c := range code {
		within(c)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var open []int // marks over the piece at hand
	next, inCode := 0, 0
	for k := 0; k+1 < len(edges); k++ {
		piece := corpus.Range{Start: edges[k], End: edges[k+1]}
		open = slices.DeleteFunc(open, func(i int) bool { return g.findings[i].Range.End <= piece.Start })
		for next < len(marks) && g.findings[marks[next]].Range.Start <= piece.Start {
			if len(open) < piled {
				open = append(open, marks[next])
			}
			next++
		}
		for inCode < len(code) && code[inCode].End <= piece.Start {
			inCode++
		}
		isCode := inCode < len(code) && code[inCode].Overlaps(piece)
		g.piece(p, piece, open, isCode)
	}
}

// marksIn are the findings that mark something in a part of a row, by place.
func (g *galley) marksIn(r *row, part corpus.Range) []int {
	i, _ := slices.BinarySearchFunc(r.marks, part.Start, func(k, at int) int {
		return cmp.Compare(g.findings[k].Range.Start, at)
	})
	end := i
	for end < len(r.marks) && g.findings[r.marks[end]].Range.Start < part.End {
		end++
	}
	marks := r.marks[i:end:end]
	for _, k := range r.wide {
		if g.findings[k].Range.Overlaps(part) {
			marks = append([]int{k}, marks...)
		}
	}
	if len(r.wide) > 0 {
		slices.SortStableFunc(marks, func(a, b int) int {
			return cmp.Compare(g.findings[a].Range.Start, g.findings[b].Range.Start)
		})
	}
	return marks
}

// piece draws text that lies in the same marks from end to end.
func (g *galley) piece(p *page, piece corpus.Range, open []int, code bool) {
	for _, i := range open {
		f := &g.findings[i]
		n := strconv.Itoa(g.first + i)
		attributes := []string{"class", f.Severity.String(), "data-note", n}
		if f.Range.Start == piece.Start {
			attributes = append(attributes, "id", "mark-"+n, "tabindex", "-1")
		}
		p.open("mark", attributes...)
	}
	if code {
		p.raw("<code>")
	}
	p.text(g.article.In(piece))
	if code {
		p.raw("</code>")
	}
	for range open {
		p.raw("</mark>")
	}
}

// codeIn is the inline code within a part of the text.
func (g *galley) codeIn(part corpus.Range) []corpus.Range {
	all := g.article.Code
	i, _ := slices.BinarySearchFunc(all, part.Start, func(c corpus.Range, at int) int {
		if c.End <= at {
			return -1
		}
		return 1
	})
	end := i
	for end < len(all) && all[end].Start < part.End {
		end++
	}
	return all[i:end]
}

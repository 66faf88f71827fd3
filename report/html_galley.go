package report

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// galley is one article set in type, row by row: a block, or a whole table, on
// the left and the notes that belong to it on the right.
type galley struct {
	article  *corpus.Article
	findings []rules.Finding
	first    int   // the number of the first finding on the page
	rows     []row // in reading order
	level    int   // of the last heading drawn
}

// row is a run of blocks that are drawn together.
type row struct {
	start, end int   // blocks
	notes      []int // findings whose note stands here
	marks      []int // findings that mark something within one block here, by place
	wide       []int // findings that mark parts of several blocks
}

// piled is how many marks may be open at one place. More would tell a reader
// nothing, and a hostile article could pile them up without end; each finding
// keeps its note.
const piled = 32

func newGalley(a *corpus.Article, findings []rules.Finding, first int) *galley {
	g := &galley{article: a, findings: findings, first: first, level: 2}
	of := make([]int, len(a.Blocks)) // the row of each block
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if n := len(g.rows); n > 0 && b.Kind == corpus.TableCell {
			last := &a.Blocks[i-1]
			if last.Kind == corpus.TableCell && last.Table == b.Table {
				g.rows[n-1].end = i + 1
				of[i] = n - 1
				continue
			}
		}
		of[i] = len(g.rows)
		g.rows = append(g.rows, row{start: i, end: i + 1})
	}
	if len(g.rows) == 0 {
		g.rows = append(g.rows, row{}) // an empty article may still have a finding
		of = append(of, 0)
	}
	for i := range findings {
		f := &findings[i]
		if f.Range.Len() == 0 {
			r := &g.rows[of[g.blockAt(f.Span.Start)]]
			r.notes = append(r.notes, i)
			continue
		}
		from, to := max(0, a.Block(f.Range.Start)), max(0, a.Block(f.Range.End-1))
		g.rows[of[from]].notes = append(g.rows[of[from]].notes, i)
		if from == to {
			g.rows[of[from]].marks = append(g.rows[of[from]].marks, i)
			continue
		}
		for k := of[from]; k <= of[to]; k++ {
			if r := &g.rows[k]; len(r.wide) < piled {
				r.wide = append(r.wide, i)
			}
		}
	}
	for i := range g.rows {
		slices.SortStableFunc(g.rows[i].marks, func(a, b int) int {
			return cmp.Compare(findings[a].Range.Start, findings[b].Range.Start)
		})
	}
	return g
}

// blockAt is the block that a place of the source without a place in the text
// belongs to: the one around it, else the one that follows, else the last.
func (g *galley) blockAt(at int) int {
	blocks := g.article.Blocks
	i, _ := slices.BinarySearchFunc(blocks, at, func(b corpus.Block, at int) int {
		if b.Source.End <= at {
			return -1
		}
		return 1
	})
	return max(0, min(i, len(blocks)-1))
}

func (g *galley) draw(p *page) {
	for i := range g.rows {
		r := &g.rows[i]
		if r.start < r.end && g.unseen(r) {
			continue
		}
		p.raw("\n<div class=\"row\"><div class=\"type\">")
		switch {
		case r.start == r.end:
		case g.article.Blocks[r.start].Kind == corpus.TableCell:
			g.table(p, r)
		default:
			g.block(p, r)
		}
		p.raw("</div>")
		g.notes(p, r)
		p.raw("</div>")
	}
	p.raw("\n")
}

// unseen reports whether a row is left out: what no reader sees is shown only
// where it has a note or a mark.
func (g *galley) unseen(r *row) bool {
	if len(r.notes)+len(r.marks)+len(r.wide) > 0 {
		return false
	}
	b := &g.article.Blocks[r.start]
	return b.Kind == corpus.Metadata || b.Kind == corpus.Comment || b.Text.Len() == 0 && b.Kind != corpus.TableCell
}

// block draws a block that is no table cell.
func (g *galley) block(p *page, r *row) {
	b := &g.article.Blocks[r.start]
	if b.Quoted && b.Kind != corpus.Quote {
		p.raw("<blockquote>")
		defer p.raw("</blockquote>")
	}
	content := func() { g.text(p, r, b.Text) }
	switch b.Kind {
	case corpus.Title, corpus.Heading, corpus.Contents:
		g.heading(p, b, content)
	case corpus.Quote:
		p.raw("<blockquote dir=\"auto\">")
		content()
		p.raw("</blockquote>")
	case corpus.Code:
		p.raw("<pre><code>")
		content()
		p.raw("</code></pre>")
	case corpus.ListItem, corpus.ContentsEntry:
		p.open("p", "dir", "auto", "class", "item depth-"+strconv.Itoa(min(max(1, b.Level), 6)))
		p.element("span", cmp.Or(b.Marker, "•")+" ", "class", "marker")
		content()
		p.close("p")
	case corpus.Metadata, corpus.Comment:
		p.open("p", "dir", "auto", "class", "unseen")
		p.element("span", b.Kind.String()+" ", "class", "marker")
		content()
		p.close("p")
	default:
		p.open("p", "dir", "auto", "class", classes[b.Kind])
		if b.Kind == corpus.Footnote || b.Kind == corpus.Reference && b.Marker != "" {
			p.element("span", b.Marker+" ", "class", "marker")
		}
		content()
		p.close("p")
	}
}

var classes = map[corpus.Kind]string{
	corpus.Paragraph: "paragraph", corpus.Caption: "caption", corpus.Reference: "reference", corpus.Footnote: "footnote",
}

// heading draws a heading of the article below those of the page. A level that
// the article skips is not skipped here: the looks tell of it, and a screen
// reader's outline stays whole.
func (g *galley) heading(p *page, b *corpus.Block, content func()) {
	level, look := 1, "title"
	switch b.Kind {
	case corpus.Heading:
		level, look = max(1, b.Level), "level-"+strconv.Itoa(min(max(1, b.Level), 6))
	case corpus.Contents:
		level, look = 2, "contents"
	}
	g.level = min(level+2, g.level+1, 6)
	tag := "h" + strconv.Itoa(g.level)
	if b.Text.Len() == 0 {
		tag = "p" // an empty heading is noted, and would be nothing to walk to
	}
	p.open(tag, "dir", "auto", "class", look)
	content()
	p.close(tag)
}

// table draws the cells of one table.
func (g *galley) table(p *page, r *row) {
	p.raw("<table>")
	last := -1
	for i := r.start; i < r.end; i++ {
		b := &g.article.Blocks[i]
		if b.Row != last {
			if last >= 0 {
				p.raw("</tr>")
			}
			p.raw("<tr>")
			last = b.Row
		}
		tag := "td"
		if b.Header && b.Text.Len() > 0 {
			tag = "th"
		}
		p.open(tag, "dir", "auto")
		g.text(p, r, b.Text)
		p.close(tag)
	}
	p.raw("</tr></table>")
}

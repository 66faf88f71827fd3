package sources

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// desk is what the rules see of an article.
type desk struct {
	sources []corpus.Source
	lists   []list
	cites   []corpus.Citation // empty where there is no list
}

// list is one list of sources.
type list struct {
	heading int // the block over it; -1 where there is none
	name    string
	first   int // its sources, [first, end)
	end     int
	further bool // for further reading: nobody need cite it
}

type deskKey struct{}

func deskOf(p *rules.Pass) *desk {
	return p.Once(deskKey{}, func() any { return newDesk(p.Article) }).(*desk)
}

func newDesk(a *corpus.Article) *desk {
	d := &desk{sources: a.Sources()}
	if len(d.sources) == 0 {
		return d
	}
	d.cites = a.Citations()
	before, heading := -1, -1
	for i := range d.sources {
		block := d.sources[i].Block
		if a.Blocks[block].Kind != corpus.Reference {
			continue
		}
		heading = headingOver(a, block, before, heading)
		before = block
		if n := len(d.lists); n > 0 && d.lists[n-1].heading == heading && d.lists[n-1].end == i {
			d.lists[n-1].end++
			continue
		}
		l := list{heading: heading, first: i, end: i + 1}
		if heading >= 0 {
			l.name = a.In(a.Blocks[heading].Text)
			for w := range strings.FieldsSeq(corpus.FoldString(l.name)) {
				l.further = l.further || furtherWords()[w]
			}
		}
		d.lists = append(d.lists, l)
	}
	return d
}

// headingOver is the block that announces the list which the block is part of.
// The one over the entry before it is known.
func headingOver(a *corpus.Article, block, before, known int) int {
	for i := block - 1; i >= 0; i-- {
		if i == before {
			return known
		}
		switch a.Blocks[i].Kind {
		case corpus.Reference, corpus.Comment, corpus.Footnote:
			continue
		case corpus.Heading, corpus.Paragraph:
			return i
		}
		return -1
	}
	return -1
}

// in are the sources of the list.
func (d *desk) in(l *list) []corpus.Source { return d.sources[l.first:l.end] }

// text is what a part of an entry says.
func text(p *rules.Pass, r corpus.Range) string { return p.Article.In(r) }

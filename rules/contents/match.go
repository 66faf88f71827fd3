package contents

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// outline is an article's headings and its tables of contents, each entry tied
// to what it names.
type outline struct {
	article  *corpus.Article
	tables   []table
	headings []heading
	titles   map[string]bool // keys of the article's title

	traits  *traits    // worked out on first use
	anchors *anchorSet // likewise
}

// anchorSet is the anchors of the article, collected once.
func (o *outline) anchorSet() *anchorSet {
	if o.anchors == nil {
		o.anchors = newAnchorSet(o.article)
	}
	return o.anchors
}

// traits are what fixes need to know of all headings.
type traits struct {
	numbered bool // some carry numbers: those of the table say where to find them
	lost     bool // some that belong in the table are not in it
}

func (o *outline) headingTraits() traits {
	if o.traits == nil {
		o.traits = &traits{}
		for _, h := range o.headings {
			n := readNumber(strings.TrimSpace(o.article.In(o.article.Blocks[h.block].Text)))
			o.traits.numbered = o.traits.numbered || n.width > 0
			o.traits.lost = o.traits.lost || !h.listed && !o.customary(h)
		}
	}
	return *o.traits
}

// outlineKey is what the rules share the outline of an article under.
type outlineKey struct{}

// outlineOf is the outline of the article under check, read once for all rules.
func outlineOf(p *rules.Pass) *outline {
	return p.Once(outlineKey{}, func() any { return readOutline(p.Article) }).(*outline)
}

// readOutline reads and matches the tables of an article. An article without
// one gives an outline without tables, at next to no cost.
func readOutline(a *corpus.Article) *outline {
	o := &outline{article: a, tables: readTables(a)}
	if len(o.tables) == 0 {
		return o
	}
	o.headings = readHeadings(a, o.tables)
	o.titles = map[string]bool{}
	for _, t := range []string{a.Title(), a.Meta.Title.Value} {
		if k := titleKey(t); k != "" {
			o.titles[k] = true
		}
	}
	o.matchExact()
	o.matchLinks()
	o.matchNear()
	o.matchBody()
	return o
}

// matchExact ties entries to the headings of the same words. Headings of the
// same words are given out in their order.
func (o *outline) matchExact() {
	byKey := map[string][]int{}
	for i, h := range o.headings {
		byKey[h.key] = append(byKey[h.key], i)
	}
	for t := range o.tables {
		given := map[string]int{}
		entries := o.tables[t].entries
		for i := range entries {
			e := &entries[i]
			if e.empty || e.hidden {
				continue
			}
			if isForeign(e.link) || o.label(&o.tables[t], i) {
				e.match = foreign
				continue
			}
			at := byKey[e.key]
			switch {
			case len(at) > 0:
				e.heading = at[min(given[e.key], len(at)-1)]
				given[e.key]++
				e.match = exact
				o.headings[e.heading].listed = true
			case o.titles[e.key]:
				e.match = title
			}
		}
	}
}

// label reports whether an entry only parts the table or works it: the name
// of a group of linked entries, or, on a page, words without a link among
// links, such as "show more".
func (o *outline) label(t *table, i int) bool {
	e := &t.entries[i]
	if e.link == "#" {
		return o.article.Format == corpus.HTML
	}
	if e.link != "" || 2*t.linked < len(t.entries) {
		return false
	}
	group := i+1 < len(t.entries) && t.entries[i+1].depth > e.depth
	return group || o.article.Format == corpus.HTML
}

// isForeign reports whether a link leads out of the article.
func isForeign(link string) bool { return link != "" && !strings.HasPrefix(link, "#") }

// matchLinks ties entries whose words name no heading to the one their link
// leads to.
func (o *outline) matchLinks() {
	var at map[int]int // headings by their blocks
	for t := range o.tables {
		entries := o.tables[t].entries
		for i := range entries {
			e := &entries[i]
			if e.empty || e.match != unmatched || len(e.link) < 2 || isForeign(e.link) {
				if e.hidden {
					e.match = foreign
				}
				continue
			}
			if at == nil {
				at = make(map[int]int, len(o.headings))
				for h := range o.headings {
					at[o.headings[h].block] = h
				}
			}
			block, ok := o.anchorSet().find(e.link[1:])
			if !ok {
				if e.hidden {
					e.match = foreign
				}
				continue
			}
			e.match = linked
			h, ok := at[block]
			if !ok {
				// An anchor of its own often stands just before its heading.
				h, ok = at[block+1]
			}
			if ok {
				e.heading = h
				o.headings[h].listed = true
			}
		}
	}
}

// How many headings one word may lead to, and one entry may be compared with:
// past that a word says nothing.
const (
	maxPostings   = 64
	maxCandidates = 256
)

// matchNear ties entries to headings that nothing names and whose words are
// much the same.
func (o *outline) matchNear() {
	var index *wordIndex
	for t := range o.tables {
		entries := o.tables[t].entries
		for i := range entries {
			e := &entries[i]
			if e.empty || e.match != unmatched {
				continue
			}
			if index == nil {
				index = o.newWordIndex()
			}
			if h, score := index.nearest(words(e.label)); h >= 0 && score >= sameLabel && !o.headings[h].listed {
				e.match, e.heading = near, h
				o.headings[h].listed = true
			}
		}
	}
}

// sameLabel is how alike two labels must be to name the same section.
const sameLabel = 0.66

// wordIndex finds the headings that share words with a label.
type wordIndex struct {
	words    map[int][]string // of the headings in the index
	postings map[string][]int
}

// newWordIndex indexes the headings that no entry names.
func (o *outline) newWordIndex() *wordIndex {
	index := &wordIndex{map[int][]string{}, map[string][]int{}}
	for i, h := range o.headings {
		if h.listed {
			continue
		}
		ws := words(o.article.In(o.article.Blocks[h.block].Text))
		index.words[i] = ws
		for _, w := range ws {
			if len(index.postings[w]) < maxPostings {
				index.postings[w] = append(index.postings[w], i)
			}
		}
	}
	return index
}

// nearest returns the heading most like the label and how alike they are,
// from 0 to 1; -1 where they share no word.
func (x *wordIndex) nearest(label []string) (best int, score float64) {
	best = -1
	shared := map[int]int{}
	for _, w := range label {
		for _, h := range x.postings[w] {
			if _, seen := shared[h]; seen || len(shared) < maxCandidates {
				shared[h]++
			}
		}
	}
	for h, n := range shared {
		s := likeness(label, x.words[h], n)
		if s > score || s == score && h < best {
			best, score = h, s
		}
	}
	return best, score
}

// likeness weighs the words that two labels share. A label that is wholly in
// the other one is a short form of it.
func likeness(a, b []string, shared int) float64 {
	short := min(len(a), len(b))
	if short == 0 {
		return 0
	}
	dice := 2 * float64(shared) / float64(len(a)+len(b))
	if shared < short {
		return dice
	}
	only := a
	if len(b) < len(a) {
		only = b
	}
	// One small word in common is no short form: "The" of "The costs".
	if short > 1 || len(only[0]) > 3 {
		return max(dice, sameLabel)
	}
	return dice
}

// matchBody ties entries to lines of the body that say the same but are no
// headings: bold lines, questions, run-in headings, headings that a flattened
// text no longer shows as such.
func (o *outline) matchBody() {
	open := map[string][]*entry{}
	longest := 0
	for t := range o.tables {
		entries := o.tables[t].entries
		for i := range entries {
			if e := &entries[i]; !e.empty && e.match == unmatched {
				open[e.key] = append(open[e.key], e)
				longest = max(longest, len(e.label))
			}
		}
	}
	if len(open) == 0 {
		return
	}
	for i := range o.article.Blocks {
		b := &o.article.Blocks[i]
		if !bodyKinds.Has(b.Kind) || b.Quoted {
			continue
		}
		text := o.article.In(b.Text)
		if len(text) <= 2*longest+16 {
			settle(open, key(text))
		}
		if opening := runIn(text, 2*longest+16); opening != "" {
			settle(open, key(opening))
		}
	}
}

func settle(open map[string][]*entry, key string) {
	for _, e := range open[key] {
		e.match = inBody
	}
	delete(open, key)
}

// bodyKinds are the blocks that may do duty for a heading.
var bodyKinds = corpus.KindsOf(corpus.Paragraph, corpus.ListItem, corpus.TableCell, corpus.Caption, corpus.Reference, corpus.Footnote)

// runIn is the part of a paragraph that may be a heading run into it: "Costs.
// The council …".
func runIn(text string, limit int) string {
	head := text[:min(len(text), limit)]
	i := strings.IndexAny(head, ".:?!\u2013\u2014\n")
	if i <= 0 || i+1 >= len(text) {
		return ""
	}
	return head[:i]
}

// about counts the entries of a table that name something, and those that
// should.
func (t *table) about() (named, all int) {
	for _, e := range t.entries {
		if e.empty || e.match == foreign || e.match == title {
			continue
		}
		all++
		if e.match != unmatched {
			named++
		}
	}
	return named, all
}

// own reports whether the table is one of this article: half of its entries
// name something in it, or the first ones do and the article was cut off.
func (t *table) own() bool {
	named, all := t.about()
	if named > 0 && 2*named >= all {
		return true
	}
	if named < 2 {
		return false
	}
	for _, e := range t.entries {
		if e.empty || e.match == foreign || e.match == title {
			continue
		}
		if e.match == unmatched {
			return named == 0
		}
		named--
	}
	return true
}

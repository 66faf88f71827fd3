package corpus

import "strings"

// classify gives blocks the kinds that only their neighbours tell: a table of
// contents, a sources list, the title. It changes kinds, never text, and looks
// at nothing but headings, list items and short paragraphs.
func classify(b *builder) {
	b.end(b.last)
	c := classifier{Article: b.article, text: b.text}
	c.contents()
	c.references()
	c.title()
}

type classifier struct {
	*Article
	text   []byte
	places places // of the headings; nil until asked for
	buffer []byte // of the last label
	looked int    // how many bare lines were judged as entries
}

// in is the text of a block.
func (c *classifier) in(i int) []byte {
	r := c.Blocks[i].Text
	return c.text[r.Start:r.End]
}

// hidden reports whether a block is none of the text that a reader reads.
func hidden(k Kind) bool { return k == Metadata || k == Comment }

// title makes one heading the Title: the one that the metadata names, else the
// heading of the highest level when it stands above everything else. There is
// none where the headings of that level part the text into sections.
func (c *classifier) title() {
	first, top, tops := -1, -1, 0 // the first block, the first heading of the highest level, how many of it
	named := -1
	for i := range c.Blocks {
		b := &c.Blocks[i]
		if b.Kind == Title {
			return
		}
		if hidden(b.Kind) {
			continue
		}
		if first < 0 {
			first = i
		}
		if b.Kind == Heading && !b.Quoted {
			switch {
			case top < 0 || b.Level < c.Blocks[top].Level:
				top, tops = i, 1
			case b.Level == c.Blocks[top].Level:
				tops++
			}
		}
		if b.Kind == Heading && !b.Quoted || b.Kind == Paragraph && i-first < 5 {
			if n := b.Text.Len(); named < 0 && n > 0 && n < 400 && c.Meta.Title.Value != "" && c.names(i) {
				named = i
			}
		}
	}
	if top < 0 && named < 0 {
		return
	}
	if named >= 0 {
		top = named
	} else if !c.heads(top, first, tops) {
		return
	}
	c.Blocks[top].Kind = Title
	c.Blocks[top].Level = 0
}

// heads reports whether the first heading of the highest level stands over the
// whole article. It is told which block is the first that a reader reads, and
// how many headings have that level.
func (c *classifier) heads(top, first, tops int) bool {
	level := c.Blocks[top].Level
	switch {
	case c.Format == Plain && level > 1:
		return false // the reader of plain text looked for a title itself
	case tops > 1:
		return level == 1 && top == first && c.Meta.Title.Value == ""
	case top == first:
		return true
	case c.Format == HTML:
		return level == 1
	}
	// A picture or a line about the author may stand above it.
	return level == 1 && top <= first+2
}

// names reports whether the block reads like the title in the metadata. The
// name of the site often follows there, behind a bar or a dash.
func (c *classifier) names(i int) bool {
	text := strings.TrimSpace(string(c.in(i)))
	title := strings.TrimSpace(c.Meta.Title.Value)
	if strings.EqualFold(text, title) {
		return true
	}
	if len(title) <= len(text)+1 || !strings.EqualFold(title[:len(text)], text) || len(text) < 12 {
		return false
	}
	rest := strings.TrimSpace(title[len(text):])
	for _, bar := range []string{"|", "-", "–", "—", "·", "»", "•", "::"} {
		if strings.HasPrefix(rest, bar) {
			return true
		}
	}
	return false
}

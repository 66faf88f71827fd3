package corpus

import "strings"

// classify gives blocks the kinds that only their neighbours tell: a table of
// contents, a sources list, the title. It changes kinds, never text, and looks
// at nothing but headings, list items and short paragraphs.
func classify(b *builder) {
	b.end(b.last)
	c := classifier{b.article, b.text}
	c.contents()
	c.references()
	c.title()
}

type classifier struct {
	*Article
	text []byte
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
	switch highest := 0; {
	case named >= 0:
		top = named
	case c.Format == Plain && (c.Blocks[top].Level > 1 || top > first+2):
		return // the plain reader looked for it
	default:
		highest = c.Blocks[top].Level
		alone := tops == 1
		switch {
		case alone && (highest == 1 || top == first):
		case highest == 1 && top == first && c.Meta.Title.Value == "":
		default:
			return
		}
	}
	c.Blocks[top].Kind = Title
	c.Blocks[top].Level = 0
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

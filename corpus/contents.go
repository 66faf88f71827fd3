package corpus

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// contents finds tables of contents: a heading that says so with a list right
// under it, or a list at the top whose items all lead into this article.
func (c *classifier) contents() {
	lists, headings := 0, 0
	for i := 0; i < len(c.Blocks); i++ {
		b := &c.Blocks[i]
		switch b.Kind {
		case ContentsEntry, Contents:
			lists++
		case Heading, Paragraph:
			if b.Kind == Heading {
				headings++
			}
			if b.Text.Len() > maxSectionName || b.Quoted || sectionOf(c.in(i)) != sectionContents {
				continue
			}
			if end := c.entries(i + 1); end > i+1 && !c.timed(i+1) {
				b.Kind, b.Level = Contents, 0
				c.enter(i+1, end)
				i = end - 1
				lists++
			}
		case ListItem:
			end := i + 1
			for end < len(c.Blocks) && c.Blocks[end].Kind == ListItem {
				end++
			}
			if lists == 0 && headings <= 2 && end-i >= 2 && c.leadInside(i, end) {
				c.enter(i, end)
			}
			lists++
			i = end - 1
		}
	}
	if c.Format == Plain {
		c.announced()
	}
}

// enter makes entries of blocks.
func (c *classifier) enter(from, end int) {
	for i := from; i < end; i++ {
		b := &c.Blocks[i]
		b.Kind, b.Level = ContentsEntry, max(1, b.Level)
	}
}

// entries returns where the list of entries that starts at the block ends. A
// list of numbered entries ends where the numbers do: in flattened text the
// article's first list may follow at once.
func (c *classifier) entries(from int) int {
	i := from
	for ; i < len(c.Blocks); i++ {
		b := &c.Blocks[i]
		if b.Kind != ListItem && !c.plainEntry(i) || b.Quoted {
			break
		}
		if c.Format == Plain && i > from && b.Kind == ListItem && b.Number < 0 &&
			c.Blocks[from].Kind == ListItem && c.Blocks[from].Number >= 0 && b.Level <= c.Blocks[from].Level {
			break
		}
	}
	return i
}

// timed reports whether an entry begins with a time, as in "12:30 The bees": it
// lists the parts of a recording, and not of this article.
func (c *classifier) timed(i int) bool {
	text := bytes.TrimLeft(c.in(i), "[( ")
	n := len(text) - len(bytes.TrimLeft(text, "0123456789"))
	return n > 0 && n <= 2 && len(text) > n+2 && text[n] == ':' && allDigits(text[n+1:n+3])
}

// plainEntry reports whether a line of plain text without a bullet is an entry
// because a number such as "2.1" or "2" leads it.
func (c *classifier) plainEntry(i int) bool {
	b := &c.Blocks[i]
	if c.Format != Plain || b.Kind != Paragraph && b.Kind != Heading || b.Text.Len() > narrow {
		return false
	}
	text := c.in(i)
	number := len(text) - len(bytes.TrimLeft(text, "0123456789."))
	if number == 0 || number > 8 || number == len(text) || !indentByte(text[number]) || endsSentence(text) {
		return false
	}
	// Its neighbour must be one, too: "12 people came" is none.
	next := i + 1
	if i > 0 && (c.Blocks[i-1].Kind == ListItem || c.startsWithDigit(i-1)) {
		return true
	}
	return next < len(c.Blocks) && (c.Blocks[next].Kind == ListItem || c.startsWithDigit(next))
}

func (c *classifier) startsWithDigit(i int) bool {
	text := c.in(i)
	return len(text) > 0 && len(text) <= narrow && '0' <= text[0] && text[0] <= '9'
}

// leadInside reports whether every item of a list is a link to a place in this
// article, and hardly anything else.
func (c *classifier) leadInside(from, end int) bool {
	first := c.Blocks[from].Text.Start
	at, _ := slices.BinarySearchFunc(c.Links, first, func(l Link, at int) int { return cmp.Compare(l.Text.Start, at) })
	for i := from; i < end; i++ {
		r := c.Blocks[i].Text
		covered := 0
		for ; at < len(c.Links) && c.Links[at].Text.Start < r.End; at++ {
			if l := &c.Links[at]; r.Contains(l.Text) && !l.Image && strings.HasPrefix(l.URL, "#") {
				covered += l.Text.Len()
			}
		}
		if covered == 0 || covered*10 < r.Len()*7 {
			return false
		}
	}
	return true
}

// announced makes headings of the lines of a plain text that its table of
// contents lists word for word, whatever they look like.
func (c *classifier) announced() {
	entries := map[string]bool{}
	last := 0
	for i := range c.Blocks {
		if c.Blocks[i].Kind == ContentsEntry {
			last = i
			if text := c.in(i); len(text) > 0 && len(text) <= maxAnnounced {
				entries[string(text)] = true
			}
		}
	}
	if len(entries) == 0 {
		return
	}
	for i := last + 1; i < len(c.Blocks); i++ {
		b := &c.Blocks[i]
		if b.Kind == Paragraph && b.Marker == "" && b.Text.Len() <= maxAnnounced && entries[string(c.in(i))] {
			b.Kind, b.Level = Heading, 2
		}
	}
}

// maxAnnounced is the length in bytes up to which an entry is compared.
const maxAnnounced = 400

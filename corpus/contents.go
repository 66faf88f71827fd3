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
			if b.Text.Len() > maxSectionName || b.Quoted {
				continue
			}
			kind := sectionOf(c.in(i))
			if kind != sectionContents && kind != sectionOutline {
				continue
			}
			first := c.unswitched(i + 1)
			if end := c.listed(first, kind); end > first {
				for ; i < first; i++ {
					c.Blocks[i].Kind, c.Blocks[i].Level = Contents, 0
				}
				c.enter(first, end)
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

// unswitched skips the words by which a page shows and hides a table of
// contents, which a text keeps that was copied from it.
func (c *classifier) unswitched(from int) int {
	i := from
	for i < min(len(c.Blocks), from+2) && (c.Blocks[i].Kind == Paragraph || c.Blocks[i].Kind == Heading) &&
		c.Blocks[i].Text.Len() <= maxSectionName && sectionOf(c.in(i)) == sectionSwitch {
		i++
	}
	return i
}

// listed returns where the entries end under a heading of the kind; the start
// where none is a table of contents. What is called so by its name is one when
// a list follows. Under any other name, and without the marks of a list,
// headings of the article must bear it out.
func (c *classifier) listed(from int, kind section) int {
	end := c.entries(from)
	switch {
	case end > from && c.timed(from):
		return from
	case kind == sectionOutline && end > from:
		return c.named(from, end, end, minOutline)
	case kind == sectionOutline:
		return c.lines(from, minOutline)
	case c.Format == Plain:
		end = max(end, c.counted(from))
	}
	if end > from {
		return end
	}
	return c.lines(from, 2)
}

// minOutline is how many entries a table of contents has at least that does
// not call itself one.
const minOutline = 3

// enter makes entries of blocks.
func (c *classifier) enter(from, end int) {
	for i := from; i < end; i++ {
		b := &c.Blocks[i]
		if b.Kind == Heading {
			b.Level = 0 // of a section, and no depth
		}
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
		// The first section, right under the table.
		if c.Format == Plain && i > from+1 && b.Number == c.Blocks[from].Number && b.Text.Len() > 0 && bytes.Equal(c.in(i), c.in(from)) {
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
	if number == 0 || number > 8 || number == len(text) || !indentByte(text[number]) || statement(text) {
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

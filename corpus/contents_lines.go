package corpus

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// maxLines is the number of bare lines up to which a table of contents is
// looked for.
const maxLines = 300

// places are where short lines of an article stand, by their labels.
type places map[string]place

// place is how often a label stands in an article as a heading may, and the
// last block that does.
type place struct{ count, last int }

// lines returns where the entries end that stand from the block on as bare
// lines: the text was flattened, and the marks of its list are gone. Lines are
// a table of contents only when most of them head something further below; at
// least so many must stand there.
func (c *classifier) lines(from, atLeast int) int {
	if !c.bare(from) || !c.bare(from+1) || c.looked > 2*len(c.Blocks)+maxLines {
		return from
	}
	known := c.headed()
	opening := string(c.label(from))
	seen := map[string]int{}
	apart, found, end := false, 0, from
	for ; end < min(len(c.Blocks), from+maxLines) && c.bare(end); end++ {
		label := string(c.label(end))
		at := known[label]
		above := seen[label]
		if label == "" || above > 0 && (label == opening || at.count-above-1 < above+1) {
			break // the first section, right under the table
		}
		ahead := at.last > end && above == 0
		if end > from && c.gap(end) {
			switch {
			case end == from+1:
				apart = true
			case !apart && !ahead:
				c.looked += end - from
				return c.named(from, end, end, atLeast)
			}
		}
		if (!ahead || states(c.in(end))) && statement(c.in(end)) && (found < 2 || !c.goesOn(end+1, seen)) {
			break
		}
		if ahead {
			found++
		}
		seen[label] = above + 1
	}
	c.looked += end - from
	// What stands between a table and the text without being named below is
	// a heading of that text, or a line about the author.
	last := end
	for last > from && known[string(c.label(last-1))].last < end {
		last--
	}
	return c.named(from, last, end, atLeast)
}

// goesOn reports whether the block is a line of a table that lists what heads
// something below and was not listed yet.
func (c *classifier) goesOn(i int, seen map[string]int) bool {
	if !c.bare(i) {
		return false
	}
	known := c.headed()
	label := c.label(i)
	return seen[string(label)] == 0 && known[string(label)].last > i
}

// named returns the end of the lines when at least half of them head something
// from the block below on, and all of only two; else their start.
func (c *classifier) named(from, end, below, atLeast int) int {
	known, found := c.headed(), 0
	for i := from; i < end; i++ {
		if label := c.label(i); len(label) > 0 && known[string(label)].last >= below {
			found++
		}
	}
	if n := end - from; n < atLeast || 2*found < n || found < 2 {
		return from
	}
	return end
}

// bare reports whether a block could be an entry that lost its mark.
func (c *classifier) bare(i int) bool {
	if i >= len(c.Blocks) {
		return false
	}
	b := &c.Blocks[i]
	switch {
	case b.Quoted || b.Text.Len() > maxAnnounced:
		return false
	case b.Kind == Heading:
		if c.Format != Plain {
			return false
		}
	case b.Kind == ListItem:
		if c.Format != Plain || b.Number < 0 {
			return false
		}
	case b.Kind != Paragraph || b.Marker != "":
		return false
	}
	text := c.in(i)
	return columns(text, narrow) <= narrow && (len(text) > maxSectionName || sectionOf(text) != sectionContents)
}

// statement reports whether a line ends as a sentence does that is no question.
func statement(text []byte) bool {
	return endsSentence(text) && !bytes.HasSuffix(trimClosers(text), []byte("?")) && !bytes.HasSuffix(text, []byte("？"))
}

// states reports whether a line is a statement too long for a heading.
func states(text []byte) bool { return columns(text, narrow) > longHeading && statement(text) }

// longHeading is the width in columns above which no heading ends like a
// statement.
const longHeading = 50

// gap reports whether a blank line stands before a block.
func (c *classifier) gap(i int) bool {
	from, to := c.Blocks[i-1].Source.End, c.Blocks[i].Source.Start
	if from >= to {
		return false
	}
	between := c.decoded.utf8[from:to]
	return max(bytes.Count(between, []byte("\n")), bytes.Count(between, []byte("\r"))) > 1
}

// headed returns where the headings of the article stand. In plain text every
// short line may be one.
func (c *classifier) headed() places {
	if c.places != nil {
		return c.places
	}
	c.places = places{}
	for i := range c.Blocks {
		b := &c.Blocks[i]
		switch {
		case b.Quoted || b.Text.Len() > maxAnnounced:
			continue
		case b.Kind == Heading || b.Kind == Title:
		case c.Format != Plain:
			continue
		case b.Kind == ListItem:
			if b.Number < 0 || i+1 < len(c.Blocks) && c.Blocks[i+1].Kind == ListItem {
				continue
			}
		case b.Kind != Paragraph || b.Marker != "":
			continue
		}
		label := c.label(i)
		if len(label) == 0 || b.Kind == Paragraph && states(c.in(i)) {
			continue
		}
		p := c.places[string(label)]
		c.places[string(label)] = place{p.count + 1, i}
	}
	return c.places
}

// label is what a short block says, as tables of contents and headings repeat
// it: in small letters, without its number and the marks around it. The bytes
// are good until the next call.
func (c *classifier) label(i int) []byte {
	text := trimMarks(c.in(i))
	if n := readCounter(text); n.width < len(text) {
		text = trimMarks(text[n.width:])
	}
	c.buffer = c.buffer[:0]
	for len(text) > 0 {
		if b := text[0]; b < utf8.RuneSelf {
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			c.buffer, text = append(c.buffer, b), text[1:]
			continue
		}
		r, n := utf8.DecodeRune(text)
		c.buffer, text = utf8.AppendRune(c.buffer, unicode.ToLower(r)), text[n:]
	}
	return c.buffer
}

// counted returns where the entries end that numbers or the names of parts
// count, one by one: "4 – Fares", "IV. Fares", "Chapter 4: Fares". Other lists
// may stand between them. A number that goes on counting makes an entry of
// whatever follows it.
func (c *classifier) counted(from int) int {
	var last counter
	end, n := from, 0
	for i := from; i < min(len(c.Blocks), from+maxLines) && !c.Blocks[i].Quoted; i++ {
		b := &c.Blocks[i]
		var count counter
		if (b.Kind == Paragraph || b.Kind == Heading) && b.Marker == "" && b.Text.Len() <= maxAnnounced {
			count = readCounter(c.in(i))
		}
		ended := count.style != countNone && statement(c.in(i))
		switch {
		case n == 0 && (count.style <= countPath || count.value > 1 || ended):
			return from
		case n == 0, count.style == last.style && (count.value == last.value+1 || count.value == last.value+2 && !ended):
			last, end = count, i+1
			n++
		case b.Kind != ListItem && !c.plainEntry(i):
			if n < 2 {
				return from
			}
			return end
		}
	}
	if n < 2 {
		return from
	}
	return end
}

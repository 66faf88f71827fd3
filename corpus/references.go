package corpus

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// references finds the entries of sources lists: what stands under a heading
// that announces them, up to the next heading of its rank. A list of items
// ends with its last item; paragraphs are entries as long as they look like it.
func (c *classifier) references() {
	for i := 0; i < len(c.Blocks); i++ {
		b := &c.Blocks[i]
		if b.Kind != Heading && b.Kind != Paragraph || b.Text.Len() > maxSectionName || b.Quoted {
			continue
		}
		kind := sectionOf(c.in(i))
		if kind != sectionSources && kind != sectionNotes {
			continue
		}
		if b.Kind == Paragraph && (i+1 == len(c.Blocks) || c.Blocks[i+1].Kind != ListItem) {
			continue
		}
		i = c.sources(i, kind) - 1
	}
}

// sources makes references of the entries under the heading at the index, and
// returns where they end.
func (c *classifier) sources(heading int, kind section) int {
	level := c.Blocks[heading].Level
	items := false
	i := heading + 1
	for ; i < len(c.Blocks); i++ {
		b := &c.Blocks[i]
		switch b.Kind {
		case ListItem:
			b.Kind, items = Reference, true
		case Paragraph:
			if items || kind == sectionNotes {
				// Under an item of its own in Markdown, behind the list elsewhere.
				return i
			}
			if !c.looksLikeEntry(i) && (i+1 == len(c.Blocks) || c.Blocks[i+1].Kind != Paragraph || !c.looksLikeEntry(i+1) || b.Text.Len() > maxEntry) {
				return i
			}
			b.Kind = Reference
		case Heading:
			if level == 0 || b.Level <= level {
				return i
			}
			items = false
		case Comment, Footnote:
		default:
			return i
		}
	}
	return i
}

// maxEntry is the length in bytes above which a paragraph is no entry of a
// sources list.
const maxEntry = 600

// looksLikeEntry reports whether a paragraph could be an entry of a sources
// list: it bears a year, an address or the number of a reference.
func (c *classifier) looksLikeEntry(i int) bool {
	text := c.in(i)
	if len(text) == 0 || len(text) > maxEntry || bytes.HasPrefix(text, []byte("©")) {
		return false
	}
	if text[0] == '[' || text[0] == '^' || c.Blocks[i].Number >= 0 ||
		bytes.Contains(text, []byte("://")) || bytes.Contains(text, []byte("www.")) || bytes.Contains(text, []byte("doi:")) {
		return true
	}
	for at := 0; at+4 <= len(text); at++ {
		// A year from 1500 to 2099 that no digit or letter touches.
		year := text[at] == '1' && text[at+1] >= '5' || text[at] == '2' && text[at+1] == '0'
		if !year || !allDigits(text[at:at+4]) || at > 0 && wordByte(text[at-1]) || at+4 < len(text) && allDigits(text[at+4:at+5]) {
			continue
		}
		// "In 2024 the club sold more" is a sentence: an entry names an author
		// or a title first, and its year stands in brackets or between stops.
		before, _ := utf8.DecodeLastRune(bytes.TrimRight(text[:at], " "))
		if at == 0 || !unicode.IsLetter(before) || unicode.IsUpper(before) {
			return true
		}
		if at+4 == len(text) || text[at+4] == '.' || text[at+4] == ',' || text[at+4] == ')' {
			return true
		}
		at += 3
	}
	return false
}

func allDigits(text []byte) bool {
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

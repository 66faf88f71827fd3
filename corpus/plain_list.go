package corpus

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// item makes a ListItem of the current line and of the lines that go on with it.
func (r *plainReader) item() {
	l := r.cur
	block := r.begin(ListItem, l)
	block.Level = r.depth(l)
	block.Marker = string(bytes.TrimRight(r.src[l.start:l.body], " \t\f\v"))
	block.Number = l.number
	r.question = r.question || strings.HasSuffix(block.Marker, "Q:")
	r.continued(l)
	if l.number >= 0 {
		r.number = l.number
	}
}

// depth is the depth of a list item, by the indentation of the items before it.
func (r *plainReader) depth(l line) int {
	if !r.previous.isList() && l.indent == 0 {
		r.indents = r.indents[:0]
	}
	for len(r.indents) > 0 && r.indents[len(r.indents)-1]+1 >= l.indent {
		r.indents = r.indents[:len(r.indents)-1]
	}
	if len(r.indents) < maxListDepth {
		r.indents = append(r.indents, l.indent)
	}
	return len(r.indents)
}

const maxListDepth = 16

// continued reads the rest of the block that the line l opened: its own text,
// and lines below that are indented or begin in mid-sentence.
func (r *plainReader) continued(l line) {
	lines := append(r.pending[:0], l) // nothing is pending: the space is free
	for len(lines) < maxPending && r.ahead.class == classText && !r.ahead.gap && r.goesOn(l) {
		r.advance()
		lines = append(lines, r.cur)
		r.cur.class = l.class
	}
	r.join(lines)
	r.pending = lines[:0]
}

// goesOn reports whether the line ahead belongs to the item at l.
func (r *plainReader) goesOn(l line) bool {
	if r.ahead.indent > l.indent && r.ahead.indent >= 2 {
		return true
	}
	before := r.src[r.cur.start:r.cur.end]
	next := r.src[r.ahead.start:r.ahead.end]
	c, _ := utf8.DecodeRune(next)
	if !unicode.IsLower(c) || endsSentence(before) || columns(next, narrow) > narrow {
		return false
	}
	n := columns(before, narrow)
	return n >= 40 && n <= narrow
}

// numbered reads a line that begins with a number. It is an item where others
// stand around it; a heading where only a paragraph follows, as in
// "1. Introduction"; else a sentence that begins with a number.
func (r *plainReader) numbered() {
	text := r.src[r.cur.body:r.cur.end]
	among := r.previous.isList() || r.ahead.class.isList()
	short := len(text) > 0 && columns(text, narrow) <= narrow && !endsSentence(text)
	first, _ := utf8.DecodeRune(text)
	switch {
	case !among && short && !unicode.IsLower(first) && !fewLetters(text) && len(bytes.Fields(text)) <= maxHeadPlain && r.overProse():
		r.flush(classHash)
		r.block(Heading, r.cur).Level = 2
		number := r.cur.number
		r.heads(r.cur)
		r.number = number
	case among || r.cur.number == r.number+1 && r.number > 0 || r.nextNumber():
		r.flush(classNumber)
		r.item()
	default:
		r.cur.class = classText
		r.cur.number = -1
		r.cur.body = r.cur.start
		r.textLine()
	}
}

// overProse reports whether the line ahead is a paragraph of its own.
func (r *plainReader) overProse() bool {
	if r.ahead.class != classText {
		return false
	}
	next := r.src[r.ahead.start:r.ahead.end]
	c, _ := utf8.DecodeRune(next)
	return !unicode.IsLower(c) && (columns(next, narrow) > minWrap || endsSentence(next))
}

// nextNumber reports whether the next number begins one of the lines below.
func (r *plainReader) nextNumber() bool {
	var mark [4]byte
	next := append(mark[:0], '\n')
	if r.cur.number >= 9 {
		next = append(next, byte('0'+(r.cur.number+1)/10%10))
	}
	next = append(next, byte('0'+(r.cur.number+1)%10))
	if r.cur.number > 98 {
		return false
	}
	window := r.src[r.cur.end:min(len(r.src), r.cur.end+1024)]
	for {
		n := bytes.Index(window, next)
		if n < 0 {
			return false
		}
		window = window[n+len(next):]
		if len(window) > 1 && (window[0] == '.' || window[0] == ')') && indentByte(window[1]) {
			return true
		}
	}
}

// speech reads "Q: …" and "A: …".
func (r *plainReader) speech() {
	if r.src[r.cur.start] == 'A' && !r.question {
		r.cur.class, r.cur.body = classText, r.cur.start
		r.textLine()
		return
	}
	r.flush(classSpeech)
	r.question = true
	r.begin(Paragraph, r.cur).Marker = string(r.src[r.cur.start : r.cur.start+2])
	r.continued(r.cur)
}

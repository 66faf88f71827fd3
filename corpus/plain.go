package corpus

import "bytes"

// readPlain reads text without markup, and infers the blocks that Markdown
// would have given it: most articles that arrive as plain text had a structure
// once, and lost only the marks.
//
// Wide lines are paragraphs and pass through untouched; all judging is spent
// on short lines and on lines that begin with a mark. No line is looked at
// more than a fixed number of times.
func readPlain(b *builder) {
	r := &plainReader{b: b, src: b.src, lf: -1, cr: -1, link: -1}
	r.frontMatter()
	r.peek()
	for r.advance() {
		if r.indented() {
			r.previous = classFence
			continue
		}
		r.line()
		r.under = r.cur.indent
		r.previous = r.cur.class
	}
	r.flush(classNone)
	b.end(b.last)
}

// plainReader walks the lines of a plain text, one line ahead of what it reads.
type plainReader struct {
	b   *builder
	src []byte

	pos        int // where the line after ahead starts
	lf, cr     int // the first line ends at or after pos; len(src) when there is none
	link       int // the first "://" at or after the text read so far
	cur, ahead line
	previous   class // of the line before cur, blank ones left out

	pending []line // narrow lines that wait to be told from one another
	units   []unit
	begun   bool // the place for a title has passed
	faq     bool // the last heading announces questions
	asked   int  // the block of the last question that was read as a paragraph; 0: none
	width   int  // the width that this text is wrapped at, once it is known

	under  int // the columns that the last line stood in that was no code
	judged int // up to where indented lines were judged

	number   int   // the last number of a list
	indents  []int // of the list items that hold the current one
	tables   int
	question bool // a "Q:" was read

	openFence, noFence    bool // a fence around prose is open; no fence closes any more
	fenceStart, fenceStop int  // the last closing fence that was found
}

// line is one line that is not blank, without the blanks around it.
type line struct {
	start, end int // of what is written on it
	body       int // where the text after the marker starts
	from       int // where the line itself starts
	indent     int // columns before start
	number     int // of a numbered item; else -1
	class      class
	gap        bool // a blank line stands before it
}

// class is what a line shows by its first characters alone.
type class uint8

const (
	classNone class = iota // no line: the end
	classText
	classBullet
	classNumber
	classHash   // "## Heading"
	classPipe   // "| a | b |"
	classRuler  // "|---|---|"
	classQuote  // "> quoted"
	classFence  // "```"
	classSpeech // "Q: …" and "A: …"
	classStroke // "-----", "* * *", "====="
)

// isList reports whether the class is one of a list's.
func (c class) isList() bool { return c == classBullet || c == classNumber }

// line reads the current line.
func (r *plainReader) line() {
	switch r.cur.class {
	case classText:
		r.textLine()
	case classBullet:
		if r.cur.number < 0 && r.cur.body == r.cur.end && !r.previous.isList() && !r.ahead.class.isList() {
			r.cur.class, r.cur.body = classText, r.cur.start // a dash by itself
			r.textLine()
			return
		}
		r.flush(classBullet)
		r.item()
	case classNumber:
		r.numbered()
	case classHash:
		r.flush(classHash)
		level := r.cur.body - r.cur.start
		for r.src[r.cur.start+level-1] != '#' {
			level--
		}
		r.block(Heading, r.cur).Level = min(level, 6)
		r.heads(r.cur)
	case classPipe:
		r.flush(classPipe)
		r.table()
	case classQuote:
		r.flush(classQuote)
		r.quote()
	case classFence:
		r.fence()
	case classSpeech:
		r.speech()
	default:
		if r.cur.gap {
			r.flush(classStroke)
		} else {
			r.flush(classHash) // it underlines what stands before it
		}
		r.block(Paragraph, r.cur)
	}
}

// block makes a block of a whole line.
func (r *plainReader) block(kind Kind, l line) *Block {
	block := r.begin(kind, l)
	r.text(l.start, l.end)
	r.b.end(l.end)
	return block
}

// begin opens a block at the start of a line.
func (r *plainReader) begin(kind Kind, l line) *Block {
	r.begun = true
	return r.b.begin(kind, l.start)
}

// text appends source bytes to the open block and notes the links in them.
func (r *plainReader) text(from, to int) {
	if r.link < from {
		r.seek(from)
	}
	for r.link < to {
		start, end := linkAround(r.src[:to], from, r.link)
		if start < end {
			r.b.verbatim(from, start)
			at := r.b.at()
			r.b.verbatim(start, end)
			place := Span{start, end}
			r.b.article.Links = append(r.b.article.Links, Link{
				Text: Range{at, r.b.at()}, Source: place, URL: string(bytes.ToValidUTF8(r.src[start:end], []byte("\uFFFD"))), URLSpan: place,
			})
			from = end
		}
		r.seek(max(end, r.link+len("://")))
	}
	r.b.verbatim(from, to)
}

// seek moves link to the first "://" at or after the offset.
func (r *plainReader) seek(from int) {
	r.link = len(r.src)
	if from < len(r.src) {
		if n := bytes.Index(r.src[from:], []byte("://")); n >= 0 {
			r.link = from + n
		}
	}
}

// advance makes the line ahead the current one.
func (r *plainReader) advance() bool {
	r.cur = r.ahead
	r.peek()
	return r.cur.class != classNone
}

// peek reads the next line that is not blank.
func (r *plainReader) peek() {
	gap := false
	for r.pos < len(r.src) {
		from := r.pos
		end := r.lineEnd()
		start, indent := skipBlanks(r.src, from, end)
		if start == end {
			gap = true
			continue
		}
		for end > start && indentByte(r.src[end-1]) {
			end--
		}
		r.ahead = line{start: start, end: end, body: start, from: from, indent: indent, number: -1, gap: gap}
		r.ahead.classify(r.src)
		return
	}
	r.ahead = line{gap: gap}
}

// lineEnd returns where the line at pos ends, and moves pos behind its end.
// LF, CRLF and CR end a line.
func (r *plainReader) lineEnd() int {
	next := func(at, from int, c byte) int {
		if at >= from {
			return at
		}
		if n := bytes.IndexByte(r.src[from:], c); n >= 0 {
			return from + n
		}
		return len(r.src)
	}
	r.lf = next(r.lf, r.pos, '\n')
	r.cr = next(r.cr, r.pos, '\r')
	end := min(r.lf, r.cr)
	r.pos = end + 1
	if r.cr < r.lf && r.lf == r.cr+1 {
		r.pos = r.lf + 1
	}
	return end
}

// skipBlanks skips the blanks that indent a line and counts their columns. The
// wide blank that begins a paragraph in Chinese and Japanese is one of them.
func skipBlanks(src []byte, from, end int) (start, columns int) {
	for from < end {
		switch {
		case src[from] == '\t':
			columns += 4 - columns%4
			from++
		case indentByte(src[from]):
			columns++
			from++
		case bytes.HasPrefix(src[from:end], []byte("\u3000")):
			from += len("\u3000")
		case bytes.HasPrefix(src[from:end], []byte("\u00a0")):
			columns++
			from += len("\u00a0")
		default:
			return from, columns
		}
	}
	return from, columns
}

// indentByte reports whether the byte is a blank within a line.
func indentByte(c byte) bool { return c == ' ' || c == '\t' || c == '\f' || c == '\v' }

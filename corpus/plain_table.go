package corpus

import "bytes"

// table reads the rows of a table, the current line first. The line that parts
// head and body is no row.
func (r *plainReader) table() {
	table := r.tables
	r.tables++
	head := r.ahead.class == classRuler && !r.ahead.gap
	for row := 0; ; row++ {
		r.cells(table, row, head && row == 0)
		r.cur.class = classPipe
		for r.ahead.class == classRuler && !r.ahead.gap {
			r.advance()
		}
		if r.ahead.gap || r.ahead.class != classPipe && (r.ahead.class != classText || !head || !r.barred(r.ahead)) {
			break
		}
		r.advance()
	}
	r.cur.class = classPipe
}

// barred reports whether the line could be a row without a bar in front.
func (r *plainReader) barred(l line) bool {
	n := bytes.Count(r.src[l.start:l.end], []byte("|"))
	return n > 0 && n <= maxColumns
}

// cells makes a TableCell of each cell of the current line. A bar behind a
// backslash parts nothing.
func (r *plainReader) cells(table, row int, header bool) {
	at, end := r.cur.start, r.cur.end
	if r.src[at] == '|' {
		at++
	}
	if r.src[end-1] == '|' && end > at {
		end--
	}
	for column := 0; at <= end; column++ {
		to := at
		for to < end && (r.src[to] != '|' || to > at && r.src[to-1] == '\\') {
			to++
		}
		from, stop := at, to
		for from < stop && indentByte(r.src[from]) {
			from++
		}
		for stop > from && indentByte(r.src[stop-1]) {
			stop--
		}
		r.begun = true
		cell := r.b.begin(TableCell, from)
		cell.Table, cell.Row, cell.Column, cell.Header = table, row, column, header
		r.text(from, stop)
		r.b.end(stop)
		at = to + 1
	}
}

// quote reads quoted lines. Narrow ones without a gap are one paragraph.
func (r *plainReader) quote() {
	lines := append(r.pending[:0], r.unquoted()) // nothing is pending: the space is free
	for len(lines) < maxPending && r.ahead.class == classQuote && !r.ahead.gap &&
		lines[len(lines)-1].body < r.cur.end && columns(r.src[r.cur.start:r.cur.end], narrow) <= narrow {
		r.advance()
		if l := r.unquoted(); l.body < l.end {
			lines = append(lines, l)
		} else {
			break
		}
	}
	if last := lines[len(lines)-1]; len(lines) > 1 || last.body < last.end {
		r.begin(Quote, lines[0]).Quoted = true
		r.join(lines)
	}
	r.pending = lines[:0]
}

// unquoted is the current line with the text behind its marks as its body.
func (r *plainReader) unquoted() line {
	l := r.cur
	for l.body < l.end && (r.src[l.body] == '>' || indentByte(r.src[l.body])) {
		l.body++
	}
	return l
}

// fence reads fenced code. A fence that nothing closes is a line of text, and
// so is one around prose: a text that was handed over as a code block.
func (r *plainReader) fence() {
	info := string(bytes.ToLower(bytes.TrimSpace(bytes.TrimLeft(r.src[r.cur.start:r.cur.end], "`"))))
	if r.openFence && info == "" {
		r.openFence = false
		r.flush(classStroke)
		r.block(Paragraph, r.cur)
		return
	}
	start, end := r.fenceEnd()
	if start == 0 || isProse(info) {
		r.flush(classStroke)
		r.openFence = start > 0
		r.block(Paragraph, r.cur)
		return
	}
	r.flush(classFence)
	fence := r.cur
	r.pos = max(r.pos, end)
	r.peek() // what was ahead is code
	r.begin(Code, fence)
	r.code(fence.end, start)
	if r.b.empty() {
		r.b.drop()
	} else {
		r.b.end(end)
	}
}

// isProse reports whether a fence's language says that no code stands in it.
func isProse(info string) bool {
	switch info {
	case "markdown", "md", "html", "text", "txt", "plaintext":
		return true
	}
	return false
}

// code appends the lines of a code block, without the line end in front.
func (r *plainReader) code(from, to int) {
	for from < to && (indentByte(r.src[from]) || r.src[from] == '\r' || r.src[from] == '\n') {
		from++
	}
	for from < to {
		n := bytes.IndexByte(r.src[from:to], '\r')
		if n < 0 {
			r.b.verbatim(from, to)
			return
		}
		r.b.verbatim(from, from+n)
		end := from + n + 1
		if end < to && r.src[end] == '\n' {
			end++
		}
		r.b.atom("\n", from+n, end)
		from = end
	}
}

// fenceEnd finds the line that closes the fence of the current line: where it
// starts and where the fence on it ends, and zeros when there is none.
func (r *plainReader) fenceEnd() (start, end int) {
	if r.fenceStart > r.cur.end {
		return r.fenceStart, r.fenceStop
	}
	for at := r.cur.end; !r.noFence; {
		n := bytes.Index(r.src[at:], []byte("```"))
		if n < 0 {
			r.noFence = true
			break
		}
		at += n
		start = at
		for start > 0 && indentByte(r.src[start-1]) {
			start--
		}
		end = at + len("```")
		for end < len(r.src) && r.src[end] == '`' {
			end++
		}
		at = end
		for at < len(r.src) && indentByte(r.src[at]) {
			at++
		}
		if c := r.src[start-1]; (c == '\n' || c == '\r') && (at == len(r.src) || r.src[at] == '\n' || r.src[at] == '\r') {
			r.fenceStart, r.fenceStop = start, end
			return start, end
		}
	}
	return 0, 0
}

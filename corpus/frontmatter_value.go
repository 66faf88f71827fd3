package corpus

import "bytes"

// tripled reads a TOML string in three quotes, which starts at the offset.
func (r *matterReader) tripled(name string, at int) {
	from, to := at+3, len(r.src)
	if n := bytes.Index(r.src[from:], r.src[at:at+3]); n >= 0 {
		to = from + n
	}
	var lines []matterLine
	for at := from; at < to; {
		line, next := nextLine(r.src[:to], at)
		if line.from < line.to || len(lines) > 0 {
			lines = append(lines, line)
		}
		at = next
	}
	r.field(name, lines, "\n")
	_, r.at = nextLine(r.src, to)
}

// quoted reads a value in quotes that starts at the offset. It may go on over
// the next lines; one without its closing quote ends with its line.
func (r *matterReader) quoted(name string, at, lineEnd int, toml bool) {
	quote := r.src[at]
	i, closed := at+1, false
	for ; i < len(r.src); i++ {
		if r.src[i] == quote {
			if quote == '\'' && i+1 < len(r.src) && r.src[i+1] == '\'' {
				i++
				continue
			}
			closed = true
			break
		}
		if r.src[i] == '\\' && quote == '"' {
			i++
		}
		if r.src[i] == '\n' && i+1 < len(r.src) {
			line, _ := nextLine(r.src, i+1)
			if key, _ := fieldKey(r.src[line.from:line.to], toml); len(key) > 0 {
				break // the next field starts: the quote was never closed
			}
		}
	}
	more := i < lineEnd && comment(r.src[i:lineEnd]) > 1 // as in: "Low tide" and after
	if !closed || more {
		r.field(name, []matterLine{{at, lineEnd}}, "")
		return
	}
	if i > lineEnd {
		_, r.at = nextLine(r.src, i)
	}
	var lines []matterLine
	for from := at + 1; from < i; {
		line, next := nextLine(r.src[:i], from)
		for len(lines) > 0 && line.from < line.to && blankByte(r.src[line.from]) {
			line.from++
		}
		lines = append(lines, line)
		from = next
	}
	r.open(lines)
	for n, line := range lines {
		r.gap(lines, n, " ")
		r.unquote(line, quote)
	}
	r.close(name, at+1, i)
}

// unquote appends a line of a quoted value, its escapes decoded.
func (r *matterReader) unquote(line matterLine, quote byte) {
	done := line.from
	for i := line.from; i+1 < line.to; i++ {
		c, next := r.src[i], r.src[i+1]
		if quote == '\'' && c == '\'' && next == '\'' || quote == '"' && c == '\\' && asciiPunct(next) {
			r.b.verbatim(done, i)
			done = i + 1
			i++
		} else if quote == '"' && c == '\\' && (next == 'n' || next == 't') {
			r.b.verbatim(done, i)
			r.b.atom(" ", i, i+2)
			done = i + 2
			i++
		}
	}
	r.b.verbatim(done, line.to)
}

// field keeps a field whose value is the given lines, with the gap between.
func (r *matterReader) field(name string, lines []matterLine, gap string) {
	from, to := r.at, r.at
	if len(lines) > 0 {
		from, to = lines[0].from, lines[len(lines)-1].to
	}
	r.open(lines)
	for n, line := range lines {
		r.gap(lines, n, gap)
		r.b.verbatim(line.from, line.to)
	}
	r.close(name, from, to)
}

func (r *matterReader) open(lines []matterLine) {
	at := r.b.last
	if len(lines) > 0 {
		at = max(at, lines[0].from)
	}
	r.b.begin(Metadata, at)
}

func (r *matterReader) gap(lines []matterLine, n int, gap string) {
	if n > 0 && gap != "" && lines[n].from < lines[n].to && !r.b.empty() {
		r.b.atom(gap, lines[n-1].to, lines[n].from)
	}
}

// close ends the block of a field, takes it back when the value is empty, and
// keeps the field.
func (r *matterReader) close(name string, from, to int) {
	b, a := r.b, r.b.article
	start := a.Blocks[len(a.Blocks)-1].Text.Start
	value := string(bytes.Trim(b.text[start:], " \t\n"))
	if value == "" {
		b.drop()
	} else {
		b.end(max(to, b.last))
	}
	a.Meta.Fields = append(a.Meta.Fields, Field{Name: name, Value: value, Span: Span{from, max(from, to)}})
}

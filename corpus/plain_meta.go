package corpus

import "bytes"

const (
	maxFields     = 40      // lines of front matter
	maxFieldBytes = 1 << 14 // and their length
)

// frontMatter reads lines such as "Author: Ada Berg" at the very top: between
// two "---", or two and more of known names with a blank line behind them. A
// single such line is text: nobody meant it to be read by a machine.
func (r *plainReader) frontMatter() {
	start := 0
	for start < len(r.src) && (indentByte(r.src[start]) || r.src[start] == '\n' || r.src[start] == '\r') {
		start++
	}
	head := r.src[:min(len(r.src), start+maxFieldBytes)]
	var fields []line
	fenced, known := false, 0
	for at := start; at < len(head) && len(fields) < maxFields; {
		end, next := at, len(head)
		if n := bytes.IndexAny(head[at:], "\r\n"); n >= 0 {
			end = at + n
			next = end + 1
			if head[end] == '\r' && next < len(head) && head[next] == '\n' {
				next++
			}
		} else {
			end = len(head)
		}
		text := bytes.TrimSpace(head[at:end])
		switch {
		case at == start && string(text) == "---":
			fenced = true
		case fenced && (string(text) == "---" || string(text) == "..."):
			if known > 0 {
				r.fields(fields)
				r.pos = next
			}
			return
		case len(text) == 0 && !fenced:
			if known >= 2 {
				r.fields(fields)
				r.pos = end
			}
			return
		default:
			n := fieldLabel(text)
			if n > 0 {
				known++
			}
			switch {
			case fenced && n == 0:
				if n = bytes.IndexByte(text, ':'); n <= 0 && len(text) > 0 && text[0] != '-' && text[0] != '#' {
					return
				}
			case n == 0:
				return
			}
			if n > 0 {
				from := at + bytes.Index(head[at:end], text)
				fields = append(fields, line{start: from, body: from + n, end: from + len(text)})
			}
		}
		at = next
	}
}

// fields makes a Metadata block and a field of each line. The body of a line
// is where its colon stands.
func (r *plainReader) fields(lines []line) {
	for _, l := range lines {
		r.b.begin(Metadata, l.start)
		r.b.verbatim(l.start, l.end)
		r.b.end(l.end)
		name := string(bytes.TrimSpace(r.src[l.start:l.body]))
		from, to := l.body+1, l.end
		for from < to && indentByte(r.src[from]) {
			from++
		}
		if to-from >= 2 && (r.src[from] == '"' || r.src[from] == '\'') && r.src[to-1] == r.src[from] {
			from, to = from+1, to-1
		}
		r.b.article.Meta.Fields = append(r.b.article.Meta.Fields, Field{
			Name: name, Value: string(bytes.ToValidUTF8(r.src[from:to], []byte("\uFFFD"))), Span: Span{from, to},
		})
	}
}

// fieldLabel returns where the colon stands in a line such as "Author: Ada
// Berg" whose name is one that front matter knows, and 0 for any other line.
func fieldLabel(text []byte) int {
	n := bytes.IndexByte(text[:min(len(text), maxSectionName)], ':')
	if n <= 0 || n+1 < len(text) && !indentByte(text[n+1]) || sectionOf(text[:n]) != sectionField {
		return 0
	}
	return n
}

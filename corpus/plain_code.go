package corpus

import (
	"bytes"
	"slices"
	"unicode"
)

const (
	codeIndent  = 4   // columns that code stands in at least
	longestCode = 200 // bytes: no line of code that was set by hand is longer
	codeDeeper  = 2   // columns that it stands deeper than the text above it
)

// indented reads the lines from the current one on as Code, and reports whether
// they were: set in under a text and with the punctuation of code.
func (r *plainReader) indented() bool {
	if r.cur.indent < codeIndent || r.cur.class.isList() || r.cur.indent < r.under+codeDeeper || !r.begun && len(r.pending) == 0 ||
		r.cur.start < r.judged || !r.cur.gap && !r.announced() {
		return false
	}
	end, next, lines, signs := r.set(r.cur.from, max(codeIndent, r.under+codeDeeper))
	r.judged = end
	if signs*2 < lines || signs == 0 {
		return false
	}
	r.flush(classFence)
	// Blank lines part a piece of code into smaller ones.
	for at := next; ; {
		from := at
		for from < len(r.src) && (r.src[from] == '\n' || r.src[from] == '\r') {
			from++
		}
		last, after, lines, signs := r.set(from, r.cur.indent)
		if signs*3 < lines || signs == 0 {
			break
		}
		end, at = last, after
	}
	code := r.cur
	if end > code.end {
		r.pos = max(r.pos, end)
		r.peek() // what was ahead is code
	}
	r.begin(Code, code)
	r.code(code.start, end)
	r.b.end(end)
	return true
}

// announced reports whether the line before the current one says that something
// is going to be shown.
func (r *plainReader) announced() bool {
	n := len(r.pending)
	if n == 0 {
		return false
	}
	c := r.src[r.pending[n-1].end-1]
	return c == ':' || c == '>'
}

// set goes over the lines from an offset on until one is blank or less deep. It
// returns where the last of them ends, without and with its line end, how many
// they are, and how many have the punctuation of code.
func (r *plainReader) set(from, deep int) (end, next, lines, signs int) {
	end = from
	for next = from; next < len(r.src); {
		stop := len(r.src)
		if n := bytes.IndexAny(r.src[next:], "\r\n"); n >= 0 {
			stop = next + n
		}
		start, indent := skipBlanks(r.src, next, stop)
		if start == stop || indent < deep {
			break
		}
		lines++
		line := bytes.TrimRight(r.src[start:stop], " \t\f\v")
		end = start + len(line)
		if len(line) <= longestCode && codeSigns(line) {
			signs++
		}
		next = stop
		if next < len(r.src) && r.src[next] == '\r' {
			next++
		}
		if next < len(r.src) && r.src[next] == '\n' {
			next++
		}
	}
	return end, next, lines, signs
}

// codeSigns reports whether a line of plain text has the punctuation of code. An
// address or a list with semicolons has not.
func codeSigns(line []byte) bool {
	n := len(line)
	letter := func(i int) bool {
		return i >= 0 && i < n && ('a' <= line[i]|0x20 && line[i]|0x20 <= 'z' || line[i] == '_')
	}
	prose := proseWords(line) >= fewestProse
	switch line[n-1] {
	case '{', '}', '\\':
		return true
	case ';':
		// "he came;" is of a poem.
		if n > 1 && !prose && bytes.IndexByte([]byte(`)]}"'0123456789`), line[n-2]) >= 0 || bytes.IndexByte(line, ' ') < 0 || bytes.Contains(line, []byte("= ")) {
			return true
		}
	}
	switch c := line[0]; {
	case c == '$' || c == '%' || c == '#' || c == '@' || c == '<' || c == '>':
		// "$ make", "%include", "#include", "# remark", "</p>", ">>> 1"; no sum, no price, no address.
		if n > 2 && (letter(1) || line[1] == ' ' && letter(2) || line[1] == '/' || line[1] == '!' || line[1] == '>') &&
			!bytes.HasPrefix(line, []byte("<http")) && (c != '@' || bytes.IndexByte(line, ' ') < 0) {
			return true
		}
	case c == '}' || c == '{' || c == '/' && n > 1 && (line[1] == '*' || line[1] == '/'):
		return true
	case c == '-' && n > 3 && line[1] == '-' && letter(2):
		return true
	}
	if prose {
		return false // that speaks of code
	}
	for i, c := range line {
		switch c {
		case '(':
			// "call(x)"; no "item(s)".
			if letter(i-1) && i+1 < n && (line[i+1] == ')' || letter(i-2) && !slices.Contains(plurals, string(line[i:min(n, i+3)])) && bytes.IndexByte(line[i:], ')') > 0) {
				return true
			}
		case '=':
			if i > 0 && i+1 < n && (line[i+1] == '=' && i+2 < n && line[i+2] != '=' && line[i-1] != '=' || line[i-1] == ' ' && line[i+1] == ' ' || letter(i-1) && (line[i+1] == '"' || line[i+1] == '$')) {
				return true
			}
		case '$':
			if i+1 < n && line[i+1] == '{' {
				return true
			}
		case ':':
			if i+2 < n && line[i+1] == ':' && letter(i+2) && letter(i-1) {
				return true
			}
		case '-':
			if i > 0 && i+2 < n && (line[i+1] == '>' && line[i-1] != '-' || line[i-1] == ' ' && line[i+1] == '-' && letter(i+2)) {
				return true
			}
		}
	}
	return false
}

// fewestProse is from how many words of letters alone on a line is prose.
const fewestProse = 6

// proseWords counts the words of nothing but letters.
func proseWords(line []byte) int {
	n := 0
	for word := range bytes.FieldsSeq(line) {
		word = bytes.TrimRight(word, ".,:")
		if len(word) > 0 && bytes.IndexFunc(word, func(c rune) bool { return !unicode.IsLetter(c) }) < 0 {
			n++
		}
	}
	return n
}

// plurals are brackets behind a word of prose: "item(s)".
var plurals = []string{"(s)", "(e)", "(n)", "(es", "(en", "(r)", "(x)"}

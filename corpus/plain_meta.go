package corpus

import "bytes"

// maxFields is the number of lines that front matter without fences may have.
const maxFields = 40

// frontMatter reads fields at the very top: between fences as in Markdown, or
// two and more lines such as "Author: Ada Berg" of known names with a blank
// line behind them. A single such line is text: nobody meant a machine to read
// it.
func (r *plainReader) frontMatter() {
	src := r.src
	if bytes.HasPrefix(src, []byte("---")) || bytes.HasPrefix(src, []byte("+++")) {
		src = oneLineEnd(src)
		if f, body := findFrontMatter(src); body > 0 {
			f.read(r.b, src)
			r.pos = body
			return
		}
	}
	start := 0
	for start < len(src) && (indentByte(src[start]) || src[start] == '\n' || src[start] == '\r') {
		start++
	}
	at := start
	for n := 0; at < len(src); n++ {
		end, next := len(src), len(src)
		if n := bytes.IndexAny(src[at:min(len(src), at+maxFieldLine)], "\r\n"); n >= 0 {
			end, next = at+n, at+n+1
			if src[end] == '\r' && next < len(src) && src[next] == '\n' {
				next++
			}
		} else if len(src)-at > maxFieldLine {
			return
		}
		text := bytes.TrimSpace(src[at:end])
		if len(text) == 0 && n >= 2 {
			frontMatter{from: start, to: at}.read(r.b, oneLineEnd(src[:at]))
			r.pos = at
			return
		}
		if fieldLabel(text) == 0 || n == maxFields {
			return
		}
		at = next
	}
}

// maxFieldLine is the length in bytes of the longest line of front matter
// without fences.
const maxFieldLine = 2000

// oneLineEnd makes an LF of each CR that none follows.
func oneLineEnd(src []byte) []byte {
	if bytes.IndexByte(src, '\r') < 0 {
		return src
	}
	src = bytes.Clone(src)
	for i, c := range src {
		if c == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			src[i] = '\n'
		}
	}
	return src
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

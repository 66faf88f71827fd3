package corpus

import (
	"html"
	"strings"
)

// htmlClass says how a byte of running text is read.
var htmlClass = [256]byte{
	' ': classSpace, '\t': classBlank, '\n': classBlank, '\r': classBlank, '\f': classBlank, '&': classEntity,
}

const (
	classPlain = iota
	classSpace // one between two plain bytes is read as it stands
	classBlank
	classEntity
)

// text adds running text as a browser would show it.
func (w *htmlWriter) text(from, to int) {
	if w.context.pre {
		w.preformatted(from, to)
		return
	}
	src := w.o.src
	for at := from; at < to; {
		start := at
		n := 0 // bytes up to the last plain one, with single spaces between
		for i, c := range src[at:to] {
			class := htmlClass[c]
			if class == classPlain {
				n = i + 1
			} else if class != classSpace || i != n || n == 0 {
				break
			}
		}
		if n > 0 {
			at += n
			w.ready(start)
			w.b.verbatim(start, at)
			continue
		}
		if htmlClass[src[at]] == classEntity {
			at = w.entity(at, to)
			continue
		}
		for at < to && htmlBlank[src[at]] {
			at++
		}
		w.blank(start, at)
	}
}

// blank notes white space, which shows only if words follow in the same line.
func (w *htmlWriter) blank(from, to int) {
	if w.gap.Len() == 0 {
		w.gap = Span{from, to}
	}
}

// ready makes sure that a visible character at a source offset may follow:
// its block is open, the white space before it is written.
func (w *htmlWriter) ready(at int) {
	if w.breaks > 1 && w.b.open {
		// A blank line is how a writer without <p> starts a paragraph.
		w.boundary(w.breakAt.Start)
	}
	switch {
	case !w.b.open:
		w.open(at)
	case w.breaks > 0:
		w.b.atom("\n", w.breakAt.Start, w.breakAt.End)
	case w.gap.Len() == 1 && w.o.src[w.gap.Start] == ' ':
		w.b.verbatim(w.gap.Start, w.gap.End)
	case w.gap.Len() > 0:
		w.b.atom(" ", w.gap.Start, w.gap.End)
	}
	w.gap, w.breaks = Span{}, 0
	if len(w.comments) > 0 {
		w.comments = w.comments[:0]
	}
	if len(w.links) > 0 {
		for _, k := range w.links {
			w.b.article.Links[k].Text.Start = w.b.at()
		}
		w.links = w.links[:0]
	}
	if w.codeAt == -1 {
		w.codeAt = w.b.at()
	}
}

func (w *htmlWriter) lineBreak(from, to int) {
	w.gap = Span{}
	if w.breaks == 0 {
		w.breakAt = Span{from, to}
	}
	w.breaks++
}

// entity reads one character reference and returns where it ends. An
// ampersand that starts none is text.
func (w *htmlWriter) entity(at, to int) int {
	text, end := w.unescape(at, to)
	switch {
	case text == "":
		w.ready(at)
		w.b.verbatim(at, at+1)
		return at + 1
	case len(text) == 1 && htmlBlank[text[0]]:
		w.blank(at, end)
	default:
		w.ready(at)
		w.b.atom(text, at, end)
	}
	return end
}

// charRef is a character reference: its text, and the bytes that it takes.
type charRef struct {
	text  string
	width int
}

// unescape decodes the character reference at an ampersand; "" means that
// there is none. An article uses few of them, again and again.
func (w *htmlWriter) unescape(at, to int) (text string, end int) {
	const longest = 40 // no name is longer
	src := w.o.src
	end = at + 1
	if end < to && src[end] == '#' {
		end++
	}
	for end < to && end-at < longest && wordByte(src[end]) {
		end++
	}
	if end < to && src[end] == ';' {
		end++
	}
	if ref, ok := w.charRefs[string(src[at:end])]; ok {
		return ref.text, at + ref.width
	}
	raw := string(src[at:end])
	ref := decodeCharRef(raw)
	if len(w.charRefs) < 256 {
		w.charRefs[raw] = ref
	}
	return ref.text, at + ref.width
}

func decodeCharRef(raw string) charRef {
	text := html.UnescapeString(raw)
	if text == raw {
		return charRef{width: 1}
	}
	// "&copy2025" is the sign and a plain year.
	n := 0
	for n+1 < len(text) && n+1 < len(raw) && text[len(text)-1-n] == raw[len(raw)-1-n] {
		n++
	}
	return charRef{strings.ToValidUTF8(text[:len(text)-n], "\uFFFD"), len(raw) - n}
}

// preformatted adds the text of a <pre>: code as it stands, else lines.
func (w *htmlWriter) preformatted(from, to int) {
	src := w.o.src
	code := w.context.kind == Code
	if code && !w.b.open {
		// The lines before the first one with text do not show.
		for at := from; at < to && htmlBlank[src[at]]; at++ {
			if src[at] == '\n' || src[at] == '\r' {
				from = at + 1
			}
		}
		if allBlank(src[from:to]) {
			return
		}
	}
	for at := from; at < to; {
		start := at
		for at < to && src[at] != '&' && src[at] != '\r' && (code && src[at] != 0 || !htmlBlank[src[at]]) {
			at++
		}
		if at > start {
			w.ready(start)
			w.b.verbatim(start, at)
			continue
		}
		switch c := src[at]; c {
		case '&':
			at = w.entity(at, to)
			continue
		case '\r', '\n':
			at++
			if c == '\r' && at < to && src[at] == '\n' {
				at++
			}
			if code {
				w.ready(start)
				w.b.atom("\n", start, at)
			} else {
				w.lineBreak(start, at)
			}
			continue
		case 0:
			w.ready(start)
			w.b.verbatim(start, start+1)
		default:
			w.blank(start, start+1)
		}
		at++
	}
}

func allBlank(p []byte) bool {
	for _, c := range p {
		if !htmlBlank[c] {
			return false
		}
	}
	return true
}

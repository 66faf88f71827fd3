package corpus

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"
)

// eachAttr calls yield with the name and the value, as written, of each
// attribute of a start tag, until it returns false. It cuts tags exactly as
// the tokenizer of x/net/html does, which does not tell where its parts stand.
func (o *outline) eachAttr(i int, yield func(name, value Span) bool) {
	n := &o.nodes[i]
	if !n.attrs {
		return
	}
	at, to := int(n.start)+1, int(n.inner)
	src := o.src
	for at < to && !htmlBlank[src[at]] && src[at] != '/' && src[at] != '>' {
		at++
	}
	for {
		for at < to && (htmlBlank[src[at]] || src[at] == '/') {
			at++
		}
		if at >= to || src[at] == '>' {
			return
		}
		name := Span{at, at}
		for at < to && !htmlBlank[src[at]] && src[at] != '/' && src[at] != '>' && (src[at] != '=' || at == name.Start) {
			at++
		}
		name.End = at
		for at < to && htmlBlank[src[at]] {
			at++
		}
		value := Span{at, at}
		if at < to && src[at] == '=' {
			at++
			for at < to && htmlBlank[src[at]] {
				at++
			}
			value = Span{at, at}
			if at < to && (src[at] == '"' || src[at] == '\'') {
				at++
				value.Start = at
				n := bytes.IndexByte(src[at:to], src[at-1])
				if n < 0 {
					n = to - at
				}
				value.End = at + n
				at = min(to, value.End+1)
			} else {
				for at < to && !htmlBlank[src[at]] && src[at] != '>' {
					at++
				}
				value.End = at
			}
		}
		if !yield(name, value) {
			return
		}
	}
}

// attr returns the decoded value of an attribute and its place; ok is false
// where the element lacks it. The name is in lower case.
func (o *outline) attr(i int, name string) (value string, span Span, ok bool) {
	o.eachAttr(i, func(n, v Span) bool {
		if o.named(n, name) {
			span, ok = v, true
		}
		return !ok
	})
	if !ok {
		return "", Span{}, false
	}
	return o.decode(span), span, true
}

// named reports whether the span holds the name, whatever its case.
func (o *outline) named(s Span, name string) bool {
	if s.Len() != len(name) {
		return false
	}
	for k := range len(name) {
		if o.src[s.Start+k]|0x20 != name[k] && o.src[s.Start+k] != name[k] {
			return false
		}
	}
	return true
}

// decode is the value that the source bytes stand for.
func (o *outline) decode(s Span) string {
	raw := o.src[s.Start:s.End]
	plain := true
	for _, c := range raw {
		if c == '&' || c == 0 || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return string(raw)
	}
	text := html.UnescapeString(string(raw))
	return strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "\uFFFD"), "\uFFFD")
}

// htmlBlank marks what HTML calls white space.
var htmlBlank = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, '\f': true}

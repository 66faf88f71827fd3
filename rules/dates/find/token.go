package find

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// token is a number, a word or a mark of a text. Words stay with their
// apostrophes apart, digits apart from letters: "5th" is two tokens.
type token struct {
	start, end int32
	kind       tokenKind
	gap        bool // a blank stands before it
	mark       byte // tokenMark: the character; '-' for any dash and '~' for a long one, '?' for what is not ASCII
	entry           // tokenWord: what it may be; tokenNumber: value
}

type tokenKind uint8

const (
	tokenMark tokenKind = iota
	tokenNumber
	tokenWord
)

// buffers keeps the tokens of one text for the next one.
var buffers = sync.Pool{New: func() any { return new([]token) }}

// tokens cuts a text and adds its tokens to out. Words that mean nothing to a date are tokens as well,
// since they part what does.
func tokens(out []token, text string, v *vocabulary) []token {
	gap := true
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t':
			gap = true
			i++
			continue
		case '0' <= c && c <= '9':
			t := token{start: int32(i), kind: tokenNumber, gap: gap}
			for i < len(text) && text[i]-'0' <= 9 {
				if i-int(t.start) < 9 {
					t.value = t.value*10 + int32(text[i]-'0')
				}
				i++
			}
			t.end = int32(i)
			out = append(out, t)
			gap = false
			continue
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			i = word(text, i, v, gap, &out)
			gap = false
			continue
		case c < utf8.RuneSelf:
			out = append(out, token{start: int32(i), end: int32(i + 1), gap: gap, mark: c})
			gap = c == '\n'
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			gap = true
			i += size
			continue
		case r != 'º' && r != 'ª' && unicode.IsLetter(r):
			if i = word(text, i, v, gap, &out); true {
				gap = false
				continue
			}
		}
		out = append(out, token{start: int32(i), end: int32(i + size), gap: gap, mark: plainMark(r)})
		gap = false
		i += size
	}
	return out
}

// letters marks the letters of ASCII.
var letters = func() (t [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-0x20] = true, true
	}
	return t
}()

func word(text string, from int, v *vocabulary, gap bool, out *[]token) int {
	i := from
	for i < len(text) {
		c := text[i]
		if letters[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || r == 'º' || r == 'ª' {
			if i == from {
				i += size
			}
			break
		}
		i += size
	}
	*out = append(*out, token{start: int32(from), end: int32(i), kind: tokenWord, gap: gap, entry: v.look(text[from:i])})
	return i
}

// plainMark is the sign that stands for a character outside ASCII.
func plainMark(r rune) byte {
	switch r {
	case '–', '—', '−', '‒':
		return '~'
	case '‑', '‐':
		return '-'
	case 'º', '°', 'ª':
		return 'o'
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’':
		return '\''
	}
	return '?'
}

package casing

import "github.com/copydesk/copydesk/corpus"

// The kinds of bytes that nextWord tells apart.
const (
	between = iota // no part of a word
	small
	large
	other // part of a word, or maybe so
)

var byteKinds = func() (t [256]uint8) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z':
			t[c] = small
		case 'A' <= c && c <= 'Z':
			t[c] = large
		case '0' <= c && c <= '9', c == '_', c == '\'', c >= 0x80:
			t[c] = other
		}
	}
	return t
}()

// nextWord returns the first word of a text at an offset or behind it, as
// [corpus.Words] does. Nearly all words are plain letters, small behind the
// first one: those it reads by itself, in a third of the time.
func nextWord(text string, at int) (corpus.Word, bool) {
	for at < len(text) && byteKinds[text[at]] == between {
		at++
	}
	if at >= len(text) {
		return corpus.Word{}, false
	}
	end := at
	c := corpus.Lower
	switch byteKinds[text[at]] {
	case large:
		c = corpus.Capital
		end++
	case other:
		return slowWord(text, at)
	}
	for end < len(text) && byteKinds[text[end]] == small {
		end++
	}
	if end == len(text) || byteKinds[text[end]] == between {
		return corpus.Word{Range: corpus.Range{Start: at, End: end}, Case: c}, true
	}
	return slowWord(text, at)
}

func slowWord(text string, at int) (corpus.Word, bool) {
	for w := range corpus.Words(text[at:], at) {
		return w, true
	}
	return corpus.Word{}, false
}

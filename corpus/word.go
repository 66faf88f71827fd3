package corpus

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Case is how a word is capitalised.
type Case uint8

// The cases of words.
const (
	NoCase  Case = iota // digits, or letters of a script without cases
	Lower               // kyiv
	Capital             // Kyiv, and single capitals
	Upper               // KYIV
	Mixed               // iPhone, McDonald
)

// Word is one word of a text: letters, marks and digits, with apostrophes
// inside ("don't", "Ukraine's") but not hyphens, so that "U.S.-led" and
// "cease-fire" are several words.
type Word struct {
	Range Range // in the article's text
	Case  Case
}

// BlockWords iterates over the words of one block, in order.
func (a *Article) BlockWords(block int) iter.Seq[Word] {
	r := a.Blocks[block].Text
	return Words(a.In(r), r.Start)
}

// Words iterates over the words of a text whose offsets begin to count at
// base.
func Words(text string, base int) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for at := 0; ; {
			w, ok := NextWord(text, at)
			if !ok {
				return
			}
			at = w.Range.End
			if !yield(Word{Range{base + w.Range.Start, base + w.Range.End}, w.Case}) {
				return
			}
		}
	}
}

// The kinds of bytes that NextWord tells apart.
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
		case '0' <= c && c <= '9', c == '_', c == '\'', c >= utf8.RuneSelf:
			t[c] = other
		}
	}
	return t
}()

// NextWord returns the first word of a text that starts at an offset or behind
// it; false where there is none. Nearly all words are plain letters, small
// behind the first one: those it reads by themselves, in a third of the time.
func NextWord(text string, at int) (Word, bool) {
	for at < len(text) && byteKinds[text[at]] == between {
		at++
	}
	if at >= len(text) {
		return Word{}, false
	}
	end := at
	c := Lower
	switch byteKinds[text[at]] {
	case large:
		c = Capital
		end++
	case other:
		return anyWord(text, at)
	}
	for end < len(text) && byteKinds[text[end]] == small {
		end++
	}
	if end == len(text) || byteKinds[text[end]] == between {
		return Word{Range{at, end}, c}, true
	}
	return anyWord(text, at)
}

// punctuation reports whether a sign between U+2000 and U+203F stands at an
// offset: a dash, a quotation mark, an ellipsis, a blank. None begins a word, and
// only the apostrophe among them may stand in one.
func punctuation(text string, at int) bool {
	return text[at] == 0xE2 && at+2 < len(text) && text[at+1] == 0x80 && text[at+2]&0xC0 == 0x80
}

func anyWord(text string, at int) (Word, bool) {
	for at < len(text) {
		if punctuation(text, at) {
			at += 3
			continue
		}
		end, c := scanWord(text, at)
		if end > at {
			return Word{Range{at, end}, c}, true
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return Word{}, false
}

// scanWord reads the word that starts at the offset; one of no length where
// none does.
func scanWord(text string, from int) (end int, c Case) {
	letters, uppers := 0, 0
	first := false
	i := from
	for i < len(text) {
		b := text[i]
		switch {
		case 'a' <= b && b <= 'z':
			letters++
			i++
			continue
		case 'A' <= b && b <= 'Z':
			first = first || letters == 0
			letters++
			uppers++
			i++
			continue
		case '0' <= b && b <= '9', b == '_':
			i++
			continue
		case b == '\'' && i > from && letterAt(text, i+1):
			i++
			continue
		case b < utf8.RuneSelf:
			return i, caseOf(letters, uppers, first)
		}
		if b == 0xC3 && i+1 < len(text) && text[i+1] >= 0x9F && text[i+1] <= 0xBF && text[i+1] != 0xB7 {
			letters++ // the small letters of western Europe, from ß to ÿ
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case noCapital(r):
			letters++
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			first = first || letters == 0
			letters++
			uppers++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsMark(r) || unicode.IsDigit(r):
		case (r == '’' || r == 'ʼ') && i > from && letterAt(text, i+size):
		default:
			return i, caseOf(letters, uppers, first)
		}
		i += size
	}
	return i, caseOf(letters, uppers, first)
}

// noCapital tells small letters of Russian, and most letters of scripts without
// cases in East Asia, from the rest at a glance.
func noCapital(r rune) bool {
	return 'а' <= r && r <= 'я' || 0x3041 <= r && r <= 0x3096 || 0x30A1 <= r && r <= 0x30FA || 0x4E00 <= r && r <= 0x9FA5 || 0xAC00 <= r && r <= 0xD7A3
}

func letterAt(text string, at int) bool {
	if at >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(r)
}

func caseOf(letters, uppers int, first bool) Case {
	switch {
	case letters == 0:
		return NoCase
	case uppers == 0:
		return Lower
	case first && uppers == 1:
		return Capital
	case uppers == letters:
		return Upper
	}
	return Mixed
}

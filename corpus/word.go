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
		for i := 0; i < len(text); {
			end, c := scanWord(text, i)
			if end == i {
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			if !yield(Word{Range{base + i, base + end}, c}) {
				return
			}
			i = end
		}
	}
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
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
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

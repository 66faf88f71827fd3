package corpus

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// Token is one word of an article as rules compare words, without a possessive
// ending. An underscore that stands alone is none.
type Token struct {
	Start, End int32  // in the article's text
	Hash       uint32 // [Hash] of what stands there
	Tail       uint8  // the bytes of the possessive ending behind it
	Case       Case
	Place      Place
	Plain      bool // letters of ASCII and nothing else, and no possessive
}

// Range is where the word stands, its possessive ending included.
func (t *Token) Range() Range { return Range{int(t.Start), int(t.End) + int(t.Tail)} }

// Place is how a word stands in its block.
type Place uint8

// The places of words.
const (
	Apart   Place = iota // behind a mark, or more than one blank
	Opening              // the first word of the block
	Inside               // right behind another word, or behind one with a comma
)

// Tokens are the words of all blocks that a reader reads, without code,
// metadata and comments.
type Tokens struct {
	All   []Token
	end   []int32 // by block: where its words end in All
	signs []Signs // by block
}

// Signs are the classes of bytes that a block holds besides letters.
type Signs uint8

// The classes of bytes.
const (
	Digits   Signs = 1 << iota // of ASCII
	Colons                     // ":"
	Brackets                   // "("
	Quotes                     // the straight mark, and maybe others
	Dashes                     // maybe; never the hyphen of ASCII
)

var byteSigns = func() (t [256]Signs) {
	for c := '0'; c <= '9'; c++ {
		t[c] = Digits
	}
	t[':'], t['('], t['"'] = Colons, Brackets, Quotes
	t[0xE2], t[0xC2] = Quotes|Dashes, Quotes // the beginnings of the others
	return t
}()

// Signs are the classes of bytes in a block; none of one that has no words to
// read.
func (t *Tokens) Signs(block int) Signs { return t.signs[block] }

// In returns where the words of a block stand in All.
func (t *Tokens) In(block int) (from, to int) {
	if block > 0 {
		from = int(t.end[block-1])
	}
	return from, int(t.end[block])
}

// Tokens are the words of the article. They are read once, and must not be
// changed.
func (a *Article) Tokens() *Tokens { return a.tokens.of(a, readTokens) }

func readTokens(a *Article) *Tokens {
	text := a.Text.String()
	t := &Tokens{make([]Token, 0, 16+len(text)/5), make([]int32, len(a.Blocks)), make([]Signs, len(a.Blocks))}
	for i := range a.Blocks {
		switch a.Blocks[i].Kind {
		case Code, Metadata, Comment:
		default:
			t.All, t.signs[i] = appendTokens(t.All, text, a.Blocks[i].Text)
		}
		t.end[i] = int32(len(t.All)) //nolint:gosec // articles are smaller than 2 GB
	}
	return t
}

// appendTokens reads the words of a range, and tells what stands between and in
// them. Nearly all consist of letters of ASCII: those it reads, and hashes,
// eight bytes at a time.
func appendTokens(out []Token, text string, r Range) (_ []Token, signs Signs) {
	before := -1 // where the word before ends, with its possessive
	for at := r.Start; at < r.End; {
		if byteKinds[text[at]] == between {
			signs |= byteSigns[text[at]]
			at++
			continue
		}
		if punctuation(text, at) {
			signs |= Quotes | Dashes
			at += 3
			continue
		}
		out = append(out, Token{})
		t := &out[len(out)-1]
		if !t.plain(text, at, r.End) && !t.any(text[:r.End], at) {
			return out[:len(out)-1], signs | signsOf(text[at:r.End])
		}
		start := int(t.Start)
		switch gap := start - before; {
		case before < 0:
			t.Place = Opening
		case gap == 1 || gap == 2 && text[before] == ',':
			t.Place = Inside
		}
		before = int(t.End) + int(t.Tail)
		if !t.Plain || start > at {
			signs |= signsOf(text[at:before])
		}
		at = before
		if t.Case == NoCase && at-start == 1 && text[start] == '_' {
			out = out[:len(out)-1]
		}
	}
	return out, signs
}

func signsOf(text string) (signs Signs) {
	for i := range len(text) {
		signs |= byteSigns[text[i]]
	}
	return signs
}

const (
	eachByte = 0x0101010101010101
	topBits  = 0x80 * eachByte
	caseBits = 0x20 * eachByte
)

// plain reads a word of nothing but letters of ASCII; false where there is
// another one, or where the text ends within a few bytes.
func (t *Token) plain(text string, start, limit int) bool {
	h := uint64(hashSeed)
	at, uppers := start, 0
	var last uint64 // the letters of the end, at most eight
	size := 8       // how many they are
	for size == 8 {
		if at+8 > len(text) {
			return false
		}
		x := load8(text, at)
		n := bits.TrailingZeros64(^letters(x)&topBits) / 8
		if n == 0 {
			break
		}
		if at > start {
			h = hashStep(h, last)
		}
		own := ^uint64(0) >> (64 - 8*n)
		if up := ^x & caseBits & own; up != 0 {
			uppers += bits.OnesCount64(up)
		}
		last, size = (x|caseBits)&own, n
		at += n
	}
	if at == start || at > limit {
		return false
	}
	if at < limit && byteKinds[text[at]] != between && (!punctuation(text, at) || text[at+2] == 0x99) {
		return t.owner(text, start, at, limit, hashEnd(h, last, at-start), uppers)
	}
	t.Start, t.End, t.Case, t.Plain = int32(start), int32(at), Lower, true //nolint:gosec // articles are smaller than 2 GB
	t.Hash = hashEnd(h, last, at-start)
	if uppers > 0 {
		t.Case = caseOf(at-start, uppers, text[start] < 'a')
	}
	return true
}

// owner takes up a word of plain letters that ends in a small "'s"; false where
// anything else stands behind its letters.
func (t *Token) owner(text string, start, at, limit int, hash uint32, uppers int) bool {
	mark := 1
	if text[at] != '\'' {
		if !punctuation(text, at) {
			return false
		}
		mark = 3 // the curly one: no other gets here
	}
	end := at + mark + 1
	if end > limit || text[end-1] != 's' || end < limit && byteKinds[text[end]] != between {
		return false
	}
	t.Start, t.End, t.Hash, t.Tail, t.Case = int32(start), int32(at), hash, uint8(mark+1), Lower //nolint:gosec // articles are smaller than 2 GB
	if uppers > 0 {
		t.Case = caseOf(at-start+1, uppers, text[start] < 'a')
	}
	return true
}

// any reads the first word at an offset or behind it; false where there is none.
func (t *Token) any(text string, at int) bool {
	w, ok := anyWord(text, at)
	if !ok {
		return false
	}
	word := text[w.Range.Start:w.Range.End]
	base := word[:len(word)-possessive(word)]
	*t = Token{
		Start: int32(w.Range.Start), End: int32(w.Range.Start + len(base)), //nolint:gosec // articles are smaller than 2 GB
		Hash: Hash(base), Tail: uint8(len(word) - len(base)), Case: w.Case, Plain: len(base) == len(word), //nolint:gosec // at most four
	}
	for i := 0; t.Plain && i < len(word); i++ {
		t.Plain = byteKinds[word[i]] == small || byteKinds[word[i]] == large
	}
	if t.Case == Upper && len(base) == 1 && t.Tail > 0 {
		t.Case = Capital
	}
	return true
}

// possessive is the length of the possessive ending of a word.
func possessive(word string) int {
	n := len(word)
	if n < 3 || word[n-1]|0x20 != 's' {
		return 0
	}
	if word[n-2] == '\'' {
		return 2
	}
	if n > 4 && word[n-2] >= utf8.RuneSelf {
		if r, size := utf8.DecodeLastRuneInString(word[:n-1]); r == '’' || r == 'ʼ' {
			return 1 + size
		}
	}
	return 0
}

// letters sets the top bits of those of eight bytes that are letters of ASCII.
func letters(x uint64) uint64 {
	low := (x | caseBits) &^ topBits
	return (low + (0x80-'a')*eachByte) &^ (low + (0x80-'z'-1)*eachByte) &^ x & topBits
}

const (
	hashSeed = 0x9E3779B97F4A7C15
	hashStir = 0xD6E8FEB86659FD93
)

// hashStep takes up eight bytes of a word that has more.
func hashStep(h, x uint64) uint64 {
	high, low := bits.Mul64(h^x, hashStir)
	return high ^ low
}

// hashEnd takes up the last one to eight bytes of a word of a length.
func hashEnd(h, x uint64, length int) uint32 {
	high, low := bits.Mul64(h^x, hashStir^uint64(length)<<40) //nolint:gosec // lengths are never negative
	high ^= low
	return uint32(high ^ high>>32) //nolint:gosec // any bits will do
}

// Hash is the hash of a word in any case; both kinds of apostrophes are one.
func Hash(word string) uint32 {
	h := uint64(hashSeed)
	at := 0
	for ; at+8 < len(word); at += 8 {
		x := load8(word, at)
		if x&topBits != 0 {
			return hashRunes(word)
		}
		h = hashStep(h, lowered(x))
	}
	x := uint64(0)
	switch n := len(word); {
	case n >= 8:
		x = load8(word, n-8) >> (8 * (8 - (n - at)))
	case n >= 4:
		x = load4(word, 0) | load4(word, n-4)<<(8*(n-4))
	case n > 0:
		x = uint64(word[0]) | uint64(word[n/2])<<(8*(n/2)) | uint64(word[n-1])<<(8*(n-1))
	}
	if x&topBits != 0 {
		return hashRunes(word)
	}
	return hashEnd(h, lowered(x), len(word))
}

// hashRunes is Hash of a word that holds more than ASCII.
func hashRunes(word string) uint32 {
	h, x := uint64(hashSeed), uint64(0)
	length := 0
	var buffer [utf8.UTFMax]byte
	for _, r := range word {
		for _, c := range buffer[:utf8.EncodeRune(buffer[:], FoldRune(r))] {
			if length > 0 && length%8 == 0 {
				h, x = hashStep(h, x), 0
			}
			x |= uint64(c) << (length % 8 * 8)
			length++
		}
	}
	return hashEnd(h, x, length)
}

// FoldRune is a letter in lower case, and a straight apostrophe for a curly one.
func FoldRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r | 0x20
	case r < utf8.RuneSelf, 'ß' <= r && r <= 'ÿ', noCapital(r):
		return r
	case 'А' <= r && r <= 'Я':
		return r + ('а' - 'А')
	case r == '’' || r == 'ʼ':
		return '\''
	}
	return unicode.ToLower(r)
}

// lowered puts eight bytes of ASCII in lower case.
func lowered(x uint64) uint64 {
	upper := (x + (0x80-'A')*eachByte) &^ (x + (0x80-'Z'-1)*eachByte) & topBits
	return x | upper>>2
}

func load4(s string, i int) uint64 {
	_ = s[i+3]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24
}

func load8(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

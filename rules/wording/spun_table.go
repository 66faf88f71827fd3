package wording

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/fixed-terms.tsv
var fixedTerms string

//go:embed data/spun-pairs.tsv
var spunPairs string

//go:embed data/spun-pairs-science.tsv
var spunSciencePairs string

//go:embed data/ordinary.tsv
var ordinaryPhrases string

// term is a fixed term: words that only say what they say together.
type term struct {
	text string // folded, one blank between words
	name bool   // a proper name, written with capitals
}

// spin is a way in which a machine may spin a fixed term: the word at a place
// swapped for another, or both words of two.
type spin struct {
	next  int32  // the next spin of the same slot plus one
	key   uint32 // of the swapped word and its neighbour
	term  uint16 // index into terms
	from  uint16 // where the swapped word starts in the term
	word  uint16 // what stands there instead, index into words
	other uint16 // what stands for the second word, index into words plus one; 0: itself
}

// spins finds spun terms. They are looked up by two neighbouring words, the
// swapped one and the one beside it, so that a text without them costs no more
// than a hash for each word.
type spins struct {
	terms    []term
	words    []swap
	all      []spin
	slots    []int32         // by the low bits of the key: the first spin plus one
	lefts    [leftsSize]byte // has a bit for each left word of a key
	ordinary map[string]bool // phrases that look spun and are not, fixed terms among them
}

// swap is a word that machines put in the place of another.
type swap struct {
	text   string
	left   uint64    // its hash before a neighbour
	rights [2]uint64 // its hashes behind one: the singular, and a plural that is spelt anew
}

func newSwap(text string) swap {
	one := hashWord(stem(text))
	w := swap{text, hashWord(text), [2]uint64{one, one}}
	if c := text[len(text)-1]; c == 's' || c == 'x' || c == 'h' || c == 'y' {
		w.rights[1] = hashWord(stem(pluralOf(text)))
	}
	return w
}

const (
	slotBits = 14
	keyBits  = 14
	leftBits = 16
)

//go:generate go test . -run SpunKeys -keys

// spunKeys has a bit for each left word of a key, and behind them the keys
// themselves in slots of four bytes, little-endian: few texts hold one, and
// only for those the table of spins is made. A test holds it to the table.
//
//go:embed data/spun.keys
var spunKeys string

const leftsSize = 1 << (leftBits - 3)

var spinTable = sync.OnceValue(func() *spins {
	return newSpins(fixedTerms, []string{spunPairs, spunSciencePairs}, ordinaryPhrases)
})

func newSpins(termTable string, pairTables []string, ordinary string) *spins {
	s := &spins{
		terms:    make([]term, 0, 2_000),
		words:    make([]swap, 0, 2_000),
		all:      make([]spin, 0, 24_000),
		slots:    make([]int32, 1<<slotBits),
		ordinary: make(map[string]bool, 3_000),
	}
	for _, line := range tsv.Rows(ordinary) {
		s.ordinary[line] = true
	}
	for _, line := range tsv.Rows(termTable) {
		name, _, _ := strings.Cut(line, "\t")
		text := strings.ToLower(name)
		s.terms = append(s.terms, term{text, text != name})
		s.ordinary[text] = true
	}
	pairs := s.readPairs(pairTables)
	for i := range s.terms {
		s.spinTerm(i, pairs)
	}
	return s
}

// readPairs reads what stands for which word, as indices into s.words.
func (s *spins) readPairs(tables []string) map[string][]uint16 {
	pairs := make(map[string][]uint16, 1_000)
	for _, table := range tables {
		for _, line := range tsv.Rows(table) {
			original, list, _ := strings.Cut(line, "\t")
			of := pairs[original]
			for w := range strings.FieldsSeq(list) {
				of = append(of, uint16(len(s.words)))
				s.words = append(s.words, newSwap(w))
			}
			pairs[original] = of
		}
	}
	return pairs
}

// spinTerm adds every way to spin one term.
func (s *spins) spinTerm(i int, pairs map[string][]uint16) {
	text := s.terms[i].text
	for from := 0; from < len(text); {
		end := wordEnd(text, from)
		swaps := s.standing(pairs, text[from:end])
		switch {
		case len(swaps) == 0, from > 0 && text[from-1] == '-':
		case from > 0:
			before := text[:from-1]
			left := hashWord(before[strings.LastIndexByte(before, ' ')+1:])
			for _, w := range swaps {
				x := spin{term: uint16(i), from: uint16(from), word: w}
				s.add(x, left, s.words[w].rights)
			}
		default:
			second := tokenAt(text, end+1)
			rights := newSwap(second).rights
			var both []uint16
			if end+1+len(second) == len(text) {
				both = s.standing(pairs, second)
			}
			for _, w := range swaps {
				x := spin{term: uint16(i), word: w}
				s.add(x, s.words[w].left, rights)
				for _, o := range both {
					x.other = o + 1
					s.add(x, s.words[w].left, s.words[o].rights)
				}
			}
		}
		from = end + 1
	}
}

// tokenAt returns what stands from an offset to the next blank.
func tokenAt(text string, from int) string {
	token, _, _ := strings.Cut(text[from:], " ")
	return token
}

// standing returns what may stand for a word; for a plural, the plurals of
// what may stand for its singular.
func (s *spins) standing(pairs map[string][]uint16, word string) []uint16 {
	if of := pairs[word]; of != nil {
		return of
	}
	one, plural := strings.CutSuffix(word, "s")
	if !plural || pairs[one] == nil {
		return nil
	}
	var of []uint16
	for _, w := range pairs[one] {
		of = append(of, uint16(len(s.words)))
		s.words = append(s.words, newSwap(pluralOf(s.words[w].text)))
	}
	pairs[word] = of
	return of
}

func (s *spins) add(x spin, left uint64, rights [2]uint64) {
	s.lefts[leftBit(left)/8] |= 1 << (leftBit(left) % 8)
	for n, right := range rights {
		if n > 0 && right == rights[0] {
			break
		}
		x.key = pairKey(left, right)
		slot := &s.slots[x.key&(1<<slotBits-1)]
		x.next = *slot
		s.all = append(s.all, x)
		*slot = int32(len(s.all))
	}
}

// mayLead reports whether a word may be the left one of two that belong to a
// spin: never false where it is.
func mayLead(left uint64) bool {
	bit := leftBit(left)
	return spunKeys[bit/8]>>(bit%8)&1 != 0
}

func leftBit(left uint64) uint64 { return left >> (64 - leftBits) }

// mayBeSpun reports whether two words may belong to a spin: never false where
// they do.
func mayBeSpun(key uint32) bool {
	for i := key >> (32 - keyBits); ; i = (i + 1) % (1 << keyBits) {
		slot := spunKeys[leftsSize+4*i:][:4]
		switch k := uint32(slot[0]) | uint32(slot[1])<<8 | uint32(slot[2])<<16 | uint32(slot[3])<<24; k {
		case key:
			return true
		case 0:
			return false
		}
	}
}

// pluralOf spells the regular plural.
func pluralOf(word string) string {
	switch {
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	case strings.HasSuffix(word, "y") && len(word) > 2 && !strings.ContainsRune("aeiou", rune(word[len(word)-2])):
		return word[:len(word)-1] + "ies"
	}
	return word + "s"
}

// stem cuts a possessive and one s, so that most plurals share a hash with
// their singulars. Equal words have equal stems; that is all it promises.
func stem(word string) string {
	word = strings.TrimSuffix(word, "'s")
	if n := len(word); n > 3 && word[n-1] == 's' {
		return word[:n-1]
	}
	return word
}

// wordEnd returns where the word of folded text that starts at the offset ends.
func wordEnd(text string, from int) int {
	for from < len(text) && inWord[text[from]] {
		from++
	}
	return from
}

// inWord marks the bytes of words in folded text.
var inWord = func() (t [256]bool) {
	for c := range t {
		t[c] = c >= 0x80 || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '\''
	}
	return t
}()

// hashWord hashes the end of a word and its length; words are compared
// afterwards.
func hashWord(s string) uint64 {
	n := len(s)
	if n >= 8 {
		return mix(load8(s[n-8:]), n)
	}
	x := uint64(0)
	for i := range n {
		x |= uint64(s[i]) << (8 * (8 - n + i))
	}
	return mix(x>>(64-8*n), n)
}

// hashAt is hashWord of the word of n bytes that ends at an offset. It reads
// eight bytes at once where it can.
func hashAt(text string, end, n int) uint64 {
	if end < 8 {
		return hashWord(text[end-n : end])
	}
	return mix(load8(text[end-8:end])>>(64-8*min(n, 8)), n)
}

func mix(x uint64, n int) uint64 { return (x + uint64(n)<<56) * 0x9E3779B97F4A7C15 }

func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// pairKey combines the hashes of two neighbouring words.
func pairKey(left, right uint64) uint32 {
	return uint32((bits.RotateLeft64(left, 29) ^ right) * 0xD6E8FEB86659FD93 >> 32)
}

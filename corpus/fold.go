package corpus

import (
	"encoding/binary"
	"math/bits"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is an article's text made plain for matching: lower case, straight
// quotes, plain hyphens, single spaces, composed accents, and no invisible
// characters. A phrase written that way is found however the article
// typesets it. Hard line breaks and block ends stay "\n".
type Fold struct {
	text   string
	source string // what was folded
	marks  []foldMark
}

// foldMark says where text and folded text get out of step: from here on,
// until the next mark, both advance byte by byte together.
type foldMark struct{ fold, text int }

// String is the folded text.
func (f *Fold) String() string { return f.text }

// Text maps a range of the folded text to the article's text: to whole
// characters, without the invisible ones behind the last.
func (f *Fold) Text(start, end int) Range {
	r := Range{f.back(start), f.back(max(start, end))}
	for n := 0; n < utf8.UTFMax && r.Start > 0 && r.Start < len(f.source) && !utf8.RuneStart(f.source[r.Start]); n++ {
		r.Start--
	}
	if end <= start {
		return Range{r.Start, r.Start}
	}
	for n := 0; n < utf8.UTFMax && r.End < len(f.source) && !utf8.RuneStart(f.source[r.End]); n++ {
		r.End++
	}
	for r.End > r.Start && f.source[r.End-1] >= utf8.RuneSelf {
		c, size := utf8.DecodeLastRuneInString(f.source[r.Start:r.End])
		if foldRune(c) >= 0 {
			break
		}
		r.End -= size
	}
	return r
}

// At maps an offset in the article's text to the folded text.
func (f *Fold) At(text int) int {
	i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].text > text }) - 1
	at := text
	if i >= 0 {
		at += f.marks[i].fold - f.marks[i].text
	}
	if i+1 < len(f.marks) {
		at = min(at, f.marks[i+1].fold)
	}
	return min(at, len(f.text))
}

func (f *Fold) back(fold int) int {
	i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].fold > fold }) - 1
	if i < 0 {
		return fold
	}
	return f.marks[i].text + fold - f.marks[i].fold
}

// FoldString folds a phrase the way an article's text is folded.
func FoldString(s string) string {
	if isFolded(s) {
		return s
	}
	return newFold(s).text
}

// isFolded reports whether a text in ASCII is folded as it stands, as most
// phrases are written.
func isFolded(s string) bool {
	blank := true
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			if blank {
				return false
			}
			blank = true
		case c < ' ', c == '`', 'A' <= c && c <= 'Z', c >= utf8.RuneSelf:
			return false
		default:
			blank = false
		}
	}
	return true
}

func newFold(text string) *Fold {
	w := folding{text: text, blank: true}
	w.done.Grow(len(text) + len(text)/64)
	buffer, _ := foldBuffers.Get().(*[foldBuffer]byte)
	defer foldBuffers.Put(buffer)
	w.out = buffer[:0]
	for w.i < len(text) {
		if w.words(); w.i < len(text) {
			w.character()
		}
		if cap(w.out)-len(w.out) < foldRoom {
			w.flush(1)
		}
	}
	w.sync(len(text))
	w.flush(0)
	return &Fold{text: w.done.String(), source: text, marks: w.marks}
}

// foldBuffers hold what is being folded: small, so that it stays in the first
// cache until it is moved, and used again, so that nobody has to clear it.
var foldBuffers = sync.Pool{New: func() any { return new([foldBuffer]byte) }}

const foldBuffer = 4 << 10

// foldRoom is more than what one character, or eight in ASCII, fold to.
const foldRoom = 16

// folding is a text on its way to be folded.
type folding struct {
	text  string
	i     int // what comes next in text
	done  strings.Builder
	out   []byte // what was folded last, and is not done yet: the last byte may be taken back
	marks []foldMark
	delta int // text offset minus folded offset, as the last mark has it
	// composed remembers letters with accents, RuneError for those that have no
	// form of their own: an alphabet holds few, a text many.
	composed map[string]rune
	blank    bool // the last byte out is a blank or a line end, or there is none
}

// at is how many bytes came out.
func (w *folding) at() int { return w.done.Len() + len(w.out) }

// flush moves what was folded to what is done, but for a number of bytes.
func (w *folding) flush(keep int) {
	n := max(0, len(w.out)-keep)
	w.done.Write(w.out[:n])
	w.out = w.out[:copy(w.out, w.out[n:])]
}

// sync notes where text and folded text get out of step: what comes out next
// was read from the given place.
func (w *folding) sync(at int) {
	if out := w.at(); at-out != w.delta {
		w.delta = at - out
		w.marks = append(w.marks, foldMark{out, at})
	}
}

// Eight copies of a byte, to look at eight characters at once.
const (
	eachOne  = 0x0101010101010101
	eachHigh = 0x80 * eachOne
	eachLow  = 0x7F * eachOne
)

// words folds eight ASCII characters at a time, up to the first that needs a
// closer look. Nearly all of an English text goes this way.
func (w *folding) words() {
	text, i, out, blank := w.text, w.i, w.out, w.blank
	for len(text)-i >= 8 && cap(out)-len(out) >= foldRoom {
		s := text[i : i+8]
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		// In a sum of two bytes below 0x80 the high bit tells which is the
		// greater one, and nothing is carried into the next byte. Behind a byte
		// above 0x80 the bits are nonsense, but that one ends the stretch.
		control := ^(x + (0x80-0x20)*eachOne)
		space := ^((x ^ ' '*eachOne) + eachLow)
		tick := ^((x ^ '`'*eachOne) + eachLow)
		special := (x | control | tick | space&(space<<8)) & eachHigh
		if blank {
			special |= space & 0x80
		}
		n := bits.TrailingZeros64(special) / 8 // 8 where there is none
		if n == 0 {
			break
		}
		if i == w.i {
			w.sync(i)
		}
		upper := ((x + (0x80-'A')*eachOne) ^ (x + (0x7F-'Z')*eachOne)) & eachHigh
		out = binary.LittleEndian.AppendUint64(out, x|upper>>2)
		blank = s[n-1] == ' '
		i += n
		if n < 8 {
			out = out[:len(out)-8+n]
			break
		}
	}
	w.i, w.out, w.blank = i, out, blank
}

// character folds one character, with the accents behind it.
func (w *folding) character() {
	c := w.text[w.i]
	switch {
	case c == '\n' || c == '\r':
		size := 1
		if c == '\r' && strings.HasPrefix(w.text[w.i:], "\r\n") {
			size = 2
		}
		w.put("\n", size)
		w.blank = true
		return
	case c == ' ' || c == '\t' || c == '\f' || c == '\v':
		w.space(1)
		return
	case c == '`':
		w.put("'", 1)
		return
	case c < utf8.RuneSelf:
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		w.sync(w.i)
		w.out = append(w.out, c)
		w.blank = false
		w.i++
		return
	}
	if isAccent(c) && w.i > 0 && isASCIILetter(w.text[w.i-1]) {
		// The letter went out before its accent was seen: take it back.
		if r, n := w.compose(w.text[w.i-1:]); n > 1 {
			w.out = w.out[:len(w.out)-1]
			w.i--
			w.rune(foldRune(r), n)
			return
		}
	}
	r, size := utf8.DecodeRuneInString(w.text[w.i:])
	if next := w.i + size; next < len(w.text) && isAccent(w.text[next]) {
		if c, n := w.compose(w.text[w.i:]); n > size {
			r, size = c, n
		}
	}
	switch r = foldRune(r); r {
	case -1:
		w.i += size
	case ' ':
		w.space(size)
	case '\u2026':
		w.put("...", size)
	default:
		w.rune(r, size)
	}
}

// put writes a text in place of the next size bytes.
func (w *folding) put(s string, size int) {
	w.sync(w.i)
	w.out = append(w.out, s...)
	w.blank = false
	w.i += size
}

func (w *folding) rune(r rune, size int) {
	w.sync(w.i)
	w.out = utf8.AppendRune(w.out, r)
	w.blank = false
	w.i += size
}

// space writes a blank, where there is none yet.
func (w *folding) space(size int) {
	if !w.blank {
		w.put(" ", size)
		w.blank = true
		return
	}
	w.i += size
}

// isAccent reports whether a byte begins one of the combining accents, U+0300
// to U+036F, or a few letters behind them.
func isAccent(c byte) bool { return c == 0xCC || c == 0xCD }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// compose reads a letter with the combining accents after it, and returns the
// composed letter with the bytes it takes, or a width of 0 where there is none.
// No script stacks more than three; a longer pile is a joke and stays as it is.
func (w *folding) compose(text string) (r rune, width int) {
	r, n := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(r) {
		return 0, 0
	}
	for accents := 0; n+1 < len(text) && isAccent(text[n]); n += 2 {
		if accents++; accents > 3 {
			return 0, 0
		}
	}
	r, known := w.composed[text[:n]]
	if !known {
		var buf [16]byte
		s := norm.NFC.AppendString(buf[:0], text[:n])
		var size int
		if r, size = utf8.DecodeRune(s); size != len(s) {
			r = utf8.RuneError
		}
		if w.composed == nil {
			w.composed = map[string]rune{}
		}
		if len(w.composed) < 1024 {
			w.composed[text[:n]] = r
		}
	}
	if r == utf8.RuneError {
		return 0, 0
	}
	return r, n
}

// foldRune folds one character; -1 leaves it out.
func foldRune(r rune) rune {
	switch {
	case r >= 0x3001 && r <= 0xA63F: // Chinese, Japanese: no case, no signs
		return r
	case r >= 0x00C0 && r <= 0x00FF:
		if r <= 0x00DE && r != 0x00D7 {
			return r + 0x20
		}
		return r
	case r >= 0x0430 && r <= 0x044F: // Russian, already lower case
		return r
	case r >= 0x2018 && r <= 0x201B, r == 0x02BC, r == 0x2032, r == 0x00B4, r == 0x02B9:
		return '\''
	case r >= 0x201C && r <= 0x201F, r == 0x00AB, r == 0x00BB, r == 0x2033:
		return '"'
	case r >= 0x2010 && r <= 0x2015, r == 0x2212:
		return '-'
	case r == 0x00A0, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x3000:
		return ' '
	case r == 0x00AD, r == 0x200B, r == 0x2060, r == 0xFEFF, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return -1
	case r == 0x0130:
		return 'i'
	case r == 0x03C2: // a sigma at the end of a word
		return 0x03C3
	}
	return unicode.ToLower(r)
}

package corpus

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxSize is the largest source that Read takes, in bytes. Text that is made of
// damaged bytes is three times as long, and must still be counted in 31 bits.
const MaxSize = 1 << 29

var (
	// ErrBinary is returned for a source that is no text in any encoding known here.
	ErrBinary = errors.New("not text: the file holds binary data")
	// ErrTooLarge is returned for a source above MaxSize.
	ErrTooLarge = fmt.Errorf("larger than %d MiB", MaxSize>>20)
)

// decoded is a source as UTF-8, with the way back to its raw bytes. Readers
// work on it and count in its offsets; only what leaves the package is raw.
type decoded struct {
	utf8  []byte
	base  int  // raw bytes before utf8[0]: a byte order mark
	clean bool // valid UTF-8 without NUL throughout

	// UTF-16 sources only.
	wide   bool
	total  int        // length of the raw source
	marks  []wideMark // every wideStride runes
	halves []Span     // in utf8: what stands for half a character
}

type wideMark struct{ utf8, raw int }

const wideStride = 64

// decode reads the byte order mark and makes the source UTF-8. Invalid bytes
// and NULs stay: the text builder replaces them and reports them, and keeps
// every other offset as it is.
func decode(source []byte) (*decoded, error) {
	d := &decoded{utf8: source}
	switch {
	case len(source) > MaxSize:
		return nil, ErrTooLarge
	case bytes.HasPrefix(source, []byte("\xef\xbb\xbf")):
		d.utf8, d.base = source[3:], 3
	case bytes.HasPrefix(source, []byte("\xff\xfe\x00\x00")): // UTF-32
		return nil, ErrBinary
	case bytes.HasPrefix(source, []byte("\xff\xfe")):
		d = decodeWide(source, binary.LittleEndian)
	case bytes.HasPrefix(source, []byte("\xfe\xff")):
		d = decodeWide(source, binary.BigEndian)
	case looksBinary(source):
		return nil, ErrBinary
	}
	d.clean = utf8.Valid(d.utf8) && bytes.IndexByte(d.utf8, 0) < 0
	return d, nil
}

// looksBinary judges the first bytes: text holds next to no control characters,
// and text in an encoding known here no more than a few bytes that are no UTF-8.
func looksBinary(source []byte) bool {
	for _, magic := range [...]string{"%PDF-", "PK\x03\x04", "\x1f\x8b", "\x89PNG", "GIF8", "\xff\xd8\xff", "{\\rtf"} {
		if bytes.HasPrefix(source, []byte(magic)) {
			return true
		}
	}
	head := source[:min(len(source), 1024)]
	control, damaged := 0, 0
	for i, stretch := 0, 0; i < len(head); {
		if i >= stretch && len(head)-i >= 8 {
			// Eight printable characters at once, which is nearly always.
			if x := binary.LittleEndian.Uint64(head[i:]); (x|^(x+(0x80-0x20)*eachOne))&eachHigh == 0 {
				i += 8
				continue
			}
			stretch = i + 8
		}
		c := head[i]
		if c < utf8.RuneSelf {
			if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
				control++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 {
			damaged++
		}
		i += size
	}
	// In a short text one bad byte is much; only a longer one can be judged by it.
	return control*10 > len(head) || len(head) >= 256 && (control+damaged)*3 > len(head)
}

func decodeWide(source []byte, order binary.ByteOrder) *decoded {
	d := &decoded{utf8: make([]byte, 0, len(source)), base: 2, wide: true, total: len(source)}
	for at, n := 2, 0; at < len(source); n++ {
		if n%wideStride == 0 {
			d.marks = append(d.marks, wideMark{len(d.utf8), at})
		}
		if at+1 == len(source) {
			d.half()
			d.utf8 = utf8.AppendRune(d.utf8, utf8.RuneError)
			break
		}
		r := rune(order.Uint16(source[at:]))
		at += 2
		if utf16.IsSurrogate(r) {
			var low rune
			if at+1 < len(source) {
				low = rune(order.Uint16(source[at:]))
			}
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				at += 2
			} else {
				d.half()
			}
		}
		d.utf8 = utf8.AppendRune(d.utf8, r)
	}
	return d
}

// half notes that the next character replaces half a one. Neighbours are noted together.
func (d *decoded) half() {
	at := len(d.utf8)
	if n := len(d.halves); n > 0 && d.halves[n-1].End == at {
		d.halves[n-1].End += len("\uFFFD")
		return
	}
	d.halves = append(d.halves, Span{at, at + len("\uFFFD")})
}

// reportHalves adds what UTF-16 decoding repaired to the article's problems.
func (b *builder) reportHalves() {
	halves := b.article.decoded.halves
	if len(halves) == 0 {
		return
	}
	p := b.article.Problems
	for _, h := range halves {
		p = append(p, Problem{Message: "invalid UTF-16", Source: h})
	}
	slices.SortStableFunc(p, func(x, y Problem) int { return x.Source.Start - y.Source.Start })
	if rest := len(p) - maxProblems; rest > 0 {
		b.untold += rest
		b.damaged = max(b.damaged, p[len(p)-1].Source.End)
		p = p[:maxProblems]
	}
	b.article.Problems = p
}

// raw maps a decoded offset to the source.
func (d *decoded) raw(at int) int {
	if !d.wide {
		return at + d.base
	}
	if len(d.marks) == 0 {
		return d.base
	}
	i := sort.Search(len(d.marks), func(i int) bool { return d.marks[i].utf8 > at }) - 1
	m := d.marks[max(i, 0)]
	for m.utf8 < at {
		r, n := utf8.DecodeRune(d.utf8[m.utf8:])
		m.utf8 += n
		m.raw += 2 * utf16.RuneLen(r)
	}
	return min(m.raw, d.total)
}

// back maps a source offset to the decoded bytes: to the start of the
// character that holds it.
func (d *decoded) back(raw int) int {
	if !d.wide {
		return max(0, min(raw-d.base, len(d.utf8)))
	}
	if len(d.marks) == 0 {
		return 0
	}
	i := sort.Search(len(d.marks), func(i int) bool { return d.marks[i].raw > raw }) - 1
	m := d.marks[max(i, 0)]
	for m.utf8 < len(d.utf8) {
		r, n := utf8.DecodeRune(d.utf8[m.utf8:])
		next := m.raw + 2*utf16.RuneLen(r)
		if next > raw && raw < d.total {
			break
		}
		m.utf8, m.raw = m.utf8+n, next
	}
	return m.utf8
}

// lineStarts lists where lines start. LF, CRLF and CR end a line.
func (d *decoded) lineStarts() []int {
	starts := make([]int, 1, 64)
	text := d.utf8
	if bytes.IndexByte(text, '\r') < 0 {
		for at := 0; ; {
			n := bytes.IndexByte(text[at:], '\n')
			if n < 0 {
				return starts
			}
			at += n + 1
			starts = append(starts, at)
		}
	}
	for i, c := range text {
		if c == '\n' || c == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

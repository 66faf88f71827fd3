// Package position tells where a byte of an article stands, in the units that
// the readers of reports count in.
//
// Nobody agrees on what a column is: people and most reports count characters,
// editors and SARIF count UTF-16 code units, reviewdog counts bytes. Nor do
// they agree on where a line ends. A [Table] answers for all of them, and the
// rest of the program deals in byte offsets only. (How wide a text stands on a
// terminal is another matter: that is for the text report to measure.)
package position

import (
	"bytes"
	"encoding/binary"
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// Ends says what ends a line.
type Ends uint8

const (
	// Any is LF, CRLF and CR, as editors and corpus.Article.Position have it.
	Any Ends = iota
	// LF is LF alone, as git and what builds on it have it.
	LF
)

// Place is a place in a source. Lines and columns count from 1.
type Place struct {
	Offset int // bytes of the source from 0; always at the start of a character
	Line   int
	Byte   int // column in bytes: those of the file, a byte order mark included; of a UTF-16 file those of its text as UTF-8
	Rune   int // column in code points, without the byte order mark
	UTF16  int // column in UTF-16 code units, without the byte order mark
	Before int // UTF-16 code units before the place in the whole text, without the byte order mark
}

// Table answers for one source. It is immutable.
type Table struct {
	source []byte
	order  binary.ByteOrder // nil: UTF-8
	bom    int              // length of the byte order mark
	pairs  int              // lines that CRLF ends
	marks  []tally          // one at the first character of every stride
	any    []tally          // where lines start
	lf     []tally          // the same for LF alone; shares any where the source has no CR of its own
}

// tally is what has been counted up to an offset.
type tally struct{ offset, utf8, runes, utf16 int }

const stride = 256

// New makes the table of a source: UTF-8, or UTF-16 with a byte order mark.
// It takes time in proportion to the source.
func New(source []byte) *Table {
	t := &Table{source: source}
	switch {
	case bytes.HasPrefix(source, []byte("\xef\xbb\xbf")):
		t.bom = 3
	case bytes.HasPrefix(source, []byte("\xff\xfe")):
		t.bom, t.order = 2, binary.LittleEndian
	case bytes.HasPrefix(source, []byte("\xfe\xff")):
		t.bom, t.order = 2, binary.BigEndian
	}
	at := tally{offset: t.bom}
	t.any = append(t.any, at)
	t.lf = t.any[:1:1]
	shared := true // as long as no CR stood alone
	next := t.bom
	var r rune
	for at.offset < len(source) {
		if at.offset >= next {
			t.marks = append(t.marks, at)
			next = at.offset + stride
		}
		before := r
		r = t.step(&at)
		switch {
		case r == '\n':
			if before == '\r' {
				t.pairs++
			}
			t.any = append(t.any, at)
			if !shared {
				t.lf = append(t.lf, at)
			}
		case r == '\r' && !t.newline(at):
			if shared {
				t.lf, shared = append([]tally(nil), t.any...), false
			}
			t.any = append(t.any, at)
		}
	}
	if shared {
		t.lf = t.any
	}
	return t
}

// LineEnd is what ends the lines of the source: "\r\n" where most of those that
// LF ends have a CR, "\r" where nothing else ends any, and else "\n".
func (t *Table) LineEnd() string {
	switch feeds := len(t.lf) - 1; {
	case 2*t.pairs > feeds:
		return "\r\n"
	case feeds == 0 && len(t.any) > 1:
		return "\r"
	}
	return "\n"
}

// newline reports whether the next character is a line feed.
func (t *Table) newline(at tally) bool {
	return at.offset < len(t.source) && t.step(&at) == '\n'
}

// step goes over one character. A damaged byte is a character of its own.
func (t *Table) step(at *tally) rune {
	rest := t.source[at.offset:]
	if t.order != nil {
		return t.wide(at, rest)
	}
	at.runes++
	at.utf16++
	if rest[0] < utf8.RuneSelf {
		at.offset++
		at.utf8++
		return rune(rest[0])
	}
	r, size := utf8.DecodeRune(rest)
	at.offset += size
	at.utf8 += size
	if r > 0xFFFF {
		at.utf16++
	}
	return r
}

func (t *Table) wide(at *tally, rest []byte) rune {
	at.runes++
	at.utf16++
	if len(rest) == 1 {
		at.offset++
		at.utf8 += utf8.RuneLen(utf8.RuneError)
		return utf8.RuneError
	}
	r := rune(t.order.Uint16(rest))
	at.offset += 2
	if utf16.IsSurrogate(r) {
		var low rune
		if len(rest) >= 4 {
			low = rune(t.order.Uint16(rest[2:]))
		}
		if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
			at.offset += 2
			at.utf16++
		}
	}
	at.utf8 += utf8.RuneLen(r)
	return r
}

// At tells where an offset of the source stands. One outside the source counts
// as the nearest inside, one inside a character as the start of that.
func (t *Table) At(offset int, ends Ends) Place {
	lines := t.any
	if ends == LF {
		lines = t.lf
	}
	at := t.count(offset)
	line := sort.Search(len(lines), func(i int) bool { return lines[i].offset > at.offset }) - 1
	from := lines[line]
	p := Place{
		Offset: at.offset,
		Line:   line + 1,
		Byte:   at.utf8 - from.utf8 + 1,
		Rune:   at.runes - from.runes + 1,
		UTF16:  at.utf16 - from.utf16 + 1,
		Before: at.utf16,
	}
	if line == 0 && t.order == nil {
		p.Byte += t.bom
	}
	return p
}

// count counts up to an offset.
func (t *Table) count(offset int) tally {
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].offset > offset }) - 1
	if i < 0 {
		return t.any[0]
	}
	at := t.marks[i]
	for at.offset < len(t.source) {
		before := at
		t.step(&at)
		if at.offset > offset {
			return before
		}
	}
	return at
}

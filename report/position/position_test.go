package position

import (
	"encoding/binary"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
)

func TestAt(t *testing.T) {
	for _, test := range []struct {
		name, source string
		at           string // the place looked at is where this stands
		ends         Ends
		want         Place
	}{
		{"start", "Ferry", "Ferry", Any, Place{0, 1, 1, 1, 1, 0}},
		{"plain", "one\ntwo oars", "oars", Any, Place{8, 2, 5, 5, 5, 8}},
		{"two bytes", "Käse reift", "reift", Any, Place{6, 1, 7, 6, 6, 5}},
		{"wide", "味噌汁と塩", "塩", Any, Place{12, 1, 13, 5, 5, 4}},
		{"astral", "a𐐀b", "b", Any, Place{5, 1, 6, 3, 4, 3}},
		{"emoji with joiners", "👩\u200d🍳 cooks", "cooks", Any, Place{12, 1, 13, 5, 7, 6}},
		{"combining", "Cafe\u0301 noir", "noir", Any, Place{7, 1, 8, 7, 7, 6}},
		{"tab", "\tleek", "leek", Any, Place{1, 1, 2, 2, 2, 1}},
		{"crlf", "one\r\ntwo", "two", Any, Place{5, 2, 1, 1, 1, 5}},
		{"crlf for git", "one\r\ntwo", "two", LF, Place{5, 2, 1, 1, 1, 5}},
		{"between cr and lf", "one\r\ntwo", "\ntwo", Any, Place{4, 1, 5, 5, 5, 4}},
		{"cr", "one\rtwo", "two", Any, Place{4, 2, 1, 1, 1, 4}},
		{"cr for git", "one\rtwo\nthree", "two", LF, Place{4, 1, 5, 5, 5, 4}},
		{"behind a cr for git", "one\rtwo\nthree", "three", LF, Place{8, 2, 1, 1, 1, 8}},
		{"cr at the end", "one\r", "", Any, Place{0, 1, 1, 1, 1, 0}},
		{"two crs", "a\r\rb", "b", Any, Place{3, 3, 1, 1, 1, 3}},
		{"line separator is none", "a\u2028b", "b", Any, Place{4, 1, 5, 3, 3, 2}},
		{"byte order mark", "\ufeffone", "one", Any, Place{3, 1, 4, 1, 1, 0}},
		{"second line behind a mark", "\ufeffone\ntwo", "two", Any, Place{7, 2, 1, 1, 1, 4}},
		{"damaged", "a\xff\xfeb", "b", Any, Place{3, 1, 4, 4, 4, 3}},
		{"half a character", "a\xe5\x91b", "b", Any, Place{3, 1, 4, 4, 4, 3}},
		{"UTF-16 LE", wide("a𐐀b\r\nc", false), wide("b", false)[2:], Any, Place{8, 1, 6, 3, 4, 3}},
		{"UTF-16 BE", wide("a𐐀b\nc", true), wide("c", true)[2:], Any, Place{12, 2, 1, 1, 1, 5}},
		{"half a pair", "\xff\xfea\x00\x00\xd8b\x00", "b\x00", Any, Place{6, 1, 5, 3, 3, 2}},
	} {
		offset := strings.LastIndex(test.source, test.at)
		if test.at == "" {
			offset = 0
		}
		if got := New([]byte(test.source)).At(offset, test.ends); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

// Offsets that no character starts at, or that lie outside, count as the
// nearest one before.
func TestOddOffsets(t *testing.T) {
	table := New([]byte("\ufeffa𐐀b"))
	for offset, want := range map[int]int{-5: 3, 0: 3, 2: 3, 3: 3, 4: 4, 5: 4, 7: 4, 8: 8, 9: 9, 400: 9} {
		if got := table.At(offset, Any).Offset; got != want {
			t.Errorf("%d: %d, want %d", offset, got, want)
		}
	}
	if got := New(nil).At(3, LF); got != (Place{0, 1, 1, 1, 1, 0}) {
		t.Errorf("nothing: %+v", got)
	}
}

func wide(s string, big bool) string {
	var order binary.AppendByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	out := order.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

// naive counts from the first byte, without a table.
func naive(source []byte, offset int, ends Ends) Place {
	var order binary.ByteOrder
	at := 0
	switch s := string(source); {
	case strings.HasPrefix(s, "\ufeff"):
		at = 3
	case strings.HasPrefix(s, "\xff\xfe"):
		at, order = 2, binary.LittleEndian
	case strings.HasPrefix(s, "\xfe\xff"):
		at, order = 2, binary.BigEndian
	}
	read := func(at int) (r rune, size int) {
		if order == nil {
			return utf8.DecodeRune(source[at:])
		}
		if at+1 == len(source) {
			return utf8.RuneError, 1
		}
		if at+4 <= len(source) {
			if r := utf16.DecodeRune(rune(order.Uint16(source[at:])), rune(order.Uint16(source[at+2:]))); r != utf8.RuneError {
				return r, 4
			}
		}
		if r := rune(order.Uint16(source[at:])); !utf16.IsSurrogate(r) {
			return r, 2
		}
		return utf8.RuneError, 2
	}
	p := Place{Offset: at, Line: 1, Byte: 1, Rune: 1, UTF16: 1}
	if order == nil {
		p.Byte += at
	}
	for at < len(source) {
		r, size := read(at)
		if at+size > offset {
			break
		}
		at += size
		units := len(utf16.Encode([]rune{r}))
		p.Offset, p.Before = at, p.Before+units
		p.Rune, p.UTF16 = p.Rune+1, p.UTF16+units
		if order == nil {
			p.Byte += size
		} else {
			p.Byte += len(string(r))
		}
		ended := r == '\n'
		if r == '\r' && ends == Any {
			ended = true
			if at < len(source) {
				if next, _ := read(at); next == '\n' {
					ended = false
				}
			}
		}
		if ended {
			p.Line, p.Byte, p.Rune, p.UTF16 = p.Line+1, 1, 1, 1
		}
	}
	return p
}

func FuzzAt(f *testing.F) {
	f.Add([]byte("\ufeffa\r\nb\rc\n𐐀\xff\x80d"), 9)
	f.Add([]byte(wide("Käse 👩\u200d🍳\r\n味噌\r", true)), 17)
	f.Add([]byte("\xff\xfe\x00\xd8a"), 4)
	f.Add([]byte(strings.Repeat("नमक salt\u0301 \r", 90)), 1200)
	f.Fuzz(func(t *testing.T, source []byte, offset int) {
		table := New(source)
		for _, ends := range []Ends{Any, LF} {
			if got, want := table.At(offset, ends), naive(source, offset, ends); got != want {
				t.Errorf("%q at %d: %+v, want %+v", source, offset, got, want)
			}
		}
		// What people are told must not depend on the format of the report.
		a, err := corpus.Read("a.txt", source, corpus.Options{})
		if err != nil {
			return
		}
		p := table.At(offset, Any)
		if got := a.Position(p.Offset); got.Line != p.Line || got.Column != p.Rune {
			t.Errorf("%q at %d: the table says %+v, the article %+v", source, p.Offset, p, got)
		}
	})
}

func TestManyPlacesOnOneLine(t *testing.T) {
	source := []byte(strings.Repeat("The lock keeper's 🛶 waits. ", 1<<17))
	begin := cputime.Now()
	table := New(source)
	for at := 0; at < len(source); at += 97 {
		table.At(at, Any)
	}
	if d := cputime.Since(begin); d > 5*time.Second {
		t.Errorf("%d places on a line of %d bytes took %v", len(source)/97, len(source), d)
	}
}

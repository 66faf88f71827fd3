package corpus

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// wideBytes writes a text as UTF-16 with a byte order mark.
func wideBytes(text string, order binary.AppendByteOrder) []byte {
	out := order.AppendUint16(nil, 0xFEFF)
	for _, u := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

const encodedText = "Die Gärtnerin 🌹 sagt: „Ω“\r\nzweite Zeile 𝄞 é\rdritte\nvierte 日本\n"

func TestEncodings(t *testing.T) {
	long := strings.Repeat(encodedText, 40) // more characters than lie between two marks
	for _, text := range []string{encodedText, long} {
		for name, source := range map[string][]byte{
			"utf-8":          []byte(text),
			"utf-8 with BOM": append([]byte("\xef\xbb\xbf"), text...),
			"utf-16 LE":      wideBytes(text, binary.LittleEndian),
			"utf-16 BE":      wideBytes(text, binary.BigEndian),
		} {
			t.Run(name, func(t *testing.T) {
				a, err := Read("a.txt", source, Options{Format: Plain})
				if err != nil {
					t.Fatal(err)
				}
				if got := string(a.decoded.utf8); got != text {
					t.Fatalf("decoded to %.80q", got)
				}
				if len(a.Problems) > 0 {
					t.Errorf("problems %v", a.Problems)
				}
				checkDecoded(t, source, a.decoded)
				checkText(t, a)
				for _, word := range []string{"Gärtnerin", "🌹", "Ω", "𝄞", "日本", "vierte"} {
					at := strings.Index(a.Text.String(), word)
					if at < 0 {
						t.Fatalf("%s is gone", word)
					}
					if got := a.Raw(a.Text.Span(Range{at, at + len(word)})); got != word {
						t.Errorf("%s lies at %q", word, got)
					}
				}
				// The last line of the first copy.
				want := Position{Line: 4, Column: 8}
				p := a.Position(a.decoded.raw(strings.Index(text, "日本")))
				if p.Line != want.Line || p.Column != want.Column {
					t.Errorf("日本 stands at %d:%d, want %d:%d", p.Line, p.Column, want.Line, want.Column)
				}
				for i, line := range []string{"Die Gärtnerin 🌹 sagt: „Ω“", "zweite Zeile 𝄞 é", "dritte", "vierte 日本"} {
					at := strings.Index(text, line)
					got, start := a.Line(a.decoded.raw(at + 1))
					if got != line || start != a.decoded.raw(at) {
						t.Errorf("line %d: %q from %d, want from %d", i, got, start, a.decoded.raw(at))
					}
				}
			})
		}
	}
}

func TestDecodeDamage(t *testing.T) {
	le := func(s string, more ...byte) []byte { return append(wideBytes(s, binary.LittleEndian), more...) }
	for _, c := range []struct {
		name, want string
		source     []byte
		problems   []Span
	}{
		{"clean", "roses", []byte("roses"), nil},
		{"one bad byte", "ro\uFFFDses", []byte("ro\xffses"), []Span{{2, 3}}},
		{"bad bytes in a row are one problem", "ro\uFFFD\uFFFD\uFFFDses", []byte("ro\xff\xfe\xfdses"), []Span{{2, 5}}},
		{"a cut character", "roses \uFFFD\uFFFD", []byte("roses \xe2\x82"), []Span{{6, 8}}},
		{"a surrogate in UTF-8", "r\uFFFD\uFFFD\uFFFDs", []byte("r\xed\xa0\x80s"), []Span{{1, 4}}},
		{"NUL", "ro\uFFFDses in the garden", []byte("ro\x00ses in the garden"), []Span{{2, 3}}},
		{"behind a BOM", "ro\uFFFDses", []byte("\xef\xbb\xbfro\xffses"), []Span{{5, 6}}},
		{"odd byte at the end", "roses\uFFFD", le("roses", 'x'), []Span{{12, 13}}},
		{"lone high surrogate", "ro\uFFFDs", append(le("ro", 0x00, 0xD8), 's', 0), []Span{{6, 8}}},
		{"lone low surrogate", "ro\uFFFDs", append(le("ro", 0x00, 0xDC), 's', 0), []Span{{6, 8}}},
		{"high surrogate at the end", "ro\uFFFD", le("ro", 0x00, 0xD8), []Span{{6, 8}}},
		{"a replacement character is no damage", "ro\uFFFDs", le("ro\uFFFDs"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Read("a.txt", c.source, Options{Format: Plain})
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Text.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			checkDecoded(t, c.source, a.decoded)
			checkText(t, a)
			var got []Span
			for _, p := range a.Problems {
				got = append(got, p.Source)
			}
			if len(got) != len(c.problems) || len(got) > 0 && got[0] != c.problems[0] {
				t.Errorf("problems at %v, want %v", a.Problems, c.problems)
			}
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	noise := make([]byte, 4096)
	for i, x := 0, uint32(7); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	for name, c := range map[string]struct {
		source []byte
		want   error
	}{
		"noise":          {noise, ErrBinary},
		"PDF":            {[]byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n"), ErrBinary},
		"zip":            {[]byte("PK\x03\x04 some text"), ErrBinary},
		"picture":        {[]byte("\x89PNG\r\n\x1a\n and so on"), ErrBinary},
		"UTF-16, no BOM": {wideBytes("roses in the garden", binary.LittleEndian)[2:], ErrBinary},
		"UTF-32":         {[]byte("\xff\xfe\x00\x00r\x00\x00\x00"), ErrBinary},
		"nothing":        {nil, ErrEmpty},
		"a BOM alone":    {[]byte("\xef\xbb\xbf"), ErrEmpty},
		"a wide BOM":     {[]byte("\xff\xfe"), ErrEmpty},
		"blanks":         {[]byte(" \r\n\t\n"), ErrEmpty},
	} {
		if _, err := Read("a.txt", c.source, Options{}); !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), "a.txt: ") {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	cyrillic := strings.Repeat("Роза 🌹 цветёт в саду. ", 200)
	for name, source := range map[string][]byte{
		"many characters": []byte(cyrillic),
		"cut in one":      []byte(cyrillic[:4097]),
		"Latin-1":         bytes.Repeat([]byte("Die G\xe4rtnerin schneidet die Rosen f\xfcr den M\xe4rz. "), 20),
	} {
		if _, err := Read("a.txt", slices.Clip(source), Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// checkDecoded holds the two ways between a source and its UTF-8 to each other.
func checkDecoded(t *testing.T, source []byte, d *decoded) {
	t.Helper()
	last := d.raw(0)
	for at := 0; at <= len(d.utf8); {
		raw := d.raw(at)
		if raw < last || raw > len(source) {
			t.Fatalf("decoded %d is raw %d, behind %d, of %d", at, raw, last, len(source))
		}
		if back := d.back(raw); back != at {
			t.Fatalf("decoded %d is raw %d and back %d", at, raw, back)
		}
		last = raw
		if at == len(d.utf8) {
			break
		}
		_, n := utf8.DecodeRune(d.utf8[at:])
		at += n
	}
	if last != len(source) {
		t.Fatalf("the end is raw %d of %d", last, len(source))
	}
	at := 0
	for raw := 0; raw <= len(source); raw++ {
		back := d.back(raw)
		if back < at || back > len(d.utf8) || d.wide && back < len(d.utf8) && !utf8.RuneStart(d.utf8[back]) {
			t.Fatalf("raw %d is decoded %d, behind %d, of %d", raw, back, at, len(d.utf8))
		}
		at = back
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(encodedText))
	f.Add(append([]byte("\xef\xbb\xbf"), encodedText...))
	f.Add(wideBytes(encodedText, binary.LittleEndian))
	f.Add(append(wideBytes(encodedText, binary.BigEndian), 0xD8))
	f.Add([]byte("a\xff\x00\r\r\nb"))
	f.Fuzz(func(t *testing.T, source []byte) {
		if len(source) > 1<<12 {
			return
		}
		d, err := decode(source)
		if err != nil {
			return
		}
		checkDecoded(t, source, d)
		starts := d.lineStarts()
		for i := 1; i < len(starts); i++ {
			if c := d.utf8[starts[i]-1]; starts[i] <= starts[i-1] || c != '\n' && c != '\r' {
				t.Fatalf("line starts %v", starts)
			}
		}
		a, err := Read("a.txt", source, Options{Format: Plain})
		if err != nil {
			return
		}
		checkText(t, a)
		for at := 0; at <= len(source); at += 1 + len(source)/50 {
			p := a.Position(at)
			line, start := a.Line(at)
			if p.Line < 1 || p.Column < 1 || start > max(at, d.base) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("%d: %+v, line %q from %d", at, p, line, start)
			}
		}
	})
}

func TestProblemsAreCapped(t *testing.T) {
	for name, source := range map[string]string{
		"NUL":    strings.Repeat("The tide turned. ", 70) + strings.Repeat("a\x00", 5000),
		"UTF-8":  strings.Repeat("The tide turned. ", 70) + strings.Repeat("a\xff", 5000),
		"UTF-16": "\xff\xfe" + strings.Repeat("a\x00\x00\xd8", 5000),
	} {
		a, err := Read("x.txt", []byte(source), Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		last := a.Problems[len(a.Problems)-1]
		if len(a.Problems) != maxProblems+1 || last.Message != "and 4000 more" || last.More != 3999 {
			t.Errorf("%s: %d problems, the last is %q", name, len(a.Problems), last.Message)
		}
		if end := last.Source.End; end != len(source) {
			t.Errorf("%s: the last problem ends at %d of %d", name, end, len(source))
		}
	}
}

package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/copydesk/copydesk/corpus/cputime"
)

func TestFoldString(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"Roses Need WATER", "roses need water"},
		{"AZ az @[`{ 09", "az az @['{ 09"},
		{"a  b\t\tc \t d", "a b c d"},
		{"  leading", "leading"},
		{"trailing  ", "trailing "},
		{"one\ntwo", "one\ntwo"},
		{"one\r\ntwo\rthree", "one\ntwo\nthree"},
		{"one \n  two", "one \ntwo"},
		{"one\n\n two", "one\n\ntwo"},
		{"“quoted” ‘words’ «here»", "\"quoted\" 'words' \"here\""},
		{"don`t don’t don´t", "don't don't don't"},
		{"well\u2010known\u2011and\u2014so \u2212 5", "well-known-and-so - 5"},
		{"wait… what", "wait... what"},
		{"a\u00A0b\u2009c\u3000d", "a b c d"},
		{"re\u00ADgion zero\u200Bwidth \uFEFFmark", "region zerowidth mark"},
		{"cafe\u0301 CAFE\u0301 café", "café café café"},
		{"e\u0301", "é"},
		{"o\u0302\u0301", "ố"},
		{"\u00F4\u0301", "ố"},
		{"x\u0301y", "x\u0301y"},
		{"\u0301x", "\u0301x"},
		{"ÄÖÜ ß ŒUVRE", "äöü ß œuvre"},
		{"ﬁne ﬂow", "ﬁne ﬂow"},
		{"İstanbul Iğdır", "istanbul iğdır"},
		{"Ⱥ", "ⱥ"},
		{"ΛΌΓΟΣ λόγος", "λόγοσ λόγοσ"},
		{"МОСТ", "мост"},
		{"日本語　テスト", "日本語 テスト"},
		{"a\x00b\x7F", "a\x00b\x7f"},
		{"bad \xff\xfe bytes", "bad \uFFFD\uFFFD bytes"},
		{"eight   8 blanks  in  a row of words", "eight 8 blanks in a row of words"},
		{strings.Repeat("Word ", 40), strings.Repeat("word ", 40)},
	} {
		if got := FoldString(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

// TestFoldPlaces looks for phrases in folded text and asks for their places.
func TestFoldPlaces(t *testing.T) {
	for _, c := range []struct{ text, phrase, want string }{
		{"The Rose garden", "rose", "Rose"},
		{"Buy  “Roses”\u00A0 now", "\"roses\" now", "“Roses”\u00A0 now"},
		{"a re\u00ADgion of", "region", "re\u00ADgion"},
		{"a re\u00ADgion of", "re", "re"},
		{"a region\u200B\u200B of", "region", "region"},
		{"a \u200Bregion of", "region", "region"},
		{"my cafe\u0301 now", "café", "cafe\u0301"},
		{"my so\u0302\u0301 now", "ố", "o\u0302\u0301"},
		{"wait… what", "... what", "… what"},
		{"wait… what", ".", "…"},
		{"in İstanbul now", "istanbul", "İstanbul"},
		{"the ȺȺ sign", "ⱥ sign", "Ⱥ sign"},
		{"tail Ⱥ", "ⱥ", "Ⱥ"},
		{"one\r\ntwo", "one\ntwo", "one\r\ntwo"},
	} {
		f := newFold(c.text)
		at := strings.Index(f.String(), c.phrase)
		if at < 0 {
			t.Errorf("%q: no %q in %q", c.text, c.phrase, f.String())
			continue
		}
		r := f.Text(at, at+len(c.phrase))
		if got := c.text[r.Start:r.End]; got != c.want {
			t.Errorf("%q: %q lies at %q, want %q", c.text, c.phrase, got, c.want)
		}
		// An ellipsis is one character of text for three of folded text.
		if back := f.At(r.Start); back > at || !strings.HasPrefix(c.want, "…") && back != at {
			t.Errorf("%q: %q stands at %d, and back at %d", c.text, c.phrase, at, back)
		}
	}
}

// TestFoldRanges holds random ranges of folded text to their places.
func TestFoldRanges(t *testing.T) {
	pieces := []string{
		"rose", "Garden", "WATER", " ", " ", "  ", "\n", "\r\n", "\t", "“", "’", "—", "\u00A0", "\u00AD", "\u200B", "é", "e\u0301",
		"İ", "Ⱥ", "ﬁ", "Σ", "日本", "😀", "`", "o\u0302\u0301", "A wholly plain stretch of words",
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var b strings.Builder
		for range rng.IntN(30) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		text := b.String()
		f := newFold(text)
		checkFold(t, text, f)
		folded := f.String()
		for range 20 {
			from := rng.IntN(len(folded) + 1)
			to := from + rng.IntN(len(folded)-from+1)
			for from < len(folded) && !utf8.RuneStart(folded[from]) {
				from++
			}
			for to < len(folded) && !utf8.RuneStart(folded[to]) {
				to++
			}
			if to < from {
				continue
			}
			r := f.Text(from, to)
			// A blank at the start of a text folds to nothing.
			want := strings.TrimLeft(folded[from:to], " ")
			got := strings.TrimLeft(FoldString(text[r.Start:r.End]), " ")
			if got != want {
				t.Fatalf("%q: %q maps to %q, which folds to %q", text, folded[from:to], text[r.Start:r.End], got)
			}
		}
	}
}

// checkFold holds a fold to what it promises of any text.
func checkFold(t *testing.T, text string, f *Fold) {
	t.Helper()
	folded := f.String()
	if !utf8.ValidString(folded) {
		t.Fatalf("%q: folded to broken UTF-8 %q", text, folded)
	}
	for i, m := range f.marks {
		if i > 0 && (m.fold < f.marks[i-1].fold || m.text <= f.marks[i-1].text) || m.text > len(text) || m.fold > len(folded) {
			t.Fatalf("%q: marks %v", text, f.marks)
		}
	}
	last := Range{}
	for i, c := range folded {
		r := f.Text(i, i+utf8.RuneLen(c))
		if r.Start < last.Start || r.End < r.Start || r.End > len(text) {
			t.Fatalf("%q: folded byte %d is text %v after %v", text, i, r, last)
		}
		last = r
	}
	at := 0
	for i := 0; i <= len(text); i++ {
		n := f.At(i)
		if n < at || n > len(folded) {
			t.Fatalf("%q: text byte %d is folded byte %d after %d", text, i, n, at)
		}
		at = n
	}
	if f.Text(0, len(folded)).End > len(text) || f.At(len(text)) != len(folded) {
		t.Fatalf("%q: the ends do not meet", text)
	}
}

func TestFoldIsLinear(t *testing.T) {
	// What would be slow if a look ahead or back were not bounded.
	for _, s := range []string{"\u0301", "e\u0301\u0302\u0303\u0304", "\u00AD", " ", "İ", "\u00F4\u0301", "a\u034F\u0301"} {
		text := strings.Repeat(s, 1<<18)
		start := cputime.Now()
		newFold(text)
		if took := cputime.Since(start); took > 20*time.Second { // quadratic work takes minutes
			t.Errorf("%q, %d times: %v", s, 1<<18, took)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Roses  “need” WATER…", "cafe\u0301 \u00AD İ Ⱥ", "\xff\r\n\x00`", "A\u0301\u0328\u0302"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			return
		}
		checkFold(t, s, newFold(s))
		once := FoldString(s)
		if slow := newFold(s).text; once != slow {
			t.Fatalf("%q: folds to %q the short way, to %q else", s, once, slow)
		}
		if twice := FoldString(once); norm.NFC.String(twice) != norm.NFC.String(once) {
			t.Fatalf("%q: folds to %q and that to %q", s, once, twice)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for name, text := range map[string]string{
		"ascii":   strings.Repeat("The gardener pruned 40 Roses before the frost, and nobody in Leeds minded. ", 2000),
		"mixed":   strings.Repeat("“Don’t touch the Café’s roses” — said the head gardener in Düsseldorf, twice. ", 2000),
		"chinese": strings.Repeat("园丁在霜冻之前修剪了玫瑰，利兹没有人介意。", 2000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				newFold(text)
			}
		})
	}
}

// TestFoldRune holds the shortcuts to what the tables of Unicode say.
func TestFoldRune(t *testing.T) {
	for r := rune(0x00C0); r < 0x11000; r++ {
		if got := foldRune(r); got >= utf8.RuneSelf && got != r && got != unicode.ToLower(r) && r != 'ς' {
			t.Errorf("%U folds to %U", r, got)
		} else if got == r && unicode.ToLower(r) != r {
			t.Errorf("%U keeps its case", r)
		}
	}
}

package corpus

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// compareWords holds NextWord to what scanWord reads, character by character.
func compareWords(t *testing.T, text string) {
	t.Helper()
	next := 0
	for at := 0; at < len(text); {
		end, c := scanWord(text, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		got, ok := NextWord(text, next)
		if want := (Word{Range{at, end}, c}); !ok || got != want {
			t.Fatalf("%q: got %v (%v), want %v", text, got, ok, want)
		}
		at, next = end, end
	}
	if got, ok := NextWord(text, next); ok {
		t.Fatalf("%q: %v is one too many", text, got)
	}
}

func TestNextWord(t *testing.T) {
	for _, text := range []string{
		"", " ", "a", "A", "The tide’s late, isn't it?", "McDonald iPhone NATO B2B 3rd _x_ x_y", "'tis 'quoted' rock'n'roll",
		"Évora, Łódź and Zürich", "été2", "naïve café", "a\xffb \xfe", "e\u0301te", "日本語 text", "U.S.-led", "Ab Abc ABc aB", "a\xc3", "Größe ÷ ×",
	} {
		compareWords(t, text)
	}
}

func TestWordsOfWesternEurope(t *testing.T) {
	for r := rune(0xA0); r < 0x180; r++ {
		text := "xy" + string(r) + "z"
		w, ok := NextWord(text, 0)
		switch {
		case !ok:
			t.Errorf("%q: no word", text)
		case unicode.IsUpper(r) && (w.Range.End != len(text) || w.Case != Mixed),
			unicode.IsLetter(r) && !unicode.IsUpper(r) && (w.Range.End != len(text) || w.Case != Lower),
			!unicode.IsLetter(r) && w.Range.End != 2:
			t.Errorf("%q: got %v", text, w)
		}
	}
}

func FuzzNextWord(f *testing.F) {
	f.Add("The tide’s late, isn't it, Évora?")
	f.Fuzz(compareWords)
}

package casing

import (
	"testing"

	"github.com/copydesk/copydesk/corpus"
)

func compareWords(t *testing.T, text string) {
	t.Helper()
	at := 0
	for want := range corpus.Words(text, 0) {
		got, ok := nextWord(text, at)
		if !ok || got != want {
			t.Fatalf("%q: got %v (%v), want %v", text, got, ok, want)
		}
		at = got.Range.End
	}
	if got, ok := nextWord(text, at); ok {
		t.Fatalf("%q: %v is one too many", text, got)
	}
}

func TestNextWord(t *testing.T) {
	for _, text := range []string{
		"", " ", "a", "A", "The tide’s late, isn't it?", "McDonald iPhone NATO B2B 3rd _x_ x_y", "'tis 'quoted' rock'n'roll",
		"Évora, Łódź and Zürich", "été2", "naïve café", "a\xffb \xfe", "e\u0301te", "日本語 text", "U.S.-led", "Ab Abc ABc aB",
	} {
		compareWords(t, text)
	}
}

func FuzzNextWord(f *testing.F) {
	f.Add("The tide’s late, isn't it, Évora?")
	f.Fuzz(compareWords)
}

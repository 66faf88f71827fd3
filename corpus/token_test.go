package corpus

import (
	"strings"
	"testing"
)

// slowTokens reads the words of a text one after the other, as [NextWord] does.
func slowTokens(text string) []Token {
	var out []Token
	end := -1
	for at := 0; ; {
		w, ok := NextWord(text, at)
		if !ok {
			return out
		}
		var t Token
		t.any(text, w.Range.Start)
		at = w.Range.End
		switch {
		case end < 0:
			t.Place = Opening
		case w.Range.Start == end+1, w.Range.Start == end+2 && text[end] == ',':
			t.Place = Inside
		}
		end = at
		if text[w.Range.Start:w.Range.End] != "_" {
			out = append(out, t)
		}
	}
}

func checkTokens(t *testing.T, text string) {
	t.Helper()
	// What stands behind the range must not matter.
	got, signs := appendTokens(nil, text+"\nand more words: 2", Range{0, len(text)})
	if signs != signsOf(text) {
		t.Errorf("%q: signs %b, want %b", text, signs, signsOf(text))
	}
	want := slowTokens(text)
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("%q: word %d is %+v, want %+v", text, i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%q: %d words, want %d", text, len(got), len(want))
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string][]Token{
		"The bakers, they rose": {
			{0, 3, Hash("the"), 0, Capital, Opening, true},
			{4, 10, Hash("bakers"), 0, Lower, Inside, true},
			{12, 16, Hash("they"), 0, Lower, Inside, true},
			{17, 21, Hash("rose"), 0, Lower, Inside, true},
		},
		"_ NATO’s (iPad)": {{2, 6, Hash("nato"), 4, Mixed, Inside, false}, {12, 16, Hash("ipad"), 0, Mixed, Apart, true}},
		"The tide’s “late”": {
			{0, 3, Hash("the"), 0, Capital, Opening, true}, {4, 8, Hash("tide"), 4, Lower, Inside, false}, {16, 20, Hash("late"), 0, Lower, Apart, true},
		},
		"B's 40 Straße": {{0, 1, Hash("b"), 2, Capital, Opening, false}, {4, 6, Hash("40"), 0, NoCase, Inside, false}, {7, 14, Hash("STRAßE"), 0, Capital, Inside, false}},
	} {
		got, _ := appendTokens(nil, text, Range{0, len(text)})
		for i := range want {
			if i >= len(got) || got[i] != want[i] {
				t.Errorf("%q: got %+v, want %+v", text, got, want)
				break
			}
		}
		checkTokens(t, text)
	}
}

func TestHash(t *testing.T) {
	for _, words := range [][2]string{
		{"gardener", "GARDENER"},
		{"Don’t", "don't"},
		{"Élysée", "éLYSÉE"},
		{"Donaudampfschifffahrt", "DONAUDAMPFSCHIFFFAHRT"},
		{"kelvin", "\u212Aelvin"},
		{"twelve-hour’s", "TWELVE-HOUR's"},
		{"", ""},
	} {
		if Hash(words[0]) != Hash(words[1]) {
			t.Errorf("%q and %q have two hashes", words[0], words[1])
		}
	}
	seen := map[uint32]string{}
	for word := range strings.FieldsSeq("a b ab ba aa aaaaaaaa aaaaaaaaa aaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaa abcdefgh abcdefgi bbcdefgh 1 11 @ ` [ {") {
		if other, ok := seen[Hash(word)]; ok {
			t.Errorf("%q and %q have one hash", word, other)
		}
		seen[Hash(word)] = word
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"The U.S.-led cease-fire’s end, Ünal said", "don't_snake 4th ’s 'S x'S", "ABCDEFGHIJ's abcdefghijklmnopq", "\xff__ _ a,b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkTokens(t, strings.ReplaceAll(s, "\n", " ")) })
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat("The council of Little Hampton voted on the gardeners’ new bridge, which nobody wanted to pay for. ", 100)
	b.SetBytes(int64(len(text)))
	out, _ := appendTokens(nil, text, Range{0, len(text)})
	for b.Loop() {
		out, _ = appendTokens(out[:0], text, Range{0, len(text)})
	}
}

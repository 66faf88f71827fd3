package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// Columns far out on a line are counted in strides, others one by one: the
// two must agree, in damaged text too.
func TestPositionOnLongLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"a", "ß", "क", "🪴", "\x80", "\xf0\x9f", "\xe0", "e\u0301", "plain words "}
	var line strings.Builder
	for line.Len() < 10*runeStride {
		line.WriteString(pieces[random.IntN(len(pieces))])
	}
	text := "first\n" + line.String() + "\nlast"
	a := &Article{Source: []byte(text)}
	a.decoded = &decoded{utf8: a.Source}
	start := len("first\n")
	for at := start; at <= start+line.Len(); at += 1 + random.IntN(40) {
		if !utf8.RuneStart(text[at]) {
			continue
		}
		want := utf8.RuneCountInString(text[start:at]) + 1
		if p := a.Position(at); p.Line != 2 || p.Column != want {
			t.Fatalf("offset %d is %d:%d, want 2:%d", at, p.Line, p.Column, want)
		}
	}
	if p := a.Position(len(text)); p.Line != 3 || p.Column != 5 {
		t.Errorf("the end is %d:%d, want 3:5", p.Line, p.Column)
	}
}

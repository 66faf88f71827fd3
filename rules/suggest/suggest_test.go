package suggest

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"error", "warning", "hint"}
	for word, want := range map[string]string{
		"eror":                     "error",
		"WARNIGN":                  "warning",
		"warn":                     "warning", // left unfinished
		"hi":                       "",        // too short to tell
		"xyzzy":                    "",
		"hixx":                     "", // two slips in four letters
		strings.Repeat("w", 1<<20): "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("%.20q: %q, want %q", word, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"check", "check", 0},
		{"chekc", "check", 1}, // a swap
		{"ceck", "check", 1},
		{"checkk", "check", 1},
		{"chock", "check", 1},
		{"ähnlich", "ahnlich", 1},
		{"kitten", "sitting", 3},
	} {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("%q to %q: %d, want %d", test.a, test.b, got, test.want)
		}
		if got := distance(test.b, test.a); got != test.want {
			t.Errorf("%q to %q: %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

package match

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus/cputime"
)

// naive finds what a matcher must find, by looking everywhere.
func naive(phrases []Phrase, text string) []Hit {
	var hits []Hit
	for i, p := range phrases {
		if p.Text == "" {
			continue
		}
		for at := 0; at+len(p.Text) <= len(text); at++ {
			end := at + len(p.Text)
			if text[at:end] != p.Text || !atEdge(text, at) || !p.Prefix && !atEdge(text, end) {
				continue
			}
			hits = append(hits, Hit{i, at, end})
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return b.End - a.End
		}
		return a.Phrase - b.Phrase
	})
	return hits
}

func TestFind(t *testing.T) {
	tests := []struct {
		phrase string
		prefix bool
		text   string
		want   int
	}{
		{"tide table", false, "the tide table of the harbour", 1},
		{"tide table", false, "the tide tables of the harbour", 0},
		{"tide table", true, "the tide tables of the harbour", 1},
		{"tide", false, "eventide and riptide", 0},
		{"of", false, "of oak, of elm; roof", 2},
		{"[your", false, "sign here: [your name]", 1},
		{":ref[", false, "closed on monday :ref[3]", 1},
		{"знай", false, "не знай меня", 1},
		{"знай", false, "незнай", 0},
		{"请填写", false, "姓名请填写在此", 1},
		{"a b", false, "a b a b", 2},
		{"x", false, "x, xx", 1},
		{"", true, "x", 0},
		{"¿qué", false, "sí. ¿qué tal?", 1},
		{"openai", false, "はopenaiの", 1},
		{"†", false, "[3†l2]", 1},
		{"tide", false, "", 0},
		{"harbour master said", false, "the harbour master said", 1},
		{"tide", false, "tide", 1},
	}
	for _, tt := range tests {
		got := New([]Phrase{{tt.phrase, tt.prefix}}).Find(tt.text)
		if len(got) != tt.want {
			t.Errorf("%q (prefix %v) in %q: %d hits, want %d", tt.phrase, tt.prefix, tt.text, len(got), tt.want)
		}
	}
}

func TestFindAgreesWithNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("a an the tide table of oak elm harbour master [your :ref 请 填写 знай меня it's re-sign 12 x-ray … — \ue200cite")
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(words[r.IntN(len(words))])
			b.WriteString([]string{" ", " ", " ", "", "\n", ", "}[r.IntN(6)])
		}
		return b.String()
	}
	for round := range 300 {
		var phrases []Phrase
		for range 40 + round%3*200 {
			phrases = append(phrases, Phrase{strings.TrimSpace(text(1 + r.IntN(4))), r.IntN(2) == 0})
		}
		in := text(200)
		if got, want := New(phrases).Find(in), naive(phrases, in); !slices.Equal(got, want) {
			t.Fatalf("in %q\ngot  %v\nwant %v\nof %v", in, got, want, phrases)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("tide table|[your|请填写|of", "the tide table [your name] 请填写 of")
	f.Add("ab|abc", "abc ab ab")
	f.Fuzz(func(t *testing.T, list, text string) {
		var phrases []Phrase
		for i, p := range strings.Split(list, "|") {
			phrases = append(phrases, Phrase{p, i%2 == 1})
		}
		if got, want := New(phrases).Find(text), naive(phrases, text); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

// TestFindIsLinear holds the scan to its promise on text made to hurt: the
// same beginning of many phrases, again and again.
func TestFindIsLinear(t *testing.T) {
	var phrases []Phrase
	for i := range 2000 {
		phrases = append(phrases, Phrase{Text: fmt.Sprintf("important %d", i)})
	}
	m := New(phrases)
	if testing.Short() {
		t.Skip("measures time")
	}
	short, long := strings.Repeat("important ", 100_000), strings.Repeat("important ", 800_000)
	cost := func(text string) time.Duration {
		start := cputime.Now()
		m.Find(text)
		return cputime.Since(start)
	}
	// Both take turns, and the least of each is the one that nothing disturbed.
	once, often := time.Hour, time.Hour
	for range 7 {
		once, often = min(once, cost(short)), min(often, cost(long))
	}
	if often > 24*once { // quadratic work would make it 64
		t.Errorf("eight times the text takes %.1f times the time", float64(often)/float64(once))
	}
}

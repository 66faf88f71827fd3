package boilerplate

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules"
)

// An anchor that no match of its pattern holds finds nothing, ever. Texts made
// at random from each pattern must hold at least one of its anchors.
func TestAnchorsLieInPatterns(t *testing.T) {
	files, err := filepath.Glob("data/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables (%v)", err)
	}
	for _, file := range files {
		if filepath.Base(file) == "placeholder.tsv" {
			continue // its patterns take any words between brackets
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		phrases, err := rules.ParsePhrases(string(data))
		if err != nil {
			t.Fatal(err)
		}
		anchors := map[string][]string{}
		for _, p := range phrases {
			if p.Pattern != "" {
				anchors[p.Pattern] = append(anchors[p.Pattern], p.Anchor)
			}
		}
		for pattern, list := range anchors {
			if !anySampleHolds(t, pattern, list) {
				t.Errorf("%s: no match of %s holds an anchor of %q", file, pattern, list)
			}
		}
	}
}

func anySampleHolds(t *testing.T, pattern string, anchors []string) bool {
	t.Helper()
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var b strings.Builder
		sample(&b, tree, random)
		for _, a := range anchors {
			if strings.Contains(b.String(), a) {
				return true
			}
		}
	}
	return false
}

// sample writes a text that a pattern matches, assertions left aside.
func sample(b *strings.Builder, re *syntax.Regexp, random *rand.Rand) {
	repeat := func(least, most int) {
		for range least + random.IntN(most-least+1) {
			sample(b, re.Sub[0], random)
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		i := 2 * random.IntN(len(re.Rune)/2)
		b.WriteRune(re.Rune[i] + rune(random.IntN(int(min(re.Rune[i+1]-re.Rune[i], 25))+1)))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteByte(' ')
	case syntax.OpCapture, syntax.OpConcat:
		for _, s := range re.Sub {
			sample(b, s, random)
		}
	case syntax.OpAlternate:
		sample(b, re.Sub[random.IntN(len(re.Sub))], random)
	case syntax.OpStar:
		repeat(0, 1)
	case syntax.OpPlus:
		repeat(1, 2)
	case syntax.OpQuest:
		repeat(0, 1)
	case syntax.OpRepeat:
		repeat(re.Min, max(re.Min, min(re.Max, re.Min+1)))
	}
}

package vale

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// TestFindLikeOneExpression holds the search behind anchors to what one
// expression of all tokens finds: the same places, whatever the tokens and the
// text.
func TestFindLikeOneExpression(t *testing.T) {
	parts := []string{
		"oar", "oars?", "in order", "in order to", "order to", `\w+ing`, "the (?:boat|ferry)", `[Bb]oat`, `^Row`, `rows?$`, `a\s+b`, "boat of", `so[,.]`,
		`\bthe\b \w+ of`, `\d+ oars`, `o(?:a|ars)r`, `(?:un)?tidy`, `to (?:the )?row`, "x", `e\b`, `n't`, `ferry|boats`, `.{3} boat`, `\bis\b\s*\w+ed`,
	}
	words := []string{
		"oar", "oars", "in", "order", "to", "rowing", "the", "boat", "Boat", "ferry", "Row", "rows", "a", "b", "of", "so,", "so.", "12", "untidy", "tidy", "x", "don't", "is", "painted", "boats", "\n", "  ",
	}
	r := rand.New(rand.NewPCG(7, 9))
	for round := range 400 {
		var list, text []string
		for range 1 + r.IntN(5) {
			list = append(list, parts[r.IntN(len(parts))])
		}
		for range 3 + r.IntN(60) {
			text = append(text, words[r.IntN(len(words))])
		}
		ignore, nonword := r.IntN(2) == 0, r.IntN(4) == 0
		body := strings.Join(text, " ")
		// Matches are taken block by block, so one line break alone stays inside.
		body = strings.TrimSpace(regexp.MustCompile(`\s*\n\s*`).ReplaceAllString(regexp.MustCompile(` +`).ReplaceAllString(body, " "), "\n"))
		whole := `(?m)\b(?:` + strings.Join(list, "|") + `)\b`
		if nonword {
			whole = `(?m)(?:` + strings.Join(list, "|") + `)`
		}
		if ignore {
			whole = "(?i)" + whole
		}
		var want []string
		for _, loc := range regexp.MustCompile(whole).FindAllStringIndex(body, -1) {
			if loc[0] < loc[1] {
				want = append(want, fmt.Sprint(loc))
			}
		}
		var got []string
		for _, m := range search(t, list, ignore, nonword, body) {
			got = append(got, fmt.Sprint([]int{m.start, m.end}))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("round %d: %q in %q (ignore case %v, nonword %v):\n%v, want\n%v", round, list, body, ignore, nonword, got, want)
		}
	}
}

// search finds tokens in a text of one block through the shared matcher.
func search(t *testing.T, list []string, ignore, nonword bool, text string) []match {
	t.Helper()
	d := &definition{}
	tokens, err := d.tokens(list, "", false, ignore, !nonword)
	if err != nil {
		t.Fatal(err)
	}
	var out []match
	rule := &rules.Rule{
		ID: "test/rule", Title: "test", Severity: rules.Hint, Confidence: rules.Unsure, Overlaps: true, Phrases: tokens.list,
		Check: func(p *rules.Pass) {
			u := []unit{{text: text, scope: "text.md"}}
			out = tokens.find(p, viewOf(p), u)
		},
	}
	set, err := rules.NewSet([]*rules.Rule{rule})
	if err != nil {
		t.Fatal(err)
	}
	// One paragraph whose text is the source, byte for byte but for its breaks.
	a, err := corpus.Read("a.md", []byte("<p>"+strings.ReplaceAll(text, "\n", " ")+"</p>"), corpus.Options{Format: corpus.HTML})
	if err != nil {
		t.Fatal(err)
	}
	if a.Text.String() != strings.ReplaceAll(text, "\n", " ") {
		return search(t, list, ignore, nonword, strings.Join(strings.Fields(text), " "))
	}
	_, failures := set.Check(a)
	for _, f := range failures {
		t.Fatal(f.Cause)
	}
	return out
}

func TestWithoutLookaround(t *testing.T) {
	for expression, want := range map[string]string{
		`(?<!un)tidy`:          `(?:)tidy`,
		`so(?! (that|what))`:   `so(?:)`,
		`[(?=]x(?=[)]y)z`:      `[(?=]x(?:)z`,
		`\(?=a`:                `\(?=a`,
		`(a)\1`:                `(a).*`,
		`a(?:b(?<=c(d)e)f)g`:   `a(?:b(?:)f)g`,
		`(?!`:                  `(?:)`,
		`[]x(?=`:               `[]x(?=`,
		`(?<name>oar)(?=\)\))`: `(?<name>oar)(?:)`,
	} {
		if got := withoutLookaround(expression); got != want {
			t.Errorf("%s: %s, want %s", expression, got, want)
		}
	}
}

// FuzzCompile compiles any expression and tries it on any text.
func FuzzCompile(f *testing.F) {
	for _, e := range []string{`oars?`, `(?<!un)tidy`, `so(?! that)`, `^But`, `\w+ed\b`, `(a)\1 oar`, `[“"]x`, `a{2,3}|b`, `(?i)été`} {
		f.Add(e, "A tidy oar, so aa oar.\nBut “x” été", true, true)
	}
	f.Fuzz(func(t *testing.T, expression, text string, ignore, edges bool) {
		if len(expression) > 300 || len(text) > 1000 {
			t.Skip()
		}
		p, err := compile(expression, ignore, edges)
		if err != nil {
			return
		}
		if p.lk != nil {
			re := p.lk.get()
			re.MatchTimeout = 20 * time.Millisecond
			if _, err := re.FindAllStringIndex(text, -1); err != nil {
				return
			}
		}
		for _, loc := range p.all(text) {
			if loc[0] < 0 || loc[1] < loc[0] || loc[1] > len(text) {
				t.Fatalf("%q: match %v of a text of %d bytes", expression, loc, len(text))
			}
		}
		if p.mode == lead {
			for i := range text {
				if end := p.at(text, i); end > len(text) {
					t.Fatalf("%q: a match ends at %d of %d", expression, end, len(text))
				}
			}
		}
	})
}

// FuzzRule reads rules that may be anything.
func FuzzRule(f *testing.F) {
	for _, kind := range []string{"existence", "substitution", "occurrence", "repetition", "consistency", "conditional", "capitalization", "metric", "readability"} {
		f.Add(fmt.Sprintf("extends: %s\nmessage: \"%%s\"\ntokens: [oar, 'sail(?!or)', '[a-c]+x']\nswap: {a: b}\ntoken: a\nmax: 1\neither: {a: b}\nfirst: a\nsecond: (b)\nmatch: $title\nformula: words\ncondition: '> 1'\nmetrics: [SMOG]\n", kind))
	}
	f.Add("extends: existence\nmessage: m\nscope: [raw, '~list & text', sentence]\nraw: ['\\s*']\ntokens: ['']\n")
	f.Add("extends: House.Other\ntokens+: [x]\n")
	f.Fuzz(func(t *testing.T, rule string) {
		l := loader{stylesDir: "styles", open: func(string) ([]byte, error) { return []byte(rule), nil }}
		r, err := l.rule("styles/House/Rule.yml", "House", "Rule")
		if (r == nil) == (err == nil) && err == nil {
			t.Fatal("neither a rule nor a reason")
		}
		if err == nil && r.Phrases != nil {
			r.Phrases()
		}
	})
}

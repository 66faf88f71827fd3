package anchor_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/match"
	"github.com/copydesk/copydesk/rules/pack/anchor"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		expression string
		want       string // anchors, ">" after one that may go on, "<" before one in mid-word
		lead       bool
	}{
		{`\bferry\b`, "ferry", true},
		{`\bferr(?:y|ies)\b`, "ferry|ferries", true},
		{`\bgoalkeepers?\b`, "goalkeepers|goalkeeper", true},
		{`\b[Tt]he (?:north|south) stand`, "the north stand>|the south stand>", true},
		{`\bwater\w+`, "water>", true},
		{`ferry`, "<ferry>", false},
		{`\w+ of the garden\b`, "of the garden", false},
		{`\s+so,`, "so,", false},
		{`—`, "-", true},
		{`…and`, "...and>", true},
		{`“quote”`, `"quote"`, true},
		{`(?i)\bRENT LAW\b`, "rent law", true},
		{`\b(?:rent|tenancy) (?:law|act)\b`, "rent law|rent act|tenancy law|tenancy act", true},
		{`[^.!?]+ is not the point`, "is not the point>", false},
		{`\w+`, "", false},
		{`(?:ferry)?`, "", false},
		{`ferry|\w+`, "", false},
		{`.*`, "", false},
	} {
		set, err := anchor.Of(c.expression)
		var got []string
		for _, a := range set.List {
			s := a.Text
			if a.Inner {
				s = "<" + s
			}
			if a.Prefix {
				s += ">"
			}
			got = append(got, s)
		}
		if joined := strings.Join(got, "|"); joined != c.want || set.Lead != c.lead || (err != nil) != (c.want == "") {
			t.Errorf("%s: %q lead %v (%v), want %q lead %v", c.expression, joined, set.Lead, err, c.want, c.lead)
		}
	}
}

// holds reports whether a text holds one of the anchors as the shared matcher
// finds them.
func holds(set anchor.Set, text string) bool {
	folded := corpus.FoldString(text)
	var phrases []match.Phrase
	for _, a := range set.List {
		if a.Inner {
			if strings.Contains(folded, a.Text) {
				return true
			}
			continue
		}
		phrases = append(phrases, match.Phrase{Text: a.Text, Prefix: a.Prefix})
	}
	return len(match.New(phrases).Find(folded)) > 0
}

// FuzzOf holds the anchors to their promise: where an expression matches, one
// of them stands.
func FuzzOf(f *testing.F) {
	for _, seed := range [][2]string{
		{`\bferr(y|ies)\b`, "The ferries are late."},
		{`[ab]+ (?:c|d)?e`, "ab ce aab e"},
		{`\w+ly\b`, "slowly, quickly"},
		{`(?i)THE\s+garden`, "in the  Garden"},
		{`\s*-\s*so`, "rain - so"},
		{`(a|b){2,3}x?\b`, "abab"},
		{`“[^”]+”`, "he said “no” twice"},
		{`\$[\d]* ?(?:dollars|usd)`, "$5 dollars"},
		{`\d{1,2} ?[ap]m\b`, "at 10 am"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		if len(expression) > 200 || len(text) > 2000 || strings.ContainsAny(text, "\u00ad\u200b") {
			t.Skip()
		}
		re, err := regexp.Compile(expression)
		if err != nil {
			t.Skip()
		}
		set, err := anchor.Of(expression)
		if err != nil || !plain(text) || !plain(expression) {
			return // whatever it is, it must not break
		}
		if loc := re.FindStringIndex(text); loc != nil && !holds(set, text) {
			t.Errorf("%q matches %q in %q, which holds none of %v", expression, text[loc[0]:loc[1]], text, set.List)
		}
	})
}

// plain leaves texts out whose folding depends on what stands beside them:
// control characters, combining accents.
func plain(text string) bool {
	return !slices.ContainsFunc([]rune(text), func(r rune) bool { return r < ' ' || r > 0x17F && r != '“' && r != '”' || r >= 0x7F && r < 0xA1 })
}

// TestHostile bounds what an expression may cost.
func TestHostile(t *testing.T) {
	for name, expression := range map[string]string{
		"choices in a row": strings.Repeat("(a|b|c|d|e)", 300),
		"deep":             strings.Repeat("(", 500) + "ferry" + strings.Repeat(")", 500),
		"alternation":      strings.TrimSuffix(strings.Repeat("ferry|", 20000), "|"),
		"classes":          strings.Repeat("[a-z]", 2000) + "x",
	} {
		set, err := anchor.Of(expression)
		if len(set.List) > 5000 {
			t.Errorf("%s: %d anchors (%v)", name, len(set.List), err)
		}
	}
}

package rules

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// searched finds what pattern.find must find, by searching the line.
func searched(re *regexp.Regexp, text string, from, start, to int) (s, e int, ok bool) {
	for at := from; at <= start; {
		loc := re.FindStringIndex(text[at:to])
		if loc == nil || at+loc[0] > start {
			break
		}
		if s, e = at+loc[0], at+loc[1]; start < e {
			return s, e, true
		}
		for at = max(e, at+1); at < to && !utf8.RuneStart(text[at]); at++ {
		}
	}
	return 0, 0, false
}

func TestPatternFindsWhatASearchFinds(t *testing.T) {
	expressions := []string{
		`\bthe tide\b`, `tide`, `\d[\d,. ]{0,8} ?tides?`, `(?:low|high|at the) tide`, `(?:the )?tide`, `[^ ]+ tide`, `.tide`, `(?i)The tide`,
		`\bat the (?:\w+ )?tide|\blow[\w ]*tide`, `^the.*tide`, `(?:a|the) *tide(?: table)?$`, `\Btide`, `[äé]?tide`, `(?:\b|é)tide`, `é.?tide`, `(?:)tide`,
	}
	words := strings.Fields("the tide low high at a table 12 3.5 tides é ä 潮 low-tide t")
	r := rand.New(rand.NewPCG(5, 6))
	for _, expression := range expressions {
		p, re := compilePattern(expression, "tide"), regexp.MustCompile(expression)
		for range 2000 {
			var b strings.Builder
			for range 1 + r.IntN(12) {
				b.WriteString(words[r.IntN(len(words))])
				b.WriteString([]string{" ", " ", "", ", "}[r.IntN(4)])
			}
			text := b.String()
			start := strings.LastIndex(text, "tide")
			if start < 0 || p.fromAnchor {
				continue
			}
			s, e, ok := p.find(text, 0, start, len(text))
			if ws, we, wok := searched(re, text, 0, start, len(text)); s != ws || e != we || ok != wok {
				t.Fatalf("%s in %q: %d to %d %v, want %d to %d %v", expression, text, s, e, ok, ws, we, wok)
			}
		}
	}
}

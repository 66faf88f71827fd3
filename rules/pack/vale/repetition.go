package vale

import (
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/rules"
)

// repetition marks tokens that stand twice in a row.
func repetition(d *definition) (*rules.Rule, error) {
	list := d.List("tokens")
	ignore, alpha, most := d.Bool("ignorecase", false), d.Bool("alpha", false), d.Int("max", 0)
	e := exceptionsOf(d, false)
	next, err := repeated(d, list, ignore)
	if err != nil {
		return nil, err
	}
	return d.rule(func(p *rules.Pass) {
		v := viewOf(p)
		units := v.units(d.scope)
		n := 0
		for i := range units {
			u := &units[i]
			last, from, count := "", 0, 0
			for start, end := next(u.text, 0); start >= 0; start, end = next(u.text, max(end, start+1)) {
				text := strings.TrimSpace(u.text[start:end])
				same := text != "" && (text == last || ignore && strings.EqualFold(text, last)) && (!alpha || letters(text))
				if same {
					count++
				}
				if m := (match{unit: u, start: from, end: end}); same && count > most && !strings.ContainsAny(lastByte(last), ".!?") && !e.excuse(m) {
					if d.limit == 0 || n < d.limit {
						if d.report(p, v, m.place(rules.Finding{Message: format(d.message, text)})) {
							n++
						}
					}
					count = 0
				}
				last, from = text, start
			}
		}
	}), nil
}

// repeated returns what finds the next token of a text. The tokens that nearly
// all such rules have, runs of what is no blank, need no expression.
func repeated(d *definition, list []string, ignore bool) (func(text string, from int) (start, end int), error) {
	if len(list) == 1 && (list[0] == `[^\s]+` || list[0] == `\S+`) {
		return func(text string, from int) (int, int) {
			for from < len(text) && asciiSpace(text[from]) {
				from++
			}
			end := from
			for end < len(text) && !asciiSpace(text[end]) {
				end++
			}
			if from == end {
				return -1, -1
			}
			return from, end
		}, nil
	}
	t, err := d.tokens([]string{strings.Join(list, "|")}, "", false, ignore, false)
	if err != nil {
		return nil, err
	}
	p := t.patterns[0]
	return func(text string, from int) (int, int) {
		if from >= len(text) {
			return -1, -1
		}
		loc := p.free().FindStringIndex(text[from:])
		if loc == nil {
			return -1, -1
		}
		return from + loc[0], from + loc[1]
	}, nil
}

func asciiSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func lastByte(s string) string { return s[max(0, len(s)-1):] }

func letters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

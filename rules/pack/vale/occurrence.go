package vale

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

// occurrence counts a token in each unit and marks units with too many or too
// few.
func occurrence(d *definition) (*rules.Rule, error) {
	token, ignore := d.Text("token"), d.Bool("ignorecase", false)
	most, least := d.Int("max", 0), d.Int("min", 0)
	if token == "" {
		return nil, fmt.Errorf("%s: no token: there is nothing to count", d.Where("token"))
	}
	p, err := compile(token, ignore, false)
	if err != nil {
		return nil, fmt.Errorf("token %q: %w", clip(token), err)
	}
	count := p.all
	switch token {
	case `\b(\w+)\b`, `\b\w+\b`, `\w+`:
		// Rules on the length of sentences count words, all of them in this way.
		count = func(text string) [][]int { return words(text, token[0] == '\\' && token[1] == 'b') }
	}
	return d.rule(func(pass *rules.Pass) {
		v := viewOf(pass)
		units := v.units(d.scope)
		n := 0
		for i := range units {
			u := &units[i]
			found := count(u.text)
			if (most <= 0 || len(found) <= most) && (least <= 0 || len(found) >= least) || d.limit > 0 && n == d.limit {
				continue
			}
			m, ok := shown(u, found)
			if ok && d.report(pass, v, m.place(rules.Finding{Message: format(d.message, strconv.Itoa(len(found)))})) {
				n++
			}
		}
	}), nil
}

// shown chooses what to mark of a unit: the first token that is no code, or
// the first word where there is none.
func shown(u *unit, found [][]int) (match, bool) {
	for _, loc := range found {
		if text := u.text[loc[0]:loc[1]]; strings.Trim(text, " \n\t*@") != "" {
			return match{unit: u, start: loc[0], end: loc[1]}, true
		}
	}
	if len(found) > 0 {
		return match{}, false
	}
	return firstWord(u)
}

func firstWord(u *unit) (match, bool) {
	start := len(u.text) - len(strings.TrimLeft(u.text, " \t\n\r"))
	n := strings.IndexAny(u.text[start:], " \t\n\r")
	if n < 0 {
		n = len(u.text) - start
	}
	return match{unit: u, start: start, end: start + n}, n > 0
}

// words returns the runs of ASCII letters, digits and underlines of a text, as
// \w+ does, if need be only those that word edges surround.
func words(text string, edges bool) [][]int {
	var out [][]int
	for i := 0; i < len(text); i++ {
		if !isWordByte(text[i]) {
			continue
		}
		start := i
		for i < len(text) && isWordByte(text[i]) {
			i++
		}
		if !edges || edge(text, start) && edge(text, i) {
			out = append(out, []int{start, i})
		}
	}
	return out
}

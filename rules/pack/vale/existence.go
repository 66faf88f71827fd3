package vale

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

// existence marks every place where one of its tokens stands.
func existence(d *definition) (*rules.Rule, error) {
	var tokens []string
	for _, t := range d.List("tokens") {
		if strings.TrimSpace(t) != "" {
			tokens = append(tokens, t)
		}
	}
	raw := strings.Join(d.List("raw"), "")
	ignore, nonword, behind := d.Bool("ignorecase", false), d.Bool("nonword", false), d.Bool("append", false)
	e := exceptionsOf(d, nonword)
	edges := !nonword && len(tokens) > 0
	t, err := d.tokens(tokens, raw, behind, ignore, edges)
	if err != nil {
		return nil, err
	}
	r := d.rule(func(p *rules.Pass) {
		v := viewOf(p)
		n := 0
		for _, m := range t.find(p, v, v.units(d.scope)) {
			if e.excuse(m) || d.limit > 0 && n == d.limit {
				continue
			}
			f := m.place(rules.Finding{Message: format(d.message, m.text())})
			if d.action.name == "remove" && !m.unit.raw() {
				if edit, ok := p.Replace(f.Range, ""); ok {
					f.Fixes = []rules.Fix{{Safety: rules.Manual, Message: "delete it", Edits: []rules.Edit{edit}}}
				}
			}
			if d.report(p, v, f) {
				n++
			}
		}
	})
	r.Phrases = t.list
	return r, nil
}

// sharedFlags finds a flag set in the middle of a token, which Vale lets
// reach into the tokens behind it.
var sharedFlags = regexp.MustCompile(`^\(\?[a-zA-Z-]+\)`)

// tokens makes the patterns of a list of tokens and of what stands before or
// behind them.
func (d *definition) tokens(list []string, raw string, behind, ignore, edges bool) (*tokens, error) {
	if len(list) > maxTokens {
		return nil, fmt.Errorf("%d tokens; the limit is %d", len(list), maxTokens)
	}
	if len(list) == 0 && raw == "" {
		return nil, errors.New("neither tokens nor raw: there is nothing to look for")
	}
	flagged := slices.ContainsFunc(list, func(t string) bool { return sharedFlags.MatchString(t) })
	if raw != "" || flagged {
		joined := strings.Join(list, "|")
		if edges {
			joined = `\b(?:` + joined + `)\b`
		} else {
			joined = `(?:` + joined + `)`
		}
		if behind {
			joined += raw
		} else {
			joined = raw + joined
		}
		list, edges = []string{joined}, false
	}
	t := &tokens{}
	for _, token := range list {
		p, err := compile(token, ignore, edges)
		if err != nil {
			return nil, fmt.Errorf("token %q: %w", clip(token), err)
		}
		t.patterns = append(t.patterns, p)
	}
	return t, nil
}

// clip shortens a text for a message.
func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

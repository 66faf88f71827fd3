package vale

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/strict"
)

// swap is one wording of a substitution and what to write instead.
type swap struct {
	pattern  string
	instead  string
	accepted *regexp.Regexp // what is right as it stands; nil: nothing but the text of instead
}

// substitution marks wording for which there is a better one.
func substitution(d *definition) (*rules.Rule, error) {
	ignore, nonword := d.Bool("ignorecase", false), d.Bool("nonword", false)
	capitalize := d.Bool("capitalize", false)
	e := exceptionsOf(d, false)
	d.Text("pos")
	pairs := d.Pairs("swap")
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s: no swaps: there is nothing to look for", d.Where("swap"))
	}
	slices.SortStableFunc(pairs, func(a, b strict.Pair) int {
		if len(a.Key) != len(b.Key) {
			return len(b.Key) - len(a.Key)
		}
		return strings.Compare(a.Key, b.Key)
	})
	list := make([]string, len(pairs))
	swaps := make([]swap, len(pairs))
	for i, p := range pairs {
		list[i] = p.Key
		if sharedFlags.MatchString(p.Key) {
			list[i] = "(?:" + p.Key + ")" // its flags are its own
		}
		swaps[i] = swap{pattern: p.Key, instead: p.Value}
		if strings.ContainsAny(p.Value, `\.+*?()[]{}^$`) {
			swaps[i].accepted, _ = regexp.Compile(`^(?:` + p.Value + `)$`)
		}
	}
	t, err := d.tokens(list, "", false, ignore, !nonword)
	if err != nil {
		return nil, err
	}
	r := d.rule(func(p *rules.Pass) {
		v := viewOf(p)
		n := 0
		for _, m := range t.find(p, v, v.units(d.scope)) {
			text := m.text()
			s := &swaps[min(m.token, len(swaps)-1)]
			instead := s.instead
			if strings.Contains(instead, "$") {
				instead = expand(s, ignore, text)
			}
			if capitalize && text == upperFirst(text) {
				instead = upperFirst(instead)
			}
			choices := options(instead)
			right := instead == text || s.accepted != nil && s.accepted.MatchString(text)
			if d.action.name == "replace" {
				right = slices.Contains(choices, text)
			}
			if right || e.excuse(m) || d.limit > 0 && n == d.limit {
				continue
			}
			message, shown := d.message, instead
			f := m.place(rules.Finding{})
			if d.action.name == "replace" {
				if len(d.action.params) > 0 {
					choices = d.action.params
				}
				shown = sentence(choices)
				message = withoutQuotes(message)
			}
			f.Message = format(message, shown, text)
			if !m.unit.raw() {
				f.Fixes = replacements(p, f, choices, s.accepted != nil)
			}
			if d.report(p, v, f) {
				n++
			}
		}
	})
	r.Phrases = t.list
	return r, nil
}

// replacements are the fixes that put each choice in the place of a match.
func replacements(p *rules.Pass, f rules.Finding, choices []string, pattern bool) []rules.Fix {
	if pattern {
		return nil
	}
	safety := rules.Unsafe
	if len(choices) != 1 {
		safety = rules.Manual
	}
	var out []rules.Fix
	for _, c := range choices {
		if edit, ok := p.Replace(f.Range, c); ok {
			out = append(out, rules.Fix{Safety: safety, Message: "write " + strconv.Quote(c), Edits: []rules.Edit{edit}})
		}
	}
	return out
}

// expand puts what groups of the pattern matched into the replacement: "$1".
func expand(s *swap, ignore bool, text string) string {
	flags := ""
	if ignore {
		flags = "(?i)"
	}
	re, err := regexp.Compile(flags + s.pattern)
	if err != nil {
		return s.instead
	}
	return re.ReplaceAllString(text, regexp.MustCompile(`\$(\d+)`).ReplaceAllString(s.instead, "$${$1}"))
}

// options are the choices of a replacement: "a|b".
func options(instead string) []string {
	var out []string
	for o := range strings.SplitSeq(strings.ReplaceAll(instead, `\|`, "\x00"), "|") {
		if o != "" {
			out = append(out, strings.ReplaceAll(o, "\x00", "|"))
		}
	}
	return out
}

// sentence lists choices as a person would: 'a', 'b', or 'c'.
func sentence(choices []string) string {
	quoted := make([]string, len(choices))
	for i, c := range choices {
		quoted[i] = "'" + c + "'"
	}
	switch n := len(quoted); n {
	case 0:
		return ""
	case 1, 2:
		return strings.Join(quoted, " or ")
	default:
		quoted[n-1] = "or " + quoted[n-1]
		return strings.Join(quoted, ", ")
	}
}

// withoutQuotes leaves the marks out around the place where choices go that
// bring their own.
func withoutQuotes(message string) string {
	for _, verb := range []string{"'%s'", `"%s"`} {
		if strings.Count(message, verb) == 2 {
			message = strings.Replace(message, verb, "%s", 1)
		}
	}
	return message
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

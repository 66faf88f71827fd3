package vale

import (
	"fmt"
	"regexp"

	"github.com/copydesk/copydesk/rules"
)

// conditional marks what needs something else to stand in the article: an
// abbreviation that nobody spells out.
func conditional(d *definition) (*rules.Rule, error) {
	first, second := d.Text("first"), d.Text("second")
	d.Bool("ignorecase", false)
	e := exceptionsOf(d, false)
	if first == "" || second == "" {
		return nil, fmt.Errorf("%s: both first and second are needed", d.Where("first"))
	}
	if d.Has("in") {
		return nil, fmt.Errorf(`%s: "in" names a scope of a view, and copydesk has no views`, d.Where("in"))
	}
	needs, err := d.expression("second", second)
	if err != nil {
		return nil, err
	}
	p, err := compile(first, false, false)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.Where("first"), err)
	}
	return d.rule(func(pass *rules.Pass) {
		v := viewOf(pass)
		units := v.units(d.scope)
		defined := map[string]bool{}
		n := 0
		for i := range units {
			u := &units[i]
			if needs.NumSubexp() == 0 {
				if needs.MatchString(u.text) {
					continue
				}
			} else {
				for _, groups := range needs.FindAllStringSubmatch(u.text, -1) {
					for _, g := range groups[1:] {
						defined[g] = true
					}
				}
			}
			for _, loc := range p.all(u.text) {
				m := match{unit: u, start: loc[0], end: loc[1]}
				if m.start == m.end || defined[m.text()] || e.excuse(m) || d.limit > 0 && n == d.limit {
					continue
				}
				if d.report(pass, v, m.place(rules.Finding{Message: format(d.message, m.text())})) {
					n++
				}
			}
		}
	}), nil
}

// expression compiles the expression of a key in Go's syntax.
func (d *definition) expression(key, source string) (*regexp.Regexp, error) {
	if len(source) > maxPattern {
		return nil, fmt.Errorf("%s: %d bytes; the limit is %d", d.Where(key), len(source), maxPattern)
	}
	re, err := regexp.Compile("(?m)" + source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.Where(key), err)
	}
	return re, nil
}

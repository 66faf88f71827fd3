package vale

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

// consistency marks an article that writes a thing in two ways.
func consistency(d *definition) (*rules.Rule, error) {
	ignore, nonword := d.Bool("ignorecase", false), d.Bool("nonword", false)
	pairs := d.Pairs("either")
	if len(pairs) == 0 {
		return nil, fmt.Errorf("%s: no pairs: there is nothing to compare", d.Where("either"))
	}
	var list []string
	for _, p := range pairs {
		list = append(list, p.Key, p.Value)
	}
	t, err := d.tokens(list, "", false, ignore, !nonword)
	if err != nil {
		return nil, err
	}
	r := d.rule(func(p *rules.Pass) {
		v := viewOf(p)
		seen := make([]bool, len(list))
		found := t.find(p, v, v.units(d.scope))
		n := 0
		for i := 0; i < len(found); {
			k := i
			last := map[int]match{} // the last match of each pair in the unit
			for ; k < len(found) && found[k].unit == found[i].unit; k++ {
				seen[found[k].token] = true
				last[found[k].token/2] = found[k]
			}
			for pair := range pairs {
				m, here := last[pair]
				if !here || !seen[2*pair] || !seen[2*pair+1] || d.limit > 0 && n == d.limit {
					continue
				}
				if at := strings.Index(m.unit.text, m.text()); at >= 0 {
					m.start, m.end = at, at+m.end-m.start
				}
				if d.report(p, v, m.place(rules.Finding{Message: format(d.message, m.text())})) {
					n++
				}
			}
			i = k
		}
	})
	r.Phrases = t.list
	return r, nil
}

package config

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/suggest"
)

// didYouMean suggests a rule, category or set for a name that is none, also
// for a rule's name without its category.
func didYouMean(all []*rules.Rule, name string) string {
	category, rule, full := strings.Cut(name, "/")
	if full {
		// Each part is looked at alone: a slip in a short category counts
		// for little in a long ID.
		if near := suggest.Nearest(category, Categories(all)); near != "" {
			if id := near + "/" + rule; slices.ContainsFunc(all, func(r *rules.Rule) bool { return r.ID == id }) {
				return "; did you mean " + id + "?"
			}
		}
	}
	ids := append(Categories(all), Sets(all)...)
	byName := map[string]string{}
	var names []string
	for _, r := range all {
		ids = append(ids, r.ID)
		_, n, _ := strings.Cut(r.ID, "/")
		names = append(names, n)
		byName[n] = r.ID
	}
	last := name[strings.LastIndexByte(name, '/')+1:]
	if id := byName[last]; id != "" {
		return "; did you mean " + id + "?" // the right name, another category
	}
	if near := suggest.Nearest(name, ids); near != "" {
		return "; did you mean " + near + "?"
	}
	if near := suggest.Nearest(last, names); near != "" {
		return "; did you mean " + byName[near] + "?"
	}
	return ""
}

package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

// standard is the set of the rules that work unless somebody chooses others.
const standard = "standard"

// choose returns the rules that --select names, or the standard set where it
// names none, without those that --ignore names. A name is a rule, a category,
// a set or a glob over the rules' IDs; each of them also means the rules that
// wait to be asked for.
func choose(all []*rules.Rule, selected, ignored []string) ([]*rules.Rule, error) {
	chosen := map[*rules.Rule]bool{}
	for _, r := range all {
		chosen[r] = len(selected) == 0 && !r.OnRequest
	}
	mark := func(flag string, names []string, as bool) error {
		for _, name := range names {
			named, err := find(all, name)
			if err != nil {
				return fmt.Errorf("--%s: %w", flag, err)
			}
			for _, r := range named {
				chosen[r] = as
			}
		}
		return nil
	}
	if err := errors.Join(mark("select", selected, true), mark("ignore", ignored, false)); err != nil {
		return nil, err
	}
	var left []*rules.Rule
	for _, r := range all {
		if chosen[r] {
			left = append(left, r)
		}
	}
	if len(left) == 0 {
		return nil, errors.New("--select and --ignore leave no rule")
	}
	return left, nil
}

// find returns the rules that a name means: at least one, or an error.
func find(all []*rules.Rule, name string) ([]*rules.Rule, error) {
	name = strings.TrimSpace(name)
	var found []*rules.Rule
	for _, r := range all {
		match, err := path.Match(name, r.ID)
		if err != nil {
			return nil, fmt.Errorf("%q is no glob: %w", name, err)
		}
		if match || r.Category() == strings.TrimSuffix(name, "/") || slices.Contains(setsOf(r), name) {
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("no rule, category or set is called %q%s", name, didYouMeanRule(all, name))
	}
	return found, nil
}

// setsOf names the sets that a rule belongs to.
func setsOf(r *rules.Rule) []string {
	var sets []string
	if !r.OnRequest {
		sets = append(sets, standard)
	}
	if r.Set != "" {
		sets = append(sets, r.Set)
	}
	return sets
}

// sets names all sets that the rules belong to.
func sets(all []*rules.Rule) []string {
	var out []string
	for _, r := range all {
		for _, s := range setsOf(r) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	slices.Sort(out)
	return out
}

func categories(all []*rules.Rule) []string {
	var out []string
	for _, r := range all {
		if c := r.Category(); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// didYouMeanRule suggests a rule, category or set for a name that is none, also for
// a rule's name without its category.
func didYouMeanRule(all []*rules.Rule, name string) string {
	category, rule, full := strings.Cut(name, "/")
	if full {
		// Each part is looked at alone: a slip in a short category counts
		// for little in a long ID.
		if near := nearest(category, categories(all)); near != "" {
			if id := near + "/" + rule; slices.ContainsFunc(all, func(r *rules.Rule) bool { return r.ID == id }) {
				return "; did you mean " + id + "?"
			}
		}
	}
	ids := append(categories(all), sets(all)...)
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
	if near := nearest(name, ids); near != "" {
		return "; did you mean " + near + "?"
	}
	if near := nearest(last, names); near != "" {
		return "; did you mean " + byName[near] + "?"
	}
	return ""
}

package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/copydesk/copydesk/rules/suggest"
)

// states are what a rule may be set to.
var states = []string{"error", "warning", "hint", On, Off}

// settings reads the mapping of rules. Whether the rules and their options
// exist is seen when they are applied: packs bring rules of their own.
func (d *decoder) settings(n *yaml.Node) []Setting {
	if n.Kind != yaml.MappingNode {
		d.add(d.place(n), "rules is a mapping (rule: severity), not %s", describe(n))
		return nil
	}
	var out []Setting
	for name, value := range d.pairs(n, map[string]Place{}) {
		value, ok := d.enter(value)
		if !ok {
			return out
		}
		out = append(out, d.setting(name, value))
		d.leave()
	}
	return out
}

func (d *decoder) setting(name Text, n *yaml.Node) Setting {
	s := Setting{Name: name}
	switch {
	case n.Kind != yaml.MappingNode:
		s.State = d.state(name.Value, n, states)
		return s
	case len(n.Content) == 0:
		d.add(d.place(n), "%s says nothing: give it a severity or an option", name.Value)
	}
	for key, value := range d.pairs(n, map[string]Place{}) {
		value, ok := d.enter(value)
		if !ok {
			return s
		}
		if key.Value == "severity" {
			s.State = d.state("severity", value, states)
		} else if v, ok := d.option(key, value); ok {
			s.Options = append(s.Options, v)
		}
		d.leave()
	}
	return s
}

func (d *decoder) state(what string, n *yaml.Node, allowed []string) Text {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" {
		hint := ""
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!bool" {
			hint = "; did you mean " + map[bool]string{true: On, false: Off}[strings.EqualFold(n.Value, "true")] + "?"
		}
		d.add(d.place(n), "%s is one of %s, not %s%s", what, strings.Join(allowed, ", "), describe(n), hint)
		return Text{}
	}
	t := Text{n.Value, d.place(n)}
	if !slices.Contains(allowed, n.Value) {
		hint := suggest.DidYouMean(n.Value, allowed)
		if instead := otherStates[strings.ToLower(n.Value)]; hint == "" && instead != "" {
			hint = "; did you mean " + instead + "?"
		}
		d.add(t.Place, "%s is one of %s, not %q%s", what, strings.Join(allowed, ", "), n.Value, hint)
	}
	return t
}

// otherStates are what other tools call a severity.
var otherStates = map[string]string{
	"suggestion": "hint", "info": "hint", "note": "hint", "none": Off, "disabled": Off, "ignore": Off, "no": Off,
	"never": Off, "yes": On, "enabled": On, "default": On, "fatal": "error", "critical": "error",
}

// option reads what an option is set to.
func (d *decoder) option(name Text, n *yaml.Node) (Value, bool) {
	v := Value{Name: name, Place: d.place(n)}
	switch n.Kind {
	case yaml.SequenceNode:
		words := []string{}
		for _, e := range n.Content {
			if e.Kind != yaml.ScalarNode || e.ShortTag() != "!!str" {
				d.add(d.place(e), "an entry of %s is a text, not %s", name.Value, describe(e))
				return v, false
			}
			words = append(words, e.Value)
		}
		v.Value = words
		return v, true
	case yaml.ScalarNode:
		switch n.ShortTag() {
		case "!!str":
			v.Value = n.Value
			return v, true
		case "!!bool":
			v.Value = strings.EqualFold(n.Value, "true")
			return v, true
		}
		if value, ok := whole(n); ok {
			v.Value = value
			return v, true
		}
	}
	d.add(v.Place, "%s is a whole number, a text, a list of texts, true or false, not %s", name.Value, describe(n))
	return v, false
}

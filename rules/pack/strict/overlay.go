package strict

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Overlay lays another mapping over a copy of this one: what it has counts,
// the rest stays. A key that ends in "+" adds to a list or mapping of this
// one, a key that ends in "-" takes entries away.
func (m *Map) Overlay(over *Map) (*Map, error) {
	out := &Map{file: over.file, node: over.node, keys: map[string]*yaml.Node{}, vals: map[string]*yaml.Node{}, asked: map[string]bool{}}
	for _, k := range m.order {
		out.set(k, m.keys[k], m.vals[k])
	}
	for _, k := range over.order {
		base := strings.TrimRight(k, "+-")
		if base == k {
			out.set(k, over.keys[k], over.vals[k])
			continue
		}
		edited, err := edit(out.vals[base], over.vals[k], strings.HasSuffix(k, "+"))
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", over.Where(k), k, err)
		}
		out.set(base, over.keys[k], edited)
	}
	return out, nil
}

func (m *Map) set(key string, k, v *yaml.Node) {
	if m.vals[key] == nil {
		m.order = append(m.order, key)
	}
	m.keys[key], m.vals[key] = k, v
}

func edit(have, change *yaml.Node, add bool) (*yaml.Node, error) {
	if have == nil {
		return nil, errors.New("the rule it extends has no such key")
	}
	out := *have
	out.Content = slices.Clone(have.Content)
	switch {
	case add && have.Kind == change.Kind && have.Kind == yaml.SequenceNode:
		out.Content = append(out.Content, change.Content...)
		return &out, nil
	case add && have.Kind == change.Kind && have.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(change.Content); i += 2 {
			out.Content = without(out.Content, change.Content[i].Value, 2)
			out.Content = append(out.Content, change.Content[i], change.Content[i+1])
		}
		return &out, nil
	case !add && change.Kind == yaml.SequenceNode && (have.Kind == yaml.SequenceNode || have.Kind == yaml.MappingNode):
		step := 1
		if have.Kind == yaml.MappingNode {
			step = 2
		}
		for _, c := range change.Content {
			left := without(out.Content, c.Value, step)
			if len(left) == len(out.Content) {
				return nil, fmt.Errorf("the rule it extends has no entry %q", c.Value)
			}
			out.Content = left
		}
		return &out, nil
	}
	return nil, errors.New("does not fit what the rule it extends has there")
}

func without(content []*yaml.Node, value string, step int) []*yaml.Node {
	for i := 0; i+step <= len(content); i += step {
		if content[i].Value == value {
			return slices.Concat(content[:i], content[i+step:])
		}
	}
	return content
}

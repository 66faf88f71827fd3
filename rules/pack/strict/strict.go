// Package strict reads the YAML files of packs: every value with its place,
// nothing guessed, nothing left over.
//
// [Parse] gives the file's mapping. Its methods take values out of it and note
// what is wrong with them; [Map.Err] tells the first fault, and finds the keys
// that nobody asked for.
package strict

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// How deep the values of a file may be nested: for the parser, and for us.
const (
	maxNested = 64
	maxDepth  = 8
)

// Map is a mapping of a file.
type Map struct {
	file  *file
	node  *yaml.Node
	order []string
	keys  map[string]*yaml.Node
	vals  map[string]*yaml.Node
	asked map[string]bool
}

type file struct {
	name   string
	faults []error
}

// Pair is one entry of a mapping of texts.
type Pair struct{ Key, Value string }

// Parse reads a file whose content is one mapping. The name is for its errors.
func Parse(name string, data []byte) (*Map, error) {
	if len(data) > MaxFile {
		return nil, fmt.Errorf("%s: the file has %d bytes; the limit is %d", name, len(data), MaxFile)
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxNested)))); err != nil {
		return nil, fmt.Errorf("%s%s", name, yamlFault(err))
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) != 1 {
		return nil, fmt.Errorf("%s: the file is empty", name)
	}
	f := &file{name: name}
	m := f.mapping(doc.Content[0], "the file", 0)
	if len(f.faults) > 0 {
		return nil, f.faults[0]
	}
	return m, nil
}

// yamlFault is what the parser has against a file, behind its place.
func yamlFault(err error) string {
	var e *yaml.LoadError
	if errors.As(err, &e) && e.Mark.Line > 0 {
		return fmt.Sprintf(":%d:%d: this is not YAML: %s", e.Mark.Line, max(1, e.Mark.Column), strings.TrimPrefix(e.Message, "yaml: "))
	}
	if strings.Contains(err.Error(), "no documents in stream") {
		return ": the file is empty"
	}
	return ": this is not YAML: " + strings.ReplaceAll(err.Error(), "\n", " ")
}

func (f *file) fault(n *yaml.Node, format string, args ...any) {
	f.faults = append(f.faults, fmt.Errorf("%s:%d:%d: %s", f.name, n.Line, n.Column, fmt.Sprintf(format, args...)))
}

func (f *file) mapping(n *yaml.Node, what string, depth int) *Map {
	m := &Map{file: f, node: n, keys: map[string]*yaml.Node{}, vals: map[string]*yaml.Node{}, asked: map[string]bool{}}
	switch {
	case n.Kind == yaml.AliasNode:
		f.fault(n, "%s is an alias; packs are written without them", what)
		return m
	case n.Kind != yaml.MappingNode:
		f.fault(n, "%s must hold keys and values", what)
		return m
	case depth > maxDepth:
		f.fault(n, "nested too deep")
		return m
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			f.fault(k, "a key must be plain text")
			continue
		}
		if m.keys[k.Value] != nil {
			f.fault(k, "%q is there twice", k.Value)
			continue
		}
		m.order = append(m.order, k.Value)
		m.keys[k.Value], m.vals[k.Value] = k, v
	}
	return m
}

// Keys are the keys of the mapping in the order of the file.
func (m *Map) Keys() []string { return m.order }

// Has reports whether the mapping has a key.
func (m *Map) Has(key string) bool { return m.vals[key] != nil }

// Fault notes that something is wrong with the value of a key, or with the
// whole mapping where it has no such key.
func (m *Map) Fault(key, format string, args ...any) {
	n := m.vals[key]
	if n == nil {
		n = m.node
	}
	m.file.fault(n, format, args...)
}

// Where is the place of a key's value: "file:line:col".
func (m *Map) Where(key string) string {
	n := m.vals[key]
	if n == nil {
		n = m.node
	}
	return fmt.Sprintf("%s:%d:%d", m.file.name, n.Line, n.Column)
}

// Err returns the first fault noted so far.
func (m *Map) Err() error {
	if len(m.file.faults) > 0 {
		return m.file.faults[0]
	}
	return nil
}

// Known notes every key that no method has asked for and that is not named
// here, with the one it may have been meant for.
func (m *Map) Known(also ...string) {
	for _, k := range m.order {
		if m.asked[k] || slices.Contains(also, k) {
			continue
		}
		names := slices.Clone(also)
		for a := range m.asked {
			names = append(names, a)
		}
		slices.Sort(names)
		m.file.fault(m.keys[k], "unknown key %q%s", k, DidYouMean(k, names))
	}
}

func (m *Map) get(key string) *yaml.Node {
	m.asked[key] = true
	n := m.vals[key]
	if n != nil && n.Kind == yaml.AliasNode {
		m.file.fault(n, "%q is an alias; packs are written without them", key)
		return nil
	}
	return n
}

func (m *Map) scalar(key, want string) (string, bool) {
	n := m.get(key)
	if n == nil {
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		m.file.fault(n, "%q must be %s", key, want)
		return "", false
	}
	return n.Value, n.Tag != "!!null"
}

// Text is the text of a key, "" without it.
func (m *Map) Text(key string) string {
	s, _ := m.scalar(key, "text")
	return s
}

// Bool is the truth of a key, otherwise without it.
func (m *Map) Bool(key string, otherwise bool) bool {
	s, ok := m.scalar(key, "true or false")
	if !ok {
		return otherwise
	}
	switch strings.ToLower(s) {
	case "true", "yes", "on", "1":
		return true
	case "false", "no", "off", "0":
		return false
	}
	m.Fault(key, "%q must be true or false, not %q", key, s)
	return otherwise
}

// Int is the whole number of a key, otherwise without it.
func (m *Map) Int(key string, otherwise int) int {
	s, ok := m.scalar(key, "a whole number")
	if !ok {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		m.Fault(key, "%q must be a whole number, not %q", key, s)
		return otherwise
	}
	return n
}

// Number is the number of a key, otherwise without it.
func (m *Map) Number(key string, otherwise float64) float64 {
	s, ok := m.scalar(key, "a number")
	if !ok {
		return otherwise
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x-x != 0 {
		m.Fault(key, "%q must be a number, not %q", key, s)
		return otherwise
	}
	return x
}

// OneOf is the text of a key, which must be one of some names; the first
// without it.
func (m *Map) OneOf(key string, names ...string) string {
	s, ok := m.scalar(key, "one of "+strings.Join(names, ", "))
	if !ok {
		return names[0]
	}
	if slices.Contains(names, s) {
		return s
	}
	m.Fault(key, "%q must be one of %s, not %q%s", key, strings.Join(names, ", "), s, DidYouMean(s, names))
	return names[0]
}

// List is the list of texts of a key. A single text is a list of one.
func (m *Map) List(key string) []string {
	n := m.get(key)
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	if n.Kind != yaml.SequenceNode {
		m.file.fault(n, "%q must be a list", key)
		return nil
	}
	out := make([]string, 0, len(n.Content))
	for _, c := range n.Content {
		if c.Kind != yaml.ScalarNode {
			m.file.fault(c, "an entry of %q must be plain text", key)
			continue
		}
		out = append(out, c.Value)
	}
	return out
}

// Pairs is the mapping of texts of a key, in the order of the file.
func (m *Map) Pairs(key string) []Pair {
	n := m.get(key)
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	sub := m.file.mapping(n, fmt.Sprintf("%q", key), 1)
	var out []Pair
	for _, k := range sub.order {
		out = append(out, Pair{k, sub.Text(k)})
	}
	return out
}

// Maps is the list of mappings of a key.
func (m *Map) Maps(key string) []*Map {
	n := m.get(key)
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		m.file.fault(n, "%q must be a list", key)
		return nil
	}
	var out []*Map
	for _, c := range n.Content {
		out = append(out, m.file.mapping(c, fmt.Sprintf("an entry of %q", key), 1))
	}
	return out
}

// Sub is the mapping of a key, nil without it.
func (m *Map) Sub(key string) *Map {
	n := m.get(key)
	if n == nil || n.Tag == "!!null" {
		return nil
	}
	return m.file.mapping(n, fmt.Sprintf("%q", key), 1)
}

// IsMap reports whether the value of a key is a mapping.
func (m *Map) IsMap(key string) bool { n := m.vals[key]; return n != nil && n.Kind == yaml.MappingNode }

// Rename gives a key another name: "IgnoreCase" is "ignorecase".
func (m *Map) Rename(key, name string) {
	if key == name || m.vals[key] == nil || m.vals[name] != nil {
		return
	}
	m.vals[name], m.keys[name] = m.vals[key], m.keys[key]
	delete(m.vals, key)
	delete(m.keys, key)
	m.order[slices.Index(m.order, key)] = name
}

// Replace gives a key another text.
func (m *Map) Replace(key, text string) {
	n := m.vals[key]
	if n == nil {
		return
	}
	changed := *n
	changed.Kind, changed.Tag, changed.Value, changed.Content = yaml.ScalarNode, "!!str", text, nil
	m.vals[key] = &changed
}

// Alone returns the mapping with a count of faults of its own, so that what is
// wrong with it does not spoil its neighbours.
func (m *Map) Alone() *Map {
	out := *m
	out.file = &file{name: m.file.name}
	return &out
}

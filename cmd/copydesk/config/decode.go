package config

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/copydesk/copydesk/rules/suggest"
)

// The bounds of a file. Nobody writes so much by hand.
const (
	mostBytes = 1 << 20
	mostDepth = 24
	mostNodes = 100_000 // with all that aliases repeat
)

// decode reads a configuration. All that is wrong with it comes as Problems;
// what could be read is returned all the same.
func decode(src *source, text string) (*Config, error) {
	src.lines = splitLines(strings.TrimPrefix(text, "\ufeff"))
	d := &decoder{source: src}
	c := &Config{}
	if n := d.parse(text); n != nil {
		d.into(n, reflect.ValueOf(c).Elem(), tag{}, "a configuration")
	}
	if len(d.problems) > 0 {
		return c, d.problems
	}
	return c, nil
}

type decoder struct {
	source   *source
	problems Problems
	depth    int
	nodes    int
	spent    bool // a bound was reached, and told
}

// parse returns the one document of a file, nil where there is none or it
// cannot be read.
func (d *decoder) parse(text string) *yaml.Node {
	if !utf8.ValidString(text) {
		d.add(Place{source: d.source}, "the file is not in UTF-8")
		return nil
	}
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(4*mostDepth))))
	if err != nil {
		d.add(Place{source: d.source}, "%v", err)
		return nil
	}
	var first, second yaml.Node
	if err = loader.Load(&first); errors.Is(err, io.EOF) {
		return nil
	}
	if err == nil {
		if again := loader.Load(&second); again == nil {
			d.add(d.place(&second), "a second document begins here: a configuration is one")
		} else if !errors.Is(again, io.EOF) {
			err = again
		}
	}
	if err != nil {
		at, message := Place{source: d.source}, err.Error()
		if e, ok := errors.AsType[*yaml.LoadError](err); ok {
			at.Line, at.Column = e.Mark.Line, max(1, e.Mark.Column)
			message = e.Message
		}
		d.add(d.inside(at), "this is not YAML: %s", strings.TrimPrefix(message, "yaml: "))
		return nil
	}
	n := &first
	for n.Kind == yaml.DocumentNode || n.Kind == yaml.StreamNode {
		if len(n.Content) == 0 {
			return nil
		}
		n = n.Content[0]
	}
	if n.Kind == 0 || isNull(n) && n.Value == "" {
		return nil // nothing but comments
	}
	return n
}

// inside moves a place to the lines that there are.
func (d *decoder) inside(at Place) Place {
	if at.Line > len(d.source.lines) {
		at.Line = len(d.source.lines)
		at.Column = utf8.RuneCountInString(d.source.lines[at.Line-1]) + 1
	}
	if at.Line > 0 {
		at.Column = min(at.Column, utf8.RuneCountInString(d.source.lines[at.Line-1])+1)
	}
	return at
}

func (d *decoder) place(n *yaml.Node) Place {
	width := 1
	if n.Kind == yaml.ScalarNode {
		width = max(1, utf8.RuneCountInString(n.Value))
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			width += 2
		}
	}
	p := d.inside(Place{source: d.source, Line: n.Line, Column: max(1, n.Column), width: width})
	return p
}

func (d *decoder) add(at Place, format string, args ...any) {
	d.problems = append(d.problems, at.Problem(format, args...))
}

// enter follows an alias, and counts. It reports whether there is room for
// what the node holds; every enter that does is paired with a leave.
func (d *decoder) enter(n *yaml.Node) (*yaml.Node, bool) {
	at := n
	for hops := 0; n.Kind == yaml.AliasNode && n.Alias != nil && hops < mostDepth; hops++ {
		n = n.Alias
	}
	d.nodes++
	if d.depth >= mostDepth || d.nodes > mostNodes || n.Kind == yaml.AliasNode {
		if !d.spent {
			d.spent = true
			d.add(d.place(at), "the configuration is nested too deep, or repeats itself too often")
		}
		return n, false
	}
	d.depth++
	return n, true
}

func (d *decoder) leave() { d.depth-- }

// into reads a node into a value of one of the types of this package. What
// names it in messages.
func (d *decoder) into(n *yaml.Node, v reflect.Value, t tag, what string) {
	n, ok := d.enter(n)
	if !ok {
		return
	}
	defer d.leave()
	if isNull(n) && n.Value == "" {
		d.add(d.place(n), "%s has no value: give it one, or take the line out", what)
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *Text:
		*p = d.text(n, t, what)
	case *Switch:
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" {
			d.add(d.place(n), "%s is true or false, not %s", what, describe(n))
			return
		}
		*p = Switch{n.Value == "true" || n.Value == "True" || n.Value == "TRUE", d.place(n)}
	case *Number:
		*p = d.number(n, t, what)
	case *[]Setting:
		*p = d.settings(n)
	case *[]Entry:
		*p = d.entries(n, t, what)
	default:
		switch v.Kind() {
		case reflect.Slice:
			d.list(n, v, t, what)
		case reflect.Struct:
			d.structure(n, v, what)
		default:
			panic("config: a field of a type that the format does not know: " + v.Type().String())
		}
	}
}

// text reads a text. Where a form is asked for, a number or date that fits
// will do as well: YAML reads 2025-12-01 as one.
func (d *decoder) text(n *yaml.Node, t tag, what string) Text {
	kind := n.ShortTag()
	if n.Kind != yaml.ScalarNode || kind != "!!str" && (t.form != "date" || kind != "!!int" && kind != "!!timestamp") {
		expected := "a text"
		if t.one != nil {
			expected = "one of " + strings.Join(t.one, ", ")
		}
		hint := ""
		if n.Kind == yaml.ScalarNode {
			hint = "; put it in quotation marks to have it as a text"
			if t.one != nil {
				hint = ""
			}
		}
		d.add(d.place(n), "%s is %s, not %s%s", what, expected, describe(n), hint)
		return Text{}
	}
	out := Text{n.Value, d.place(n)}
	switch {
	case strings.TrimSpace(n.Value) == "":
		d.add(out.Place, "%s is empty", what)
	case t.one != nil && !slices.Contains(t.one, n.Value):
		d.add(out.Place, "%s is one of %s, not %q%s", what, strings.Join(t.one, ", "), n.Value, suggest.DidYouMean(n.Value, t.one))
	case t.form != "":
		if wrong := fits(t.form, n.Value); wrong != "" {
			d.add(out.Place, "%s: %s", what, wrong)
		}
	}
	return out
}

func (d *decoder) number(n *yaml.Node, t tag, what string) Number {
	value, ok := whole(n)
	if !ok {
		d.add(d.place(n), "%s is a whole number, not %s", what, describe(n))
		return Number{}
	}
	if value < t.min {
		d.add(d.place(n), "%s is a number from %d, not %d", what, t.min, value)
	}
	return Number{value, d.place(n)}
}

// list reads a list; one entry may stand without its dash.
func (d *decoder) list(n *yaml.Node, v reflect.Value, t tag, what string) {
	entries := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		entries = n.Content
	} else if mapping := n.Kind == yaml.MappingNode; mapping && v.Type().Elem() == reflect.TypeFor[Text]() {
		d.add(d.place(n), "%s is a list, not a mapping: begin each entry with a dash", what)
		return
	}
	if len(entries) < t.min {
		d.add(d.place(n), "%s is empty: name at least one, or take the line out", what)
	}
	out := reflect.MakeSlice(v.Type(), 0, min(len(entries), 64))
	for _, e := range entries {
		if d.spent {
			return
		}
		one := reflect.New(v.Type().Elem()).Elem()
		inner := t
		inner.min = 0
		name := "an entry of " + what
		if n.Kind != yaml.SequenceNode {
			name = what
		}
		d.into(e, one, inner, name)
		out = reflect.Append(out, one)
	}
	v.Set(out)
}

// structure reads a mapping with known keys.
func (d *decoder) structure(n *yaml.Node, v reflect.Value, what string) {
	fields := fieldsOf(v.Type())
	if n.Kind != yaml.MappingNode {
		for _, f := range fields {
			if f.tag.short && n.Kind == yaml.ScalarNode {
				d.into(n, v.FieldByIndex(f.index), f.tag, what)
				return
			}
		}
		d.add(d.place(n), "%s is a mapping (key: value), not %s", what, describe(n))
		return
	}
	seen := map[string]Place{}
	for key, value := range d.pairs(n, seen) {
		f := fieldNamed(fields, key.Value)
		if f == nil {
			d.unknown(key, fields, what)
			continue
		}
		d.into(value, v.FieldByIndex(f.index), f.tag, key.Value)
	}
	d.complete(n, fields, seen, what)
}

// pairs are the keys of a mapping with their values, each key once; seen takes
// the places of the keys. It ends where a bound is reached.
func (d *decoder) pairs(n *yaml.Node, seen map[string]Place) iter.Seq2[Text, *yaml.Node] {
	return func(yield func(Text, *yaml.Node) bool) {
		for i := 0; i+1 < len(n.Content) && !d.spent; i += 2 {
			if key, ok := d.key(n.Content[i], seen); ok && !yield(key, n.Content[i+1]) {
				return
			}
		}
	}
}

// key reads a key of a mapping, once.
func (d *decoder) key(n *yaml.Node, seen map[string]Place) (Text, bool) {
	at := d.place(n)
	if n.Kind != yaml.ScalarNode {
		d.add(at, "a key is a text, not %s", describe(n))
		return Text{}, false
	}
	if n.Value == "<<" && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
		d.add(at, "merge keys are not read here: use extends, or write it out")
		return Text{}, false
	}
	if before, again := seen[n.Value]; again {
		d.add(at, "%q stands there twice, first in line %d", n.Value, before.Line)
		return Text{}, false
	}
	seen[n.Value] = at
	return Text{n.Value, at}, true
}

func (d *decoder) unknown(key Text, fields []field, what string) {
	var names []string
	for _, f := range fields {
		names = append(names, f.tag.key)
	}
	hint := suggest.DidYouMean(strings.ReplaceAll(key.Value, "_", "-"), names)
	if instead := otherNames[key.Value]; hint == "" && slices.Contains(names, instead) {
		hint = "; did you mean " + instead + "?"
	}
	if hint == "" {
		hint = ": it has " + strings.Join(names, ", ")
	}
	d.add(key.Place, "%s has no key %q%s", what, key.Value, hint)
}

// otherNames are what other tools call a key.
var otherNames = map[string]string{
	"disable": "ignore", "enable": "select", "vocab": "accept", "vocabulary": "accept", "allow": "accept",
	"ignores": "exclude", "skip": "exclude", "paths": "files", "path": "files", "glob": "files", "lang": "language",
	"per-file-ignores": "overrides", "styles": "packs", "plugins": "packs", "spelling": "house", "severity": "level",
	"extend": "extends", "email": "mailto", "because": "reason", "why": "reason",
}

// complete tells what a mapping lacks.
func (d *decoder) complete(n *yaml.Node, fields []field, seen map[string]Place, what string) {
	var either []string
	given := 0
	for _, f := range fields {
		_, ok := seen[f.tag.key]
		if f.tag.required && !ok {
			d.add(d.place(n), "%s lacks %s", what, f.tag.key)
		}
		if f.tag.either {
			either = append(either, f.tag.key)
			if ok {
				given++
			}
		}
	}
	if len(either) > 0 && given != 1 {
		d.add(d.place(n), "%s has one of %s, not %d of them", what, strings.Join(either, " and "), given)
	}
}

// entries reads a mapping of names that anybody may choose.
func (d *decoder) entries(n *yaml.Node, t tag, what string) []Entry {
	if n.Kind != yaml.MappingNode {
		d.add(d.place(n), "%s is a mapping (name: value), not %s", what, describe(n))
		return nil
	}
	var out []Entry
	for name, value := range d.pairs(n, map[string]Place{}) {
		e := Entry{Name: name}
		d.into(value, reflect.ValueOf(&e.Text).Elem(), t, name.Value)
		out = append(out, e)
	}
	return out
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// whole reads a whole number.
func whole(n *yaml.Node) (int, bool) {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" {
		return 0, false
	}
	value, err := strconv.Atoi(strings.TrimPrefix(n.Value, "+"))
	return value, err == nil
}

// describe names what stands where something else should.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case "!!null":
		return "nothing"
	case "!!bool":
		return "the truth value " + n.Value
	case "!!int", "!!float":
		return "the number " + n.Value
	case "!!timestamp":
		return "the date " + n.Value
	}
	return fmt.Sprintf("the text %q", n.Value)
}

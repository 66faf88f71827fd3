package config

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

var update = flag.Bool("update", false, "write schema.json anew")

// schemaOf makes the schema of a type of the format, of the tag of its field.
// The library reflects structs; what their tags and the unions of the format
// mean is told to it here.
func schemaOf(t reflect.Type, tg tag, path string) *jsonschema.Schema {
	s := &jsonschema.Schema{}
	switch t {
	case reflect.TypeFor[Text]():
		s = textSchema(tg)
	case reflect.TypeFor[Switch]():
		s.Type = "boolean"
	case reflect.TypeFor[Number]():
		s.Type, s.Minimum = "integer", number(tg.min)
	case reflect.TypeFor[[]Setting]():
		s = refer("rules")
	case reflect.TypeFor[[]Entry]():
		s.Type, s.AdditionalProperties = "object", textSchema(tg)
	default:
		if t.Kind() == reflect.Slice {
			inner := tg
			inner.min = 0
			one := schemaOf(t.Elem(), inner, path+"[]")
			one.Description = ""
			list := &jsonschema.Schema{Type: "array", Items: one}
			if tg.min > 0 {
				list.MinItems = new(uint64(tg.min))
			}
			s.AnyOf = []*jsonschema.Schema{list, one}
		} else {
			s = structSchema(t, path)
		}
	}
	s.Description = docOf(path)
	return s
}

func structSchema(t reflect.Type, path string) *jsonschema.Schema {
	reflector := jsonschema.Reflector{DoNotReference: true, Anonymous: true, FieldNameTag: "key", Mapper: func(of reflect.Type) *jsonschema.Schema {
		if of == t {
			return nil
		}
		return &jsonschema.Schema{}
	}}
	s := reflector.ReflectFromType(t)
	s.Version, s.Required = "", nil
	s.Properties = jsonschema.NewProperties()
	var short *jsonschema.Schema
	for _, f := range fieldsOf(t) {
		p := f.tag.key
		if path != "" {
			p = path + "." + p
		}
		property := schemaOf(f.typ, f.tag, p)
		s.Properties.Set(f.tag.key, property)
		if f.tag.required {
			s.Required = append(s.Required, f.tag.key)
		}
		if f.tag.either {
			s.OneOf = append(s.OneOf, &jsonschema.Schema{Required: []string{f.tag.key}})
		}
		if f.tag.short {
			short = textSchema(f.tag)
		}
	}
	s.AdditionalProperties = jsonschema.FalseSchema
	if short != nil {
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{short, s}}
	}
	return s
}

func textSchema(tg tag) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	switch {
	case tg.one != nil:
		for _, o := range tg.one {
			s.Enum = append(s.Enum, o)
		}
	case tg.form == "date":
		year := &jsonschema.Schema{Type: "integer", Minimum: number(1000), Maximum: number(9999)}
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string", Pattern: forms[tg.form].pattern}, year}}
	case tg.form != "" && tg.form != "glob":
		s.Pattern = forms[tg.form].pattern
	default:
		s.Pattern = `\S`
	}
	return s
}

// definitions are the parts that the schema refers to. Rules knows the
// built-in rules and their options, and lets names of other rules be: packs
// bring them.
func definitions() jsonschema.Definitions {
	state := &jsonschema.Schema{Type: "string", Description: docOf("rules.*.severity")}
	for _, s := range states {
		state.Enum = append(state.Enum, s)
	}
	setting := func(options *jsonschema.Schema, list []rules.Option) *jsonschema.Schema {
		object := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: options, MinProperties: new(uint64(1))}
		object.Properties.Set("severity", refer("state"))
		for _, o := range list {
			object.Properties.Set(o.Name, optionSchema(o))
		}
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{refer("state"), object}}
	}
	value := &jsonschema.Schema{AnyOf: []*jsonschema.Schema{
		{Type: "string"}, {Type: "integer"}, {Type: "boolean"}, {Type: "array", Items: &jsonschema.Schema{Type: "string"}},
	}}
	list := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: setting(value, nil)}
	for _, r := range all.Rules() {
		one := refer("plain")
		if len(r.Options) > 0 {
			one = setting(jsonschema.FalseSchema, r.Options)
		}
		one.Description = r.Title
		list.Properties.Set(r.ID, one)
	}
	return jsonschema.Definitions{"state": state, "plain": setting(jsonschema.FalseSchema, nil), "rules": list}
}

func refer(name string) *jsonschema.Schema { return &jsonschema.Schema{Ref: "#/$defs/" + name} }

func optionSchema(o rules.Option) *jsonschema.Schema {
	s := &jsonschema.Schema{Description: o.Doc}
	switch o.Default.(type) {
	case int:
		s.Type, s.Minimum = "integer", number(o.Min)
		if o.Max > 0 {
			s.Maximum = number(o.Max)
		}
	case bool:
		s.Type = "boolean"
	case string:
		s.Type = "string"
		for _, c := range o.Choices {
			s.Enum = append(s.Enum, c)
		}
	case []string:
		text := &jsonschema.Schema{Type: "string"}
		s.AnyOf = []*jsonschema.Schema{{Type: "array", Items: text}, text}
	}
	return s
}

func number(n int) json.Number {
	b, _ := json.Marshal(n)
	return json.Number(b)
}

func TestSchemaIsMadeFromTheTypes(t *testing.T) {
	s := schemaOf(reflect.TypeFor[Config](), tag{}, "")
	s.Version, s.ID, s.Title = jsonschema.Version, jsonschema.ID(SchemaURL), "Configuration of copydesk"
	s.Definitions = definitions()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("schema.json", b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if b.String() != Schema {
		t.Error("schema.json is not what the types say: go test ./cmd/copydesk/config -run Schema -update")
	}
}

func TestEveryKeyIsDocumented(t *testing.T) {
	kinds := map[string]Key{}
	kindsOf(reflect.TypeFor[Config](), "", kinds)
	for path := range kinds {
		if docOf(path) == "" && !strings.HasPrefix(path, "overrides[].") {
			t.Errorf("keys.txt does not tell of %s", path)
		}
	}
	for _, k := range Keys() {
		if k.Kind == "" {
			t.Errorf("keys.txt tells of %s, which is no key", k.Path)
		}
		if !strings.Contains(k.Path, ".") && !strings.Contains(k.Path, "[") && k.Example == "" {
			t.Errorf("%s has no example", k.Path)
		}
		if k.Example != "" {
			if _, err := decode(&source{name: k.Path}, k.Example); err != nil {
				t.Errorf("the example of %s is wrong: %v", k.Path, err)
			}
		}
	}
}

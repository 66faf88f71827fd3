package config

import (
	_ "embed"
	"reflect"
	"strings"
	"sync"
)

//go:embed keys.txt
var keysText string

// Key is a key of the format.
type Key struct {
	Path    string   // "overrides[].files"; [] is an entry of a list, * a name of one's own
	Kind    string   // what it takes: "list of texts"
	One     []string // what it may be, where that is a choice
	Doc     string   // what it means
	Example string   // a line of YAML; "": none
}

// Keys are all keys of the format, in the order of keys.txt. Those of an
// override that are also keys of the file are there once.
func Keys() []Key {
	kinds := map[string]Key{}
	kindsOf(reflect.TypeFor[Config](), "", kinds)
	var out []Key
	for _, k := range documented() {
		k.Kind, k.One = kinds[k.Path].Kind, kinds[k.Path].One
		out = append(out, k)
	}
	return out
}

// documented are the keys with what keys.txt says of them.
var documented = sync.OnceValue(func() []Key {
	var out []Key
	for line := range strings.Lines(keysText) {
		line = strings.TrimRight(line, "\n")
		text, inner := strings.CutPrefix(line, "\t")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !inner:
			out = append(out, Key{Path: line})
		default:
			k := &out[len(out)-1]
			if example, ok := strings.CutPrefix(text, "e.g. "); ok {
				k.Example = example
			} else {
				k.Doc = text
			}
		}
	}
	return out
})

// docOf is what keys.txt says of a key; "": nothing.
func docOf(path string) string {
	// What an override shares with the file is told once.
	path = strings.TrimPrefix(path, "overrides[].")
	for _, k := range documented() {
		if k.Path == path || k.Path == "overrides[]."+path {
			return k.Doc
		}
	}
	return ""
}

// kindsOf tells what each key of a type takes.
func kindsOf(t reflect.Type, path string, out map[string]Key) {
	for _, f := range fieldsOf(t) {
		p := path + f.tag.key
		k := Key{Path: p, One: f.tag.one}
		switch f.typ {
		case reflect.TypeFor[Text]():
			k.Kind = "text"
			if f.tag.form != "" {
				k.Kind = forms[f.tag.form].is
			}
		case reflect.TypeFor[Switch]():
			k.Kind = "true or false"
		case reflect.TypeFor[Number]():
			k.Kind = "number"
		case reflect.TypeFor[[]Setting]():
			k.Kind = "mapping of rules"
			out[p+".*.severity"] = Key{Path: p + ".*.severity", Kind: "text", One: states}
		case reflect.TypeFor[[]Entry]():
			k.Kind = "mapping"
			out[p+".*"] = Key{Path: p + ".*", Kind: forms[f.tag.form].is}
		default:
			switch {
			case f.typ.Kind() == reflect.Struct:
				k.Kind = "mapping"
				kindsOf(f.typ, p+".", out)
			case f.typ.Elem() == reflect.TypeFor[Text]():
				k.Kind = "list of texts"
				if f.tag.form == "glob" {
					k.Kind = "list of globs"
				}
			default:
				k.Kind = "list"
				kindsOf(f.typ.Elem(), p+"[].", out)
			}
		}
		out[p] = k
	}
}

package config

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// tag is what the tags of a field say, see config.go.
type tag struct {
	key                     string
	short, required, either bool
	one                     []string
	form                    string
	min                     int
}

// field is a key of a mapping.
type field struct {
	tag   tag
	index []int // for reflect
	typ   reflect.Type
}

var known sync.Map // reflect.Type to []field

// fieldsOf are the keys of a type, those of embedded structs among them.
func fieldsOf(t reflect.Type) []field {
	if fields, ok := known.Load(t); ok {
		return fields.([]field)
	}
	var fields []field
	for _, f := range reflect.VisibleFields(t) {
		if name, ok := f.Tag.Lookup("key"); ok {
			fields = append(fields, field{readTag(name, f.Tag), f.Index, f.Type})
		}
	}
	known.Store(t, fields)
	return fields
}

func readTag(name string, st reflect.StructTag) tag {
	words := strings.Split(name, ",")
	t := tag{key: words[0], form: st.Get("form")}
	for _, w := range words[1:] {
		switch w {
		case "short":
			t.short = true
		case "required":
			t.required = true
		case "either":
			t.either = true
		}
	}
	if one := st.Get("one"); one != "" {
		t.one = strings.Fields(one)
	}
	t.min, _ = strconv.Atoi(st.Get("min"))
	return t
}

func fieldNamed(fields []field, key string) *field {
	for i := range fields {
		if fields[i].tag.key == key {
			return &fields[i]
		}
	}
	return nil
}

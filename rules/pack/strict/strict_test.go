package strict_test

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules/pack/strict"
)

func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", "f.yaml: the file is empty"},
		{"list", "- a\n", "f.yaml:1:1: the file must hold keys and values"},
		{"broken", "a: [\n", "f.yaml:2:1: this is not YAML"},
		{"twice", "a: x\na: y\n", `f.yaml:2:1: "a" is there twice`},
		{"unknown", "levle: x\n", `f.yaml:1:1: unknown key "levle"; did you mean "level"?`},
		{"strange", "zzzzzzzz: x\n", `f.yaml:1:1: unknown key "zzzzzzzz"`},
		{"bool", "b: maybe\n", `f.yaml:1:4: "b" must be true or false, not "maybe"`},
		{"int", "n: many\n", `f.yaml:1:4: "n" must be a whole number, not "many"`},
		{"number", "x: .nan\n", `f.yaml:1:4: "x" must be a number, not ".nan"`},
		{"choice", "level: eror\n", `f.yaml:1:8: "level" must be one of warning, error, not "eror"; did you mean "error"?`},
		{"text", "a: {b: c}\n", `f.yaml:1:4: "a" must be text`},
		{"entry", "l:\n  - [x]\n", `f.yaml:2:5: an entry of "l" must be plain text`},
		{"alias", "a: &x word\nl: *x\n", `f.yaml:2:4: "l" is an alias; packs are written without them`},
		{"key", "[a]: x\n", "f.yaml:1:1: a key must be plain text"},
		{"deep", "a: " + strings.Repeat("[", 500) + strings.Repeat("]", 500) + "\n", "f.yaml:1:"},
		{"large", "a: " + strings.Repeat("x", strict.MaxFile) + "\n", "f.yaml: the file has"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, err := strict.Parse("f.yaml", []byte(c.file))
			if err == nil {
				m.Text("a")
				m.Bool("b", false)
				m.Int("n", 0)
				m.Number("x", 0)
				m.OneOf("level", "warning", "error")
				m.List("l")
				m.Known()
				err = m.Err()
			}
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

func TestOverlay(t *testing.T) {
	parse := func(text string) *strict.Map {
		m, err := strict.Parse("f.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	below := "level: warning\ntokens: [oar, sail]\nswap: {a: b, c: d}\n"
	for _, c := range []struct{ over, tokens, swap, want string }{
		{"level: error\n", "oar sail", "a=b c=d", ""},
		{"tokens: [keel]\n", "keel", "a=b c=d", ""},
		{"tokens+: [keel]\nswap+: {a: x, e: f}\n", "oar sail keel", "c=d a=x e=f", ""},
		{"tokens-: [oar]\nswap-: [a]\n", "sail", "c=d", ""},
		{"tokens-: [keel]\n", "", "", `no entry "keel"`},
		{"words+: [keel]\n", "", "", "no such key"},
		{"level+: [keel]\n", "", "", "does not fit"},
	} {
		m, err := parse(below).Overlay(parse(c.over))
		if c.want != "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q: %v, want %s", c.over, err, c.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.over, err)
			continue
		}
		var swap []string
		for _, p := range m.Pairs("swap") {
			swap = append(swap, p.Key+"="+p.Value)
		}
		if got := strings.Join(m.List("tokens"), " "); got != c.tokens || strings.Join(swap, " ") != c.swap {
			t.Errorf("%q: tokens %s, swap %s", c.over, got, swap)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a: b\n", "a: [b, c]\n", "a: {b: c}\n", "a: &x [*x]\n", "? {a: b}\n: c\n", "a: |\n  b\n", "%YAML 1.1\n---\na: !!binary x\n", "a: b\n---\nc: d\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := strict.Parse("f.yaml", []byte(text))
		if err != nil {
			return
		}
		for _, k := range m.Keys() {
			m.Text(k)
			m.List(k)
			m.Pairs(k)
			m.Number(k, 0)
			for _, sub := range m.Maps(k) {
				sub.Known()
			}
			if sub := m.Sub(k); sub != nil {
				sub.Known("a")
			}
		}
		m.Known()
		if _, err := m.Overlay(m); err != nil && !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("a fault without a place: %v", err)
		}
	})
}

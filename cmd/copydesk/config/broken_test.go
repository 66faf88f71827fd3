package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/copydesk/copydesk/rules/all"
)

// broken are configurations with the first thing that is wrong: its place, and
// part of what is said of it.
var broken = []struct {
	name, text, at, says string
	// Editors can know only what a schema can say: not whether a rule, a file
	// or a day of the calendar exists, nor what YAML does not tell apart.
	beyondSchema bool
}{
	{"mistyped key", "selct: [casing]\n", "1:1", `no key "selct"; did you mean select?`, false},
	{"key of another tool", "# a desk\n\nvocabulary: [x]\n", "3:1", `did you mean accept?`, false},
	{"underscore for hyphen", "fail_on: error\n", "1:1", "did you mean fail-on?", false},
	{"key that nothing is like", "zzzzzzzz: 1\n", "1:1", "it has root, extends, select", false},
	{"key twice", "level: hint\nlevel: error\n", "2:1", `"level" stands there twice, first in line 1`, true},
	{"key without value", "level: hint\nignore:\nfail-on: error\n", "2:8", "ignore has no value", false},
	{"key that is a list", "? [a, b]\n: 1\n", "1:3", "a key is a text, not a list", true},
	{"merge key", "a: &a {level: hint}\n<<: *a\n", "1:1", `no key "a"`, false},
	{"merge key below", "overrides:\n  - <<: {level: hint}\n    files: a.md\n", "2:5", "use extends", true},
	{"list for a file", "- level: hint\n", "1:1", "a configuration is a mapping (key: value), not a list", false},
	{"text for a file", "strict\n", "1:1", `not the text "strict"`, false},
	{"severity that is none", "fail-on: warn\n", "1:10", `not "warn"; did you mean warning?`, false},
	{"severity in a list", "level: [hint]\n", "1:8", "level is one of error, warning, hint, not a list", false},
	{"truth for a severity", "fail-on: false\n", "1:10", "not the truth value false", false},
	{"number for a rule", "select: 5\n", "1:9", "select is a text, not the number 5", false},
	{"mapping for a list", "ignore:\n  casing: off\n", "2:3", "ignore is a list, not a mapping: begin each entry with a dash", false},
	{"nothing selected", "select: []\n", "1:9", "select is empty", false},
	{"empty name", `ignore: ["casing", " "]` + "\n", "1:20", "an entry of ignore is empty", false},
	{"list of lists", "exclude:\n  - [a]\n", "2:5", "an entry of exclude is a text, not a list", false},
	{"rules as a list", "rules: [casing]\n", "1:8", "rules is a mapping (rule: severity), not a list", false},
	{"severity of a rule", "rules:\n  casing/shouting: eror\n", "2:20", "did you mean error?", false},
	{"severity of another tool", "rules:\n  casing/shouting: suggestion\n", "2:20", "did you mean hint?", false},
	{"truth for a rule", "rules:\n  casing/shouting: false\n", "2:20", "not the truth value false; did you mean off?", false},
	{"rule with an empty mapping", "rules:\n  casing/shouting: {}\n", "2:20", "casing/shouting says nothing", false},
	{"severity inside a rule", "rules:\n  casing/shouting:\n    severity: loud\n", "3:15", `not "loud"`, false},
	{"option that is a mapping", "rules:\n  casing: {severity: hint, words: {a: b}}\n", "2:35", "words is a whole number", false},
	{"unknown rule", "rules:\n  casing/shoutng: hint\n", "2:3", "did you mean casing/shouting?", true},
	{"rule without its category", "ignore: [shouting]\n", "1:10", "did you mean casing/shouting?", true},
	{"unknown category", "select:\n  - casing\n  - speling\n", "3:5", "did you mean spelling?", true},
	{"glob over no rule", "ignore: ['casing/z*']\n", "1:10", `no rule, category or set is called "casing/z*"`, true},
	{"broken glob of rules", "ignore: ['casing/[']\n", "1:10", "is no glob", true},
	{"option of a rule without options", "rules:\n  casing/shouting: {words: 3}\n", "2:21", "it has none, but takes a severity", false},
	{"mistyped option", "rules:\n  wording/no-concrete-anchor: {wrds: 200}\n", "2:32", "did you mean words?", false},
	{"option out of bounds", "rules:\n  wording/no-concrete-anchor:\n    words: 3\n", "3:12", "a number from 100", false},
	{"option of another type", "rules:\n  wording/no-concrete-anchor: {words: many}\n", "2:39", "it is a whole number", false},
	{"option that is no choice", "rules:\n  spelling/variant-mix: {dialect: scottish}\n", "2:35", "any, american, british", false},
	{"override without files", "overrides:\n  - fail-on: never\n", "2:5", "lacks files", false},
	{"override with a key of the file", "overrides:\n  - files: a.md\n    exclude: b.md\n", "3:5", `no key "exclude"`, false},
	{"broken glob of files", "overrides:\n  - files: 'drafts/[a'\n", "2:12", "is no glob", true},
	{"backslash in a glob", "exclude: 'drafts\\**'\n", "1:10", "folders are parted by /", true},
	{"accepted word and file", "accept:\n  - {word: a, file: b}\n", "2:5", "one of word and file, not 2", false},
	{"accepted number", "accept: [4711]\n", "1:10", "put it in quotation marks", false},
	{"accepted words that are not there", "accept: [{file: nowhere.txt}]\n", "1:17", "nowhere.txt cannot be read", true},
	{"dialect that is none", "house: {dialect: english}\n", "1:18", "american, british", false},
	{"house form without use", "house:\n  forms:\n    - not: [Kiev]\n", "3:7", "lacks use", false},
	{"house as a text", "house: british\n", "1:8", "house is a mapping", false},
	{"language that is none", "language: english\n", "1:11", "a language tag such as en", false},
	{"language that YAML may take for no", "language: [no]\n", "1:11", "language is a text, not a list", false},
	{"day that is none", "date: 2025-02-30\n", "1:7", "2025-02-30", true},
	{"date of another form", "date: 30.11.2025\n", "1:7", "a day as YYYY-MM-DD", false},
	{"stet without a reason", "stet:\n  - files: '*.txt'\n    rules: casing\n", "2:5", "an entry of stet lacks reason", false},
	{"address without scheme", "sources: {bases: {doi: doi.example.org}}\n", "1:24", "an address that begins with http://", false},
	{"address that is none", "sources:\n  mailto: desk\n", "2:11", "an e-mail address", false},
	{"length of time", "sources:\n  timeout: 5\n", "2:12", "timeout is a text, not the number 5", false},
	{"no requests", "sources: {requests: 0}\n", "1:21", "a number from 1, not 0", false},
	{"root that is no truth", "root: maybe\n", "1:7", `root is true or false, not the text "maybe"`, false},
	{"built-in set that is none", "extends: nwes\n", "1:10", "did you mean news?", true},
	{"built-in set that nothing is like", "extends: [wikipedia]\n", "1:11", "they are blog, docs, news, strict, style", true},
	{"file that is not there", "extends:\n  - ./house.yaml\n", "2:5", "./house.yaml cannot be read", true},
	{"tab", "rules:\n\tcasing: off\n", "2:1", "this is not YAML", true},
	{"bracket that is never closed", "select: [casing\nlevel: hint\n", "2:6", "this is not YAML", true},
	{"quotation mark that is never closed", "level: \"hint\n", "2:1", "this is not YAML", true},
	{"unknown anchor", "select: *all\n", "1:9", "this is not YAML", true},
	{"two documents", "level: hint\n---\nlevel: error\n", "2:1", "a second document begins here", true},
	{"alias within itself", "ignore: &a [x, *a]\n", "1:", "", true},
	{"text behind other scripts", "select: [\"Żółć\", \"鉛筆\"]\n", "1:10", `no rule, category or set is called "Żółć"`, true},
	{"no UTF-8", "level: \xff\xfe\n", "", "the file is not in UTF-8", true},
}

// load reads a configuration of a folder of its own and applies it to the
// built-in rules, as a check would.
func load(t *testing.T, text string) error {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile(Names[0], []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	f := &Finder{}
	r, err := f.For(filepath.Join(dir, "a.md"))
	if err != nil {
		return err
	}
	if _, err := Words(r.Steps); err != nil {
		return err
	}
	_, err = Choose(all.Rules(), r.Steps)
	return err
}

func TestBroken(t *testing.T) {
	if len(broken) < 40 {
		t.Errorf("only %d broken configurations", len(broken))
	}
	for _, test := range broken {
		t.Run(test.name, func(t *testing.T) {
			err := load(t, test.text)
			if err == nil {
				t.Fatal("taken")
			}
			var p *Problem
			if !errors.As(err, &p) {
				t.Fatalf("an error without a place: %v", err)
			}
			message := p.Error()
			place := ".copydesk.yaml:" + test.at
			if test.at == "" {
				place = ".copydesk.yaml: "
			}
			if !strings.HasPrefix(message, place) || !strings.Contains(message, test.says) {
				t.Errorf("got %s\nwant %s … %s", message, place, test.says)
			}
			if p.Place.Line > 0 && !strings.Contains(message, "\n") {
				t.Errorf("no line is shown: %s", message)
			}
		})
	}
}

func TestCaret(t *testing.T) {
	for text, want := range map[string]string{
		"level: hint\nfail-on:  warn\n": "    2 | fail-on:  warn\n      |           ^^^^",
		"ignore: ['é', \"ü \\\"\"]\n":   "    1 | ignore: ['é', \"ü \\\"\"]\n      |          ^^^",
		"# Möwen\nlevl: hint # 鳥\n":     "    2 | levl: hint # 鳥\n      | ^^^^",
	} {
		err := load(t, text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got\n%v\nwant\n%s", text, err, want)
		}
	}
}

func TestAllProblemsAreTold(t *testing.T) {
	err := load(t, "selct: a\nlevel: loud\nrules: {casing: of}\n")
	for _, want := range []string{":1:1: ", ":2:8: ", ":3:17: "} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing in %v", want, err)
		}
	}
	if err := load(t, strings.Repeat("? []\n: 1\n", 30)); err == nil || !strings.Contains(err.Error(), "and 20 more") {
		t.Errorf("too many problems: %v", err)
	}
}

// good are configurations that hold.
var good = []string{
	"level: hint\n",
	"{}\n",
	"extends: news\n",
	"extends: [news, blog, docs, style, strict]\nroot: true\n",
	"select: casing\nignore: [casing/shouting]\n",
	"rules:\n  casing/shouting: hint\n  casing: error\n  'wording/*': on\n  style: off\n",
	"rules:\n  wording/no-concrete-anchor: {severity: warning, words: 500}\n",
	"rules:\n  spelling/variant-mix: {dialect: british, forms: [email]}\n  spelling/name-variant: {forms: Kyiv}\n",
	"accept: iphone\n",
	"accept: [iphone, {word: Café Central}]\n",
	"house:\n  dialect: british\n  forms: [US, {use: Kyiv, not: [Kiev]}, {use: email, not: e-mail}]\n",
	"packs: [house.yaml, {vale: styles/plain}, {path: more}]\n",
	"language: pt-BR\ndate: 2025-11-30\n",
	"date: '2025'\n",
	"date: 2025\n",
	"date: 2025-11\n",
	"overrides:\n  - files: ['drafts/**', '*.txt']\n    fail-on: never\n    rules: {casing/shouting: off}\n",
	"overrides: {files: a.md, fail-on: hint}\n",
	"exclude: ['archive/', '!archive/2025/']\n",
	"stet: {files: '*.txt', rules: [casing], reason: as the agency sends it}\n",
	"baseline: base.json\n",
	"sources:\n  mailto: desk@example.org\n  cache-dir: /var/cache\n  requests: 20\n  timeout: 1m30s\n  budget: 1h\n  article-budget: 90s\n  bases: {doi: 'https://doi.example.org/api'}\n",
	"select: &all [casing, spelling]\noverrides:\n  - {files: a.md, select: *all}\n",
	"\ufefflevel: hint\r\nfail-on: never\r\n",
}

func TestGood(t *testing.T) {
	for _, text := range append([]string{"", "# nothing\n", "---\n", Template()}, good...) {
		if err := load(t, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestSchemaAgrees holds the schema to the decoder: one verdict on every
// sample that a schema can judge.
func TestSchemaAgrees(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(SchemaURL, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(SchemaURL)
	if err != nil {
		t.Fatal(err)
	}
	verdict := func(text string) error {
		var v any
		if err := yaml.Load([]byte(text), &v); err != nil {
			t.Fatal(text, err)
		}
		return schema.Validate(plain(v))
	}
	for _, text := range good {
		if err := verdict(text); err != nil {
			t.Errorf("the schema refuses %q: %v", text, err)
		}
	}
	for _, test := range broken {
		if !test.beyondSchema && verdict(test.text) == nil {
			t.Errorf("the schema takes %q", test.text)
		}
	}
	for _, k := range Keys() {
		if k.Example != "" {
			if err := verdict(k.Example); err != nil {
				t.Errorf("the schema refuses the example of %s: %v", k.Path, err)
			}
		}
	}
	for _, name := range Builtin() {
		text, err := builtin.ReadFile("sets/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if err := verdict(string(text)); err != nil {
			t.Errorf("the schema refuses the set %s: %v", name, err)
		}
	}
}

// plain makes of what YAML reads what JSON would hold.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, e := range v {
			out[k] = plain(e)
		}
		return out
	case map[any]any:
		out := map[string]any{}
		for k, e := range v {
			if s, ok := k.(string); ok {
				out[s] = plain(e)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = plain(e)
		}
		return out
	case interface{ Format(string) string }: // a time
		return v.Format("2006-01-02")
	}
	return v
}

func FuzzDecode(f *testing.F) {
	for _, test := range broken {
		f.Add(test.text)
	}
	for _, text := range good {
		f.Add(text)
	}
	f.Add(strings.Repeat("[", 5000))
	f.Add("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nselect: [*b,*b,*b,*b,*b]\n")
	f.Add("overrides: &o\n  - files: a\n    overrides: *o\n")
	f.Add("level: \u2028x\n\u0085y: *\n")
	list := all.Rules()
	f.Fuzz(func(t *testing.T, text string) {
		c, err := decode(&source{name: "a.yaml"}, text)
		var problems Problems
		switch {
		case err == nil:
			steps := []*Judging{&c.Judging}
			for i := range c.Overrides {
				steps = append(steps, &c.Overrides[i].Judging)
			}
			_, err = Choose(list, steps)
		case !errors.As(err, &problems):
			t.Fatalf("an error without a place: %v", err)
		}
		if err != nil {
			_ = err.Error()
		}
		for _, p := range problems {
			if p.Place.Line > len(p.Place.source.lines) || p.Place.Line < 0 || p.Place.Line > 0 && p.Place.Column < 1 {
				t.Errorf("%q: a place that is not there: %s", text, p.Place)
			}
		}
	})
}

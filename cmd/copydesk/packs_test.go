package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPacks runs packs as people do: their examples, their lists, and articles
// judged by them.
func TestPacks(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	good := write("good.yaml", "pack: club\nrules:\n  - id: oars\n    kind: replace\n    severity: error\n    title: Words of the trade\n    swap: {utilise: use}\n"+
		"    examples:\n      - {bad: \"They utilise oars.\", marks: [utilise], fixed: \"They use oars.\"}\n      - {good: \"They use oars.\"}\n")
	wrong := write("wrong.yaml", "rules:\n  - id: oars\n    kind: phrases\n    phrases: [oar]\n    examples: [{good: \"An oar.\"}]\n")
	broken := write("broken.yaml", "rules:\n  - id: oars\n    kind: phrases\n    phrase: [oar]\n")
	taken := write("casing.yaml", "rules: [{id: oars, kind: phrases, phrases: [oar]}]\n")
	write("Boats/Oars.yml", "extends: existence\nmessage: \"no '%s'\"\nlevel: error\ntokens: [sculls?]\n")
	write("Boats/Tags.yml", "extends: sequence\nmessage: m\ntokens: []\n")
	boats := filepath.Join(dir, "Boats")
	article := write("a.md", "# The club\n\nThe crews utilise a scull.\n")
	write("conf/.copydesk.yaml", "packs: [../good.yaml, {vale: ../Boats}]\nrules: {club/oars: warning}\n")
	configured := write("conf/b.md", "# The club\n\nThe crews utilise a scull.\n")

	for _, test := range []struct {
		args []string
		code int
		want []string // in what it prints, on either stream
	}{
		{[]string{"packs", "test", good}, exitClean, []string{"1 rule, 2 examples, 0 examples failed, 0 refused"}},
		{[]string{"packs", "test", wrong}, exitFound, []string{`wrong/oars: example 1: it marks "oar", not nothing`}},
		{[]string{"packs", "test", good, broken}, exitBroken, []string{`broken.yaml:4:5: unknown key "phrase"; did you mean "phrases"?`, "2 examples"}},
		{[]string{"packs", "list", boats}, exitClean, []string{"Boats/Oars", "refused Boats/Tags: sequence: it needs a tagger"}},
		{[]string{"packs", "show", good}, exitClean, []string{"club/oars\nWords of the trade", "They utilise oars."}},
		{[]string{"packs", "show", good, "club/oar"}, exitBroken, []string{"did you mean club/oars?"}},
		{[]string{"packs", "tset", good}, exitBroken, []string{`did you mean "test"?`}},
		{[]string{"packs", "test"}, exitBroken, []string{"takes the folder or file of a pack"}},
		{[]string{"packs", "list", filepath.Join(dir, "none")}, exitBroken, []string{"none"}},
		{[]string{"check", "--no-config", "--pack", good, "--pack", boats, article}, exitFound, []string{"club/oars", "Boats/Oars", "of " + boats + " not run: Boats/Tags"}},
		{[]string{"check", "--no-config", "--pack", good, "--select", "club", article}, exitFound, []string{"1 rule"}},
		{[]string{"check", "--no-config", "--pack", good, "--ignore", "club/oars", article}, exitClean, nil},
		{[]string{"check", "--no-config", "--pack", broken, article}, exitBroken, []string{`--pack: broken/oars: `, `broken.yaml:4:5: unknown key "phrase"`}},
		{[]string{"check", "--no-config", "--pack", taken, article}, exitBroken, []string{"copydesk has rules called casing/… already"}},
		{[]string{"check", configured}, exitFound, []string{"warning  club/oars", "error  Boats/Oars"}},
	} {
		got := runHere(test.args...)
		if got.code != test.code {
			t.Errorf("%q: exit code %d, want %d: %s%s", test.args, got.code, test.code, got.out, got.errOut)
		}
		for _, want := range test.want {
			if !strings.Contains(got.out+got.errOut, want) {
				t.Errorf("%q: no %q in\n%s%s", test.args, want, got.out, got.errOut)
			}
		}
	}
}

// TestPackNames holds packs to names of their own, however their paths are
// spelled.
func TestPackNames(t *testing.T) {
	const oars = "id: oars, kind: replace, swap: {utilise: use}, fix: safe"
	dir := folder(t, map[string]string{
		"a.md":                 "# The club\n\nThe crews utilise a scull.\n",
		"club.yaml":            "rules: [{" + oars + "}]\n",
		"copydesk/rules.yaml":  "pack: casing\nrules: [{" + oars + "}]\n",
		"Boats/Oars.yml":       "extends: existence\nmessage: \"no '%s'\"\ntokens: [sculls?]\n",
		"Boats/Tags.yml":       "extends: sequence\nmessage: m\ntokens: []\n",
		"twice/.copydesk.yaml": "packs: [../club.yaml, {vale: ../Boats}]\n",
		"twice/b.md":           "# The club\n\nThe crews utilise a scull.\n",
		"twice/fixed.md":       "# The club\n\nThe crews utilise a scull.\n",
	})
	for _, test := range []struct {
		args string
		code int
		want string // in what it prints, on either stream
	}{
		{"check --pack copydesk a.md", exitBroken, "copydesk: copydesk has rules called casing/… already"},
		{"check --pack club.yaml --pack ./club.yaml a.md", exitClean, "1 warning"},
		{"check --pack club.yaml twice/b.md", exitClean, "2 warnings"},
		{"config twice/b.md", exitClean, "Boats not run: Boats/Tags"},
		{"fix --rule club --diff twice/b.md", exitFound, "+The crews use a scull."},
		{"fix --rule Boats/Oars --diff twice/b.md", exitClean, ""},
		{"fix --rule clubb/oars twice/b.md", exitBroken, "did you mean club/oars?"},
		{"fix --rule club a.md", exitBroken, `--rule: no rule, category or set is called "club"`},
		{"fix --rule club --pack club.yaml a.md", exitClean, "1 fix made in 1 article"},
		{"fix --rule club twice/fixed.md twice/b.md", exitClean, "2 fixes made in 2 articles"},
	} {
		o := start(t, dir, strings.Fields(test.args)...)
		if o.code != test.code || !strings.Contains(o.out+o.errOut, test.want) {
			t.Errorf("%s: exit code %d, want %d with %q:\n%s%s", test.args, o.code, test.code, test.want, o.out, o.errOut)
		}
	}
}

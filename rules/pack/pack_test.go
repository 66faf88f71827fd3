package pack_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack"
)

// TestHouse runs the examples of a pack that has a rule of each kind.
func TestHouse(t *testing.T) {
	list, refused, err := pack.Open("testdata/house.yaml")
	if err != nil || len(refused) > 0 {
		t.Fatal(err, refused)
	}
	results, err := pack.Test(context.Background(), list)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Examples < 2 || len(r.Faults) > 0 {
			t.Errorf("%s: %d examples, %v", r.Rule, r.Examples, r.Faults)
		}
	}
	if len(results) != 8 || results[0].Rule != "house/ferry-jargon" {
		t.Errorf("%d rules, the first %v", len(results), results)
	}
}

// one judges a text by a pack of one rule.
func one(t *testing.T, rule, text string) (marks []string, fixes []rules.Fix) {
	t.Helper()
	list, refused, err := pack.Parse("f.yaml", "house", []byte("rules:\n  - id: one\n"+indent(rule)))
	if err != nil || len(refused) > 0 {
		t.Fatal(err, refused)
	}
	set, err := rules.NewSet(list)
	if err != nil {
		t.Fatal(err)
	}
	a, err := corpus.Read("a.md", []byte(text), corpus.Options{Format: corpus.Markdown})
	if err != nil {
		t.Fatal(err)
	}
	findings, failures := set.Check(a)
	for _, f := range failures {
		marks = append(marks, "failure: "+f.Cause)
	}
	for _, f := range findings {
		marks = append(marks, fmt.Sprintf("%s %s: %s", f.Severity, f.Excerpt, f.Message))
		fixes = append(fixes, f.Fixes...)
	}
	return marks, fixes
}

func indent(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n    ") + "\n"
}

func TestRules(t *testing.T) {
	for _, c := range []struct{ name, rule, text, want string }{
		{"phrases fold", "kind: phrases\nphrases: [\"don't\", 'in-house']", "They don’t like In‑House rules.", "warning don’t: don’t|warning In‑House: In‑House"},
		{"star", "kind: phrases\nphrases: ['ferr*']", "Ferries and a ferry, a sferry.", "warning Ferr: Ferr|warning ferr: ferr"},
		{"exact", "kind: phrases\ncase: exact\nphrases: [iPhone]", "An iphone, an iPhone.", "warning iPhone: iPhone"},
		{"severity", "kind: phrases\nseverity: error\nmessage: 'no {text}'\nphrases: [oar]", "An oar.", "error oar: no oar"},
		{"scope", "kind: phrases\nscope: [heading]\nphrases: [oar]", "# T\n\nAn oar.\n\n## An oar\n\nEnd", "warning oar: oar"},
		{"code", "kind: phrases\nphrases: [oar]", "An `oar`.", ""},
		{"no gate", "kind: phrases\ngates: []\nphrases: [oar]", "An `oar`.", "warning oar: oar"},
		{"quotes", "kind: phrases\ngates: [quotes]\nphrases: [oar]", "“An oar,” she said. An oar.", "hint oar: oar|warning oar: oar"},
		{"patterns", "kind: patterns\npatterns: ['\\bmore than \\d+ (?:oars|sails)\\b']", "More than 20 oars.", "warning More than 20 oars: More than 20 oars"},
		{"pattern of signs", "kind: patterns\npatterns: ['“so”', '\\bwell—known']", "A “so” called well—known oar.", "warning “so”: “so”|warning well—known: well—known"},
		{"replace", "kind: replace\nswap: {utilise: use}", "Utilise it. UTILISE it. utilise it.", "warning Utilise: write Use|warning UTILISE: write USE|warning utilise: write use"},
		{"replace name", "kind: replace\ncase: exact\nswap: {Kiev: Kyiv}", "Kiev, chicken kiev.", "warning Kiev: write Kyiv"},
		{"when", "kind: phrases\nwhen: metrics.words > 3 && meta.language == 'und' || metrics.links > 0\nphrases: [oar]", "An [oar](x).", "warning oar: oar"},
		{"when not", "kind: phrases\nwhen: metrics.words > 30\nphrases: [oar]", "An oar.", ""},
		{"count", "kind: count\nmax: 1\nphrases: [oar, sail]", "An oar, a sail, an oar.", "warning sail: 3; the limit is 1"},
		{"count of", "kind: count\nof: links\nmin: 2\nmessage: '{count} of {limit}'", "# Boats\n\nA [link](x).", "warning Boats: 1 of 2"},
		{"absent", "kind: absent\npatterns: ['\\bsource[ds]?:']", "# Boats\n\nText.", `warning Boats: missing: \bsource[ds]?:`},
		{"present", "kind: absent\npatterns: ['\\bsource[ds]?:']", "# Boats\n\nSource: the club.", ""},
		{"count of sentences", "kind: count\nof: sentences\nmax: 1", "# Boats\n\nAn oar. A sail.\n\n- One. Two.", "warning Boats: 4; the limit is 1"},
		{"count of items", "kind: count\nof: items\nmax: 1", "# Boats\n\n- One\n- Two", "warning Boats: 2; the limit is 1"},
		{"count of cells", "kind: count\nof: cells\nmax: 1", "# Boats\n\n| a | b |\n|---|---|\n| c | d |", "warning Boats: 4; the limit is 1"},
		{"count of quotes", "kind: count\nof: quotes\nmax: 0", "# Boats\n\n> An oar.", "warning Boats: 1; the limit is 0"},
		{"count of images", "kind: count\nof: images\nmax: 0", "# Boats\n\n![oar](x.png) and [sail](y).", "warning Boats: 1; the limit is 0"},
		{"too short for a density", "kind: density\nmax: 1\nphrases: [oar]", "An oar, an oar, an oar.", ""},
		{"density", "kind: density\nmax: 1\nmin-words: 6\nphrases: [oar]", "An oar, an oar, an oar.", "warning oar: 3 times, 500 per 1,000 words; the limit is 1"},
		{"too few for a density", "kind: density\nmax: 1\nmin-words: 6\nleast: 4\nphrases: [oar]", "An oar, an oar, an oar.", ""},
		{"headings in any order", "kind: heading\nrequired: [Oars, Sails]", "# T\n\n## Sails\n\nA.\n\n## Oars\n\nB.", ""},
		{"headings in their order", "kind: heading\nordered: true\nrequired: [Oars, Sails]", "# T\n\n## Sails\n\nA.\n\n## Oars\n\nB.", "warning Sails: the section Sails belongs behind Oars"},
		{"language", "kind: phrases\nlanguages: [de]\nphrases: [oar]", "An oar of the boat that the men of the club took from the river in the winter of that year.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _ := one(t, c.rule, c.text)
			if joined := strings.Join(got, "|"); joined != c.want {
				t.Errorf("%q\nwant %q", joined, c.want)
			}
		})
	}
}

func TestFixes(t *testing.T) {
	_, fixes := one(t, "kind: replace\nfix: safe\nswap: {utilise: use}", "We utilise *uti*lise.")
	if len(fixes) != 1 || fixes[0].Safety != rules.Safe || fixes[0].Edits[0].Text != "use" {
		t.Errorf("%+v", fixes)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, rule, want string }{
		{"kind", "kind: phrase\nphrases: [x]", `f.yaml:3:11: no kind of rule is called "phrase"`},
		{"no kind", "phrases: [x]", `"kind" is missing`},
		{"key", "kind: phrases\nphrasess: [x]", `f.yaml:4:5: unknown key "phrasess"; did you mean "phrases"?`},
		{"severity", "kind: phrases\nseverity: eror\nphrases: [x]", `f.yaml:4:15: "severity" must be one of warning, error, hint, not "eror"; did you mean "error"?`},
		{"scope", "kind: phrases\nscope: headings\nphrases: [x]", `"headings" is none of`},
		{"gate", "kind: phrases\ngates: [quote]\nphrases: [x]", `did you mean "quotes"?`},
		{"language", "kind: phrases\nlanguages: [English]\nphrases: [x]", `"English" is no language`},
		{"message", "kind: phrases\nmessage: '{txt}'\nphrases: [x]", "knows no {txt}: it knows {text}"},
		{"nothing", "kind: phrases", "nothing to look for"},
		{"two lines", "kind: phrases\nphrases: [\"a\\nb\"]", "no phrase of one line"},
		{"signs that vanish", "kind: phrases\nphrases: [\"\\u200b\"]", "no phrase"},
		{"long", "kind: phrases\nphrases: ['" + strings.Repeat("oar ", 200) + "']", "800 bytes; the limit is 500"},
		{"no literal", "kind: patterns\npatterns: ['\\w+ \\w+']", "no literal"},
		{"mid-word", "kind: patterns\npatterns: ['erry']", `may start in the middle of a word: write \b`},
		{"lookaround", "kind: patterns\npatterns: ['(?<!x)oar']", "invalid"},
		{"program", "kind: patterns\npatterns: ['\\boar(?:(?:[a-z]{1,30} ){1,30}|x(?:[a-z]{1,30} ){1,30}|y(?:[a-z]{1,30} ){1,30}|z(?:[a-z]{1,30} ){1,30}|(?:[a-z]{1,30}-){1,30}|(?:[a-z]{1,30},){1,30})']", "program"},
		{"huge", "kind: patterns\npatterns: ['\\b(?:" + strings.Repeat("oar|", 600) + "x)']", "bytes"},
		{"condition", "kind: phrases\nwhen: metrics.wrods > 3\nphrases: [x]", "f.yaml:4:11: no condition: "},
		{"condition type", "kind: phrases\nwhen: metrics.words + 1\nphrases: [x]", "no condition"},
		{"condition loop", "kind: phrases\nwhen: all(1..1000000, # > 0)\nphrases: [x]", "no condition"},
		{"condition memory", "kind: phrases\nwhen: len(1..100000000) > 3\nphrases: [x]", ""},
		{"density", "kind: density\nphrases: [x]", `"max" is how often`},
		{"count", "kind: count\nphrases: [x]", "neither"},
		{"count what", "kind: count\nmax: 3", "nothing says what to count"},
		{"count of", "kind: count\nof: word\nmax: 3", `"word" is none of`},
		{"order", "kind: order\nphrases: [x]", "two phrases or more"},
		{"heading", "kind: heading", "neither"},
		{"level", "kind: heading\nrequired: [x]\nlevel: 9", "1 to 6"},
		{"example", "kind: phrases\nphrases: [x]\nexamples: [{bad: x}]", `"marks"`},
		{"both", "kind: phrases\nphrases: [x]\nexamples: [{bad: x, good: y}]", "either"},
		{"alias", "kind: phrases\nphrases: &a [x]\nlanguages: *a", "alias"},
		{"id", "kind: phrases\nphrases: [x]\nid: two", "twice"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, refused, err := pack.Parse("f.yaml", "house", []byte("rules:\n  - id: one\n"+indent(c.rule)))
			if c.name == "condition memory" {
				if len(refused) > 0 {
					return
				}
				if marks, _ := one(t, c.rule, "x"); len(marks) != 1 || !strings.HasPrefix(marks[0], "failure: condition") {
					t.Errorf("%v", marks)
				}
				return
			}
			why := ""
			if len(refused) == 1 {
				why = refused[0].Why
			} else if err != nil {
				why = err.Error()
			}
			if len(list) > 0 || !strings.Contains(why, c.want) || strings.Contains(why, "\n") {
				t.Errorf("%d rules, %q, want %q", len(list), why, c.want)
			}
		})
	}
}

func TestBroken(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a: &a [x, x, x, x, x, x, x, x, x]\n")
	for i := range 9 {
		fmt.Fprintf(&bomb, "%c: &%c [%s]\n", 'b'+i, 'b'+i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", 'a'+i), 9), ", "))
	}
	for name, c := range map[string]struct{ file, want string }{
		"empty":    {"", "f.yaml: the file is empty"},
		"no rules": {"pack: house\n", `f.yaml:1:1: there are no rules`},
		"name":     {"pack: The House\nrules: [{id: a}]\n", `f.yaml:1:7: "The House" is no name of a pack`},
		"unknown":  {"pcak: house\nrules: [{id: a}]\n", `f.yaml:1:1: unknown key "pcak"`},
		"bomb":     {bomb.String(), "f.yaml"},
		"deep":     {"rules: " + strings.Repeat("[", 10000), "f.yaml"},
		"many":     {"rules:\n" + strings.Repeat("  - {id: a}\n", pack.MaxRules+1), "the limit of a pack"},
		"binary":   {"\x00\x01\xff", "f.yaml"},
	} {
		start := cputime.Now()
		_, _, err := pack.Parse("f.yaml", "house", []byte(c.file))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) && !strings.Contains(err.Error(), c.want) || cputime.Since(start) > 5*time.Second {
			t.Errorf("%s: %.200v in %v, want %s", name, err, cputime.Since(start), c.want)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "My House")
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ids := func(path string) []string {
		t.Helper()
		list, _, err := pack.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range list {
			out = append(out, r.ID)
		}
		return out
	}
	write("b.yml", "rules: [{id: b, kind: phrases, phrases: [x]}]\n")
	write("a.yaml", "rules: [{id: a, kind: phrases, phrases: [x]}]\n")
	write("notes.txt", "none")
	if got := ids(dir); !slices.Equal(got, []string{"my-house/a", "my-house/b"}) {
		t.Error(got)
	}
	if got := ids(filepath.Join(dir, "b.yml")); !slices.Equal(got, []string{"b/b"}) {
		t.Error(got)
	}
	write("c.yml", "rules: [{id: a, kind: phrases, phrases: [x]}]\n")
	if _, refused, err := pack.Open(dir); err != nil || len(refused) != 1 || !strings.Contains(refused[0].Why, "two rules") {
		t.Error(refused, err)
	}
	dir = filepath.Join(t.TempDir(), "Boats")
	write("Oars.yml", "extends: existence\nmessage: m\ntokens: [oar]\n")
	write("Sails.yml", "extends: script\nmessage: m\n")
	if got := ids(dir); !slices.Equal(got, []string{"Boats/Oars"}) || !pack.IsStyle(dir) {
		t.Error(got)
	}
	if _, _, err := pack.Open(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("a pack that is not there: no error")
	}
	if _, _, err := pack.Open(t.TempDir()); err == nil {
		t.Error("an empty folder: no error")
	}
}

// A folder with more files than a pack may have is refused as a whole.
func TestTooManyFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "oars")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range pack.MaxFiles + 1 {
		text := fmt.Sprintf("rules: [{id: oars-%d, kind: phrases, phrases: [oar]}]\n", i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.yaml", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := pack.Open(dir); err == nil || !strings.Contains(err.Error(), "more than 200 files") {
		t.Errorf("with one file too many: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "000.yaml")); err != nil {
		t.Fatal(err)
	}
	if list, refused, err := pack.Open(dir); err != nil || len(list) != pack.MaxFiles || len(refused) > 0 {
		t.Errorf("%d rules, %d refused: %v", len(list), len(refused), err)
	}
}

func FuzzParse(f *testing.F) {
	house, err := os.ReadFile("testdata/house.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(house))
	for _, kind := range []string{"phrases", "patterns", "replace", "absent", "density", "count", "order", "heading"} {
		f.Add("rules:\n- {id: a, kind: " + kind + ", phrases: [oar, 'sail*'], patterns: ['\\bkeels?'], swap: {a: b}, max: 1, when: metrics.words > 1, required: [a]}\n")
	}
	f.Fuzz(func(t *testing.T, file string) {
		if len(file) > 8000 {
			t.Skip()
		}
		list, refused, err := pack.Parse("f.yaml", "house", []byte(file))
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml") {
			t.Errorf("an error without a place: %v", err)
		}
		for _, r := range refused {
			if !strings.Contains(r.Why, "f.yaml:") {
				t.Errorf("a reason without a place: %q", r.Why)
			}
		}
		for _, r := range list {
			if r.Phrases != nil {
				r.Phrases()
			}
		}
	})
}

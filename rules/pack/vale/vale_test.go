package vale_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/vale"
)

// style writes a style of one or more rules: name, text, name, text …
func style(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(files); i += 2 {
		name := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// marks judges a text by the style "House" of a folder.
func marks(t *testing.T, dir, name, text string) []string {
	t.Helper()
	list, refused, err := vale.Open(dir, "House")
	if err != nil || len(refused) > 0 {
		t.Fatalf("%v, refused %v", err, refused)
	}
	set, err := rules.NewSet(list)
	if err != nil {
		t.Fatal(err)
	}
	a, err := corpus.Read(name, []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, failures := set.Check(a)
	for _, f := range failures {
		t.Errorf("%s: %s", f.Rule, f.Cause)
	}
	var out []string
	for _, f := range findings {
		out = append(out, f.Excerpt+": "+f.Message)
	}
	return out
}

func TestKinds(t *testing.T) {
	for _, c := range []struct{ name, rule, text, want string }{
		{"existence", "extends: existence\nmessage: \"no '%s'\"\ntokens: [very, 'good(?:ly)?']\n", "A very goodly garden; goodness, Very.", "very: no 'very'|goodly: no 'goodly'"},
		{"ignore case", "extends: existence\nmessage: m\nignorecase: true\ntokens: [very]\n", "Very VERY every.", "Very: m|VERY: m"},
		{"capital keys", "Extends: existence\nMessage: m\nIgnoreCase: true\nTokens: [very]\n", "Very.", "Very: m"},
		{"nonword", "extends: existence\nmessage: m\nnonword: true\ntokens: ['er', '!{2,}']\n", "The ferry!! sinks", "er: m|!!: m"},
		{"raw", "extends: existence\nmessage: m\nraw: ['\\b(?:is|was)\\b\\s*']\ntokens: ['\\w+ed', built]\n", "The pier is painted, the quay was built, it is wide.", "is painted: m|was built: m"},
		{"append", "extends: existence\nmessage: m\nappend: true\nraw: ['\\s+of']\ntokens: [lot, heap]\n", "a heap of sand", "heap of: m"},
		{"soft break", "extends: existence\nmessage: m\ntokens: ['rent law', 'old\\s+stand']\n", "The rent\nlaw and the old\nstand.", "old stand: m"},
		{"line start", "extends: existence\nmessage: m\ntokens: ['^But']\n", "One. But two.\n\nBut three.", "But: m"},
		{"code", "extends: existence\nmessage: m\ntokens: [oar]\n", "An `oar` and an oar.\n\n    oar\n", "oar: m"},
		{"accents", "extends: existence\nmessage: m\ntokens: ['caf', 'été', 'na[iï]ve']\n", "A café in été, naïve.", "été: m|naïve: m"},
		{"quotes", "extends: existence\nmessage: m\ntokens: [\"don't\"]\n", "They don't and don’t.", "don't: m"},
		{"first wins", "extends: existence\nmessage: m\ntokens: [in order, 'in order to', 'order to']\n", "They came in order to row.", "in order: m"},
		{"exceptions", "extends: existence\nmessage: m\nignorecase: true\nexceptions: [Very Large Array, ARE]\ntokens: [very, are]\n", "The Very Large Array is very big; ARE are.", "very: m|are: m"},
		{"limit", "extends: existence\nmessage: m\nlimit: 1\ntokens: [oar]\n", "An oar. An oar.", "oar: m"},
		{"lookbehind", "extends: existence\nmessage: m\ntokens: ['(?<!un)tidy', 'so(?! that)']\n", "A tidy deck, so that; so what.", "tidy: m|so: m"},
		{"own flags", "extends: existence\nmessage: m\ntokens: ['(?i)oar', sail]\n", "Oar and Sail.", "Oar: m|Sail: m"},
		{"substitution", "extends: substitution\nmessage: \"use '%s', not '%s'\"\nignorecase: true\nswap:\n  utilise: use\n  'colou?rs': hues|paints\n  ok: ok\n", "Utilise colors, ok?", "Utilise: use 'use', not 'Utilise'|colors: use 'hues|paints', not 'colors'"},
		{"replace", "extends: substitution\nmessage: \"use '%s', not '%s'\"\naction: {name: replace}\ncapitalize: true\nswap:\n  utilise: use|take\n", "They utilise it.", "utilise: use 'use' or 'take', not 'utilise'"},
		{"group", "extends: substitution\nmessage: \"use '%s'\"\nswap:\n  '(\\w+)ish time': $1 hour\n", "at noonish time", "noonish time: use 'noon hour'"},
		{"occurrence", "extends: occurrence\nmessage: \"%s\"\nscope: sentence\nmax: 3\ntoken: '\\b(\\w+)\\b'\n", "One two three four five. One two.", "One: 5"},
		{"too few", "extends: occurrence\nmessage: m\nscope: paragraph\nmin: 1\ntoken: oar\n", "No boat here.\n\nAn oar.", "No: m"},
		{"repetition", "extends: repetition\nmessage: \"'%s'\"\nalpha: true\ntokens: ['[^\\s]+']\n", "The the boat boat is is. Is.", "boat boat: 'boat'"},
		{"repetition of case", "extends: repetition\nmessage: \"'%s'\"\nignorecase: true\nalpha: true\ntokens: ['[^\\s.]+']\n", "The the boat.", "The the: 'the'"},
		{"consistency", "extends: consistency\nmessage: \"'%s'\"\nignorecase: true\neither:\n  harbour: harbor\n  quay: wharf\n", "The harbour.\n\nThe harbor and the quay.", "harbor: 'harbor'"},
		{"conditional", "extends: conditional\nmessage: \"'%s'\"\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [USA]\n", "The Rowing Club Board (RCB) met. RCB and FIS and USA.", "FIS: 'FIS'"},
		{"title case", "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $title\n", "# The Boats of the River\n\ntext\n\n## the boats leave today\n\ntext", "the boats leave today: 'the boats leave today'"},
		{"sentence case", "extends: capitalization\nmessage: \"'%s'\"\nscope: heading\nmatch: $sentence\nexceptions: [Oslo]\n", "# Boats in Oslo leave\n\ntext\n\n## Boats Leave Today Again\n\ntext", "Boats Leave Today Again: 'Boats Leave Today Again'"},
		{"upper case", "extends: capitalization\nmessage: m\nscope: heading.h2\nmatch: $upper\n", "# Boats\n\ntext\n\n## BOATS\n\ntext\n\n## Sails\n\ntext", "Sails: m"},
		{"metric", "extends: metric\nmessage: \"%s\"\nformula: |\n  words / (heading.h2 + 1.0)\ncondition: \"> 2\"\n", "One two three four five six.\n\n## Two\n", "One: 3.00"},
		{"readability", "extends: readability\nmessage: \"%s\"\ngrade: 8\nmetrics: [Flesch-Kincaid]\n", "Municipal administrations habitually overestimate infrastructural modernisation opportunities.", "Municipal"},
		{"list", "extends: existence\nmessage: m\nscope: list\ntokens: [oar]\n", "An oar.\n\n- an oar\n", "oar: m"},
		{"quote", "extends: existence\nmessage: m\nscope: blockquote\ntokens: [oar]\n", "An oar.\n\n> an oar\n", "oar: m"},
		{"table", "extends: existence\nmessage: m\nscope: table.header\ntokens: [oar]\n", "| oar | sail |\n|---|---|\n| oar | oar |\n", "oar: m"},
		{"negated", "extends: existence\nmessage: m\nscope: '~heading & ~list'\ntokens: [oar]\n", "# An oar\n\nThis oar here.\n\n- an oar\n", "oar: m"},
		{"choice", "extends: existence\nmessage: m\nscope: [heading.h1, link]\ntokens: [oar]\n", "# An oar\n\nThis oar and [that oar](x.md).\n", "oar: m|oar: m"},
		{"alt", "extends: existence\nmessage: m\nscope: alt\ntokens: [oar]\n", "An oar: ![the oar](oar.png) <img src=\"x\" alt=\"old oar\">\n", "oar: m|oar: m"},
		{"raw scope", "extends: existence\nmessage: m\nscope: raw\nnonword: true\ntokens: ['\\]\\(http:']\n", "A [link](http://x.example).\n", "](http:: m"},
		{"front matter", "extends: existence\nmessage: m\nscope: text.frontmatter.title\ntokens: [oar]\n", "---\ntitle: The oar\nnote: an oar\n---\n\nAn oar.\n", "oar: m"},
		{"switched off", "extends: existence\nmessage: m\ntokens: [oar]\n", "An oar.\n\n<!-- vale off -->\n\nAn oar.\n\n<!-- vale on -->\n\n<!-- vale House.Rule = NO -->\n\nAn oar.\n\n<!-- vale House.Rule = YES -->\n\nAn oar.\n", "oar: m|oar: m"},
		{"percent", "extends: existence\nmessage: \"%s: 100%% [%[1]s]\"\ntokens: [oar]\n", "An oar.", "oar: oar: 100% [oar]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := strings.Join(marks(t, style(t, "House/Rule.yml", c.rule), "a.md", c.text), "|")
			if c.name == "readability" && strings.HasPrefix(got, c.want) {
				return
			}
			if got != c.want {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

func TestExtendsAnotherRule(t *testing.T) {
	dir := style(t,
		"Base/Boats.yml", "extends: existence\nmessage: \"no '%s'\"\nlevel: error\ntokens: [oar, sail]\n",
		"House/Boats.yml", "extends: Base.Boats\ntokens+: [keel]\ntokens-: [oar]\n")
	if got := strings.Join(marks(t, dir, "a.md", "oar, sail, keel"), "|"); got != "sail: no 'sail'|keel: no 'keel'" {
		t.Error(got)
	}
}

func TestVocabulary(t *testing.T) {
	dir := style(t,
		"House/Boats.yml", "extends: existence\nmessage: m\ntokens: ['\\w+boat']\n",
		"config/vocabularies/Club/accept.txt", "# of the club\nLongboat\n")
	if got := strings.Join(marks(t, dir, "a.md", "A Longboat and a Speedboat"), "|"); got != "Speedboat: m" {
		t.Error(got)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, rule, want string }{
		{"script", "extends: script\nmessage: m\nscript: x\n", "it is a program"},
		{"sequence", "extends: sequence\nmessage: m\ntokens: []\n", "parts of speech"},
		{"spelling", "extends: spelling\nmessage: m\n", "dictionaries"},
		{"kind", "extends: existance\nmessage: m\n", `:1:10: no kind of rule is called "existance"; did you mean "existence"?`},
		{"key", "extends: existence\nmessage: m\ntoken: [x]\n", `:3:1: unknown key "token"; did you mean "tokens"?`},
		{"unknown", "extends: existence\nmessage: m\ntokens: [x]\nignorcase: true\n", `:4:1: unknown key "ignorcase"; did you mean "ignorecase"?`},
		{"level", "extends: existence\nmessage: m\nlevel: fatal\ntokens: [x]\n", `:3:8: "level" must be one of`},
		{"message", "extends: existence\ntokens: [x]\n", `"message" is missing`},
		{"expression", "extends: existence\nmessage: m\ntokens: ['a(b']\n", `token "a(b"`},
		{"bare lookaround", "extends: existence\nmessage: m\ntokens: ['(?<!a)\\w+']\n", "without a literal"},
		{"size", "extends: existence\nmessage: m\ntokens: ['" + strings.Repeat("(?:abcdefghij){1000}", 11) + "']\n", "program"},
		{"repeat", "extends: existence\nmessage: m\ntokens: ['((oars{1,100}){1,100}){1,100}']\n", "repeat count"},
		{"formula", "extends: metric\nmessage: m\nformula: wrods / 2\ncondition: '> 1'\n", "formula"},
		{"cycle", "extends: House.Rule\n", "extends itself"},
		{"outside", "extends: ../../etc.passwd\n", ""},
		{"built in", "extends: Vale.Terms\n", "built into Vale"},
		{"alias", "extends: existence\nmessage: m\na: &a [x, x]\ntokens: *a\n", "alias"},
		{"selection", "extends: existence\nmessage: m\nscope: doc(h2)\ntokens: [x]\n", "doc("},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, refused, err := vale.Open(style(t, "House/Rule.yml", c.rule), "House")
			if err != nil || len(list) > 0 || len(refused) != 1 {
				t.Fatalf("%d rules, refused %v, %v", len(list), refused, err)
			}
			if refused[0].Rule != "House/Rule" || !strings.Contains(refused[0].Why, c.want) {
				t.Errorf("%+v, want %s", refused[0], c.want)
			}
		})
	}
	for _, name := range []string{"", "..", "Other", "House/x", ".git"} {
		if _, _, err := vale.Open(style(t, "House/Rule.yml", "extends: script\nmessage: m\n"), name); err == nil {
			t.Errorf("style %q: no error", name)
		}
	}
}

// TestFixes looks at what a substitution offers.
func TestFixes(t *testing.T) {
	list, _, err := vale.Open(style(t, "House/Rule.yml", "extends: substitution\nmessage: \"use '%s'\"\naction: {name: replace}\nswap: {utilise: use, colour: hue|paint}\n"), "House")
	if err != nil {
		t.Fatal(err)
	}
	set, err := rules.NewSet(list)
	if err != nil {
		t.Fatal(err)
	}
	a, err := corpus.Read("a.md", []byte("We utilise one colour."), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	findings, _ := set.Check(a)
	for _, f := range findings {
		for _, x := range f.Fixes {
			got = append(got, x.Safety.String()+" "+x.Edits[0].Text)
		}
	}
	if want := []string{"unsafe use", "manual hue", "manual paint"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestHostile bounds what a style and an article may cost together.
func TestHostile(t *testing.T) {
	text := strings.Repeat("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa oar ", 20_000)
	for name, rule := range map[string]string{
		"repeats":     "extends: existence\nmessage: m\ntokens: ['(?:a+)+b', 'oar(?: \\w+)* sail']\n",
		"alternation": "extends: existence\nmessage: m\ntokens: ['" + strings.TrimSuffix(strings.Repeat("oar|", 3000), "|") + "']\n",
		"many tokens": "extends: existence\nmessage: m\ntokens:\n" + strings.Repeat("  - oars of a boat\n", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := cputime.Now()
			list, refused, err := vale.Open(style(t, "House/Rule.yml", rule), "House")
			if err != nil {
				t.Fatal(err)
			}
			set, err := rules.NewSet(list)
			if err != nil {
				t.Fatal(err)
			}
			a, err := corpus.Read("a.md", []byte(text), corpus.Options{Format: corpus.Plain})
			if err != nil {
				t.Fatal(err)
			}
			set.Check(a)
			if spent := cputime.Since(start); spent > cputime.Race*6*time.Second {
				t.Errorf("%v (refused %v)", spent, refused)
			}
		})
	}
}

// TestBacktracking lets an expression with lookaround run out of time: the rule
// fails and says so, and the others go on.
func TestBacktracking(t *testing.T) {
	dir := style(t,
		"House/Slow.yml", "extends: existence\nmessage: m\ntokens: ['oar(?=(?:a+)+b)', 'oar (?<!x)(?:a|aa)+(?:a|aa)+c']\n",
		"House/Quick.yml", "extends: existence\nmessage: m\ntokens: [oar]\n")
	list, refused, err := vale.Open(dir, "House")
	if err != nil || len(refused) > 0 {
		t.Fatal(err, refused)
	}
	set, err := rules.NewSet(list)
	if err != nil {
		t.Fatal(err)
	}
	a, err := corpus.Read("a.md", []byte("oar "+strings.Repeat("a", 200)), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, failures := set.Check(a)
	if len(findings) != 1 || len(failures) != 1 || failures[0].Rule != "House/Slow" {
		t.Errorf("%d findings, failures %v", len(findings), failures)
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

// runHere runs the program without a process of its own.
func runHere(args ...string) outcome {
	var out, errOut bytes.Buffer
	code := run(args, strings.NewReader(""), &out, &errOut)
	return outcome{code: code, out: out.String(), errOut: errOut.String()}
}

func TestDidYouMean(t *testing.T) {
	for _, test := range []struct {
		args string
		want string // "": no suggestion
	}{
		{"chekc", `"check"`},
		{"ceck", `"check"`},
		{"rule", `"rules"`},
		{"vresion", `"version"`},
		{"explian boilerplate/placeholder", `"explain"`},
		{"tomatoes.md", ""},
		{"help chekc", `"check"`},
		{"help gardening", ""},
		{"completion bsh", `"bash"`},
		{"completion toml", ""},
		{"check --fromat json", "--format"},
		{"--formt-in html", "--format-in"},
		{"--output-file x", ""},
		{"--levl error", "--level"},
		{"check --colour never", "--color"},
		{"--selct contents", "--select"},
		{"check --verbos x", "--verbose"},
		{"--zebra", ""},
		{"--format jsn x.md", "json"},
		{"--format yaml x.md", ""},
		{"--level eror x.md", "error"},
		{"--level warn x.md", "warning"},
		{"--fail-on hints x.md", "hint"},
		{"--color allways x.md", "always"},
		{"--format-in mardown x.md", "markdown"},
		{"rules --format markdwn", "markdown"},
		{"--select boilerplte x.md", "boilerplate"},
		{"--select content x.md", "contents"},
		{"--ignore contents/empty-entri x.md", "contents/empty-entry"},
		{"--select content/empty-entry x.md", "contents/empty-entry"},
		{"--select empty-entry x.md", "contents/empty-entry"},
		{"--select boilerplate/empty-entry x.md", "contents/empty-entry"},
		{"--select xylophone x.md", ""},
		{"--select stlye x.md", "style"},
		{"--ignore standart x.md", "standard"},
		{"--select xylophone/* x.md", ""},
		{"explain boilerplate/plaecholder", "boilerplate/placeholder"},
		{"explain placeholder", "boilerplate/placeholder"},
		{"rules boilerplat", "boilerplate"},
	} {
		o := runHere(strings.Fields(test.args)...)
		_, got, suggested := strings.Cut(o.errOut, "did you mean ")
		if o.code != exitBroken || suggested != (test.want != "") || strings.TrimSuffix(got, "?\n") != test.want {
			t.Errorf("%s: exit %d, %q, want %q", test.args, o.code, o.errOut, test.want)
		}
	}
}

func TestChoose(t *testing.T) {
	rule := func(id string) *rules.Rule { return &rules.Rule{ID: id} }
	list := []*rules.Rule{
		rule("pots/clay"), rule("pots/tin"), rule("seeds/peas"), rule("seeds/beans"),
		{ID: "seeds/heirloom", Set: "fancy", OnRequest: true},
		{ID: "pots/glass", Set: "fancy", OnRequest: true},
	}
	for _, test := range []struct{ selected, ignored, want string }{
		{"", "", "pots/clay pots/tin seeds/peas seeds/beans"},
		{"pots", "", "pots/clay pots/tin pots/glass"},
		{"seeds/", "", "seeds/peas seeds/beans seeds/heirloom"},
		{"seeds/heirloom", "", "seeds/heirloom"},
		{"seeds/h*", "", "seeds/heirloom"},
		{"fancy", "", "seeds/heirloom pots/glass"},
		{"fancy", "pots", "seeds/heirloom"},
		{"standard", "", "pots/clay pots/tin seeds/peas seeds/beans"},
		{"standard fancy", "seeds", "pots/clay pots/tin pots/glass"},
		{"", "fancy", "pots/clay pots/tin seeds/peas seeds/beans"},
		{"seeds/beans pots/clay", "", "pots/clay seeds/beans"},
		{"*/*s", "", "seeds/peas seeds/beans pots/glass"},
		{"pots/*", "pots/tin", "pots/clay pots/glass"},
		{"", "seeds pots/t*", "pots/clay"},
		{"pots seeds/peas", "pots", "seeds/peas"},
	} {
		got, err := choose(list, strings.Fields(test.selected), strings.Fields(test.ignored))
		var ids []string
		for _, r := range got {
			ids = append(ids, r.ID)
		}
		if err != nil || strings.Join(ids, " ") != test.want {
			t.Errorf("%+v: %v (%v)", test, ids, err)
		}
	}
}

func TestRenderMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"":                                          "",
		"One\nparagraph.\n\nAnother.\n":             "One paragraph.\n\nAnother.\n",
		"# Head\n\nText":                            "Head\n\nText\n",
		"`code`, ``a ` b`` and **bold** *words*":    "“code”, “a ` b” and bold words\n",
		"Sums: 3 * 4 is 12, snake_case stays":       "Sums: 3 * 4 is 12, snake_case stays\n",
		"A [link](https://example.org/a) here":      "A link (https://example.org/a) here\n",
		"A [city] that is open":                     "A [city] that is open\n",
		`Stars \* stay`:                             "Stars * stay\n",
		"an open `tick":                             "an open `tick\n",
		"- one two three four five six\n- b\n  - c": "- one two three four five\n  six\n- b\n  - c\n",
		"Text\n\n```\nx  =  1\n```\nMore":           "Text\n\n    x  =  1\nMore\n",
		"Text\n\n    indented  code":                "Text\n\n    indented  code\n",
		"esc \x1b[31m":                              "esc ␛[31m\n",
		"one two three four five six seven":         "one two three four five\nsix seven\n",
	} {
		width := 80
		if strings.Contains(in, "five six") {
			width = 25
		}
		if got := renderMarkdown(in, width); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Every rule can be explained, and what it says can be shown.
func TestExplainEveryRule(t *testing.T) {
	for _, r := range all.Rules() {
		o := runHere("explain", r.ID)
		if o.code != exitClean || !strings.HasPrefix(o.out, r.ID+"\n"+r.Title+"\n") {
			t.Errorf("%s: exit %d\n%s%s", r.ID, o.code, o.out, o.errOut)
		}
		if strings.ContainsAny(o.out, "\x1b\u200b\u202e\t") {
			t.Errorf("%s: what nobody sees is shown raw:\n%q", r.ID, o.out)
		}
		for _, head := range []string{"  severity ", "  confidence ", "  languages ", "  set ", "\nMarked\n", "\nLeft alone\n"} {
			if !strings.Contains(o.out, head) {
				t.Errorf("%s: no %q", r.ID, strings.TrimSpace(head))
			}
		}
	}
}

func TestRulesFormats(t *testing.T) {
	listed := all.Rules()
	text, markdown := runHere("rules").out, runHere("rules", "--format", "markdown").out
	var list struct{ Rules []listedRule }
	if err := json.Unmarshal([]byte(runHere("rules", "--format", "json").out), &list); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "\n"); n != len(listed) {
		t.Errorf("%d lines for %d rules", n, len(listed))
	}
	if n := strings.Count(markdown, "\n"); n != len(listed)+2 {
		t.Errorf("%d lines of Markdown for %d rules", n, len(listed))
	}
	if len(list.Rules) != len(listed) {
		t.Fatalf("%d of %d rules in JSON", len(list.Rules), len(listed))
	}
	for i, r := range listed {
		if !strings.Contains(text, r.ID+" ") || !strings.Contains(markdown, "| `"+r.ID+"` | ") {
			t.Errorf("%s is not listed", r.ID)
		}
		if got := list.Rules[i]; got.Rule != r.ID || got.Severity != r.Severity.String() || got.Languages == nil {
			t.Errorf("%s in JSON: %+v", r.ID, got)
		}
	}
	if o := runHere("rules", "contents"); strings.Contains(o.out, "boilerplate/") || !strings.Contains(o.out, "contents/") {
		t.Errorf("rules contents:\n%s%s", o.out, o.errOut)
	}
}

func TestCompletion(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"explain boil", "boilerplate/placeholder\t"},
		{"--select cont", "contents/empty-entry\t"},
		{"--select contents,boil", "contents,boilerplate/placeholder\t"},
		{"check --ignore boil", "boilerplate\n"},
		{"--format j", "json\n"},
		{"check --level w", "warning\n"},
		{"che", "check\t"},
		{"rules boil", "boilerplate\n"},
		{"--select sty", "style\n"},
	} {
		o := runHere(append([]string{"__complete"}, strings.Fields(test.args)...)...)
		if o.code != exitClean || !strings.Contains(o.out, test.want) {
			t.Errorf("%s: exit %d\n%s", test.args, o.code, o.out)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if o := runHere("completion", shell); o.code != exitClean || len(o.out) < 1000 {
			t.Errorf("completion %s: exit %d", shell, o.code)
		}
	}
}

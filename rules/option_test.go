package rules_test

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// shout marks words of capitals that are longer than its option says.
func shout() *rules.Rule {
	r := &rules.Rule{
		ID: "test/shout", Title: "Shouting", Severity: rules.Warning, Confidence: rules.Certain,
		Options: []rules.Option{
			{Name: "longer-than", Doc: "letters", Default: 3, Min: 1, Max: 20},
			{Name: "tone", Doc: "tone", Default: "mild", Choices: []string{"mild", "harsh"}},
			{Name: "except", Doc: "words", Default: []string(nil)},
			{Name: "titles", Doc: "titles too", Default: false},
		},
		With: setShout,
	}
	setShout(r, rules.Values{"longer-than": 3})
	return r
}

func setShout(r *rules.Rule, values rules.Values) {
	r.Check = func(p *rules.Pass) {
		text := p.Article.Text.String()
		at := 0
		for w := range strings.FieldsSeq(text) {
			at += strings.Index(text[at:], w)
			if w == strings.ToUpper(w) && len(w) > values["longer-than"].(int) {
				f := rules.Finding{Range: corpus.Range{Start: at, End: at + len(w)}, Message: "shouting"}
				if len(w) > 6 {
					f.Severity = rules.Hint
				}
				p.Report(f)
			}
			at += len(w)
		}
	}
}

func TestConfigured(t *testing.T) {
	plain := shout()
	for _, test := range []struct {
		values rules.Values
		want   string // the number of findings, or part of the error
	}{
		{nil, "2"},
		{rules.Values{"longer-than": 5}, "1"},
		{rules.Values{"longer-than": 1}, "4"},
		{rules.Values{"longer-than": 0}, "from 1 to 20, not 0"},
		{rules.Values{"longer-than": 21}, "from 1 to 20, not 21"},
		{rules.Values{"longer-than": "5"}, "it is a whole number"},
		{rules.Values{"longer": 5}, `no option "longer"`},
		{rules.Values{"tone": "harsh"}, "2"},
		{rules.Values{"tone": "hash"}, `one of mild, harsh, not "hash"`},
		{rules.Values{"tone": true}, "it is one of mild, harsh"},
		{rules.Values{"except": []string{"a"}}, "2"},
		{rules.Values{"except": "a"}, "it is a list of words"},
		{rules.Values{"titles": true}, "2"},
		{rules.Values{"titles": 1}, "it is true or false"},
	} {
		r, err := plain.Configured(test.values)
		var got string
		if err != nil {
			got = err.Error()
		} else {
			got = string(rune('0' + len(findings(t, r, "The BUS is LATE at THE STATIONS."))))
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%v: got %q, want %q", test.values, got, test.want)
		}
	}
}

func TestGraded(t *testing.T) {
	const text = "It is LATE at the STATIONS."
	plain := shout()
	configured, err := plain.Graded(rules.Error).Configured(rules.Values{"longer-than": 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		rule *rules.Rule
		want [2]rules.Severity
	}{
		{"as it is", plain, [2]rules.Severity{rules.Warning, rules.Hint}},
		{"raised", plain.Graded(rules.Error), [2]rules.Severity{rules.Error, rules.Hint}},
		{"lowered", plain.Graded(rules.Hint), [2]rules.Severity{rules.Hint, rules.Hint}},
		{"raised and lowered", plain.Graded(rules.Error).Graded(rules.Hint), [2]rules.Severity{rules.Hint, rules.Hint}},
		{"there and back", plain.Graded(rules.Hint).Graded(rules.Warning), [2]rules.Severity{rules.Warning, rules.Hint}},
		{"raised and configured", configured, [2]rules.Severity{rules.Error, rules.Hint}},
	} {
		got := findings(t, test.rule, text)
		if len(got) != 2 || got[0].Severity != test.want[0] || got[1].Severity != test.want[1] {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	if plain.Severity != rules.Warning {
		t.Error("grading changed the rule itself")
	}
}

func findings(t *testing.T, r *rules.Rule, text string) []rules.Finding {
	t.Helper()
	set, err := rules.NewSet([]*rules.Rule{r})
	if err != nil {
		t.Fatal(err)
	}
	a, err := corpus.Read("a.md", []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, failures := set.Check(a)
	if len(failures) > 0 {
		t.Fatal(failures)
	}
	return got
}

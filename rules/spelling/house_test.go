package spelling

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

func TestHouse(t *testing.T) {
	for _, test := range []struct {
		name string
		rule *rules.Rule
		set  rules.Values
		text string
		want string // what is marked, and what the house writes instead
	}{
		{"one dialect", &variantMix, rules.Values{"dialect": "british"}, "The color of the center court is green.", "color>colour center>centre"},
		{"the right dialect", &variantMix, rules.Values{"dialect": "american"}, "The color of the center court is green.", ""},
		{"any dialect", &variantMix, rules.Values{"dialect": "any"}, "The color of the court is green.", ""},
		{"dialect in names", &variantMix, rules.Values{"dialect": "british"}, "They play at the Garden Center on Sunday.", ""},
		{"dialect in quotations", &variantMix, rules.Values{"dialect": "british"}, "The sign says “color of the week” in red.", ""},
		{"a form that is known", &variantMix, rules.Values{"forms": []string{"ceasefire"}}, "A cease-fire began. The ceasefire held.", "cease-fire>ceasefire"},
		{"at the start of a sentence", &variantMix, rules.Values{"forms": []string{"email"}}, "E-mail works. Send an email.", "E-mail>Email"},
		{"abbreviation", &variantMix, rules.Values{"forms": []string{"US"}}, "The U.S. team won again.", "U.S.>US"},
		{"abbreviation with stops", &variantMix, rules.Values{"forms": []string{"U.S."}}, "The US team won again.", "US>U.S."},
		{"a form that is not wanted", &variantMix, rules.Values{"forms": []string{"allotment\tkitchen plot"}}, "Each Kitchen plot has a shed.", "Kitchen plot>Allotment"},
		{"two ways without the house", &variantMix, rules.Values{"forms": []string{"email"}}, "The adviser left. One advisor stayed, the other adviser too.", "advisor"},
		{"a name", &nameVariant, rules.Values{"forms": []string{"Zelenskyy"}}, "President Zelensky spoke. Zelenskiy’s aides left.", "Zelensky>Zelenskyy Zelenskiy>Zelenskyy"},
		{"the name of the house", &nameVariant, rules.Values{"forms": []string{"Zelenskyy"}}, "President Zelenskyy spoke. Zelenskyy’s aides left.", ""},
		{"a name that is not wanted", &nameVariant, rules.Values{"forms": []string{"Kyiv\tKiev"}}, "The train to Kiev was late.", "Kiev>Kyiv"},
		{"a name in a quotation", &nameVariant, rules.Values{"forms": []string{"Kyiv\tKiev"}}, "The film “Back to Kiev” is old.", ""},
		{"another name", &nameVariant, rules.Values{"forms": []string{"Kyiv\tKiev"}}, "The train to Kharkiv was late.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := test.rule.Configured(test.set)
			if err != nil {
				t.Fatal(err)
			}
			set, err := rules.NewSet([]*rules.Rule{r})
			if err != nil {
				t.Fatal(err)
			}
			a, err := corpus.Read("a.md", []byte(test.text), corpus.Options{Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			found, failures := set.Check(a)
			if len(failures) > 0 {
				t.Fatal(failures)
			}
			var got []string
			for _, f := range found {
				mark := f.Excerpt
				if len(f.Fixes) > 0 {
					mark += ">" + f.Fixes[0].Edits[0].Text
				}
				got = append(got, mark)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), test.want)
			}
		})
	}
}

package rules_test

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

func TestAccepted(t *testing.T) {
	for _, test := range []struct {
		rule, text, marked string
		accept             string // entries with "|" between
		want               bool   // the mark is dropped
	}{
		{"casing/proper-noun", "The new iphone is out.", "iphone", "iphone", true},
		{"casing/proper-noun", "The new iphone is out.", "iphone", "iPhone", false},
		{"casing/proper-noun", "The iphone's screen is out.", "iphone's", "iphone", true},
		{"casing/proper-noun", "They met in café central yesterday.", "central", "café central", true},
		{"casing/proper-noun", "They met in central yesterday.", "central", "café central", false},
		{"casing/proper-noun", "The band naïve’s tour.", "naïve’s", "naïve", true},
		{"spelling/typo", "A Teh of the house.", "Teh", "teh", true},
		{"spelling/typo", "A tehran of the house.", "teh", "teh", false},
		{"spelling/typo", "We say co-\u2060operate.", "co-\u2060operate", "co-operate", true},
		{"wording/coined-term", "The “slow   shelf” method works.", "slow   shelf", "slow shelf", true},
		{"officials/unknown-person", "French President Anna Test spoke.", "French President Anna Test", "Anna Test", true},
		{"officials/unknown-person", "French President Anna Testa spoke.", "French President Anna Testa", "Anna Test", false},
		{"wording/spun-phrase", "A slow shelf of books.", "slow shelf", "shelf", false},
		{"boilerplate/placeholder", "Dear NAME, hello.", "NAME", "NAME", false},
		{"figures/acronym", "The SHELF met.", "SHELF", "SHELF", true},
		{"figures/self-conflict", "The SHELF met.", "SHELF", "SHELF", false},
		{"spelling/typo", "A .nett of the house.", ".nett", ".nett", true},
		{"spelling/typo", "鉛筆 teh 鉛筆", "teh", "鉛筆|teh", true},
		{"spelling/typo", "teh", "teh", "—|", false},
	} {
		a, err := corpus.Read("a.md", []byte(test.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(a.Text.String(), test.marked)
		if at < 0 {
			at = strings.Index(a.Text.String(), strings.Join(strings.Fields(test.marked), " "))
			test.marked = strings.Join(strings.Fields(test.marked), " ")
		}
		f := rules.Finding{Rule: test.rule, Range: corpus.Range{Start: at, End: at + len(test.marked)}, Excerpt: test.marked}
		accepted := rules.NewAccepted(strings.Split(test.accept, "|"))
		if got := len(accepted.Drop(a, []rules.Finding{f})) == 0; got != test.want {
			t.Errorf("%s in %q, %q accepted: dropped %v, want %v", test.marked, test.text, test.accept, got, test.want)
		}
		entries := strings.Split(test.accept, "|")
		if got := len(accepted.Unused()) < len(entries); got != test.want {
			t.Errorf("%q: used %v, want %v", test.accept, got, test.want)
		}
	}
	var none *rules.Accepted
	if got := none.Drop(nil, make([]rules.Finding, 2)); len(got) != 2 {
		t.Error("nothing accepted drops something")
	}
}

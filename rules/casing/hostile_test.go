package casing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules/casing"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// Twice the text may cost twice the time, whatever it holds.
func TestHostile(t *testing.T) {
	set := rulestest.NewSet(t, casing.Rules()...)
	for name, unit := range map[string]string{
		"candidates": "Jared kushnerov met Jared Kushnerov in the hall of the harbour. ",
		"names":      "the United states of the International chess Federation and new york ",
		"titles":     "The Harbour Will Be Closed And The Ships Must Wait Until The Tide Has Turned. ",
		"questions":  "does it end here at all today? it does not end here at all? ",
		"capitals":   "A B C D E ",
		"bytes":      "\xff\xfe Ünder the ’s ’ s' ",
		"lines":      "- item of list\n- Item of List\n",
	} {
		times := [2]time.Duration{}
		for i, n := range []int{2000, 8000} {
			a, err := corpus.Read("hostile.md", []byte(strings.Repeat(unit, n)), corpus.Options{Format: corpus.Markdown})
			if err != nil {
				t.Fatal(err)
			}
			a.Language()
			start := cputime.Now()
			if _, failures := set.Check(a); len(failures) > 0 {
				t.Fatalf("%s: %+v", name, failures[0])
			}
			times[i] = cputime.Since(start)
		}
		if times[1] > 24*times[0] && times[1] > 2*time.Second {
			t.Errorf("%s: %v for four times the text of %v", name, times[1], times[0])
		}
		t.Log(name, times)
	}
}

func FuzzCheck(f *testing.F) { rulestest.Fuzz(f, casing.Rules(), "", nil) }

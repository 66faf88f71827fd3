package rules_test

import (
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

func TestClock(t *testing.T) {
	slow := rules.Rule{
		ID: "test/slow", Title: "It takes its time", Severity: rules.Hint, Confidence: rules.Unsure,
		Check: func(*rules.Pass) { time.Sleep(5 * time.Millisecond) },
	}
	quick := rules.Rule{
		ID: "test/quick", Title: "It takes none", Severity: rules.Hint, Confidence: rules.Unsure,
		Check: func(p *rules.Pass) {
			p.Report(rules.Finding{Range: p.Article.Blocks[0].Text, Message: "here"})
		},
	}
	set, err := rules.NewSet([]*rules.Rule{&slow, &quick})
	if err != nil {
		t.Fatal(err)
	}
	a, err := corpus.Read("a.txt", []byte("The ferry sails at noon."), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	clock := &rules.Clock{}
	timed := set.Timed(clock)
	for range 3 {
		if findings, _ := timed.Check(a); len(findings) != 1 {
			t.Errorf("%d findings", len(findings))
		}
	}
	set.Check(a) // is not timed
	spent, _ := clock.Spent()
	times := map[string]time.Duration{}
	for _, s := range spent {
		times[s.Name] = s.Time
	}
	if spent[0].Name != "test/slow" || times["test/slow"] < 15*time.Millisecond {
		t.Errorf("the slow rule did not come first: %v", spent)
	}
	if len(spent) != 4 || times["test/quick"] > times["test/slow"] {
		t.Errorf("%v", spent)
	}
}

package rules_test

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

func TestTechnical(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"manual": {"The tide clock reads HARBOUR_FILE from /etc/tides, and open_gauge() keeps it.\n\n" +
			"Start it with --quay-side leith or call start_clock(), and tide::next tells when the water turns.\n\nSet $QUAY to another one.\n", true},
		"prose":     {strings.Repeat("The ferry left the quay at noon and/or later, and nobody asked for a ticket -- not even the captain. ", 20), false},
		"addresses": {strings.Repeat("Write to @ferry_port, see https://example.org/a_b/c_d or read #open_day today. ", 10), false},
		"one path": {"The minutes of the club lie in /srv/minutes. " +
			strings.Repeat("The members met again and spoke about the pitch. ", 30), false},
		"dashes": {strings.Repeat("The cook --who never slept --and the mate --a quiet man --sang. ", 20), false},
	} {
		a, err := corpus.Read("a.txt", []byte(c.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := false
		set, err := rules.NewSet([]*rules.Rule{{
			ID: "test/technical", Title: "t", Doc: "d", Severity: rules.Hint, Confidence: rules.Certain,
			Check: func(p *rules.Pass) { got = p.Technical() },
		}})
		if err != nil {
			t.Fatal(err)
		}
		set.Check(a)
		if got != c.want {
			t.Errorf("%s: technical is %v, want %v", name, got, c.want)
		}
	}
}

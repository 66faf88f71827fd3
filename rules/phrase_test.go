package rules_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// found returns the excerpts that a table of phrases finds in a plain text.
func found(t *testing.T, table, text string, options corpus.Options) []string {
	t.Helper()
	phrases, err := rules.ParsePhrases(table)
	if err != nil {
		t.Fatal(err)
	}
	set := rulestest.NewSet(t, &rules.Rule{
		ID: "test/phrases", Title: "Phrases", Severity: rules.Error, Confidence: rules.Certain,
		Phrases: func() []rules.Phrase { return phrases },
	})
	options.Format = corpus.Plain
	a, err := corpus.Read("x.txt", []byte(text), options)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range rulestest.Check(t, set, a) {
		out = append(out, f.Excerpt+"|"+f.Severity.String())
	}
	return out
}

func TestPhrases(t *testing.T) {
	const head = "anchor\tpattern\tlanguage\tscope\tconfidence\tevidence\tnote\n"
	tests := []struct{ name, row, text, want string }{
		{"literal", "tide table\t\t\t\tcertain\tseen", "The Tide  Table is wrong.", "Tide  Table|error"},
		{"typeset", "it's a tide-table\t\t\t\tcertain\tseen", "It’s a tide‑table.", "It’s a tide‑table|error"},
		{"word edges", "tide\t\t\t\tcertain\tseen", "The eventide tides.", ""},
		{"prefix", "tide*\t\t\t\tcertain\tseen", "The eventide tides.", "tide|error"},
		{"alternatives", "ebb tide|flood tide\t\t\t\tcertain\tseen", "Ebb tide, then flood tide.", "Ebb tide|error flood tide|error"},
		{"pattern", "tide table\t(?:the|a) tide table for [a-z]+\t\t\tcertain\tseen", "See the tide table for June now.", "the tide table for June|error"},
		{"pattern that fails", "tide table\ttide table for [a-z]+\t\t\tcertain\tseen", "See the tide table now.", ""},
		{"pattern elsewhere on the line", "tide table\ttide table for [a-z]+|harbour\t\t\tcertain\tseen", "The harbour has a tide table.", ""},
		{"opens", "tide table\t\t\topens\tcertain\tseen", "“Tide table” is the name.", "Tide table|error"},
		{"opens not", "tide table\t\t\topens\tcertain\tseen", "A tide table is useful.", ""},
		{"opens behind a number", "tide table\t\t\topens\tcertain\tseen", "V. Tide table", "Tide table|error"},
		{"opens behind a number and a dash", "tide table\t\t\topens\tcertain\tseen", "Ferries\\\n4 – Tide table", "Tide table|error"},
		{"opens not behind a name", "tide table\t\t\topens\tcertain\tseen", "A. V. Tide table", ""},
		{"closes", "tide table\t\t\tcloses\tcertain\tseen", "Read the tide table.", "tide table|error"},
		{"whole", "tide table\t\t\twhole\tcertain\tseen", "Tide table:", "Tide table|error"},
		{"whole not", "tide table\t\t\twhole\tcertain\tseen", "Tide table: see below", ""},
		{"constructed", "tide table\t\t\t\tcertain\tconstructed", "The tide table.", "tide table|hint"},
		{"unsure", "tide table\t\t\t\tunsure\tseen", "The tide table.", "tide table|hint"},
		{"the longer one", "tide|tide table\t\t\t\tcertain\tseen", "The tide table.", "tide table|error"},
		{"its own language", "marée haute\t\tfr\t\tcertain\tseen", "Une marée haute.", "marée haute|error"},
		{"ideographs", "潮汐表\t\tzh\t\tcertain\tseen", "请看潮汐表吧", "潮汐表|error"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			language := strings.Split(tt.row, "\t")[2]
			got := strings.Join(found(t, head+tt.row, tt.text, corpus.Options{Language: language}), " ")
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPhrasesOfAnotherLanguage(t *testing.T) {
	const table = "anchor\tpattern\tlanguage\tscope\tconfidence\tevidence\n" +
		"gift\t\tde\t\tcertain\tseen\nhere is the article\t\ten\t\tcertain\tseen\n"
	if got := found(t, table, "A gift for the museum.", corpus.Options{Language: "en"}); got != nil {
		t.Errorf("a German phrase is found in an English article: %q", got)
	}
	if got := found(t, table, "Here is the article: Das Museum öffnet.", corpus.Options{Language: "de"}); len(got) != 1 {
		t.Errorf("an English phrase is not found in a German article: %q", got)
	}
}

func TestParsePhrasesRefuses(t *testing.T) {
	for _, bad := range []string{
		"anchor\tcolour\nx\ty\n",
		"anchor\tscope\nx\tmiddle\n",
		"anchor\tconfidence\nx\tsometimes\n",
		"anchor\tpattern\n\tx\n",
	} {
		if _, err := rules.ParsePhrases(bad); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: got error %v, want one that names line 2", bad, err)
		}
	}
}

// TestPatternsAreLinear: a line that is one anchor after the other must not
// make the pattern read the line again for each.
func TestPatternsAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	const table = "anchor\tpattern\tlanguage\tscope\tconfidence\tevidence\ntide table\ttide table( of)*( the)* harbour\t\t\tcertain\tseen\n"
	cost := func(n int) time.Duration {
		text := strings.Repeat("tide table of the ", n)
		start := cputime.Now()
		found(t, table, text, corpus.Options{})
		return cputime.Since(start)
	}
	// Both take turns, and the least of each is the one that nothing disturbed.
	once, often := time.Hour, time.Hour
	for range 5 {
		once, often = min(once, cost(10_000)), min(often, cost(80_000))
	}
	if often > 24*once { // quadratic work would make it 64
		t.Errorf("eight times the text takes %.1f times the time", float64(often)/float64(once))
	}
}

func ExampleParsePhrases() {
	phrases, err := rules.ParsePhrases("anchor\tscope\nopen daily|open every day\twhole\n")
	fmt.Println(len(phrases), phrases[1].Anchor, phrases[1].Scope == rules.Whole, err)
	// Output: 2 open every day true <nil>
}

package wording

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// styleRules are the rules that judge how a whole article is written.
func styleRules() []*rules.Rule {
	return []*rules.Rule{
		&InflatedSignificance, &NegativeParallelism, &NoConcreteAnchor,
		&ParticipialTail, &VagueAttribution, &VocabularyDensity,
	}
}

func TestStyleExamples(t *testing.T) { rulestest.Examples(t, styleRules()) }

func TestStyleGolden(t *testing.T) {
	rulestest.Golden(t, filepath.Join("testdata", "style"), rulestest.NewSet(t, styleRules()...))
}

// Every phrase must be able to match: folded, and with a pattern that can take
// its anchor. Rules of style are hints in the set style.
func TestStyleTables(t *testing.T) {
	tables := map[string][]rules.Phrase{}
	for _, r := range styleRules() {
		if r.Set != "style" || r.Severity != rules.Hint {
			t.Errorf("%s: a %s in the set %q", r.ID, r.Severity, r.Set)
		}
		if r.Phrases != nil {
			tables[r.ID] = r.Phrases()
		}
	}
	for _, name := range []string{"speech", "concrete-anchor"} {
		data, err := os.ReadFile(filepath.Join("data", name+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		if tables[name], err = rules.ParsePhrases(string(data)); err != nil {
			t.Fatal(err)
		}
	}
	for name, phrases := range tables {
		for _, p := range phrases {
			if corpus.FoldString(p.Anchor) != p.Anchor || p.Note == "" || p.Language == "" {
				t.Errorf("%s: %+v", name, p)
			}
			if _, err := regexp.Compile(p.Pattern); err != nil {
				t.Errorf("%s: %q: %v", name, p.Anchor, err)
			}
			// The first letters of the anchor stand in its pattern, or every
			// word may.
			if word := strings.Fields(p.Anchor)[0]; p.Pattern != "" && !strings.Contains(p.Pattern, word[:min(len(word), 3)]) {
				t.Errorf("%s: the pattern of %q does not know it: %q", name, p.Anchor, p.Pattern)
			}
		}
	}
}

// One thing that can be checked is enough for an article to be left alone.
func TestConcreteAnchor(t *testing.T) {
	set := rulestest.NewSet(t, &NoConcreteAnchor)
	for _, test := range []struct {
		text, more string
		want       bool
	}{
		{airy, "", true},
		{airy, "The hall has a new roof, they say, and the roof is green.", true},
		{airy, "A sign says “no dogs” beside the door.", true},
		{airyGerman, "", true},
		{airyGerman, "Die Schiffer sagten wenig.", true},
		{airy, "It was built in 1911.", false},
		{airy, "It reopened on a Thursday.", false},
		{airy, "It reopened in April.", false},
		{airy, "Eleven stalls are new.", false},
		{airy, "The hall is full, said Ruth Amadi.", false},
		{airy, "According to the Guild of Grocers, it is full.", false},
		{airy, "A sign says “dogs are welcome in here” beside the door.", false},
		{airy, "I like it. My dog likes it.", false},
		{airy, "See https://example.org/hall for more.", false},
		{airyGerman, "Am Montag ist geschlossen.", false},
		{airyGerman, "Das sagte Hanna Brandt beim Fest.", false},
		{airy[:len(airy)/2], "", false},
	} {
		for _, format := range []corpus.Format{corpus.Plain, corpus.Markdown} {
			a := rulestest.Read(t, rules.Example{Text: test.text + "\n" + test.more + "\n", Format: format})
			if got := len(rulestest.Check(t, set, a)) > 0; got != test.want {
				t.Errorf("%s, %q (%d words, %s): %v", format, test.more, a.Words(), a.Language(), got)
			}
		}
	}
}

// What makes the rules count must not make them slow: a line of nothing else.
func TestDenseLine(t *testing.T) {
	set := rulestest.NewSet(t, styleRules()...)
	text := strings.Repeat("experts say it is not just pivotal, underscoring the need “ but marks a pivotal moment ", 5_000)
	rulestest.Check(t, set, rulestest.Read(t, rules.Example{Text: text, Format: corpus.Plain}))
}

// A habit is a matter of density: the same words in a long text are none.
func TestDensity(t *testing.T) {
	set := rulestest.NewSet(t, &InflatedSignificance)
	dense := "The new lock marks a pivotal moment for the canal. It stands as a testament to patience.\n"
	filler := strings.Repeat("\nThe barge took the grain down to the mill and came back with flour.\n", 60)
	for text, want := range map[string]int{dense: 1, dense + filler: 0, filler: 0, dense + dense + filler: 1} {
		a := rulestest.Read(t, rules.Example{Text: text})
		found := rulestest.Check(t, set, a)
		if len(found) != want {
			t.Errorf("%d findings in %d words, want %d", len(found), a.Words(), want)
		}
		for _, f := range found {
			if n := strings.Count(text, "pivotal moment") * 2; len(f.Related) != n-1 || !strings.Contains(f.Message, "per 1,000") {
				t.Errorf("%d related places for %d claims: %s", len(f.Related), n, f.Message)
			}
		}
	}
}

func TestSpeaker(t *testing.T) {
	for text, want := range map[string]bool{
		"The wall is safe, said Reid.":                               true,
		"Anna Reid, a historian, says the plan is weak.":             true,
		"According to the Harbour Board the crane is old.":           true,
		"The Bank announced a cut.":                                  true,
		"He said so.":                                                false,
		"Experts said so.":                                           false,
		"The baker said it was the yeast that spoiled the bread.":    false,
		"Die Fischer sagten nichts, und der Wirt sagte auch nichts.": false,
		"Das ist falsch, sagte Hanna Brandt am Ende der Sitzung.":    true,
	} {
		language := "en"
		if strings.Contains(text, "sagte") {
			language = "de"
		}
		a, err := corpus.Read("x", []byte(text), corpus.Options{Format: corpus.Plain, Language: language})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(sources(a)) > 0; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

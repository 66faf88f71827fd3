package wording

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// counted are the rules of density, with what they count.
var counted = []struct {
	rule    *rules.Rule
	density *density
	count   func(*rules.Pass) []rules.Hit
}{
	{&VocabularyDensity, &vocabularyDensity, petWords},
	{&ParticipialTail, &participialTail, own},
	{&NegativeParallelism, &negativeParallelism, own},
	{&InflatedSignificance, &inflatedSignificance, own},
	{&VagueAttribution, &vagueAttribution, unnamed},
}

var registers = []struct {
	name, dir, language string // of one language, or of many: ""
}{
	{"news", "human/news-bbc", "en"},
	{"German news", "human/news-de", "de"},
	{"blog", "human/blog-18f", "en"},
	{"project news", "human/news-ruby", ""},
	{"notes", "human/about-llms", "en"},
	{"pages", "human/html", ""},
}

// The thresholds must lie above the 99th percentile of what people write, in
// every register, and the rules must be all but silent there. With -v the test
// prints the table that the rules' Doc shows.
func TestBaseline(t *testing.T) {
	const root = "../../../shared/corpora"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the measuring corpora do not lie beside the project")
	}
	for _, c := range counted {
		for _, register := range registers {
			rates, found := measure(t, filepath.Join(root, register.dir), c.rule, c.count)
			if len(rates) == 0 {
				continue
			}
			slices.Sort(rates)
			at := func(share float64) float64 { return rates[min(len(rates)-1, int(share*float64(len(rates))))] }
			t.Logf("%-30s %-13s %3d articles: median %.1f, 95%% %.1f, 99%% %.1f, most %.1f; %d findings",
				c.rule.ID, register.name, len(rates), at(.5), at(.95), at(.99), rates[len(rates)-1], found)
			if limit := c.density.of(register.language); register.language != "" && at(.99) > limit {
				t.Errorf("%s: one in a hundred articles of %s reaches %.1f, the threshold is %.1f", c.rule.ID, register.name, at(.99), limit)
			}
			if found > 1 {
				t.Errorf("%s: %d findings in %s", c.rule.ID, found, register.name)
			}
		}
	}
}

// measure returns the hits per 1,000 words of each article of a folder that is
// long enough to have a rate, and the number of findings.
func measure(t *testing.T, dir string, r *rules.Rule, count func(*rules.Pass) []rules.Hit) (rates []float64, found int) {
	t.Helper()
	const enough = 100
	probe := *r
	probe.Check = func(p *rules.Pass) {
		rates = append(rates, perThousand(len(count(p)), p.Article.Words()))
		r.Check(p)
	}
	set := rulestest.NewSet(t, &probe)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if a, err := corpus.Read(path, source, corpus.Options{}); err == nil && a.Words() >= enough {
			found += len(rulestest.Check(t, set, a))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rates, found
}

package all_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// TestCorpora judges the measuring corpora once. Every finding must stand where
// it says: the source bytes at its span hold its excerpt, and its related
// places and edits lie inside the source. And the rates that explain shows must
// be those of today's rules.
func TestCorpora(t *testing.T) {
	const root = "../../../shared/corpora"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the measuring corpora do not lie beside the project")
	}
	set := rulestest.NewSet(t, all.Rules()...)
	counted := map[string]*all.Rate{} // by rule and register
	articles := map[string]int{}
	total, findings := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || corpus.FormatOf(path) == corpus.Unknown {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		a, err := corpus.Read(path, source, corpus.Options{})
		if errors.Is(err, corpus.ErrEmpty) {
			return nil
		}
		if err != nil {
			t.Error(err)
			return nil
		}
		register := filepath.Base(filepath.Dir(path))
		articles[register]++
		total++
		for _, f := range rulestest.Check(t, set, a) {
			findings++
			checkPlaces(t, a, f)
			key := f.Rule + " in " + register
			if counted[key] == nil {
				counted[key] = &all.Rate{}
			}
			switch r := counted[key]; f.Severity {
			case rules.Error:
				r.Errors++
			case rules.Warning:
				r.Warnings++
			default:
				r.Hints++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if total < 1000 || findings < 100 {
		t.Errorf("only %d articles with %d findings: the corpora are not what they were", total, findings)
	}
	compareRates(t, articles, counted)
}

// compareRates holds the embedded table to what was counted.
func compareRates(t *testing.T, articles map[string]int, counted map[string]*all.Rate) {
	t.Helper()
	stale := 0
	for _, r := range all.Rules() {
		rates := all.Rates(r.ID)
		if len(rates) == 0 {
			stale++
			t.Logf("%s: not in the table", r.ID)
		}
		for _, told := range rates {
			now := counted[r.ID+" in "+told.Register.Name]
			if now == nil {
				now = &all.Rate{}
			}
			if n := articles[told.Register.Name]; n != told.Articles ||
				now.Errors != told.Errors || now.Warnings != told.Warnings || now.Hints != told.Hints {
				stale++
				t.Logf("%s in %s: the table has %d/%d/%d errors, warnings and hints in %d articles; today it is %d/%d/%d in %d", r.ID,
					told.Register.Name, told.Errors, told.Warnings, told.Hints, told.Articles, now.Errors, now.Warnings, now.Hints, n)
			}
		}
	}
	if stale > 0 {
		t.Errorf("rules/all/data/rates.tsv is out of date in %d places; after reading what is new, renew it:\n"+
			"go build -o /tmp/copydesk ./cmd/copydesk && (cd ../shared/corpora && /tmp/copydesk rates --select '*/*' --format tsv "+
			"human/{blog-18f,news-bbc,news-de,news-ruby,about-llms,html} negatives generated/{papers,wild}) > rules/all/data/rates.tsv", stale)
	}
}

func checkPlaces(t *testing.T, a *corpus.Article, f rules.Finding) {
	t.Helper()
	inside := func(what string, s corpus.Span) {
		if s.Start < 0 || s.End < s.Start || s.End > len(a.Source) {
			t.Errorf("%s: %s: %s %v lies outside the source", a.Name, f.Rule, what, s)
		}
	}
	for _, r := range f.Related {
		inside("related place", r.Span)
	}
	for _, fix := range f.Fixes {
		for _, e := range fix.Edits {
			inside("edit", e.Span)
		}
	}
}

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

// TestFindingsStandWhereTheySay holds every finding on the measuring corpora
// to its place: the source bytes at its span hold its excerpt, and its related
// places and edits lie inside the source.
func TestFindingsStandWhereTheySay(t *testing.T) {
	const root = "../../../shared/corpora"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the measuring corpora do not lie beside the project")
	}
	set := rulestest.NewSet(t, all.Rules()...)
	articles, findings := 0, 0
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
		articles++
		for _, f := range rulestest.Check(t, set, a) {
			findings++
			checkPlaces(t, a, f)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if articles < 1000 || findings < 100 {
		t.Errorf("only %d articles with %d findings: the corpora are not what they were", articles, findings)
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

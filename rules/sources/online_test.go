package sources_test

import (
	"slices"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/sources"
	"github.com/copydesk/copydesk/rules/sources/registry"
	"github.com/copydesk/copydesk/rules/sources/registry/registrytest"
)

// online are the rules that need somebody to ask.
func online(t *testing.T) []*rules.Rule {
	t.Helper()
	var out []*rules.Rule
	for _, r := range sources.Rules() {
		if r.Online {
			out = append(out, r)
		}
	}
	if len(out) != 2 {
		t.Fatalf("%d rules need the network", len(out))
	}
	return out
}

// library is an internet that knows what the examples are about.
func library(t *testing.T) *registrytest.Server {
	s := registrytest.New(t)
	s.Works["doi:10.1016/j.fldcrp.2020.105012"] = registrytest.Work{Agency: "crossref", Title: "Oats on sand", Authors: []string{"Rita Hale"}, Year: 2020}
	s.Works["doi:10.1016/j.buildhist.2018.02.004"] = registrytest.Work{Agency: "crossref", Title: "Roof beams of village churches", Authors: []string{"Ann Moss"}, Year: 2018}
	s.Works["doi:10.1016/j.buildhist.2020.01.001"] = registrytest.Work{Agency: "datacite", Title: "Cement and damp: a survey", Authors: []string{"Per Lund"}, Year: 2020}
	return s
}

func ask(t *testing.T, s *registrytest.Server, a *corpus.Article) []registry.Answer {
	t.Helper()
	r, err := registry.New(s.Options(t.TempDir()), s.Reach())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	return r.Ask(t.Context(), a)
}

// TestOnlineExamples runs the examples of the rules that need the network.
func TestOnlineExamples(t *testing.T) {
	s := library(t)
	for _, r := range online(t) {
		set := rulestest.NewSet(t, r)
		for i, e := range r.Examples {
			a := rulestest.Read(t, e)
			findings, failures := set.CheckKnowing(a, ask(t, s, a))
			var got []string
			for _, f := range findings {
				got = append(got, f.Excerpt)
				if err := rulestest.Placed(a, f); err != nil {
					t.Error(err)
				}
			}
			if !slices.Equal(got, e.Want) || len(failures) > 0 {
				t.Errorf("%s/%d: %q %v, want %q", r.ID, i, got, failures, e.Want)
			}
			if left := rulestest.Check(t, set, a); len(left) > 0 {
				t.Errorf("%s/%d: %d findings though nobody was asked", r.ID, i, len(left))
			}
		}
	}
}

// What is unreachable, not checked or there is never a finding; what is absent
// or another work always is, once for each identifier.
func TestOnlineStates(t *testing.T) {
	a := rulestest.Read(t, rules.Example{Text: "# T\n\nText.\n\n## References\n\n" +
		"- Hale, R. (2020). Oats on sand. https://doi.org/10.1016/j.fldcrp.2020.105012, doi:10.1016/j.fldcrp.2020.105012 and http://a.harbour-papers.com/page\n"})
	if n := len(a.Sources()[0].Locators); n != 3 {
		t.Fatalf("%d locators", n)
	}
	set := rulestest.NewSet(t, online(t)...)
	check := func(states ...registry.State) []rules.Finding {
		answer := registry.Answer{State: registry.NotChecked}
		for i, s := range states {
			answer.Checks = append(answer.Checks, registry.Check{Locator: i, State: s, Sure: i < 2, Note: "note"})
			if s == registry.Absent || s == registry.Mismatch {
				answer.State = s
			}
		}
		findings, _ := set.CheckKnowing(a, []registry.Answer{answer, {Source: 7, State: registry.Absent}})
		return findings
	}
	for _, s := range []registry.State{registry.NotChecked, registry.Exists, registry.Unreachable} {
		if f := check(s, s, s); len(f) != 0 {
			t.Errorf("%s: %v", s, f)
		}
	}
	if f := check(registry.Absent, registry.Absent, registry.Absent); len(f) != 1 || f[0].Severity != rules.Error {
		t.Errorf("absent: %v", f)
	}
	if f := check(registry.NotChecked, registry.Exists, registry.Absent); len(f) != 1 || f[0].Severity != rules.Warning || f[0].Fingerprint == "" {
		t.Errorf("a page: %v", f)
	}
	if f := check(registry.Mismatch, registry.Mismatch, registry.Exists); len(f) != 1 || f[0].Rule != "sources/mismatch" {
		t.Errorf("mismatch: %v", f)
	}
}

package rulestest_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// sound reads the articles that the damage test breaks.
func sound(t *testing.T) []*corpus.Article {
	t.Helper()
	files, err := filepath.Glob("testdata/clean/*")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d sound articles (%v)", len(files), err)
	}
	var out []*corpus.Article
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a, err := corpus.Read(filepath.Base(f), source, corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

// Nothing is wrong with the sound articles.
func TestSoundArticles(t *testing.T) {
	set := rulestest.NewSet(t, all.Rules()...)
	for _, a := range sound(t) {
		for _, f := range rulestest.Check(t, set, a) {
			if f.Severity > rules.Hint {
				t.Errorf("%s: %s marks %q: %s", a.Name, f.Rule, f.Excerpt, f.Message)
			}
		}
	}
}

// tally is how one kind of damage fared.
type tally struct {
	made, found, grave, exact int // injected; reported; as error or warning; with a span that fits
	fixes, restored           int // safe fixes offered; those that give the original back
	missed, bad               []string
}

// TestDamage breaks sound articles in every way at random places. Each damage
// must be found where it is, and nothing beside it. With -v it prints recall
// and precision.
func TestDamage(t *testing.T) {
	const rounds = 12 // for each kind and article
	set := rulestest.NewSet(t, all.Rules()...)
	articles := sound(t)
	places, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		t.Fatal(err)
	}
	vocabulary := rulestest.NewVocabulary(articles, string(places))
	known := map[string]bool{}
	for _, r := range all.Rules() {
		known[r.ID] = true
	}
	scores := map[string]*score{}
	for id := range known {
		scores[id] = &score{}
	}
	for n, d := range rulestest.Damages() {
		if !slices.ContainsFunc(d.Rules, func(id string) bool { return known[id] }) {
			t.Errorf("%s: there is none of the rules %q", d.Kind, d.Rules)
			continue
		}
		sum := tally{}
		for k, a := range articles {
			before := marks(rulestest.Check(t, set, a))
			seen := map[string]bool{}
			for round := range rounds {
				random := rand.New(rand.NewPCG(uint64(n*1000+k), uint64(round)))
				broken, ok := d.Inject(random, a, vocabulary)
				if !ok {
					break
				}
				if seen[string(broken.Source)] {
					continue
				}
				seen[string(broken.Source)] = true
				judge(t, set, d, a, broken, before, &sum, scores)
			}
		}
		sum.report(t, d)
	}
	for _, id := range slices.Sorted(maps.Keys(scores)) {
		s := scores[id]
		if s.right+s.wrong == 0 {
			continue
		}
		precision := share(s.right, s.right+s.wrong)
		t.Logf("%-32s %4d right, %3d wrong: precision %.3f", id, s.right, s.wrong, precision)
		if precision < 0.95 && s.wrong > 1 {
			t.Errorf("%s: %d of its errors and warnings stand where nothing was broken", id, s.wrong)
		}
	}
}

// score is how often a rule's errors and warnings were right.
type score struct{ right, wrong int }

// mark is a finding in few words, to tell old ones from new.
func mark(f rules.Finding) string { return f.Rule + "\t" + f.Excerpt }

func marks(findings []rules.Finding) map[string]bool {
	out := map[string]bool{}
	for _, f := range findings {
		out[mark(f)] = true
	}
	return out
}

// judge checks a broken article and counts what was found of the damage.
func judge(t *testing.T, set *rules.Set, d rulestest.Damage, a *corpus.Article, broken rulestest.Damaged, before map[string]bool, sum *tally, scores map[string]*score) {
	t.Helper()
	b, err := corpus.Read(a.Name, broken.Source, corpus.Options{Format: a.Format})
	if err != nil {
		t.Fatal(err)
	}
	shown := fmt.Sprintf("%s: %.90q", a.Name, around(broken))
	sum.made++
	found, grave, exact := false, false, false
	for _, f := range rulestest.Check(t, set, b) {
		there := f.Span.Overlaps(broken.Within)
		switch {
		case there && slices.Contains(d.Rules, f.Rule):
			found = true
			grave = grave || f.Severity > rules.Hint
			exact = exact || broken.Within.Start <= f.Span.Start && f.Span.End <= broken.Within.End
			if f.Severity > rules.Hint {
				scores[f.Rule].right++
			}
			if !d.Lost && len(f.Fixes) > 0 && f.Fixes[0].Safety == rules.Safe {
				sum.fixes++
				if out, _ := rules.Apply(broken.Source, f.Fixes[:1]); string(out) == string(a.Source) {
					sum.restored++
				} else {
					sum.bad = append(sum.bad, shown+" is mended otherwise by "+f.Rule)
				}
			}
		case there, f.Severity <= rules.Hint, before[mark(f)], slices.Contains(d.Also, f.Rule):
		default:
			scores[f.Rule].wrong++
			sum.bad = append(sum.bad, fmt.Sprintf("%s: %s marks %.60q elsewhere", shown, f.Rule, f.Excerpt))
		}
	}
	if !found {
		sum.missed = append(sum.missed, shown)
	}
	sum.count(found, grave, exact)
}

func (s *tally) count(found, grave, exact bool) {
	for n, yes := range map[*int]bool{&s.found: found, &s.grave: grave, &s.exact: exact} {
		if yes {
			*n++
		}
	}
}

// around is the damage with a little of what stands about it.
func around(d rulestest.Damaged) string {
	const near = 20
	return string(d.Source[max(0, d.At.Start-near):min(len(d.Source), d.At.End+near)])
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// report prints how a kind of damage fared and fails the test where too little
// of it was found.
func (s *tally) report(t *testing.T, d rulestest.Damage) {
	t.Helper()
	const enough, restored = 0.9, 0.95
	t.Logf("%-40s %3d made: found %.3f (as error or warning %.3f, in the right place %.3f), safe fixes %d, original back %.3f", d.Kind,
		s.made, share(s.found, s.made), share(s.grave, s.made), share(s.exact, s.found), s.fixes, share(s.restored, s.fixes))
	list := func(what string, of []string) {
		for _, line := range of[:min(len(of), 12)] {
			t.Logf("    %s %s", what, line)
		}
	}
	if s.made == 0 {
		t.Errorf("%s: no article could be broken that way", d.Kind)
	}
	if share(s.found, s.made) < enough || share(s.exact, s.made) < enough {
		t.Errorf("%s: too little of it is found", d.Kind)
	}
	if share(s.restored, s.fixes) < restored {
		t.Errorf("%s: safe fixes do not give the original back", d.Kind)
	}
	list("missed", s.missed)
	list("wrong", s.bad)
}

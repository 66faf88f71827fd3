package rulestest_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// mender tries fixes by making them.
type mender struct {
	t          *testing.T
	set        *rules.Set
	random     *rand.Rand
	perArticle int // fixes tried in one article at most; 0: all
	made       map[string]int
}

// try makes every safe and unsafe fix of an article, each alone, and then all
// safe ones together.
func (m *mender) try(name string, source []byte, format corpus.Format) {
	m.t.Helper()
	a, err := corpus.Read(name, source, corpus.Options{Format: format})
	if errors.Is(err, corpus.ErrEmpty) {
		return
	}
	if err != nil {
		m.t.Errorf("%s: %v", name, err)
		return
	}
	findings := rulestest.Check(m.t, m.set, a)
	type choice struct{ finding, fix int }
	var choices []choice
	for i := range findings {
		for k, fix := range findings[i].Fixes {
			if fix.Safety != rules.Manual {
				choices = append(choices, choice{i, k})
			}
		}
	}
	if m.perArticle > 0 && len(choices) > m.perArticle {
		m.random.Shuffle(len(choices), func(i, j int) { choices[i], choices[j] = choices[j], choices[i] })
		choices = choices[:m.perArticle]
	}
	for _, c := range choices {
		f := &findings[c.finding]
		fix := f.Fixes[c.fix]
		m.made[f.Rule+" "+fix.Safety.String()]++
		if wrong := rulestest.Mend(m.set, a, findings, c.finding, fix); wrong != "" {
			m.t.Errorf("%s: %s fix of %s on %.80q (%s): %s", name, fix.Safety, f.Rule, f.Excerpt, fix.Message, wrong)
		}
	}
	if len(choices) > 1 {
		if wrong := rulestest.MendAll(m.set, a, findings); wrong != "" {
			m.t.Errorf("%s: %s", name, wrong)
		}
	}
}

// TestFixes makes every fix that the rules offer for their examples, for the
// golden articles and for damaged ones, and a sample of those for the
// measuring corpora: the finding must be gone, and nothing as grave be new.
func TestFixes(t *testing.T) {
	m := &mender{t: t, set: rulestest.NewSet(t, all.Rules()...), random: rand.New(rand.NewPCG(3, 5)), made: map[string]int{}}
	for _, r := range all.Rules() {
		for i, e := range r.Examples {
			format := e.Format
			if format == corpus.Unknown {
				format = corpus.Markdown
			}
			m.try(fmt.Sprintf("example %d of %s", i, r.ID), []byte(e.Text), format)
		}
	}
	m.golden()
	m.damaged()
	total := 0
	for _, rule := range slices.Sorted(maps.Keys(m.made)) {
		t.Logf("%-40s %4d fixes made", rule, m.made[rule])
		total += m.made[rule]
	}
	if total < 200 {
		t.Errorf("only %d fixes were tried", total)
	}
}

func (m *mender) golden() {
	m.t.Helper()
	files, err := filepath.Glob("../*/testdata/*.txtar")
	if err != nil || len(files) < 20 {
		m.t.Fatalf("%d golden articles (%v)", len(files), err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			m.t.Fatal(err)
		}
		if len(archive.Files) > 0 && corpus.FormatOf(archive.Files[0].Name) != corpus.Unknown {
			m.try(filepath.Base(file), archive.Files[0].Data, corpus.FormatOf(archive.Files[0].Name))
		}
	}
}

// damaged tries the fixes of sound articles that were broken, each in every
// way.
func (m *mender) damaged() {
	m.t.Helper()
	articles := sound(m.t)
	places, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		m.t.Fatal(err)
	}
	vocabulary := rulestest.NewVocabulary(articles, string(places))
	for n, d := range rulestest.Damages() {
		for k, a := range articles {
			broken, ok := d.Inject(rand.New(rand.NewPCG(uint64(n), uint64(k))), a, vocabulary)
			if ok {
				m.try(fmt.Sprintf("%s with %s", a.Name, d.Kind), broken.Source, a.Format)
			}
		}
	}
}

// TestFixesOnCorpora does the same with a sample of the findings on the
// measuring corpora.
func TestFixesOnCorpora(t *testing.T) {
	const root = "../../../shared/corpora"
	if _, err := os.Stat(root); err != nil {
		t.Skip("the measuring corpora do not lie beside the project")
	}
	m := &mender{t: t, set: rulestest.NewSet(t, all.Rules()...), random: rand.New(rand.NewPCG(3, 5)), perArticle: 2, made: map[string]int{}}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || corpus.FormatOf(path) == corpus.Unknown {
			return err
		}
		source, err := os.ReadFile(path)
		if err == nil {
			m.try(filepath.Base(path), source, corpus.FormatOf(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range slices.Sorted(maps.Keys(m.made)) {
		t.Logf("%-40s %4d fixes made", rule, m.made[rule])
	}
}

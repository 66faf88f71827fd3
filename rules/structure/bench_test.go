package structure_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/structure"
)

// BenchmarkRules times each rule alone, on the golden articles. What the engine
// does anyway is timed with a rule that does nothing.
func BenchmarkRules(b *testing.B) {
	files, err := filepath.Glob("../*/testdata/*.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var articles []*corpus.Article
	size := 0
	for _, f := range files {
		archive, err := txtar.ParseFile(f)
		if err != nil {
			b.Fatal(err)
		}
		a, err := corpus.Read(archive.Files[0].Name, archive.Files[0].Data, corpus.Options{})
		if err != nil {
			b.Fatal(err)
		}
		a.Fold()
		a.Language()
		size += len(a.Source)
		articles = append(articles, a)
	}
	nothing := rules.Rule{ID: "test/nothing", Title: "Nothing", Severity: rules.Hint, Confidence: rules.Unsure, Check: func(*rules.Pass) {}}
	for _, r := range append([]*rules.Rule{&nothing}, structure.Rules()...) {
		b.Run(r.ID, func(b *testing.B) {
			set := rulestest.NewSet(b, r)
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, a := range articles {
					set.Check(a)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/byte")
		})
	}
}

package sources_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/sources"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, sources.Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, sources.Rules()...))
}

// TestManyEntries holds the rules to linear time on lists and citations that
// nearly match.
func TestManyEntries(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Bread\n\n")
	for i := range 8000 {
		fmt.Fprintf(&b, "Rye (Lund%d, 2019), oats [%d, 9%d].\n", i, i%999+1, i%99)
	}
	b.WriteString("\n## References\n\n")
	for i := range 8000 {
		fmt.Fprintf(&b, "- Lunt%d, P. (2019). How the rye of year %d grew. https://doi.org/10.1093/a%d\n", i, i, i%9)
	}
	a := rulestest.Read(t, rules.Example{Text: b.String(), Format: corpus.Markdown})
	set := rulestest.NewSet(t, sources.Rules()...)
	start := cputime.Now()
	set.Check(a)
	if took := cputime.Since(start); took > 8*time.Second {
		t.Errorf("it takes %v", took)
	}
}

package casing

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// BenchmarkProse is plain prose without findings, as most articles are.
func BenchmarkProse(b *testing.B) {
	text := strings.Repeat("The harbour master in Rotterdam keeps a list of the ships that leave before the tide turns, and "+
		"every Friday he reads it to the pilots who gather in the old customs house. Anna Vermeer, who has steered "+
		"barges for thirty years, says that nobody looks at the clock any more.\n\n", 40)
	set := rulestest.NewSet(b, Rules()...)
	a, err := corpus.Read("prose.txt", []byte(text), corpus.Options{})
	if err != nil {
		b.Fatal(err)
	}
	set.Check(a)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		set.Check(a)
	}
}

package rules

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// neighbours is how many bytes of folded text on either side go into a
// fingerprint.
const neighbours = 24

// fingerprint names a finding by its rule, its folded excerpt and the words
// beside it, never by its line, so that it survives edits elsewhere in the
// article. Findings that are alike in all of that are told apart by their
// order.
func fingerprint(a *corpus.Article, f *Finding, seen map[string]int) string {
	before, after := "", ""
	if f.Range.Len() > 0 {
		fold := a.Fold()
		text := fold.String()
		start, end := fold.At(f.Range.Start), fold.At(f.Range.End)
		before = text[max(0, start-neighbours):start]
		after = text[end:min(len(text), end+neighbours)]
	}
	key := strings.Join([]string{f.Rule, corpus.FoldString(f.Excerpt), before, after}, "\x00")
	seen[key]++
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%d", key, seen[key])
	return fmt.Sprintf("%016x", h.Sum64())
}

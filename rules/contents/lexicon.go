package contents

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/tsv"
)

var (
	//go:embed data/unlisted.tsv
	unlistedTable string
	//go:embed data/anchors.tsv
	anchorsTable string
	//go:embed data/openings.tsv
	openingsTable string
	//go:embed data/countdown.tsv
	countdownTable string
)

// unlisted holds the keys of headings that tables leave out by custom.
var unlisted = sync.OnceValue(func() map[string]bool {
	keys := map[string]bool{}
	for _, row := range tsv.Rows(unlistedTable) {
		_, names, _ := strings.Cut(row, "\t")
		for n := range strings.SplitSeq(names, "|") {
			keys[key(n)] = true
		}
	}
	return keys
})

// templateAnchors are the anchors that a site makes: whole ones, and the
// beginnings of others.
var templateAnchors = sync.OnceValue(func() (names struct {
	whole map[string]bool
	begin []string
},
) {
	names.whole = map[string]bool{}
	for _, row := range tsv.Rows(anchorsTable) {
		if p, ok := strings.CutSuffix(row, "*"); ok {
			names.begin = append(names.begin, p)
		} else {
			names.whole[row] = true
		}
	}
	return names
})

// countdownWords are the folded words that announce a countdown.
var countdownWords = sync.OnceValue(func() []string {
	var out []string
	for _, row := range tsv.Rows(countdownTable) {
		for w := range strings.SplitSeq(row, "|") {
			out = append(out, corpus.FoldString(w))
		}
	}
	return out
})

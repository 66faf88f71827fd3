package claim

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/before.tsv
var beforeTable string

// predecessors are the last words of surnames of the holders before the
// roster, folded, by country code.
var predecessors = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(beforeTable) {
		code, names, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, "|") {
			m[code] = append(m[code], family(name))
		}
	}
	return m
})

// before reports whether a name may be that of somebody who held a post before
// the roster begins.
func before(posts []posting, name string) bool {
	surname := family(name)
	for _, p := range posts {
		if slices.Contains(predecessors()[p.in.Code], surname) {
			return true
		}
	}
	return false
}

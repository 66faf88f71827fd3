package lexicon

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/generic.tsv
var genericTable string

var generics = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(genericTable) {
		name, after, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			out[name] = " " + after + " "
		}
	}
	return out
})

// IsGeneric reports whether a name and the word after it, both in lower case,
// make an English term that has forgotten the name: "french fries".
func IsGeneric(name, next string) bool {
	after, ok := generics()[name]
	return ok && strings.Contains(after, " "+next+" ")
}

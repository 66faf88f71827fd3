package roster

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/nicknames.txt
var nicknameData string

// nicknameSets are, for each folded given name, the lines of the data file on
// which it stands.
var nicknameSets = sync.OnceValue(func() map[string][]int {
	sets := map[string][]int{}
	line := 0
	for l := range strings.Lines(nicknameData) {
		if strings.HasPrefix(l, "#") {
			continue
		}
		for name := range strings.FieldsSeq(l) {
			sets[name] = append(sets[name], line)
		}
		line++
	}
	return sets
})

// nickname reports whether two folded given names may be one.
func nickname(a, b string) bool {
	sets := nicknameSets()
	of := sets[b]
	return len(of) > 0 && slices.ContainsFunc(sets[a], func(line int) bool { return slices.Contains(of, line) })
}

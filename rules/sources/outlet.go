package sources

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/outlets.tsv
var outletTable string

// outlet is a newspaper, broadcaster or agency.
type outlet struct {
	name    string // as it is printed
	domains []string
	wire    bool // others print its copy
}

// outlets are the known outlets by each of their folded names and domains.
type outlets struct {
	names   map[string]*outlet
	domains map[string]*outlet
	longest int // words in the longest name
}

var knownOutlets = sync.OnceValue(func() *outlets {
	all := &outlets{names: map[string]*outlet{}, domains: map[string]*outlet{}}
	for line := range strings.Lines(outletTable) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' || len(cells) < 2 {
			continue
		}
		names := strings.Split(cells[0], "|")
		o := &outlet{names[0], strings.Split(cells[1], "|"), len(cells) > 2 && cells[2] == "wire"}
		for _, n := range names {
			words := wording(n)
			all.longest = max(all.longest, len(words))
			all.names[strings.Join(words, " ")] = o
		}
		for _, d := range o.domains {
			all.domains[d] = o
		}
	}
	return all
})

// byHost is the outlet that a host belongs to, nil where none is known.
func (all *outlets) byHost(host string) *outlet {
	for h := host; strings.Contains(h, "."); _, h, _ = strings.Cut(h, ".") {
		if o := all.domains[h]; o != nil {
			return o
		}
	}
	return nil
}

// pieces are words that may follow the name of an outlet in the words of a link.
var pieces = []string{"report", "reports", "reported", "article", "story", "coverage", "interview", "analysis", "says", "writes", "newspaper"}

// named is the outlet that the words name and hardly anything else: "the BBC",
// "BBC News report".
func (all *outlets) named(words string) *outlet {
	if len(words) > 80 {
		return nil
	}
	w := wording(words)
	for len(w) > 1 && slices.Contains(pieces, w[len(w)-1]) {
		w = w[:len(w)-1]
	}
	for n := range w {
		w[n] = strings.TrimSuffix(strings.TrimSuffix(w[n], "'s"), "’s")
	}
	if o := all.names[strings.Join(w, " ")]; o != nil {
		return o
	}
	if len(w) > 1 && w[0] == "the" {
		return all.names[strings.Join(w[1:], " ")]
	}
	return nil
}

// in reports whether a text names an outlet anywhere, in capitals.
func (all *outlets) in(text string) *outlet {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .,:;\"“”()[]!?\u00A0\n", r) })
	for i := range words {
		if c := words[i][0]; c >= 'a' && c <= 'z' {
			continue
		}
		for n := min(all.longest, len(words)-i); n > 0; n-- {
			if o := all.names[strings.Join(wording(strings.Join(words[i:i+n], " ")), " ")]; o != nil {
				return o
			}
		}
	}
	return nil
}

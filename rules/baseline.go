package rules

import (
	"cmp"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// Baseline is what was found when somebody decided to hold only what is new
// against an article. It names findings by fingerprint, never by line, and
// counts them: the second of two that are alike is new where one was there.
//
// Reading and writing it is in baseline_file.go.
type Baseline struct {
	articles map[string]*baselined   // by name
	byHash   map[uint32][]*baselined // those that were read, by what is in their sketches; nil until it is needed
}

// baselined is one article of a baseline.
type baselined struct {
	name    string
	sketch  []uint32 // see sketchOf
	entries []Entry
	seen    bool // the article was held against it in this run
}

// Entry is one kind of finding that was there.
type Entry struct {
	Fingerprint string // without an order number
	Severity    Severity
	Rule        string
	Excerpt     string // for people
	Count       int    // how many of them there were

	left int // how many of them this run has not met yet
}

// Gone is what a baseline names and an article no longer has.
type Gone struct {
	Name    string // of the article
	Missing bool   // the article itself is not there
	Entry
}

// NewBaseline returns a baseline without findings.
func NewBaseline() *Baseline { return &Baseline{articles: map[string]*baselined{}} }

// Len is the number of findings that the baseline names.
func (b *Baseline) Len() int {
	n := 0
	for _, a := range b.articles {
		for _, e := range a.entries {
			n += e.Count
		}
	}
	return n
}

// Add notes the findings of an article. One that has none is not kept.
func (b *Baseline) Add(name string, a *corpus.Article, findings []Finding) {
	if len(findings) == 0 {
		return
	}
	b.articles[name] = &baselined{name: name, sketch: sketchOf(a), entries: entriesOf(findings), seen: true}
}

// entriesOf counts findings by their fingerprint and severity.
func entriesOf(findings []Finding) []Entry {
	var out []Entry
	at := map[Entry]int{}
	for i := range findings {
		f := &findings[i]
		key := Entry{Fingerprint: kindOf(f.Fingerprint), Severity: f.Severity}
		k, ok := at[key]
		if !ok {
			k = len(out)
			at[key] = k
			key.Rule, key.Excerpt = f.Rule, shorten(f.Excerpt)
			out = append(out, key)
		}
		out[k].Count++
		out[k].left++
	}
	slices.SortFunc(out, compareEntries)
	return out
}

func compareEntries(a, b Entry) int {
	return cmp.Or(strings.Compare(a.Rule, b.Rule), strings.Compare(a.Excerpt, b.Excerpt),
		strings.Compare(a.Fingerprint, b.Fingerprint), cmp.Compare(b.Severity, a.Severity))
}

// shorten cuts an excerpt to what a person needs to recognise it.
func shorten(excerpt string) string {
	const enough = 60
	excerpt = strings.Join(strings.Fields(strings.ToValidUTF8(excerpt, "\uFFFD")), " ")
	n := 0
	for i := range excerpt {
		if n++; n > enough {
			return excerpt[:i] + "…"
		}
	}
	return excerpt
}

// Sift parts the findings of an article into those that are new and those that
// the baseline names; what it names is used up. A finding that is graver than
// it was is new.
//
// Where the baseline does not know the name, it looks for the article under
// the names of articles that are gone, for it may have been renamed; exists
// tells whether an article is still there. Sift is not safe for concurrent
// use, and its answers depend on the order of the articles.
func (b *Baseline) Sift(name string, a *corpus.Article, findings []Finding, exists func(name string) bool) (fresh, old []Finding) {
	from := b.articles[name]
	if from == nil {
		from = b.renamed(a, exists)
	}
	if from == nil {
		return findings, nil
	}
	if from.name == name {
		from.seen = true
	}
	byPrint := map[string][]*Entry{}
	for i := range from.entries {
		e := &from.entries[i]
		byPrint[e.Fingerprint] = append(byPrint[e.Fingerprint], e)
	}
	met := make([]bool, len(findings))
	// The gravest choose first, each the least grave that is grave enough.
	for s := Error; s >= Hint; s-- {
		for i := range findings {
			f := &findings[i]
			if f.Severity != s {
				continue
			}
			var best *Entry
			for _, e := range byPrint[kindOf(f.Fingerprint)] {
				if e.left > 0 && e.Severity >= s && e.Rule == f.Rule && (best == nil || e.Severity < best.Severity) {
					best = e
				}
			}
			if best != nil {
				best.left--
				met[i] = true
			}
		}
	}
	if from.name != name {
		b.move(from, name, a)
	}
	for i := range findings {
		if met[i] {
			old = append(old, findings[i])
		} else {
			fresh = append(fresh, findings[i])
		}
	}
	return fresh, old
}

// move notes what was met of an article under its new name. The rest stays
// under the old one: another article may be the one that was renamed.
func (b *Baseline) move(from *baselined, name string, a *corpus.Article) {
	to := b.articles[name]
	if to == nil {
		to = &baselined{name: name, sketch: sketchOf(a), seen: true}
		b.articles[name] = to
	}
	rest := from.entries[:0]
	for _, e := range from.entries {
		if n := e.Count - e.left; n > 0 {
			moved := e
			moved.Count, moved.left = n, 0
			to.entries = append(to.entries, moved)
		}
		if e.Count = e.left; e.Count > 0 {
			rest = append(rest, e)
		}
	}
	from.entries = rest
	slices.SortFunc(to.entries, compareEntries)
	if len(to.entries) == 0 {
		delete(b.articles, name)
	}
	if len(rest) == 0 {
		delete(b.articles, from.name)
	}
}

// renamed finds the article that is gone and reads most like this one.
func (b *Baseline) renamed(a *corpus.Article, exists func(string) bool) *baselined {
	if b.byHash == nil {
		b.byHash = map[uint32][]*baselined{}
		for _, o := range b.articles {
			for _, h := range o.sketch {
				b.byHash[h] = append(b.byHash[h], o)
			}
		}
	}
	sketch := sketchOf(a)
	common := map[*baselined]int{}
	for _, h := range sketch {
		for _, o := range b.byHash[h] {
			if !o.seen && b.articles[o.name] == o {
				common[o]++
			}
		}
	}
	like := slices.Collect(maps.Keys(common))
	slices.SortFunc(like, func(x, y *baselined) int {
		return cmp.Or(cmp.Compare(common[y], common[x]), strings.Compare(x.name, y.name))
	})
	for _, o := range like {
		if alike(common[o], len(sketch), len(o.sketch)) && !exists(o.name) {
			return o
		}
	}
	return nil
}

// Gone lists what is named and was not met: of the articles that were held
// against the baseline, and of those that are no longer there.
func (b *Baseline) Gone(exists func(name string) bool) []Gone {
	var out []Gone
	for _, name := range slices.Sorted(maps.Keys(b.articles)) {
		a := b.articles[name]
		missing := !a.seen && !exists(name)
		if !a.seen && !missing {
			continue
		}
		for _, e := range a.entries {
			if e.left > 0 {
				e.Count = e.left
				out = append(out, Gone{name, missing, e})
			}
		}
	}
	return out
}

// Prune drops what [Baseline.Gone] lists.
func (b *Baseline) Prune(exists func(name string) bool) {
	for name, a := range b.articles {
		if !a.seen && exists(name) {
			continue
		}
		kept := a.entries[:0]
		for _, e := range a.entries {
			if e.Count -= e.left; e.Count > 0 {
				e.left = 0
				kept = append(kept, e)
			}
		}
		if a.entries = kept; len(kept) == 0 {
			delete(b.articles, name)
		}
	}
}

// A sketch tells a text again after some of it was changed: the lowest hashes
// of its runs of four words. Two sketches share about as large a part as the
// texts share of their runs.
const (
	sketchSize = 12
	sketchRun  = 4
)

func sketchOf(a *corpus.Article) []uint32 {
	var lowest []uint64 // ascending
	var run [sketchRun]string
	n := 0
	text := a.Fold().String()
	add := func() {
		h := fnv.New64a()
		for i := range run {
			h.Write([]byte(run[(n+i)%sketchRun]))
			h.Write([]byte{0})
		}
		// The last bytes of a text move only the low bits of its sum.
		sum := h.Sum64()
		sum ^= sum >> 32
		sum *= 0x9e3779b97f4a7c15
		sum ^= sum >> 29
		if len(lowest) == sketchSize && sum >= lowest[sketchSize-1] {
			return
		}
		i, found := slices.BinarySearch(lowest, sum)
		if found {
			return
		}
		lowest = slices.Insert(lowest, i, sum)
		lowest = lowest[:min(len(lowest), sketchSize)]
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !wordRune(r) }) {
		run[n%sketchRun] = word
		if n++; n >= sketchRun {
			add()
		}
	}
	if n > 0 && n < sketchRun {
		add()
	}
	out := make([]uint32, len(lowest))
	for i, sum := range lowest {
		out[i] = uint32(sum & math.MaxUint32)
	}
	return out
}

// alike reports whether so many common hashes tell that two texts are one: a
// third of the larger sketch.
func alike(common, a, b int) bool { return common > 0 && 3*common >= max(a, b) }

package rules

import (
	"bytes"
	"slices"

	"github.com/copydesk/copydesk/corpus"
)

// Mender applies fixes to articles until there is nothing more to fix.
//
// No fix is made inside of code, of somebody else's words, or of what somebody
// let stand, and none that raises an error that was not there. What a round of
// fixes leaves is judged again, for one mended defect may show another.
type Mender struct {
	Allow  Safety                 // Safe, or Unsafe for both
	Wanted func(rule string) bool // whose fixes to make; nil: those of all rules

	// Judge reads and judges a source.
	Judge func(source []byte) (*corpus.Article, Verdict, error)
}

// Mended is what became of one article.
type Mended struct {
	Source  []byte          // the mended source; the given one where nothing was mended
	Article *corpus.Article // of Source
	Verdict Verdict         // on it: what remains
	Made    []Mending       // in the order they were made
	Left    []Mending       // what could have been made and was not, with Why
	Waited  int             // fixes that overlapped another and waited for the next round
	Settled bool            // another run would change nothing
}

// Mending is one fix that was made, or was not.
type Mending struct {
	Finding Finding // its places are those of the round it was found in
	Message string  // what the fix does
	Why     string  // why it was not made
}

// rounds bounds how often an article is judged again. Three are many.
const rounds = 20

// Mend fixes an article. Its errors are those of Judge on the source itself.
func (m *Mender) Mend(source []byte) (Mended, error) {
	a, v, err := m.Judge(source)
	if err != nil {
		return Mended{}, err
	}
	out := Mended{Source: source, Article: a, Verdict: v}
	var past []Mended
	for range rounds {
		r := round{Mender: m, state: state{out.Source, out.Article, out.Verdict}}
		r.run()
		out.Left = r.left
		if len(r.made) == 0 {
			out.Settled = true
			return out, nil
		}
		past = append(past, out)
		if k := slices.IndexFunc(past, func(p Mended) bool { return bytes.Equal(p.Source, r.state.source) }); k >= 0 {
			// Rules that pull in different directions go round in a circle. Whoever
			// comes into it must leave it at one and the same place.
			return slices.MinFunc(past[k:], func(a, b Mended) int { return bytes.Compare(a.Source, b.Source) }), nil
		}
		out.Made = slices.Clip(out.Made)
		out.Source, out.Article, out.Verdict = r.state.source, r.state.article, r.state.verdict
		out.Made = append(out.Made, r.made...)
		out.Waited += r.waited
	}
	return out, nil
}

// state is an article on its way.
type state struct {
	source  []byte
	article *corpus.Article
	verdict Verdict
}

// mending is a fix that may be made.
type mending struct {
	Mending
	edits []Edit
}

// round makes all fixes of one state that can be made together.
type round struct {
	*Mender
	state  state
	made   []Mending
	left   []Mending
	waited int

	before   map[string]int // errors by rule
	accepted []Edit
	start    state
}

func (r *round) run() {
	r.start, r.before = r.state, errorsOf(&r.state.verdict)
	candidates := r.candidates()
	for len(candidates) > 0 {
		var together, waiting []mending
		var edits []Edit
		for _, c := range candidates {
			if joined, ok := join(edits, c.edits); ok {
				edits = joined
				together = append(together, c)
			} else {
				waiting = append(waiting, c)
			}
		}
		r.try(together)
		if len(r.made) > 0 {
			r.waited = len(waiting)
			return
		}
		candidates = waiting // the way is free: what they overlapped was not made
	}
}

// candidates are the fixes that are allowed, in the order of the findings.
func (r *round) candidates() []mending {
	var out []mending
	var guarded *guard
	for i := range r.state.verdict.Findings {
		f := &r.state.verdict.Findings[i]
		if r.Wanted != nil && !r.Wanted(f.Rule) {
			continue
		}
		k := slices.IndexFunc(f.Fixes, func(x Fix) bool { return x.Safety <= r.Allow && len(x.Edits) > 0 })
		if k < 0 {
			continue
		}
		m := mending{Mending{Finding: *f, Message: f.Fixes[k].Message}, f.Fixes[k].Edits}
		if guarded == nil {
			guarded = newGuard(r.state.article, r.state.verdict.Stood)
		}
		if m.Why = guarded.forbids(f.Rule, m.edits); m.Why != "" {
			r.left = append(r.left, m.Mending)
			continue
		}
		out = append(out, m)
	}
	return out
}

// try makes fixes that do not overlap: all of them, or, where that raises an
// error, halves of them until those that raise it are known.
func (r *round) try(all []mending) {
	if len(all) == 0 {
		return
	}
	edits := slices.Clone(r.accepted)
	for _, m := range all {
		edits, _ = join(edits, m.edits)
	}
	next := state{source: edited(r.start.source, edits)}
	var err error
	next.article, next.verdict, err = r.Judge(next.source)
	why := "nothing would be left to read"
	if err == nil {
		why = raised(r.before, &next.verdict, &r.start.verdict)
	}
	switch {
	case why == "":
		r.accepted, r.state = edits, next
		for _, m := range all {
			r.made = append(r.made, m.Mending)
		}
	case len(all) == 1:
		all[0].Why = why
		r.left = append(r.left, all[0].Mending)
	default:
		r.try(all[:len(all)/2])
		r.try(all[len(all)/2:])
	}
}

func errorsOf(v *Verdict) map[string]int {
	out := map[string]int{}
	for i := range v.Findings {
		if v.Findings[i].Severity == Error {
			out[v.Findings[i].Rule]++
		}
	}
	return out
}

// raised tells which error there is more of than before; "": none.
func raised(before map[string]int, after, start *Verdict) string {
	if len(after.Failures) > len(start.Failures) {
		return "it would break " + after.Failures[0].Rule
	}
	now := map[string]int{}
	for i := range after.Findings {
		f := &after.Findings[i]
		if f.Severity != Error {
			continue
		}
		if now[f.Rule]++; now[f.Rule] > before[f.Rule] {
			return "it would raise " + f.Rule
		}
	}
	return ""
}

// guard knows the parts of a source that no fix may touch.
type guard struct {
	spans []guarded // sorted by start; they may nest
	reach []int     // the farthest end up to each of them
}

type guarded struct {
	corpus.Span
	why string
}

func newGuard(a *corpus.Article, stood []Stood) *guard {
	g := &guard{}
	add := func(s corpus.Span, why string) { g.spans = append(g.spans, guarded{s, why}) }
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch {
		case b.Kind == corpus.Code:
			add(b.Source, "it stands in code")
		case b.Quoted, b.Kind == corpus.Quote:
			add(b.Source, "it stands in a quotation")
		case Prose.Has(b.Kind):
			for _, q := range Quotations(a.In(b.Text), b.Text.Start) {
				add(a.Text.Span(q), "it stands in a quotation")
			}
		}
	}
	for _, c := range a.Code {
		add(a.Text.Span(c), "it stands in code")
	}
	for i := range a.Comments {
		add(a.Comments[i].Source, inComment)
	}
	for i := range stood {
		add(stood[i].Span, "what it changes was let stand")
	}
	slices.SortStableFunc(g.spans, func(a, b guarded) int { return a.Start - b.Start })
	far := 0
	for _, s := range g.spans {
		far = max(far, s.End)
		g.reach = append(g.reach, far)
	}
	return g
}

const inComment = "it stands in a comment"

// forbids tells why edits of a rule may not be made; "": they may.
func (g *guard) forbids(rule string, edits []Edit) string {
	ofStets := (&Rule{ID: rule}).Category() == "stet"
	for _, e := range edits {
		i, _ := slices.BinarySearchFunc(g.spans, e.Span.End, func(s guarded, end int) int { return s.Start - end })
		for i--; i >= 0 && g.reach[i] > e.Span.Start; i-- {
			if s := g.spans[i]; s.Overlaps(e.Span) && (!ofStets || s.why != inComment) {
				return s.why
			}
		}
	}
	return ""
}

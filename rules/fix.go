package rules

import (
	"slices"

	"github.com/copydesk/copydesk/corpus"
)

// Safety says who may apply a fix.
type Safety uint8

// The safeties, in ascending order of care.
const (
	Safe   Safety = iota + 1 // keeps the meaning: may be applied unseen
	Unsafe                   // may change the meaning: on request
	Manual                   // shown to the editor, never applied
)

func (s Safety) String() string { return [...]string{"", "safe", "unsafe", "manual"}[s] }

// Fix is one way to mend a finding.
type Fix struct {
	Safety  Safety
	Message string // what it does: "delete the empty entry"
	Edits   []Edit // in ascending order, without overlaps
}

// Edit replaces a span of the source.
type Edit struct {
	Span corpus.Span
	Text string // UTF-8
}

// Apply makes the edits of the given fixes on a source, each fix wholly or not
// at all: one that overlaps a fix before it is left out. It returns the new
// source and the number of fixes made.
func Apply(source []byte, fixes []Fix) (out []byte, made int) {
	var edits []Edit
	for _, f := range fixes {
		clash := slices.ContainsFunc(f.Edits, func(e Edit) bool {
			return slices.ContainsFunc(edits, func(o Edit) bool {
				return e.Span.Overlaps(o.Span) || e.Span == o.Span
			})
		})
		if clash || len(f.Edits) == 0 {
			continue
		}
		edits = append(edits, f.Edits...)
		made++
	}
	slices.SortFunc(edits, func(a, b Edit) int { return a.Span.Start - b.Span.Start })
	at := 0
	for _, e := range edits {
		out = append(out, source[at:e.Span.Start]...)
		out = append(out, e.Text...)
		at = e.Span.End
	}
	return append(out, source[at:]...), made
}

package rules

import (
	"cmp"

	"github.com/copydesk/copydesk/corpus"
)

// Finding is one defect, at one place.
type Finding struct {
	Rule       string     // the rule's ID; the engine fills it in
	Severity   Severity   // zero when reported: the rule's
	Confidence Confidence // zero when reported: the rule's
	Message    string     // one sentence for the editor, with the evidence in it

	Range   corpus.Range // the place in the text; empty for what the reader's text does not hold
	Span    corpus.Span  // the place in the source; worked out from Range unless that is empty
	Excerpt string       // what stands there; worked out from Range, else the source of Span

	Confirmed Severity // the severity it takes once other damage in its block confirms it; zero: no change

	Related []Related // other places that belong to the defect
	Fixes   []Fix     // ways to mend it, the best one first

	Fingerprint string // the same for the same finding after edits elsewhere
}

// Related is a place that helps to understand a finding.
type Related struct {
	Range   corpus.Range // the place in the text; may be empty
	Span    corpus.Span  // worked out from Range unless that is empty
	Message string
}

// compareFindings is the order of findings in an article: by place, the wider
// one first, then by rule. No two findings that differ compare equal.
func compareFindings(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(b.Span.End, a.Span.End),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Message, b.Message),
	)
}

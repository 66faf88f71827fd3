package rules

import (
	"cmp"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// mergeLeaks makes one finding of all that leak rules found in one block: a
// line that was leaked is one defect, however many signs of it there are. The
// gravest and surest sign gives the finding its rule and message; the span
// reaches from the first to the last; every sign stays as a related place.
func mergeLeaks(a *corpus.Article, findings []Finding, rules map[string]*Rule) []Finding {
	if len(findings) < 2 {
		return findings
	}
	byBlock := map[int][]int{}
	for i := range findings {
		f := &findings[i]
		if rules[f.Rule].Leak && f.Range.Len() > 0 {
			if b := a.Block(f.Range.Start); b >= 0 {
				byBlock[b] = append(byBlock[b], i)
			}
		}
	}
	gone := make([]bool, len(findings))
	for _, group := range byBlock {
		if len(group) < 2 {
			continue
		}
		slices.SortFunc(group, func(i, j int) int { return compareFindings(findings[i], findings[j]) })
		lead := group[0]
		for _, i := range group[1:] {
			f, l := &findings[i], &findings[lead]
			// Among equals what the words are (boilerplate) leads before where
			// they stand (contents).
			if cmp.Or(cmp.Compare(f.Severity, l.Severity), cmp.Compare(f.Confidence, l.Confidence),
				strings.Compare(l.Rule, f.Rule)) > 0 {
				lead = i
			}
		}
		merged := findings[lead]
		var also, named []string
		for _, i := range group {
			f := &findings[i]
			merged.Range.Start = min(merged.Range.Start, f.Range.Start)
			merged.Range.End = max(merged.Range.End, f.Range.End)
			merged.Related = append(merged.Related, Related{Range: f.Range, Span: f.Span, Message: f.Rule + ": " + f.Message})
			if f.Rule != merged.Rule && !slices.Contains(named, f.Rule) {
				named = append(named, f.Rule)
				also = append(also, f.Message)
			}
			gone[i] = i != lead
		}
		if len(also) > 0 {
			merged.Message += "; also: " + strings.Join(also, "; ")
		}
		merged.Span = a.Text.Span(merged.Range)
		merged.Excerpt = a.In(merged.Range)
		findings[lead] = merged
	}
	kept := findings[:0]
	for i, f := range findings {
		if !gone[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

package rules

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
)

// confirm lets damage vouch for damage. A machine that rewrites a text word by
// word leaves its traces side by side: a name in lower case, a missing space,
// swapped letters. Where one of them is sure, the doubtful ones in the same
// block gain a step of confidence, take the severity that they keep ready for
// that case, and say so.
func confirm(a *corpus.Article, findings []Finding, rules map[string]*Rule) {
	if len(findings) < 2 {
		return
	}
	sure := map[int][]int{} // block: its sure findings
	for i := range findings {
		f := &findings[i]
		if rules[f.Rule].Damage && f.Range.Len() > 0 && f.Severity > Hint && f.Confidence >= Likely {
			b := a.Block(f.Range.Start)
			sure[b] = append(sure[b], i)
		}
	}
	for i := range findings {
		f := &findings[i]
		if !rules[f.Rule].Damage || f.Range.Len() == 0 || f.Confidence == Certain {
			continue
		}
		for _, k := range sure[a.Block(f.Range.Start)] {
			if w := &findings[k]; k != i && !w.Range.Overlaps(f.Range) && w.Confidence >= f.Confidence {
				f.Confidence++
				f.Severity = max(f.Severity, f.Confirmed)
				f.Message += fmt.Sprintf("; %q beside it is damaged as well (%s)", w.Excerpt, w.Rule)
				f.Related = append(f.Related, Related{Range: w.Range, Span: w.Span, Message: w.Message})
				break
			}
		}
	}
}

package spelling

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/typography"
)

var typographicShift = rules.Rule{
	ID:    "spelling/typographic-shift",
	Title: "The typography changes for good in mid-article",
	Doc: `One writer and one program set a text in one way. Where plain hyphens stop and no-break hyphens
begin, or straight quotation marks give way to curly ones and never come back, two texts were joined: an answer of
a chatbot was put behind a report, or a second answer behind the first.

Flagged is the first mark of the new kind, for hyphens, dashes, quotation marks, apostrophes and ellipses, where at
least three marks in two blocks stand on either side and nine in ten agree. A change of hyphens, or of two kinds of
marks in one place, is a warning; a single other change is a hint.
Left alone are marks that are mixed throughout, quotations, tables, references, addresses and code.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Check:      checkShift,
	Examples:   typographicShiftExamples,
}

// nearby is how many blocks two shifts may lie apart and still be one seam.
const nearby = 4

func checkShift(p *rules.Pass) {
	shifts := typography.Shifts(p)
	for i, s := range shifts {
		f := rules.Finding{
			Range:    s.At,
			Severity: rules.Hint,
			Related:  []rules.Related{{Range: s.Last, Message: "the last of " + s.Before}},
		}
		var also []string
		told := false // at the same word, by a shift before
		for k, o := range shifts {
			told = told || k < i && o.At == s.At
			if k != i && max(s.Block-o.Block, o.Block-s.Block) <= nearby {
				also = append(also, o.Aspect.String())
				f.Related = append(f.Related, rules.Related{Range: o.At, Message: "here " + o.After + " begin"})
			}
		}
		if told {
			continue
		}
		if s.Aspect == typography.Hyphens || len(also) > 0 {
			f.Severity = rules.Warning
		}
		f.Message = fmt.Sprintf("from here on the article has %s, before it %s (%d and %d of them)", s.After, s.Before, s.News, s.Olds)
		if len(also) > 0 {
			f.Message += "; its " + strings.Join(also, " and ") + " change here as well"
		}
		p.Report(f)
	}
}

package casing

import (
	"fmt"
	"sort"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var titleCaseProse = rules.Rule{
	ID:    "casing/title-case-prose",
	Title: "A sentence of the body is capitalised like a headline",
	Doc: `Running Sentences In Which Every Word Is Capitalised are hard to read, and nobody writes them by hand: they come
from a headline function that was applied to the body.

Flagged are sentences of at least eight words with an end mark, in paragraphs, list items and notes, most words of
which stand in capitals after names, abbreviations and the first word are taken out. Among them must be words that no
name holds, such as "and", "will" or "their". There is one finding for a block.
Left alone are headings, titles, tables, captions, quotations, German, and questions, unless the article capitalises
its statements that way too.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Languages:  []string{"en", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   titleCaseProseExamples,
	Check:      checkTitleCaseProse,
}

func checkTitleCaseProse(p *rules.Pass) {
	v := viewOf(p)
	for _, t := range v.titled {
		first, last := t.sentences[0], t.sentences[len(t.sentences)-1]
		r := corpus.Range{Start: first.Start, End: last.End}
		raised, all := 0, 0
		for _, s := range t.sentences {
			for _, w := range v.within(v.blocks[t.block], s) {
				if w.Case != corpus.NoCase {
					all++
					if w.Case != corpus.Lower {
						raised++
					}
				}
			}
		}
		f := rules.Finding{
			Range:   r,
			Message: fmt.Sprintf("%d of %d words have a capital, as in a headline", raised, all),
		}
		if v.few {
			f.Severity, f.Confidence = rules.Warning, rules.Likely
		}
		if fix, ok := v.recase(p, t); ok {
			f.Fixes = []rules.Fix{fix}
		}
		p.Report(f)
	}
}

// recase writes the sentences of a block in sentence case. Names stay up as
// far as the table or the rest of the article knows them, and so does every
// word that is none of the language.
func (v *view) recase(p *rules.Pass, t titled) (rules.Fix, bool) {
	fix := rules.Fix{Safety: rules.Unsafe, Message: "write it in sentence case"}
	b := v.blocks[t.block]
	for _, s := range t.sentences {
		opened := false
		first := b.from + sort.Search(b.to-b.from, func(i int) bool { return int(v.words[b.from+i].Start) >= s.Start })
		for k := first; k < b.to && int(v.words[k].End) <= s.End; k++ {
			w := &v.words[k]
			if w.Case == corpus.NoCase {
				continue
			}
			if !opened {
				opened = true
				continue
			}
			if w.Case != corpus.Capital || v.known(k) || v.name(w) != nil || !v.kind(w).Common() || v.in(w) == "I" ||
				v.witness(w).capital > 1 {
				continue
			}
			e, ok := p.Replace(v.span(w), lowered(v.in(w)))
			if !ok {
				return fix, false
			}
			fix.Edits = append(fix.Edits, e)
		}
	}
	return fix, len(fix.Edits) > 0
}

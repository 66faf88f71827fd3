package rules

import (
	"iter"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// Pass is one rule on one article: what the rule's Check reads and reports
// through. It must not be kept after Check returns.
type Pass struct {
	Article *corpus.Article
	Rule    *Rule
	Known   any // what [Options.Learn] found out about the article; nil: nothing was asked

	hits     []Hit
	findings []Finding
	shared   map[any]any // what rules of one check worked out together
}

// Once returns what f makes of the article. It is worked out once for all
// rules that ask under the same key while one article is checked; they must
// not change it.
func (p *Pass) Once(key any, f func() any) any {
	v, ok := p.shared[key]
	if !ok {
		v = f()
		if p.shared == nil {
			p.shared = map[any]any{}
		}
		p.shared[key] = v
	}
	return v
}

// Hits are the places where phrases of the rule stand, in ascending order, in
// the kinds of block that the rule reads.
func (p *Pass) Hits() []Hit { return p.hits }

// Blocks iterates over the blocks that the rule reads, with their index in the
// article.
func (p *Pass) Blocks() iter.Seq2[int, *corpus.Block] {
	return func(yield func(int, *corpus.Block) bool) {
		kinds := p.Rule.reads()
		for i := range p.Article.Blocks {
			if b := &p.Article.Blocks[i]; kinds.Has(b.Kind) && !yield(i, b) {
				return
			}
		}
	}
}

// Report reports a finding. Its Range or its Span must be set; what is zero of
// its severity and confidence is the rule's.
func (p *Pass) Report(f Finding) { p.findings = append(p.findings, f) }

// ReportHits reports every phrase hit, with a message made for it.
func (p *Pass) ReportHits(message func(Hit) string) {
	for _, h := range p.hits {
		p.Report(Finding{
			Range:      h.Range,
			Severity:   h.Severity(p.Rule),
			Confidence: h.Phrase.Confidence,
			Message:    message(h),
		})
	}
}

// Replace is an edit that puts text in the place of a range. It reports false
// where the range holds markup or entities, so that an edit could damage them.
func (p *Pass) Replace(r corpus.Range, text string) (Edit, bool) {
	if !p.Article.Text.Verbatim(r) {
		return Edit{}, false
	}
	return Edit{p.Article.Text.Span(r), text}, true
}

// checkHits is the Check of a rule that has none of its own.
func checkHits(p *Pass) {
	p.ReportHits(func(h Hit) string {
		if h.Phrase.Note != "" {
			return h.Phrase.Note
		}
		return strings.ToLower(p.Rule.Title[:1]) + p.Rule.Title[1:]
	})
}

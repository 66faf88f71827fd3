package rules

import (
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/copydesk/copydesk/corpus"
)

// Set is a choice of rules made ready to run. It is safe for concurrent use.
type Set struct {
	rules   []*Rule // sorted by ID
	byID    map[string]*Rule
	phrases *finder
	clock   *Clock // nil: nobody asks how long it takes

	accepted *Accepted  // see Accepting; nil: nothing
	standing []Standing // see Standing
	known    []*Rule    // see Know; nil: not told
	near     func(word string, names []string) string
}

// NewSet makes rules ready to run. Their order does not matter. It fails on
// two rules of one ID and on a rule without a title, severity or confidence.
func NewSet(rules []*Rule) (*Set, error) {
	s := &Set{rules: slices.Clone(rules), byID: make(map[string]*Rule, len(rules))}
	slices.SortFunc(s.rules, func(a, b *Rule) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	for i, r := range s.rules {
		switch {
		case r.ID == "" || r.Title == "" || r.Severity == 0 || r.Confidence == 0:
			return nil, fmt.Errorf("rule %q: ID, Title, Severity and Confidence are required", r.ID)
		case i > 0 && r.ID == s.rules[i-1].ID:
			return nil, fmt.Errorf("rule %q is there twice", r.ID)
		}
		s.byID[r.ID] = r
	}
	s.phrases = newFinder(s.rules)
	return s, nil
}

// Rules are the rules of the set, sorted by ID.
func (s *Set) Rules() []*Rule { return s.rules }

// Failure is a rule that broke on an article.
type Failure struct {
	Rule  string
	Cause string // what the panic said
	Stack string
}

// Check judges one article. Findings come in their total order. A rule that
// panics loses its findings on this article and is named in the failures.
func (s *Set) Check(a *corpus.Article) ([]Finding, []Failure) { return s.CheckKnowing(a, nil) }

// CheckKnowing is Check for an article of which something is known that does
// not stand in it. The rules see it as [Pass.Known].
func (s *Set) CheckKnowing(a *corpus.Article, known any) ([]Finding, []Failure) {
	v := s.Judge(a, known)
	return v.Findings, v.Failures
}

// Verdict is what became of one article.
type Verdict struct {
	Findings []Finding // in their total order
	Stood    []Stood   // what somebody let stand, in the same order
	Failures []Failure
}

// Judge is CheckKnowing that also tells what was let stand.
func (s *Set) Judge(a *corpus.Article, known any) Verdict {
	w := s.watch()
	hits := s.phrases.find(a)
	w.lap(StageMatch)
	var findings []Finding
	var failures []Failure
	// One for all rules, which must not keep it.
	p := &Pass{Article: a, Known: known}
	for i, r := range s.rules {
		own := hits.next(i)
		// The language is found out for a rule that asks, not for each article.
		if len(r.Languages) > 0 && !r.speaks(a.Language()) {
			continue
		}
		p.Rule, p.hits, p.findings = r, own, p.findings[:0]
		f := p.run()
		w.lap(r.ID)
		if f != nil {
			failures = append(failures, *f)
			continue
		}
		findings = append(findings, p.findings...)
	}
	findings = s.gate(a, findings)
	findings = s.accepted.Drop(a, findings)
	marks := stets(a)
	findings, stood := s.letStand(a, findings, marks)
	confirm(a, findings, s.byID)
	findings = mergeLeaks(a, findings, s.byID)
	about, also := s.aboutStets(a, marks, failures)
	findings, stood = append(findings, about...), append(stood, also...)
	slices.SortFunc(findings, compareFindings)
	findings = slices.CompactFunc(findings, func(a, b Finding) bool { return compareFindings(a, b) == 0 })
	if len(findings)+len(stood) == 0 {
		w.lap(StageFinish)
		w.stop(0)
		return Verdict{findings, stood, failures}
	}
	seen := map[string]int{}
	for i := range findings {
		findings[i].Fingerprint = fingerprint(a, &findings[i], seen)
	}
	slices.SortFunc(stood, func(a, b Stood) int { return compareFindings(a.Finding, b.Finding) })
	for i := range stood {
		stood[i].Fingerprint = fingerprint(a, &stood[i].Finding, seen)
	}
	w.lap(StageFinish)
	w.stop(0)
	return Verdict{findings, stood, failures}
}

// run lets the rule check, and fills in what its findings leave to the engine.
func (p *Pass) run() (failure *Failure) {
	defer func() {
		if cause := recover(); cause != nil {
			failure = &Failure{p.Rule.ID, fmt.Sprint(cause), string(debug.Stack())}
		}
	}()
	if p.Rule.Check == nil {
		checkHits(p)
	} else {
		p.Rule.Check(p)
	}
	for i := range p.findings {
		p.complete(&p.findings[i])
	}
	return nil
}

func (p *Pass) complete(f *Finding) {
	f.Rule = p.Rule.ID
	f.Severity = p.Rule.grade(f.Severity)
	if f.Confirmed != 0 {
		f.Confirmed = p.Rule.grade(f.Confirmed)
	}
	if f.Confidence == 0 {
		f.Confidence = p.Rule.Confidence
	}
	if f.Range.Len() > 0 {
		f.Span = p.Article.Text.Span(f.Range)
	}
	if f.Excerpt == "" {
		if f.Range.Len() > 0 {
			f.Excerpt = p.Article.In(f.Range)
		} else {
			f.Excerpt = p.Article.Raw(f.Span)
		}
	}
	for k := range f.Related {
		if r := &f.Related[k]; r.Range.Len() > 0 {
			r.Span = p.Article.Text.Span(r.Range)
		}
	}
}

// gate is the stage that drops and lowers what stands behind the gates.
func (s *Set) gate(a *corpus.Article, findings []Finding) []Finding {
	if !slices.ContainsFunc(findings, func(f Finding) bool { return s.byID[f.Rule].Gates != 0 }) {
		return findings
	}
	g := newGatekeeper(a)
	topical, templates := g.about(gateTopic, findings), g.about(gateTemplate, findings)
	kept := findings[:0]
	for _, f := range findings {
		severity, ok := g.judge(s.byID[f.Rule].Gates, &f, topical, templates)
		if !ok {
			continue
		}
		f.Severity = min(f.Severity, severity)
		kept = append(kept, f)
	}
	return kept
}

package sources

import (
	"iter"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/sources/registry"
)

// answers are what the registries said of the article's sources; none where
// nobody asked them.
func answers(p *rules.Pass) iter.Seq2[*corpus.Source, *registry.Answer] {
	known, _ := p.Known.([]registry.Answer)
	sources := p.Article.Sources()
	return func(yield func(*corpus.Source, *registry.Answer) bool) {
		for i := range known {
			if a := &known[i]; a.Source < len(sources) && !yield(&sources[a.Source], a) {
				return
			}
		}
	}
}

// checked are the locators of a source that came out in a state, each
// identifier once.
func checked(s *corpus.Source, a *registry.Answer, state registry.State) iter.Seq2[corpus.Locator, *registry.Check] {
	return func(yield func(corpus.Locator, *registry.Check) bool) {
		type key struct {
			service, note string
		}
		seen := map[key]bool{}
		for i := range a.Checks {
			c := &a.Checks[i]
			if c.State != state || c.Locator >= len(s.Locators) {
				continue
			}
			k := key{s.Locators[c.Locator].Value, c.Note}
			if seen[k] {
				continue
			}
			seen[k] = true
			if !yield(s.Locators[c.Locator], c) {
				return
			}
		}
	}
}

// called is how a message names a locator.
func called(l corpus.Locator) string {
	lead := map[corpus.LocatorKind]string{
		corpus.LocatorDOI: "the DOI ", corpus.LocatorISBN: "the ISBN ", corpus.LocatorArXiv: "the arXiv number ",
		corpus.LocatorPMID: "the PMID ", corpus.LocatorPMCID: "the PMCID ",
	}[l.Kind]
	if lead == "" {
		lead = "the address "
	}
	return lead + l.Value
}

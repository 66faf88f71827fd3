// Package officials holds an article to who held which public office when.
//
// All rules share one reading of the article, by the package claim: it finds
// every claim, "French President Emmanuel Macron", works out the days it
// speaks of, and judges it by the roster. Each rule reports the claims of its
// verdict. A claim that the roster cannot judge is no finding.
package officials

import (
	"sync"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/claim"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// Rules returns the rules of the category, with the roster of the program.
func Rules() []*rules.Rule { return With(roster.Builtin) }

// With returns the rules of the category with another roster. It is asked for
// the roster only once an article holds a word of a title.
func With(r func() *roster.Roster) []*rules.Rule {
	d := &desk{roster: r}
	return []*rules.Rule{
		blendedName(d),
		formerInOffice(d),
		notInOffice(d),
		outdatedTitle(d),
		prematureTitle(d),
		unknownPerson(d),
		unnamedOfficial(d),
		wrongJurisdiction(d),
		wrongOffice(d),
	}
}

// languages are those that claims are read in. A text too short to tell its
// language is read as English: the titles and names settle it.
var languages = []string{"de", "en", "es", "fr", "und"}

// desk judges the claims of an article once for all rules.
type desk struct {
	roster  func() *roster.Roster
	finders sync.Map // language: *claim.Finder
}

type judgedKey struct{ d *desk }

// check returns the Check of the rule that reports a verdict.
func (d *desk) check(v claim.Verdict) func(*rules.Pass) {
	return func(p *rules.Pass) {
		judged, _ := p.Once(judgedKey{d}, func() any { return d.judge(p) }).([]claim.Judged)
		for _, j := range judged {
			if j.Verdict == v && j.Severity > 0 {
				p.Report(rules.Finding{Range: j.Range, Severity: j.Severity, Message: j.Message})
			}
		}
	}
}

func (d *desk) judge(p *rules.Pass) []claim.Judged {
	language := p.Article.Language()
	f, ok := d.finders.Load(language)
	if !ok {
		// The words alone are enough to see whether there is anything to judge,
		// and to read them is much faster than to read the roster.
		f, _ = d.finders.LoadOrStore(language, claim.NewFinder(roster.Vocabulary(), language))
	}
	finder, ok := f.(*claim.Finder)
	if !ok {
		return nil
	}
	spots := finder.Spots(p.Article.Text.String())
	if len(spots) == 0 {
		return nil
	}
	return finder.Judge(p.Article, d.roster, spots)
}

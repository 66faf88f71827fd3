package sources

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var bareDomain = rules.Rule{
	ID:    "sources/bare-domain",
	Title: "A home page stands where an article is claimed",
	Doc: `"Ferry fares rise again. BBC News. https://www.bbc.com/" names an article and leads to a front page that will
never show it. A model that does not know the address gives the one it is sure of.

Flagged are entries of a list of sources that name a work and whose only locator is the first page of a site: a
warning where the site is a known outlet's or the entry gives the day, else a hint. So are links on the words "report",
"study", "article" and the like: a warning where they lead to the front page of a known outlet, else a hint.
Left alone are entries about the site itself, sites made for one report, links on the name of an outlet or body, and
entries with any other locator.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Measured:   "1,504 genuine articles: none. 1,464 Markdown files of Go modules: one hint.",
	Examples:   bareDomainExamples,
	Check: func(p *rules.Pass) {
		d := deskOf(p)
		for i := range d.sources {
			checkEntryHome(p, &d.sources[i])
		}
		links := linksOf(p)
		for i := range links {
			l := &links[i]
			if listing(l.kind) || !l.to.web() || !front(l.to, l.site) || !claims(l.words) {
				continue
			}
			f := rules.Finding{Range: l.Text, Message: "the words promise a document, the link leads to the first page of " + l.to.host, Severity: rules.Hint, Confidence: rules.Unsure}
			if l.site.outlet != nil {
				f.Severity, f.Confidence = rules.Warning, rules.Likely
			}
			p.Report(f)
		}
	},
}

// front reports whether the target is the first page of a whole site, not of
// a part that may have been made for one report.
func front(t target, s *site) bool {
	return t.home() && (t.host == s.registered || t.host == "www."+s.registered) && s.dead == ""
}

func checkEntryHome(p *rules.Pass, s *corpus.Source) {
	if len(s.Locators) != 1 || s.Locators[0].Kind != corpus.LocatorURL || s.Title.Len() == 0 {
		return
	}
	t := targetOf(s.Locators[0].Value)
	if t.host == "" && strings.HasPrefix(s.Locators[0].Value, "www.") {
		t = targetOf("https://" + s.Locators[0].Value)
	}
	title := text(p, s.Title)
	if !t.web() || !t.home() || !front(t, siteOf(t.host)) || ofSite(title, t.host) || len(s.Authors) == 0 && s.Date.IsZero() {
		return
	}
	o := knownOutlets().byHost(t.host)
	f := rules.Finding{
		Range: s.Locators[0].Range, Message: fmt.Sprintf("the entry names %q, its address is the first page of %s", title, t.host),
		Related: []rules.Related{{Range: s.Title, Message: "the work that the entry names"}},
	}
	if o == nil && (s.Date.Day == 0 || len(wording(title)) < 4) {
		f.Severity, f.Confidence = rules.Hint, rules.Unsure
	}
	p.Report(f)
}

// ofSite reports whether a title speaks of a site as a whole: it holds the
// name of its domain, or calls itself a home page or a database.
func ofSite(title, host string) bool {
	words := wording(title)
	joined := strings.Join(words, "")
	b := strings.ReplaceAll(brand(host), "-", "")
	if strings.Contains(joined, b) || len(joined) > 3 && strings.Contains(b, joined) || len(words) < 2 {
		return true
	}
	letters := make([]byte, 0, len(words))
	for _, w := range words {
		letters = append(letters, w[0])
	}
	initials := string(letters)
	if initials == b || len(b) < 7 && len(b) > 2 && strings.Contains(initials, b) {
		return true
	}
	for _, w := range words {
		switch w {
		case "website", "webseite", "homepage", "site", "database", "datenbank", "portal", "archive", "archives", "archiv", "online", "official", "startseite", "dictionary", "encyclopedia", "atlas", "catalogue", "catalog", "project", "software", "statistics":
			return true
		}
	}
	return false
}

// claims reports whether the words of a link promise a single document.
func claims(words string) bool {
	if len(words) > 120 || strings.Contains(words, "://") {
		return false
	}
	for _, w := range wording(words) {
		switch w {
		case "report", "study", "article", "survey", "paper", "interview", "investigation", "findings", "analysis",
			"bericht", "studie", "artikel", "umfrage", "rapport", "etude", "enquete", "informe", "estudio", "articulo", "encuesta", "studio", "articolo", "relatorio", "estudo", "artigo", "onderzoek", "raport", "badanie", "artykul":
			return true
		}
	}
	return false
}

package sources

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var linkTextMismatch = rules.Rule{
	ID:    "sources/link-text-mismatch",
	Title: "A link leads elsewhere than its words say",
	Doc: `A link that reads "BBC News" and leads to another broadcaster gives the reader a source that the writer did
not use. The same holds for an entry that names one outlet and carries the address of another, and for an address in
the text that leads to a different site.

Flagged are links whose words are the name of a known outlet while the target is that of another one, entries of a
list of sources that do so, and links whose words are a full address on another site than the target.
Left alone are brands under several domains, shorteners, redirectors, archives, copies on AMP and content networks,
and what news agencies write, which others print.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Measured:   "1,504 genuine articles: none. 1,464 Markdown files of Go modules: none, 216 lists of books with thousands of links: none.",
	Examples:   linkTextMismatchExamples,
	Check: func(p *rules.Pass) {
		links := linksOf(p)
		for i := range links {
			l := &links[i]
			if !l.to.web() {
				continue
			}
			if why := elsewhere(l); why != "" && !relay(l.to) {
				p.Report(rules.Finding{Range: l.Text, Message: why})
			}
		}
		d := deskOf(p)
		for i := range d.sources {
			s := &d.sources[i]
			o := knownOutlets().named(text(p, s.Container))
			if o == nil || o.wire {
				continue
			}
			own, other := false, ""
			var at corpus.Range
			for _, l := range s.Locators {
				t := targetOf(l.Value)
				switch {
				case l.Kind != corpus.LocatorURL:
					own = own || l.Kind < corpus.LocatorPages
				case relay(t) || knownOutlets().byHost(t.host) == nil || knownOutlets().byHost(t.host) == o:
					own = true
				default:
					other, at = t.host, l.Range
				}
			}
			if other == "" || own {
				continue
			}
			p.Report(rules.Finding{
				Range: at, Message: fmt.Sprintf("the entry names %s, its address is on %s", o.name, other),
				Related: []rules.Related{{Range: s.Container, Message: "the outlet that the entry names"}},
			})
		}
	},
}

// elsewhere says where a link leads that its words do not name, "" where they
// agree or name nothing.
func elsewhere(l *written) string {
	words := strings.TrimSpace(l.words)
	address := writtenAddress(words)
	other := l.site.outlet
	if other == nil && address == "" {
		return ""
	}
	if o := knownOutlets().named(words); o != nil {
		if o.wire || other == nil || other == o {
			return ""
		}
		return fmt.Sprintf("the words name %s, the link leads to %s (%s)", o.name, other.name, l.to.host)
	}
	if address == "" {
		return ""
	}
	t := targetOf(address)
	if unmanaged(t.host) != "" || !strings.Contains(t.host, ".") || relay(t) {
		return ""
	}
	if domain(t.host) == domain(l.to.host) || brand(t.host) == brand(l.to.host) {
		return ""
	}
	if a, b := knownOutlets().byHost(t.host), knownOutlets().byHost(l.to.host); a != nil && a == b {
		return ""
	}
	// The site is named in the target: a redirector, or a copy.
	if strings.Contains(strings.ToLower(l.URL), brand(t.host)) && len(brand(t.host)) > 2 {
		return ""
	}
	return fmt.Sprintf("the words show an address on %s, the link leads to %s", t.host, l.to.host)
}

// writtenAddress is the full address that words are, in lower case and with its
// scheme; "" where they are none.
func writtenAddress(words string) string {
	if len(words) < 4 || words[0]|0x20 != 'h' && words[0]|0x20 != 'w' {
		return ""
	}
	if strings.ContainsAny(words, " \n\t…") || strings.HasSuffix(words, "...") {
		return ""
	}
	lower := strings.ToLower(words)
	switch {
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"):
		return lower
	case strings.HasPrefix(lower, "www."):
		return "http://" + lower
	}
	return ""
}

// relays are domains that pass readers on, keep copies, or carry other
// people's pages.
var relays = map[string]bool{
	"t.co": true, "bit.ly": true, "tinyurl.com": true, "ow.ly": true, "buff.ly": true, "goo.gl": true, "lnkd.in": true, "fb.me": true, "is.gd": true,
	"dlvr.it": true, "trib.al": true, "shorturl.at": true, "rb.gy": true, "cutt.ly": true, "j.mp": true, "youtu.be": true, "amzn.to": true, "flip.it": true, "aka.ms": true, "g.co": true, "git.io": true, "w.wiki": true, "fb.watch": true, "redd.it": true, "spoti.fi": true,
	"archive.org": true, "archive.today": true, "archive.ph": true, "archive.is": true, "archive.li": true, "archive.md": true, "archive.vn": true, "perma.cc": true,
	"webcitation.org": true, "ghostarchive.org": true, "ampproject.org": true, "doi.org": true, "hdl.handle.net": true, "handle.net": true, "jstor.org": true,
	"msn.com": true, "yahoo.com": true, "aol.com": true, "smartnews.com": true, "news.google.com": true, "apple.news": true, "flipboard.com": true,
	"cloudfront.net": true, "amazonaws.com": true, "akamaized.net": true, "fastly.net": true, "googleusercontent.com": true, "translate.goog": true,
	"list-manage.com": true, "outlook.com": true, "substack.com": true, "feedburner.com": true, "feedproxy.google.com": true, "skimresources.com": true,
	"awin1.com": true, "go.redirectingat.com": true, "redirectingat.com": true, "12ft.io": true, "pressreader.com": true, "proquest.com": true, "newspapers.com": true,
}

// relay reports whether the target passes the reader on or keeps a copy of
// another site's page.
func relay(t target) bool {
	if relays[domain(t.host)] || relays[t.host] {
		return true
	}
	for _, begin := range [...]string{"click.", "links.", "link.", "go.", "l.", "email.", "amp.", "cdn.", "proxy.", "out.", "redirect."} {
		if strings.HasPrefix(t.host, begin) {
			return true
		}
	}
	if strings.Contains(t.host, ".proxy.") || strings.Contains(t.host, "ezproxy") {
		return true
	}
	if !strings.ContainsAny(t.path, ":%") && !strings.ContainsAny(t.query, ":%") && !strings.HasPrefix(t.path, "/a") && !strings.HasPrefix(t.path, "/A") {
		return false // no address inside
	}
	rest := strings.ToLower(t.path + "?" + t.query)
	return strings.Contains(rest, "http:") || strings.Contains(rest, "https:") || strings.Contains(rest, "http%3a") || strings.Contains(rest, "https%3a") ||
		strings.HasPrefix(rest, "/amp/s/")
}

package sources

import (
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// target is where a link leads, taken apart. Nothing in it is decoded but the
// case of scheme and host.
type target struct {
	scheme string // "" of a relative one
	host   string // without user and port, and without a dot at its end
	path   string
	query  string
	anchor string // behind "#"
}

// targetOf takes an address apart. It takes whatever a browser would try to
// follow; it never fails.
func targetOf(url string) target {
	var t target
	url = strings.TrimSpace(url)
	url, t.anchor, _ = strings.Cut(url, "#")
	url, t.query, _ = strings.Cut(url, "?")
	if colon := strings.IndexByte(url, ':'); colon > 0 && !strings.ContainsAny(url[:colon], "/.[") {
		t.scheme, url = strings.ToLower(url[:colon]), url[colon+1:]
	}
	rest, absolute := strings.CutPrefix(url, "//")
	if !absolute {
		t.path = url
		return t
	}
	authority := rest
	if slash := strings.IndexByte(rest, '/'); slash >= 0 {
		authority, t.path = rest[:slash], rest[slash:]
	}
	authority = authority[strings.LastIndexByte(authority, '@')+1:]
	if v6, _, ok := strings.Cut(strings.TrimPrefix(authority, "["), "]"); ok && strings.HasPrefix(authority, "[") {
		t.host = v6
		return t
	}
	host, _, _ := strings.Cut(authority, ":")
	t.host = strings.ToLower(strings.TrimRight(host, "."))
	return t
}

// web reports whether the target is a page somewhere on the web.
func (t target) web() bool {
	return t.host != "" && (t.scheme == "" || t.scheme == "http" || t.scheme == "https")
}

// home reports whether the target is the first page of a site.
func (t target) home() bool {
	switch strings.ToLower(t.path) {
	case "", "/", "/index.html", "/index.htm", "/index.php":
		return t.query == "" && t.anchor == ""
	}
	return false
}

// domain is the part of a host that somebody registered: "bbc.co.uk" of
// "news.bbc.co.uk".
func domain(host string) string {
	host = strings.TrimPrefix(host, "www.")
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// brand is the first label of the registered domain: "bbc".
func brand(host string) string {
	b, _, _ := strings.Cut(domain(host), ".")
	return b
}

// unmanaged is the top-level domain of the host where there is none of that
// name in the public list, else "". A suffix that the list does not know comes
// back as one bare label that nobody manages; suffixes of private owners, as
// "github.io", have a dot.
func unmanaged(host string) string {
	if strings.ContainsFunc(host, func(r rune) bool { return r >= 0x80 || r == '_' || r == '%' }) {
		return "" // in a script of its own, or broken
	}
	if _, ok := parseAddr(host); ok {
		return ""
	}
	suffix, managed := publicsuffix.PublicSuffix(host)
	if managed || suffix == "" || strings.Contains(suffix, ".") {
		return ""
	}
	return suffix
}

// parseAddr reads a host that is an address in numbers. It makes no error of
// the names that nearly all hosts are.
func parseAddr(host string) (netip.Addr, bool) {
	if host == "" || host[0]-'0' > 9 && !strings.Contains(host, ":") {
		return netip.Addr{}, false
	}
	addr, err := netip.ParseAddr(host)
	return addr, err == nil
}

// written is a link in the text, and the block it stands in.
type written struct {
	*corpus.Link
	kind  corpus.Kind
	words string // what carries it
	to    target
	site  *site // nil where it leads to no page on the web
}

// site is what is known of a host. To find it out takes longer than all else
// that is done with a link, and most links of an article share a few hosts.
type site struct {
	host, registered string
	dead             string // why nothing can stand there; "" where something can
	outlet           *outlet
}

func siteOf(host string) *site {
	registered, top := register(host)
	return &site{host, registered, deadHost(host, registered, top), knownOutlets().byHost(host)}
}

// register is [domain] and [unmanaged] of a host with one look at the list.
func register(host string) (registered, top string) {
	bare := strings.TrimPrefix(host, "www.")
	if strings.IndexByte(bare, '.') <= 0 || bare[len(bare)-1] == '.' || strings.Contains(bare, "..") || !plainHost(bare) || bare[0]-'0' <= 9 {
		return domain(host), unmanaged(host)
	}
	suffix, managed := publicsuffix.PublicSuffix(bare)
	if !managed && !strings.Contains(suffix, ".") {
		top = suffix
	}
	dot := len(bare) - len(suffix) - 1
	if dot < 0 || bare[dot] != '.' {
		return bare, top
	}
	return bare[1+strings.LastIndexByte(bare[:dot], '.'):], top
}

// plainHost reports whether a host has nothing but what hosts in ASCII have.
func plainHost(host string) bool {
	for i := range len(host) {
		if c := host[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' {
			return false
		}
	}
	return true
}

// shown reports whether the words of the link are its address.
func (w *written) shown() bool {
	return w.words == w.URL || w.words != "" && strings.HasSuffix(w.URL, w.words) && strings.Contains(w.words, ".")
}

// place sets where a finding on the link stands: on the words if they show the
// address or have to be marked themselves, else on the address in the source.
func (w *written) place(f *rules.Finding, words bool) {
	switch {
	case w.Text.Len() > 0 && (words || w.shown() || w.URLSpan.Len() == 0):
		f.Range = w.Text
	case w.URLSpan.Len() > 0:
		f.Span = w.URLSpan
	default:
		f.Span = w.Source
	}
}

type linksKey struct{}

// linksOf are the links of the article that are no images and stand in its
// prose, outside of code.
func linksOf(p *rules.Pass) []written {
	return p.Once(linksKey{}, func() any { return newLinks(p.Article) }).([]written)
}

func newLinks(a *corpus.Article) []written {
	var out []written
	var sites [8]*site // the last ones
	known := 0
	for i := range a.Links {
		l := &a.Links[i]
		if l.Image {
			continue
		}
		block := a.Block(l.Text.Start)
		if block < 0 || !rules.Prose.Has(a.Blocks[block].Kind) || inCode(a, l.Text) {
			continue
		}
		if out == nil {
			out = make([]written, 0, len(a.Links)-i)
		}
		w := written{Link: l, kind: a.Blocks[block].Kind, words: a.In(l.Text), to: targetOf(l.URL)}
		if w.to.web() {
			for k := 0; k < min(known, len(sites)) && w.site == nil; k++ {
				if sites[k].host == w.to.host {
					w.site = sites[k]
				}
			}
			if w.site == nil {
				w.site = siteOf(w.to.host)
				sites[known%len(sites)] = w.site
				known++
			}
		}
		out = append(out, w)
	}
	return out
}

func inCode(a *corpus.Article, r corpus.Range) bool {
	i, _ := slices.BinarySearchFunc(a.Code, r.Start, func(c corpus.Range, at int) int { return c.End - at - 1 })
	return i < len(a.Code) && a.Code[i].Overlaps(r)
}

// listing reports whether the block is an entry of a list of sources or a note.
func listing(k corpus.Kind) bool { return k == corpus.Reference || k == corpus.Footnote }

type technicalKey struct{}

// technical reports whether the article is about software, so that reserved
// names and local addresses in it are meant: it shows code, or speaks the
// language of the trade.
func technical(p *rules.Pass) bool {
	return p.Once(technicalKey{}, func() any { return newTechnical(p.Article) }).(bool)
}

// tradeWords are words in lower case of which an article about software has
// several.
var tradeWords = [...]string{
	"api", "apis", "server", "servers", "docker", "browser", "github", "json", "html", "css", "javascript", "python", "npm", "dns", "hostname",
	"url", "urls", "http", "https", "config", "configuration", "install", "installed", "command", "terminal", "localhost", "sql", "database",
	"endpoint", "deploy", "wordpress", "linux", "software", "code", "repository", "domain", "domains", "subdomain", "certificate", "proxy",
	"tutorial", "webserver", "router", "firewall", "script", "scripts", "plugin", "phishing", "email", "spam", "hyperlink", "hyperlinks",
}

func newTechnical(a *corpus.Article) bool {
	if len(a.Code) > 0 {
		return true
	}
	known := map[string]bool{}
	for _, w := range tradeWords {
		known[w] = true
	}
	found := map[string]bool{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind == corpus.Code {
			return true
		}
		if !rules.Prose.Has(b.Kind) || listing(b.Kind) {
			continue
		}
		for w := range strings.FieldsSeq(a.In(b.Text)) {
			if w = strings.Trim(w, ".,;:!?()\"'“”’"); len(w) < 16 {
				if w = strings.ToLower(w); known[w] {
					found[w] = true
				}
			}
		}
		if len(found) >= 3 {
			return true
		}
	}
	return false
}

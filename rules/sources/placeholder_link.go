package sources

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var placeholderLink = rules.Rule{
	ID:    "sources/placeholder-link",
	Title: "A link that leads nowhere",
	Doc: `"https://www.example.com/report" was never a page: the name is reserved for examples, and a model that has no
source at hand writes it. So are links to "#", to "insert-link-here", to the writer's own machine and to names under
top-level domains that do not exist.

Flagged are links to reserved names (example.com, .example, .test, .invalid), to localhost and private addresses, to
top-level domains that the public suffix list does not know, to stand-ins such as yourwebsite.com, and links that
were never set: an error. "#" and "javascript:" are a warning.
Left alone are articles about software, which show code or speak of servers and browsers and need such names; names
that a sentence gives as an example; "#" behind "back to top", and in pages whose scripts may fill it.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.InCode,
	Measured:   "1,504 genuine articles: none. 1,464 Markdown files of Go modules: one, a test file without code.",
	Examples:   placeholderLinkExamples,
	Check: func(p *rules.Pass) {
		links := linksOf(p)
		for i := range links {
			l := &links[i]
			why, severity := placeholder(p, l)
			if why == "" {
				continue
			}
			f := rules.Finding{Message: why, Severity: severity}
			if severity == rules.Warning {
				f.Confidence = rules.Likely
			}
			l.place(&f, false)
			p.Report(f)
		}
	},
}

// placeholder says why the link leads nowhere, "" where it may lead somewhere.
func placeholder(p *rules.Pass, l *written) (why string, severity rules.Severity) {
	t := l.to
	switch {
	case t.web():
		why = l.site.dead
		if why == "" || technical(p) || l.shown() && exemplified(p.Article, l.Text) {
			return "", 0
		}
		return why, rules.Error
	case t.scheme == "javascript", t.scheme == "" && t.path == "" && t.query == "" && t.anchor == "" && l.URL == "#":
		if technical(p) || scripted(p) || upward(l.words) || len(strings.Fields(l.words)) == 0 {
			return "", 0
		}
		return "the link was never set: it leads to " + fmt.Sprintf("%q", l.URL), rules.Warning
	case t.scheme == "" && standInTarget(t.path):
		if technical(p) {
			return "", 0
		}
		return fmt.Sprintf("the link was never set: %q stands for an address", l.URL), rules.Error
	}
	return "", 0
}

// reservedNames are top-level domains and domains that RFC 2606, 6761, 6762
// and 9476 and ICANN keep from ever being registered.
var reservedNames = map[string]bool{
	"example": true, "test": true, "invalid": true, "localhost": true, "local": true, "internal": true, "alt": true,
	"example.com": true, "example.net": true, "example.org": true, "example.edu": true,
}

// deadHost says why nothing can stand on a host, "" where something can. What
// unmanaged says of it is given.
func deadHost(host, registered, unmanaged string) string {
	if addr, ok := parseAddr(host); ok {
		if addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast() || addr.IsUnspecified() {
			return host + " is an address inside a local network"
		}
		return ""
	}
	top := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case host == "localhost" || top == "localhost":
		return "localhost is the writer's own machine"
	case reservedNames[top] || reservedNames[registered]:
		return host + " is a name reserved for examples and local use; nothing can stand there"
	case standInHost(registered):
		return host + " stands for an address that was never filled in"
	case top == "onion":
		return ""
	}
	switch {
	case unmanaged == "":
		return ""
	case !strings.Contains(host, "."):
		return fmt.Sprintf("%q is no name on the web", host)
	}
	return fmt.Sprintf("there is no top-level domain %q", "."+unmanaged)
}

// standInHost tells "yourwebsite.com" and the like.
func standInHost(registered string) bool {
	name, _, _ := strings.Cut(registered, ".")
	name = strings.ReplaceAll(name, "-", "")
	rest, ok := strings.CutPrefix(name, "your")
	if !ok {
		if rest, ok = strings.CutPrefix(name, "my"); !ok || rest != "website" && rest != "domain" {
			return name == "placeholderlink" || name == "insertlinkhere" || name == "urlhere" || name == "linkhere"
		}
		return true
	}
	switch rest {
	case "site", "website", "domain", "domainname", "company", "companyname", "blog", "blogname", "name", "store", "link", "url", "brand", "business", "webpage", "page", "organization":
		return true
	}
	return false
}

// standInTarget tells a word in the place of an address: "insert-link-here".
func standInTarget(path string) bool {
	path = strings.Trim(strings.ToLower(path), "[]<>{}()/ ")
	path = strings.Map(func(r rune) rune {
		if r == '_' || r == ' ' {
			return '-'
		}
		return r
	}, strings.ReplaceAll(path, "%20", "-"))
	switch path {
	case "link-here", "url-here", "add-link", "add-link-here", "add-url", "link-goes-here", "url-goes-here", "your-link", "your-link-here", "your-url", "your-url-here", "link-placeholder", "placeholder-link", "placeholder-url", "url-placeholder", "source-link", "source-url", "todo", "tbd", "link-to-source", "link-to-article", "link-to-study", "link-to-report":
		return true
	}
	rest, ok := strings.CutPrefix(path, "insert-")
	return ok && (strings.Contains(rest, "link") || strings.Contains(rest, "url") || strings.Contains(rest, "source") || rest == "here")
}

// exemplified reports whether the words before an address give it as an example.
func exemplified(a *corpus.Article, r corpus.Range) bool {
	text := a.Text.String()
	before := corpus.FoldString(strings.ToValidUTF8(text[max(0, r.Start-60):r.Start], ""))
	for _, w := range [...]string{"example", "e.g.", "for instance", "such as", "like ", "z. b.", "z.b.", "beispiel", "par exemple", "por ejemplo", "ad esempio", "p.ej", "bijvoorbeeld", "na przykład", "например", "reserved"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

type scriptedKey struct{}

// scripted reports whether scripts may give the links of a page their targets.
func scripted(p *rules.Pass) bool {
	if p.Article.Format != corpus.HTML {
		return false
	}
	return p.Once(scriptedKey{}, func() any {
		source := strings.ToLower(string(p.Article.Source))
		return strings.Contains(source, "<script") || strings.Contains(source, " onclick=") || strings.Contains(source, " data-")
	}).(bool)
}

// upward reports whether the words lead to the top of the page.
func upward(words string) bool {
	folded := corpus.FoldString(words)
	for _, w := range [...]string{"top", "↑", "⇧", "oben", "anfang", "haut", "arriba", "inicio", "alto", "su ", "boven", "gór", "наверх", "вгору", "上", "menu", "menü", "share", "print", "teilen", "drucken", "login", "log in", "close"} {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return strings.TrimSpace(folded) == "#" || strings.TrimSpace(folded) == "su"
}

package sources

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/boilerplate"
)

func TestTargetOf(t *testing.T) {
	for url, want := range map[string]target{
		"https://User:p@News.BBC.co.uk.:443/a/b?c=d#e": {"https", "news.bbc.co.uk", "/a/b", "c=d", "e"},
		"//cdn.gov.scot/x":     {"", "cdn.gov.scot", "/x", "", ""},
		"http://[::1]:8080/x":  {"http", "::1", "/x", "", ""},
		"mailto:a@b.org":       {"mailto", "", "a@b.org", "", ""},
		"javascript:void(0)":   {"javascript", "", "void(0)", "", ""},
		"chapter/two.html#top": {"", "", "chapter/two.html", "", "top"},
		"#":                    {},
		"":                     {},
	} {
		if got := targetOf(url); got != want {
			t.Errorf("%q: %+v, want %+v", url, got, want)
		}
	}
}

// TestUnmanaged holds the use of the public suffix list: what ICANN manages and
// what private owners manage is known, everything else is not.
func TestUnmanaged(t *testing.T) {
	for host, want := range map[string]string{
		"www.gov.uk": "", "gov.uk": "", "bbc.co.uk": "", "gardeners.github.io": "", "github.io": "", "www.gov.scot": "", "a.blogspot.com": "",
		"com": "", "museum": "", "xn--p1ai": "", "пример.рф": "", "192.168.0.1": "", "8.8.8.8": "", "a.museum": "", "x.zip": "", "a.onion": "",
		"foo.notatld": "notatld", "news.invalid": "invalid", "localhost": "localhost", "intranet": "intranet", "a.b.cmo": "cmo", "example.con": "con",
	} {
		if got := unmanaged(host); got != want {
			t.Errorf("%q: %q, want %q", host, got, want)
		}
	}
}

func TestRegister(t *testing.T) {
	for _, host := range []string{
		"www.museum.example", "a.b.co.uk", "co.uk", "www.co.uk", "www.ck", "x.ck", "www.x.ck", "a.x.ck", "blog.github.io", "github.io", "www.github.io", "site.cmo",
		"www.site.cmo", "intranet", "www.intranet", "10.0.0.1", "www.10.0.0.1", "a..b.com", ".com", "b.com.", "www.", "", "ünal.de", "a_b.nosuch", "1und1.nosuch", "city.kawasaki.jp", "x.kawasaki.jp",
	} {
		registered, top := register(host)
		if registered != domain(host) || top != unmanaged(host) {
			t.Errorf("%q: %q, %q, want %q, %q", host, registered, top, domain(host), unmanaged(host))
		}
	}
}

func TestDeadHost(t *testing.T) {
	for host, dead := range map[string]bool{
		"example.com": true, "www.example.org": true, "news.example": true, "a.test": true, "localhost": true, "db.localhost": true, "printer.local": true,
		"10.0.0.1": true, "192.168.1.1": true, "127.0.0.1": true, "169.254.169.254": true, "::1": true, "fe80::1": true, "0.0.0.0": true,
		"yourwebsite.com": true, "your-company.org": true, "www.mywebsite.net": true, "site.cmo": true, "intranet": true,
		"example.co.uk": false, "notexample.com": false, "examples.com": false, "8.8.8.8": false, "2606:4700::1111": false, "test.com": false,
		"yourdictionary.com": false, "facebookwkhpilnemxj7asaniu7vnjjbiltxjqhye3mhbshg7kx5tfyd.onion": false, "www.local.ch": false, "invalid.io": false,
	} {
		if got := siteOf(host).dead; (got != "") != dead {
			t.Errorf("%q: %q, want dead: %v", host, got, dead)
		}
	}
}

// TestOneFinding holds this package and boilerplate/vendor-artifact to one
// finding on a signed link, whoever makes it and wherever the link stands.
func TestOneFinding(t *testing.T) {
	set, err := rules.NewSet([]*rules.Rule{&boilerplate.VendorArtifact, &chatbotLink})
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"utm_source=chatgpt.com", "utm_source=openai", "utm_source=copilot.com", "utm_source=copilot", "utm_source=perplexity", "utm_source=claude",
		"utm_source=claude.ai", "utm_source=gemini", "utm_source=grok", "utm_source=grok.com", "utm_source=deepseek", "utm_source=mistral",
		"utm_source=groq", "utm_source=jasper.ai", "utm_source=phind", "utm_campaign=chatgpt.com", "utm_medium=copilot", "ref=chatgpt.com", "referrer=grok.com",
		"utm_source=chatgpt.com&utm_medium=chatgpt", "a=b&utm_source=openai&c=d", "ref=perplexity.ai", "ref=you.com", "utm_source=askpandi",
		"utm_source=ChatGPT.com", "UTM_SOURCE=chatgpt.com", "Utm_Source=Copilot", "Ref=Perplexity.ai", "REFERRER=grok.com", "utm_source=claude_app",
		"utm_source=chat.openai.com", "Utm_Medium=Gemini",
	} {
		url := "https://www.portofrotterdam.com/quays?" + query
		for name, source := range map[string]string{
			"a.md":   "The port has four [quays](" + url + ") and a crane.\n",
			"b.md":   "The port has four quays, see <" + url + "> for a map.\n",
			"c.txt":  "The Quays of the Port\nThe port has four quays, see " + url + " for a map.\n",
			"d.html": "<p>The port has four <a href=\"" + strings.ReplaceAll(url, "&", "&amp;") + "\">quays</a> and a crane.</p>",
		} {
			a, err := corpus.Read(name, []byte(source), corpus.Options{})
			if err != nil {
				t.Fatal(err)
			}
			findings, _ := set.Check(a)
			if len(findings) != 1 {
				t.Errorf("%s, %s: %d findings", name, query, len(findings))
				for _, f := range findings {
					t.Logf("%s: %s", f.Rule, f.Excerpt)
				}
			}
		}
	}
}

// TestManyLinks holds the rules on links to linear time.
func TestManyLinks(t *testing.T) {
	set, err := rules.NewSet([]*rules.Rule{&badIdentifier, &bareDomain, &chatbotLink, &danglingPointer, &linkTextMismatch, &placeholderLink})
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{
		"[a](#) ", "[BBC](https://www.cnn.com/) ", "https://www.example.com/ ", "click here ", "see more at BBC ", "ISBN 978-3-16-148410-1 ", "doi:10.1016/",
		"[report](https://a.org?utm_medium=chatgpt&utm_campaign=grok) ", "can consult ", "isbn isbn", "arxiv:", "<a href=\"javascript:x\">a b</a> ",
	} {
		for _, format := range []corpus.Format{corpus.Markdown, corpus.HTML, corpus.Plain} {
			measure := func(length int) time.Duration {
				a, err := corpus.Read("a", []byte("Rye\n\n"+strings.Repeat(unit, length/len(unit))), corpus.Options{Format: format})
				if err != nil {
					t.Fatal(err)
				}
				start := cputime.Now()
				set.Check(a)
				return cputime.Since(start)
			}
			small, large := measure(8_000), measure(64_000)
			if large > 40*small+300*time.Millisecond {
				t.Errorf("%q, %v: %v for 8 kB, %v for 64 kB", unit, format, small, large)
			}
		}
	}
}

func FuzzLinks(f *testing.F) {
	for _, url := range []string{
		"https://www.example.com/a?utm_source=groq&b#c", "//[::1]/x", "javascript:", "#", "insert-link", "https://doi.org/10.1/", "http://a@b:c@d:1/",
		"https://web.archive.org/web/20189999/x", "https://chatgpt.com/share/1", "HTTP://BBC.COM", "https://arxiv.org/abs/1.2", "http://xn--/", "www.", "://",
	} {
		f.Add("BBC News", url, uint8(0))
	}
	set, err := rules.NewSet(Rules())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, words, url string, kind uint8) {
		to := targetOf(url)
		if len(to.host)+len(to.path)+len(to.query)+len(to.anchor)+len(to.scheme) > len(url)+2*strings.Count(url, "")+8 {
			t.Errorf("%q: %+v is longer than the address", url, to)
		}
		source, format := "See ["+words+"]("+url+") "+url+" ISBN "+words+" doi:"+words+"\n\n## Sources\n\n- "+words+". "+url+"\n", corpus.Markdown
		switch kind % 3 {
		case 1:
			source, format = "<p>See <a href=\""+url+"\">"+words+"</a></p><h2>Sources</h2><ul><li>"+words+" "+url+"</ul>", corpus.HTML
		case 2:
			format = corpus.Plain
		}
		a, err := corpus.Read("fuzz", []byte(source), corpus.Options{Format: format})
		if err != nil {
			return
		}
		findings, failures := set.Check(a)
		for _, failure := range failures {
			t.Errorf("%s panics: %s", failure.Rule, failure.Cause)
		}
		for _, finding := range findings {
			if finding.Span.Start < 0 || finding.Span.End > len(a.Source) || finding.Span.Start > finding.Span.End {
				t.Errorf("%s: span %v", finding.Rule, finding.Span)
			}
			for _, fix := range finding.Fixes {
				if _, made := rules.Apply(a.Source, []rules.Fix{fix}); made != 1 {
					t.Errorf("%s: the fix cannot be made", finding.Rule)
				}
			}
		}
	})
}

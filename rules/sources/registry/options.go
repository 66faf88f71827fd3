package registry

import (
	"errors"
	"fmt"
	"maps"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Options say how sources are looked up. The zero value is ready to use.
type Options struct {
	// Mailto is the address under which those who run the services can reach
	// the user. It is sent with each request, and some services answer faster
	// for it. "": none.
	Mailto string

	// CacheDir is the folder of the cache; "": that of the user's caches.
	CacheDir string
	NoCache  bool // keep no answers on disk

	// Bases are addresses to use instead of those of a service, by its name
	// (see Services). They are addresses of the public internet, as all others.
	Bases map[string]string

	// Requests is how many a run may make; 0: any number. Abreast is how many
	// are under way at once, to all hosts together. 0: 128.
	Requests, Abreast int

	// Timeout is how long one request may take, its body included. 0: 20 s.
	Timeout time.Duration

	// ArticleBudget and Budget are how long the sources of one article, and of
	// all articles, may take. What is not answered then is not checked.
	// 0: 2 minutes and 30 minutes.
	ArticleBudget, Budget time.Duration

	// Proxy is the address of a proxy that all requests go through. It is the
	// proxy then that must refuse addresses of inner networks. "": none;
	// the environment is not looked at.
	Proxy string

	// OpenAlexKey and NCBIKey are keys of these services. OpenAlex is not asked
	// without one; PubMed answers faster with one.
	OpenAlexKey, NCBIKey string

	// Version goes into the name under which requests are made.
	Version string
}

// The services.
const (
	serviceDOI         = "doi"
	serviceCrossref    = "crossref"
	serviceDataCite    = "datacite"
	serviceOpenAlex    = "openalex"
	serviceOpenLibrary = "openlibrary"
	serviceArXiv       = "arxiv"
	servicePubMed      = "pubmed"
	serviceWayback     = "wayback"
	serviceCDX         = "wayback-cdx"
)

// bases are where the services live.
func bases() map[string]string {
	return map[string]string{
		serviceDOI:         "https://doi.org",
		serviceCrossref:    "https://api.crossref.org",
		serviceDataCite:    "https://api.datacite.org",
		serviceOpenAlex:    "https://api.openalex.org",
		serviceOpenLibrary: "https://openlibrary.org",
		serviceArXiv:       "https://export.arxiv.org",
		servicePubMed:      "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
		serviceWayback:     "https://archive.org",
		serviceCDX:         "https://web.archive.org",
	}
}

// Services are the names of the services, sorted.
func Services() []string { return slices.Sorted(maps.Keys(bases())) }

// full fills in what the options leave open.
func (o Options) full() (Options, error) {
	all := bases()
	for name, base := range o.Bases {
		if all[name] == "" {
			return o, fmt.Errorf("no service is called %q: it is one of %s", name, strings.Join(Services(), ", "))
		}
		u, err := url.Parse(base)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
			return o, fmt.Errorf("%q is no address for %s: it begins with https:// or http:// and has no query", base, name)
		}
		all[name] = strings.TrimRight(base, "/")
	}
	o.Bases = all
	if o.Mailto != "" {
		a, err := mail.ParseAddress(o.Mailto)
		if err != nil || a.Address != o.Mailto || strings.ContainsAny(o.Mailto, "\r\n()<> ") {
			return o, fmt.Errorf("%q is no mail address", o.Mailto)
		}
	}
	if o.Proxy != "" {
		if u, err := url.Parse(o.Proxy); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "socks5" {
			return o, errors.New("the proxy is no address that begins with http://, https:// or socks5://")
		}
	}
	positive := func(d *time.Duration, otherwise time.Duration) {
		if *d <= 0 {
			*d = otherwise
		}
	}
	positive(&o.Timeout, 20*time.Second)
	positive(&o.ArticleBudget, 2*time.Minute)
	positive(&o.Budget, 30*time.Minute)
	if o.Abreast <= 0 {
		o.Abreast = 128
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	return o, nil
}

// agent is the name under which requests are made.
func (o *Options) agent() string {
	a := "copydesk/" + strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7F || r == '(' || r == ')' {
			return '-'
		}
		return r
	}, o.Version) + " (+https://github.com/copydesk/copydesk"
	if o.Mailto != "" {
		a += "; mailto:" + o.Mailto
	}
	return a + ")"
}

package registry

import (
	"net/netip"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/sources/identifier"
)

// query is one thing to ask about: an identifier in its normal form, or an
// address.
type query struct {
	kind  corpus.LocatorKind
	value string
	note  string // why it is not asked; "": it is
}

func (q query) key() string {
	return [...]string{
		corpus.LocatorURL: "url", corpus.LocatorDOI: "doi", corpus.LocatorISBN: "isbn", corpus.LocatorArXiv: "arxiv",
		corpus.LocatorPMID: "pmid", corpus.LocatorPMCID: "pmcid", corpus.LocatorArchive: "archive",
	}[q.kind] + ":" + q.value
}

// service names who is asked first.
func (q query) service() string {
	switch q.kind {
	case corpus.LocatorDOI:
		return "doi.org"
	case corpus.LocatorISBN:
		return "Open Library"
	case corpus.LocatorArXiv:
		return "arXiv"
	case corpus.LocatorPMID, corpus.LocatorPMCID:
		return "PubMed"
	case corpus.LocatorArchive:
		return "Wayback Machine"
	}
	return "the site"
}

const malformed = "it is malformed"

// question is what to ask about the k-th locator of a source. It reports false
// for those that lead to a place in a work, and for what nobody is asked about.
func question(a *corpus.Article, s *corpus.Source, k int) (query, bool) {
	l := &s.Locators[k]
	q := query{kind: l.Kind}
	var fault *identifier.Fault
	switch l.Kind {
	case corpus.LocatorDOI:
		q.value, fault = identifier.DOI(l.Value)
		if fault == nil && broken(a.In(corpus.Range{Start: l.Range.End, End: s.Entry.End}), l.Value) {
			q.note = "a line break seems to cut it"
		}
	case corpus.LocatorISBN:
		q.value, fault = identifier.ISBN(l.Value)
	case corpus.LocatorArXiv:
		q.value, fault = identifier.ArXiv(l.Value, time.Time{})
	case corpus.LocatorPMID:
		q.value, fault = identifier.PMID(l.Value)
	case corpus.LocatorPMCID:
		q.value, fault = identifier.PMCID(l.Value)
	case corpus.LocatorArchive:
		c, f := identifier.Snapshot(l.Value, time.Time{})
		if f == nil && c.Page == "" { // another archive, another page of the archive
			q.kind = corpus.LocatorURL
			q.value, q.note = address(l.Value)
			break
		}
		if fault = f; f == nil {
			q.value, q.note = address(c.Page)
			if !c.Time.IsZero() {
				q.value = c.Time.Format("20060102150405") + " " + q.value
			}
		}
	case corpus.LocatorURL:
		q.value, q.note = address(l.Value)
	default:
		return q, false
	}
	if fault != nil {
		q.note = malformed + ": " + fault.Reason
	}
	return q, true
}

// broken reports whether what follows a DOI looks like the rest of it, behind
// a blank that a line break left.
func broken(after, doi string) bool {
	rest := strings.TrimLeft(after, ".-_/")
	if strings.HasSuffix(doi, "-") || strings.HasSuffix(doi, "/") || strings.HasSuffix(doi, "_") || rest != after && !strings.HasPrefix(after, ". ") {
		return strings.TrimSpace(rest) != ""
	}
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	word = strings.TrimRight(word, ".,;)]")
	if len(rest) == len(strings.TrimLeft(rest, " ")) || word == "" {
		return false
	}
	// "10.1016/j.cell.2020. 05.012": numbers with points or dashes in them.
	// A year in brackets, "Accessed", or a word is no part of a DOI.
	digits, others := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r == '.' || r == '-' || r == '/' || r == '_':
			others++
		case unicode.IsUpper(r) || r > unicode.MaxASCII || r == '(' || r == '[' || r == ':':
			return false
		}
	}
	return digits > 1 && (others > 0 || rest != after)
}

// address brings an address to the form it is asked in, or tells why it is not
// asked.
func address(raw string) (normal, note string) {
	raw = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, strings.TrimSpace(raw))
	switch lower := strings.ToLower(raw); {
	case strings.HasPrefix(raw, "//"):
		raw = "https:" + raw
	case strings.HasPrefix(lower, "http:/") || strings.HasPrefix(lower, "https:/"):
		// An archive leaves one slash of an address in its own.
		scheme, rest, _ := strings.Cut(raw, ":")
		raw = scheme + "://" + strings.TrimLeft(rest, "/")
	case !strings.Contains(raw, "://"):
		raw = "https://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", malformed
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = strings.ToLower(u.Host)
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	if err := allowed(u); err != nil {
		return u.String(), err.Error()
	}
	name := strings.TrimSuffix(u.Hostname(), ".")
	if ip, err := netip.ParseAddr(name); err == nil {
		if ip = ip.Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() {
			return u.String(), "its host is not one of the public internet"
		}
		return u.String(), ""
	}
	if !strings.Contains(name, ".") || reserved(name) {
		return u.String(), "its host is not one of the public internet"
	}
	return u.String(), ""
}

// reserved reports whether a name is one of those that no site can have.
func reserved(name string) bool {
	for _, top := range []string{
		"test", "example", "invalid", "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "onion", "alt",
		"home.arpa", "example.com", "example.net", "example.org",
	} {
		if rest, ok := strings.CutSuffix(name, top); ok && (rest == "" || rest[len(rest)-1] == '.') {
			return true
		}
	}
	return false
}

package registry

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"github.com/copydesk/copydesk/rules/sources/registry/dial"
)

// statusError is the error of an answer with a status that says nothing about
// what was asked for.
type statusError int

func (e statusError) Error() string {
	switch int(e) {
	case http.StatusTooManyRequests:
		return "it is asked too often (429)"
	case http.StatusUnauthorized, http.StatusPaymentRequired, http.StatusForbidden, http.StatusNotAcceptable, http.StatusUnavailableForLegalReasons, 999:
		return fmt.Sprintf("it does not answer programs (%d)", int(e))
	}
	return fmt.Sprintf("it answers with status %d", int(e))
}

var (
	errRobots = errors.New("its robots.txt asks programs to stay away")
	errNoHost = errors.New("no such host")
)

// budget reports whether an error means that no time was left to ask.
func budget(err error) bool {
	return errors.Is(err, errBudget) || errors.Is(err, context.Canceled)
}

// describe says in a few words why nobody answered.
func describe(err error) string {
	var status statusError
	var later laterError
	var dns *net.DNSError
	var verify *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var e net.Error
	for _, known := range []error{errRedirects, errScheme, errLong, errSilent, errNonsense, errRobots, errNoHost} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	switch {
	case errors.As(err, &status):
		return status.Error()
	case errors.As(err, &later):
		return later.Error()
	case errors.Is(err, dial.ErrRefused):
		return "it leads to an address that is not one of the public internet"
	case errors.As(err, &dns) && dns.IsNotFound:
		return "no such host"
	case errors.As(err, &verify), errors.As(err, &unknown), errors.As(err, &name), errors.As(err, &invalid), errors.As(err, &record):
		return "its certificate is not sound"
	case errors.As(err, &e) && e.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return "no answer in time"
	case strings.Contains(err.Error(), "header"):
		return "the header of its answer is too long"
	}
	return "the connection failed"
}

const maxPage = 64 << 10 // bytes of a page that are read

// page asks for a page, the way a reader would. A page that is gone was there
// if an archive has a copy.
func (r *Registry) page(ctx context.Context, address string) verdict {
	const service = "the site"
	got, err := r.visit(ctx, http.MethodHead, address)
	if err == nil && !fine(got.status) {
		got, err = r.visit(ctx, http.MethodGet, address)
	}
	var dns *net.DNSError
	switch {
	case err != nil && errors.As(err, &dns) && dns.IsNotFound && !budget(err):
		return r.gone(ctx, address, "there is no such host", host404)
	case err != nil:
		return unreachable(service, err)
	case got.status == http.StatusNotFound || got.status == http.StatusGone:
		return r.gone(ctx, address, fmt.Sprintf("the site answers %d", got.status), page404)
	case !fine(got.status):
		return unreachable(service, statusError(got.status))
	}
	v := verdict{State: Exists, Service: service}
	if asked, err := url.Parse(address); err == nil && strings.Trim(asked.Path, "/") != "" && strings.Trim(got.url.Path, "/") == "" && got.url.RawQuery == "" {
		v.Note = "it leads to the home page of the site now"
	}
	v.Record.URL = got.url.String()
	return v
}

// fine reports whether a status means that the page is there.
func fine(status int) bool {
	return status >= 200 && status < 300 || status == http.StatusRequestedRangeNotSatisfiable
}

// visit asks for a page and follows where it leads, as far as the robots.txt
// of each site lets it.
func (r *Registry) visit(ctx context.Context, method, address string) (*reply, error) {
	header := http.Header{"Accept": {"text/html,application/xhtml+xml,*/*;q=0.8"}, "Accept-Language": {"en;q=0.9,*;q=0.5"}}
	if method == http.MethodGet {
		header.Set("Range", fmt.Sprintf("bytes=0-%d", maxPage-1))
		header.Set("Accept-Encoding", "identity")
	}
	for range maxRedirect + 1 {
		u, err := url.Parse(address)
		if err != nil {
			return nil, errNonsense
		}
		if err := allowed(u); err != nil {
			return nil, err
		}
		ok, err := r.robots.allow(ctx, u)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return nil, errRobots
		}
		got, err := r.web.get(ctx, r.web.pages, method, address, header.Clone(), maxPage, true)
		if err != nil {
			return nil, err
		}
		to := got.header.Get("Location")
		if got.status < 300 || got.status > 399 || got.status == http.StatusNotModified || to == "" {
			return got, nil
		}
		next, err := got.url.Parse(to)
		if err != nil {
			return nil, errNonsense
		}
		next.User, next.Fragment = nil, ""
		address = next.String()
	}
	return nil, errRedirects
}

// why a page is thought to be gone.
const (
	page404 = iota
	host404
)

// gone judges a page that is not there. Only where the archive answers, and
// has never seen it, it is absent.
func (r *Registry) gone(ctx context.Context, address, what string, why int) verdict {
	copied, known, err := r.archived(ctx, address, "")
	switch {
	case err != nil && budget(err):
		return verdict{State: NotChecked, Service: "the site", Note: noTime}
	case err != nil:
		return verdict{State: Unreachable, Service: "Wayback Machine", Note: what + ", and the Wayback Machine could not be asked for a copy"}
	case known:
		return verdict{State: Exists, Service: "Wayback Machine", Note: what + ", but the Wayback Machine has a copy", Record: Record{URL: copied}}
	}
	if why == host404 {
		// A single page may never have been copied; the site as a whole must be
		// unknown, too.
		if u, err := url.Parse(address); err == nil {
			site, e := publicsuffix.EffectiveTLDPlusOne(u.Hostname())
			if e != nil {
				site = u.Hostname()
			}
			_, known, err := r.archived(ctx, "http://"+site+"/", "")
			switch {
			case err != nil:
				return verdict{State: Unreachable, Service: "Wayback Machine", Note: what + ", and the Wayback Machine could not be asked for it"}
			case known:
				what += " any more"
			}
		}
	}
	return verdict{State: Absent, Service: "the site", Note: what + ", and the Wayback Machine has no copy"}
}

// capture asks for a copy in the Wayback Machine.
func (r *Registry) capture(ctx context.Context, value string) verdict {
	const service = "Wayback Machine"
	stamp, page, ok := strings.Cut(value, " ")
	if !ok {
		stamp, page = "", value
	}
	copied, known, err := r.archived(ctx, page, stamp)
	switch {
	case err != nil:
		return unreachable(service, err)
	case known:
		return verdict{State: Exists, Service: service, Record: Record{URL: copied}}
	}
	return verdict{State: Absent, Service: service, Note: "the Wayback Machine has no copy of the page"}
}

// archived asks the Wayback Machine for a copy of a page. Its quick answer may
// be empty when it is busy; only the index can say that there is none.
func (r *Registry) archived(ctx context.Context, page, stamp string) (copied string, known bool, err error) {
	address := r.base(serviceWayback) + "/wayback/available?url=" + url.QueryEscape(page)
	if stamp != "" {
		address += "&timestamp=" + stamp
	}
	data, err := r.web.document(ctx, address, "application/json")
	if err == nil {
		copied, err = readAvailable(data)
	}
	if err != nil || copied != "" {
		return copied, err == nil, err
	}
	data, err = r.web.document(ctx, r.base(serviceCDX)+"/cdx/search/cdx?output=json&limit=1&fl=timestamp,original&url="+url.QueryEscape(page), "application/json")
	if err != nil {
		return "", false, err
	}
	return readIndex(data)
}

func readAvailable(data []byte) (string, error) {
	var answer struct {
		Snapshots *struct {
			Closest *struct {
				Available bool
				URL       string
			}
		} `json:"archived_snapshots"`
	}
	if err := json.Unmarshal(data, &answer); err != nil || answer.Snapshots == nil {
		return "", errNonsense
	}
	if c := answer.Snapshots.Closest; c != nil && c.Available {
		return c.URL, nil
	}
	return "", nil
}

// readIndex reads an answer of the index: a line of names, then one for each
// copy; nothing at all where there is none.
func readIndex(data []byte) (copied string, known bool, err error) {
	var rows [][]string
	if err := json.Unmarshal(data, &rows); err != nil || rows == nil {
		return "", false, errNonsense
	}
	if len(rows) < 2 {
		return "", false, nil
	}
	if len(rows[1]) < 2 {
		return "", false, errNonsense
	}
	if _, err := time.Parse("20060102150405", rows[1][0]); err != nil {
		return "", false, errNonsense
	}
	return "https://web.archive.org/web/" + rows[1][0] + "/" + rows[1][1], true, nil
}

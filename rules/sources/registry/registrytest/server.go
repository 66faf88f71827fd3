// Package registrytest is a small internet for tests: one server that speaks
// the documented shapes of all registries, and sites that misbehave in every
// way. [New] starts it; [Server.Options] and [Server.Reach] lead a registry to
// it.
package registrytest

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/copydesk/copydesk/rules/sources/registry"
	"github.com/copydesk/copydesk/rules/sources/registry/dial"
)

// domain is where the services live. Sites have any other name.
const domain = "copydesk-registries.org"

// Work is a work that a registry knows.
type Work struct {
	Agency  string // "crossref", "datacite", "openalex", "other"
	Title   string
	Authors []string // "Given Family"
	Year    int
}

// Server is the internet of a test.
type Server struct {
	HTTP, HTTPS *httptest.Server
	Works       map[string]Work // by "doi:…", "arxiv:…", "pmid:…", "pmc:…", "isbn:…", all in lower case
	Archived    map[string]bool // addresses of pages that the archive has a copy of
	Down        map[string]int  // services that answer with a status only, by name

	delay  atomic.Int64
	mu     sync.Mutex
	counts map[string]int // requests by "host path"
	agents map[string]bool
	secret int // requests that reached what must not be reached
}

// New starts a server.
func New(t testing.TB) *Server {
	t.Helper()
	s := &Server{Works: map[string]Work{}, Archived: map[string]bool{}, Down: map[string]int{}, counts: map[string]int{}, agents: map[string]bool{}}
	s.HTTP = httptest.NewServer(s)
	s.HTTPS = httptest.NewUnstartedServer(s)
	s.HTTPS.Config.ErrorLog = quiet()
	s.HTTPS.StartTLS() // with a certificate that nobody trusts
	t.Cleanup(func() {
		s.HTTP.CloseClientConnections()
		s.HTTPS.CloseClientConnections()
		s.HTTP.Close()
		s.HTTPS.Close()
	})
	return s
}

// Address is what Dial is to be given, in this process or another one.
func (s *Server) Address() string {
	return s.HTTP.Listener.Addr().String() + " " + s.HTTPS.Listener.Addr().String()
}

// Options lead a registry to the server.
func (s *Server) Options(dir string) registry.Options {
	return registry.Options{CacheDir: dir, Mailto: "desk@" + domain, Bases: Bases(), Timeout: 2 * time.Second, OpenAlexKey: "key", Version: "test"}
}

// Bases are the addresses of the services.
func Bases() map[string]string {
	bases := map[string]string{}
	for _, name := range registry.Services() {
		bases[name] = "http://" + name + "." + domain + "/base"
	}
	return bases
}

// Reach leads to the server, without waiting between requests.
func (s *Server) Reach() registry.Reach { return Reach(s.Address()) }

// Reach leads to the server of an address (see Server.Address). The
// certificate of the server is good for all names but those that begin with
// "tls": those are judged in earnest.
func Reach(address string) registry.Reach {
	return registry.Reach{Dial: Dial(address), Unpaced: true, TLS: &tls.Config{
		MinVersion:         tls.VersionTLS12,
		InsecureSkipVerify: true, // and verified below
		VerifyConnection: func(c tls.ConnectionState) error {
			if !strings.HasPrefix(c.ServerName, "tls") {
				return nil
			}
			_, err := c.PeerCertificates[0].Verify(x509.VerifyOptions{DNSName: c.ServerName})
			return err
		},
	}}
}

// Dial is a dialler that knows every name but those that begin with "nohost"
// as that of a server. Addresses are dialled as they are in earnest.
func Dial(address string) func(context.Context, string, string) (net.Conn, error) {
	plain, secure, _ := strings.Cut(address, " ")
	guard := dial.Public(dial.Except(func(a netip.AddrPort) bool { return a.String() == plain || a.String() == secure }))
	inner := dial.Public()
	return func(ctx context.Context, network, at string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(at)
		if err != nil {
			return nil, err
		}
		if _, err := netip.ParseAddr(host); err == nil {
			return inner.DialContext(ctx, network, at)
		}
		switch {
		case strings.HasPrefix(host, "nohost"):
			return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
		case strings.HasPrefix(host, "nodns"):
			return nil, &net.DNSError{Err: "server misbehaving", Name: host, IsTemporary: true}
		case strings.HasPrefix(host, "closed"):
			return nil, &net.OpError{Op: "dial", Net: network, Err: errors.New("connection refused")}
		case port == "443":
			return guard.DialContext(ctx, network, secure)
		}
		return guard.DialContext(ctx, network, plain)
	}
}

// Slow is how long hosts take to answer whose names begin with "slow".
func (s *Server) Slow(d time.Duration) { s.delay.Store(int64(d)) }

// Requests are the numbers of requests so far, by "host path".
func (s *Server) Requests() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.counts)
}

// Total is the number of requests so far.
func (s *Server) Total() int {
	n := 0
	for _, k := range s.Requests() {
		n += k
	}
	return n
}

// Agents are the names under which requests were made.
func (s *Server) Agents() map[string]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.agents)
}

// ServeHTTP answers for all hosts.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	s.mu.Lock()
	s.counts[host+" "+r.URL.Path]++
	n := s.counts[host+" "+r.URL.Path]
	s.agents[r.UserAgent()] = true
	s.mu.Unlock()
	if r.Header.Get("Cookie") != "" || r.Header.Get("Authorization") != "" {
		http.Error(w, "cookies and passwords are not sent", http.StatusTeapot)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "track", Value: "yes"})
	if strings.HasPrefix(host, "slow") {
		time.Sleep(time.Duration(s.delay.Load()))
	}
	if name, ok := strings.CutSuffix(host, "."+domain); ok {
		path, ok := strings.CutPrefix(r.URL.EscapedPath(), "/base/")
		if status := s.Down[name]; status != 0 || !ok {
			http.Error(w, "down", max(status, http.StatusBadRequest))
			return
		}
		s.service(w, r, name, path)
		return
	}
	s.site(w, r, n)
}

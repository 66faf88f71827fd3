// Package registrytest is a small internet for tests: one server that speaks
// the documented shapes of all registries, and sites that misbehave in every
// way. [New] starts it; [Server.Options] and [Server.Reach] lead a registry to
// it.
package registrytest

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
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

func (s *Server) service(w http.ResponseWriter, r *http.Request, name, path string) {
	id := strings.ToLower(r.URL.Path[strings.LastIndex(r.URL.Path, "/10.")+1:])
	work, known := s.Works["doi:"+id]
	if arxiv, ok := strings.CutPrefix(id, "10.48550/arxiv."); ok && !known {
		work, known = s.Works["arxiv:"+arxiv]
	}
	w.Header().Set("Content-Type", "application/json")
	switch name {
	case "doi":
		if !known {
			w.WriteHeader(http.StatusNotFound)
			reply(w, map[string]any{"responseCode": 100, "handle": id})
			return
		}
		reply(w, map[string]any{"responseCode": 1, "handle": id, "values": []any{map[string]any{
			"index": 1, "type": "URL", "data": map[string]string{"format": "string", "value": "https://x.org/"}, "ttl": 86400, "timestamp": "2020-01-01T00:00:00Z",
		}}})
	case "crossref":
		if !known || work.Agency != "crossref" {
			w.Header().Set("Content-Type", "text/plain")
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, "Resource not found.")
			return
		}
		var authors []any
		for _, a := range work.Authors {
			given, family := names(a)
			authors = append(authors, map[string]string{"given": given, "family": family, "sequence": "first"})
		}
		reply(w, map[string]any{"status": "ok", "message-type": "work", "message": map[string]any{
			"DOI": id, "title": []string{work.Title}, "author": authors, "issued": map[string]any{"date-parts": [][]int{{work.Year, 3}}},
			"container-title": []string{"A Journal"}, "URL": "https://doi.org/" + id, "type": "journal-article",
		}})
	case "datacite":
		if !known || work.Agency != "datacite" {
			w.WriteHeader(http.StatusNotFound)
			reply(w, map[string]any{"errors": []any{map[string]string{"status": "404", "title": "The resource you are looking for doesn't exist."}}})
			return
		}
		var creators []any
		for _, a := range work.Authors {
			given, family := names(a)
			creators = append(creators, map[string]string{"name": family + ", " + given, "familyName": family, "givenName": given})
		}
		reply(w, map[string]any{"data": map[string]any{"id": id, "type": "dois", "attributes": map[string]any{
			"titles": []any{map[string]string{"title": work.Title}}, "creators": creators, "publicationYear": work.Year, "url": "https://x.org/",
		}}})
	case "openalex":
		if r.URL.Query().Get("api_key") == "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		work, known := s.Works["doi:"+strings.TrimPrefix(strings.ToLower(r.URL.Path), "/base/works/doi:")]
		if !known || work.Agency != "openalex" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		var authors []any
		for _, a := range work.Authors {
			authors = append(authors, map[string]any{"author": map[string]string{"display_name": a}})
		}
		reply(w, map[string]any{"id": "https://openalex.org/W1", "title": work.Title, "display_name": work.Title, "publication_year": work.Year, "authorships": authors})
	case "openlibrary":
		key := r.URL.Query().Get("bibkeys")
		work, known := s.Works[strings.ToLower(key)]
		out := map[string]any{}
		if known {
			var authors []any
			for _, a := range work.Authors {
				authors = append(authors, map[string]string{"name": a, "url": "https://openlibrary.org/authors/OL1A"})
			}
			out[key] = map[string]any{"title": work.Title, "authors": authors, "publish_date": fmt.Sprintf("March 3, %d", work.Year), "url": "https://openlibrary.org/books/OL1M"}
		}
		reply(w, out)
	case "arxiv":
		s.arxiv(w, r.URL.Query().Get("id_list"))
	case "pubmed":
		q := r.URL.Query()
		db := map[string]string{"pubmed": "pmid:", "pmc": "pmc:"}[q.Get("db")]
		id := q.Get("id")
		work, known := s.Works[db+id]
		one := map[string]any{"uid": id}
		if known {
			var authors []any
			for _, a := range work.Authors {
				given, family := names(a)
				authors = append(authors, map[string]string{"name": family + " " + given[:1], "authtype": "Author"})
			}
			one["title"], one["authors"], one["pubdate"], one["error"] = work.Title+".", authors, fmt.Sprintf("%d Mar 3", work.Year), nil
		} else {
			one["error"] = "cannot get document summary"
		}
		reply(w, map[string]any{"header": map[string]string{"type": "esummary", "version": "0.3"}, "result": map[string]any{"uids": []string{id}, id: one}})
	case "wayback":
		page := r.URL.Query().Get("url")
		snapshots := map[string]any{}
		if s.Archived[page] {
			snapshots["closest"] = map[string]any{"available": true, "url": "http://web.archive.org/web/20130919044612/" + page, "timestamp": "20130919044612", "status": "200"}
		}
		reply(w, map[string]any{"url": page, "archived_snapshots": snapshots})
	case "wayback-cdx":
		page := r.URL.Query().Get("url")
		if rows := s.Archived["index:"+page]; rows {
			reply(w, [][]string{{"timestamp", "original"}, {"20130919044612", page}})
			return
		}
		reply(w, [][]string{})
	default:
		http.Error(w, path, http.StatusNotFound)
	}
}

func (s *Server) arxiv(w http.ResponseWriter, id string) {
	w.Header().Set("Content-Type", "application/atom+xml; charset=UTF-8")
	work, known := s.Works["arxiv:"+id]
	entry := ""
	switch {
	case known && work.Agency != "hidden": // there, but the service answers with an empty list
		var authors strings.Builder
		for _, a := range work.Authors {
			authors.WriteString("<author><name>" + escape(a) + "</name></author>")
		}
		entry = fmt.Sprintf("<entry><id>http://arxiv.org/abs/%sv1</id><published>%d-03-03T10:00:00Z</published><title>%s</title>%s</entry>",
			escape(id), work.Year, escape(work.Title), authors.String())
	case !known && strings.HasSuffix(id, "7"):
		entry = "<entry><id>http://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title><summary>incorrect id format</summary></entry>"
	}
	_, _ = io.WriteString(w, `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>ArXiv Query</title>`+entry+"</feed>")
}

func escape(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s))
	return out.String()
}

func names(s string) (given, family string) {
	i := strings.LastIndexByte(s, ' ')
	return s[:max(i, 0)], s[i+1:]
}

func reply(w io.Writer, v any) { _ = json.NewEncoder(w).Encode(v) }

// site answers as the sites that articles link to. What a page does is in the
// first part of its path; n is how often it was asked for.
func (s *Server) site(w http.ResponseWriter, r *http.Request, n int) {
	part, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	status := func(code int) { http.Error(w, http.StatusText(code), code) }
	switch part {
	case "robots.txt":
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /private\n")
	case "", "page", "moved-here":
		_, _ = io.WriteString(w, "<title>A page</title>")
	case "gone", "archived", "indexed":
		status(http.StatusNotFound)
	case "deleted":
		status(http.StatusGone)
	case "forbidden":
		status(http.StatusForbidden)
	case "teapot":
		status(999)
	case "broken":
		status(http.StatusInternalServerError)
	case "legal":
		status(http.StatusUnavailableForLegalReasons)
	case "busy": // once
		if n == 1 {
			w.Header().Set("Retry-After", "1")
			status(http.StatusTooManyRequests)
			return
		}
		_, _ = io.WriteString(w, "<title>A page</title>")
	case "later":
		w.Header().Set("Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
		status(http.StatusServiceUnavailable)
	case "nohead":
		if r.Method == http.MethodHead {
			status(http.StatusMethodNotAllowed)
			return
		}
		_, _ = io.WriteString(w, "<title>A page</title>")
	case "wronghead": // answers 404 to programs that look only
		if r.Method == http.MethodHead {
			status(http.StatusNotFound)
			return
		}
		_, _ = io.WriteString(w, "<title>A page</title>")
	case "moved":
		http.Redirect(w, r, "/moved-here", http.StatusMovedPermanently)
	case "home":
		http.Redirect(w, r, "/", http.StatusFound)
	case "loop":
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
	case "longloop":
		http.Redirect(w, r, r.URL.Path+"x", http.StatusFound)
	case "inner":
		http.Redirect(w, r, "http://"+s.HTTP.Listener.Addr().String()+"/secret", http.StatusFound)
	case "inner80":
		http.Redirect(w, r, "http://127.0.0.1/secret", http.StatusFound)
	case "mapped":
		http.Redirect(w, r, "http://[::ffff:7f00:1]/secret", http.StatusFound)
	case "metadata":
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
	case "file":
		http.Redirect(w, r, "file:///etc/hosts", http.StatusFound)
	case "secret":
		s.mu.Lock()
		s.secret++
		s.mu.Unlock()
	case "private":
		_, _ = io.WriteString(w, "<title>Not for programs</title>")
	default:
		s.hostile(w, r, part)
	}
}

// Secret is how often what must not be reached was reached.
func (s *Server) Secret() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.secret
}

// hostile answers as no site should.
func (s *Server) hostile(w http.ResponseWriter, r *http.Request, part string) {
	head := r.Method == http.MethodHead
	switch part {
	case "slowbody":
		if head {
			http.Error(w, "no", http.StatusMethodNotAllowed)
			return
		}
		for range 200 {
			if _, err := io.WriteString(w, "."); err != nil {
				return
			}
			_ = http.NewResponseController(w).Flush()
			select {
			case <-time.After(50 * time.Millisecond):
			case <-r.Context().Done():
				return
			}
		}
	case "silent":
		<-r.Context().Done()
	case "bomb":
		if head {
			http.Error(w, "no", http.StatusMethodNotAllowed)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb())
	case "endless":
		for !head {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil || r.Context().Err() != nil {
				return
			}
		}
	case "headers", "cut", "garbage", "interim":
		raw(w, part)
	default:
		http.NotFound(w, r)
	}
}

// Bomb is how many bytes the packed answer of a site becomes.
const Bomb = 256 << 20

var bomb = sync.OnceValue(func() []byte {
	var member bytes.Buffer
	z := gzip.NewWriter(&member)
	_, _ = z.Write(make([]byte, 1<<20))
	_ = z.Close()
	return bytes.Repeat(member.Bytes(), Bomb>>20) // a packed file may have many members
})

// raw answers with bytes that no server library would send.
func raw(w http.ResponseWriter, part string) {
	conn, buf, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer func() { _ = conn.Close() }()
	switch part {
	case "headers":
		_, _ = buf.WriteString("HTTP/1.1 200 OK\r\n")
		for i := range 1 << 20 {
			if _, err := fmt.Fprintf(buf, "X-%d: %s\r\n", i, strings.Repeat("x", 100)); err != nil {
				return
			}
		}
	case "interim":
		for range 1 << 16 {
			if _, err := buf.WriteString("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"); err != nil {
				return
			}
		}
	case "cut":
		_, _ = buf.WriteString("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
	case "garbage":
		_, _ = buf.WriteString("\x00\x01\x02 no HTTP at all\r\n\r\n")
	}
	_ = buf.Flush()
}

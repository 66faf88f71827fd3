package registrytest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

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

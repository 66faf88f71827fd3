package registry

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/copydesk/copydesk/rules/sources/registry/dial"
)

const (
	maxBody     = 2 << 20  // bytes of an answer, unpacked
	maxHeader   = 64 << 10 // bytes of its header
	maxRedirect = 5
	maxHosts    = 10_000 // whose manners are remembered
	maxURL      = 2048   // bytes
	attempts    = 3      // for one question
	shortest    = 500 * time.Millisecond
	longest     = 8 * time.Second
)

// Reach is how requests leave the machine. Its zero value reaches the public
// internet only, at the pace that hosts ask for. Only Go code sets it, and
// that of tests alone has a reason to.
type Reach struct {
	Dial    func(ctx context.Context, network, address string) (net.Conn, error)
	TLS     *tls.Config
	Unpaced bool // do not wait between two requests to a host
}

// web makes requests with manners and limits. It is a http.RoundTripper:
// redirects and repeated requests pass through it as first ones do.
type web struct {
	next    *http.Transport
	client  *retryablehttp.Client
	pages   *retryablehttp.Client // it follows no redirects
	agent   string
	timeout time.Duration
	slots   chan struct{}
	unpaced bool
	most    int64 // requests that a run may make; 0: any number
	made    atomic.Int64

	mu    sync.Mutex
	hosts map[string]*host
	paces map[string]pace // of hosts that have their own
}

func newWeb(o *Options, reach Reach) *web {
	w := &web{
		agent: o.agent(), timeout: o.Timeout, slots: make(chan struct{}, o.Abreast), unpaced: reach.Unpaced, most: int64(o.Requests),
		hosts: map[string]*host{}, paces: map[string]pace{},
	}
	for service, p := range paces(o) {
		if u, err := url.Parse(o.Bases[service]); err == nil {
			if slower, ok := w.paces[u.Host]; !ok || slower.every < p.every {
				w.paces[u.Host] = p
			}
		}
	}
	if reach.Dial == nil {
		reach.Dial = dial.Public().DialContext
	}
	w.next = &http.Transport{
		DialContext:            reach.Dial,
		TLSClientConfig:        reach.TLS,
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           256,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  o.Timeout,
		MaxResponseHeaderBytes: maxHeader,
	}
	if o.Proxy != "" {
		if u, err := url.Parse(o.Proxy); err == nil {
			w.next.Proxy = http.ProxyURL(u)
			var plain net.Dialer
			w.next.DialContext = plain.DialContext // the proxy may stand next door
		}
	}
	w.client = w.retrying(func(r *http.Request, via []*http.Request) error {
		if len(via) > maxRedirect {
			return errRedirects
		}
		return allowed(r.URL)
	})
	w.pages = w.retrying(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	return w
}

var (
	errRedirects = errors.New("it redirects without end")
	errScheme    = errors.New("only http and https are asked")
	errLong      = errors.New("the answer is too long")
)

// allowed reports whether an address may be asked at all.
func allowed(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "":
		return errScheme
	case u.Hostname() == "":
		return errors.New("the address names no host")
	case len(u.String()) > maxURL:
		return errors.New("the address is too long")
	}
	return nil
}

func (w *web) retrying(redirect func(*http.Request, []*http.Request) error) *retryablehttp.Client {
	c := retryablehttp.NewClient()
	c.HTTPClient = &http.Client{Transport: w, CheckRedirect: redirect}
	c.Logger = nil
	c.RetryMax = attempts - 1
	c.RetryWaitMin, c.RetryWaitMax = shortest, longest
	c.CheckRetry = again
	c.ErrorHandler = retryablehttp.PassthroughErrorHandler
	c.Backoff = func(least, most time.Duration, attempt int, _ *http.Response) time.Duration {
		if w.unpaced {
			return time.Millisecond
		}
		d := min(most, least<<attempt)
		return d/2 + rand.N(d/2+1)
	}
	return c
}

// again reports whether a request may be repeated. What the host asked for in
// Retry-After is waited for by the round trip.
func again(ctx context.Context, r *http.Response, err error) (bool, error) {
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case err != nil:
		var closed *net.OpError
		return errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.As(err, &closed) && closed.Op == "read" && !closed.Timeout(), nil
	}
	switch r.StatusCode {
	case http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true, nil
	}
	return false, nil
}

// RoundTrip makes one request once its host may be asked.
func (w *web) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := allowed(r.URL); err != nil {
		return nil, err
	}
	if w.most > 0 && w.made.Add(1) > w.most {
		return nil, fmt.Errorf("%w: %d requests were made", errBudget, w.most)
	}
	h := w.host(r.URL)
	if err := h.enter(r.Context()); err != nil {
		return nil, err
	}
	select {
	case w.slots <- struct{}{}:
	case <-r.Context().Done():
		h.leave()
		return nil, fmt.Errorf("%w: %w", errBudget, r.Context().Err())
	}
	ctx, cancel := context.WithTimeout(r.Context(), w.timeout)
	done := sync.OnceFunc(func() {
		cancel()
		<-w.slots
		h.leave()
	})
	out := r.Clone(ctx)
	out.Header.Set("User-Agent", w.agent)
	out.Header.Del("Cookie")
	out.Header.Del("Referer")
	out.URL.User = nil
	out.Header.Del("Authorization")
	response, err := w.next.RoundTrip(out)
	if err != nil {
		if r.Context().Err() == nil {
			h.heard(!silence(err))
		}
		done()
		return nil, err
	}
	h.heard(true)
	if response.StatusCode == http.StatusTooManyRequests || response.StatusCode == http.StatusServiceUnavailable {
		if d := retryAfter(response.Header.Get("Retry-After"), time.Now()); d > 0 {
			h.pause(d)
		}
	}
	response.Body = &body{response.Body, h, r.Context(), done}
	return response, nil
}

// silence reports whether an error means that nobody answered.
func silence(err error) bool {
	var e net.Error
	if errors.As(err, &e) && e.Timeout() {
		return true
	}
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial" && !errors.Is(err, dial.ErrRefused)
}

// body gives the place of its request free when it is closed. A host whose
// body does not come counts as one that does not answer.
type body struct {
	io.ReadCloser
	host *host
	ctx  context.Context
	done func()
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if err != nil && silence(err) && b.ctx.Err() == nil {
		b.host.mute()
	}
	return n, err
}

func (b *body) Close() error {
	defer b.done()
	return b.ReadCloser.Close()
}

// retryAfter reads the header of that name: seconds, or a time.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if n, err := strconv.Atoi(value); err == nil {
		return time.Duration(min(max(n, 0), 7*24*3600)) * time.Second
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(now), 0)
	}
	return 0
}

func (w *web) host(u *url.URL) *host {
	key := strings.ToLower(u.Host)
	w.mu.Lock()
	defer w.mu.Unlock()
	h := w.hosts[key]
	if h == nil {
		if len(w.hosts) >= maxHosts {
			clear(w.hosts)
		}
		p, ok := w.paces[key]
		if !ok {
			p = pagePace
		}
		if w.unpaced {
			p.every = 0
		}
		h = newHost(p)
		w.hosts[key] = h
	}
	return h
}

// reply is an answer of which the body was read.
type reply struct {
	status int
	header http.Header
	url    *url.URL // that answered in the end
	body   []byte
}

// get asks for an address and reads at most limit bytes of the answer. It is
// an error when there are more, unless cut says that the beginning will do.
func (w *web) get(ctx context.Context, client *retryablehttp.Client, method, address string, header http.Header, limit int64, cut bool) (*reply, error) {
	r, err := retryablehttp.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	if header != nil {
		r.Header = header
	}
	response, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	// The limit holds for what a packed body becomes, too: no more is unpacked.
	data, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if int64(len(data)) > limit {
		if !cut {
			return nil, errLong
		}
		data, err = data[:limit], nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	return &reply{response.StatusCode, response.Header, response.Request.URL, data}, nil
}

// document asks for the content of a document that must be there: any status
// but 200 is an error.
func (w *web) document(ctx context.Context, address, accept string) ([]byte, error) {
	got, err := w.service(ctx, address, accept)
	if err != nil {
		return nil, err
	}
	if got.status != http.StatusOK {
		return nil, statusError(got.status)
	}
	return got.body, nil
}

// service asks a registry for a JSON or XML document.
func (w *web) service(ctx context.Context, address, accept string) (*reply, error) {
	return w.get(ctx, w.client, http.MethodGet, address, http.Header{"Accept": {accept}}, maxBody, false)
}

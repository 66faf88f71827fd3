package registry

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

const (
	robotName   = "copydesk"
	maxRobots   = 256 << 10 // bytes of a robots.txt that are read
	slowest     = 10 * time.Second
	robotsKnown = 5_000 // sites whose robots.txt is remembered
)

// robots knows where programs are not welcome.
type robots struct {
	web *web

	mu    sync.Mutex
	sites map[string]*site
}

type site struct {
	turn  chan struct{} // held by who asks for the file
	asked bool
	group *robotstxt.Group // nil: everything is allowed
}

// allow reports whether a page may be asked for. The error is that of a site
// which does not answer.
func (r *robots) allow(ctx context.Context, u *url.URL) (bool, error) {
	key := u.Scheme + "://" + u.Host
	r.mu.Lock()
	s := r.sites[key]
	if s == nil {
		if len(r.sites) >= robotsKnown {
			clear(r.sites)
		}
		s = &site{turn: make(chan struct{}, 1)}
		r.sites[key] = s
	}
	r.mu.Unlock()
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return false, errBudget
	}
	defer func() { <-s.turn }()
	if !s.asked {
		got, err := r.web.get(ctx, r.web.client, http.MethodGet, key+"/robots.txt", http.Header{"Accept": {"text/plain"}}, maxRobots, true)
		if err != nil {
			return false, err
		}
		if got.status >= 500 || got.status == http.StatusTooManyRequests {
			return false, statusError(got.status)
		}
		s.group, s.asked = readRobots(got.status, got.body), true
		if s.group != nil && s.group.CrawlDelay > 0 && !r.web.unpaced {
			r.web.host(u).limiter.SetLimit(rate.Every(min(s.group.CrawlDelay, slowest)))
		}
	}
	if s.group == nil {
		return true, nil
	}
	return s.group.Test(u.RequestURI()), nil
}

// readRobots reads a robots.txt. One that makes no sense forbids nothing.
func readRobots(status int, data []byte) (group *robotstxt.Group) {
	defer func() {
		if recover() != nil {
			group = nil
		}
	}()
	rules, err := robotstxt.FromStatusAndBytes(status, data)
	if err != nil {
		return nil
	}
	return rules.FindGroup(robotName)
}

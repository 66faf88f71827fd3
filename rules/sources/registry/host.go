package registry

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// pace is how fast a host is asked.
type pace struct {
	every   time.Duration // between two requests
	burst   int           // so many may come at once
	abreast int           // so many may be under way
}

// page is the pace of a host that nothing is known of.
var pagePace = pace{500 * time.Millisecond, 4, 2}

// paces are those of the services, as their operators ask for.
func paces(o *Options) map[string]pace {
	polite := func(yes bool, with, without pace) pace {
		if yes {
			return with
		}
		return without
	}
	known := o.Mailto != ""
	return map[string]pace{
		serviceDOI:         {100 * time.Millisecond, 10, 5},
		serviceCrossref:    polite(known, pace{100 * time.Millisecond, 5, 3}, pace{200 * time.Millisecond, 3, 1}),
		serviceDataCite:    {330 * time.Millisecond, 6, 3},
		serviceOpenAlex:    {100 * time.Millisecond, 5, 3},
		serviceOpenLibrary: polite(known, pace{340 * time.Millisecond, 2, 2}, pace{time.Second, 1, 1}),
		serviceArXiv:       {3 * time.Second, 1, 1},
		servicePubMed:      polite(o.NCBIKey != "", pace{100 * time.Millisecond, 5, 3}, pace{340 * time.Millisecond, 3, 3}),
		serviceWayback:     {time.Second, 2, 2},
		serviceCDX:         {time.Second, 2, 2},
	}
}

// host is one host that is asked, with its manners.
type host struct {
	limiter *rate.Limiter
	slots   chan struct{}

	mu     sync.Mutex
	until  time.Time // it asked to be left alone until then
	silent int       // requests in a row that it did not answer
}

// deaf is how many requests in a row a host may leave without an answer before
// it is asked no more.
const deaf = 2

// errSilent is the error of a host that has left requests without an answer.
var errSilent = errors.New("the host does not answer")

// errLater is the error of a host that wants to be asked later than we can
// wait.
type laterError struct{ wait time.Duration }

func (e laterError) Error() string {
	return fmt.Sprintf("the host asks to come back in %v", e.wait.Round(time.Second))
}

// errBudget is the error of a question for which no time is left.
var errBudget = errors.New("the time for it was spent")

func newHost(p pace) *host {
	return &host{limiter: rate.NewLimiter(rate.Every(p.every), p.burst), slots: make(chan struct{}, p.abreast)}
}

// enter waits until the host may be asked. The caller must leave it.
func (h *host) enter(ctx context.Context) error {
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", errBudget, ctx.Err())
	}
	if err := h.wait(ctx); err != nil {
		<-h.slots
		return err
	}
	return nil
}

func (h *host) leave() { <-h.slots }

func (h *host) wait(ctx context.Context) error {
	h.mu.Lock()
	pause, silent := time.Until(h.until), h.silent
	h.mu.Unlock()
	if silent >= deaf {
		return errSilent
	}
	if pause > 0 {
		if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < pause {
			return laterError{pause}
		}
		timer := time.NewTimer(pause)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", errBudget, ctx.Err())
		}
	}
	if err := h.limiter.Wait(ctx); err != nil {
		return fmt.Errorf("%w: %w", errBudget, err)
	}
	return nil
}

// pause leaves the host alone for a while.
func (h *host) pause(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until := time.Now().Add(d); until.After(h.until) {
		h.until = until
	}
}

// heard notes whether the host answered at all.
func (h *host) heard(yes bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if yes {
		h.silent = 0
	} else {
		h.silent++
	}
}

// mute notes that the host leaves answers unfinished.
func (h *host) mute() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.silent = deaf
}

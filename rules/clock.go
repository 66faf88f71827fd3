package rules

import (
	"cmp"
	"slices"
	"sync"
	"time"
)

// Clock adds up how long a set takes over articles, by rule. It is safe for
// concurrent use.
type Clock struct {
	mu    sync.Mutex
	spent map[string]time.Duration
	bytes int
}

// Spent is what one rule, or one stage of the work, took in all.
type Spent struct {
	Name string // a rule's ID, or one of the stages below
	Time time.Duration
}

// The stages that belong to no rule.
const (
	StageRead   = "(reading)"
	StageMatch  = "(phrases of all rules)"
	StageFinish = "(gates, merging, order)"
)

// Timed returns a set of the same rules whose checks are timed by the clock.
// What rules share is counted for the one that asks first.
func (s *Set) Timed(c *Clock) *Set {
	timed := *s
	timed.clock = c
	return &timed
}

// Spent returns what was measured, the longest first, and the bytes of source
// that were read.
func (c *Clock) Spent() (spent []Spent, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for name, t := range c.spent {
		spent = append(spent, Spent{name, t})
	}
	slices.SortFunc(spent, func(a, b Spent) int {
		return cmp.Or(cmp.Compare(b.Time, a.Time), cmp.Compare(a.Name, b.Name))
	})
	return spent, c.bytes
}

func (c *Clock) add(laps []Spent, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.spent == nil {
		c.spent = map[string]time.Duration{}
	}
	for _, l := range laps {
		c.spent[l.Name] += l.Time
	}
	c.bytes += bytes
}

// watch times the stages of one article. A nil watch does nothing.
type watch struct {
	clock *Clock
	last  time.Time
	laps  []Spent
}

// watch starts to time an article; nil where the set has no clock.
func (s *Set) watch() *watch {
	if s.clock == nil {
		return nil
	}
	return &watch{clock: s.clock, last: time.Now()}
}

// lap books the time since the last lap under a name.
func (w *watch) lap(name string) {
	if w == nil {
		return
	}
	now := time.Now()
	w.laps = append(w.laps, Spent{name, now.Sub(w.last)})
	w.last = now
}

// stop hands the laps to the clock.
func (w *watch) stop(bytes int) {
	if w != nil {
		w.clock.add(w.laps, bytes)
	}
}

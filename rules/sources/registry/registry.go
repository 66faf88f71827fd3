// Package registry asks those who must know whether the sources of an article
// exist: the registries of identifiers, the sites that addresses lead to, and
// the web's archive.
//
// A [Registry] is made once for a run with [New]; [Registry.Ask] answers for
// all sources of one article, each with one of five states. Only two of them
// say something against a source: [Absent], where one who knows all there are
// does not know it, and [Mismatch], where the identifier is that of another
// work. Silence, refusal and errors of any kind are [Unreachable] and prove
// nothing.
//
// Answers are kept on disk (package cache), hosts are asked slowly, and no
// connection is made to an address that is not public (package dial).
package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/sources/registry/cache"
)

// How long answers are kept. What nobody could answer is asked again soon.
const (
	keepFound       = 30 * 24 * time.Hour
	keepAbsent      = 24 * time.Hour
	keepUnreachable = 10 * time.Minute
)

const maxMemo = 50_000 // answers that a run remembers

// Registry asks about sources. It is safe for concurrent use.
type Registry struct {
	options  Options
	web      *web
	robots   *robots
	cache    *cache.Cache
	deadline time.Time
	now      func() time.Time

	mu   sync.Mutex
	memo map[string]*call
	bad  error // the first one of reading the cache
}

// call is a question that is being asked, or was.
type call struct {
	done    chan struct{}
	verdict verdict
}

// New makes a registry ready to ask. Its time budget begins now.
func New(options Options, reach Reach) (*Registry, error) {
	o, err := options.full()
	if err != nil {
		return nil, err
	}
	r := &Registry{options: o, web: newWeb(&o, reach), deadline: time.Now().Add(o.Budget), now: time.Now, memo: map[string]*call{}}
	r.robots = &robots{web: r.web, sites: map[string]*site{}}
	if !o.NoCache {
		dir := o.CacheDir
		if dir == "" {
			if dir, err = cache.Default(); err != nil {
				return nil, err
			}
		}
		r.cache = cache.Open(dir)
	}
	return r, nil
}

// Close writes what is to be kept. An error means that the cache could not be
// read or written: the answers are right all the same.
func (r *Registry) Close() error {
	r.web.next.CloseIdleConnections()
	err := r.cache.Close()
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.bad != nil {
		return fmt.Errorf("cache: %w", r.bad)
	}
	return err
}

func (r *Registry) base(service string) string { return r.options.Bases[service] }

// Ask finds out about all sources of an article at once. It returns when all
// is known, the time for it is spent or the context ends; what is not known
// then is not checked.
func (r *Registry) Ask(ctx context.Context, a *corpus.Article) []Answer {
	sources := a.Sources()
	if len(sources) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, r.options.ArticleBudget)
	defer cancel()
	ctx, stop := context.WithDeadline(ctx, r.deadline)
	defer stop()

	type place struct{ source, check int }
	answers := make([]Answer, len(sources))
	places := map[string][]place{}
	var queries []query // each once, in order
	for i := range sources {
		answers[i].Source = i
		for k := range sources[i].Locators {
			q, ok := question(a, &sources[i], k)
			if !ok {
				continue
			}
			c := Check{Locator: k, Service: q.service(), Note: q.note}
			if q.note == "" {
				key := q.key()
				if places[key] == nil {
					queries = append(queries, q)
				}
				places[key] = append(places[key], place{i, len(answers[i].Checks)})
			}
			answers[i].Checks = append(answers[i].Checks, c)
		}
	}
	r.recall(queries)
	verdicts := make([]verdict, len(queries))
	var wait sync.WaitGroup
	for n, q := range queries {
		wait.Go(func() { verdicts[n] = r.ask(ctx, q) })
	}
	wait.Wait()
	for n, q := range queries {
		v := verdicts[n]
		for _, p := range places[q.key()] {
			c := &answers[p.source].Checks[p.check]
			c.State, c.Service, c.Note, c.Record, c.Sure = v.State, v.Service, v.Note, v.Record, v.Sure
		}
	}
	for i := range answers {
		for k := range answers[i].Checks {
			judge(a, &sources[i], &answers[i].Checks[k])
		}
		answers[i].State = sum(answers[i].Checks)
	}
	return answers
}

// recall takes what the cache knows of the queries into the memory of the run.
func (r *Registry) recall(queries []query) {
	keys := make([]string, len(queries))
	for i, q := range queries {
		keys[i] = q.key()
	}
	found, err := r.cache.Get(r.now(), keys...)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil && r.bad == nil {
		r.bad = err
	}
	for key, data := range found {
		var v verdict
		if json.Unmarshal(data, &v) == nil && v.State <= Unreachable && v.State != Mismatch && r.memo[key] == nil {
			r.remember(key, &call{done: closed, verdict: v})
		}
	}
}

var closed = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// remember keeps a call in memory. The lock is held.
func (r *Registry) remember(key string, c *call) {
	if len(r.memo) >= maxMemo {
		for k, old := range r.memo {
			select {
			case <-old.done:
				delete(r.memo, k)
			default:
			}
		}
	}
	r.memo[key] = c
}

// ask answers one query. Whoever asks the same at the same time waits for the
// first.
func (r *Registry) ask(ctx context.Context, q query) verdict {
	key := q.key()
	for {
		r.mu.Lock()
		c := r.memo[key]
		if c == nil {
			c = &call{done: make(chan struct{})}
			r.remember(key, c)
			r.mu.Unlock()
			c.verdict = r.find(ctx, q)
			r.keep(key, c)
			close(c.done)
			return c.verdict
		}
		r.mu.Unlock()
		select {
		case <-c.done:
			if c.verdict.State != NotChecked || c.verdict.Note != noTime || ctx.Err() != nil {
				return c.verdict
			}
			// Who asked first ran out of time; this one may have some left.
		case <-ctx.Done():
			return verdict{State: NotChecked, Service: q.service(), Note: noTime}
		}
	}
}

// noTime is the note of a query for which none was left.
const noTime = "no time was left for it"

// keep puts a verdict into the cache, or forgets it where nothing came of it.
func (r *Registry) keep(key string, c *call) {
	v := c.verdict
	d := keepFound
	switch {
	case v.State == NotChecked && v.Note == noTime:
		r.mu.Lock()
		delete(r.memo, key)
		r.mu.Unlock()
		return
	case v.State == NotChecked, v.State == Absent:
		d = keepAbsent
	case v.State == Unreachable, v.Partial:
		d = keepUnreachable
	}
	if data, err := json.Marshal(v); err == nil {
		r.cache.Put(key, data, r.now().Add(d))
	}
}

// find asks those who must know.
func (r *Registry) find(ctx context.Context, q query) verdict {
	if ctx.Err() != nil {
		return verdict{State: NotChecked, Service: q.service(), Note: noTime}
	}
	var v verdict
	switch q.kind {
	case corpus.LocatorDOI:
		v = r.doi(ctx, q.value)
	case corpus.LocatorISBN:
		v = r.isbn(ctx, q.value)
	case corpus.LocatorArXiv:
		v = r.arxiv(ctx, q.value)
	case corpus.LocatorPMID:
		v = r.pubmed(ctx, "pubmed", q.value)
	case corpus.LocatorPMCID:
		v = r.pubmed(ctx, "pmc", q.value)
	case corpus.LocatorArchive:
		v = r.capture(ctx, q.value)
	default:
		v = r.page(ctx, q.value)
	}
	if ctx.Err() != nil && (v.State == Unreachable || v.State == NotChecked || v.Partial) {
		// An end of the time looks like any other failure from inside.
		if v.State != Exists {
			v = verdict{State: NotChecked, Service: q.service(), Note: noTime}
		}
	}
	return v
}

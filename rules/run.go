package rules

import (
	"context"
	"iter"
	"sync"

	"github.com/copydesk/copydesk/corpus"
)

// Result is what became of one input.
type Result struct {
	Name     string
	Article  *corpus.Article // nil when the input could not be read
	Findings []Finding
	Stood    []Stood // what somebody let stand
	Failures []Failure
	Err      error // why the input could not be read
	Known    any   // what Options.Learn found out
}

// Options say how a run goes about its work.
type Options struct {
	Jobs int                    // workers; at least 1
	Read corpus.Options         // for every article
	Set  func(name string) *Set // the set that judges the input of a name; nil: the one of the run
	// ReadAs is how the input of a name is read; nil: as Read says.
	ReadAs func(name string) corpus.Options
	// Learn finds out what does not stand in an article, before its rules see
	// it; nil: nothing.
	Learn func(context.Context, *corpus.Article) any

	Then []func(context.Context, *Result) // what each article that was read passes through after its rules, on its worker
}

// Run reads and checks a stream of inputs on several workers and hands the
// results to emit one at a time, in the order of the inputs, whatever the
// number of workers. At most a few articles a worker are held in memory. It
// stops early when emit fails or the context ends, and returns that error.
func Run(ctx context.Context, set *Set, inputs iter.Seq[corpus.Input], options Options, emit func(Result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs := max(1, options.Jobs)

	type job struct {
		input corpus.Input
		done  chan Result
	}
	work := make(chan job)
	// The queue holds what is under way, in order; its length bounds memory.
	queue := make(chan chan Result, 2*jobs)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for j := range work {
				j.done <- check(ctx, set, j.input, options)
			}
		})
	}
	go func() {
		defer close(queue)
		defer close(work)
		for input := range inputs {
			j := job{input, make(chan Result, 1)}
			select {
			case queue <- j.done:
			case <-ctx.Done():
				return
			}
			select {
			case work <- j:
			case <-ctx.Done():
				return
			}
		}
	}()
	defer workers.Wait()
	defer cancel()
	for done := range queue {
		select {
		case r := <-done:
			if err := emit(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

func check(ctx context.Context, set *Set, input corpus.Input, options Options) Result {
	if options.Set != nil {
		set = options.Set(input.Name)
	}
	read := options.Read
	if options.ReadAs != nil {
		read = options.ReadAs(input.Name)
	}
	r := Result{Name: input.Name}
	source, err := input.Read()
	if err != nil {
		r.Err = err
		return r
	}
	w := set.watch()
	if r.Article, r.Err = corpus.Read(input.Name, source, read); r.Err != nil {
		return r
	}
	w.lap(StageRead)
	w.stop(len(source))
	if options.Learn != nil {
		r.Known = options.Learn(ctx, r.Article)
	}
	v := set.Judge(r.Article, r.Known)
	r.Findings, r.Stood, r.Failures = v.Findings, v.Stood, v.Failures
	for _, then := range options.Then {
		then(ctx, &r)
	}
	return r
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/sources/registry"
)

// online are the flags that say whether and how sources are looked up.
type online struct {
	on                   bool
	cacheDir, mailto     string
	proxy                string
	budget, articleBound time.Duration
}

// abreast is how many articles are under way at once while registries are
// asked: nearly all of the time goes by with waiting.
const abreast = 16

// addOnline gives a command the flags of looking sources up.
func addOnline(cmd *cobra.Command) *online {
	o := &online{}
	f := cmd.Flags()
	f.BoolVar(&o.on, "online", false, "ask registries and sites whether the sources exist")
	f.StringVar(&o.mailto, "mailto", "", "the mail `address` that registries can write to; some answer faster for it")
	addCacheDir(cmd, &o.cacheDir)
	f.DurationVar(&o.budget, "time-budget", 30*time.Minute, "how long asking may take in all")
	f.DurationVar(&o.articleBound, "article-budget", 2*time.Minute, "how long asking may take for one article")
	f.StringVar(&o.proxy, "proxy", "", "an `address` through which all requests go; none is used of itself")
	for _, name := range []string{"mailto", "time-budget", "article-budget", "proxy"} {
		complete(cmd, name, nil)
	}
	return o
}

func addCacheDir(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "cache-dir", "", "the `folder` that keeps what was answered, else that of your caches")
	_ = cmd.MarkFlagDirname("cache-dir")
}

// wake brings the rules that need the network into the standard set, where
// somebody is asked.
func (o *online) wake(all []*rules.Rule) []*rules.Rule {
	if o == nil || !o.on {
		return all
	}
	out := slices.Clone(all)
	for i, r := range out {
		if r.Online {
			awake := *r
			awake.OnRequest = false
			out[i] = &awake
		}
	}
	return out
}

// errOffline is the error of a run that could find nothing.
var errOffline = errors.New("the rules that were selected find nothing without --online")

// idle reports whether all of the rules wait for the network in vain.
func (o *online) idle(chosen []*rules.Rule) bool {
	return (o == nil || !o.on) && !slices.ContainsFunc(chosen, func(r *rules.Rule) bool { return !r.Online })
}

// options lay the flags over the configuration.
func (o *online) options(cmd *cobra.Command, s *config.Sources) (registry.Options, error) {
	out := registry.Options{
		Mailto: s.Mailto.Value, CacheDir: s.CacheDir.Path(), Requests: s.Requests.Value,
		ArticleBudget: o.articleBound, Budget: o.budget, Proxy: o.proxy, Version: version(),
		OpenAlexKey: os.Getenv("OPENALEX_API_KEY"), NCBIKey: os.Getenv("NCBI_API_KEY"),
	}
	if o.articleBound <= 0 || o.budget <= 0 {
		return out, errors.New("--time-budget and --article-budget are more than nothing: 90s, 5m")
	}
	if s.Timeout.Set() {
		d, err := time.ParseDuration(s.Timeout.Value)
		if err != nil {
			return out, s.Timeout.Place.Problem("%v", err)
		}
		out.Timeout = d
	}
	for _, b := range []struct {
		said config.Text
		flag string
		to   *time.Duration
	}{{s.Budget, "time-budget", &out.Budget}, {s.Article, "article-budget", &out.ArticleBudget}} {
		if !b.said.Set() || cmd.Flags().Changed(b.flag) {
			continue
		}
		d, err := time.ParseDuration(b.said.Value)
		if err != nil || d <= 0 {
			return out, b.said.Place.Problem("%q is no length of time above zero", b.said.Value)
		}
		*b.to = d
	}
	if len(s.Bases) > 0 {
		out.Bases = map[string]string{}
		for _, b := range s.Bases {
			if names := registry.Services(); !slices.Contains(names, b.Name.Value) {
				return out, b.Name.Place.Problem("no service is called %q%s", b.Name.Value, didYouMean(b.Name.Value, names))
			}
			out.Bases[b.Name.Value] = b.Text.Value
		}
	}
	if cmd.Flags().Changed("mailto") {
		out.Mailto = o.mailto
	}
	if o.cacheDir != "" {
		out.CacheDir = o.cacheDir
	}
	return out, nil
}

// reachKey is under what a context holds another way out than that to the
// public internet. There is no flag, no variable and no file that says so:
// only code of this package can.
type reachKey struct{}

// lookup is a run that may ask about sources.
type lookup struct {
	registry *registry.Registry // nil: it does not
	jobs     bool               // somebody said how many articles are judged at once
	warnings io.Writer
}

// begin makes ready to ask, where that is wanted. The caller must end it.
func (o *online) begin(cmd *cobra.Command, s *config.Sources) (*lookup, error) {
	l := &lookup{warnings: cmd.ErrOrStderr()}
	if !o.on {
		return l, nil
	}
	options, err := o.options(cmd, s)
	if err != nil {
		return nil, err
	}
	// What odd servers send makes the library for HTTP write to the log.
	log.SetOutput(io.Discard)
	if f := cmd.Flags().Lookup("jobs"); f != nil {
		l.jobs = f.Changed
	}
	reach, _ := cmd.Context().Value(reachKey{}).(registry.Reach)
	l.registry, err = registry.New(options, reach)
	return l, err
}

// end keeps the answers, and tells where that failed.
func (l *lookup) end() {
	if l.registry == nil {
		return
	}
	if err := l.registry.Close(); err != nil {
		fmt.Fprintf(l.warnings, "copydesk: answers are not kept: %s\n", report.Printable(err.Error()))
	}
}

// run judges articles as rules.Run does. Where registries are asked, an
// interrupt ends the asking, not the judging: articles under way are reported
// with what is known by then, and none is begun.
func (l *lookup) run(ctx context.Context, set *rules.Set, inputs iter.Seq[corpus.Input], options rules.Options, emit func(rules.Result) error) error {
	if l.registry == nil {
		return rules.Run(ctx, set, inputs, options, emit)
	}
	options.Learn = func(_ context.Context, a *corpus.Article) any { return l.registry.Ask(ctx, a) }
	if !l.jobs {
		options.Jobs = max(options.Jobs, abreast)
	}
	err := rules.Run(context.WithoutCancel(ctx), set, before(ctx, inputs), options, emit)
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// before passes inputs on until the context ends.
func before(ctx context.Context, inputs iter.Seq[corpus.Input]) iter.Seq[corpus.Input] {
	return func(yield func(corpus.Input) bool) {
		for input := range inputs {
			if ctx.Err() != nil || !yield(input) {
				return
			}
		}
	}
}

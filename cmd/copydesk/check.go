package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
)

// check is the job of judging articles, with the flags that say how.
type check struct {
	level, failOn, formatIn, color *choice

	format            *formats
	selected, ignored []string
	rosters           []string
	packs             *[]string
	date              date
	language          language
	jobs              jobs
	output, stdinName string
	verbose, stats    bool
	watch             bool
	finder            *config.Finder
	online            *online
	sieve             *sieve
}

func newCheck() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [paths…]",
		Short: "Judge articles: files, folders, globs, or - for standard input",
		Long: "check judges the articles it is given and reports what must not be printed.\n\n" +
			"Paths are files, folders (read in order, without what .gitignore names), globs\n" +
			"such as 'posts/**/*.md', or - for standard input; without any the current folder.\n\n" +
			"Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 it could not do its work.",
		ValidArgsFunction: completePaths,
	}
	c := addCheck(cmd)
	addWatch(cmd, c)
	cmd.RunE = c.run
	return cmd
}

// addCheck gives a command the flags of check.
func addCheck(cmd *cobra.Command) *check {
	c := &check{jobs: jobs{runtime.GOMAXPROCS(0)}}
	f := cmd.Flags()
	f.SortFlags = false
	c.format = addFormats(cmd)
	c.level = addChoice(cmd, "level", "least severity shown", "warning", "error", "warning", "hint")
	c.failOn = addChoice(cmd, "fail-on", "least severity that makes the exit code 1", "error", "error", "warning", "hint", "never")
	f.StringSliceVar(&c.selected, "select", nil, "only these `rules`, categories, sets or globs")
	f.StringSliceVar(&c.ignored, "ignore", nil, "all but these `rules`, categories, sets or globs")
	f.Var(&c.date, "date", "when the articles were published: YYYY-MM-DD, YYYY-MM or YYYY")
	f.Var(&c.language, "lang", "the language of the articles, else it is detected")
	c.finder = addConfig(cmd)
	f.StringArrayVar(&c.rosters, "roster", nil, "lay the roster of a `file` over the built-in one (see copydesk roster)")
	c.packs = addPacks(cmd)
	c.sieve = addSieve(cmd)
	c.formatIn = addChoice(cmd, "format-in", "how the articles are written", "auto", "auto", "markdown", "html", "plain")
	f.StringVar(&c.stdinName, "stdin-name", "", "what to `name` the article on standard input; its extension tells the format")
	f.StringVarP(&c.output, "output", "o", "", "write the report to a `file`")
	c.color = addChoice(cmd, "color", "whether to colour", "auto", "auto", "always", "never")
	f.Var(&c.jobs, "jobs", "how many articles to judge at once")
	c.online = addOnline(cmd)
	f.BoolVarP(&c.verbose, "verbose", "v", false, "tell more of rules that fail")
	f.BoolVar(&c.stats, "stats", false, "tell on standard error how long each rule took")
	for _, name := range []string{"select", "ignore"} {
		completeBy(cmd, name, completeChoice)
	}
	for _, name := range []string{"date", "lang", "jobs"} {
		complete(cmd, name, nil)
	}
	return c
}

func (c *check) run(cmd *cobra.Command, paths []string) error {
	if c.watch {
		return c.runWatch(cmd, paths)
	}
	return c.runTo(cmd, paths, besides{stdout: cmd.OutOrStdout()})
}

// runTo judges, reports, and does what a command does besides.
func (c *check) runTo(cmd *cobra.Command, paths []string, also besides) error {
	d := c.desk(cmd)
	here, err := d.here(paths, c.stdinName)
	if err != nil {
		return err
	}
	if also.begin != nil {
		if err := also.begin(d); err != nil {
			return err
		}
	}
	look, err := c.online.begin(cmd, &here.resolution.Sources)
	if err != nil {
		return err
	}
	defer look.end()
	if err := c.sieve.open(cmd.Context()); err != nil {
		return err
	}
	t := &tray{desk: d, sieve: c.sieve, told: also.told}
	out, err := openReports(c, paths, also.stdout, report.Options{
		Version: version(), Rules: len(here.set.Rules()), Level: here.level,
		LevelOf: func(article string) rules.Severity { return d.must(article).level },
		Help:    here.set.Rules(), Failed: func() bool { return t.found },
	})
	if err != nil {
		return err
	}
	t.writer = out
	if c.verbose || os.Getenv("COPYDESK_DEBUG") != "" {
		t.stacks = cmd.ErrOrStderr()
	}
	ctx := cmd.Context()
	door := &door{desk: d, named: paths, replaced: out.replaces}
	inputs := only(c.inputs(ctx, paths, cmd.InOrStdin()), also.only)
	far := newProgress(cmd.ErrOrStderr(), out.toTerminal())
	err = look.run(ctx, here.set, door.let(inputs), also.options(d, c.jobs.n), far.counting(t.put))
	far.end()
	switch {
	case errors.Is(err, context.Canceled):
		err = t.fault("(remaining inputs)", "interrupted")
	case err == nil && door.broken != nil:
		err = t.fault("(remaining inputs)", "their configuration is broken")
	}
	report.Excluded(out, door.excluded)
	if err == nil {
		err = out.Close()
	} else {
		out.abandon()
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if c.stats {
		if err := writeStats(cmd.ErrOrStderr(), d.clock); err != nil {
			return fmt.Errorf("write the times: %w", err)
		}
	}
	if c.verbose {
		for _, line := range d.unneeded() {
			fmt.Fprintln(cmd.ErrOrStderr(), report.Printable(line))
		}
	}
	if door.broken != nil {
		return door.broken
	}
	if t.articles+t.faults == 0 && t.kept > 0 {
		// Whoever hands over the files of a commit cannot know what the
		// configuration keeps out: there was nothing to do, and it is named.
		return nil
	}
	if door.excluded > 0 {
		t.excuse = fmt.Sprintf(": %d excluded by the configuration", door.excluded)
	}
	return t.outcome()
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

// check is the job of judging articles, with the flags that say how.
type check struct {
	format, level, failOn, formatIn, color *choice

	selected, ignored []string
	rosters           []string
	date              date
	language          language
	jobs              jobs
	output, stdinName string
	verbose, stats    bool
}

// writer is a report under way.
type writer interface {
	Article(*corpus.Article, []rules.Finding) error
	Skip(name, reason string) error
	Close() error
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
	cmd.RunE = addCheck(cmd).run
	return cmd
}

// addCheck gives a command the flags of check.
func addCheck(cmd *cobra.Command) *check {
	c := &check{jobs: jobs{runtime.GOMAXPROCS(0)}}
	f := cmd.Flags()
	f.SortFlags = false
	c.format = addChoice(cmd, "format", "how to report", "text", "text", "json")
	c.level = addChoice(cmd, "level", "least severity shown", "warning", "error", "warning", "hint")
	c.failOn = addChoice(cmd, "fail-on", "least severity that makes the exit code 1", "error", "error", "warning", "hint", "never")
	f.StringSliceVar(&c.selected, "select", nil, "only these `rules`, categories, sets or globs")
	f.StringSliceVar(&c.ignored, "ignore", nil, "all but these `rules`, categories, sets or globs")
	f.Var(&c.date, "date", "when the articles were published: YYYY-MM-DD, YYYY-MM or YYYY")
	f.Var(&c.language, "lang", "the language of the articles, else it is detected")
	f.StringArrayVar(&c.rosters, "roster", nil, "lay the roster of a `file` over the built-in one (see copydesk roster)")
	c.formatIn = addChoice(cmd, "format-in", "how the articles are written", "auto", "auto", "markdown", "html", "plain")
	f.StringVar(&c.stdinName, "stdin-name", "", "what to `name` the article on standard input; its extension tells the format")
	f.StringVarP(&c.output, "output", "o", "", "write the report to a `file`")
	c.color = addChoice(cmd, "color", "whether to colour", "auto", "auto", "always", "never")
	f.Var(&c.jobs, "jobs", "how many articles to judge at once")
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
	own, err := rosterOf(c.rosters)
	if err != nil {
		return err
	}
	chosen, err := choose(all.With(own), c.selected, c.ignored)
	if err != nil {
		return err
	}
	set, err := rules.NewSet(chosen)
	if err != nil {
		return err
	}
	out, err := openOutput(c.output, cmd.OutOrStdout())
	if err != nil {
		return err
	}
	t := &tray{writer: c.writer(out, len(chosen))}
	if c.verbose || os.Getenv("COPYDESK_DEBUG") != "" {
		t.stacks = cmd.ErrOrStderr()
	}
	clock := &rules.Clock{}
	if c.stats {
		set = set.Timed(clock)
	}
	ctx := cmd.Context()
	err = rules.Run(ctx, set, c.inputs(ctx, paths, cmd.InOrStdin()), rules.Options{Jobs: c.jobs.n, Read: c.reading()}, t.put)
	if errors.Is(err, context.Canceled) {
		err = t.fault("(remaining inputs)", "interrupted")
	}
	if err == nil {
		err = t.writer.Close()
	}
	if closed := out.Close(err == nil); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if c.stats {
		if err := writeStats(cmd.ErrOrStderr(), clock); err != nil {
			return fmt.Errorf("write the times: %w", err)
		}
	}
	return c.outcome(t)
}

// outcome says how the whole run went.
func (c *check) outcome(t *tray) error {
	switch {
	case t.faults == 1:
		return errors.New(t.first)
	case t.faults > 1:
		return fmt.Errorf("%s (and %d more; the report names them all)", t.first, t.faults-1)
	case t.articles == 0:
		return errors.New("no article found")
	}
	least, err := rules.ParseSeverity(c.failOn.value)
	if err == nil && t.gravest >= least { // "never" is no severity
		return errFound
	}
	return nil
}

func (c *check) writer(out *output, n int) writer {
	level, _ := rules.ParseSeverity(c.level.value) // one of its names
	options := report.Options{Version: version(), Rules: n, Level: level}
	if c.format.value == "json" {
		return report.NewJSON(out, options)
	}
	width := 0
	if out.terminal != nil {
		width = columns(out.terminal)
	}
	return report.NewText(out, options, width, report.Colorful(c.color.value, os.Getenv, out.terminal != nil))
}

func (c *check) reading() corpus.Options {
	formats := map[string]corpus.Format{"markdown": corpus.Markdown, "html": corpus.HTML, "plain": corpus.Plain}
	return corpus.Options{Format: formats[c.formatIn.value], Language: c.language.tag, Date: c.date.Date}
}

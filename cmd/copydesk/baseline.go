package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
)

// baselineName is the file of a baseline that nobody named.
const baselineName = ".copydesk-baseline"

func newBaseline() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Note what is found now, so that only what is new is held against an article",
		Long: "baseline notes what is found now, so that check tells only what is new.\n\n" +
			"The file names findings by their rule, their words and the words beside them, never by\n" +
			"line: it outlasts edits elsewhere, moved paragraphs and renamed articles. It counts them:\n" +
			"a second defect that is like a noted one is new. So is one that has become graver.\n" +
			"Keep the file beside the articles and under version control.",
	}
	mustName(cmd, "subcommand")
	cmd.AddCommand(newBaselineWrite(), newBaselineCheck(), newBaselinePrune())
	return cmd
}

// addBaseline gives a subcommand the flags of check, without those that make
// no sense for it.
func addBaseline(cmd *cobra.Command, hidden ...string) *check {
	c := addCheck(cmd)
	f := cmd.Flags().Lookup("baseline")
	f.Usage = "the `file` of the baseline; else the one that the configuration names, else " + baselineName
	for _, name := range append(hidden, "new-from") {
		_ = cmd.Flags().MarkHidden(name)
	}
	return c
}

func newBaselineWrite() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "write [paths…]",
		Short:             "Note all that is found, of every severity",
		Long:              "write notes all that is found in the articles, of every severity, in the place of what the file noted.",
		ValidArgsFunction: completePaths,
	}
	c := addBaseline(cmd, "format", "level", "fail-on", "output", "color")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		file, d, err := c.baselineFile(cmd, paths)
		if err != nil {
			return err
		}
		b := &heldBaseline{rules.NewBaseline(), filepath.Dir(file)}
		articles := 0
		t := &tray{desk: d}
		t.writer = collector(func(a *corpus.Article, findings []rules.Finding) {
			if len(findings) > 0 {
				articles++
				b.Add(b.name(a.Name), a, findings)
			}
		})
		if err := c.through(cmd, d, paths, t, "no baseline was written"); err != nil {
			return err
		}
		if err := b.save(file); err != nil {
			return err
		}
		return tell(cmd, "%s: %s in %s noted", shown(file), counted(b.Len(), "finding"), counted(articles, "article"))
	}
	return cmd
}

func newBaselineCheck() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check [paths…]",
		Short: "Tell what is new, and what the baseline notes in vain",
		Long: "check reports what the baseline does not note, and on standard error what it notes and is gone.\n\n" +
			"Exit codes: 0 neither, 1 something new at or above --fail-on, or something gone; 2 it could not\n" +
			"do its work.",
		ValidArgsFunction: completePaths,
	}
	c := addBaseline(cmd)
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		file, _, err := c.baselineFile(cmd, paths)
		if err != nil {
			return err
		}
		c.sieve.baseline = file
		if err := c.run(cmd, paths); err != nil && !errors.Is(err, errFound) {
			return err
		} else if gone, told := c.tellGone(cmd, file); told != nil {
			return told
		} else if gone {
			return errFound
		} else {
			return err
		}
	}
	return cmd
}

func newBaselinePrune() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "prune [paths…]",
		Short: "Drop what is gone from the baseline",
		Long: "prune drops from the baseline what is no longer found in the articles, and the articles that\n" +
			"are no longer there. It adds nothing. Articles that are not among the paths keep their notes.",
		ValidArgsFunction: completePaths,
	}
	c := addBaseline(cmd, "format", "level", "fail-on", "output", "color")
	cmd.RunE = func(cmd *cobra.Command, paths []string) error {
		file, d, err := c.baselineFile(cmd, paths)
		if err != nil {
			return err
		}
		c.sieve.baseline = file
		t := &tray{desk: d, sieve: c.sieve, writer: collector(func(*corpus.Article, []rules.Finding) {})}
		if err := c.through(cmd, d, paths, t, "the baseline stays as it is"); err != nil {
			return err
		}
		b, err := c.sieve.held(file)
		if err != nil {
			return err
		}
		before := b.Len()
		b.Prune(b.exists)
		if b.Len() == before {
			return tell(cmd, "%s: nothing is gone; %s noted", shown(file), counted(before, "finding"))
		}
		if err := b.save(file); err != nil {
			return err
		}
		return tell(cmd, "%s: %s dropped, %d noted still", shown(file), counted(before-b.Len(), "finding"), b.Len())
	}
	return cmd
}

// baselineFile is the absolute path of the baseline that a subcommand means.
func (c *check) baselineFile(cmd *cobra.Command, paths []string) (string, *desk, error) {
	d := c.desk(cmd)
	here, err := d.here(paths, c.stdinName)
	if err != nil {
		return "", nil, err
	}
	file := c.sieve.baseline
	if file == "" {
		file = here.baseline
	}
	if file == "" {
		file = baselineName
	}
	path, err := filepath.Abs(file)
	return path, d, err
}

// tellGone lists what the baseline notes and is gone.
func (c *check) tellGone(cmd *cobra.Command, file string) (bool, error) {
	b, err := c.sieve.held(file)
	if err != nil {
		return false, err
	}
	const most = 20
	gone := b.Gone(b.exists)
	n := 0
	var out strings.Builder
	for i, g := range gone {
		n += g.Count
		if i >= most {
			continue
		}
		times, missing := "", ""
		if g.Count > 1 {
			times = fmt.Sprintf(" (%d times)", g.Count)
		}
		if g.Missing {
			missing = ", and so is the article"
		}
		fmt.Fprintf(&out, "gone: %s: %s %q%s%s\n", g.Name, g.Rule, g.Excerpt, times, missing)
	}
	if n == 0 {
		return false, nil
	}
	if len(gone) > most {
		fmt.Fprintf(&out, "gone: and %d more\n", len(gone)-most)
	}
	for line := range strings.Lines(out.String()) {
		if _, err := fmt.Fprintln(cmd.ErrOrStderr(), report.Printable(strings.TrimSuffix(line, "\n"))); err != nil {
			return true, err
		}
	}
	_, err = fmt.Fprintf(cmd.ErrOrStderr(), "%s of the baseline gone: \"copydesk baseline prune\" drops them\n", counted(n, "finding"))
	return true, err
}

// save writes the baseline in one go.
func (b *heldBaseline) save(file string) error {
	var text bytes.Buffer
	if _, err := b.WriteTo(&text); err != nil {
		return err
	}
	if there, err := os.ReadFile(file); err == nil && bytes.Equal(there, text.Bytes()) {
		return nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := replaceFile(file, nil, text.Bytes()); err != nil {
		return fmt.Errorf("%s: %w", shown(file), err)
	}
	return nil
}

// collector is a report that only sees the articles.
type collector func(*corpus.Article, []rules.Finding)

// Article sees one.
func (c collector) Article(a *corpus.Article, findings []rules.Finding) error {
	c(a, findings)
	return nil
}

// Skip forgets what was skipped: the tray counts what matters.
func (c collector) Skip(string, string) error { return nil }

// Close has nothing to end.
func (c collector) Close() error { return nil }

// shown is a path the way people write it: below the current folder without it.
func shown(path string) string {
	if here, err := os.Getwd(); err == nil {
		if below, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(below) {
			return below
		}
	}
	return path
}

func tell(cmd *cobra.Command, format string, args ...any) error {
	_, err := fmt.Fprintln(cmd.OutOrStdout(), report.Printable(fmt.Sprintf(format, args...)))
	return err
}

// counted is a number with what it counts: "1 finding", "2 fixes".
func counted(n int, what string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(what, "x"):
		what += "es"
	default:
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
)

// auto is the format that goes by where the program runs.
const auto = "auto"

// stepSummary is the format that has a place of its own in a GitHub workflow.
const stepSummary = "step-summary"

// formats is a flag that takes the formats of a run, by comma or one at a
// time, each with the file it goes to or without: "text,sarif=out.sarif".
type formats struct {
	chosen []formatChoice
	given  bool // not the default any more
}

// formatChoice is one format. Without a file it goes to --output or standard
// output.
type formatChoice struct{ name, file string }

// addFormats adds the flag with its completion.
func addFormats(cmd *cobra.Command) *formats {
	f := &formats{chosen: []formatChoice{{name: "text"}}}
	cmd.Flags().Var(f, "format", "how to report: "+strings.Join(formatNames(), ", ")+"; several as text,sarif=out.sarif")
	complete(cmd, "format", formatNames())
	return f
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return append(names, auto)
}

func (f *formats) String() string {
	var parts []string
	for _, c := range f.chosen {
		part := c.name
		if c.file != "" {
			part += "=" + c.file
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ",")
}

// Type is what the usage shows for the value.
func (f *formats) Type() string { return "name[=file]" }

// Set adds formats. The first call takes the place of the default.
func (f *formats) Set(s string) error {
	var chosen []formatChoice
	for part := range strings.SplitSeq(s, ",") {
		name, file, hasFile := strings.Cut(part, "=")
		names := formatNames()
		i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, strings.TrimSpace(name)) })
		switch {
		case i < 0:
			return fmt.Errorf("%q is no format: it is one of %s%s", name, strings.Join(names, ", "), didYouMean(name, names))
		case hasFile && file == "":
			return fmt.Errorf("%q names no file", part)
		case hasFile && names[i] == auto:
			return errors.New("auto decides where it goes: it takes no file")
		}
		chosen = append(chosen, formatChoice{names[i], file})
	}
	if !f.given {
		f.chosen, f.given = nil, true
	}
	f.chosen = append(f.chosen, chosen...)
	return nil
}

// plan settles where each format goes: a file, or "" for standard output.
// Standard output takes one, and no file takes two.
func (f *formats) plan(output string, env func(string) string) ([]formatChoice, error) {
	var plan []formatChoice
	for _, c := range f.chosen {
		if c.name != auto {
			plan = append(plan, c)
			continue
		}
		if env("GITHUB_ACTIONS") != "true" {
			plan = append(plan, formatChoice{name: "text"})
			continue
		}
		plan = append(plan, formatChoice{name: "github"})
		if env("GITHUB_STEP_SUMMARY") != "" {
			plan = append(plan, formatChoice{name: stepSummary})
		}
	}
	var bare []int
	for i, c := range plan {
		ownPlace := c.name == stepSummary && env("GITHUB_STEP_SUMMARY") != "" && (len(plan) > 1 || output == "")
		if c.file == "-" || c.file == "" && !ownPlace {
			bare = append(bare, i)
		}
	}
	switch {
	case len(bare) > 1:
		a, b := plan[bare[0]].name, plan[bare[1]].name
		return nil, fmt.Errorf("--format: %s and %s both go to standard output: give one of them a file, as in %s=FILE", a, b, b)
	case output != "" && len(bare) == 0:
		return nil, errors.New("--output: every format has a place of its own already")
	case len(bare) == 1:
		plan[bare[0]].file = output
		if output == "" {
			plan[bare[0]].file = "-"
		}
	}
	taken := map[string]string{}
	for _, c := range plan {
		if c.file == "" || c.file == "-" {
			continue
		}
		full, err := filepath.Abs(c.file)
		if err != nil {
			return nil, fmt.Errorf("--format %s=%s: %w", c.name, c.file, err)
		}
		full = realPath(full)
		if other := taken[full]; other != "" {
			return nil, fmt.Errorf("--format: %s and %s both go to %s", other, c.name, c.file)
		}
		taken[full] = c.name
	}
	return plan, nil
}

// realPath is a path without symlinks, also that of a file that is not there
// yet.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path))
	}
	return path
}

// reports are the reports of one run. When one of them cannot be written on,
// the others still are.
type reports struct{ open []*oneReport }

type oneReport struct {
	report.Writer
	name     string // of the file; "": none that it replaces
	close    func(whole bool) error
	terminal bool  // somebody sees it grow
	err      error // the first one; nothing is written after it
}

// replaces reports whether an input is a file that a report of this run takes
// the place of: most likely the report of the run before.
func (r *reports) replaces(input string) bool {
	return slices.ContainsFunc(r.open, func(one *oneReport) bool {
		if one.name == "" || filepath.Base(one.name) != path.Base(input) {
			return false
		}
		info, err := os.Stat(one.name)
		return err == nil && isFile(filepath.FromSlash(input), info)
	})
}

// toTerminal reports whether one of the reports grows on a terminal.
func (r *reports) toTerminal() bool {
	return slices.ContainsFunc(r.open, func(one *oneReport) bool { return one.terminal })
}

// openReports begins the reports on some inputs that the flags ask for.
func openReports(c *check, inputs []string, stdout io.Writer, options report.Options) (*reports, error) {
	plan, err := c.format.plan(c.output, os.Getenv)
	if err != nil {
		return nil, err
	}
	options.Base, options.Root = rootOf(os.Getenv)
	r := &reports{}
	for _, p := range plan {
		one, err := c.openReport(p, inputs, stdout, options)
		if err != nil {
			r.abandon()
			return nil, err
		}
		r.open = append(r.open, one)
	}
	return r, nil
}

func (c *check) openReport(p formatChoice, inputs []string, stdout io.Writer, options report.Options) (*oneReport, error) {
	all := report.Formats()
	format := all[slices.IndexFunc(all, func(f report.Format) bool { return f.Name == p.name })]
	if p.file == "" { // the place of its own
		return openStepSummary(format, os.Getenv("GITHUB_STEP_SUMMARY"), options)
	}
	out, err := openOutput(p.file, stdout, inputs)
	if err != nil {
		if p.file != c.output {
			return nil, fmt.Errorf("--format %s=%s: %w", p.name, p.file, err)
		}
		return nil, fmt.Errorf("--output: %w", err)
	}
	if out.terminal != nil {
		options.Width = columns(out.terminal)
	}
	options.Colored = report.Colorful(c.color.value, os.Getenv, out.terminal != nil)
	return &oneReport{Writer: format.New(out, options), name: out.name, close: out.Close, terminal: out.terminal != nil}, nil
}

// openStepSummary begins a report at the end of the page that all commands of
// a workflow's step share.
func openStepSummary(format report.Format, file string, options report.Options) (*oneReport, error) {
	const room = 1 << 20 // for all of them together
	options.Room = room
	if info, err := os.Stat(file); err == nil {
		options.Room = max(1, room-int(min(info.Size(), room)))
	}
	var page bytes.Buffer
	return &oneReport{Writer: format.New(&page, options), close: func(whole bool) error {
		if !whole {
			return nil
		}
		f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
		if err != nil {
			return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
		}
		_, err = f.Write(page.Bytes())
		return errors.Join(err, f.Close())
	}}, nil
}

// rootOf tells the folder that the names of articles are relative to, and the
// one that a service shows files relative to.
func rootOf(env func(string) string) (base, root string) {
	base, err := os.Getwd()
	if err != nil {
		return "", ""
	}
	real := func(path string) string {
		if p, err := filepath.EvalSymlinks(path); err == nil {
			return p
		}
		return path
	}
	base = real(base)
	for _, name := range []string{"GITHUB_WORKSPACE", "CI_PROJECT_DIR"} {
		if root := env(name); filepath.IsAbs(root) {
			if rel, err := filepath.Rel(real(root), base); err == nil && filepath.IsLocal(rel) {
				return base, real(root)
			}
		}
	}
	return base, base
}

// each hands something to every report that can still be written. It fails
// when none can.
func (r *reports) each(do func(report.Writer) error) error {
	var first error
	alive := false
	for _, one := range r.open {
		if one.err == nil {
			one.err = do(one.Writer)
		}
		alive = alive || one.err == nil
		if first == nil {
			first = one.err
		}
	}
	if alive {
		return nil
	}
	return first
}

// Article hands an article to every report.
func (r *reports) Article(a *corpus.Article, findings []rules.Finding) error {
	return r.each(func(w report.Writer) error { return w.Article(a, findings) })
}

// Excluded hands the number to every report that tells of it.
func (r *reports) Excluded(n int) {
	_ = r.each(func(w report.Writer) error { report.Excluded(w, n); return nil })
}

// Stood hands what stood to every report that tells of it.
func (r *reports) Stood(a *corpus.Article, stood []rules.Stood) error {
	return r.each(func(w report.Writer) error { return report.Stood(w, a, stood) })
}

// Skip notes an input that there was nothing to judge in.
func (r *reports) Skip(name, reason string) error {
	return r.each(func(w report.Writer) error { return w.Skip(name, reason) })
}

// Fault notes an input that could not be judged.
func (r *reports) Fault(name, reason string) error {
	return r.each(func(w report.Writer) error { return report.Fault(w, name, reason) })
}

// Close ends every report that could be written, and brings the files of those
// that are whole to their names. It returns the first error of any.
func (r *reports) Close() error {
	var first error
	for _, one := range r.open {
		if one.err == nil {
			one.err = one.Close()
		}
		if err := one.close(one.err == nil); one.err == nil {
			one.err = err
		}
		if first == nil {
			first = one.err
		}
	}
	return first
}

// abandon leaves no trace of reports that are not whole.
func (r *reports) abandon() {
	for _, one := range r.open {
		_ = one.close(false)
	}
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

func newRates() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rates folders…",
		Short: "Tell rule writers how often each rule speaks, by register",
		Long: "rates runs the rules over folders of articles and tells how many findings each rule has\n" +
			"in a thousand articles. Each folder is a register: news, blogs, manuals. Over genuine articles\n" +
			"every finding of a good rule is a slip of the author; --samples shows some to judge.\n" +
			"--format tsv writes the table that explain shows: a row for each rule and register, with zeros.",
		Example: "  copydesk rates corpora/news corpora/blogs\n  copydesk rates --select casing --samples 5 corpora/news\n" +
			"  copydesk rates --select '*/*' --format tsv corpora/news corpora/blogs > rules/all/data/rates.tsv",
		Args: cobra.MinimumNArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	format := addChoice(cmd, "format", "how to report", "text", "text", "json", "tsv")
	level := addChoice(cmd, "level", "least severity counted", "hint", "error", "warning", "hint")
	workers := jobs{runtime.GOMAXPROCS(0)}
	var selected, ignored []string
	var samples int
	f := cmd.Flags()
	f.StringSliceVar(&selected, "select", nil, "only these `rules`, categories, sets or globs")
	f.StringSliceVar(&ignored, "ignore", nil, "all but these `rules`, categories, sets or globs")
	f.IntVar(&samples, "samples", 0, "show the first `n` findings of each rule in each register")
	f.Var(&workers, "jobs", "how many articles to judge at once")
	for _, name := range []string{"select", "ignore"} {
		completeBy(cmd, name, completeChoice)
	}
	for _, name := range []string{"samples", "jobs"} {
		complete(cmd, name, nil)
	}
	cmd.RunE = func(cmd *cobra.Command, folders []string) error {
		if samples < 0 {
			return errors.New("--samples: it is a number from 0")
		}
		if format.value == "tsv" && (level.value != "hint" || samples > 0) {
			return errors.New("--format tsv: it counts every level and has no samples")
		}
		chosen, err := choose(all.Rules(), selected, ignored)
		if err != nil {
			return err
		}
		set, err := rules.NewSet(chosen)
		if err != nil {
			return err
		}
		least, _ := rules.ParseSeverity(level.value) // one of its names
		s := &survey{set: set, level: least, samples: samples, jobs: workers.n, warn: cmd.ErrOrStderr()}
		for _, folder := range folders {
			if err := s.register(cmd.Context(), folder); err != nil {
				return err
			}
		}
		write := map[string]func(io.Writer) error{"text": s.writeText, "json": s.writeJSON, "tsv": s.writeTSV}
		return write[format.value](cmd.OutOrStdout())
	}
	return cmd
}

// survey counts the findings of each rule in each register. It holds counts
// and samples only, never an article.
type survey struct {
	set       *rules.Set
	level     rules.Severity
	samples   int
	jobs      int
	warn      io.Writer // where to tell what could not be read
	registers []register
	rates     []rate // by rule, then register, then severity, the gravest first
}

// register is one folder of articles.
type register struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Skipped  int    `json:"skipped"`
}

// rate is how often a rule speaks in a register at one severity.
type rate struct {
	Rule        string   `json:"rule"`
	Register    string   `json:"register"`
	Severity    string   `json:"severity"`
	Findings    int      `json:"findings"`
	Articles    int      `json:"articles"`     // that have at least one
	PerThousand float64  `json:"per_thousand"` // findings in a thousand articles of the register
	Samples     []sample `json:"samples"`
}

// sample is a finding to judge.
type sample struct {
	Name    string `json:"name"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Excerpt string `json:"excerpt"`
	Message string `json:"message"`
}

type rateKey struct {
	rule     string
	severity rules.Severity
}

// register judges the articles of one folder.
func (s *survey) register(ctx context.Context, folder string) error {
	reg := register{Name: s.name(folder)}
	counts := map[rateKey]*rate{}
	emit := func(r rules.Result) error {
		if r.Err != nil {
			reg.Skipped++
			if !errors.Is(r.Err, corpus.ErrEmpty) {
				reason := strings.TrimPrefix(r.Err.Error(), r.Name+": ")
				fmt.Fprintf(s.warn, "copydesk: %s\n", report.Printable(r.Name+": skipped: "+reason))
			}
			return nil
		}
		for _, f := range r.Failures {
			return fmt.Errorf("%s: rule %s failed: %s", r.Name, f.Rule, f.Cause)
		}
		reg.Articles++
		seen := map[rateKey]bool{}
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Severity < s.level {
				continue
			}
			key := rateKey{f.Rule, f.Severity}
			c := counts[key]
			if c == nil {
				c = &rate{Rule: f.Rule, Register: reg.Name, Severity: f.Severity.String(), Samples: []sample{}}
				counts[key] = c
			}
			c.Findings++
			if !seen[key] {
				seen[key] = true
				c.Articles++
			}
			if len(c.Samples) < s.samples {
				at := r.Article.Position(f.Span.Start)
				c.Samples = append(c.Samples, sample{r.Name, at.Line, at.Column, f.Excerpt, f.Message})
			}
		}
		return nil
	}
	inputs := corpus.Walk([]string{folder}, corpus.WalkOptions{})
	if err := rules.Run(ctx, s.set, inputs, rules.Options{Jobs: s.jobs}, emit); err != nil {
		return err
	}
	if reg.Articles == 0 {
		return fmt.Errorf("%s: no article in this folder", folder)
	}
	s.registers = append(s.registers, reg)
	for _, r := range s.set.Rules() {
		for _, severity := range [...]rules.Severity{rules.Error, rules.Warning, rules.Hint} {
			if c := counts[rateKey{r.ID, severity}]; c != nil {
				c.PerThousand = perThousand(c.Findings, reg.Articles)
				s.rates = append(s.rates, *c)
			}
		}
	}
	return nil
}

// name is what a register is called: the last part of its path, or all of it
// where another one has that name.
func (s *survey) name(folder string) string {
	name := filepath.Base(filepath.Clean(folder))
	for _, r := range s.registers {
		if r.Name == name {
			return folder
		}
	}
	return name
}

// perThousand rounds to a tenth: more would promise too much.
func perThousand(findings, articles int) float64 {
	return float64((20_000*findings+articles)/(2*articles)) / 10
}

func (s *survey) writeJSON(out io.Writer) error {
	doc := struct {
		Version   int        `json:"version"`
		Rules     int        `json:"rules"`
		Registers []register `json:"registers"`
		Rates     []rate     `json:"rates"`
	}{1, len(s.set.Rules()), s.registers, append([]rate{}, s.rates...)}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(doc)
}

// writeTSV writes a row for each rule and register, whether the rule spoke there
// or not: that it was silent is what a rule writer wants to know.
func (s *survey) writeTSV(out io.Writer) error {
	type cell struct{ rule, register, severity string }
	findings := map[cell]int{}
	for _, r := range s.rates {
		findings[cell{r.Rule, r.Register, r.Severity}] = r.Findings
	}
	var b strings.Builder
	b.WriteString("rule\tregister\tarticles\terrors\twarnings\thints\n")
	for _, rule := range s.set.Rules() {
		for _, reg := range s.registers {
			fmt.Fprintf(&b, "%s\t%s\t%d", rule.ID, report.Printable(reg.Name), reg.Articles)
			for _, severity := range [...]string{"error", "warning", "hint"} {
				fmt.Fprintf(&b, "\t%d", findings[cell{rule.ID, reg.Name, severity}])
			}
			b.WriteByte('\n')
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// writeText writes a row for each rule and severity that spoke, a column for
// each register, and the samples under them.
func (s *survey) writeText(out io.Writer) error {
	byRow := map[[2]string]map[string]*rate{}
	for i := range s.rates {
		r := &s.rates[i]
		row := [2]string{r.Rule, r.Severity}
		if byRow[row] == nil {
			byRow[row] = map[string]*rate{}
		}
		byRow[row][r.Register] = r
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "findings in 1,000 articles\t")
	for _, reg := range s.registers {
		fmt.Fprintf(table, "\t%s (%d)", report.Printable(reg.Name), reg.Articles)
	}
	fmt.Fprintln(table)
	var silent []string
	for _, rule := range s.set.Rules() {
		spoke := false
		for _, severity := range [...]string{"error", "warning", "hint"} {
			rates := byRow[[2]string{rule.ID, severity}]
			if rates == nil {
				continue
			}
			spoke = true
			fmt.Fprintf(table, "%s\t%s", rule.ID, severity)
			for _, reg := range s.registers {
				if r := rates[reg.Name]; r != nil {
					fmt.Fprintf(table, "\t%.1f", r.PerThousand)
				} else {
					fmt.Fprint(table, "\t-")
				}
			}
			fmt.Fprintln(table)
		}
		if !spoke {
			silent = append(silent, rule.ID)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(silent) > 0 {
		if _, err := fmt.Fprintf(out, "\nno finding: %s\n", strings.Join(silent, ", ")); err != nil {
			return err
		}
	}
	for i := range s.rates {
		r := &s.rates[i]
		if len(r.Samples) == 0 {
			continue
		}
		fmt.Fprintf(out, "\n%s %s in %s: %d in %d articles\n", r.Rule, r.Severity, report.Printable(r.Register), r.Findings, r.Articles)
		for _, x := range r.Samples {
			if _, err := fmt.Fprintf(out, "  %s:%d:%d %q: %s\n", report.Printable(x.Name), x.Line, x.Column, x.Excerpt, report.Printable(x.Message)); err != nil {
				return err
			}
		}
	}
	return nil
}

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

func newExplain() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "explain RULE",
		Short:             "Tell what a rule marks, why, and how often it is wrong",
		ValidArgsFunction: completeRules,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New(`explain takes one rule; "copydesk rules" lists them`)
			}
			return nil
		},
	}
	format := addChoice(cmd, "format", "how to tell", "text", "text", "markdown")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		found, err := find(all.Rules(), args[0])
		if err != nil {
			return err
		}
		for i, r := range found {
			var text string
			if format.value == "markdown" {
				text = explainMarkdown(r)
			} else {
				text = explain(r, proseWidth(cmd.OutOrStdout()))
			}
			if i > 0 {
				text = "\n" + text
			}
			if _, err := io.WriteString(cmd.OutOrStdout(), text); err != nil {
				return err
			}
		}
		return nil
	}
	return cmd
}

// proseWidth is how many columns prose takes: long lines read badly.
func proseWidth(out io.Writer) int {
	const widest = 88
	if f, ok := out.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		if n := columns(f); n > 0 {
			return min(n, widest)
		}
	}
	return widest
}

// What the levels mean for an editor; the index is the level.
var (
	severityMeans = [...]string{
		rules.Error: "error: do not print", rules.Warning: "warning: look", rules.Hint: "hint: style",
	}
	confidenceMeans = [...]string{
		rules.Certain: "certain: a mark is all but always right",
		rules.Likely:  "likely: four marks in five are right, or more",
		rules.Unsure:  "unsure: fewer than four marks in five are right",
	}
)

func languagesOf(r *rules.Rule) string {
	if len(r.Languages) == 0 {
		return "all"
	}
	return strings.Join(r.Languages, ", ")
}

// setsTold names the sets of a rule, and says where it waits to be asked for.
func setsTold(r *rules.Rule) string {
	set := inSets(r)
	if r.OnRequest {
		set += ": off unless it is selected by its set, category or name"
	}
	return set
}

// explainMarkdown is the page of a rule for a manual.
func explainMarkdown(r *rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s.\n\n", r.ID, r.Title)
	fmt.Fprintf(&b, "- Severity: %s\n- Confidence: %s\n- Languages: %s\n- Set: %s\n",
		severityMeans[r.Severity], confidenceMeans[r.Confidence], languagesOf(r), setsTold(r))
	if doc := strings.TrimSpace(r.Doc); doc != "" {
		b.WriteString("\n" + doc + "\n")
	}
	if len(r.Options) > 0 {
		b.WriteString("\n## Options\n\n")
		for _, o := range r.Options {
			fmt.Fprintf(&b, "- `%s` (%s; %s): %s\n", o.Name, o.Kind(), defaultTold(&o), o.Doc)
		}
	}
	b.WriteString("\n## Measured\n\n" + measuredMarkdown(r))
	return b.String()
}

// explain is all that there is to know of a rule.
func explain(r *rules.Rule, width int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n", r.ID, r.Title)
	row := func(name, value string) {
		fmt.Fprintf(&b, "  %-11s %s\n", name, hang(value, width, 14))
	}
	row("severity", severityMeans[r.Severity])
	row("confidence", confidenceMeans[r.Confidence])
	row("languages", languagesOf(r))
	row("set", setsTold(r))
	if doc := renderMarkdown(r.Doc, width); doc != "" {
		b.WriteString("\n" + doc)
	}
	b.WriteString(optionsTold(r, width))
	b.WriteString(measured(r, width))
	examples(&b, "Marked", r.Examples, true)
	examples(&b, "Left alone", r.Examples, false)
	return b.String()
}

// optionsTold tells what a configuration may set about a rule.
func optionsTold(r *rules.Rule, width int) string {
	if len(r.Options) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nOptions\n\n")
	for _, o := range r.Options {
		fmt.Fprintf(&b, "  %s (%s; %s)\n      %s\n", o.Name, o.Kind(), defaultTold(&o), hang(o.Doc, width, 6))
	}
	return b.String()
}

func defaultTold(o *rules.Option) string {
	if list, ok := o.Default.([]string); ok && len(list) == 0 {
		return "none unless it is set"
	}
	return "otherwise " + words(o.Default)
}

// examples shows the bad or the good examples of a rule.
func examples(b *strings.Builder, head string, of []rules.Example, bad bool) {
	for _, e := range of {
		if len(e.Want) > 0 != bad {
			continue
		}
		if head != "" {
			fmt.Fprintf(b, "\n%s\n", head)
			head = ""
		}
		b.WriteString("\n")
		for line := range strings.Lines(strings.Trim(e.Text, "\n")) {
			b.WriteString(strings.TrimRight("    "+report.Printable(strings.TrimRight(line, "\r\n")), " ") + "\n")
		}
		for _, w := range e.Want {
			fmt.Fprintf(b, "  → %s\n", report.Printable(w))
		}
	}
}

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

func newRules() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "rules [names…]",
		Short:             "List the rules, or those of a category, set or glob",
		ValidArgsFunction: completeChoice,
	}
	format := addChoice(cmd, "format", "how to list", "text", "text", "json", "markdown")
	cmd.RunE = func(cmd *cobra.Command, names []string) error {
		listed := all.Rules()
		if len(names) > 0 {
			var err error
			if listed, err = choose(listed, names, nil); err != nil {
				return err
			}
		}
		write := map[string]func(io.Writer, []*rules.Rule) error{
			"text": listText, "json": listJSON, "markdown": listMarkdown,
		}
		return write[format.value](cmd.OutOrStdout(), listed)
	}
	return cmd
}

func listText(out io.Writer, listed []*rules.Rule) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, r := range listed {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", r.ID, r.Severity, r.Confidence, inSets(r), r.Title)
	}
	return table.Flush()
}

// inSets is how a table names the sets of a rule.
func inSets(r *rules.Rule) string { return strings.Join(setsOf(r), ", ") }

// listMarkdown writes the table of rules that the README shows.
func listMarkdown(out io.Writer, listed []*rules.Rule) error {
	var b strings.Builder
	b.WriteString("| Rule | What it marks | Severity | Confidence | Set |\n|---|---|---|---|---|\n")
	for _, r := range listed {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n",
			r.ID, strings.ReplaceAll(r.Title, "|", `\|`), r.Severity, r.Confidence, inSets(r))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

type listedRule struct {
	Rule       string         `json:"rule"`
	Category   string         `json:"category"`
	Title      string         `json:"title"`
	Doc        string         `json:"doc"`
	Severity   string         `json:"severity"`
	Confidence string         `json:"confidence"`
	Sets       []string       `json:"sets"`      // "standard": on unless others are selected
	Languages  []string       `json:"languages"` // empty: all
	Measured   string         `json:"measured"`
	Rates      []listedRate   `json:"rates"`   // in each register it was measured on
	Options    []listedOption `json:"options"` // what a configuration may set
}

// listedOption is something that a configuration may set about a rule.
type listedOption struct {
	Name    string   `json:"name"`
	Kind    string   `json:"kind"`
	Default any      `json:"default"`
	Choices []string `json:"choices,omitempty"`
	Doc     string   `json:"doc"`
}

func listOptions(r *rules.Rule) []listedOption {
	out := []listedOption{}
	for _, o := range r.Options {
		l := listedOption{o.Name, o.Kind(), o.Default, o.Choices, o.Doc}
		if list, ok := o.Default.([]string); ok {
			l.Default = append([]string{}, list...)
		}
		out = append(out, l)
	}
	return out
}

// listedRate counts the findings of a rule over one register of articles.
type listedRate struct {
	Register    string  `json:"register"`
	What        string  `json:"what"`    // what kind of articles these are
	Genuine     bool    `json:"genuine"` // written by people
	Articles    int     `json:"articles"`
	Errors      int     `json:"errors"`
	Warnings    int     `json:"warnings"`
	Hints       int     `json:"hints"`
	PerThousand float64 `json:"per_thousand"` // findings of all levels in 1,000 articles
	Read        int     `json:"read"`         // findings that a person judged
	False       int     `json:"false"`        // findings among those that were wrong
	Note        string  `json:"note"`
}

func listRates(id string) []listedRate {
	out := []listedRate{}
	for _, r := range all.Rates(id) {
		out = append(out, listedRate{
			r.Register.Name, r.Register.What, r.Register.Genuine, r.Articles, r.Errors, r.Warnings, r.Hints,
			perThousand(r.Findings(), r.Articles), r.Read, r.False, r.Note,
		})
	}
	return out
}

func listJSON(out io.Writer, listed []*rules.Rule) error {
	list := struct {
		Version int          `json:"version"`
		Rules   []listedRule `json:"rules"`
	}{Version: 1}
	for _, r := range listed {
		list.Rules = append(list.Rules, listedRule{
			r.ID, r.Category(), r.Title, r.Doc, r.Severity.String(), r.Confidence.String(),
			setsOf(r), append([]string{}, r.Languages...), r.Measured, listRates(r.ID), listOptions(r),
		})
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(list)
}

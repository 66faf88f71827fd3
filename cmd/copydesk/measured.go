package main

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

// measured is how a rule fared on the articles that it was measured on, for a
// terminal: a row for each register in which it spoke, the silent ones in one
// line, and what was made of the findings by reading them.
func measured(r *rules.Rule, width int) string {
	rates := all.Rates(r.ID)
	if len(rates) == 0 && r.Measured == "" {
		return "\nMeasured: not yet.\n"
	}
	var b strings.Builder
	if len(rates) > 0 {
		b.WriteString("\nFindings in 1,000 articles, as counted by \"copydesk rates\"\n\n")
		table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
		fmt.Fprintln(table, "    register\tarticles\terror\twarning\thint\tread\tfalse\t")
		for _, rate := range rates {
			if rate.Findings() > 0 {
				fmt.Fprintf(table, "    %s\t%d\t%s\t%s\t%s\t%s\t%s\t\n", rate.Register.Name, rate.Articles,
					perThousandOr(rate.Errors, rate, "-"), perThousandOr(rate.Warnings, rate, "-"), perThousandOr(rate.Hints, rate, "-"),
					judged(rate.Read, rate.Findings()), falseOf(rate))
			}
		}
		if table.Flush() != nil { // a strings.Builder takes everything
			return ""
		}
		silent(&b, rates, width)
		for _, rate := range rates {
			if rate.Note != "" {
				b.WriteString("  " + hang("- "+rate.Register.Name+" ("+rate.Register.What+"): "+rate.Note, width, 4) + "\n")
			}
		}
	}
	if r.Measured != "" {
		b.WriteString("\n" + hang(report.Printable(r.Measured), width, 0) + "\n")
	}
	return trimLines(b.String())
}

// silent names the registers without a finding.
func silent(b *strings.Builder, rates []all.Rate, width int) {
	var names []string
	for _, rate := range rates {
		if rate.Findings() == 0 {
			names = append(names, fmt.Sprintf("%s (%d)", rate.Register.Name, rate.Articles))
		}
	}
	switch {
	case len(names) == len(rates):
		b.Reset()
		fmt.Fprintf(b, "\nNo finding, as counted by \"copydesk rates\"\n\n    %s\n", hang(strings.Join(names, ", "), width, 4))
	case len(names) > 0:
		fmt.Fprintf(b, "    %s\n", hang("none in "+strings.Join(names, ", "), width, 4))
	}
	b.WriteString("\n")
}

// trimLines takes blanks off the ends of lines, and all but one empty line in
// a row.
func trimLines(s string) string {
	var b strings.Builder
	empty := false
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, " \n")
		if line == "" && empty {
			continue
		}
		empty = line == ""
		b.WriteString(line + "\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// measuredMarkdown is the same as a table in Markdown.
func measuredMarkdown(r *rules.Rule) string {
	rates := all.Rates(r.ID)
	if len(rates) == 0 && r.Measured == "" {
		return "Not yet measured.\n"
	}
	var b strings.Builder
	if len(rates) > 0 {
		b.WriteString("Findings in 1,000 articles, as counted by `copydesk rates`:\n\n" +
			"| Register | Articles | Error | Warning | Hint | Read | False | |\n|---|--:|--:|--:|--:|--:|--:|---|\n")
		for _, rate := range rates {
			note := rate.Register.What
			if rate.Note != "" {
				note += ": " + rate.Note
			}
			fmt.Fprintf(&b, "| %s | %d | %s | %s | %s | %s | %s | %s |\n", rate.Register.Name, rate.Articles,
				perThousandOr(rate.Errors, rate, "0"), perThousandOr(rate.Warnings, rate, "0"), perThousandOr(rate.Hints, rate, "0"),
				judged(rate.Read, rate.Findings()), falseOf(rate), strings.ReplaceAll(note, "|", `\|`))
		}
	}
	if r.Measured != "" {
		b.WriteString("\n" + r.Measured + "\n")
	}
	return strings.TrimLeft(b.String(), "\n")
}

// perThousandOr is a rate with one decimal, or the given text for none.
func perThousandOr(findings int, rate all.Rate, none string) string {
	if findings == 0 {
		return none
	}
	return strconv.FormatFloat(perThousand(findings, rate.Articles), 'f', 1, 64)
}

// judged is how many of the findings were read.
func judged(read, of int) string {
	switch {
	case of == 0:
		return "-"
	case read == 0:
		return "none"
	case read == of:
		return fmt.Sprintf("all %d", of)
	}
	return fmt.Sprintf("%d of %d", read, of)
}

// falseOf is how many of those that were read are wrong.
func falseOf(rate all.Rate) string {
	if rate.Read == 0 {
		return "-"
	}
	return strconv.Itoa(rate.False)
}

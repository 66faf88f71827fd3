package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules/officials/claim"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

func newRosterClaims() *cobra.Command {
	var published date
	var tag language
	cmd := &cobra.Command{
		Use:   "claims ARTICLES…",
		Short: "List every claim of office in articles, with what the roster says of it",
		Long: "claims lists every place where an article gives somebody an office, with the verdict and\n" +
			"its evidence, also where there is nothing to object to: an editor's list of facts to check.",
		Example:           "  copydesk roster claims article.md\n  copydesk roster claims --format json --date 2025-12-06 article.html",
		ValidArgsFunction: completePaths,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("claims takes articles: files, folders, globs, or - for standard input")
			}
			return nil
		},
	}
	format := addChoice(cmd, "format", "how to list", "text", "text", "json")
	cmd.Flags().Var(&published, "date", "when the articles were published: YYYY-MM-DD, YYYY-MM or YYYY")
	cmd.Flags().Var(&tag, "lang", "the language of the articles, else it is detected")
	complete(cmd, "date", nil)
	complete(cmd, "lang", nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		write := writeClaims
		if format.value == "json" {
			write = writeClaimsJSON
		}
		stdin := cmd.InOrStdin()
		if slices.Contains(args, "-") {
			stdin = until(cmd.Context(), stdin)
		}
		articles, faults := 0, 0
		for input := range corpus.Walk(args, corpus.WalkOptions{Stdin: stdin}) {
			if err := cmd.Context().Err(); err != nil {
				return errors.New("interrupted")
			}
			source, err := input.Read()
			if err == nil {
				var a *corpus.Article
				if a, err = corpus.Read(input.Name, source, corpus.Options{Date: published.Date, Language: tag.tag}); err == nil {
					articles++
					if err := write(cmd.OutOrStdout(), a, claim.Judge(a, roster.Builtin())); err != nil {
						return err
					}
					continue
				}
			}
			if !errors.Is(err, corpus.ErrEmpty) {
				faults++
			}
			reason := strings.TrimPrefix(err.Error(), input.Name+": ")
			fmt.Fprintf(cmd.ErrOrStderr(), "copydesk: %s: %s\n", report.Printable(input.Name), report.Printable(reason))
		}
		switch {
		case faults > 0:
			return errReported
		case articles == 0:
			return errors.New("no article found")
		}
		return nil
	}
	return cmd
}

// writeClaims lists the claims of one article.
func writeClaims(out io.Writer, a *corpus.Article, claims []claim.Judged) error {
	at := a.Date().String()
	if at == "" {
		at = "no date"
	}
	fmt.Fprintf(out, "%s (%s)\n", report.Printable(a.Name), at)
	for _, c := range claims {
		line, column := placeOfClaim(a, c)
		fmt.Fprintf(out, "  %d:%d  %s: %s\n", line, column, c.Verdict, report.Printable(excerptOf(a, c)))
		if c.Message != "" {
			fmt.Fprintf(out, "      %s\n", report.Printable(c.Message))
		}
		for _, t := range c.Evidence {
			fmt.Fprintf(out, "      %s: %s of %s, %s [%s]\n", report.Printable(t.Person.Name),
				report.Printable(t.Office.TitleIn(t.Jurisdiction)), report.Printable(t.Jurisdiction.Name), span(t), report.Printable(t.Evidence))
		}
	}
	_, err := fmt.Fprintf(out, "%s; roster as of %s\n", counted(len(claims), "claim"), roster.Builtin().AsOf())
	return err
}

// claimJSON is one claim for programs: one object a line.
type claimJSON struct {
	Article  string   `json:"article"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Text     string   `json:"text"`
	Status   string   `json:"status"`
	Person   string   `json:"person"`
	Verdict  string   `json:"verdict"`
	Message  string   `json:"message"`
	Evidence []string `json:"evidence"`
	AsOf     string   `json:"as_of"`
}

func writeClaimsJSON(out io.Writer, a *corpus.Article, claims []claim.Judged) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for _, c := range claims {
		line, column := placeOfClaim(a, c)
		evidence := []string{}
		for _, t := range c.Evidence {
			evidence = append(evidence, fmt.Sprintf("%s, %s, %s, %s: %s",
				t.Person.Name, t.Office.TitleIn(t.Jurisdiction), t.Jurisdiction.Name, span(t), t.Evidence))
		}
		err := encoder.Encode(claimJSON{
			a.Name, line, column, excerptOf(a, c), c.Status.String(), c.Person, c.Verdict.String(), c.Message, evidence,
			roster.Builtin().AsOf().String(),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func excerptOf(a *corpus.Article, c claim.Judged) string {
	return strings.Join(strings.Fields(a.Text.String()[c.Range.Start:c.Range.End]), " ")
}

func placeOfClaim(a *corpus.Article, c claim.Judged) (line, column int) {
	p := a.Position(a.Text.Span(c.Range).Start)
	return p.Line, p.Column
}

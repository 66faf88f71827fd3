package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/sources/registry"
)

func newSources() *cobra.Command {
	var published date
	var tag language
	var output, stdinName string
	cmd := &cobra.Command{
		Use:   "sources ARTICLES…",
		Short: "List every source of articles, and with --online whether it exists",
		Long: "sources lists what articles lean on: each entry of their lists of sources and each note that\n" +
			"names a work, with its state and what leads to it; an editor's check list.\n\n" +
			"The states: absent (who must know it says that there is none), mismatch (the identifier is\n" +
			"that of another work), unreachable (no answer that means anything), not checked, exists.\n" +
			"Without --online nobody is asked, and all are not checked.\n\n" +
			"Exit codes: 0 no source is absent or another work, 1 some are, 2 it could not do its work.",
		Example:           "  copydesk sources article.md\n  copydesk sources --online --mailto desk@example.org --format html -o sources.html posts/",
		ValidArgsFunction: completePaths,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("sources takes articles: files, folders, globs, or - for standard input")
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	format := addChoice(cmd, "format", "how to list", "text", "text", "json", "html")
	on := addOnline(cmd)
	f.Var(&published, "date", "when the articles were published: YYYY-MM-DD, YYYY-MM or YYYY")
	f.Var(&tag, "lang", "the language of the articles, else it is detected")
	f.StringVar(&stdinName, "stdin-name", "", "what to `name` the article on standard input; its extension tells the format")
	f.StringVarP(&output, "output", "o", "", "write the list to a `file`")
	finder := addConfig(cmd)
	complete(cmd, "date", nil)
	complete(cmd, "lang", nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		here, err := finder.For(firstNamed(args, stdinName))
		if err != nil {
			return err
		}
		none, err := rules.NewSet(nil)
		if err != nil {
			return err
		}
		look, err := on.begin(cmd, &here.Sources)
		if err != nil {
			return err
		}
		defer look.end()
		out, err := openOutput(output, cmd.OutOrStdout(), args)
		if err != nil {
			return err
		}
		stdin := cmd.InOrStdin()
		if slices.Contains(args, "-") {
			stdin = until(cmd.Context(), stdin)
		}
		list := &sourceList{Online: on.on}
		options := rules.Options{Jobs: 1, Read: corpus.Options{Date: published.Date, Language: tag.tag}}
		options.Learn = func(_ context.Context, a *corpus.Article) any { return registry.Offline(a) }
		inputs := corpus.Walk(args, corpus.WalkOptions{Stdin: stdin, StdinName: stdinName})
		err = look.run(cmd.Context(), none, inputs, options, list.put)
		if errors.Is(err, context.Canceled) {
			list.skip("(remaining inputs)", "interrupted", true)
			err = nil
		}
		if err == nil {
			write := map[string]func(io.Writer, *sourceList) error{"text": writeSources, "json": writeSourcesJSON, "html": writeSourcesHTML}
			err = write[format.value](out, list)
		}
		if closed := out.Close(err == nil); err == nil {
			err = closed
		}
		if err != nil {
			return err
		}
		return list.outcome()
	}
	return cmd
}

// firstNamed is an article whose configuration a run goes by: the first that
// is named, or any in the folder that is.
func firstNamed(paths []string, stdin string) string {
	const any = "article.md"
	if len(paths) == 0 {
		return any
	}
	switch info, err := os.Stat(paths[0]); {
	case paths[0] == "-":
		return cmp.Or(stdin, any)
	case err != nil: // a glob, or nothing at all
		return any
	case info.IsDir():
		return filepath.Join(paths[0], any)
	}
	return paths[0]
}

// sourceList is what the command lists. Its fields are those of the JSON form.
type sourceList struct {
	Version  int             `json:"version"`
	Online   bool            `json:"online"`
	Articles []sourceArticle `json:"articles"`
	Skipped  []sourceSkip    `json:"skipped"`
	Summary  map[string]int  `json:"summary"` // sources, by state

	first string // what could not be done
}

type sourceArticle struct {
	Name    string       `json:"name"`
	Title   string       `json:"title"`
	Sources []sourceItem `json:"sources"`
}

type sourceSkip struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

type sourceItem struct {
	Line     int             `json:"line"`
	Column   int             `json:"column"`
	Label    string          `json:"label"`
	State    string          `json:"state"`
	Entry    string          `json:"entry"`
	Locators []sourceLocator `json:"locators"`
}

type sourceLocator struct {
	Kind    string   `json:"kind"`
	Value   string   `json:"value"`
	State   string   `json:"state"`
	Service string   `json:"service"`
	Note    string   `json:"note"`
	Link    string   `json:"link"` // where an editor can look; "": nowhere
	Title   string   `json:"title"`
	Authors []string `json:"authors"`
	Year    int      `json:"year"` // 0: unknown
}

// put takes the answers about one article.
func (l *sourceList) put(r rules.Result) error {
	if r.Article == nil {
		l.skip(r.Name, strings.TrimPrefix(r.Err.Error(), r.Name+": "), !errors.Is(r.Err, corpus.ErrEmpty))
		return nil
	}
	out := sourceArticle{Name: r.Article.Name, Title: r.Article.Title(), Sources: []sourceItem{}}
	answers, _ := r.Known.([]registry.Answer)
	sources := r.Article.Sources()
	if l.Summary == nil {
		l.Summary = map[string]int{}
	}
	for _, answer := range answers {
		out.Sources = append(out.Sources, newSourceItem(r.Article, &sources[answer.Source], &answer))
		l.Summary[answer.State.String()]++
	}
	l.Articles = append(l.Articles, out)
	return nil
}

func newSourceItem(a *corpus.Article, s *corpus.Source, answer *registry.Answer) sourceItem {
	const longest = 400 // characters of an entry that are shown
	at := a.Position(a.Text.Span(s.Entry).Start)
	entry := []rune(strings.Join(strings.Fields(a.In(s.Entry)), " "))
	if len(entry) > longest {
		entry = append(entry[:longest], '…')
	}
	item := sourceItem{at.Line, at.Column, s.Label, answer.State.String(), string(entry), []sourceLocator{}}
	for i := range answer.Checks {
		c := &answer.Checks[i]
		locator := s.Locators[c.Locator]
		item.Locators = append(item.Locators, sourceLocator{
			kindOf(locator.Kind), locator.Value, c.State.String(), c.Service, c.Note, linkTo(locator), c.Record.Title(),
			append([]string{}, c.Record.Authors...), c.Record.Year,
		})
	}
	return item
}

func kindOf(k corpus.LocatorKind) string {
	return map[corpus.LocatorKind]string{
		corpus.LocatorURL: "url", corpus.LocatorDOI: "doi", corpus.LocatorISBN: "isbn", corpus.LocatorArXiv: "arxiv",
		corpus.LocatorPMID: "pmid", corpus.LocatorPMCID: "pmcid", corpus.LocatorArchive: "archive",
	}[k]
}

// linkTo is an address where an editor can look for a locator.
func linkTo(l corpus.Locator) string {
	switch l.Kind {
	case corpus.LocatorDOI:
		return "https://doi.org/" + l.Value
	case corpus.LocatorArXiv:
		return "https://arxiv.org/abs/" + l.Value
	case corpus.LocatorPMID:
		return "https://pubmed.ncbi.nlm.nih.gov/" + l.Value + "/"
	case corpus.LocatorPMCID:
		return "https://www.ncbi.nlm.nih.gov/pmc/articles/" + l.Value + "/"
	case corpus.LocatorISBN:
		return "https://openlibrary.org/search?isbn=" + strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == 'X' || r == 'x' {
				return r
			}
			return -1
		}, l.Value)
	case corpus.LocatorURL, corpus.LocatorArchive:
		if lower := strings.ToLower(l.Value); strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") {
			return l.Value
		}
	}
	return ""
}

func (l *sourceList) skip(name, reason string, fault bool) {
	if fault && l.first == "" {
		l.first = name + ": " + reason
	}
	l.Skipped = append(l.Skipped, sourceSkip{name, reason})
}

func (l *sourceList) outcome() error {
	switch {
	case l.first != "":
		return errors.New(l.first)
	case len(l.Articles) == 0:
		return errors.New("no article found")
	case l.Summary[registry.Absent.String()]+l.Summary[registry.Mismatch.String()] > 0:
		return errFound
	}
	return nil
}

// counts names how many sources there are in each state.
func (l *sourceList) counts() string {
	n := 0
	var parts []string
	for _, s := range registry.States() {
		if k := l.Summary[s.String()]; k > 0 {
			n += k
			parts = append(parts, fmt.Sprintf("%d %s", k, s))
		}
	}
	text := counted(n, "source") + " in " + counted(len(l.Articles), "article")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
}

// writeSources writes the list for people.
func writeSources(out io.Writer, l *sourceList) error {
	var b strings.Builder
	for _, a := range l.Articles {
		fmt.Fprintf(&b, "%s\n", report.Printable(a.Name))
		if len(a.Sources) == 0 {
			b.WriteString("  no sources\n")
		}
		for _, s := range a.Sources {
			label := ""
			if s.Label != "" {
				label = "[" + report.Printable(s.Label) + "] "
			}
			fmt.Fprintf(&b, "  %d:%d  %s  %s%s\n", s.Line, s.Column, s.State, label, report.Printable(s.Entry))
			if len(s.Locators) == 0 {
				b.WriteString("      nothing to look up\n")
			}
			for _, k := range s.Locators {
				fmt.Fprintf(&b, "      %s %s: %s", k.Kind, report.Printable(k.Value), k.State)
				if k.State != registry.NotChecked.String() {
					fmt.Fprintf(&b, ", by %s", report.Printable(k.Service))
				}
				if k.Note != "" {
					fmt.Fprintf(&b, ": %s", report.Printable(k.Note))
				}
				b.WriteByte('\n')
			}
		}
		b.WriteByte('\n')
	}
	if len(l.Skipped) > 0 {
		b.WriteString("Skipped\n")
		for _, s := range l.Skipped {
			fmt.Fprintf(&b, "  %s: %s\n", report.Printable(s.Name), report.Printable(s.Reason))
		}
		b.WriteByte('\n')
	}
	b.WriteString(l.counts())
	if !l.Online {
		b.WriteString(" (nobody was asked; --online does)")
	}
	b.WriteByte('\n')
	_, err := io.WriteString(out, b.String())
	return err
}

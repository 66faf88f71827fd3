package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

func newRoster() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "roster",
		Short: "Ask who held which public office when",
		Long: "roster shows what copydesk knows of the holders of public offices, and how it knows.\n\n" +
			"Terms are given as precisely as their sources give them; \"not known\" is an answer.",
	}
	cmd.AddCommand(newRosterWho(), newRosterPerson(), newRosterClaims(), newRosterImport(), newRosterQuery())
	mustName(cmd, "part of roster")
	return cmd
}

func newRosterWho() *cobra.Command {
	var jurisdiction string
	var on date
	cmd := &cobra.Command{
		Use:     "who OFFICE",
		Short:   "Tell who held an office",
		Example: "  copydesk roster who \"Secretary of State\" --on 2025-11-15\n  copydesk roster who chancellor --jurisdiction Germany",
		Args:    oneArgument("who", "office"),
		RunE: func(cmd *cobra.Command, args []string) error {
			r := roster.Builtin()
			posts, err := postsOf(r, args[0], jurisdiction)
			if err != nil {
				return err
			}
			return writeHolders(cmd.OutOrStdout(), r, posts, on.Date)
		},
	}
	cmd.Flags().StringVarP(&jurisdiction, "jurisdiction", "j", "", "the `country` or organisation, else all that have the office")
	cmd.Flags().Var(&on, "on", "on which day, or in which month or year; else ever")
	completeBy(cmd, "jurisdiction", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return jurisdictionNames(roster.Vocabulary()), cobra.ShellCompDirectiveNoFileComp
	})
	complete(cmd, "on", nil)
	return cmd
}

// oneArgument wants one argument, and says of which kind.
func oneArgument(command, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
			return fmt.Errorf("%s takes one %s, in quotation marks where it has several words", command, what)
		}
		return nil
	}
}

// office is an office in a place.
type office struct {
	*roster.Office
	in *roster.Jurisdiction
}

// postsOf are the offices that a title means, where anybody is known to have
// held them.
func postsOf(r *roster.Roster, title, place string) ([]office, error) {
	var in *roster.Jurisdiction
	if place != "" {
		if in = r.Jurisdiction(place); in == nil {
			return nil, fmt.Errorf("no country or organisation is called %q%s", place, didYouMean(place, jurisdictionNames(r)))
		}
	}
	titles := r.Titled(title)
	if o := r.Office(title); o != nil {
		titles = append(titles, &roster.Title{Office: o})
	}
	if len(titles) == 0 {
		return nil, fmt.Errorf("no office is called %q%s", title, didYouMean(title, officeNames(r)))
	}
	var posts []office
	known := map[office]bool{}
	for _, t := range titles {
		for _, j := range r.Jurisdictions() {
			post := office{t.Office, j}
			if t.In(j) && (in == nil || in == j) && !known[post] && len(r.Terms(t.Office, j)) > 0 {
				known[post] = true
				posts = append(posts, post)
			}
		}
	}
	if len(posts) == 0 {
		where := ""
		if in != nil {
			where = " of " + in.Name
		}
		return nil, fmt.Errorf("the roster knows no %s%s", strings.ToLower(title), where)
	}
	return posts, nil
}

func jurisdictionNames(r *roster.Roster) []string {
	var names []string
	for _, j := range r.Jurisdictions() {
		names = append(names, j.Name)
	}
	return names
}

// officeNames are the English titles of all offices.
func officeNames(r *roster.Roster) []string {
	var names []string
	for _, o := range r.Offices() {
		for _, t := range o.Titles {
			if t.Language == "en" {
				names = append(names, t.Text)
			}
		}
	}
	return names
}

// writeHolders lists who held some offices, ever or on a date.
func writeHolders(out io.Writer, r *roster.Roster, posts []office, on corpus.Date) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	found := false
	for _, p := range posts {
		if on.IsZero() {
			for _, t := range r.Terms(p.Office, p.in) {
				found = true
				writeTerm(table, t, "")
			}
			continue
		}
		day := roster.DateOf(on)
		for _, h := range r.Held(p.Office, p.in, day.First(), day.Last()) {
			found = true
			writeTerm(table, h.Term, h.Certainty.String())
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if !found {
		if _, err := fmt.Fprintf(out, "not known: no holder is attested on %s\n", on); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "\nroster as of %s\n", r.AsOf())
	return err
}

// writeTerm writes a line of a table: who, what, when, how sure, and on whose
// word.
func writeTerm(table io.Writer, t *roster.Term, certainty string) {
	title := t.Office.TitleIn(t.Jurisdiction)
	if t.Status == roster.Acting {
		title = "acting " + title
	}
	cells := []string{t.Person.Name, title, t.Jurisdiction.Name, span(t)}
	if certainty != "" {
		cells = append(cells, certainty)
	}
	cells = append(cells, t.Evidence)
	for i, c := range cells {
		cells[i] = report.Printable(c)
	}
	fmt.Fprintln(table, strings.Join(cells, "\t"))
}

// span is the time of a term in words.
func span(t *roster.Term) string {
	start := t.Start.String()
	if start == "" {
		start = "?"
	}
	attested := ""
	if !t.CertainUntil.IsZero() && t.CertainUntil != t.End {
		attested = ", attested " + t.CertainUntil.String()
	}
	switch t.Basis {
	case roster.Latest:
		return start + " to " + t.End.String() + " at the latest" + attested
	case roster.Exact, roster.Derived:
		return start + " to " + t.End.String()
	case roster.Open:
		return "since " + start + attested
	default:
		return "since " + start + ", end not known" + attested
	}
}

func newRosterPerson() *cobra.Command {
	return &cobra.Command{
		Use:     "person NAME",
		Short:   "Tell which offices somebody held",
		Example: "  copydesk roster person Blinken\n  copydesk roster person \"Volodymyr Selenskyj\"",
		Args:    oneArgument("person", "name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			r := roster.Builtin()
			people := r.People(args[0])
			if len(people) == 0 {
				return fmt.Errorf("the roster knows nobody called %q%s", args[0], didYouMean(args[0], likelyNames(r, args[0])))
			}
			return writePeople(cmd.OutOrStdout(), r, people)
		},
	}
}

// likelyNames are the names of those who share a word with a name, or the
// surnames where there is but one word.
func likelyNames(r *roster.Roster, name string) []string {
	var names []string
	words := strings.Fields(roster.FoldName(name))
	for _, p := range r.Everybody() {
		if len(words) == 1 {
			names = append(names, p.Surname())
			continue
		}
		folded := " " + roster.FoldName(p.Name) + " "
		for _, w := range words {
			if strings.Contains(folded, " "+w+" ") {
				names = append(names, p.Name)
				break
			}
		}
	}
	return names
}

func writePeople(out io.Writer, r *roster.Roster, people []roster.Match) error {
	for _, p := range people {
		line := p.Name
		if len(p.Aliases) > 0 {
			line += " (also " + strings.Join(p.Aliases, ", ") + ")"
		}
		fmt.Fprintln(out, report.Printable(line))
		table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
		for _, t := range p.Terms {
			fmt.Fprint(table, "  ")
			writeTerm(table, t, "")
		}
		if err := table.Flush(); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "\nroster as of %s\n", r.AsOf())
	return err
}

// today is the date that a query is stamped with.
func today() string { return time.Now().UTC().Format(time.DateOnly) }

var errNoRows = errors.New("no row could be made of the file")

package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules/officials/roster"
	"github.com/copydesk/copydesk/rules/officials/roster/importer"
)

func newRosterQuery() *cobra.Command {
	return &cobra.Command{
		Use:   "query",
		Short: "Print the question to put to Wikidata",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), importer.Query)
			return err
		},
	}
}

func newRosterImport() *cobra.Command {
	var output string
	var asOf date
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make a roster of somebody else's list",
		Long: "import reads a list of officeholders and writes it as a roster: tab-separated, for the configuration.\n\n" +
			"It reads Popolo JSON, results of Wikidata as JSON (\"copydesk roster query\" prints the question),\n" +
			"FollowTheMoney entities, tables with commas, and rosters. What it had to leave out, and why, it\n" +
			"tells on standard error.",
		Example:           "  copydesk roster import --output ministers.tsv query.json",
		Args:              oneArgument("import", "file"),
		ValidArgsFunction: completePaths,
	}
	format := addChoice(cmd, "format", "how the list is written", "auto", append([]string{"auto"}, importer.Formats()...)...)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the roster to a `file`")
	cmd.Flags().Var(&asOf, "as-of", "the day up to which the list can speak of who is in office; else that of the list, or today")
	complete(cmd, "as-of", nil)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		in, done, err := openSeeker(args[0], cmd.InOrStdin())
		if err != nil {
			return err
		}
		defer done()
		out, err := openOutput(output, cmd.OutOrStdout(), args)
		if err != nil {
			return fmt.Errorf("--output: %w", err)
		}
		kind := importer.Format(format.value)
		if kind == "auto" {
			kind = ""
		}
		stamp := asOf.String()
		if stamp == "" {
			if stamp, err = importer.AsOf(in); err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
		}
		if stamp == "" {
			stamp = today()
		}
		w := bufio.NewWriter(out)
		fmt.Fprintf(w, "# as-of: %s\n%s\n", stamp, roster.Columns)
		offices := strangers{}
		told, err := importer.Import(in, kind, filepath.Base(args[0]), importer.Limits{}, func(row roster.Row) error {
			offices.meet(row)
			_, err := w.WriteString(row.TSV())
			return err
		})
		if err == nil {
			err = w.Flush()
		}
		if err == nil && told.Rows == 0 {
			writeLeft(cmd.ErrOrStderr(), told, offices)
			err = errNoRows
		}
		if closed := out.Close(err == nil); err == nil {
			err = closed
		}
		if err != nil {
			return fmt.Errorf("%s: %w", args[0], err)
		}
		writeLeft(cmd.ErrOrStderr(), told, offices)
		return nil
	}
	return cmd
}

// openSeeker opens a file that is read twice; standard input is kept in a file
// for that time.
func openSeeker(name string, stdin io.Reader) (io.ReadSeeker, func(), error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, err
		}
		if info, err := f.Stat(); err == nil && info.IsDir() {
			_ = f.Close()
			return nil, nil, fmt.Errorf("%s: a folder, not a list", name)
		}
		return f, func() { _ = f.Close() }, nil
	}
	f, err := os.CreateTemp("", "copydesk-roster-*")
	if err != nil {
		return nil, nil, err
	}
	done := func() { _ = f.Close(); _ = os.Remove(f.Name()) }
	if _, err = io.Copy(f, stdin); err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		done()
		return nil, nil, err
	}
	return f, done, nil
}

// strangers are the offices of an import that the vocabulary does not know,
// with how often they came.
type strangers map[string]int

// mostStrangers keeps a list of a million invented offices from filling the
// memory.
const mostStrangers = 10_000

func (s strangers) meet(row roster.Row) {
	v := roster.Vocabulary()
	if v.OfficeNamed(row.Office, v.Jurisdiction(row.Jurisdiction)) != nil {
		return
	}
	if _, known := s[row.Office]; known || len(s) < mostStrangers {
		s[row.Office]++
	}
}

// writeLeft tells what an import did, left out and did not know.
func writeLeft(out io.Writer, told *importer.Report, offices strangers) {
	fmt.Fprintf(out, "%d rows\n", told.Rows)
	for _, reason := range slices.Sorted(maps.Keys(told.Left)) {
		fmt.Fprintf(out, "left out: %d × %s, first in %s\n", told.Left[reason], reason, told.Example[reason])
	}
	names := slices.SortedFunc(maps.Keys(offices), func(a, b string) int {
		if offices[a] != offices[b] {
			return offices[b] - offices[a]
		}
		return strings.Compare(a, b)
	})
	known := officeNames(roster.Vocabulary())
	for i, name := range names {
		if i == 10 {
			fmt.Fprintf(out, "and %d more offices of its own\n", len(names)-i)
			break
		}
		fmt.Fprintf(out, "an office of its own: %s (%d rows)%s\n", report.Printable(name), offices[name], didYouMean(name, known))
	}
}

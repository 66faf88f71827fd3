package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack"
)

func newPacks() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "packs",
		Short: "Test and list rules that are written as YAML",
		Long: "packs works with rules that are written as YAML, without Go: packs of your own\n" +
			"and Vale styles. \"copydesk check --pack DIR\" judges articles by them.",
	}
	mustName(cmd, "job of packs")
	list := &cobra.Command{
		Use:               "list DIR…",
		Short:             "List the rules of packs, and those that are refused with the reason",
		ValidArgsFunction: completePaths,
		Args:              needsPacks("list"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachPack(args, func(path string, of []*rules.Rule, refused []pack.Refusal) error {
				return listPack(cmd.OutOrStdout(), path, of, refused)
			})
		},
	}
	show := &cobra.Command{
		Use:               "show DIR [rules…]",
		Short:             "Tell all there is to know of the rules of a pack",
		ValidArgsFunction: completePaths,
		Args:              needsPacks("show"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachPack(args[:1], func(_ string, of []*rules.Rule, refused []pack.Refusal) error {
				return showPack(cmd.OutOrStdout(), of, refused, args[1:])
			})
		},
	}
	test := &cobra.Command{
		Use:   "test DIR…",
		Short: "Run the examples of packs: bad ones must be marked, good ones must not",
		Long: "test runs the examples that the rules of packs carry. It exits with 1 where an example\n" +
			"shows something else than the rule says, and with 2 where a rule is refused.",
		ValidArgsFunction: completePaths,
		Args:              needsPacks("test"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var worst error
			err := eachPack(args, func(path string, of []*rules.Rule, refused []pack.Refusal) error {
				err := testPack(cmd, path, of, refused)
				if errors.Is(err, errFound) || errors.Is(err, errReported) {
					if !errors.Is(worst, errReported) {
						worst = err
					}
					return nil
				}
				return err
			})
			if err != nil {
				return err
			}
			return worst
		},
	}
	cmd.AddCommand(test, list, show)
	return cmd
}

func needsPacks(job string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("packs %s takes the folder or file of a pack", job)
		}
		return nil
	}
}

func eachPack(paths []string, do func(path string, of []*rules.Rule, refused []pack.Refusal) error) error {
	for _, p := range paths {
		of, refused, err := pack.Open(p)
		if err != nil {
			return err
		}
		if err := do(p, of, refused); err != nil {
			return err
		}
	}
	return nil
}

func listPack(out io.Writer, path string, of []*rules.Rule, refused []pack.Refusal) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, r := range of {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", r.ID, r.Severity, r.Confidence, report.Printable(r.Title))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, r := range refused {
		fmt.Fprintf(out, "refused %s: %s\n", report.Printable(r.Rule), report.Printable(r.Why))
	}
	_, err := fmt.Fprintf(out, "%s: %s, %d refused\n", report.Printable(path), counted(len(of), "rule"), len(refused))
	return err
}

func showPack(out io.Writer, of []*rules.Rule, refused []pack.Refusal, names []string) error {
	if len(names) > 0 {
		var some []*rules.Rule
		for _, n := range names {
			found, err := find(of, n)
			if err != nil {
				return err
			}
			some = append(some, found...)
		}
		of, refused = some, nil
	}
	for i, r := range of {
		text := explain(r, proseWidth(out))
		if i > 0 {
			text = "\n" + text
		}
		if _, err := io.WriteString(out, text); err != nil {
			return err
		}
	}
	for _, r := range refused {
		if _, err := fmt.Fprintf(out, "\nrefused %s: %s\n", report.Printable(r.Rule), report.Printable(r.Why)); err != nil {
			return err
		}
	}
	return nil
}

// testPack runs the examples of a pack and tells what came of them.
func testPack(cmd *cobra.Command, path string, of []*rules.Rule, refused []pack.Refusal) error {
	out := cmd.OutOrStdout()
	results, err := pack.Test(cmd.Context(), of)
	if err != nil {
		return fmt.Errorf("pack %s: %w", path, err)
	}
	examples, faults, bare := 0, 0, 0
	for _, r := range results {
		examples += r.Examples
		if r.Examples == 0 {
			bare++
		}
		for _, f := range r.Faults {
			faults++
			fmt.Fprintf(out, "%s: %s\n", r.Rule, report.Printable(f))
		}
	}
	for _, r := range refused {
		fmt.Fprintf(out, "refused %s: %s\n", report.Printable(r.Rule), report.Printable(r.Why))
	}
	fmt.Fprintf(out, "%s: %s, %s, %s failed, %d refused", report.Printable(path), counted(len(of), "rule"), counted(examples, "example"), counted(faults, "example"), len(refused))
	if bare > 0 {
		fmt.Fprintf(out, "; %s without an example", counted(bare, "rule"))
	}
	if _, err := fmt.Fprintln(out); err != nil {
		return err
	}
	switch {
	case len(refused) > 0:
		return errReported
	case faults > 0:
		return errFound
	}
	return nil
}

// shelf holds the packs that a run judges by. Each is read once.
type shelf struct {
	notes io.Writer // where the rules of Vale styles that are not run are named

	read map[string][]*rules.Rule // by absolute path
}

// addPacks gives a command the flag that names packs.
func addPacks(cmd *cobra.Command) *[]string {
	var paths []string
	cmd.Flags().StringArrayVar(&paths, "pack", nil, "judge by the rules of a `folder` or file too: a pack or a Vale style (see copydesk packs)")
	return &paths
}

// flagPacks are the packs that the flag names, as a configuration would.
func flagPacks(paths []string) []config.Pack {
	var out []config.Pack
	for _, t := range config.FlagTexts("--pack", paths) {
		out = append(out, config.Pack{Path: t})
	}
	return out
}

// join adds the rules of packs to the built-in ones. A pack of the house must
// be without fault; of a Vale style what cannot be run is named, and the rest
// is run.
func (s *shelf) join(builtin []*rules.Rule, packs []config.Pack) ([]*rules.Rule, error) {
	if len(packs) == 0 {
		return builtin, nil
	}
	taken := map[string]string{} // by name: the absolute path of a pack, or "copydesk"
	for _, c := range categories(builtin) {
		taken[c] = "copydesk"
	}
	out := slices.Clone(builtin)
	for _, p := range packs {
		at := p.Path
		if at.Value == "" {
			at = p.Vale
		}
		path, err := filepath.Abs(at.Path())
		if err != nil {
			return nil, at.Place.Problem("%s: %v", at.Value, err)
		}
		of, err := s.open(at, path, p.Vale.Value != "")
		if err != nil {
			return nil, err
		}
		for _, name := range pack.Names(of) {
			switch taken[name] {
			case path: // named twice
				of = nil
			case "":
			default:
				return nil, at.Place.Problem("%s: %s has rules called %s/… already", at.Value, shown(taken[name]), name)
			}
			taken[name] = path
		}
		out = append(out, of...)
	}
	return out, nil
}

// open reads the pack of an absolute path, or gives the rules that were read
// before.
func (s *shelf) open(at config.Text, path string, style bool) ([]*rules.Rule, error) {
	if of, ok := s.read[path]; ok {
		return of, nil
	}
	of, refused, err := pack.Open(at.Path())
	if err != nil {
		return nil, at.Place.Problem("%v", err)
	}
	if style = style || pack.IsStyle(path); !style && len(refused) > 0 {
		return nil, at.Place.Problem("%s: %s%s", refused[0].Rule, refused[0].Why, more(len(refused)-1))
	}
	if len(refused) > 0 {
		names := make([]string, len(refused))
		for i, r := range refused {
			names[i] = r.Rule
		}
		fmt.Fprintf(s.notes, "copydesk: of %s not run: %s (copydesk packs list tells why)\n",
			report.Printable(at.Value), report.Printable(strings.Join(names, ", ")))
	}
	if s.read == nil {
		s.read = map[string][]*rules.Rule{}
	}
	s.read[path] = of
	return of, nil
}

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (and %d more; copydesk packs list names them)", n)
}

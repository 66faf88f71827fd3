package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:               "explain RULE",
		Short:             "Tell what a rule marks, why, and how often it is wrong",
		ValidArgsFunction: completeRules,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("explain takes one rule, such as boilerplate/placeholder; \"copydesk rules\" lists them")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := find(all.Rules(), args[0])
			if err != nil {
				return err
			}
			for _, r := range found {
				explain(cmd.OutOrStdout(), r)
			}
			return nil
		},
	}
}

func explain(out io.Writer, r *rules.Rule) {
	fmt.Fprintf(out, "%s: %s\n%s\n%s\n", r.ID, r.Title, r.Doc, r.Measured)
}

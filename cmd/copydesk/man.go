//go:build man

package main

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// extra are commands for those who package copydesk. They are built only with
// the tag man, so that what they need does not burden every start.
func extra() []*cobra.Command {
	return []*cobra.Command{{
		Use:    "man folder",
		Short:  "Write the manual pages",
		Args:   cobra.ExactArgs(1),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			root.DisableAutoGenTag = true // pages of one version are the same on every day
			header := &doc.GenManHeader{Title: "COPYDESK", Section: "1", Source: "copydesk", Manual: "copydesk"}
			if err := doc.GenManTree(root, header, args[0]); err != nil {
				return fmt.Errorf("write the manual pages: %w", err)
			}
			return nil
		},
	}}
}

package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// gates are the files that put copydesk before a commit or a merge, one for
// each tool that holds such a gate.
//
//go:embed gates/*.yaml
var gates embed.FS

func newGate() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "gate tool",
		Short: "Print what puts copydesk before a commit or a merge",
		Long: "gate prints the file that makes a tool run copydesk: " + strings.Join(gateNames(), ", ") + ".\n" +
			"The first line says where it belongs.",
		Example: "  copydesk gate pre-commit >>.pre-commit-config.yaml",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("%s needs the name of a tool: %s", cmd.CommandPath(), strings.Join(gateNames(), ", "))
			}
			return nil
		},
		ValidArgs: gateNames(),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		text, err := gateFor(args[0])
		if err != nil {
			return err
		}
		_, err = io.WriteString(cmd.OutOrStdout(), text)
		return err
	}
	return cmd
}

// gateFor is the file of a tool, with this version of copydesk in it.
func gateFor(tool string) (string, error) {
	text, err := gates.ReadFile("gates/" + tool + ".yaml")
	if err != nil {
		if near := nearest(tool, gateNames()); near != "" {
			return "", fmt.Errorf("no gate is called %q; did you mean %q?", tool, near)
		}
		return "", fmt.Errorf("no gate is called %q: it is one of %s", tool, strings.Join(gateNames(), ", "))
	}
	return strings.ReplaceAll(string(text), "VERSION", released()), nil
}

// released is the newest release that this binary knows of: its own where it
// is one.
func released() string {
	if v := version(); regexp.MustCompile(`^v\d+\.\d+\.\d+$`).MatchString(v) {
		return v
	}
	return "main"
}

func gateNames() []string {
	files, _ := fs.Glob(gates, "gates/*.yaml") // the pattern is sound
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(f, "gates/"), ".yaml")
	}
	return names
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
)

func newInit() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "init [file]",
		Short: "Write a configuration that says what can be configured",
		Long: "init writes .copydesk.yaml with every key, explained and commented out: it changes\n" +
			"nothing until a line is uncommented. A file that is there stays as it is.",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completePaths,
	}
	cmd.Flags().BoolVar(&force, "force", false, "write over a file that is there")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		name := config.Names[0]
		if len(args) > 0 {
			name = args[0]
		}
		mode := os.O_WRONLY | os.O_CREATE | os.O_EXCL
		if force {
			mode = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
		}
		f, err := os.OpenFile(name, mode, 0o666) //nolint:gosec // a file for everybody, named by the user
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%s is there already; --force writes over it", name)
		}
		if err != nil {
			return err
		}
		_, err = f.WriteString(config.Template())
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		_, err = fmt.Fprintf(cmd.OutOrStdout(), "wrote %s\n", name)
		return err
	}
	return cmd
}

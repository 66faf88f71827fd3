package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Tell which copydesk this is",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text := "copydesk " + version()
			if info, ok := debug.ReadBuildInfo(); ok {
				if revision := setting(info, "vcs.revision"); revision != "" {
					text += "\ncommit   " + revision
					if setting(info, "vcs.modified") == "true" {
						text += " (modified)"
					}
				}
				text += "\nbuilt by " + info.GoVersion + " for " + setting(info, "GOOS") + "/" + setting(info, "GOARCH")
			}
			_, err := fmt.Fprintln(cmd.OutOrStdout(), text)
			return err
		},
	}
}

// version is the version that the module was built as, "devel" where it was
// built from a work tree.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

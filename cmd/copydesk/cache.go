package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/rules/sources/registry/cache"
)

func newCache() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cache",
		Short: "Tell where answers of registries are kept, or throw them away",
		Long: "What registries and sites answer to --online is kept in one file, so that no question is\n" +
			"asked twice: a month where something exists, a day where it does not, ten minutes where\n" +
			"nobody answered. Any number of copydesks may use the file at once.",
	}
	mustName(cmd, "command")
	cmd.AddCommand(
		newCacheCommand("path", "Print the path of the file", func(cmd *cobra.Command, dir string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), cache.File(dir))
			return err
		}),
		newCacheCommand("clear", "Throw all answers away", func(cmd *cobra.Command, dir string) error {
			n, err := cache.Clear(dir)
			if err != nil {
				return fmt.Errorf("clear the cache: %w", err)
			}
			what := "there was nothing to throw away"
			if n > 0 {
				what = fmt.Sprintf("%s is gone (%d kB)", cache.File(dir), (n+1023)/1024)
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), what)
			return err
		}),
	)
	return cmd
}

func newCacheCommand(use, short string, run func(*cobra.Command, string) error) *cobra.Command {
	var dir string
	cmd := &cobra.Command{Use: use, Short: short, Args: func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return errors.New(use + " takes no arguments")
		}
		return nil
	}}
	addCacheDir(cmd, &dir)
	finder := addConfig(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		d, err := cacheDir(dir, finder)
		if err != nil {
			return err
		}
		return run(cmd, d)
	}
	return cmd
}

// cacheDir is the folder of the cache: of the flag, of the configuration, of
// the user.
func cacheDir(flag string, finder *config.Finder) (string, error) {
	if flag != "" {
		return flag, nil
	}
	r, err := finder.For(firstNamed(nil, ""))
	if err != nil {
		return "", err
	}
	if r.Sources.CacheDir.Set() {
		return r.Sources.CacheDir.Path(), nil
	}
	return cache.Default()
}

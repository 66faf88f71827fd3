package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/corpus"
)

// settle is how long files must be left alone before they are read again:
// editors write a file in several steps.
const settle = 150 * time.Millisecond

func addWatch(cmd *cobra.Command, c *check) {
	cmd.Flags().BoolVarP(&c.watch, "watch", "w", false, "judge again what changes, until interrupted")
}

// runWatch is check --watch.
func (c *check) runWatch(cmd *cobra.Command, paths []string) error {
	plan, err := c.format.plan(c.output, os.Getenv)
	if err != nil {
		return err
	}
	for _, p := range plan {
		if p.name != "text" && p.name != "compact" || p.file != "-" {
			return errors.New("--watch writes for somebody who looks on: text or compact, to standard output")
		}
	}
	if slices.Contains(paths, "-") {
		return errors.New("--watch: standard input cannot be watched")
	}
	return watch(cmd.Context(), paths, cmd.ErrOrStderr(), func(changed map[string]bool) error {
		again := func() error {
			// Configurations are read anew: they may have changed as well.
			c.finder = &config.Finder{Explicit: c.finder.Explicit, None: c.finder.None}
			return c.runTo(cmd, paths, besides{stdout: cmd.OutOrStdout(), only: changed})
		}
		if changed == nil {
			return again()
		}
		for range only(c.inputs(cmd.Context(), paths, nil), changed) {
			return again()
		}
		return nil // what changed is no article of the run
	})
}

// watch judges what the paths mean, then again each file that changes, until
// the context ends. judge gets the files to look at; nil: all.
func watch(ctx context.Context, paths []string, log io.Writer, judge func(only map[string]bool) error) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	defer watcher.Close() //nolint:errcheck // nothing is written to it
	watched := 0
	for _, path := range paths {
		n, err := watchTree(watcher, path)
		if err != nil {
			return err
		}
		watched += n
	}
	tell := func(err error) {
		if err != nil && !errors.Is(err, errFound) {
			fmt.Fprintf(log, "copydesk: %s\n", explained(err))
		}
	}
	tell(judge(nil))
	fmt.Fprintf(log, "watching %s; interrupt to end\n", counted(watched, "folder"))

	changed := map[string]bool{}
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-watcher.Errors:
			tell(fmt.Errorf("watch: %w", err))
		case event := <-watcher.Events:
			if event.Op == fsnotify.Chmod {
				continue
			}
			if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
				if _, err := watchTree(watcher, event.Name); err != nil {
					tell(err)
				}
			}
			changed[identity(event.Name)] = true
			timer.Reset(settle)
		case <-timer.C:
			if slices.ContainsFunc(slices.Collect(maps.Keys(changed)), isConfiguration) {
				changed = nil // what holds for every article may be another thing now
			}
			tell(judge(changed))
			changed = map[string]bool{}
		}
	}
}

// watchTree watches a folder with all below it, or the folder of a file: a
// file that is replaced would be lost from sight. It returns how many.
func watchTree(watcher *fsnotify.Watcher, path string) (int, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[{") { // a glob: what stands before it
		path, _ = doublestar.SplitPattern(filepath.ToSlash(path))
		info, err = os.Stat(path)
	}
	if err != nil {
		return 0, err
	}
	if !info.IsDir() {
		return 1, watcher.Add(filepath.Dir(path))
	}
	n := 0
	err = filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil //nolint:nilerr // the run itself tells of what cannot be read
		case !entry.IsDir():
			return nil
		case at != path && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules"):
			return filepath.SkipDir
		}
		n++
		if err := watcher.Add(at); err != nil {
			return fmt.Errorf("watch %s: %w", at, err)
		}
		return nil
	})
	return n, err
}

// isConfiguration reports whether a file is one that tells how to judge others.
func isConfiguration(name string) bool { return slices.Contains(config.Names, filepath.Base(name)) }

// only lets through the inputs whose files are named.
func only(inputs iter.Seq[corpus.Input], names map[string]bool) iter.Seq[corpus.Input] {
	if names == nil {
		return inputs
	}
	return func(yield func(corpus.Input) bool) {
		for in := range inputs {
			if names[identity(in.Name)] && !yield(in) {
				return
			}
		}
	}
}

// identity is the one name of a file.
func identity(name string) string {
	if absolute, err := filepath.Abs(name); err == nil {
		return absolute
	}
	return filepath.Clean(name)
}

package main

import (
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/copydesk/copydesk/corpus"
)

// inputs are the articles that the paths of the command line mean.
func (c *check) inputs(paths []string, stdin io.Reader) iter.Seq[corpus.Input] {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	return func(yield func(corpus.Input) bool) {
		for _, p := range paths {
			if p == "-" {
				name := c.stdinName
				if name == "" {
					name = "stdin"
				}
				if !yield(corpus.Input{Name: name, Read: func() ([]byte, error) { return io.ReadAll(stdin) }}) {
					return
				}
				continue
			}
			info, err := os.Stat(p)
			if err != nil || !info.IsDir() {
				if !yield(corpus.Input{Name: p, Read: func() ([]byte, error) { return os.ReadFile(p) }}) {
					return
				}
				continue
			}
			err = filepath.WalkDir(p, func(q string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || corpus.FormatOf(q) == corpus.Unknown {
					return nil
				}
				if !yield(corpus.Input{Name: q, Read: func() ([]byte, error) { return os.ReadFile(q) }}) {
					return filepath.SkipAll
				}
				return nil
			})
			if err != nil {
				return
			}
		}
	}
}

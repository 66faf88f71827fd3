package main

import (
	"errors"
	"fmt"
	"iter"
	"path"
	"path/filepath"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/corpus"
)

// door lets inputs in to a run: those whose configuration can be read, and
// does not exclude them.
type door struct {
	desk  *desk
	named []string // the arguments of the command line

	replaced func(input string) bool // a report of the run takes its place, so that it is no article; may be nil

	excluded int   // inputs that nobody named and a configuration keeps out
	broken   error // the configuration that ended the run
}

// errExcluded is why an excluded input that somebody named is not read.
type errExcluded struct{ by config.Text }

func (e errExcluded) Error() string {
	return fmt.Sprintf("excluded by %q (%s)", e.by.Value, e.by.Place)
}

// let passes inputs on. It ends with the first whose configuration is broken.
func (d *door) let(inputs iter.Seq[corpus.Input]) iter.Seq[corpus.Input] {
	named := map[string]bool{}
	for _, n := range d.named {
		named[path.Clean(filepath.ToSlash(n))] = true
	}
	return func(yield func(corpus.Input) bool) {
		for input := range inputs {
			if d.replaced != nil && d.replaced(input.Name) {
				continue
			}
			s, err := d.desk.For(input.Name)
			if err != nil {
				d.broken = err
				return
			}
			if by, out := s.resolution.Excluded(input.Name); out {
				if !named[path.Clean(input.Name)] {
					d.excluded++
					continue
				}
				input.Read = func() ([]byte, error) { return nil, errExcluded{by} }
			}
			if !yield(input) {
				return
			}
		}
	}
}

// isExcluded reports whether an error says that an input was excluded.
func isExcluded(err error) bool {
	var e errExcluded
	return errors.As(err, &e)
}

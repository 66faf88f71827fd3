package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// sieve holds back findings that are not new: those that a baseline names, and
// those on lines that did not change since a revision.
type sieve struct {
	baseline, newFrom string // the flags

	byFile map[string]*heldBaseline
	added  *added
}

// addSieve gives a command the flags of a sieve.
func addSieve(cmd *cobra.Command) *sieve {
	s := &sieve{}
	cmd.Flags().StringVar(&s.baseline, "baseline", "", "tell only what is not in the baseline of a `file` (see copydesk baseline)")
	cmd.Flags().StringVar(&s.newFrom, "new-from", "", "tell only what stands on lines that changed since a git `revision`")
	complete(cmd, "new-from", nil)
	return s
}

// open makes the sieve ready for a run. What the flags name must be there.
func (s *sieve) open(ctx context.Context) error {
	s.byFile = map[string]*heldBaseline{}
	if s.baseline != "" {
		if _, err := s.held(s.baseline); err != nil {
			return fmt.Errorf("--baseline: %w", err)
		}
	}
	if s.newFrom != "" {
		s.added = &added{ctx: ctx, revision: s.newFrom, repositories: map[string]*workTree{}}
	}
	return nil
}

// put takes what is not new out of a result, and notes it as stood. The
// baseline is that of the flag, else the one that the configuration names.
func (s *sieve) put(r *rules.Result, configured string) error {
	if s.byFile == nil || r.Article == nil {
		return nil
	}
	if s.added != nil {
		lines, err := s.added.lines(r.Name, r.Article)
		if err != nil {
			return fmt.Errorf("--new-from: %w", err)
		}
		r.Findings = s.part(r, rules.ByDiff, "the line did not change since "+s.newFrom, func(f *rules.Finding) bool {
			return !lines.touch(f.Span)
		})
	}
	file := s.baseline
	if file == "" {
		file = configured
	}
	if file == "" {
		return nil
	}
	b, err := s.held(file)
	if err != nil {
		return fmt.Errorf("baseline: %w", err)
	}
	fresh, old := b.Sift(b.name(r.Name), r.Article, r.Findings, b.exists)
	r.Findings = fresh
	for _, f := range old {
		r.Stood = append(r.Stood, rules.Stood{Finding: f, Reason: "it is in the baseline", By: rules.ByBaseline})
	}
	return nil
}

// part moves the findings that pass the test to those that stood.
func (s *sieve) part(r *rules.Result, by, reason string, out func(*rules.Finding) bool) []rules.Finding {
	var kept []rules.Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; out(f) {
			r.Stood = append(r.Stood, rules.Stood{Finding: *f, Reason: reason, By: by})
		} else {
			kept = append(kept, *f)
		}
	}
	return kept
}

// heldBaseline is a baseline with the place of its file: names in it are
// relative to that.
type heldBaseline struct {
	*rules.Baseline
	folder string // absolute
}

// held reads a baseline once.
func (s *sieve) held(file string) (*heldBaseline, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	if b := s.byFile[path]; b != nil {
		return b, nil
	}
	b, err := readBaseline(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is not there; \"copydesk baseline write\" writes it", shown(path))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), err)
	}
	s.byFile[path] = b
	return b, nil
}

func readBaseline(path string) (*heldBaseline, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := rules.ReadBaseline(f)
	if err != nil {
		return nil, err
	}
	return &heldBaseline{b, filepath.Dir(path)}, nil
}

// name is what the baseline calls an article.
func (b *heldBaseline) name(article string) string {
	path, err := filepath.Abs(filepath.FromSlash(article))
	if err != nil {
		return article
	}
	name, err := filepath.Rel(b.folder, path)
	if err != nil {
		return filepath.ToSlash(path) // on another drive
	}
	return filepath.ToSlash(name)
}

// exists reports whether the article of a name in the baseline is there.
func (b *heldBaseline) exists(name string) bool {
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(b.folder, path)
	}
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// spans are places of a source, in ascending order.
type spans struct {
	all  bool
	list []corpus.Span
}

// touch reports whether a place shares a line with one of the spans.
func (s *spans) touch(place corpus.Span) bool {
	if s.all {
		return true
	}
	i, _ := slices.BinarySearchFunc(s.list, place.Start, func(l corpus.Span, at int) int {
		if l.End <= at {
			return -1
		}
		return 1
	})
	return i < len(s.list) && s.list[i].Start < max(place.End, place.Start+1)
}

// besides is what a command that judges does besides reporting.
type besides struct {
	begin  func(*desk) error                               // sees the settings of what is named, before anything is read; may be nil
	stdout io.Writer                                       // where the report goes unless the flags say otherwise
	then   func(context.Context, *settings, *rules.Result) // what each article passes through, on its worker; may be nil
	told   func(*rules.Result)                             // sees each result in its turn; may be nil
	only   map[string]bool                                 // the files to judge, by identity; nil: all
}

// options are those of a run that does something besides.
func (also *besides) options(d *desk, jobs int) rules.Options {
	options := d.options(jobs)
	if also.then != nil {
		options.Then = append(options.Then, func(ctx context.Context, r *rules.Result) { also.then(ctx, d.must(r.Name), r) })
	}
	return options
}

// through judges articles without a report of its own: the tray takes them.
// Where not all could be judged, the error ends with what comes of that.
func (c *check) through(cmd *cobra.Command, d *desk, paths []string, t *tray, so string) error {
	ctx := cmd.Context()
	here, err := d.here(paths, c.stdinName)
	if err != nil {
		return err
	}
	if t.sieve != nil {
		if err := t.sieve.open(ctx); err != nil {
			return err
		}
	}
	door := &door{desk: d, named: paths}
	if err := rules.Run(ctx, here.set, door.let(c.inputs(ctx, paths, cmd.InOrStdin())), d.options(c.jobs.n), t.put); err != nil {
		return err
	}
	if door.broken != nil {
		return door.broken
	}
	if err := t.outcome(); err != nil && !errors.Is(err, errFound) {
		return fmt.Errorf("%w; %s", err, so)
	}
	return nil
}

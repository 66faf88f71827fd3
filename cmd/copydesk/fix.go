package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/aymanbagabas/go-udiff"
	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
)

// fixer is the job of mending articles, with the flags that say how.
type fixer struct {
	*check
	unsafe, diff, dryRun bool
	rules                []string

	stdin          bool
	stdout, stderr io.Writer

	mu             sync.Mutex
	wanted         map[*settings]map[string]bool // the IDs that --rule means, see wants
	done           map[string]*mended            // by name, until its turn has come
	articles, made int
	left           int
	failed         error // of standard output or standard error
}

// mended is what became of one article.
type mended struct {
	before []byte
	rules.Mended
}

func newFix() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fix [paths…]",
		Short: "Mend what can be mended safely",
		Long: "fix makes the fixes that keep the meaning, and reports what remains.\n\n" +
			"A file is replaced as a whole or not at all; it keeps its encoding, line ends and\n" +
			"permissions. Nothing is changed inside code, quotations, comments or what a stet lets\n" +
			"stand, and no fix is made that raises an error that was not there. With - the article\n" +
			"comes from standard input, the mended text goes to standard output and the report to\n" +
			"standard error.\n\n" +
			"Exit codes: 0 nothing remains at or above --fail-on, 1 something does, 2 it could not do\n" +
			"its work. With --diff and --dry-run nothing is written, and 1 also means that something\n" +
			"would be.",
		Example: "  copydesk fix articles/\n  copydesk fix --diff articles/ > fixes.patch\n" +
			"  copydesk fix --rule spelling,contents/numbering article.md",
		ValidArgsFunction: completePaths,
	}
	f := &fixer{check: addCheck(cmd), wanted: map[*settings]map[string]bool{}, done: map[string]*mended{}}
	cmd.Flags().BoolVar(&f.unsafe, "unsafe", false, "make the fixes too that may change the meaning")
	cmd.Flags().BoolVar(&f.diff, "diff", false, "write nothing; show the changes as a unified diff")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "write nothing; tell what would be fixed and what would remain")
	cmd.Flags().StringSliceVar(&f.rules, "rule", nil, "make only the fixes of these `rules`, categories, sets or globs")
	completeBy(cmd, "rule", completeChoice)
	cmd.MarkFlagsMutuallyExclusive("diff", "dry-run")
	cmd.RunE = f.run
	return cmd
}

func (f *fixer) run(cmd *cobra.Command, paths []string) error {
	f.stdout, f.stderr = cmd.OutOrStdout(), cmd.ErrOrStderr()
	if f.stdin = slices.Contains(paths, "-"); f.stdin && len(paths) > 1 {
		return errors.New("fix takes - alone: the mended text goes to standard output")
	}
	failSoftly()
	to := f.stdout
	switch {
	case f.diff:
		to = io.Discard
	case f.stdin:
		to = f.stderr
	}
	err := f.runTo(cmd, paths, besides{begin: f.known, stdout: to, then: f.mend, told: f.tell})
	if f.failed != nil {
		return f.failed
	}
	if err != nil && !errors.Is(err, errFound) {
		return err
	}
	if f.made > 0 || f.left > 0 {
		verb := "made"
		if f.idle() {
			verb = "to make"
		}
		line := fmt.Sprintf("%s %s in %s", counted(f.made, "fix"), verb, counted(f.articles, "article"))
		if f.left > 0 {
			line += fmt.Sprintf(", %d left alone", f.left)
		}
		fmt.Fprintln(f.stderr, line)
	}
	if f.idle() && f.made > 0 {
		return errFound
	}
	return err
}

// known holds the names of --rule to the rules of what the command line names,
// those of packs among them.
func (f *fixer) known(d *desk) error {
	var all []*rules.Rule
	for _, s := range d.made {
		all = append(all, s.catalogue()...)
	}
	for _, name := range f.rules {
		if _, err := find(all, name); err != nil {
			return fmt.Errorf("--rule: %w", err)
		}
	}
	return nil
}

// wants tells which rules' fixes to make in articles of some settings.
func (f *fixer) wants(s *settings) func(rule string) bool {
	if len(f.rules) == 0 {
		return func(string) bool { return true }
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	ids, ok := f.wanted[s]
	if !ok {
		ids = map[string]bool{}
		for _, name := range f.rules {
			found, _ := find(s.catalogue(), name) // a folder need not have the packs of another
			for _, r := range found {
				ids[r.ID] = true
			}
		}
		f.wanted[s] = ids
	}
	return func(rule string) bool { return ids[rule] }
}

// idle reports whether nothing is to be written.
func (f *fixer) idle() bool { return f.diff || f.dryRun }

// mend fixes one article and writes it. It runs on several articles at once.
func (f *fixer) mend(ctx context.Context, s *settings, r *rules.Result) {
	allow := rules.Safe
	if f.unsafe {
		allow = rules.Unsafe
	}
	wanted := f.wants(s)
	some := slices.ContainsFunc(r.Findings, func(x rules.Finding) bool {
		return wanted(x.Rule) && slices.ContainsFunc(x.Fixes, func(y rules.Fix) bool { return y.Safety <= allow })
	})
	if !some || ctx.Err() != nil {
		return
	}
	m := rules.Mender{Allow: allow, Wanted: wanted, Judge: func(source []byte) (*corpus.Article, rules.Verdict, error) {
		a, err := corpus.Read(r.Name, source, s.read)
		if err != nil {
			return nil, rules.Verdict{}, err
		}
		v := s.set.Judge(a, r.Known)
		v.Findings = s.accept.Drop(a, v.Findings)
		return a, v, nil
	}}
	before := r.Article.Source
	out, err := m.Mend(before)
	if err != nil {
		r.Err = err
		return
	}
	if !f.idle() && !f.stdin && !bytes.Equal(before, out.Source) {
		if ctx.Err() != nil {
			return
		}
		if err := replaceFile(filepath.FromSlash(r.Name), before, out.Source); err != nil {
			r.Err = fmt.Errorf("not fixed: %w", err)
			return
		}
	}
	r.Article, r.Findings, r.Stood, r.Failures = out.Article, out.Verdict.Findings, out.Verdict.Stood, out.Verdict.Failures
	f.mu.Lock()
	f.done[r.Name] = &mended{before, out}
	f.mu.Unlock()
}

// tell says what became of an article, in its turn.
func (f *fixer) tell(r *rules.Result) {
	f.mu.Lock()
	m := f.done[r.Name]
	delete(f.done, r.Name)
	f.mu.Unlock()
	if f.stdin && !f.idle() && r.Article != nil {
		f.print(f.stdout, string(r.Article.Source))
	}
	if m == nil {
		return
	}
	if len(m.Made) > 0 {
		f.articles++
		f.made += len(m.Made)
		verb := "fixed"
		if f.idle() {
			verb = "would fix"
		}
		f.print(f.stderr, report.Printable(fmt.Sprintf("%s %s: %s", verb, r.Name, byRule(m.Made)))+"\n")
	}
	const most = 20
	f.left += len(m.Left)
	for i, l := range m.Left {
		if i == most {
			f.print(f.stderr, fmt.Sprintf("not fixed: and %d more\n", len(m.Left)-most))
			break
		}
		at := r.Article.Position(l.Finding.Span.Start)
		f.print(f.stderr, report.Printable(fmt.Sprintf("not fixed %s:%d:%d: %s: %s: %s",
			r.Name, at.Line, at.Column, l.Finding.Rule, l.Message, l.Why))+"\n")
	}
	if !m.Settled {
		f.print(f.stderr, report.Printable(r.Name+": the fixes do not come to rest: rules contradict each other")+"\n")
	}
	if f.diff {
		f.print(f.stdout, f.unified(r, m))
	}
}

// unified is the change to an article as a diff that patch and git apply take.
func (f *fixer) unified(r *rules.Result, m *mended) string {
	old, now := string(m.before), string(m.Source)
	if bytes.HasPrefix(m.before, []byte("\xff\xfe")) || bytes.HasPrefix(m.before, []byte("\xfe\xff")) {
		// Two bytes a character are no text for a diff: it shows what they say.
		was, err := corpus.Read(r.Name, m.before, corpus.Options{Format: corpus.Plain})
		if err != nil {
			return ""
		}
		old = was.Raw(corpus.Span{End: len(m.before)})
		now = r.Article.Raw(corpus.Span{End: len(m.Source)})
	}
	diff := udiff.Unified(diffLabel("a/", r.Name), diffLabel("b/", r.Name), old, now)
	if file, ok := f.stdout.(*os.File); !ok || !isatty.IsTerminal(file.Fd()) {
		return diff
	}
	var safe strings.Builder
	for line := range strings.Lines(diff) {
		safe.WriteString(report.Printable(strings.TrimSuffix(line, "\n")) + "\n")
	}
	return safe.String()
}

// diffLabel names a file the way that patch takes.
func diffLabel(prefix, name string) string {
	if strings.ContainsAny(name, "\n\t\r\"\\") {
		return fmt.Sprintf("%q", prefix+name)
	}
	return prefix + name
}

func (f *fixer) print(to io.Writer, text string) {
	if _, err := io.WriteString(to, text); err != nil && f.failed == nil {
		f.failed = err
	}
}

// byRule counts fixes: "3 (contents/numbering 2, spelling/typo 1)".
func byRule(made []rules.Mending) string {
	n := map[string]int{}
	for _, m := range made {
		n[m.Finding.Rule]++
	}
	var parts []string
	for _, rule := range slices.Sorted(maps.Keys(n)) {
		parts = append(parts, fmt.Sprintf("%s %d", rule, n[rule]))
	}
	return fmt.Sprintf("%d (%s)", len(made), strings.Join(parts, ", "))
}

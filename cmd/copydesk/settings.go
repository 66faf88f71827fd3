package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/copydesk/copydesk/cmd/copydesk/config"
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

// settings are what holds for an article: what the configurations above it
// say, under what the flags say.
type settings struct {
	resolution *config.Resolution
	chosen     []*config.Chosen // all rules, those that are off too
	set        *rules.Set
	failOn     rules.Severity // zero: never
	level      rules.Severity
	read       corpus.Options
	accept     *rules.Accepted
	baseline   string // a file; "": none
}

// desk knows the settings of each article. It makes those that are alike once.
// It is safe for concurrent use.
type desk struct {
	finder *config.Finder
	flags  config.Judging
	format corpus.Format
	clock  *rules.Clock // nil: nobody asks for times
	online *online      // nil: registries are not asked
	shelf  shelf        // the packs

	mu    sync.Mutex
	byKey map[string]*settings
	made  []*settings // in the order of the first article of each
}

// addConfig gives a command the flags that say which configuration holds.
func addConfig(cmd *cobra.Command) *config.Finder {
	f := &config.Finder{}
	cmd.Flags().StringVar(&f.Explicit, "config", "", "read this configuration `file` instead of looking above each article")
	cmd.Flags().BoolVar(&f.None, "no-config", false, "read no configuration")
	cmd.MarkFlagsMutuallyExclusive("config", "no-config")
	return f
}

// desk is the desk of a run.
func (c *check) desk(cmd *cobra.Command) *desk {
	formats := map[string]corpus.Format{"markdown": corpus.Markdown, "html": corpus.HTML, "plain": corpus.Plain}
	d := &desk{finder: c.finder, flags: c.judgingFlags(cmd), format: formats[c.formatIn.value], online: c.online}
	d.shelf.notes = cmd.ErrOrStderr()
	if c.stats {
		d.clock = &rules.Clock{}
	}
	return d
}

// options make a run judge each article by its settings.
func (d *desk) options(jobs int) rules.Options {
	return rules.Options{
		Jobs:   jobs,
		Set:    func(name string) *rules.Set { return d.must(name).set },
		ReadAs: func(name string) corpus.Options { return d.must(name).read },
	}
}

// For returns what holds for the article of a name.
func (d *desk) For(name string) (*settings, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r, err := d.finder.For(name)
	if err != nil {
		return nil, err
	}
	stets := d.stets(r, name)
	parts := []string{r.Key}
	for i := range stets {
		parts = append(parts, stets[i].By, strings.Join(stets[i].Rules, ","))
	}
	key := strings.Join(parts, "|")
	if s := d.byKey[key]; s != nil {
		return s, nil
	}
	s, err := d.make(r, stets)
	if err != nil {
		return nil, err
	}
	if d.byKey == nil {
		d.byKey = map[string]*settings{}
	}
	d.byKey[key] = s
	d.made = append(d.made, s)
	return s, nil
}

// must is For for an article whose settings were made before.
func (d *desk) must(name string) *settings {
	s, err := d.For(name)
	if err != nil {
		panic("copydesk: settings of an article that was let in without: " + err.Error())
	}
	return s
}

// make works out the settings.
func (d *desk) make(r *config.Resolution, stets []rules.Standing) (*settings, error) {
	r.Step(&d.flags)
	s := &settings{resolution: r, failOn: rules.Error, level: rules.Warning}
	var words, rosters []config.Text
	var packs []config.Pack
	var err error
	for _, step := range r.Steps {
		if err := s.judge(step); err != nil {
			return nil, err
		}
		rosters = append(rosters, step.Roster...)
		packs = append(packs, step.Packs...)
	}
	if words, err = config.Words(r.Steps); err != nil {
		return nil, err
	}
	if len(words) > 0 {
		s.accept = rules.NewAccepted(values(words))
	}
	roster, err := rosterFrom(rosters)
	if err != nil {
		return nil, err
	}
	catalogue, err := d.shelf.join(d.online.wake(all.With(roster)), packs)
	if err != nil {
		return nil, err
	}
	if s.chosen, err = config.Choose(catalogue, r.Steps); err != nil {
		return nil, err
	}
	none := "--select and --ignore leave no rule"
	if len(r.Files) > 0 {
		none = "the configuration and the flags leave no rule (" + strings.Join(r.Files, ", ") + ")"
	}
	on, err := judging(s.chosen, none)
	if err != nil {
		return nil, err
	}
	if d.online.idle(on) {
		return nil, errOffline
	}
	if s.set, err = rules.NewSet(on); err != nil {
		return nil, err
	}
	s.set = s.set.Know(catalogue, nearest).Standing(stets...).Accepting(s.accept)
	if d.clock != nil {
		s.set = s.set.Timed(d.clock)
	}
	if r.Baseline.Set() {
		s.baseline = r.Baseline.Path()
	}
	s.read.Format = d.format
	return s, nil
}

// catalogue are all rules, those that are off and those of packs too.
func (s *settings) catalogue() []*rules.Rule {
	out := make([]*rules.Rule, len(s.chosen))
	for i, c := range s.chosen {
		out[i] = c.Rule
	}
	return out
}

// judge lays one step over the single values.
func (s *settings) judge(step *config.Judging) error {
	if t := step.FailOn; t.Set() {
		s.failOn, _ = rules.ParseSeverity(t.Value) // "never" is no severity
	}
	if t := step.Level; t.Set() {
		s.level, _ = rules.ParseSeverity(t.Value) // the flag and the file take nothing else
	}
	if t := step.Language; t.Set() {
		var l language
		if err := l.Set(t.Value); err != nil {
			return t.Place.Problem("%v", err)
		}
		s.read.Language = l.tag
	}
	if t := step.Date; t.Set() {
		var day date
		if err := day.Set(t.Value); err != nil {
			return t.Place.Problem("%v", err)
		}
		s.read.Date = day.Date
	}
	return nil
}

// stets are the decisions of the configuration that hold for an article.
func (d *desk) stets(r *config.Resolution, name string) []rules.Standing {
	var out []rules.Standing
	path, err := filepath.Abs(filepath.FromSlash(name))
	if err != nil {
		return nil
	}
	for _, s := range r.Stet {
		if s.Matches(path, s.Value.Files...) {
			out = append(out, rules.Standing{
				Rules: values(s.Value.Rules), Reason: s.Value.Reason.Value,
				By: s.Value.Files[0].Place.File() + ":" + strconv.Itoa(s.Value.Files[0].Place.Line),
			})
		}
	}
	return out
}

func values(texts []config.Text) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = t.Value
	}
	return out
}

// judgingFlags are what the flags of a command say, as a step of a
// configuration. Only what was given counts, not the defaults.
func (c *check) judgingFlags(cmd *cobra.Command) config.Judging {
	text := func(flag, value string) config.Text { return given(cmd, flag, value) }
	return config.Judging{
		Select: config.FlagTexts("--select", c.selected),
		Ignore: config.FlagTexts("--ignore", c.ignored),
		FailOn: text("fail-on", c.failOn.value), Level: text("level", c.level.value), Language: text("lang", c.language.tag), Date: text("date", c.date.String()),
		Roster: config.FlagTexts("--roster", c.rosters), Packs: flagPacks(*c.packs),
	}
}

// given is the value of a flag; absent where the flag was not given.
func given(cmd *cobra.Command, flag, value string) config.Text {
	if !cmd.Flags().Changed(flag) {
		return config.Text{}
	}
	return config.Text{Value: value, Place: config.Flag("--" + flag)}
}

// here is what a run itself goes by: the settings of what stands in the first
// folder that it was told, and the least level of all of them, which the counts
// of a report go by.
func (d *desk) here(paths []string, stdin string) (*settings, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var first settings
	for i, p := range paths {
		switch info, err := os.Stat(p); {
		case p == "-":
			p = stdin
			if p == "" {
				p = anyArticle
			}
		case err == nil && info.IsDir():
			p = filepath.Join(p, anyArticle)
		case err != nil:
			p = anyArticle // a glob, or nothing at all
		}
		s, err := d.For(p)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			first = *s
		}
		first.level = min(first.level, s.level)
	}
	return &first, nil
}

// explained is an error as it is printed: what comes from a file may hold
// anything, but the lines of a problem are lines.
func explained(err error) string {
	lines := strings.Split(err.Error(), "\n")
	var problem *config.Problem
	var problems config.Problems
	if !errors.As(err, &problem) && !errors.As(err, &problems) {
		return report.Printable(err.Error())
	}
	for i := range lines {
		lines[i] = report.Printable(lines[i])
	}
	return strings.Join(lines, "\n")
}

// unneeded tells which accepted words kept no finding away.
func (d *desk) unneeded() []string {
	var out []string
	for _, s := range d.made {
		if s.accept == nil {
			continue
		}
		for _, word := range s.accept.Unused() {
			if line := fmt.Sprintf("accept: %q kept no finding away", word); !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

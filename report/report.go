// Package report tells people and programs what was found, one file a format.
//
// [Formats] lists them. Each is a [Writer], and most write as a stream: hand
// each article to Article in its turn, name each input that could not be
// judged with Skip or Fault, and end with Close, which tells how much was read
// and what came of it. Nothing but counts and the skipped names is kept, so a
// report of a million articles takes no more memory than one of ten. A format
// whose readers take only so much, the gravest first, keeps that much and says
// what it left out.
//
// An article is hostile until proven otherwise. JSON carries its names and
// words exactly; every other format shows them as [Printable] does, behind the
// escapes of the format.
package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Writer is a report under way. Its errors are those of the output.
type Writer interface {
	// Article takes one article with all its findings.
	Article(*corpus.Article, []rules.Finding) error
	// Skip notes an input that there was nothing to judge in, and why.
	Skip(name, reason string) error
	// Close ends the report. What was written is whole only after it.
	Close() error
}

// Faulter is a Writer that tells what the tool could not do apart from what
// there was nothing to do about.
type Faulter interface {
	// Fault notes an input that could not be judged, or a rule that broke on it.
	Fault(name, reason string) error
}

// Fault hands a fault to a writer: as one if it tells them apart, else as
// something skipped.
func Fault(w Writer, name, reason string) error {
	if f, ok := w.(Faulter); ok {
		return f.Fault(name, reason)
	}
	return w.Skip(name, reason)
}

// Format is a way to report.
type Format struct {
	Name      string // what users call it
	Doc       string // one line: who reads it
	Extension string // of its files, with the dot
	New       func(io.Writer, Options) Writer
}

// Formats are all of them, in the order to list them in.
func Formats() []Format {
	return []Format{
		{"text", "for people, with the marked lines", ".txt", func(out io.Writer, o Options) Writer { return NewText(out, o, o.Width, o.Colored) }},
		{"compact", "a line a finding, for editors: file:line:col", ".txt", writer(NewCompact)},
		{"json", "for programs: one document", ".json", writer(NewJSON)},
		{"jsonl", "for programs: one article a line", ".jsonl", writer(NewJSONL)},
		{"sarif", "SARIF 2.1.0: GitHub code scanning, Visual Studio Code", ".sarif", writer(NewSARIF)},
		{"github", "annotations of a GitHub workflow", ".txt", writer(NewGitHub)},
		{"step-summary", "the summary page of a GitHub workflow", ".md", writer(NewStepSummary)},
		{"gitlab", "GitLab code quality", ".json", writer(NewGitLab)},
		{"checkstyle", "Checkstyle XML: Jenkins, reviewdog", ".xml", writer(NewCheckstyle)},
		{"junit", "JUnit XML: any continuous integration", ".xml", writer(NewJUnit)},
		{"rdjson", "reviewdog, with suggestions: one document", ".json", writer(NewRDJSON)},
		{"rdjsonl", "reviewdog, with suggestions: one finding a line", ".jsonl", writer(NewRDJSONL)},
		{"markdown", "a comment on a pull request", ".md", writer(NewMarkdown)},
		{"csv", "a spreadsheet", ".csv", writer(NewCSV)},
		{"html", "the galley proof: a page to read in a browser", ".html", writer(NewHTML)},
	}
}

func writer[W Writer](begin func(io.Writer, Options) W) func(io.Writer, Options) Writer {
	return func(out io.Writer, options Options) Writer { return begin(out, options) }
}

// Options are what every format needs to know of the run.
type Options struct {
	Version string                              // of the tool
	Rules   int                                 // how many rules judged
	Level   rules.Severity                      // least severity shown; zero: all
	LevelOf func(article string) rules.Severity // the same where articles differ; nil: Level for all
	Help    []*rules.Rule                       // the rules that judged, for formats that explain them
	Failed  func() bool                         // whether the findings make the run fail; asked when the report ends; nil: they do not

	// Formats that place findings in a repository name files relative to Root.
	// The names of articles are relative to Base. Both are absolute; where
	// either is "", names stay as they are.
	Base, Root string

	Width   int  // columns of the terminal; 0: unknown
	Colored bool // whether a text report is coloured
	Room    int  // bytes that a summary may take; 0: as many as its readers take
}

// skip is an input, or a part of the work on it, that was left out.
type skip struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`

	fault bool // the tool could not do its work
}

// tally counts what a report has shown so far, and what it has not.
type tally struct {
	level    rules.Severity // counted by name, even where there is none
	levelOf  func(article string) rules.Severity
	articles int
	shown    [rules.Error + 1]int // by severity
	hidden   [rules.Error + 1]int
	skipped  []skip
	faults   int // of the skipped
	excluded int // articles that a configuration keeps out
	stood    int // findings that somebody let stand
	old      int // findings that are not new
}

func newTally(o *Options) tally { return tally{level: o.Level, levelOf: o.levelOf} }

// levelOf is the least severity shown of an article.
func (o *Options) levelOf(article string) rules.Severity {
	if o.LevelOf == nil {
		return o.Level
	}
	return o.LevelOf(article)
}

// sift counts the findings of an article and returns those to show. It does not
// change them.
func (t *tally) sift(a *corpus.Article, findings []rules.Finding) []rules.Finding {
	t.articles++
	level := t.levelOf(a.Name)
	below := 0
	for i := range findings {
		if s := findings[i].Severity; s < level {
			t.hidden[s]++
			below++
		} else {
			t.shown[s]++
		}
	}
	if below == 0 {
		return findings
	}
	shown := make([]rules.Finding, 0, len(findings)-below)
	for i := range findings {
		if findings[i].Severity >= level {
			shown = append(shown, findings[i])
		}
	}
	return shown
}

func (t *tally) skip(name, reason string) {
	t.skipped = append(t.skipped, skip{Name: name, Reason: reason})
}

func (t *tally) fault(name, reason string) {
	t.skipped = append(t.skipped, skip{Name: name, Reason: reason, fault: true})
	t.faults++
}

// found is the number of findings of a severity, shown or not.
func (t *tally) found(s rules.Severity) int { return t.shown[s] + t.hidden[s] }

// counts is how much was read and found: "2 articles, 91 rules, 1 error, …".
func (t *tally) counts(judged int) string {
	parts := []string{
		count(t.articles, "article"),
		count(judged, "rule"),
	}
	hidden := []string{}
	for s := rules.Error; s >= rules.Hint; s-- {
		if s >= t.level || t.shown[s] > 0 {
			parts = append(parts, count(t.shown[s], s.String()))
		}
		if n := t.hidden[s]; n > 0 {
			hidden = append(hidden, count(n, s.String()))
		}
	}
	if t.stood > 0 {
		parts = append(parts, fmt.Sprintf("%d let stand", t.stood))
	}
	if t.old > 0 {
		parts = append(parts, fmt.Sprintf("%d not new", t.old))
	}
	if t.excluded > 0 {
		parts = append(parts, fmt.Sprintf("%d excluded", t.excluded))
	}
	if n := len(t.skipped); n > 0 {
		parts = append(parts, fmt.Sprintf("%d skipped", n))
	}
	line := strings.Join(parts, ", ")
	if len(hidden) > 0 {
		line += " (and " + strings.Join(hidden, ", ") + " not shown)"
	}
	return line
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// verdict is what the desk says of the whole run, by all that was found, shown
// or not, and how grave that is; zero: not at all.
func (t *tally) verdict() (string, rules.Severity) {
	switch {
	case t.found(rules.Error) > 0:
		return "hold", rules.Error
	case t.articles == 0:
		return "nothing was read", rules.Error
	case t.found(rules.Warning) > 0, len(t.skipped) > 0:
		return "look", rules.Warning
	}
	return "ready", 0
}

// Package report tells people and programs what was found, one file a format.
//
// [NewText] writes for a terminal, [NewJSON] for other programs. Both are
// written as a stream: hand each article to Article in its turn, name each
// input that could not be judged with Skip, and end with Close, which tells
// how much was read and what came of it. Nothing but counts and the skipped
// names is kept, so a report of a million articles takes no more memory than
// one of ten.
package report

import (
	"github.com/copydesk/copydesk/rules"
)

// Options are what every format needs to know of the run.
type Options struct {
	Version string         // of the tool
	Rules   int            // how many rules judged
	Level   rules.Severity // least severity shown; zero: all
	Help    []*rules.Rule  // the rules that judged, for formats that explain them
}

// skip is an input, or a part of the work on it, that was left out.
type skip struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// tally counts what a report has shown so far, and what it has not.
type tally struct {
	level    rules.Severity
	articles int
	shown    [rules.Error + 1]int // by severity
	hidden   [rules.Error + 1]int
	skipped  []skip
}

// sift counts the findings and returns those to show. It does not change them.
func (t *tally) sift(findings []rules.Finding) []rules.Finding {
	t.articles++
	below := 0
	for i := range findings {
		if s := findings[i].Severity; s < t.level {
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
		if findings[i].Severity >= t.level {
			shown = append(shown, findings[i])
		}
	}
	return shown
}

func (t *tally) skip(name, reason string) { t.skipped = append(t.skipped, skip{name, reason}) }

// found is the number of findings of a severity, shown or not.
func (t *tally) found(s rules.Severity) int { return t.shown[s] + t.hidden[s] }

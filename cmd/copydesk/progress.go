package main

import (
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"github.com/copydesk/copydesk/rules"
)

// longRun is how long a run may take before it tells how far it is.
const longRun = time.Second

// progress counts the articles of a long run on the terminal. It is silent
// where the report itself goes to the terminal, where nobody looks, and where a
// log would keep every step.
type progress struct {
	out   io.Writer // nil: silent
	began time.Time
	bar   *progressbar.ProgressBar
	done  int
}

func newProgress(stderr io.Writer, toTerminal bool) *progress {
	p := &progress{began: time.Now()}
	if f, ok := stderr.(*os.File); ok && !toTerminal && isatty.IsTerminal(f.Fd()) && os.Getenv("CI") == "" && os.Getenv("TERM") != "dumb" {
		p.out = stderr
	}
	return p
}

// counting counts what passes on to put.
func (p *progress) counting(put func(rules.Result) error) func(rules.Result) error {
	return func(r rules.Result) error {
		p.step()
		return put(r)
	}
}

// step counts one article.
func (p *progress) step() {
	p.done++
	if p.out == nil || p.bar == nil && time.Since(p.began) < longRun {
		return
	}
	if p.bar == nil {
		// How many there will be is not known: the folders are read as the run goes.
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("checking"),
			progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSpinnerType(14))
		_ = p.bar.Add(p.done)
		return
	}
	_ = p.bar.Add(1)
}

// end clears the terminal.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report"
	"github.com/copydesk/copydesk/rules"
)

// tray is where results pass on their way to the report. It keeps what the
// exit code is made of.
type tray struct {
	writer report.Writer
	stacks io.Writer // where to tell how a rule failed; nil: nowhere

	desk  *desk
	sieve *sieve              // holds back what is not new; nil: nothing
	told  func(*rules.Result) // sees each result in its turn; may be nil

	excuse   string // what a message about no article adds; "": nothing
	articles int
	kept     int    // named inputs that a configuration keeps out
	found    bool   // something, shown or not, for which its article fails
	faults   int    // what the tool could not do
	first    string // the first of them
}

// put takes one result.
func (t *tray) put(r rules.Result) error {
	if r.Err != nil {
		reason := strings.TrimPrefix(r.Err.Error(), r.Name+": ")
		// Nothing is wrong with the tool or the file where there is just no
		// article in it, or none that is to be judged.
		excluded := isExcluded(r.Err)
		if excluded {
			t.kept++
		}
		if excluded || errors.Is(r.Err, corpus.ErrEmpty) {
			return t.writer.Skip(r.Name, reason)
		}
		return t.fault(r.Name, reason)
	}
	here := t.desk.must(r.Name)
	if t.sieve != nil {
		if err := t.sieve.put(&r, here.baseline); err != nil {
			return t.fault(r.Name, err.Error())
		}
	}
	if t.told != nil {
		t.told(&r)
	}
	t.articles++
	for i := range r.Findings {
		t.found = t.found || here.failOn != 0 && r.Findings[i].Severity >= here.failOn
	}
	if err := report.Stood(t.writer, r.Article, r.Stood); err != nil {
		return err
	}
	if err := t.writer.Article(r.Article, r.Findings); err != nil {
		return err
	}
	for _, f := range r.Failures {
		if t.stacks != nil {
			fmt.Fprintf(t.stacks, "%s: rule %s: %s\n%s\n", r.Name, f.Rule, f.Cause, f.Stack)
		}
		if err := t.fault(r.Name, fmt.Sprintf("rule %s failed: %s; please report it", f.Rule, f.Cause)); err != nil {
			return err
		}
	}
	return nil
}

// outcome says how the whole run went.
func (t *tray) outcome() error {
	switch {
	case t.faults == 1:
		return errors.New(t.first)
	case t.faults > 1:
		return fmt.Errorf("%s (and %d more; the report names them all)", t.first, t.faults-1)
	case t.articles == 0:
		return errors.New("no article found" + t.excuse)
	case t.found:
		return errFound
	}
	return nil
}

// fault notes something that the tool could not do.
func (t *tray) fault(name, reason string) error {
	if t.faults == 0 {
		t.first = name + ": " + reason
	}
	t.faults++
	return report.Fault(t.writer, name, reason)
}

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// tray is where results pass on their way to the report. It keeps what the
// exit code is made of.
type tray struct {
	writer writer
	stacks io.Writer // where to tell how a rule failed; nil: nowhere

	articles int
	gravest  rules.Severity // of all findings, shown or not
	faults   int            // what the tool could not do
	first    string         // the first of them
}

// put takes one result.
func (t *tray) put(r rules.Result) error {
	if r.Err != nil {
		reason := strings.TrimPrefix(r.Err.Error(), r.Name+": ")
		if errors.Is(r.Err, corpus.ErrEmpty) {
			// Nothing is wrong with the tool or the file: there is just no
			// article in it.
			return t.writer.Skip(r.Name, reason)
		}
		return t.fault(r.Name, reason)
	}
	t.articles++
	for i := range r.Findings {
		t.gravest = max(t.gravest, r.Findings[i].Severity)
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

// fault notes something that the tool could not do.
func (t *tray) fault(name, reason string) error {
	if t.faults == 0 {
		t.first = name + ": " + reason
	}
	t.faults++
	return t.writer.Skip(name, reason)
}

package pack

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Result is what became of the examples of a rule.
type Result struct {
	Rule     string
	Examples int
	Faults   []string // what an example shows otherwise than the rule says
}

// Test runs the examples of rules: in a bad one the rule must mark what the
// example names, in a good one nothing.
func Test(ctx context.Context, list []*rules.Rule) ([]Result, error) {
	var out []Result
	for _, r := range list {
		set, err := rules.NewSet([]*rules.Rule{r})
		if err != nil {
			return nil, err
		}
		result := Result{Rule: r.ID, Examples: len(r.Examples)}
		for i, e := range r.Examples {
			if err := ctx.Err(); err != nil {
				return out, err
			}
			if err := try(set, r, e); err != nil {
				result.Faults = append(result.Faults, fmt.Sprintf("example %d: %v", i+1, err))
			}
		}
		out = append(out, result)
	}
	return out, nil
}

func try(set *rules.Set, r *rules.Rule, e rules.Example) error {
	format := e.Format
	if format == corpus.Unknown {
		format = corpus.Markdown
	}
	options := corpus.Options{Format: format}
	if len(r.Languages) > 0 {
		options.Language = r.Languages[0] // an example is too short to tell
	}
	a, err := corpus.Read("example", []byte(e.Text), options)
	if err != nil {
		return err
	}
	findings, failures := set.Check(a)
	if len(failures) > 0 {
		return errors.New(failures[0].Cause)
	}
	var got []string
	var fixes []rules.Fix
	for _, f := range findings {
		got = append(got, f.Excerpt)
		if len(f.Fixes) > 0 {
			fixes = append(fixes, f.Fixes[0])
		}
	}
	if !slices.Equal(got, e.Want) {
		return fmt.Errorf("it marks %s, not %s", quoted(got), quoted(e.Want))
	}
	if e.Fixed != "" {
		if fixed, _ := rules.Apply(a.Source, fixes); strings.TrimSpace(string(fixed)) != strings.TrimSpace(e.Fixed) {
			return fmt.Errorf("fixed it reads %q, not %q", fixed, e.Fixed)
		}
	}
	return nil
}

func quoted(list []string) string {
	if len(list) == 0 {
		return "nothing"
	}
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(out, ", ")
}

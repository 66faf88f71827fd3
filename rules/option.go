package rules

import (
	"fmt"
	"slices"
	"strings"
)

// Option is something that a user may set about a rule: a threshold, a
// spelling of the house. A rule lists its options and says in With what they
// change; it knows nothing of files and flags.
type Option struct {
	Name    string   // in lower case, words joined by hyphens
	Doc     string   // one sentence: what it changes
	Default any      // int, bool, string or []string; its type is the option's
	Choices []string // what a string may be; nil: anything
	Min     int      // the least an int may be
	Max     int      // the most; zero: any
}

// Values are what options are set to, by name: an int, bool, string or
// []string, as the option's default is.
type Values map[string]any

// Option returns the option of a name, nil where the rule has none such.
func (r *Rule) Option(name string) *Option {
	for i := range r.Options {
		if r.Options[i].Name == name {
			return &r.Options[i]
		}
	}
	return nil
}

// Configured returns the rule with options set; those that are not named keep
// their defaults. The rule itself stays as it is. It fails on an option that
// the rule does not have, and on a value that the option does not take.
func (r *Rule) Configured(values Values) (*Rule, error) {
	if len(values) == 0 {
		return r, nil
	}
	full := Values{}
	for _, o := range r.Options {
		full[o.Name] = o.Default
	}
	for name, value := range values {
		o := r.Option(name)
		if o == nil {
			return nil, fmt.Errorf("%s has no option %q", r.ID, name)
		}
		if err := o.Takes(value); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", r.ID, name, err)
		}
		full[name] = value
	}
	set := *r
	set.With(&set, full)
	return &set, nil
}

// Takes tells why the option cannot be set to a value; nil: it can.
func (o *Option) Takes(value any) error {
	switch v := value.(type) {
	case int:
		if _, ok := o.Default.(int); !ok {
			break
		}
		switch {
		case v < o.Min && o.Max != 0, o.Max != 0 && v > o.Max:
			return fmt.Errorf("it is a number from %d to %d, not %d", o.Min, o.Max, v)
		case v < o.Min:
			return fmt.Errorf("it is a number from %d, not %d", o.Min, v)
		}
		return nil
	case bool:
		if _, ok := o.Default.(bool); ok {
			return nil
		}
	case string:
		if _, ok := o.Default.(string); !ok {
			break
		}
		if o.Choices != nil && !slices.Contains(o.Choices, v) {
			return fmt.Errorf("it is one of %s, not %q", strings.Join(o.Choices, ", "), v)
		}
		return nil
	case []string:
		if _, ok := o.Default.([]string); ok {
			return nil
		}
	}
	return fmt.Errorf("it is %s", o.Kind())
}

// Kind tells in words what the option is set to.
func (o *Option) Kind() string {
	switch o.Default.(type) {
	case int:
		return "a whole number"
	case bool:
		return "true or false"
	case []string:
		return "a list of words"
	}
	if o.Choices != nil {
		return "one of " + strings.Join(o.Choices, ", ")
	}
	return "a text"
}

// Graded returns the rule with another severity. What the rule is less sure of
// stays below that, as it stayed below the old one; what a gate lowers is
// lowered still.
func (r *Rule) Graded(s Severity) *Rule {
	graded := *r
	if graded.own == 0 {
		graded.own = r.Severity
	}
	graded.Severity = s
	return &graded
}

// grade is the severity of a finding that the rule reported as of a severity.
func (r *Rule) grade(reported Severity) Severity {
	switch {
	case reported == 0:
		return r.Severity
	case r.own == 0:
		return reported
	case reported >= r.own:
		return r.Severity
	}
	return min(reported, r.Severity)
}

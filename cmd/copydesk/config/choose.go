package config

import (
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/suggest"
)

// Chosen is a rule, whether it judges, and how that came about.
type Chosen struct {
	Rule     *rules.Rule // graded and with its options set
	On       bool
	By       Place            // what turned it on or off; zero: it is so of itself
	Graded   Place            // what set its severity; zero: it is the rule's own
	Options  map[string]Place // what set its options
	severity rules.Severity
	values   rules.Values
}

// Choose applies what was said, the weakest first, to a list of rules. All
// rules come back, in the order of the list, those that do not judge too.
//
// A select means: only these; an ignore takes away from what is chosen so far.
// Under rules, a severity or "on" for a rule of its own also turns it on; for
// a category, set or glob only "on" and "off" do, a severity is for those of
// its rules that are on.
func Choose(all []*rules.Rule, steps []*Judging) ([]*Chosen, error) {
	c := &chooser{all: all, by: map[*rules.Rule]*Chosen{}}
	var out []*Chosen
	for _, r := range all {
		one := &Chosen{Rule: r, On: !r.OnRequest}
		out = append(out, one)
		c.by[r] = one
	}
	for _, s := range steps {
		c.step(s)
	}
	c.house(steps)
	for _, one := range out {
		c.finish(one)
	}
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	return out, nil
}

type chooser struct {
	all      []*rules.Rule
	by       map[*rules.Rule]*Chosen
	problems Problems
}

func (c *chooser) step(s *Judging) {
	if len(s.Select) > 0 {
		for _, one := range c.by {
			one.On, one.By = false, s.Select[0].Place
		}
	}
	c.mark(s.Select, true)
	c.mark(s.Ignore, false)
	for _, setting := range s.Rules {
		c.setting(&setting)
	}
}

func (c *chooser) mark(names []Text, on bool) {
	for _, name := range names {
		for _, r := range c.find(name) {
			c.by[r].On, c.by[r].By = on, name.Place
		}
	}
}

func (c *chooser) find(name Text) []*rules.Rule {
	found, err := Find(c.all, name.Value)
	if err != nil {
		c.problems = append(c.problems, name.Place.Problem("%v", err))
	}
	return found
}

func (c *chooser) setting(s *Setting) {
	found := c.find(s.Name)
	alone := len(found) == 1 && found[0].ID == s.Name.Value
	taken := map[string]bool{}
	for _, r := range found {
		one := c.by[r]
		switch state := s.State.Value; {
		case state == Off:
			one.On, one.By = false, s.State.Place
		case state == On, alone && !one.On:
			one.On, one.By = true, s.Name.Place
		}
		if severity, err := rules.ParseSeverity(s.State.Value); err == nil {
			one.severity, one.Graded = severity, s.State.Place
		}
		for _, v := range s.Options {
			if o := r.Option(v.Name.Value); o != nil {
				taken[v.Name.Value] = true
				c.set(one, o, v.Value, v.Place)
			}
		}
	}
	for _, v := range s.Options {
		if len(found) > 0 && !taken[v.Name.Value] {
			c.problems = append(c.problems, v.Name.Place.Problem("%s", noOption(found, s.Name.Value, v.Name.Value)))
		}
	}
}

func (c *chooser) set(one *Chosen, o *rules.Option, value any, at Place) {
	if text, ok := value.(string); ok {
		if _, list := o.Default.([]string); list {
			value = []string{text}
		}
	}
	if err := o.Takes(value); err != nil {
		c.problems = append(c.problems, at.Problem("%s: %v", o.Name, err))
		return
	}
	if one.values == nil {
		one.values, one.Options = rules.Values{}, map[string]Place{}
	}
	one.values[o.Name], one.Options[o.Name] = value, at
}

// noOption says what options the rules have instead.
func noOption(found []*rules.Rule, name, option string) string {
	var names []string
	for _, r := range found {
		for _, o := range r.Options {
			if !slices.Contains(names, o.Name) {
				names = append(names, o.Name)
			}
		}
	}
	message := name + " has no option \"" + option + "\""
	if len(names) == 0 {
		return message + ": it has none, but takes a severity"
	}
	if hint := suggest.DidYouMean(option, append(names, "severity")); hint != "" {
		return message + hint
	}
	return message + ": it has " + strings.Join(names, ", ") + " and severity"
}

// The options that the house sets, in whatever rules have them.
const (
	dialectOption = "dialect"
	formsOption   = "forms"
)

// house hands the spellings of the house to the rules that have a use for
// them. What is said of a rule itself goes before.
func (c *chooser) house(steps []*Judging) {
	var dialect Text
	var forms []string
	var at Place
	for _, s := range steps {
		if s.House.Dialect.Set() {
			dialect = s.House.Dialect
		}
		for _, f := range s.House.Forms {
			spellings := []string{f.Use.Value}
			for _, n := range f.Not {
				spellings = append(spellings, n.Value)
			}
			forms = append(forms, strings.Join(spellings, "\t"))
			at = f.Use.Place
		}
	}
	for _, r := range c.all {
		one := c.by[r]
		if o := r.Option(dialectOption); o != nil && dialect.Set() && one.values[dialectOption] == nil {
			c.set(one, o, dialect.Value, dialect.Place)
		}
		if o := r.Option(formsOption); o != nil && forms != nil {
			own, _ := one.values[formsOption].([]string)
			c.set(one, o, slices.Concat(forms, own), at)
		}
	}
}

// finish makes the rule what was said of it.
func (c *chooser) finish(one *Chosen) {
	if one.severity != 0 {
		one.Rule = one.Rule.Graded(one.severity)
	}
	configured, err := one.Rule.Configured(one.values)
	if err != nil {
		c.problems = append(c.problems, &Problem{Message: err.Error()})
		return
	}
	one.Rule = configured
}

// Standard is the set of the rules that work unless somebody chooses others.
const Standard = "standard"

// Find returns the rules that a name means: at least one, or an error. A name
// is a rule, a category, a set or a glob over the rules' IDs; each of them
// also means the rules that wait to be asked for.
func Find(all []*rules.Rule, name string) ([]*rules.Rule, error) {
	name = strings.TrimSpace(name)
	var found []*rules.Rule
	for _, r := range all {
		match, err := path.Match(name, r.ID)
		if err != nil {
			return nil, errors.New("\"" + name + "\" is no glob: " + err.Error())
		}
		if match || r.Category() == strings.TrimSuffix(name, "/") || slices.Contains(SetsOf(r), name) {
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return nil, errors.New("no rule, category or set is called \"" + name + "\"" + didYouMean(all, name))
	}
	return found, nil
}

// SetsOf names the sets that a rule belongs to.
func SetsOf(r *rules.Rule) []string {
	var sets []string
	if !r.OnRequest {
		sets = append(sets, Standard)
	}
	if r.Set != "" {
		sets = append(sets, r.Set)
	}
	return sets
}

// Sets names all sets that the rules belong to, in order.
func Sets(all []*rules.Rule) []string {
	var out []string
	for _, r := range all {
		out = append(out, SetsOf(r)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Categories names the categories of the rules, in order.
func Categories(all []*rules.Rule) []string {
	var out []string
	for _, r := range all {
		out = append(out, r.Category())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

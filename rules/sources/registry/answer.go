package registry

import "github.com/copydesk/copydesk/corpus"

// State is what is known of a source.
type State uint8

// The states. Only Absent and Mismatch say something against a source.
const (
	NotChecked  State = iota // nobody was asked, or nobody knows such things
	Exists                   // the registry or the site knows it
	Absent                   // who must know it says that there is none
	Mismatch                 // it exists, and it is another work
	Unreachable              // no answer that means anything
)

var stateNames = [...]string{"not checked", "exists", "absent", "mismatch", "unreachable"}

func (s State) String() string { return stateNames[s] }

// States are all states, those that an editor must look at first.
func States() []State { return []State{Absent, Mismatch, Unreachable, NotChecked, Exists} }

// Answer is what was found out about one source of an article.
type Answer struct {
	Source int     // index in the article's Sources
	State  State   // what the checks come to
	Checks []Check // one for each locator that leads somewhere, in order
}

// Check is what was found out about one locator.
type Check struct {
	Locator int // index in the source's Locators
	State   State
	Service string // who answered, or would have: "doi.org"
	Note    string // why, in a few words; "" where there is nothing to say
	Record  Record // what the registry has under the identifier; zero: nothing
	Sure    bool   // of Absent: a registry says it that knows all there are
}

// Record is a work as a registry describes it.
type Record struct {
	Titles  []string `json:"t,omitempty"` // the title, and others it goes by
	Authors []string `json:"a,omitempty"` // family names, and names of bodies
	Year    int      `json:"y,omitempty"`
	URL     string   `json:"u,omitempty"` // where it is
}

// Title is the first title, "" where there is none.
func (r *Record) Title() string {
	if len(r.Titles) == 0 {
		return ""
	}
	return r.Titles[0]
}

// sum is what the checks of one source come to. What a registry says against
// an identifier counts whatever else the source names; a page that is gone
// does not, where another locator leads to the work.
func sum(checks []Check) State {
	has := func(test func(*Check) bool) bool {
		for i := range checks {
			if test(&checks[i]) {
				return true
			}
		}
		return false
	}
	switch {
	case has(func(c *Check) bool { return c.State == Absent && c.Sure }):
		return Absent
	case has(func(c *Check) bool { return c.State == Mismatch }):
		return Mismatch
	}
	for _, s := range []State{Exists, Absent, Unreachable} {
		if has(func(c *Check) bool { return c.State == s }) {
			return s
		}
	}
	return NotChecked
}

// nothing are the answers of an article whose sources nobody asks about.
func nothing(a *corpus.Article, note string) []Answer {
	var out []Answer
	for i, s := range a.Sources() {
		answer := Answer{Source: i}
		for k := range s.Locators {
			if q, ok := question(a, &s, k); ok {
				answer.Checks = append(answer.Checks, Check{Locator: k, Service: q.service(), Note: note})
			}
		}
		out = append(out, answer)
	}
	return out
}

// Offline lists the sources of an article without asking anybody.
func Offline(a *corpus.Article) []Answer { return nothing(a, "") }

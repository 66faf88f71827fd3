// Package config reads .copydesk.yaml and works out what holds for an article.
//
// A [Finder] finds the files that stand above an article and decodes each of
// them once. [Finder.For] lays them in order: what a file extends, the file,
// its overrides that match, the files nearer to the article. The result is a
// [Resolution], in which every value still knows where it was written;
// [Resolution.Choose] applies it to a list of rules.
//
// The types of this file are the format. The decoder goes by them and by their
// tags, and the JSON Schema in schema.json is made from them, so that the two
// cannot drift apart. What each key means stands in keys.txt.
//
// A configuration may come from somebody else: its size and depth are bounded,
// nothing in it is run, and nothing is fetched.
package config

// Tags of the fields: key is the key's name; short marks the field that a
// plain text stands for where a mapping could be; required and either (exactly
// one of those of a struct) say what must be there; one lists what a text may
// be; form names a pattern that it must match (see forms); min is the least
// number of a list's entries, or the least number.

// Config is what one file says.
type Config struct {
	Root    Switch `key:"root"`
	Extends []Text `key:"extends"`
	Judging
	Overrides []Override `key:"overrides"`
	Exclude   []Text     `key:"exclude" form:"glob"`
	Stet      []Stet     `key:"stet"`
	Baseline  Text       `key:"baseline"`
	Sources   Sources    `key:"sources"`
}

// Judging is what a file says, or one of its overrides for some articles.
type Judging struct {
	Select   []Text     `key:"select" min:"1"`
	Ignore   []Text     `key:"ignore"`
	FailOn   Text       `key:"fail-on" one:"error warning hint never"`
	Level    Text       `key:"level" one:"error warning hint"`
	Rules    []Setting  `key:"rules"`
	Accept   []Accepted `key:"accept"`
	House    House      `key:"house"`
	Packs    []Pack     `key:"packs"`
	Roster   []Text     `key:"roster"`
	Language Text       `key:"language" form:"language"`
	Date     Text       `key:"date" form:"date"`
}

// Override is what holds for the articles that its globs name.
type Override struct {
	Files []Text `key:"files,required" form:"glob" min:"1"`
	Judging
}

// Accepted is a word, name or phrase that is right in this house, or a file of
// them.
type Accepted struct {
	Word Text `key:"word,short,either"`
	File Text `key:"file,either"`
}

// House is how the house spells.
type House struct {
	Dialect Text   `key:"dialect" one:"american british"`
	Forms   []Form `key:"forms"`
}

// Form is a spelling that the house prefers, and those that it does not want.
type Form struct {
	Use Text   `key:"use,short,required"`
	Not []Text `key:"not"`
}

// Pack is a file or folder of rules, copydesk's own or a Vale style.
type Pack struct {
	Path Text `key:"path,short,either"`
	Vale Text `key:"vale,either"`
}

// Stet lets marks stand in texts that cannot carry comments.
type Stet struct {
	Files  []Text `key:"files,required" form:"glob" min:"1"`
	Rules  []Text `key:"rules,required" min:"1"`
	Reason Text   `key:"reason,required"`
}

// Sources says how sources are looked up, where that was asked for.
type Sources struct {
	Mailto   Text    `key:"mailto" form:"mail"`
	CacheDir Text    `key:"cache-dir"`
	Bases    []Entry `key:"bases" form:"url"`
	Requests Number  `key:"requests" min:"1"`
	Timeout  Text    `key:"timeout" form:"duration"`
	Budget   Text    `key:"budget" form:"duration"`
	Article  Text    `key:"article-budget" form:"duration"`
}

// Setting is what is said of a rule, a category, a set or a glob of rules.
type Setting struct {
	Name    Text
	State   Text // a severity, "on" or "off"; absent: only options are set
	Options []Value
}

// The states of a Setting besides the severities.
const (
	On  = "on"
	Off = "off"
)

// Value is an option of a rule and what it is set to: an int, bool, string or
// []string.
type Value struct {
	Name  Text
	Value any
	Place Place // of the value
}

// Entry is a text under a name.
type Entry struct{ Name, Text Text }

// Text is a text and where it was written. One that is absent has no place.
type Text struct {
	Value string
	Place Place
}

// Switch is true or false.
type Switch struct {
	Value bool
	Place Place
}

// Number is a whole number.
type Number struct {
	Value int
	Place Place
}

// Set reports whether the text was written at all.
func (t Text) Set() bool { return t.Place != Place{} }

// Set reports whether the switch was written at all.
func (s Switch) Set() bool { return s.Place != Place{} }

// Set reports whether the number was written at all.
func (n Number) Set() bool { return n.Place != Place{} }

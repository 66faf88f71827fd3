// Package rules says what a rule is, and runs rules over articles.
//
// A [Rule] is a value: what it looks for, how grave that is, examples, and one
// function that judges an article through a [Pass]. Writing one needs nothing
// else; the explicit list of the built-in ones stands in the package all.
//
// A [Set] is a choice of rules made ready to run: the phrases of all of them
// are compiled into one matcher. [Set.Check] judges one article: it matches
// the phrases once, lets each rule check, and sends what they report through
// plain stages: gates (is this code, a quotation, an article about the very
// thing?), merging (one leaked line is one finding), and a total order.
// [Run] does that for a stream of articles on several workers and keeps the
// order of the stream.
package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// Rule is one thing the desk looks for.
type Rule struct {
	ID         string          // "casing/proper-noun": category/name
	Title      string          // one line, without a full stop
	Doc        string          // why an editor cares, what it flags, what it leaves alone (Markdown)
	Severity   Severity        // what a hit costs the reader
	Confidence Confidence      // how often a hit is right
	Languages  []string        // BCP 47 tags of the articles it reads; empty: all
	Reads      corpus.Kinds    // the blocks it reads; zero: Prose
	Gates      Gates           // where a hit of this rule does not count
	Leak       bool            // hits in one block are one defect, together with those of other leak rules
	Damage     bool            // its hits are traces of a machine that rewrote word by word: see confirm
	OnRequest  bool            // left out unless it is asked for by its set or ID
	Online     bool            // it judges what [Options.Learn] brought, and finds nothing without it
	Set        string          // the set it belongs to besides its category, "style"; "": none
	Measured   string          // what its rates do not tell: what else it was measured on, how much there was to find; no counts of the rates
	Phrases    func() []Phrase // the wording it looks for; nil: none
	Overlaps   bool            // its hits are kept where they overlap, for a Check that chooses among them
	Examples   []Example       // run by the tests and shown by explain
	Check      func(*Pass)     // reports through the Pass; nil: every phrase hit is a finding

	Options []Option            // what a user may set about it
	With    func(*Rule, Values) // sets all its options, on a copy that Configured makes; nil: it has none

	own Severity // the one it was made with, where it was graded otherwise; zero: it was not
}

// Prose is what a rule reads unless it says otherwise: the author's own text,
// without code, metadata and comments.
const Prose = corpus.Kinds(1<<corpus.Paragraph | 1<<corpus.Title | 1<<corpus.Heading | 1<<corpus.ListItem |
	1<<corpus.TableCell | 1<<corpus.Quote | 1<<corpus.Caption | 1<<corpus.Contents | 1<<corpus.ContentsEntry |
	1<<corpus.Reference | 1<<corpus.Footnote)

// Category is the part of the ID before the slash.
func (r *Rule) Category() string {
	category, _, _ := strings.Cut(r.ID, "/")
	return category
}

// reads returns the kinds of block that the rule reads.
func (r *Rule) reads() corpus.Kinds {
	if r.Reads == 0 {
		return Prose
	}
	return r.Reads
}

// speaks reports whether the rule judges articles in the language.
func (r *Rule) speaks(language string) bool {
	if len(r.Languages) == 0 {
		return true
	}
	return slices.Contains(r.Languages, language)
}

// Example is an article that shows a rule at work.
type Example struct {
	Text   string        // the whole article
	Format corpus.Format // Unknown: Markdown
	Want   []string      // the excerpts that the rule must mark, in order; none: a good example
	Fixed  string        // the article after the rule's safe fixes; "": they are not looked at
}

// Severity is what a finding costs the reader.
type Severity uint8

// The severities, in ascending order. The zero value stands for a rule's own.
const (
	Hint    Severity = iota + 1 // style
	Warning                     // look
	Error                       // do not print
)

var severityNames = []string{"", "hint", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads the name of a severity.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames[1:] {
		if n == name {
			return Severity(i + 1), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: it is error, warning or hint", name)
}

// Confidence is how often a finding of its kind is right.
type Confidence uint8

// The confidences, in ascending order. The zero value stands for a rule's own.
const (
	Unsure  Confidence = iota + 1 // less than four times in five
	Likely                        // four times in five and more
	Certain                       // all but always
)

var confidenceNames = []string{"", "unsure", "likely", "certain"}

func (c Confidence) String() string { return confidenceNames[c] }

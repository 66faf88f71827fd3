// Package claim finds what an article says of people in office, and holds it
// to a roster.
//
// Judge is the whole of it: it finds every claim, "French President Emmanuel
// Macron", works out the days it speaks of, and says what the roster knows of
// them. A claim is only looked for where a word of a title stands, so an
// article without officials costs next to nothing.
package claim

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// Status is what a claim says of the time of an office beside its title.
type Status uint8

// The statuses.
const (
	InOffice Status = iota // "President X", "acting President X"
	Current                // "the current", "sitting"
	Former                 // "former", "ex-", "late"
	Then                   // "then-", "was president": at some time before
	Coming                 // "-elect", "incoming", "designate"
)

var statusNames = [...]string{"in office", "currently in office", "formerly in office", "in office at the time", "to come into office"}

func (s Status) String() string { return statusNames[s] }

// Claim is one place where an article gives an office to a person, or lets an
// office act without one.
type Claim struct {
	Range        corpus.Range // all of it: status, jurisdiction, title and name
	Title        corpus.Range
	Name         corpus.Range // empty: nobody is named here
	Block        int
	Sentence     corpus.Range
	Status       Status
	Titles       []*roster.Title        // what the title may mean
	Jurisdiction []*roster.Jurisdiction // where, as the text says beside the title; none: it does not say
	Person       string                 // the name as written, without honorifics
	People       []roster.Match         // whom the roster takes for the person

	loose      bool   // an apposition that may be a list, or a name whose end is a guess
	courtesy   bool   // a bare title before a surname, as former holders are addressed
	indefinite bool   // "a Russian envoy"
	next       string // the word behind the claim, in lower case
	own        []days // the date in brackets right behind the claim
	said       []days // the dates in its sentence
	near       []days // the dates in its block and the one before
	full       []days // the dates of its sentence that name a day
	tellsPast  bool   // its sentence tells of what has happened
	past       bool   // the sentence tells of a time that it does not date
	history    bool   // the passage tells of years before the roster
	fiction    bool
	quoted     bool
}

// Verdict is what the roster says of a claim.
type Verdict uint8

// The verdicts, from harmless to grave.
const (
	Unjudged          Verdict = iota // the roster does not know the office, or not the days
	Confirmed                        // held it then
	Skipped                          // fiction, a disputed office
	OutOfCoverage                    // behind the roster's as-of date
	UnknownPerson                    // nobody knows this person, and nobody else is sure to have held the office
	UnnamedOfficial                  // an office acts, and nobody is named
	Premature                        // came into office later
	Outdated                         // had left office
	WrongOffice                      // held another office of the same jurisdiction
	WrongJurisdiction                // held such an office elsewhere
	FormerInOffice                   // called former while in office
	BlendedName                      // one holder's given name, another person's surname
	NotInOffice                      // somebody else held it, and this person never
)

var verdictNames = [...]string{
	"unjudged", "confirmed", "skipped", "out of coverage", "unknown person", "unnamed official", "premature title",
	"outdated title", "wrong office", "wrong jurisdiction", "former in office", "blended name", "not in office",
}

func (v Verdict) String() string { return verdictNames[v] }

// days is a stretch of days, both ends included.
type days struct{ first, last roster.Day }

// grace is for the days between an election and taking office, and for sources
// that disagree about them.
const grace = 14

// Package roster knows who held which public office when, as far as public
// records say, and says "unknown" for the rest.
//
// Start with Builtin. A look-up takes what an article says: Roster.Titles and
// Roster.Jurisdictions turn "foreign secretary" and "British" into an Office
// and a Jurisdiction, Roster.People turns a name into people, and Roster.Held
// tells who held the office on the days in question, and how certain that is.
//
// Nothing here reads files or waits; a Roster does not change once made and
// may be used by many at a time.
package roster

import (
	"slices"
	"strings"
	"sync"
)

// Roster is a set of terms of office with the words to look them up by.
type Roster struct {
	vocabulary
	people []*Person
	terms  []*Term
	asOf   Date
	byPost map[post][]*Term
	names  func() *nameIndex
}

// post is one office in one place.
type post struct {
	office       *Office
	jurisdiction *Jurisdiction
}

// Person is somebody who held an office. Two people of one name whom the
// sources do not tell apart are one Person, with the terms of both: that may
// hide a mistake but cannot make one.
type Person struct {
	Name    string   // as the press writes it: "Tony Blair"
	Aliases []string // legal names, transliterations, nicknames
	Terms   []*Term  // by start
}

// Term is one stretch of one person in one office.
type Term struct {
	Office       *Office
	Jurisdiction *Jurisdiction
	Person       *Person
	Start, End   Date // as precise as the source; a zero End is none or not known: see Basis
	Basis        Basis
	CertainUntil Date // the last date on which the person is attested in the office; zero: none but the start
	Status       Status
	Note         string // for people: "second term", "also styled …"
	Evidence     string // where this was read: a public record, a file, a page
}

// Basis says where the end of a term comes from.
type Basis uint8

const (
	Unknown Basis = iota // nobody knows here whether the term has ended
	Open                 // in office when the roster was made
	Exact                // a source states the end
	Derived              // the next holder's start, or the month or year that a source gives
	Latest               // ended on this date or before: between CertainUntil and End nothing is certain
)

// Status is how fully a person held the office.
type Status uint8

const (
	Full   Status = iota
	Acting        // acting, interim, caretaker, transitional
)

// Certainty is how sure it is that a person held an office in some days.
type Certainty uint8

const (
	Out      Certainty = iota // not in office on any of the days
	Doubtful                  // the roster does not reach that far: it neither confirms nor contradicts
	Possible                  // may have been in office: confirms, never contradicts others
	Certain                   // was in office on all of the days
)

// String is the certainty in a word.
func (c Certainty) String() string {
	return [...]string{"not in office", "not known", "possible", "certain"}[c]
}

// unverified begins the evidence of terms that nobody has compared with the
// public record it names.
const unverified = "own compilation"

// Verified reports whether the term was read from the record that its evidence
// names. One that was not may confirm a claim, but never contradicts one.
func (t *Term) Verified() bool { return !strings.HasPrefix(t.Evidence, unverified) }

// At tells whether the term covers the days from first to last. It knows
// nothing of the roster's own as-of date; Roster.Held does. Of a term that is
// not verified nothing is certain, neither that it held nor that it did not.
func (t *Term) At(first, last Day) Certainty {
	c := t.at(first, last)
	if !t.Verified() {
		c = max(Doubtful, min(c, Possible))
	}
	return c
}

func (t *Term) at(first, last Day) Certainty {
	sure := t.Start.Last()
	if !t.CertainUntil.IsZero() {
		sure = t.CertainUntil.First()
	}
	switch {
	case last < t.Start.First():
		return Out
	case !t.End.IsZero() && first > t.End.Last():
		return Out
	case first >= t.Start.Last() && last <= sure:
		return Certain
	case t.End.IsZero() && t.Basis == Unknown && first > sure:
		return Doubtful
	}
	return Possible
}

// Holding is a term with how certain it is on the days that were asked for.
type Holding struct {
	*Term
	Certainty Certainty
}

// AsOf is the date up to which the roster can speak of who is in office.
func (r *Roster) AsOf() Date { return r.asOf }

// Terms are all terms of an office in a place, by start. Nobody may change them.
func (r *Roster) Terms(o *Office, j *Jurisdiction) []*Term { return r.byPost[post{o, j}] }

// Everybody is everybody on the roster, by name. Nobody may change them.
func (r *Roster) Everybody() []*Person { return r.people }

// Held tells who held, or may have held, an office on the days from first to
// last, the most certain first. Behind the roster's as-of date nothing is more
// than doubtful.
func (r *Roster) Held(o *Office, j *Jurisdiction, first, last Day) []Holding {
	var held []Holding
	for _, t := range r.Terms(o, j) {
		if t.at(first, last) == Out {
			continue
		}
		c := t.At(first, last)
		if first > r.asOf.Last() {
			c = Doubtful
		}
		held = append(held, Holding{t, c})
	}
	slices.SortStableFunc(held, func(a, b Holding) int { return int(b.Certainty) - int(a.Certainty) })
	return held
}

// Builtin is the roster that comes with the program. The first call reads it;
// see BenchmarkLoad for what that costs.
func Builtin() *Roster { return builtin() }

var builtin = sync.OnceValue(func() *Roster { return unpack(builtinVocabulary(), packed) })

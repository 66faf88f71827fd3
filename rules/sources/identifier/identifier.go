// Package identifier tells identifiers of publications that can exist from
// those that cannot: DOI, ISBN, ISSN, ORCID, arXiv, PMID, PMCID and the time
// stamps of web archives. It knows how they are made, their check digits and
// their ranges; it asks nobody whether one was ever given out.
//
// Each parser takes an identifier with or without what announces it ("doi:",
// "ISBN", an address of its registry) and returns its normal form, or the
// fault that shows it wrong. All of them run in linear time on any input.
package identifier

import (
	"strings"
	"time"
	"unicode"
)

// Fault is what is wrong with an identifier.
type Fault struct {
	Reason  string // one clause, lower-case
	Certain bool   // no identifier of its kind can be like that; else it is only most unlikely
	StandIn bool   // texts about software write it where no real one is meant
}

func (f *Fault) Error() string { return f.Reason }

func wrong(reason string) *Fault    { return &Fault{Reason: reason, Certain: true} }
func unlikely(reason string) *Fault { return &Fault{Reason: reason} }

// standsIn makes a fault that of a stand-in.
func (f *Fault) standsIn() *Fault {
	f.StandIn = true
	return f
}

// maxLength is the length in bytes from which on nothing is read: no
// identifier reaches it, with whatever announces it.
const maxLength = 4096

// cut takes the first of the announcements that the text begins with off it,
// in any case, with the blanks and colon behind it.
func cut(s string, leads ...string) string {
	s = strings.TrimSpace(s[:min(len(s), maxLength)])
	for _, lead := range leads {
		if len(s) > len(lead) && strings.EqualFold(s[:len(lead)], lead) {
			return strings.TrimLeft(s[len(lead):], ": \u00A0")
		}
	}
	return s
}

// bare takes out what word processors and layout put between the signs of a
// number: blanks, soft hyphens, zero-width signs and every kind of dash.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r), unicode.Is(unicode.Cf, r), r == '\u2212':
			return -1
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// digitsX reports whether the text is digits, the last of which may be an X.
func digitsX(s string) bool {
	return len(s) > 1 && digits(s[:len(s)-1]) && (digits(s[len(s)-1:]) || s[len(s)-1] == 'X')
}

// value is what a sign of a check sum counts.
func value(c byte) int {
	if c == 'X' {
		return 10
	}
	return int(c - '0')
}

func number(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// after reports whether a moment lies more than a day behind the latest one
// that an identifier can be of. The zero time bounds nothing.
func after(t, latest time.Time) bool {
	return !latest.IsZero() && t.After(latest.AddDate(0, 0, 1))
}

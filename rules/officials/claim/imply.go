package claim

import (
	"math"
	"slices"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// date works out when the article speaks: on the date that it states, or where
// it states none, on the days on which everybody whom it certainly has in
// office was so.
func (j *judge) date() {
	if d := j.article.Date(); !d.IsZero() {
		date := roster.DateOf(d)
		j.when, j.stated = []days{{date.First(), date.Last()}}, true
		return
	}
	witnesses := j.witnesses()
	if when := j.meet(witnesses, nil); when != nil {
		j.settle(when, witnesses, nil)
		return
	}
	// One of four that fits nowhere is the odd one out; with fewer nobody can
	// say which.
	var odd *witness
	var left []days
	for i := range witnesses {
		if len(witnesses) < 4 {
			return
		}
		if when := j.meet(witnesses, &witnesses[i]); when != nil {
			if odd != nil {
				return
			}
			odd, left = &witnesses[i], when
		}
	}
	if odd != nil {
		j.settle(left, witnesses, odd)
	}
}

func (j *judge) settle(when []days, witnesses []witness, odd *witness) {
	posts := 0
	for i := range witnesses {
		w := &witnesses[i]
		if odd == w {
			j.misfits = w.claims
			continue
		}
		posts++
		for _, t := range w.terms {
			for _, d := range when {
				if t.At(d.first, min(d.last, j.asOf())) != roster.Out && !slices.Contains(j.chain, t) {
					j.chain = append(j.chain, t)
				}
			}
		}
	}
	// One witness alone is no evidence: it may be the one that is wrong.
	if posts < 2 {
		j.misfits, j.chain = nil, nil
		return
	}
	for _, d := range when {
		d.first = max(d.first, j.told())
		if d.last == math.MaxInt32 {
			j.open = true
		}
		d.last = min(d.last, j.asOf())
		if d.first <= d.last {
			j.when = append(j.when, d)
		}
	}
}

// told is the last full date that the article tells of as past.
func (j *judge) told() roster.Day {
	last := roster.Day(math.MinInt32)
	for _, c := range j.claims {
		if !c.tellsPast {
			continue
		}
		for _, d := range c.full {
			last = max(last, d.first)
		}
	}
	return last
}

// witness is somebody whom the article has in office, without a date of its
// own: the article was written while that was so.
type witness struct {
	person *roster.Person
	terms  []*roster.Term
	claims []*Claim
}

func (j *judge) witnesses() []witness {
	var out []witness
	for _, c := range j.claims {
		if c.Status != InOffice && c.Status != Current || c.loose || c.quoted || c.past || c.fiction || c.courtesy ||
			len(c.said) > 0 || len(c.own) > 0 || len(c.Jurisdiction) == 0 || len(c.People) != 1 {
			continue
		}
		i := slices.IndexFunc(out, func(w witness) bool { return w.person == c.People[0].Person })
		if i >= 0 {
			out[i].claims = append(out[i].claims, c)
			continue
		}
		terms := termsOf(c.People, j.posts(c))
		if len(terms) == 0 || terms[0].Office.Shared || terms[0].Jurisdiction.Disputed {
			continue
		}
		out = append(out, witness{c.People[0].Person, terms, []*Claim{c}})
	}
	return out
}

// meet returns the days on which all witnesses but one may have been in
// office; nil where there are none, or nobody bears witness.
func (j *judge) meet(witnesses []witness, but *witness) []days {
	var when []days
	for i := range witnesses {
		w := &witnesses[i]
		if w == but {
			continue
		}
		var theirs []days
		for _, t := range w.terms {
			d := days{t.Start.First(), t.End.Last()}
			if t.End.IsZero() {
				d.last = math.MaxInt32
			}
			theirs = append(theirs, d)
		}
		if when == nil {
			when = theirs
			continue
		}
		var both []days
		for _, a := range when {
			for _, b := range theirs {
				if d := (days{max(a.first, b.first), min(a.last, b.last)}); d.first <= d.last {
					both = append(both, d)
				}
			}
		}
		if len(both) == 0 {
			return nil
		}
		when = both
	}
	return when
}

// misfit judges a holder whose term meets none of the days on which everybody
// else of the article was in office.
func (j *judge) misfit(c *Claim, mine []*roster.Term) Judged {
	v := Outdated
	if len(j.when) > 0 && mine[0].Start.First() > j.when[len(j.when)-1].last {
		v = Premature
	}
	if len(j.when) == 0 || c.history {
		return Judged{Claim: c, Verdict: Unjudged, Evidence: mine}
	}
	return j.report(c, v, 2, mine)
}

package claim

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// Judged is a claim with what the roster says of it.
type Judged struct {
	*Claim
	Verdict  Verdict
	Severity rules.Severity // what a finding of it weighs; zero: nothing to report
	Message  string         // for the editor, with the evidence in it
	Evidence []*roster.Term // the terms that speak for the verdict
}

// Judge finds the claims of an article and judges each by the roster, in their
// order.
func Judge(a *corpus.Article, r *roster.Roster) []Judged {
	f := NewFinder(r, a.Language())
	return f.Judge(a, func() *roster.Roster { return r }, f.Spots(a.Text.String()))
}

// Judge is [Judge] with a finder at hand and the spots it found.
func (f *Finder) Judge(a *corpus.Article, r func() *roster.Roster, spots []int) []Judged {
	claims := f.Find(a, r, spots)
	if len(claims) == 0 {
		return nil
	}
	j := &judge{article: a, roster: r(), speech: f.speech, claims: claims, fiction: invented(a)}
	j.date()
	out := make([]Judged, 0, len(claims))
	for _, c := range claims {
		out = append(out, j.judge(c))
	}
	return out
}

// judge holds the claims of one article to a roster.
type judge struct {
	article *corpus.Article
	roster  *roster.Roster
	speech  *speech
	claims  []*Claim
	fiction bool

	when    []days // when the article speaks; none: nobody knows
	stated  bool   // the article says so itself
	open    bool   // it is worked out, and only the roster's own date bounds it
	chain   []*roster.Term
	misfits []*Claim // what fits no day on which the others hold
}

// invented reports whether an article says that it is no report.
func invented(a *corpus.Article) bool {
	for _, f := range a.Meta.Fields {
		switch strings.ToLower(f.Name) {
		case "category", "categories", "section", "article:section", "tags", "genre", "type":
			for _, w := range strings.FieldsFunc(strings.ToLower(f.Value), func(r rune) bool { return r < 'a' || r > 'z' }) {
				switch w {
				case "fiction", "satire", "humor", "humour", "review", "reviews", "parody", "novel":
					return true
				}
			}
		}
	}
	return false
}

// posting is an office in a place.
type posting struct {
	office *roster.Office
	in     *roster.Jurisdiction
}

// posts are the posts that a claim may mean.
func (j *judge) posts(c *Claim) []posting {
	var out []posting
	put := func(o *roster.Office, in *roster.Jurisdiction) {
		if p := (posting{o, in}); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, t := range c.Titles {
		switch {
		case len(c.Jurisdiction) > 0:
			for _, in := range c.Jurisdiction {
				if t.In(in) {
					put(t.Office, in)
				}
			}
		case len(t.Jurisdictions) == 1 && strings.ContainsAny(t.Text, " -"):
			put(t.Office, t.Jurisdictions[0])
		default:
			for _, m := range c.People {
				for _, term := range m.Terms {
					if term.Office == t.Office && t.In(term.Jurisdiction) {
						put(t.Office, term.Jurisdiction)
					}
				}
			}
		}
	}
	return out
}

// termsOf are the terms of people in posts, by start.
func termsOf(people []roster.Match, posts []posting) []*roster.Term {
	var out []*roster.Term
	for _, m := range people {
		for _, t := range m.Terms {
			if slices.Contains(posts, posting{t.Office, t.Jurisdiction}) {
				out = append(out, t)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *roster.Term) int { return int(a.Start.First()) - int(b.Start.First()) })
	return out
}

// times are the days that a claim may speak of: the date in brackets behind
// it, or those of its sentence and block and of the article. sure tells
// whether they are all there can be.
func (j *judge) times(c *Claim) (times []days, sure bool) {
	if len(c.own) > 0 {
		return c.own, true
	}
	for _, d := range slices.Concat(c.said, c.near, j.when) {
		if !has(times, d) {
			times = append(times, d)
		}
	}
	return times, len(j.when) > 0
}

func (j *judge) judge(c *Claim) Judged {
	done := func(v Verdict) Judged { return Judged{Claim: c, Verdict: v} }
	if c.fiction || j.fiction {
		return done(Skipped)
	}
	if c.Name.Len() == 0 {
		if j.unnamed(c) {
			return j.report(c, UnnamedOfficial, rules.Hint, nil)
		}
		return done(Unjudged)
	}
	posts := j.posts(c)
	for _, p := range posts {
		if p.office.Shared {
			return done(Unjudged)
		}
		if p.in.Disputed {
			return done(Skipped)
		}
	}
	if len(posts) == 0 {
		return done(Unjudged)
	}
	if mine := termsOf(c.People, posts); len(mine) > 0 {
		return j.holder(c, posts, mine)
	}
	return j.stranger(c, posts)
}

// holder judges somebody who did hold the post at some time.
func (j *judge) holder(c *Claim, posts []posting, mine []*roster.Term) Judged {
	done := func(v Verdict) Judged { return Judged{Claim: c, Verdict: v, Evidence: mine} }
	times, sure := j.times(c)
	switch c.Status {
	case Then:
		return done(Confirmed)
	case Coming:
		return done(Confirmed)
	case Former:
		return j.former(c, times, sure, mine)
	}
	if len(times) == 0 || c.past {
		return done(Confirmed)
	}
	if slices.Contains(j.misfits, c) {
		return j.misfit(c, mine)
	}
	after, before := false, false // the claim is too late, too early
	for _, d := range times {
		for _, t := range mine {
			switch {
			case t.At(d.first-grace, d.last+grace) != roster.Out:
				return done(Confirmed)
			case d.first > t.Start.First():
				after = true
			default:
				before = true
			}
		}
	}
	switch {
	case !sure:
		return done(Unjudged)
	case c.history || j.calledFormer(c):
		return done(Unjudged)
	case j.against(posts, times) == nil:
		return done(Unjudged) // the roster may lack a term of theirs
	}
	severity := rules.Warning
	switch {
	case c.courtesy && after, c.loose, mine[0].Office.Group == "monarch":
		severity = rules.Hint
	case j.late(times):
		severity = rules.Hint
	}
	if before && !after {
		return j.report(c, Premature, severity, mine)
	}
	return j.report(c, Outdated, severity, mine)
}

// former judges "former President X".
func (j *judge) former(c *Claim, times []days, sure bool, mine []*roster.Term) Judged {
	if !sure || c.past || j.late(times) {
		return Judged{Claim: c, Verdict: Confirmed, Evidence: mine}
	}
	for _, d := range times {
		// In the weeks about an inauguration both are right.
		if !covered(mine, days{d.first - grace, d.last + grace}, j.asOf()) {
			return Judged{Claim: c, Verdict: Confirmed, Evidence: mine}
		}
	}
	severity := rules.Error
	if j.open && len(c.own) == 0 || c.loose {
		severity = rules.Warning
	}
	return j.report(c, FormerInOffice, severity, mine)
}

// stranger judges somebody who never held the post.
func (j *judge) stranger(c *Claim, posts []posting) Judged {
	times, sure := j.times(c)
	against := j.against(posts, times)
	if a, b, same := j.blend(c, posts); a != nil {
		switch {
		case against != nil && sure && !c.history && !j.late(times) && (c.Status == InOffice || c.Status == Current):
			return j.report(c, BlendedName, j.limit(c, rules.Error), append([]*roster.Term{a, b}, against...))
		case same && !c.history && len(c.Jurisdiction) > 0:
			return j.report(c, BlendedName, j.limit(c, rules.Warning), []*roster.Term{a, b})
		}
	}
	done := func(v Verdict) Judged { return Judged{Claim: c, Verdict: v} }
	if c.Status != InOffice && c.Status != Current || c.history || c.past || len(c.Jurisdiction) == 0 || c.indefinite {
		return done(Unjudged)
	}
	for _, p := range posts {
		if p.office.Group == "monarch" {
			return done(Unjudged) // "British King Arthur": history and legend have too many
		}
	}
	if before(posts, c.Person) {
		return done(OutOfCoverage)
	}
	switch {
	case len(times) == 0 || !sure && len(c.said) == 0:
		return done(Unjudged)
	case j.late(times):
		return done(OutOfCoverage)
	case j.akin(c, posts, times):
		return done(Unjudged)
	case against == nil:
		if sure && len(nameFields(c.Person)) > 1 && len(c.People) == 0 && !c.loose && !j.anybody(posts, times) {
			return j.report(c, UnknownPerson, rules.Hint, nil)
		}
		return done(Unjudged)
	}
	limit := rules.Error
	if !sure || j.open && len(c.own) == 0 || len(nameFields(c.Person)) < 2 {
		limit = rules.Warning
	}
	limit = j.limit(c, limit)
	if len(nameFields(c.Person)) > 1 {
		if t, v := j.elsewhere(c, posts, times); t != nil {
			return j.report(c, v, min(limit, rules.Warning), append([]*roster.Term{t}, against...))
		}
	}
	return j.report(c, NotInOffice, limit, against)
}

// limit lowers the severity of claims that may be misread.
func (j *judge) limit(c *Claim, s rules.Severity) rules.Severity {
	if c.loose {
		return min(s, rules.Hint)
	}
	return s
}

func (j *judge) asOf() roster.Day { return j.roster.AsOf().Last() }

// late reports whether a claim may speak of days behind the roster's own date.
func (j *judge) late(times []days) bool {
	for _, d := range times {
		if d.first > j.asOf() {
			return true
		}
	}
	return false
}

// against are the terms of those who certainly held the posts at every time;
// nil where that is not sure.
func (j *judge) against(posts []posting, times []days) []*roster.Term {
	var out []*roster.Term
	if len(times) == 0 {
		return nil
	}
	for _, p := range posts {
		terms := j.roster.Terms(p.office, p.in)
		if len(terms) == 0 {
			continue
		}
		for _, d := range times {
			if !covered(terms, days{d.first - grace, d.last}, j.asOf()) {
				return nil
			}
			for _, t := range terms {
				if t.At(d.first, min(d.last, j.asOf())) != roster.Out && !slices.Contains(out, t) {
					out = append(out, t)
				}
			}
		}
	}
	return out
}

// covered reports whether terms certainly fill a stretch of days, but for gaps
// of days of grace.
func covered(terms []*roster.Term, d days, asOf roster.Day) bool {
	at, last := d.first, min(d.last, asOf)
	if at > last {
		return false
	}
	for moved := true; moved && at <= last; {
		moved = false
		for _, t := range terms {
			sure := t.Start.Last()
			if !t.CertainUntil.IsZero() {
				sure = t.CertainUntil.First()
			}
			if !t.End.IsZero() && (t.Basis == roster.Exact || t.Basis == roster.Derived) {
				sure = max(sure, t.End.First())
			}
			if t.Start.Last() <= at+grace && sure >= at {
				at = sure + 1
				moved = true
			}
		}
	}
	return at > last
}

// anybody reports whether somebody is sure to have held a post at some time.
func (j *judge) anybody(posts []posting, times []days) bool {
	for _, p := range posts {
		for _, t := range j.roster.Terms(p.office, p.in) {
			for _, d := range times {
				if t.At(d.first, d.last) != roster.Out {
					return true
				}
			}
		}
	}
	return false
}

// akin reports whether the person may be one of the holders after all, under a
// spelling that the roster lacks: a word of the name is theirs.
func (j *judge) akin(c *Claim, posts []posting, times []days) bool {
	words := nameFields(c.Person)
	surname := j.roster.Surnamed(family(c.Person))
	for _, p := range posts {
		for _, t := range j.roster.Terms(p.office, p.in) {
			if slices.Contains(surname, t.Person) {
				return true
			}
			held := false
			for _, d := range times {
				held = held || t.At(d.first-grace, d.last+grace) != roster.Out
			}
			if !held {
				continue
			}
			for _, name := range append([]string{t.Person.Name}, t.Person.Aliases...) {
				for _, w := range nameFields(name) {
					if len(w) > 2 && slices.Contains(words, w) {
						return true
					}
				}
			}
		}
	}
	return false
}

// elsewhere is the term that the person did hold at the time: another office
// of the place, or such an office of another place.
func (j *judge) elsewhere(c *Claim, posts []posting, times []days) (*roster.Term, Verdict) {
	var abroad *roster.Term
	for _, m := range c.People {
		if m.How < roster.ByVariant {
			continue
		}
		for _, t := range m.Terms {
			held := false
			for _, d := range times {
				held = held || t.At(d.first, d.last) >= roster.Possible
			}
			if !held {
				continue
			}
			for _, p := range posts {
				switch {
				case t.Jurisdiction == p.in && t.Office != p.office:
					return t, WrongOffice
				case t.Jurisdiction != p.in && (t.Office == p.office || t.Office.Group == p.office.Group):
					abroad = t
				}
			}
		}
	}
	return abroad, WrongJurisdiction
}

// calledFormer reports whether the article called the person a former holder
// before: the word is usually dropped at later mentions.
func (j *judge) calledFormer(c *Claim) bool {
	for _, o := range j.claims {
		if o == c {
			return false
		}
		if o.Status != Former && o.Status != Then {
			continue
		}
		for _, m := range o.People {
			if slices.ContainsFunc(c.People, func(n roster.Match) bool { return n.Person == m.Person }) {
				return true
			}
		}
	}
	return false
}

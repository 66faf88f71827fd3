package claim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// report makes the finding of a verdict, with its evidence in words.
func (j *judge) report(c *Claim, v Verdict, s rules.Severity, evidence []*roster.Term) Judged {
	if c.quoted {
		s = rules.Hint
	}
	return Judged{Claim: c, Verdict: v, Severity: s, Message: j.message(c, v, evidence), Evidence: evidence}
}

func (j *judge) message(c *Claim, v Verdict, evidence []*roster.Term) string {
	var m strings.Builder
	switch v {
	case UnnamedOfficial:
		fmt.Fprintf(&m, "the %s acts here, and the article never says who that is: there is only one at a time", j.called(c))
		return m.String()
	case UnknownPerson:
		fmt.Fprintf(&m, "nobody on the roster is called %s: check who the %s is", c.Person, j.called(c))
	case FormerInOffice:
		fmt.Fprintf(&m, "%s is not a former %s%s: %s", c.Person, j.called(c), j.then(c), list(evidence))
	case Outdated:
		fmt.Fprintf(&m, "%s was no longer %s%s: %s", c.Person, j.called(c), j.then(c), list(evidence))
	case Premature:
		fmt.Fprintf(&m, "%s was not yet %s%s: %s", c.Person, j.called(c), j.then(c), list(evidence))
	case BlendedName:
		fmt.Fprintf(&m, "no %s is known: the name joins %s and %s", c.Person, termText(evidence[0]), termText(evidence[1]))
		if len(evidence) > 2 {
			fmt.Fprintf(&m, "; the %s%s was %s", j.called(c), j.then(c), list(evidence[2:]))
		}
	case WrongOffice, WrongJurisdiction:
		fmt.Fprintf(&m, "%s was %s%s; the %s was %s", c.Person, postText(evidence[0]), j.then(c), j.called(c), list(evidence[1:]))
	default:
		fmt.Fprintf(&m, "%s never was %s; %s it was %s", c.Person, j.called(c), strings.TrimSpace(j.then(c)), list(evidence))
	}
	if len(c.own) == 0 && !j.stated && len(j.when) > 0 {
		fmt.Fprintf(&m, "; the article has no date, but has in office %s, so it speaks of %s", list(j.chain), j.span())
	}
	m.WriteString(" (roster as of " + j.roster.AsOf().String())
	if s := sources(evidence); s != "" {
		m.WriteString("; " + s)
	}
	m.WriteString(")")
	return m.String()
}

// called is the office of a claim in words: "secretary of state of the United
// States".
func (j *judge) called(c *Claim) string {
	if posts := j.posts(c); len(posts) > 0 && (len(c.Jurisdiction) > 0 || len(posts) == 1) {
		return posts[0].office.TitleIn(posts[0].in) + " of " + the(posts[0].in.Name)
	}
	title := c.Titles[0].Text
	if len(c.Jurisdiction) > 0 {
		title += " of " + the(c.Jurisdiction[0].Name)
	}
	return title
}

func the(name string) string {
	for _, s := range [...]string{"United ", "Netherlands", "Philippines", "European ", "World ", "International ", "Federal ", "Czech R", "Maldives", "Bahamas", "Gambia", "Central A", "Dominican", "Democratic", "Republic"} {
		if strings.HasPrefix(name, s) {
			return "the " + name
		}
	}
	return name
}

// then is the time that a claim speaks of, with a blank before it.
func (j *judge) then(c *Claim) string {
	times, _ := j.times(c)
	if len(times) == 0 {
		return " then"
	}
	if len(c.own) == 0 && len(j.when) > 0 {
		if !j.stated {
			return " at that time"
		}
		return " on " + j.article.Date().String() + " (the article's date)"
	}
	return " in " + dayText(times[0])
}

func dayText(d days) string {
	first, last := d.first.Date(), d.last.Date()
	switch {
	case d.first == d.last:
		return first.String()
	case first.Year != last.Year:
		return first.String() + " to " + last.String()
	case first.Month == last.Month:
		return roster.Date{Year: first.Year, Month: first.Month}.String()
	}
	return roster.Date{Year: first.Year}.String()
}

// span is what the article's other claims leave of time.
func (j *judge) span() string {
	var parts []string
	for _, d := range j.when {
		parts = append(parts, d.first.Date().String()+" to "+d.last.Date().String())
	}
	return strings.Join(parts, " or ")
}

// list names terms, four at most.
func list(terms []*roster.Term) string {
	var parts []string
	for _, t := range terms {
		if s := termText(t); !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) > 4 {
		parts = append(parts[:4], "…")
	}
	return strings.Join(parts, ", ")
}

func postText(t *roster.Term) string {
	return t.Office.TitleIn(t.Jurisdiction) + " of " + the(t.Jurisdiction.Name)
}

func termText(t *roster.Term) string {
	s := t.Person.Name + ", " + postText(t)
	switch {
	case t.End.IsZero() && t.Basis == roster.Open:
		return s + " since " + t.Start.String()
	case t.End.IsZero() && !t.CertainUntil.IsZero():
		return s + " from " + t.Start.String() + ", attested until " + t.CertainUntil.String()
	case t.End.IsZero():
		return s + " from " + t.Start.String()
	case t.Basis == roster.Latest:
		return s + " from " + t.Start.String() + " to " + t.End.String() + " at the latest"
	}
	return s + " from " + t.Start.String() + " to " + t.End.String()
}

// sources are where the evidence was read, two at most.
func sources(terms []*roster.Term) string {
	var out []string
	for _, t := range terms {
		if t.Evidence != "" && !slices.Contains(out, t.Evidence) && len(out) < 2 {
			out = append(out, t.Evidence)
		}
	}
	return strings.Join(out, ", ")
}

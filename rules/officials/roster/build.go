package roster

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Row is one term as files have it, before its words are looked up.
type Row struct {
	Office       string // an ID or a title: "foreign-minister", "Foreign Secretary"
	Jurisdiction string // a name or code: "United Kingdom", "GB"
	Person       string
	Aliases      []string
	Start, End   Date
	Basis        Basis
	CertainUntil Date
	Status       Status
	Note         string
	Evidence     string
}

// New makes a roster of rows. An office or jurisdiction that the built-in
// vocabulary does not know becomes one of the roster's own, under the name in
// the row.
func New(rows []Row, asOf Date) *Roster {
	b := &builder{vocabulary: *builtinVocabulary(), shared: true, byName: map[string]*Person{}}
	for i := range rows {
		b.row(&rows[i])
	}
	return newRoster(&b.vocabulary, b.people, b.terms, asOf)
}

// newRoster puts people and terms into their order.
func newRoster(v *vocabulary, people []*Person, terms []*Term, asOf Date) *Roster {
	r := &Roster{vocabulary: *v, people: people, terms: terms, asOf: asOf, byPost: make(map[post][]*Term, len(terms)/4)}
	slices.SortStableFunc(terms, func(a, b *Term) int { return cmp.Compare(a.Start.First(), b.Start.First()) })
	for _, t := range terms {
		p := post{t.Office, t.Jurisdiction}
		r.byPost[p] = append(r.byPost[p], t)
		t.Person.Terms = append(t.Person.Terms, t)
	}
	r.names = sync.OnceValue(func() *nameIndex { return indexNames(r.people) })
	return r
}

// builder gathers rows.
type builder struct {
	vocabulary
	shared bool // the vocabulary is the built-in one: copy before writing
	people []*Person
	terms  []*Term
	byName map[string]*Person
}

func (b *builder) row(row *Row) {
	j := b.jurisdiction(row.Jurisdiction)
	b.terms = append(b.terms, &Term{
		Office: b.office(row.Office, j), Jurisdiction: j, Person: b.person(row),
		Start: row.Start, End: row.End, Basis: row.Basis, CertainUntil: row.CertainUntil,
		Status: row.Status, Note: row.Note, Evidence: row.Evidence,
	})
}

// person is the one of a row's name or aliases, where there is one.
func (b *builder) person(row *Row) *Person {
	names := append([]string{row.Person}, row.Aliases...)
	var p *Person
	for _, name := range names {
		if p = b.byName[nameKey(name, row.Jurisdiction)]; p != nil {
			break
		}
	}
	if p == nil {
		p = &Person{Name: row.Person}
		b.people = append(b.people, p)
	}
	for _, name := range names {
		if name != p.Name && !slices.Contains(p.Aliases, name) {
			p.Aliases = append(p.Aliases, name)
		}
		if key := nameKey(name, row.Jurisdiction); b.byName[key] == nil {
			b.byName[key] = p
		}
	}
	return p
}

// nameKey tells people apart: a name of one word may be anybody's elsewhere.
func nameKey(name, jurisdiction string) string {
	words := nameWords(name)
	if len(words) < 2 || len(words) == 2 && strings.Trim(words[1], "ivx") == "" {
		return strings.Join(words, " ") + "@" + jurisdiction
	}
	return strings.Join(words, "")
}

// own makes the vocabulary the roster's own before it grows.
func (b *builder) own() {
	if !b.shared {
		return
	}
	b.shared = false
	v := &b.vocabulary
	v.offices, v.jurisdictions = slices.Clone(v.offices), slices.Clone(v.jurisdictions)
	titles, places := make(map[string][]*Title, len(v.titles)), make(map[string][]*PlaceName, len(v.places))
	for k, t := range v.titles {
		titles[k] = slices.Clip(t)
	}
	for k, p := range v.places {
		places[k] = slices.Clip(p)
	}
	v.titles, v.places = titles, places
}

func (b *builder) jurisdiction(name string) *Jurisdiction {
	if j := b.Jurisdiction(name); j != nil {
		return j
	}
	b.own()
	j := &Jurisdiction{Name: name, Kind: Organisation}
	j.Names = []PlaceName{{Text: name, Language: "en", Jurisdiction: j}}
	b.addJurisdiction(j)
	return j
}

func (b *builder) office(name string, j *Jurisdiction) *Office {
	if o := b.OfficeNamed(name, j); o != nil {
		return o
	}
	b.own()
	id := strings.ReplaceAll(FoldName(name), " ", "-")
	o := &Office{ID: id, Group: id, Shared: true}
	o.Titles = []Title{{Text: strings.ToLower(name), Language: "en", Office: o}}
	b.addOffice(o)
	return o
}

// OfficeNamed is the office with an ID, or that a title means in a
// jurisdiction (nil: in all); nil where there is none.
func (v *vocabulary) OfficeNamed(name string, j *Jurisdiction) *Office {
	if o := v.Office(name); o != nil {
		return o
	}
	var found *Office
	for _, t := range v.Titled(name) {
		switch {
		case len(t.Jurisdictions) == 0 && found == nil:
			found = t.Office
		case len(t.Jurisdictions) > 0 && j != nil && t.In(j):
			return t.Office
		}
	}
	return found
}

// Merge is this roster with the terms of another one, which has the last word
// on the people it names: its terms replace those of the same person in the
// same office that they overlap.
func (r *Roster) Merge(other *Roster) *Roster {
	rows := make([]Row, 0, len(r.terms)+len(other.terms))
	for _, t := range r.terms {
		if !other.overrides(t) {
			rows = append(rows, t.Row())
		}
	}
	for _, t := range other.terms {
		rows = append(rows, t.Row())
	}
	asOf := r.asOf
	if other.asOf.Last() > asOf.Last() && !other.asOf.IsZero() || asOf.IsZero() {
		asOf = other.asOf
	}
	return New(rows, asOf)
}

func (r *Roster) overrides(t *Term) bool {
	for _, m := range r.People(t.Person.Name) {
		for _, o := range m.Terms {
			if m.How == ByName && o.Office.ID == t.Office.ID && o.Jurisdiction.Name == t.Jurisdiction.Name && overlap(o, t) {
				return true
			}
		}
	}
	return false
}

func overlap(a, b *Term) bool {
	return a.Start.First() <= b.End.Last() && b.Start.First() <= a.End.Last()
}

// Row is the term as a file has it.
func (t *Term) Row() Row {
	return Row{
		Office: t.Office.ID, Jurisdiction: t.Jurisdiction.Name, Person: t.Person.Name, Aliases: t.Person.Aliases,
		Start: t.Start, End: t.End, Basis: t.Basis, CertainUntil: t.CertainUntil,
		Status: t.Status, Note: t.Note, Evidence: t.Evidence,
	}
}

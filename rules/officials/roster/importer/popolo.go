package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

type popoloPerson struct {
	ID         text `json:"id"`
	Name       text `json:"name"`
	OtherNames []struct {
		Name text `json:"name"`
	} `json:"other_names"`
}

// popoloThing is an organisation, a post or an area.
type popoloThing struct {
	ID           text   `json:"id"`
	Name         text   `json:"name"`
	Label        text   `json:"label"`
	Role         text   `json:"role"`
	Organization text   `json:"organization_id"`
	Area         text   `json:"area_id"`
	Parent       text   `json:"parent_id"`
	AreaObject   *named `json:"area"`
}

type named struct {
	Name text `json:"name"`
}

type popoloMembership struct {
	ID           text `json:"id"`
	Label        text `json:"label"`
	Role         text `json:"role"`
	Person       text `json:"person_id"`
	Member       text `json:"member_id"`
	Organization text `json:"organization_id"`
	Post         text `json:"post_id"`
	Area         text `json:"area_id"`
	Start        text `json:"start_date"`
	End          text `json:"end_date"`
}

// text is a JSON text; null is "". A number is taken for what it looks like,
// since people use numbers for ids.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var s *string
	if json.Unmarshal(data, &s) == nil {
		if s != nil {
			*t = text(*s)
		}
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(data, &n); err != nil {
		return fmt.Errorf("wanted a text, got %.40s", data)
	}
	*t = text(n)
	return nil
}

// popolo reads the file twice: memberships may stand before what they tie
// together.
func (i *importing) popolo(in io.ReadSeeker) error {
	people, things := map[text]ftmPerson{}, map[text]popoloThing{}
	s := newStream(in, i.limits.Record)
	found := false
	n := 0
	err := s.arrays(func(name string) error {
		n++
		switch name {
		case "persons":
			var p popoloPerson
			if err := s.decode(&p); err != nil {
				return fmt.Errorf("persons, record %d: %w", n, err)
			}
			others := make([]string, 0, len(p.OtherNames))
			for _, o := range p.OtherNames {
				others = append(others, string(o.Name))
			}
			people[p.ID] = ftmPerson{string(p.Name), aliases(string(p.Name), others)}
		case "organizations", "posts", "areas":
			var t popoloThing
			if err := s.decode(&t); err != nil {
				return fmt.Errorf("%s, record %d: %w", name, n, err)
			}
			things[t.ID] = t
		case "memberships":
			found = true
			return s.skip()
		default:
			return s.skip()
		}
		return i.hold()
	})
	if err != nil {
		return err
	}
	if !found {
		return errors.New("no memberships: this is not Popolo")
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	s = newStream(in, i.limits.Record)
	n = 0
	return s.arrays(func(name string) error {
		if name != "memberships" {
			return s.skip()
		}
		n++
		var m popoloMembership
		if err := s.decode(&m); err != nil {
			return fmt.Errorf("memberships, record %d: %w", n, err)
		}
		return i.membership(&m, people, things, fmt.Sprintf("membership %d", n))
	})
}

func (i *importing) membership(m *popoloMembership, people map[text]ftmPerson, things map[text]popoloThing, where string) error {
	id := m.Person
	if id == "" {
		id = m.Member
	}
	person, ok := people[id]
	if !ok {
		i.report.leave("the person is not in the file", where)
		return nil
	}
	post := things[m.Post]
	office := ""
	for _, name := range []text{post.Role, post.Label, m.Role, m.Label} {
		if office == "" {
			office = string(name)
		}
	}
	if office == "" || strings.EqualFold(office, "member") {
		i.report.leave("a member without an office", where)
		return nil
	}
	place := jurisdictionOf(things, m.Area, post.Area, m.Organization, post.Organization)
	return i.row(roster.Row{
		Person: person.name, Aliases: person.aliases, Office: strip(office, place), Jurisdiction: place,
		Start: i.date(string(m.Start), where), End: i.date(string(m.End), where),
	}, where)
}

// jurisdictionOf is the first of some bodies, or of the bodies above them, that
// is a known jurisdiction, or else the first that has a name. A chain of bodies
// that leads back to itself ends after a few steps.
func jurisdictionOf(things map[text]popoloThing, ids ...text) string {
	fallback := ""
	for _, id := range ids {
		for step := 0; id != "" && step < 8; step++ {
			t, ok := things[id]
			if !ok {
				break
			}
			names := []text{t.Name}
			if t.AreaObject != nil {
				names = append(names, t.AreaObject.Name)
			}
			for _, name := range names {
				if j := roster.Vocabulary().Jurisdiction(string(name)); j != nil {
					return j.Name
				}
				if fallback == "" {
					fallback = string(name)
				}
			}
			if t.Area != "" && t.Area != id {
				if j := roster.Vocabulary().Jurisdiction(string(things[t.Area].Name)); j != nil {
					return j.Name
				}
			}
			id = t.Parent
		}
	}
	return fallback
}

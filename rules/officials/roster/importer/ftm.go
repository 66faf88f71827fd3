package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// ftmEntity is one line of a FollowTheMoney file.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func (e *ftmEntity) first(names ...string) string {
	for _, name := range names {
		if values := e.Properties[name]; len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

type ftmPerson struct {
	name    string
	aliases []string
}

type ftmPost struct{ name, place string }

// ftm reads the file twice: an Occupancy may stand before the Person and the
// Position it ties together.
func (i *importing) ftm(in io.ReadSeeker) error {
	people, posts := map[string]ftmPerson{}, map[string]ftmPost{}
	err := i.entities(in, func(n int, e *ftmEntity) error {
		switch e.Schema {
		case "Person":
			name := e.first("name")
			people[e.ID] = ftmPerson{name, aliases(name, append(append([]string(nil), e.Properties["name"]...), e.Properties["alias"]...))}
		case "Position":
			place := e.first("country", "organization", "subnationalArea")
			posts[e.ID] = ftmPost{e.first("name"), placeOf(place)}
		default:
			return nil
		}
		if e.ID == "" {
			return fmt.Errorf("line %d: a %s without an id", n, e.Schema)
		}
		return i.hold()
	})
	if err != nil {
		return err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return i.entities(in, func(n int, e *ftmEntity) error {
		if e.Schema != "Occupancy" {
			return nil
		}
		where := fmt.Sprintf("line %d", n)
		holder, known := people[e.first("holder")]
		post, posted := posts[e.first("post")]
		switch {
		case !known:
			i.report.leave("the holder is not in the file", where)
			return nil
		case !posted:
			i.report.leave("the office is not in the file", where)
			return nil
		}
		row := roster.Row{
			Office: strip(post.name, post.place), Jurisdiction: post.place, Person: holder.name, Aliases: holder.aliases,
			Start: i.date(e.first("startDate"), where), End: i.date(e.first("endDate"), where),
		}
		if row.End.IsZero() && e.first("status") == "current" {
			row.Basis = roster.Open
		}
		return i.row(row, where)
	})
}

func (i *importing) entities(in io.Reader, each func(int, *ftmEntity) error) error {
	return i.lines(in, func(n int, text []byte) error {
		var e ftmEntity
		if err := json.Unmarshal(text, &e); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		return each(n, &e)
	})
}

// placeOf names a country that is given by its code.
func placeOf(place string) string {
	if j := roster.Vocabulary().Jurisdiction(place); j != nil {
		return j.Name
	}
	return place
}

// strip takes the place out of an office's name, "Minister of Finance of Chad",
// where the rest is the name of an office.
func strip(office, place string) string {
	v := roster.Vocabulary()
	j := v.Jurisdiction(place)
	if j == nil || v.OfficeNamed(office, j) != nil {
		return office
	}
	for _, name := range j.Names {
		for _, tail := range []string{" of the " + name.Text, " of " + name.Text, " in " + name.Text} {
			if head, ok := strings.CutSuffix(office, tail); ok && v.OfficeNamed(head, j) != nil {
				return head
			}
		}
		if rest, ok := strings.CutPrefix(office, name.Text+" "); ok && v.OfficeNamed(rest, j) != nil {
			return rest
		}
	}
	return office
}

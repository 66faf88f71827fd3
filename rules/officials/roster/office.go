package roster

import (
	"slices"
	"strings"
)

// Office is a post that many jurisdictions have: "foreign-minister" is that of
// the Secretary of State of the United States as well.
type Office struct {
	ID     string // "foreign-minister"
	Group  string // offices that people mix up, over all countries: "government", "foreign"
	Deputy bool   // a rank below: "deputy prime minister" says nothing about the prime minister
	Shared bool   // several people hold it at a time, so nobody contradicts anybody
	Titles []Title
}

// Title is a way to name an office in running text.
type Title struct {
	Text          string // lower case: "foreign secretary"
	Language      string // "en", "de", "fr", "es"
	Office        *Office
	Jurisdictions []*Jurisdiction // where the title means this office; none: everywhere
}

// In reports whether the title means its office in a jurisdiction.
func (t *Title) In(j *Jurisdiction) bool {
	return len(t.Jurisdictions) == 0 || slices.Contains(t.Jurisdictions, j)
}

// TitleIn is what the office is called in a jurisdiction, in English and lower
// case: "secretary of state" for the foreign minister of the United States.
func (o *Office) TitleIn(j *Jurisdiction) string {
	name := ""
	for i := range o.Titles {
		switch t := &o.Titles[i]; {
		case t.Language != "en":
		case j != nil && len(t.Jurisdictions) > 0 && t.In(j):
			return t.Text
		case len(t.Jurisdictions) == 0 && name == "":
			name = t.Text
		}
	}
	if name == "" {
		return strings.ReplaceAll(o.ID, "-", " ")
	}
	return name
}

// Kind is what sort of body a jurisdiction is.
type Kind uint8

const (
	State Kind = iota
	Territory
	Organisation // the United Nations, a central bank
	Part         // a state of the United States, a province: known so as not to be taken for a country
)

// Jurisdiction is a country, or another body that has offices.
type Jurisdiction struct {
	Name     string // "United States"
	Code     string // ISO 3166-1, "US"; "" where there is none
	Kind     Kind
	Disputed bool // who governs is a matter of opinion: nothing there contradicts anybody
	Names    []PlaceName
}

// PlaceName is a word for a jurisdiction.
type PlaceName struct {
	Text         string // as written: "U.S.", "American", "Estados Unidos"
	Language     string
	Adjective    bool // "American", "américain": also in the plural and as a noun for its people
	Jurisdiction *Jurisdiction
}

// vocabulary is the offices and jurisdictions that a roster knows.
type vocabulary struct {
	offices       []*Office
	jurisdictions []*Jurisdiction
	titles        map[string][]*Title     // by folded text
	places        map[string][]*PlaceName // by folded text
}

// Offices are all offices. Nobody may change them.
func (v *vocabulary) Offices() []*Office { return v.offices }

// Jurisdictions are all jurisdictions. Nobody may change them.
func (v *vocabulary) Jurisdictions() []*Jurisdiction { return v.jurisdictions }

// Office is the office with an ID, nil where there is none.
func (v *vocabulary) Office(id string) *Office {
	for _, o := range v.offices {
		if o.ID == id {
			return o
		}
	}
	return nil
}

// Titled are the titles that a text may be, in any language and case.
func (v *vocabulary) Titled(text string) []*Title { return v.titles[FoldName(text)] }

// Placed are the names of jurisdictions that a text may be: "Georgia" is a
// country and a part of another.
func (v *vocabulary) Placed(text string) []*PlaceName { return v.places[FoldName(text)] }

// Jurisdiction is the jurisdiction with a name or code: a country before a
// part of one. It is nil where there is none.
func (v *vocabulary) Jurisdiction(name string) *Jurisdiction {
	var found *Jurisdiction
	for _, p := range v.Placed(name) {
		if found == nil || p.Jurisdiction.Kind < found.Kind {
			found = p.Jurisdiction
		}
	}
	if found == nil {
		for _, j := range v.jurisdictions {
			if strings.EqualFold(j.Code, name) && name != "" {
				return j
			}
		}
	}
	return found
}

// Vocabulary is a roster without terms: the offices and jurisdictions alone,
// for those who look for titles in a text before they ask who held them.
// Its offices and jurisdictions are those of Builtin.
func Vocabulary() *Roster { return vocabularyOnly() }

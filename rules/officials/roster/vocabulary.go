package roster

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/offices.tsv
var officeData string

//go:embed data/jurisdictions.tsv
var jurisdictionData string

var builtinVocabulary = sync.OnceValue(func() *vocabulary {
	v, err := parseVocabulary(officeData, jurisdictionData)
	if err != nil {
		panic(err) // the tests read the same data
	}
	return v
})

var vocabularyOnly = sync.OnceValue(func() *Roster { return newRoster(builtinVocabulary(), nil, nil, Date{}) })

// languages are the columns of names in the data files.
var languages = [...]string{"en", "de", "fr", "es"}

// germanEndings are those of an adjective before a title.
var germanEndings = [...]string{"e", "er", "en", "em", "es"}

// parseVocabulary reads the tables of offices and of jurisdictions.
func parseVocabulary(offices, jurisdictions string) (*vocabulary, error) {
	v := &vocabulary{titles: make(map[string][]*Title, 1024), places: make(map[string][]*PlaceName, 2048)}
	if err := v.readJurisdictions(jurisdictions); err != nil {
		return nil, err
	}
	return v, v.readOffices(offices)
}

func (v *vocabulary) readJurisdictions(text string) error {
	kinds := map[string]Kind{"state": State, "territory": Territory, "organisation": Organisation, "part": Part}
	for number, f := range tsv.Cells(text) {
		if len(f) != 4+2*len(languages) {
			return fmt.Errorf("jurisdictions: line %d: %d columns", number, len(f))
		}
		kind, ok := kinds[f[2]]
		if !ok {
			return fmt.Errorf("jurisdictions: line %d: unknown kind %q", number, f[2])
		}
		j := &Jurisdiction{Name: f[0], Code: f[1], Kind: kind, Disputed: strings.Contains(f[3], "disputed")}
		j.Names = make([]PlaceName, 0, 8+len(germanEndings))
		j.Names = append(j.Names, PlaceName{f[0], "en", false, j})
		for i, language := range languages {
			for k, field := range f[4+2*i : 6+2*i] {
				for text := range split(field) {
					if text == f[0] {
						continue
					}
					j.Names = append(j.Names, PlaceName{text, language, k == 1, j})
					if k == 1 && language == "de" {
						for _, ending := range germanEndings {
							j.Names = append(j.Names, PlaceName{text + ending, language, true, j})
						}
					}
				}
			}
		}
		v.addJurisdiction(j)
	}
	return nil
}

func (v *vocabulary) readOffices(text string) error {
	byID := map[string]*Office{}
	for number, f := range tsv.Cells(text) {
		if len(f) != 3+len(languages) {
			return fmt.Errorf("offices: line %d: %d columns", number, len(f))
		}
		o := byID[f[0]]
		if o == nil {
			o = &Office{ID: f[0], Group: f[1], Deputy: strings.Contains(f[2], "deputy"), Shared: strings.Contains(f[2], "shared")}
			byID[f[0]] = o
			v.offices = append(v.offices, o)
		}
		for i, language := range languages {
			for text := range split(f[3+i]) {
				text, where, _ := strings.Cut(text, "@")
				t := Title{Text: text, Language: language, Office: o}
				for name := range strings.SplitSeq(where, ";") {
					if name == "" {
						continue
					}
					j := v.Jurisdiction(name)
					if j == nil {
						return fmt.Errorf("offices: line %d: no jurisdiction is called %q", number, name)
					}
					t.Jurisdictions = append(t.Jurisdictions, j)
				}
				o.Titles = append(o.Titles, t)
			}
		}
	}
	for _, o := range v.offices {
		v.indexOffice(o)
	}
	return nil
}

// split cuts a field at its bars; an empty field has no parts.
func split(field string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for field != "" {
			var part string
			part, field, _ = strings.Cut(field, "|")
			if part != "" && !yield(part) {
				return
			}
		}
	}
}

func (v *vocabulary) addOffice(o *Office) {
	v.offices = append(v.offices, o)
	v.indexOffice(o)
}

func (v *vocabulary) indexOffice(o *Office) {
	for i := range o.Titles {
		key := FoldName(o.Titles[i].Text)
		v.titles[key] = append(v.titles[key], &o.Titles[i])
	}
}

func (v *vocabulary) addJurisdiction(j *Jurisdiction) {
	v.jurisdictions = append(v.jurisdictions, j)
	for i := range j.Names {
		p := &j.Names[i]
		key := FoldName(p.Text)
		if !slices.ContainsFunc(v.places[key], func(q *PlaceName) bool { return q.Jurisdiction == j && q.Language == p.Language }) {
			v.places[key] = append(v.places[key], p)
		}
	}
}

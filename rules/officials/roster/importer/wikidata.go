package importer

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// Query is what to ask Wikidata for, at https://query.wikidata.org: who held
// the offices in VALUES, and when. The results are read as JSON.
//
//nolint:lll // a query as people paste it
const Query = `# Paste this at https://query.wikidata.org, put in the offices you need, and download the result as JSON.
# Labels are asked for in "mul" as well: many names stand in no language of their own.
SELECT ?person ?personLabel ?altLabel ?office ?officeLabel ?jur ?jurLabel ?start ?startPrec ?end ?endPrec ?nature WHERE {
  VALUES ?office { wd:Q14213 wd:Q14211 }   # or all ministers: ?office wdt:P31/wdt:P279* wd:Q83307 .
  ?person wdt:P31 wd:Q5 ; p:P39 ?statement .
  ?statement ps:P39 ?office .
  FILTER NOT EXISTS { ?statement wikibase:rank wikibase:DeprecatedRank }
  OPTIONAL { ?statement pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrec ] }
  OPTIONAL { ?statement pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrec ] }
  OPTIONAL { ?statement pq:P5102 ?nature }   # Q4676846: acting
  OPTIONAL { ?office wdt:P1001 ?jur }
  OPTIONAL { ?person skos:altLabel ?altLabel FILTER(LANG(?altLabel) = "en") }
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul". }
}
ORDER BY ?office ?start ?person
`

// binding is one value of a result: {"type": …, "value": …}, or the value alone
// as the query page's own download has it.
type binding string

func (b *binding) UnmarshalJSON(data []byte) error {
	var long struct {
		Value string `json:"value"`
	}
	var short string
	if json.Unmarshal(data, &short) == nil {
		*b = binding(short)
		return nil
	}
	if err := json.Unmarshal(data, &long); err != nil {
		return fmt.Errorf("a value of a result is neither a text nor an object with one: %w", err)
	}
	*b = binding(long.Value)
	return nil
}

// wikidata reads results. A person with several other names comes once for each
// of them, one after the other: such results make one row.
func (i *importing) wikidata(in io.ReadSeeker) error {
	var last roster.Row
	var lastKey, lastWhere string
	n := 0
	flush := func() error {
		if lastKey == "" {
			return nil
		}
		last.Aliases = aliases(last.Person, last.Aliases)
		return i.row(last, lastWhere)
	}
	s := newStream(in, i.limits.Record)
	err := s.arrays(func(name string) error {
		if name != "" && name != "bindings" {
			return s.skip()
		}
		n++
		var b map[string]binding
		if err := s.decode(&b); err != nil {
			return fmt.Errorf("result %d: %w", n, err)
		}
		key := strings.Join([]string{string(b["person"]), string(b["office"]), string(b["start"]), string(b["end"]), string(b["personLabel"])}, "\n")
		if key == lastKey {
			if len(last.Aliases) < 256 {
				last.Aliases = append(last.Aliases, string(b["altLabel"]))
			}
			return nil
		}
		if err := flush(); err != nil {
			return err
		}
		lastKey, lastWhere = key, fmt.Sprintf("result %d", n)
		place := placeOf(string(b["jurLabel"]))
		if place == "" {
			place = placeOf(string(b["countryLabel"]))
		}
		office := string(b["officeLabel"])
		if office == "" {
			office = string(b["positionLabel"])
		}
		last = roster.Row{
			Person: string(b["personLabel"]), Aliases: []string{string(b["altLabel"])}, Jurisdiction: place, Office: strip(office, place),
			Start: precise(i.date(string(b["start"]), lastWhere), string(b["startPrec"])),
			End:   precise(i.date(string(b["end"]), lastWhere), string(b["endPrec"])), Evidence: string(b["person"]),
		}
		if strings.HasSuffix(string(b["nature"]), "Q4676846") {
			last.Status = roster.Acting
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

// precise cuts a date to what Wikidata knows of it: 11 is the day, 10 the
// month, 9 the year; anything coarser is no date.
func precise(d roster.Date, precision string) roster.Date {
	switch precision {
	case "", "11", "12", "13", "14":
		return d
	case "10":
		return roster.Date{Year: d.Year, Month: d.Month}
	case "9":
		return roster.Date{Year: d.Year}
	}
	return roster.Date{}
}

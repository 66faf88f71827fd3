package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// rowsOf imports a text, and gives its rows as lines of a roster.
func rowsOf(t testing.TB, text string, format Format, limits Limits) (string, *Report, error) {
	t.Helper()
	var out strings.Builder
	report, err := Import(strings.NewReader(text), format, "list", limits, func(row roster.Row) error {
		out.WriteString(row.TSV())
		return nil
	})
	return out.String(), report, err
}

const popoloList = `{
 "memberships": [
  {"person_id": "p1", "organization_id": "gov", "role": "Minister of Finance", "start_date": "2019-05", "end_date": "2021-02-03"},
  {"person_id": "p2", "post_id": "pm", "start_date": "2020", "end_date": null},
  {"person_id": "p2", "organization_id": "gov", "role": "member", "start_date": "2020"},
  {"person_id": "p9", "organization_id": "gov", "role": "Prime Minister", "start_date": "2020"},
  {"person_id": "p1", "organization_id": "gov", "role": "Prime Minister", "start_date": "2022", "end_date": "2020"},
  {"person_id": "p1", "organization_id": "loop", "role": "Prime Minister", "start_date": "2023-01-02"},
  {"person_id": "p1", "organization_id": "gov", "role": null, "start_date": "2023-01-02"}
 ],
 "events": [{"id": "e", "deep": [[[[{"a": [1, 2, {"b": null}]}]]]]}],
 "meta": {"sources": ["x"]},
 "persons": [
  {"id": "p1", "name": "Marta Lind", "other_names": [{"name": "Märta Lind"}, {"name": "Marta Lindqvist", "note": "born"}]},
  {"id": "p2", "name": "Jon Berg", "other_names": null}
 ],
 "organizations": [
  {"id": "gov", "name": "Government", "area_id": "no"}, {"id": "loop", "name": "Loop", "parent_id": "pool"}, {"id": "pool", "name": "Pool", "parent_id": "loop"}
 ],
 "posts": [{"id": "pm", "label": "Prime Minister of Norway", "organization_id": "gov"}],
 "areas": [{"id": "no", "name": "Norway"}]
}`

const wikidataList = `{"head": {"vars": ["person"]}, "results": {"bindings": [
 {"person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}, "personLabel": {"value": "Marta Lind"}, "altLabel": {"value": "Märta L."},
  "officeLabel": {"value": "Minister of Finance of Norway"}, "jurLabel": {"value": "Norway"},
  "start": {"value": "2019-01-01T00:00:00Z", "datatype": "http://www.w3.org/2001/XMLSchema#dateTime"}, "startPrec": {"value": "9"},
  "end": {"value": "2021-02-01T00:00:00Z"}, "endPrec": {"value": "10"}},
 {"person": {"value": "http://www.wikidata.org/entity/Q1"}, "personLabel": {"value": "Marta Lind"}, "altLabel": {"value": "M. Lindqvist"},
  "officeLabel": {"value": "Minister of Finance of Norway"}, "jurLabel": {"value": "Norway"}, "start": {"value": "2019-01-01T00:00:00Z"}, "startPrec": {"value": "9"},
  "end": {"value": "2021-02-01T00:00:00Z"}},
 {"person": {"value": "http://www.wikidata.org/entity/Q2"}, "personLabel": {"value": "Q2"}, "officeLabel": {"value": "president"}, "jurLabel": {"value": "Chad"}, "start": {"value": "2019-01-01T00:00:00Z"}},
 {"person": {"value": "http://www.wikidata.org/entity/Q3"}, "personLabel": {"value": "Jon Berg"}, "officeLabel": {"value": "president"}, "jurLabel": {"value": "Norway"}, "start": {"value": "t1234"}},
 {"person": {"value": "http://www.wikidata.org/entity/Q4"}, "personLabel": {"value": "Ola Vik"}, "officeLabel": {"value": "prime minister"}, "jurLabel": {"value": "Norway"},
  "start": {"value": "2022-03-04T00:00:00Z"}, "nature": {"value": "http://www.wikidata.org/entity/Q4676846"}}
]}}`

const ftmList = `{"id": "o1", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["m"], "startDate": ["2019-05-06"], "status": ["current"]}}
{"id": "m", "schema": "Position", "properties": {"name": ["Minister of Defence of Norway"], "country": ["no"]}}
{"id": "p1", "schema": "Person", "properties": {"name": ["Marta Lind"], "alias": ["Märta Lind", "M. Lindqvist"], "weakAlias": ["Lind"]}}

{"id": "c1", "schema": "Company", "properties": {"name": ["Lind & Co"]}}
{"id": "o2", "schema": "Occupancy", "properties": {"holder": ["p7"], "post": ["m"], "startDate": ["2019"]}}
{"id": "o3", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["x"], "startDate": ["2019"]}}
{"id": "o4", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["m"]}}
`

const csvList = `id;personLabel;position;countryLabel;start;end;status;aliases
1;Marta Lind;Finance Minister;Norway;2019-05;2021-02-03;;Märta L.|M. Lindqvist
2;"Berg, Jon";Prime Minister;Norway;2020;;acting;
3;;Prime Minister;Norway;2020;;;
4;Ola Vik;Prime Minister;Norway;soon;;;
`

func TestImport(t *testing.T) {
	for _, test := range []struct {
		name, text string
		format     Format
		want       string
		left       []string
	}{
		{
			"popolo", popoloList, Popolo,
			"Minister of Finance\tNorway\tMarta Lind\tMarta Lindqvist\t2019-05\t2021-02-03\texact\t2021-02-03\t\t\tlist\n" +
				"Prime Minister\tNorway\tJon Berg\t\t2020\t\tunknown\t\t\t\tlist\n" +
				"Prime Minister\tLoop\tMarta Lind\tMarta Lindqvist\t2023-01-02\t\tunknown\t\t\t\tlist\n",
			[]string{"a member without an office", "ends before it starts", "the person is not in the file"},
		},
		{
			"wikidata", wikidataList, Wikidata,
			"Minister of Finance\tNorway\tMarta Lind\tMärta L.|M. Lindqvist\t2019\t2021-02\texact\t2021-02\t\t\thttp://www.wikidata.org/entity/Q1\n" +
				"prime minister\tNorway\tOla Vik\t\t2022-03-04\t\tunknown\t\tacting\t\thttp://www.wikidata.org/entity/Q4\n",
			[]string{"a date that is none (the row was kept without it)", "no dates", "the person has a number for a name"},
		},
		{
			"ftm", ftmList, FtM,
			"Minister of Defence\tNorway\tMarta Lind\tM. Lindqvist\t2019-05-06\t\topen\t\t\t\tlist\n",
			[]string{"no dates", "the holder is not in the file", "the office is not in the file"},
		},
		{
			"csv", csvList, CSV,
			"Finance Minister\tNorway\tMarta Lind\tMärta L.|M. Lindqvist\t2019-05\t2021-02-03\texact\t2021-02-03\t\t\tlist\n" +
				"Prime Minister\tNorway\tBerg, Jon\t\t2020\t\tunknown\t\tacting\t\tlist\n",
			[]string{"a date that is none (the row was kept without it)", "no dates", "nobody is named"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, format := range []Format{test.format, ""} {
				rows, report, err := rowsOf(t, test.text, format, Limits{})
				if err != nil {
					t.Fatalf("format %q: %v", format, err)
				}
				if rows != test.want {
					t.Errorf("format %q: got\n%s\nwant\n%s", format, rows, test.want)
				}
				if left := slices.Sorted(maps.Keys(report.Left)); !slices.Equal(left, test.left) {
					t.Errorf("format %q: left out %q, want %q", format, left, test.left)
				}
				if report.Rows != strings.Count(test.want, "\n") {
					t.Errorf("format %q: %d rows", format, report.Rows)
				}
				// What was written is a roster.
				again, _, err := rowsOf(t, roster.Columns+"\n"+rows, TSV, Limits{})
				if err != nil || again != rows {
					t.Errorf("read again (%v):\n%s", err, again)
				}
			}
		})
	}
}

// TestBadFiles wants an error that says where.
func TestBadFiles(t *testing.T) {
	for _, test := range []struct {
		name, text string
		format     Format
		limits     Limits
		want       string
	}{
		{"empty", "", "", Limits{}, "the file is empty"},
		{"blank", " \n\n", "", Limits{}, "the file is empty"},
		{"prose", "Dear editor", "", Limits{}, "name the format"},
		{"popolo wrong type", `{"memberships": [], "persons": [{"id": "a", "name": {"x": 1}}]}`, Popolo, Limits{}, "persons, record 1"},
		{"popolo wrong record", `{"persons": ["Marta"], "memberships": []}`, Popolo, Limits{}, "persons, record 1"},
		{"popolo cut off", popoloList[:200], Popolo, Limits{}, "the file ends in the middle"},
		{"popolo without memberships", `{"persons": []}`, Popolo, Limits{}, "no memberships"},
		{"popolo twice", `{"memberships": [{}]} {}`, Popolo, Limits{}, "more text behind the end"},
		{"popolo nested", strings.Repeat(`{"a":`, 10_000) + "1" + strings.Repeat("}", 10_000), Popolo, Limits{}, "inside one another"},
		{"popolo long record", `{"memberships": [], "persons": [{"id": "a", "name": "` + strings.Repeat("x", 100_000) + `"}]}`, Popolo, Limits{Record: 1000}, "a record of more than 1000 bytes"},
		{"popolo many", `{"memberships": [{}], "persons": [{}, {}, {}, {}]}`, Popolo, Limits{Entities: 3}, "more than 3 people"},
		{"wikidata wrong type", `{"results": {"bindings": [{"person": {"value": "x"}}, {"person": 5}]}}`, Wikidata, Limits{}, "result 2"},
		{"wikidata scalar", `5`, Wikidata, Limits{}, "neither an object nor an array"},
		{"ftm wrong type", "\n" + `{"id": "a", "schema": "Person", "properties": {"name": "Marta"}}`, FtM, Limits{}, "line 2"},
		{"ftm no object", "[1]", FtM, Limits{}, "line 1"},
		{"ftm long line", `{"id": "` + strings.Repeat("x", 100_000), FtM, Limits{Record: 1000}, "line 1: longer than 1000 bytes"},
		{"ftm without id", `{"schema": "Person", "properties": {"name": ["Marta"]}}`, FtM, Limits{}, "line 1: a Person without an id"},
		{"csv without columns", "a,b\n1,2\n", CSV, Limits{}, "line 1: no column for the"},
		{"csv long line", "name,office,country\n\"" + strings.Repeat("x", 100_000), CSV, Limits{Record: 1000}, "a line of more than 1000 bytes"},
		{"tsv", "office\tjurisdiction\tperson\tstart\nmayor\tLagoa\t\t2019\n", TSV, Limits{}, "line 2: person: empty"},
		{"format", "x", "yaml", Limits{}, "unknown format"},
	} {
		_, _, err := rowsOf(t, test.text, test.format, test.limits)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
	stop := errors.New("stop")
	if _, err := Import(strings.NewReader(csvList), "", "", Limits{}, func(roster.Row) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("an error of the writer is lost: %v", err)
	}
}

// endless is a long file that is made while it is read.
type endless struct {
	head, record, tail string
	records            int
	at                 int64
}

func (e *endless) size() int64 {
	return int64(len(e.head) + e.records*len(e.record) + len(e.tail))
}

func (e *endless) Seek(offset int64, _ int) (int64, error) { e.at = offset; return offset, nil }

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && e.at < e.size() {
		var rest string
		switch at := e.at - int64(len(e.head)); {
		case at < 0:
			rest = e.head[e.at:]
		case at < int64(e.records*len(e.record)):
			rest = e.record[at%int64(len(e.record)):]
		default:
			rest = e.tail[at-int64(e.records*len(e.record)):]
		}
		c := copy(p[n:], rest)
		n += c
		e.at += int64(c)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestStreams reads long files of each format in little memory.
func TestStreams(t *testing.T) {
	const records = 30_000
	for format, file := range map[Format]*endless{
		Popolo:   {head: `{"persons": [{"id": 1, "name": "Marta Lind"}], "memberships": [{}`, record: `, {"person_id": "1", "role": "Mayor", "area_id": "x", "label": "Mayor", "start_date": "2020"}`, tail: "]}"},
		Wikidata: {head: `{"head": {}, "results": {"bindings": [{}`, record: `, {"personLabel": {"value": "Marta Lind"}, "officeLabel": {"value": "Mayor"}, "jurLabel": {"value": "Lagoa"}, "start": {"value": "2020"}}`, tail: "]}}"},
		FtM:      {head: `{"id": "p", "schema": "Person", "properties": {"name": ["Marta"]}}` + "\n" + `{"id": "m", "schema": "Position", "properties": {"name": ["Mayor"], "country": ["no"]}}` + "\n", record: `{"id": "o", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["m"], "startDate": ["2020"]}}` + "\n"},
		CSV:      {head: "name,office,country,start\n", record: "Marta Lind,Mayor,Lagoa,2020\n"},
		TSV:      {head: "person\toffice\tjurisdiction\tstart\n", record: "Marta Lind\tMayor\tLagoa\t2020\n"},
	} {
		file.records = records
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		most := uint64(0)
		n := 0
		report, err := Import(file, format, "", Limits{}, func(roster.Row) error {
			if n++; n%10_000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&after)
				most = max(most, after.HeapAlloc-min(after.HeapAlloc, before.HeapAlloc))
			}
			return nil
		})
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if seen := report.Rows + report.Left["no country or organisation is named"]; format != Wikidata && seen != records {
			t.Errorf("%s: %d records of %d", format, seen, records)
		}
		if most > 8<<20 {
			t.Errorf("%s: %d bytes in use", format, most)
		}
	}
}

func FuzzImport(f *testing.F) {
	for i, text := range []string{popoloList, wikidataList, ftmList, csvList, roster.Columns + "\nmayor\tLagoa\tAna Reis\t\t2019\n"} {
		f.Add([]byte(text), uint8(i)) //nolint:gosec // five of them
		f.Add([]byte(text), uint8(9))
	}
	f.Fuzz(func(t *testing.T, text []byte, kind uint8) {
		format := Format("")
		if formats := Formats(); int(kind) < len(formats) {
			format = Format(formats[kind])
		}
		var out bytes.Buffer
		rows := 0
		_, err := Import(bytes.NewReader(text), format, "list", Limits{Entities: 1000, Record: 1 << 16}, func(row roster.Row) error {
			rows++
			out.WriteString(row.TSV())
			return nil
		})
		if err != nil {
			if strings.Contains(err.Error(), "\n\n") {
				t.Errorf("error of several paragraphs: %v", err)
			}
			return
		}
		n := 0
		for _, err := range roster.Read(io.MultiReader(strings.NewReader(roster.Columns+"\n"), &out), nil) {
			if err != nil {
				t.Fatal(fmt.Errorf("a row cannot be read again: %w", err))
			}
			n++
		}
		if n != rows {
			t.Fatalf("%d rows written, %d read", rows, n)
		}
	})
}

package importer

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// heads are the names that tables give their columns.
var heads = map[string][]string{
	"person":        {"person", "name", "personlabel", "officeholder", "officeholderlabel", "holder", "full_name", "leader"},
	"office":        {"office", "position", "positionlabel", "officelabel", "role", "title", "post"},
	"jurisdiction":  {"jurisdiction", "country", "countrylabel", "jurisdictionlabel", "jurlabel", "organization", "organisation", "state"},
	"start":         {"start", "start_date", "startdate", "from", "since", "start_year", "begin"},
	"end":           {"end", "end_date", "enddate", "to", "until", "end_year"},
	"aliases":       {"aliases", "alias", "other_names", "altlabel"},
	"status":        {"status"},
	"certain_until": {"certain_until"},
	"basis":         {"basis"},
	"note":          {"note"},
	"evidence":      {"evidence", "source", "sources", "url"},
}

// csv reads a table with commas or semicolons and a line of heads.
func (i *importing) csv(in io.ReadSeeker) error {
	buffered := bufio.NewReader(&boundedLines{in: in, most: i.limits.Record})
	first, err := buffered.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return err
	}
	line, _, _ := strings.Cut(string(first), "\n")
	reader := csv.NewReader(buffered)
	reader.FieldsPerRecord = -1
	reader.ReuseRecord = true
	reader.LazyQuotes = true
	reader.Comment = '#'
	if strings.Count(line, ";") > strings.Count(line, ",") {
		reader.Comma = ';'
	}
	head, err := reader.Read()
	if err != nil {
		return fmt.Errorf("line 1: %w", err)
	}
	column := map[string]int{}
	for name, known := range heads {
		column[name] = -1
		for _, k := range known {
			at := slices.IndexFunc(head, func(h string) bool {
				return strings.EqualFold(strings.Trim(strings.TrimPrefix(h, "\ufeff"), " \""), k)
			})
			if at >= 0 && (column[name] < 0 || strings.HasSuffix(k, "label")) {
				column[name] = at
			}
		}
	}
	for _, need := range []string{"person", "office", "jurisdiction"} {
		if column[need] < 0 {
			return fmt.Errorf("line 1: no column for the %s: it may be called %s", need, strings.Join(heads[need], ", "))
		}
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		n, _ := reader.FieldPos(0)
		where := fmt.Sprintf("line %d", n)
		get := func(name string) string {
			if at := column[name]; at >= 0 && at < len(record) {
				return strings.Clone(strings.TrimSpace(record[at]))
			}
			return ""
		}
		row := roster.Row{
			Person: get("person"), Jurisdiction: get("jurisdiction"), Note: get("note"), Evidence: get("evidence"),
			Start: i.date(get("start"), where), End: i.date(get("end"), where), CertainUntil: i.date(get("certain_until"), where),
		}
		row.Office = strip(get("office"), row.Jurisdiction)
		row.Aliases = aliases(row.Person, strings.FieldsFunc(get("aliases"), func(r rune) bool { return r == '|' || r == ';' }))
		if actingWord(get("status")) {
			row.Status = roster.Acting
		}
		for b := roster.Unknown; b <= roster.Latest; b++ {
			if b.String() == get("basis") {
				row.Basis = b
			}
		}
		if err := i.row(row, where); err != nil {
			return err
		}
	}
}

func actingWord(status string) bool {
	switch strings.ToLower(status) {
	case "acting", "interim", "caretaker", "transitional":
		return true
	}
	return false
}

// boundedLines fails on a run of bytes without a line end that is too long,
// which a quote that is never closed makes of a whole file.
type boundedLines struct {
	in   io.Reader
	most int
	run  int
}

func (b *boundedLines) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	for _, c := range p[:n] {
		if b.run++; c == '\n' {
			b.run = 0
		}
		if b.run > b.most {
			return n, fmt.Errorf("a line of more than %d bytes", b.most)
		}
	}
	return n, err
}

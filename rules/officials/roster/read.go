package roster

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// Head is what a roster file says of itself.
type Head struct {
	AsOf Date // "# as-of: 2026-01-22" above the rows; zero where it is not said
}

// Columns are those of a roster file: tab-separated, with a line of heads.
// "aliases" holds names with bars between them, "basis" one of unknown, open,
// exact, derived and latest, "status" nothing or "acting". Files need not have
// all of them, nor in this order, but office, jurisdiction, person and start.
const Columns = "office\tjurisdiction\tperson\taliases\tstart\tend\tbasis\tcertain_until\tstatus\tnote\tevidence"

// maxLine is the longest line that Read takes, so that a file that is no
// roster cannot fill the memory.
const maxLine = 1 << 20

var bases = [...]string{Unknown: "unknown", Open: "open", Exact: "exact", Derived: "derived", Latest: "latest"}

// String is the basis as files have it.
func (b Basis) String() string { return bases[b] }

// Read reads a roster file row by row, in the memory of one row. After an
// error, which names the line, there are no more rows. Head is filled before
// the first row; it may be nil.
func Read(r io.Reader, head *Head) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 64<<10), maxLine)
		var columns []string
		number := 0
		for lines.Scan() {
			number++
			raw := lines.Bytes()
			if number == 1 {
				raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
			}
			line := string(bytes.TrimRight(raw, "\r"))
			if asOf, ok := strings.CutPrefix(line, "# as-of:"); ok && head != nil {
				head.AsOf, _ = ParseDate(asOf)
			}
			if line == "" || line[0] == '#' {
				continue
			}
			fields := strings.Split(line, "\t")
			if columns == nil {
				columns = fields
				if err := needColumns(columns); err != nil {
					yield(Row{}, fmt.Errorf("line %d: %w", number, err))
					return
				}
				continue
			}
			row, err := rowOf(columns, fields)
			if err != nil {
				yield(Row{}, fmt.Errorf("line %d: %w", number, err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		switch err := lines.Err(); {
		case errors.Is(err, bufio.ErrTooLong):
			yield(Row{}, fmt.Errorf("line %d: longer than %d bytes", number+1, maxLine))
		case err != nil:
			yield(Row{}, err)
		case columns == nil:
			yield(Row{}, errors.New("no line of column heads"))
		}
	}
}

func needColumns(columns []string) error {
	has := map[string]bool{}
	for _, c := range columns {
		if has[c] {
			return fmt.Errorf("two columns are called %q", c)
		}
		has[c] = true
	}
	for _, c := range []string{"office", "jurisdiction", "person", "start"} {
		if !has[c] {
			return fmt.Errorf("no column is called %q", c)
		}
	}
	return nil
}

// rowOf reads the fields of one line.
func rowOf(columns, fields []string) (Row, error) {
	var row Row
	if len(fields) > len(columns) {
		return row, fmt.Errorf("%d fields, %d columns", len(fields), len(columns))
	}
	basis := ""
	for i, value := range fields {
		value = strings.TrimSpace(value)
		if !utf8.ValidString(value) {
			return row, fmt.Errorf("%s: not UTF-8", columns[i])
		}
		var err error
		switch columns[i] {
		case "office":
			row.Office = value
		case "jurisdiction":
			row.Jurisdiction = value
		case "person":
			row.Person = value
		case "aliases":
			for alias := range split(value) {
				row.Aliases = append(row.Aliases, alias)
			}
		case "start":
			row.Start, err = dateField(value)
		case "end":
			row.End, err = dateField(value)
		case "certain_until":
			row.CertainUntil, err = dateField(value)
		case "basis":
			basis = value
		case "status":
			if value != "" && value != "acting" {
				err = fmt.Errorf("%q is neither empty nor acting", value)
			} else if value != "" {
				row.Status = Acting
			}
		case "note":
			row.Note = value
		case "evidence":
			row.Evidence = value
		}
		if err != nil {
			return row, fmt.Errorf("%s: %w", columns[i], err)
		}
	}
	return row, row.settle(basis)
}

// settle checks a row, and works out what it does not say.
func (row *Row) settle(basis string) error {
	for name, value := range map[string]string{"office": row.Office, "jurisdiction": row.Jurisdiction, "person": row.Person} {
		if value == "" {
			return fmt.Errorf("%s: empty", name)
		}
	}
	if !row.End.IsZero() && row.End.Last() < row.Start.First() && !row.Start.IsZero() {
		return fmt.Errorf("ends on %s, before it starts on %s", row.End, row.Start)
	}
	switch {
	case basis != "":
		for b, name := range bases {
			if name == basis {
				row.Basis = Basis(b) //nolint:gosec // five of them
				return nil
			}
		}
		return fmt.Errorf("basis: %q is none of %s", basis, strings.Join(bases[:], ", "))
	case !row.End.IsZero():
		row.Basis = Exact
		if row.CertainUntil.IsZero() {
			row.CertainUntil = row.End
		}
	}
	return nil
}

func dateField(value string) (Date, error) {
	if value == "" {
		return Date{}, nil
	}
	d, ok := ParseDate(value)
	if !ok {
		return d, fmt.Errorf("%q is no date", value)
	}
	return d, nil
}

// TSV is the row as a line of a roster file, with its line end. Tabs, line
// ends and bars inside a value become blanks.
func (row *Row) TSV() string {
	aliases := make([]string, 0, len(row.Aliases))
	for _, a := range row.Aliases {
		aliases = append(aliases, clean(strings.ReplaceAll(a, "|", " ")))
	}
	status := ""
	if row.Status == Acting {
		status = "acting"
	}
	return strings.Join([]string{
		clean(row.Office), clean(row.Jurisdiction), clean(row.Person), strings.Join(aliases, "|"), row.Start.String(),
		row.End.String(), row.Basis.String(), row.CertainUntil.String(), status, clean(row.Note), clean(row.Evidence),
	}, "\t") + "\n"
}

// clean makes a value fit for one field of a line.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// Package importer turns other people's lists of officeholders into rows of a
// roster: Popolo JSON, Wikidata's query results, FollowTheMoney entities and
// tables with commas. Import picks the reader; each reads as a stream and holds
// no more than the names that later records refer to.
package importer

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// Format is how a file is written.
type Format string

// The formats.
const (
	Popolo   Format = "popolo"
	Wikidata Format = "wikidata"
	FtM      Format = "ftm"
	CSV      Format = "csv"
	TSV      Format = "tsv"
)

// Formats are all formats.
func Formats() []string {
	return []string{string(Popolo), string(Wikidata), string(FtM), string(CSV), string(TSV)}
}

// Limits keep a file that is no roster, or too large a one, from filling the
// memory.
type Limits struct {
	Entities int // names of people, offices and places that records may refer to; 0: 2,000,000
	Record   int // bytes of one record; 0: 16 MB
}

func (l Limits) orDefault() Limits {
	if l.Entities == 0 {
		l.Entities = 2_000_000
	}
	if l.Record == 0 {
		l.Record = 16 << 20
	}
	return l
}

// Report counts what an import did, and why it left records out.
type Report struct {
	Rows    int
	Left    map[string]int // reasons
	Example map[string]string
}

// leave notes a record that gave no row.
func (r *Report) leave(reason, where string) {
	if r.Left == nil {
		r.Left, r.Example = map[string]int{}, map[string]string{}
	}
	if r.Left[reason]++; r.Left[reason] == 1 {
		r.Example[reason] = where
	}
}

// Import reads a file, and hands on each row. The format "" is told from how
// the file begins. The reader is a seeker where the file can be read twice,
// which formats with references to later records need. An error of yield ends
// the import.
func Import(in io.ReadSeeker, format Format, source string, limits Limits, yield func(roster.Row) error) (*Report, error) {
	limits = limits.orDefault()
	if format == "" {
		var err error
		if format, err = sniff(in); err != nil {
			return nil, err
		}
	}
	i := &importing{limits: limits, source: source, yield: yield}
	read := map[Format]func(io.ReadSeeker) error{
		Popolo: i.popolo, Wikidata: i.wikidata, FtM: i.ftm, CSV: i.csv, TSV: i.tsv,
	}[format]
	if read == nil {
		return nil, fmt.Errorf("unknown format %q", format)
	}
	err := read(in)
	return &i.report, err
}

// importing is one import on its way.
type importing struct {
	limits Limits
	source string // evidence of rows that bring none
	yield  func(roster.Row) error
	report Report
	held   int // entities
}

// hold counts something that has to be kept in memory.
func (i *importing) hold() error {
	if i.held++; i.held > i.limits.Entities {
		return fmt.Errorf("more than %d people, offices and places: split the file, or leave out what is not needed", i.limits.Entities)
	}
	return nil
}

// row hands a row on, unless something is missing. Where names the record.
func (i *importing) row(row roster.Row, where string) error {
	row.Office = strings.TrimLeft(row.Office, "# \t") // a line that begins so is a comment
	row.Aliases = slices.DeleteFunc(row.Aliases, func(a string) bool { return !fit(a) })
	for _, value := range []string{row.Person, row.Office, row.Jurisdiction, row.Note, row.Evidence} {
		if !fit(value) {
			i.report.leave("a text that is too long, or not UTF-8", where)
			return nil
		}
	}
	for _, field := range []struct{ value, reason string }{
		{row.Person, "nobody is named"}, {row.Office, "no office is named"}, {row.Jurisdiction, "no country or organisation is named"},
	} {
		if strings.TrimSpace(field.value) == "" {
			i.report.leave(field.reason, where)
			return nil
		}
	}
	switch {
	case unlabelled(row.Person):
		i.report.leave("the person has a number for a name", where)
		return nil
	case unlabelled(row.Office):
		i.report.leave("the office has a number for a name", where)
		return nil
	case row.Start.IsZero() && row.End.IsZero():
		i.report.leave("no dates", where)
		return nil
	case !row.Start.IsZero() && !row.End.IsZero() && row.End.Last() < row.Start.First():
		i.report.leave("ends before it starts", where)
		return nil
	}
	if row.Evidence == "" {
		row.Evidence = i.source
	}
	if !row.End.IsZero() && row.Basis == roster.Unknown {
		row.Basis = roster.Exact
		if row.CertainUntil.IsZero() {
			row.CertainUntil = row.End
		}
	}
	i.report.Rows++
	return i.yield(row)
}

// fit reports whether a text can stand in a roster.
func fit(s string) bool { return len(s) <= 1000 && utf8.ValidString(s) }

// unlabelled reports whether a name is an item number of Wikidata, "Q1234".
func unlabelled(s string) bool {
	return len(s) > 1 && s[0] == 'Q' && strings.Trim(s[1:], "0123456789") == ""
}

// date reads a date that may be absent; a wrong one is reported and absent.
func (i *importing) date(s, where string) roster.Date {
	if s = strings.TrimSpace(s); s == "" {
		return roster.Date{}
	}
	d, ok := roster.ParseDate(s)
	if !ok {
		i.report.leave("a date that is none (the row was kept without it)", where)
	}
	return d
}

// aliases keeps other names, each once, and few enough to be of use.
func aliases(name string, others []string) []string {
	var kept []string
	seen := map[string]bool{roster.FoldName(name): true, "": true}
	for _, o := range others {
		if key := roster.FoldName(o); !seen[key] && len(kept) < 32 {
			seen[key] = true
			kept = append(kept, o)
		}
	}
	return kept
}

// sniff tells the format from the head of a file.
func sniff(in io.ReadSeeker) (Format, error) {
	head := make([]byte, 4096)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		if errors.Is(err, io.EOF) {
			return "", errors.New("the file is empty")
		}
		return "", err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	head = bytes.TrimSpace(bytes.TrimPrefix(head[:n], []byte("\ufeff")))
	has := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	switch {
	case len(head) == 0:
		return "", errors.New("the file is empty")
	case head[0] == '{' && has(`"schema"`) && has(`"properties"`):
		return FtM, nil
	case head[0] == '{' && has(`"head"`), head[0] == '{' && has(`"bindings"`), head[0] == '[' && has("wikidata.org"):
		return Wikidata, nil
	case head[0] == '{':
		return Popolo, nil
	}
	for line := range bytes.Lines(head) {
		if len(bytes.TrimSpace(line)) == 0 || line[0] == '#' {
			continue
		}
		if bytes.ContainsRune(line, '\t') {
			return TSV, nil
		}
		if bytes.ContainsAny(line, ",;") {
			return CSV, nil
		}
		break
	}
	return "", errors.New("neither Popolo, Wikidata results, FollowTheMoney, CSV nor a roster: name the format")
}

// AsOf is the date up to which a list says that it can speak, as a roster has it
// above its rows; "" where it does not say. The list is back at its begin.
func AsOf(in io.ReadSeeker) (string, error) {
	head := make([]byte, 4096)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return "", err
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	for line := range strings.Lines(string(head[:n])) {
		if asOf, ok := strings.CutPrefix(line, "# as-of:"); ok {
			d, _ := roster.ParseDate(asOf)
			return d.String(), nil
		}
	}
	return "", nil
}

// lines reads a file line by line, in bounded memory.
func (i *importing) lines(in io.Reader, line func(number int, text []byte) error) error {
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 0, 64<<10), i.limits.Record)
	n := 0
	for s.Scan() {
		n++
		text := bytes.TrimSpace(s.Bytes())
		if n == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if len(text) == 0 {
			continue
		}
		if err := line(n, text); err != nil {
			return err
		}
	}
	if err := s.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("line %d: longer than %d bytes", n+1, i.limits.Record)
	} else if err != nil {
		return err
	}
	return nil
}

// tsv reads a roster file.
func (i *importing) tsv(in io.ReadSeeker) error {
	n := 0
	for row, err := range roster.Read(in, nil) {
		if err != nil {
			return err
		}
		n++
		if err := i.row(row, fmt.Sprintf("row %d", n)); err != nil {
			return err
		}
	}
	return nil
}

package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// CSV writes a table for a spreadsheet (RFC 4180): a row for each finding and
// for each input that was left out, whose severity is "skipped" or "fault".
// Columns count code points, offsets bytes. No cell begins as a formula does.
type CSV struct {
	out   *csv.Writer
	tally tally
}

// NewCSV begins a table.
func NewCSV(out io.Writer, options Options) *CSV {
	c := &CSV{out: csv.NewWriter(out), tally: newTally(&options)}
	c.out.UseCRLF = true
	_ = c.out.Write([]string{
		"file", "line", "column", "end_line", "end_column", "start_byte", "end_byte",
		"severity", "confidence", "rule", "message", "excerpt", "fix", "fingerprint",
	})
	return c
}

// Article writes the findings of one article.
func (c *CSV) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = c.tally.sift(a, findings)
	if len(findings) == 0 {
		return c.out.Error()
	}
	places := position.New(a.Source)
	for i := range findings {
		f := &findings[i]
		from, to := places.At(f.Span.Start, position.Any), places.At(f.Span.End, position.Any)
		fix := ""
		if len(f.Fixes) > 0 {
			fix = f.Fixes[0].Message + " (" + f.Fixes[0].Safety.String() + ")"
		}
		_ = c.out.Write([]string{
			cell(a.Name), strconv.Itoa(from.Line), strconv.Itoa(from.Rune), strconv.Itoa(to.Line), strconv.Itoa(to.Rune),
			strconv.Itoa(f.Span.Start), strconv.Itoa(f.Span.End), f.Severity.String(), f.Confidence.String(),
			cell(f.Rule), cell(f.Message), cell(f.Excerpt), cell(fix), cell(f.Fingerprint),
		})
	}
	return c.out.Error()
}

// cell defuses a text that a spreadsheet would take for a formula: it gets an
// apostrophe in front, which spreadsheets hide.
func cell(s string) string {
	s = Printable(s)
	if rest := strings.TrimLeft(s, " \u00a0'\""); rest != "" && strings.ContainsRune("=+-@|%＝＋－＠", []rune(rest)[0]) {
		return "'" + s
	}
	return s
}

// Skip writes a row for an input that there was nothing to judge in.
func (c *CSV) Skip(name, reason string) error {
	c.tally.skip(name, reason)
	return c.left("skipped", name, reason)
}

// Fault writes a row for an input that could not be judged.
func (c *CSV) Fault(name, reason string) error {
	c.tally.fault(name, reason)
	return c.left("fault", name, reason)
}

func (c *CSV) left(kind, name, reason string) error {
	_ = c.out.Write([]string{cell(name), "", "", "", "", "", "", kind, "", "", cell(reason), "", "", ""})
	return c.out.Error()
}

// Close ends the table.
func (c *CSV) Close() error {
	c.out.Flush()
	return c.out.Error()
}

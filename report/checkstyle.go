package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// Checkstyle writes the XML of Checkstyle, which most services that gather
// reports read. Every article is named, those without findings too. Columns
// count UTF-16 code units, as the Java programs that read it do.
type Checkstyle struct {
	out     *bufio.Writer
	options Options
	tally   tally
}

// checkstyleSeverities are Checkstyle's words for the severities.
var checkstyleSeverities = [...]string{rules.Hint: "info", rules.Warning: "warning", rules.Error: "error"}

// NewCheckstyle begins a report.
func NewCheckstyle(out io.Writer, options Options) *Checkstyle {
	c := &Checkstyle{out: bufio.NewWriterSize(out, 1<<16), options: options, tally: newTally(&options)}
	_ = printTo(c.out, xmlHead)
	openTag(c.out, "", "checkstyle", "version", "4.3")
	_ = printTo(c.out, ">\n")
	return c
}

// Article writes one article with its findings.
func (c *Checkstyle) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = c.tally.sift(a, findings)
	openTag(c.out, "  ", "file", "name", c.options.path(a.Name))
	if len(findings) == 0 {
		return printTo(c.out, "/>\n")
	}
	_ = printTo(c.out, ">\n")
	places := position.New(a.Source)
	for i := range findings {
		f := &findings[i]
		at := places.At(f.Span.Start, position.Any)
		c.problem(at.Line, at.UTF16, checkstyleSeverities[f.Severity], f.Message, f.Rule)
	}
	return printTo(c.out, "  </file>\n")
}

// problem writes one entry. Readers take the source for a Java class in its
// package: rule and category.
func (c *Checkstyle) problem(line, column int, severity, message, rule string) {
	openTag(c.out, "    ", "error", "line", strconv.Itoa(line), "column", strconv.Itoa(column),
		"severity", severity, "message", message, "source", "copydesk."+strings.ReplaceAll(rule, "/", "."))
	_ = printTo(c.out, "/>\n")
}

// Skip writes an entry for an input that there was nothing to judge in.
func (c *Checkstyle) Skip(name, reason string) error {
	c.tally.skip(name, reason)
	return c.left("info", "skipped", name, reason)
}

// Fault writes an entry for an input that could not be judged.
func (c *Checkstyle) Fault(name, reason string) error {
	c.tally.fault(name, reason)
	return c.left("error", "fault", name, reason)
}

func (c *Checkstyle) left(severity, kind, name, reason string) error {
	openTag(c.out, "  ", "file", "name", c.options.path(name))
	_ = printTo(c.out, ">\n")
	c.problem(1, 1, severity, "not judged: "+reason, kind)
	return printTo(c.out, "  </file>\n")
}

// Close ends the report.
func (c *Checkstyle) Close() error {
	_ = printTo(c.out, "</checkstyle>\n")
	return c.out.Flush()
}

package report

import (
	"bufio"
	"io"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// Compact writes a line a finding, "file:line:col: severity rule message", as
// editors and grep take it. Columns count code points.
type Compact struct {
	out   *bufio.Writer
	tally tally
	rules int
}

// NewCompact begins a report.
func NewCompact(out io.Writer, options Options) *Compact {
	return &Compact{out: bufio.NewWriterSize(out, 1<<16), tally: newTally(&options), rules: options.Rules}
}

// Article writes the findings of one article.
func (c *Compact) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = c.tally.sift(a, findings)
	if len(findings) == 0 {
		return nil
	}
	name, places := Printable(a.Name), position.New(a.Source)
	for i := range findings {
		f := &findings[i]
		p := places.At(f.Span.Start, position.Any)
		if err := c.print(name, ":", lineColumn(p), ": ", f.Severity.String(), " ", f.Rule, " ", Printable(f.Message), "\n"); err != nil {
			return err
		}
	}
	return nil
}

// Skip notes an input that there was nothing to judge in.
func (c *Compact) Skip(name, reason string) error {
	c.tally.skip(name, reason)
	return c.print(Printable(name), ": skipped: ", Printable(reason), "\n")
}

// Fault notes an input that could not be judged.
func (c *Compact) Fault(name, reason string) error {
	c.tally.fault(name, reason)
	return c.print(Printable(name), ": not judged: ", Printable(reason), "\n")
}

// Close writes the counts as the last line.
func (c *Compact) Close() error {
	verdict, _ := c.tally.verdict()
	_ = c.print(c.tally.counts(c.rules), ": ", verdict, "\n")
	return c.out.Flush()
}

func (c *Compact) print(parts ...string) error { return printTo(c.out, parts...) }

// printTo writes to a buffer, whose first error lasts.
func printTo(out *bufio.Writer, parts ...string) error {
	for _, p := range parts {
		if _, err := out.WriteString(p); err != nil {
			return err
		}
	}
	return nil
}

package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Text writes the report that people read: the findings of each article with
// the line they stand on, what was skipped, and one last line with the counts
// and the verdict.
type Text struct {
	out     *bufio.Writer
	tally   tally
	rules   int
	width   int
	palette palette
}

// DefaultWidth is how many columns a text report takes where nobody knows the
// width of the terminal.
const DefaultWidth = 100

// minWidth is the least width that lines are cut to.
const minWidth = 40

// maxRelated is how many related places of one finding are shown.
const maxRelated = 4

// NewText begins a report of the given width in columns; 0 is DefaultWidth.
func NewText(out io.Writer, options Options, width int, colored bool) *Text {
	if width == 0 {
		width = DefaultWidth
	}
	return &Text{
		out:     bufio.NewWriterSize(out, 1<<16),
		tally:   newTally(&options),
		rules:   options.Rules,
		width:   max(width, minWidth),
		palette: newPalette(colored),
	}
}

// Article writes the findings of one article. One without findings is only
// counted.
func (t *Text) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = t.tally.sift(a, findings)
	if len(findings) == 0 {
		return nil
	}
	t.print(t.palette.name(Printable(a.Name)), "\n")
	for i := range findings {
		t.finding(a, &findings[i])
	}
	return t.print("\n")
}

func (t *Text) finding(a *corpus.Article, f *rules.Finding) {
	at := a.Position(f.Span.Start)
	paint := t.palette.severity[f.Severity]
	t.print("  ", place(at), "  ", paint(f.Severity.String()), "  ", t.palette.rule(f.Rule), "  ", Printable(f.Message), "\n")

	number := strconv.Itoa(at.Line)
	gutter := 4 + len(number) + len(" | ")
	e := excerptOf(a, f.Span, t.width-gutter)
	indent, carets := e.marks()
	t.print("    ", t.palette.faint(number+" |"), " ", e.line(), "\n")
	t.print("    ", strings.Repeat(" ", len(number)), t.palette.faint(" |"), " ", indent, paint(carets), "\n")

	elsewhere := 0
	for _, r := range f.Related {
		if f.Span.Start <= r.Span.Start && r.Span.End <= f.Span.End {
			continue // marked already, and the message tells of it
		}
		if elsewhere++; elsewhere > maxRelated {
			continue
		}
		what := Printable(r.Message)
		if what == "" {
			what = excerptOf(a, r.Span, minWidth).marked
		}
		t.print("      ", t.palette.faint("also"), " ", place(a.Position(r.Span.Start)), " ", what, "\n")
	}
	if more := elsewhere - maxRelated; more > 0 {
		t.print("      ", t.palette.faint("also"), " ", count(more, "more place"), "\n")
	}
	for _, x := range f.Fixes {
		t.print("      ", t.palette.faint("fix"), " ", Printable(x.Message), " ", t.palette.faint("("+x.Safety.String()+")"), "\n")
	}
}

func place(p corpus.Position) string { return strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column) }

// Skip notes an input that could not be judged, and why.
func (t *Text) Skip(name, reason string) error {
	t.tally.skip(name, reason)
	return nil
}

// Close names what was skipped and writes the last line.
func (t *Text) Close() error {
	if len(t.tally.skipped) > 0 {
		t.print(t.palette.bold("Skipped"), "\n")
		for _, s := range t.tally.skipped {
			t.print("  ", Printable(s.Name), ": ", Printable(s.Reason), "\n")
		}
		t.print("\n")
	}
	verdict, severity := t.tally.verdict()
	paint := t.palette.bold
	if severity > 0 {
		paint = t.palette.severity[severity]
	}
	t.print(t.tally.counts(t.rules), ": ", paint(verdict), "\n")
	return t.out.Flush()
}

// print writes to the buffer, whose error lasts until Close returns it.
func (t *Text) print(parts ...string) error {
	var err error
	for _, p := range parts {
		_, err = t.out.WriteString(p)
	}
	return err
}

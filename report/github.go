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

// githubLimit is how many annotations of one severity GitHub takes of a step.
const githubLimit = 10

// GitHub writes the commands that make a GitHub workflow annotate files: the
// gravest findings, as many as GitHub takes of one step, and a notice with the
// number of the others. Columns count UTF-16 code units.
type GitHub struct {
	out     *bufio.Writer
	options Options
	tally   tally
	kept    map[string]*worst // by command
}

// githubCommands are the commands for the severities.
var githubCommands = [...]string{rules.Hint: "notice", rules.Warning: "warning", rules.Error: "error"}

// NewGitHub begins a report.
func NewGitHub(out io.Writer, options Options) *GitHub {
	return &GitHub{
		out: bufio.NewWriter(out), options: options, tally: newTally(&options),
		kept: map[string]*worst{
			"error": {limit: githubLimit}, "warning": {limit: githubLimit},
			"notice": {limit: githubLimit - 1}, // one is for what is not shown
		},
	}
}

// Article takes the findings of one article.
func (g *GitHub) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = g.tally.sift(a, findings)
	var places *position.Table
	for i := range findings {
		f := &findings[i]
		command := githubCommands[f.Severity]
		g.kept[command].add(f.Severity, f.Confidence, func() []byte {
			if places == nil {
				places = position.New(a.Source)
			}
			from, to := places.At(f.Span.Start, position.Any), places.At(f.Span.End, position.Any)
			properties := []string{
				"file", g.options.path(a.Name),
				"line", strconv.Itoa(from.Line), "endLine", strconv.Itoa(lastLine(from, to)),
			}
			if from.Line == to.Line { // GitHub refuses columns in different lines
				properties = append(properties, "col", strconv.Itoa(from.UTF16), "endColumn", strconv.Itoa(to.UTF16))
			}
			return workflowCommand(command, f.Message, append(properties, "title", f.Rule)...)
		})
	}
	return nil
}

// lastLine is the last line that a span has a part of.
func lastLine(from, to position.Place) int {
	if to.Line > from.Line && to.UTF16 == 1 {
		return to.Line - 1
	}
	return to.Line
}

// Skip notes an input that there was nothing to judge in.
func (g *GitHub) Skip(name, reason string) error {
	g.tally.skip(name, reason)
	g.left(0, "warning", "skipped", name, reason)
	return nil
}

// Fault notes an input that could not be judged.
func (g *GitHub) Fault(name, reason string) error {
	g.tally.fault(name, reason)
	g.left(rules.Error+1, "error", "not judged", name, reason) // before any finding
	return nil
}

func (g *GitHub) left(severity rules.Severity, command, title, name, reason string) {
	g.kept[command].add(severity, 0, func() []byte {
		return workflowCommand(command, name+": "+reason, "file", g.options.path(name), "title", title)
	})
}

// Close writes the commands and a line with the counts.
func (g *GitHub) Close() error {
	more := 0
	for _, command := range []string{"error", "warning", "notice"} {
		for _, r := range g.kept[command].sorted() {
			_, _ = g.out.Write(r.text)
		}
		more += g.kept[command].dropped
	}
	if more > 0 {
		text := "GitHub shows " + strconv.Itoa(githubLimit) + " annotations of a kind for one step; another format tells all"
		_, _ = g.out.Write(workflowCommand("notice", text, "title", strconv.Itoa(more)+" more in copydesk's report"))
	}
	verdict, _ := g.tally.verdict()
	_ = printTo(g.out, "copydesk: ", g.tally.counts(g.options.Rules), ": ", verdict, "\n")
	return g.out.Flush()
}

// workflowCommand writes a command with its properties, names and values in
// turn. Nothing in them can end it or begin another.
func workflowCommand(command, message string, properties ...string) []byte {
	var b strings.Builder
	b.WriteString("::" + command)
	for i := 0; i < len(properties); i += 2 {
		sep := ","
		if i == 0 {
			sep = " "
		}
		b.WriteString(sep + properties[i] + "=" + githubProperty.Replace(Printable(properties[i+1])))
	}
	b.WriteString("::" + githubMessage.Replace(Printable(message)) + "\n")
	return []byte(b.String())
}

var (
	githubMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

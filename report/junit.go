package report

import (
	"bufio"
	"io"
	"strconv"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// JUnit writes the XML of JUnit: an article is a suite, a finding a test that
// failed, and an article without findings one test that passed. An input that
// there was nothing to judge in is a test left out, one that could not be
// judged an error.
type JUnit struct {
	out     *bufio.Writer
	options Options
	tally   tally
}

// NewJUnit begins a report.
func NewJUnit(out io.Writer, options Options) *JUnit {
	j := &JUnit{out: bufio.NewWriterSize(out, 1<<16), options: options, tally: newTally(&options)}
	_ = printTo(j.out, xmlHead, `<testsuites name="copydesk">`, "\n")
	return j
}

// Article writes one article with its findings.
func (j *JUnit) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = j.tally.sift(a, findings)
	name := j.options.path(a.Name)
	if len(findings) == 0 {
		j.suite(name, 1, 0, 0, 0)
		openTag(j.out, "    ", "testcase", "classname", name, "name", "ready", "time", "0")
		return printTo(j.out, "/>\n  </testsuite>\n")
	}
	j.suite(name, len(findings), len(findings), 0, 0)
	places := position.New(a.Source)
	for i := range findings {
		f := &findings[i]
		at := lineColumn(places.At(f.Span.Start, position.Any))
		openTag(j.out, "    ", "testcase", "classname", name, "name", f.Rule+" "+at, "time", "0")
		_ = printTo(j.out, ">\n")
		openTag(j.out, "      ", "failure", "type", f.Severity.String(), "message", f.Message)
		_ = printTo(j.out, ">", xmlText(name), ":", at, ": ", f.Severity.String(), " ", xmlText(f.Rule), " ", xmlText(f.Message), "\n")
		if e := excerptOf(a, f.Span, DefaultWidth); e.marked != "" {
			_ = printTo(j.out, xmlText(e.line()), "\n")
		}
		_ = printTo(j.out, "</failure>\n    </testcase>\n")
	}
	return printTo(j.out, "  </testsuite>\n")
}

func (j *JUnit) suite(name string, tests, failures, errors, skipped int) {
	openTag(j.out, "  ", "testsuite", "name", name, "tests", strconv.Itoa(tests), "failures", strconv.Itoa(failures),
		"errors", strconv.Itoa(errors), "skipped", strconv.Itoa(skipped), "time", "0")
	_ = printTo(j.out, ">\n")
}

// Skip writes a test that was left out.
func (j *JUnit) Skip(name, reason string) error {
	j.tally.skip(name, reason)
	return j.left(name, reason, "skipped", 0, 1)
}

// Fault writes a test that could not be made.
func (j *JUnit) Fault(name, reason string) error {
	j.tally.fault(name, reason)
	return j.left(name, reason, "error", 1, 0)
}

func (j *JUnit) left(name, reason, element string, errors, skipped int) error {
	name = j.options.path(name)
	j.suite(name, 1, 0, errors, skipped)
	openTag(j.out, "    ", "testcase", "classname", name, "name", "read", "time", "0")
	_ = printTo(j.out, ">\n")
	openTag(j.out, "      ", element, "type", element, "message", reason)
	return printTo(j.out, "/>\n    </testcase>\n  </testsuite>\n")
}

// Close ends the report.
func (j *JUnit) Close() error {
	_ = printTo(j.out, "</testsuites>\n")
	return j.out.Flush()
}

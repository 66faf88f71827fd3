package report

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// What GitHub takes of one file: so many results (it shows the first
// sarifShown of them), so many bytes compressed, so many places a result.
const (
	sarifResults   = 25_000
	sarifShown     = 5_000
	sarifZipped    = 10_000_000
	sarifLocations = 100
)

// sarifRoom bounds the results kept in memory; compressed to a seventh they
// are about what GitHub takes.
const sarifRoom = 64 << 20

// sarifSnippet is the longest piece of source that a result quotes, in bytes.
const sarifSnippet = 600

// SARIF writes a SARIF 2.1.0 log within the limits of GitHub's code scanning:
// the gravest results first, and a notification for what had to be left out.
// Columns count UTF-16 code units, and the log says so.
type SARIF struct {
	out     *bufio.Writer
	options Options
	tally   tally
	results worst
	catalog sarifCatalog
	buf     bytes.Buffer
	encoder *json.Encoder
	zipped  int // the compressed size to stay below, in bytes
}

// NewSARIF begins a log.
func NewSARIF(out io.Writer, options Options) *SARIF {
	s := &SARIF{
		out: bufio.NewWriterSize(out, 1<<16), options: options, tally: newTally(&options),
		results: worst{limit: sarifResults, room: sarifRoom}, catalog: newSARIFCatalog(options.Help), zipped: sarifZipped,
	}
	s.encoder = json.NewEncoder(&s.buf)
	s.encoder.SetEscapeHTML(false)
	return s
}

// Article takes the findings of one article.
func (s *SARIF) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = s.tally.sift(a, findings)
	article := &sarifArticle{Article: a}
	var broken error
	for i := range findings {
		f := &findings[i]
		s.results.add(f.Severity, f.Confidence, func() []byte {
			text, err := s.encode(s.result(article, f))
			broken = errors.Join(broken, err)
			return bytes.Clone(text)
		})
	}
	return broken
}

// Stood takes what was found and let stand: results with a suppression, which
// GitHub shows as dismissed. They give way to every other result.
func (s *SARIF) Stood(a *corpus.Article, stood []rules.Stood) error {
	article := &sarifArticle{Article: a}
	var broken error
	level := s.options.levelOf(a.Name)
	for i := range stood {
		f := &stood[i]
		if f.Severity < level {
			continue
		}
		s.results.add(0, f.Confidence, func() []byte {
			result := s.result(article, &f.Finding)
			suppression := sarifSuppression{Kind: "external", Justification: Printable(f.Reason)}
			if f.By == rules.ByComment {
				suppression.Kind = "inSource"
			}
			result.Suppressions = []sarifSuppression{suppression}
			text, err := s.encode(result)
			broken = errors.Join(broken, err)
			return bytes.Clone(text)
		})
	}
	return broken
}

func (s *SARIF) result(a *sarifArticle, f *rules.Finding) sarifResult {
	if a.places == nil {
		a.places, a.location.URI = position.New(a.Source), s.options.uri(a.Name)
	}
	return a.result(f, s.catalog.index(f.Rule))
}

// Skip notes an input that there was nothing to judge in.
func (s *SARIF) Skip(name, reason string) error {
	s.tally.skip(name, reason)
	return nil
}

// Fault notes an input that could not be judged.
func (s *SARIF) Fault(name, reason string) error {
	s.tally.fault(name, reason)
	return nil
}

// Close writes the log.
func (s *SARIF) Close() error {
	results := s.results.sorted()
	dropped := s.results.dropped
	head, err := s.head(dropped)
	if err != nil {
		return err
	}
	if n := s.fitting(head, results); n < len(results) {
		dropped += len(results) - n
		results = results[:n]
		if head, err = s.head(dropped); err != nil {
			return err
		}
	}
	_ = printTo(s.out, head)
	for i, r := range results {
		if i > 0 {
			_ = printTo(s.out, ",")
		}
		_ = printTo(s.out, "\n")
		_, _ = s.out.Write(r.text)
	}
	_ = printTo(s.out, "]}]}\n")
	return s.out.Flush()
}

// head is the log up to its results.
func (s *SARIF) head(dropped int) (string, error) {
	tool, err := s.encode(sarifTool{s.catalog.driver(s.options.Version)})
	if err != nil {
		return "", err
	}
	head := `{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",` +
		`"version":"2.1.0","runs":[{"tool":` + string(tool) + ",\n\"invocations\":["
	invocation, err := s.encode(s.invocation(dropped))
	return head + string(invocation) + "],\n" +
		`"columnKind":"utf16CodeUnits","newlineSequences":["\r\n","\n","\r"],` + "\n\"results\":[", err
}

// fitting is how many of the results stay below the compressed size.
func (s *SARIF) fitting(head string, results []ranked) int {
	size := len(head)
	for _, r := range results {
		size += len(r.text) + len(",\n")
	}
	if size <= s.zipped {
		return len(results) // compressing does not make it larger
	}
	var count counter
	// Fast compression comes out larger than what the upload uses.
	z, err := gzip.NewWriterLevel(&count, gzip.BestSpeed)
	if err != nil {
		return len(results)
	}
	const flushed = 64 // results between two looks at the size
	const margin = 1 << 10
	_, _ = io.WriteString(z, head)
	fit := 0
	for i, r := range results {
		_, _ = z.Write(r.text)
		if (i+1)%flushed == 0 || i+1 == len(results) {
			_ = z.Flush()
			if count.n > s.zipped-margin {
				return fit
			}
			fit = i + 1
		}
	}
	return fit
}

// counter counts what is written to it.
type counter struct{ n int }

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return len(p), nil
}

// The kinds of notification, by their index.
const (
	noticeSkipped = iota
	noticeFault
	noticeCut
)

// invocation tells how the run went.
func (s *SARIF) invocation(dropped int) sarifInvocation {
	run := sarifInvocation{ExecutionSuccessful: s.tally.faults == 0 && s.tally.articles > 0}
	switch {
	case !run.ExecutionSuccessful:
		run.ExitCode = 2
	case s.options.Failed != nil && s.options.Failed():
		run.ExitCode = 1
	}
	about := func(kind int) *sarifReference { return &sarifReference{sarifNotices()[kind].ID, kind} }
	for _, skipped := range s.tally.skipped {
		n := sarifNotification{
			Descriptor: about(noticeSkipped), Level: "warning",
			Message:   sarifText("Not judged: " + skipped.Reason),
			Locations: []sarifLocation{{Physical: sarifPhysicalLocation{Artifact: sarifArtifactLocation{s.options.uri(skipped.Name)}}}},
		}
		if skipped.fault {
			n.Descriptor, n.Level = about(noticeFault), "error"
		}
		run.Notifications = append(run.Notifications, n)
	}
	if dropped > 0 {
		run.Notifications = append(run.Notifications, sarifNotification{
			Descriptor: about(noticeCut), Level: "warning",
			Message: sarifText(fmt.Sprintf("%s left out: this log holds the gravest, as many as GitHub takes (it shows %d of them)", count(dropped, "finding"), sarifShown)),
		})
	}
	return run
}

// encode writes a value as JSON. What it returns holds until the next call.
func (s *SARIF) encode(v any) ([]byte, error) {
	s.buf.Reset()
	if err := s.encoder.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(s.buf.Bytes(), []byte("\n")), nil
}

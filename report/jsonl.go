package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// JSONL writes the JSON report as lines: one for each article and each input
// that was left out, as they come, and a last one with the counts. A report
// without that last line is not whole. Its form is a contract: jsonl.schema.json
// describes each line.
type JSONL struct {
	out     *bufio.Writer
	encoder *json.Encoder
	options Options
	tally   tally
	err     error // the first one; nothing is written after it
}

// jsonLine begins every line.
type jsonLine struct {
	Type    string `json:"type"`
	Version int    `json:"version"`
}

type jsonlArticle struct {
	jsonLine
	jsonArticle
	Findings []jsonFinding `json:"findings"`
}

type jsonlSkip struct {
	jsonLine
	skip
}

type jsonlSummary struct {
	jsonLine
	Tool jsonTool `json:"tool"`
	jsonSummary
	Skipped int `json:"skipped"`
}

// NewJSONL begins a report.
func NewJSONL(out io.Writer, options Options) *JSONL {
	j := &JSONL{out: bufio.NewWriterSize(out, 1<<16), options: options, tally: newTally(&options)}
	j.encoder = json.NewEncoder(j.out)
	j.encoder.SetEscapeHTML(false)
	return j
}

// Article writes one article with its findings.
func (j *JSONL) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = j.tally.sift(a, findings)
	line := jsonlArticle{jsonLine{"article", jsonVersion}, newJSONArticle(a), make([]jsonFinding, len(findings))}
	for i := range findings {
		line.Findings[i] = newJSONFinding(a, &findings[i])
	}
	return j.line(line)
}

// Skip notes an input that could not be judged, and why.
func (j *JSONL) Skip(name, reason string) error {
	j.tally.skip(name, reason)
	return j.line(jsonlSkip{jsonLine{"skipped", jsonVersion}, skip{Name: name, Reason: reason}})
}

// Close writes the last line.
func (j *JSONL) Close() error {
	_ = j.line(jsonlSummary{
		jsonLine{"summary", jsonVersion}, jsonTool{"copydesk", j.options.Version}, j.tally.summary(), len(j.tally.skipped),
	})
	if j.err == nil {
		j.err = j.out.Flush()
	}
	return j.err
}

func (j *JSONL) line(v any) error {
	if j.err == nil {
		j.err = j.encoder.Encode(v)
	}
	return j.err
}

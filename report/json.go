package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// jsonVersion is the version of the contract. It rises when a field changes
// its meaning or goes away, not when one is added.
const jsonVersion = 1

// JSON writes the report that other programs read. Its form is a contract:
// schema.json describes it.
type JSON struct {
	out     *bufio.Writer
	buf     bytes.Buffer
	encoder *json.Encoder
	tally   tally
	err     error // the first one; nothing is written after it
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// jsonArticle is an article without its findings, which follow one by one.
type jsonArticle struct {
	Name     string  `json:"name"`
	Format   string  `json:"format"`
	Title    string  `json:"title"`
	Date     *string `json:"date"`
	Language string  `json:"language"`
	Words    int     `json:"words"`
}

type jsonFinding struct {
	Rule        string        `json:"rule"`
	Severity    string        `json:"severity"`
	Confidence  string        `json:"confidence"`
	Message     string        `json:"message"`
	Excerpt     string        `json:"excerpt"`
	Span        jsonSpan      `json:"span"`
	Related     []jsonRelated `json:"related"`
	Fixes       []jsonFix     `json:"fixes"`
	Fingerprint string        `json:"fingerprint"`
}

type jsonSpan struct {
	Start jsonPosition `json:"start"`
	End   jsonPosition `json:"end"`
}

type jsonPosition struct {
	Offset int `json:"offset"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

type jsonRelated struct {
	Span    jsonSpan `json:"span"`
	Message string   `json:"message"`
}

type jsonFix struct {
	Safety  string     `json:"safety"`
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

type jsonSummary struct {
	Articles int `json:"articles"`
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Hints    int `json:"hints"`
	Excluded int `json:"excluded,omitempty"`
	Stood    int `json:"stood,omitempty"`
	Old      int `json:"old,omitempty"`
}

// NewJSON begins a report.
func NewJSON(out io.Writer, options Options) *JSON {
	j := &JSON{out: bufio.NewWriterSize(out, 1<<16), tally: newTally(&options)}
	j.encoder = json.NewEncoder(&j.buf)
	j.encoder.SetEscapeHTML(false)
	j.text(`{"version":`)
	j.value(jsonVersion)
	j.text(`,"tool":`)
	j.value(jsonTool{"copydesk", options.Version})
	j.text(`,"articles":[`)
	return j
}

// Article writes one article with its findings.
func (j *JSON) Article(a *corpus.Article, findings []rules.Finding) error {
	if j.tally.articles > 0 {
		j.text(",")
	}
	findings = j.tally.sift(a, findings)
	j.text("\n")
	j.open(newJSONArticle(a))
	j.text(`,"findings":[`)
	for i := range findings {
		if i > 0 {
			j.text(",")
		}
		j.text("\n ")
		j.value(newJSONFinding(a, &findings[i]))
	}
	j.text("]}")
	return j.err
}

// Skip notes an input that could not be judged, and why.
func (j *JSON) Skip(name, reason string) error {
	j.tally.skip(name, reason)
	return j.err
}

// Close ends the report. What was written is whole only after it.
func (j *JSON) Close() error {
	j.text("],\n\"skipped\":[")
	for i, s := range j.tally.skipped {
		if i > 0 {
			j.text(",")
		}
		j.text("\n ")
		j.value(s)
	}
	j.text("],\n\"summary\":")
	j.value(j.tally.summary())
	j.text("}\n")
	if j.err == nil {
		j.err = j.out.Flush()
	}
	return j.err
}

func (j *JSON) text(s string) {
	if j.err == nil {
		_, j.err = j.out.WriteString(s)
	}
}

func (j *JSON) value(v any) { j.encode(v, 1) }

// open writes an object without its closing brace.
func (j *JSON) open(v any) { j.encode(v, 2) }

// encode writes a value without its last bytes: the encoder's line end at
// least.
func (j *JSON) encode(v any, less int) {
	if j.err != nil {
		return
	}
	j.buf.Reset()
	if j.err = j.encoder.Encode(v); j.err == nil {
		_, j.err = j.out.Write(j.buf.Bytes()[:j.buf.Len()-less])
	}
}

func newJSONArticle(a *corpus.Article) jsonArticle {
	article := jsonArticle{
		Name: a.Name, Format: a.Format.String(), Title: a.Title(),
		Language: a.Language(), Words: a.Words(),
	}
	if !a.Date().IsZero() {
		date := a.Date().String()
		article.Date = &date
	}
	return article
}

func (t *tally) summary() jsonSummary {
	return jsonSummary{t.articles, t.shown[rules.Error], t.shown[rules.Warning], t.shown[rules.Hint], t.excluded, t.stood, t.old}
}

func newJSONFinding(a *corpus.Article, f *rules.Finding) jsonFinding {
	out := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), Confidence: f.Confidence.String(),
		Message: f.Message, Excerpt: f.Excerpt, Span: newJSONSpan(a, f.Span),
		Related: make([]jsonRelated, len(f.Related)), Fixes: make([]jsonFix, len(f.Fixes)),
		Fingerprint: f.Fingerprint,
	}
	for i, r := range f.Related {
		out.Related[i] = jsonRelated{newJSONSpan(a, r.Span), r.Message}
	}
	for i, x := range f.Fixes {
		fix := jsonFix{x.Safety.String(), x.Message, make([]jsonEdit, len(x.Edits))}
		for k, e := range x.Edits {
			fix.Edits[k] = jsonEdit{e.Span.Start, e.Span.End, e.Text}
		}
		out.Fixes[i] = fix
	}
	return out
}

func newJSONSpan(a *corpus.Article, s corpus.Span) jsonSpan {
	return jsonSpan{jsonPosition(a.Position(s.Start)), jsonPosition(a.Position(s.End))}
}

package report

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// suggestedMost is the longest piece of source that a suggestion replaces, in
// bytes: nobody reviews more at once.
const suggestedMost = 4 << 10

// RDJSON writes the diagnostics that reviewdog turns into comments and
// suggested changes on a pull request. Columns count bytes and LF ends a line,
// as reviewdog has it.
type RDJSON struct {
	put     func(*rdDiagnostic) error
	end     func() error
	options Options
	tally   tally
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      *rdSource      `json:"source,omitempty"`
	Code        *rdCode        `json:"code,omitempty"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
	Related     []rdRelated    `json:"related_locations,omitempty"`
}

type rdSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdLocation struct {
	Path  string   `json:"path"`
	Range *rdRange `json:"range,omitempty"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"` // exclusive
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

type rdRelated struct {
	Message  string     `json:"message,omitempty"`
	Location rdLocation `json:"location"`
}

// rdSeverities are reviewdog's words for the severities.
var rdSeverities = [...]string{rules.Hint: "INFO", rules.Warning: "WARNING", rules.Error: "ERROR"}

// NewRDJSON begins a report in one document.
func NewRDJSON(out io.Writer, options Options) *RDJSON {
	array := newJSONArray(out, `{"source":{"name":"copydesk","url":"`+home+`"},"diagnostics":`)
	return &RDJSON{
		options: options, tally: newTally(&options),
		put: func(d *rdDiagnostic) error { return array.element(d) },
		end: func() error { return array.end("}") },
	}
}

// NewRDJSONL begins a report of one diagnostic a line.
func NewRDJSONL(out io.Writer, options Options) *RDJSON {
	buffer := bufio.NewWriterSize(out, 1<<16)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	source := &rdSource{"copydesk", home}
	return &RDJSON{
		options: options, tally: newTally(&options),
		put: func(d *rdDiagnostic) error {
			d.Source = source
			return encoder.Encode(d)
		},
		end: buffer.Flush,
	}
}

// Article writes the findings of one article.
func (r *RDJSON) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = r.tally.sift(a, findings)
	if len(findings) == 0 {
		return nil
	}
	path, places := r.options.path(a.Name), position.New(a.Source)
	place := func(s corpus.Span) *rdRange {
		from, to := places.At(s.Start, position.LF), places.At(s.End, position.LF)
		return &rdRange{rdPosition{from.Line, from.Byte}, rdPosition{to.Line, to.Byte}}
	}
	for i := range findings {
		f := &findings[i]
		d := rdDiagnostic{
			Message: Printable(f.Message), Severity: rdSeverities[f.Severity], Code: &rdCode{f.Rule},
			Location: rdLocation{path, place(f.Span)},
		}
		for _, x := range f.Fixes {
			if at, text, ok := suggest(a, places, &x); ok {
				d.Suggestions = append(d.Suggestions, rdSuggestion{*place(at), text})
			}
		}
		for _, x := range f.Related {
			d.Related = append(d.Related, rdRelated{Printable(x.Message), rdLocation{path, place(x.Span)}})
		}
		if err := r.put(&d); err != nil {
			return err
		}
	}
	return nil
}

// suggest makes one replacement of all edits of a fix.
func suggest(a *corpus.Article, places *position.Table, fix *rules.Fix) (at corpus.Span, text string, ok bool) {
	if len(fix.Edits) == 0 || fix.Safety == rules.Manual {
		return at, "", false
	}
	at = corpus.Span{Start: fix.Edits[0].Span.Start, End: fix.Edits[len(fix.Edits)-1].Span.End}
	if at.Len() > suggestedMost {
		return at, "", false
	}
	var b strings.Builder
	from := at.Start
	for i := range fix.Edits {
		e := &fix.Edits[i]
		b.WriteString(a.Raw(corpus.Span{Start: from, End: e.Span.Start}))
		b.WriteString(inserted(places, e))
		from = e.Span.End
	}
	// JSON cannot carry damaged bytes: the suggestion would replace them.
	return at, b.String(), utf8.ValidString(b.String())
}

// Skip writes a diagnostic for an input that there was nothing to judge in.
func (r *RDJSON) Skip(name, reason string) error {
	r.tally.skip(name, reason)
	return r.left("INFO", "copydesk/skipped", name, reason)
}

// Fault writes a diagnostic for an input that could not be judged.
func (r *RDJSON) Fault(name, reason string) error {
	r.tally.fault(name, reason)
	return r.left("ERROR", "copydesk/fault", name, reason)
}

func (r *RDJSON) left(severity, code, name, reason string) error {
	return r.put(&rdDiagnostic{
		Message: "not judged: " + Printable(reason), Severity: severity, Code: &rdCode{code},
		Location: rdLocation{Path: r.options.path(name)},
	})
}

// Close ends the report.
func (r *RDJSON) Close() error { return r.end() }

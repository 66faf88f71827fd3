package report

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed schema.json
var schemaSource string

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(schemaSource))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t *testing.T, s *jsonschema.Schema, report string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(report))
	if err != nil {
		t.Fatalf("no JSON: %v\n%s", err, report)
	}
	return s.Validate(doc)
}

// hostileArticle has every finding that a report has to cope with.
func hostileArticle(t *testing.T) (*corpus.Article, []rules.Finding) {
	a := read(t, "gar\"den\x1b.txt", "Garden \xff notes\n\nRoses [COLOUR] and \u202etulips\u2028 in <b>\n")
	return a, []rules.Finding{
		{
			Rule: "boilerplate/placeholder", Severity: rules.Error, Confidence: rules.Certain,
			Message: "unfilled <placeholder>\n\x00", Excerpt: "[COLOUR]", Span: spanOf(t, a, `"[COLOUR]"`),
			Related: []rules.Related{{Span: spanOf(t, a, `"Roses"`), Message: "here"}},
			Fixes: []rules.Fix{
				{Safety: rules.Safe, Message: "take it out", Edits: []rules.Edit{{Span: spanOf(t, a, `"[COLOUR] "`)}}},
				{Safety: rules.Manual, Message: "fill it in"},
			},
			Fingerprint: "f1",
		},
		{
			Rule: "contents/order", Severity: rules.Hint, Confidence: rules.Unsure, Message: "m", Excerpt: "\xff",
			Span: corpus.Span{Start: len(a.Source), End: len(a.Source)}, Fingerprint: "f2",
		},
	}
}

func writeJSON(t *testing.T, level rules.Severity, write func(*JSON) error) string {
	t.Helper()
	var out bytes.Buffer
	j := NewJSON(&out, Options{Version: "v1.2.3", Rules: 3, Level: level})
	if err := write(j); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJSONHoldsToItsSchema(t *testing.T) {
	s := compileSchema(t)
	a, findings := hostileArticle(t)
	dated, err := corpus.Read("b.md", []byte("# Frost\n\nIt froze.\n"), corpus.Options{Date: corpus.Date{Year: 2024, Month: 2}})
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(*JSON) error{
		"nothing": func(*JSON) error { return nil },
		"one":     func(j *JSON) error { return j.Article(a, findings) },
		"no finding": func(j *JSON) error {
			return j.Article(dated, nil)
		},
		"several": func(j *JSON) error {
			return errors.Join(j.Article(a, findings), j.Skip("c.md", "no such file"), j.Article(dated, nil),
				j.Skip("d.md", "permission denied"), j.Article(a, findings))
		},
	} {
		t.Run(name, func(t *testing.T) {
			out := writeJSON(t, rules.Hint, write)
			if err := validate(t, s, out); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// The schema must not be so loose that it lets a broken report through.
func TestSchemaRefuses(t *testing.T) {
	s := compileSchema(t)
	a, findings := hostileArticle(t)
	good := writeJSON(t, rules.Hint, func(j *JSON) error { return errors.Join(j.Article(a, findings), j.Skip("c.md", "why")) })
	for _, change := range [][2]string{
		{`"version":1`, `"version":2`},
		{`"severity":"error"`, `"severity":"fatal"`},
		{`"confidence":"certain"`, `"confidence":""`},
		{`"date":null`, `"date":"yesterday"`},
		{`"date":null,`, ``},
		{`"line":3`, `"line":0`},
		{`"rule":"contents/order"`, `"rule":"order"`},
		{`"related":[]`, `"related":null`},
		{`"safety":"safe"`, `"safety":"sure"`},
		{`"hints":1`, `"hints":-1`},
		{`"reason":"why"`, `"because":"why"`},
		{`"format":"plain"`, `"format":"unknown"`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Errorf("%s is not in the report", change[0])
		} else if validate(t, s, bad) == nil {
			t.Errorf("%s instead of %s passes", change[1], change[0])
		}
	}
}

func TestJSONContract(t *testing.T) {
	a, findings := hostileArticle(t)
	out := writeJSON(t, rules.Warning, func(j *JSON) error { return errors.Join(j.Article(a, findings), j.Skip("c.md", "why")) })
	var got struct {
		Articles []struct {
			Name, Format string
			Date         *string
			Words        int
			Findings     []json.RawMessage
		}
		Skipped []skip
		Summary map[string]int
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	article := got.Articles[0]
	if article.Name != a.Name || article.Format != "plain" || article.Date != nil || article.Words != a.Words() {
		t.Errorf("article %+v", article)
	}
	const want = `{"rule":"boilerplate/placeholder","severity":"error","confidence":"certain",` +
		`"message":"unfilled <placeholder>\n\u0000","excerpt":"[COLOUR]",` +
		`"span":{"start":{"offset":22,"line":3,"column":7},"end":{"offset":30,"line":3,"column":15}},` +
		`"related":[{"span":{"start":{"offset":16,"line":3,"column":1},"end":{"offset":21,"line":3,"column":6}},"message":"here"}],` +
		`"fixes":[{"safety":"safe","message":"take it out","edits":[{"start":22,"end":31,"text":""}]},` +
		`{"safety":"manual","message":"fill it in","edits":[]}],"fingerprint":"f1"}`
	if len(article.Findings) != 1 || string(article.Findings[0]) != want {
		t.Errorf("findings\n%s\nwant\n%s", article.Findings, want)
	}
	if len(got.Skipped) != 1 || got.Skipped[0] != (skip{Name: "c.md", Reason: "why"}) {
		t.Errorf("skipped %v", got.Skipped)
	}
	if s := got.Summary; s["articles"] != 1 || s["errors"] != 1 || s["warnings"] != 0 || s["hints"] != 0 {
		t.Errorf("summary %v: what is below the level must not count", s)
	}
}

// full is a writer without room.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriteErrorsComeOut(t *testing.T) {
	a, findings := hostileArticle(t)
	for room := range 3 {
		j := NewJSON(&full{room << 16}, Options{})
		x := NewText(&full{room << 16}, Options{}, 0, false)
		for range 600 {
			_, _ = j.Article(a, findings), x.Article(a, findings)
		}
		if err := j.Close(); !errors.Is(err, errFull) {
			t.Errorf("JSON with room for %d buffers: %v", room, err)
		}
		if err := x.Close(); !errors.Is(err, errFull) {
			t.Errorf("text with room for %d buffers: %v", room, err)
		}
	}
}

func TestSiftLeavesTheFindingsAlone(t *testing.T) {
	findings := []rules.Finding{{Rule: "a/a", Severity: rules.Hint}, {Rule: "b/b", Severity: rules.Error}}
	tally := newTally(&Options{Level: rules.Warning})
	if shown := tally.sift(&corpus.Article{}, findings); len(shown) != 1 || shown[0].Rule != "b/b" {
		t.Errorf("shown %v", shown)
	}
	if findings[0].Rule != "a/a" || findings[1].Rule != "b/b" {
		t.Errorf("the caller's findings are now %v", findings)
	}
	if tally.found(rules.Hint) != 1 || tally.found(rules.Error) != 1 || tally.shown[rules.Hint] != 0 {
		t.Errorf("counted %+v", tally)
	}
}

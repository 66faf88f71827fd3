package report

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// theRun is one run over several articles as a report meets it: every kind of
// source, finding and fix, a clean article, and inputs that were left out.
func theRun(t testing.TB) ([]rules.Result, []*rules.Rule) {
	t.Helper()
	ferry := result(t, "posts/ferry.md", "# The ferry\n\n2.\n\nThe boat 🛶🛶 leaves [time] from [pier].\n\n\tCafe\u0301 [nam\u0065\u0301] & bar\n\nLast line\nand [two\nlines] here.\n")
	add(t, ferry, rules.Finding{
		Rule: "contents/empty-entry", Severity: rules.Error, Confidence: rules.Certain, Message: "entry 2 of the contents is empty",
		Fixes: []rules.Fix{
			{Safety: rules.Safe, Message: "delete the entry", Edits: []rules.Edit{{Span: span(t, ferry.Article, "2.\n\n")}}},
			{Safety: rules.Manual, Message: "fill it in"},
		},
	}, "2.")
	add(t, ferry, rules.Finding{
		Rule: "boilerplate/placeholder", Severity: rules.Error, Confidence: rules.Likely, Message: `slot that nobody filled`,
		Related: []rules.Related{{Span: span(t, ferry.Article, "[pier]"), Message: "another one"}, {Span: span(t, ferry.Article, "boat")}},
		Fixes: []rules.Fix{{Safety: rules.Unsafe, Message: "take both out", Edits: []rules.Edit{
			{Span: span(t, ferry.Article, "[time] ")}, {Span: span(t, ferry.Article, "[pier]"), Text: "the pier"},
		}}},
	}, "[time]")
	add(t, ferry, rules.Finding{Rule: "boilerplate/placeholder", Severity: rules.Warning, Confidence: rules.Unsure, Message: "behind a tab and an accent"}, "[nam\u0065\u0301]")
	add(t, ferry, rules.Finding{Rule: "house/local", Severity: rules.Hint, Confidence: rules.Unsure, Message: "a rule without help, over two lines"}, "[two\nlines]")

	clean := result(t, "posts/clean.html", "<p>The lock opens at eight.</p>\n")

	crlf := result(t, "posts/Frühling & Co.txt", "\ufeffSpring\r\n\r\nTulips [colour] bloom,\r\nlilies [colour] too.\rRoses [name] last.\n")
	add(t, crlf, rules.Finding{Rule: "boilerplate/placeholder", Severity: rules.Error, Confidence: rules.Certain, Message: "behind CRLF"}, "[colour] too")
	add(t, crlf, rules.Finding{
		Rule: "boilerplate/placeholder", Severity: rules.Error, Confidence: rules.Certain, Message: "behind CR",
		Fixes: []rules.Fix{{Safety: rules.Safe, Message: "say which", Edits: []rules.Edit{{Span: span(t, crlf.Article, "[name]"), Text: "moss\nroses"}}}},
	}, "[name]")
	first := rules.Finding{Rule: "casing/proper-noun", Severity: rules.Warning, Confidence: rules.Likely, Message: "on the first line, behind a byte order mark"}
	add(t, crlf, first, "ring")

	wide := result(t, "archive/wide.txt", utf16le("Garden 🌷 [x]\r\n\r\nMore [y] here.\r\n"))
	for _, excerpt := range []string{"[x]", "[y]"} {
		f := rules.Finding{Rule: "boilerplate/placeholder", Severity: rules.Hint, Confidence: rules.Certain, Message: "in UTF-16"}
		add(t, wide, f, utf16le(excerpt)[2:])
	}
	return []rules.Result{
		*ferry, *clean, *crlf,
		{Name: "posts/empty.md", Err: corpus.ErrEmpty},
		*wide,
		{Name: "posts/gone.md", Err: errors.New("no such file")},
	}, catalog()
}

func catalog() []*rules.Rule {
	return []*rules.Rule{
		{
			ID: "boilerplate/placeholder", Title: "Slot that nobody filled", Severity: rules.Error, Confidence: rules.Certain,
			Doc: "A template has slots; a **printed** one\nis embarrassing.\n\nMarked are words in brackets.",
		},
		{ID: "casing/proper-noun", Title: "Name in lower case", Severity: rules.Warning, Confidence: rules.Likely, Doc: "A name begins with a capital letter."},
		{ID: "contents/empty-entry", Title: "Empty entry in a table of contents", Severity: rules.Error, Confidence: rules.Certain},
		{ID: "wording/worn", Title: "Worn phrase", Severity: rules.Hint, Confidence: rules.Unsure, Set: "style", Doc: "Nobody needs it."},
	}
}

func result(t testing.TB, name, source string) *rules.Result {
	t.Helper()
	a, err := corpus.Read(name, []byte(source), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &rules.Result{Name: name, Article: a}
}

// add gives a result a finding at the last place of an excerpt.
func add(t testing.TB, r *rules.Result, f rules.Finding, excerpt string) {
	t.Helper()
	f.Span = span(t, r.Article, excerpt)
	f.Excerpt = r.Article.Raw(f.Span)
	f.Fingerprint = strings.Repeat(string(rune('a'+len(r.Findings))), 16)
	r.Findings = append(r.Findings, f)
}

func span(t testing.TB, a *corpus.Article, excerpt string) corpus.Span {
	t.Helper()
	at := bytes.LastIndex(a.Source, []byte(excerpt))
	if at < 0 {
		t.Fatalf("%q is not in %s", excerpt, a.Name)
	}
	return corpus.Span{Start: at, End: at + len(excerpt)}
}

func utf16le(s string) string {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return string(out)
}

// write reports a run in a format.
func write(t testing.TB, format Format, results []rules.Result, options Options) string {
	t.Helper()
	var out bytes.Buffer
	w := format.New(&out, options)
	for _, r := range results {
		var err error
		switch {
		case errors.Is(r.Err, corpus.ErrEmpty):
			err = w.Skip(r.Name, r.Err.Error())
		case r.Err != nil:
			err = Fault(w, r.Name, r.Err.Error())
		default:
			err = w.Article(r.Article, r.Findings)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// writeRun writes the run in the format of a name.
func writeRun(t testing.TB, name string) string {
	t.Helper()
	results, help := theRun(t)
	return write(t, formatNamed(t, name), results, Options{Version: "v1.2.3", Rules: len(help), Level: rules.Hint, Help: help})
}

func formatNamed(t testing.TB, name string) Format {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no format %q", name)
	return Format{}
}

// TestRunGolden holds each format to what it wrote of the run before.
func TestRunGolden(t *testing.T) {
	for _, format := range Formats() {
		if format.Name == "html" {
			continue // a page is looked at in a browser, not by its bytes
		}
		t.Run(format.Name, func(t *testing.T) {
			file := filepath.Join("testdata", "run", format.Name+format.Extension)
			got := writeRun(t, format.Name)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("report\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestFormatsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		if f.Name == "" || f.Doc == "" || !strings.HasPrefix(f.Extension, ".") || f.New == nil || seen[f.Name] {
			t.Errorf("%+v", f)
		}
		seen[f.Name] = true
	}
}

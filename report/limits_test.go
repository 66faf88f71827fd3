package report

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// The hashes are those that GitHub's own uploader gives these texts.
func TestLineHashes(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "c129715d7a2bc9a3:1",
		" a\nb\n  \t\tc\n d":    "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1",
		" a\rb\r\n  \t\tc\r\nd": "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1",
		strings.Repeat("Lorem ipsum dolor sit amet.\n", 10): "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 " +
			"a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 " +
			"55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1",
	} {
		if got := strings.Join(lineHashes(text), " "); got != want {
			t.Errorf("%.30q: %s, want %s", text, got, want)
		}
	}
}

func TestWorst(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for range 200 {
		n, limit := random.IntN(60), random.IntN(20)
		w := worst{limit: limit}
		var all []ranked
		drawn := 0
		for i := range n {
			r := ranked{severity: rules.Severity(random.IntN(4)), confidence: rules.Confidence(random.IntN(4)), order: i}
			all = append(all, r)
			w.add(r.severity, r.confidence, func() []byte { drawn++; return []byte{byte(i)} })
		}
		slices.SortFunc(all, compareRanked)
		all = all[:min(n, limit)]
		got := w.sorted()
		if len(got) != len(all) || w.dropped != n-len(all) || drawn > n {
			t.Fatalf("%d kept and %d dropped of %d, want %d", len(got), w.dropped, n, len(all))
		}
		for i := range all {
			if got[i].order != all[i].order || int(got[i].text[0]) != all[i].order {
				t.Fatalf("place %d: %v, want %v", i, got[i], all[i])
			}
		}
	}
	w := worst{limit: 100, room: 50}
	for i := range 30 {
		w.add(rules.Severity(1+i%3), rules.Certain, func() []byte { return make([]byte, 10) })
	}
	if w.size != 50 || w.dropped != 25 || len(w.sorted()) != 5 || w.sorted()[4].severity != rules.Error {
		t.Errorf("%d bytes, %d dropped, %v", w.size, w.dropped, w.sorted())
	}
}

// many hands a writer so many findings, a few of them grave and those last.
func many(t testing.TB, w Writer, n, grave int, message func(int) string) {
	t.Helper()
	const each = 50
	a := read(t, "posts/long.txt", strings.Repeat("The [boat] leaves the pier at noon.\n", each))
	for at := 0; at < n; at += each {
		var findings []rules.Finding
		for i := range each {
			severity := rules.Hint
			if at+i >= n-grave {
				severity = rules.Error
			}
			findings = append(findings, rules.Finding{
				Rule: "boilerplate/placeholder", Severity: severity, Confidence: rules.Certain, Message: message(at + i),
				Span: corpus.Span{Start: 36*i + 4, End: 36*i + 10}, Fingerprint: fmt.Sprintf("%016x", at+i),
			})
		}
		if err := w.Article(a, findings); err != nil {
			t.Fatal(err)
		}
	}
}

type sarifLog struct {
	Runs []struct {
		Invocations []sarifInvocation
		Results     []sarifResult
	}
}

func TestSARIFLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("many findings")
	}
	var out bytes.Buffer
	w := NewSARIF(&out, Options{Help: catalog()})
	many(t, w, sarifResults+500, 40, func(int) string { return "slot that nobody filled" })
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != sarifResults {
		t.Errorf("%d results", len(run.Results))
	}
	for i, r := range run.Results[:41] {
		if (r.Level == "error") != (i < 40) {
			t.Errorf("result %d is %s", i, r.Level)
		}
	}
	notes := run.Invocations[0].Notifications
	if len(notes) != 1 || notes[0].Descriptor.ID != "cut" || !strings.HasPrefix(notes[0].Message.Text, "500 findings left out") {
		t.Errorf("notifications %+v", notes)
	}
}

// What stands is in the log, marked as such, behind all that does not.
func TestSARIFSuppresses(t *testing.T) {
	results, help := theRun(t)
	a, f := results[0].Article, results[0].Findings
	var out bytes.Buffer
	w := NewSARIF(&out, Options{Help: help, Level: rules.Warning})
	err := w.Stood(a, []rules.Stood{
		{Finding: f[0], Reason: "the printer's\norder", By: rules.ByComment},
		{Finding: f[1], Reason: "old", By: rules.ByBaseline},
		{Finding: f[3], Reason: "below the level", By: rules.ByComment},
	})
	if err := errors.Join(err, w.Article(a, f[2:3]), w.Close()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		got = append(got, fmt.Sprint(r.RuleID, r.Suppressions))
	}
	want := []string{
		"boilerplate/placeholder []", "contents/empty-entry [{inSource the printer's order}]",
		"boilerplate/placeholder [{external old}]",
	}
	if strings.ReplaceAll(strings.Join(got, ";"), " [", "[") != strings.ReplaceAll(strings.Join(want, ";"), " [", "[") {
		t.Errorf("%q, want %q", got, want)
	}
	schema := schemaFile(t, filepath.Join(multitool(t), "sarif-2.1.0.json"))
	if err := validate(t, schema, out.String()); err != nil {
		t.Error(err)
	}
}

// However badly it compresses, a log stays below the size that GitHub takes.
func TestSARIFSize(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	noise := func(int) string {
		b := make([]byte, 600)
		for i := range b {
			b[i] = byte('!' + random.IntN(90))
		}
		return string(b)
	}
	var out bytes.Buffer
	w := NewSARIF(&out, Options{})
	w.zipped = 300_000
	many(t, w, 2000, 10, noise)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = z.Write(out.Bytes())
	_ = z.Close()
	var log sarifLog
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if n := zipped.Len(); n > 300_000 || n < 200_000 {
		t.Errorf("%d bytes compressed, with %d results", n, len(run.Results))
	}
	if run.Results[9].Level != "error" || run.Results[10].Level != "note" {
		t.Error("what was cut is not the least grave")
	}
	if want := fmt.Sprintf("%d findings left out", 2000-len(run.Results)); !strings.HasPrefix(run.Invocations[0].Notifications[0].Message.Text, want) {
		t.Errorf("%+v, want %s", run.Invocations[0].Notifications, want)
	}
}

func TestSummaryRoom(t *testing.T) {
	for _, room := range []int{1, 50, 100, 150, 300, 700, 2000, 20_000, 0} {
		var out bytes.Buffer
		w := NewMarkdown(&out, Options{Room: room, Rules: 4})
		many(t, w, 1500, 3, func(i int) string { return strings.Repeat("worn ", i%40) })
		for i := range 30 {
			_ = w.Skip(fmt.Sprintf("posts/%d.md", i), "empty")
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if room == 0 {
			room = commentRoom
		}
		text := out.String()
		if len(text) > room {
			t.Errorf("%d bytes in a room of %d", len(text), room)
		}
		if room < 700 {
			continue
		}
		rows := strings.Count(text, "\n| hint") + strings.Count(text, "\n| error")
		if want := count(1500-rows, "more finding") + " not shown here."; !strings.Contains(text, want) {
			t.Errorf("room %d: no %q\n%.600s", room, want, text)
		}
		if rows > 3 && strings.Index(text, "| hint") < strings.LastIndex(text, "| error") {
			t.Errorf("room %d: a hint stands before an error", room)
		}
	}
}

// A streaming format keeps nothing of the articles it has written.
func TestStreamsKeepNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("many findings")
	}
	for _, format := range Formats() {
		t.Run(format.Name, func(t *testing.T) {
			if format.Name == "html" {
				t.Skip("one page, bounded by itself")
			}
			w := format.New(io.Discard, Options{Level: rules.Hint})
			message := func(int) string { return strings.Repeat("slot ", 20) }
			// What the bounded formats keep at most: comments, annotations.
			many(t, w, 2000, 0, message)
			before := inUse()
			many(t, w, 8000, 0, message)
			grown := inUse() - before
			limit := 400 << 10
			if format.Name == "sarif" || format.Name == "step-summary" {
				limit = 16 << 20 // they keep the gravest, up to their own limits
			}
			if grown > limit {
				t.Errorf("8,000 findings more take %d bytes", grown)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func inUse() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// A full disk is an error of every format.
func TestFormatsTellOfFullDisks(t *testing.T) {
	results, help := theRun(t)
	for _, format := range Formats() {
		w := format.New(&full{10}, Options{Help: help})
		for _, r := range results {
			if r.Article != nil {
				_ = w.Article(r.Article, r.Findings)
			} else {
				_ = Fault(w, r.Name, r.Err.Error())
			}
		}
		if err := w.Close(); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", format.Name, err)
		}
	}
}

func TestPaths(t *testing.T) {
	base := filepath.FromSlash("/work/site")
	o := Options{Base: base, Root: filepath.FromSlash("/work")}
	for _, test := range []struct{ name, path, uri string }{
		{"a.md", "site/a.md", "site/a.md"},
		{"./posts//a.md", "site/posts/a.md", "site/posts/a.md"},
		{"../b.md", "b.md", "b.md"},
		{"../../c.md", "../../c.md", "../../c.md"},
		{"/work/x y.md", "x y.md", "x%20y.md"},
		{"/elsewhere/ä.md", "/elsewhere/ä.md", "file:///elsewhere/%C3%A4.md"},
		{"a:b?c#d%e.md", "site/a:b?c#d%e.md", "site/a%3Ab%3Fc%23d%25e.md"},
		{"https://example.org/a b?q=ä%20#x", "https://example.org/a b?q=ä%20#x", "https://example.org/a%20b?q=%C3%A4%20#x"},
		{"bad\xff.md", "site/bad\xff.md", "site/bad%FF.md"},
	} {
		if got := o.path(test.name); got != test.path {
			t.Errorf("%s: path %q, want %q", test.name, got, test.path)
		}
		if got := o.uri(test.name); got != test.uri {
			t.Errorf("%s: URI %q, want %q", test.name, got, test.uri)
		}
	}
	bare := Options{}
	if got := bare.path("./a/../b.md"); got != "b.md" {
		t.Errorf("without a root: %q", got)
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"": ".", "slot that nobody filled": "Slot that nobody filled.", "eBay in lower case": "eBay in lower case.",
		"is it?": "Is it?", "a [b](c)": "A [b] (c).", "“x” is \"y\"": "“x” is \"y\".", "cut…": "Cut…",
	} {
		if got := sarifText(in).Text; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCells(t *testing.T) {
	for _, test := range [][2]string{
		{"plain", "plain"},
		{"=1+1", "'=1+1"},
		{" =1", "' =1"},
		{"-", "'-"},
		{"@x", "'@x"},
		{"+1", "'+1"},
		{"\t=1", "' =1"},
		{"＝1", "'＝1"},
		{"a=1", "a=1"},
		{"'=1", "''=1"},
		{"", ""},
	} {
		in, want := test[0], test[1]
		if got := cell(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A suggestion replaces as much as somebody reviews at once, and no more.
func TestSuggestionsAreShort(t *testing.T) {
	r := result(t, "a.md", "# Beds\n\n"+strings.Repeat("Peas grow in rows. ", 400)+"\n")
	places := position.New(r.Article.Source)
	for n, want := range map[int]bool{suggestedMost: true, suggestedMost + 1: false} {
		fix := rules.Fix{Safety: rules.Safe, Edits: []rules.Edit{
			{Span: corpus.Span{Start: 8, End: 12}, Text: "Beans"}, {Span: corpus.Span{Start: 8 + n - 1, End: 8 + n}, Text: "-"},
		}}
		if _, text, ok := suggest(r.Article, places, &fix); ok != want || ok && !strings.HasPrefix(text, "Beans grow") {
			t.Errorf("a fix over %d bytes: %v, %.20q", n, ok, text)
		}
	}
}

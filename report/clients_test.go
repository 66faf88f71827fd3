package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/copydesk/copydesk/rules"
)

// schemaFile compiles a schema that may refer to its neighbours.
func schemaFile(t testing.TB, path string) *jsonschema.Schema {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if neighbour, err := os.Open("schema.json"); err == nil {
		doc, err := jsonschema.UnmarshalJSON(neighbour)
		_ = neighbour.Close()
		if err == nil {
			err = c.AddResource("https://github.com/copydesk/copydesk/report/schema.json", doc)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile(full)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// everyRun is what each format is held to its readers with.
func everyRun(t testing.TB) map[string][]rules.Result {
	results, _ := theRun(t)
	return map[string][]rules.Result{"the run": results, "nothing": nil, "a clean article": results[1:2], "hostile": hostileRun(t)}
}

func optionsOf() Options {
	return Options{Version: "v1.2.3", Rules: 4, Level: rules.Hint, Help: catalog()}
}

// multitool is Microsoft's validator of SARIF with GitHub's rules.
func multitool(t testing.TB) string {
	path, err := filepath.Abs("../.ci/npm/node_modules/@microsoft/sarif-multitool-linux")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil || runtime.GOOS != "linux" || runtime.GOARCH != "amd64" {
		t.Skip("@microsoft/sarif-multitool is not installed: npm ci in .ci/npm")
	}
	return path
}

func TestSARIFHoldsToItsSchema(t *testing.T) {
	s := schemaFile(t, filepath.Join(multitool(t), "sarif-2.1.0.json"))
	for name, results := range everyRun(t) {
		if err := validate(t, s, write(t, formatNamed(t, "sarif"), results, optionsOf())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSARIFPassesGitHub(t *testing.T) {
	tool := filepath.Join(multitool(t), "Sarif.Multitool")
	logs := map[string]string{}
	for name, results := range everyRun(t) {
		logs[name] = write(t, formatNamed(t, "sarif"), results, optionsOf())
	}
	// The validator must be able to complain.
	logs["broken"] = strings.Replace(strings.Replace(writeRun(t, "sarif"), `"help":`, `"hlp":`, 1), `"startColumn":3`, `"startColumn":0`, 1)
	dir := t.TempDir()
	args := []string{"validate"}
	for name, log := range logs {
		file := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".sarif")
		if err := os.WriteFile(file, []byte(log), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	args = append(args, "--rule-kind", "Sarif;Ghas", "--output", filepath.Join(dir, "judged.out"), "--log", "ForceOverwrite")
	cmd := exec.Command(tool, args...)
	cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Skipf("the validator does not run here: %v", err)
	}
	if !bytes.Contains(said, fmt.Appendf(nil, "%d files scanned", len(logs))) {
		t.Fatalf("not all was scanned:\n%s", said)
	}
	broken := 0
	for line := range strings.Lines(string(said)) {
		switch {
		case !strings.Contains(line, ": error ") && !strings.Contains(line, ": warning "):
		case strings.Contains(line, "broken.sarif"):
			broken++
		default:
			t.Error(strings.TrimSpace(line))
		}
	}
	if broken == 0 {
		t.Errorf("a broken log passes:\n%s", said)
	}
}

func TestLinesHoldToTheirSchema(t *testing.T) {
	s := schemaFile(t, "jsonl.schema.json")
	for name, results := range everyRun(t) {
		out := write(t, formatNamed(t, "jsonl"), results, optionsOf())
		last := ""
		for line := range strings.Lines(out) {
			if err := validate(t, s, line); err != nil {
				t.Errorf("%s: %v\n%s", name, err, line)
			}
			last = line
		}
		if !strings.HasPrefix(last, `{"type":"summary"`) || strings.Count(out, `{"type":"summary"`) != 1 {
			t.Errorf("%s: the last line is %s", name, last)
		}
		if n := strings.Count(out, "\n"); n != len(results)+1 {
			t.Errorf("%s: %d lines for %d inputs", name, n, len(results))
		}
	}
	for _, bad := range []string{`{"type":"article","version":1}`, `{"type":"skipped","version":1,"name":"a"}`, `{"version":1,"name":"a","reason":"b"}`} {
		if validate(t, s, bad) == nil {
			t.Errorf("%s passes", bad)
		}
	}
}

// The schema of GitLab's own reader, with what its documentation adds: the
// severities, and that each fingerprint comes once.
func TestGitLab(t *testing.T) {
	s := schemaFile(t, "testdata/gitlab.schema.json")
	for name, results := range everyRun(t) {
		// The same articles twice: names do not keep fingerprints apart.
		results = slices.Concat(results, results)
		out := write(t, formatNamed(t, "gitlab"), results, optionsOf())
		if err := validate(t, s, out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var issues []gitlabIssue
		if err := json.Unmarshal([]byte(out), &issues); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, i := range issues {
			if seen[i.Fingerprint] {
				t.Errorf("%s: %s comes twice", name, i.Fingerprint)
			}
			seen[i.Fingerprint] = true
		}
		if len(results) == 0 && out != "[]\n" {
			t.Errorf("nothing: %q", out)
		}
	}
}

// reviewdog carries the schemas of its formats.
func TestReviewdog(t *testing.T) {
	out, err := exec.Command("go", "mod", "download", "-json", "github.com/reviewdog/reviewdog@v0.21.2").Output()
	var module struct{ Dir string }
	if err == nil {
		err = json.Unmarshal(out, &module)
	}
	if err != nil {
		t.Skipf("reviewdog's schemas cannot be had: %v", err)
	}
	dir := filepath.Join(module.Dir, "proto", "rdf", "jsonschema")
	whole, line := schemaFile(t, filepath.Join(dir, "DiagnosticResult.json")), schemaFile(t, filepath.Join(dir, "Diagnostic.json"))
	for name, results := range everyRun(t) {
		if err := validate(t, whole, write(t, formatNamed(t, "rdjson"), results, optionsOf())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for l := range strings.Lines(write(t, formatNamed(t, "rdjsonl"), results, optionsOf())) {
			if err := validate(t, line, l); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if validate(t, line, `{"message": 7}`) == nil {
		t.Error("a broken diagnostic passes")
	}
}

// What stands at the range of a suggestion, by lines that LF ends and columns
// in bytes, replaced by its text, is the article after the fix.
func TestSuggestionsAreTheFixes(t *testing.T) {
	results, _ := theRun(t)
	made := 0
	for _, r := range results[:3] {
		var doc struct{ Diagnostics []rdDiagnostic }
		if err := json.Unmarshal([]byte(write(t, formatNamed(t, "rdjson"), []rules.Result{r}, Options{})), &doc); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(r.Article.Source), "\n")
		offset := func(p rdPosition) int { return len(strings.Join(lines[:p.Line-1], "")) + p.Column - 1 }
		for i, d := range doc.Diagnostics {
			if got := string(r.Article.Source[offset(d.Location.Range.Start):offset(d.Location.Range.End)]); got != r.Findings[i].Excerpt {
				t.Errorf("%s: %q is marked, not %q", r.Name, got, r.Findings[i].Excerpt)
			}
			for _, s := range d.Suggestions {
				got := string(r.Article.Source[:offset(s.Range.Start)]) + s.Text + string(r.Article.Source[offset(s.Range.End):])
				want, _ := rules.Apply(r.Article.Source, r.Findings[i].Fixes[:1])
				if got != string(want) {
					t.Errorf("%s: %q, want %q", r.Name, got, want)
				}
				made++
			}
		}
	}
	if made != 3 {
		t.Errorf("%d suggestions", made)
	}
}

// SARIF regions say the same in lines, characters and bytes.
func TestRegionsAgree(t *testing.T) {
	results, _ := theRun(t)
	for _, r := range results {
		if r.Article == nil {
			continue
		}
		var log struct {
			Runs []struct{ Results []sarifResult }
		}
		if err := json.Unmarshal([]byte(write(t, formatNamed(t, "sarif"), []rules.Result{r}, Options{})), &log); err != nil {
			t.Fatal(err)
		}
		for _, x := range log.Runs[0].Results {
			region := x.Locations[0].Physical.Region
			span := r.Article.Source[*region.ByteOffset : *region.ByteOffset+*region.ByteLength]
			if got := r.Article.Raw(spanFrom(*region.ByteOffset, *region.ByteLength)); got != region.Snippet.Text {
				t.Errorf("%s: %q at the bytes, %q quoted", r.Name, got, region.Snippet.Text)
			}
			if p := r.Article.Position(*region.ByteOffset); p.Line != region.StartLine {
				t.Errorf("%s: %q on line %d, not %d", r.Name, span, region.StartLine, p.Line)
			}
			if n := len(encode16(region.Snippet.Text)); n != *region.CharLength {
				t.Errorf("%s: %q has %d characters, not %d", r.Name, span, n, *region.CharLength)
			}
		}
	}
}

// xmllint is libxml's checker.
func xmllint(t testing.TB, document string, args ...string) error {
	path, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (libxml2-utils)")
	}
	cmd := exec.Command(path, append(args, "--noout", "-")...)
	cmd.Stdin = strings.NewReader(document)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

func TestXMLIsValid(t *testing.T) {
	for _, format := range []string{"checkstyle", "junit"} {
		schema := filepath.Join("testdata", format+".xsd")
		for name, results := range everyRun(t) {
			if err := xmllint(t, write(t, formatNamed(t, format), results, optionsOf()), "--schema", schema); err != nil {
				t.Errorf("%s, %s: %v", format, name, err)
			}
		}
		bad := strings.Replace(writeRun(t, format), `name="posts/ferry.md"`, `nome="posts/ferry.md"`, 1)
		if xmllint(t, bad, "--schema", schema) == nil {
			t.Errorf("%s: a broken report passes", format)
		}
	}
}

func TestCheckstyleRoundTrip(t *testing.T) {
	var got struct {
		Files []struct {
			Name   string `xml:"name,attr"`
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Message  string `xml:"message,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	if err := xml.Unmarshal([]byte(writeRun(t, "checkstyle")), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Files) != 6 || got.Files[2].Name != "posts/Frühling & Co.txt" || len(got.Files[1].Errors) != 0 {
		t.Fatalf("%+v", got.Files)
	}
	if e := got.Files[0].Errors[1]; e.Line != 5 || e.Column != 22 || e.Severity != "error" || e.Message != "slot that nobody filled" || e.Source != "copydesk.boilerplate.placeholder" {
		t.Errorf("%+v", e)
	}
}

func TestJUnitRoundTrip(t *testing.T) {
	type problem struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	var got struct {
		Suites []struct {
			Name     string `xml:"name,attr"`
			Tests    int    `xml:"tests,attr"`
			Failures int    `xml:"failures,attr"`
			Errors   int    `xml:"errors,attr"`
			Skipped  int    `xml:"skipped,attr"`
			Cases    []struct {
				Name    string   `xml:"name,attr"`
				Class   string   `xml:"classname,attr"`
				Failure *problem `xml:"failure"`
				Error   *problem `xml:"error"`
				Skipped *problem `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(writeRun(t, "junit")), &got); err != nil {
		t.Fatal(err)
	}
	for _, s := range got.Suites {
		failures, errs, skipped := 0, 0, 0
		for _, c := range s.Cases {
			if c.Failure != nil {
				failures++
			}
			if c.Error != nil {
				errs++
			}
			if c.Skipped != nil {
				skipped++
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errs || s.Skipped != skipped {
			t.Errorf("%+v", s)
		}
	}
	if clean := got.Suites[1]; clean.Tests != 1 || clean.Failures+clean.Errors+clean.Skipped != 0 {
		t.Errorf("a clean article: %+v", clean)
	}
	if f := got.Suites[0].Cases[1].Failure; f.Message != "slot that nobody filled" || f.Type != "error" || !strings.Contains(f.Text, "posts/ferry.md:5:20") {
		t.Errorf("%+v", f)
	}
	if got.Suites[3].Skipped != 1 || got.Suites[5].Errors != 1 {
		t.Errorf("%+v", got.Suites)
	}
}

func TestCSVRoundTrip(t *testing.T) {
	for name, results := range everyRun(t) {
		out := write(t, formatNamed(t, "csv"), results, optionsOf())
		if strings.Count(out, "\n") != strings.Count(out, "\r\n") {
			t.Errorf("%s: lines do not end in CRLF", name)
		}
		r := csv.NewReader(strings.NewReader(out))
		rows := 0
		for {
			row, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@\t\r|%＝＋－＠", []rune(c)[0]) {
					t.Errorf("%s: a cell begins as a formula does: %q", name, c)
				}
			}
			rows++
		}
		want := 1
		for _, r := range results {
			want += len(r.Findings)
			if r.Err != nil {
				want++
			}
		}
		if rows != want {
			t.Errorf("%s: %d rows, want %d", name, rows, want)
		}
	}
}

package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	unsafe "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

func spanFrom(offset, length int) corpus.Span {
	return corpus.Span{Start: offset, End: offset + length}
}

func encode16(s string) []uint16 { return utf16.Encode([]rune(s)) }

// nasty is what articles and their names may hold to break out of a report.
var nasty = []string{
	"plain", "a\nb", "a\r\nb\rc", "\x1b[31mred\x1b[0m", "\x00\x07\x08", "\u202egpj.exe\u202c", "\u2066x\u2069", "\ufeffmark", "\u2028\u2029",
	"]]>", "<![CDATA[", "<script>alert(1)</script>", "</failure></testcase>", "<!-- x --", "&lt;&#0;&bogus;", `"quoted' \ `, "{{7*7}} ${x} %s %!",
	"::error file=x::owned", "\n::error::owned", "\r::set-output name=a::b", "##[error]owned", "a,b:c%0A::warning::x", "%25%0D%0A",
	"=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", " =1", "'=1", "＝1", "\"=1\"",
	"[link](https://evil.example/)", "![img](x)", "[x]: y", "@everyone", "@all", "#1", "!2", "GH-3", "~label", "https://evil.example/x", "www.evil.example", "`code` **b** _i_ | cell |\n| row |", ":smile:", "/close", "# head", "- item", "<details>", "<img src=x onerror=y>",
	"\xff\xfe\x80 damaged", "half \xe5\x91", "\U000E0041tag", "a\u0301\u0302", "🛶👩\u200d🍳", strings.Repeat("long ", 300),
	"../../etc/passwd", "/etc/passwd", "C:\\x\\y.md", "a:b.md", "http://h/ä?q=1#f", "~/x", "-", ".",
}

// hostileRun puts every nasty string in every place that an article has a say
// in.
func hostileRun(t testing.TB) []rules.Result {
	t.Helper()
	var out []rules.Result
	for i, s := range nasty {
		r := result(t, s, "Opening words of the article\n\nRoses ["+s+"] bloom.\n")
		start := len("Opening words of the article\n\nRoses ")
		whole := spanFrom(start, len(s)+2)
		r.Findings = []rules.Finding{{
			Rule: "boilerplate/placeholder", Severity: rules.Severity(1 + i%3), Confidence: rules.Certain,
			Message: "slot: " + s, Excerpt: s, Span: whole, Fingerprint: "f",
			Related: []rules.Related{{Span: whole, Message: s}},
			Fixes:   []rules.Fix{{Safety: rules.Safe, Message: s, Edits: []rules.Edit{{Span: whole, Text: s}}}},
		}, {
			Rule: "casing/proper-noun", Severity: rules.Error, Confidence: rules.Likely, Message: s, Excerpt: s, Span: whole, Fingerprint: "g",
		}}
		out = append(out, *r, rules.Result{Name: s, Err: errors.New(s)}, rules.Result{Name: s, Err: corpus.ErrEmpty})
	}
	return out
}

// Every format stays what it is, whatever an article holds.
func TestNothingBreaksOut(t *testing.T) {
	results := hostileRun(t)
	for _, format := range Formats() {
		t.Run(format.Name, func(t *testing.T) {
			out := write(t, format, results, optionsOf())
			if !utf8.ValidString(out) {
				t.Error("not UTF-8")
			}
			lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
			findings, left := 2*len(nasty), 2*len(nasty)
			switch format.Extension {
			case ".json", ".sarif":
				if !json.Valid([]byte(out)) {
					t.Error("no JSON")
				}
				return // JSON keeps what an article says
			case ".jsonl":
				for _, l := range lines {
					if !json.Valid([]byte(l)) {
						t.Errorf("no JSON: %s", l)
					}
				}
				return
			case ".xml":
				d := xml.NewDecoder(strings.NewReader(out))
				elements := map[string]int{}
				for {
					token, err := d.Token()
					if errors.Is(err, io.EOF) {
						break
					}
					if err != nil {
						t.Fatal(err)
					}
					switch x := token.(type) {
					case xml.StartElement:
						elements[x.Name.Local]++
					case xml.Comment, xml.Directive:
						t.Errorf("%#v", x)
					}
				}
				if format.Name == "checkstyle" && (elements["error"] != findings+left || len(elements) != 3) ||
					format.Name == "junit" && (elements["failure"] != findings || elements["testcase"] != findings+left || len(elements) != 6) {
					t.Errorf("elements %v", elements)
				}
			}
			for _, r := range out {
				if r != '\n' && r != '\r' && r != '\u200C' && r != '\u200D' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)) {
					t.Errorf("%U came through", r)
				}
			}
			switch format.Name {
			case "compact":
				if n := len(lines); n != findings+left+1 {
					t.Errorf("%d lines", n)
				}
			case "github":
				parseCommands(t, lines)
			case "markdown", "step-summary":
				inertMarkdown(t, out)
			}
		})
	}
}

// parseCommands reads the output as GitHub's runner does: each line that
// begins with "::" is a command, its properties are unescaped.
func parseCommands(t *testing.T, lines []string) {
	t.Helper()
	shape := regexp.MustCompile(`^::(error|warning|notice) ([a-zA-Z]+=[^,:]*(?:,[a-zA-Z]+=[^,:]*)*)::(.*)$`)
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	count := map[string]int{}
	for i, l := range lines {
		if i == len(lines)-1 {
			if strings.HasPrefix(strings.TrimSpace(l), "::") || strings.Contains(l, "##[") {
				t.Errorf("the last line is a command: %s", l)
			}
			continue
		}
		m := shape.FindStringSubmatch(l)
		if m == nil {
			t.Errorf("no command: %q", l)
			continue
		}
		count[m[1]]++
		known := map[string]bool{}
		for p := range strings.SplitSeq(m[2], ",") {
			name, value, _ := strings.Cut(p, "=")
			if known[name] || !slices.Contains([]string{"file", "line", "endLine", "col", "endColumn", "title"}, name) {
				t.Errorf("property %s of %q", name, l)
			}
			known[name] = true
			if strings.ContainsAny(unescape.Replace(value), "\r\n") {
				t.Errorf("a line break in %q", l)
			}
		}
	}
	if count["error"] != githubLimit || count["warning"] != githubLimit || count["notice"] != githubLimit {
		t.Errorf("%v, want %d of each", count, githubLimit)
	}
}

// inertMarkdown renders a summary and holds it to its table and list: no
// other markup, no link, and nothing that becomes a mention or a reference.
func inertMarkdown(t *testing.T, out string) {
	t.Helper()
	var page bytes.Buffer
	gfm := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(unsafe.WithUnsafe()))
	if err := gfm.Convert([]byte(out), &page); err != nil {
		t.Fatal(err)
	}
	own := map[string]bool{}
	for tag := range strings.FieldsSeq("p strong table thead tbody tr th td details summary ul li") {
		own[tag] = true
	}
	reference := regexp.MustCompile(`(?i)[@#!~%$^&][\pL\pN"_-]|://|www\.|gh-\d|:[a-z]+:`)
	z := html.NewTokenizer(&page)
	cells := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if cells == 0 || cells%4 != 0 {
				t.Errorf("%d cells", cells)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if !own[token.Data] || len(token.Attr) > 0 {
				t.Errorf("markup: %s", token)
			}
			if token.Data == "td" {
				cells++
			}
		case html.CommentToken:
			if token := z.Token(); token.Data != " copydesk " {
				t.Errorf("a comment: %s", token)
			}
		case html.TextToken:
			text := z.Token().Data
			if m := reference.FindString(text); m != "" {
				t.Errorf("%q may become a reference: %s", m, text)
			}
		}
	}
}

// What GitHub shows of a SARIF message is no link.
func TestSARIFMessagesHoldNoLinks(t *testing.T) {
	var log struct {
		Runs []struct{ Results []sarifResult }
	}
	if err := json.Unmarshal([]byte(write(t, formatNamed(t, "sarif"), hostileRun(t), Options{})), &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Results {
		if strings.Contains(r.Message.Text, "](") {
			t.Errorf("%q", r.Message.Text)
		}
		if uri := r.Locations[0].Physical.Artifact.URI; regexp.MustCompile(`[^-A-Za-z0-9._~/%:?#=]`).MatchString(uri) || uri == "" {
			t.Errorf("URI %q", uri)
		}
	}
}

// No value of a workflow command can end it or begin another property.
func TestWorkflowCommand(t *testing.T) {
	got := string(workflowCommand("error", "50 % off,\n::warning::x", "file", "a,b:c%d\r\n.md", "title", "x::y,line=3"))
	const want = "::error file=a%2Cb%3Ac%25d .md,title=x%3A%3Ay%2Cline=3::50 %25 off, ::warning::x\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

package report

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/clipperhouse/displaywidth"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
)

func TestColorful(t *testing.T) {
	type env map[string]string
	for _, test := range []struct {
		mode     string
		env      env
		terminal bool
		want     bool
	}{
		{"auto", env{}, true, true},
		{"auto", env{}, false, false},
		{"auto", env{"TERM": "dumb"}, true, false},
		{"auto", env{"TERM": "xterm-256color"}, true, true},
		{"auto", env{"NO_COLOR": "1"}, true, false},
		{"auto", env{"NO_COLOR": "0"}, true, false}, // any value that is not empty
		{"auto", env{"NO_COLOR": ""}, true, true},
		{"auto", env{"FORCE_COLOR": "1"}, false, true},
		{"auto", env{"FORCE_COLOR": "0"}, true, false},
		{"auto", env{"FORCE_COLOR": "false"}, true, false},
		{"auto", env{"FORCE_COLOR": "1", "TERM": "dumb"}, false, true},
		{"auto", env{"FORCE_COLOR": "1", "NO_COLOR": "1"}, true, false},
		{"auto", env{"CLICOLOR_FORCE": "1"}, false, true},
		{"auto", env{"CLICOLOR_FORCE": "0"}, false, false},
		{"auto", env{"CLICOLOR": "0"}, true, false},
		{"always", env{"NO_COLOR": "1", "TERM": "dumb"}, false, true},
		{"never", env{"FORCE_COLOR": "1"}, true, false},
	} {
		got := Colorful(test.mode, func(name string) string { return test.env[name] }, test.terminal)
		if got != test.want {
			t.Errorf("%s, %v, terminal %v: %v", test.mode, test.env, test.terminal, got)
		}
	}
}

// fatih/color looks at the environment by itself; what Colorful decided must win.
func TestColoursObeyTheCaller(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	a, findings := hostileArticle(t)
	for _, colored := range []bool{true, false} {
		var out bytes.Buffer
		w := NewText(&out, Options{}, 0, colored)
		_ = w.Article(a, findings)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "\x1b["); got != colored {
			t.Errorf("colored %v, but escape sequences %v:\n%q", colored, got, out.String())
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		"plain words":                  "plain words",
		"Käse, 味噌, 👩‍🍳":                "Käse, 味噌, 👩‍🍳",
		"نمی\u200cخواهم":               "نمی\u200cخواهم", // a joiner that the spelling needs
		"a\tb\nc\r\nd\re":              "a b c d e",
		"\x1b[31mred\x1b[0m":           "␛[31mred␛[0m",
		"\x1b]8;;http://x\x07link":     "␛]8;;http://x␇link",
		"\u009b31m":                    "<U+009B>31m",
		"\x9b31m":                      "\uFFFD31m",
		"back\x08\x7f\x00":             "back␈␡␀",
		"\u202eexe.txt\u202c \u2066x":  "<U+202E>exe.txt<U+202C> <U+2066>x",
		"zero\u200bwidth\u200d\ufeff.": "zero<U+200B>width<U+200D><U+FEFF>.",
		"line\u2028break\u2029":        "line<U+2028>break<U+2029>",
		"soft\u00adhyphen":             "soft<U+00AD>hyphen",
		"tag\U000E0041":                "tag<U+E0041>",
	} {
		if got := Printable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Whatever an article holds, a text report without colours is made of line
// ends and visible characters.
func FuzzTextIsPrintable(f *testing.F) {
	f.Add("Roses \x1b[31m[COLOUR]\x1b[0m\n", 6, 9, 60)
	f.Add("\u202e\u0301\u0301👩‍🍳\r\x80", 0, 5, 0)
	f.Add(strings.Repeat("क्षि", 200), 300, 306, 41)
	f.Fuzz(func(t *testing.T, source string, start, end, width int) {
		a, err := corpus.Read("a\x1b.txt", []byte(source), corpus.Options{})
		if err != nil {
			return
		}
		start = min(max(start, 0), len(source))
		end = min(max(end, start), len(source))
		width = min(max(width, 0), 300)
		var out bytes.Buffer
		w := NewText(&out, Options{}, width, false)
		_ = w.Article(a, []rules.Finding{{
			Rule: "a/b", Severity: rules.Error, Message: source[start:end], Span: corpus.Span{Start: start, End: end},
			Related: []rules.Related{{Span: corpus.Span{Start: start, End: end}, Message: source}},
			Fixes:   []rules.Fix{{Safety: rules.Safe, Message: source}},
		}})
		_ = w.Skip(source, source)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.String() {
			if r != '\n' && r != '\u200C' && r != '\u200D' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Fatalf("%U reached the terminal:\n%q", r, out.String())
			}
		}
		if width == 0 {
			width = DefaultWidth
		}
		lines := strings.Split(out.String(), "\n")
		if n := displaywidth.String(lines[2]); n > max(width, minWidth)+2 {
			t.Errorf("the line takes %d columns of %d: %q", n, width, lines[2])
		}
	})
}

func TestVerdict(t *testing.T) {
	a := read(t, "a.txt", "Tulips flower in April.\n")
	finding := func(s rules.Severity) []rules.Finding {
		return []rules.Finding{{Rule: "a/b", Severity: s, Message: "m", Span: corpus.Span{Start: 0, End: 6}}}
	}
	for _, test := range []struct {
		name  string
		level rules.Severity
		write func(*Text)
		want  string
	}{
		{"nothing", rules.Warning, func(*Text) {}, "0 articles, 7 rules, 0 errors, 0 warnings: nothing was read"},
		{"clean", rules.Hint, func(w *Text) { _ = w.Article(a, nil) }, "1 article, 7 rules, 0 errors, 0 warnings, 0 hints: ready"},
		{"hint", rules.Hint, func(w *Text) { _ = w.Article(a, finding(rules.Hint)) }, "1 article, 7 rules, 0 errors, 0 warnings, 1 hint: ready"},
		{"warning", rules.Warning, func(w *Text) { _ = w.Article(a, finding(rules.Warning)) }, "1 article, 7 rules, 0 errors, 1 warning: look"},
		{"error", rules.Warning, func(w *Text) { _ = w.Article(a, finding(rules.Error)) }, "1 article, 7 rules, 1 error, 0 warnings: hold"},
		{"not shown", rules.Error, func(w *Text) { _ = w.Article(a, finding(rules.Warning)) }, "1 article, 7 rules, 0 errors (and 1 warning not shown): look"},
		{"skipped", rules.Warning, func(w *Text) { _ = w.Article(a, nil); _ = w.Skip("b.txt", "gone") }, "1 article, 7 rules, 0 errors, 0 warnings, 1 skipped: look"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			w := NewText(&out, Options{Rules: 7, Level: test.level}, 0, false)
			test.write(w)
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
			if got := lines[len(lines)-1]; got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// A report on a long line must not look at all of it for each finding.
func TestManyFindingsOnOneLine(t *testing.T) {
	source := strings.Repeat("The ferry leaves [TIME] from the pier. ", 1<<17)
	a := read(t, "ferry.txt", source)
	var findings []rules.Finding
	for at := 17; at < len(source); at += 39 * 16 {
		findings = append(findings, rules.Finding{Rule: "a/b", Severity: rules.Error, Message: "m", Span: corpus.Span{Start: at, End: at + 6}})
	}
	begin := cputime.Now()
	var out bytes.Buffer
	w := NewText(&out, Options{}, 0, false)
	_ = w.Article(a, findings)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "^^^^^^"); n != len(findings) {
		t.Errorf("%d of %d findings marked", n, len(findings))
	}
	if d := cputime.Since(begin); d > 5*time.Second {
		t.Errorf("%d findings on a line of %d bytes took %v", len(findings), len(source), d)
	}
}

// Where a long line is cut, no character is.
func TestCutsKeepCharactersWhole(t *testing.T) {
	for _, unit := range []string{"味", "🪴", "e\u0301\u0302\u0303\u0304\u0305\u0306", "ß"} {
		source := strings.Repeat(unit, 3000)
		a := read(t, "a.txt", source)
		for shift := range 8 {
			start := len(unit) * (1200 + shift)
			for _, span := range []corpus.Span{{Start: start, End: start + len(unit)}, {Start: start, End: start + 900*len(unit)}} {
				if line := excerptOf(a, span, 60+shift).line(); strings.ContainsRune(line, '\uFFFD') {
					t.Errorf("%q at %v: %q", unit, span, line)
				}
			}
		}
	}
}

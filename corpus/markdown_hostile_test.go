package corpus

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus/cputime"
)

// hostile sources, each about n bytes long, are what quadratic parsers choke on.
var hostile = []struct {
	name  string
	make  func(n int) string
	plain bool // too deep or too open: read as plain text, with a Problem
}{
	{"quotes", func(n int) string { return strings.Repeat(">", n) + " deep" }, true},
	{"spaced quotes", func(n int) string { return strings.Repeat("> ", n/2) + "deep" }, true},
	{"lists on a line", func(n int) string { return strings.Repeat("- ", n/2) + "deep" }, true},
	{"lists of lists", func(n int) string { return strings.Repeat(strings.Repeat("- ", 40)+"x\n\n", n/83) }, false},
	{"list, then blank lines", func(n int) string { return strings.Repeat("- ", 90) + "x" + strings.Repeat("\n", n) }, true},
	{"quote, then lines", func(n int) string { return strings.Repeat("> ", 90) + "x" + strings.Repeat("\nx", n/2) }, false},
	{"indented lists", func(n int) string {
		var s strings.Builder
		for depth := 0; s.Len() < n; depth = (depth + 1) % 80 {
			s.WriteString(strings.Repeat("  ", depth) + "- x\n")
		}
		return s.String()
	}, false},
	{"ordered items", func(n int) string { return strings.Repeat("1. x\n", n/5) }, false},
	{"empty items", func(n int) string { return strings.Repeat("-\n", n/2) }, false},
	{"open brackets", func(n int) string { return strings.Repeat("[", n) }, false},
	{"image openers", func(n int) string { return strings.Repeat("![", n/2) }, false},
	{"closing brackets", func(n int) string { return strings.Repeat("]", n) }, false},
	{"nested brackets", func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) }, true},
	{"brackets", func(n int) string { return strings.Repeat("[a]", n/3) }, false},
	{"bracket chains", func(n int) string { return strings.Repeat("[a][", n/4) }, true},
	{"links without end", func(n int) string { return strings.Repeat("[a](b", n/5) }, true},
	{"angle links", func(n int) string { return strings.Repeat("[a](<b", n/6) }, true},
	{"link titles", func(n int) string { return strings.Repeat("[a](b (", n/7) }, true},
	{"links", func(n int) string { return strings.Repeat("[a](b) ", n/7) }, false},
	{"links in brackets", func(n int) string {
		return strings.Repeat(strings.Repeat("[", 400)+strings.Repeat("[a](b)", 400)+strings.Repeat("]", 400), n/3200)
	}, false},
	{"images in images", func(n int) string { return strings.Repeat("![", n/6) + "a" + strings.Repeat("](b)", n/6) }, true},
	{"references", func(n int) string { return strings.Repeat("[a]: b\n", n/7) + strings.Repeat("[a] ", n/4) }, true},
	{"reference titles", func(n int) string { return strings.Repeat("[a]: b \"\n", n/9) }, true},
	{"reference titles in brackets", func(n int) string { return strings.Repeat("[a]: b (\n", n/9) }, true},
	{"stars", func(n int) string { return strings.Repeat("*", n) }, false},
	{"underscores", func(n int) string { return strings.Repeat("_", n) + "a" }, false},
	{"tildes", func(n int) string { return "a " + strings.Repeat("~", n) + "b" }, false},
	{"star openers", func(n int) string { return strings.Repeat("*a ", n/3) }, false},
	{"star closers", func(n int) string { return strings.Repeat("a* ", n/3) }, false},
	{"star and underscore", func(n int) string { return strings.Repeat("*a_ ", n/4) }, false},
	{"nested emphasis", func(n int) string { return strings.Repeat("*a **b ", n/14) + strings.Repeat("c** d*", n/14) }, false},
	{"emphasis by threes", func(n int) string { return strings.Repeat("*a ", n/6) + strings.Repeat("b**c ", n/10) }, false},
	{"tight stars", func(n int) string { return strings.Repeat("a*", n/2) }, false},
	{"backticks growing", func(n int) string {
		var s strings.Builder
		for k := 1; s.Len() < n; k++ {
			s.WriteString(strings.Repeat("`", k) + " ")
		}
		return s.String()
	}, true},
	{"backticks", func(n int) string { return strings.Repeat("`", n) + "a" }, false},
	{"tags", func(n int) string { return "x" + strings.Repeat("<a ", n/3) }, false},
	{"tags with quotes", func(n int) string { return "x" + strings.Repeat("<a b=\"<a c='", n/12) }, false},
	{"tags with attributes", func(n int) string { return "x<a" + strings.Repeat(" b", n/2) }, false},
	{"a long tag", func(n int) string { return "<a " + strings.Repeat("b ", n/2) }, false},
	{"a long name", func(n int) string { return "<" + strings.Repeat("b", n) }, false},
	{"instructions", func(n int) string { return "x" + strings.Repeat("<?", n/2) }, false},
	{"comments", func(n int) string { return "x" + strings.Repeat("<!--", n/4) }, false},
	{"declarations", func(n int) string { return "x" + strings.Repeat("<!A", n/3) }, false},
	{"block of tags", func(n int) string { return "<div>" + strings.Repeat("<a '", n/4) }, false},
	{"block of comments", func(n int) string { return "<div>" + strings.Repeat("<!-- a", n/6) }, false},
	{"block of scripts", func(n int) string { return "<div>" + strings.Repeat("<script></scr", n/13) }, false},
	{"table without cells", func(n int) string {
		return strings.Repeat("|a", n/8) + "|\n" + strings.Repeat("|-", n/8) + "|\n" + strings.Repeat("|\n", n/4)
	}, true},
	{"table", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|x|y|\n", n/6) }, false},
	{"escaped pipes in code", func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|`x\\|x`|y|\n", n/11) }, false},
	{"delimiter rows", func(n int) string { return strings.Repeat("a\n-|-|-\n", n/8) }, false},
	{"headings", func(n int) string { return strings.Repeat("# x\n", n/4) }, false},
	{"underlined headings", func(n int) string { return strings.Repeat("x\n=\n", n/4) }, false},
	{"footnotes", func(n int) string { return strings.Repeat("[^a", n/3) }, false},
	{"footnote marks", func(n int) string { return "[^a]: x\n\n" + strings.Repeat("[^a]", n/4) }, false},
	{"footnote in footnote", func(n int) string { return strings.Repeat("[^a]:", n/5) }, true},
	{"addresses", func(n int) string { return strings.Repeat("http:", n/5) + strings.Repeat(" www.a", n/12) }, false},
	{"addresses in brackets", func(n int) string { return strings.Repeat("(http://a", n/9) }, false},
	{"mail", func(n int) string { return strings.Repeat("*a", n/4) + strings.Repeat(" a@b", n/8) }, false},
	{"entities", func(n int) string { return strings.Repeat("&a", n/2) }, false},
	{"backslashes", func(n int) string { return strings.Repeat("\\", n) }, false},
	{"tabs", func(n int) string { return strings.Repeat("\t", n) + "x" }, false},
	{"tabs in lists", func(n int) string { return strings.Repeat("-\t", n/2) + "x" }, true},
	{"carriage returns", func(n int) string { return strings.Repeat("a\r", n/2) }, false},
	{"NULs", func(n int) string { return strings.Repeat("the ferry leaves \x00", n/18) }, false},
	{"broken UTF-8", func(n int) string { return strings.Repeat("\xff\xc3", n/2) }, false},
	{"one line", func(n int) string { return strings.Repeat("The ferry leaves at nine. ", n/26) }, false},
	{"one line of emphasis", func(n int) string { return strings.Repeat("The *ferry* [leaves](at) `nine`. ", n/34) }, false},
	{"one word", func(n int) string { return strings.Repeat("a", n) }, false},
	{"front matter", func(n int) string { return "---\n" + strings.Repeat("a: b\n", n/5) + "---\n" }, false},
	{"front matter without end", func(n int) string { return "---\n" + strings.Repeat("a: b\n", n/5) }, false},
	{"nested front matter", func(n int) string {
		var s strings.Builder
		s.WriteString("---\n")
		for depth := 0; s.Len() < n; depth = (depth + 1) % 200 {
			s.WriteString(strings.Repeat(" ", depth) + "a:\n")
		}
		return s.String() + "---\n"
	}, false},
	{"parents in front matter", func(n int) string { return "---\na:\n" + strings.Repeat("\n", n) + " b: c\n---\n" }, false},
	{"many empty fields", func(n int) string { return "---\n" + strings.Repeat("a:\n", n/3) + "---\n" }, false},
	{"open quotes in front matter", func(n int) string { return "---\n" + strings.Repeat("a: \"b\n", n/6) + "---\n" }, false},
}

// TestHostileMarkdown gives each source a time that only linear reading keeps,
// on a busy machine too. Under the race detector, which looks for something
// else, the sources are shorter.
func TestHostileMarkdown(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const size = 1 << 17 / cputime.Race
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			source := []byte(h.make(size))
			began := cputime.Now()
			a, err := Read("x.md", source, Options{Format: Markdown})
			took := cputime.Since(began)
			if err != nil {
				return // empty sources are an error of their own
			}
			if took > 10*time.Second {
				t.Errorf("%d bytes took %v", len(source), took)
			}
			checkText(t, a)
			got := false
			for _, p := range a.Problems {
				got = got || strings.HasSuffix(p.Message, "to be read as Markdown")
			}
			if cputime.Race == 1 && got != h.plain { // shorter sources may be bearable
				t.Errorf("read as plain text: %v, want %v (%+v)", got, h.plain, a.Problems[:min(3, len(a.Problems))])
			}
		})
	}
}

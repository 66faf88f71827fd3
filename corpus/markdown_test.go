package corpus

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// asRead builds the article without the stage that looks at neighbours, so
// that the kinds are those the Markdown names.
func asRead(t testing.TB, source string) *Article {
	t.Helper()
	raw := []byte(source)
	d, err := decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	b := newBuilder("x.md", Markdown, raw, d)
	readMarkdown(b)
	a := b.finish()
	checkText(t, a)
	return a
}

// markdownOutline writes one line a block: what it is, and its text.
func markdownOutline(a *Article) string {
	var s strings.Builder
	for _, b := range a.Blocks {
		s.WriteString(b.Kind.String())
		if b.Level > 0 {
			fmt.Fprintf(&s, " %d", b.Level)
		}
		if b.Marker != "" {
			fmt.Fprintf(&s, " %s", b.Marker)
		}
		if b.Number >= 0 {
			fmt.Fprintf(&s, " no.%d", b.Number)
		}
		if b.Kind == TableCell {
			fmt.Fprintf(&s, " %d:%d,%d", b.Table, b.Row, b.Column)
		}
		if b.Header {
			s.WriteString(" head")
		}
		if b.Quoted && b.Kind != Quote {
			s.WriteString(" quoted")
		}
		if b.ID != "" {
			fmt.Fprintf(&s, " #%s", b.ID)
		}
		fmt.Fprintf(&s, " %q\n", a.In(b.Text))
	}
	return s.String()
}

var markdownBlocks = []struct{ name, source, want string }{
	{"paragraphs", "The ferry leaves\nat nine.\n\nIt is\tlate.\n", `
paragraph "The ferry leaves at nine."
paragraph "It is\tlate."`},
	{"atx headings", "# Rent law\n\n### Notice ###\n\n##\n", `
heading 1 "Rent law"
heading 3 "Notice"
heading 2 ""`},
	{"setext headings", "Rent *law*\nin brief\n===\n\nNotice\n---\n", `
heading 1 "Rent law in brief"
heading 2 "Notice"`},
	{"heading ids", "## Goals {#goals}\n\n## Own {: #own-goal .x }\n\nLate {#late_one}\n---\n\n## Class {.wide}\n\n## Set {a, b}\n", `
heading 2 #goals "Goals"
heading 2 #own-goal "Own"
heading 2 #late_one "Late"
heading 2 "Class"
heading 2 "Set {a, b}"`},
	{"emphasis", "A **bold *and* slanted** __word__ with ~~gone~~ and snake_case_name, 2 * 3 * 4 and **open", `
paragraph "A bold and slanted word with gone and snake_case_name, 2 * 3 * 4 and **open"`},
	{"emphasis in threes", "***both*** *a**b* **a*b** ****four****", `
paragraph "both a**b a*b four"`},
	{"emphasis ends with its link", "*[one* two](/x) three*", `
paragraph "one* two three"`},
	{"entities", "Fish &amp; chips &copy; &#8212; &#x2014; &nosuch; &amp AT&T caf&eacute;s", `
paragraph "Fish & chips © — — &nosuch; &amp AT&T cafés"`},
	{"escapes", `\*not\* 5\% \[x\] C:\dir \\ \&amp; \`, `
paragraph "*not* 5% [x] C:\\dir \\ &amp; \\"`},
	{"line breaks", "soft  \nhard\\\nback<br>tag  \n\nlast  \n", `
paragraph "soft\nhard\nback\ntag"
paragraph "last"`},
	{"CRLF", "# Peat\r\n\r\nFree soil\r\nin bags.\r\n\r\n- one\r\n- two\r\n\r\n```\r\nx\r\ny\r\n```\r\n", `
heading 1 "Peat"
paragraph "Free soil in bags."
list item 1 - "one"
list item 1 - "two"
code "x\ny"`},
	{"CR", "# Peat\r\rFree soil\rin bags.\r\r- one\r- two\r\r```\rx\ry\r```\r", `
heading 1 "Peat"
paragraph "Free soil in bags."
list item 1 - "one"
list item 1 - "two"
code "x\ny"`},
	{"bullets", "- beans\n- peas\n  and pods\n\n  More on peas.\n* kale\n+\n+ leeks\n", `
list item 1 - "beans"
list item 1 - "peas and pods"
paragraph "More on peas."
list item 1 * "kale"
list item 1 + ""
list item 1 + "leeks"`},
	{"nested", "1. first\n   - inner\n     1) deep\n2. second\n10. tenth\n", `
list item 1 1. no.1 "first"
list item 2 - "inner"
list item 3 1) no.1 "deep"
list item 1 2. no.2 "second"
list item 1 10. no.10 "tenth"`},
	{"items without text of their own", "- - inner\n-     code\n\n-\n", `
list item 1 - ""
list item 2 - "inner"
list item 1 - ""
code "code"
list item 1 - ""`},
	{"items behind tabs", "-\tone\n\n\t-\ttwo\n\n>\t-\tthree\n", `
list item 1 - "one"
list item 2 - "two"
list item 1 - quoted "three"`},
	{"tasks", "- [ ] mow\n- [x] weed\n- [ ]\n", `
list item 1 - "mow"
list item 1 - "weed"
list item 1 - ""`},
	{"quotes", "> Said *she*\n> and he.\nlazily\n>\n> - item\n>\n>   more\n> > deep\n> # Head\n\nOut.\n", `
quote "Said she and he. lazily"
list item 1 - quoted "item"
quote "more"
quote "deep"
heading 1 quoted "Head"
paragraph "Out."`},
	{"code", "```go\nfunc x() {\n\n\ty()\n}\n```\n\n    a\n     b\n\n    c\n\n~~~\n*raw* &amp;\n", `
code "func x() {\n\n\ty()\n}"
code "a\n b\n\nc"
code "*raw* &amp;"`},
	{"code in a quote", "> ```\n> a\n>\n> b\n> ```\n", `
code quoted "a\n\nb"`},
	{"code spans", "Use `go vet` or `` a`b `` or `two\nlines` and `a\\*b&amp;`.", "\nparagraph \"Use go vet or a`b or two lines and a\\\\*b&amp;.\""},
	{"tables", "| Boat | Speed |\n|:--|--:|\n| *Ida* | `a\\|b` |\n| x \\| y |\n\n|Only|\n|-|\n", `
table cell 0:0,0 head "Boat"
table cell 0:0,1 head "Speed"
table cell 0:1,0 "Ida"
table cell 0:1,1 "a|b"
table cell 0:2,0 "x | y"
table cell 0:2,1 ""
table cell 1:0,0 head "Only"`},
	{"text before a table", "Speeds:\n| a | b |\n|---|---|\n| 1 | 2 |\n", `
paragraph "Speeds:"
table cell 0:0,0 head "a"
table cell 0:0,1 head "b"
table cell 0:1,0 "1"
table cell 0:1,1 "2"`},
	{"links", "See [the *port*](https://a.example/x \"T\") and [rules][r], [r] and <https://b.example>.\n\n[r]: /rules\n", `
paragraph "See the port and rules, r and https://b.example."`},
	{"images", "A ![map *of* town](m.png) here\n\n![only](x.png)\n\n[![badge](b.png)](/ci)\n", `
paragraph "A here"`},
	{"footnotes", "Soil[^1] and![^b] sun [^x].\n\n[^1]: Some *soil*\n    mix.\n\n    More.\n\nBetween.\n\n[^b]: Note b.\n\n[^unused]: Read too.\n", `
paragraph "Soil and! sun [^x]."
footnote [^1] "Some soil mix."
footnote "More."
paragraph "Between."
footnote [^b] "Note b."
footnote [^unused] "Read too."`},
	{"comments", "<!-- a note -->\n\nText <!-- unseen --> on.\n\n<!--\ntwo\nlines\n-->\nafter\n", `
comment "a note"
paragraph "Text on."
comment "two\nlines"
paragraph "after"`},
	{"raw inline tags", "A <span class=\"x>y\">red</span> <kbd>Esc</kbd> key, 3 < 4 > 2, <notatag and a<b.", `
paragraph "A red Esc key, 3 < 4 > 2, <notatag and a<b."`},
	{"raw blocks", "<div>\nFish &amp;\n<b>chips</b>   are<br>hot\n<h2>Sub</h2>\n<ul><li>one<li>two</ul>\n<blockquote>said</blockquote>\n<script>if (a<b) x();</script><pre>a\n b</pre>end</div>\n\n<!DOCTYPE html>\n", `
paragraph "Fish & chips are\nhot"
heading 2 "Sub"
list item 1 "one"
list item 1 "two"
quote "said"
code "a\n b"
paragraph "end"`},
	{"raw quotes", "<blockquote>\n\nSaid *so*.\n\n</blockquote>\n\nOut.\n\n<blockquote>\nNever closed.\n\nOut again.\n", `
quote "Said so."
paragraph "Out."
quote "Never closed."
paragraph "Out again."`},
	{"liquid", "{% include map.html %}\n\n{{ page.title }} stays\n", `
paragraph "{% include map.html %}"
paragraph "{{ page.title }} stays"`},
	{"rules", "a\n\n***\n\nb\n\n---\n", `
paragraph "a"
paragraph "b"`},
	{"only blanks and breaks", "x\n\n&#32;\n\n<br>\n\n* * *\n", `
paragraph "x"`},
	{"byte order mark", "\ufeff# Tide\n", `
heading 1 "Tide"`},
	{"damage", "Ti\x00de and \xff\xfe mud, the ferry runs\n", `
paragraph "Ti�de and �� mud, the ferry runs"`},
}

func TestMarkdownBlocks(t *testing.T) {
	for _, c := range markdownBlocks {
		t.Run(c.name, func(t *testing.T) {
			a := asRead(t, c.source)
			if got, want := markdownOutline(a), strings.TrimPrefix(c.want, "\n")+"\n"; got != want {
				t.Errorf("source:\n%s\ngot:\n%s\nwant:\n%s", c.source, got, want)
			}
			checkPlaces(t, a)
		})
	}
}

var asciiWord = regexp.MustCompile(`[A-Za-z0-9]+`)

// checkPlaces looks at every word of the text: its span must hold just that
// word, or the word with an entity or escape in it; and it must lie inside the
// source of its block.
func checkPlaces(t testing.TB, a *Article) {
	t.Helper()
	for _, at := range asciiWord.FindAllStringIndex(a.Text.String(), -1) {
		r := Range{at[0], at[1]}
		s := a.Text.Span(r)
		word, source := a.In(r), string(a.Source[s.Start:s.End])
		if source != word && !strings.ContainsAny(source, "&\\") {
			t.Errorf("the word %q stands at %q", word, source)
		}
		b := a.Blocks[a.Block(r.Start)]
		if s.Start < b.Source.Start || s.End > b.Source.End {
			t.Errorf("the word %q at %+v lies outside its block %v at %+v", word, s, b.Kind, b.Source)
		}
	}
}

func TestMarkdownSpans(t *testing.T) {
	const source = "> Fish &amp; *chi*ps\n> with \\*salt\\*  \n> now\n"
	a := asRead(t, source)
	if got, want := a.Text.String(), "Fish & chips with *salt*\nnow"; got != want {
		t.Fatalf("text %q, want %q", got, want)
	}
	for text, want := range map[string]string{
		"Fish":              "Fish",
		"&":                 "&amp;",
		"chips":             "chi*ps",
		"chips with":        "chi*ps\n> with",
		"*salt*":            "*salt\\*",
		"now":               "now",
		"Fish & chips with": "Fish &amp; *chi*ps\n> with",
		" with":             "\n> with",
	} {
		at := strings.Index(a.Text.String(), text)
		s := a.Text.Span(Range{at, at + len(text)})
		if got := source[s.Start:s.End]; got != want {
			t.Errorf("%q stands at %q, want %q", text, got, want)
		}
	}
}

func TestMarkdownBlockSources(t *testing.T) {
	const source = "## Head ##\n\nSet\nup\n--\n\n1. item\n   on\n\n```go\nx\n```\n\n    indented\n\n<!-- c -->\n\n[^n]: note\n\n|a|\n|-|\n|b|\n"
	a := asRead(t, source)
	want := []string{"## Head ##", "Set\nup\n--", "1. item\n   on", "```go\nx\n```", "indented", "<!-- c -->\n", "[^n]: note", "a", "b"}
	for i, b := range a.Blocks {
		if got := source[b.Source.Start:b.Source.End]; i >= len(want) || strings.TrimRight(got, "\n") != strings.TrimRight(want[min(i, len(want)-1)], "\n") {
			t.Errorf("block %d (%v) has the source %q", i, b.Kind, got)
		}
	}
	if len(a.Blocks) != len(want) {
		t.Errorf("%d blocks, want %d:\n%s", len(a.Blocks), len(want), markdownOutline(a))
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, c := range markdownBlocks {
		f.Add([]byte(c.source))
	}
	for _, h := range hostile {
		f.Add([]byte(h.make(300)))
	}
	f.Add([]byte("\xff\xfe#\x00 \x00x\x00"))
	f.Fuzz(func(t *testing.T, source []byte) {
		a, err := Read("x.md", source, Options{Format: Markdown})
		if err != nil {
			return
		}
		checkText(t, a)
		for _, p := range a.Problems {
			if strings.HasPrefix(p.Message, "the Markdown parser failed") {
				t.Log(p.Message)
			}
		}
	})
}

// TestMarkdownCorpora reads the Markdown of the corpora where they are at hand.
func TestMarkdownCorpora(t *testing.T) {
	root := filepath.Join("..", "..", "shared", "corpora")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpora here")
	}
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || FormatOf(path) != Markdown {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		a, err := Read(path, source, Options{})
		if err != nil {
			t.Logf("%v", err)
			return nil
		}
		checkText(t, a)
		for _, p := range a.Problems {
			if strings.HasSuffix(p.Message, "to be read as Markdown") || strings.HasPrefix(p.Message, "the Markdown") {
				t.Errorf("%s: %s", path, p.Message)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Error("the corpora hold no Markdown")
	}
	t.Logf("%d files", files)
}

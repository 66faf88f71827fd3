package report

import (
	"bytes"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/all"
)

// proofed is an article that a test judges.
type proofed struct {
	name, text string
	read       *corpus.Article
	findings   []rules.Finding
}

// proofOf judges articles by the whole built-in set and draws their proof.
func proofOf(t testing.TB, articles []*proofed) []byte {
	t.Helper()
	set, err := rules.NewSet(all.Rules())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	h := NewHTML(&out, Options{Version: "test", Rules: len(all.Rules()), Help: all.Rules()})
	for _, p := range articles {
		p.read, err = corpus.Read(p.name, []byte(p.text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var failures []rules.Failure
		p.findings, failures = set.Check(p.read)
		if len(failures) > 0 {
			t.Fatalf("%s: %v", p.name, failures)
		}
		if err := h.Article(p.read, p.findings); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Skip("gone<b>.md", "no such file"); err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// faulty is an article with defects of many kinds: marks that overlap, in
// tables, lists and headings, and one that the reader cannot see.
const faulty = `---
title: Pruning apple trees
date: 2024-02-11
---
# Pruning Apple Trees

Certainly! Here is the article about pruning you asked for. The guild met in kyiv on Sunday.It was cold, and
the the saw was blunt.

## Table of Contents

1. When to cut
2.
3. Which tools

## When to cut

> Cut in winter, the keeper of the orchard said.

- [Insert name of the orchard here] opens in march.
- The museum in germany shows ` + "`saw --dry`" + ` as well.

| Tool | Use |
|------|-----|
| Saw  | shoudl be sharp |
| Knife| as of my last knowledge update |

## Which tools

Please [contact us](https://example.com/?utm_source=chatgpt.com) for more. ` + "Zero\u200bwidth \U0001F333 trees and e\u0301clairs." + `

<!-- a comment nobody reads -->
`

// hostile is an article that tries to leave the page it is printed on.
const hostile = `# <script>window.pwned=1</script><img src=x onerror="window.pwned=2">

</mark></p></div></article></style><style>body{display:none}</style></script><script>window.pwned=3</script>
Certainly! Here is the article "onmouseover="window.pwned=4" you asked for. ]]> --> <!-- ` + "\u202egnp.exe\u202c \u2066x\u2069 \x1b[31m" + `

[Insert "><svg onload=window.pwned=5> here] and the the &lt;script&gt;window.pwned=6&lt;/script&gt; of kyiv.It was.

| <iframe srcdoc="<script>parent.pwned=7</script>"> | javascript:window.pwned=8 |
|---|---|
| shoudl | [x](javascript:window.pwned=9) |
`

var hostileNames = []*proofed{
	{name: `</title><script>window.pwned=10</script>.md`, text: hostile},
	{name: "a\" onload=\"window.pwned=11\u202e.html", text: "<p>" + hostile},
	{name: "'><base href=x>\x00.txt", text: hostile},
}

// TestHTMLHoldsTheText reads the page back: all that the articles say is text
// in it, and no element or attribute is there that the page does not make.
func TestHTMLHoldsTheText(t *testing.T) {
	articles := append([]*proofed{{name: "orchard.md", text: faulty}}, hostileNames...)
	page := proofOf(t, articles)
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			scripts++
		case "img", "svg", "iframe", "base", "object", "embed", "form", "link":
			t.Errorf("the page has <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "srcdoc", a.Key == "style":
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://"):
				t.Errorf("<%s> leads to %q", n.Data, a.Val)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts, want the page's own", scripts)
	}
	for _, bad := range []string{"\u202e", "\u2066", "\x1b", "\x00"} {
		if bytes.Contains(page, []byte(bad)) {
			t.Errorf("%q stands in the page", bad)
		}
	}
	if len(articles[0].findings) < 8 {
		t.Errorf("only %d findings in the faulty article: the page shows too little", len(articles[0].findings))
	}
	for _, p := range articles {
		checkMarks(t, tree, p)
	}
}

// checkMarks compares the words within the marks of each finding with what the
// finding says stands there.
func checkMarks(t *testing.T, tree *html.Node, p *proofed) {
	t.Helper()
	var section *html.Node
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode && n.Data == "article" && strings.Contains(textOf(n.FirstChild), Printable(p.name)) {
			section = n
		}
	}
	if section == nil {
		t.Errorf("%q is not drawn", p.name)
		return
	}
	marked := map[string]string{}
	var notes []string
	for n := range section.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "mark":
			marked[attribute(n, "data-note")] += textOf(n)
		case n.Data == "li" && strings.HasPrefix(attribute(n, "class"), "note "):
			notes = append(notes, strings.TrimPrefix(attribute(n, "id"), "note-"))
		}
	}
	if len(notes) != len(p.findings) {
		t.Errorf("%q: %d notes for %d findings", p.name, len(notes), len(p.findings))
		return
	}
	first := math.MaxInt
	for _, n := range notes {
		at, err := strconv.Atoi(n)
		if err != nil {
			t.Fatalf("%q: a note without a number: %v", p.name, err)
		}
		first = min(first, at)
	}
	bare := strings.NewReplacer("\n", "", " ", "")
	for i, f := range p.findings {
		got := bare.Replace(marked[strconv.Itoa(first+i)])
		want := bare.Replace(Printable(p.read.In(f.Range)))
		if got != want {
			t.Errorf("%q: %s marks %q, want %q", p.name, f.Rule, got, want)
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

// TestHTMLEmptyRuns proves that a page is whole when there is little to show.
func TestHTMLEmptyRuns(t *testing.T) {
	for _, articles := range [][]*proofed{nil, {{name: "clean.md", text: "# A walk\n\nThe path leads along the river to the mill.\n"}}} {
		page := string(proofOf(t, articles))
		for _, want := range []string{"<h1>Galley proof</h1>", "gone&lt;b&gt;.md: no such file", "</html>"} {
			if !strings.Contains(page, want) {
				t.Errorf("%d articles: %q is missing", len(articles), want)
			}
		}
		if strings.Contains(page, `class="tools"`) {
			t.Errorf("%d articles: tools for marks that are not there", len(articles))
		}
	}
}

// TestHTMLGrowsWithItsFindings holds the drawing to linear time: one table
// with a mark in each cell, and one paragraph full of marks that overlap.
func TestHTMLGrowsWithItsFindings(t *testing.T) {
	spent := func(cells int) time.Duration {
		text := "# Tools\n\n| a | b |\n|---|---|\n" + strings.Repeat("| word | word |\n", cells/2) + "\n" + strings.Repeat("word ", cells)
		a, err := corpus.Read("table.md", []byte(text), corpus.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var findings []rules.Finding
		for at := 0; ; {
			i := strings.Index(a.Text.String()[at:], "word")
			if i < 0 {
				break
			}
			r := corpus.Range{Start: at + i, End: at + i + 4}
			findings = append(findings, rules.Finding{Rule: "casing/shouting", Severity: rules.Hint, Range: r, Span: a.Text.Span(r)})
			at = r.End
		}
		last := &a.Blocks[len(a.Blocks)-1]
		for i := range cells {
			r := corpus.Range{Start: last.Text.Start + i, End: last.Text.End}
			findings = append(findings, rules.Finding{Rule: "casing/shouting", Severity: rules.Hint, Range: r, Span: a.Text.Span(r)})
		}
		best := time.Hour
		for range 3 {
			h := NewHTML(&bytes.Buffer{}, Options{})
			start := cputime.Now()
			if err := h.Article(a, findings); err != nil {
				t.Fatal(err)
			}
			best = min(best, cputime.Since(start))
		}
		return best
	}
	small, large := spent(1000), spent(4000)
	if large > 12*small+50*time.Millisecond {
		t.Errorf("four times the marks took %v instead of %v", large, small)
	}
}

// TestHTMLBoundsThePage draws more than a page may hold.
func TestHTMLBoundsThePage(t *testing.T) {
	text := strings.Repeat("A sentence of a long article about nothing at all. ", 40_000)
	a, err := corpus.Read("long.txt", []byte(text), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := corpus.Range{Start: 2, End: 10}
	f := []rules.Finding{{Rule: "casing/shouting", Severity: rules.Error, Range: r, Span: a.Text.Span(r), Message: "m"}}
	var out bytes.Buffer
	h := NewHTML(&out, Options{})
	for range 20 {
		if err := h.Article(a, f); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if out.Len() > proofBytes+4<<20 {
		t.Errorf("the page takes %d bytes", out.Len())
	}
	if !strings.Contains(out.String(), "articles with findings are not drawn") {
		t.Error("what is left out is not told")
	}
	if n := strings.Count(out.String(), "long.txt"); n < 20 {
		t.Errorf("%d of 20 articles are named", n)
	}
}

// TestHTMLSample writes the proof of an article to look at:
//
//	PROOF=article.md go test ./report -run HTMLSample
func TestHTMLSample(t *testing.T) {
	name := os.Getenv("PROOF")
	if name == "" {
		t.Skip("PROOF names no article")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+".proof.html", proofOf(t, []*proofed{{name: name, text: string(text)}}), 0o600); err != nil {
		t.Fatal(err)
	}
}

package corpus

import (
	"fmt"
	"strings"
	"testing"
)

func TestMarkdownLinks(t *testing.T) {
	for _, c := range []struct{ source, text, url, span, place string }{
		{"a [b *c*](/x) d", "b c", "/x", "[b *c*](/x)", "/x"},
		{"a [b](</x y> 'T') d", "b", "/x y", "[b](</x y> 'T')", "/x y"},
		{"a [b]( /x (T \\) t) ) d", "b", "/x", "[b]( /x (T \\) t) )", "/x"},
		{"a [b](/x?p=1&amp;q=\\_2) d", "b", "/x?p=1&q=_2", "[b](/x?p=1&amp;q=\\_2)", "/x?p=1&amp;q=\\_2"},
		{"a [b](/x_(y)) d", "b", "/x_(y)", "[b](/x_(y))", "/x_(y)"},
		{"a [b]() d", "b", "", "[b]()", ""},
		{"a [](/x) d", "", "/x", "[](/x)", "/x"},
		{"a [`b]`](/x) d", "b]", "/x", "[`b]`](/x)", "/x"},
		{"> a [b\n> c](\n> /x) d", "b c", "/x", "[b\n> c](\n> /x)", "/x"},
		{"a\n[b](/x)", "b", "/x", "[b](/x)", "/x"},
		{"a [b][r] d\n\n[r]: /there \"T\"", "b", "/there", "[b][r]", "/there"},
		{"a [r][] d\n\n[r]: </the re>", "r", "/the re", "[r][]", "/the re"},
		{"a [r] d\n\n[r]: /there", "r", "/there", "[r]", "/there"},
		{"a <https://h.example/x> d", "https://h.example/x", "https://h.example/x", "<https://h.example/x>", "https://h.example/x"},
		{"a https://h.example/x_y. d", "https://h.example/x_y", "https://h.example/x_y", "https://h.example/x_y", "https://h.example/x_y"},
		{"https://h.example/x", "https://h.example/x", "https://h.example/x", "https://h.example/x", "https://h.example/x"},
		{"a (www.h.example/x) d", "www.h.example/x", "http://www.h.example/x", "www.h.example/x", "www.h.example/x"},
		{"*www.h.example*", "www.h.example", "http://www.h.example", "www.h.example", "www.h.example"},
		{"a me@h.example d", "me@h.example", "mailto:me@h.example", "me@h.example", "me@h.example"},
		{"a <a class=q href='/x?a&amp;b'>b <i>c</i></a> d", "b c", "/x?a&b", "<a class=q href='/x?a&amp;b'>b <i>c</i></a>", "/x?a&amp;b"},
		{"<p>a <a href=/x>b</a> d</p>", "b", "/x", "<a href=/x>b</a>", "/x"},
		{"## a [b](/x) {#i}", "b", "/x", "[b](/x)", "/x"},
		{"|a|\n|-|\n|[b](/x)|", "b", "/x", "[b](/x)", "/x"},
		{"\ufeffa [b](/x) d", "b", "/x", "[b](/x)", "/x"},
		{"a [b ](/x)", "b", "/x", "[b ](/x)", "/x"},
	} {
		a := asRead(t, c.source)
		if len(a.Links) != 1 {
			t.Errorf("%q: %d links, want one: %+v", c.source, len(a.Links), a.Links)
			continue
		}
		l := a.Links[0]
		raw := func(s Span) string { return string(a.Source[s.Start:s.End]) }
		if got := strings.TrimRight(a.In(l.Text), " "); got != c.text {
			t.Errorf("%q: text %q, want %q", c.source, got, c.text)
		}
		if l.URL != c.url {
			t.Errorf("%q: URL %q, want %q", c.source, l.URL, c.url)
		}
		if got := raw(l.Source); got != c.span {
			t.Errorf("%q: source %q, want %q", c.source, got, c.span)
		}
		if got := raw(l.URLSpan); got != c.place {
			t.Errorf("%q: URL span %q, want %q", c.source, got, c.place)
		}
		if l.Image {
			t.Errorf("%q: an image", c.source)
		}
	}
}

func TestMarkdownImages(t *testing.T) {
	const source = "Town ![map [of](/no) *it*](m.png 'T') and [![badge](b.svg)](/ci) <img alt=x src=\"i.gif\">."
	a := asRead(t, source)
	if got, want := a.Text.String(), "Town and ."; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	want := []string{
		"true m.png ![map [of](/no) *it*](m.png 'T')",
		"false /ci [![badge](b.svg)](/ci)",
		"true b.svg ![badge](b.svg)",
		"true i.gif <img alt=x src=\"i.gif\">",
	}
	for i, l := range a.Links {
		got := fmt.Sprintf("%v %s %s", l.Image, l.URL, source[l.Source.Start:l.Source.End])
		if i >= len(want) || got != want[i] || l.Text.Len() > 0 {
			t.Errorf("link %d: %s with the text %q", i, got, a.In(l.Text))
		}
	}
	if len(a.Links) != len(want) {
		t.Errorf("%d links, want %d", len(a.Links), len(want))
	}
}

func TestMarkdownCodeAndAnchors(t *testing.T) {
	a := asRead(t, "# Top {#top}\n\nUse `go *vet*` and ``b`c`` <a name=\"mid\"></a>here <b id=x>.\n\n<div id='end'>\nx\n</div>\n")
	var code, anchors []string
	for _, c := range a.Code {
		code = append(code, a.In(c))
	}
	for _, n := range a.Anchors {
		anchors = append(anchors, n.ID+" "+string(a.Source[n.Source.Start:n.Source.End]))
	}
	if got, want := fmt.Sprintf("%q", code), "[\"go *vet*\" \"b`c\"]"; got != want {
		t.Errorf("code %s, want %s", got, want)
	}
	if got, want := strings.Join(anchors, "\n"), "top {#top}\nmid <a name=\"mid\">\nx <b id=x>\nend <div id='end'>"; got != want {
		t.Errorf("anchors\n%s\nwant\n%s", got, want)
	}
}

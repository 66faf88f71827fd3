package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/copydesk/copydesk/corpus/cputime"
)

// readSource is what the reader alone makes of a source: no block has the kind
// yet that only its neighbours tell.
func readSource(t testing.TB, source string) *Article {
	t.Helper()
	d, err := decode([]byte(source))
	if err != nil {
		t.Fatalf("%q: %v", source, err)
	}
	b := newBuilder("x.html", HTML, []byte(source), d)
	readHTML(b)
	a := b.finish()
	checkText(t, a)
	return a
}

// blockLines tells the blocks of an article, one a line.
func blockLines(a *Article) string {
	var out strings.Builder
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch b.Kind {
		case Heading:
			fmt.Fprintf(&out, "h%d", b.Level)
			if b.ID != "" {
				fmt.Fprintf(&out, "#%s", b.ID)
			}
		case ListItem, ContentsEntry:
			fmt.Fprintf(&out, "%v %d%s", b.Kind, b.Level, b.Marker)
		case TableCell:
			fmt.Fprintf(&out, "cell %d.%d.%d", b.Table, b.Row, b.Column)
			if b.Header {
				out.WriteString(" head")
			}
		default:
			fmt.Fprint(&out, b.Kind)
		}
		if b.Quoted && b.Kind != Quote {
			out.WriteString(" quoted")
		}
		fmt.Fprintf(&out, ": %q\n", a.In(b.Text))
	}
	return out.String()
}

func TestHTMLBlocks(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"blanks fold as in a browser", "<p>  The  ferry\n\tleft <b> at </b> noon </p>", `paragraph: "The ferry left at noon"`},
		{"inline markup has no width", "<p>un<b>think</b>able<span></span>!</p>", `paragraph: "unthinkable!"`},
		{"a line break is hard", "<p>Lot 7 <br/> Brass lamp</p>", `paragraph: "Lot 7\nBrass lamp"`},
		{"two line breaks are a blank line", "Lot 7<br>\n<br>Lot 8", "paragraph: \"Lot 7\"\nparagraph: \"Lot 8\""},
		{"entities", "<p>Fish &amp; chips&nbsp;&#8211; &frac12; price &hellip;</p>", `paragraph: "Fish & chips\u00a0– ½ price …"`},
		{"entities without semicolon, and none", "<p>&copy2025 AT&T &notit; R&D &#32; &bogus;</p>", `paragraph: "©2025 AT&T ¬it; R&D &bogus;"`},
		{"double-encoded stays encoded", "<p>&amp;amp; &amp;nbsp;</p>", `paragraph: "&amp; &nbsp;"`},
		{"text without any element", "Just a caption", `paragraph: "Just a caption"`},
		{"bare text beside blocks", "<div>Before<p>Inside</p>after</div>", "paragraph: \"Before\"\nparagraph: \"Inside\"\nparagraph: \"after\""},
		{
			"headings and where their id stands", "<h2 id=a>One</h2><h3><a name='b'></a>Two</h3><h4><span id=c>Three</span></h4><h5>Four</h5>",
			"h2#a: \"One\"\nh3#b: \"Two\"\nh4#c: \"Three\"\nh5: \"Four\"",
		},
		{"empty headings and items stay", "<h2> </h2><ul><li>A</li><li>&nbsp;</li></ul>", "h2: \"\"\nlist item 1-: \"A\"\nlist item 1-: \"\""},
		{"a picture is no empty item", "<ul><li><img src=a.png></li><li>B</li></ul>", `list item 1-: "B"`},
		{"nothing else stays empty", "<p></p><p>&nbsp;</p><table><tr><td></td><td>x</td></tr></table><dl><dt></dt></dl>", `cell 0.0.1: "x"`},
		{
			"nested lists, implied ends", "<ol start=3><li>C<li>D<ul><li>d1<li>d2</ul><li value=9>I</ol>",
			"list item 13.: \"C\"\nlist item 14.: \"D\"\nlist item 2-: \"d1\"\nlist item 2-: \"d2\"\nlist item 19.: \"I\"",
		},
		{"paragraphs in an item", "<ul><li><p>One</p><p>Two</p></li></ul>", "list item 1-: \"One\"\nparagraph: \"Two\""},
		{"an item that only holds a list", "<ul><li><ul><li>x</li></ul></li></ul>", `list item 2-: "x"`},
		{"definitions", "<dl><dt>Mulch<dd>A cover of straw<dd>or bark</dl>", "list item 1: \"Mulch\"\nlist item 1: \"A cover of straw\"\nlist item 1: \"or bark\""},
		{
			"quotations", "<blockquote><p>Rent is due.</p>Said she.<ul><li>x</ul></blockquote><p>y</p>",
			"quote: \"Rent is due.\"\nquote: \"Said she.\"\nlist item 1- quoted: \"x\"\nparagraph: \"y\"",
		},
		{
			"a table", "<table><caption>Fares</caption><thead><tr><th>Zone<th>Price</thead><tr><th>A<td>2</table><table><tr><td colspan=2>w<td>v</table>",
			"caption: \"Fares\"\ncell 0.0.0 head: \"Zone\"\ncell 0.0.1 head: \"Price\"\ncell 0.1.0: \"A\"\ncell 0.1.1: \"2\"\ncell 1.0.0: \"w\"\ncell 1.0.2: \"v\"",
		},
		{"a table for the look of it", "<table><tr><td><p>One</p></td></tr><tr><td>Two</td></tr></table>", "paragraph: \"One\"\nparagraph: \"Two\""},
		{"figures", "<figure><img src=x alt=y><figcaption>The old lock</figcaption></figure>", `caption: "The old lock"`},
		{"code", "<pre class=language-go>\n\n  if x &lt; 3 {\r\n\n\ty()\n  }\n</pre>", `code: "  if x < 3 {\n\n\ty()\n  }"`},
		{"marked code", "<pre><code>tar  -x</code></pre>", `code: "tar  -x"`},
		{"code in a highlighter's box", "<div class='c Highlight'><div><pre>lock gate **kwargs</pre></div></div>", `code: "lock gate **kwargs"`},
		{"numbers of lines", "<td class=linenos><pre>1\n2</pre></td>", "code: \"1\\n2\""},
		{"code by the classes of its signs", "<pre><span class=k>def</span> <span class=n>gate</span><span class=p>():</span></pre>", `code: "def gate():"`},
		{"a poem with a class", "<div class=verse><pre>Grey <span class=dropcap>g</span>eese</pre></div>", `paragraph: "Grey geese"`},
		{"a poem", "<pre>\nGrey geese\n  going over\n\nSecond verse</pre>", "paragraph: \"Grey geese\\ngoing over\"\nparagraph: \"Second verse\""},
		{"what is not for the reader", "<p>a<script>if (1 < 2) x('<p>')</script><style>p{}</style>b</p><template><p>no</p></template>", `paragraph: "ab"`},
		{
			"comments", "<!-- one --><p>x</p><!--two--><!----><ul><li><!-- three -->y</li></ul><!--[if IE]>z<![endif]-->",
			"comment: \"one\"\nparagraph: \"x\"\ncomment: \"two\"\ncomment: \"three\"\nlist item 1-: \"y\"",
		},
		{"a comment inside a paragraph does not split it", "<p>Half a <!-- x -->sentence</p>", `paragraph: "Half a sentence"`},
		{"a comment at the end of a paragraph", "<p>Whole. <!-- x --></p><p>Next</p>", "paragraph: \"Whole.\"\ncomment: \"x\"\nparagraph: \"Next\""},
		{"a navigation in a fragment is read", "<nav><p>Prev</p></nav><p>x</p>", "paragraph: \"Prev\"\nparagraph: \"x\""},
		{"stray and crossed end tags", "</div><p>a<b>b</p></i><p>c</b>d</p></section>e", "paragraph: \"ab\"\nparagraph: \"cd\"\nparagraph: \"e\""},
		{"an end tag does not leave its cell", "<div><table><tr><td>a</div>b</td><td>c</td></tr></table>", "cell 0.0.0: \"ab\"\ncell 0.0.1: \"c\""},
		{"an unfinished tag", "<p>All here<a href=\"x", `paragraph: "All here"`},
		{"damaged bytes", "<p>a\xffb\x00c</p>", `paragraph: "a�b�c"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.TrimSpace(blockLines(readSource(t, test.source))); got != test.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", test.source, got, test.want)
			}
		})
	}
}

func TestHTMLContents(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{
			"without a heading", "<nav class=toc><ol><li><a href=#a>Tides</a><li><a href=#b>Locks</a></ol></nav><p>x</p>",
			"contents: \"\"\ncontents entry 11.: \"Tides\"\ncontents entry 12.: \"Locks\"\nparagraph: \"x\"",
		},
		{
			"with a title that is no heading", "<div id=toc_container><p class=toc_title>In short</p><ul><li><a href=#a>Tides</a></li><li></li><li><a href=#b>Locks</a></li></ul></div>",
			"contents: \"In short\"\ncontents entry 1-: \"Tides\"\ncontents entry 1-: \"\"\ncontents entry 1-: \"Locks\"",
		},
		{
			"prose with such a class", "<div class=toc-wrapper><p>The harbour master wrote two long letters about the tides.</p></div>",
			`paragraph: "The harbour master wrote two long letters about the tides."`,
		},
		{"half of such a word", "<ul class=stocks><li><a href=#a>Tin</a><li><a href=#b>Lead</a></ul>", "list item 1-: \"Tin\"\nlist item 1-: \"Lead\""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.TrimSpace(blockLines(readSource(t, test.source))); got != test.want {
				t.Errorf("%s\ngot:\n%s\nwant:\n%s", test.source, got, test.want)
			}
		})
	}
}

func TestHTMLLinks(t *testing.T) {
	a := readSource(t, `<p id=top>See <a href="/boats?a=1&amp;b=2"> the <em>boats</em> </a>and <A HREF='#top'>up</A>`+
		`<img src=hull.png alt="A hull"> <a name="end"></a><kbd>Ctrl</kbd> <code>a  <tt>b</tt></code></p><a href=></a>`)
	var got []string
	for _, l := range a.Links {
		got = append(got, fmt.Sprintf("%q %s [%s] %v", a.In(l.Text), l.URL, a.Source[l.URLSpan.Start:l.URLSpan.End], l.Image))
	}
	want := []string{
		`"the boats" /boats?a=1&b=2 [/boats?a=1&amp;b=2] false`, `"up" #top [#top] false`,
		`"" hull.png [hull.png] true`, `""  [] false`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("links:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(a.Code) != 2 || a.In(a.Code[0]) != "Ctrl" || a.In(a.Code[1]) != "a b" {
		t.Errorf("code: %v", a.Code)
	}
	if len(a.Anchors) != 2 || a.Anchors[0].ID != "top" || a.Anchors[1].ID != "end" {
		t.Errorf("anchors: %v", a.Anchors)
	}
}

// TestHTMLPlaces: words lead to the bytes that they were read from.
func TestHTMLPlaces(t *testing.T) {
	for _, test := range []struct{ source, words, want string }{
		{"<p>Rent\r\n  law &amp; order</p>", "Rent law", "Rent\r\n  law"},
		{"<p>Rent law &amp; order</p>", "& order", "&amp; order"},
		{"<p>It&rsquo;s <b>his</b> turn</p>", "It’s his", "It&rsquo;s <b>his"},
		{"\xef\xbb\xbf<p>Größe <i>zählt</i></p>", "zählt", "zählt"},
		{"<p>one<br>two</p>", "one\ntwo", "one<br>two"},
	} {
		a := readSource(t, test.source)
		at := strings.Index(a.Text.String(), test.words)
		if at < 0 {
			t.Errorf("%q reads %q, without %q", test.source, a.Text.String(), test.words)
			continue
		}
		s := a.Text.Span(Range{at, at + len(test.words)})
		if got := test.source[s.Start:s.End]; got != test.want {
			t.Errorf("%q: %q lies at %q, want %q", test.source, test.words, got, test.want)
		}
	}
}

// TestAttributes: names and values as the tokenizer cuts them.
func TestAttributes(t *testing.T) {
	for _, tag := range []string{
		`<a href="x" ID=y>`, `<a  href = 'a"b'title="c&amp;d">`, `<a =x y>`, `<a b=c/d>`, `<a b/c=d/>`, `<a b= >`, `<a b="c>d" e>`,
		"<a\nb\t=\f\"c\nd\"\re=f>", `<a/b="c"/>`, `<a b='c'"d"=e>`, `<a b==c>`,
	} {
		z := html.NewTokenizer(strings.NewReader(tag))
		z.Next()
		token := z.Token()
		o := newOutline([]byte(tag))
		var got []html.Attribute
		o.eachAttr(1, func(name, value Span) bool {
			got = append(got, html.Attribute{Key: o.lower(name), Val: o.decode(value)})
			return true
		})
		if fmt.Sprint(got) != fmt.Sprint(token.Attr) {
			t.Errorf("%s: got %q, want %q", tag, got, token.Attr)
		}
	}
}

// TestHTMLLinear: hostile input costs time in proportion to its size only.
func TestHTMLLinear(t *testing.T) {
	for name, part := range map[string]string{
		"open elements":      "<div>",
		"open inline":        "<b><i>",
		"items":              "<li>",
		"deep lists":         "<ul><li>",
		"deep tables":        "<table><tr><td>",
		"tables of contents": "<div class=toc><ul><li><a href=#a>x</a>",
		"stray ends":         "</b></div>",
		"brackets":           "[",
		"angles":             "<",
		"ampersands":         "&",
		"entities":           "&amp;",
		"comments":           "a<!--",
		"unfinished comment": "a<!-- x --><b",
		"blanks":             " \n",
		"attributes":         "<a b=c d='e' href=x>",
		"headings":           "<h2><h3 class=related>Read more",
		"NULs":               "<p>some words\x00",
		"bad bytes":          "<p>some more words\xff\xc3",
		"empty cells":        "<td>",
		"closed deep":        "<p><a href=x>y</a><br>",
	} {
		t.Run(name, func(t *testing.T) {
			for _, head := range []string{"", "<html><body><nav></nav><article>"} {
				source := []byte(head + "x" + strings.Repeat(part, 250_000/len(part)))
				start := cputime.Now()
				a, err := Read("x.html", source, Options{Format: HTML})
				if err != nil {
					t.Fatal(err)
				}
				if d := cputime.Since(start); d > 5*time.Second {
					t.Errorf("250 KB took %v", d)
				}
				if len(a.Blocks) < 2000 {
					checkText(t, a)
				}
			}
		})
	}
}

func TestHTMLDeep(t *testing.T) {
	const depth = 10_000
	a := readSource(t, strings.Repeat("<div>", depth)+"<p>At the bottom</p>"+strings.Repeat("</div>", depth)+"<p>Outside</p>")
	if got, want := a.Text.String(), "At the bottom\nOutside"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"<p>a &amp; b<br>c</p>", "<html><body><nav><a href=x>y</a></nav><article><h1>T</h1><p>Long enough, with a comma.</p></article></body></html>",
		"<div class=toc><ul><li><a href=#a>x</a><li><a>y</a></ul></div>", "<pre><code>\r\n x\x00</code></pre>", "<ul><li><!-- c --><p>&nbsp;<li>x</ul>",
		"<table><tr><th>a<td colspan=3>b</table>", "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"h\"}</script><body>x",
		"\xff\xfe<\x00p\x00>\x00x\x00", "<a href=x><p>&nbsp;</p><code>&zwnj;</code></a>", "&#0;&#x110000;&#38;lt;", "<a href=a>x<a href=b>y<br><br>",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		a, err := Read("x.html", source, Options{Format: HTML})
		if err != nil {
			return
		}
		checkText(t, a)
	})
}

// TestHTMLPagesHold: the invariants on whole pages, where they are at hand.
func TestHTMLPagesHold(t *testing.T) {
	pages, _ := filepath.Glob("../../shared/corpora/human/html/*.html")
	if len(pages) == 0 {
		t.Skip("no pages to measure on")
	}
	for _, page := range pages {
		source, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(page, bytes.Clone(source), Options{Format: HTML})
		if err != nil {
			t.Error(err)
			continue
		}
		checkText(t, a)
		if !bytes.Equal(source, a.Source) {
			t.Errorf("%s: the source was changed", page)
		}
	}
}

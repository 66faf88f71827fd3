package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkHTML compares the reading of fragments and pages with the parse of
// x/net/html alone, over the same bytes.
func BenchmarkHTML(b *testing.B) {
	for _, source := range []struct {
		name string
		text []byte
	}{
		{"fragment", sampleFragment(200_000)},
		{"page", samplePage(200_000)},
	} {
		b.Run(source.name+"/parse", func(b *testing.B) {
			b.SetBytes(int64(len(source.text)))
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(source.text)); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(source.name+"/read", func(b *testing.B) {
			b.SetBytes(int64(len(source.text)))
			for b.Loop() {
				d, err := decode(source.text)
				if err != nil {
					b.Fatal(err)
				}
				r := newBuilder("x.html", HTML, source.text, d)
				readHTML(r)
				r.finish()
			}
		})
	}
}

// sampleFragment is an article of about n bytes as an editor of a content
// management system would store it.
func sampleFragment(n int) []byte {
	var out strings.Builder
	for i := 0; out.Len() < n; i++ {
		fmt.Fprintf(&out, "<h2 id=\"round-%d\">Round %d of the allotment league</h2>\n", i, i)
		fmt.Fprintf(&out, "<p>The judges walked <strong>plot %d</strong> before breakfast, counted the leeks &amp; the late "+
			"beans, and wrote to <a href=\"https://allotments.example/plots/%d\">the committee</a> that nobody had "+
			"watered since Tuesday. The tenant&rsquo;s reply came by post, in green ink, two days later.</p>\n", i, i)
		out.WriteString("<ul>\n<li>Leeks: eleven, two of them <em>bolted</em></li>\n<li>Beans: a full row</li>\n</ul>\n")
		out.WriteString("<p>Rain fell in the afternoon, which settled the argument for a week and filled both butts. " +
			"By Sunday the path had gone, and the wheelbarrow with it, down to the lower gate where the ducks live.</p>\n")
	}
	return []byte(out.String())
}

// samplePage is such an article with a site around it.
func samplePage(n int) []byte {
	var out strings.Builder
	out.WriteString("<!doctype html><html lang=en><head><title>The allotment league | Plot News</title>" +
		"<meta name=description content=\"A season of leeks\"></head><body><header><nav><ul>")
	for i := range 40 {
		fmt.Fprintf(&out, "<li class=\"menu-item\"><a href=\"/section/%d\">Section %d</a></li>", i, i)
	}
	out.WriteString("</ul></nav></header><main><article class=\"post\"><h1>The allotment league</h1>")
	out.Write(sampleFragment(n * 3 / 4))
	out.WriteString("</article></main><aside class=sidebar>")
	for i := 0; out.Len() < n; i++ {
		fmt.Fprintf(&out, "<div class=\"teaser teaser-%d\"><a href=\"/story/%d\"><h3>Ducks on plot %d</h3>"+
			"<span>Keepers say they are here to stay.</span></a></div>\n", i%7, i, i)
	}
	out.WriteString("</aside><footer><p>Plot News, all rights reserved.</p></footer></body></html>")
	return []byte(out.String())
}

package corpus

import (
	"fmt"
	"strings"
	"testing"
)

const metaPage = `<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Canal locks reopen after the frost | Waterway Post</title>
<meta name="author" content="Ida Moor">
<meta name="description" content="Locks &amp; boats">
<meta property="og:title" content="Canal locks reopen after the frost">
<meta property="article:published_time" content="2021-02-17T08:00:00+01:00">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Organization","name":"Waterway Post"},
 {"@type":["NewsArticle"],"headline":"Canal \"locks\" reopen","datePublished" : "2021-02-17","inLanguage":"en",
  "author":[{"@type":"Person","name":"Ida Moor"},{"@type":"Person","name":"Ole Fen"}],"wordCount":12,"isPartOf":{"@type":"Thing","name":"x"}}]}</script>
</head><body><header><nav><a href=/>Home</a></nav></header>
<article><h1>Canal locks reopen</h1><p>By the morning, the ice had gone, and the first boats went up. <time datetime="2021-02-18">Thursday</time></p></article>
<aside><time datetime="1999-01-01">old</time></aside></body></html>`

func TestHTMLMeta(t *testing.T) {
	a := readSource(t, metaPage)
	m := &a.Meta
	for _, f := range []struct{ name, got, want string }{
		{"title", m.Title.Value, "Canal locks reopen after the frost"},
		{"author", m.Author.Value, "Ida Moor"},
		{"description", m.Description.Value, "Locks & boats"},
		{"language", m.Language.Value, "en-GB"},
	} {
		if f.got != f.want {
			t.Errorf("%s is %q, want %q", f.name, f.got, f.want)
		}
	}
	var got []string
	last := 0
	for _, f := range m.Fields {
		got = append(got, fmt.Sprintf("%s=%s [%s]", f.Name, f.Value, a.Source[f.Span.Start:f.Span.End]))
		if f.Span.Start < last {
			t.Errorf("%s comes before what stands above it", f.Name)
		}
		last = f.Span.Start
	}
	want := []string{
		`lang=en-GB [en-GB]`,
		`title=Canal locks reopen after the frost | Waterway Post [Canal locks reopen after the frost | Waterway Post]`,
		`author=Ida Moor [Ida Moor]`,
		`description=Locks & boats [Locks &amp; boats]`,
		`og:title=Canal locks reopen after the frost [Canal locks reopen after the frost]`,
		`article:published_time=2021-02-17T08:00:00+01:00 [2021-02-17T08:00:00+01:00]`,
		`headline=Canal "locks" reopen [Canal \"locks\" reopen]`,
		`datePublished=2021-02-17 [2021-02-17]`,
		`inLanguage=en [en]`,
		`author=Ida Moor [Ida Moor]`,
		`author=Ole Fen [Ole Fen]`,
		`time=2021-02-18 [2021-02-18]`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("fields:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestLinkedDataDamaged: what stands before the damage is kept.
func TestLinkedDataDamaged(t *testing.T) {
	for _, source := range []string{
		``, `{`, `[[[[`, `]`, `}`, `{"headline":`, `{"@type":"Article","headline":"x"} trailing`, `{"a":1}}`, `{"@type":"Article","headline":3}`,
		strings.Repeat("[", 20_000), strings.Repeat(`{"a":`, 20_000),
	} {
		o := &outline{src: []byte(source)}
		for _, f := range o.linkedData(Span{0, len(source)}) {
			if f.Name != "headline" || f.Value != "x" || source[f.Span.Start:f.Span.End] != "x" {
				t.Errorf("%.40q: %+v", source, f)
			}
		}
	}
}

func TestTimeInFragment(t *testing.T) {
	a := readSource(t, `<p>On <time datetime="2019-05-04">May 4</time> and <time>2019-06-07</time></p>`)
	if f := a.Meta.Fields; len(f) != 2 || f[0].Value != "2019-05-04" || f[1].Value != "2019-06-07" {
		t.Errorf("fields: %+v", f)
	}
}

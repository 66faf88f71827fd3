package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const prose = `The bridge over the mill race was closed on Monday, after a lorry had struck the rail, and will stay so for a week. `

func TestMainContent(t *testing.T) {
	body := strings.Repeat("<p>"+prose+"</p>", 4)
	links := "<ul><li><a href=/1>Carnival route fixed</a></li><li><a href=/2>School roof leaks</a></li><li><a href=/3>Swans are back</a></li></ul>"
	for _, test := range []struct {
		name, source string
		in, out      string // words that the text must hold, and must not, by "|"
	}{
		{
			"a page with all its furniture",
			`<html><head><title>t</title></head><body><div id=cookie-banner><p>We bake cookies, and eat them.</p></div><header><nav>` + links +
				`</nav></header><main><article><h1>Bridge closed</h1><div class="byline">Ida Moor</div>` + body +
				`<div class="share-buttons"><a href=x>Tell a friend</a></div><h3>You may also like</h3>` + links +
				`</article><section id=comments><p>What a nuisance, said nobody, ever, in a long reader's comment on this page.</p></section></main>` +
				`<aside class=sidebar><p>Sign up for our letter, and get it every week.</p></aside><footer>All rights reserved</footer></body></html>`,
			"Bridge closed|mill race", "cookies|Carnival|Ida Moor|Tell a friend|also like|nuisance|letter|rights",
		},
		{
			"nothing but divs",
			`<html><body><div class=top>` + links + `</div><div class=c1><h1>Bridge closed</h1><div class=c2>` + body + `</div></div><div class=bottom-menu>` + links + `</div></body></html>`,
			"Bridge closed|mill race", "Carnival",
		},
		{
			"a page without furniture is read whole",
			`<html><body><h1>Bridge closed</h1><p>Short.</p><ul><li><a href=/1>Map</a></li></ul></body></html>`,
			"Bridge closed|Short.|Map", "",
		},
		{
			"a lead above the text and a headline in the header",
			`<html><body><nav>` + links + `</nav><header><h1>Bridge closed</h1></header><div class=lead><p>Drivers must go round by the weir, says the council.</p></div><div class=text>` + body + `</div></body></html>`,
			"Bridge closed|by the weir|mill race", "Carnival",
		},
		{
			"a table of contents in a navigation",
			`<html><body><nav>` + links + `</nav><article><h1>Bridge closed</h1><nav><p>Contents</p><ul><li><a href=#a>Detour</a></li><li><a href=#b>Repairs</a></li></ul></nav>` + body + `</article></body></html>`,
			"Contents|Detour|Repairs|mill race", "Carnival",
		},
		{
			"a body named after its sidebar",
			`<html><body class="has-sidebar"><div class="content-sidebar-wrap"><nav>` + links + `</nav><div>` + body + `</div></div></body></html>`,
			"mill race", "Carnival",
		},
		{
			"a page that is one form",
			`<html><body><form action=x><div class=nav>` + links + `</div><div>` + body + `</div></form></body></html>`,
			"mill race", "Carnival",
		},
		{
			"hidden parts",
			`<html><body><nav>` + links + `</nav><div>` + body + `<p style="display: none">Secret</p><p hidden>Mystery</p><p aria-hidden=true>Riddle</p></div></body></html>`,
			"mill race", "Secret|Mystery|Riddle",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := readSource(t, test.source).Text.String()
			for want := range strings.SplitSeq(test.in, "|") {
				if !strings.Contains(text, want) {
					t.Errorf("%q is lost from %q", want, text)
				}
			}
			for unwanted := range strings.SplitSeq(test.out, "|") {
				if unwanted != "" && strings.Contains(text, unwanted) {
					t.Errorf("%q leaked into %q", unwanted, text)
				}
			}
		})
	}
}

func TestStetOutsideTheArticle(t *testing.T) {
	a := readSource(t, `<html><!-- stet-article dates: an archive --><body><!-- menu --><nav><a href=/>Home</a></nav><article><h1>Bridge</h1><!-- stet x: y --><p>`+
		prose+prose+`</p></article><!-- end --></body></html>`)
	var comments []string
	for i := range a.Blocks {
		if a.Blocks[i].Kind == Comment {
			comments = append(comments, a.In(a.Blocks[i].Text))
		}
	}
	if got, want := strings.Join(comments, "|"), "stet-article dates: an archive|stet x: y"; got != want {
		t.Errorf("comments are %q, want %q", got, want)
	}
}

// TestMainContentF1 measures the choice of the main content on pages that are
// kept beside the repository; without them it has nothing to say.
func TestMainContentF1(t *testing.T) {
	const corpora = "../../shared/corpora"
	table, err := os.ReadFile(filepath.Join(corpora, "html-main-content.tsv"))
	if err != nil {
		t.Skip("the pages to measure on are not here: ", err)
	}
	texts := map[string]string{}
	var kept, lost, leaked int
	for line := range strings.Lines(string(table)) {
		row := strings.SplitN(strings.TrimRight(line, "\r\n"), "\t", 3)
		if len(row) < 3 || row[1] != "in" && row[1] != "out" {
			continue
		}
		text, read := texts[row[0]]
		if !read {
			source, err := os.ReadFile(filepath.Join(corpora, "human", "html", row[0]))
			if err != nil {
				t.Fatal(err)
			}
			if a, err := Read(row[0], source, Options{Format: HTML}); err == nil {
				checkText(t, a)
				text = foldBlanks(a.Text.String())
			}
			texts[row[0]] = text
		}
		found := strings.Contains(text, foldBlanks(row[2]))
		switch {
		case row[1] == "in" && found:
			kept++
		case row[1] == "in":
			lost++
			t.Logf("lost   %.40s: %.90s", row[0], row[2])
		case found:
			leaked++
			t.Logf("leaked %.40s: %.90s", row[0], row[2])
		}
	}
	f1 := 2 * float64(kept) / float64(2*kept+lost+leaked)
	t.Logf("%d pages: %d kept, %d lost, %d leaked: F1 %.3f", len(texts), kept, lost, leaked, f1)
	if f1 < 0.89 {
		t.Errorf("F1 is %.3f, want at least 0.89", f1)
	}
}

func foldBlanks(s string) string { return strings.Join(strings.Fields(s), " ") }

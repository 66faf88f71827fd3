package rules_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// stetSet marks oak as trees/oak, ash as trees/ash, rose as flowers/rose, and
// watches over stets.
func stetSet(t *testing.T) *rules.Set {
	t.Helper()
	german := marker("trees/buche", "buche")
	german.Languages = []string{"de"}
	asked := marker("flowers/tulip", "tulip")
	asked.OnRequest = true
	known := append(rules.StetRules(), marker("trees/oak", "oak"), marker("trees/ash", "ash"), marker("flowers/rose", "rose"),
		german, asked, marker("fruit/plum", "plum"))
	var here []*rules.Rule
	for _, r := range known {
		if r.ID != "fruit/plum" && r.ID != "flowers/tulip" {
			here = append(here, r)
		}
	}
	near := func(word string, names []string) string {
		for _, n := range names {
			if len(n) == len(word) && n[:2] == word[:2] {
				return n
			}
		}
		return ""
	}
	return rulestest.NewSet(t, here...).Know(known, near)
}

// judged tells what a set makes of an article: what it finds, and behind a
// bar what it lets stand.
func judged(t *testing.T, set *rules.Set, name, source string) (string, rules.Verdict) {
	t.Helper()
	a, err := corpus.Read(name, []byte(source), corpus.Options{Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	v := set.Judge(a, nil)
	var found, stood []string
	for _, f := range v.Findings {
		if err := rulestest.Placed(a, f); err != nil {
			t.Error(err)
		}
		found = append(found, f.Rule+" "+f.Excerpt)
	}
	for _, f := range v.Stood {
		stood = append(stood, f.Rule+" "+f.Reason+" "+f.By)
	}
	return strings.Join(found, ", ") + " | " + strings.Join(stood, ", "), v
}

func TestStet(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"none", "An oak.\n", "trees/oak oak | "},
		{"next block", "<!-- stet trees/oak: old -->\n\nAn oak.\n\nAn oak.\n", "trees/oak oak | trees/oak old comment"},
		{"right above", "<!-- stet trees/oak: old -->\nAn oak.\n", " | trees/oak old comment"},
		{
			"inside", "An ash.\n\nAn oak <!-- stet trees/oak: old --> here.\n\nAn oak.\n",
			"trees/ash ash, trees/oak oak | trees/oak old comment",
		},
		{"only what it names", "<!-- stet trees/oak: old -->\n\nAn oak and an ash.\n", "trees/ash ash | trees/oak old comment"},
		{
			"several", "<!-- stet trees/oak, flowers/rose: old -->\n\nAn oak and an ash and a rose.\n",
			"trees/ash ash | trees/oak old comment, flowers/rose old comment",
		},
		{"category", "<!-- stet trees: old -->\n\nAn oak and an ash.\n", " | trees/oak old comment, trees/ash old comment"},
		{"category with a slash", "<!-- stet trees/: old -->\n\nAn oak.\n", " | trees/oak old comment"},
		{"glob", "<!-- stet */?a*: old -->\n\nAn oak.\n", " | trees/oak old comment"},
		{
			"article", "An oak.\n\n<!-- stet-article trees/oak: old: very -->\n\nA rose.\n\nAn oak.\n",
			"flowers/rose rose | trees/oak old: very comment, trees/oak old: very comment",
		},
		{"front matter", "---\ntitle: Trees\n---\n\n<!-- stet-article trees/oak: old -->\n\nAn oak.\n", " | trees/oak old comment"},
		{"over lines", "<!-- stet\n  trees/oak:\n  old\n  tree\n-->\n\nAn oak.\n", " | trees/oak old tree comment"},
		{"upper case", "<!-- STET trees/oak: old -->\n\nAn oak.\n", " | trees/oak old comment"},
		{
			"two in a row", "<!-- stet trees/oak: old -->\n<!-- stet trees/ash: tall -->\n\nAn oak, an ash.\n",
			" | trees/oak old comment, trees/ash tall comment",
		},
		{"list", "<!-- stet trees/oak: old -->\n- An oak.\n- An oak.\n", "trees/oak oak | trees/oak old comment"},
		{"item", "- An oak.\n- An oak. <!-- stet trees/oak: old -->\n", "trees/oak oak | trees/oak old comment"},
		{
			"table", "<!-- stet trees: old -->\n\n| oak | ash |\n|---|---|\n| ash | oak |\n\nAn oak.\n",
			"trees/oak oak | trees/oak old comment, trees/ash old comment, trees/ash old comment, trees/oak old comment",
		},
		{
			"cell", "| oak | ash |\n|---|---|\n| ash | oak <!-- stet trees: old --> |\n",
			"trees/oak oak, trees/ash ash, trees/ash ash | trees/oak old comment",
		},
		{"heading", "<!-- stet trees: old -->\n## The oak\n\nAn oak.\n", "trees/oak oak | trees/oak old comment"},
		{"code", "`<!-- stet trees: old -->`\n\nAn oak.\n", "trees/oak oak | "},
		{"no directive", "<!-- stetson trees: old -->\n\nAn oak.\n", "trees/oak oak | "},

		{"no reason", "<!-- stet trees/oak -->\n\nAn oak.\n", "stet/no-reason <!-- stet trees/oak -->, trees/oak oak | "},
		{"empty reason", "<!-- stet trees/oak: -- -->\n\nAn oak.\n", "stet/no-reason <!-- stet trees/oak: -- -->, trees/oak oak | "},
		{"reason without a colon", "<!-- stet trees/oak old -->\n\nAn oak.\n", "stet/no-reason <!-- stet trees/oak old -->, trees/oak oak | "},
		{"no name", "<!-- stet: old -->\n\nAn oak.\n", "stet/unknown-rule <!-- stet: old -->, trees/oak oak | "},
		{"unknown", "<!-- stet trees/elm, trees/oak: old -->\n\nAn oak.\n", "stet/unknown-rule trees/elm | trees/oak old comment"},
		{"unneeded", "<!-- stet trees/oak: old -->\n\nAn ash.\n", "stet/unneeded trees/oak, trees/ash ash | "},
		{"unneeded in part", "<!-- stet trees/ash, trees/oak: old -->\n\nAn ash.\n", "stet/unneeded trees/oak | trees/ash old comment"},
		{"unneeded behind all", "An ash.\n\n<!-- stet trees/ash: old -->\n", "trees/ash ash, stet/unneeded trees/ash | "},
		{"not in the set", "<!-- stet fruit/plum, fruit: old -->\n\nAn elm.\n", " | "},
		{"on request", "<!-- stet flowers/tulip: old -->\n\nAn elm.\n", " | "},
		{"another language", "<!-- stet trees/buche: old -->\n\nAn elm.\n", " | "},
		{"category that ran", "<!-- stet flowers: old -->\n\nAn elm.\n", "stet/unneeded flowers | "},
		{
			"stet of a stet", "<!-- stet-article stet/unneeded: yearly -->\n\n<!-- stet trees/oak: old -->\n\nAn elm.\n",
			" | stet/unneeded yearly comment",
		},
		{"stet of a stet, unneeded", "<!-- stet-article stet/unneeded: yearly -->\n\nAn elm.\n", "stet/unneeded stet/unneeded | "},
		{"stet of itself", "<!-- stet-article stet/no-reason -->\n\nAn elm.\n", "stet/no-reason <!-- stet-article stet/no-reason --> | "},
	}
	set := stetSet(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, _ := judged(t, set, "a.md", tt.source); got != tt.want {
				t.Errorf("%s\ngot  %s\nwant %s", tt.source, got, tt.want)
			}
		})
	}
	pages := []struct{ name, source, want string }{
		{"above", "<!-- stet trees/oak: old --><p>An oak.</p><p>An oak.</p>", "trees/oak oak | trees/oak old comment"},
		{"inside", "<p>An oak <!-- stet trees/oak: old --> here.</p><p>An oak.</p>", "trees/oak oak | trees/oak old comment"},
		{
			"head", "<html><head><title>T</title><!-- stet-article trees: old --></head><body><h1>Trees</h1><p>An oak.</p><p>An ash.</p></body></html>",
			" | trees/oak old comment, trees/ash old comment",
		},
	}
	for _, tt := range pages {
		if got, _ := judged(t, set, "a.html", tt.source); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.source, got, tt.want)
		}
	}
	if got, _ := judged(t, set, "a.txt", "<!-- stet trees/oak: old -->\n\nAn oak.\n"); got != "trees/oak oak, trees/oak oak | " {
		t.Errorf("a comment is text in plain text: %s", got)
	}
}

func TestStetUnknownSuggests(t *testing.T) {
	for name, want := range map[string]string{
		"trees/oka":  "did you mean trees/oak?",
		"fruit/oak":  "did you mean trees/oak?",
		"oak":        "did you mean trees/oak?",
		"tress":      "did you mean trees?",
		"rocks/slat": "which is no rule, category or set",
	} {
		_, v := judged(t, stetSet(t), "a.md", "<!-- stet "+name+": old -->\n\nAn elm.\n")
		if len(v.Findings) != 1 || !strings.HasSuffix(v.Findings[0].Message, want) {
			t.Errorf("%s: %+v, want a message that ends in %q", name, v.Findings, want)
		}
	}
}

// What is taken out of a stet's place is its line, or itself.
func TestStetRemoval(t *testing.T) {
	for source, want := range map[string]string{
		"An elm.\n\n  <!-- stet trees/oak: old -->  \nAn elm.\n":   "An elm.\n\nAn elm.\n",
		"An elm.\r\n\r\n<!-- stet trees/oak: old -->\r\nAn elm.\n": "An elm.\r\n\r\nAn elm.\n",
		"An elm <!-- stet trees/oak: old --> here.\n":              "An elm here.\n",
		"An elm. <!-- stet trees/oak: old -->\n":                   "An elm. \n",
	} {
		_, v := judged(t, stetSet(t), "a.md", source)
		if len(v.Findings) != 1 || len(v.Findings[0].Fixes) != 1 {
			t.Fatalf("%q: %+v", source, v.Findings)
		}
		if out, _ := rules.Apply([]byte(source), v.Findings[0].Fixes); string(out) != want {
			t.Errorf("%q becomes %q, want %q", source, out, want)
		}
	}
}

func TestStanding(t *testing.T) {
	set := stetSet(t)
	with := set.Standing(rules.Standing{Rules: []string{"trees", "*/rose"}, Reason: "a nursery", By: "garden.yaml:3"})
	got, _ := judged(t, with, "a.txt", "An oak and a rose.\n")
	if want := " | trees/oak a nursery garden.yaml:3, flowers/rose a nursery garden.yaml:3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, _ := judged(t, set, "a.txt", "An oak.\n"); got != "trees/oak oak | " {
		t.Errorf("the set itself changed: %s", got)
	}
	// A comment that says the same is needed all the same.
	got, _ = judged(t, with, "a.md", "<!-- stet trees/oak: old -->\n\nAn oak.\n")
	if got != " | trees/oak old comment" {
		t.Errorf("got %s", got)
	}
}

// A set that was not told of all rules must not call any of them unknown.
func TestStetUntold(t *testing.T) {
	set := rulestest.NewSet(t, append(rules.StetRules(), marker("trees/oak", "oak"))...)
	got, _ := judged(t, set, "a.md", "<!-- stet rocks/flint, trees/elm: old -->\n\nAn elm.\n")
	if got != "stet/unknown-rule trees/elm | " {
		t.Errorf("got %s", got)
	}
}

// Many stets in one article: each lets one stand, and all have fingerprints of their own.
func TestManyStets(t *testing.T) {
	var texts []string
	set := stetSet(t)
	for range 400 {
		texts = append(texts, "<!-- stet trees/oak: old -->\n\nAn oak and an ash.\n")
	}
	_, v := judged(t, set, "a.md", strings.Join(texts, "\n"))
	if len(v.Stood) != 400 || len(v.Findings) != 400 {
		t.Errorf("%d stood, %d found", len(v.Stood), len(v.Findings))
	}
	prints := map[string]bool{}
	for _, f := range v.Findings {
		prints[f.Fingerprint] = true
	}
	for _, f := range v.Stood {
		prints[f.Fingerprint] = true
	}
	if len(prints) != 800 {
		t.Errorf("%d fingerprints of 800 findings", len(prints))
	}
}

func FuzzStet(f *testing.F) {
	f.Add("<!-- stet trees/oak: old -->\n\nAn oak.\n")
	f.Add("<p>An oak <!-- stet-article trees,, /, [: x --> rose</p>")
	f.Add("An oak <!--stet:--> <!-- stet , : x --> <!-- stet trees/oak -->")
	known := append(rules.StetRules(), marker("trees/oak", "oak"))
	set, err := rules.NewSet(known)
	if err != nil {
		f.Fatal(err)
	}
	plain, err := rules.NewSet([]*rules.Rule{marker("trees/oak", "oak")})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source string) {
		for _, format := range []corpus.Format{corpus.Markdown, corpus.HTML} {
			a, err := corpus.Read("a", []byte(source), corpus.Options{Format: format, Language: "en"})
			if err != nil {
				continue
			}
			v := set.Judge(a, nil)
			if len(v.Failures) > 0 {
				t.Fatal(v.Failures)
			}
			oaks := len(v.Stood)
			for _, f := range v.Findings {
				if f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(source) {
					t.Fatalf("%s at %v of %d", f.Rule, f.Span, len(source))
				}
				if f.Rule == "trees/oak" {
					oaks++
				}
			}
			stood := slices.IndexFunc(v.Stood, func(s rules.Stood) bool { return s.Reason == "" })
			if all := plain.Judge(a, nil); stood >= 0 || oaks < len(all.Findings)+len(all.Stood) {
				t.Fatalf("%d oaks, %d with stets; reasons: %+v", len(all.Findings), oaks, v.Stood)
			}
		}
	})
}

// TestStetsAreLinear: an article is full of stets and of what they cover, and of
// stets that nothing needs.
func TestStetsAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	set := rulestest.NewSet(t, append(rules.StetRules(), marker("trees/oak", "oak"))...)
	cost := func(n int) time.Duration {
		a := article(t, "oaks.md", strings.Repeat("<!-- stet trees/oak: it is listed -->\nThe oak stands.\n\n<!-- stet trees: why not -->\nNo tree.\n\n", n))
		start := cputime.Now()
		if v := set.Judge(a, nil); len(v.Failures) > 0 || len(v.Stood) != n || len(v.Findings) != n {
			t.Fatalf("%d stets: %d stood, %d findings, %v", 2*n, len(v.Stood), len(v.Findings), v.Failures)
		}
		return cputime.Since(start)
	}
	small, large := time.Hour, time.Hour
	for range 3 {
		small, large = min(small, cost(500)), min(large, cost(4000))
	}
	if large > 20*small { // quadratic work would make it 64
		t.Errorf("eight times the stets take %v instead of %v", large, small)
	}
}

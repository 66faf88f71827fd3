package report

import (
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules"
)

// Articles may be held to levels of their own: each shows its findings by that,
// and the counts tell what every one of them hides.
func TestLevelOf(t *testing.T) {
	var results []rules.Result
	for _, name := range []string{"news.md", "blog.md"} {
		r := result(t, name, "# Beds\n\nPeas grow in rows.\n")
		for i, s := range []rules.Severity{rules.Hint, rules.Warning, rules.Error} {
			words := []string{"Peas", "grow", "rows"}
			add(t, r, rules.Finding{Rule: "wording/worn", Severity: s, Confidence: rules.Likely, Message: name + " " + words[i]}, words[i])
		}
		results = append(results, *r)
	}
	options := Options{
		Version: "v1.2.3", Rules: 4, Level: rules.Warning, Help: catalog(),
		LevelOf: func(name string) rules.Severity {
			return map[string]rules.Severity{"news.md": rules.Error, "blog.md": rules.Hint}[name]
		},
	}
	for _, format := range Formats() {
		out := write(t, format, results, options)
		for message, want := range map[string]bool{
			"news.md Peas": false, "news.md grow": false, "news.md rows": true,
			"blog.md Peas": true, "blog.md grow": true, "blog.md rows": true,
		} {
			// Formats write a message as a sentence, or escape its full stop.
			shown := strings.Contains(strings.ToLower(strings.ReplaceAll(out, `\`, "")), strings.ToLower(message))
			if shown != want {
				t.Errorf("%s: %q is shown: %v", format.Name, message, shown)
			}
		}
	}
	const want = "2 articles, 4 rules, 2 errors, 1 warning, 1 hint (and 1 warning, 1 hint not shown): hold\n"
	if out := write(t, formatNamed(t, "text"), results, options); !strings.HasSuffix(out, want) {
		t.Errorf("the last line is not %q: %s", want, out)
	}
	sarif := NewSARIF(&strings.Builder{}, options)
	for i := range results {
		r := &results[i]
		var stood []rules.Stood
		for _, f := range r.Findings {
			stood = append(stood, rules.Stood{Finding: f, By: rules.ByBaseline})
		}
		if err := sarif.Stood(r.Article, stood); err != nil {
			t.Fatal(err)
		}
		if n, want := sarif.results.seen, []int{1, 4}[i]; n != want {
			t.Errorf("with %s SARIF has %d of those that stood, not %d", r.Name, n, want)
		}
	}
}

// Every format that ends or begins with the counts tells what was let stand and
// what a configuration keeps out.
func TestCountsAreWhole(t *testing.T) {
	r := result(t, "a.md", "# Beds\n\nPeas grow in rows.\n")
	add(t, r, rules.Finding{Rule: "beds/rows", Severity: rules.Warning, Confidence: rules.Likely, Message: "rows"}, "rows")
	for _, name := range []string{"text", "compact", "github", "markdown", "step-summary", "html"} {
		var out strings.Builder
		w := formatNamed(t, name).New(&out, Options{Rules: 3, Help: catalog()})
		if err := Stood(w, r.Article, []rules.Stood{{Finding: r.Findings[0]}, {Finding: r.Findings[0], By: rules.ByBaseline}}); err != nil {
			t.Fatal(err)
		}
		if err := w.Article(r.Article, r.Findings); err != nil {
			t.Fatal(err)
		}
		Excluded(w, 5)
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		const want = "1 article, 3 rules, 0 errors, 1 warning, 0 hints, 1 let stand, 1 not new, 5 excluded: look"
		if got := strings.ReplaceAll(out.String(), "** – ", ""); !strings.Contains(got, want) && !strings.Contains(got, strings.TrimSuffix(want, ": look")) {
			t.Errorf("%s has no %q: %s", name, want, got)
		}
		// A proof links each rule to what it says of it, also one that it knows
		// nothing of.
		if name == "html" && (!strings.Contains(out.String(), `href="#rule-beds-rows"`) || !strings.Contains(out.String(), `id="rule-beds-rows"`)) {
			t.Errorf("the link to the rule leads nowhere")
		}
	}
}

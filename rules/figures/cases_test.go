package figures_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/figures"
	"github.com/copydesk/copydesk/rules/rulestest"
)

// TestCases runs each rule over small articles: a line is "x" for a defect or
// "-" for a near miss, with the language unless that is English, a tab, and the article with \n for its line ends.
func TestCases(t *testing.T) {
	for _, r := range figures.Rules() {
		name := strings.TrimPrefix(r.ID, "figures/")
		t.Run(name, func(t *testing.T) {
			table, err := os.ReadFile(filepath.Join("testdata", "cases", name+".tsv"))
			if err != nil {
				t.Fatal(err)
			}
			set := rulestest.NewSet(t, r)
			bad, good := 0, 0
			for line := range strings.Lines(string(table)) {
				kind, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
				if !ok {
					t.Fatalf("no tab in %q", line)
				}
				kind, language, ok := strings.Cut(kind, " ")
				if !ok {
					language = "en"
				}
				text = strings.ReplaceAll(text, `\n`, "\n")
				a := rulestest.Read(t, rules.Example{Text: "---\nlang: " + language + "\n---\n\n" + text + "\n"})
				findings := rulestest.Check(t, set, a)
				switch kind {
				case "x":
					bad++
					if len(findings) == 0 {
						t.Errorf("missed (%s): %s", a.Language(), text)
					}
				case "-":
					good++
					for _, f := range findings {
						t.Errorf("false alarm: %s: %s", text, f.Message)
					}
				default:
					t.Fatalf("neither x nor -: %q", line)
				}
			}
			if bad < 30 || good < 30 {
				t.Errorf("%d defects and %d near misses: too few to tell", bad, good)
			}
		})
	}
}

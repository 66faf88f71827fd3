package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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

package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGuessFormat(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Format
	}{
		{"a.md", "<!doctype html><html>", Markdown},
		{"a.TXT", "# Roses\n\n[one](http://example.org/)", Plain},
		{"a.htm", "roses", HTML},
		{"A.MARKDOWN", "roses", Markdown},
		{"stdin", "", Plain},
		{"stdin", "Roses need water.\n\nLilies do not.\n", Plain},
		{"stdin", "<!DOCTYPE html>\n<html><body>Roses</body></html>", HTML},
		{"stdin", "\n<!-- saved page -->\n<?xml version=\"1.0\"?>\n<HTML lang=en>", HTML},
		{"stdin", "<p>Roses</p>\n<p>Lilies</p>\n<ul><li>Tulips</li></ul>", HTML},
		{"stdin", "<div class=\"lead\"><h2>Roses</h2>\n<p>Water them.</p></div>", HTML},
		{"stdin", "<headline> is not a tag, and <html5> neither", Plain},
		{"stdin", "<!-- never closed", Plain},
		{"stdin", "---\ntitle: Roses\n---\n\nWater them.\n", Markdown},
		{"stdin", "+++\ntitle = \"Roses\"\n+++\n\nWater them.\n", Markdown},
		{"stdin", "---\nRoses need water.\n---\n", Plain},
		{"stdin", "# Roses\n\nWater them.\n\n## Lilies\n\nDo not.\n", Markdown},
		{"stdin", "See [the guide](https://example.org/guide) and **do not** skip it.\n", Markdown},
		{"stdin", "```go\nx := 1\n```\n", Markdown},
		{"stdin", "| Rose | Water |\n|------|-------|\n| red | much |\n", Markdown},
		{"stdin", "# Roses\n\n<div align=\"center\">\n<img src=\"rose.png\">\n</div>\n\n## Care\n\n[more](/care) `dig` **deep**\n", Markdown},
		{"stdin", "Table of Contents\n- 1. Roses\n- 2. Lilies\n\nRoses\nWater them.\n", Plain},
		{"stdin", "* Roses\n* Lilies\n\n1. Dig\n2. Plant\n", Plain},
		{"stdin", "The score was 3 [sic] (three) and #1 seed won.\n", Plain},
		{"stdin", "# only one sign\n\nRoses need water.\n", Plain},
		{"stdin", "a < b and c > d, x<y>z\n", Plain},
		{"https://example.org/posts/roses", "# Roses\n\nA [link](/a).\n", Markdown},
	} {
		if got := guessFormat(c.name, []byte(c.text)); got != c.want {
			t.Errorf("%s %q: got %s, want %s", c.name, c.text, got, c.want)
		}
	}
}

func TestGuessFormatIsBounded(t *testing.T) {
	for _, s := range []string{"<", "](", "**x", " `x", "<!--", "[x]: ", "# ", "[", "|", "\ufeff", "-->"} {
		guessFormat("stdin", []byte(strings.Repeat(s, 1<<20)))
	}
}

// TestGuessFormatCorpora looks at other people's files without their names.
func TestGuessFormatCorpora(t *testing.T) {
	root := filepath.Join("..", "..", "shared", "corpora")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpora here")
	}
	for folder, c := range map[string]struct {
		want  Format
		least float64
	}{
		"human/blog-18f":   {Markdown, 1},
		"human/news-ruby":  {Markdown, 1},
		"generated/papers": {Markdown, 0.98},
		"human/news-bbc":   {Plain, 1},
		"human/news-de":    {Plain, 1},
		"human/html":       {HTML, 1},
	} {
		files, _ := filepath.Glob(filepath.Join(root, folder, "*"))
		right := 0
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := guessFormat("stdin", text); got == c.want {
				right++
			} else {
				t.Logf("%s: %s", file, got)
			}
		}
		if len(files) == 0 || float64(right) < c.least*float64(len(files)) {
			t.Errorf("%s: %d of %d right", folder, right, len(files))
		}
		t.Logf("%s: %d of %d", folder, right, len(files))
	}
}

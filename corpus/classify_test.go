package corpus

import (
	"strings"
	"testing"
)

func TestClassify(t *testing.T) {
	tests := []struct {
		name   string
		format Format
		text   string
		want   string // the blocks that have a kind of their own, as plainOutline writes them
	}{
		{
			"Markdown contents and sources", Markdown,
			"# Plum Cake\n\n## Table of Contents\n\n- [Dough](#dough)\n- [Oven](#oven)\n\n## Dough\n\nKnead it.\n\n- flour\n\n## References\n\n1. Berg, A. (2001). *Cakes*.\n2. Hale, R. (2019). *Plums*.\n\nBake with care.\n\n## Oven\n\n- hot\n",
			"title: Plum Cake\ncontents: Table of Contents\nentry1 -: Dough\nentry1 -: Oven\nref 1.: Berg, A. (2001). Cakes.\nref 2.: Hale, R. (2019). Plums.\n",
		},
		{
			"Markdown list of links at the top", Markdown,
			"# Plum Cake\n\n- [Dough](#dough)\n- [Oven](#oven)\n\n## Dough\n\nKnead it.\n\n- [Oven](#oven)\n- [Dough](#dough)\n",
			"title: Plum Cake\nentry1 -: Dough\nentry1 -: Oven\n",
		},
		{"a list of links that lead away", Markdown, "# Plum Cake\n\n- [Dough](#dough)\n- [Shop](https://shop.example)\n", "title: Plum Cake\n"},
		{"a list with a link in each item", Markdown, "# Plum Cake\n\n- Knead the dough for as long as it says [below](#dough).\n- Heat the oven as it says [there](#oven).\n", "title: Plum Cake\n"},
		{"contents without a list", Markdown, "# Plum Cake\n\n## Contents\n\nFlour, plums and sugar.\n", "title: Plum Cake\n"},
		{"the parts of a recording", Markdown, "# Bees on Film\n\nTable of contents:\n\n- 0:00 The hive\n- 12:30 The queen\n", "title: Bees on Film\n"},
		{"sources that are prose", Markdown, "# The River\n\n## Sources\n\nThe river has two sources in the hills, and nobody agrees which one counts.\n", "title: The River\n"},
		{"sources that are paragraphs", Markdown, "# The River\n\n## Bibliography\n\nHale, R. (2019). Rivers.\n\nBerg, A. Springs. Oslo: Bell, 2001.\n\n## After\n\nHale, R. (2020). Lakes.\n", "title: The River\nref: Hale, R. (2019). Rivers.\nref: Berg, A. Springs. Oslo: Bell, 2001.\n"},
		{"sources in groups", Markdown, "# The River\n\n## Sources\n\n### Books\n\n- Hale, Rivers\n\n### Maps\n\n- Berg, Springs\n\n## After\n\n- a walk\n", "title: The River\nref -: Hale, Rivers\nref -: Berg, Springs\n"},
		{"sections of the first level", Markdown, "A walk along the river.\n\n# The Spring\n\nIt is cold.\n\n# The Mouth\n\nIt is wide.\n", ""},
		{"a title of the second level", Markdown, "## The River\n\nIt is cold.\n\n### The Mouth\n\nIt is wide.\n", "title: The River\n"},
		{"sections of the second level", Markdown, "## The Spring\n\nIt is cold.\n\n## The Mouth\n\nIt is wide.\n", ""},
		{
			"HTML", HTML,
			"<html><head><title>The River | Hill News</title></head><body><article><h1>The River</h1><p>It is cold in spring, and it is colder still in the long winter of the hills.</p><h2>Sources</h2><ul><li>Hale, Rivers, 2019</li></ul><p>Go and see it while the water is high.</p></article></body></html>",
			"title: The River\nref -: Hale, Rivers, 2019\n",
		},
		{"two contents in other languages", Plain, "Der Fluss\n\nInhalt\n- Quelle\n- Mündung\n\n目次\n- 泉\n- 海\n", "title: Der Fluss\ncontents: Inhalt\nentry1 -: Quelle\nentry1 -: Mündung\ncontents: 目次\nentry1 -: 泉\nentry1 -: 海\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a, err := Read("test", []byte(test.text), Options{Format: test.format})
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, a)
			var got strings.Builder
			for line := range strings.Lines(plainOutline(a)) {
				for _, kind := range []string{"title", "contents", "entry", "ref"} {
					if strings.HasPrefix(line, kind) {
						got.WriteString(line)
					}
				}
			}
			if got.String() != test.want {
				t.Errorf("got\n%s\nwant\n%s\nall\n%s", got.String(), test.want, plainOutline(a))
			}
		})
	}
}

func TestSectionNames(t *testing.T) {
	want := map[string]section{
		"Table of Contents": sectionContents, "## **Contents**": sectionContents, "INHALTSVERZEICHNIS": sectionContents, "7. Sources:": sectionSources,
		"Références": sectionSources, "参考文献": sectionSources, "What’s inside": sectionContents, "FAQ": sectionQuestions, "Notes": sectionNotes,
		"Author": sectionField, "": 0, "7.": 0, "Sources of the river": 0, "\xff": 0,
	}
	for text, kind := range want {
		if got := sectionOf([]byte(text)); got != kind {
			t.Errorf("%q: %d, want %d", text, got, kind)
		}
	}
	for name := range sectionNames() {
		if len(name)+8 > maxSectionName || sectionOf([]byte(name)) == 0 {
			t.Errorf("%q in the data is never found", name)
		}
	}
}

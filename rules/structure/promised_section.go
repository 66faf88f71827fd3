package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/promises.tsv
var promiseTable string

var promisedSection = rules.Rule{
	ID:    "structure/promised-section",
	Title: "The text announces something that is not there",
	Doc: `"The following table shows the costs": and no table follows. It was cut on the way, or never made.

Flagged is wording that announces a table, a chart or a named section on the same page ("as shown in the
chart below", "see the glossary at the end"), in an article that has nothing of the kind.
Left alone are articles with any table, picture, frame or include, since it may be the one, wording that carries a
link, and "below" in space. In plain text, which loses pictures and tables, it is a hint.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode | rules.InQuotes,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem, corpus.Footnote),
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(promiseTable) },
	Examples:   promisedSectionExamples,
	Check:      checkPromisedSection,
}

func checkPromisedSection(p *rules.Pass) {
	a := p.Article
	shows := ""
	for _, h := range p.Hits() {
		if linked(a, h.Range) {
			continue
		}
		if shows == "" {
			shows = contentsOf(a)
		}
		missing := ""
		switch h.Phrase.Note {
		case "table":
			if shows == nothing {
				missing = "the article has no table"
			}
		case "figure":
			if shows == nothing {
				missing = "the article has no figure"
			}
		case "section":
			name := promisedName(a.In(h.Range))
			if name != "" && !headed(p, name) {
				missing = fmt.Sprintf("no heading of the article names %q", name)
			}
		}
		if missing == "" {
			continue
		}
		f := rules.Finding{Range: h.Range, Message: fmt.Sprintf("%q is announced, but %s", a.In(h.Range), missing)}
		if a.Format == corpus.Plain {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
		p.Report(f)
	}
}

// What an article holds besides words.
const (
	nothing   = "nothing"
	something = "something"
)

// contentsOf says whether an article holds anything that may be the table or
// the figure.
func contentsOf(a *corpus.Article) string {
	for i := range a.Blocks {
		switch a.Blocks[i].Kind {
		case corpus.TableCell, corpus.Caption, corpus.Code:
			return something
		}
	}
	for i := range a.Links {
		if a.Links[i].Image {
			return something
		}
	}
	source := strings.ToLower(string(a.Source))
	for _, tag := range [...]string{
		"<table", "<img", "<iframe", "<svg", "<canvas", "<object", "<embed", "<video", "<script", "<figure", "<picture",
		"<pre", "{%", "{{", "![", "<!-- ", "import ", "[gallery", "[table", "\\begin{", "```", "~~~",
	} {
		if strings.Contains(source, tag) {
			return something
		}
	}
	return nothing
}

// linked reports whether a link stands in or around a range.
func linked(a *corpus.Article, r corpus.Range) bool {
	for i := range a.Links {
		if a.Links[i].Text.Overlaps(r) {
			return true
		}
	}
	return false
}

// promisedName is the name of the section that a phrase promises.
func promisedName(phrase string) string {
	for w := range strings.FieldsSeq(plainWords(phrase)) {
		switch w {
		case "sources", "references", "glossary", "appendix", "faq":
			return w
		}
	}
	return ""
}

// headed reports whether a heading, or a line that does duty for one, names a
// section.
func headed(p *rules.Pass, name string) bool {
	a := p.Article
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch {
		case b.Kind == corpus.Reference && (name == "sources" || name == "references"), b.Kind == corpus.Footnote && name != "faq":
			return true
		case b.Text.Len() < 120 && (b.Kind == corpus.Heading || b.Kind == corpus.Paragraph || b.Kind == corpus.ContentsEntry):
			text := plainWords(a.In(b.Text))
			if strings.HasPrefix(text, strings.TrimSuffix(name, "s")) || strings.HasSuffix(text, name) {
				return true
			}
			if (name == "faq") && roleOf(folded(a, b)) == faq ||
				(name == "sources" || name == "references") && roleOf(folded(a, b)) == apparatus {
				return true
			}
		}
	}
	return false
}

var promisedSectionExamples = []rules.Example{
	{
		Text: `# What a Season Costs

The following table shows the fees of the four clubs.

The juniors pay half.
`,
		Want: []string{"The following table"},
	},
	{
		Text: `# Was das Bad kostet

Die Preise stehen in der Tabelle unten. Kinder zahlen nichts.
`,
		Want: []string{"Tabelle unten"},
	},
	{
		Text: `# Rain and Harvest

As shown in the chart below, the wet years were the good ones.

The dry ones were not.
`,
		Want: []string{"the chart below"},
	},
	{
		Text: `# Words of the Sailors

Old words are explained; see the glossary at the end. The keel holds the ship upright.
`,
		Want: []string{"see the glossary at the end"},
	},
	{
		Text: `# What a Season Costs

The following table shows the fees.

| Club | Fee |
|---|---|
| North | 90 |
`,
	},
	{
		Text: `# A Cold Week

Temperatures fell below zero. The following day it rained, and the cat slept below the table.
`,
	},
	{
		Text: `# La pluie et la récolte

Le graphique ci-dessous le montre.

![La pluie](pluie.png)
`,
	},
	{
		Text: `# Words of the Sailors

Old words are explained; see the glossary at the end.

## Glossary

- Keel: it holds the ship upright.
`,
	},
}

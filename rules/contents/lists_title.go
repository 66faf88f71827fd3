package contents

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var listsTitle = rules.Rule{
	ID:    "contents/lists-title",
	Title: "The table of contents lists the headline",
	Doc: `The headline is no section of its article. When the table lists it, the title was put out twice,
as the head of the page and as a heading in the text: the outline is wrong for screen readers, and the first entry
leads to where the reader already is.

Flagged are entries with the words of the article's title.
Left alone are entries that quote part of the title. Three cases are only a hint: a title of one word, which
a section may well share, an entry that all the others hang under, as tools write it, and one that is
a part of another section.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry),
	Measured:   "On 1,701 Markdown files and 1,084 HTML pages of open-source projects: no warning.",
	Examples:   listsTitleExamples,
	Check:      checkListsTitle,
}

func checkListsTitle(p *rules.Pass) {
	o := outlineOf(p)
	for i := range o.tables {
		t := &o.tables[i]
		for k := range t.entries {
			e := &t.entries[k]
			if e.empty || e.match == foreign || !o.titles[e.key] || names(e.label) {
				continue
			}
			f := rules.Finding{
				Range:   p.Article.Blocks[e.block].Text,
				Message: "the table of contents lists the headline itself as a section",
			}
			if len(words(e.label)) < 2 || root(t, k) || nested(t, e) {
				f.Severity, f.Confidence = rules.Hint, rules.Unsure
			}
			if edits, ok := withoutEntries(o, t, func(x *entry) bool { return x == e }); ok && !root(t, k) {
				f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "delete the entry", Edits: edits}}
			}
			p.Report(f)
			break
		}
	}
}

// nested reports whether an entry stands under another one.
func nested(t *table, e *entry) bool {
	for i := range t.entries {
		if t.entries[i].depth < e.depth {
			return true
		}
	}
	return false
}

// root reports whether all other entries of a table hang under the one.
func root(t *table, k int) bool {
	if k != 0 || len(t.entries) < 2 {
		return false
	}
	for _, e := range t.entries[1:] {
		if e.depth <= t.entries[0].depth {
			return false
		}
	}
	return true
}

var listsTitleExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: `Ferry Fares Rise Across the Strait
Table of Contents
- 1. Ferry Fares Rise Across the Strait
- 2. Why Fuel Matters
- 3. What Islanders Say
The two companies that serve the islands will charge a fifth more from the first of June.
Why Fuel Matters
Fuel is a third of what a crossing costs, and its price has doubled in four years.
What Islanders Say
The mayor of the largest island calls it a tax on living there.
`,
		Want: []string{"Ferry Fares Rise Across the Strait"},
	},
	{
		Text: `# A Stadium for the North

## Table of Contents

- [A stadium for the North](#a-stadium-for-the-north)
- [The site](#the-site)
- [The bill](#the-bill)

## The site

It was a goods yard.

## The bill

The city pays half.
`,
		Want: []string{"A stadium for the North"},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Das Museum öffnet wieder</h1>
<h2>Inhaltsverzeichnis</h2>
<ul>
<li><a href="#museum">Das Museum öffnet wieder</a></li>
<li><a href="#umbau">Der Umbau</a></li>
<li><a href="#preise">Die Preise</a></li>
</ul>
<h2 id="museum">Das Museum öffnet wieder</h2>
<p>Am Sonntag ist der Eintritt frei.</p>
<h2 id="umbau">Der Umbau</h2>
<p>Er dauerte zwei Jahre.</p>
<h2 id="preise">Die Preise</h2>
<p>Kinder zahlen nichts.</p>
`,
		Want: []string{"Das Museum öffnet wieder"},
	},
	{
		Text: `# Rents

## Table of Contents

- [Rents rise again](#rents-rise-again)
- [Who pays](#who-pays)

## Rents rise again

Nine per cent in a year.

## Who pays

Tenants, mostly.
`,
	},
	{
		Text: `# The Long Way to a New Bridge

## Table of Contents

- [A new bridge](#a-new-bridge)
- [The long way](#the-long-way)

## A new bridge

It opens in May.

## The long way

It took thirty years.
`,
	},
	{
		Format: corpus.Plain,
		Text: `Storing Apples Through the Winter
Table of Contents
- 1. The Right Cellar
- 2. The Right Apple
A cool cellar keeps a good apple until April, and a warm one spoils it before Christmas.
The Right Cellar
It is dark and damp, and it never freezes.
The Right Apple
It is late and sour and has no bruise.
`,
	},
}

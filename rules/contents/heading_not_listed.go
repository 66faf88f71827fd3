package contents

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var headingNotListed = rules.Rule{
	ID:    "contents/heading-not-listed",
	Title: "A section is missing from the table of contents",
	Doc: `A reader who goes by the table of contents never finds a section that it leaves out. In generated
articles such a section was often added after the table was made.

Flagged are headings that the table leaves out while it lists at least three of that level, and nearly all
of them. In plain text, where a heading is told by its look alone, this is only a hint, and so it is for
what follows the last section that the table lists: matter at the end goes unlisted by choice more often than not.
Left alone are levels that the table leaves out as a whole, headings before the table, and what tables leave out
by custom: introductions, sources, notes, comments, words about the author.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Reads:      corpus.KindsOf(corpus.Heading),
	Measured: "On 1,701 Markdown files of open-source projects: 8 warnings in 6 files, all of sections that the " +
		"table does leave out. On 1,084 HTML manuals: 2.",
	Examples: headingNotListedExamples,
	Check:    checkHeadingNotListed,
}

func checkHeadingNotListed(p *rules.Pass) {
	o := outlineOf(p)
	if len(o.tables) == 0 {
		return
	}
	after := o.tables[0].last
	type count struct{ listed, left int }
	levels := map[int]*count{}
	for _, h := range o.headings {
		if h.block < after || o.customary(h) {
			continue
		}
		c := levels[h.level]
		if c == nil {
			c = &count{}
			levels[h.level] = c
		}
		if h.listed {
			c.listed++
		} else {
			c.left++
		}
	}
	last := 0 // the last heading that the table lists
	for i, h := range o.headings {
		if h.listed {
			last = i
		}
	}
	for i, h := range o.headings {
		c := levels[h.level]
		if h.listed || h.block < after || o.customary(h) || c.listed < 3 || c.left > min(max(1, c.listed/5), mostUnlisted) ||
			onPage(p.Article, h) {
			continue
		}
		f := rules.Finding{Range: p.Article.Blocks[h.block].Text}
		f.Message = fmt.Sprintf("the table of contents leaves out this section, though it lists %d others of its level", c.listed)
		if p.Article.Format == corpus.Plain || i > last {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
		if f.Range.Len() > 0 {
			p.Report(f)
		}
	}
}

// mostUnlisted is how many headings of a level a table may leave out by
// mistake; more are left out by design.
const mostUnlisted = 20

// onPage reports whether an element elsewhere on a page has the very words of
// a heading: a list of links that is no part of the article's text.
func onPage(a *corpus.Article, h heading) bool {
	if a.Format != corpus.HTML {
		return false
	}
	text := a.In(a.Blocks[h.block].Text)
	return bytes.Count(a.Source, []byte(">"+text+"<")) > 1
}

// customary reports whether tables leave out a heading by custom, or for being
// the title once more. In plain text a question to the reader looks like one.
func (o *outline) customary(h heading) bool {
	text := o.article.In(o.article.Blocks[h.block].Text)
	question := o.article.Format == corpus.Plain && strings.HasSuffix(text, "?")
	return h.key == "" || question || strings.HasPrefix(text, "<") || unlisted()[h.key] || o.titles[h.key]
}

var headingNotListedExamples = []rules.Example{
	{
		Text: `# Keeping Bees in Town

## Table of Contents

- [The hive](#the-hive)
- [The neighbours](#the-neighbours)
- [The harvest](#the-harvest)

## The hive

A roof will do.

## The neighbours

A jar of honey helps.

## The law

Two hives are allowed.

## The harvest

July is the month.
`,
		Want: []string{"The law"},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Pan de masa madre</h1>
<h2>Tabla de contenidos</h2>
<ul>
<li><a href="#harina">La harina</a></li>
<li><a href="#agua">El agua</a></li>
<li><a href="#horno">El horno</a></li>
</ul>
<h2 id="harina">La harina</h2>
<p>La harina debe ser fresca.</p>
<h2 id="agua">El agua</h2>
<p>El agua debe estar tibia.</p>
<h2 id="sal">La sal marina</h2>
<p>La sal va al final.</p>
<h2 id="horno">El horno</h2>
<p>El horno debe estar muy caliente.</p>
`,
		Want: []string{"La sal marina"},
	},
	{
		Format: corpus.Plain,
		Text: `Five Days on the Canal
Table of Contents
- 1. The First Lock
- 2. The Long Tunnel
- 3. The Market Town
We hired a boat in June and went nowhere in particular, very slowly and in the rain.
The First Lock
The first lock took us an hour, and the second one took us twenty minutes.
The Long Tunnel
The tunnel is two miles long, and there is no light in it but your own.
The Broken Propeller
A fishing line stopped us for a whole afternoon, and a boy from the village cut it loose.
The Market Town
The town has a fair on Fridays, and a bakery that opens before the boats set off.
`,
		Want: []string{"The Broken Propeller"},
	},
	{
		Text: `# Keeping Hens in Town

## Introduction

Hens need less room than people think.

## Table of Contents

- [The coop](#the-coop)
- [The feed](#the-feed)
- [The eggs](#the-eggs)

## The coop

A shed will do.

### Doors

They close at dusk.

## The feed

Grain and greens.

## The eggs

Five a week.

## Sources

Two books and a neighbour.
`,
	},
	{
		Text: `# A Short List

## Table of Contents

- [Highlights of the year](#highlights-of-the-year)

## Highlights of the year

The bridge opened.

## Numbers of the year

Nine thousand came.

## Faces of the year

The ferryman retired.
`,
	},
	{
		Text: `# Ein Garten im Schatten

## Inhaltsverzeichnis

- [Farne](#farne)
- [Funkien](#funkien)
- [Moos](#moos)

## Farne

Farne mögen es feucht.

## Funkien

Funkien mögen keine Schnecken.

## Moos

Moos kommt von allein.

## Quellen

Ein altes Gartenbuch.
`,
	},
}

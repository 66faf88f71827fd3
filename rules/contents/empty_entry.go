package contents

import (
	"bytes"
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var emptyEntry = rules.Rule{
	ID:    "contents/empty-entry",
	Title: "An entry of the table of contents has no text",
	Doc: `A number or bullet without words in a table of contents is what is left of a heading
that was deleted, or never written. Readers see a hole; in generated articles it often marks the place
where two texts were put together.

Flagged are entries of a table of contents that hold nothing, or nothing but signs.
Left alone are entries that show a picture, and bullets that only carry a deeper list.
The fix takes the line out and numbers the entries after it anew.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry),
	Measured: "Four of the articles have a table of contents. On 1,701 Markdown files and 1,084 HTML pages of " +
		"open-source projects: none.",
	Examples: emptyEntryExamples,
	Check:    checkEmptyEntry,
}

func checkEmptyEntry(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	for i := range o.tables {
		t := &o.tables[i]
		var hollow []int
		for k := range t.entries {
			if e := &t.entries[k]; e.empty && !carries(t, k) {
				hollow = append(hollow, k)
			}
		}
		// Bullets without any words or numbers are no table.
		if len(hollow) == 0 || len(hollow) == len(t.entries) && t.entries[0].number.width == 0 {
			continue
		}
		fixes := dropHollow(o, t, hollow)
		for n, k := range hollow {
			f := rules.Finding{Span: trimmed(a, &a.Blocks[t.entries[k].block]), Message: "this entry of the table of contents is empty"}
			if num := t.entries[k].number; num.width > 0 {
				f.Message = fmt.Sprintf("entry %d of the table of contents is empty", num.last())
			}
			// One fix mends the whole table: numbers hang together.
			if n == 0 {
				f.Fixes = fixes
			}
			p.Report(f)
		}
	}
}

// carries reports whether an empty entry is only there to hold the deeper ones
// after it. One with a number stands for a section of its own.
func carries(t *table, k int) bool {
	if k+1 == len(t.entries) || t.entries[k+1].depth <= t.entries[k].depth {
		return false
	}
	return t.entries[k].number.width == 0
}

func dropHollow(o *outline, t *table, hollow []int) []rules.Fix {
	gone := map[int]bool{}
	for _, k := range hollow {
		gone[t.entries[k].block] = true
	}
	edits, ok := withoutEntries(o, t, func(e *entry) bool { return gone[e.block] })
	if !ok {
		return nil
	}
	message := "delete the empty entry"
	if len(hollow) > 1 {
		message = "delete the empty entries"
	}
	if len(edits) > len(hollow) {
		message += " and number the others anew"
	}
	return []rules.Fix{{Safety: rules.Safe, Message: message, Edits: edits}}
}

// trimmed is the source of a block without the blanks around it.
func trimmed(a *corpus.Article, b *corpus.Block) corpus.Span {
	s := b.Source
	if s.End > len(a.Source) || !editable(a, b) {
		return s
	}
	source := a.Source[s.Start:s.End]
	s.Start += len(source) - len(bytes.TrimLeft(source, " \t\r\n"))
	s.End -= len(source) - len(bytes.TrimRight(source, " \t\r\n"))
	return corpus.Span{Start: min(s.Start, s.End), End: max(s.Start, s.End)}
}

var emptyEntryExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: `How the Harbour Museum Moved Its Ships
Table of Contents
- 1. The Old Halls
- 2.
- 3. The New Quay
The museum moved four ships in a single summer, and none of them was scratched on the way across the bay.
The Old Halls
The halls were built in 1911, and their doors are two metres narrower than the largest ship of the collection.
The New Quay
The quay opens in spring, with a crane of its own and a workshop for visitors.
`,
		Want: []string{"- 2."},
		Fixed: `How the Harbour Museum Moved Its Ships
Table of Contents
- 1. The Old Halls
- 2. The New Quay
The museum moved four ships in a single summer, and none of them was scratched on the way across the bay.
The Old Halls
The halls were built in 1911, and their doors are two metres narrower than the largest ship of the collection.
The New Quay
The quay opens in spring, with a crane of its own and a workshop for visitors.
`,
	},
	{
		Text: `# Sourdough in Three Days

## Table of Contents

- [The starter](#the-starter)
-
- [The oven](#the-oven)

## The starter

Flour and water stand for a day.

## The oven

The stone heats for an hour.
`,
		Want: []string{"-"},
		Fixed: `# Sourdough in Three Days

## Table of Contents

- [The starter](#the-starter)
- [The oven](#the-oven)

## The starter

Flour and water stand for a day.

## The oven

The stone heats for an hour.
`,
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Was Mieter wissen müssen</h1>
<h2>Inhaltsverzeichnis</h2>
<ul>
<li><a href="#frist">Die Frist</a></li>
<li></li>
<li><a href="#kaution">Die Kaution</a></li>
</ul>
<h2 id="frist">Die Frist</h2>
<p>Wer auszieht, kündigt drei Monate vorher.</p>
<h2 id="kaution">Die Kaution</h2>
<p>Die Kaution kommt mit Zinsen zurück.</p>
`,
		Want: []string{"<li></li>"},
		Fixed: `<h1>Was Mieter wissen müssen</h1>
<h2>Inhaltsverzeichnis</h2>
<ul>
<li><a href="#frist">Die Frist</a></li>
<li><a href="#kaution">Die Kaution</a></li>
</ul>
<h2 id="frist">Die Frist</h2>
<p>Wer auszieht, kündigt drei Monate vorher.</p>
<h2 id="kaution">Die Kaution</h2>
<p>Die Kaution kommt mit Zinsen zurück.</p>
`,
	},
	{
		Text: `# Container Rates This Spring

## Contents

1. [Rotterdam](#rotterdam)
2. [Singapore](#singapore)

## Rotterdam

Rates fell by a tenth.

## Singapore

Rates rose a little.
`,
	},
	{
		Text: `# Container Rates This Autumn

## Contents

- [Rotterdam](#rotterdam)
- [![Singapore](harbour.png)](#singapore)

## Rotterdam

Rates fell by a tenth.

## Singapore

Rates rose a little.
`,
	},
	{
		Format: corpus.Plain,
		Text: `Pruning Roses
Table of Contents
- 1. When to Cut
- 2. Where to Cut
Roses want a sharp knife and a dry day, and they forgive nearly everything else.
When to Cut
The right time is when the forsythia flowers, which is in March in most gardens.
Where to Cut
The cut goes just above a bud that looks outwards.
`,
	},
	{
		Format: corpus.Plain,
		Text: `A Cinema Run by Its Neighbours
Table of Contents
I. The Projector
II. The Seats
III.
IV. The Bar
The cinema in the old bakery belongs to two hundred people, and each of them must tear tickets once a year.
I. The Projector
It came from a school that had bought a better one.
II. The Seats
They are from three theatres, and no row is like another.
IV. The Bar
It sells what the neighbours bake.
`,
		Want: []string{"III."},
	},
}

package contents

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var entryWithoutHeading = rules.Rule{
	ID:    "contents/entry-without-heading",
	Title: "The table of contents promises a section that is not there",
	Doc: `An entry without its section sends the reader nowhere: the article was cut, or a heading
was renamed after the table was made.

Flagged are entries whose words head no section and no line of the body, in a table whose other entries
mostly do, or whose first ones do and whose last ones all do not (a text that was cut off).
Left alone are shortened labels ("Costs" for "Costs and benefits"), other spelling of the same words,
entries whose link leads to a heading, links to other pages, the title, and tables
of some other text, such as the contents of a book under review.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry),
	Measured: "On 1,701 Markdown files of open-source projects: 4 in 3 files, all true (sections that were renamed " +
		"or removed). On 1,084 HTML manuals: none.",
	Examples: entryWithoutHeadingExamples,
	Check:    checkEntryWithoutHeading,
}

func checkEntryWithoutHeading(p *rules.Pass) {
	o := outlineOf(p)
	var index *wordIndex
	for i := range o.tables {
		t := &o.tables[i]
		if !t.own() {
			continue
		}
		for k := range t.entries {
			e := &t.entries[k]
			if e.empty || e.match != unmatched || leakOf(p.Article, e) != nil {
				continue
			}
			if index == nil {
				index = o.newWordIndex()
			}
			p.Report(o.missing(e, index))
		}
	}
}

// missing is the finding for an entry that names nothing.
func (o *outline) missing(e *entry, index *wordIndex) rules.Finding {
	a := o.article
	f := rules.Finding{
		Range:   a.Blocks[e.block].Text,
		Message: fmt.Sprintf("the table of contents lists %q, but no section is called that", shown(e.label)),
	}
	if h, score := index.nearest(words(e.label)); h >= 0 && score >= related {
		heading := a.Blocks[o.headings[h].block].Text
		f.Confidence = rules.Likely
		f.Message += fmt.Sprintf("; the nearest heading is %q", shown(a.In(heading)))
		f.Related = []rules.Related{{Range: heading, Message: "the nearest heading"}}
	}
	return f
}

// related is how alike a heading must be to be worth naming.
const related = 0.4

// shown shortens a label for a message.
func shown(label string) string {
	const most = 80
	n := 0
	for i := range label {
		if n++; n > most {
			return label[:i] + "\u2026"
		}
	}
	return label
}

var entryWithoutHeadingExamples = []rules.Example{
	{
		Text: `# The New Rent Law

## Table of Contents

1. [Background](#background)
2. [Who Pays](#who-pays)
3. [Outlook for Next Year](#outlook-for-next-year)

## Background

The law was passed in May.

## Who Pays

Landlords bear the larger part.
`,
		Want: []string{"Outlook for Next Year"},
	},
	{
		Format: corpus.Plain,
		Text: `A Season Without a Striker
Table of Contents
- 1. The Autumn Slump
- 2. Goals From Midfield
- 3. The Goalkeeper's Year
The club sold its striker in August and did not buy another one until the following summer.
The Autumn Slump
Seven matches passed without a goal from open play, and the crowd began to count them aloud.
Goals From Midfield
Then the captain scored in five games in a row, three of them with his head.
`,
		Want: []string{"The Goalkeeper's Year"},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Le musée rouvre ses portes</h1>
<h2>Table des matières</h2>
<ol>
<li>Les travaux</li>
<li>Les tarifs</li>
<li>La collection perdue</li>
</ol>
<h2>Les travaux</h2>
<p>Le chantier a duré deux ans.</p>
<h2>Les tarifs</h2>
<p>L'entrée reste gratuite le dimanche.</p>
`,
		Want: []string{"La collection perdue"},
	},
	{
		Text: `# Storm Damage in the Orchard

## Table of Contents

- Costs
- COVER AND CLAIMS
- 3. What next?

## Costs and benefits of repair

Two rows of trees are gone.

## Cover – and claims

The insurer has been.

## What next

New trees come in autumn.
`,
	},
	{
		Text: `# Review: A History of Salt

The book has four parts.

## Contents

- Salt in the desert
- Salt in the sea
- Salt on the table
- Salt in the war

## A fine first half

The author knows her trade.

## A weaker end

The last part is thin.
`,
	},
	{
		Text: `# Guide to the Coast Path

## Table of Contents

- [Getting there](#getting-there)
- [Where to sleep](#where-to-sleep)
- [Maps](maps.html)

## Getting there

The bus stops at the pier.

## Where to sleep

Two inns take walkers.
`,
	},
	{
		Format: corpus.Plain,
		Text: `Moving a Piano Up Four Floors
Table of Contents
Toggle
Measuring the Stairs
Hiring a Crane
Paying the Bill
Tuning After the Move
A piano weighs as much as four people, and unlike people it cannot be asked to breathe in on the landing.
Measuring the Stairs
Measure the narrowest turn first, and then measure the railing at the same place.
Paying the Bill
Movers ask for half of the price on the day that the van is booked.
Tuning After the Move
Wait for two weeks before the tuner comes, so that the wood can settle.
`,
		Want: []string{"Hiring a Crane"},
	},
	{
		Format: corpus.Plain,
		Text: `The Lease of a Market Stall
Table of Contents
I. Who May Apply
II. What the Stall Costs
III. How to Give Notice
IV. The Winter Break
The town lets forty stalls in the market hall, and each of them comes with a tap, a lamp and a drain.
I. Who May Apply
Anybody who grows or bakes what is sold may ask for a stall.
II. What the Stall Costs
The rent is paid by the week, and a missed week is paid twice.
IV. The Winter Break
The hall is closed from the second week of January until the first of March.
`,
		Want: []string{"III. How to Give Notice"},
	},
	{
		Format: corpus.Plain,
		Text: `The Lease of a Market Stall
Table of Contents
Chapter 1: Who May Apply
Chapter 2: What the Stall Costs
Chapter 3: The Winter Break
The town lets forty stalls in the market hall, and each of them comes with a tap, a lamp and a drain.
Who May Apply
Anybody who grows or bakes what is sold may ask for a stall.
What the Stall Costs
The rent is paid by the week, and a missed week is paid twice.
The Winter Break
The hall is closed from the second week of January until the first of March.
`,
	},
	{
		Text: `# Sailing to the Outer Islands

## What you'll learn

- Reading the chart
- Crossing the sound
- Anchoring in sand
- Cooking aboard

## Reading the chart

Depths are given in metres.

## Crossing the sound

The tide turns at noon.

## Anchoring in sand

Give the chain time.
`,
		Want: []string{"Cooking aboard"},
	},
	{
		Text: `# Sailing to the Outer Islands

## What you'll learn

- how deep the water is
- when the tide turns
- why sand holds an anchor

## Reading the chart

Depths are given in metres.

## Crossing the sound

The tide turns at noon.
`,
	},
	{
		Format: corpus.Plain,
		Text: `A Chest From the Attic
Contents
Two wedding dresses
A box of letters
The Key
A chest that nobody had opened since the war was sold with the house, and its new owner called the museum.
The Key
It hung on a nail behind the door for eighty years.
The Letters
They were written from a ship that carried oranges.
`,
	},
}

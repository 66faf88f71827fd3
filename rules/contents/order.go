package contents

import (
	"fmt"
	"sort"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var order = rules.Rule{
	ID:    "contents/order",
	Title: "The table of contents has another order than the article",
	Doc: `Readers take the table of contents for a map. When sections were moved after it was made,
it leads them back and forth.

Flagged are the fewest entries that would have to move for the table to follow the text; more than two of
them are one finding.
Left alone are tables in alphabetical order, which are an index, and headings that occur more than once.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry),
	Measured: "On 1,701 Markdown files of open-source projects: 2 in 2 files, both true. On 1,084 HTML manuals: " +
		"none.",
	Examples: orderExamples,
	Check:    checkOrder,
}

func checkOrder(p *rules.Pass) {
	o := outlineOf(p)
	if len(o.tables) == 0 {
		return
	}
	times := map[string]int{}
	for _, h := range o.headings {
		times[h.key]++
	}
	for i := range o.tables {
		t := &o.tables[i]
		var placed []*entry
		seen := map[int]bool{}
		for k := range t.entries {
			e := &t.entries[k]
			if e.match == exact && times[e.key] == 1 && !seen[e.heading] {
				seen[e.heading] = true
				placed = append(placed, e)
			}
		}
		if len(placed) < 3 || alphabetical(placed) {
			continue
		}
		o.reportMoved(p, placed)
	}
}

func (o *outline) reportMoved(p *rules.Pass, placed []*entry) {
	stay := longestRise(placed)
	moved := len(placed) - len(stay)
	if moved == 0 {
		return
	}
	a := o.article
	if moved > 2 {
		f := rules.Finding{Message: fmt.Sprintf("%d of %d entries stand in another order than the sections", moved, len(placed))}
		for k, e := range placed {
			switch {
			case stay[k]:
			case f.Range.Len() == 0:
				f.Range = a.Blocks[e.block].Text
			case len(f.Related) < mostRelated:
				f.Related = append(f.Related, rules.Related{Range: a.Blocks[e.block].Text, Message: "also elsewhere"})
			}
		}
		p.Report(f)
		return
	}
	for k, e := range placed {
		if stay[k] {
			continue
		}
		heading := a.Blocks[o.headings[e.heading].block].Text
		f := rules.Finding{
			Range:   a.Blocks[e.block].Text,
			Message: "this section stands elsewhere in the article than in the table of contents",
			Related: []rules.Related{{Range: heading, Message: "the section"}},
		}
		if before := o.before(placed, e); before != nil {
			f.Message = fmt.Sprintf("the section stands after %q in the article", shown(before.label))
		} else {
			f.Message = "the section stands before all others in the article"
		}
		p.Report(f)
	}
}

// before returns the entry whose section stands right before that of e.
func (o *outline) before(placed []*entry, e *entry) *entry {
	var best *entry
	for _, x := range placed {
		if x.heading < e.heading && (best == nil || x.heading > best.heading) {
			best = x
		}
	}
	return best
}

// mostRelated bounds what one finding names.
const mostRelated = 8

// alphabetical reports whether entries are sorted by their words, but for one
// in ten.
func alphabetical(entries []*entry) bool {
	pairs, down := 0, 0
	for i := 1; i < len(entries); i++ {
		if entries[i].depth == entries[i-1].depth {
			pairs++
			if entries[i].key < entries[i-1].key {
				down++
			}
		}
	}
	return pairs >= 2 && 10*down <= pairs
}

// longestRise marks the longest series of entries whose headings ascend.
func longestRise(entries []*entry) map[int]bool {
	var tails []int // the entry that ends the best series of each length
	from := make([]int, len(entries))
	for i, e := range entries {
		n := sort.Search(len(tails), func(k int) bool { return entries[tails[k]].heading >= e.heading })
		from[i] = -1
		if n > 0 {
			from[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	stay := map[int]bool{}
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = from[i] {
			stay[i] = true
		}
	}
	return stay
}

var orderExamples = []rules.Example{
	{
		Text: `# A Year at the Theatre

## Table of Contents

- [Spring](#spring)
- [Autumn](#autumn)
- [Summer](#summer)
- [Winter](#winter)

## Spring

The house was full.

## Summer

The house was closed.

## Autumn

The house was cold.

## Winter

The house was sold.
`,
		Want: []string{"Autumn"},
	},
	{
		Format: corpus.Plain,
		Text: `The Making of a Cheese
Table of Contents
- 1. The Milk
- 2. The Cave
- 3. The Rennet
- 4. The Press
The cheese needs nine months, and most of them it spends in the dark.
The Milk
The milk comes from forty cows on the hill behind the dairy.
The Rennet
The rennet goes in at thirty-two degrees, and then nobody may slam a door.
The Press
The press stands overnight, and the whey goes to the pigs.
The Cave
The cave is turned, brushed and listened to by one man.
`,
		Want: []string{"The Cave"},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Drei Tage in der Werft</h1>
<h2>Inhaltsverzeichnis</h2>
<ul>
<li><a href="#mittwoch">Das Ende am Mittwoch</a></li>
<li><a href="#montag">Der Anfang am Montag</a></li>
<li><a href="#dienstag">Pause am Dienstag</a></li>
<li><a href="#donnerstag">Abfahrt am Donnerstag</a></li>
</ul>
<h2 id="montag">Der Anfang am Montag</h2>
<p>Das Schiff kam mit der Flut.</p>
<h2 id="dienstag">Pause am Dienstag</h2>
<p>Es regnete den ganzen Tag.</p>
<h2 id="mittwoch">Das Ende am Mittwoch</h2>
<p>Die Farbe war trocken.</p>
<h2 id="donnerstag">Abfahrt am Donnerstag</h2>
<p>Das Schiff ging mit der Flut.</p>
`,
		Want: []string{"Das Ende am Mittwoch"},
	},
	{
		Text: `# Herbs From A to Z

## Table of Contents

- [Basil](#basil)
- [Chives](#chives)
- [Thyme](#thyme)

## Thyme

Thyme likes stones.

## Basil

Basil likes the sun.

## Chives

Chives like anything.
`,
	},
	{
		Text: `# Two Towns

## Table of Contents

- [Harwick](#harwick)
- [History](#history)
- [Selby](#selby)
- [History](#history-1)

## Harwick

A town on a hill.

### History

It burned down twice.

## Selby

A town by a river.

### History

It was flooded twice.
`,
	},
	{
		Format: corpus.Plain,
		Text: `How to Paint a Boat
Table of Contents
- 1. Scrape the Hull
- 2. Prime the Wood
- 3. Paint and Wait
A boat wants paint every second spring, and it wants it before the water warms.
Scrape the Hull
Old paint comes off with a scraper and patience.
Prime the Wood
One thin coat is better than a thick one.
Paint and Wait
Two days between coats, and three before the launch.
`,
	},
	{
		Format: corpus.Plain,
		Text: `Three Ways to Smoke a Trout
In this article, we cover:
The Washtub
The Kettle
The Oven
A trout takes smoke in an hour, and the cook who waits for two eats something that was once a trout.
The Kettle
It needs a lid that closes and a handful of tea.
The Washtub
It stands downwind of the washing.
The Oven
It is what most people have.
`,
		Want: []string{"The Washtub"},
	},
}

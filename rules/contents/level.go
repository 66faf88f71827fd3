package contents

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var level = rules.Rule{
	ID:    "contents/level",
	Title: "An entry is nested otherwise than its section",
	Doc: `The indents of a table of contents tell which section belongs to which. When an entry is indented
as a part of the section above it but heads one of its own, or the other way round, one of the two is wrong.

Flagged are entries, in a table of several depths, whose depth differs both from that of all other
entries whose headings have that level, and from the place of the heading in the outline.
Left alone are flat tables, and articles that leave out a level of headings.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Reads:      corpus.KindsOf(corpus.ContentsEntry),
	Measured: "On 1,701 Markdown files of open-source projects: none. On 1,084 HTML manuals: 1, on a page that " +
		"prints a whole book.",
	Examples: levelExamples,
	Check:    checkLevel,
}

func checkLevel(p *rules.Pass) {
	o := outlineOf(p)
	for i := range o.tables {
		t := &o.tables[i]
		usual := o.usualLevels(t)
		if len(usual) < 2 {
			continue
		}
		depthOf := map[int]int{}
		for depth, level := range usual {
			depthOf[level] = depth
		}
		if len(depthOf) < len(usual) {
			continue
		}
		offsets := o.offsets(t)
		for k := range t.entries {
			e := &t.entries[k]
			if e.match != exact {
				continue
			}
			h := o.headings[e.heading]
			want, known := depthOf[h.level]
			if !known || want == e.depth || e.depth-h.depth == offsets[place{want, h.level}] {
				continue
			}
			heading := o.article.Blocks[h.block].Text
			f := rules.Finding{
				Range:   o.article.Blocks[e.block].Text,
				Related: []rules.Related{{Range: heading, Message: "the heading"}},
			}
			if e.depth > want {
				f.Message = fmt.Sprintf("listed as a part of another section, but its heading is of level %d like those at depth %d", h.level, want)
			} else {
				f.Message = fmt.Sprintf("listed as a section of its own, but its heading is of level %d like those at depth %d", h.level, want)
			}
			p.Report(f)
		}
	}
}

// usualLevels returns the level that the headings have at each depth of a
// table, for the depths where at least two thirds of three or more agree, or
// all of fewer.
func (o *outline) usualLevels(t *table) map[int]int {
	counts := map[int]map[int]int{}
	for _, e := range t.entries {
		if e.match == exact {
			if counts[e.depth] == nil {
				counts[e.depth] = map[int]int{}
			}
			counts[e.depth][o.headings[e.heading].level]++
		}
	}
	usual := map[int]int{}
	for depth, levels := range counts {
		all, best := 0, 0
		for level, n := range levels {
			all += n
			if n > levels[best] || n == levels[best] && level < best {
				best = level
			}
		}
		if 3*levels[best] >= 2*all {
			usual[depth] = best
		}
	}
	return usual
}

// place is a depth in the table with a level of headings.
type place struct{ depth, level int }

// offsets is how much deeper the first entry of each depth and level stands in
// the table than its heading does in the outline.
func (o *outline) offsets(t *table) map[place]int {
	offsets := map[place]int{}
	for _, e := range t.entries {
		if e.match != exact {
			continue
		}
		h := o.headings[e.heading]
		at := place{e.depth, h.level}
		if _, ok := offsets[at]; !ok {
			offsets[at] = e.depth - h.depth
		}
	}
	return offsets
}

var levelExamples = []rules.Example{
	{
		Text: `# The City's Bridges

## Table of Contents

- [Stone](#stone)
  - [The old arch](#the-old-arch)
  - [The mill weir](#the-mill-weir)
  - [Steel](#steel)
- [Wood](#wood)

## Stone

Three are left.

### The old arch

It carries carts.

### The mill weir

It carries no one.

## Steel

It carries trains.

## Wood

It carries goats.
`,
		Want: []string{"Steel"},
	},
	{
		Text: `# Training for the Marathon

## Table of Contents

- [Winter](#winter)
  - [Long runs](#long-runs)
- [Short runs](#short-runs)
- [Spring](#spring)
  - [Hills](#hills)
- [Race day](#race-day)

## Winter

The base is laid.

### Long runs

Sunday is the day.

### Short runs

Tuesday will do.

## Spring

The speed comes.

### Hills

Ten times up.

## Race day

Start slowly.
`,
		Want: []string{"Short runs"},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Le potager en hiver</h1>
<h2>Table des matières</h2>
<ul>
<li><a href="#sol">Le sol</a>
<ul>
<li><a href="#paillage">Le paillage</a></li>
<li><a href="#compost">Le compost</a></li>
<li><a href="#semis">Les semis</a></li>
</ul></li>
<li><a href="#outils">Les outils</a></li>
</ul>
<h2 id="sol">Le sol</h2>
<p>La terre se repose.</p>
<h3 id="paillage">Le paillage</h3>
<p>La paille protège du gel.</p>
<h3 id="compost">Le compost</h3>
<p>Le tas reste couvert.</p>
<h2 id="semis">Les semis</h2>
<p>Les premiers semis attendant février.</p>
<h2 id="outils">Les outils</h2>
<p>La bêche se nettoie à sec.</p>
`,
		Want: []string{"Les semis"},
	},
	{
		Text: `# The Ferry Timetable

## Table of Contents

- [Weekdays](#weekdays)
- [Mornings](#mornings)
- [Sundays](#sundays)

## Weekdays

Every hour.

### Mornings

Every half hour.

## Sundays

Four times.
`,
	},
	{
		Text: `# The Village Fair

## Table of Contents

- [Animals](#animals)
  - [Sheep](#sheep)
- [Cakes](#cakes)
  - [Fruit cakes](#fruit-cakes)

## Animals

They come first.

#### Sheep

Twelve breeds.

## Cakes

They come second.

#### Fruit cakes

Nine entries.
`,
	},
	{
		Text: `# The Lighthouse

## Table of Contents

- [The tower](#the-tower)
  - [The lamp](#the-lamp)
- [The keeper](#the-keeper)

## The tower

It is forty metres high.

### The lamp

It burned oil.

## The keeper

She stayed for thirty years.
`,
	},
}

package structure

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var headingOnly = rules.Rule{
	ID:    "structure/heading-only",
	Title: "A heading is followed by another heading at once",
	Doc: `A section that opens with the heading of its first part and not with a sentence of its own shows an
outline that was filled in, not a text that was thought out. A word on what follows helps the reader.

Flagged are headings that a deeper heading follows at once; in plain text, where levels are lost, any heading.
Left alone are numbered manuals ("2 Setup", "2.1 Tools"), the headline, and headings over a picture or an include.
What has nothing under it at all is empty-section.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.Heading),
	Examples:   headingOnlyExamples,
	Check:      checkHeadingOnly,
}

func checkHeadingOnly(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	for k := 0; k+1 < len(o.sections); k++ {
		s, next := &o.sections[k], &o.sections[k+1]
		if !s.empty() || closes(a, s, next) || s.heading < o.first && o.first < len(a.Blocks) && s.level < next.level && s.level <= 1 {
			continue
		}
		b, after := &a.Blocks[s.heading], &a.Blocks[next.heading]
		if b.Text.Len() == 0 || numbered(a.In(after.Text)) || key(a.In(b.Text)) == key(a.Title()) {
			continue
		}
		p.Report(rules.Finding{
			Range:   b.Text,
			Message: fmt.Sprintf("the heading %q follows at once, without a sentence between them", shown(a.In(after.Text))),
			Related: []rules.Related{{Range: after.Text, Message: "the next heading"}},
		})
	}
}

// numbered reports whether a heading opens with a number of several parts or
// one with a mark behind it: "2.1 Tools", "3) Clay".
func numbered(heading string) bool {
	i := 0
	for i < len(heading) && ('0' <= heading[i] && heading[i] <= '9') {
		i++
	}
	return i > 0 && i < 4 && i < len(heading) && (heading[i] == '.' || heading[i] == ')')
}

var headingOnlyExamples = []rules.Example{
	{
		Text: `# The Orchard in Winter

## Pruning

### Tools

A saw and shears.

### Cuts

Cut above a bud.
`,
		Want: []string{"Pruning"},
	},
	{
		Format: corpus.Plain,
		Text: `The Council Votes on the Stadium
The council voted on Monday night to give the club a lease of thirty years on the ground by the river.
Challenges
Traffic on Match Days
Three streets will be closed on match days, and the residents will get passes for their cars from the town.
`,
		Want: []string{"Challenges"},
	},
	{
		Text: `# Der Hafen wächst

## Die Pläne

### Der neue Kai

Er wird zwei Kilometer lang.

## Das Geld

Es kommt vom Land.
`,
		Want: []string{"Die Pläne"},
	},
	{
		Format: corpus.HTML,
		Text: `<article><h1>La bibliothèque rouvre</h1>
<p>Elle rouvre en mai.</p>
<h2>Les salles</h2>
<h3>La salle de lecture</h3>
<p>Elle a cent places.</p></article>
`,
		Want: []string{"Les salles"},
	},
	{
		Text: `# The Orchard in Winter

## Pruning

Two jobs are left for January.

### Tools

A saw and shears.
`,
	},
	{
		Text: `# Ein Handbuch für den Ofen

## 2. Aufbau

### 2.1 Werkzeug

Zange und Handschuhe.
`,
	},
	{
		Text: `# A Walk Along the Wall

## The start

It starts at the mill.
`,
	},
	{
		Text: `# Un voyage en train

## Le départ

![La gare](gare.jpg)

### À six heures

Le quai est vide.
`,
	},
}

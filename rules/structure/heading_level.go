package structure

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var headingLevel = rules.Rule{
	ID:    "structure/heading-level",
	Title: "The levels of the headings do not fit together",
	Doc: `Screen readers and tables of contents read the outline from the levels of the headings. A part that skips
a level hangs in the air, and a second heading of level one says that a second article begins.

Flagged, in Markdown and HTML, are headings more than one level below the heading that they belong to, and headings of
level one after the headline.
Left alone are plain text, which has no levels, articles whose sections are all of level one, and the first heading
of an article, since the site may print what stands above it. It is a hint: readers who see the page may not notice.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.Heading),
	Examples:   headingLevelExamples,
	Check:      checkHeadingLevel,
}

func checkHeadingLevel(p *rules.Pass) {
	a := p.Article
	if a.Format == corpus.Plain {
		return
	}
	o := outlineOf(p)
	tops := 0
	for k := range o.sections {
		if o.sections[k].level == 1 {
			tops++
		}
	}
	// Where sections are of level one as a rule, the site prints the headline.
	lone := o.title >= 0 && tops > 0 && 2*tops <= len(o.sections) && tops <= 3
	for k := range o.sections {
		s := &o.sections[k]
		b := &a.Blocks[s.heading]
		if b.Text.Len() == 0 {
			continue
		}
		if s.level == 1 && lone {
			p.Report(rules.Finding{
				Range:   b.Text,
				Message: "a second heading of level 1: the article has its headline already",
				Related: []rules.Related{{Range: a.Blocks[o.title].Text, Message: "the headline"}},
			})
			continue
		}
		if k == 0 || s.level <= o.sections[k-1].level+1 {
			continue
		}
		before := &a.Blocks[o.sections[k-1].heading]
		p.Report(rules.Finding{
			Range:   b.Text,
			Message: fmt.Sprintf("level %d stands under level %d: a level is left out", s.level, o.sections[k-1].level),
			Related: []rules.Related{{Range: before.Text, Message: fmt.Sprintf("the heading of level %d", o.sections[k-1].level)}},
		})
	}
}

var headingLevelExamples = []rules.Example{
	{
		Text: `# Growing Leeks

## Sowing

Sow in March.

#### Spacing

A hand's width.

## Harvest

From October on.
`,
		Want: []string{"Spacing"},
	},
	{
		Text: `# Der Umbau des Bahnhofs

## Die Halle

Sie bleibt stehen.

## Die Gleise

Es werden acht.

# Der Fahrplan

Er gilt ab Mai.
`,
		Want: []string{"Der Fahrplan"},
	},
	{
		Format: corpus.HTML,
		Text: `<article><h1>Le marché de Noël</h1>
<h2>Les stands</h2>
<p>Ils sont quarante.</p>
<h5>Les prix</h5>
<p>Ils ont monté.</p></article>
`,
		Want: []string{"Les prix"},
	},
	{
		Text: `# A Ship's Papers

## The log

It is kept daily.

##### The ink

It is black.

## The crew list

It is checked in port.
`,
		Want: []string{"The ink"},
	},
	{
		Text: `# Growing Leeks

## Sowing

Sow in March.

### Spacing

A hand's width.

## Harvest

From October on.
`,
	},
	{
		Text: `# Title of the house journal

# The first part

Text.

# The second part

Text.
`,
	},
	{
		Text: `### La salsa

Se hace con tomate.

### La pasta

Se cuece en agua.
`,
	},
	{
		Format: corpus.Plain,
		Text: `The Long Way to a New Bridge
It took the town thirty years to decide where the bridge should stand and who should pay for it.
The Bill
The state pays half of it, and the town and the two villages on the other bank pay the rest.
`,
	},
}

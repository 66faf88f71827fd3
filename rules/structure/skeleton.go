package structure

import (
	"fmt"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var skeleton = rules.Rule{
	ID:    "structure/skeleton",
	Title: "The headings are those of a template",
	Doc: `Introduction, Key Takeaways, Practical Tips, FAQ, Conclusion: an article about anything can be hung on
these headings, and so they say nothing about this one. News has no introduction and no practical advice for citizens.

Flagged is each stock heading of an article that has three different ones or more, in ten languages.
Left alone are articles with one or two of them, headings that hold the same words and more of their own,
and sources and notes, which are no fault. White papers and guides may want it so: it is a hint.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.Heading),
	Examples:   skeletonExamples,
	Check:      func(p *rules.Pass) { checkSkeleton(p, fewestStock) },
	Options: []rules.Option{
		{Name: "headings", Doc: "How many different stock headings make a template.", Default: fewestStock, Min: 1, Max: 20},
	},
	With: func(r *rules.Rule, v rules.Values) {
		r.Check = func(p *rules.Pass) { checkSkeleton(p, v["headings"].(int)) }
	},
}

// fewestStock is how many different stock headings make a template.
const fewestStock = 3

func checkSkeleton(p *rules.Pass, fewest int) {
	a := p.Article
	o := outlineOf(p)
	names := map[string]bool{}
	n := 0
	for k := range o.sections {
		if s := &o.sections[k]; s.stock() {
			names[key(a.In(a.Blocks[s.heading].Text))] = true
			n++
		}
	}
	if len(names) < fewest {
		return
	}
	for k := range o.sections {
		if s := &o.sections[k]; s.stock() {
			p.Report(rules.Finding{
				Range:   a.Blocks[s.heading].Text,
				Message: fmt.Sprintf("a stock heading, one of %d in this article: it says nothing about the subject", n),
			})
		}
	}
}

// stock reports whether a heading is one that fits every article.
func (s *section) stock() bool { return s.role != plainHeading && s.role != apparatus }

var skeletonExamples = []rules.Example{
	{
		Text: `# Rents Rise Again

## Introduction

Rents rose by nine per cent.

## Key Takeaways

- Tenants pay more.

## What the Index Says

It counts new leases only.

## Practical Tips for Tenants

Ask for the old lease.

## Conclusion

They may rise further.
`,
		Want: []string{"Introduction", "Key Takeaways", "Practical Tips for Tenants", "Conclusion"},
	},
	{
		Text: `# Tulpen im Topf

## Einleitung

Sie brauchen Sonne.

## Das Wichtigste in Kürze

- Wenig gießen.

## Fazit

Es lohnt sich.
`,
		Want: []string{"Einleitung", "Das Wichtigste in Kürze", "Fazit"},
	},
	{
		Text: `# El nuevo puente

## Introducción

Se abre en mayo.

## Preguntas frecuentes

### ¿Cuándo se abre?

En mayo.

## Conclusión

Hará falta.
`,
		Want: []string{"Introducción", "Preguntas frecuentes", "Conclusión"},
	},
	{
		Text: `# Why the Ferry Is Late

## Overview: a Long Wait

The wait is long.

## FAQ: the Ferry and the Tide

It sails at high water.

## The Bottom Line

Take the train.
`,
		Want: []string{"Overview: a Long Wait", "FAQ: the Ferry and the Tide", "The Bottom Line"},
	},
	{
		Text: `# Notes on a Match

## Introduction

It rained.

## Conclusion

It still rains.
`,
	},
	{
		Text: `# The Year the Euro Came

## The introduction of the euro was smooth

It took a night.

## The conclusion of talks is near

They last a week.

## Key figures left the bank

Two of them did.
`,
	},
	{
		Text: `# Der Fluss und die Stadt

## Ein Überblick über die Brücken am Oberlauf

Es sind neun.

## Quellen

- Stadtarchiv

## Literatur

- Ein Buch
`,
	},
	{
		Text: `# Three Days in the Hills

## Day one

We walked.

## Day two

We rested.

## Day three

We went home.
`,
	},
}

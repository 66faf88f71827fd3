package contents

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var numbering = rules.Rule{
	ID:    "contents/numbering",
	Title: "The numbers of a table of contents or list skip, repeat or run backwards",
	Doc: `A number that is missing tells of an entry that was deleted, one that stands twice of two lists
put together. Readers of a list count on its numbers.

Flagged are gaps, repeats and steps backwards in the numbers of a table of contents, and of lists in
plain text whose numbers otherwise go up by one. An empty entry keeps its number.
Left alone are the lists of Markdown and HTML, which are numbered when they are shown, and tables in Markdown with one
number throughout; lists that start at any number or begin again at 1; numbers with a letter (3a);
rankings in which two share a place; and countdowns that the title or the line above announces.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry, corpus.ListItem),
	Measured:   "On 1,701 Markdown files and 1,084 HTML pages of open-source projects: none.",
	Examples:   numberingExamples,
	Check:      checkNumbering,
}

func checkNumbering(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	for i := range o.tables {
		checkTableNumbers(p, o, &o.tables[i])
	}
	if a.Format == corpus.Plain {
		checkListNumbers(p)
	}
}

// checkTableNumbers holds the numbers of a table to their order, each list in
// it by itself: entries of one depth under one entry, parts of one number.
func checkTableNumbers(p *rules.Pass, o *outline, t *table) {
	fixed := false
	report := func(e *entry, message string) {
		var fixes []rules.Fix
		if !fixed {
			fixes = renumberTable(o, t)
			fixed = true
		}
		reportNumber(p, e, message, fixes)
	}
	for _, run := range numberedLists(t) {
		if len(run) > 1 && sameThroughout(run) {
			// Markdown numbers them when it shows them.
			if p.Article.Format != corpus.Markdown {
				report(run[1], fmt.Sprintf("all entries have the number %d", run[0].number.last()))
			}
			continue
		}
		for i := 1; i < len(run); i++ {
			if message := step(run[i-1].number, run[i].number); message != "" {
				report(run[i], message)
			}
		}
	}
}

// numberedLists parts a table into the lists that are counted by themselves,
// in the order of their first entries.
func numberedLists(t *table) [][]*entry {
	var lists [][]*entry
	type open struct {
		name string
		list int
	}
	var stack []open // the outermost list first
	for k := range t.entries {
		e := &t.entries[k]
		name := listOf(e)
		for len(stack) > 0 && !strings.HasPrefix(name, stack[len(stack)-1].name) {
			stack = stack[:len(stack)-1]
		}
		if e.number.width == 0 {
			stack = stack[:0]
			continue
		}
		if len(stack) == 0 || stack[len(stack)-1].name != name {
			stack = append(stack, open{name, len(lists)})
			lists = append(lists, nil)
		}
		list := stack[len(stack)-1].list
		lists[list] = append(lists[list], e)
	}
	return lists
}

// listOf names the list that an entry is counted in. The name of a list begins
// with that of the one it stands in.
func listOf(e *entry) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(">", min(e.depth, 64)))
	if n := len(e.number.path); n > 1 {
		for _, x := range e.number.path[:n-1] {
			fmt.Fprintf(&b, "%d.", x)
		}
	}
	return b.String()
}

// step says what is wrong with a number after the one before it; "" where
// nothing is.
func step(before, after number) string {
	b, n := before.last(), after.last()
	switch {
	case n == b+1, after.suffix || before.suffix:
		return ""
	case n == b:
		return fmt.Sprintf("the number %d stands twice", n)
	case n == b+2:
		return fmt.Sprintf("%d follows %d: %d is missing", n, b, b+1)
	case n > b:
		return fmt.Sprintf("%d follows %d: %d to %d are missing", n, b, b+1, n-1)
	}
	return fmt.Sprintf("%d follows %d: the numbers run backwards", n, b)
}

// sameThroughout reports whether a list has one number only.
func sameThroughout(run []*entry) bool {
	for _, e := range run {
		if len(e.number.path) != 1 || e.number.last() != run[0].number.last() || e.number.suffix {
			return false
		}
	}
	return true
}

// renumberTable is the fix that counts the entries of a flat table through. It
// is safe while nothing shows that an entry was lost.
func renumberTable(o *outline, t *table) []rules.Fix {
	entries, ok := flat(t)
	if !ok {
		return nil
	}
	if o.headingTraits().numbered {
		return nil
	}
	edits, ok := renumber(o.article, entries, min(entries[0].number.last(), 1))
	if !ok || len(edits) == 0 {
		return nil
	}
	safety := rules.Safe
	if o.headingTraits().lost {
		safety = rules.Unsafe
	}
	return []rules.Fix{{Safety: safety, Message: "number the entries anew", Edits: edits}}
}

// reportNumber reports the number of an entry.
func reportNumber(p *rules.Pass, e *entry, message string, fixes []rules.Fix) {
	a := p.Article
	f := rules.Finding{Message: message, Fixes: fixes}
	b := &a.Blocks[e.block]
	if s, ok := figure(a, e); ok {
		if s.End < b.Source.End && strings.IndexByte(".):", a.Source[s.End]) >= 0 {
			s.End++
		}
		f.Span = s
	} else if b.Text.Len() > 0 {
		f.Range = b.Text
	} else {
		f.Span = b.Source
	}
	p.Report(f)
}

var numberingExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: `The Price of a Concert Ticket
Table of Contents
- 1. The Hall
- 2. The Band
- 4. The Fees
A ticket costs twice what it cost ten years ago, and the band sees less of it.
The Hall
The hall takes a third before anyone has sung a note.
The Band
The band takes what is left after the van and the lights.
The Fees
The fees are for the booking, the printing and the handling of the booking.
`,
		Want: []string{"4."},
		Fixed: `The Price of a Concert Ticket
Table of Contents
- 1. The Hall
- 2. The Band
- 3. The Fees
A ticket costs twice what it cost ten years ago, and the band sees less of it.
The Hall
The hall takes a third before anyone has sung a note.
The Band
The band takes what is left after the van and the lights.
The Fees
The fees are for the booking, the printing and the handling of the booking.
`,
	},
	{
		Text: `# Winter Tyres

## Table of Contents

1. [The law](#the-law)
2. [The rubber](#the-rubber)
2. [The change](#the-change)

## The law

It names no date.

## The rubber

It is softer.

## The change

It takes an hour.
`,
		Want: []string{"2."},
	},
	{
		Format: corpus.Plain,
		Text: `How to Repot a Fern
The fern wants a new pot every third year, and it shows it by lifting itself out of the old one.
1. Water the fern the day before.
2. Loosen the roots with your fingers.
4. Fill the pot with fresh earth.
5. Keep it in the shade for a week.
After that it grows on as if nothing had happened.
`,
		Want: []string{"4."},
	},
	{
		Format: corpus.Plain,
		Text: `What to See in the Old Town
The old town has been rebuilt twice, and three of its houses are worth a detour on a dry day.
3. The weigh house by the canal.
2. The rope walk behind the church.
1. The pharmacy with the crocodile.
All of them are open on Saturday mornings.
`,
		Want: []string{"3."},
	},
	{
		Text: `# Three Ways to Tie a Rope

## Table of Contents

1. [The bowline](#the-bowline)
1. [The hitch](#the-hitch)
1. [The reef knot](#the-reef-knot)

## The bowline

It holds.

## The hitch

It slips when told.

## The reef knot

It is for reefs.
`,
	},
	{
		Format: corpus.Plain,
		Text: `The Top 3 Walks in the Hills
We walked all of them in one dry week of October, and these three we would walk again.
3. Round the quarry in two hours.
2. Over the ridge to the inn.
1. Along the stream to the spring.
Good boots are needed for the ridge alone.
`,
	},
	{
		Format: corpus.Plain,
		Text: `The Rules of the Allotment
The association has kept the same rules for sixty years, and it adds to them only in between.
3. The hedge is no higher than a man.
3a. The hedge is cut in June.
4. Fires are lit on Fridays.
5. Dogs are led.
Whoever breaks a rule brings cake.
`,
	},
	{
		Format: corpus.Plain,
		Text: `The Lost Drawings
Table of Contents
- 1. The Attic
- 2. The Buyer
- 3. The Court
A box of drawings was found in an attic, sold twice, and fought over for nine years.
The Attic
The attic belonged to a painter's daughter, who never went up there.
The Buyer
The buyer paid by cheque and asked for no receipt.
The Court
The court gave half of them back.
`,
	},
}

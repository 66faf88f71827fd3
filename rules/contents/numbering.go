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
plain text and HTML whose numbers otherwise go up by one. An empty entry keeps its number.
Left alone are lists of Markdown, which are numbered when they are shown, and tables there with one
number throughout; lists that start at any number or begin again at 1; numbers with a letter (3a);
rankings in which two share a place; and countdowns that the title or the line above announces.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry, corpus.ListItem),
	Examples:   numberingExamples,
	Check:      checkNumbering,
}

func checkNumbering(p *rules.Pass) {
	a := p.Article
	o := &outline{article: a, tables: readTables(a)}
	for i := range o.tables {
		checkTableNumbers(p, o, &o.tables[i])
	}
	if a.Format != corpus.Markdown {
		checkListNumbers(p, o)
	}
}

// checkTableNumbers holds the numbers of a table to their order, each list in
// it by itself: entries of one depth under one entry, parts of one number.
func checkTableNumbers(p *rules.Pass, o *outline, t *table) {
	if sameThroughout(t) {
		if p.Article.Format == corpus.Markdown {
			return
		}
		e := &t.entries[1]
		reportNumber(p, e, fmt.Sprintf("all entries have the number %d", e.number.last()), renumberTable(p, t))
		return
	}
	last := map[string]*entry{}
	var lists []string // the open lists, the outermost first
	fixed := false
	for k := range t.entries {
		e := &t.entries[k]
		list := listOf(e)
		for len(lists) > 0 && !strings.HasPrefix(list, lists[len(lists)-1]) {
			delete(last, lists[len(lists)-1])
			lists = lists[:len(lists)-1]
		}
		if e.number.width == 0 {
			clear(last)
			lists = lists[:0]
			continue
		}
		if len(lists) == 0 || lists[len(lists)-1] != list {
			lists = append(lists, list)
		}
		before := last[list]
		last[list] = e
		if before == nil {
			continue
		}
		if message := step(before.number, e.number); message != "" {
			var fixes []rules.Fix
			if !fixed {
				fixes = renumberTable(p, t)
				fixed = true
			}
			reportNumber(p, e, message, fixes)
		}
	}
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

func sameThroughout(t *table) bool {
	if len(t.entries) < 2 {
		return false
	}
	first := &t.entries[0]
	for k := range t.entries {
		e := &t.entries[k]
		if len(e.number.path) != 1 || e.depth != first.depth || e.number.last() != first.number.last() || e.number.suffix {
			return false
		}
	}
	return true
}

// renumberTable is the fix that counts the entries of a flat table through. It
// is safe while nothing shows that an entry was lost.
func renumberTable(p *rules.Pass, t *table) []rules.Fix {
	entries, ok := flat(t)
	if !ok {
		return nil
	}
	o := readOutline(p.Article)
	if numberedHeadings(o) {
		return nil
	}
	edits, ok := renumber(p.Article, entries, min(entries[0].number.last(), 1))
	if !ok || len(edits) == 0 {
		return nil
	}
	safety := rules.Safe
	for _, h := range o.headings {
		if !h.listed && !o.customary(h) {
			safety = rules.Unsafe
		}
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

// checkListNumbers holds the numbered lists of the body to their order.
func checkListNumbers(p *rules.Pass, o *outline) {
	a := p.Article
	for i := 0; i < len(a.Blocks); {
		if !listed(&a.Blocks[i]) {
			i++
			continue
		}
		from := i
		for i < len(a.Blocks) && listed(&a.Blocks[i]) {
			i++
		}
		byDepth := map[int][]*entry{}
		for k := from; k < i; k++ {
			b := &a.Blocks[k]
			for depth := range byDepth {
				if depth > b.Level {
					checkRun(p, byDepth[depth], from)
					delete(byDepth, depth)
				}
			}
			n := readNumber(b.Marker)
			if n.width == 0 {
				checkRun(p, byDepth[b.Level], from)
				delete(byDepth, b.Level)
				continue
			}
			e := &entry{block: k, number: n, depth: b.Level}
			if run := byDepth[b.Level]; len(run) > 0 && n.last() == 1 && run[len(run)-1].number.last() != 2 {
				checkRun(p, run, from)
				byDepth[b.Level] = nil
			}
			byDepth[b.Level] = append(byDepth[b.Level], e)
		}
		for depth := range byDepth {
			checkRun(p, byDepth[depth], from)
		}
	}
}

func listed(b *corpus.Block) bool { return b.Kind == corpus.ListItem && !b.Quoted }

// checkRun judges one list of the body. It speaks only of lists that are meant
// to be counted through: those with one slip.
func checkRun(p *rules.Pass, run []*entry, first int) {
	if len(run) < 3 {
		return
	}
	down, slips, slip, shared := 0, 0, 0, 0
	for i := 1; i < len(run); i++ {
		b, n := run[i-1].number, run[i].number
		if len(b.path) != len(n.path) || len(n.path) != 1 {
			return
		}
		if n.last() == b.last()-1 {
			down++
		}
		if n.last() == b.last() {
			shared++
		}
		if step(b, n) != "" {
			slips++
			slip = i
		}
	}
	switch {
	case slips == 0:
	case down == len(run)-1:
		if run[len(run)-1].number.last() == 1 && !announced(p.Article, first, run[0].number.last()) && p.Article.Format == corpus.Plain {
			reportNumber(p, run[0], "the numbers of this list run backwards, and nothing announces a countdown", nil)
		}
	case slips == 1 && run[0].number.last() <= 1:
		n, b := run[slip].number.last(), run[slip-1].number.last()
		if n > b+2 || n < b {
			return
		}
		var fixes []rules.Fix
		if edits, ok := renumber(p.Article, run, run[0].number.last()); ok {
			fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "number the list anew", Edits: edits}}
		}
		reportNumber(p, run[slip], step(run[slip-1].number, run[slip].number), fixes)
	}
}

// announced reports whether the title or the lines above a list announce that
// it counts down: by its highest number, or by a word.
func announced(a *corpus.Article, first, highest int) bool {
	lines := []string{a.Title()}
	for i := first - 1; i >= 0 && i >= first-3; i-- {
		lines = append(lines, a.In(a.Blocks[i].Text))
	}
	for _, l := range lines {
		folded := corpus.FoldString(l)
		for _, w := range strings.FieldsFunc(folded, func(r rune) bool { return !wordRune(r) }) {
			if w == fmt.Sprint(highest) {
				return true
			}
		}
		for _, w := range countdownWords() {
			if strings.Contains(folded, w) {
				return true
			}
		}
	}
	return false
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

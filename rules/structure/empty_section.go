package structure

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var emptySection = rules.Rule{
	ID:    "structure/empty-section",
	Title: "A heading has nothing under it",
	Doc: `A heading without a text is a section that was dropped on the way. Links to it lead nowhere, and the
reader looks for what was announced.

Flagged are headings that the end of the article, a heading of the same or a higher level, or nothing
but "N/A" follows.
Left alone are headings over a table, a list, a picture, a frame or an include, and those that introduce deeper
headings (heading-only). In plain text, where levels are lost, a heading counts only when a section that closes
articles follows it (sources, a conclusion), or when its own name is one of a stock section and the text ends there.
"None" and "N/A" are hints in a text that shows code: manuals and proposals have a form that asks for them. So are
empty headings there, and elsewhere those that hold a link or are as long as a sentence.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.Heading),
	Examples:   emptySectionExamples,
	Check:      checkEmptySection,
}

// fillers are the words that stand for a text that is not there.
var fillers = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, w := range []string{"na", "tbd", "tba", "todo", "none", "empty", "comingsoon", "folgt", "keine", "néant", "ninguno", "нет"} {
		words[w] = true
	}
	return words
})

// mainHeadings is how many lines with one "#" a plain text may have before they
// are remarks, as in files of settings.
const mainHeadings = 3

func checkEmptySection(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	manual := a.Format == corpus.Plain && p.Technical()
	form := isForm(a) || isOutline(a, o) || isStatute(a, o) || a.Format == corpus.Plain && remarks(a.Source) > mainHeadings
	for k := range o.sections {
		s := &o.sections[k]
		b := &a.Blocks[s.heading]
		if wordsOfText(a.In(b.Text), 1) == 0 {
			continue // a formula, a number
		}
		if drawn(a, b) || isRemark(a, b) || linkedWhole(a, b) || repealed(a.In(b.Text)) {
			continue
		}
		if text := a.In(b.Text); isRelease(text) || isSignature(text) {
			continue // nothing need be said of a release, or of a second name
		}
		filler := ""
		if !s.empty() {
			if filler = onlyFiller(a, s); filler == "" {
				continue
			}
		}
		next := k + 1
		final := next == len(o.sections)
		if !final && filler == "" && !closes(a, s, &o.sections[next]) {
			continue
		}
		if final && filler == "" && a.Format == corpus.Plain && (s.role == plainHeading || s.role == apparatus) {
			continue
		}
		f := rules.Finding{Range: b.Text}
		if form || linkedPart(a, b) || filler == "" && p.ShowsCode() || b.Text.Len() > longHeading || manual && s.role == plainHeading || filler == "" && !final && isStep(a.In(b.Text), a.In(a.Blocks[o.sections[next].heading].Text)) {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
		switch {
		case filler != "":
			if !owed(filler) && p.ShowsCode() {
				f.Severity, f.Confidence = rules.Hint, rules.Unsure
			}
			f.Message = fmt.Sprintf("nothing but %q stands under this heading", filler)
		case final:
			f.Message = "the article ends with this heading: nothing stands under it"
		default:
			after := &a.Blocks[o.sections[next].heading]
			f.Message = fmt.Sprintf("nothing stands under this heading before the next one, %q", shown(a.In(after.Text)))
			f.Related = []rules.Related{{Range: after.Text, Message: "the next heading"}}
		}
		p.Report(f)
	}
}

// longHeading is the length of a heading that is more of a note.
const longHeading = 80

// linkedPart reports whether a heading holds a link: its text may stand there.
func linkedPart(a *corpus.Article, b *corpus.Block) bool {
	return slices.ContainsFunc(a.Links, func(l corpus.Link) bool {
		return b.Text.Start <= l.Text.Start && l.Text.End <= b.Text.End && l.Text.Len() > 0
	})
}

// isStep reports whether a heading is a step of a guide and not the name of a
// part: a numbered sentence, with another number behind it.
func isStep(heading, next string) bool {
	const fewest = 7
	numbered := func(s string) bool {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		return n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')')
	}
	return numbered(heading) && numbered(next) && wordsOfText(heading, fewest) >= fewest
}

// isRemark reports whether a heading of a plain text is one of two lines with "#"
// that follow each other.
func isRemark(a *corpus.Article, b *corpus.Block) bool {
	if a.Format != corpus.Plain || !strings.HasPrefix(a.Raw(b.Source), "#") {
		return false
	}
	line, rest, _ := bytes.Cut(a.Source[b.Source.Start:], []byte("\n"))
	return len(line) > 0 && bytes.HasPrefix(bytes.TrimLeft(rest[:min(len(rest), 40)], " \t"), []byte("#")) && line[1] != '#'
}

// owed reports whether a filler promises a text, instead of saying that there is
// none to be had.
func owed(filler string) bool {
	switch key(filler) {
	case "tbd", "tba", "todo", "empty", "comingsoon", "folgt":
		return true
	}
	return false
}

// remarks counts the lines that open with one "#", set in or not.
func remarks(source []byte) int {
	n := 0
	for line := range bytes.Lines(source) {
		if bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("# ")) {
			n++
		}
	}
	return n
}

// drawn reports whether a heading is part of a form or a table: in Markdown one
// drawn with dashes, where a rule under several lines makes a heading of them, in
// plain text one in columns.
func drawn(a *corpus.Article, b *corpus.Block) bool {
	raw := strings.TrimSpace(a.Raw(b.Source))
	if a.Format == corpus.Plain {
		return strings.Contains(raw, "    ") // the head of a page, in columns
	}
	return a.Format == corpus.Markdown && !strings.HasPrefix(raw, "#") &&
		(strings.Count(raw, "\n") > 1 || strings.HasPrefix(raw, "--") || strings.HasPrefix(raw, "(") || strings.Contains(raw, "....") || strings.Contains(raw, "   "))
}

// isStatute reports whether an article is a law, by its headings: there the same
// clause may stand in many places, and paragraphs without a text.
func isStatute(a *corpus.Article, o *outline) bool {
	const fewest = 3
	n := 0
	for k := range o.sections {
		text := a.In(a.Blocks[o.sections[k].heading].Text)
		if strings.HasPrefix(text, "§") || strings.HasPrefix(text, "Art ") || strings.HasPrefix(text, "Art. ") {
			n++
		}
	}
	return n >= fewest && 3*n >= len(o.sections)
}

// linkedWhole reports whether a heading is one link: an entry of a list set in
// headings, whose text stands elsewhere.
func linkedWhole(a *corpus.Article, b *corpus.Block) bool {
	return slices.ContainsFunc(a.Links, func(l corpus.Link) bool {
		return l.Text.Start <= b.Text.Start && b.Text.End <= l.Text.End
	})
}

// repealed reports whether a heading says itself that nothing stands under it, as
// in statutes: "§ 4 (repealed)".
func repealed(heading string) bool {
	open := strings.LastIndexByte(heading, '(')
	if open < 0 || !strings.HasSuffix(heading, ")") {
		return false
	}
	switch strings.ToLower(heading[open+1 : len(heading)-1]) {
	case "repealed", "reserved", "omitted", "deleted", "weggefallen", "aufgehoben", "entfallen", "abrogé", "abrogée", "supprimé",
		"derogado", "derogada", "suprimido", "revogado", "revogada", "abrogato", "soppresso", "vervallen", "uchylony":
		return true
	}
	return false
}

// isRelease reports whether a heading names a version and nothing else, as those
// of a list of changes do.
func isRelease(heading string) bool {
	digits, unreleased := false, false
	for w := range strings.FieldsFuncSeq(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch w {
		case "v", "version", "release", "released", "rc", "beta", "alpha", "pre", "dev":
		case "unreleased", "upcoming", "next":
			unreleased = true
		default:
			number := strings.TrimPrefix(strings.TrimPrefix(w, "v"), "rc")
			if number == "" || number[0] < '0' || number[0] > '9' {
				return false
			}
			digits = true
		}
	}
	return unreleased || digits && strings.Contains(heading, ".")
}

// isSignature reports whether a heading is a function with its arguments: manuals
// set several of them above one text.
func isSignature(heading string) bool {
	open := strings.IndexByte(heading, '(')
	return open > 0 && strings.HasSuffix(heading, ")") && strings.IndexByte(heading[:open], ' ') < 0
}

// isForm reports whether an article in Markdown is one to be filled in: comments
// that nobody sees stand behind or right under several of its headings.
func isForm(a *corpus.Article) bool {
	if a.Format != corpus.Markdown || !bytes.Contains(a.Source, []byte("<!--")) {
		return false
	}
	n := 0
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == corpus.Heading {
			rest := a.Source[b.Source.Start:]
			line, below, _ := bytes.Cut(rest[:min(len(rest), 400)], []byte("\n"))
			if bytes.Contains(line, []byte("<!--")) || bytes.HasPrefix(bytes.TrimSpace(below), []byte("<!--")) {
				n++
			}
		}
	}
	return n >= 2 || n == 1 && len(a.Blocks) < 12
}

// isOutline reports whether an article is an outline to be filled in: most of
// its sections have nothing under them, and nowhere is there a paragraph worth
// the name.
func isOutline(a *corpus.Article, o *outline) bool {
	const fewest, prose = 3, 160
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == corpus.Paragraph && b.Text.Len() > prose {
			return false
		}
	}
	empty := 0
	for k := range o.sections {
		if s := &o.sections[k]; s.empty() && (k+1 == len(o.sections) || o.sections[k+1].level <= s.level) {
			empty++
		}
	}
	return empty >= fewest && 2*empty >= len(o.sections)
}

// closes reports whether the next heading ends an empty section instead of
// being a part of it.
func closes(a *corpus.Article, s, next *section) bool {
	if drawn(a, &a.Blocks[next.heading]) {
		return false
	}
	if last := lastRune(a.In(a.Blocks[s.heading].Text)); strings.ContainsRune("–—-:,&", last) {
		return false // it goes on in the next one
	}
	if a.Format == corpus.Plain && (!levelled(a, s) || !levelled(a, next)) {
		return (next.role == ending || next.role == apparatus) && s.role != ending && s.role != apparatus
	}
	return next.level <= s.level
}

// levelled reports whether a heading of a plain text shows its level by marks.
func levelled(a *corpus.Article, s *section) bool {
	return strings.HasPrefix(a.Raw(a.Blocks[s.heading].Source), "#")
}

// onlyFiller is the one short line under a heading that says that there is
// nothing, or "".
func onlyFiller(a *corpus.Article, s *section) string {
	text := ""
	for i := s.heading + 1; i <= s.last; i++ {
		b := &a.Blocks[i]
		if !visible(b) {
			continue
		}
		if text != "" || b.Kind != corpus.Paragraph || b.Text.Len() > 16 {
			return ""
		}
		text = a.In(b.Text)
	}
	if text != "" && fillers()[key(text)] {
		return text
	}
	return ""
}

var emptySectionExamples = []rules.Example{
	{Text: "# By-laws of the Harbour\n\n## 1 Berths\n\nThe harbour master assigns the berths.\n\n## 2 Lamps (repealed)\n\n## 3 Dues\n\nDues are paid in May.\n"},
	{
		Text: "# The Tide Clock\n\n## Quick links\n\n- [Depth](#depthquay)\n- [Level](#levelquay)\n- [Wind](#wind)\n\n" +
			"## Depth(quay)\n\n## Level(quay)\n\nBoth tell how deep it is.\n\n## Wind\n\nIt knows the wind.\n",
	},
	{
		Text: "# Changes of the Tide Clock\n\n## [Unreleased]\n\n## v1.2.0 (2024-05-06)\n\n## 1.1.0-rc1\n\nIt knows the tides of Leith.\n",
	},
	{
		Text: "# Report a Leak\n\n## Where is it? <!-- the pier -->\n\n## Since when? <!-- the day -->\n\n## Who are you?\n\nNo name is needed.\n",
		Want: []string{"Where is it?", "Since when?"},
	},
	{
		Text: "# The Tide Clock\n\nIt runs `tide --now` at dawn.\n\n## Arguments\n\nNone\n\n## Result\n\nThe hour of the next flood.\n",
		Want: []string{"Arguments"}, // a hint
	},
	{
		Text: "# How to Ring the Bells\n\n## 1. Ask the sexton for the key of the northern tower\n\n## 2. Climb the stairs\n\nThere are ninety.\n",
		Want: []string{"1. Ask the sexton for the key of the northern tower"}, // a step: a hint
	},
	{Text: "# The Clock\n\n## [How to set it](set.md)\n\n## [How to mend it](mend.md)\n\n## Who made it\n\nIda Ness did.\n"},
	{Format: corpus.Plain, Text: "Ring the bells\n\n  # Open the tower,\n  # but mind the owls\n\n  # Ring them\n\n  # Lock the door\n\nThat is all there is to it, and it takes no longer than a cup of tea.\n", Want: []string{"# but mind the owls", "# Ring them"}}, // remarks: hints
	{
		Text: `# A New Line for the Tram

## The route

It runs from the station to the lake.

## The cost

## The opening

It is planned for May.
`,
		Want: []string{"The cost"},
	},
	{
		Text: `# Storing Apples

## The cellar

It is dark and damp.

## The right apple
`,
		Want: []string{"The right apple"},
	},
	{
		Format: corpus.HTML,
		Text: `<article><h1>Der Marktplatz wird umgebaut</h1>
<h2>Die Bäume</h2>
<p>Sieben Linden bleiben stehen.</p>
<h2>Die Bänke</h2>
<h2>Der Brunnen</h2>
<p>Er läuft wieder ab Juni.</p></article>
`,
		Want: []string{"Die Bänke"},
	},
	{
		Format: corpus.Plain,
		Text: `Ferries to the Islands Run Later
The two companies that serve the islands will run an hour later on Fridays from June.
What Comes Next
Sources
- Harbour office, notice of 3 May
- Timetable of the northern line
`,
		Want: []string{"What Comes Next"},
	},
	{
		Text: `# Les ruches du toit

## Le miel

N/A

## Les abeilles

Elles sont douces.
`,
		Want: []string{"Le miel"},
	},
	{
		Text: `# A Club and Its Ground

## The stands

| Stand | Seats |
|---|---|
| North | 900 |

## The team

- Eleven players
- Two coaches

## The badge

![The badge of the club](badge.png)

## The songs

There are three.
`,
	},
	{
		Text: `# A Manual for the Kiln

## 2 Setup

### 2.1 Tools

Tongs and gloves.

### 2.2 Clay

Any clay will do.
`,
	},
	{
		Format: corpus.HTML,
		Text: `<article><h1>Un musée sous la mer</h1>
<h2>La visite</h2>
<iframe src="https://example.org/visite"></iframe>
<h2>Les tarifs</h2>
<p>L'entrée est libre le dimanche.</p></article>
`,
	},
	{
		Format: corpus.Plain,
		Text: `Budget of the Town Passes
Analysis
Who Pays
Owners of houses pay a little more, and the shops on the high street pay a little less than before.
`,
	},
}

package contents

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var leakedText = rules.Rule{
	ID:    "contents/leaked-text",
	Title: "Running text stands in the table of contents",
	Doc: `A table of contents is made from headings. A sentence in it means that a paragraph, often an
assistant's opening words, was marked up as a heading: it spoils the outline of the page and what search engines
show of it, besides the leak itself.

Flagged are entries of several sentences, entries of more than 14 words with a full stop, entries that open as an
assistant opens an answer and run on, and entries that repeat a paragraph of the body word for word.
Left alone are questions, long titles without a full stop, labels with words of explanation beside their link,
and tables that explain every entry in sentences.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.ContentsEntry),
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(openingsTable) },
	Measured:   "On 1,701 Markdown files and 1,084 HTML pages of open-source projects: none.",
	Examples:   leakedTextExamples,
	Check:      checkLeakedText,
}

func checkLeakedText(p *rules.Pass) {
	a := p.Article
	tables := outlineOf(p).tables
	if len(tables) == 0 {
		return
	}
	opens := map[int]bool{}
	for _, h := range p.Hits() {
		opens[h.Block] = true
	}
	repeats := repeatedParagraphs(a, tables)
	for i := range tables {
		t := &tables[i]
		var found []rules.Finding
		for k := range t.entries {
			e := &t.entries[k]
			if e.empty || isForeign(e.link) {
				continue
			}
			var why string
			f := leakOf(a, e)
			n := corpus.CountWords(e.label)
			switch {
			case opens[e.block] && (n >= longEntry || ends(e.label) && n > 4):
				why = "it opens like an answer, not like a heading"
			case f != nil:
				why = f.why
			case repeats[e.block] >= 0 && n >= 8:
				why = "it repeats a paragraph of the article"
			default:
				continue
			}
			finding := rules.Finding{
				Range:   a.Blocks[e.block].Text,
				Message: "running text as an entry of the table of contents: " + why,
			}
			if f != nil {
				finding.Confidence = f.confidence
			}
			if r := repeats[e.block]; r >= 0 {
				finding.Confidence = rules.Certain
				finding.Related = []rules.Related{{Range: a.Blocks[r].Text, Message: "the same words in the article"}}
			}
			found = append(found, finding)
		}
		// A table that explains most of its entries in sentences is meant so.
		if len(t.entries) >= 3 && 2*len(found) > len(t.entries) {
			continue
		}
		for _, f := range found {
			p.Report(f)
		}
	}
}

// longEntry is more words than entries have that do not open a sentence.
const longEntry = 15

// leak says why an entry is running text.
type leak struct {
	why        string
	confidence rules.Confidence
}

// leakOf judges an entry by its own words; nil where they may be a heading.
func leakOf(a *corpus.Article, e *entry) *leak {
	if a.Blocks[e.block].Text.Len() > 1<<16 {
		return &leak{"it is very long", rules.Certain}
	}
	label := strings.TrimSpace(e.label)
	n := corpus.CountWords(label)
	sentences := countSentences(label)
	switch {
	case sentences > 1 && ends(label):
		return &leak{fmt.Sprintf("it holds %d sentences", sentences), rules.Certain}
	case sentences > 1 && n >= 20:
		return &leak{"it holds more than one sentence", rules.Likely}
	case n >= longEntry && ends(label) && !strings.HasSuffix(label, "...") && !abbreviated(strings.TrimRight(label, ".\"'\u201d\u2019)")):
		return &leak{fmt.Sprintf("it is a sentence of %d words", n), rules.Certain}
	}
	return nil
}

// ends reports whether a text ends as a statement does. Questions may be
// headings.
func ends(s string) bool {
	s = strings.TrimRight(s, " \"'\u201d\u2019)\u00bb")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '\u3002' || r == '\uff01'
}

// countSentences counts the statements of at least four words that a text
// holds one after the other.
func countSentences(s string) int {
	n, from := 0, 0
	for i, r := range s {
		if r != '.' && r != '!' && r != '\u3002' && r != '\uff01' {
			continue
		}
		after := s[i+utf8.RuneLen(r):]
		if r < utf8.RuneSelf && after != "" {
			rest := strings.TrimLeft(after, "\"'\u201d\u2019)\u00bb")
			next := strings.TrimLeft(rest, " \u00a0")
			c, _ := utf8.DecodeRuneInString(next)
			if len(next) == len(rest) && rest != "" || next != "" && !unicode.IsUpper(c) && !unicode.IsDigit(c) && unicode.IsLower(c) {
				continue
			}
			if next != "" && abbreviated(s[from:i]) {
				continue
			}
		}
		if corpus.CountWords(s[from:i]) >= 4 {
			n++
		}
		from = i + utf8.RuneLen(r)
	}
	if corpus.CountWords(s[from:]) >= 4 {
		n++
	}
	return n
}

// abbreviated reports whether a text that a dot follows ends in a short form:
// one letter, a word with a dot inside, a short word with a capital ("Inc",
// "Dr", "No"), or a figure.
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " \u00a0")+1:]
	if w == "" || strings.IndexByte(w, '.') >= 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(w)
	short := utf8.RuneCountInString(w)
	return short == 1 || unicode.IsDigit(r) || unicode.IsUpper(r) && short <= 4 || shortForms[strings.ToLower(w)]
}

// shortForms are short forms without a capital.
var shortForms = map[string]bool{
	"vs": true, "etc": true, "no": true, "vol": true, "ed": true, "eds": true, "pp": true, "ca": true, "approx": true,
	"bzw": true, "usw": true, "nr": true, "inkl": true, "evtl": true, "ggf": true, "jh": true, "al": true, "jr": true, "sr": true,
}

// repeatedParagraphs finds, for each entry, the paragraph of the body that
// says the same and reads as running text; -1 where there is none.
func repeatedParagraphs(a *corpus.Article, tables []table) map[int]int {
	byKey := map[string][]int{}
	found := map[int]int{}
	longest := 0
	for i := range tables {
		for k := range tables[i].entries {
			e := &tables[i].entries[k]
			found[e.block] = -1
			if !e.empty && len(e.label) > 30 {
				byKey[e.key] = append(byKey[e.key], e.block)
				longest = max(longest, len(e.label))
			}
		}
	}
	if len(byKey) == 0 {
		return found
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Paragraph || b.Text.Len() > 2*longest+16 || b.Text.Len() < 30 {
			continue
		}
		// A bare line without a full stop may be the heading itself.
		text := a.In(b.Text)
		if !ends(text) {
			continue
		}
		for _, block := range byKey[key(text)] {
			if found[block] < 0 {
				found[block] = i
			}
		}
	}
	return found
}

var leakedTextExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: `Night Trains Return to the South
Table of Contents
- 1. The First Departures
- 2. Okay, here's an overview of the article in a shorter form. I'll keep to the main points about fares and berths.
- 3. What a Berth Costs
Night trains will run again from the capital to the coast, eleven years after the last one.
The First Departures
The first train leaves on the ninth of May with two hundred people in it.
What a Berth Costs
A berth costs as much as a room in a plain hotel.
`,
		Want: []string{"Okay, here's an overview of the article in a shorter form. I'll keep to the main points about fares and berths."},
	},
	{
		Text: `# The Harbour Is Too Shallow

## Table of Contents

- [The dredgers](#the-dredgers)
- The council said on Tuesday that the dredging, which was agreed in May, would begin in autumn after all.
- [The bill](#the-bill)

## The dredgers

Two of them lie idle.

## The bill

Nobody has seen it.
`,
		Want: []string{"The council said on Tuesday that the dredging, which was agreed in May, would begin in autumn after all."},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Der Markt zieht um</h1>
<h2>Inhaltsverzeichnis</h2>
<ul>
<li>Der neue Platz</li>
<li>Die Händler bekommen den Platz am Fluss. Die Stadt zahlt ihnen den Umzug und das erste Jahr.</li>
<li>Die Preise</li>
</ul>
<h2>Der neue Platz</h2>
<p>Er liegt am Fluss.</p>
<h2>Die Preise</h2>
<p>Sie bleiben gleich.</p>
`,
		Want: []string{"Die Händler bekommen den Platz am Fluss. Die Stadt zahlt ihnen den Umzug und das erste Jahr."},
	},
	{
		Text: `# Heat Pumps in Old Houses

## Table of Contents

- [How will the new rule for heating in old houses work, and who will have to pay for it?](#how)
- [Costs, benefits and risks of the new rule for owners, tenants and the trades that fit the pumps](#costs)
- [No. 5 Mill Lane vs. the wind](#mill)

## How will the new rule for heating in old houses work, and who will have to pay for it? {#how}

Slowly.

## Costs, benefits and risks of the new rule for owners, tenants and the trades that fit the pumps {#costs}

They vary.

## No. 5 Mill Lane vs. the wind {#mill}

The wind won.
`,
	},
	{
		Text: `# Learning to Sail

## Table of Contents

- [Wind](#wind): the part that everyone fears. It is shorter than it looks and needs no sums at all.
- [Water](#water)
- [Why I'll never buy a boat](#why-ill-never-buy-a-boat)

## Wind

It comes from the west.

## Water

It is cold.

## Why I'll never buy a boat

They leak.
`,
	},
	{
		Format: corpus.Plain,
		Text: `The Choir That Would Not Stop
Table of Contents
- 1. What Happened in Ulm?
- 2. Dr. Hahn Takes the Stand
- 3. Sing! Sing! Sing!
The choir sang for thirty-one hours, and the neighbours called the police only once.
What Happened in Ulm?
It began as a rehearsal and ended as a record.
Dr. Hahn Takes the Stand
The doctor told the singers to drink and to sit down.
Sing! Sing! Sing!
The last song was the first one again.
`,
	},
	{
		Format: corpus.Plain,
		Text: `Why the Weir Was Rebuilt
Table of Contents
The Old Timbers
The Fish Ladder
Sure, here is a revised outline that keeps to the points about the weir and leaves out the mill.
The Bill
The weir held the river back for two hundred years, and in one night in February it let the river go.
The Old Timbers
They were oak, and nobody has oak of that length any more.
The Fish Ladder
It has nineteen steps and a window for the schoolchildren.
The Bill
The county pays two thirds of it.
`,
		Want: []string{"Sure, here is a revised outline that keeps to the points about the weir and leaves out the mill."},
	},
	{
		Format: corpus.Plain,
		Text: `Why the Weir Was Rebuilt
Table of Contents
1 – The Old Timbers
2 – Who counts the fish?
3 – The council met on Monday and agreed that the weir should be closed to boats until the summer.
4 – The Bill
The weir held the river back for two hundred years, and in one night in February it let the river go.
The Old Timbers
They were oak, and nobody has oak of that length any more.
Who counts the fish?
A camera does, and a biologist looks through its pictures once a week.
The Bill
The county pays two thirds of it.
`,
		Want: []string{"3 – The council met on Monday and agreed that the weir should be closed to boats until the summer."},
	},
	{
		Format: corpus.Plain,
		Text: `Why the Weir Was Rebuilt
Table of Contents
The Old Timbers
Who counts the fish?
The Bill
The weir held the river back for two hundred years, and in one night in February it let the river go.
The Old Timbers
They were oak, and nobody has oak of that length any more.
Who counts the fish?
A camera does, and a biologist looks through its pictures once a week.
The Bill
The county pays two thirds of it.
`,
	},
}

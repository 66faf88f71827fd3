package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var listFlattened = rules.Rule{
	ID:    "structure/list-flattened",
	Title: "A list has lost its second level",
	Doc: `When the indents of a list are lost, the heads of its groups become items like all others, and the reader
cannot see what belongs together.

Flagged are the heads: in a run of items of one depth, short ones in title case without a full stop, each
with items that are sentences after it; at least two groups, and no head without a group.
Left alone are flat lists, lists with indents, "Term: definition", and lists whose items are all short.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Languages:  []string{"en"},
	Reads:      corpus.KindsOf(corpus.ListItem),
	Examples:   listFlattenedExamples,
	Check:      checkListFlattened,
}

func checkListFlattened(p *rules.Pass) {
	a := p.Article
	for i := 0; i < len(a.Blocks); {
		b := &a.Blocks[i]
		if b.Kind != corpus.ListItem || b.Quoted {
			i++
			continue
		}
		from := i
		for i < len(a.Blocks) && a.Blocks[i].Kind == corpus.ListItem && a.Blocks[i].Level == b.Level {
			i++
		}
		for _, head := range groupHeads(a, from, i) {
			p.Report(rules.Finding{
				Range:   a.Blocks[head].Text,
				Message: "this item reads like the head of those after it: the list has lost a level",
			})
		}
	}
}

// groupHeads returns the items of a run that head groups, or nothing where the
// run is no list of groups.
func groupHeads(a *corpus.Article, from, to int) []int {
	if to-from < 4 {
		return nil
	}
	var heads []int
	for i := from; i < to; i++ {
		text := a.In(a.Blocks[i].Text)
		switch {
		case isHead(text):
			if n := len(heads); i+1 == to || n > 0 && heads[n-1] == i-1 {
				return nil
			}
			heads = append(heads, i)
		case i == from || !sentenceLike(text):
			return nil
		}
	}
	if len(heads) < 2 {
		return nil
	}
	return heads
}

// isHead reports whether an item is two to eight words in title case, with no
// mark at its end or within.
func isHead(text string) bool {
	if len(text) > 90 || strings.ContainsAny(text, ".:;?!–—") || strings.Contains(text, " - ") {
		return false
	}
	words, capitals, large := 0, 0, 0
	for w := range corpus.Words(text, 0) {
		words++
		if w.Case == corpus.Capital || w.Case == corpus.Upper || w.Case == corpus.Mixed {
			capitals++
		}
		if w.Range.Len() > 3 {
			large++
			if w.Case == corpus.Lower {
				large--
			}
		}
	}
	return words >= 2 && words <= 8 && large > 0 && 3*capitals >= 2*words
}

// sentenceLike reports whether an item is a sentence, or as long as one.
func sentenceLike(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("“\"'$€£‘«„", r) {
		return false
	}
	return terminal(text) && lastRune(text) != ':' && countWords(text, 4) >= 4
}

var listFlattenedExamples = []rules.Example{
	{
		Text: `# What the Club Plans

- The Main Stand
- A new roof will cover all nine hundred seats.
- The old benches go to the rugby club.
- Youth Teams
- Two coaches will be paid from August on.
`,
		Want: []string{"The Main Stand", "Youth Teams"},
	},
	{
		Format: corpus.Plain,
		Text: `How the Museum Will Change
The museum closes in January and opens again in June, and this is what the director promises for it:
- Ground Floor Galleries
- The shop moves next to the entrance and doubles in size.
- Lockers replace the old cloakroom.
- The Roof Terrace
- A café will open there in the second summer.
`,
		Want: []string{"Ground Floor Galleries", "The Roof Terrace"},
	},
	{
		Text: `Rules for tenants:

* Noise and Quiet Hours
* Nobody drills after eight in the evening.
* Pets and Visitors
* Dogs are kept on the lead in the yard.
* Visitors sign the book.
`,
		Want: []string{"Noise and Quiet Hours", "Pets and Visitors"},
	},
	{
		Text: `1. Before the Voyage
2. The mate checks the lamps and the pumps.
3. During the Voyage
4. The log is written every four hours.
`,
		Want: []string{"Before the Voyage", "During the Voyage"},
	},
	{
		Text: `- Flour
- Butter from the Alps
- Sugar
- A pinch of salt
- Two eggs
`,
	},
	{
		Text: `- The Main Stand
  - A new roof will cover all nine hundred seats.
- Youth Teams
  - Two coaches will be paid from August on.
`,
	},
	{
		Text: `- The Keel: it holds the ship upright.
- The Rudder: it turns the ship.
- The Mast: it carries the sails.
- The Anchor: it holds the ship in place.
`,
	},
	{
		Text: `- The Night Watch
- Girl with a Pearl Earring
- The Potato Eaters hang in the next room.
- The Milkmaid
`,
	},
}

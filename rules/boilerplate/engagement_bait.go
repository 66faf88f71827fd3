package boilerplate

import (
	_ "embed"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/engagement-bait.tsv
var engagementBait string

// EngagementBait finds questions that fish for comments.
var EngagementBait = rules.Rule{
	ID:    "boilerplate/engagement-bait",
	Title: "Questions that fish for comments",
	Doc: `Questions to the reader at the end of a report answer nothing; they are there to make people
comment. Assistants and content farms add them by habit.

Flags "Reader questions", "Two questions remain for readers", and, in the last third of an
article, closing questions such as "Do you think …?" and "Which team should …?".

Leaves alone questions inside quotation marks, questions that the next words answer, and the
first two thirds of the article. It never says more than a hint: columns and services for
readers ask honestly.`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Reads:      rules.Prose &^ corpus.KindsOf(corpus.Contents, corpus.ContentsEntry),
	Gates:      rules.InCode,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(engagementBait) },
	Check:      checkEngagementBait,
	Examples: []rules.Example{
		{
			Text: "# Rents\n\nRents rose in June.\n\nThe council met twice about the cap.\n\nReader Questions\n\nDo you think the cap will lower rents in your street?\n",
			Want: []string{"Reader Questions", "Do you think the cap will lower rents in your street?"},
		},
		{
			Text: "The goal stood. Three questions remain for readers: who, when and why.\n",
			Want: []string{"Three questions remain for readers"},
		},
		{
			Text: "# Ferries\n\nTwo boats leave at noon.\n\nOne comes back at six.\n\nWhich harbour should the council repair before the winter storms?\n",
			Want: []string{"Which harbour should the council repair before the winter storms?"},
		},
		{
			Text: "# Leek soup\n\nWash the leeks.\n\nBoil them for an hour.\n\nWhat do you think of this recipe?\n",
			Want: []string{"What do you think of this recipe?"},
		},
		{Text: "\"Do you think so?\" she asked him, and he laughed.\n"},
		{Text: "Do you think roses need lime? Most gardeners do.\n\nThey are wrong, says the botanist.\n\nRoses like a sour soil.\n\nLime kills them.\n"},
		{Text: "The reader asked three questions about the lease.\n"},
		{Text: "What the mayor said about rents\n\nShe wants a cap.\n"},
	},
}

// askedBlocks is how many blocks after an announcement of questions may hold
// them.
const askedBlocks = 4

// longestQuestion bounds what counts as a question to the reader, in bytes.
const longestQuestion = 240

func checkEngagementBait(p *rules.Pass) {
	length := p.Article.Text.Len()
	announced := -askedBlocks // the last block that announces questions
	for _, h := range p.Hits() {
		if h.Phrase.Note != "end" {
			announced = h.Block
		} else if h.Block-announced >= askedBlocks && (h.Range.End < length*2/3 || inQuotation(p.Article, h)) {
			continue
		}
		p.Report(rules.Finding{
			Range: h.Range, Severity: rules.Hint, Confidence: h.Phrase.Confidence,
			Message: "asks the reader instead of informing him",
		})
	}
	announced = -askedBlocks
	for i, b := range p.Blocks() {
		for k := range p.Hits() {
			if h := &p.Hits()[k]; h.Phrase.Note != "end" && h.Block <= i {
				announced = h.Block
			}
		}
		if b.Text.End < length*2/3 && i-announced >= askedBlocks || b.Text.Len() > longestQuestion {
			continue
		}
		text := p.Article.In(b.Text)
		if !strings.HasSuffix(text, "?") || !strings.EqualFold(text[:min(len(text), 6)], "which ") {
			continue
		}
		if strings.Contains(strings.ToLower(text), " should ") {
			p.Report(rules.Finding{Range: b.Text, Message: "asks the reader instead of informing him"})
		}
	}
}

func inQuotation(a *corpus.Article, h rules.Hit) bool {
	b := a.Blocks[h.Block]
	for _, q := range rules.Quotations(a.In(b.Text), b.Text.Start) {
		if q.Overlaps(h.Range) {
			return true
		}
	}
	return false
}

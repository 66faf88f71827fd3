package boilerplate

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/source-gap.tsv
var sourceGapTable string

// SourceGap finds remarks on what the writer's input did not hold.
var SourceGap = rules.Rule{
	ID:    "boilerplate/source-gap",
	Title: "Remark on what the input did not say",
	Doc: `"The provided text does not mention the number of injured" is a note from a rewrite of one
unnamed source. It tells the reader nothing about the event, and often a guess follows it. Find out,
or leave the sentence out.

It flags remarks on a "provided" or "given" text, on search results as a source, and on data that
were not available "for this match". General caveats ("based on available information") are hints.

It leaves alone reports that name whose document is silent ("the police report does not mention a
second car") and everything in quotation marks.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Measured:   "The one published page that holds such a remark is found.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(sourceGapTable) },
	Check:      leaked(noted("the text speaks of its input")),
	Examples: []rules.Example{
		{Text: "The fire broke out at noon. The provided text does not mention the number of injured.\n", Want: []string{"The provided text does not mention the number of injured."}},
		{Text: "Based on the provided search results, the ferry resumes in May.\n", Want: []string{"Based on the provided search results, the ferry resumes in May."}},
		{Text: "The price of the bulbs is not specified in the source text.\n", Want: []string{"The price of the bulbs is not specified in the source text."}},
		{Text: "While specific details are limited, the club likely signed him in June.\n", Want: []string{"While specific details are limited, the club likely signed him in June."}},
		{Text: "Der bereitgestellte Text nennt keinen Grund für die Kündigung.\n", Want: []string{"Der bereitgestellte Text nennt keinen Grund für die Kündigung."}},
		{Text: "Le texte fourni ne précise pas la date du match.\n", Want: []string{"Le texte fourni ne précise pas la date du match."}},
		{Text: "Without access to the full article, the year of the fire stays open.\n", Want: []string{"Without access to the full article, the year of the fire stays open."}},
		{Text: "The content provided is incomplete. The club will play in May.\n", Want: []string{"The content provided is incomplete."}},
		{Text: "Members have access to the full archive, and visitors have no access to the text of the will.\n"},
		{Text: "The police report does not mention a second car.\n"},
		{Text: "Details are limited because the court sealed the file.\n"},
		{Text: "The recipe was not included in the original edition of the cookbook.\n"},
		{Text: "Der Text des Vertrags nennt keinen Grund für die Kündigung.\n"},
		{Text: "El texto de la ley no menciona los patios.\n"},
	},
}

package wording

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/participial-tail.tsv
var participialTailTable string

var participialTail = density{least: 3, rate: 2.5, elsewhere: 5.5}

// ParticipialTail finds sentences that end in comments hung on with a comma.
var ParticipialTail = rules.Rule{
	ID:    "wording/participial-tail",
	Title: "Sentences that end by explaining themselves",
	Doc: `“The bridge reopened on Monday, underscoring the need for better transport.” The fact is over at
the comma. What follows is nobody's opinion and could follow any fact; of all habits of generated
prose it has grown most.

Flags an article with at least 3 such tails (", highlighting …", ", reflecting …", ", paving the
way …"; in German ", was die … unterstreicht"), and 2.5 in 1,000 words; in languages other than
English 5.5. The mark stands in the paragraph with most of them and names the others.

Leaves alone one or two of them, quoted ones, and participles that tell what somebody did
(", scoring twice", ", citing the law").

Tails per 1,000 words in genuine articles (median, 95th and 99th percentile):

- news: 0.0, 0.0, 2.0
- German news: 0.0, 0.0, 0.0
- blog: 0.0, 0.0, 1.1
- project news: 0.0, 0.0, 0.0
- notes: 0.0, 0.0, 0.0`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Languages:  []string{"de", "en", "es", "fr", "it", "nl", "pt"},
	Reads:      running,
	Gates:      rules.InCode | rules.InQuotes,
	Set:        "style",
	OnRequest:  true,
	Measured:   "No genuine article holds three tails, one holds two.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(participialTailTable) },
	Check:      func(p *rules.Pass) { participialTail.report(p, own(p), "tails of comment") },
	Examples: []rules.Example{
		{
			Text: "The ferry sailed again on Friday, underscoring the need for a second pier. Fares rose by a tenth, reflecting " +
				"wider pressure on the islands. The crew was praised, highlighting a culture of care.\n",
			Want: []string{", underscoring the need for a second pier"},
		},
		{
			Text: "The orchard won a prize, cementing its place in the valley.\n\nVisitors came from afar, demonstrating the pull " +
				"of old apples, and the press was repaired, further strengthening the village economy.\n",
			Want: []string{", demonstrating the pull of old apples"},
		},
		{
			Text: "El museo reabrió el lunes, subrayando la importancia de la cultura. La entrada es gratuita, reflejando el " +
				"compromiso de la ciudad. El público llegó temprano, lo que demuestra el interés de los vecinos por el arte.\n",
			Want: []string{", subrayando "},
		},
		{
			Text: "Le club a gagné dimanche, soulignant la force du groupe. Le stade était plein, illustrant la passion des " +
				"habitants. La ville prépare une fête, renforçant ainsi les liens entre les quartiers.\n",
			Want: []string{", soulignant "},
		},
		{Text: "She left early, taking the last train. He stayed, counting the votes, and the caretaker went round, closing " +
			"the shutters. The result was read out, highlighting a mistake in the list.\n"},
		{Text: "“We won, underscoring our power, reflecting our work, highlighting our youth,” the coach said, smiling.\n"},
		{Text: "Highlighting the map takes a pen. Reflecting light comes from the lake, and shaping the hedge takes an hour.\n"},
		{Text: "Der Verein gewann, was die Fans feierten. Die Kasse war leer, was den Wirt ärgerte und was das Amt nicht störte.\n"},
	},
}

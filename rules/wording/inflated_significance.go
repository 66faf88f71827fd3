package wording

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/inflated-significance.tsv
var inflatedSignificanceTable string

var inflatedSignificance = density{least: 2, rate: 3}

// InflatedSignificance finds stock claims that something matters.
var InflatedSignificance = rules.Rule{
	ID:    "wording/inflated-significance",
	Title: "Stock claims that something matters",
	Doc: `“Marks a pivotal moment”, “stands as a testament”, “underscores the urgency”: an opinion without
anybody who holds it, in words that fit every event. It often bridges a missing fact.

Flags an article with at least 2 such claims, and 3 in 1,000 words. The mark stands in the
paragraph with most of them and names the others.

Leaves alone a single one, however worn, and what people are quoted with. Anniversaries and
obituaries may have a right to two: then somebody should be named who sees it so.

Claims per 1,000 words in genuine articles (median, 95th and 99th percentile):

- news: 0.0, 0.0, 2.6
- German news: 0.0, 0.0, 0.0
- blog: 0.0, 0.0, 1.0
- project news: 0.0, 0.0, 0.0
- notes: 0.0, 0.0, 0.0`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Languages:  []string{"de", "en", "es", "fr", "it", "pt"},
	Reads:      running,
	Gates:      rules.InCode | rules.InQuotes,
	Set:        "style",
	OnRequest:  true,
	Measured:   "Of the genuine articles 18 hold one such claim, none holds two.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(inflatedSignificanceTable) },
	Check:      func(p *rules.Pass) { inflatedSignificance.report(p, own(p), "stock claims of significance") },
	Examples: []rules.Example{
		{
			Text: "The new lock marks a pivotal moment for the canal. It stands as a testament to patience.\n",
			Want: []string{"marks a pivotal moment"},
		},
		{Text: "The orchestra opens its season in October.\n\nIn a major development, the hall gets a second organ. The gift " +
			"underscores the importance of private money.\n", Want: []string{"In a major development"}},
		{Text: "Die neue Brücke markiert einen historischen Wendepunkt für das Tal. Das unterstreicht die Bedeutung des " +
			"Nahverkehrs, und die Gemeinde ist stolz auf den Bau.\n", Want: []string{"markiert einen historischen Wendepunkt"}},
		{Text: "La apertura del mercado marca un hito para el barrio. La cifra subraya la importancia del comercio local, " +
			"y los vecinos celebran la noticia en la plaza.\n", Want: []string{"marca un hito"}},
		{Text: "The signal marks the junction. The moment passed, and the guard waved the second train through.\n"},
		{Text: "The statue is a reminder of the flood. It was paid for by the fishermen.\n"},
		{Text: "“This marks a historic moment and stands as a testament to our fans,” the captain said. Nobody else spoke.\n"},
		{Text: "He gave testimony in court. The landscape architect underscored the second line of the contract in red.\n"},
	},
}

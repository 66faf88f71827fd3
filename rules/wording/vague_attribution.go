package wording

import (
	_ "embed"
	"slices"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/vague-attribution.tsv
var vagueAttributionTable string

var vagueAttribution = density{least: 2, rate: 2.8, elsewhere: 5}

// VagueAttribution finds claims laid into the mouths of nobody in particular.
var VagueAttribution = rules.Rule{
	ID:    "wording/vague-attribution",
	Title: "Claims of experts whom nobody names",
	Doc: `“Experts say”, “observers note”, “studies show”: a claim that looks sourced and cannot be checked.
The handbooks of news agencies ask for a name, a function, or the reason why there is none.

Flags an article with at least 2 such attributions that no named source stands by, and 2.8 in
1,000 words; in languages other than English 5. The mark stands in the paragraph with most of them
and names the others.

Leaves alone a single one, an attribution in whose paragraph or the next somebody is named who says
something, headings, and what people are quoted with.

Attributions without a name per 1,000 words in genuine articles (median, 95th and 99th percentile):

- news: 0.0, 0.0, 2.7
- German news: 0.0, 0.0, 4.4
- blog: 0.0, 0.0, 0.0
- project news: 0.0, 0.0, 0.0
- notes: 0.0, 0.0, 0.0`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Languages:  []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"},
	Reads:      running,
	Gates:      rules.InCode | rules.InQuotes,
	Set:        "style",
	OnRequest:  true,
	Measured:   "Some 15 genuine articles hold one such attribution without a name, none enough of them.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(vagueAttributionTable) },
	Check: func(p *rules.Pass) {
		if len(p.Hits()) >= vagueAttribution.least {
			vagueAttribution.report(p, unnamed(p), "claims of nobody in particular")
		}
	},
	Examples: []rules.Example{
		{
			Text: "Experts say the vaccine works. Critics argue that it came too late, and the clinics stay closed.\n",
			Want: []string{"Experts say"},
		},
		{Text: "The rents rise again.\n\nMany observers note a shift to the suburbs. It is widely believed that the tax is to blame. " +
			"Analysts warn of a cold winter.\n", Want: []string{"observers note"}},
		{Text: "Experten warnen vor einem trockenen Sommer. Studien zeigen, dass der See schon jetzt zu warm ist, und die " +
			"Fischer bleiben zu Hause.\n", Want: []string{"Experten warnen"}},
		{Text: "Эксперты считают, что мост построят весной. Исследования показывают, что жители довольны новой дорогой " +
			"и парком у реки.\n", Want: []string{"Эксперты считают"}},
		{Text: "Experts say the wall is safe. Critics argue that it leans. “It leans by the width of a thumb,” said Ruth Amadi, " +
			"who measured it.\n"},
		{Text: "Anna Reid, a historian, says the plan is weak. Expert witnesses were heard on Monday, and the analyst left the bank.\n"},
		{Text: "Critics say the pie is dry. The baker laughs and cuts another slice for the queue at the door.\n"},
		{Text: "“Experts say this, observers note that, studies show the rest,” the farmer grumbled. His cows were fine.\n"},
	},
}

// unnamed returns the vague attributions that no named source stands by, in
// their own paragraph or the next.
func unnamed(p *rules.Pass) []rules.Hit {
	hits := own(p)
	if len(hits) == 0 {
		return nil
	}
	named := map[int]bool{}
	for _, s := range sources(p.Article) {
		named[s.Block] = true
	}
	return slices.DeleteFunc(hits, func(h rules.Hit) bool { return named[h.Block] || named[h.Block+1] })
}

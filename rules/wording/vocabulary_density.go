package wording

import (
	_ "embed"
	"slices"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/vocabulary-density.tsv
var vocabularyTable string

var vocabularyDensity = density{least: 6, distinct: 5, rate: 7}

// VocabularyDensity finds articles crowded with the pet words of models.
var VocabularyDensity = rules.Rule{
	ID:    "wording/vocabulary-density",
	Title: "Crowded with words that models overuse",
	Doc: `Models reach for the same few dozen words, whatever the subject: delve, pivotal, robust,
intricate, underscore, unwavering. None of them is wrong. Many of them together make a text sound
like every other one, and often stand where a fact is missing.

Flags an article in which such words stand more densely than in 99 of 100 articles that people
wrote: at least 6 of them, 5 of them different, and 7 in 1,000 words. A word counts twice at most,
since it may be what the article is about. The mark stands in the paragraph with most of them and
names the others.

Leaves alone single words, quoted ones, headings and tables, and every language but English.

Words per 1,000 in genuine articles (median, 95th and 99th percentile):

- news: 0.0, 2.9, 5.2
- blog: 0.0, 3.6, 6.9
- project news: 0.0, 0.0, 0.0
- notes: 0.0, 2.0, 3.3`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Languages:  []string{"en"},
	Reads:      running,
	Gates:      rules.InCode | rules.InQuotes,
	Set:        "style",
	OnRequest:  true,
	Measured:   "In the generated papers the median is 5.3 such words in 1,000.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(vocabularyTable) },
	Check:      func(p *rules.Pass) { vocabularyDensity.report(p, petWords(p), "words that models overuse") },
	Examples: []rules.Example{
		{Text: "The museum is a vibrant tapestry of local crafts. Its meticulous curators delve into the intricate realm " +
			"of lace, and the new wing underscores their unwavering care.\n", Want: []string{"vibrant"}},
		{Text: "The club opened its gates on Saturday.\n\nA robust defence proved pivotal. The coach, a steadfast and meticulous " +
			"man, has fostered a culture of unparalleled resilience.\n", Want: []string{"robust"}},
		{Text: "Composting is a crucial and multifaceted practice. It enhances the soil, mitigates waste and elevates the " +
			"humble garden to a beacon of seamless renewal.\n", Want: []string{"crucial"}},
		{Text: "Tenants must navigate the complex landscape of rent law. This groundbreaking guide sheds light on its nuances, " +
			"unlocks the potential of mediation and showcases cutting-edge tools.\n", Want: []string{"navigate the complex landscape"}},
		{Text: "The bridge needs a robust paint, the engineer said. The old one lasted nine winters, and the river takes the rest.\n"},
		{Text: "Her landscapes hang in the town hall: a mill, a realm of reeds, a pivotal figure with a dog.\n"},
		{Text: "“We delve into a vibrant tapestry, a testament to meticulous, unwavering and pivotal craft,” the leaflet says. " +
			"The shop sells buttons.\n"},
		{Text: "Die robuste Bank steht im Park. Das Design ist pivotal, robust, vibrant und seamless, heißt es im Prospekt " +
			"der Firma, die sie gebaut hat und die nun für alle Parks der Stadt solche Bänke liefern soll.\n"},
	},
}

// petWords returns the hits without those of a word that was there twice
// already: it may be what the article is about.
func petWords(p *rules.Pass) []rules.Hit {
	const most = 2
	seen := map[string]int{}
	return slices.DeleteFunc(own(p), func(h rules.Hit) bool {
		seen[h.Phrase.Note]++
		return seen[h.Phrase.Note] > most
	})
}

package wording

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/negative-parallelism.tsv
var negativeParallelismTable string

var negativeParallelism = density{least: 3, rate: 2.5, elsewhere: 5}

// NegativeParallelism finds articles full of "not just this, but that".
var NegativeParallelism = rules.Rule{
	ID:    "wording/negative-parallelism",
	Title: "One “not just this, but that” after another",
	Doc: `“Not just a game, but a promise”: the figure denies what nobody said, so that what is said
sounds larger. Once it is rhetoric; again and again it is padding.

Flags an article with at least 3 such figures, and 2.5 in 1,000 words; in languages other than
English 5, since German says “nicht nur … sondern” in plain prose as well. The mark stands in the
paragraph with most of them and names the others.

Leaves alone one or two of them, quoted ones, and plain corrections (“on Tuesday, not Monday”).

Figures per 1,000 words in genuine articles (median, 95th and 99th percentile):

- news: 0.0, 0.0, 2.2
- German news: 0.0, 0.0, 4.1
- blog: 0.0, 1.5, 2.3
- project news: 0.0, 0.0, 0.0
- notes: 0.0, 0.0, 0.0`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Languages:  []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk"},
	Reads:      running,
	Gates:      rules.InCode | rules.InQuotes,
	Set:        "style",
	OnRequest:  true,
	Measured:   "Two long genuine articles hold three such figures and more, far apart.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(negativeParallelismTable) },
	Check:      func(p *rules.Pass) { negativeParallelism.report(p, own(p), "figures of denial") },
	Examples: []rules.Example{
		{Text: "The garden is not just a plot but a promise. Its beds are not only useful, but also beautiful. Neighbours " +
			"came not merely to dig but to belong.\n", Want: []string{"not just a plot but"}},
		{Text: "It’s not about the goals, it’s about heart. The stadium isn’t just concrete, it’s a home. The club wants " +
			"deeds rather than merely words.\n", Want: []string{"It’s not about the goals, it’s about"}},
		{Text: "Das Brot ist nicht nur Nahrung, sondern Heimat. Der Bäcker ist nicht bloß Handwerker, sondern Künstler. " +
			"Wer hier kauft, holt nicht lediglich Ware, sondern ein Stück Dorf.\n", Want: []string{"nicht nur Nahrung, sondern"}},
		{Text: "Библиотека не только хранит книги, но и учит. Зал не просто светлый, а уютный. Сюда идут не только читать, " +
			"но и встречаться с соседями, потому что по вечерам здесь тепло и тихо.\n", Want: []string{"не только хранит книги, но "}},
		{Text: "He was not only late. She came on Tuesday, not Monday. Only members vote, and they vote for people rather " +
			"than lists.\n"},
		{Text: "The tram is not just slow but dear. The town council will vote on a second line in the spring.\n"},
		{Text: "“It is not just a cup but a dream, not only a dream but a duty, not merely a duty but a joy,” the chairman said.\n"},
		{Text: "Der Zug hielt nicht nur in Linz, sondern auch in Wels. Der Fahrplan gilt ab Sonntag.\n"},
	},
}

// Package wording finds words that no writer chose: fixed terms rewritten word
// by word, and the habits of generated prose. The first are defects wherever
// they stand; the second are style, counted over a whole article, held against
// what people write, and only looked for where somebody asks.
//
// Both go by tables under data: fixed terms and the words that take the place of
// theirs, and the phrases of each habit.
package wording

import "github.com/copydesk/copydesk/rules"

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&CoinedTerm,
		&InflatedSignificance,
		&NegativeParallelism,
		&NoConcreteAnchor,
		&ParticipialTail,
		&SpunGrammar,
		&SpunPhrase,
		&VagueAttribution,
		&VocabularyDensity,
	}
}

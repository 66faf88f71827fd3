package lexicon

import "github.com/copydesk/copydesk/corpus"

// MostlyKnown reports whether half of the words in lower case of a text are
// common ones of a language, or there are too few to tell. It looks at the
// first words only.
func MostlyKnown(language, text string) bool {
	const fewest, most = 40, 600
	known, all := 0, 0
	for w := range corpus.Words(text, 0) {
		if w.Case != corpus.Lower || w.Range.Len() < 2 {
			continue
		}
		if all++; IsCommon(language, text[w.Range.Start:w.Range.End]) {
			known++
		}
		if all == most {
			break
		}
	}
	return all < fewest || 2*known >= all
}

package spelling

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// survey is what one reading of all words of an article brings to light, for
// the rules of this category.
type survey struct {
	slips []slip
	twice []corpus.Range // the second of two equal words in a row, with the first

}

// slip is a word that looks misspelt.
type slip struct {
	word  corpus.Word
	block int
	right string // as it should be, in lower case
}

type surveyKey struct{}

func surveyOf(p *rules.Pass) *survey {
	return p.Once(surveyKey{}, func() any { return newSurvey(p.Article) }).(*survey)
}

func newSurvey(a *corpus.Article) *survey {
	s := &survey{}
	text := a.Text.String()
	english := a.Language() == "en"
	var speller *speller
	if english {
		speller = spelling()
	}
	for b := range a.Blocks {
		if !rules.Prose.Has(a.Blocks[b].Kind) {
			continue
		}
		var lastHash uint32
		var last corpus.Range
		for w := range a.BlockWords(b) {
			word := text[w.Range.Start:w.Range.End]
			hash, letters, plain := hashes(word)
			if hash == lastHash && last.Len() == len(word) {
				s.twice = append(s.twice, corpus.Range{Start: last.Start, End: w.Range.End})
			}
			lastHash, last = hash, w.Range
			if !plain || len(word) < 3 {
				continue
			}
			if english {
				if right := speller.misspelt(word, hash, letters); right != "" {
					s.slips = append(s.slips, slip{w, b, right})
				}
			}
		}
	}
	return s
}

// hashes returns the hash of a word and that of its letters; plain is false
// for words with anything but ASCII letters in them.
func hashes(word string) (hash, letters uint32, plain bool) {
	hash, plain = 2166136261, true
	for i := range len(word) {
		c := word[i] | 0x20
		hash = (hash ^ uint32(c)) * 16777619
		letters += weights[c]
		plain = plain && 'a' <= c && c <= 'z'
	}
	return hash, letters, plain
}

var weights = func() (t [256]uint32) {
	for c := range t {
		t[c] = letterWeight(byte(c))
	}
	return t
}()

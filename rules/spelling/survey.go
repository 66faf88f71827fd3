package spelling

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// survey is what one reading of all words of an article brings to light, for
// the rules of this category.
type survey struct {
	slips    []slip
	twice    []corpus.Range // two equal words in a row
	variants []variant
	names    []corpus.Word // capitalised words of four letters and more
}

// slip is a word that looks misspelt.
type slip struct {
	word  corpus.Word
	block int
	right string // as it should be, in lower case
}

// variant is a word that can be spelt in two ways.
type variant struct {
	at    corpus.Range
	block int
	line  int32 // of variantTable, plus one; below zero: of abbreviations
	way   int8  // 0 or 1, the way it is spelt; -1: still to be looked up
}

// abbreviations are written with full stops or without.
var abbreviations = []string{"US", "UK", "UN", "EU"}

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
			if w.Case == corpus.Capital && len(word) > 3 {
				s.names = append(s.names, w)
			}
			if english {
				switch {
				case len(word) <= 2:
					if w.Case == corpus.Upper || w.Case == corpus.Capital {
						s.abbreviation(text, w.Range, b)
					}
				case plain:
					k := speller.find(word, hash, letters)
					if k.right != "" {
						s.slips = append(s.slips, slip{w, b, k.right})
					} else if k.variant > 0 {
						s.variants = append(s.variants, variant{w.Range, b, k.variant, -1})
					}
					if gap := w.Range.Start - last.End; last.Len() > 1 && (gap == 1 || gap == 3) {
						s.hyphened(speller, text, corpus.Range{Start: last.Start, End: w.Range.End}, last.Len(), lastHash, b)
					}
				}
			}
			lastHash, last = hash, w.Range
		}
	}
	return s
}

// hyphened looks two words up that stand with a hyphen between them, as one.
func (s *survey) hyphened(speller *speller, text string, r corpus.Range, first int, hash uint32, block int) {
	pair := text[r.Start:r.End]
	switch gap := pair[first]; {
	case gap == '-':
	case gap == ' ' && len(pair) == len("per cent") && strings.EqualFold(pair, "per cent"):
	case gap == 0xE2 && (strings.HasPrefix(pair[first:], "\u2011") || strings.HasPrefix(pair[first:], "\u2010")):
	default:
		return
	}
	second := strings.TrimLeft(pair[first:], "- \u2010\u2011")
	for i := range len(second) {
		hash = (hash ^ uint32(second[i]|0x20)) * 16777619
	}
	if k := speller.find(pair[:first]+second, hash, 0); k.variant > 0 && variantTable[k.variant-1] == 'h' {
		s.variants = append(s.variants, variant{r, block, k.variant, 1})
	}
}

// abbreviation notes how an abbreviation of two capitals is written.
func (s *survey) abbreviation(text string, r corpus.Range, block int) {
	for i, short := range abbreviations {
		line := int32(-1 - i) //nolint:gosec // there are four
		if r.Len() == 2 && text[r.Start:r.End] == short {
			s.variants = append(s.variants, variant{r, block, line, 0})
			return
		}
		if r.Len() == 1 && text[r.Start] == short[1] && r.Start >= 2 && text[r.Start-1] == '.' && text[r.Start-2] == short[0] &&
			r.End < len(text) && text[r.End] == '.' {
			s.variants = append(s.variants, variant{corpus.Range{Start: r.Start - 2, End: r.End + 1}, block, line, 1})
			return
		}
	}
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

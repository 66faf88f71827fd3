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
	names    []corpus.Word // capitalised words of four letters and more, few common ones among them

	// what is being read
	text     string
	speller  *speller
	block    int
	last     corpus.Range // the word before, in this block
	lastHash uint32
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

// bytesPerName is about how many bytes of news there are to a name.
const bytesPerName = 64

type surveyKey struct{}

func surveyOf(p *rules.Pass) *survey {
	return p.Once(surveyKey{}, func() any { return newSurvey(p.Article) }).(*survey)
}

func newSurvey(a *corpus.Article) *survey {
	s := &survey{text: a.Text.String()}
	s.names = make([]corpus.Word, 0, len(s.text)/bytesPerName)
	if a.Language() == "en" {
		s.speller = spelling()
	}
	tokens := a.Tokens()
	for b := range a.Blocks {
		s.block, s.last = b, corpus.Range{}
		from, to := tokens.In(b)
		for i := from; i < to; i++ {
			s.word(&tokens.All[i])
		}
	}
	return s
}

func (s *survey) word(t *corpus.Token) {
	r := corpus.Range{Start: int(t.Start), End: int(t.End) + int(t.Tail)}
	n := r.Len()
	if t.Hash == s.lastHash && s.last.Len() == n {
		s.twice = append(s.twice, corpus.Range{Start: s.last.Start, End: r.End})
	}
	common := false
	switch {
	case s.speller == nil:
	case n <= 2:
		if t.Case == corpus.Upper || n == 1 && t.Case == corpus.Capital && r.Start > 1 && s.text[r.Start-1] == '.' {
			s.abbreviation(s.text, r, s.block)
		}
	case t.Plain:
		if n == 3 {
			common = !s.speller.may(t.Hash)
		} else {
			common = s.speller.isCommon(t.Hash)
		}
		if !common {
			k := s.speller.find(s.text[r.Start:r.End], t.Hash)
			if k.right != "" {
				s.slips = append(s.slips, slip{corpus.Word{Range: r, Case: t.Case}, s.block, k.right})
			} else if k.variant > 0 {
				s.variants = append(s.variants, variant{r, s.block, k.variant, -1})
			}
		}
		// Two words with a hyphen between them, or "per cent".
		if gap := r.Start - s.last.End; (gap == 1 || gap == 3) && s.last.Len() > 1 &&
			(s.text[s.last.End] != ' ' || n == 4 && s.last.Len() == 3 && s.text[s.last.Start]|0x20 == 'p') {
			s.hyphened(s.speller, s.text, corpus.Range{Start: s.last.Start, End: r.End}, s.last.Len(), s.block)
		}
	}
	if t.Case == corpus.Capital && n > 3 && !common {
		s.names = append(s.names, corpus.Word{Range: r, Case: t.Case})
	}
	s.lastHash, s.last = t.Hash, r
}

// hyphened looks two words up that stand with a hyphen between them, as one.
func (s *survey) hyphened(speller *speller, text string, r corpus.Range, first, block int) {
	pair := text[r.Start:r.End]
	switch gap := pair[first]; {
	case gap == '-':
	case gap == ' ' && len(pair) == len("per cent") && strings.EqualFold(pair, "per cent"):
	case gap == 0xE2 && (strings.HasPrefix(pair[first:], "\u2011") || strings.HasPrefix(pair[first:], "\u2010")):
	default:
		return
	}
	whole := pair[:first] + strings.TrimLeft(pair[first:], "- \u2010\u2011")
	if k := speller.listed(whole, corpus.Hash(whole)); k.variant > 0 && variantTable[k.variant-1] == 'h' {
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

var weights = func() (t [256]uint32) {
	for c := range t {
		t[c] = letterWeight(byte(c))
	}
	return t
}()

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
	for b := range a.Blocks {
		if rules.Prose.Has(a.Blocks[b].Kind) {
			s.block = b
			s.last = corpus.Range{}
			s.read(a.Blocks[b].Text)
		}
	}
	return s
}

// The classes of bytes in words.
const (
	lowerByte = iota + 1
	upperByte
	otherByte // of a word that needs a closer look
)

var classes = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-0x20] = lowerByte, upperByte
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = otherByte
	}
	for c := 0x80; c <= 0xFF; c++ {
		t[c] = otherByte
	}
	t['_'], t['\''] = otherByte, otherByte
	return t
}()

// read goes through the words of a block. Words of nothing but ASCII letters,
// nearly all of an English text, are read and hashed in one go.
func (s *survey) read(block corpus.Range) {
	text := s.text
	for i := block.Start; i < block.End; {
		if classes[text[i]] == 0 {
			i++
			continue
		}
		start, uppers := i, 0
		hash := uint32(2166136261)
		class := uint8(0)
		for ; i < block.End; i++ {
			c := text[i]
			class = classes[c]
			if class == 0 || class == otherByte {
				break
			}
			uppers += int(class - lowerByte)
			hash = (hash ^ uint32(c|0x20)) * 16777619
		}
		if class == otherByte {
			i = s.closer(start, block.End)
			continue
		}
		w := corpus.Word{Range: corpus.Range{Start: start, End: i}, Case: corpus.Mixed}
		switch {
		case uppers == 0:
			w.Case = corpus.Lower
		case uppers == 1 && classes[text[start]] == upperByte:
			w.Case = corpus.Capital
		case uppers == i-start:
			w.Case = corpus.Upper
		}
		s.word(w, hash, true)
	}
}

// closer reads a word that holds more than ASCII letters, and returns where
// the next may start.
func (s *survey) closer(start, end int) int {
	if w, ok := corpus.NextWord(s.text[:min(end, start+mostWord)], start); ok {
		hash, plain := hashes(s.text[w.Range.Start:w.Range.End])
		s.word(w, hash, plain)
		return w.Range.End
	}
	return min(end, start+mostWord)
}

// mostWord bounds the length of a word.
const mostWord = 1 << 10

func (s *survey) word(w corpus.Word, hash uint32, plain bool) {
	n := w.Range.Len()
	if hash == s.lastHash && s.last.Len() == n {
		s.twice = append(s.twice, corpus.Range{Start: s.last.Start, End: w.Range.End})
	}
	common := false
	switch {
	case s.speller == nil:
	case n <= 2:
		if w.Case == corpus.Upper || n == 1 && w.Case == corpus.Capital && w.Range.Start > 1 && s.text[w.Range.Start-1] == '.' {
			s.abbreviation(s.text, w.Range, s.block)
		}
	case plain:
		if n == 3 {
			common = !s.speller.may(hash)
		} else {
			common = s.speller.isCommon(hash)
		}
		if !common {
			k := s.speller.find(s.text[w.Range.Start:w.Range.End], hash)
			if k.right != "" {
				s.slips = append(s.slips, slip{w, s.block, k.right})
			} else if k.variant > 0 {
				s.variants = append(s.variants, variant{w.Range, s.block, k.variant, -1})
			}
		}
		// Two words with a hyphen between them, or "per cent".
		if gap := w.Range.Start - s.last.End; (gap == 1 || gap == 3) && s.last.Len() > 1 &&
			(s.text[s.last.End] != ' ' || n == 4 && s.last.Len() == 3 && s.text[s.last.Start]|0x20 == 'p') {
			s.hyphened(s.speller, s.text, corpus.Range{Start: s.last.Start, End: w.Range.End}, s.last.Len(), s.lastHash, s.block)
		}
	}
	if w.Case == corpus.Capital && n > 3 && !common {
		s.names = append(s.names, w)
	}
	s.lastHash, s.last = hash, w.Range
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
	if k := speller.listed(pair[:first]+second, hash); k.variant > 0 && variantTable[k.variant-1] == 'h' {
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
func hashes(word string) (hash uint32, plain bool) {
	hash, plain = 2166136261, true
	for i := range len(word) {
		c := word[i] | 0x20
		hash = (hash ^ uint32(c)) * 16777619
		plain = plain && 'a' <= c && c <= 'z'
	}
	return hash, plain
}

var weights = func() (t [256]uint32) {
	for c := range t {
		t[c] = letterWeight(byte(c))
	}
	return t
}()

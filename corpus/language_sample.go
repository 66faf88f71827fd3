package corpus

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// languageSample is what was counted in a part of an article's prose.
type languageSample struct {
	scripts [scriptCount]int // letters; of Han, Kana and Hangul three each
	lone    [len(loneScripts)]int
	scores  [64]int // by language of the table
	words   int
}

// Points for a word that one language has, or several share. Twelfths, so that
// they stay whole numbers.
const (
	wordPoints   = 12
	letterPoints = 6
)

// article takes the sample. Names, code and what others wrote about themselves
// are no evidence: only prose counts, and headings where there is nothing else.
func (s *languageSample) article(a *Article, take portion) {
	text := a.Text.String()
	budget := take.head
	next := 0
	for ; next < len(a.Blocks) && budget > 0; next++ {
		budget -= s.block(text, &a.Blocks[next], budget)
	}
	middle := len(text) / 2
	if next == len(a.Blocks) && budget > 0 || a.Blocks[next-1].Text.End > middle {
		return
	}
	budget = take.middle
	for i := max(next, a.Block(middle)); i < len(a.Blocks) && budget > 0; i++ {
		budget -= s.block(text, &a.Blocks[i], budget)
	}
}

func (s *languageSample) block(text string, b *Block, budget int) int {
	switch b.Kind {
	case Code, Comment, Metadata, Reference:
		return 0
	}
	part := text[b.Text.Start:b.Text.End]
	if len(part) > budget {
		part = part[:budget]
	}
	s.text(part)
	return len(part)
}

// plainWord counts the word at the offset, where it is one of plain letters
// between blanks, with at most one sign behind it. Most are, and this is the
// quick way. It returns where the blank is, or the offset itself.
func (s *languageSample) plainWord(t *languageTable, text string, at int) int {
	key, n := packWord(text, at)
	end := at + n
	if end < len(text) && (text[end] == ',' || text[end] == '.') {
		end++
	}
	if n == 0 || end < len(text) && text[end] != ' ' {
		return at
	}
	s.words++
	s.scripts[scriptLatin] += n
	if n <= 8 {
		if mask := t.slot(key).languages; mask != 0 {
			s.add(mask, wordPoints/bits.OnesCount64(mask))
		}
	}
	return end
}

// text counts the letters and the known words of a text.
func (s *languageSample) text(text string) {
	t := languages()
	var word [24]byte
	n, looked := 0, 0
	flush := func() {
		if n > 0 {
			s.words++
			if n <= len(word) {
				if mask := t.words[string(word[:n])]; mask != 0 {
					s.add(mask, wordPoints/bits.OnesCount64(mask))
				}
			}
			n = 0
		}
	}
	for i := 0; i < len(text); {
		c := text[i]
		if n == 0 && (i == 0 || text[i-1] == ' ') {
			if end := s.plainWord(t, text, i); end > i {
				i = end
				continue
			}
		}
		if c < utf8.RuneSelf {
			if i >= looked {
				var code bool
				if looked, code = asciiRun(text, i); code {
					flush()
					i = looked
					continue
				}
			}
			i++
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c < 'a' || c > 'z' {
				flush()
				continue
			}
			s.scripts[scriptLatin]++
			if n < len(word) {
				word[n] = c
			}
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			flush()
			continue
		}
		r = unicode.ToLower(r)
		group := scriptOf(r)
		switch group {
		case scriptHan, scriptKana, scriptHangul:
			// One of these says as much as three letters.
			s.scripts[group] += 3
			flush()
			continue
		case scriptOther:
			if k := loneLanguage(r); k >= 0 {
				s.scripts[group]++
				s.lone[k]++
			}
			flush()
			continue
		}
		s.scripts[group]++
		if mask := t.letters[r]; mask != 0 {
			s.add(mask, letterPoints/bits.OnesCount64(mask))
		}
		if size = utf8.RuneLen(r); n+size <= len(word) {
			utf8.EncodeRune(word[n:], r)
		}
		n += size
	}
	flush()
}

// asciiRun finds the end of the run of ASCII characters without a blank that
// begins at the offset, and reports whether it is an address, a checksum, a
// file name or the like, whose letters are no words.
func asciiRun(text string, at int) (end int, code bool) {
	for end = at; end < len(text) && text[end] < utf8.RuneSelf; end++ {
		switch c := text[end]; {
		case c <= ' ':
			return max(end, at+1), code
		case isDigit(c) || c == '_' || c == '/' || c == '@' || c == '\\':
			code = true
		case c == '.' && end > at && end+1 < len(text) && isASCIIWord(text[end-1]) && isASCIIWord(text[end+1]):
			code = true
		}
	}
	return end, code
}

func (s *languageSample) add(mask uint64, points int) {
	for ; mask != 0; mask &= mask - 1 {
		s.scores[bits.TrailingZeros64(mask)] += points
	}
}

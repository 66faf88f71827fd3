package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences splits the text of a block into sentences, without the blanks
// between them. Quotes and brackets that close at the end of a sentence belong
// to it. A hard line break always ends one. It is worked out on each call.
func (a *Article) Sentences(block int) []Range {
	r := a.Blocks[block].Text
	s := splitter{text: a.In(r), base: r.Start, first: -1, language: a.Language, lists: sentenceWords()}
	s.split()
	return s.out
}

type splitter struct {
	text     string
	base     int
	start    int // of the sentence that is open
	first    int // of its first word; -1: not looked for yet
	language func() string
	lists    *wordLists
	out      []Range
}

// sentenceByte marks the bytes that may end a sentence, or begin a character
// that may.
var sentenceByte = func() (t [256]bool) {
	for _, c := range []byte{'.', '!', '?', '\n', 0xD8, 0xDB, 0xE0, 0xE2, 0xE3, 0xEF} {
		t[c] = true
	}
	return t
}()

func (s *splitter) split() {
	text := s.text
	for i := 0; i < len(text); {
		c := text[i]
		if !sentenceByte[c] {
			i++
			continue
		}
		if c == '\n' {
			s.cut(i)
			i++
			continue
		}
		end := s.terminators(i)
		if end == i {
			i++ // the first byte of some other character
			continue
		}
		wide := isWideStop(text[i:])
		after := s.closers(end)
		if wide || s.ends(i, end, after) {
			s.cut(after)
		}
		i = after
	}
	s.cut(len(text))
}

// cut ends the open sentence at the offset.
func (s *splitter) cut(end int) {
	part := s.text[s.start:end]
	left := strings.TrimLeftFunc(part, unicode.IsSpace)
	from := end - len(left)
	if body := strings.TrimRightFunc(left, unicode.IsSpace); body != "" {
		s.out = append(s.out, Range{s.base + from, s.base + from + len(body)})
	}
	s.start, s.first = end, -1
}

// terminators returns where the run of sentence marks that starts at i ends.
func (s *splitter) terminators(i int) int {
	for i < len(s.text) {
		switch c := s.text[i]; {
		case c == '.' || c == '!' || c == '?':
			i++
			continue
		case c >= utf8.RuneSelf && sentenceByte[c]:
			r, n := utf8.DecodeRuneInString(s.text[i:])
			switch r {
			case '…', '。', '！', '？', '｡', '؟', '۔', '।', '‼', '⁇', '⁈', '⁉':
				i += n
				continue
			}
		}
		break
	}
	return i
}

// isWideStop reports whether the text begins with a mark that ends a sentence
// whatever follows it, since its script writes no blank behind it.
func isWideStop(text string) bool {
	if text[0] < 0xE3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text)
	return r == '。' || r == '！' || r == '？' || r == '｡'
}

// closers skips the quotes and brackets that close at i.
func (s *splitter) closers(i int) int {
	for i < len(s.text) {
		if s.text[i] < utf8.RuneSelf && !isCloser(rune(s.text[i])) {
			return i
		}
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if !isCloser(r) {
			return i
		}
		if r == '“' || r == '"' || r == '\'' {
			// It opens the next quotation where a letter stands behind it.
			if next, _ := utf8.DecodeRuneInString(s.text[i+n:]); unicode.IsLetter(next) {
				return i
			}
		}
		i += n
	}
	return i
}

// ends reports whether the marks from i to end, with quotes and brackets up to
// after, end a sentence.
func (s *splitter) ends(i, end, after int) bool {
	text := s.text
	if after >= len(text) {
		return true
	}
	next, n := utf8.DecodeRuneInString(text[after:])
	if !unicode.IsSpace(next) {
		return unspaced(next) && text[i] != '.'
	}
	at := after + n
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == '\n' {
			return true
		}
		if !unicode.IsSpace(r) && !isOpener(r) && r != '"' && r != '\'' && r != '’' {
			next = r
			break
		}
		at += n
	}
	if at >= len(text) {
		return true
	}
	word := s.wordBefore(i)
	switch {
	case text[i] != '.' || end > i+1 || after > end && text[i] != '.':
		// "Why?" she asked; "Wait … no": the sentence goes on in small letters.
		return !unicode.IsLower(next) && !isDash(next)
	case after > end:
		// "(e.g.) two", "(Smith et al.) found"
		return !unicode.IsLower(next) && !isDash(next)
	case unicode.IsLower(next):
		// A slip in the text, or an abbreviation that no list knows. The longer
		// the word the likelier the slip.
		return len(word) >= 5 && allLower(word) && s.lists.abbreviations[word] == 0
	case isDash(next):
		return !strings.Contains(word, ".") && s.lists.abbreviations[strings.ToLower(word)] == 0 && utf8.RuneCountInString(word) > 1
	}
	return s.stops(word, i, next, text[at:])
}

// stops judges a single full stop behind a word when what follows is no small
// letter.
func (s *splitter) stops(word string, i int, next rune, rest string) bool {
	if word == "" {
		return true
	}
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case size == len(word) && unicode.IsUpper(first):
		// An initial. "I" and a letter that ends a name ("Plan B") stand before
		// a word that begins sentences.
		return s.lists.starters[firstWord(rest)] && (word == "I" || !s.opens(word, i))
	case allDigitString(word):
		return s.ordinal(word, i, rest)
	}
	kind := s.lists.abbreviations[word]
	if kind == 0 && unicode.IsUpper(first) {
		kind = s.lists.abbreviations[strings.ToLower(word)]
	}
	switch kind {
	case abbreviationNever:
		return false
	case abbreviationNumber:
		return !unicode.IsDigit(next) && !isRoman(rest)
	case abbreviationMaybe:
		return s.lists.starters[firstWord(rest)]
	}
	if strings.Contains(word, ".") && isDotted(word) {
		return s.lists.starters[firstWord(rest)]
	}
	return true
}

// opens reports whether the word that ends at i is the first of the sentence.
func (s *splitter) opens(word string, i int) bool {
	if s.first < 0 {
		left := strings.TrimLeftFunc(s.text[s.start:], func(r rune) bool { return unicode.IsSpace(r) || isOpener(r) })
		s.first = len(s.text) - len(left)
	}
	return i-len(word) == s.first
}

// ordinal judges a full stop behind a number: many languages write "the 3rd
// of October" with one.
func (s *splitter) ordinal(word string, i int, rest string) bool {
	if s.opens(word, i) {
		return false // the number of a list item or a section
	}
	if len(word) > 2 || s.lists.starters[firstWord(rest)] {
		return true
	}
	if s.lists.months[firstWord(rest)] {
		return false
	}
	switch s.language() {
	case "de", "cs", "sk", "pl", "da", "no", "nb", "nn", "fi", "hu", "hr", "sr", "sl", "et", "lv", "tr", "is":
		return false
	}
	return true
}

// wordBefore is the word that ends at i, with the stops and hyphens inside it.
func (s *splitter) wordBefore(i int) string {
	from := i
	for from > s.start && i-from < 40 {
		if c := s.text[from-1]; c < utf8.RuneSelf {
			if !wordByte(c) && c != '.' {
				break
			}
			from--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(s.text[s.start:from])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		from -= n
	}
	return strings.TrimLeft(s.text[from:i], ".")
}

// isDotted reports whether the word is made of single letters and stops:
// "U.S", "z.B", "Ph.D".
func isDotted(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) > 2 {
			return false
		}
	}
	return true
}

func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', '›', ')', ']', '}', '」', '』', '）', '】', '》', '“':
		return true
	}
	return false
}

func isOpener(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '„', '‚', '«', '‹', '»', '(', '[', '{', '「', '『', '（', '【', '《', '¿', '¡':
		return true
	}
	return false
}

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' }

func allLower(word string) bool {
	for _, r := range word {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return true
}

func allDigitString(word string) bool {
	for i := range len(word) {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return true
}

// isRoman reports whether the text begins with a Roman numeral: "No. IV".
func isRoman(text string) bool {
	n := len(text) - len(strings.TrimLeft(text, "IVXLC"))
	return n > 1 && (n == len(text) || !asciiLetter(text[n]))
}

package corpus

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// undetermined is the language of a text that does not tell.
const undetermined = "und"

// A portion is how much of an article is looked at: bytes of prose from the
// beginning, and from the middle on, where prefaces are over.
type portion struct{ head, middle int }

var (
	quickLook = portion{450, 200}         // tells nearly always
	fullLook  = portion{6 << 10, 2 << 10} // where it does not
)

// languageOf is the language of an article. What it declares wins, unless the
// text is clearly in another language that is known here as well.
func languageOf(a *Article) string {
	declared := baseLanguage(a.Meta.Language.Value)
	var s languageSample
	s.article(a, quickLook)
	found, sure := s.best()
	if !sure || declared != "" && declared != found {
		s = languageSample{}
		s.article(a, fullLook)
		found, sure = s.best()
	}
	switch {
	case declared == "" || declared == undetermined || declared == "mul":
		return found
	case sure && found != declared && languageKnown(declared) && s.contradicts(declared):
		return found
	}
	return declared
}

// baseLanguage is the language of a BCP 47 tag, without script and region, in
// its modern code: "pt-BR" is "pt". It is "" for what is no tag.
func baseLanguage(tag string) string {
	tag = strings.ToLower(strings.Trim(tag, " \t\"'"))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 && len(tag) != 3 {
		return ""
	}
	for i := range len(tag) {
		if tag[i] < 'a' || tag[i] > 'z' {
			return ""
		}
	}
	switch tag {
	case "iw":
		return "he"
	case "in":
		return "id"
	case "nb", "nn":
		return "no"
	case "cmn":
		return "zh"
	case "fil":
		return "tl"
	}
	return tag
}

//go:embed data/languages.tsv
var languageData string

// languageTable holds the word and letter lists of the data file. Languages
// are numbered in its order, and a set of them is a bit mask.
type languageTable struct {
	tags    []string
	words   map[string]uint64
	short   [1 << shortBits]shortWord // the words of at most eight ASCII letters once more
	letters map[rune]uint64
	script  [scriptCount]uint64 // the languages that are told apart by words
}

// shortWord is a word packed into a number, with the languages that have it.
type shortWord struct{ key, languages uint64 }

const shortBits = 12

// slot is where the packed word stands in the table, or would.
func (t *languageTable) slot(key uint64) *shortWord {
	for i := key * 0x9E3779B97F4A7C15 >> (64 - shortBits); ; i = (i + 1) & (1<<shortBits - 1) {
		if w := &t.short[i]; w.key == key || w.key == 0 {
			return w
		}
	}
}

var languages = sync.OnceValue(func() *languageTable {
	t := &languageTable{words: make(map[string]uint64, 2048), letters: make(map[rune]uint64, 256)}
	for line := range strings.Lines(languageData) {
		tag, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		letters, words, _ := strings.Cut(rest, "\t")
		bit := uint64(1) << len(t.tags)
		t.tags = append(t.tags, tag)
		for _, r := range letters {
			t.letters[r] |= bit
		}
		first, _ := utf8.DecodeRuneInString(words)
		t.script[scriptOf(first)] |= bit
		for w := range strings.FieldsSeq(words) {
			t.words[w] |= bit
			if key, n := packWord(w, 0); n == len(w) && n <= 8 {
				s := t.slot(key)
				s.key = key
				s.languages |= bit
			}
		}
	}
	return t
})

// script groups writing systems: those above scriptWords name one language.
type script uint8

const (
	scriptNone script = iota
	scriptLatin
	scriptCyrillic
	scriptArabic
	scriptHan
	scriptKana
	scriptHangul
	scriptOther
	scriptCount
)

// loneScripts are the scripts that serve one language, or one by far the most.
var loneScripts = [...]struct {
	first, last rune
	tag         string
}{
	{0x0370, 0x03FF, "el"},
	{0x1F00, 0x1FFF, "el"},
	{0x0530, 0x058F, "hy"},
	{0x0590, 0x05FF, "he"},
	{0x0900, 0x097F, "hi"},
	{0x0980, 0x09FF, "bn"},
	{0x0A00, 0x0A7F, "pa"},
	{0x0A80, 0x0AFF, "gu"},
	{0x0B00, 0x0B7F, "or"},
	{0x0B80, 0x0BFF, "ta"},
	{0x0C00, 0x0C7F, "te"},
	{0x0C80, 0x0CFF, "kn"},
	{0x0D00, 0x0D7F, "ml"},
	{0x0D80, 0x0DFF, "si"},
	{0x0E00, 0x0E7F, "th"},
	{0x0E80, 0x0EFF, "lo"},
	{0x0F00, 0x0FFF, "bo"},
	{0x1000, 0x109F, "my"},
	{0x10A0, 0x10FF, "ka"},
	{0x1200, 0x137F, "am"},
	{0x1780, 0x17FF, "km"},
	{0x1800, 0x18AF, "mn"},
}

func scriptOf(r rune) script {
	switch {
	case r < 0x0250, r >= 0x1E00 && r <= 0x1EFF:
		return scriptLatin
	case r >= 0x0400 && r <= 0x052F:
		return scriptCyrillic
	case r >= 0x0600 && r <= 0x077F, r >= 0xFB50 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC:
		return scriptArabic
	case r >= 0x3040 && r <= 0x30FF:
		return scriptKana
	case r >= 0x3400 && r <= 0x9FFF, r >= 0x20000 && r <= 0x3FFFF:
		return scriptHan
	case r >= 0xAC00 && r <= 0xD7AF, r >= 0x1100 && r <= 0x11FF:
		return scriptHangul
	}
	return scriptOther
}

func loneLanguage(r rune) int {
	for i := range loneScripts {
		if r >= loneScripts[i].first && r <= loneScripts[i].last {
			return i
		}
	}
	return -1
}

func languageKnown(tag string) bool {
	switch tag {
	case "zh", "ja", "ko":
		return true
	}
	if slices.Contains(languages().tags, tag) {
		return true
	}
	for i := range loneScripts {
		if loneScripts[i].tag == tag {
			return true
		}
	}
	return false
}

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

// packWord packs the ASCII letters that a text has from the offset on into a
// number, lower case, and counts them. It is good for at most eight.
func packWord(text string, at int) (key uint64, n int) {
	for i := at; i < len(text); i++ {
		c := text[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		key = key<<8 | uint64(c)
		n++
	}
	return key, n
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

// best is the language that the sample speaks for, and whether it does so
// beyond doubt.
func (s *languageSample) best() (tag string, sure bool) {
	group, total := scriptNone, 0
	for g, n := range s.scripts {
		total += n
		if n > s.scripts[group] {
			group = script(g)
		}
	}
	cjk := s.scripts[scriptHan] + s.scripts[scriptKana]
	if cjk > s.scripts[group] {
		group = scriptHan
	}
	sure = total >= 200
	switch group {
	case scriptNone:
		return undetermined, false
	case scriptHangul:
		return "ko", sure
	case scriptHan, scriptKana:
		if s.scripts[scriptKana]*10 > cjk {
			return "ja", sure
		}
		return "zh", sure
	case scriptOther:
		best := 0
		for i, n := range s.lone {
			if n > s.lone[best] {
				best = i
			}
		}
		return loneScripts[best].tag, sure
	}
	return s.bestByWords(group)
}

func (s *languageSample) bestByWords(group script) (tag string, sure bool) {
	t := languages()
	best, second := -1, -1
	for mask := t.script[group]; mask != 0; mask &= mask - 1 {
		switch i := bits.TrailingZeros64(mask); {
		case best < 0 || s.scores[i] > s.scores[best]:
			best, second = i, best
		case second < 0 || s.scores[i] > s.scores[second]:
			second = i
		}
	}
	top, next := s.scores[best], s.scores[second]
	// A foreign name or two must not make a language; neither must a draw.
	if top < 2*wordPoints || top == next || top < s.words*wordPoints/20 {
		return undetermined, false
	}
	return t.tags[best], s.words >= 40 && top > 2*next
}

// contradicts reports whether next to nothing in the sample speaks for the
// declared language, which must be a known one.
func (s *languageSample) contradicts(declared string) bool {
	total := 0
	for _, n := range s.scripts {
		total += n
	}
	own := s.scripts[scriptOther]
	switch declared {
	case "ja":
		own = s.scripts[scriptKana]
	case "zh":
		own = s.scripts[scriptHan]
	case "ko":
		own = s.scripts[scriptHangul]
	}
	t := languages()
	top, score := 0, -1
	for i, tag := range t.tags {
		top = max(top, s.scores[i])
		if tag == declared {
			score = s.scores[i]
			for group, mask := range t.script {
				if mask>>i&1 != 0 {
					own = s.scripts[group]
				}
			}
		}
	}
	// A page in Japanese may hold more English than Japanese: its own script
	// must be missing altogether.
	return own*20 < total || score >= 0 && score*2 < top && own*2 > total
}

package casing

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// view is what the rules of this package know of an article.
type view struct {
	article  *corpus.Article
	text     string
	language string
	words    []word
	blocks   []block // one for each block of the article
	names    *lexicon.Table
	common   *lexicon.Dictionary

	capitals  [64]uint64          // filter of the hashes of words whose capital may be that of a name
	evidence  map[uint32]evidence // by hash, of words that were asked for
	testified bool                // and of all the others
	titled    []titled            // blocks of prose in title case
	few       bool                // they are exceptions
	spans     []nameSpan          // names of several words, in order
	tries     int                 // searches of the whole article that are left
	starts    []int32             // the words that such a name may begin with
	suspects  []int32             // the words in lower case that may be names, as far as the tables know
	raised    []int32             // the words with one capital, at their start, outside of code
	prose     []int32             // those of them in blocks where that says something
	codeWords *identifiers        // nil until asked for
}

// word is one word of the article, without a possessive.
type word = corpus.Token

// block is what the view knows of a block.
type block struct {
	from, to int // its words
	capitals int // words that begin with a capital letter
	lowers   int
}

type viewKey struct{}

func viewOf(p *rules.Pass) *view {
	return p.Once(viewKey{}, func() any { return newView(p.Article) }).(*view)
}

func newView(a *corpus.Article) *view {
	tokens, text := a.Tokens(), a.Text.String()
	v := &view{
		article: a, text: text, language: a.Language(), names: lexicon.Names(), common: lexicon.Words(a.Language()),
		words: tokens.All, blocks: make([]block, len(a.Blocks)), tries: 64,
		raised: make([]int32, 0, 16+len(text)/32), suspects: make([]int32, 0, 16+len(text)/64),
	}
	for i := range a.Blocks {
		b := &v.blocks[i]
		b.from, b.to = tokens.In(i)
		v.scan(b)
	}
	// Each search costs a look at every word: few of them in a long text.
	v.tries = min(v.tries, 1+20_000_000/(1+len(v.words)))
	v.findTitled()
	v.sift()
	v.collect()
	return v
}

// scan sorts the words of a block.
func (v *view) scan(b *block) {
	opener := uint32(0)      // hash of the word before, where it may start a name
	capital := b.from > 0 && // whether that word has one
		v.words[b.from-1].Case == corpus.Capital
	for k := b.from; k < b.to; k++ {
		w := &v.words[k]
		at := int32(k) //nolint:gosec // articles are smaller than 2 GB
		if opener != 0 && (w.Case == corpus.NoCase || v.names.MayPair(opener, w.Hash)) {
			v.starts = append(v.starts, at-1)
		}
		opener = 0
		if w.Case == corpus.NoCase {
			capital = false
			continue
		}
		starts := v.names.MayStart(w.Hash)
		if starts {
			opener = w.Hash
		}
		if w.Case == corpus.Lower {
			b.lowers++
			if starts || capital || v.names.May(w.Hash) {
				v.suspects = append(v.suspects, at)
			}
			capital = false
			continue
		}
		b.capitals++
		if capital = w.Case == corpus.Capital; capital && !v.coded(w.Start) {
			v.raised = append(v.raised, at)
		}
	}
}

// collect notes the words that the author may have capitalised because they
// are names.
func (v *view) collect() {
	for _, w := range v.raisedWords() {
		if w.Place == corpus.Inside || w.End-w.Start > 3 && !v.kind(w).Common() {
			v.capitals[w.Hash>>26] |= 1 << (w.Hash >> 20 & 63)
		}
	}
}

// raisedWords iterates over the words with a capital at their start, with their
// index, in blocks where that says something.
func (v *view) raisedWords() iter.Seq2[int, *word] {
	return func(yield func(int, *word) bool) {
		for _, k := range v.prose {
			if !yield(int(k), &v.words[k]) {
				return
			}
		}
	}
}

// sift puts the words of raised that stand in blocks where a capital says
// something into prose.
func (v *view) sift() {
	v.prose = make([]int32, 0, len(v.raised))
	n := 0
	for i := range v.blocks {
		b := &v.blocks[i]
		from := n
		for n < len(v.raised) && int(v.raised[n]) < b.to {
			n++
		}
		if n > from && v.plainCase(i) {
			v.prose = append(v.prose, v.raised[from:n]...)
		}
	}
}

// raisedIn are the words of a block with a capital at their start.
func (v *view) raisedIn(b *block) []int32 {
	from, _ := slices.BinarySearch(v.raised, int32(b.from)) //nolint:gosec // as in scan
	to, _ := slices.BinarySearch(v.raised, int32(b.to))     //nolint:gosec // as in scan
	return v.raised[from:to]
}

// plainCase reports whether a capital in a block says something: it is running
// text, and not in title case.
func (v *view) plainCase(i int) bool {
	switch v.article.Blocks[i].Kind {
	case corpus.Paragraph, corpus.ListItem, corpus.Quote, corpus.Caption, corpus.Footnote, corpus.TableCell:
	default:
		return false
	}
	b := v.blocks[i]
	return b.lowers > b.capitals && !v.isTitled(i)
}

func (v *view) in(w *word) string { return v.text[w.Start:w.End] }

func (v *view) span(w *word) corpus.Range { return corpus.Range{Start: int(w.Start), End: int(w.End)} }

func (v *view) kind(w *word) lexicon.Word { return v.common.Find(w.Hash, v.in(w)) }

// name returns the name that a single word is, whatever its case.
func (v *view) name(w *word) *lexicon.Name {
	if !v.names.May(w.Hash) {
		return nil
	}
	return v.names.FindHash(v.language, w.Hash, v.in(w))
}

// joined reports whether nothing but a blank stands between a word and the
// next one.
func (v *view) joined(k int) bool {
	if k < 0 || k+1 >= len(v.words) {
		return false
	}
	gap := v.text[v.words[k].End:v.words[k+1].Start]
	return gap == " " || gap == "\u00a0"
}

// exposed reports whether a word stands in running text, and not in an
// address, a handle, a path, a file name or an identifier.
func (v *view) exposed(w *word) bool {
	if w.Start > 0 {
		switch v.text[w.Start-1] {
		case '@', '#', '/', '\\', '_', '.', ':', '=', '&', '%', '$', '+', '<', '>', '{', '}', '~', '^', '*', '|', '`':
			return false
		case '-':
			if !v.compound(int(w.Start), int(w.End)) {
				return false
			}
		}
	}
	end := int(w.End)
	if end >= len(v.text) {
		return true
	}
	switch v.text[end] {
	case '@', '/', '\\', '_', '=', '(', '<', '>', '{', '}', '~', '^', '*', '|', '`', '$', '&', '%', '+':
		return false
	case '.', ':':
		return end+1 >= len(v.text) || !alphanumeric(v.text[end+1])
	case '-':
		return v.compound(int(w.Start), end)
	}
	return true
}

// compound reports whether the word is part of a hyphenated compound of
// ordinary words: "anti-russian", not "europe-west1" or "kyiv-times.org".
func (v *view) compound(start, end int) bool {
	for start > 0 && (alphanumeric(v.text[start-1]) || v.text[start-1] == '-') {
		start--
	}
	for end < len(v.text) && (alphanumeric(v.text[end]) || v.text[end] == '-') {
		end++
	}
	if start > 0 && !blank(v.text[start-1]) || end+1 < len(v.text) && v.text[end] != ' ' && !blank(v.text[end+1]) {
		return false
	}
	chain := v.text[start:end]
	ordinary := false
	from := 0
	for i := 0; i <= len(chain); i++ {
		if i < len(chain) && chain[i] != '-' {
			if '0' <= chain[i] && chain[i] <= '9' {
				return false
			}
			continue
		}
		part := chain[from:i]
		from = i + 1
		if part == "" {
			return false
		}
		if joiners[part] || part[0] >= 'A' && part[0] <= 'Z' {
			ordinary = true
		}
	}
	return ordinary
}

// joiners are what names are hyphenated with.
var joiners = map[string]bool{
	"anti": true, "pro": true, "non": true, "pan": true, "post": true, "pre": true, "ex": true, "half": true,
	"mid": true, "trans": true, "born": true, "based": true, "led": true, "backed": true, "speaking": true,
	"made": true, "held": true, "occupied": true, "controlled": true, "style": true, "owned": true,
	"language": true, "trained": true, "funded": true,
}

func alphanumeric(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '"' }

// capitalised writes a word with a capital.
func capitalised(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToTitle(r)) + s[size:]
}

// lowered writes a word without one.
func lowered(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

// opensSentence reports whether a word stands where a sentence, a quotation or
// a line may begin.
func (v *view) opensSentence(k int) bool {
	w := &v.words[k]
	return w.Place != corpus.Inside
}

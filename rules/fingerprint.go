package rules

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// neighbours is how many words on either side go into a fingerprint. Fewer
// would tell less findings apart, more would name a finding anew for every
// edit near it.
const neighbours = 2

// near is how many bytes of folded text the neighbours are looked for in.
const near = 256

// fingerprint names a finding by its rule, its folded excerpt and the words
// beside it in its block, never by its line, so that it survives edits
// elsewhere and a move of the block. Findings that are alike in all of that
// are told apart by their order: the second has "-2" behind the name.
func fingerprint(a *corpus.Article, f *Finding, seen map[string]int) string {
	before, after := "", ""
	if f.Range.Len() > 0 {
		block := corpus.Range{End: a.Text.Len()}
		if i := a.Block(f.Range.Start); i >= 0 {
			block = a.Blocks[i].Text
		}
		fold := a.Fold()
		text := fold.String()
		start, end := fold.At(f.Range.Start), fold.At(f.Range.End)
		before = lastWords(text[fold.At(block.Start):start])
		after = firstWords(text[end:max(end, fold.At(block.End))])
	}
	h := fnv.New64a()
	h.Write([]byte(strings.Join([]string{f.Rule, corpus.FoldString(f.Excerpt), before, after}, "\x00")))
	name := fmt.Sprintf("%016x", h.Sum64())
	seen[name]++
	if n := seen[name]; n > 1 {
		name += "-" + strconv.Itoa(n)
	}
	return name
}

// kindOf is a fingerprint without what tells findings apart that are alike.
func kindOf(fingerprint string) string {
	kind, _, _ := strings.Cut(fingerprint, "-")
	return kind
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// lastWords are the last words of a text, without what stands between them.
func lastWords(text string) string {
	text = text[max(0, len(text)-near):]
	var words [neighbours]string
	for i := range words {
		end := strings.LastIndexFunc(text, wordRune)
		if end < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		text = text[:end+size]
		from := 0
		if k := strings.LastIndexFunc(text, func(r rune) bool { return !wordRune(r) }); k >= 0 {
			_, size := utf8.DecodeRuneInString(text[k:])
			from = k + size
		}
		words[neighbours-1-i], text = text[from:], text[:from]
	}
	return strings.Join(words[:], " ")
}

// firstWords are the first words of a text, without what stands between them.
func firstWords(text string) string {
	text = text[:min(len(text), near)]
	var words [neighbours]string
	for i := range words {
		from := strings.IndexFunc(text, wordRune)
		if from < 0 {
			break
		}
		text = text[from:]
		end := strings.IndexFunc(text, func(r rune) bool { return !wordRune(r) })
		if end < 0 {
			end = len(text)
		}
		words[i], text = text[:end], text[end:]
	}
	return strings.Join(words[:], " ")
}

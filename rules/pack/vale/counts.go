package vale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// counts are the figures of an article that formulas use.
type counts struct {
	words, sentences, paragraphs, characters, syllables float64
	complex, long, polysyllabic                         float64
	elements                                            map[string]float64 // "heading_h2", "list", "blockquote", "pre"
}

// figures counts the running text of the article once.
func (v *view) figures() *counts {
	if v.stats != nil {
		return v.stats
	}
	c := &counts{elements: map[string]float64{}}
	for i := range v.blocks {
		name := strings.TrimPrefix(v.blocks[i].scope, "text.")
		name = strings.ReplaceAll(name[:strings.LastIndexByte(name, '.')+1], ".", "_")
		c.elements[strings.TrimSuffix(name, "_")]++
	}
	for i := range v.article.Blocks {
		if v.article.Blocks[i].Kind == corpus.Code {
			c.elements["pre"]++
		}
	}
	for _, i := range v.summary {
		u := &v.blocks[i]
		c.paragraphs++
		for _, s := range v.article.Sentences(u.block) {
			c.sentences++
			c.count(u.text[s.Start-u.base : s.End-u.base])
		}
	}
	c.paragraphs = max(0, c.paragraphs-1)
	v.stats = c
	return c
}

func (c *counts) count(sentence string) {
	for w := range corpus.Words(sentence, 0) {
		word := sentence[w.Range.Start:w.Range.End]
		c.words++
		c.characters += float64(utf8.RuneCountInString(word))
		if len(word) > 6 {
			c.long++
		}
		n := syllables(strings.ToLower(word))
		c.syllables += float64(n)
		if n > 2 {
			c.polysyllabic++
			if !common(word, n) {
				c.complex++
			}
		}
	}
}

// common reports whether a long word is long by its ending only.
func common(word string, n int) bool {
	for _, end := range []string{"es", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(word, end); ok && syllables(stem) < 3 {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(word)
	return n == 3 && unicode.IsUpper(r)
}

// syllables estimates the syllables of an English word by its groups of
// vowels.
func syllables(word string) int {
	n, inVowel := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouyáéíóúàèìòùäëïöüâêîôû", r)
		if vowel && !inVowel {
			n++
		}
		inVowel = vowel
	}
	switch {
	case strings.HasSuffix(word, "le") && len(word) > 2 && !strings.ContainsRune("aeiouy", rune(word[len(word)-3])):
	case strings.HasSuffix(word, "e") && n > 1:
		n--
	case strings.HasSuffix(word, "ed") && n > 1 && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded"):
		n--
	}
	if strings.Contains(word, "ia") || strings.Contains(word, "io") && !strings.Contains(word, "tion") && !strings.Contains(word, "sion") {
		n++
	}
	return max(1, n)
}

// values are the counts under the names that formulas know them by.
func (c *counts) values() map[string]any {
	out := map[string]any{
		"words": c.words, "sentences": c.sentences, "paragraphs": c.paragraphs, "characters": c.characters,
		"syllables": c.syllables, "complex_words": c.complex, "long_words": c.long, "polysyllabic_words": c.polysyllabic,
	}
	for _, name := range []string{"pre", "list", "blockquote", "heading_h1", "heading_h2", "heading_h3", "heading_h4", "heading_h5", "heading_h6"} {
		out[name] = c.elements[name]
	}
	return out
}

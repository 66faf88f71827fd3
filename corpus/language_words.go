package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

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

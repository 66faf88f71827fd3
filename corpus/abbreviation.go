package corpus

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// abbreviation says how a full stop behind an abbreviation is to be read.
type abbreviation uint8

const (
	abbreviationNever  abbreviation = iota + 1 // a name or more follows: "Dr.", "e.g."
	abbreviationNumber                         // the same before a number: "No. 10"
	abbreviationMaybe                          // the sentence may end: "Inc.", "etc."
)

//go:embed data/abbreviations.tsv
var abbreviationData string

// wordLists are the words of the data file.
type wordLists struct {
	abbreviations    map[string]abbreviation
	months, starters map[string]bool
}

var sentenceWords = sync.OnceValue(func() *wordLists {
	kinds := map[string]abbreviation{"never": abbreviationNever, "number": abbreviationNumber, "maybe": abbreviationMaybe}
	lists := &wordLists{make(map[string]abbreviation, 1024), map[string]bool{}, make(map[string]bool, 1024)}
	for line := range strings.Lines(abbreviationData) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 || line[0] == '#' {
			continue
		}
		for word := range strings.FieldsSeq(fields[2]) {
			switch fields[0] {
			case "month":
				lists.months[word] = true
			case "starter":
				lists.starters[word] = true
			default:
				if lists.abbreviations[word] != abbreviationMaybe {
					lists.abbreviations[word] = kinds[fields[0]]
				}
			}
		}
	}
	return lists
})

// isStarter reports whether the text begins with a word that begins sentences
// and next to no name: "The", "However".
func isStarter(text string) bool { return sentenceWords().starters[firstWord(text)] }

// firstWord is the first word of the text in small letters, "" for none.
func firstWord(text string) string {
	const longest = 32
	n := 0
	for n < len(text) {
		if c := text[n]; c < utf8.RuneSelf {
			if !asciiLetter(c) {
				break
			}
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		if n += size; n > longest {
			return ""
		}
	}
	return strings.ToLower(text[:min(n, longest)])
}

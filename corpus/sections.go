package corpus

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// section is what a heading announces by its name alone.
type section uint8

const (
	sectionContents  section = iota + 1 // a table of contents
	sectionSources                      // a sources list
	sectionNotes                        // notes: sources where a list stands under it
	sectionQuestions                    // questions and answers
	sectionField                        // no heading: the name of a field in front matter
	sectionOutline                      // a table of contents where headings bear it out
	sectionSwitch                       // no heading: what shows or hides a table of contents
	sectionPart                         // no heading: what parts of a text are called
)

//go:embed data/sections.tsv
var sectionData string

// sectionNames maps names in lower case to what they announce.
var sectionNames = sync.OnceValue(func() map[string]section {
	kinds := map[string]section{
		"contents": sectionContents, "sources": sectionSources, "notes": sectionNotes,
		"questions": sectionQuestions, "field": sectionField, "outline": sectionOutline, "switch": sectionSwitch, "part": sectionPart,
	}
	names := make(map[string]section, 512)
	for line := range strings.Lines(sectionData) {
		if kind, name, found := strings.Cut(strings.TrimSpace(line), "\t"); found && line[0] != '#' {
			_, name, _ = strings.Cut(name, "\t")
			names[name] = kinds[kind]
		}
	}
	return names
})

// announces reports whether the section can be told by its name alone, so that
// a line of it is no title.
func (s section) announces() bool { return s != 0 && s <= sectionField }

// maxSectionName is the length of the longest name, in bytes, with room for
// markup and a number.
const maxSectionName = 64

// sectionOf says what a heading with the text announces; 0: nothing known.
func sectionOf(text []byte) section {
	if len(text) > maxSectionName {
		return 0
	}
	text = trimMarks(text)
	// "7. Sources"
	if n := len(text) - len(bytes.TrimLeft(text, "0123456789.)")); n > 0 && n < len(text) {
		text = bytes.TrimSpace(text[n:])
	}
	var lower [2 * maxSectionName]byte
	out := lower[:0]
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			out = append(out, c)
			at++
			continue
		}
		r, n := utf8.DecodeRune(text[at:])
		at += n
		switch r {
		case '\u00a0':
			r = ' '
		case '’':
			r = '\''
		}
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	return sectionNames()[string(out)]
}

// trimMarks cuts blanks, punctuation and markup off both ends.
func trimMarks(text []byte) []byte {
	mark := func(r rune) bool {
		if r < utf8.RuneSelf {
			return !wordByte(byte(r))
		}
		return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || r == utf8.RuneError
	}
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		if !mark(r) {
			break
		}
		text = text[n:]
	}
	for len(text) > 0 {
		r, n := utf8.DecodeLastRune(text)
		if !mark(r) {
			break
		}
		text = text[:len(text)-n]
	}
	return text
}

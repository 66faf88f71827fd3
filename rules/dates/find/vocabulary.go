package find

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/words.tsv
var wordData string

// class is what a word may be in a date.
type class uint32

const (
	classMonth class = 1 << iota
	classWeekday
	classLead
	classJoiner
	classSuffix
	classTo
	classAnd
	classArticle
	classUnit
	classOld
	classAge
	classAnniversary
	classYearPrep
	classDayPrep
	classEra
	classNumber
	classTail
	classBetween
	classLength // "dreitägig": a number and a unit in one word
)

var classNames = map[string]class{
	"month": classMonth, "weekday": classWeekday, "lead": classLead, "joiner": classJoiner, "suffix": classSuffix,
	"to": classTo, "and": classAnd, "article": classArticle, "unit": classUnit, "old": classOld, "age": classAge,
	"anniversary": classAnniversary, "yearprep": classYearPrep, "dayprep": classDayPrep, "era": classEra,
	"numbers": classNumber, "tail": classTail, "between": classBetween,
}

// entry is what a word may be. It may be several things at once: the French
// "sept" is a month and a number.
type entry struct {
	class   class
	value   int32 // of a number
	unit    int16 // days
	month   int8
	weekday int8
	capital bool // only where it is written with a capital
}

// vocabulary holds the words of one language, in lower case.
type vocabulary struct {
	words map[string]entry
	sieve [1 << 10]uint32 // which first two bytes go with which lengths
	long  int             // bytes of the longest word
}

// vocabularies has one for each language of the data, read when a text asks.
var vocabularies = sync.OnceValue(func() map[string]func() *vocabulary {
	all := map[string]func() *vocabulary{}
	for line := range strings.Lines(wordData) {
		language, _, ok := strings.Cut(line, "\t")
		if ok && line[0] != '#' && all[language] == nil {
			all[language] = sync.OnceValue(func() *vocabulary { return readVocabulary(language) })
		}
	}
	return all
})

func readVocabulary(language string) *vocabulary {
	v := &vocabulary{words: map[string]entry{}}
	for line := range strings.Lines(wordData) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 4 || fields[0] != language {
			continue
		}
		c := classNames[fields[1]]
		value, _ := strconv.Atoi(fields[2])
		for word := range strings.FieldsSeq(fields[3]) {
			v.add(word, c, value)
			if c == classNumber {
				value++
			}
		}
	}
	v.compound()
	return v
}

// noWords is the vocabulary of a language that the data do not know.
var noWords = &vocabulary{}

func vocabularyOf(language string) *vocabulary {
	if language == "und" {
		language = "en"
	}
	if v := vocabularies()[language]; v != nil {
		return v()
	}
	return noWords
}

func (v *vocabulary) add(word string, c class, value int) {
	lower := strings.ToLower(word)
	e, known := v.words[lower]
	e.class |= c
	e.capital = lower != word && (!known || e.capital)
	switch c {
	case classMonth:
		e.month = int8(value)
	case classWeekday:
		e.weekday = int8(value)
	case classNumber:
		e.value = int32(value)
	case classUnit, classTail:
		e.unit = int16(value)
	}
	v.put(lower, e)
}

func (v *vocabulary) put(lower string, e entry) {
	v.words[lower] = e
	v.long = max(v.long, len(lower))
	if len(lower) == 1 {
		lower += "\x00"
		v.sieve[sieveKey(lower[0], lower[1])] |= 1 << 1
		return
	}
	v.sieve[sieveKey(lower[0], lower[1])] |= 1 << (uint(len(lower)) & 31)
}

// sieveKey does not tell the case of ASCII letters.
func sieveKey(a, b byte) uint { return uint(a&31)<<5 | uint(b&31) }

// compound adds the words that join a number and a unit: "dreitägige".
func (v *vocabulary) compound() {
	joined := map[string]entry{}
	for tail, t := range v.words {
		if t.class&classTail == 0 {
			continue
		}
		for number, n := range v.words {
			if n.class&classNumber != 0 && n.value <= 20 {
				joined[number+tail] = entry{class: classLength, value: n.value, unit: t.unit}
			}
		}
	}
	for word, e := range joined {
		v.put(word, e)
	}
}

// look returns what a word of the text may be.
func (v *vocabulary) look(word string) entry {
	n := len(word)
	if n == 0 || n > v.long {
		return entry{}
	}
	second := byte(0)
	if n > 1 {
		second = word[1]
	}
	if word[0] < utf8.RuneSelf && second < utf8.RuneSelf && v.sieve[sieveKey(word[0], second)]&(1<<(uint(n)&31)) == 0 {
		return entry{}
	}
	var buffer [40]byte
	lower := buffer[:0]
	for i := range n {
		if c := word[i]; c >= utf8.RuneSelf || len(word) > len(buffer) {
			e := v.words[strings.ToLower(word)]
			return e.as(word)
		} else if 'A' <= c && c <= 'Z' {
			lower = append(lower, c|0x20)
		} else {
			lower = append(lower, c)
		}
	}
	e := v.words[string(lower)]
	return e.as(word)
}

// as drops an entry whose word the text does not write as it must be.
func (e entry) as(word string) entry {
	if e.capital {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return entry{}
		}
	}
	return e
}

package figures

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/words.tsv
var wordTable string

// role is what a word does beside a number. A word may have several.
type role uint32

const (
	roleOf role = 1 << iota
	roleThe
	roleAnd
	roleOr
	roleFrom
	roleTo
	roleBetween
	roleBy
	roleUp
	roleDown
	roleRest
	roleWhich
	roleMonth
	roleClock
	roleTime
	roleIncluding
	roleSmall
	roleNamed
	roleVague
	rolePercent
	rolePer
	roleNumber
	roleTimes
)

// function are the roles of words that cannot be what is counted.
const function = roleOf | roleThe | roleAnd | roleOr | roleFrom | roleTo | roleBetween | roleBy | roleWhich |
	roleIncluding | roleSmall | roleVague | roleMonth | roleClock | rolePercent | rolePer | roleRest

var roleNames = map[string]role{
	"of": roleOf, "the": roleThe, "and": roleAnd, "or": roleOr, "from": roleFrom, "to": roleTo, "between": roleBetween,
	"by": roleBy, "up": roleUp, "down": roleDown, "rest": roleRest, "which": roleWhich, "month": roleMonth,
	"clock": roleClock, "time": roleTime, "including": roleIncluding, "small": roleSmall, "named": roleNamed,
	"vague": roleVague, "percent": rolePercent, "per": rolePer, "number": roleNumber, "times": roleTimes,
}

// entry is what a vocabulary knows of a word.
type entry struct {
	roles role
	value float64 // of a number or a multiplier
	unit  *unit   // nil: none
}

type vocabulary struct{ words map[string]entry }

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 24

func (v *vocabulary) look(word string) entry {
	if len(word) > longestWord {
		return entry{}
	}
	var buf [longestWord]byte
	for i := range len(word) {
		c := word[i]
		if c >= 0x80 {
			return v.words[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return v.words[string(buf[:len(word)])]
}

// vocabularies holds one for each language that is known, built on first use.
var vocabularies = sync.OnceValue(func() map[string]*vocabulary {
	out := map[string]*vocabulary{"en": {}, "de": {}, "fr": {}, "es": {}, "": {}}
	for _, v := range out {
		v.words = map[string]entry{}
		for name, u := range units() {
			v.words[name] = entry{unit: u}
		}
	}
	head := true
	for line := range strings.Lines(wordTable) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) != 4 {
			continue
		}
		if head {
			head = false
			continue
		}
		value, _ := strconv.ParseFloat(cells[2], 64)
		for language, v := range out {
			if cells[0] != "*" && cells[0] != language {
				continue
			}
			for w := range strings.FieldsSeq(cells[3]) {
				e := v.words[w]
				e.roles |= roleNames[cells[1]]
				if value != 0 {
					e.value = value
				}
				v.words[w] = e
			}
		}
	}
	return out
})

func vocabularyOf(language string) *vocabulary {
	if v := vocabularies()[language]; v != nil {
		return v
	}
	return vocabularies()[""]
}

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

// vocabulary is what is known of the words of a language. Most words of a text
// are unknown: a table of a bit for each hash says so before the map is asked.
type vocabulary struct {
	words map[string]entry
	may   [1 << (32 - mayShift) / 64]uint64
}

const mayShift = 19

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 24

// mix adds a byte of a folded word to its hash, which starts at 0.
func mix(hash uint32, c byte) uint32 { return (hash ^ uint32(c)) * 0x9E3779B1 }

// note makes the table of bits from the words.
func (v *vocabulary) note() {
	for w := range v.words {
		hash := uint32(0)
		for i := range len(w) {
			hash = mix(hash, w[i])
		}
		v.may[hash>>mayShift/64] |= 1 << (hash >> mayShift % 64)
	}
}

func (v *vocabulary) look(word string) entry {
	if len(word) > longestWord {
		return entry{}
	}
	var buf [longestWord]byte
	hash := uint32(0)
	for i := range len(word) {
		c := word[i]
		if c >= 0x80 {
			return v.words[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
		hash = mix(hash, c)
	}
	if v.may[hash>>mayShift/64]>>(hash>>mayShift%64)&1 == 0 {
		return entry{}
	}
	return v.words[string(buf[:len(word)])]
}

// vocabularies has one for each language that is known, and "" for the others,
// built on first use.
var vocabularies = func() map[string]func() *vocabulary {
	out := map[string]func() *vocabulary{}
	for _, language := range [...]string{"en", "de", "fr", "es", ""} {
		out[language] = sync.OnceValue(func() *vocabulary { return newVocabulary(language) })
	}
	return out
}()

func newVocabulary(language string) *vocabulary {
	v := &vocabulary{words: make(map[string]entry, 512)}
	for name, u := range units() {
		v.words[name] = entry{unit: u}
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
		if cells[0] != "*" && cells[0] != language {
			continue
		}
		value, _ := strconv.ParseFloat(cells[2], 64)
		for w := range strings.FieldsSeq(cells[3]) {
			e := v.words[w]
			e.roles |= roleNames[cells[1]]
			if value != 0 {
				e.value = value
			}
			v.words[w] = e
		}
	}
	v.note()
	return v
}

func vocabularyOf(language string) *vocabulary {
	if v := vocabularies[language]; v != nil {
		return v()
	}
	return vocabularies[""]()
}

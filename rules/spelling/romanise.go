package spelling

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed data/romanisation.tsv
var romanisationTable string

// romanisations are the ways in which other languages write Cyrillic names.
type romanisations struct {
	patterns []romanPattern
	names    map[string]string // to the language
	excepted map[string]bool
}

type romanPattern struct {
	language, part string
	ends           []string
}

var romanised = sync.OnceValue(func() *romanisations {
	r := &romanisations{names: map[string]string{}, excepted: map[string]bool{}}
	for line := range strings.Lines(romanisationTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 3 {
			continue
		}
		words := strings.Fields(cells[2])
		switch cells[0] {
		case "name":
			for _, w := range words {
				r.names[w] = cells[1]
			}
		case "except":
			for _, w := range words {
				r.excepted[w] = true
			}
		default:
			r.patterns = append(r.patterns, romanPattern{cells[0], strings.TrimPrefix(cells[1], "-"), words})
		}
	}
	return r
})

// of returns the language that a capitalised word of a text is romanised for,
// "" for English or none.
func (r *romanisations) of(word string) string {
	if r.excepted[word] {
		return ""
	}
	if l := r.names[word]; l != "" {
		return l
	}
	lower := strings.ToLower(word)
	for _, p := range r.patterns {
		at := strings.Index(lower, p.part)
		if at < 0 {
			continue
		}
		for _, end := range p.ends {
			// A root must be left, and the part must not be the ending itself.
			if strings.HasSuffix(lower, end) && len(lower)-len(end) >= at+len(p.part) && len(lower) > len(end)+1 {
				return p.language
			}
		}
	}
	return ""
}

// The two folds of names. What the weak one makes equal is spelt in ways that
// people choose for themselves (Philips, Phillips); what only the strong one
// does is one name romanised twice.
var (
	weakFold = sync.OnceValue(func() *strings.Replacer {
		return strings.NewReplacer("ph", "f", "ck", "k", "ch", "ch", "c", "k")
	})
	strongFold = sync.OnceValue(func() *strings.Replacer {
		return strings.NewReplacer(
			"schtsch", "S", "chtch", "S", "shch", "S",
			"tsch", "C", "dsch", "J", "tch", "C", "sch", "C", "sh", "C", "ch", "C",
			"dzh", "J", "dj", "J", "zh", "z", "jj", "z",
			"kh", "h", "gh", "g", "gue", "ge", "gui", "gi", "ph", "f",
			"ou", "u", "oo", "u", "ck", "k", "q", "k", "c", "k", "x", "ks", "w", "v",
			"ye", "e", "yo", "o", "y", "i", "j", "i")
	})
)

// romanKey folds a name so that its romanisations come out as one.
func romanKey(name string) string {
	plain := unaccented(name)
	// The Ukrainian g is an h in some romanisations: Hrytsenko, Gritsenko.
	if strings.HasPrefix(plain, "hr") || strings.HasPrefix(plain, "hn") || strings.HasPrefix(plain, "hl") {
		plain = "g" + plain[1:]
	}
	first, rest := "", plain
	if strings.HasPrefix(plain, "j") {
		first, rest = plain[:1], plain[1:]
	}
	return squeeze(first + strongFold().Replace(rest))
}

// looseKey folds a name so that spellings of people's own choice come out as
// one.
func looseKey(name string) string {
	key := squeeze(weakFold().Replace(unaccented(name)))
	// y and i between consonants
	var b strings.Builder
	for i := range len(key) {
		c := key[i]
		if c == 'y' && i > 0 && !strings.ContainsRune("aeiou", rune(key[i-1])) && i+1 < len(key) {
			c = 'i'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// unaccented is a word in lower case without marks on its letters.
func unaccented(word string) string {
	word = strings.ToLower(word)
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return word
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

// squeeze makes one letter of each run of equal letters.
func squeeze(s string) string {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if len(out) == 0 || out[len(out)-1] != s[i] {
			out = append(out, s[i])
		}
	}
	return string(out)
}

// skeleton returns a hash of the consonants that all romanisations of a name
// share, 0 where it has less than two, and a hash of the whole name.
func skeleton(name string) (bones, hash uint32) {
	bones, hash = 2166136261, 2166136261
	last, count := byte(0), 0
	for i := range len(name) {
		c := name[i] | 0x20
		hash = (hash ^ uint32(c)) * 16777619
		next := byte(0)
		if i+1 < len(name) {
			next = name[i+1] | 0x20
		}
		code := consonant(c, next)
		if code == 0 || code == last || code == 's' && last == 'k' { // x and ks
			continue
		}
		last = code
		count++
		bones = (bones ^ uint32(code)) * 16777619
	}
	if count < 2 {
		bones = 0
	}
	return bones, hash
}

// consonant is what a letter before another counts for in a skeleton; 0:
// nothing. Letters beyond ASCII count for nothing.
func consonant(c, next byte) byte {
	switch c {
	case 'm', 'n', 'l', 'r', 'b':
		return c
	case 'p':
		if next == 'h' {
			return 'v'
		}
		return c
	case 'f', 'v', 'w':
		return 'v'
	case 't', 'd':
		if next == 'c' || next == 's' || next == 'j' || next == 'z' {
			return 0
		}
		return c
	case 'k':
		if next == 'h' {
			return 0
		}
		return 'k'
	case 'q':
		return 'k'
	case 'x':
		return 'k'
	case 'c':
		switch next {
		case 'h':
			return 'S'
		case 'k':
			return 0
		}
		return 'k'
	case 's':
		if next == 'h' || next == 'c' {
			return 'S'
		}
		return c
	}
	return 0
}

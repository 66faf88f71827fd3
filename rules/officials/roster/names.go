package roster

import (
	"cmp"
	"slices"
	"strings"
)

// nameIndex finds people by their names, folded. It is a sorted list, so that
// the built-in one can come with the program instead of being made anew.
type nameIndex struct {
	people  []*Person
	entries []nameEntry
}

// nameEntry ties one form of a name to a person. The first byte of the key says
// of which sort it is.
type nameEntry struct {
	key    string
	person uint32
}

// The sorts of keys.
const (
	keyFull   = "=" // all words of a name without blanks
	keySound  = "~" // the same by sound
	keyFamily = "-" // what may be the surname, by sound
)

func indexNames(people []*Person) *nameIndex {
	x := &nameIndex{people: people, entries: make([]nameEntry, 0, 8*len(people))}
	for i, p := range people {
		way := wayOf(p)
		for _, name := range p.forms() {
			words := nameWords(name)
			if len(words) == 0 {
				continue
			}
			keys := append(way.families(words), keyFull+strings.Join(words, ""), keySound+soundOf(words))
			for _, key := range keys {
				x.entries = append(x.entries, nameEntry{key, uint32(i)}) //nolint:gosec // memory ends before
			}
		}
	}
	slices.SortFunc(x.entries, func(a, b nameEntry) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return cmp.Compare(a.person, b.person)
	})
	x.entries = slices.Compact(x.entries)
	return x
}

// of are the people of a key.
func (x *nameIndex) of(key string) []*Person {
	i, _ := slices.BinarySearchFunc(x.entries, key, func(e nameEntry, key string) int { return strings.Compare(e.key, key) })
	var found []*Person
	for ; i < len(x.entries) && x.entries[i].key == key; i++ {
		found = append(found, x.people[x.entries[i].person])
	}
	return found
}

// forms are all names of a person.
func (p *Person) forms() []string { return append([]string{p.Name}, p.Aliases...) }

func (x *nameIndex) find(name string) []Match {
	words := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	var found []Match
	note := func(people []*Person, how How) {
		for _, p := range people {
			if !slices.ContainsFunc(found, func(m Match) bool { return m.Person == p }) {
				found = append(found, Match{p, how})
			}
		}
	}
	note(x.of(keyFull+strings.Join(words, "")), ByName)
	surname := len(particled(words)) == len(words) // "von der Leyen" has no given name
	if len(words) > 1 && !surname {
		note(x.of(keySound+soundOf(words)), ByVariant)
		note(x.variants(words), ByVariant)
		return found
	}
	note(x.of(keyFamily+soundOf(words)), BySurname)
	if len(words) > 1 {
		note(x.of(keyFamily+soundKey(words[len(words)-1])), BySurname)
	}
	return found
}

// variants are those whose surname is the last words, or the first one, and
// whose given name may be the rest.
func (x *nameIndex) variants(words []string) []*Person {
	var found []*Person
	try := func(family, given []string) {
		if len(given) == 0 {
			return
		}
		for _, p := range x.of(keyFamily + soundOf(family)) {
			if sharesGiven(p, given[0]) {
				found = append(found, p)
			}
		}
	}
	last := len(words) - 1
	family := particled(words)
	try(family, words[:len(words)-len(family)])
	if len(family) > 1 {
		try(words[last:], words[:len(words)-len(family)])
	}
	if len(words) > 2 && len(family) == 1 {
		try(words[last-1:last], words[:last-1]) // Pedro Sánchez Pérez
		try(words[last-1:], words[:last-1])
	}
	for _, p := range x.of(keyFamily + soundKey(words[0])) {
		if familyFirst(p) && sharesGiven(p, words[last]) {
			found = append(found, p)
		}
	}
	return found
}

func (x *nameIndex) surnamed(surname string) []*Person {
	words := nameWords(surname)
	if len(words) == 0 {
		return nil
	}
	return x.of(keyFamily + soundOf(words))
}

func soundOf(words []string) string {
	if len(words) == 1 {
		return soundKey(words[0])
	}
	return soundKey(strings.Join(words, ""))
}

// nameWords are the words of a name, folded, without what stands before and
// behind a name: "Dr.", "Sir", "Jr."
func nameWords(name string) []string {
	words := strings.Fields(FoldName(name))
	for len(words) > 1 && honorific(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && suffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

func honorific(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "baroness", "baron", "sheikh", "shaykh",
		"hrh", "hm", "gen", "general", "lt", "col", "colonel", "maj", "adm", "admiral", "sen", "rep", "rt", "hon", "ayatollah",
		"prof", "professor", "he", "king", "queen", "emperor", "pope", "herr", "frau", "mme", "monsieur", "don", "dona":
		return true
	}
	return false
}

func suffix(word string) bool {
	switch word {
	case "jr", "sr", "kc", "qc", "mp", "mep", "phd", "md":
		return true
	}
	return false
}

func particle(word string) bool {
	switch word {
	case "von", "van", "der", "den", "de", "del", "della", "la", "le", "da", "das", "di", "do", "dos", "du", "zu", "zur",
		"al", "el", "bin", "ibn", "ben", "ould", "ter", "ten", "af", "st":
		return true
	}
	return false
}

// particled is the surname at the end of a name with the particles before it;
// none where nothing of the name is left by folding.
func particled(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	i := len(words) - 1
	for i > 0 && particle(words[i-1]) {
		i--
	}
	return words[i:]
}

// way is how the names of a person are put together.
type way struct{ first, double bool }

func wayOf(p *Person) way { return way{familyFirst(p) || calledByFirst(p), doubleNamed(p)} }

// families are the keys of the words of one form of a name that may stand for
// the person.
func (w way) families(words []string) []string {
	family := particled(words)
	keys := make([]string, 0, 6)
	keys = append(keys, keyFamily+soundOf(family))
	if len(family) > 1 {
		keys = append(keys, keyFamily+soundKey(family[len(family)-1]))
	}
	if w.first && len(words) > 1 {
		keys = append(keys, keyFamily+soundKey(words[0]))
	}
	if w.double {
		for i := 1; i < len(words)-len(family); i++ {
			if !particle(words[i]) {
				keys = append(keys, keyFamily+soundKey(words[i]))
			}
		}
	}
	if n := len(words); n > 2 && len(family) == 1 {
		keys = append(keys, keyFamily+soundOf(words[n-2:])) // Suu Kyi, Lloyd George
	}
	return keys
}

// surnameOf is the surname as it is written.
func surnameOf(p *Person) string {
	written := strings.Fields(p.Name)
	if len(written) == 0 {
		return ""
	}
	if familyFirst(p) || p.monarch() {
		return written[0]
	}
	i := len(written) - 1
	for i > 1 && suffix(FoldName(written[i])) {
		i--
	}
	end := i + 1
	for i > 0 && particle(FoldName(written[i-1])) {
		i--
	}
	return strings.TrimSuffix(strings.Join(written[i:end], " "), ",")
}

// from reports whether the person held an office in one of some countries.
func (p *Person) from(codes string) bool {
	return slices.ContainsFunc(p.Terms, func(t *Term) bool {
		return t.Jurisdiction.Code != "" && strings.Contains(codes, t.Jurisdiction.Code)
	})
}

func (p *Person) monarch() bool {
	return slices.ContainsFunc(p.Terms, func(t *Term) bool { return t.Office.Group == "monarch" })
}

// familyFirst reports whether the surname comes first where the person is from.
func familyFirst(p *Person) bool { return p.from("CN KR KP TW VN HK MO KH") }

// calledByFirst reports whether people go by their first name where the person
// is from, or as the person's office has it.
func calledByFirst(p *Person) bool {
	return p.monarch() || p.from("ID ET ER MM MN IS BT TH MY LA BN BD PK AF SO DJ")
}

// doubleNamed reports whether two surnames are usual where the person is from.
func doubleNamed(p *Person) bool {
	return p.from("ES PT BR MX AR CL CO PE VE EC BO PY UY GT HN SV NI CR PA DO CU AO MZ CV GW ST TL GQ PH PR")
}

// sharesGiven reports whether a folded or written word may be a given name of
// the person.
func sharesGiven(p *Person, given string) bool {
	words := nameWords(given)
	if len(words) == 0 {
		return false
	}
	given = words[0]
	key := soundKey(given)
	for _, name := range p.forms() {
		words := nameWords(name)
		family := particled(words)
		rest := words[:len(words)-len(family)]
		if familyFirst(p) && len(words) > 1 {
			rest = words[1:]
		}
		for _, w := range rest {
			switch {
			case soundKey(w) == key,
				len(given) == 1 && w[0] == given[0], len(w) == 1 && w[0] == given[0] && len(rest) == 1,
				nickname(w, given):
				return true
			}
		}
	}
	return false
}

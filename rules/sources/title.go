package sources

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
)

var (
	//go:embed data/titles.tsv
	titleTable string
	//go:embed data/further.tsv
	furtherTable string
)

// titleWords is the table by kind: what each folded word or phrase is.
var titleWords = sync.OnceValue(func() map[string]map[string]bool {
	kinds := map[string]map[string]bool{}
	for line := range strings.Lines(titleTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if line[0] == '#' || len(cells) != 3 {
			continue
		}
		kind := kinds[cells[0]]
		if kind == nil {
			kind = map[string]bool{}
			kinds[cells[0]] = kind
		}
		for w := range strings.SplitSeq(cells[2], "|") {
			kind[plain(w)] = true
		}
	}
	return kinds
})

var furtherWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(furtherTable) {
		if line[0] != '#' {
			words[plain(strings.TrimSpace(line))] = true
		}
	}
	return words
})

// plain folds a word and takes its accents off, so that "communiqué" and
// "communique" are one.
func plain(s string) string {
	return accents.Replace(corpus.FoldString(s))
}

var accents = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ą", "a", "ç", "c", "ć", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "ę", "e",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ł", "l", "ñ", "n", "ń", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ś", "s",
	"ù", "u", "ú", "u", "û", "u", "ü", "u", "ź", "z", "ż", "z", "ё", "е",
)

// wording is a title cut into folded words.
func wording(title string) []string {
	return strings.FieldsFunc(plain(title), func(r rune) bool { return strings.ContainsRune(" .,:;\"“”()[]!?\u00A0", r) })
}

// longestSubject is how many words may follow "on": longer ones are titles.
const longestSubject = 6

// generic reports whether a title says only what kind of paper the source is
// ("Official Statement", "Annual Report on the Ferries") and not which one,
// and whether that is a paper that bodies publish.
func generic(title string) (is, official bool) {
	words := wording(title)
	if len(words) == 0 || len(words) > 10 || strings.ContainsAny(title, "0123456789") {
		return false, false
	}
	t := titleWords()
	head := words
	subject := 0
	if i := slices.IndexFunc(words, func(w string) bool { return t["join"][w] }); i > 0 {
		head, subject = words[:i], len(words)-i-1
		if subject == 0 || subject > longestSubject {
			return false, false
		}
	}
	heads := 0
	solo := false
	known := true
	for _, w := range head {
		switch {
		case t["head"][w]:
			heads++
			solo = solo || t["solo"][w]
			official = official || t["paper"][w]
		case !t["mod"][w]:
			known = false
		}
	}
	if known && heads > 0 {
		return subject == 0 || len(head) > 1 || solo, official
	}
	// "Harbour Situation Report": at most two words of a subject.
	for free := 1; free <= 2 && free < len(head); free++ {
		if t["pair"][strings.Join(head[free:], " ")] && subject == 0 {
			return true, official
		}
	}
	return false, false
}

// isPlace reports whether what stands for a publisher is a building, a seat or
// a platform.
func isPlace(name string) bool {
	words := wording(name)
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	t := titleWords()["place"]
	return t[strings.Join(words, " ")] || len(words) > 1 && t[words[len(words)-1]] || len(words) == 1 && t[words[0]] || t[words[0]] && len(words) < 4 && len(words[0]) > 1
}

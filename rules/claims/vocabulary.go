package claims

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/match"
	"github.com/copydesk/copydesk/rules/tsv"
)

var (
	//go:embed data/attribution.tsv
	attributionTable string
	//go:embed data/events.tsv
	eventTable string
	//go:embed data/known.tsv
	knownTable string
	//go:embed data/estimates.tsv
	estimateTable string
	//go:embed data/figures.tsv
	figureTable string
)

// languages are those that the tables speak.
var languages = []string{"de", "en", "es", "fr", "it", "nl", "pt"}

// kind is what a word of data/attribution.tsv does; see there.
type kind uint16

const (
	saying kind = 1 << iota
	reporting
	source
	occasion
	outlet
	organiser
	naming
	label
	person
	weekday
	month
	nothing
)

var kindNames = map[string]kind{
	"saying": saying, "reporting": reporting, "source": source, "occasion": occasion, "outlet": outlet,
	"organiser": organiser, "naming": naming, "label": label, "person": person, "weekday": weekday, "month": month, "nothing": nothing,
}

// mark is a word or phrase of the tables in an article.
type mark struct {
	kind  kind
	Range corpus.Range // in the article's text
}

// vocabulary is what the attribution table knows of one language.
type vocabulary struct {
	kinds   []kind
	matcher *match.Matcher
}

// vocabularies are made one by one: an article needs one.
var vocabularies = func() map[string]func() *vocabulary {
	out := map[string]func() *vocabulary{}
	for _, l := range languages {
		out[l] = sync.OnceValue(func() *vocabulary { return newVocabulary(l) })
	}
	return out
}()

func newVocabulary(language string) *vocabulary {
	v := &vocabulary{}
	index := map[string]int{}
	var phrases []match.Phrase
	for _, cells := range tsv.Cells(attributionTable) {
		if cells[1] != language {
			continue
		}
		for p := range strings.SplitSeq(cells[2], "|") {
			if i, ok := index[p]; ok {
				v.kinds[i] |= kindNames[cells[0]]
				continue
			}
			index[p] = len(phrases)
			phrases = append(phrases, match.Phrase{Text: p})
			v.kinds = append(v.kinds, kindNames[cells[0]])
		}
	}
	v.matcher = match.New(phrases)
	return v
}

// words reads a table of a kind and words into sets.
func words(text string) map[string]map[string]bool {
	sets := map[string]map[string]bool{}
	for _, cells := range tsv.Cells(text) {
		set := sets[cells[0]]
		if set == nil {
			set = map[string]bool{}
			sets[cells[0]] = set
		}
		for w := range strings.SplitSeq(cells[1], "|") {
			set[w] = true
		}
	}
	return sets
}

var (
	knownWords  = sync.OnceValue(func() map[string]map[string]bool { return words(knownTable) })
	figureWords = sync.OnceValue(func() map[string]map[string]bool { return words(figureTable) })
)

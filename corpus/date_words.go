package corpus

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/dates.tsv
var dateData string

// dateTable is the data file: what a word next to a number may mean.
type dateTable struct {
	months  map[string]int
	kinds   map[string]wordKind
	longest map[string]labelKind // labels, lower case, without the colon
	labels  int                  // length of the longest label in bytes
}

type wordKind uint8

const (
	wordWeekday wordKind = 1 << iota
	wordLead             // "the", "den": before a day
	wordJoiner           // "of", "de": between day, month and year
	wordSuffix           // "th", "er": behind a day
	wordYearEnd          // "года": behind a year
	wordClock            // "at", "um": before a time
	wordBy               // begins a byline
)

type labelKind uint8

const (
	labelPublished labelKind = 1 << iota
	labelUpdated
	labelColon // is a label only with a colon
)

var dateWords = sync.OnceValue(func() *dateTable {
	t := &dateTable{months: map[string]int{}, kinds: map[string]wordKind{}, longest: map[string]labelKind{}}
	kinds := map[string]wordKind{
		"weekday": wordWeekday, "lead": wordLead, "joiner": wordJoiner, "suffix": wordSuffix,
		"yearend": wordYearEnd, "clock": wordClock, "by": wordBy,
	}
	for line := range strings.Lines(dateData) {
		kind, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if kind == "published" || kind == "updated" {
			label := labelPublished
			if kind == "updated" {
				label = labelUpdated
			}
			for w := range strings.SplitSeq(words, "|") {
				if bare, colon := strings.CutSuffix(w, ":"); colon {
					t.longest[bare] |= label | labelColon
				} else {
					t.longest[w] |= label
				}
				t.labels = max(t.labels, len(w))
			}
			continue
		}
		month, _ := strconv.Atoi(kind)
		for w := range strings.FieldsSeq(words) {
			if month > 0 {
				t.months[w] = month
			} else {
				t.kinds[w] |= kinds[kind]
			}
		}
	}
	return t
})

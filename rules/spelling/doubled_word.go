package spelling

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

var doubledWord = rules.Rule{
	ID:    "spelling/doubled-word",
	Title: "A word stands twice in a row",
	Doc: `A word typed twice is the slip that everybody reads over. It comes from editing: the old end of a sentence
met the new one.

Flagged is a word that stands twice with nothing but a space between: a warning for function words and, in
English, for all common words; a hint in English for the others, which may be names or sounds.
Left alone are doublings that grammar allows (had had, that that, "the bus she came in in May", the German die die, the
French nous nous), exclamations, names, and what is repeated for effect or a third time.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   doubledWordExamples,
	Check:      checkDoubledWord,
}

//go:embed data/doubles.tsv
var doublesTable string

// doubling is what grammar says of a word that stands twice in a row.
type doubling struct {
	slip, sound bool
	behind      []string // it may stand twice behind these
}

// doubles has the doublings by language and word.
var doubles = sync.OnceValue(func() map[string]doubling {
	out := map[string]doubling{}
	for line := range strings.Lines(doublesTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 3 {
			continue
		}
		for w := range strings.FieldsSeq(cells[2]) {
			d := out[cells[0]+" "+w]
			switch cells[1] {
			case "slip":
				d.slip = true
			case "sound":
				d.sound = true
			case "verb":
				d.behind = strings.Fields(cells[3])
			}
			out[cells[0]+" "+w] = d
		}
	}
	return out
})

func checkDoubledWord(p *rules.Pass) {
	a := p.Article
	text := a.Text.String()
	language := a.Language()
	for _, d := range surveyOf(p).twice {
		first, second, ok := strings.Cut(text[d.Start:d.End], " ")
		lower := strings.ToLower(second)
		if !ok || second != lower || strings.ToLower(first) != lower || !isLowerWord(second) {
			continue
		}
		block := a.Blocks[a.Block(d.Start)].Text
		if d.Start > block.Start && strings.IndexByte("-./_'", text[d.Start-1]) >= 0 ||
			d.End < block.End && strings.IndexByte("-/_'", text[d.End]) >= 0 || utf8.RuneCountInString(first) == 1 && first != lower {
			continue
		}
		if d.End+1 < block.End && text[d.End] == '.' && text[d.End+1] > ' ' {
			continue // the name of a file: "example example.txt"
		}
		if source := a.Raw(a.Text.Span(d)); strings.Contains(source, "code>") || strings.Contains(source, "`") {
			continue // the name of something, and the word
		}
		f := rules.Finding{Range: d, Message: fmt.Sprintf("%q stands twice", second)}
		switch weigh(language, lower, text[block.Start:d.Start], text[d.End:block.End]) {
		case sound:
			continue
		case rare:
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
		if e, ok := p.Replace(corpus.Range{Start: d.Start + len(first), End: d.End}, ""); ok {
			f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "delete one", Edits: []rules.Edit{e}}}
		}
		p.Report(f)
	}
}

// What a word that stands twice may be.
const (
	sound = iota // grammar or habit allows it
	rare         // the word is not common enough to know: it may be a name or a sound
	slipped
)

// weigh says what a word is that stands twice between two texts.
func weigh(language, word, before, after string) int {
	known := doubles()[language+" "+word]
	switch {
	case known.slip:
		if relative(language, before[max(0, len(before)-3*wordSize/2):], word) {
			return sound
		}
		return slipped
	case known.sound && len(known.behind) == 0, again(before, after, word):
		return sound
	case len(known.behind) > 0:
		if slices.Contains(known.behind, strings.ToLower(neighbour(before, -1))) || !strings.HasPrefix(after, " ") {
			return sound
		}
		return slipped
	case utf8.RuneCountInString(word) == 1 && language == "en", language != "en" && !lexicon.IsFunction(language, word):
		return sound
	case before == "", opensClause(before), len(word) < 4 && !lexicon.IsCommon(language, word):
		return sound // "Creak creak went the stairs."
	case !lexicon.IsCommon(language, word):
		return rare
	}
	return slipped
}

// opensClause reports whether a text ends with a mark behind which words are
// repeated for effect.
func opensClause(before string) bool {
	before = strings.TrimRight(before, " ")
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…–—“\"‘(", r)
}

// relative reports whether a verb that stands twice may end a clause and go on
// with the next: "what it is is a museum".
func relative(language, before, verb string) bool {
	switch verb {
	case "is", "are", "was", "were", "has", "have":
	default:
		return false
	}
	if language != "en" {
		return false
	}
	if i := strings.LastIndexAny(before, ".!?;"); i >= 0 {
		before = before[i:]
	}
	for w := range strings.FieldsSeq(strings.ToLower(before)) {
		switch w {
		case "what", "who", "where", "how", "all", "whatever", "that", "why", "when", "which":
			return true
		}
	}
	return false
}

// again reports whether the word stands a third time beside the other two: that
// is no slip.
func again(before, after, word string) bool {
	return strings.HasPrefix(strings.TrimLeft(after, ", "), word) || strings.HasSuffix(strings.TrimRight(before, ", "), word)
}

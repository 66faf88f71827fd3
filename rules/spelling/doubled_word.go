package spelling

import (
	_ "embed"
	"fmt"
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

Flagged is a word that stands twice with nothing but a space between: a warning for articles, conjunctions and other
words that never do, a hint for the others in English.
Left alone are doublings that grammar allows (had had, that that, the German die die, the French nous nous),
exclamations, numbers, names, and what is repeated for effect.`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Gates:      rules.InCode | rules.InQuotes,
	Measured:   "On 1,461 genuine articles of human/*: 12 warnings (9 in 231 of blog-18f) and 7 hints, all true.",
	Examples:   doubledWordExamples,
	Check:      checkDoubledWord,
}

//go:embed data/doubles.tsv
var doublesTable string

// doubles tells by language and word whether it never stands twice ("slip") or
// may ("sound").
var doubles = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(doublesTable) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 3 {
			continue
		}
		for w := range strings.FieldsSeq(cells[2]) {
			out[cells[0]+" "+w] = cells[1]
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
		f := rules.Finding{Range: d, Message: fmt.Sprintf("%q stands twice", second)}
		switch doubles()[language+" "+lower] {
		case "slip":
			if relative(language, text[max(block.Start, d.Start-3*wordSize/2):d.Start], lower) {
				continue
			}
		case "":
			// A third time it is no slip.
			if language != "en" || len(lower) < 4 || first != lower || again(text, block, d, lower) || lexicon.IsFunction("en", lower) {
				continue
			}
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		default:
			continue
		}
		if e, ok := p.Replace(corpus.Range{Start: d.Start + len(first), End: d.End}, ""); ok {
			f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "delete one", Edits: []rules.Edit{e}}}
		}
		p.Report(f)
	}
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

// again reports whether the word stands a third time beside the other two.
func again(text string, block, d corpus.Range, word string) bool {
	return strings.HasPrefix(strings.TrimLeft(text[d.End:block.End], ", "), word) ||
		strings.HasSuffix(strings.TrimRight(text[block.Start:d.Start], ", "), word)
}

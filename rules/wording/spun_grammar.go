package wording

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/spun-grammar.tsv
var spunGrammarTable string

// SpunGrammar finds what swapping words does to the words around them.
var SpunGrammar = rules.Rule{
	ID:    "wording/spun-grammar",
	Title: "Words that do not go together",
	Doc: `A machine that swaps words one by one keeps each part of speech, so that grammar checkers stay silent,
and breaks what the old word governed: "determined to" becomes "resolute to", "a big offer" becomes "a
immense offer".

Flags articles before the wrong sound ("a apple", "an lamp"), two articles in a row ("a the"), a past form
behind "did not", comparatives twice over ("is more better"), and a small table of prepositions and
infinitives that English does not have: "despite of", "in compare to", "appear resolute to leave".

Leaves alone letters and grades ("vitamin a in", "plan a"), abbreviations and names, whose sound their
spelling does not tell (an MBA, a U.S. court), "an" before any h, infinitives that are none ("steadfast to
the end"), and somebody else's words.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en"},
	Gates:      rules.InCode | rules.InQuotes,
	Damage:     true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(spunGrammarTable) },
	Check:      checkSpunGrammar,
	Examples: []rules.Example{
		{
			Text: "The gardener cut a immense pear from the tree.\n", Want: []string{"a immense"},
			Fixed: "The gardener cut an immense pear from the tree.\n",
		},
		{
			Text: "He played for an large club on the coast, and it took an hour to get there.\n", Want: []string{"an large"},
			Fixed: "He played for a large club on the coast, and it took an hour to get there.\n",
		},
		{Text: "The tables of the harbour have three columns each: m      now, and b      cost, and a      amount of the day.\n"},
		{Text: "Both clubs appear resolute to leave the league before winter.\n", Want: []string{"resolute to"}},
		{
			Text: "Despite of the rain, the ferry sailed. In compare to last year it was full.\n",
			Want: []string{"Despite of", "In compare to"},
		},
		{
			Text: "The tenants did not went to court; the lease is more better than the last.\n",
			Want: []string{"did not went", "is more better"},
		},
		{Text: "According the harbour master, a the crane fell at noon.\n", Want: []string{"According the", "a the"}},
		{Text: "It was an honour to play a European side, a one-off for a unicorn of a club and an unimpressed crowd.\n"},
		{Text: "She stayed resolute to the end, and was capable of more; an MBA and a U.S. passport helped.\n"},
		{Text: "Vitamin a in carrots is well known; plan a is to boil them for an hour, a euro a bunch.\n"},
		{Text: "According to the keeper, they did not go; despite the storm, a united crew ate a ukulele player's stew.\n"},
		{Text: "An heir, a hero, an historian and a user met at a university, in a ewe's stable, once a year.\n"},
	},
}

func checkSpunGrammar(p *rules.Pass) {
	for _, h := range p.Hits() {
		if message := judgeGrammar(p.Article, h); message != "" {
			p.Report(rules.Finding{Range: h.Range, Severity: h.Severity(p.Rule), Confidence: h.Phrase.Confidence, Message: message})
		}
	}
	checkArticles(p)
}

// judgeGrammar returns what is wrong with a hit; "" where nothing is.
func judgeGrammar(a *corpus.Article, h rules.Hit) string {
	text := a.In(h.Range)
	block := a.Blocks[h.Block].Text
	before := a.In(corpus.Range{Start: block.Start, End: h.Range.Start})
	after := a.In(corpus.Range{Start: h.Range.End, End: block.End})
	switch h.Phrase.Note {
	case "past":
		return fmt.Sprintf("%q: a past form stands behind “did” or “does”", text)
	case "comparative":
		// "much more better-paid work" compares work.
		if strings.HasPrefix(after, "-") {
			return ""
		}
		return fmt.Sprintf("%q compares twice", text)
	case "articles":
		if text != strings.ToLower(text) || !strings.HasPrefix(after, " ") || !strings.HasSuffix(before, " ") {
			return ""
		}
		return fmt.Sprintf("%q: two articles in a row", text)
	case "according":
		if before = strings.TrimRight(before, " "); before != "" && !strings.ContainsAny(before[len(before)-1:], ".,;:") {
			return ""
		}
		return fmt.Sprintf("%q: “to” is missing", text)
	case "infinitive":
		next, _, _ := strings.Cut(strings.TrimPrefix(after, " "), " ")
		if !strings.HasPrefix(after, " ") || !isInfinitive(next) {
			return ""
		}
		return fmt.Sprintf("%q cannot stand before an infinitive", text)
	case "preposition":
		return fmt.Sprintf("%q: the preposition does not belong to the word before it", text)
	}
	return fmt.Sprintf("%q: %s", text, h.Phrase.Note)
}

// isInfinitive reports whether a word behind "to" may be a verb: no article,
// pronoun or number, no name.
func isInfinitive(word string) bool {
	if len(word) < 2 || word[0] < 'a' || word[0] > 'z' || strings.HasSuffix(word, "ing") {
		return false
	}
	switch word {
	case "the", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "whose",
		"all", "any", "every", "each", "some", "no", "both", "such", "what", "which", "whom", "him", "them", "us",
		"me", "you", "it", "one", "two", "three", "others", "most", "many", "someone", "anyone", "everyone":
		return false
	}
	return true
}

package structure

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/endings.tsv
var endingTable string

// openWords are, by language, the folded words that cannot end a sentence.
var openWords = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, row := range tsv.Rows(endingTable) {
		language, words, _ := strings.Cut(row, "\t")
		set := map[string]bool{}
		for w := range strings.SplitSeq(words, "|") {
			set[w] = true
		}
		out[language] = set
	}
	return out
})

var truncatedEnding = rules.Rule{
	ID:    "structure/truncated-ending",
	Title: "The text stops in mid-sentence",
	Doc: `A machine that has used up its length stops where it is. Every reader sees it, and the end of the argument
is lost.

Flagged is the last paragraph of an article when it has no mark at its end and stops at a word that cannot
end a sentence ("therefore need to", "und der"), at a comma or a dash, inside a quotation or a bracket, or at a word that is
cut short: the text knows it only as the beginning of a longer one.
Left alone are headings, list items, tables and captions, verse, short lines such as bylines, links and sources,
an ellipsis, and "(more to follow)". It is a warning where the last paragraph just lacks its mark and all others have one,
and a hint where it is a single short sentence, as lines of credits are.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Reads:      corpus.KindsOf(corpus.Paragraph),
	Measured: "Of 35 genuine articles cut at random between two small words, 29 are found; most others break off " +
		"one word into a sentence.",
	Examples: truncatedEndingExamples,
	Check:    checkTruncatedEnding,
}

func checkTruncatedEnding(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	i := o.last
	if i < 0 || a.Blocks[i].Kind != corpus.Paragraph || a.Blocks[i].Quoted || i < o.first {
		return
	}
	text := strings.TrimSpace(a.In(a.Blocks[i].Text))
	words := countWords(text, fewestLastWords)
	if words < fewestLastWords && !breaksOff(a, i, text, words) || o.title < 0 && i == o.first && len(o.sections) == 0 && a.Meta.Title.Value == "" || followed(a, i) {
		return
	}
	cut, why := stops(a, i, text)
	if why == "" {
		return
	}
	f := rules.Finding{Range: cut, Message: "the article stops in mid-sentence: " + why}
	if why == lacksMark {
		f.Severity, f.Confidence = rules.Warning, rules.Likely
		f.Message = "the last sentence " + why
		if cut.Len() == len(text) && countWords(text, creditWords) < creditWords {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
	}
	p.Report(f)
}

// fewestLastWords is how long a last paragraph must be to be running text.
const fewestLastWords = 6

// lacksMark is the weakest reason.
const lacksMark = "has no mark at its end, while all paragraphs before it have one"

// creditWords is how long a single sentence must be to be surely no line of
// credits, which houses print without a mark.
const creditWords = 22

// breaksOff reports whether a paragraph of few words stops at one that cannot
// end a sentence, in an article that ends its others with a mark.
func breaksOff(a *corpus.Article, i int, text string, words int) bool {
	word, whole := lastWord(text)
	return words >= fewestBroken && whole && openWords()[a.Language()][word] && othersEnd(a, i, false)
}

// fewestBroken keeps "Photo by" out.
const fewestBroken = 3

// fewestOthers is how many paragraphs must show that this article ends its
// paragraphs with a mark.
const fewestOthers = 3

// othersEnd reports whether all longer paragraphs before the last one end in a
// mark. A last one of several sentences shows it too.
func othersEnd(a *corpus.Article, last int, several bool) bool {
	n := 0
	if several {
		n++
	}
	for i := range a.Blocks[:last] {
		b := &a.Blocks[i]
		if b.Kind != corpus.Paragraph || b.Quoted || b.Text.Len() < 60 {
			continue
		}
		if !terminal(a.In(b.Text)) {
			return false
		}
		n++
	}
	return n >= fewestOthers
}

// followed reports whether the source goes on behind the last block with
// something that is no text: a picture, an include, a link that stands alone.
func followed(a *corpus.Article, i int) bool {
	b := &a.Blocks[i]
	for k := len(a.Links) - 1; k >= 0 && a.Links[k].Source.End > b.Source.Start; k-- {
		if l := &a.Links[k]; l.Image || l.Text.End >= b.Text.End {
			return true
		}
	}
	if a.Format == corpus.HTML {
		return false
	}
	rest := strings.Trim(a.Raw(corpus.Span{Start: b.Source.End, End: min(len(a.Source), b.Source.End+maxGap)}), " \t\r\n*_")
	return rest != ""
}

// stops says where and why a last paragraph is no whole one; "" where it is.
func stops(a *corpus.Article, block int, text string) (corpus.Range, string) {
	r := a.Blocks[block].Text
	r.Start = max(r.Start, r.End-len(text))
	if strings.ContainsRune(text, '\n') && !prose(text) || verse(a, block) {
		return r, "" // an address, a signature
	}
	sentences := a.Sentences(block)
	last := sentences[len(sentences)-1]
	end := strings.TrimRightFunc(a.In(last), unicode.IsSpace)
	if countWords(end, 3) < 3 && len(sentences) > 1 {
		// A name may stand there as a signature does, a function word may not.
		if word, whole := lastWord(end); whole && openWords()[a.Language()][corpus.FoldString(word)] {
			return last, fmt.Sprintf("no sentence ends in %q", word)
		}
		return last, ""
	}
	switch c := lastRune(end); {
	case c == ',' || c == ';' || c == '、':
		return last, fmt.Sprintf("it ends in %q", c)
	case (c == '–' || c == '—') && len(sentences) > 1:
		return last, fmt.Sprintf("it ends in %q", c)
	case terminal(end) || !unicode.IsLetter(c):
		return last, ""
	}
	word, whole := lastWord(end)
	folded := corpus.FoldString(word)
	switch {
	case openWords()[a.Language()][folded] && word == folded:
		return last, fmt.Sprintf("no sentence ends in %q", word)
	case unclosed(end) != 0:
		return last, fmt.Sprintf("%q is never closed", unclosed(end))
	case !whole:
		return last, ""
	case cutShort(a, block, folded) && word == folded:
		return last, fmt.Sprintf("%q is cut short", word)
	case unicode.IsLower(lastRune(end)) && othersEnd(a, block, len(sentences) > 1):
		return last, lacksMark
	}
	return last, ""
}

// prose reports whether the first line of a text with hard line ends is as
// long as those of wrapped text.
func prose(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	return len(first) > 120
}

// verse reports whether the source of a block has short lines, as verse has and
// wrapped text has not.
func verse(a *corpus.Article, block int) bool {
	source := strings.TrimSpace(a.Raw(a.Blocks[block].Source))
	breaks := strings.Count(source, "\n")
	return breaks >= 2 && len(source)/(breaks+1) < 45
}

// lastWord is the last word of a text; whole where it is letters only.
func lastWord(text string) (word string, whole bool) {
	i := len(text)
	whole = true
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' {
			whole = unicode.IsSpace(r)
			break
		}
		i -= size
	}
	return text[i:], whole
}

// unclosed is the bracket or quotation mark that a text opens and never
// closes; 0 where there is none.
func unclosed(text string) rune {
	var open []rune
	for _, r := range text {
		switch r {
		case '(', '[', '“', '«', '„':
			open = append(open, r)
		case ')', ']', '”', '»':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	// „Anführung“ closes with the mark that opens in English.
	if len(open) == 0 || strings.ContainsRune(text, '„') || strings.ContainsRune(text, '»') {
		return 0
	}
	return open[len(open)-1]
}

// cutShort reports whether the text knows a word only as the beginning of
// longer ones. It needs a word of four letters and one longer by two.
func cutShort(a *corpus.Article, block int, word string) bool {
	if utf8.RuneCountInString(word) < 4 {
		return false
	}
	fold := a.Fold()
	text := fold.String()[:fold.At(a.Blocks[block].Text.End)]
	text = text[:max(0, len(text)-len(word))]
	longer := false
	for at := 0; ; {
		n := strings.Index(text[at:], word)
		if n < 0 {
			return longer
		}
		start, end := at+n, at+n+len(word)
		at = end
		if r, _ := utf8.DecodeLastRuneInString(text[:start]); unicode.IsLetter(r) {
			continue
		}
		rest := 0
		for _, r := range text[end:] {
			if !unicode.IsLetter(r) {
				break
			}
			rest++
		}
		if rest < 2 {
			return false
		}
		// A compound or an inflected form says nothing: "port" and "ports", "Hafen" and "Hafenamt".
		longer = longer || rest >= 3
	}
}

var truncatedEndingExamples = []rules.Example{
	{
		Text: `# The Stadium Vote

The council met on Monday. It heard both clubs and the neighbours.

The council will therefore need to
`,
		Want: []string{"The council will therefore need to"},
	},
	{
		Text: `# Drei Wege zum See

Der erste Weg führt durch den Wald. Der zweite Weg folgt dem Bach, und der
`,
		Want: []string{"Der zweite Weg folgt dem Bach, und der"},
	},
	{
		Text: `# Saving a Lease

Tenants have three rights under the new law. They may ask for the old contract, for a list of repairs,
`,
		Want: []string{"They may ask for the old contract, for a list of repairs,"},
	},
	{
		Text: `# El mercado vuelve a la plaza

El mercado abre otra vez el sábado. Los vendedores esperan a los clientes de la
`,
		Want: []string{"Los vendedores esperan a los clientes de la"},
	},
	{
		Text: `# A Captain Retires

She sailed for forty years. On her last evening aboard she told the crew “the harbour is closer than
`,
		Want: []string{"On her last evening aboard she told the crew “the harbour is closer than"},
	},
	{
		Text: `# Wage Talks at the Port

The negotiations began in March. Both sides call the negotiations hard.

Nobody at the port expects an early end of the negotia
`,
		Want: []string{"Nobody at the port expects an early end of the negotia"},
	},
	{
		Text: `# A Tram for the Hill

The tram was ordered in March, and it comes from a works in Brno.

It climbs slower than the old one. Nobody on the hill seems to mind.

The brakes were tested twice, once on wet leaves and once on ice.

A third test will
`,
		Want: []string{"A third test will"},
	},
	{
		Text: `# Rye in the North

The fields were sown late, and the frost came early this year.

Most farmers keep two barns of seed. They sold the rest in autumn.

A dry May could still save the crop. Last year it rained for weeks and the lower fields turned into a lake
`,
		Want: []string{"Last year it rained for weeks and the lower fields turned into a lake"},
	},
	{
		Text: `# The Stadium Vote

The council met on Monday. It will vote in May, the mayor said.
`,
	},
	{
		Text: `# What to Pack

Bring good shoes. This is what you need for the night:

- A lamp and a
`,
	},
	{
		Text: `# Une recette de ma grand-mère

Le bouillon doit cuire une heure. On le sert ensuite, et puis…
`,
	},
	{
		Text: `# A Song of the Quarry

We carried the stone from the hill to the
and never we asked for the
reason or the
`,
	},
	{
		Text: `# The Old Mill

The mill was built in 1804. It burnt down twice and was built up twice.

More to follow
`,
	},
	{
		Text: `# The Last Ferry of the Year

It left at nine, with forty people and two dogs aboard.

The captain waved from the bridge, and the band played on the quay.

It will sail again in April, once the ice is gone from the bay.

Pictures by
`,
	},
}

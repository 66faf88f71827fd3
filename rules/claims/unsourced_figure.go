package claims

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// UnsourcedFigure asks whose estimate a figure is.
var UnsourcedFigure = rules.Rule{
	ID:    "claims/unsourced-figure",
	Title: "An estimate that nobody is named for",
	Doc: `Figures are what readers remember and repeat, and what is most often wrong. An estimate or a forecast is always
somebody's: where the article does not say whose, nobody can check it.

Asks about a percentage, a sum of money or a number of a thousand and more that counts people, money or harm, where the sentence
says that it is estimated, expected, projected or “up to”, in the passive voice, and neither the paragraph nor its neighbours name
a source, a speaker or an outlet or hold a link.

Leaves alone plain figures, which may be common knowledge or arithmetic; figures in quotations; articles with a list of
sources; opinion pieces, interviews, stories.`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Languages:  languages,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem, corpus.TableCell),
	Gates:      rules.InCode | rules.InQuotes,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(estimateTable) },
	Examples:   unsourcedFigureExamples,
	Check:      checkFigures,
}

func checkFigures(p *rules.Pass) {
	hits := p.Hits()
	if len(hits) == 0 {
		return
	}
	f := factsOf(p)
	if f.vocabulary == nil || f.listed {
		return
	}
	text := p.Article.Text.String()
	end := 0 // of the last finding's sentence
	var found []claim
	for _, h := range hits {
		if h.Range.Start < end || h.Phrase.Language != p.Article.Language() {
			continue
		}
		s := f.clause(h)
		figure, ok := readFigure(text, corpus.Range{Start: h.Range.End, End: s.End})
		if !ok || f.attributed(h.Block) {
			continue
		}
		end = s.End
		found = append(found, claim{block: h.Block, at: corpus.Range{Start: h.Range.Start, End: figure.End}})
	}
	if len(found) == 0 || f.ownView() {
		return
	}
	for _, c := range found {
		p.Report(rules.Finding{Range: c.at, Message: "whose estimate is this? Neither the paragraph nor its neighbours name a source"})
	}
}

// near is how many bytes behind the word of estimating a figure may stand.
const near = 90

// clause is what a figure may stand in: from the hit to the end of its
// sentence, or as far as one looks.
func (f *facts) clause(h rules.Hit) corpus.Range {
	text, b := f.article.Text.String(), f.article.Blocks[h.Block].Text
	end := min(b.End, h.Range.End+near)
	for i := h.Range.End; i < end; i++ {
		switch text[i] {
		case '.', ';', '!', '?', '\n':
			if i+1 >= b.End || text[i+1] == ' ' || text[i+1] == '\n' {
				return corpus.Range{Start: h.Range.Start, End: i}
			}
		}
	}
	for end < b.End && !utf8Start(text[end]) {
		end--
	}
	return corpus.Range{Start: h.Range.Start, End: end}
}

// readFigure finds a figure that weighs: a percentage, a sum of money, or a
// number of a thousand and more of people or harm.
func readFigure(text string, in corpus.Range) (corpus.Range, bool) {
	sets := figureWords()
	for i := in.Start; i < in.End; i++ {
		if !digit(text[i]) {
			continue
		}
		j, digits := i, 0
		for j < in.End && (digit(text[j]) || (text[j] == ',' || text[j] == '.') && j+1 < in.End && digit(text[j+1])) {
			if digit(text[j]) {
				digits++
			}
			j++
		}
		money := i > in.Start && (text[i-1] == '$' || text[i-1] == 0xA3 && text[i-2] == 0xC2 || text[i-1] == 0xAC && i-3 >= in.Start && text[i-3] == 0xE2)
		grouped := strings.ContainsAny(text[i:j], ",") || strings.Count(text[i:j], ".") > 1
		at := corpus.Range{Start: i, End: j}
		rest := text[j:in.End]
		switch trimmed := strings.TrimLeft(rest, " \u00a0\u202f"); {
		case strings.HasPrefix(trimmed, "%"):
			at.End = j + len(rest) - len(trimmed) + 1
			return at, true
		case percent(trimmed):
			return at, true
		}
		scaled, counted, n := false, false, 0
		for w := range corpus.Words(rest, j) {
			if n++; n > 5 {
				break
			}
			word := strings.ToLower(text[w.Range.Start:w.Range.End])
			if n == 1 && sets["scale"][word] {
				scaled = true
				at.End = w.Range.End
			}
			if sets["counted"][word] {
				counted = true
				at.End = max(at.End, w.Range.End)
				break
			}
		}
		year := digits == 4 && !grouped && yearAt(text[i:j])
		if money && (scaled || digits >= 5) || counted && !year && (scaled || digits >= 4) {
			return at, true
		}
		i = j
	}
	return corpus.Range{}, false
}

func percent(text string) bool {
	for _, p := range []string{"percent", "per cent", "Prozent", "pour cent", "por ciento", "per cento", "por cento", "procent"} {
		if strings.HasPrefix(text, p) {
			return true
		}
	}
	return false
}

// attributed reports whether a block or one beside it names a source.
func (f *facts) attributed(block int) bool {
	for i := max(0, block-1); i <= min(block+1, len(f.article.Blocks)-1); i++ {
		b := &f.article.Blocks[i]
		if b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem && b.Kind != corpus.TableCell {
			continue
		}
		if len(f.quotations(i)) > 0 && i == block ||
			f.once(i, namesSource, func() bool { return f.linked(i) || f.has(i, saying|source|occasion|outlet, b.Text) }) {
			return true
		}
	}
	return false
}

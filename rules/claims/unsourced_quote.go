package claims

import (
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// UnsourcedQuote asks where words between quotation marks were said.
var UnsourcedQuote = rules.Rule{
	ID:    "claims/unsourced-quote",
	Title: "A quotation without occasion, link or outlet",
	Doc: `A reader must be able to find where words were said. A quotation that hangs on a name and a month, or
on nobody at all, cannot be checked, and readers hold it for invented when it cannot be found.

Asks for the source of

- a full sentence in quotation marks that follows a speaker's name and a dash or a colon in a list, with no
  verb of saying, occasion, outlet, day or link: *Harbour master Ruth Amadi (May 2024) – “…”*;
- words quoted in a list item dated by nothing but a month: *March 2024 – The council met, confirming “…”*;
- words that a visit, a statement or a document nobody signs is said to confirm or call for;
- a full sentence in quotation marks that stands alone, when nobody speaks before or after it.

Leaves alone quotations with a verb of saying, an occasion (“in an interview”, “on Monday”), an outlet, a day or a
link beside them; titles, slogans, words quoted as words; block quotations, interviews, questions and answers, stories,
obituaries, opinion pieces; and articles with a list of sources.`,
	Severity:   rules.Hint,
	Confidence: rules.Unsure,
	Languages:  languages,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem),
	Gates:      rules.InCode,
	Measured:   "Nearly all quotations of the genuine registers have a verb of saying beside them.",
	Examples:   unsourcedQuoteExamples,
	Check: func(p *rules.Pass) {
		for _, c := range factsOf(p).unsourcedQuotes() {
			p.Report(rules.Finding{Range: c.at, Message: c.message})
		}
	},
}

// lone is how many quotations may stand alone in one article. More of them are
// dialogue, or the style of its author.
const lone = 3

// inItem is how many quotations of one list item are looked at.
const inItem = 8

// unsourcedQuotes returns the quotations of the article that nothing supports.
func (f *facts) unsourcedQuotes() []claim {
	if f.judged {
		return f.unsourced
	}
	f.judged = true
	a := f.article
	if f.vocabulary == nil || f.listed {
		return nil
	}
	var found, alone []claim
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem || b.Quoted || b.Marker == "Q:" || b.Marker == "A:" || a.Tokens().Signs(i)&corpus.Quotes == 0 || !mayQuote(a.In(b.Text)) {
			continue
		}
		quotes := f.quotations(i)
		if len(quotes) == 0 || !f.bare(i, quotes) || f.has(i, saying|source|occasion|outlet|weekday, b.Text) || f.day(i, b.Text) || f.linked(i) {
			continue
		}
		switch lead := a.In(corpus.Range{Start: b.Text.Start, End: quotes[0].outer.Start}); {
		case f.labelled(i, quotes[0], lead):
			found = append(found, claim{i, quotes[0].outer, "where and when was this said? A name" + dated(lead) + " is no source: the article gives no occasion, outlet or link"})
		case b.Kind == corpus.ListItem && f.monthly(i, quotes[0].outer.Start):
			for _, q := range quotes[:min(len(quotes), inItem)] {
				if shapeOf(a.Text.String(), q).spoken(4) && !f.named(i, q) {
					found = append(found, claim{i, q.outer, "whose words are these, and where were they said? The item gives a month, and no speaker, outlet or link"})
				}
			}
		case f.nobodys(i, quotes[0], lead):
			found = append(found, claim{i, quotes[0].outer, "whose words are these, and where can they be read? The sentence names no speaker, outlet or link"})
		case f.alone(i, quotes):
			alone = append(alone, claim{i, quotes[0].outer, "who said this, and where? Nobody speaks before it or after it"})
		}
	}
	if len(alone) <= lone {
		found = append(found, alone...)
	}
	if len(found) > 0 && f.ownView() {
		found = nil
	}
	f.unsourced = found
	return found
}

// bare reports whether the quotations of a block can be without support by
// where they stand. It spares nearly all of them a closer look.
func (f *facts) bare(block int, quotes []quotation) bool {
	a, b := f.article, &f.article.Blocks[block]
	lead := a.In(corpus.Range{Start: b.Text.Start, End: quotes[0].outer.Start})
	_, sign := cutSign(lead, b.Kind == corpus.ListItem)
	if b.Kind == corpus.ListItem {
		return sign || strings.ContainsAny(lead[:min(len(lead), 80)], "0123456789")
	}
	if lead == "" {
		return len(quotes) == 1 && b.Text.End-quotes[0].outer.End <= 2
	}
	return sign && strings.ContainsAny(lead, "0123456789") || nameless(lead)
}

// nameless reports whether a lead goes on in small letters to its quotation
// and names nobody in its last sentence.
func nameless(lead string) bool {
	if i := strings.LastIndexAny(lead, ".!?\n"); i >= 0 {
		lead = lead[i+1:]
	}
	if n := len(lead); n == 0 || lead[n-1] != ' ' && !strings.HasSuffix(lead, "\u00a0") || n > 1 && (lead[n-2] == ',' || lead[n-2] == ':') {
		return false
	}
	n := 0
	for w := range corpus.Words(lead, 0) {
		if n++; n > 1 && w.Case != corpus.Lower || n > 20 {
			return false
		}
	}
	if n < 2 {
		return false
	}
	for w := range corpus.Words(lead, 0) {
		if pronouns[strings.ToLower(lead[w.Range.Start:w.Range.End])] {
			return false
		}
	}
	return true
}

// dated says how a label names its time, for the message.
func dated(lead string) string {
	if strings.ContainsAny(lead, "0123456789") {
		return " with a month or a year"
	}
	return ""
}

// labelled reports whether a quotation is a full sentence behind a label that
// names a speaker: "Ruth Amadi, harbour master (May 2024) – “…”".
func (f *facts) labelled(block int, q quotation, lead string) bool {
	b := &f.article.Blocks[block]
	s := shapeOf(f.article.Text.String(), q)
	if !s.sentence || !s.spoken(6) || len(lead) < 6 || len(lead) > 120 {
		return false
	}
	// A paragraph with a colon is how a reporter brings in a speaker.
	l, bare := cutSign(lead, b.Kind == corpus.ListItem)
	if !bare || f.has(block, label|naming|saying, corpus.Range{Start: b.Text.Start, End: q.outer.Start}) {
		return false
	}
	return strings.Count(l, " ") < 16 && pair(l) && !f.introduced(block) &&
		(b.Kind == corpus.ListItem || strings.ContainsAny(l, "0123456789"))
}

// cutSign cuts the dash or the colon off the end of a label.
func cutSign(lead string, colon bool) (string, bool) {
	lead = strings.TrimRight(lead, " \u00a0")
	r, size := utf8.DecodeLastRuneInString(lead)
	switch {
	case r == '–' || r == '—' || r == '-' || r == '―', r == ':' && (colon || strings.HasSuffix(lead, "):")):
		return strings.TrimRight(lead[:len(lead)-size], " \u00a0"), true
	}
	return lead, false
}

// pair reports whether a text holds a name of two words: two capitals in a row.
func pair(text string) bool {
	run := 0
	for w := range corpus.Words(text, 0) {
		if w.Case == corpus.Capital || w.Case == corpus.Mixed {
			if run++; run == 2 {
				return true
			}
			continue
		}
		run = 0
	}
	return false
}

// introduced reports whether the list of an item stands under a sentence that
// says where its quotations come from.
func (f *facts) introduced(block int) bool {
	a := f.article
	i := f.head(block)
	if i < 0 || a.Blocks[i].Kind != corpus.Paragraph {
		return false
	}
	t := a.Blocks[i].Text
	return f.linked(i) || f.day(i, t) || f.has(i, saying|source|occasion|outlet|weekday, t)
}

// monthly reports whether a list item is dated by a month alone, before its
// first quotation.
func (f *facts) monthly(block, before int) bool {
	from := f.article.Blocks[block].Text.Start
	m, ok := f.coarse(block, corpus.Range{Start: from, End: before})
	return ok && m.Start-from < 60 && !f.introduced(block)
}

// named reports whether a quotation follows a word that says it is a name or
// a title.
func (f *facts) named(block int, q quotation) bool {
	from := max(f.article.Blocks[block].Text.Start, q.outer.Start-30)
	return f.has(block, naming, corpus.Range{Start: from, End: q.outer.Start})
}

// nobodys reports whether a quotation follows a verb like "confirmed" or
// "called for" in a sentence that names nobody.
func (f *facts) nobodys(block int, q quotation, lead string) bool {
	if f.article.Blocks[block].Kind != corpus.Paragraph || !shapeOf(f.article.Text.String(), q).spoken(4) || f.named(block, q) {
		return false
	}
	from := max(q.outer.Start-len(lead), q.outer.Start-24)
	return nameless(lead) && f.has(block, reporting, corpus.Range{Start: from, End: q.outer.Start})
}

// pronouns stand for somebody whom the text has named.
var pronouns = map[string]bool{
	"he": true, "she": true, "they": true, "we": true, "i": true, "his": true, "her": true, "their": true, "who": true, "him": true,
	"er": true, "sie": true, "il": true, "elle": true, "ils": true, "lui": true, "él": true, "ella": true, "ele": true, "ela": true,
	"hij": true, "zij": true, "ze": true, "egli": true, "lei": true, "you": true, "them": true,
}

// alone reports whether a paragraph is nothing but one quotation of a full
// sentence, and nobody speaks or is spoken of in the paragraphs beside it.
func (f *facts) alone(block int, quotes []quotation) bool {
	a, t := f.article, f.article.Blocks[block].Text
	q := quotes[0]
	if a.Blocks[block].Kind != corpus.Paragraph || len(quotes) != 1 || q.outer.Start != t.Start || t.End-q.outer.End > 2 {
		return false
	}
	if s := shapeOf(a.Text.String(), q); !s.sentence || !s.spoken(6) {
		return false
	}
	for _, step := range []int{-1, 1} {
		i := block + step
		for i >= 0 && i < len(a.Blocks) && a.Blocks[i].Text.Len() == 0 {
			i += step
		}
		if i < 0 || i >= len(a.Blocks) || a.Blocks[i].Kind == corpus.Title {
			if step < 0 {
				return false // an epigraph
			}
			continue
		}
		n := a.Blocks[i].Text
		if f.linked(i) || f.has(i, saying|reporting|source|occasion|outlet|weekday|naming, n) || mayQuote(a.In(n)) || strings.HasSuffix(a.In(n), ":") || signature(a.In(n)) {
			return false
		}
		for w := range corpus.Words(a.In(n), 0) {
			if pronouns[strings.ToLower(a.In(n)[w.Range.Start:w.Range.End])] {
				return false
			}
		}
	}
	return true
}

// signature reports whether a line names the speaker of what stands above it:
// it opens with a dash, or is a few words that are no sentence.
func signature(line string) bool {
	switch firstRune(strings.TrimSpace(line)) {
	case '–', '—', '-', '―', '~':
		return true
	}
	return !endsSentence(line) && corpus.CountWords(line) <= 6
}

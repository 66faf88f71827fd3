package wording

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// NoConcreteAnchor finds articles in which nothing can be checked.
var NoConcreteAnchor = rules.Rule{
	ID:    "wording/no-concrete-anchor",
	Title: "Nothing in the article can be checked",
	Doc: `A report that names no day, no figure and no source is mostly a summary of a summary: nobody
could find out whether it is true.

Flags an article of 300 words and more without a single digit or figure in words, day, month, link,
list of sources, full quotation, and without anybody who is named as saying something. The mark
stands on the first sentence of its text.

Leaves alone shorter texts, and those whose author says “I” or “you”: essays, columns, reviews,
advice.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Languages:  []string{"de", "en", "es", "fr", "it", "nl", "pt"},
	Set:        "style",
	OnRequest:  true,
	Measured:   "The genuine article that came near is a review in which the author says “you”.",
	Check:      func(p *rules.Pass) { checkConcreteAnchor(p, unanchored) },
	Options: []rules.Option{
		{Name: "words", Doc: "How many words an article has at least that is judged.", Default: unanchored, Min: 100, Max: 10_000},
	},
	With: func(r *rules.Rule, v rules.Values) {
		r.Check = func(p *rules.Pass) { checkConcreteAnchor(p, v["words"].(int)) }
	},
	Examples: []rules.Example{
		{Text: airy, Format: corpus.Plain, Want: []string{"The market hall of the old town has found a new spirit."}},
		{Text: airyGerman, Format: corpus.Plain, Want: []string{"Der alte Hafen der Stadt erlebt einen neuen Aufschwung."}},
		{Text: airy + "\nThe first stalls opened on Saturday.\n", Format: corpus.Plain},
		{Text: airy + "\nThe hall is full, said Ruth Amadi, who sells cheese.\n", Format: corpus.Plain},
		{Text: "The market hall has found a new spirit. Visitors wander between the stalls and taste cheese.\n"},
		{Text: "Der Hafen lebt. Die Bänke sind besetzt, und niemand scheint es eilig zu haben.\n"},
	},
}

// unanchored is how many words an article may have without anything in it
// that can be checked: shorter ones are notes and summaries.
const unanchored = 300

// lead is how many bytes the first paragraph has at least: what is shorter is
// a byline or a headline.
const lead = 200

func checkConcreteAnchor(p *rules.Pass, words int) {
	a := p.Article
	if len(a.Links) > 0 {
		return
	}
	first := -1
	for i, b := range p.Blocks() {
		if b.Kind == corpus.Reference || b.Kind == corpus.Quote || strings.ContainsAny(a.In(b.Text), "0123456789") {
			return
		}
		if first < 0 && b.Kind == corpus.Paragraph && b.Text.Len() > lead {
			first = i
		}
	}
	if first < 0 || a.Words() < words {
		return
	}
	for _, b := range p.Blocks() {
		if saysMuch(a.In(b.Text)) {
			return
		}
	}
	persons := 0
	for _, h := range concreteWords().find(a) {
		if h.Phrase.Note != "person" {
			return
		}
		persons++
	}
	// An author who says I or you writes an essay, a column, advice.
	if persons >= 2 || len(sources(a)) > 0 {
		return
	}
	sentence := a.Blocks[first].Text
	if s := a.Sentences(first); len(s) > 0 {
		sentence = s[0]
	}
	p.Report(rules.Finding{Range: sentence, Message: "nothing in this article can be checked: in all its words there is no figure, no date, no link, no full quotation, and nobody is named as a source"})
}

// saysMuch reports whether a text quotes somebody with more than a few words.
func saysMuch(text string) bool {
	const full = 4
	for _, r := range rules.Quotations(text, 0) {
		n := 0
		for range corpus.Words(text[r.Start:r.End], 0) {
			if n++; n >= full {
				return true
			}
		}
	}
	return false
}

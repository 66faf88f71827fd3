package boilerplate

import (
	"bytes"
	_ "embed"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/page-chrome.tsv
var pageChrome string

// PageChrome finds the buttons and notices of a page inside an article.
var PageChrome = rules.Rule{
	ID:    "boilerplate/page-chrome",
	Title: "Page furniture in the text",
	Doc: `Buttons, calls for comments and cookie notices belong to the page, not to the article. In
the text they show that it was copied from a page, or that a model imitated one.

Flags calls to comment, share, follow or subscribe, comment forms, cookie notices, advertising
labels and link buttons. Short labels count only where they are all that a line says.

Leaves alone sentences that speak of comments or subscribers, and what a house sets between its
own paragraphs: a cross reference ("Read more: …", "Lesen Sie auch …") is a hint, and so is a
heading such as "Related articles" or "Read more", the reserved rights of a licence, or a word in a list
of words.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(pageChrome) },
	Check:      checkPageChrome,
	Examples: []rules.Example{
		{Text: "The keeper was carried off in the last minute.\n\nLeave a comment\n", Want: []string{"Leave a comment"}},
		{
			Text: "The lawn needs a rest in August. Share your thoughts and opinions below.\n",
			Want: []string{"Share your thoughts and opinions below"},
		},
		{
			Text: "Your email address will not be published.\n\nThe gallery shows forty prints.\n",
			Want: []string{"Your email address will not be published"},
		},
		{
			Text: "Use the share buttons to spread this recipe. Bake it for an hour.\n",
			Want: []string{"Use the share buttons to spread this recipe"},
		},
		{Text: "The landlord lost the case.\n\nAdvertisement\n\nHe will appeal, his lawyer said.\n", Want: []string{"Advertisement"}},
		{
			Text: "Le musée rouvre au printemps après deux ans de travaux dans les salles du premier étage.\n\nLaisser un commentaire\n",
			Want: []string{"Laisser un commentaire"},
		},
		{
			Text: "El equipo ganó la final por dos goles a uno en el estadio de la ciudad.\n\nDeja un comentario\n",
			Want: []string{"Deja un comentario"},
		},
		{Text: "The minister asked citizens to leave a comment on the draft law by May 3.\n"},
		{Text: "Readers may share the article under the licence; subscribers rose to 40,000.\n"},
		{Text: "Der Verein hat die Werbung am Stadion verboten, weil sie die Anwohner blendet.\n"},
		{Text: "She read more of the letters than anyone, and signed up for the choir.\n"},
		{
			Text: "Copyright 2003 by the harbour office.\n\nAll rights reserved\n\nPermission is granted to copy the tables of the tide with this notice.\n",
			Want: []string{"All rights reserved"}, // a hint: a licence
		},
		{Text: "The bakery uses cookies to test its new oven.\n"},
	},
}

func checkPageChrome(p *rules.Pass) {
	for _, h := range p.Hits() {
		severity := weigh(p, h)
		switch b := &p.Article.Blocks[h.Block]; {
		case b.Kind == corpus.TableCell, b.Kind == corpus.ContentsEntry,
			h.Phrase.Confidence == rules.Likely && b.Kind == corpus.ListItem:
			// One word of these in a cell or an item is a value of the list.
			severity = rules.Hint
		case licensed(p.Article, h), isWordList(p):
			severity = rules.Hint
		case summarises(p.Article, h.Range):
			severity = rules.Hint // the label of a part that opens works
		case h.Phrase.Note == "heading",
			h.Phrase.Confidence == rules.Likely && b.Kind == corpus.Heading && p.Article.Format != corpus.Plain:
			severity = rules.Hint
		case h.Phrase.Confidence == rules.Likely && linked(p.Article, h.Range):
			// A working link in the article is the author's.
			severity = rules.Hint
		}
		p.Report(rules.Finding{
			Range: h.Range, Severity: severity, Confidence: h.Phrase.Confidence,
			Message: "belongs to the page, not to the article: " + chromeName(h.Phrase.Note),
		})
	}
}

// licensed reports whether rights are reserved in a licence, which says in the
// next breath what is allowed.
func licensed(a *corpus.Article, h rules.Hit) bool {
	const reach = 600
	text := a.Text.String()
	if !strings.Contains(strings.ToLower(a.In(h.Range)), "rights reserved") {
		return false
	}
	around := strings.ToLower(text[max(0, h.Range.Start-reach):min(len(text), h.Range.End+reach)])
	return strings.Contains(around, "copyright") && containsAny(around, "redistribut", "permission", "permitted", "warrant", "licen")
}

type wordListKey struct{}

// isWordList reports whether most lines of a long article are a word each.
func isWordList(p *rules.Pass) bool {
	return p.Once(wordListKey{}, func() any {
		const fewest = 50
		words := 0
		for i := range p.Article.Blocks {
			if !strings.Contains(p.Article.In(p.Article.Blocks[i].Text), " ") {
				words++
			}
		}
		return words >= fewest && words*2 > len(p.Article.Blocks)
	}).(bool)
}

// summarises reports whether a range stands in the label of a part of the article
// that its reader opens.
func summarises(a *corpus.Article, r corpus.Range) bool {
	const reach = 60
	at := a.Text.Span(r).Start
	before := a.Source[max(0, at-reach):at]
	open := bytes.LastIndex(before, []byte("<summary"))
	return open >= 0 && !bytes.Contains(before[open:], []byte("</"))
}

func chromeName(note string) string {
	if note == "heading" {
		return "list of other articles"
	}
	return note
}

package structure

import (
	"bytes"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var duplicateTitle = rules.Rule{
	ID:    "structure/duplicate-title",
	Title: "The headline stands there twice",
	Doc: `The template printed the headline and the text opens with it once more. It is the first thing that a
reader sees.

Flagged is a heading or a line of its own, among the first ten blocks and before the text has begun, that says what
the headline says, whatever its case and signs.
Left alone are a lead that goes on after the same words, a table of contents (contents/lists-title),
a title that only the metadata holds, lines that stand there many times (captions), and headlines of one or two words
unless a heading repeats them at once, which is a hint.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.Heading, corpus.Paragraph),
	Examples:   duplicateTitleExamples,
	Check:      checkDuplicateTitle,
}

// titleReach is how many blocks after the headline its copy is looked for in.
const titleReach = 10

// bodyWords is how long a paragraph is that belongs to the text and no longer
// to its head.
const bodyWords = 25

func checkDuplicateTitle(p *rules.Pass) {
	a := p.Article
	title := outlineOf(p).title
	if title < 0 {
		return
	}
	headline := a.In(a.Blocks[title].Text)
	if len(headline) > 400 {
		return
	}
	want := strings.ReplaceAll(string(appendWords(nil, folded(a, &a.Blocks[title]))), " ", "")
	if want == "" {
		return
	}
	words := countWords(headline, 3)
	var buffer [64]byte
	var copies []int
	seen, begun := 0, false
	for i := title + 1; i < len(a.Blocks) && seen < titleReach && !begun; i++ {
		b := &a.Blocks[i]
		if !visible(b) || b.Kind == corpus.Contents || b.Kind == corpus.ContentsEntry {
			continue
		}
		seen++
		line := b.Text.Len() <= 2*len(headline)+16 && sameWords(appendWords(buffer[:0], folded(a, b)), want)
		switch {
		case !line:
			begun = b.Kind == corpus.Paragraph && countWords(a.In(b.Text), bodyWords) >= bodyWords
		case b.Quoted || b.Kind != corpus.Heading && b.Kind != corpus.Paragraph && b.Kind != corpus.Title:
		case words >= 3 || seen == 1 && b.Kind == corpus.Heading:
			copies = append(copies, i)
		}
	}
	if len(copies) != 1 {
		return
	}
	b := &a.Blocks[copies[0]]
	f := rules.Finding{
		Range:   b.Text,
		Message: "the headline stands here a second time",
		Related: []rules.Related{{Range: a.Blocks[title].Text, Message: "the headline"}},
	}
	if words < 3 {
		f.Severity, f.Confidence = rules.Hint, rules.Unsure
	}
	if edit, ok := deletion(a, b); ok {
		f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "delete the second one", Edits: []rules.Edit{edit}}}
	}
	p.Report(f)
}

// sameWords reports whether words are a key, blanks between them left out.
func sameWords(words []byte, key string) bool {
	i := 0
	for _, c := range words {
		switch {
		case c == ' ':
		case i == len(key) || key[i] != c:
			return false
		default:
			i++
		}
	}
	return i == len(key)
}

// deletion is the edit that takes a block away with its line ends. It reports
// false where more than the block stands on its lines, or where the source
// cannot be edited by bytes.
func deletion(a *corpus.Article, b *corpus.Block) (rules.Edit, bool) {
	s := b.Source
	if s.Len() == 0 || string(a.Source[s.Start:s.End]) != a.Raw(s) {
		return rules.Edit{}, false
	}
	if a.Format == corpus.HTML {
		source := a.Source[s.Start:s.End]
		whole := bytes.HasPrefix(source, []byte("<")) && bytes.HasSuffix(source, []byte(">"))
		return rules.Edit{Span: s}, whole
	}
	for s.Start > 0 && (a.Source[s.Start-1] == ' ' || a.Source[s.Start-1] == '\t' || a.Source[s.Start-1] == '#') {
		s.Start--
	}
	if s.Start > 0 && !lineEnd(a.Source[s.Start-1]) {
		return rules.Edit{}, false
	}
	for s.End < len(a.Source) && (a.Source[s.End] == ' ' || a.Source[s.End] == '\t' || a.Source[s.End] == '#') {
		s.End++
	}
	if s.End < len(a.Source) && !lineEnd(a.Source[s.End]) {
		return rules.Edit{}, false
	}
	for s.End < len(a.Source) && lineEnd(a.Source[s.End]) {
		s.End++
	}
	return rules.Edit{Span: s}, true
}

func lineEnd(c byte) bool { return c == '\n' || c == '\r' }

var duplicateTitleExamples = []rules.Example{
	{
		Format: corpus.Plain,
		Text: `Rents Rise Again in the Harbour District

Rents Rise Again in the Harbour District

Tenants in the harbour district pay nine per cent more than a year ago, the city's index shows.
`,
		Want: []string{"Rents Rise Again in the Harbour District"},
	},
	{
		Text: `# The Lighthouse Opens to Visitors

## THE LIGHTHOUSE OPENS TO VISITORS.

From Easter on, the keeper will lead two tours a day.
`,
		Want: []string{"THE LIGHTHOUSE OPENS TO VISITORS."},
	},
	{
		Format: corpus.HTML,
		Text: `<h1>Ein neues Dach für das Schwimmbad</h1>
<p>Von der Lokalredaktion</p>
<p><strong>Ein neues Dach für das Schwimmbad</strong></p>
<p>Die Stadt lässt das Dach des Schwimmbads im Sommer erneuern.</p>
`,
		Want: []string{"Ein neues Dach für das Schwimmbad"},
	},
	{
		Text: `# Comment conserver les pommes tout l'hiver

**Comment conserver les pommes tout l’hiver**

Une cave fraîche garde une bonne pomme jusqu'en avril.
`,
		Want: []string{"Comment conserver les pommes tout l’hiver"},
	},
	{
		Text: `# Rents rise again

Rents rise again in the harbour district, where tenants now pay nine per cent more.
`,
	},
	{
		Text: `# The lighthouse opens to visitors

## Two tours a day from Easter on

The keeper leads them himself.
`,
	},
	{
		Text: `# Recetas de la costa

## Arroz

Se cuece en un buen caldo.

## Recetas

Hay más en el libro.
`,
	},
	{
		Text: `---
title: A garden for the school
---

# A garden for the school

The children dig on Mondays.
`,
	},
}

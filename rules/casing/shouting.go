package casing

import (
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var shouting = rules.Rule{
	ID:    "casing/shouting",
	Title: "A sentence stands in capitals",
	Doc: `A whole sentence in capitals shouts at the reader, and cannot be read fast.

Flagged are sentences of at least six words with an end mark in running text, all of whose letters are capitals.
Left alone are headings, table cells, datelines, abbreviations, and the disclaimers that lawyers capitalise, with the
paragraph before and behind. In a manual it is a hint: that is how it warns.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode | rules.InQuotes,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem, corpus.Footnote),
	Examples:   shoutingExamples,
	Check:      checkShouting,
}

func checkShouting(p *rules.Pass) {
	v := viewOf(p)
	for i := range p.Blocks() {
		b := v.blocks[i]
		if b.capitals < 6 {
			continue
		}
		upper := 0
		for k := b.from; k < b.to && upper < 6; k++ {
			if v.words[k].Case == corpus.Upper {
				upper++
			} else if v.words[k].Case != corpus.NoCase {
				upper = 0
			}
		}
		if upper < 6 {
			continue
		}
		if v.legal(b) || i > 0 && v.legal(v.blocks[i-1]) || i+1 < len(v.blocks) && v.legal(v.blocks[i+1]) {
			continue
		}
		for _, s := range p.Article.Sentences(i) {
			text := strings.TrimRight(v.text[s.Start:s.End], "\"”’') ")
			if text == "" || !strings.ContainsRune(".!?", rune(text[len(text)-1])) || !v.shouted(b, s) {
				continue
			}
			f := rules.Finding{Range: s, Message: "the whole sentence stands in capitals"}
			if p.ShowsCode() {
				f.Severity, f.Confidence = rules.Hint, rules.Unsure
			}
			p.Report(f)
			break
		}
	}
}

// shouted reports whether all words of a sentence stand in capitals, enough of
// them, and among them some that no abbreviation is.
func (v *view) shouted(b block, s corpus.Range) bool {
	letters, long, words := 0, 0, 0
	for _, w := range v.within(b, s) {
		switch w.Case {
		case corpus.NoCase:
			continue
		case corpus.Upper:
		case corpus.Capital:
			if w.End-w.Start > 1 {
				return false
			}
		default:
			return false
		}
		words++
		letters += int(w.End - w.Start)
		if w.End-w.Start > 3 {
			long++
		}
	}
	return words >= 6 && long >= 3 && letters >= 24
}

// legal reports whether a block holds words in capitals that lawyers put into
// disclaimers and terms.
func (v *view) legal(b block) bool {
	for k := b.from; k < b.to; k++ {
		if w := &v.words[k]; w.Case == corpus.Upper {
			word := v.in(w)
			for _, opening := range [...]string{
				"WARRANT", "LIAB", "DISCLAIM", "COPYRIGHT", "LICEN", "LEGAL", "TERMS", "DAMAGES", "INDEMNIFY", "AGREEMENT", "HEREBY",
				"GARANT", "GARANZ", "RESPONSABIL", "RESPONSÁVEL", "LIZENZ", "GEWÄHR", "HAFTUNG", "ЛИЦЕН", "ЛІЦЕН", "ГАРАНТ", "ОТВЕТСТВЕН",
			} {
				if strings.HasPrefix(word, opening) {
					return true
				}
			}
		}
	}
	return false
}

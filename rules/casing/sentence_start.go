package casing

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var sentenceStart = rules.Rule{
	ID:    "casing/sentence-start",
	Title: "A sentence, heading or item starts in lower case",
	Doc: `A small letter at the start is a slip that every reader sees; in generated articles it is often the trace of a
word that was put in the place of another.

Flagged are headings, contents entries, list items, questions, table cells, and what follows the label of an item
("Costs – rising rents …"), where the others of their kind start with a capital; and sentences behind a question mark
or a full stop.
Left alone are lists that are all in lower case or go on with the sentence that leads to them, lines of plain text that
go on with the long line above them, names and brands written small, what is a link of its own in front of its
explanation, code, abbreviations and ellipses. In manuals only known words count, and in those of plain text a sentence
in the midst of a paragraph is a hint: nothing there marks what is code.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   sentenceStartExamples,
	Check:      checkSentenceStart,
}

func checkSentenceStart(p *rules.Pass) {
	v := viewOf(p)
	s := starts{v: v, p: p}
	s.groups()
	for i := range v.blocks {
		switch v.article.Blocks[i].Kind {
		case corpus.Paragraph, corpus.ListItem, corpus.Quote, corpus.Footnote:
			s.inside(i)
		}
	}
}

type starts struct {
	v *view
	p *rules.Pass
}

// groups compares blocks with those of their kind: the headings, the contents
// entries, the items of one list, the cells of one column.
func (s *starts) groups() {
	v := s.v
	blocks := v.article.Blocks
	var headings, entries, questions []int
	columns := map[[2]int][]int{}
	var order [][2]int
	var list []int
	flush := func() {
		leads := s.leads(list)
		for _, level := range s.levels(list) {
			s.group(level, "items of the list", leads)
		}
		s.labels(list)
		list = nil
	}
	for i := range blocks {
		switch blocks[i].Kind {
		case corpus.ListItem:
			if strings.HasSuffix(v.article.In(blocks[i].Text), "?") {
				questions = append(questions, i) // they may stand apart, with answers between them
				continue
			}
			if len(list) > 0 && s.broken(list[len(list)-1], i) {
				flush()
			}
			list = append(list, i)
			continue
		case corpus.Heading, corpus.Title:
			headings = append(headings, i)
		case corpus.ContentsEntry:
			entries = append(entries, i)
		case corpus.TableCell:
			if !blocks[i].Header {
				key := [2]int{blocks[i].Table, blocks[i].Column}
				if columns[key] == nil {
					order = append(order, key)
				}
				columns[key] = append(columns[key], i)
			}
		}
		flush()
	}
	flush()
	s.group(headings, "headings", false)
	s.group(entries, "entries", false)
	s.group(questions, "questions", false)
	for _, key := range order {
		s.group(columns[key], "cells of the column", false)
	}
}

// levels parts the items of a list by their depth.
func (s *starts) levels(list []int) [][]int {
	var out [][]int
	for _, i := range list {
		level := min(s.v.article.Blocks[i].Level, 9)
		for len(out) <= level {
			out = append(out, nil)
		}
		out[level] = append(out[level], i)
	}
	return out
}

// broken reports whether a list item does not belong to the same list as the
// one before it.
func (s *starts) broken(before, after int) bool {
	return after != before+1
}

// leads reports whether a list goes on with the sentence that leads to it.
func (s *starts) leads(list []int) bool {
	if len(list) == 0 || list[0] == 0 {
		return false
	}
	b := s.v.article.Blocks[list[0]-1]
	text := strings.TrimRight(s.v.article.In(b.Text), " ")
	if b.Kind != corpus.Paragraph || text == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return last == ',' || last == ';' || last >= 'a' && last <= 'z'
}

// group reports the few blocks that start in lower case among many that do
// not.
func (s *starts) group(blocks []int, what string, leads bool) {
	if len(blocks) < 3 || leads {
		return
	}
	var small []int
	up := 0
	for _, i := range blocks {
		switch k := s.opening(i); {
		case k < 0:
		case s.v.words[k].Case == corpus.Lower:
			small = append(small, k)
		case s.v.words[k].Case != corpus.NoCase:
			up++
		}
	}
	if len(small) == 0 || up < 2 || up < 3*len(small) {
		return
	}
	for _, k := range small {
		if word := s.v.in(&s.v.words[k]); word == "or" || word == "and" || !s.ordinary(k, up >= 4 && len(small) == 1 && !s.p.ShowsCode()) {
			continue // it goes on with the line before it
		}
		f := rules.Finding{
			Range:   s.v.span(&s.v.words[k]),
			Message: fmt.Sprintf("%d other %s start with a capital", up, what),
			Fixes:   s.v.raise(s.p, []int{k}),
		}
		switch i := s.v.article.Block(int(s.v.words[k].Start)); {
		case s.v.goesOnFrom(i), s.v.wrapped(i), s.v.linkedAlone(k):
			continue
		case s.v.blocks[i].to == k+1 && s.v.identified(&s.v.words[k], false):
			continue // a command, and nothing else
		case s.v.article.Blocks[i].Kind == corpus.Title && !s.v.kind(&s.v.words[k]).Common():
			continue // what the article is about is called so
		case s.v.article.Blocks[i].Kind == corpus.TableCell, s.v.numbered(i):
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		case s.v.sample(s.p, i):
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		case up < 4*len(small) || s.v.language != "en":
			f.Severity, f.Confidence = rules.Warning, rules.Likely
		}
		s.p.Report(f)
	}
}

// opening returns the first word of a block, behind "Q:" and a number; -1
// where it does not start with a word.
func (s *starts) opening(i int) int {
	b := s.v.blocks[i]
	if b.from == b.to {
		return -1
	}
	k := b.from
	w := &s.v.words[k]
	if w.Case == corpus.Upper && w.End-w.Start == 1 && k+1 < b.to && strings.HasPrefix(s.v.text[w.End:], ": ") {
		k++
		w = &s.v.words[k]
	}
	if int(w.Start) == s.v.article.Blocks[i].Text.Start {
		return k
	}
	switch head := s.v.text[s.v.article.Blocks[i].Text.Start:w.Start]; {
	case k > b.from, strings.TrimSpace(head) == "Q:", strings.TrimSpace(head) == "A:":
		return k
	}
	return -1
}

// ordinary reports whether a word in lower case is one that could as well have
// a capital: a word of the language in running text, not a command, a file, a
// particle of a name or a unit. Where all siblings of its line have a capital,
// any word will do that stands among other words.
func (s *starts) ordinary(k int, sure bool) bool {
	v := s.v
	w := &v.words[k]
	if !v.exposed(w) || w.End-w.Start < 2 || !v.kind(w).Function() && v.identified(w, false) {
		return false
	}
	if v.language == "en" {
		switch v.in(w) {
		case "de", "van", "von", "der", "la", "le", "du", "di", "da", "al", "el", "ibn", "bin", "ter", "ten":
			return false
		}
		if !v.kind(w).Common() && v.name(w) == nil && !derived(v.in(w)) && (!sure || !v.amongWords(k)) {
			return false
		}
	} else if !v.kind(w).Common() && v.name(w) == nil {
		return false
	}
	if int(w.End) < len(v.text) {
		switch v.text[w.End] {
		case '(', '.', '=', '_', '/', ':', '[', '<':
			return false
		}
	}
	return true
}

// amongWords reports whether a longer word has two words of the language
// behind it.
func (v *view) amongWords(k int) bool {
	return v.words[k].End-v.words[k].Start > 4 && k+2 < len(v.words) && v.joined(k) && v.joined(k+1) &&
		v.kind(&v.words[k+1]).Common() && v.kind(&v.words[k+2]).Common()
}

// goesOnFrom reports whether a block goes on with the line before it, which
// ends in a dash or a comma.
func (v *view) goesOnFrom(i int) bool {
	if i == 0 {
		return false
	}
	text := strings.TrimRight(v.article.In(v.article.Blocks[i-1].Text), " ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return last == '–' || last == '—' || last == '-' || last == ',' || last == '…'
}

// wrapped reports whether a line of plain text goes on with the one right above
// it: a long one, which ends in no mark.
func (v *view) wrapped(i int) bool {
	const long = 50
	a := v.article
	if a.Format != corpus.Plain || i == 0 || a.Blocks[i].Kind == corpus.ListItem || a.Blocks[i-1].Text.Len() < long {
		return false
	}
	between := a.Source[a.Blocks[i-1].Source.End:max(a.Blocks[i-1].Source.End, a.Blocks[i].Source.Start)]
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a.In(a.Blocks[i-1].Text), " "))
	return bytes.Count(between, []byte("\n")) < 2 && (unicode.IsLetter(last) || unicode.IsDigit(last))
}

// sample reports whether a block of a manual in plain text is set in, as its
// samples of code are.
func (v *view) sample(p *rules.Pass, i int) bool {
	a := v.article
	if a.Format != corpus.Plain || a.Blocks[i].Kind == corpus.ListItem || !p.Technical() {
		return false
	}
	from := a.Blocks[i].Source.Start
	line := a.Source[bytes.LastIndexByte(a.Source[:from], '\n')+1:]
	return len(line) > 1 && (line[0] == '\t' || line[0] == ' ' && line[1] == ' ')
}

// linkedAlone reports whether a link holds a word, and nothing else but it, at
// the start of a longer block: the name of what the rest explains.
func (v *view) linkedAlone(k int) bool {
	w := &v.words[k]
	return slices.ContainsFunc(v.article.Links, func(l corpus.Link) bool {
		return l.Text.Start == int(w.Start) && l.Text.End == int(w.End)
	}) && k+1 < len(v.words) && v.article.Block(int(w.Start)) == v.article.Block(int(v.words[k+1].Start))
}

// numbered reports whether a block holds figures or signs, as lists of
// versions and options do.
func (v *view) numbered(i int) bool {
	return strings.ContainsAny(v.article.In(v.article.Blocks[i].Text), "0123456789#_=<>{}`")
}

// labels compares what follows the labels of the items of a list.
func (s *starts) labels(list []int) {
	if len(list) < 3 {
		return
	}
	var small []int
	up := 0
	for _, i := range list {
		k := s.behindLabel(i)
		if k < 0 {
			continue
		}
		if s.v.words[k].Case == corpus.Lower {
			small = append(small, k)
		} else if s.v.words[k].Case != corpus.NoCase {
			up++
		}
	}
	if len(small) == 0 || up < 2*len(small) || up < 2 {
		return
	}
	for _, k := range small {
		if !s.ordinary(k, up >= 3 && len(small) == 1) {
			continue
		}
		f := rules.Finding{
			Range:   s.v.span(&s.v.words[k]),
			Message: fmt.Sprintf("behind the label, %d other items go on with a capital", up),
			Fixes:   s.v.raise(s.p, []int{k}),
		}
		if up < 3*len(small) {
			f.Severity, f.Confidence = rules.Warning, rules.Likely
		}
		s.p.Report(f)
	}
}

// behindLabel returns the first word behind "Label – " or "Label: "; -1 where
// the block has no label.
func (s *starts) behindLabel(i int) int {
	b := s.v.blocks[i]
	for k := b.from + 1; k < b.to && k <= b.from+7; k++ {
		gap := s.v.text[s.v.words[k-1].End:s.v.words[k].Start]
		switch strings.Trim(gap, " )\u00a0") {
		case "–", "—":
			if strings.HasSuffix(gap, " ") {
				return k
			}
			return -1
		case "", ",", "-", "‑", "/", "(", "$", "&", "%", "'", "’", "“", "\"", "”":
		default:
			return -1
		}
	}
	return -1
}

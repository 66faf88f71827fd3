package structure

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/boilerplate"
)

var splicedArticle = rules.Rule{
	ID:    "structure/spliced-article",
	Title: "A second article is glued under the first",
	Doc: `Two texts on one subject were joined, or a second answer was pasted under the first. The second one repeats,
contradicts, and mostly invents; it has its own headline in the middle of the page.

Flagged is the line where the second article begins, when at least two independent signs meet there: a second headline that
is about the same subject or stands right over a byline or date, one that has nearly all words of the first, a dateline, byline
or timestamp as articles begin with, an assistant that speaks, a call to the
reader to comment just before it, another alphabet of hyphens, dashes and quotation marks from there on, "U.S." that becomes
"US", a name that changes its spelling. The message names each sign, and each is a related place. The entry of the
contents that lists the second headline is marked as well.
Left alone are pages of many items (live blogs, round-ups, newsletters), updates and corrections, "Original story",
"From the archive", press releases in full, and all that stands within quotations.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Phrases: func() []rules.Phrase {
		return slices.Concat(tagged("assistant", boilerplate.AssistantVoice.Phrases()), tagged("call", boilerplate.EngagementBait.Phrases()))
	},
	Examples: splicedArticleExamples,
	Check:    checkSplicedArticle,
}

// tagged gives phrases a note that tells what they are a sign of. Only those
// count that were seen in published text and are seldom wrong.
func tagged(note string, phrases []rules.Phrase) []rules.Phrase {
	kept := phrases[:0]
	for _, p := range phrases {
		if p.Attested && p.Confidence != rules.Unsure {
			p.Note = note
			kept = append(kept, p)
		}
	}
	return kept
}

// The measures of a seam.
const (
	textBefore = 360 // bytes of prose before the second article, some sixty words
	textAfter  = 200 // bytes of any text after its first line
	callReach  = 4   // blocks before it where a call to the reader counts
	voiceReach = 2   // blocks before it where an assistant's line counts
	topReach   = 3   // blocks after it where a line of an article's top counts
	// A heading that has this many words of the headline, and three in four of
	// them, is the headline once more.
	repeatedWords = 5
	mostSeams     = 2 // what has more is made of many items
)

// seam is a place where a second article may begin.
type seam struct {
	block int
	signs []sign
}

func checkSplicedArticle(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	title := a.Title()
	if title == "" {
		return
	}
	seams := findSeams(p, o, title)
	if len(seams) == 0 || len(seams) > mostSeams || holdsAny(spliceLexicon().many, title) {
		return
	}
	for _, s := range seams {
		reportSeam(p, s)
	}
}

// findSeams returns the places where two kinds of signs or more meet.
func findSeams(p *rules.Pass, o *outline, title string) []seam {
	a := p.Article
	from, to := seamRange(a)
	if from >= to {
		return nil
	}
	tops, voices := topSigns(a, from, to), hitBlocks(p, "assistant")
	var shapes map[int]bool
	for k := range o.sections {
		if s := &o.sections[k]; s.heading >= from && s.heading < to && headline(a.In(a.Blocks[s.heading].Text), s.role) {
			if shapes == nil {
				shapes = map[int]bool{}
			}
			shapes[s.heading] = true
		}
	}
	if len(tops)+len(voices)+len(shapes) == 0 {
		return nil
	}
	calls := hitBlocks(p, "call")
	changes := sync.OnceValue(func() *wordChanges { return changesOf(a) })
	about := sync.OnceValue(func() map[string]bool { return subject(corpus.FoldString(title)) })
	var seams []seam
	for i := from; i < to; i++ {
		_, top := tops[i]
		_, voice := voices[i]
		if !shapes[i] && !top && !voice || a.Blocks[i].Quoted {
			continue
		}
		s := seam{block: i}
		// A headline may stand just after an assistant's line, or just before a
		// byline: it is where the article begins.
		if !shapes[i] {
			for _, k := range [...]int{i - 1, i + 1, i + 2} {
				if shapes[k] && (k > i) == voice {
					s.block = k
					break
				}
			}
		}
		if n := len(seams); n > 0 && s.block-seams[n-1].block <= topReach {
			continue
		}
		if setApart(a, o, s.block) {
			continue
		}
		s.signs = signsAt(p, s.block, about, changes, shapes[s.block], tops, voices, calls)
		if kinds(s.signs) >= 2 {
			seams = append(seams, s)
		}
	}
	return seams
}

// signsAt collects the signs around a place.
func signsAt(p *rules.Pass, block int, about func() map[string]bool, changes func() *wordChanges,
	shaped bool, tops map[int]sign, voices, calls map[int]corpus.Range,
) []sign {
	a := p.Article
	var signs []sign
	for i := block; i <= block+topReach && i < len(a.Blocks); i++ {
		if s, ok := tops[i]; ok {
			signs = append(signs, s)
			break
		}
	}
	for i := max(0, block-voiceReach); i <= block+1; i++ {
		if r, ok := voices[i]; ok {
			signs = append(signs, sign{"assistant", "an assistant speaks", r})
			break
		}
	}
	if shaped {
		// Beside another sign of a beginning one word in common will do.
		shared := sharedWords(about(), folded(a, &a.Blocks[block]))
		if len(shared) >= 2 || len(shared) == 1 && len(signs) > 0 {
			headline := sign{"headline", "a second headline about the same subject (" + strings.Join(shared, ", ") + ")", a.Blocks[block].Text}
			signs = slices.Insert(signs, 0, headline)
			if n := len(about()); len(shared) >= repeatedWords && 4*len(shared) >= 3*n {
				kind := "repeat"
				if 10*len(shared) < 9*n {
					kind = "likeness"
				}
				signs = append(signs, sign{kind, "it says again what the headline says", a.Blocks[block].Text})
			}
		} else if s, ok := tops[block+1]; ok && s.what != "a dateline" {
			// A section of an article has no byline and no date of its own.
			signs = slices.Insert(signs, 0, sign{"headline", "a second headline", a.Blocks[block].Text})
		}
	}
	if len(signs) == 0 {
		return nil
	}
	for i := max(0, block-callReach); i < block; i++ {
		if r, ok := calls[i]; ok {
			signs = append(signs, sign{"call", "a call to the reader ends what stands before", r})
			break
		}
	}
	signs = append(signs, typeSigns(p, block)...)
	return append(signs, changes().at(a.Blocks[block].Text.Start)...)
}

func kinds(signs []sign) int {
	seen := map[string]bool{}
	for _, s := range signs {
		seen[s.kind] = true
	}
	return len(seen)
}

// seamRange is the range of blocks where a second article could begin: after
// some prose, and before some text.
func seamRange(a *corpus.Article) (from, to int) {
	size := 0
	for from < len(a.Blocks) && size < textBefore {
		if b := &a.Blocks[from]; b.Kind == corpus.Paragraph || b.Kind == corpus.ListItem {
			size += b.Text.Len()
		}
		from++
	}
	size = 0
	for to = len(a.Blocks); to > from && size < textAfter; {
		to--
		switch b := &a.Blocks[to]; b.Kind {
		case corpus.Paragraph, corpus.ListItem, corpus.TableCell:
			size += b.Text.Len()
		}
	}
	return from, to
}

// topSigns are the lines in the middle of an article that belong to the top of
// one. Where there are several, the page is made of items.
func topSigns(a *corpus.Article, from, to int) map[int]sign {
	var signs map[int]sign
	var number map[string]int
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Paragraph && b.Kind != corpus.Heading || b.Quoted {
			continue
		}
		what, at := topLine(a, b)
		if what == "" {
			continue
		}
		if number == nil {
			signs, number = map[int]sign{}, map[string]int{}
		}
		number[what]++
		if i >= from && i < to {
			signs[i] = sign{"top", "a " + what, at}
		}
	}
	for _, n := range number {
		if n > 2 {
			return nil
		}
	}
	return signs
}

// hitBlocks are the blocks where phrases of a kind stand.
func hitBlocks(p *rules.Pass, note string) map[int]corpus.Range {
	var blocks map[int]corpus.Range
	for _, h := range p.Hits() {
		if h.Phrase.Note != note {
			continue
		}
		if blocks == nil {
			blocks = map[int]corpus.Range{}
		}
		if _, ok := blocks[h.Block]; !ok {
			blocks[h.Block] = h.Range
		}
	}
	return blocks
}

// setApart reports whether a place, or one of the two lines before it, says
// that another text follows on purpose.
func setApart(a *corpus.Article, o *outline, block int) bool {
	apart := spliceLexicon().apart
	for i := block; i >= 0 && i >= block-2; i-- {
		b := &a.Blocks[i]
		if b.Kind == corpus.Quote || b.Quoted {
			return i == block
		}
		if b.Text.Len() < 120 && opensWith(apart, a.In(b.Text)) {
			return true
		}
	}
	k := sectionAt(o, block) - 1
	return k > 0 && opensWith(apart, a.In(a.Blocks[o.sections[k-1].heading].Text))
}

func reportSeam(p *rules.Pass, s seam) {
	a := p.Article
	b := &a.Blocks[s.block]
	var said []string
	f := rules.Finding{Range: b.Text}
	for _, g := range s.signs {
		said = append(said, fmt.Sprintf("%s (line %d)", g.what, a.Position(a.Text.Span(g.at).Start).Line))
		f.Related = append(f.Related, rules.Related{Range: g.at, Message: g.what})
	}
	f.Message = "a second article begins here: " + strings.Join(said, "; ")
	switch n := kinds(s.signs); {
	case n > 2:
		f.Confidence = rules.Certain
	case n == 2 && slices.ContainsFunc(s.signs, func(g sign) bool {
		return g.kind == "likeness" || g.kind == "type" || g.kind == "name" || g.kind == "short form"
	}):
		// A section may be named as its article is, and parts of a page may be set
		// by different hands.
		f.Severity = rules.Warning
	}
	if b.Text.Len() > 300 {
		f.Range.End = f.Range.Start + runeEnd(a.In(b.Text), 300)
	}
	p.Report(f)
	want := key(a.In(b.Text))
	for i := range a.Blocks[:s.block] {
		if e := &a.Blocks[i]; e.Kind == corpus.ContentsEntry && e.Text.Len() > 0 && key(a.In(e.Text)) == want {
			p.Report(rules.Finding{
				Range:   e.Text,
				Message: fmt.Sprintf("the contents list the headline of a second article, which begins in line %d", a.Position(a.Text.Span(b.Text).Start).Line),
				Related: []rules.Related{{Range: b.Text, Message: "the second headline"}},
			})
		}
	}
}

package casing

import (
	"sort"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// titled is a block of prose with sentences capitalised like headlines.
type titled struct {
	block     int
	sentences []corpus.Range // those of them, in order
}

// findTitled finds the blocks of prose that are capitalised like headlines.
// Questions count only where other sentences do: a bare question is a heading
// as often as not.
func (v *view) findTitled() {
	if v.language == "de" {
		return
	}
	var questions []titled
	statements := 0
	for i := range v.blocks {
		b := v.blocks[i]
		switch v.article.Blocks[i].Kind {
		case corpus.Paragraph, corpus.ListItem, corpus.Footnote:
		default:
			continue
		}
		if v.article.Blocks[i].Kind == corpus.Footnote && cites(v.article.In(v.article.Blocks[i].Text)) {
			continue // titles of works and reports, and what lawyers write about them
		}
		if v.article.Blocks[i].Quoted || b.capitals < minTitled-2 || 2*b.capitals < b.lowers+b.capitals {
			continue
		}
		var stated, asked []corpus.Range
		for _, s := range v.article.Sentences(i) {
			text := strings.TrimRight(v.text[s.Start:s.End], "\"”’')]» ")
			switch {
			case text == "" || !v.likeHeadline(v.within(b, s), false):
			case strings.HasSuffix(text, "?"):
				if v.article.Blocks[i].Kind == corpus.ListItem && b.to-len(v.within(b, s)) == b.from {
					break // a question of a list of them is its own heading
				}
				asked = append(asked, s)
			case strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!"):
				stated = append(stated, s)
			}
		}
		statements += len(stated)
		if len(stated) > 0 {
			v.titled = append(v.titled, titled{i, stated})
		}
		if len(asked) > 0 {
			questions = append(questions, titled{i, asked})
		}
	}
	if statements < 3 {
		v.keepClear()
		return
	}
	for _, q := range questions {
		k := sort.Search(len(v.titled), func(k int) bool { return v.titled[k].block >= q.block })
		if k < len(v.titled) && v.titled[k].block == q.block {
			all := append(v.titled[k].sentences, q.sentences...)
			sort.Slice(all, func(a, b int) bool { return all[a].Start < all[b].Start })
			v.titled[k].sentences = all
			continue
		}
		v.titled = append(v.titled, titled{})
		copy(v.titled[k+1:], v.titled[k:])
		v.titled[k] = q
	}
}

// cites reports whether a note names a source: it has a year, an address or a
// lawyer's "Id." in it.
func cites(note string) bool {
	if strings.Contains(note, "://") || strings.HasPrefix(note, "Id.") || strings.HasPrefix(note, "Ibid") {
		return true
	}
	for at := 0; at+4 <= len(note); at++ {
		if c := note[at : at+2]; (c == "19" || c == "20") && digit(note[at+2]) && digit(note[at+3]) &&
			(at == 0 || !digit(note[at-1])) && (at+4 == len(note) || !digit(note[at+4])) {
			return true
		}
	}
	return false
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// keepClear keeps the sentences that are capitalised like headlines even where
// hardly another one of the article is.
func (v *view) keepClear() {
	kept := v.titled[:0]
	for _, t := range v.titled {
		clear := t.sentences[:0]
		for _, s := range t.sentences {
			if v.likeHeadline(v.within(v.blocks[t.block], s), true) {
				clear = append(clear, s)
			}
		}
		if t.sentences = clear; len(clear) > 0 {
			kept = append(kept, t)
		}
	}
	v.titled, v.few = kept, true
}

// minTitled is how many words a sentence must have to be judged.
const minTitled = 8

// within returns the words of a block that stand in a range.
func (v *view) within(b block, r corpus.Range) []word {
	words := v.words[b.from:b.to]
	from := sort.Search(len(words), func(i int) bool { return int(words[i].Start) >= r.Start })
	to := sort.Search(len(words), func(i int) bool { return int(words[i].Start) >= r.End })
	return words[from:to]
}

// likeHeadline measures a sentence: with its names and its first word taken
// out, most of what is left must stand in capitals, and among it words that no
// name of a person or a place would hold.
//
// A sentence that stands alone in the article must show it more clearly.
func (v *view) likeHeadline(words []word, alone bool) bool {
	all, raised := 0, 0          // words with letters, and those of them with a capital
	plain, plainRaised := 0, 0   // those that are no names
	closed, closedRaised := 0, 0 // function words among them
	content, contentLowered := 0, 0
	for i := range words {
		w := &words[i]
		if w.Case == corpus.NoCase || w.End-w.Start == 1 && w.Case != corpus.Lower && v.text[w.Start] != 'A' {
			continue // figures and initials
		}
		all++
		up := w.Case != corpus.Lower
		if up {
			raised++
		}
		if i == 0 || w.Case == corpus.Upper || w.Case == corpus.Mixed {
			continue
		}
		kind := v.kind(w)
		if n := v.name(w); n != nil && !n.Common || up && !kind.Common() {
			continue
		}
		plain++
		if up {
			plainRaised++
		}
		if kind.Function() {
			closed++
			if up {
				closedRaised++
			}
		}
		if !kind.Particle() {
			content++
			if !up {
				contentLowered++
			}
		}
	}
	if alone && (100*raised < 80*all || plain < 6 || contentLowered > 1 || closedRaised < 2) {
		return false
	}
	return all >= minTitled && plain >= 5 && 100*raised >= 66*all && 100*plainRaised >= 60*plain &&
		3*contentLowered <= content && closedRaised >= 1 && 2*closedRaised >= closed
}

// isTitled reports whether a block is prose in title case.
func (v *view) isTitled(i int) bool {
	k := sort.Search(len(v.titled), func(k int) bool { return v.titled[k].block >= i })
	return k < len(v.titled) && v.titled[k].block == i
}

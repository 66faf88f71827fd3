package structure

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/typography"
)

// sign is one independent reason to think that a second article begins.
type sign struct {
	kind string // signs of one kind count once
	what string // for the message
	at   corpus.Range
}

// headline reports whether a heading has the shape of a headline: of some
// length, no question, no stock heading, no part of a manual.
func headline(text string, r role) bool {
	if r != plainHeading || len(text) > 240 || numbered(text) {
		return false
	}
	switch lastRune(text) {
	case '?', ':', ',', ';', '.':
		return false
	}
	n := countWords(text, 30)
	return n >= 6 && n < 30
}

// subject are the stems of the words of a folded line that say what it is
// about.
func subject(line string) map[string]bool {
	small := spliceLexicon().small
	stems := map[string]bool{}
	for w := range corpus.Words(line, 0) {
		if word := line[w.Range.Start:w.Range.End]; !small[word] {
			if s := stemOf(word); s != "" {
				stems[s] = true
			}
		}
	}
	return stems
}

// sharedWords are the words of a folded line that are about a subject, each
// once.
func sharedWords(about map[string]bool, line string) []string {
	var stems, out []string
	for w := range corpus.Words(line, 0) {
		word := line[w.Range.Start:w.Range.End]
		if s := stemOf(word); about[s] && !slices.Contains(stems, s) {
			stems = append(stems, s)
			out = append(out, word)
		}
	}
	return out
}

// typeSigns are the shifts of the punctuation that the seam lies in.
func typeSigns(p *rules.Pass, seam int) []sign {
	a := p.Article
	for _, s := range typography.Shifts(p) {
		if last := a.Block(s.Last.Start); last < seam && s.Block >= seam {
			return []sign{{"type", fmt.Sprintf("%s change from %s to %s", s.Aspect, s.Before, s.After), s.At}}
		}
	}
	return nil
}

// wordChanges are the changes of wording that a seam may lie in: "U.S." that
// becomes "US", and names that two writers spell in two ways. They are worked
// out once for all seams of an article.
type wordChanges struct {
	short []shortForm
	names []nameChange // in the order in which the new spelling begins
}

// shortForm is a short form with the places where it is written either way.
type shortForm struct{ dotted, bare places }

// places are the ascending places of one way of writing.
type places struct {
	as string
	at []corpus.Range
}

// nameChange is a name that is spelt one way up to a place and another way
// from a later one on.
type nameChange struct {
	last  int // where the old spelling stands last
	first corpus.Range
	what  string
}

// fewestUses is how often a way of writing must be used on each side of a seam.
const fewestUses = 3

func changesOf(a *corpus.Article) *wordChanges {
	c := &wordChanges{names: nameChanges(a)}
	text, from := a.Text.String(), bodyStart(a)
	for _, pair := range [...][2]string{{"U.S.", "US"}, {"U.K.", "UK"}, {"U.N.", "UN"}, {"E.U.", "EU"}} {
		f := shortForm{occurrences(text, pair[0], from, false), occurrences(text, pair[1], from, true)}
		if len(f.dotted.at) >= fewestUses && len(f.bare.at) >= fewestUses {
			c.short = append(c.short, f)
		}
	}
	return c
}

// at returns the signs of a seam at an offset of the text, at most one of a
// kind.
func (c *wordChanges) at(cut int) []sign {
	var signs []sign
	for _, f := range c.short {
		for _, way := range [...][2]places{{f.dotted, f.bare}, {f.bare, f.dotted}} {
			old, now := way[0], way[1]
			olds, news := old.before(cut), now.before(cut)
			after := len(now.at) - news
			if olds >= fewestUses && 9*news <= olds && after >= fewestUses && after > len(old.at)-olds {
				signs = append(signs, sign{"short form", fmt.Sprintf("%q becomes %q", old.as, now.as), now.at[news]})
			}
		}
	}
	if len(signs) > 1 {
		signs = signs[:1]
	}
	for _, n := range c.names {
		if n.last < cut && cut <= n.first.Start {
			return append(signs, sign{"name", n.what, n.first})
		}
	}
	return signs
}

// before is how many of the places lie before an offset.
func (p places) before(cut int) int {
	n, _ := slices.BinarySearchFunc(p.at, cut, func(r corpus.Range, cut int) int { return r.Start - cut })
	return n
}

// bodyStart is the text offset behind the table of contents, which copies the
// headings of either article.
func bodyStart(a *corpus.Article) int {
	at := 0
	for i := range a.Blocks {
		if a.Blocks[i].Kind == corpus.ContentsEntry || a.Blocks[i].Kind == corpus.Metadata {
			at = a.Blocks[i].Text.End
		}
	}
	return at
}

// occurrences are the places of a word, from an offset on.
func occurrences(text, word string, from int, whole bool) places {
	p := places{as: word}
	for at := from; ; {
		n := strings.Index(text[at:], word)
		if n < 0 {
			return p
		}
		start, end := at+n, at+n+len(word)
		at = end
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !inName(before) && (!whole || !inName(after) && after != '.') {
			p.at = append(p.at, corpus.Range{Start: start, End: end})
		}
	}
}

func inName(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '.'
}

// spelling is one way in which a name is written.
type spelling struct {
	name  string
	uses  int
	last  int
	first corpus.Range
}

// nameChanges finds the names that have one spelling up to a place and another
// one after it.
func nameChanges(a *corpus.Article) []nameChange {
	known := map[string]*spelling{}
	byBones := map[uint32][]*spelling{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem && b.Kind != corpus.TableCell || b.Quoted {
			continue
		}
		for w := range capitals(a.In(b.Text), b.Text.Start) {
			if w.Case != corpus.Capital || w.Range.Len() < 6 || w.Range.Len() > 40 {
				continue
			}
			name := strings.TrimSuffix(strings.TrimSuffix(a.In(w.Range), "’s"), "'s")
			s := known[name]
			if s == nil {
				s = &spelling{name: name, first: w.Range}
				known[name] = s
				bones := nameBones(name)
				byBones[bones] = append(byBones[bones], s)
			}
			s.uses++
			s.last = w.Range.Start
		}
	}
	var out []nameChange
	for _, alike := range byBones {
		if len(alike) < 2 {
			continue
		}
		byFold := map[string][]*spelling{}
		for _, s := range alike {
			fold := nameFold(s.name)
			byFold[fold] = append(byFold[fold], s)
		}
		for _, s := range byFold {
			// They come in the order of their first use.
			if len(s) != 2 || s[0].last >= s[1].first.Start || s[0].uses+s[1].uses < fewestUses {
				continue
			}
			out = append(out, nameChange{s[0].last, s[1].first, fmt.Sprintf("%q becomes %q", s[0].name, s[1].name)})
		}
	}
	slices.SortFunc(out, func(a, b nameChange) int { return a.first.Start - b.first.Start })
	return out
}

// capitals iterates over the words of a text that begin with what may be a
// capital. It passes over the others a byte at a time.
func capitals(text string, base int) iter.Seq[corpus.Word] {
	return func(yield func(corpus.Word) bool) {
		inside := false
		for i := 0; i < len(text); i++ {
			c := text[i]
			letter := 'a' <= c && c <= 'z' || c >= utf8.RuneSelf
			capital := 'A' <= c && c <= 'Z' || c >= 0xC3 && c <= 0xD5
			if !capital || inside {
				inside = letter || capital
				continue
			}
			for w := range corpus.Words(text[i:], base+i) {
				if w.Range.Start != base+i {
					break
				}
				if !yield(w) {
					return
				}
				i = w.Range.End - base - 1
				break
			}
		}
	}
}

// nameBones is a hash of what nameFold leaves of a name whatever it does to the
// rest: the letters that none of its pairs has. Few names share theirs, and only
// those need be folded.
func nameBones(name string) uint32 {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			name = nameFold(name)
			break
		}
	}
	bones, last := uint32(2166136261), byte(0)
	for i := range len(name) {
		switch c := name[i] | 0x20; c {
		case 'b', 'd', 'g', 'l', 'm', 'n', 'q', 'r', 'v', 'w', 'x':
			if c != last {
				bones = (bones ^ uint32(c)) * 16777619
				last = c
			}
		}
	}
	return bones
}

// nameFold makes one of the ways in which a name may be written in Latin
// letters. Endings of number and case stay what they are.
func nameFold(name string) string {
	folded := nameReplacer.Replace(corpus.FoldString(name))
	var out strings.Builder
	var last rune
	for _, r := range folded {
		if r != last {
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}

var nameReplacer = strings.NewReplacer(
	"iy", "y", "ij", "y", "yj", "y", "yi", "y", "ii", "y", "ou", "u", "kh", "h", "tch", "ch", "sch", "sh", "oe", "o",
	"ö", "o", "ü", "u", "ue", "u", "ä", "a", "ae", "a", "é", "e", "è", "e", "ë", "e", "ï", "i", "î", "i", "í", "i", "á", "a", "ó", "o",
	"ç", "c", "ñ", "n", "ł", "l", "ś", "s", "š", "s", "č", "c", "ž", "z", "i", "y", "j", "y", "ck", "k", "ph", "f",
)

package structure

import (
	"fmt"
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

// strange are the words that say what a variant of a spelling looks like
// before and after a seam.
type variants struct{ before, after []corpus.Range }

// headline reports whether a heading has the shape of a headline: of some
// length, no question, no stock heading, no part of a manual.
func headline(text string, r role) bool {
	if r != plainHeading || len(text) > 240 || numbered(text) {
		return false
	}
	switch lastRune(text) {
	case '?', ':', ',', ';':
		return false
	}
	n := countWords(text, 30)
	return n >= 6 && n < 30
}

// sharedWords are the words about the subject that two lines share.
func sharedWords(a, b string) []string {
	small := spliceLexicon().small
	stems := map[string]bool{}
	for w := range corpus.Words(a, 0) {
		if word := a[w.Range.Start:w.Range.End]; !small[corpus.FoldString(word)] {
			if s := stemOf(word); s != "" {
				stems[s] = true
			}
		}
	}
	var out []string
	for w := range corpus.Words(b, 0) {
		word := b[w.Range.Start:w.Range.End]
		if s := stemOf(word); s != "" && stems[s] {
			out = append(out, word)
			delete(stems, s)
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

// wordSigns compares the words before the seam with those after it: "U.S." and
// "US", and names that two writers spell in two ways.
func wordSigns(a *corpus.Article, seam int) []sign {
	var signs []sign
	if s, ok := dottedSign(a, seam); ok {
		signs = append(signs, s)
	}
	if s, ok := nameSign(a, seam); ok {
		signs = append(signs, s)
	}
	return signs
}

// fewestUses is how often a way of writing must be used on each side of a seam.
const fewestUses = 3

// dottedSign looks for a change from "U.S." to "US" or back, and of other
// short forms with stops.
func dottedSign(a *corpus.Article, seam int) (sign, bool) {
	text := a.Text.String()
	cut := a.Blocks[seam].Text.Start
	for _, pair := range [...][2]string{{"U.S.", "US"}, {"U.K.", "UK"}, {"U.N.", "UN"}, {"E.U.", "EU"}} {
		var dotted, bare variants
		count(text, pair[0], cut, bodyStart(a), &dotted, false)
		count(text, pair[1], cut, bodyStart(a), &bare, true)
		for _, v := range [...]struct {
			from, to variants
			a, b     string
		}{{dotted, bare, pair[0], pair[1]}, {bare, dotted, pair[1], pair[0]}} {
			if len(v.from.before) >= fewestUses && len(v.to.before)*9 <= len(v.from.before) &&
				len(v.to.after) >= fewestUses && len(v.to.after) > len(v.from.after) {
				return sign{"short form", fmt.Sprintf("%q becomes %q", v.a, v.b), v.to.after[0]}, true
			}
		}
	}
	return sign{}, false
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

// count notes where a word stands before and after a cut, from an offset on.
func count(text, word string, cut, from int, v *variants, whole bool) {
	for at := from; ; {
		n := strings.Index(text[at:], word)
		if n < 0 {
			return
		}
		start, end := at+n, at+n+len(word)
		at = end
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if inName(before) || whole && (inName(after) || after == '.') {
			continue
		}
		if r := (corpus.Range{Start: start, End: end}); start < cut {
			v.before = append(v.before, r)
		} else {
			v.after = append(v.after, r)
		}
	}
}

func inName(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == '.'
}

// nameSign looks for a name that has one spelling before the seam and another
// one after it.
func nameSign(a *corpus.Article, seam int) (sign, bool) {
	type spelling struct {
		name          string
		before, after int
		first         corpus.Range // after the seam
	}
	cut := a.Blocks[seam].Text.Start
	byFold := map[string][]*spelling{}
	lower := map[string]bool{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem && b.Kind != corpus.TableCell || b.Quoted {
			continue
		}
		for w := range a.BlockWords(i) {
			if w.Range.Len() < 6 || w.Range.Len() > 40 {
				continue
			}
			name := strings.TrimSuffix(strings.TrimSuffix(a.In(w.Range), "’s"), "'s")
			fold := nameFold(name)
			if w.Case != corpus.Capital {
				if w.Case == corpus.Lower {
					lower[fold] = true
				}
				continue
			}
			var found *spelling
			for _, s := range byFold[fold] {
				if s.name == name {
					found = s
				}
			}
			if found == nil {
				if len(byFold[fold]) >= 4 {
					continue
				}
				found = &spelling{name: name}
				byFold[fold] = append(byFold[fold], found)
			}
			if w.Range.Start < cut {
				found.before++
			} else {
				if found.after == 0 {
					found.first = w.Range
				}
				found.after++
			}
		}
	}
	best, ok := sign{}, false
	for fold, spellings := range byFold {
		if len(spellings) != 2 || lower[fold] {
			continue
		}
		x, y := spellings[0], spellings[1]
		if x.before == 0 || x.after > 0 || y.before > 0 || y.after == 0 || x.before+y.after < fewestUses {
			continue
		}
		if !ok || y.first.Start < best.at.Start {
			best, ok = sign{"name", fmt.Sprintf("%q becomes %q", x.name, y.name), y.first}, true
		}
	}
	return best, ok
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

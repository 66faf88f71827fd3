package casing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/lexicon"
)

// nameSpan is a name of several words, as the article writes it.
type nameSpan struct {
	from, to int // its words
	name     *lexicon.Name
	wrong    []int // those of them that miss their capital
	right    int   // how many of them have it
}

// severals returns the names of several words in the article, in whatever
// case, in order and without overlaps.
func (v *view) severals() []nameSpan {
	if v.spans != nil {
		return v.spans
	}
	v.spans = []nameSpan{}
	covered := 0
	for _, start := range v.starts {
		k := int(start)
		w := &v.words[k]
		if k < covered {
			continue
		}
		var best nameSpan
		names := v.names.Starting(v.in(w))
		for i := range names {
			n := &names[i]
			if !n.Speaks(v.language) || n.Words() <= best.to-best.from {
				continue
			}
			if s, ok := v.match(k, n); ok {
				best = s
			}
		}
		if best.name != nil {
			v.spans = append(v.spans, best)
			covered = best.to
		}
	}
	return v.spans
}

// match compares the words from k on with a name.
func (v *view) match(k int, n *lexicon.Name) (nameSpan, bool) {
	s := nameSpan{from: k, name: n}
	rest := n.Text
	for rest != "" {
		part, more, _ := strings.Cut(rest, " ")
		rest = more
		// A hyphen or an apostrophe in a name may part words of the text.
		for part != "" {
			if k >= len(v.words) || k > s.from && v.words[k].Place == corpus.Opening {
				return s, false
			}
			w := &v.words[k]
			text := v.in(w)
			if len(part) < len(text) || !strings.EqualFold(part[:len(text)], text) {
				return s, false
			}
			first, _ := utf8.DecodeRuneInString(part)
			if unicode.IsUpper(first) {
				if w.Case == corpus.Lower {
					s.wrong = append(s.wrong, k)
				} else {
					s.right++
				}
			}
			part = part[len(text):]
			k++
			if part != "" {
				if part[0] != '-' && part[0] != '\'' && part[0] != '.' || !strings.HasPrefix(v.text[w.End:], part[:1]) {
					return s, false
				}
				if part = part[1:]; part == "" {
					break
				}
			}
		}
		if rest != "" && !v.joined(k-1) && !strings.HasPrefix(v.text[v.words[k-1].End:], ". ") {
			return s, false
		}
	}
	s.to = k
	return s, true
}

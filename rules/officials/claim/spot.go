package claim

import (
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// headSize is how many bytes of a title's longest word the spotter compares.
const headSize = 4

// spotter finds the words of a text that may belong to a title. It looks at
// every third byte or so: a table tells, for two neighbouring bytes, how far
// away the nearest title word may end (after Wu and Manber).
type spotter struct {
	shift [1 << 12]uint8
	words map[string][]*phrase // by the title's longest word
}

// phrase is one wording of titles.
type phrase struct {
	words  []string // folded
	anchor int      // the longest of them
	titles []*roster.Title
}

func pair(a, b byte) uint {
	return (uint(a|0x20)<<4 ^ uint(b|0x20)) & (1<<12 - 1)
}

// newSpotter looks for the titles of one language.
func newSpotter(r *roster.Roster, language string) *spotter {
	s := &spotter{words: map[string][]*phrase{}}
	for i := range s.shift {
		s.shift[i] = headSize - 1
	}
	known := map[string]*phrase{}
	for _, o := range r.Offices() {
		for i := range o.Titles {
			t := &o.Titles[i]
			if t.Language != language {
				continue
			}
			text := roster.FoldName(t.Text)
			if p := known[text]; p != nil {
				p.titles = append(p.titles, t)
				continue
			}
			p := &phrase{words: strings.Fields(text), titles: []*roster.Title{t}}
			known[text] = p
			for k, w := range p.words {
				if len(w) > len(p.words[p.anchor]) {
					p.anchor = k
				}
			}
			if len(p.words) > 0 {
				s.add(p, anchorOf(t.Text, p))
			}
		}
	}
	return s
}

// anchorOf is the anchor as the title spells it, with its accents: the spotter
// compares bytes.
func anchorOf(text string, p *phrase) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) == len(p.words) {
		return words[p.anchor]
	}
	return p.words[p.anchor]
}

func (s *spotter) add(p *phrase, spelt string) {
	anchor := p.words[p.anchor]
	s.words[anchor] = append(s.words[anchor], p)
	for _, head := range [...]string{spelt, anchor} {
		if len(head) < headSize {
			continue
		}
		for k := range headSize - 1 {
			h := pair(head[k], head[k+1])
			s.shift[h] = min(s.shift[h], uint8(headSize-2-k)) //nolint:gosec // 0 to 2
		}
	}
}

// spots appends the offsets at which a word of a title may start, in ascending
// order.
func (s *spotter) spots(text string) []int {
	var out []int
	for i := headSize - 1; i < len(text); {
		if n := s.shift[pair(text[i-1], text[i])]; n > 0 {
			i += int(n)
			continue
		}
		start := i - headSize + 1
		if start == 0 || !letter(text[start-1]) {
			out = append(out, start)
		}
		i++
	}
	return s.short(text, out)
}

// short adds "PM", which is too short for the table and common as hours are.
func (s *spotter) short(text string, out []int) []int {
	if len(s.words["pm"]) == 0 {
		return out
	}
	added := false
	for at := 0; ; {
		i := strings.Index(text[at:], "PM ")
		if i < 0 {
			break
		}
		at += i
		if at > 1 && text[at-1] == ' ' && (text[at-2] < '0' || text[at-2] > '9') || at == 0 || text[at-1] == '\n' {
			out = append(out, at)
			added = true
		}
		at += 3
	}
	if added {
		sortInts(out)
	}
	return out
}

func letter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 || '0' <= c && c <= '9'
}

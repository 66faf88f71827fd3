package claim

import (
	"encoding/binary"
	"math/bits"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// headSize is how many bytes of a title's longest word the spotter compares at
// first.
const headSize = 4

// spotter finds the words of a text that may belong to a title. It finds the
// starts of words eight bytes at a time, and looks at the first four bytes of
// each.
type spotter struct {
	heads [1 << (32 - headShift)]bool
	words map[string][]*phrase // by the word of the title that is looked for
}

const headShift = 20

// headOf hashes four bytes, without regard to case.
func headOf(four uint32) uint32 { return (four | 0x20202020) * 0x9E3779B1 >> headShift }

// phrase is one wording of titles.
type phrase struct {
	words  []string // folded
	anchor int      // the longest of them
	titles []*roster.Title
}

// newSpotter looks for the titles of one language.
func newSpotter(r *roster.Roster, language string) *spotter {
	s := &spotter{words: map[string][]*phrase{}}
	known := map[string]*phrase{}
	for _, o := range r.Offices() {
		for i := range o.Titles {
			t := &o.Titles[i]
			if t.Language != language || strings.HasPrefix(t.Text, "head of ") || loose([]*roster.Title{t}) {
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
				if rank(w) > rank(p.words[p.anchor]) {
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

// rank is how well a word of a title serves to find it: long and rare.
func rank(word string) int {
	switch {
	case dull[word]:
		return min(len(word), headSize)
	case strings.HasPrefix(word, "presiden"), strings.HasPrefix(word, "minist"), strings.HasPrefix(word, "secret"),
		strings.HasPrefix(word, "sekret"), strings.HasPrefix(word, "chancel"), strings.HasPrefix(word, "kanzler"):
		return 100 // most titles hold one of these: the fewer words to look for, the faster
	}
	return len(word)
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
		if len(head) >= headSize {
			s.heads[headOf(binary.LittleEndian.Uint32([]byte(head[:headSize])))] = true
		}
	}
}

// spots returns the offsets at which a word of a title may start, in ascending
// order.
func (s *spotter) spots(text string) []int {
	var out []int
	// Letters of ASCII have this bit; blanks, digits and most punctuation lack
	// it. What follows a byte that lacks it may start a word.
	const letters = 0x4040404040404040
	before := uint64(0)
	at := 0
	for ; at+8+headSize <= len(text); at += 8 {
		chunk := load64(text, at)
		have := chunk & letters
		starts := have &^ (have<<8 | before)
		before = have >> 56
		for starts != 0 {
			i := at + bits.TrailingZeros64(starts)>>3
			starts &= starts - 1
			if s.heads[headOf(load32(text, i))] && s.holds(text, i) {
				out = append(out, i)
			}
		}
	}
	for ; at+headSize <= len(text); at++ {
		if (at == 0 || !letter(text[at-1])) && s.heads[headOf(load32(text, at))] && s.holds(text, at) {
			out = append(out, at)
		}
	}
	return s.short(text, out)
}

func load64(s string, i int) uint64 {
	_ = s[i+7]
	return uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
		uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
}

func load32(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// longest is how many bytes of a word are looked at.
const longest = 24

// holds reports whether the word at an offset is one of a title, as far as
// plain letters can tell.
func (s *spotter) holds(text string, start int) bool {
	var word [longest]byte
	n := 0
	for n < longest && start+n < len(text) {
		c := text[start+n]
		if c >= 0x80 && c != 0xE2 { // a letter with an accent: looked at later
			return true
		}
		if !letter(c) || c == 0xE2 {
			break
		}
		word[n] = c | 0x20
		n++
	}
	phrases := s.words[string(word[:n])]
	if len(phrases) == 0 || !dull[string(word[:n])] || text[start] < 'a' {
		return len(phrases) > 0
	}
	// "the head of the queue": these are titles behind a name only, "NATO chief".
	k := start - 1
	if k < 1 || text[k] != ' ' {
		return false
	}
	for k > 0 && text[k-1] != ' ' && text[k-1] != '\n' {
		k--
	}
	return text[k] < 'a' || text[k] >= 0x80
}

// dull are words of titles that are common as other words.
var dull = set("chief chair head director governor chairman chairwoman leader general treasurer " +
	"staff monarch sovereign state council council commission bank security reserve federal european national defence defense foreign")

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

package vale

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/pack/anchor"
)

// tokens are the patterns of one rule in the order in which they are tried at
// a place: the first that matches there wins, and the search goes on behind
// its match.
type tokens struct {
	patterns []*pattern
	phrases  []rules.Phrase
	ofPhrase map[*rules.Phrase][]int32 // the patterns that a phrase is an anchor of
	once     sync.Once

	all   []int32 // the indexes of all patterns
	loose []int32 // patterns that no phrase leads to: those without a literal or one in mid-word
}

// match is one place where a token stands.
type match struct {
	unit       *unit
	start, end int // in the unit's text
	token      int // index of the pattern
}

// text is what stands there.
func (m match) text() string { return m.unit.text[m.start:m.end] }

// build makes the phrases that lead to the patterns.
func (t *tokens) build() {
	t.once.Do(func() {
		byAnchor := map[anchor.Anchor][]int32{}
		var order []anchor.Anchor
		for i, p := range t.patterns {
			t.all = append(t.all, int32(i))
			if p.mode == anywhere || (anchor.Set{List: p.anchors}).Inner() {
				t.loose = append(t.loose, int32(i))
				continue
			}
			for _, a := range p.anchors {
				if byAnchor[a] == nil {
					order = append(order, a)
				}
				if of := byAnchor[a]; len(of) == 0 || of[len(of)-1] != int32(i) {
					byAnchor[a] = append(byAnchor[a], int32(i))
				}
			}
		}
		t.phrases = make([]rules.Phrase, len(order))
		t.ofPhrase = make(map[*rules.Phrase][]int32, len(order))
		for i, a := range order {
			t.phrases[i] = rules.Phrase{Anchor: a.Text, Prefix: a.Prefix, Attested: true}
			t.ofPhrase[&t.phrases[i]] = byAnchor[a]
		}
	})
}

// list returns the phrases for the shared matcher.
func (t *tokens) list() []rules.Phrase {
	t.build()
	return t.phrases
}

// candidate is a place where a leading pattern may match.
type candidate struct {
	at    int // in the article's text
	token int32
}

// find returns what the tokens match in the given units, in order.
func (t *tokens) find(p *rules.Pass, v *view, units []unit) []match {
	t.build()
	var leads []candidate
	held := map[int][]int32{} // block: the patterns of which it holds an anchor
	for _, h := range p.Hits() {
		for _, i := range t.ofPhrase[h.Phrase] {
			if t.patterns[i].mode == lead {
				leads = append(leads, candidate{h.Range.Start, i})
			} else if !slices.Contains(held[h.Block], i) {
				held[h.Block] = append(held[h.Block], i)
			}
		}
	}
	slices.SortFunc(leads, func(a, b candidate) int { return cmp.Or(a.at-b.at, int(a.token-b.token)) })
	leads = slices.Compact(leads)
	fold := v.article.Fold()
	loose := t.worth(fold.String(), t.loose)
	if len(leads) == 0 && len(held) == 0 && len(loose) == 0 && !slices.ContainsFunc(units, func(u unit) bool { return u.raw() }) {
		return nil
	}
	var out []match
	for i := range units {
		u := &units[i]
		if u.raw() {
			out = t.scan(out, u, nil, t.worth(u.folded, t.all))
			continue
		}
		from, _ := slices.BinarySearchFunc(leads, u.base, func(c candidate, at int) int { return c.at - at })
		mine := leads[from:]
		to, _ := slices.BinarySearchFunc(mine, u.base+len(u.text), func(c candidate, at int) int { return c.at - at })
		mine = mine[:to]
		searched := held[u.block]
		if len(loose) > 0 {
			searched = slices.Concat(searched, t.worth(fold.String()[fold.At(u.base):fold.At(u.base+len(u.text))], loose))
		}
		if len(mine) > 0 || len(searched) > 0 {
			out = t.scan(out, u, mine, searched)
		}
	}
	return out
}

// worth returns those patterns that may match at all: one of their literals
// stands in the folded text.
func (t *tokens) worth(folded string, of []int32) []int32 {
	var out []int32
	for _, i := range of {
		p := t.patterns[i]
		if p.mode == anywhere || slices.ContainsFunc(p.anchors, func(n anchor.Anchor) bool { return strings.Contains(folded, n.Text) }) {
			out = append(out, i)
		}
	}
	return out
}

// scan merges what leading patterns match at their candidates with what the
// others match anywhere in the unit.
func (t *tokens) scan(out []match, u *unit, leads []candidate, searched []int32) []match {
	type found struct{ start, end, token int }
	var others []found
	for _, i := range searched {
		for _, loc := range t.patterns[i].all(u.text) {
			others = append(others, found{loc[0], loc[1], int(i)})
		}
	}
	slices.SortFunc(others, func(a, b found) int { return cmp.Or(a.start-b.start, a.token-b.token) })
	pos, o := 0, 0
	for l := 0; l < len(leads) || o < len(others); {
		if o < len(others) && (l >= len(leads) || earlier(others[o].start, others[o].token, leads[l].at-u.base, int(leads[l].token))) {
			f := others[o]
			if o++; f.start >= pos && f.end > f.start {
				out = append(out, match{u, f.start, f.end, f.token})
				pos = f.end
			}
			continue
		}
		c := leads[l]
		l++
		start := c.at - u.base
		if start < pos {
			continue
		}
		if end := t.patterns[c.token].at(u.text, start); end > start {
			out = append(out, match{u, start, end, int(c.token)})
			pos = end
		}
	}
	return out
}

func earlier(start, token, otherStart, otherToken int) bool {
	return start < otherStart || start == otherStart && token < otherToken
}

// place gives a finding the place of the match.
func (m match) place(f rules.Finding) rules.Finding {
	if m.unit.raw() {
		f.Span = corpus.Span{Start: m.unit.base + m.start, End: m.unit.base + m.end}
		return f
	}
	f.Range = corpus.Range{Start: m.unit.base + m.start, End: m.unit.base + m.end}
	return f
}

package figures

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/parties.txt
var partyTable string

var cardinality = rules.Rule{
	ID:    "figures/cardinality",
	Title: "The word for how many does not fit the names beside it",
	Doc: `"Bilateral talks between A, B and C", "the duo of A, B and C": the text contradicts itself, and nobody needs to look
anything up to see it.

Flagged are bilateral, trilateral, tripartite, two-way, three-way, duo, trio, quartet and the like with a list of names right behind
them, or states joined by hyphens ("bilateral US-Japan-Korea talks"). Where a host meets others, "with" counts one more.
Left alone are several meetings ("bilateral talks with A, B and C"), lists with anything but names in them, fewer names than
the word says, and names of formats.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en"},
	Gates:      rules.InCode | rules.InQuotes,
	Phrases: func() []rules.Phrase {
		var out []rules.Phrase
		for w := range sizes {
			out = append(out, rules.Phrase{Anchor: w, Attested: true})
		}
		return out
	},
	Examples: cardinalityExamples,
	Check:    checkCardinality,
}

// sizes are words that say how many there are; group words stand for the
// members, the others for the parties of something.
var sizes = map[string]struct {
	n     int
	group bool
}{
	"bilateral": {2, false}, "trilateral": {3, false}, "tripartite": {3, false}, "quadrilateral": {4, false},
	"two-way": {2, false}, "three-way": {3, false}, "four-way": {4, false},
	"duo": {2, true}, "trio": {3, true}, "quartet": {4, true}, "quintet": {5, true}, "threesome": {3, true}, "foursome": {4, true},
}

// parties are states and unions as they are joined by hyphens.
var parties = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(partyTable) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				out[w] = true
			}
		}
	}
	return out
})

func checkCardinality(p *rules.Pass) {
	v := viewOf(p)
	block := -1
	var sentences []passage
	for _, h := range p.Hits() {
		if h.Block != block {
			block = h.Block
			sentences = slices.Collect(v.passages(block))
		}
		// Hits ascend, and so do sentences.
		for len(sentences) > 0 && sentences[0].end() <= h.Range.Start {
			sentences = sentences[1:]
		}
		if len(sentences) == 0 {
			continue
		}
		s := &sentences[0]
		i, found := slices.BinarySearchFunc(s.tokens, h.Range.Start-s.base, func(t token, at int) int { return t.start - at })
		if found {
			s.cardinality(p, h, i)
		}
	}
}

// end is where the passage ends in the article's text.
func (s *passage) end() int { return s.base + s.tokens[len(s.tokens)-1].end }

func (s *passage) cardinality(p *rules.Pass, h rules.Hit, i int) {
	size := sizes[h.Phrase.Anchor]
	behind := i
	for s.at(behind).end+s.base < h.Range.End {
		behind++
	}
	behind++
	if size.group {
		s.group(p, i, behind, size.n, h)
		return
	}
	if n, at := s.joined(behind); n > size.n {
		p.Report(rules.Finding{
			Range:   s.in(i, at),
			Message: fmt.Sprintf("%s means %d, %q names %d", h.Phrase.Anchor, size.n, s.span(at-2*n+2, at), n),
		})
		return
	}
	// "trilateral talks between A, B and C"
	k := behind
	for k < behind+4 && s.at(k).kind == word && !s.at(k).is(roleBetween|roleOf|roleSmall|roleIncluding|roleAnd) && s.word(k) != "involving" && s.word(k) != "among" {
		k++
	}
	if k == behind {
		return
	}
	link := s.word(k)
	switch link {
	case "between", "involving", "among", "with":
	default:
		return
	}
	n, end := s.names(k + 1)
	if n == 0 {
		return
	}
	noun := s.word(k - 1)
	many := strings.HasSuffix(noun, "s")
	if link != "with" {
		if n <= size.n || many && (size.n == 2 && noun != "talks" || noun == "relations" || noun == "agreements" || noun == "meetings" || noun == "deals") {
			return
		}
		f := rules.Finding{
			Range:   s.in(i, end),
			Message: fmt.Sprintf("%s means %d parties, %d are named", h.Phrase.Anchor, size.n, n),
		}
		if size.n == 2 && many {
			f.Severity = rules.Hint
		}
		p.Report(f)
		return
	}
	// A host and those it meets.
	if size.n == 2 || n < size.n || many && noun != "talks" && noun != "negotiations" && noun != "discussions" {
		return
	}
	f := rules.Finding{Range: s.in(i, end), Severity: rules.Hint, Confidence: rules.Unsure}
	switch n {
	case size.n:
		if !s.host(i) {
			return
		}
		f.Message = fmt.Sprintf("with the host, %d take part: is %q right?", n+1, h.Phrase.Anchor)
	default:
		f.Severity, f.Confidence = rules.Warning, rules.Likely
		f.Message = fmt.Sprintf("%s means %d parties, %d are named", h.Phrase.Anchor, size.n, n)
	}
	if place, word, m := s.next(); m > 0 && m != size.n && m >= n && m <= n+1 {
		f.Severity, f.Confidence = rules.Warning, rules.Likely
		f.Message = fmt.Sprintf("%s means %d, but %d others are named, and %q counts %d", h.Phrase.Anchor, size.n, n, word, m)
		f.Related = []rules.Related{{Range: place, Message: "the same people, counted again"}}
		p.Report(f)
		p.Report(rules.Finding{
			Range:   place,
			Message: fmt.Sprintf("%q counts %d, the sentence before says %s", word, m, h.Phrase.Anchor),
			Related: []rules.Related{{Range: f.Range, Message: "the sentence before"}},
		})
		return
	}
	p.Report(f)
}

// host reports whether a name stands before the token that may be the one that
// meets the others.
func (s *passage) host(i int) bool {
	for k := range i {
		if t := s.at(k); t.kind == word && t.capital && t.roles&function == 0 && (k > 0 || s.at(1).capital || parties()[s.word(0)]) {
			return true
		}
	}
	return false
}

// next looks at the beginning of the sentence behind for "The quartet".
func (s *passage) next() (place corpus.Range, name string, n int) {
	rest := s.text[s.tokens[len(s.tokens)-1].end:]
	trimmed := strings.TrimLeft(rest, " \n")
	from := s.tokens[len(s.tokens)-1].end + len(rest) - len(trimmed)
	if !strings.HasPrefix(trimmed, "The ") {
		return place, "", 0
	}
	name, _, _ = strings.Cut(trimmed[4:], " ")
	size, ok := sizes[name]
	if !ok || !size.group {
		return place, "", 0
	}
	return corpus.Range{Start: s.base + from, End: s.base + from + 4 + len(name)}, "The " + name, size.n
}

// group holds "the duo of A, B and C" to its number.
func (s *passage) group(p *rules.Pass, i, behind, size int, h rules.Hit) {
	k := behind
	if t := s.at(k); t.is(roleOf) || t.kind == mark && (t.sign == ':' || t.sign == '~' || t.sign == '(') {
		k++
	}
	if s.at(k).is(roleThe) {
		k++
	}
	n, end := s.names(k)
	if n < 2 || n == size || s.at(i-1).kind == word && s.at(i-1).capital && s.at(i-1).roles == 0 || s.at(i).capital && i > 0 {
		return
	}
	f := rules.Finding{
		Range:   s.in(i, end),
		Message: fmt.Sprintf("a %s is %d, %d are named", h.Phrase.Anchor, size, n),
	}
	// Two bands of a musical trio, two teams of brothers.
	if n < size {
		f.Severity = rules.Hint
	}
	p.Report(f)
}

// joined counts states that are joined by hyphens within a few words: "Direct
// US-Japan-Korea talks". It returns the index of the last.
func (s *passage) joined(from int) (n, last int) {
	for i := from; i < from+8 && i < len(s.tokens); i++ {
		if s.at(i).is(roleAnd) || s.at(i).kind == mark && s.at(i).sign == ',' {
			return 0, 0
		}
		if !parties()[s.word(i)] || s.at(i).kind != word {
			continue
		}
		n = 1
		for s.at(i+1).kind == mark && (s.at(i+1).sign == '-' || s.at(i+1).sign == '~') && !s.at(i+1).gap && !s.at(i+2).gap && parties()[s.word(i+2)] {
			n++
			i += 2
		}
		// "US-Japan-led"
		if s.at(i+1).kind == mark && s.at(i+1).sign == '-' && !s.at(i+1).gap {
			return 0, 0
		}
		if n > 1 {
			return n, i
		}
	}
	return 0, 0
}

// halves are the second halves of names with an "and".
var halves = map[string]bool{"Herzegovina": true, "Tobago": true, "Barbuda": true, "Nevis": true, "Príncipe": true, "Principe": true, "Wales": false, "Grenadines": true, "Chips": true, "Spencer": true}

// names counts a list of names that is closed by "and". It is 0 where the list
// holds anything else.
func (s *passage) names(from int) (n, last int) {
	words, and := 0, false
	var items []string
	first := "" // of the open item, while it is all of it
	for i := from; ; i++ {
		t := s.at(i)
		switch {
		case t.kind == word && t.capital && t.roles&roleNumber == 0:
			first = ""
			if words == 0 {
				first = s.word(i)
			}
			words++
			last = i
			if words > 6 {
				return 0, 0
			}
			continue
		case t.kind == word && words == 0 && s.word(i) == "the" && !and || t.kind == word && words == 0 && s.word(i) == "the":
			continue
		case t.kind == word && words > 0 && (t.is(roleOf) || s.word(i) == "de" || s.word(i) == "von" || s.word(i) == "van" || s.word(i) == "al" || s.word(i) == "bin") && (s.at(i+1).capital || s.at(i+2).capital):
			continue
		case t.kind == mark && (t.sign == '-' || t.sign == '\'') && !t.gap && words > 0, t.kind == mark && t.sign == '.' && !t.ends && words > 0 && !t.gap:
			continue
		}
		if words == 0 {
			return 0, 0
		}
		if and {
			if t.kind == mark && (t.sign == '\'' || t.sign == '-') || t.is(roleAnd) && s.at(i+1).capital || t.kind == mark && t.sign == ',' && s.at(i+1).capital && s.at(i+1).roles == 0 {
				return 0, 0
			}
			items = append(items, first)
			break
		}
		switch {
		case t.kind == mark && t.sign == ',':
			items = append(items, first)
			words = 0
			if s.at(i + 1).is(roleAnd) {
				i++
				and = true
			}
			continue
		case t.is(roleAnd) && halves[s.word(i+1)]:
			continue
		case t.is(roleAnd) && !t.capital:
			items = append(items, first)
			words = 0
			and = true
			continue
		}
		return 0, 0
	}
	// "Lyon, France, and Turin": a place and its country.
	for i := 1; i < len(items); i++ {
		if parties()[items[i]] && !parties()[items[i-1]] && i+1 < len(items) {
			return 0, 0
		}
	}
	return len(items), last
}

var cardinalityExamples = []rules.Example{
	{Text: "A bilateral meeting between Ghana, Togo and Mali is planned.", Want: []string{"bilateral meeting between Ghana, Togo and Mali"}},
	{Text: "The duo Ann Reed, Bo Lund and Cy Marsh sang.", Want: []string{"duo Ann Reed, Bo Lund and Cy Marsh"}},
	{Text: "A two-way race between Adams, Burke and Cole began.", Want: []string{"two-way race between Adams, Burke and Cole"}},
	{Text: "The trilateral talks between Oslo, Bergen, Malmo and Turku go on.", Want: []string{"trilateral talks between Oslo, Bergen, Malmo and Turku"}},
	{Text: "Peru announced trilateral talks with Chile, Bolivia and Brazil. The quartet meets in May.", Want: []string{"trilateral talks with Chile, Bolivia and Brazil", "The quartet"}},
	{Text: "The bilateral track: direct US-Russia-Ukraine talks.", Want: []string{"bilateral track: direct US-Russia-Ukraine"}},
	{Text: "The bilateral US-Japan deal was signed."},
	{Text: "The bilateral accord between Bosnia and Herzegovina and Serbia holds."},
	{Text: "The trilateral talks with Chile and Bolivia begin."},
	{Text: "The three-way valve connects pump, tank and drain."},
	{Text: "A duo of violin and piano played Brahms, Ravel and Bartok."},
}

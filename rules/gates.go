package rules

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// Gates is a set of reasons for which a hit does not count, or counts less.
// They are the engine's: a rule names those that hold for it.
type Gates uint8

// The gates.
const (
	// InCode drops hits in code, in blocks of it and inside a line.
	InCode Gates = 1 << iota
	// InQuotes lowers hits in somebody else's words to a hint: inside quotation
	// marks and block quotations, in a dialogue with dashes or speakers' names,
	// after a colon that introduces speech, next to "the chatbot replied".
	InQuotes
	// OnTopic lowers hits to a hint in an article about chatbots, which has to
	// name the phrases it writes about. A hit that opens the body or closes the
	// article still counts: quoting is not done there.
	OnTopic
	// Disclosed drops hits in a block that honestly says how a text was made.
	Disclosed
	// InTemplates lowers hits to a hint in an article about templates.
	InTemplates

	// ForLeaks are the gates of wording that was meant for the operator.
	ForLeaks = InCode | InQuotes | OnTopic | Disclosed
)

//go:embed data/gates.tsv
var gateTable string

// The notes of data/gates.tsv say which gate a phrase belongs to.
const (
	gateTopic      = "topic"
	gateDisclosure = "disclosure"
	gateTemplate   = "template"
	gateSpeaker    = "speaker" // a chatbot is said to have spoken
	gateSpeech     = "speech"  // what follows a colon is somebody's words
)

// gatePhrases finds the phrases of the gates. They are as common as "said", so
// they are looked for only where something was found that a gate could hold.
var gatePhrases = sync.OnceValue(func() *finder {
	return newFinder([]*Rule{{ID: "gates", Phrases: func() []Phrase { return MustParsePhrases(gateTable) }}})
})

// gatekeeper knows what the gates need to know of one article.
type gatekeeper struct {
	article    *corpus.Article
	signs      map[string][]corpus.Range // where the phrases of each gate stand, ascending
	quotations map[int][]corpus.Range
	first      int // the first and the last block of prose, the headline left out
	last       int
	blocks     int // how many blocks of prose there are
}

func newGatekeeper(a *corpus.Article) *gatekeeper {
	g := &gatekeeper{article: a, signs: map[string][]corpus.Range{}, quotations: map[int][]corpus.Range{}, first: -1}
	hits := gatePhrases().find(a)
	for _, h := range hits.next(0) {
		g.signs[h.Phrase.Note] = append(g.signs[h.Phrase.Note], h.Range)
		// A chatbot that spoke is a chatbot that the block is about.
		if h.Phrase.Note == gateSpeaker {
			g.signs[gateTopic] = append(g.signs[gateTopic], h.Range)
		}
	}
	for i := range a.Blocks {
		if Prose.Has(a.Blocks[i].Kind) && a.Blocks[i].Kind != corpus.Title {
			g.blocks++
			if g.first < 0 {
				g.first = i
			}
			g.last = i
		}
	}
	return g
}

// judge returns the severity that is left of a finding behind the gates, and
// false where nothing is.
func (g *gatekeeper) judge(gates Gates, f *Finding, topical bool, templates bool) (Severity, bool) {
	if f.Range.Len() == 0 {
		return f.Severity, true
	}
	i := g.article.Block(f.Range.Start)
	if i < 0 {
		return f.Severity, true
	}
	switch {
	case gates&InCode != 0 && g.inCode(i, f.Range):
		return 0, false
	case gates&Disclosed != 0 && g.disclosed(i):
		return 0, false
	case gates&InQuotes != 0 && (g.quoted(i, f.Range) || g.spoken(i, f.Range)),
		gates&OnTopic != 0 && topical && !g.edge(i, f.Range),
		gates&InTemplates != 0 && templates:
		return Hint, true
	}
	return f.Severity, true
}

func (g *gatekeeper) inCode(block int, r corpus.Range) bool {
	if g.article.Blocks[block].Kind == corpus.Code {
		return true
	}
	code := g.article.Code
	i, _ := slices.BinarySearchFunc(code, r.Start, func(c corpus.Range, at int) int { return c.End - at })
	return i < len(code) && code[i].Overlaps(r)
}

func (g *gatekeeper) disclosed(block int) bool {
	return g.has(gateDisclosure, block, corpus.Range{})
}

// has reports whether a phrase of a gate stands in a block, outside a range.
func (g *gatekeeper) has(gate string, block int, outside corpus.Range) bool {
	signs := g.signs[gate]
	in := g.article.Blocks[block].Text
	n := after(signs, in.End) - after(signs, in.Start)
	if n > 0 && outside.Len() > 0 {
		n -= max(0, after(signs, outside.End)-endAfter(signs, outside.Start))
	}
	return n > 0
}

// after returns the index of the first range that starts at the offset or
// later, in ascending ranges without overlaps.
func after(ranges []corpus.Range, at int) int {
	i, _ := slices.BinarySearchFunc(ranges, at, func(r corpus.Range, at int) int { return r.Start - at })
	return i
}

// endAfter returns the index of the first range that ends behind the offset.
func endAfter(ranges []corpus.Range, at int) int {
	i, _ := slices.BinarySearchFunc(ranges, at+1, func(r corpus.Range, at int) int { return r.End - at })
	return i
}

// edge reports whether a hit opens the first block after the headline or
// closes the last one.
func (g *gatekeeper) edge(block int, r corpus.Range) bool {
	b := g.article.Blocks[block]
	return block == g.first && r.Start-b.Text.Start <= signs || block == g.last && b.Text.End-r.End <= signs
}

// about reports whether the article is about the subject of a gate: its title
// says so, or three of its blocks and at least one in twenty-five do, or two and
// at least a third of a short article. What findings cover does not count: a leak is no sign that an
// article is about leaks.
func (g *gatekeeper) about(gate string, findings []Finding) bool {
	signs := g.signs[gate]
	if len(signs) == 0 {
		return false
	}
	leaked := union(findings)
	blocks := 0
	seen := -1
	for _, r := range signs {
		block := g.article.Block(r.Start)
		if block == seen {
			continue
		}
		if i := endAfter(leaked, r.Start); i < len(leaked) && leaked[i].Overlaps(r) {
			continue
		}
		if g.article.Blocks[block].Kind == corpus.Title {
			return true
		}
		seen = block
		blocks++
	}
	return blocks >= 3 && 25*blocks >= g.blocks || blocks == 2 && 3*blocks >= g.blocks
}

// union returns what findings cover as ascending ranges without overlaps.
func union(findings []Finding) []corpus.Range {
	var ranges []corpus.Range
	for i := range findings {
		if r := findings[i].Range; r.Len() > 0 {
			ranges = append(ranges, r)
		}
	}
	slices.SortFunc(ranges, func(a, b corpus.Range) int { return a.Start - b.Start })
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && out[n-1].End >= r.Start {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}

// quoted reports whether a range lies in somebody else's words.
func (g *gatekeeper) quoted(block int, r corpus.Range) bool {
	b := g.article.Blocks[block]
	if b.Quoted || b.Kind == corpus.Quote {
		return true
	}
	quotations, ok := g.quotations[block]
	if !ok {
		quotations = Quotations(g.article.In(b.Text), b.Text.Start)
		g.quotations[block] = quotations
	}
	q := endAfter(quotations, r.Start)
	return q < len(quotations) && quotations[q].Contains(r)
}

// quoteMarks pairs opening quotation marks with the marks that may close them.
var quoteMarks = map[rune]string{
	'“': "”“", '„': "“”", '«': "»", '»': "«", '‘': "’", '‚': "‘’", '「': "」", '『': "』", '"': "\"",
}

// Quotations returns what stands between quotation marks in a text, marks
// included, as ranges that begin to count at base. A mark that is never closed
// quotes the rest of the text, as it does in a quotation that goes on in the
// next paragraph, unless it may be a sign for inches or an apostrophe.
func Quotations(text string, base int) []corpus.Range {
	var out []corpus.Range
	open, closing := -1, ""
	for i, r := range text {
		size := utf8.RuneLen(r)
		if open >= 0 {
			// An apostrophe closes nothing: the mark must end a word.
			if strings.ContainsRune(closing, r) && (r != '’' || !letterAt(text, i+size)) {
				out = append(out, corpus.Range{Start: base + open, End: base + i + size})
				open = -1
			}
			continue
		}
		if c, ok := quoteMarks[r]; ok && !letterBefore(text, i) {
			open, closing = i, c
		}
	}
	if open >= 0 && opensSpeech(text[open:]) {
		out = append(out, corpus.Range{Start: base + open, End: base + len(text)})
	}
	return out
}

// opensSpeech reports whether a text starts with a double quotation mark that
// has a letter behind it.
func opensSpeech(text string) bool {
	mark, size := utf8.DecodeRuneInString(text)
	return mark != '‘' && mark != '‚' && letterAt(text, size)
}

func letterAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(at, len(text)):])
	return unicode.IsLetter(r)
}

func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsLetter(r)
}

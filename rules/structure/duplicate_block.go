package structure

import (
	"bytes"
	_ "embed"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/disclaimers.tsv
var disclaimerTable string

// disclaimers are folded words of notices that a house repeats on purpose.
var disclaimers = sync.OnceValue(func() []string {
	var out []string
	for _, row := range tsv.Rows(disclaimerTable) {
		_, words, _ := strings.Cut(row, "\t")
		for w := range strings.SplitSeq(words, "|") {
			out = append(out, corpus.FoldString(w))
		}
	}
	return out
})

var duplicateBlock = rules.Rule{
	ID:    "structure/duplicate-block",
	Title: "A paragraph stands there twice",
	Doc: `A paste that went in twice, or a machine that ran in a circle: the reader has just read this.

Flagged are paragraphs and list items of eight words or more that an earlier one repeats word for word, and,
as a warning, those that share nine tenths of their groups of three words with an earlier one of about the same
length. Paragraphs that repeat one after the other are one finding.
It is a hint where each of the two is what stands under a heading, as in a record, where scripts of the page show
one of them at a time, in manuals, which say the same of two functions or give a step once for each kind of machine, and
where two sections have the same words before a list or, in a text of 4,000 words and more, the same short sentence. Left alone are refrains and verse, formulas, short labels, quotations and pull quotes, disclaimers, tables, captions, notes, contents and headings,
and what stands there three times or more and is short: that is the form of the text.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem),
	Examples:   duplicateBlockExamples,
	Check:      checkDuplicateBlock,
}

// The measures of a copy.
const (
	fewestCopied = 8    // words of an exact copy
	fewestNear   = 24   // words of a near one
	sameShare    = 0.9  // groups of three words that a near copy shares
	sameLength   = 0.75 // how long the shorter one must be
	refrainWords = 30   // what is shorter and stands there three times is a refrain
	labelWords   = 20   // what is shorter and has no mark at its end is a label
	longText     = 4000 // words of a text that may say a short thing twice
)

// copied says which earlier block a block repeats.
type copied struct {
	block, original int
	exact           bool
}

func checkDuplicateBlock(p *rules.Pass) {
	a := p.Article
	found := findCopies(p)
	if len(found) == 0 {
		return
	}
	hidden, statute := curtainsOf(a), isStatute(a, outlineOf(p))
	for i := 0; i < len(found); {
		first := i
		for i++; i < len(found) && found[i].block == found[i-1].block+1 && found[i].original == found[i-1].original+1; i++ {
		}
		last := i - 1
		place := corpus.Range{Start: a.Blocks[found[first].block].Text.Start, End: a.Blocks[found[last].block].Text.End}
		source := corpus.Range{Start: a.Blocks[found[first].original].Text.Start, End: a.Blocks[found[last].original].Text.End}
		exact := true
		for _, c := range found[first:i] {
			exact = exact && c.exact
		}
		f := rules.Finding{
			Range:   place,
			Message: fmt.Sprintf("this stands word for word in line %d already", a.Position(a.Text.Span(source).Start).Line),
			Related: []rules.Related{{Range: source, Message: "the first time"}},
		}
		if i-first > 1 {
			f.Message = fmt.Sprintf("these %d blocks stand in line %d and after it already", i-first, a.Position(a.Text.Span(source).Start).Line)
		}
		if !exact {
			f.Severity, f.Confidence = rules.Warning, rules.Likely
			f.Message = fmt.Sprintf("this says in nearly the same words what stands in line %d", a.Position(a.Text.Span(source).Start).Line)
		} else if edit, ok := deletion(a, &a.Blocks[found[first].block]); ok && i-first == 1 && !wholeSection(a, found[first].block) {
			f.Fixes = []rules.Fix{{Safety: rules.Unsafe, Message: "delete the second one", Edits: []rules.Edit{edit}}}
		}
		if i-first == 1 && f.Severity == 0 && openers(p, found[first]) {
			// Parts of a guide may open alike, and so may what is made in series.
			f.Severity, f.Confidence = rules.Warning, rules.Likely
		}
		if statute || hidden.between(a, found[first]) || statusLine(p, found[first:i]) || parallel(p, found[first]) {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure
		}
		p.Report(f)
	}
}

// wholeSection reports whether a block is all that stands under its heading:
// without it the heading would stand over nothing.
func wholeSection(a *corpus.Article, block int) bool {
	if block == 0 || a.Blocks[block-1].Kind != corpus.Heading {
		return false
	}
	return block+1 == len(a.Blocks) || a.Blocks[block+1].Kind == corpus.Heading
}

// curtains are where scripts, forms and hidden parts of a page stand in its
// source: between them the reader may see only one of two copies at a time.
type curtains []int

func curtainsOf(a *corpus.Article) curtains {
	if a.Format != corpus.HTML {
		return nil
	}
	var c curtains
	source := bytes.ToLower(a.Source)
	for _, sign := range [...]string{"<script", "<form", "<input", "display:none", "display: none", "hidden"} {
		for at := 0; ; at++ {
			n := bytes.Index(source[at:], []byte(sign))
			if n < 0 {
				break
			}
			at += n
			c = append(c, at)
		}
	}
	slices.Sort(c)
	return c
}

// between reports whether one stands between a block and what it repeats.
func (c curtains) between(a *corpus.Article, d copied) bool {
	i, _ := slices.BinarySearch(c, a.Blocks[d.original].Source.End)
	return i < len(c) && c[i] < a.Blocks[d.block].Source.Start
}

// statusLine reports whether a block is all that stands under its heading, and
// so is the one it repeats: two entries of a record may say the same.
func statusLine(p *rules.Pass, found []copied) bool {
	if len(found) != 1 {
		return false
	}
	o := outlineOf(p)
	alone := func(block int) bool {
		k := sectionAt(o, block) - 1
		return k >= 0 && o.sections[k].heading == block-1 && o.sections[k].last == block
	}
	lists := func(block int) bool { // the heading, the block, and what only it has
		k := sectionAt(o, block) - 1
		return k >= 0 && o.sections[k].heading == block-1
	}
	c := found[0]
	return alone(c.original) && lists(c.block) || lists(c.original) && alone(c.block)
}

// openers reports whether a copy and what it repeats each open a section of one
// level that goes on.
func openers(p *rules.Pass, c copied) bool {
	o := outlineOf(p)
	one, two := sectionAt(o, c.original)-1, sectionAt(o, c.block)-1
	return one >= 0 && two > one && o.sections[one].heading == c.original-1 && o.sections[two].heading == c.block-1 &&
		o.sections[one].last > c.original && o.sections[two].last > c.block && o.sections[one].level == o.sections[two].level
}

// A manual shows code: so many blocks of it, each as good as three pieces in a
// line.
const fewestListings = 3

// parallel reports whether a copy stands in another section than what it
// repeats, and what holds of two things may be said of each: an item of two
// lists, or any text of a manual.
func parallel(p *rules.Pass, c copied) bool {
	a := p.Article
	if text := a.In(a.Blocks[c.block].Text); a.Format == corpus.Plain && len(text) > 1 && (text[0] == '-' && text[1] > ' ' || 'a' <= text[0] && text[0] <= 'z') {
		return true // an option of two commands, the rest of a line
	}
	o := outlineOf(p)
	apart := sectionAt(o, c.block) != sectionAt(o, c.original)
	if p.Technical() {
		return true // two functions take the same argument
	}
	l := layoutOf(p)
	if a.Blocks[c.block].Kind == corpus.ListItem && a.Blocks[c.original].Kind == corpus.ListItem {
		return apart || l.parent[c.block] != l.parent[c.original] || l.others[c.block] > l.others[c.original]
	}
	if text := a.In(a.Blocks[c.block].Text); apart && (strings.HasSuffix(text, ":") || a.Words() > longText && wordsOfText(text, labelWords) < labelWords) {
		return true // what leads to a list, and the short notes of a standard
	}
	if apart && p.ShowsCode() {
		return true
	}
	// The same step of a guide, once for each kind of machine.
	between := l.code[c.block] > l.code[c.original]
	return (apart || between) && len(a.Code)+3*l.listings >= 3*fewestListings
}

// layout tells of each block what stands before it, so that no pair of blocks
// needs a look at all that lies between them.
type layout struct {
	parent   []int32 // the item of a list that an item stands under, -1 for none
	others   []int32 // how many blocks up to here are no items of a list
	code     []int32 // how many are code
	listings int     // how many are code in all
}

type layoutKey struct{}

func layoutOf(p *rules.Pass) *layout {
	return p.Once(layoutKey{}, func() any { return newLayout(p.Article.Blocks) }).(*layout)
}

func newLayout(blocks []corpus.Block) *layout {
	n := len(blocks)
	l := &layout{parent: make([]int32, n), others: make([]int32, n), code: make([]int32, n)}
	var open []int32 // the items that may have others under them
	others, code := int32(0), int32(0)
	for i := range blocks {
		b := &blocks[i]
		l.parent[i] = -1
		switch {
		case b.Kind != corpus.ListItem:
			others++
			open = open[:0]
		default:
			for len(open) > 0 && blocks[open[len(open)-1]].Level >= b.Level {
				open = open[:len(open)-1]
			}
			if len(open) > 0 {
				l.parent[i] = open[len(open)-1]
			}
			open = append(open, int32(i)) //nolint:gosec // blocks are far fewer
		}
		if b.Kind == corpus.Code {
			code++
		}
		l.others[i], l.code[i] = others, code
	}
	l.listings = int(code)
	return l
}

// findCopies finds the blocks that repeat an earlier one, in order, in time
// proportional to the text: equal ones by a hash of the whole, near ones by
// samples of what stands at the beginnings of words.
func findCopies(p *rules.Pass) []copied {
	a := p.Article
	fold := a.Fold()
	seed := maphash.MakeSeed()
	var whole *sampleTable // hashes of whole blocks
	var times map[int]int
	var samples *sampleTable
	var found []copied
	for i, b := range p.Blocks() {
		if b.Quoted || b.Text.Len() < 5*fewestCopied {
			continue
		}
		text := folded(a, b)
		h := maphash.String(seed, text)
		if whole == nil {
			whole = newSampleTable(48 * (len(a.Blocks) - i)) // room for two of each
		}
		if first := int(whole.look(h, int32(i))); first != i { //nolint:gosec // blocks are far fewer
			if times == nil {
				times = map[int]int{}
			}
			times[first]++
			if repeatable(a, i, text) {
				found = append(found, copied{i, first, true})
			}
			continue
		}
		if len(text) < 5*fewestNear {
			continue
		}
		if samples == nil {
			samples = newSampleTable(len(fold.String()) - fold.At(b.Text.Start))
		}
		first, ok := samples.add(text, i)
		if !ok {
			continue
		}
		other := folded(a, &a.Blocks[first])
		if likeLength(len(text), len(other)) && wordsOfText(text, fewestNear) >= fewestNear && repeatable(a, i, text) &&
			containment(text, other) >= sameShare && !onlyFigures(text, other) {
			found = append(found, copied{i, first, false})
		}
	}
	kept := found[:0]
	for _, c := range found {
		if times[c.original] >= 2 && countWords(a.In(a.Blocks[c.block].Text), refrainWords) < refrainWords {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// repeatable reports whether a block is one that should not stand twice: a
// text, and no verse, quotation, notice, formula or label.
func repeatable(a *corpus.Article, block int, plain string) bool {
	text := strings.TrimSpace(a.In(a.Blocks[block].Text))
	n := wordsOfText(text, labelWords)
	if n < fewestCopied || n < labelWords && !terminal(text) || strings.Contains(text, "{%") || strings.Contains(text, "{{") {
		return false
	}
	if strings.ContainsRune(text, '\n') && !prose(text) {
		return false
	}
	if q := rules.Quotations(text, 0); len(q) > 0 && 10*q[0].Len() >= 9*len(text) {
		return false
	}
	for _, word := range disclaimers() {
		if strings.Contains(plain, word) {
			return false
		}
	}
	return true
}

// wordsOfText counts words of three letters and more, at most limit of them:
// formulas have none. Scripts without blanks count two characters as a word.
func wordsOfText(text string, limit int) int {
	n := 0
	for w := range corpus.Words(text, 0) {
		letters, wide := 0, 0
		for _, r := range text[w.Range.Start:w.Range.End] {
			if r >= 0x0E00 && r < 0x0E80 || r >= 0x3040 && r < 0xAC00 {
				wide++
			} else if r < 0x1D400 {
				letters++
			}
		}
		if n += wide / 2; letters >= 3 {
			n++
		}
		if n >= limit {
			break
		}
	}
	return n
}

func likeLength(a, b int) bool {
	return float64(min(a, b)) >= sameLength*float64(max(a, b))
}

// onlyFigures reports whether two texts differ in figures alone, as entries of
// a record do.
func onlyFigures(a, b string) bool {
	digits := func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}
	return strings.Map(digits, a) == strings.Map(digits, b)
}

// containment is the share of groups of three words of the shorter text that
// the other one has as well.
func containment(a, b string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	groups := map[string]bool{}
	eachGroup(b, func(g string) { groups[g] = true })
	all, shared := 0, 0
	eachGroup(a, func(g string) {
		all++
		if groups[g] {
			shared++
		}
	})
	if all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

// eachGroup calls f with every three words that follow each other, as the text
// between them has it.
func eachGroup(text string, f func(string)) {
	var starts [3]int
	n := 0
	for w := range corpus.Words(text, 0) {
		starts[n%3] = w.Range.Start
		if n++; n >= 3 {
			f(text[starts[n%3]:w.Range.End])
		}
	}
}

package structure

import (
	"fmt"
	"math"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var restatedFAQ = rules.Rule{
	ID:    "structure/restated-faq",
	Title: "Questions, takeaways or a conclusion only repeat the body",
	Doc: `Answers and takeaways that say in other words what the body has said fill a text up to the length that was
ordered. The reader learns nothing from them.

Flagged are answers under a heading of questions, and items and paragraphs under takeaways, key points and summaries, that are
alike to one block of the body: the cosine of their words, weighed by how rare each is in the article, is 0.40 or more.
Left alone are answers with words of their own, and texts of fewer than eight words. Service pages repeat rules
on purpose: it is a hint.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Gates:      rules.InCode | rules.InQuotes,
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem),
	Measured: "The highest cosine of the 8 answers and takeaways in the genuine registers is 0.30; restated ones in " +
		"generated articles reach 0.44 to 0.50.",
	Examples: restatedFAQExamples,
	Check:    checkRestatedFAQ,
}

// alike is the cosine from which on two blocks say the same.
const alike = 0.40

// Bounds on what one article can cost.
const (
	maxRestated = 400 // answers and takeaways that are compared
	maxWordUses = 200 // blocks that one word may lead to: past that it says nothing
	maxTerms    = 400 // words of one block
)

func checkRestatedFAQ(p *rules.Pass) {
	a := p.Article
	o := outlineOf(p)
	parts, any := restatingParts(a, o)
	if !any {
		return
	}
	v := newVectors()
	var asked []int
	for i := o.first; i < len(a.Blocks); i++ {
		b := &a.Blocks[i]
		var text string
		switch {
		case b.Kind == corpus.TableCell && b.Column == 0:
			text = rowText(a, i)
		case !p.Rule.Reads.Has(b.Kind) || b.Quoted:
			continue
		default:
			text = folded(a, b)
		}
		text = strings.TrimSpace(text)
		if len(text) < 30 || lastRune(text) == '?' || lastRune(text) == ':' || parts[i] == apparatus || countWords(text, fewestCopied) < fewestCopied {
			continue
		}
		v.add(i, text)
		if r := parts[i]; (r == faq || r == recap) && b.Kind != corpus.TableCell && len(asked) < maxRestated {
			asked = append(asked, i)
		}
	}
	v.weigh()
	for _, i := range asked {
		best, score := v.nearest(i, func(k int) bool {
			return k < i && parts[k] != faq && sectionAt(o, k) != sectionAt(o, i)
		})
		if best < 0 || score < alike {
			continue
		}
		p.Report(rules.Finding{
			Range:   a.Blocks[i].Text,
			Message: fmt.Sprintf("this says again what the body says in line %d (likeness %.2f)", a.Position(a.Text.Span(a.Blocks[best].Text).Start).Line, score),
			Related: []rules.Related{{Range: a.Blocks[best].Text, Message: "the body"}},
		})
	}
}

// restatingParts tells for each block what the section it stands in is for. A
// section of questions goes on under headings that are questions.
func restatingParts(a *corpus.Article, o *outline) (parts map[int]role, any bool) {
	asking := false
	for k := range o.sections {
		s := &o.sections[k]
		r := s.role
		if asking && r == plainHeading && lastRune(a.In(a.Blocks[s.heading].Text)) == '?' {
			r = faq
		}
		asking = r == faq
		if r == plainHeading || r == template {
			continue
		}
		if parts == nil {
			parts = map[int]role{}
		}
		any = any || r == faq || r == recap
		end := len(a.Blocks)
		if k+1 < len(o.sections) {
			end = o.sections[k+1].heading
		}
		for i := s.heading; i < end; i++ {
			parts[i] = r
		}
	}
	return parts, any
}

// rowText is the text of the row of a table that a cell opens.
func rowText(a *corpus.Article, first int) string {
	last := first
	for last+1 < len(a.Blocks) && a.Blocks[last+1].Kind == corpus.TableCell &&
		a.Blocks[last+1].Row == a.Blocks[first].Row && a.Blocks[last+1].Table == a.Blocks[first].Table {
		last++
	}
	fold := a.Fold()
	return fold.String()[fold.At(a.Blocks[first].Text.Start):fold.At(a.Blocks[last].Text.End)]
}

// sectionAt is the index of the section that holds a block.
func sectionAt(o *outline, block int) int {
	lo, hi := 0, len(o.sections)
	for lo < hi {
		if mid := (lo + hi) / 2; o.sections[mid].heading <= block {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// vectors weighs the words of blocks by how rare they are in the article.
type vectors struct {
	terms  map[string]int // word: its number
	counts []int          // blocks that hold each word
	blocks []int
	at     map[int]int // block: its place in docs
	docs   []map[int]float64
	uses   [][]int // word: places in docs
}

func newVectors() *vectors {
	return &vectors{terms: map[string]int{}, at: map[int]int{}}
}

// add counts the words of a block. Words of three letters and fewer say
// nothing; of longer ones the first six letters count, which lets inflected
// forms agree in every language.
func (v *vectors) add(block int, text string) {
	doc := map[int]float64{}
	for w := range corpus.Words(text, 0) {
		stem := stemOf(text[w.Range.Start:w.Range.End])
		if stem == "" || len(doc) >= maxTerms {
			continue
		}
		id, ok := v.terms[stem]
		if !ok {
			id = len(v.terms)
			v.terms[stem] = id
			v.counts = append(v.counts, 0)
			v.uses = append(v.uses, nil)
		}
		if doc[id] == 0 {
			v.counts[id]++
			v.uses[id] = append(v.uses[id], len(v.docs))
		}
		doc[id]++
	}
	v.at[block] = len(v.docs)
	v.docs = append(v.docs, doc)
	v.blocks = append(v.blocks, block)
}

// stemOf is what inflected forms of a folded word have in common; "" for short
// words.
func stemOf(word string) string {
	word = strings.TrimSuffix(word, "'s")
	n := 0
	for i := range word {
		if n == 6 {
			return word[:i]
		}
		n++
	}
	if n < 4 {
		return ""
	}
	return strings.TrimSuffix(word, "s")
}

// weigh turns counts into weights of length one.
func (v *vectors) weigh() {
	all := float64(len(v.docs))
	for _, doc := range v.docs {
		sum := 0.0
		for id, n := range doc {
			w := (1 + math.Log(n)) * math.Log(1+all/float64(v.counts[id]))
			doc[id] = w
			sum += w * w
		}
		for id := range doc {
			doc[id] /= math.Sqrt(sum)
		}
	}
}

// nearest is the block most like the given one, of those that may count, and
// the cosine of the two.
func (v *vectors) nearest(block int, may func(int) bool) (best int, score float64) {
	doc := v.docs[v.at[block]]
	scores := map[int]float64{}
	for id, w := range doc {
		uses := v.uses[id]
		if len(uses) > maxWordUses {
			continue
		}
		for _, d := range uses {
			scores[d] += w * v.docs[d][id]
		}
	}
	best = -1
	for d, s := range scores {
		if b := v.blocks[d]; may(b) && (s > score || s == score && b < best) {
			best, score = b, s
		}
	}
	return best, score
}

var restatedFAQExamples = []rules.Example{
	{
		Text: `# The Ferry Runs Later

The two companies that serve the islands will run their last boat an hour later on Fridays from June.

Musicians and cooks had asked for it in the spring.

The harbour master expects forty more passengers a night.

## FAQ

### When does the last boat leave?

The companies that serve the islands run the last boat an hour later on Fridays from June on.
`,
		Want: []string{"The companies that serve the islands run the last boat an hour later on Fridays from June on."},
	},
	{
		Text: `# Der Markt zieht um

Der Wochenmarkt zieht im September vom Domplatz auf die Wiese hinter dem Bahnhof, weil der Platz neu gepflastert wird.

Die Händler zahlen dort keine Gebühr.

Für Busse gibt es eine neue Haltestelle.

## Häufige Fragen

- Wohin zieht der Markt?

Der Wochenmarkt zieht im September auf die Wiese hinter dem Bahnhof, weil der Domplatz gepflastert wird.
`,
		Want: []string{"Der Wochenmarkt zieht im September auf die Wiese hinter dem Bahnhof, weil der Domplatz gepflastert wird."},
	},
	{
		Text: `# Pruning Old Apple Trees

An old apple tree should lose no more than a third of its crown in one winter, or it will answer with a thicket of water shoots.

Sharp tools leave clean wounds.

Frost below ten degrees makes the wood brittle.

## Key Takeaways

- Old apple trees should lose a third of their crown in one winter at most, or water shoots will answer.
- A ladder with three legs stands better on a slope than one with four.
`,
		Want: []string{"Old apple trees should lose a third of their crown in one winter at most, or water shoots will answer."},
	},
	{
		Text: `# El museo abre de noche

El museo de la ciudad abrirá los jueves hasta la medianoche durante todo el verano con entrada libre.

Los guardias trabajarán por turnos.

La cafetería servirá platos fríos.

## Preguntas frecuentes

### ¿Cuándo abre el museo?

El museo de la ciudad abre los jueves hasta la medianoche durante el verano con entrada libre.
`,
		Want: []string{"El museo de la ciudad abre los jueves hasta la medianoche durante el verano con entrada libre."},
	},
	{
		Text: `# The Ferry Runs Later

The two companies that serve the islands will run their last boat an hour later on Fridays from June.

## FAQ

### Are bicycles allowed on board?

Up to twelve of them are carried on the lower deck, and each costs two crowns more.
`,
	},
	{
		Text: `# The Long Repair

The organ of the cathedral was taken apart in March, pipe by pipe, and each pipe was washed and tuned again.

## The bill

The organ was taken apart pipe by pipe, and each pipe that was washed and tuned cost ninety crowns.
`,
	},
	{
		Text: `# Rents and Rights

A landlord may raise the rent once in fifteen months.

## Summary

Know your lease, keep every letter, and join the union of tenants before there is a quarrel.
`,
	},
	{
		Text: `# Le jardin partagé

Chaque famille reçoit vingt mètres carrés de terre et une clé du cabanon.

## Questions fréquentes

### Qui paie l'eau ?

La mairie prend en charge la facture jusqu'à la fin de l'année prochaine.
`,
	},
}

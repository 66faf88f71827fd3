package rulestest

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// Damages are the ways in which the damage test breaks articles.
func Damages() []Damage {
	return []Damage{
		{Kind: "lower-case name", Rules: []string{"casing/proper-noun", "casing/partial-name"}, inject: lowerName},
		{Kind: "half a name in lower case", Rules: []string{"casing/partial-name", "casing/proper-noun"}, inject: halfName},
		{Kind: "lower-case sentence start", Rules: []string{"casing/sentence-start"}, inject: lowerStart},
		{Kind: "title-cased paragraph", Rules: []string{"casing/title-case-prose"}, inject: titleParagraph},
		{Kind: "lower-case word in a title-cased heading", Rules: []string{"casing/case-island", "casing/proper-noun"}, inject: islandHeading},
		{Kind: "shouted sentence", Rules: []string{"casing/shouting"}, inject: shout},
		{Kind: "swapped letters", Rules: []string{"spelling/typo"}, inject: swapLetters},
		{Kind: "missing space", Rules: []string{"spelling/missing-space"}, inject: dropSpace},
		{Kind: "space before punctuation", Rules: []string{"spelling/extra-space"}, inject: spaceBefore},
		{Kind: "doubled word", Rules: []string{"spelling/doubled-word"}, inject: doubleWord},
		{Kind: "lost closing quote", Rules: []string{"spelling/quote-marks"}, inject: loseQuote},
		{Kind: "duplicate title", Rules: []string{"structure/duplicate-title"}, inject: duplicateTitle},
		{Kind: "duplicate paragraph", Rules: []string{"structure/duplicate-block"}, inject: duplicateParagraph},
		{Kind: "cut ending", Rules: []string{"structure/truncated-ending"}, Also: []string{"spelling/quote-marks"}, inject: cutEnding},
		{Kind: "emptied section", Rules: []string{"structure/empty-section"}, Also: []string{"structure/promised-section"}, inject: emptySection},
		{Kind: "dropped cell", Rules: []string{"structure/table-shape"}, inject: dropCell},
		{Kind: "second article", Rules: []string{"structure/spliced-article"}, inject: splice},
		{Kind: "skipped heading level", Rules: []string{"structure/heading-level"}, inject: skipLevel},
		{Kind: "empty contents entry", Lost: true, Rules: []string{"contents/empty-entry"}, inject: emptyEntry},
	}
}

func lowerName(v *victim) bool {
	all := v.tokens()
	t, ok := pick(v, v.where(func(t token) bool { return v.name(t, all) }))
	return ok && v.replace(t.span, strings.ToLower(t.text)) && v.reach(3)
}

// halfName lowers one word of a name of several: "University of glasgow",
// "European union".
func halfName(v *victim) bool {
	all := v.tokens()
	var halves []token
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.Case == corpus.Capital && b.Case == corpus.Capital && a.block == b.block && b.Range.Start == a.Range.End+1 &&
			b.before == ' ' && (v.name(b, all) || v.vocabulary.places[a.text+" "+b.text]) {
			halves = append(halves, b)
		}
	}
	t, ok := pick(v, halves)
	return ok && v.replace(t.span, strings.ToLower(t.text)) && v.reach(3)
}

func lowerStart(v *victim) bool {
	// The first word of a paragraph may go on after a list or a picture; the
	// start of a later sentence has its full stop in front.
	t, ok := pick(v, v.where(func(t token) bool {
		lower := strings.ToLower(t.text)
		return t.opens && t.before == ' ' && t.Case == corpus.Capital && len(t.text) > 1 && v.vocabulary.known[lower] > 1
	}))
	return ok && v.replace(t.span, strings.ToLower(t.text)) && v.reach(1)
}

func titleParagraph(v *victim) bool {
	i, ok := pick(v, slices.DeleteFunc(v.blocks(corpus.Paragraph), func(i int) bool {
		return v.Blocks[i].Text.Len() < 120 || !v.Text.Verbatim(v.Blocks[i].Text)
	}))
	return ok && v.replace(v.Text.Span(v.Blocks[i].Text), titleCase(v.In(v.Blocks[i].Text)))
}

// islandHeading lowers one word of a heading in title case.
func islandHeading(v *victim) bool {
	var words []corpus.Word
	for _, i := range v.blocks(corpus.Heading, corpus.Title) {
		var in []corpus.Word
		lower := false
		for w := range v.BlockWords(i) {
			lower = lower || w.Case == corpus.Lower && w.Range.Len() > 4
			in = append(in, w)
		}
		if len(in) < 4 || lower {
			continue
		}
		for _, w := range in[1:] {
			if w.Case == corpus.Capital && w.Range.Len() > 4 {
				words = append(words, w)
			}
		}
	}
	w, ok := pick(v, words)
	return ok && v.replace(v.Text.Span(w.Range), strings.ToLower(v.In(w.Range))) && v.reach(8)
}

func shout(v *victim) bool {
	var sentences []corpus.Range
	for _, i := range v.blocks(corpus.Paragraph) {
		for _, s := range v.Sentences(i) {
			if s.Len() > 40 && v.Text.Verbatim(s) && !v.special(s) {
				sentences = append(sentences, s)
			}
		}
	}
	s, ok := pick(v, sentences)
	return ok && v.replace(v.Text.Span(s), strings.ToUpper(v.In(s))) && v.reach(1)
}

// swapLetters swaps two letters of a common word, one that several of the
// articles have.
func swapLetters(v *victim) bool {
	t, ok := pick(v, v.where(func(t token) bool {
		return t.Case == corpus.Lower && len(t.text) >= 5 && utf8.RuneCountInString(t.text) == len(t.text) &&
			!strings.Contains(t.text, "'") && v.vocabulary.known[t.text] >= 4 && t.after != '-' && t.before != '-'
	}))
	if !ok {
		return false
	}
	var swapped []string
	for i := 1; i+1 < len(t.text); i++ {
		s := t.text[:i] + string(t.text[i+1]) + string(t.text[i]) + t.text[i+2:]
		if s != t.text && v.vocabulary.known[s] == 0 && !slices.Contains(wordsToo, s) {
			swapped = append(swapped, s)
		}
	}
	s, ok := pick(v, swapped)
	return ok && v.replace(t.span, s)
}

// wordsToo are words that swapped letters make.
var wordsToo = []string{"loess", "trial", "trail", "quiet", "quite", "board", "broad", "angel", "angle", "being"}

// dropSpace deletes the blank behind a comma or a full stop.
func dropSpace(v *victim) bool {
	all := v.tokens()
	text := v.Text.String()
	var gaps []corpus.Range
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		gap := corpus.Range{Start: a.Range.End, End: b.Range.Start}
		if a.block == b.block && gap.Len() == 2 && strings.IndexByte(".,;:?!", text[gap.Start]) >= 0 && text[gap.Start+1] == ' ' &&
			a.Case != corpus.NoCase && b.Case != corpus.NoCase && a.Range.Len() > 1 && v.Text.Verbatim(gap) {
			gaps = append(gaps, gap)
		}
	}
	g, ok := pick(v, gaps)
	if !ok {
		return false
	}
	s := v.Text.Span(g)
	return v.replace(s, text[g.Start:g.Start+1]) && v.reach(1)
}

func spaceBefore(v *victim) bool {
	t, ok := pick(v, v.where(func(t token) bool { return strings.IndexByte(".,;:?!", t.after) >= 0 && t.Case == corpus.Lower }))
	if !ok {
		return false
	}
	at := t.span.End
	return v.replace(corpus.Span{Start: at, End: at + 1}, " "+string(t.after)) && v.reach(1)
}

func doubleWord(v *victim) bool {
	t, ok := pick(v, v.where(func(t token) bool {
		return t.Case == corpus.Lower && t.between() && !slices.Contains([]string{"that", "had", "her", "his"}, t.text)
	}))
	return ok && v.replace(t.span, t.text+" "+t.text)
}

func loseQuote(v *victim) bool {
	var marks []corpus.Span
	for _, i := range v.blocks(corpus.Paragraph) {
		b := v.Blocks[i].Text
		for at, r := range v.In(b) {
			if r == '”' {
				marks = append(marks, v.Text.Span(corpus.Range{Start: b.Start + at, End: b.Start + at + utf8.RuneLen(r)}))
			}
		}
	}
	s, ok := pick(v, marks)
	if !ok {
		return false
	}
	v.replace(s, "")
	// The opening mark may be what is reported.
	for v.out.Within.Start > 0 && v.out.Source[v.out.Within.Start-1] != '\n' {
		v.out.Within.Start--
	}
	for v.out.Within.End < len(v.out.Source) && v.out.Source[v.out.Within.End] != '\n' {
		v.out.Within.End++
	}
	v.out.At = v.out.Within
	return true
}

// insert puts a block of its own in front of a block.
func (v *victim) insert(block int, text string) bool {
	at := v.Blocks[block].Source.Start
	v.replace(corpus.Span{Start: at, End: at}, text+"\n\n")
	v.out.At.End -= 2
	v.out.Within = v.out.At
	return true
}

func duplicateTitle(v *victim) bool {
	titles, bodies := v.blocks(corpus.Title), v.blocks(corpus.Paragraph)
	if len(titles) == 0 || len(bodies) == 0 {
		return false
	}
	marks := ""
	if v.Format == corpus.Markdown {
		marks, _ = pick(v, []string{"", "# ", "## "})
	}
	return v.insert(bodies[0], marks+v.In(v.Blocks[titles[0]].Text))
}

func duplicateParagraph(v *victim) bool {
	bodies := v.blocks(corpus.Paragraph)
	if len(bodies) < 3 {
		return false
	}
	from := v.random.IntN(len(bodies) - 2)
	to := from + 1 + v.random.IntN(len(bodies)-from-1)
	return len(strings.Fields(v.In(v.Blocks[bodies[from]].Text))) >= 12 && v.insert(bodies[to], v.Raw(v.Blocks[bodies[from]].Source))
}

// cutEnding stops the last paragraph in the middle of a sentence, behind the
// third word of it or a later one.
func cutEnding(v *victim) bool {
	last := len(v.Blocks) - 1
	if last < 0 || v.Blocks[last].Kind != corpus.Paragraph {
		return false
	}
	var cuts []int
	for _, s := range v.Sentences(last) {
		n := 0
		for w := range corpus.Words(v.In(s), s.Start) {
			if n++; n >= 3 && w.Range.End+2 < s.End && v.Text.String()[w.Range.End] == ' ' {
				cuts = append(cuts, w.Range.End)
			}
		}
	}
	cut, ok := pick(v, cuts)
	if !ok {
		return false
	}
	at := v.Text.Span(corpus.Range{Start: cut - 1, End: cut}).End
	v.out.Source = slices.Concat(v.Source[:at], []byte("\n"))
	v.out.At = corpus.Span{Start: at - 1, End: at}
	v.out.Within = corpus.Span{Start: v.Blocks[last].Source.Start, End: at + 1}
	return true
}

// emptySection deletes what stands between two headings.
func emptySection(v *victim) bool {
	if v.Format == corpus.Plain {
		return false
	}
	heads := v.blocks(corpus.Heading)
	if len(heads) < 2 {
		return false
	}
	k := v.random.IntN(len(heads))
	head := v.Blocks[heads[k]]
	from, to := head.Source.End, len(v.Source)
	if k+1 < len(heads) {
		to = v.Blocks[heads[k+1]].Source.Start
	}
	v.out.Source = slices.Concat(v.Source[:from], []byte("\n\n"), v.Source[to:])
	v.out.At = head.Source
	v.out.Within = head.Source
	return true
}

func dropCell(v *victim) bool {
	if v.Format == corpus.Plain {
		return false
	}
	i, ok := pick(v, slices.DeleteFunc(v.blocks(corpus.TableCell), func(i int) bool {
		return v.Blocks[i].Header || v.Blocks[i].Column == 0
	}))
	if !ok {
		return false
	}
	bar := bytes.LastIndexByte(v.Source[:v.Text.Span(v.Blocks[i].Text).Start], '|')
	next := bytes.IndexByte(v.Source[v.Text.Span(v.Blocks[i].Text).End:], '|')
	if bar < 0 || next < 0 {
		return false
	}
	end := v.Text.Span(v.Blocks[i].Text).End + next
	v.replace(corpus.Span{Start: bar, End: end}, "")
	from := bytes.LastIndexByte(v.out.Source[:bar], '\n') + 1
	to := bar + bytes.IndexByte(v.out.Source[bar:], '\n')
	v.out.At = corpus.Span{Start: from, End: to}
	v.out.Within = v.out.At
	return true
}

// splice sets a second article on the same subject behind the first: another
// headline with words of the first, a byline or a time, and some
// paragraphs.
func splice(v *victim) bool {
	titles := v.blocks(corpus.Title)
	if len(titles) == 0 {
		return false
	}
	var subject []string
	for w := range v.BlockWords(titles[0]) {
		if w.Range.Len() >= 5 && v.vocabulary.known[strings.ToLower(v.In(w.Range))] < 4 {
			subject = append(subject, v.In(w.Range))
		}
	}
	k := len(subject) - 1
	if k < 1 {
		return false
	}
	first := v.random.IntN(k)
	headline := titleCase("What comes next for " + subject[first] + " and " + subject[first+1])
	marks, top := "", "Published: 14 May 2021, 09:30"
	if v.Format == corpus.Markdown {
		marks, _ = pick(v, []string{"# ", "## "})
	}
	if v.random.IntN(2) == 0 {
		top = "By Martin Keller | 14 May 2021"
	}
	at := len(bytes.TrimRight(v.Source, "\n"))
	v.replace(corpus.Span{Start: at, End: at}, "\n\n"+marks+headline+"\n\n"+top+"\n\n"+secondBody)
	v.out.At = corpus.Span{Start: at + 2, End: at + 2 + len(marks) + len(headline)}
	v.out.Within = corpus.Span{Start: at + 2, End: at + 4 + len(marks) + len(headline) + len(top)}
	return true
}

// secondBody is the text of a second article about nearly anything.
const secondBody = `The story begins long before this week, and it concerns more people than it seems at first. Those who live
nearby have waited for an answer since last autumn, and few of them expected it to come in this form.

Critics had called the plan too small. Others thought that it came too early, because the money was promised but not paid.
Both sides met in the spring, and they agreed on a list of seven points that has not been printed so far.

What comes next is open. The people in charge want to wait for the winter before they decide, and they have asked everybody
to write down what they saw. A first report is expected in the new year, with numbers for each of the past months.
`

func skipLevel(v *victim) bool {
	if v.Format == corpus.Plain {
		return false
	}
	heads := v.blocks(corpus.Heading)
	if len(heads) < 2 {
		return false
	}
	// The first one may stand under a headline that the site prints.
	b := v.Blocks[heads[1+v.random.IntN(len(heads)-1)]]
	v.replace(corpus.Span{Start: b.Source.Start, End: b.Source.Start}, "##")
	v.out.At.End = b.Source.End + 2
	v.out.Within = v.out.At
	return true
}

var contentsLink = regexp.MustCompile(`(?m)^- (\[[^\]\n]*\]\(#[^)\n]*\))$`)

func emptyEntry(v *victim) bool {
	m, ok := pick(v, contentsLink.FindAllSubmatchIndex(v.Source, -1))
	if !ok {
		return false
	}
	v.replace(corpus.Span{Start: m[2], End: m[3]}, "")
	v.out.At = corpus.Span{Start: m[0], End: m[0] + 1}
	v.out.Within = corpus.Span{Start: m[0], End: m[0] + 2}
	return true
}

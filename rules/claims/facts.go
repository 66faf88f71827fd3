package claims

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// facts is what the rules of the category share about one article. It is
// worked out piece by piece, where a candidate asks.
type facts struct {
	article    *corpus.Article
	vocabulary func() *vocabulary // nil: the tables do not speak the language
	marks      map[int][]mark
	quotes     map[int][]quotation
	sections   []int  // see section; nil until asked for
	heads      []int  // see head; nil until asked for
	links      []bool // the blocks that hold links; nil until asked for
	answers    map[asked]bool
	listed     bool    // the article has a list of sources or footnotes
	personal   int     // 0: not looked at; 1: the article is its author's own view or somebody's talk; -1: no
	unsourced  []claim // the quotations that nothing supports
	judged     bool    // unsourced is worked out
}

// asked is a question about a whole block, whose answer is kept.
type asked struct {
	block int
	what  question
}

type question uint8

const (
	isLinked question = iota
	isMonthed
	supportsEvent
	namesSource
)

// once answers a question about a block, and remembers the answer.
func (f *facts) once(block int, what question, answer func() bool) bool {
	a, ok := f.answers[asked{block, what}]
	if !ok {
		a = answer()
		if f.answers == nil {
			f.answers = map[asked]bool{}
		}
		f.answers[asked{block, what}] = a
	}
	return a
}

// claim is something that the article asserts and supports by nothing.
type claim struct {
	block   int
	at      corpus.Range
	message string
}

type factsKey struct{}

func factsOf(p *rules.Pass) *facts {
	return p.Once(factsKey{}, func() any { return newFacts(p.Article) }).(*facts)
}

func newFacts(a *corpus.Article) *facts {
	f := &facts{article: a}
	if v := vocabularies[a.Language()]; v != nil {
		f.vocabulary = v
	}
	for i := range a.Blocks {
		if k := a.Blocks[i].Kind; k == corpus.Reference || k == corpus.Footnote {
			f.listed = true
			break
		}
	}
	return f
}

// section is the number of the section that a block stands in.
func (f *facts) section(block int) int {
	if f.sections == nil {
		f.sections = make([]int, len(f.article.Blocks))
		n := 0
		for i := range f.article.Blocks {
			if k := f.article.Blocks[i].Kind; k == corpus.Title || k == corpus.Heading {
				n++
			}
			f.sections[i] = n
		}
	}
	return f.sections[block]
}

// head is the block before the list that a block stands in; of others the block
// before.
func (f *facts) head(block int) int {
	if f.heads == nil {
		f.heads = make([]int, len(f.article.Blocks))
		for i := range f.heads {
			f.heads[i] = i - 1
			if i > 0 && f.article.Blocks[i-1].Kind == corpus.ListItem {
				f.heads[i] = f.heads[i-1]
			}
		}
	}
	return f.heads[block]
}

// of returns the attribution words of a block, in ascending order.
func (f *facts) of(block int) []mark {
	if f.vocabulary == nil || block < 0 || block >= len(f.article.Blocks) {
		return nil
	}
	marks, ok := f.marks[block]
	if ok {
		return marks
	}
	fold, r := f.article.Fold(), f.article.Blocks[block].Text
	from, to := fold.At(r.Start), fold.At(r.End)
	end := 0
	for _, h := range f.vocabulary().matcher.Find(fold.String()[from:to]) {
		if h.End <= end {
			continue // "called" in "called for"
		}
		end = h.End
		marks = append(marks, mark{f.vocabulary().kinds[h.Phrase], fold.Text(from+h.Start, from+h.End)})
	}
	if f.marks == nil {
		f.marks = map[int][]mark{}
	}
	f.marks[block] = marks
	return marks
}

// has reports whether a block holds a word of one of the kinds in a range, and
// outside its quotations: a quoted "said" names no speaker.
func (f *facts) has(block int, kinds kind, in corpus.Range) bool {
	for _, m := range f.within(block, in) {
		if m.kind&kinds != 0 && in.Contains(m.Range) && !f.inQuotes(block, m.Range) {
			return true
		}
	}
	return false
}

// within returns the attribution words of a block that start in a range.
func (f *facts) within(block int, in corpus.Range) []mark {
	marks := f.of(block)
	start := func(m mark, at int) int { return m.Range.Start - at }
	i, _ := slices.BinarySearchFunc(marks, in.Start, start)
	k, _ := slices.BinarySearchFunc(marks, in.End, start)
	return marks[i:max(i, k)]
}

func (f *facts) inQuotes(block int, r corpus.Range) bool {
	quotes := f.quotations(block)
	i, _ := slices.BinarySearchFunc(quotes, r.End, func(q quotation, at int) int { return q.outer.End - at })
	return i < len(quotes) && quotes[i].outer.Contains(r)
}

// quotations are what stands between quotation marks in a block.
func (f *facts) quotations(block int) []quotation {
	q, ok := f.quotes[block]
	if !ok {
		r := f.article.Blocks[block].Text
		q = readQuotations(f.article.In(r), r.Start)
		if f.quotes == nil {
			f.quotes = map[int][]quotation{}
		}
		f.quotes[block] = q
	}
	return q
}

// linked reports whether a block holds a link, or a number that calls a note.
func (f *facts) linked(block int) bool {
	if f.links == nil {
		f.links = make([]bool, len(f.article.Blocks))
		for i := range f.article.Links {
			l := &f.article.Links[i]
			if b := f.article.Block(l.Text.Start); b >= 0 && !l.Image && !strings.HasPrefix(l.URL, "#") {
				f.links[b] = true
			}
		}
	}
	return f.links[block] || f.once(block, isLinked, func() bool { return noted(f.article.In(f.article.Blocks[block].Text)) })
}

// noted reports whether a text holds a bare address, or a number in brackets
// that calls a note.
func noted(text string) bool {
	for {
		i := strings.IndexByte(text, '[')
		if i < 0 || i+2 >= len(text) {
			return strings.Contains(text, "://") || strings.Contains(text, "www.")
		}
		if c := text[i+1]; '0' <= c && c <= '9' || c == '^' {
			return true
		}
		text = text[i+1:]
	}
}

// day reports whether a range holds a date to the day: a month with a number
// from 1 to 31 beside it, or figures like 2024-05-06 and 6.5.2024.
func (f *facts) day(block int, in corpus.Range) bool {
	text := f.article.Text.String()
	for _, m := range f.within(block, in) {
		if m.kind&month == 0 || !in.Contains(m.Range) {
			continue
		}
		if dayBefore(text[in.Start:m.Range.Start]) || dayAfter(text[m.Range.End:in.End]) {
			return true
		}
	}
	return numericDate(text[in.Start:in.End])
}

// coarse returns the first month in a range that has a year behind it and no
// day: "January 2025", "Nov. 2025", "marzo de 2024".
func (f *facts) coarse(block int, in corpus.Range) (corpus.Range, bool) {
	text := f.article.Text.String()
	for _, m := range f.within(block, in) {
		if m.kind&month == 0 || !in.Contains(m.Range) || dayBefore(text[in.Start:m.Range.Start]) {
			continue
		}
		rest := strings.TrimLeft(text[m.Range.End:in.End], ". ,\u00a0")
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "de "), "del ")
		if yearAt(rest) {
			return m.Range, true
		}
	}
	return corpus.Range{}, false
}

// ownView reports whether the article is no report: its author says I all the
// time, or it is an opinion piece, an interview, an obituary, a story.
func (f *facts) ownView() bool {
	if f.personal == 0 {
		f.personal = -1
		if f.genre() || f.firstPerson() || f.talk() {
			f.personal = 1
		}
	}
	return f.personal > 0
}

// genreNames name articles that are no reports, where they stand in the
// headline, above the text or in the metadata.
var genreNames = []string{
	"opinion", "op-ed", "editorial", "column", "comment", "letter", "letters", "essay", "interview", "q&a", "obituary", "in memoriam",
	"fiction", "short story", "satire", "review", "memoir", "speech", "transcript", "poem", "diary",
	"kommentar", "meinung", "gastbeitrag", "leitartikel", "kolumne", "glosse", "nachruf", "rezension", "erzählung", "leserbrief",
	"tribune", "éditorial", "chronique", "entretien", "nécrologie", "nouvelle", "édito", "billet",
	"opinión", "columna", "entrevista", "obituario", "tribuna", "relato", "cuento", "reseña",
	"opinione", "editoriale", "intervista", "necrologio", "racconto", "recensione",
	"opinião", "coluna", "obituário", "conto", "crônica", "resenha",
	"opinie", "commentaar", "recensie", "verhaal", "in gesprek",
}

func (f *facts) genre() bool {
	a := f.article
	for _, m := range a.Meta.Fields {
		switch strings.ToLower(m.Name) {
		case "category", "categories", "section", "article:section", "articlesection", "type", "genre", "tags", "kicker":
			if genreIn(m.Value, true) {
				return true
			}
		}
	}
	if genreIn(a.Title(), false) {
		return true
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Kind == corpus.Paragraph || b.Kind == corpus.Heading {
			return b.Text.Len() < 60 && genreIn(a.In(b.Text), false)
		}
	}
	return false
}

// genreIn reports whether a label names a genre: all of it does, or what
// stands before a colon or a bar ("Opinion: …", "Opinion | …"), or one of its
// values where it is a list.
func genreIn(text string, list bool) bool {
	text = corpus.FoldString(text)
	if strings.Contains(text, "interview") && strings.Contains(text, " with ") || strings.HasPrefix(text, "interview") {
		return true
	}
	head := text
	if i := strings.IndexAny(text, ":|"); i > 0 {
		head = text[:i]
	}
	if list {
		return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;[]|\"'", r) }),
			func(s string) bool { return slices.Contains(genreNames, strings.TrimSpace(s)) })
	}
	return slices.Contains(genreNames, strings.TrimSpace(head))
}

// firstPerson reports whether the author says I: three times and once in 250
// words, outside quotation marks.
func (f *facts) firstPerson() bool {
	n := 0
	for i := range f.article.Blocks {
		if b := &f.article.Blocks[i]; b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem || b.Quoted {
			continue
		}
		for _, m := range f.of(i) {
			if m.kind&person != 0 && !f.inQuotes(i, m.Range) {
				n++
			}
		}
	}
	return n >= 3 && 250*n >= f.article.Words()
}

// talk reports whether the article is questions and answers for the most part.
func (f *facts) talk() bool {
	turns, blocks := 0, 0
	for i := range f.article.Blocks {
		switch b := &f.article.Blocks[i]; b.Kind {
		case corpus.Paragraph, corpus.ListItem:
			blocks++
			if b.Marker != "" && strings.ContainsAny(b.Marker, "QA") {
				turns++
			}
		}
	}
	return turns >= 4 && 2*turns >= blocks
}

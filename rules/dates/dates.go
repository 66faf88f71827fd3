// Package dates holds what an article says of time to the calendar, to its
// own date, and to itself.
//
// All rules read one survey of the article, made by the package find; the
// words around a date, which say what it is the date of, stand in
// data/context.tsv. A check that cannot be sure stays silent.
package dates

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/dates/find"
)

// Rules returns the rules of the category.
func Rules() []*rules.Rule {
	return []*rules.Rule{
		&age,
		&anachronism,
		&duration,
		&impossible,
		&order,
		&weekday,
		&weekendBusiness,
	}
}

// languages are those whose dates are found.
var languages = []string{"en", "de", "fr", "es", "it", "pt", "nl", "und"}

// survey is what an article says of time.
type survey struct {
	article *corpus.Article
	words   context
	blocks  []dated
}

// dated is a block that mentions a time.
type dated struct {
	find.Found
	index     int
	sentences []corpus.Range  // worked out on first use
	classes   map[string]bool // which classes of words stand in it; worked out on first use
}

type surveyKey struct{}

func surveyOf(p *rules.Pass) *survey {
	return p.Once(surveyKey{}, func() any {
		a := p.Article
		s := &survey{article: a}
		language, tokens := "", a.Tokens()
		for i := range a.Blocks {
			b := &a.Blocks[i]
			if !rules.Prose.Has(b.Kind) || tokens.Signs(i)&corpus.Digits == 0 {
				continue // a time is told in digits, or beside some
			}
			if language == "" {
				language = a.Language()
			}
			if f := find.In(a.In(b.Text), b.Text.Start, language); len(f.Mentions) > 0 {
				if s.blocks == nil {
					s.words = contextOf(language)
				}
				s.blocks = append(s.blocks, dated{Found: f, index: i})
			}
		}
		return s
	}).(*survey)
}

// sentence is a part of a block with the mentions in it.
type sentence struct {
	*survey
	block    *dated
	text     corpus.Range
	first    int // of its mentions
	mentions []find.Mention
	spans    []find.Span // their indices count from the sentence's first mention
}

// each calls f for every sentence with at least some mentions, in the blocks
// that are worth it: to cut a block into sentences takes longer than to find its dates.
func (s *survey) each(least int, worth func(*dated) bool, f func(sentence)) {
	for i := range s.blocks {
		b := &s.blocks[i]
		if len(b.Mentions) < least || !worth(b) {
			continue
		}
		for at := 0; at < len(b.Mentions); {
			c := s.at(b, at)
			at += len(c.mentions)
			if len(c.mentions) >= least {
				f(c)
			}
		}
	}
}

// longest is how much of a sentence is looked at, in bytes: nobody writes
// longer ones, but tables and lists without full stops read as such.
const longest = 1200

// at returns the sentence of a mention, from that mention on.
func (s *survey) at(b *dated, mention int) sentence {
	if b.sentences == nil {
		b.sentences = s.article.Sentences(b.index)
	}
	m := b.Mentions[mention].Range
	c := sentence{survey: s, block: b, first: mention, text: s.article.Blocks[b.index].Text}
	if i := sort.Search(len(b.sentences), func(i int) bool { return b.sentences[i].End > m.Start }); i < len(b.sentences) &&
		b.sentences[i].Start <= m.Start {
		c.text = b.sentences[i]
	}
	if c.text.Len() > longest {
		text := s.article.Text.String()
		from, to := max(c.text.Start, m.Start-longest/3), min(c.text.End, m.End+longest*2/3)
		for from < m.Start && !utf8.RuneStart(text[from]) {
			from++
		}
		for to < c.text.End && !utf8.RuneStart(text[to]) {
			to++
		}
		c.text = corpus.Range{Start: from, End: to}
	}
	end := mention + 1
	for end < len(b.Mentions) && b.Mentions[end].Range.End <= c.text.End {
		end++
	}
	c.mentions = b.Mentions[mention:end]
	for i := b.span(mention); i < len(b.Spans) && b.Spans[i].Last < end; i++ {
		p := b.Spans[i]
		c.spans = append(c.spans, find.Span{First: p.First - mention, Last: p.Last - mention, Dash: p.Dash})
	}
	return c
}

// span is the index of the first span that begins with the mention or a later one.
func (b *dated) span(mention int) int {
	return sort.Search(len(b.Spans), func(i int) bool { return b.Spans[i].First >= mention })
}

// before is the text of the sentence from the mention before, or its start, to the mention.
func (c *sentence) before(i int) string {
	start := c.text.Start
	if i > 0 {
		start = c.mentions[i-1].Range.End
	}
	end := c.mentions[i].Range.Start
	if m := &c.mentions[i]; m.Named && m.WeekdayRange.End <= end {
		end = m.WeekdayRange.Start
	}
	return c.article.In(corpus.Range{Start: start, End: max(start, end)})
}

// after is the text from the mention to the next one, or to the sentence's end.
func (c *sentence) after(i int) string {
	start, end := c.mentions[i].Range.End, c.text.End
	if i+1 < len(c.mentions) {
		end = c.mentions[i+1].Range.Start
	}
	return c.article.In(corpus.Range{Start: start, End: max(start, end)})
}

// has reports whether a word of the class stands in the sentence.
func (c *sentence) has(class string) bool { return c.words.has(class, c.article.In(c.text)) }

// blockHas reports whether a word of the class stands in the block.
func (s *survey) blockHas(b *dated, class string) bool {
	has, known := b.classes[class]
	if !known {
		if b.classes == nil {
			b.classes = map[string]bool{}
		}
		has = s.words.has(class, s.article.In(s.article.Blocks[b.index].Text))
		b.classes[class] = has
	}
	return has
}

// mayHold reports whether a part of the word that a class of phrases is about
// stands in a block: a look that costs less than one at every word.
func (s *survey) mayHold(b *dated, word string) bool {
	text := s.article.In(s.article.Blocks[b.index].Text)
	for stem := range s.words["stem "+word] {
		if strings.Contains(text, stem) {
			return true
		}
	}
	return false
}

// gregorian reports whether the calendar of a date is beyond doubt: before 1753
// England, and long after it the Orthodox countries, counted otherwise.
func (s *survey) gregorian(b *dated, year int) bool {
	return year == 0 || year > 1924 || year >= 1753 && !s.blockHas(b, "oldstyle")
}

// known is a date that names a day of a year.
func known(m *find.Mention) bool {
	return m.Kind == find.Day && m.Date.Year > 0 && find.Exists(m.Date) && m.Date.Month > 0 && m.Date.Day > 0
}

// points reports whether a mention is a point in time, not a length of it.
func points(m *find.Mention) bool { return m.Kind <= find.Year }

// other reports whether a text speaks of somebody or something else than what
// stands before it. The pronouns that do so in German are its articles as well:
// behind a comma they are pronouns.
func (c *sentence) other(text string) bool {
	return c.words.has("other", text) || strings.Contains(text, ", d") && c.article.Language() == "de"
}

// holds reports whether a block has a mention of one of the kinds.
func (b *dated) holds(kinds ...find.Kind) bool {
	return slices.ContainsFunc(b.Mentions, func(m find.Mention) bool { return slices.Contains(kinds, m.Kind) })
}

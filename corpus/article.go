// Package corpus says what an article is and where articles come from.
//
// [Read] turns the bytes of one file into an [Article]: the text as its reader
// sees it, cut into blocks, with a table that ties every byte of that text to
// the bytes it was read from. Nothing in this package judges an article; the
// packages under rules do that, and they never look for a word twice, because
// every range they find already knows its place in the source.
//
// Two kinds of offsets must not be confused, so they have two types: a [Range]
// is a part of the reader's text, a [Span] is a part of the source bytes.
// [Text.Span] leads from the first to the second.
package corpus

import (
	"cmp"
	"slices"
	"sync"
)

// Article is one text as its reader sees it. It is immutable and safe for
// concurrent use. Only [Read] makes one.
type Article struct {
	Name   string // path, URL or record id: what a person calls it
	Format Format // what it was read as; never Unknown
	Source []byte // exactly as read; must not be modified

	Meta     Meta      // title, language, author … with the span each was read from
	Text     Text      // the reader's text: all blocks in reading order, one "\n" between them
	Blocks   []Block   // in reading order; their ranges in Text ascend and never overlap
	Links    []Link    // links and images, by their place in Text
	Code     []Range   // inline code inside prose blocks, in ascending order
	Comments []Remark  // HTML comments that say something, in source order
	Anchors  []Anchor  // explicit anchors (HTML id and name, Markdown {#id}), in source order
	Problems []Problem // damage found while decoding, in source order

	decoded  *decoded
	fold     view[*Fold]
	lines    view[[]int]
	runes    view[[]int]
	words    view[int]
	tokens   view[*Tokens]
	language view[string]
	date     view[Date]
	sources  view[[]Source]
	cites    view[[]Citation]
}

// view is something that is worked out of an article on first use.
type view[T any] struct {
	once  sync.Once
	done  bool
	value T
}

func (v *view[T]) of(a *Article, work func(*Article) T) T {
	v.once.Do(func() {
		v.value = work(a)
		v.done = true
	})
	if !v.done {
		panic("corpus: a view of the article broke when it was first asked for")
	}
	return v.value
}

// Span is a half-open byte range of an article's Source.
type Span struct{ Start, End int }

// Len is the number of source bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Range is a half-open byte range of an article's Text.
type Range struct{ Start, End int }

// Len is the number of bytes of text that the range covers.
func (r Range) Len() int { return r.End - r.Start }

// Overlaps reports whether the two ranges share a byte.
func (r Range) Overlaps(o Range) bool { return r.Start < o.End && o.Start < r.End }

// Contains reports whether o lies wholly inside r.
func (r Range) Contains(o Range) bool { return r.Start <= o.Start && o.End <= r.End }

// Link is a hyperlink or an image of the article.
type Link struct {
	Text    Range  // the words that carry the link, or an image's alternative text; may be empty
	Source  Span   // the whole link, markup included
	URL     string // the target, decoded
	URLSpan Span   // the target as it is written; empty when the target has no place of its own
	Image   bool
}

// Anchor is a place that a link within the article may lead to.
type Anchor struct {
	ID     string
	Source Span
}

// Problem is damage that the reader met in the bytes and worked around.
type Problem struct {
	Message string
	Source  Span
	More    int // places that it tells of besides; of the last problem only
}

// Block returns the index in Blocks of the block that holds the text offset,
// or -1 when the offset lies outside every block.
func (a *Article) Block(offset int) int {
	i, found := slices.BinarySearchFunc(a.Blocks, offset, func(b Block, at int) int {
		return cmp.Compare(b.Text.Start, at)
	})
	if !found {
		i--
	} else {
		// Empty blocks share their start with nothing but themselves: the
		// separator after each block keeps starts distinct.
		return i
	}
	if i < 0 || offset > a.Blocks[i].Text.End {
		return -1
	}
	return i
}

// In returns the text of a range.
func (a *Article) In(r Range) string { return a.Text.String()[r.Start:r.End] }

// Title is the headline: the Title block where the article shows one, else the
// title its metadata names, else "".
func (a *Article) Title() string {
	for i := range a.Blocks {
		if a.Blocks[i].Kind == Title {
			return a.In(a.Blocks[i].Text)
		}
	}
	return a.Meta.Title.Value
}

// Fold is the article's text folded for matching. It is worked out once.
func (a *Article) Fold() *Fold {
	return a.fold.of(a, func(a *Article) *Fold { return newFold(a.Text.String()) })
}

// Words is the number of words a reader reads: every block but code, comments
// and metadata.
func (a *Article) Words() int { return a.words.of(a, countWords) }

// Date is when the article was published, as it says itself, or as
// [Options.Date] has it; zero where it does not say.
func (a *Article) Date() Date { return a.date.of(a, dateOf) }

// Language is the article's language as a BCP 47 tag without a region: the
// one its metadata declares unless the text clearly says otherwise, else the
// detected one, else "und".
func (a *Article) Language() string { return a.language.of(a, languageOf) }

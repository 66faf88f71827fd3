package corpus

import "fmt"

// Kind says what a block is to the reader.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph     Kind = iota // running text
	Title                     // the headline of the whole article
	Heading                   // the heading of a section; Level 1 to 6
	ListItem                  // one item's own text; Level is the depth from 1, Marker as written
	TableCell                 // one cell; Row and Column from 0, Header in the head row
	Quote                     // a block quotation: somebody else's words
	Code                      // preformatted code
	Caption                   // the caption of a table or picture
	Contents                  // the heading of a table of contents
	ContentsEntry             // one entry of a table of contents
	Reference                 // one entry of a sources list
	Footnote                  // a note at the foot
	Metadata                  // one field of the front matter
	Comment                   // an HTML comment: not shown to the reader
	kindCount
)

var kindNames = [kindCount]string{
	"paragraph", "title", "heading", "list item", "table cell", "quote", "code", "caption",
	"contents", "contents entry", "reference", "footnote", "metadata", "comment",
}

func (k Kind) String() string {
	if k < kindCount {
		return kindNames[k]
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// Kinds is a set of kinds.
type Kinds uint32

// KindsOf makes a set.
func KindsOf(kinds ...Kind) Kinds {
	var s Kinds
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether the set holds the kind.
func (s Kinds) Has(k Kind) bool { return s&(1<<k) != 0 }

// Block is one paragraph, heading, item, cell … of an article.
type Block struct {
	Kind   Kind
	Text   Range // in Article.Text; empty for an entry without words
	Source Span  // in Article.Source, marker and markup included

	Level  int    // Heading: 1 to 6. ListItem and ContentsEntry: depth from 1. Else 0.
	Marker string // list markers as written, "-" or "1." or "- 3."; "Q:" and "A:"; "[^1]" of a footnote; else ""
	Number int    // the number in the marker; -1 where there is none

	Row, Column int  // TableCell: place in its table, from 0
	Table       int  // TableCell: which table of the article, from 0
	Header      bool // TableCell: in the head row

	Quoted bool   // inside a block quotation, whatever the kind
	ID     string // the anchor that the source names explicitly, "" where none
}

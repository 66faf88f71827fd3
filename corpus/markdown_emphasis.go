package corpus

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// emphasisParser leaves runs of "*", "_" and "~" in the tree as they are.
// Goldmark's own pairing is quadratic for hostile text and builds nodes that
// nobody here needs: what counts is which characters are markup.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, emphasisMarks{})
	if d == nil {
		return nil
	}
	if d.Char == '~' && d.OriginalLength > 2 {
		d.CanOpen, d.CanClose = false, false
	}
	d.Segment = text.NewSegment(segment.Start, segment.Start+d.OriginalLength)
	d.SetPos(segment.Start)
	block.Advance(d.OriginalLength)
	return d
}

type emphasisMarks struct{}

func (emphasisMarks) IsDelimiter(c byte) bool                   { return c == '*' || c == '_' || c == '~' }
func (emphasisMarks) CanOpenCloser(_, _ *parser.Delimiter) bool { return false }
func (emphasisMarks) OnMatch(int) ast.Node                      { return nil }

// pairDelimiters takes what is markup out of the delimiter runs among the
// children, by CommonMark's rules: what remains of their segments is text. It
// takes linear time: for each sort of closer it remembers down to where no
// opener fits.
func pairDelimiters(parent ast.Node) {
	var openers []*parser.Delimiter
	var bottom map[closerSort]int
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		d, ok := c.(*parser.Delimiter)
		if !ok {
			continue
		}
		if d.CanClose {
			sort := closerSort{d.Char, d.OriginalLength % 3, d.CanOpen}
			if d.Char == '~' {
				sort.length = d.OriginalLength
			}
			for d.Length > 0 {
				at := len(openers) - 1
				for at >= 0 && openers[at].Pos() >= bottom[sort] && !fits(openers[at], d) {
					at--
				}
				if at < 0 || openers[at].Pos() < bottom[sort] {
					if bottom == nil {
						bottom = map[closerSort]int{}
					}
					bottom[sort] = d.Pos()
					break
				}
				n := 1
				if openers[at].Length >= 2 && d.Length >= 2 {
					n = 2
				}
				openers[at].Length -= n
				openers[at].Segment.Stop -= n
				d.Length -= n
				d.Segment.Start += n
				openers = openers[:at+1]
				if openers[at].Length == 0 {
					openers = openers[:at]
				}
			}
		}
		if d.CanOpen && d.Length > 0 {
			openers = append(openers, d)
		}
	}
}

// closerSort is all that decides which openers fit a closer.
type closerSort struct {
	char   byte
	length int // modulo 3; for "~" as it is
	opens  bool
}

func fits(opener, closer *parser.Delimiter) bool {
	if opener.Char != closer.Char {
		return false
	}
	if closer.Char == '~' {
		return opener.OriginalLength == closer.OriginalLength
	}
	return (!opener.CanClose && !closer.CanOpen) || closer.OriginalLength%3 == 0 ||
		(opener.OriginalLength+closer.OriginalLength)%3 != 0
}

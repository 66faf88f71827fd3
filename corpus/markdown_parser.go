package corpus

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser is made on first use and shared: it keeps its state in the
// context of each parse. What goldmark does in quadratic time for hostile
// input is either replaced (emphasis, footnotes) or wrapped (see trap).
var markdownParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(container{parser.NewListParser()}, 300),
			util.Prioritized(container{parser.NewListItemParser()}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(container{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(htmlBlockParser{parser.NewHTMLBlockParser()}, 900),
			util.Prioritized(container{footnoteParser{extension.NewFootnoteBlockParser()}}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(costly{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(footnoteMarkParser{}, 101),
			util.Prioritized(linkParser{costly{parser.NewLinkParser()}}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(rawTagParser{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(emphasisParser{}, 500),
			util.Prioritized(linkify{extension.NewLinkifyParser()}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(references{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
	)
})

// parseMarkdown parses the source from the given offset on. Its error is a
// *trapError, or names a failure inside goldmark; the source cannot be read as
// Markdown then.
func parseMarkdown(src []byte, from int) (root ast.Node, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *trapError:
			err = r
		default:
			err = fmt.Errorf("the Markdown parser failed: %v", r)
		}
	}()
	reader := text.NewReader(src)
	reader.Advance(from)
	context := parser.NewContext()
	context.Set(trapKey, &trap{
		lines:  1<<20 + 8*len(src),
		search: 1<<24 + 16*len(src),
		cells:  1<<16 + 4*len(src),
	})
	return markdownParser().Parse(reader, parser.WithContext(context)), nil
}

// trap counts work that ordinary articles do little of and hostile ones make
// quadratic. Each count starts in proportion to the source; when one is used
// up, the parse is given up.
type trap struct {
	lines  int // lines that open containers were asked to continue on
	search int // bytes searched in vain for the end of a code span or a link
	cells  int // cells of tables, those included that rows lack
}

var trapKey = parser.NewContextKey()

func trapOf(pc parser.Context) *trap { return pc.Get(trapKey).(*trap) }

func (t *trap) charge(search, at int) {
	if t.search -= search; t.search < 0 {
		panic(&trapError{tooOpen, at})
	}
}

// trapError says why a source was not read as Markdown. Parsers panic with it,
// and parseMarkdown recovers.
type trapError struct {
	reason string
	at     int
}

func (e *trapError) Error() string { return e.reason }

const (
	tooDeep   = "nested too deeply to be read as Markdown"
	tooOpen   = "too many unclosed brackets or backticks to be read as Markdown"
	tooSparse = "a table with too many empty cells to be read as Markdown"
)

// maxOpen is how many containers may be open at once. A list counts twice, and
// those that a line is about to close still count.
const maxOpen = 200

// container limits how deeply quotations and lists nest.
type container struct{ parser.BlockParser }

func (c container) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := c.BlockParser.Open(parent, reader, pc)
	if node != nil && len(pc.OpenedBlocks()) >= maxOpen {
		_, at := reader.Position()
		panic(&trapError{tooDeep, at.Start})
	}
	return node, state
}

func (c container) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if t := trapOf(pc); t.lines > 0 {
		t.lines--
	} else {
		_, at := reader.Position()
		panic(&trapError{tooDeep, at.Start})
	}
	return c.BlockParser.Continue(node, reader, pc)
}

// costly charges a parser for searching to the end of its block in vain.
type costly struct{ parser.InlineParser }

func (c costly) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	node := c.InlineParser.Parse(parent, block, pc)
	if node == nil || node.Kind() == ast.KindText {
		c.charge(parent, block, pc)
	}
	return node
}

func (costly) charge(parent ast.Node, block text.Reader, pc parser.Context) {
	lines := parent.Lines()
	if lines.Len() == 0 {
		return
	}
	_, at := block.Position()
	trapOf(pc).charge(lines.At(lines.Len()-1).Stop-at.Start, at.Start)
}

// linkParser charges for the "]" that ends no link: one with a target behind it
// was searched for to the end of the block, one inside other brackets was
// looked up with all the text between its own.
type linkParser struct{ costly }

func (l linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if line[0] != ']' || !pc.IsInLinkLabel() {
		return l.InlineParser.Parse(parent, block, pc)
	}
	if len(line) > 1 && line[1] == '(' {
		return l.costly.Parse(parent, block, pc)
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if node == nil {
		cost := parent.Lines().Len() // goldmark goes through them for the text
		if pc.IsInLinkLabel() {
			cost += maxLabel
		}
		_, at := block.Position()
		trapOf(pc).charge(cost, at.Start)
	}
	return node
}

func (l linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// linkify calls goldmark's parser only where an address may start; it is asked
// at every blank.
type linkify struct{ parser.InlineParser }

func (l linkify) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	at := line
	switch at[0] {
	case ' ', '*', '_', '~', '(':
		at = at[1:]
	}
	if !addressAhead(at) {
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

func addressAhead(p []byte) bool {
	if len(p) == 0 {
		return false
	}
	switch p[0] {
	case 'h':
		if bytes.HasPrefix(p, []byte("http")) {
			return true
		}
	case 'f':
		if bytes.HasPrefix(p, []byte("ftp:")) {
			return true
		}
	case 'w':
		if bytes.HasPrefix(p, []byte("www.")) {
			return true
		}
	}
	// The local part of an e-mail address has at most 64 characters.
	for i, c := range p[:min(len(p), 66)] {
		if c == '@' {
			return i > 0
		}
		if c <= ' ' || c >= 0x80 {
			return false
		}
	}
	return false
}

// references charges for a paragraph of link definitions: goldmark moves all
// the lines after each one that it takes out.
type references struct{ parser.ParagraphTransformer }

func (r references) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if first := node.Lines().At(0); first.Start < first.Stop && reader.Source()[first.Start] == '[' {
		n := node.Lines().Len()
		trapOf(pc).charge(n*n/4, first.Start)
	}
	r.ParagraphTransformer.Transform(node, reader, pc)
}

// tables limits the cells of a table: goldmark fills up every short row.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		if !delimiterRow(line.Value(reader.Source())) {
			continue
		}
		columns := 1 + bytes.Count(reader.Source()[line.Start:line.Stop], []byte{'|'})
		trap := trapOf(pc)
		if trap.cells -= columns * (lines.Len() - i); trap.cells < 0 {
			panic(&trapError{tooSparse, line.Start})
		}
		t.ParagraphTransformer.Transform(node, reader, pc)
		return
	}
}

// delimiterRow reports whether a line may be the one under a table's head.
func delimiterRow(line []byte) bool {
	dash := false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case '|', ':', ' ', '\t', '\r', '\n', '\f', '\v':
		default:
			return false
		}
	}
	return dash
}

package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Goldmark looks for HTML with regular expressions, which take half a second
// for a line of a megabyte. The parsers here let it look at no more than the
// start of such a line.

// maxTag is how long a tag may be.
const maxTag = 1 << 14

// htmlBlockParser finds the start and the end of blocks of HTML.
type htmlBlockParser struct{ parser.BlockParser }

func (p htmlBlockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	return p.BlockParser.Open(parent, shortLines{reader}, pc)
}

// shortLines shows the start of long lines as if it were all.
type shortLines struct{ text.Reader }

func (r shortLines) PeekLine() ([]byte, text.Segment) {
	line, segment := r.Reader.PeekLine()
	return line[:min(len(line), maxTag)], segment
}

func (p htmlBlockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	html := node.(*ast.HTMLBlock)
	if html.HTMLBlockType != ast.HTMLBlockType1 {
		return p.BlockParser.Continue(node, reader, pc)
	}
	lines := html.Lines()
	line, segment := reader.PeekLine()
	if first := lines.At(0); lines.Len() == 1 && closesRaw(first.Value(reader.Source())) {
		return parser.Close
	}
	closes := closesRaw(line)
	reader.AdvanceToEOL()
	if closes {
		html.ClosureLine = segment
		return parser.Close
	}
	lines.Append(segment)
	return parser.Continue | parser.NoChildren
}

// closesRaw reports whether a line ends an element whose content is raw text.
func closesRaw(line []byte) bool {
	for {
		n := bytes.Index(line, []byte("</"))
		if n < 0 {
			return false
		}
		line = line[n:]
		switch name, _ := rawTagName(line); name {
		case "script", "pre", "style", "textarea":
			return true
		}
		line = line[2:]
	}
}

// rawTagParser reads the tags inside a paragraph.
type rawTagParser struct{ parser.InlineParser }

func (p rawTagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 || line[1] == '!' || line[1] == '?' {
		return p.InlineParser.Parse(parent, block, pc)
	}
	end := segment.Stop
	if lines := parent.Lines(); lines.Len() > 0 {
		end = max(end, lines.At(lines.Len()-1).Stop)
	}
	if rawTagLen(block.Source()[segment.Start:min(end, segment.Start+maxTag)]) == 0 {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

package corpus

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// footnoteParser leaves the definition of a footnote where it stands. Goldmark
// gathers them at the end of the document, in the order of the references, and
// drops those that nothing refers to; a desk reads them all.
type footnoteParser struct{ parser.BlockParser }

func (p footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil {
		labels, _ := pc.Get(footnotesKey).(map[string]bool)
		if labels == nil {
			labels = map[string]bool{}
			pc.Set(footnotesKey, labels)
		}
		at := bytes.Index(line, []byte("[^"))
		if label, _ := footnoteLabel(line[max(at, 0):]); label != "" {
			labels[label] = true
		}
	}
	return node, state
}

func (p footnoteParser) Close(ast.Node, text.Reader, parser.Context) {}

var footnotesKey = parser.NewContextKey()

// footnoteMark is a reference to a footnote. It is no part of the text.
type footnoteMark struct {
	ast.BaseInline
	end int
}

var kindFootnoteMark = ast.NewNodeKind("FootnoteMark")

func (*footnoteMark) Kind() ast.NodeKind { return kindFootnoteMark }

func (n *footnoteMark) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// footnoteMarkParser reads "[^label]" where a footnote of that label exists;
// elsewhere it is text, as the reader will see it.
type footnoteMarkParser struct{}

func (footnoteMarkParser) Trigger() []byte { return []byte{'!', '['} }

func (footnoteMarkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	shift := 0
	if line[0] == '!' { // not an image
		shift = 1
	}
	label, width := footnoteLabel(line[shift:])
	if label == "" {
		return nil
	}
	labels, _ := pc.Get(footnotesKey).(map[string]bool)
	if !labels[label] {
		return nil
	}
	if shift > 0 {
		ast.MergeOrAppendTextSegment(parent, text.NewSegment(segment.Start, segment.Start+1))
	}
	block.Advance(shift + width)
	n := &footnoteMark{end: segment.Start + shift + width}
	n.SetPos(segment.Start + shift)
	return n
}

// maxLabel is how long a label may be, as for links.
const maxLabel = 999

// footnoteLabel reads "[^label]" at the start of a line.
func footnoteLabel(line []byte) (label string, width int) {
	if len(line) < 4 || line[0] != '[' || line[1] != '^' {
		return "", 0
	}
	for i := 2; i < len(line) && i < maxLabel; i++ {
		switch line[i] {
		case '\\':
			i++
		case '[', '\n':
			return "", 0
		case ']':
			if util.IsBlank(line[2:i]) {
				return "", 0
			}
			return string(line[2:i]), i + 1
		}
	}
	return "", 0
}

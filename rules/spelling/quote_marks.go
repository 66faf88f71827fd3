package spelling

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/typography"
)

var quoteMarks = rules.Rule{
	ID:    "spelling/quote-marks",
	Title: "Quotation marks are mixed, or one is never closed",
	Doc: `Where a quotation mark is missing the reader does not know who speaks. Where straight and curly ones are mixed
the text was pasted together.

Flagged are the mark in a paragraph that has no partner, and the first of the rarer kind where straight and curly
marks stand in one article.
Left alone are signs for inches, feet and minutes, apostrophes, values in leaked markup, and quotations that go on in the next paragraph, which
opens with a mark of its own. A change for good is a matter of typographic-shift.`,
	Severity:   rules.Hint,
	Confidence: rules.Likely,
	Languages:  []string{"en", "es", "it", "pt", "nl"},
	Reads:      corpus.KindsOf(corpus.Paragraph, corpus.ListItem),
	Gates:      rules.InCode,
	Examples:   quoteMarksExamples,
	Check:      checkQuoteMarks,
}

func checkQuoteMarks(p *rules.Pass) {
	a := p.Article
	text := a.Text.String()
	marks := typography.Marks(p)
	var straight, curly []typography.Mark
	for from := 0; from < len(marks); {
		to := from
		for to < len(marks) && marks[to].Block == marks[from].Block {
			to++
		}
		block := marks[from].Block
		b := &a.Blocks[block]
		if p.Rule.Reads.Has(b.Kind) && !b.Quoted {
			here := make([]typography.Mark, 0, 8)
			value := false // the mark before opens a value
			markup := strings.Contains(a.In(b.Text), "](") || strings.Contains(a.In(b.Text), "{{") || strings.Contains(a.In(b.Text), "{%")
			for _, m := range marks[from:to] {
				switch m.Sign {
				case '"':
					if value {
						value = false
						continue
					}
					if opensValue(text[b.Text.Start:m.At]) || markup && inMarkup(text[b.Text.Start:m.At]) {
						value = opening(text, m.At) || opensValue(text[b.Text.Start:m.At])
						continue
					}
					if m.At > b.Text.Start && isDigit(text[m.At-1]) && !opens(here, '"') {
						continue // inches
					}
					here = append(here, m)
					straight = append(straight, m)
				case '“', '”':
					here = append(here, m)
					curly = append(curly, m)
				}
			}
			if m, ok := alone(text[:b.Text.End], here); ok && !goesOn(a, block) && !goneOn(a, block, m) {
				p.Report(rules.Finding{Range: word(a, m), Message: "this quotation mark has no partner in its paragraph"})
			}
		}
		from = to
	}
	if len(straight) == 0 || len(curly) == 0 {
		return
	}
	for _, s := range typography.Shifts(p) {
		if s.Aspect == typography.Quotes {
			return
		}
	}
	rare, what := straight, "straight"
	if len(curly) < len(straight) {
		rare, what = curly, "curly"
	}
	p.Report(rules.Finding{
		Range:   word(a, rare[0]),
		Message: fmt.Sprintf("%s quotation marks, %d of %d in this text", what, len(rare), len(straight)+len(curly)),
	})
}

// markupReach is how far before a mark the signs of markup are looked for.
const markupReach = 400

// inMarkup reports whether a mark stands in markup or a template that has
// leaked into the text: another rule's matter, as the value of an attribute is.
func inMarkup(before string) bool {
	near := before[max(0, len(before)-markupReach):]
	within := func(open, end string) bool {
		i := strings.LastIndex(near, open)
		return i >= 0 && !strings.Contains(near[i:], end)
	}
	return within("{{", "}}") || within("{%", "%}") || within("](", ")")
}

// opensValue reports whether a mark opens the value of an attribute or the
// argument of a call: name="x", read("x").
func opensValue(before string) bool {
	n := len(before)
	if n == 0 {
		return false
	}
	if before[n-1] == '=' {
		return true
	}
	if before[n-1] != '(' || n < 2 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before[:n-1])
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// opens reports whether the last mark of a paragraph so far opens a quotation.
func opens(marks []typography.Mark, sign rune) bool {
	n := 0
	for _, m := range marks {
		if m.Sign == sign {
			n++
		}
	}
	return n%2 == 1
}

// alone returns the mark of a paragraph that has no partner. A mark that opens
// a second time behind the end of a sentence goes on with what is open, as it
// does at the start of a new paragraph.
func alone(text string, marks []typography.Mark) (typography.Mark, bool) {
	var open typography.Mark // its sign is 0 where nothing is open
	for _, m := range marks {
		switch {
		case m.Sign == '”' || m.Sign == '"' && !opening(text, m.At):
			if open.Sign == 0 {
				return m, true
			}
			open = typography.Mark{}
		case open.Sign != 0 && !sentenceEnds(text[:m.At]):
			return open, true
		default:
			open = m
		}
	}
	return open, open.Sign != 0
}

// opening reports whether a straight mark has a word behind it and none
// before.
func opening(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	next, _ := utf8.DecodeRuneInString(text[at+1:])
	return (at == 0 || unicode.IsSpace(r) || strings.ContainsRune("([—–-‘'", r)) && !unicode.IsSpace(next) && next != utf8.RuneError
}

func sentenceEnds(before string) bool {
	before = strings.TrimRight(before, " \n'’)")
	return before != "" && strings.IndexByte(".!?", before[len(before)-1]) >= 0
}

// goesOn reports whether the block behind one opens with a quotation mark.
func goesOn(a *corpus.Article, block int) bool {
	return block+1 < len(a.Blocks) && quoteFirst(a.In(a.Blocks[block+1].Text)) ||
		block+1 < len(a.Blocks) && a.Blocks[block+1].Kind == corpus.ListItem
}

// goneOn reports whether a mark without a partner closes what a block before
// has opened.
func goneOn(a *corpus.Article, block int, m typography.Mark) bool {
	return m.Sign == '”' || m.At == a.Blocks[block].Text.Start && block > 0 && quoteFirst(a.In(a.Blocks[block-1].Text))
}

func quoteFirst(text string) bool {
	return len(text) > 0 && text[0] == '"' || len(text) > 2 && text[:3] == "“"
}

// word is a mark with the word that it stands at.
func word(a *corpus.Article, m typography.Mark) corpus.Range {
	text := a.Text.String()
	b := a.Blocks[m.Block].Text
	size := 1
	if m.Sign != '"' {
		size = 3
	}
	return corpus.Range{Start: wordBefore(text, b.Start, m.At), End: wordBehind(text, m.At+size, b.End)}
}

// Package typography reads the marks that an article is typeset with: its
// full stops, commas, quotation marks, hyphens, dashes and ellipses.
//
// [Marks] finds them all, once for every rule that asks; [Shifts] tells where
// an article goes over for good from one alphabet of marks to another, which
// is what the seam between two texts looks like.
package typography

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Mark is a mark in an article's text.
type Mark struct {
	At    int  // its offset in the article's text
	Block int  // index in the article's Blocks
	Sign  rune // the mark: . , ; : ! ? % " ' - … “ ” „ ‘ ’ ‚ « » ‹ › ‐ ‑ – — ) ]
}

// Signs are the kinds of block whose marks are read: what an author wrote as
// prose.
const Signs = corpus.Kinds(1<<corpus.Paragraph | 1<<corpus.Title | 1<<corpus.Heading | 1<<corpus.ListItem |
	1<<corpus.TableCell | 1<<corpus.Quote | 1<<corpus.Caption | 1<<corpus.Contents | 1<<corpus.ContentsEntry |
	1<<corpus.Reference | 1<<corpus.Footnote)

type marksKey struct{}

// Marks returns the marks of an article in ascending order, inline code left
// out. They must not be changed.
func Marks(p *rules.Pass) []Mark {
	return p.Once(marksKey{}, func() any { return marksOf(p.Article) }).([]Mark)
}

// first tells the bytes that are a mark, or may begin one.
var first = func() (t [256]bool) {
	for _, c := range []byte(".,;:!?%\"'-)]") {
		t[c] = true
	}
	t[0xC2], t[0xE2] = true, true
	return t
}()

func marksOf(a *corpus.Article) []Mark {
	text := a.Text.String()
	marks := make([]Mark, 0, len(text)/24)
	code := a.Code
	for b := range a.Blocks {
		block := &a.Blocks[b]
		if !Signs.Has(block.Kind) {
			continue
		}
		for i, end := block.Text.Start, block.Text.End; i < end; i++ {
			c := text[i]
			if !first[c] {
				continue
			}
			sign := rune(c)
			if c >= 0x80 {
				if sign = wide(text[i:end]); sign == 0 {
					continue
				}
			}
			for len(code) > 0 && code[0].End <= i {
				code = code[1:]
			}
			if len(code) > 0 && code[0].Start <= i {
				i = min(code[0].End, end) - 1
				continue
			}
			marks = append(marks, Mark{i, b, sign})
		}
	}
	return marks
}

// wide returns the mark of several bytes that a text begins with, or 0.
func wide(text string) rune {
	switch {
	case len(text) >= 2 && text[0] == 0xC2 && (text[1] == 0xAB || text[1] == 0xBB):
		return rune(text[1])
	case len(text) >= 3 && text[0] == 0xE2 && text[1] == 0x80:
		switch c := text[2]; c {
		case 0x90, 0x91, 0x93, 0x94, 0x98, 0x99, 0x9A, 0x9C, 0x9D, 0x9E, 0xA6, 0xB9, 0xBA:
			return 0x2000 + rune(c&0x3F)
		}
	}
	return 0
}

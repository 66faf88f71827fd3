package corpus

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is an article's text made plain for matching: lower case, straight
// quotes, plain hyphens, single spaces, composed accents, and no invisible
// characters. A phrase written that way is found however the article
// typesets it. Hard line breaks and block ends stay "\n".
type Fold struct {
	text  string
	marks []foldMark
}

// foldMark says where text and folded text get out of step: from here on,
// until the next mark, both advance byte by byte together.
type foldMark struct{ fold, text int }

// String is the folded text.
func (f *Fold) String() string { return f.text }

// Text maps a range of the folded text to the article's text.
func (f *Fold) Text(start, end int) Range {
	r := Range{f.back(start), f.back(end)}
	if end > start {
		r.End = max(r.End, r.Start)
	}
	return r
}

// At maps an offset in the article's text to the folded text.
func (f *Fold) At(text int) int {
	i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].text > text }) - 1
	if i < 0 {
		return text
	}
	at := f.marks[i].fold + text - f.marks[i].text
	if i+1 < len(f.marks) {
		at = min(at, f.marks[i+1].fold)
	}
	return min(at, len(f.text))
}

func (f *Fold) back(fold int) int {
	i := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].fold > fold }) - 1
	if i < 0 {
		return fold
	}
	return f.marks[i].text + fold - f.marks[i].fold
}

// FoldString folds a phrase the way an article's text is folded.
func FoldString(s string) string { return newFold(s).text }

const (
	foldKeep  = iota // the byte stands for itself
	foldSpace        // a blank
	foldSlow         // part of a longer character, or a control
)

var foldLower, foldClass = foldTables()

func foldTables() (lower, class [256]byte) {
	for i := range 256 {
		c := byte(i)
		lower[i] = c
		if 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
		switch {
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v':
			class[i] = foldSpace
		case c >= utf8.RuneSelf:
			class[i] = foldSlow
		}
	}
	lower['`'] = '\''
	return lower, class
}

func newFold(text string) *Fold {
	f := &Fold{}
	out := make([]byte, 0, len(text)+8)
	delta := 0 // text offset minus folded offset
	sync := func(at int) {
		if at-len(out) != delta {
			delta = at - len(out)
			f.marks = append(f.marks, foldMark{len(out), at})
		}
	}
	blank := true // the last byte out is a blank or a line end
	for i := 0; i < len(text); {
		c := text[i]
		switch foldClass[c] {
		case foldKeep:
			sync(i)
			// The inner loop is what nearly all of the text runs through.
			from := i
			for i < len(text) && foldClass[text[i]] == foldKeep {
				i++
			}
			n := len(out)
			out = append(out, text[from:i]...)
			for k := n; k < len(out); k++ {
				out[k] = foldLower[out[k]]
			}
			blank = out[len(out)-1] == '\n'
			continue
		case foldSpace:
			if !blank {
				sync(i)
				out = append(out, ' ')
				blank = true
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		next := text[i+size:]
		if len(next) > 1 && next[0] >= 0xCC && next[0] <= 0xCD {
			if c, n := compose(text[i:]); n > size {
				r, size = c, n
			}
		}
		switch r = foldRune(r); {
		case r < 0: // invisible
		case r == ' ':
			if !blank {
				sync(i)
				out = append(out, ' ')
				blank = true
			}
		default:
			sync(i)
			out = utf8.AppendRune(out, r)
			if r == '\u2026' {
				out = append(out[:len(out)-len("\u2026")], "..."...)
			}
			blank = false
		}
		i += size
	}
	sync(len(text))
	f.text = string(out)
	return f
}

// compose reads a letter with the combining accents after it, and returns the
// composed letter with the bytes it takes, or a width of 0 where there is none.
func compose(text string) (rune, int) {
	n := norm.NFC.NextBoundaryInString(text, true)
	if n <= 0 {
		return 0, 0
	}
	s := norm.NFC.String(text[:n])
	r, size := utf8.DecodeRuneInString(s)
	if size != len(s) {
		return 0, 0
	}
	return r, n
}

// foldRune folds one character; -1 leaves it out.
func foldRune(r rune) rune {
	switch {
	case r >= 0x2018 && r <= 0x201B, r == 0x02BC, r == 0x2032, r == 0x00B4, r == 0x02B9:
		return '\''
	case r >= 0x201C && r <= 0x201F, r == 0x00AB, r == 0x00BB, r == 0x2033:
		return '"'
	case r >= 0x2010 && r <= 0x2015, r == 0x2212:
		return '-'
	case r == 0x00A0, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x3000:
		return ' '
	case r == 0x00AD, r == 0x200B, r == 0x2060, r == 0xFEFF, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return -1
	case r == 0x0130:
		return 'i'
	}
	return unicode.ToLower(r)
}

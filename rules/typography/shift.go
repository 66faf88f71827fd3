package typography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// Aspect is one choice that whoever sets a text makes once.
type Aspect uint8

// The aspects.
const (
	Hyphens Aspect = iota
	Dashes
	Quotes
	Apostrophes
	Ellipses
	aspectCount
)

func (a Aspect) String() string {
	return [...]string{"hyphens", "dashes", "quotation marks", "apostrophes", "ellipses"}[a]
}

// Shift is a place where an article goes over for good from one way of
// writing an aspect to another.
type Shift struct {
	Aspect        Aspect
	Before, After string       // what the two ways are called
	At            corpus.Range // the first mark of the new way, with the words it stands in
	Last          corpus.Range // the last of the old way before it
	Block         int          // the block of At
	Olds, News    int          // how many marks there are before and after
}

type shiftsKey struct{}

// Shifts returns the shifts of an article, at most one for each aspect. Tables
// of contents, tables, quotations and references are left out: they are
// copied, or set by a machine.
func Shifts(p *rules.Pass) []Shift {
	return p.Once(shiftsKey{}, func() any { return shiftsOf(p.Article, Marks(p)) }).([]Shift)
}

// Least is how many marks a shift needs on either side of it.
const Least = 3

// own are the kinds of block that show how an article is set.
const own = corpus.Kinds(1<<corpus.Paragraph | 1<<corpus.Title | 1<<corpus.Heading | 1<<corpus.ListItem)

// The ways of writing the aspects.
var ways = [aspectCount][]string{
	Hyphens:     {"plain hyphens (-)", "no-break hyphens (U+2011)", "typographic hyphens (U+2010)"},
	Dashes:      {"closed em dashes (a—b)", "spaced em dashes (a — b)", "spaced en dashes (a – b)", "spaced hyphens (a - b)", "double hyphens (--)"},
	Quotes:      {"straight quotation marks", "curly quotation marks", "low quotation marks („)", "angle quotation marks («»)"},
	Apostrophes: {"straight apostrophes", "curly apostrophes"},
	Ellipses:    {"three dots", "ellipsis characters (…)"},
}

// use is one mark seen as a choice.
type use struct {
	mark int // index in the marks
	way  uint8
}

func shiftsOf(a *corpus.Article, marks []Mark) []Shift {
	text := a.Text.String()
	var uses [aspectCount][]use
	for i := range marks {
		m := marks[i]
		if m.Sign == ',' || m.Sign == ':' {
			continue
		}
		b := &a.Blocks[m.Block]
		if b.Quoted || !own.Has(b.Kind) {
			continue
		}
		aspect, way := choice(text[:b.Text.End], m)
		if way >= 0 {
			uses[aspect] = append(uses[aspect], use{i, uint8(way)})
		}
	}
	var shifts []Shift
	for aspect := range aspectCount {
		u := uses[aspect]
		at := changePoint(u, marks)
		if at == 0 {
			continue
		}
		now := marks[u[at].mark]
		shifts = append(shifts, Shift{
			Aspect: aspect,
			Before: ways[aspect][u[at-1].way],
			After:  ways[aspect][u[at].way],
			At:     around(a, now),
			Last:   around(a, marks[u[at-1].mark]),
			Block:  now.Block,
			Olds:   at,
			News:   len(u) - at,
		})
	}
	return shifts
}

// choice says which aspect a mark shows, and which way of it; -1 where it
// shows none. The text ends with the mark's block.
func choice(text string, m Mark) (aspect Aspect, way int) {
	before, _ := utf8.DecodeLastRuneInString(text[:m.At])
	next := m.At + utf8.RuneLen(m.Sign)
	after, _ := utf8.DecodeRuneInString(text[next:])
	switch m.Sign {
	case '-':
		switch {
		case unicode.IsLetter(before) && (unicode.IsLetter(after) || isDigit(after)),
			isDigit(before) && unicode.IsLetter(after):
			if !inAddress(text, m.At) {
				return Hyphens, 0
			}
		case before == ' ' && after == ' ':
			return Dashes, 3
		case after == '-' && before != '-' && !strings.HasPrefix(text[next:], "--"):
			if beyond, _ := utf8.DecodeRuneInString(text[next+1:]); before == ' ' && beyond == ' ' ||
				unicode.IsLetter(before) && unicode.IsLetter(beyond) {
				return Dashes, 4
			}
		}
	case '\u2011', '\u2010':
		if inWord(before) && inWord(after) {
			return Hyphens, 1 + int('\u2011'-m.Sign)
		}
	case '—':
		switch {
		case unicode.IsSpace(before) && unicode.IsSpace(after):
			return Dashes, 1
		case !unicode.IsSpace(before) && !unicode.IsSpace(after) && before != utf8.RuneError && after != utf8.RuneError:
			return Dashes, 0
		}
	case '–':
		if before == ' ' && after == ' ' {
			return Dashes, 2
		}
	case '"':
		// Behind a digit it is a sign for inches.
		if !isDigit(before) {
			return Quotes, 0
		}
	case '“', '”':
		return Quotes, 1
	case '„':
		return Quotes, 2
	case '«', '»':
		return Quotes, 3
	case '\'':
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			return Apostrophes, 0
		}
	case '’':
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			return Apostrophes, 1
		}
	case '.':
		if before != '.' && strings.HasPrefix(text[next:], "..") && !strings.HasPrefix(text[next:], "...") {
			return Ellipses, 0
		}
	case '…':
		return Ellipses, 1
	}
	return 0, -1
}

// changePoint returns the index of the first use of a new way, where all uses
// but one in ten on either side of it agree with one another and disagree
// across it, and stand in two blocks or more; 0 where there is no such point.
func changePoint(uses []use, marks []Mark) int {
	if len(uses) < 2*Least {
		return 0
	}
	var total, seen [8]int
	for _, u := range uses {
		total[u.way]++
	}
	best, fewest := 0, len(uses)
	for i, u := range uses {
		if i >= Least && len(uses)-i >= Least && u.way != uses[i-1].way {
			old := uses[i-1].way
			strayBefore := i - seen[old]
			strayAfter := len(uses) - i - (total[u.way] - seen[u.way])
			if 10*strayBefore <= i && 10*strayAfter <= len(uses)-i && strayBefore+strayAfter < fewest {
				best, fewest = i, strayBefore+strayAfter
			}
		}
		seen[u.way]++
	}
	if best == 0 {
		return 0
	}
	block := func(i int) int { return marks[uses[i].mark].Block }
	if block(0) == block(best-1) || block(best) == block(len(uses)-1) {
		return 0
	}
	return best
}

// around returns the word that holds a mark, to the next blanks.
func around(a *corpus.Article, m Mark) corpus.Range {
	text := a.Text.String()
	block := a.Blocks[m.Block].Text
	r := corpus.Range{Start: m.At, End: m.At + utf8.RuneLen(m.Sign)}
	for r.Start > block.Start && m.At-r.Start < wordSize && text[r.Start-1] > ' ' {
		r.Start--
	}
	for r.End < block.End && r.End-m.At < wordSize && text[r.End] > ' ' {
		r.End++
	}
	for r.Start < m.At && !utf8.RuneStart(text[r.Start]) {
		r.Start++
	}
	for r.End < block.End && !utf8.RuneStart(text[r.End]) {
		r.End++
	}
	return r
}

// wordSize bounds what is looked at to either side of a mark.
const wordSize = 80

// inAddress reports whether the word that holds an offset is a URL, a file
// name or some other piece of code.
func inAddress(text string, at int) bool {
	from, to := at, at
	for from > 0 && at-from < wordSize && text[from-1] > ' ' {
		from--
	}
	for to < len(text) && to-at < wordSize && text[to] > ' ' {
		to++
	}
	word := strings.TrimRight(text[from:to], ".,;:!?\"')")
	return strings.ContainsAny(word, "/\\@_#=.<>|")
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

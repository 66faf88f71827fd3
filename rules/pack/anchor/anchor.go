// Package anchor finds the literals of a regular expression: texts of which a
// match must hold one. They are what the shared matcher looks for, so that an
// expression is tried only where it has a chance.
//
// [Of] reads the expression's syntax tree. Its answer is on the safe side:
// where an anchor is missing from a folded text there is no match, but where
// one stands there need not be.
package anchor

import (
	"errors"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// Anchor is a literal of an expression, folded as corpus.FoldString folds.
type Anchor struct {
	Text   string
	Prefix bool // it may be followed by more of a word
	Inner  bool // it may start in the middle of a word
}

// Set is a number of anchors of which every match holds one.
type Set struct {
	List []Anchor
	Lead bool // every match starts where an anchor of the list does
}

// Inner reports whether an anchor may start in the middle of a word: such a
// set is nothing for the shared matcher.
func (s Set) Inner() bool {
	for _, a := range s.List {
		if a.Inner {
			return true
		}
	}
	return false
}

// The limits of what is expanded.
const (
	maxItems = 4096 // ways to begin, of an alternation
	maxCross = 256  // ways to begin, of a sequence of choices
	maxClass = 10   // characters of a class that are tried one by one
	maxBytes = 256  // of one anchor
)

// ErrNone says that an expression can match without any literal.
var ErrNone = errors.New("no literal that every match holds")

// Of returns the anchors of an expression in Go's syntax. Without any it fails
// with ErrNone, and with the parser's error where that is what is wrong.
func Of(expression string) (Set, error) {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return Set{}, err
	}
	return OfSyntax(re)
}

// OfSyntax is Of for an expression that has been parsed.
func OfSyntax(re *syntax.Regexp) (Set, error) {
	items := begin(re)
	if set, ok := anchors(items, false); ok && !set.Inner() {
		set.Lead = !blankFirst(items)
		return set, nil
	}
	set, score := required(re, 0)
	if score == 0 {
		return Set{}, ErrNone
	}
	return set, nil
}

// item is one way to begin a match.
type item struct {
	text  string
	done  bool // what follows is no literal
	start bool // a word edge is required in front of it
	end   bool // a word edge is required behind it
}

// begin returns the ways to begin a match. An item without text that is done
// stands for anything.
func begin(re *syntax.Regexp) []item {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpNoWordBoundary:
		return []item{{}}
	case syntax.OpWordBoundary:
		return []item{{start: true, end: true}}
	case syntax.OpLiteral:
		return []item{{text: string(re.Rune)}}
	case syntax.OpCapture:
		return begin(re.Sub[0])
	case syntax.OpCharClass:
		return class(re)
	case syntax.OpQuest:
		return append(begin(re.Sub[0]), item{})
	case syntax.OpStar:
		if isBlank(re.Sub[0]) {
			return []item{{text: " "}, {}}
		}
	case syntax.OpPlus:
		if isBlank(re.Sub[0]) {
			return []item{{text: " "}}
		}
		return finish(begin(re.Sub[0]))
	case syntax.OpRepeat:
		if re.Min > 0 {
			if isBlank(re.Sub[0]) {
				return []item{{text: " "}}
			}
			return finish(begin(re.Sub[0]))
		}
	case syntax.OpConcat:
		return concat(re.Sub)
	case syntax.OpAlternate:
		var all []item
		for _, sub := range re.Sub {
			if all = append(all, begin(sub)...); len(all) > maxItems {
				return []item{{done: true}}
			}
		}
		return all
	}
	return []item{{done: true}}
}

func finish(items []item) []item {
	for i := range items {
		items[i].done = true
	}
	return items
}

// concat joins the ways to begin the parts of a sequence, as far as they are
// literal and not too many.
func concat(parts []*syntax.Regexp) []item {
	items := []item{{}}
	for _, part := range parts {
		open := 0
		for _, it := range items {
			if !it.done {
				open++
			}
		}
		if open == 0 {
			break
		}
		next := begin(part)
		if grown := len(items) - open + open*len(next); grown > maxCross && grown > len(next) || grown > maxItems {
			return finish(items)
		}
		var out []item
		for _, it := range items {
			if it.done || len(it.text) > maxBytes {
				it.done = true
				out = append(out, it)
				continue
			}
			for _, n := range next {
				out = append(out, item{
					text:  it.text + n.text,
					done:  n.done,
					start: it.start || it.text == "" && n.start,
					end:   n.end || n.text == "" && !n.done && it.end,
				})
			}
		}
		items = out
	}
	return items
}

// class returns the characters of a small class, blanks as one.
func class(re *syntax.Regexp) []item {
	if isBlank(re) {
		return []item{{text: " "}}
	}
	n := 0
	for i := 0; i < len(re.Rune); i += 2 {
		n += int(re.Rune[i+1]-re.Rune[i]) + 1
		if n > maxClass {
			return []item{{done: true}}
		}
	}
	var items []item
	seen := map[rune]bool{}
	for i := 0; i < len(re.Rune); i += 2 {
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			l := unicode.ToLower(r)
			if unicode.IsSpace(l) {
				l = ' '
			}
			if !seen[l] {
				seen[l] = true
				items = append(items, item{text: string(l)})
			}
		}
	}
	return items
}

// isBlank reports whether the expression is a class of white space or a blank.
func isBlank(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCapture:
		return isBlank(re.Sub[0])
	case syntax.OpLiteral:
		return strings.TrimSpace(string(re.Rune)) == ""
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if !unicode.IsSpace(r) {
					return false
				}
			}
		}
		return len(re.Rune) > 0
	}
	return false
}

// anchors folds items, and reports false where one of them is no anchor.
// atEdge says that a word cannot run into the items from the left.
func anchors(items []item, atEdge bool) (Set, bool) {
	var set Set
	seen := map[Anchor]bool{}
	for _, it := range items {
		text := strings.TrimRight(corpus.FoldString(it.text), " ")
		if text == "" || strings.ContainsRune(text, '\n') {
			return Set{}, false
		}
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		led, _ := utf8.DecodeRuneInString(it.text)
		a := Anchor{Text: text}
		a.Inner = wordRune(first) && !it.start && !atEdge && !unicode.IsSpace(led)
		whole := !it.done && it.end || strings.HasSuffix(it.text, " ")
		a.Prefix = !whole && wordRune(last)
		if !seen[a] {
			seen[a] = true
			set.List = append(set.List, a)
		}
	}
	return set, len(set.List) > 0
}

// wordRune is generous: what it calls part of a word may be none to others.
func wordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// blankFirst reports whether an item starts with a blank, which folding drops:
// the match then starts before the anchor.
func blankFirst(items []item) bool {
	for _, it := range items {
		if r, _ := utf8.DecodeRuneInString(it.text); unicode.IsSpace(r) {
			return true
		}
	}
	return false
}

// maxDepth is how deep required looks into an expression.
const maxDepth = 20

// required returns the best anchors that stand anywhere in every match, and
// how good they are: the length of the shortest, where digits count more, halved
// where it may start in mid-word. 0 means that there are none.
func required(re *syntax.Regexp, depth int) (Set, int) {
	if depth > maxDepth {
		return Set{}, 0
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0], depth+1)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0], depth+1)
		}
	case syntax.OpAlternate:
		var all Set
		least := 0
		for _, sub := range re.Sub {
			set, score := required(sub, depth+1)
			if score == 0 || len(all.List)+len(set.List) > maxItems {
				return Set{}, 0
			}
			all.List = append(all.List, set.List...)
			if least == 0 || score < least {
				least = score
			}
		}
		return all, least
	case syntax.OpConcat:
		best, most := Set{}, 0
		take := func(set Set, score int) {
			if score > most {
				best, most = set, score
			}
		}
		atEdge := false
		for i, sub := range re.Sub {
			if set, ok := anchors(concat(re.Sub[i:]), atEdge); ok {
				take(set, score(set))
			}
			switch sub.Op {
			case syntax.OpAlternate, syntax.OpCapture, syntax.OpPlus, syntax.OpRepeat, syntax.OpConcat:
				take(required(sub, depth+1))
			}
			atEdge = isBlank(sub) || sub.Op == syntax.OpWordBoundary || sub.Op == syntax.OpPlus && isBlank(sub.Sub[0])
		}
		return best, most
	case syntax.OpLiteral, syntax.OpCharClass:
		if set, ok := anchors(begin(re), false); ok {
			return set, score(set)
		}
	}
	return Set{}, 0
}

func score(set Set) int {
	least := 1 << 20
	for _, a := range set.List {
		n := 0
		for _, r := range a.Text {
			n += 2
			if unicode.IsDigit(r) {
				n += 3 // rarer than a letter
			}
		}
		if a.Inner {
			n /= 2
		}
		least = min(least, n)
	}
	return max(1, least)
}

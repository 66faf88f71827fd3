package rules

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// pattern is a phrase's regular expression made ready to be tried around its
// anchor.
type pattern struct {
	re *regexp.Regexp
	// fromAnchor: the match can start nowhere but where the anchor does, so
	// that re is tried at that one place only. Most patterns are like that,
	// and trying one place costs a fraction of searching the line.
	fromAnchor bool
}

func compilePattern(expression, anchor string) pattern {
	if leadsWith(expression, anchor) {
		return pattern{regexp.MustCompile(`^(?:` + expression + `)`), true}
	}
	return pattern{re: regexp.MustCompile(expression)}
}

// find returns the match that covers the anchor at start, in the part of the
// text between from and to.
func (p pattern) find(text string, from, start, to int) (s, e int, ok bool) {
	if p.fromAnchor {
		loc := p.re.FindStringIndex(text[start:to])
		if loc == nil {
			return 0, 0, false
		}
		return start, start + loc[1], true
	}
	for at := from; at <= start; {
		loc := p.re.FindStringIndex(text[at:to])
		if loc == nil || at+loc[0] > start {
			break
		}
		if s, e = at+loc[0], at+loc[1]; start < e {
			return s, e, true
		}
		for at = max(e, at+1); at < to && !utf8.RuneStart(text[at]); at++ {
		}
	}
	return 0, 0, false
}

// leadsWith reports whether every match of the expression that covers the
// anchor starts with it: each way to begin a match is a literal that agrees
// with the anchor.
func leadsWith(expression, anchor string) bool {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return false
	}
	beginnings, ok := beginnings(re)
	for _, b := range beginnings {
		ok = ok && b != "" && (strings.HasPrefix(anchor, b) || strings.HasPrefix(b, anchor))
	}
	return ok
}

// beginnings lists the literals that a match can begin with, or reports false
// where it may begin with something else.
func beginnings(re *syntax.Regexp) ([]string, bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{string(re.Rune)}, re.Flags&syntax.FoldCase == 0
	case syntax.OpCapture, syntax.OpPlus:
		return beginnings(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			switch sub.Op {
			case syntax.OpWordBoundary, syntax.OpEmptyMatch:
				continue
			}
			return beginnings(sub)
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			b, ok := beginnings(sub)
			if !ok {
				return nil, false
			}
			all = append(all, b...)
		}
		return all, true
	}
	return nil, false
}

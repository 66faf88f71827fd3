package rules

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// pattern is a phrase's regular expression made ready to be tried around its
// anchor.
type pattern struct {
	// at is tried where a match may start, behind at most one character that it
	// takes as well so that it sees whether a word begins there; first is tried
	// where nothing stands before, or may be looked at.
	at, first *regexp.Regexp
	// fromAnchor: the match can start nowhere but where the anchor does, so
	// that first is tried at that one place only. Most patterns are like that,
	// and trying one place costs a fraction of searching the line.
	fromAnchor bool
	starts     starts
}

// lazyPattern is a pattern that is compiled when it is first needed, as few of
// all patterns ever are.
type lazyPattern struct {
	once sync.Once
	made *pattern
}

func (l *lazyPattern) of(p *Phrase) *pattern {
	l.once.Do(func() { l.made = compilePattern(p.Pattern, corpus.FoldString(p.Anchor)) })
	return l.made
}

func compilePattern(expression, anchor string) *pattern {
	p := &pattern{first: regexp.MustCompile(`^(?:` + expression + `)`), fromAnchor: leadsWith(expression, anchor)}
	if !p.fromAnchor {
		p.at = regexp.MustCompile(`^(?s:.)(?:` + expression + `)`)
		p.starts = startsOf(expression)
	}
	return p
}

// find returns the match that covers the anchor at start, in the part of the
// text between from and to. Matches do not overlap: one that ends before the
// anchor takes what it covers away from those behind it.
func (p *pattern) find(text string, from, start, to int) (s, e int, ok bool) {
	if p.fromAnchor {
		loc := p.first.FindStringIndex(text[start:to])
		if loc == nil {
			return 0, 0, false
		}
		return start, start + loc[1], true
	}
	for at := from; at <= start; {
		s, e, ok = p.next(text, at, start, to)
		if !ok {
			break
		}
		if start < e {
			return s, e, true
		}
		for at = max(e, at+1); at < to && !utf8.RuneStart(text[at]); at++ {
		}
	}
	return 0, 0, false
}

// next returns the first match that starts between at and last. What stands
// before at does not count.
func (p *pattern) next(text string, at, last, to int) (s, e int, ok bool) {
	for s = at; s <= last; s++ {
		if s = p.starts.next(text, s, last, to); s < 0 {
			break
		}
		if s == at {
			if loc := p.first.FindStringIndex(text[s:to]); loc != nil {
				return s, s + loc[1], true
			}
			continue
		}
		_, before := utf8.DecodeLastRuneInString(text[at:s])
		if loc := p.at.FindStringIndex(text[s-before : to]); loc != nil {
			return s, s - before + loc[1], true
		}
	}
	return 0, 0, false
}

// starts says where a match of an expression can start.
type starts struct {
	literals []string  // it begins with one of these; nil: that is not known
	bytes    [256]bool // it begins with one of these bytes
	empty    bool      // it can start anywhere
}

func startsOf(expression string) (s starts) {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		s.empty = true
		return s
	}
	if literals, ok := beginnings(re); ok && !slices.Contains(literals, "") {
		s.literals = literals
		for _, l := range literals {
			s.bytes[l[0]] = true
		}
		return s
	}
	s.empty = s.first(re)
	return s
}

// first adds the bytes that an expression can begin with, and reports whether
// it can match nothing.
func (s *starts) first(re *syntax.Regexp) (empty bool) {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			s.all()
			return false
		}
		s.bytes[string(re.Rune[:1])[0]] = true
		return false
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= min(re.Rune[i+1], unicode.MaxASCII); c++ {
				s.bytes[c] = true
			}
			if re.Rune[i+1] > unicode.MaxASCII {
				for c := utf8.RuneSelf; c < len(s.bytes); c++ {
					s.bytes[c] = true
				}
			}
		}
		return false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		s.all()
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return s.first(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		s.first(re.Sub[0])
		return true
	case syntax.OpRepeat:
		return s.first(re.Sub[0]) || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !s.first(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			empty = s.first(sub) || empty
		}
		return empty
	}
	return true // a condition on the place
}

func (s *starts) all() {
	for c := range s.bytes {
		s.bytes[c] = true
	}
}

// next returns the first place from at to last where a match can start, or -1.
func (s *starts) next(text string, at, last, to int) int {
	for ; at <= last && at < to; at++ {
		if !s.empty && !s.bytes[text[at]] || !utf8.RuneStart(text[at]) {
			continue
		}
		if s.literals == nil || slices.ContainsFunc(s.literals, func(l string) bool { return strings.HasPrefix(text[at:to], l) }) {
			return at
		}
	}
	return -1
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

package vale

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/pack/anchor"
)

// The limits of what one expression may cost.
const (
	maxPattern = 16 << 10               // bytes of an expression
	maxProgram = 100_000                // estimated instructions of a compiled expression
	maxMatch   = 1 << 10                // bytes that a match may take from its anchor on
	backtrack  = 250 * time.Millisecond // of one expression with lookaround in one block
)

// pattern is one expression of a rule, made ready to be tried where it has a
// chance.
type pattern struct {
	mode    mode
	anchors []anchor.Anchor

	// literal is the expression where it is plain text.
	literal    string
	ignoreCase bool
	edges      bool // a word edge is required at both ends
	line       bool // it must stand at the start of a line

	re   lazy // to be tried at one place, in Go's syntax; nil for a literal
	free lazy // to be looked for, in Go's syntax
	lk   *lookaround
}

// mode says where a pattern is tried.
type mode uint8

const (
	lead     mode = iota // where an anchor starts
	present              // in the units of a block that holds an anchor
	anywhere             // everywhere: it has no literal
)

// lazy compiles an expression when it is first needed.
type lazy = func() *regexp.Regexp

// lookaround is an expression that Go's syntax does not have.
type lookaround struct {
	source string
	get    func() *regexp2.Regexp
}

// compile makes a pattern of an expression. With edges a match must start and
// end at the edge of a word.
func compile(expression string, ignoreCase, edges bool) (*pattern, error) {
	if len(expression) > maxPattern {
		return nil, fmt.Errorf("an expression of %d bytes; the limit is %d", len(expression), maxPattern)
	}
	if !strings.ContainsAny(expression, `\.+*?()|[]{}^$`) && strings.TrimSpace(expression) != "" {
		if p := plain(expression, ignoreCase, edges); p != nil {
			return p, nil
		}
	}
	flags := "(?m)"
	if ignoreCase {
		flags = "(?mi)"
	}
	re, err := syntax.Parse(flags+"(?:"+expression+")", syntax.Perl)
	if beyondGo(err) {
		return compileLookaround(expression, ignoreCase, edges)
	}
	if err != nil {
		return nil, err
	}
	if err := affordable(re); err != nil {
		return nil, err
	}
	p := &pattern{ignoreCase: ignoreCase, edges: edges}
	body := flags + "(?:" + expression + ")"
	p.free = compiled(body)
	if edges {
		p.free = compiled(`\b` + body + `\b`)
	}
	if rest := behindLineStart(re); rest != nil {
		p.line, re, body = true, rest, "(?:"+rest.String()+")"
	}
	p.place(re)
	switch {
	case p.mode == lead && edges && !isASCII(expression):
		// Go's \b knows ASCII only: the edge behind the match is looked at by hand.
		p.re = compiled(`\A` + body)
	case p.mode == lead && edges:
		p.re = compiled(`\A` + body + `\b`)
	case p.mode == lead:
		p.re = compiled(`\A` + body)
	}
	return p, nil
}

// beyondGo reports whether an expression is one that Go's syntax lacks the
// means for, and not simply wrong.
func beyondGo(err error) bool {
	var e *syntax.Error
	return errors.As(err, &e) && slices.Contains([]syntax.ErrorCode{
		syntax.ErrInvalidPerlOp, syntax.ErrInvalidEscape, syntax.ErrInvalidNamedCapture, syntax.ErrInvalidRepeatOp,
	}, e.Code)
}

// place chooses the mode of an expression by its literals.
func (p *pattern) place(re *syntax.Regexp) {
	if p.edges {
		edge := &syntax.Regexp{Op: syntax.OpWordBoundary}
		re = &syntax.Regexp{Op: syntax.OpConcat, Sub: []*syntax.Regexp{edge, re, edge}}
	}
	set, err := anchor.OfSyntax(re)
	switch {
	case err != nil:
		p.mode = anywhere
	case set.Lead && !signBehindEdge(set.List, p.edges) && !looksBack(re):
		p.mode, p.anchors = lead, set.List
	default:
		p.mode, p.anchors = present, set.List
	}
}

// signBehindEdge reports whether an anchor starts with a sign though a word
// edge is required in front of it: then the character before it counts.
func signBehindEdge(list []anchor.Anchor, edges bool) bool {
	for _, a := range list {
		if r, _ := utf8.DecodeRuneInString(a.Text); edges && !isWord(r) {
			return true
		}
	}
	return false
}

// behindLineStart returns what an expression has behind a "^" that it starts
// with, nil where there is none.
func behindLineStart(re *syntax.Regexp) *syntax.Regexp {
	if re.Op != syntax.OpConcat || len(re.Sub) < 2 || re.Sub[0].Op != syntax.OpBeginLine {
		return nil
	}
	return &syntax.Regexp{Op: syntax.OpConcat, Sub: re.Sub[1:]}
}

// looksBack reports whether an expression asks what stands before its match: it
// cannot be tried at one place alone.
func looksBack(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginLine, syntax.OpBeginText, syntax.OpNoWordBoundary:
		return true
	}
	return slices.ContainsFunc(re.Sub, looksBack)
}

// plain is the pattern of an expression that is text; nil where folding leaves
// nothing of it to anchor at, and where it is no text at all.
func plain(text string, ignoreCase, edges bool) *pattern {
	folded := strings.Trim(corpus.FoldString(text), " ")
	first, _ := utf8.DecodeRuneInString(text)
	if folded == "" || unicode.IsSpace(first) || strings.ContainsRune(folded, '\n') || !utf8.ValidString(text) {
		return nil
	}
	word := isWord(first)
	last, _ := utf8.DecodeLastRuneInString(folded)
	a := anchor.Anchor{Text: folded, Prefix: !edges && isWord(last), Inner: word && !edges}
	p := &pattern{literal: text, ignoreCase: ignoreCase, edges: edges, anchors: []anchor.Anchor{a}}
	if a.Inner {
		p.mode = present
	}
	body := regexp.QuoteMeta(text)
	if ignoreCase {
		body = "(?i)" + body
	}
	if edges {
		body = `\b` + body + `\b`
	}
	p.free = compiled(body)
	return p
}

func compiled(expression string) lazy {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// affordable refuses expressions whose program would be too large. Repeats
// multiply.
func affordable(re *syntax.Regexp) error {
	if n := size(re); n > maxProgram {
		return fmt.Errorf("the expression makes a program of about %d steps; the limit is %d", n, maxProgram)
	}
	return nil
}

func size(re *syntax.Regexp) int {
	n := 1
	switch re.Op {
	case syntax.OpLiteral:
		n = len(re.Rune)
	case syntax.OpCharClass:
		n = 1 + len(re.Rune)/16
	}
	for _, sub := range re.Sub {
		n += size(sub)
	}
	if re.Op == syntax.OpRepeat {
		n *= max(1, re.Min, re.Max)
	}
	return min(n, 1<<30)
}

// compileLookaround makes a pattern of an expression with lookaround or a
// reference back. It is tried by backtracking, so it must hold a literal.
func compileLookaround(expression string, ignoreCase, edges bool) (*pattern, error) {
	source := expression
	if edges {
		source = `\b(?:` + expression + `)\b`
	}
	options := regexp2.RE2 | regexp2.Multiline
	if ignoreCase {
		options |= regexp2.IgnoreCase
	}
	if _, err := regexp2.Compile(source, options); err != nil {
		return nil, fmt.Errorf("no regular expression: %w", err)
	}
	p := &pattern{ignoreCase: ignoreCase, edges: edges}
	flags := ""
	if ignoreCase {
		flags = "(?i)"
	}
	re, err := syntax.Parse(flags+withoutLookaround(expression), syntax.Perl)
	if err != nil {
		return nil, fmt.Errorf("lookaround in an expression whose literals cannot be told: %w", err)
	}
	if p.place(re); p.mode == anywhere {
		return nil, errors.New("lookaround in an expression without a literal: it would be tried everywhere")
	}
	p.mode = present
	p.lk = &lookaround{source, sync.OnceValue(func() *regexp2.Regexp {
		re := regexp2.MustCompile(source, options)
		re.MatchTimeout = backtrack
		return re
	})}
	return p, nil
}

// withoutLookaround leaves the assertions of an expression out, and its
// references back match anything: what is left matches wherever the whole does.
func withoutLookaround(expression string) string {
	var out strings.Builder
	for i := 0; i < len(expression); i++ {
		rest := expression[i:]
		switch {
		case strings.HasPrefix(rest, `\`) && len(rest) > 1:
			if '1' <= rest[1] && rest[1] <= '9' {
				out.WriteString(".*")
			} else {
				out.WriteString(rest[:2])
			}
			i++
		case rest[0] == '[':
			n := classEnd(rest)
			out.WriteString(rest[:n])
			i += n - 1
		case strings.HasPrefix(rest, "(?=") || strings.HasPrefix(rest, "(?!") ||
			strings.HasPrefix(rest, "(?<=") || strings.HasPrefix(rest, "(?<!"):
			out.WriteString("(?:)")
			i += groupEnd(rest) - 1
		default:
			out.WriteByte(rest[0])
		}
	}
	return out.String()
}

// classEnd returns where the class that a text starts with ends.
func classEnd(text string) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == ']' && i > 1 && (i > 2 || text[1] != '^'):
			return i + 1
		}
	}
	return len(text)
}

// groupEnd returns where the group that a text starts with ends.
func groupEnd(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			i += classEnd(text[i:]) - 1
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// at tries a leading pattern at one place of a text, and returns the end of
// the match or -1.
func (p *pattern) at(text string, start int) int {
	if p.edges && !edge(text, start) || p.line && start > 0 && text[start-1] != '\n' {
		return -1
	}
	if p.re == nil {
		end := start + len(p.literal)
		if end > len(text) {
			return -1
		}
		if found := text[start:end]; found != p.literal && (!p.ignoreCase || !strings.EqualFold(found, p.literal)) {
			return -1
		}
		if p.edges && !edge(text, end) {
			return -1
		}
		return end
	}
	rest := text[start:]
	cut := len(rest) > maxMatch
	if cut {
		rest = rest[:maxMatch]
	}
	loc := p.re().FindStringIndex(rest)
	if loc == nil || cut && loc[1] == maxMatch || p.edges && !edge(text, start+loc[1]) {
		return -1
	}
	return start + loc[1]
}

// all returns every match in a text.
func (p *pattern) all(text string) [][]int {
	if p.lk != nil {
		found, err := p.lk.get().FindAllStringIndex(text, -1)
		if err != nil {
			// The rule fails on this article, and the report says so.
			panic(fmt.Errorf("%q: %w", p.lk.source, err))
		}
		return found
	}
	return p.free().FindAllStringIndex(text, -1)
}

// edge reports whether a word starts or ends at a place. Unlike Go's \b it
// knows the letters of all scripts, as Vale does.
func edge(text string, at int) bool {
	before, after := false, false
	if at > 0 {
		if c := text[at-1]; c < utf8.RuneSelf {
			before = isWordByte(c)
		} else {
			r, _ := utf8.DecodeLastRuneInString(text[:at])
			before = isWord(r)
		}
	}
	if at < len(text) {
		if c := text[at]; c < utf8.RuneSelf {
			after = isWordByte(c)
		} else {
			r, _ := utf8.DecodeRuneInString(text[at:])
			after = isWord(r)
		}
	}
	return before != after
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isWordByte(byte(r))
	}
	return unicode.IsLetter(r) || unicode.In(r, unicode.Mn, unicode.Nd, unicode.Pc) || r == 0x200D || r == 0x200C
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

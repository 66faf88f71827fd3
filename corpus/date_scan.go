package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind skips a word of the kind.
func (p *dateParser) kind(k wordKind) bool {
	at := p.i
	if k == wordSuffix && p.sign("º", "ª", "°") {
		return true
	}
	if w := p.word(); w != "" && p.words.kinds[strings.ToLower(w)]&k != 0 {
		return true
	}
	p.i = at
	return false
}

// number reads ASCII digits; a width above 8 is nothing that a date has.
func (p *dateParser) number() (n, width int) {
	for p.i < len(p.s) && isDigit(p.s[p.i]) {
		if width++; width <= 9 {
			n = n*10 + int(p.s[p.i]-'0')
		}
		p.i++
	}
	return n, width
}

// small reads a number of one or two digits, else it returns 0.
func (p *dateParser) small() int {
	at := p.i
	p.blanks()
	if n, width := p.number(); width == 1 || width == 2 {
		return n
	}
	p.i = at
	return 0
}

func (p *dateParser) word() string {
	at := p.i
	for p.i < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		p.i += size
	}
	return p.s[at:p.i]
}

func (p *dateParser) eat(s string) bool {
	if s != "" && strings.HasPrefix(p.s[p.i:], s) {
		p.i += len(s)
		return true
	}
	return false
}

// sign skips one of the signs and the blanks before it.
func (p *dateParser) sign(signs ...string) bool {
	at := p.i
	p.blanks()
	if slices.ContainsFunc(signs, p.eat) {
		return true
	}
	p.i = at
	return false
}

func (p *dateParser) blanks() bool {
	at := p.i
	for p.i < len(p.s) {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		if !unicode.IsSpace(r) {
			break
		}
		p.i += size
	}
	return p.i > at
}

// hyphen skips any of the characters that stand for a hyphen.
func (p *dateParser) hyphen() bool {
	r, size := utf8.DecodeRuneInString(p.s[p.i:])
	if r != '-' && (r == utf8.RuneError || foldRune(r) != '-') {
		return false
	}
	p.i += size
	return true
}

// separator skips what stands between the numbers of a date: '-', '/', '.', else 0.
func (p *dateParser) separator() byte {
	switch {
	case p.hyphen():
		return '-'
	case p.eat("/"):
		return '/'
	case p.eat("."):
		return '.'
	}
	return 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

package corpus

import "strings"

// time skips a time of day and a zone, with what leads to them.
func (p *dateParser) time() {
	at := p.i
	if p.eat("T") || p.eat("t") {
		if _, width := p.number(); width == 4 || width == 6 { // "T1702"
			p.zone()
			return
		}
		p.i = at + 1
	} else {
		for p.blanks() || p.eat(",") || p.eat("|") || p.eat("@") || p.eat(":") || p.eat("·") || p.hyphen() || p.kind(wordClock) || p.eat(".") {
			continue
		}
	}
	if !p.clock() {
		p.i = at
		return
	}
	p.zone()
}

// clock reads "17:02", "17.02 Uhr", "5 pm", "17h02", "17:02:00.123".
func (p *dateParser) clock() bool {
	at := p.i
	hour, width := p.number()
	if width < 1 || width > 2 || hour > 24 {
		p.i = at
		return false
	}
	minutes := false
	for p.eat(":") || !minutes && (p.eat(".") || p.eat("h") || p.eat("H")) {
		from := p.i
		if n, width := p.number(); width == 2 && n < 61 {
			minutes = true
			continue
		}
		p.i = from
		minutes = minutes || p.s[from-1] == 'h'
		break
	}
	if minutes && (p.eat(".") || p.eat(",")) {
		if _, width := p.number(); width == 0 {
			p.i--
		}
	}
	before := p.i
	p.blanks()
	switch w := strings.ToLower(p.word()); w {
	case "am", "pm", "uhr", "h", "hrs":
		return true
	case "a", "p":
		if p.eat(".m.") || p.eat(".m") {
			return true
		}
	}
	p.i = before
	if !minutes {
		p.i = at
	}
	return minutes
}

// zone reads "Z", "+01:00", "(CET)", "UTC+1", "GMT".
func (p *dateParser) zone() {
	at := p.i
	p.blanks()
	paren := p.eat("(")
	w := p.word()
	if len(w) > 5 || w != strings.ToUpper(w) {
		p.i = at
		return
	}
	offset := false
	if p.eat("+") || p.hyphen() {
		_, width := p.number()
		offset = width == 1 || width == 2 || width == 4
		if offset && p.eat(":") {
			_, width = p.number()
			offset = width == 2
		}
		if !offset {
			p.i = at
			return
		}
	}
	if w == "" && !offset || paren && !p.eat(")") {
		p.i = at
		return
	}
	if !paren && offset { // "+0100 (CET)"
		p.zone()
	}
}

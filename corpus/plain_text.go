package corpus

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

const (
	narrow     = 120  // columns: what is wider is a paragraph
	minWrap    = 55   // columns: nobody wraps prose at less
	nearWrap   = 40   // columns: a line that ends earlier was not broken by a width
	maxPending = 4096 // lines that wait
	maxRun     = 3    // short lines in a row that may all be headings
)

// unit is one or more pending lines that belong together.
type unit struct {
	first, last int // indices of pending lines
	shape       shape
	heading     bool
}

// shape is what a unit looks like by itself.
type shape uint8

const (
	shapeProse shape = iota // a sentence, a wrapped paragraph, a label with its value
	shapeHead               // could be a heading
	shapeAsk                // a short question
	shapeColon              // a few words and a colon
	shapeScrap              // a sign or a letter: no text that a heading could stand over
)

// textLine takes the current line, which shows no mark.
func (r *plainReader) textLine() {
	if r.ahead.class == classRuler && !r.ahead.gap && bytes.IndexByte(r.src[r.cur.start:r.cur.end], '|') >= 0 {
		r.flush(classPipe)
		r.table()
		return
	}
	if columns(r.src[r.cur.start:r.cur.end], narrow) > narrow {
		r.flush(classText)
		r.block(Paragraph, r.cur)
		return
	}
	if r.cur.gap && r.settled() || len(r.pending) == maxPending {
		r.flush(classText)
	}
	r.pending = append(r.pending, r.cur)
}

// settled reports whether the last of the pending lines make a wrapped
// paragraph, so that nothing before here depends on what follows.
func (r *plainReader) settled() bool {
	first := len(r.pending)
	for first > 0 && (first == len(r.pending) || !r.pending[first].gap) {
		first--
	}
	chunk := r.pending[first:]
	for k := 0; k <= 2 && k < len(chunk); k++ {
		if r.wrapped(chunk[k:]) {
			return true
		}
	}
	return false
}

// flush makes blocks of the pending lines. It is told what follows them:
// a heading needs something to stand over.
func (r *plainReader) flush(follows class) {
	if len(r.pending) == 0 {
		return
	}
	r.units = r.units[:0]
	for first := 0; first < len(r.pending); {
		end := first + 1
		for end < len(r.pending) && !r.pending[end].gap {
			end++
		}
		r.chunk(first, end)
		first = end
	}
	from := r.title(follows)
	r.headings(r.units[from:], follows)
	for i := from; i < len(r.units); i++ {
		r.unit(&r.units[i])
	}
	r.pending = r.pending[:0]
}

// chunk makes units of lines without a blank one between them: one wrapped
// paragraph, maybe under a heading or two, or a paragraph a line.
func (r *plainReader) chunk(first, end int) {
	joined := end
	for k := first; k <= first+2 && k < end; k++ {
		if r.wrapped(r.pending[k:end]) {
			joined = k
			break
		}
		if endsSentence(r.bytes(k)) {
			break
		}
	}
	for ; first < joined; first++ {
		r.units = append(r.units, unit{first: first, last: first, shape: r.shape(first)})
	}
	if joined < end {
		r.units = append(r.units, unit{first: joined, last: end - 1})
	}
}

func (r *plainReader) bytes(pending int) []byte {
	l := &r.pending[pending]
	return r.src[l.start:l.end]
}

// wrapped reports whether the lines are one paragraph that was broken to fit a
// width: no line has room for the first word of the next one.
func (r *plainReader) wrapped(lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	width := 0
	for i := range lines {
		width = max(width, columns(r.src[lines[i].start:lines[i].end], narrow))
	}
	if width < minWrap {
		return false
	}
	known := r.width > 0 && width > r.width-10 && width < r.width+10
	broken, ended, lower := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		text := r.src[lines[i].start:lines[i].end]
		next := r.src[lines[i+1].start:lines[i+1].end]
		word := bytes.IndexByte(next, ' ')
		if word < 0 {
			word = len(next)
		}
		n := columns(text, narrow)
		if n+1+columns(next[:word], narrow) <= width {
			broken++
			if n < width/2 {
				return false
			}
		}
		if endsSentence(text) {
			ended++
		}
		if c, _ := utf8.DecodeRune(next); unicode.IsLower(c) || unspaced(c) {
			lower++
		}
	}
	n := len(lines) - 1
	if broken > n/8 || ended > n/2 && !known || lower == 0 && !known {
		return false
	}
	r.width = width
	return true
}

// headings decides which units are headings, from the last to the first.
func (r *plainReader) headings(units []unit, follows class) {
	run := 0 // headings right after here, and lines like them
	for i := len(units) - 1; i >= 0; i-- {
		u := &units[i]
		prose := follows == classText || follows == classSpeech
		switch u.shape {
		case shapeHead:
			u.heading = follows != classNone && follows != classStroke && !r.runsOn(units, i) && !r.runsIn(units, i)
		case shapeAsk:
			u.heading = prose && (r.faq || r.capitalized(u) || r.alternates(units, i))
		case shapeColon:
			u.heading = follows.isList() || prose
		}
		if u.heading || u.shape == shapeHead && follows != classNone {
			run++
			if follows == classText || follows == classSpeech || follows.isList() {
				follows = classHash
			}
			continue
		}
		demote(r.pending, units[i+1:i+1+run])
		run = 0
		switch {
		case u.shape == shapeScrap:
			follows = classStroke
		case u.shape == shapeAsk:
			follows = classQuote // no answer to the question above
		case follows != classNone || u.shape == shapeProse:
			follows = classText
		}
	}
	demote(r.pending, units[:run])
}

// demote takes back the headings of a run that is too long: a poem, a menu, an
// address. The last one stays when it stands apart.
func demote(pending []line, run []unit) {
	if len(run) <= maxRun {
		return
	}
	for i := range len(run) - 1 {
		run[i].heading = false
	}
	last := &run[len(run)-1]
	last.heading = last.heading && pending[last.first].gap && !pending[run[len(run)-2].first].gap
}

// runsOn reports whether the line after a unit goes on with its sentence.
func (r *plainReader) runsOn(units []unit, i int) bool {
	if i+1 == len(units) {
		c, _ := utf8.DecodeRune(r.src[r.cur.start:])
		return r.cur.class == classText && !r.cur.gap && unicode.IsLower(c)
	}
	next := units[i+1].first
	c, _ := utf8.DecodeRune(r.bytes(next))
	return !r.pending[next].gap && unicode.IsLower(c) && (units[i+1].shape != shapeHead || columns(r.bytes(units[i].last), narrow) >= nearWrap)
}

// runsIn reports whether a unit goes on with the sentence of the line before.
func (r *plainReader) runsIn(units []unit, i int) bool {
	if i == 0 || r.pending[units[i].first].gap {
		return false
	}
	c, _ := utf8.DecodeRune(r.bytes(units[i].first))
	before := r.bytes(units[i-1].last)
	return unicode.IsLower(c) && columns(before, narrow) >= nearWrap && !endsSentence(before)
}

// alternates reports whether short questions and answers take turns here.
func (r *plainReader) alternates(units []unit, i int) bool {
	if i == 0 && r.asked > 0 && len(r.b.article.Blocks) == r.asked+2 {
		return true
	}
	return i+2 < len(units) && units[i+2].heading && units[i+2].shape == shapeAsk ||
		i >= 2 && units[i-2].shape == shapeAsk && units[i-1].shape == shapeProse
}

// capitalized reports whether a unit is written like a headline.
func (r *plainReader) capitalized(u *unit) bool {
	capitals, words := countCapitals(r.bytes(u.first))
	return words >= 2 && capitals*10 >= words*7
}

// unit makes the block of a unit.
func (r *plainReader) unit(u *unit) {
	l := r.pending[u.first]
	switch {
	case u.heading:
		if at := len(r.b.article.Blocks); u.shape == shapeAsk && r.asked > 0 && at == r.asked+2 {
			question := &r.b.article.Blocks[r.asked]
			question.Kind, question.Level = Heading, 2
		}
		r.block(Heading, l).Level = 2
		r.heads(l)
	case u.first == u.last:
		if u.shape == shapeAsk {
			r.asked = len(r.b.article.Blocks)
		}
		r.block(Paragraph, l)
	default:
		r.begin(Paragraph, l)
		r.join(r.pending[u.first : u.last+1])
	}
}

// join appends lines to the open block and closes it.
func (r *plainReader) join(lines []line) {
	for i, l := range lines {
		if i > 0 {
			before, _ := utf8.DecodeLastRune(r.src[:lines[i-1].end])
			after, _ := utf8.DecodeRune(r.src[l.body:])
			if !unspaced(before) || !unspaced(after) {
				r.b.atom(" ", lines[i-1].end, l.body)
			}
		}
		r.text(l.body, l.end)
	}
	r.b.end(lines[len(lines)-1].end)
}

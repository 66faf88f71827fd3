package corpus

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"
)

const (
	maxHeadWords = 18 // of a heading that is written like a headline
	maxHeadPlain = 12 // of one that is written like a sentence
)

// title makes a Title of the first unit of the text when it is a headline, and
// returns the number of units that it took. Lines that name a field, as in
// "Category: Football", may stand above it.
func (r *plainReader) title(follows class) int {
	if r.begun {
		return 0
	}
	for i := range r.units {
		u := &r.units[i]
		l := r.pending[u.first]
		text := r.src[l.start:l.end]
		if u.first == u.last && fieldLabel(text) > 0 {
			r.block(Paragraph, l)
			continue
		}
		last, _ := utf8.DecodeLastRune(trimClosers(text))
		first, n := utf8.DecodeRune(text)
		second, _ := utf8.DecodeRune(text[n:])
		fits := u.shape == shapeHead || u.shape == shapeAsk ||
			last == '!' && u.first == u.last && len(bytes.Fields(text)) <= maxHeadWords
		alone := i+1 == len(r.units) && (follows == classNone || follows == classStroke)
		if !fits || alone || unicode.IsLower(first) && !unicode.IsUpper(second) || r.runsOn(r.units, i) || sectionOf(text).announces() {
			r.begun = true
			return i
		}
		r.block(Title, l)
		return i + 1
	}
	return len(r.units)
}

// heads notes what a heading announces.
func (r *plainReader) heads(l line) {
	text := r.src[l.start:l.end]
	r.faq = bytes.Contains(text, []byte("FAQ")) || sectionOf(text) == sectionQuestions
	r.number = 0
}

// shape judges one pending line by itself.
func (r *plainReader) shape(pending int) shape {
	text := r.bytes(pending)
	bare := bytes.Trim(text, "*_ ")
	bold := len(text) > len(bare)+3 && text[0] == '*' && (text[len(text)-1] == '*' || text[len(text)-1] == ':')
	if fewLetters(bare) {
		return shapeScrap
	}
	if fieldLabel(bare) > 0 || isByline(bare) || isFigure(bare) || isDateLine(bare) || isNoHead(bare) {
		return shapeProse
	}
	capitals, words := countCapitals(bare)
	last, _ := utf8.DecodeLastRune(trimClosers(bare))
	first, _ := utf8.DecodeRune(trimOpeners(bare))
	if bold && words <= maxHeadPlain && (last == ':' || !endsSentence(bare)) {
		return shapeHead
	}
	switch last {
	case '?', '？', '؟':
		if words <= maxHeadWords && !unicode.IsLower(first) {
			return shapeAsk
		}
		return shapeProse
	case ':', '：':
		if words <= 4 && capitals == words && !unicode.IsLower(first) && !isStarter(string(bare)) {
			return shapeColon
		}
		return shapeProse
	case ',', ';', '-', '–', '—', '、', '，', '&', '+', '=', '/':
		return shapeProse
	}
	switch {
	case endsSentence(bare), words > maxHeadWords, words > maxHeadPlain && capitals*2 < words:
		return shapeProse
	case unicode.IsLower(first) && (words < 2 || capitals*10 < words*6):
		return shapeProse
	case holdsSentenceEnd(bare):
		return shapeProse
	}
	return shapeHead
}

// trimOpeners cuts quotes, brackets and emphasis off the beginning.
func trimOpeners(text []byte) []byte {
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch r {
		case '"', '\'', '(', '[', '*', '_', '“', '‘', '„', '«', '¿', '¡':
			text = text[n:]
		default:
			return text
		}
	}
	return text
}

// trimClosers cuts quotes, brackets and emphasis off the end.
func trimClosers(text []byte) []byte {
	for len(text) > 0 {
		r, n := utf8.DecodeLastRune(text)
		if !isCloser(r) && r != '*' && r != '_' {
			break
		}
		text = text[:len(text)-n]
	}
	return text
}

// endsSentence reports whether the text ends like a sentence.
func endsSentence(text []byte) bool {
	r, _ := utf8.DecodeLastRune(trimClosers(text))
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।':
		return true
	}
	return false
}

// holdsSentenceEnd reports whether a sentence ends inside the text.
func holdsSentenceEnd(text []byte) bool {
	for at := 0; ; {
		n := bytes.Index(text[at:], []byte(". "))
		if n < 0 {
			return false
		}
		at += n
		small := 0
		for small < 4 && small < at && 'a' <= text[at-1-small] && text[at-1-small] <= 'z' {
			small++
		}
		if small == 4 {
			return true
		}
		at += len(". ")
	}
}

// countCapitals counts the words, and those with a capital letter or a digit in
// front. Words of up to three letters in small print belong to any headline:
// they count as capitalized.
func countCapitals(text []byte) (capitals, words int) {
	for word := range bytes.FieldsSeq(text) {
		word = trimOpeners(word)
		r, n := utf8.DecodeRune(word)
		switch {
		case len(word) == 0, !unicode.IsLetter(r) && !unicode.IsDigit(r):
		case !unicode.IsLower(r) || words > 0 && len(word) <= 3*n:
			capitals++
			words++
		default:
			words++
		}
	}
	return capitals, words
}

// fewLetters reports whether the text has hardly a letter: three make a word,
// two where letters are words.
func fewLetters(text []byte) bool {
	n := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		at += size
		switch {
		case unspaced(r):
			n += 2
		case unicode.IsLetter(r):
			n++
		}
		if n >= 3 {
			return false
		}
	}
	return true
}

// isFigure reports whether the line gives a figure: "Serves: 4".
func isFigure(text []byte) bool {
	_, value, found := bytes.Cut(text, []byte(": "))
	return found && len(value) > 0 && '0' <= value[0] && value[0] <= '9'
}

// isNoHead names what short lines are besides headings: formulas, rows of
// figures, addresses of the web, copyright lines, whole quotations, remarks in
// brackets, crumbs of navigation.
func isNoHead(text []byte) bool {
	first, _ := utf8.DecodeRune(text)
	last, _ := utf8.DecodeLastRune(text)
	switch first {
	case '©', '@', '#', '<', '`', '.', '=', '|', '/', '\\', '$':
		return true
	case '[', '(':
		return isCloser(last)
	}
	if isOpener(first) && isCloser(last) {
		return true
	}
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < utf8.RuneSelf && !noHeadSigns[c] {
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		after := text[i+size:]
		alone := i > 0 && text[i-1] == ' ' && len(after) > 0 && after[0] == ' '
		switch r {
		case '=', '\t':
			return true
		case ':':
			if bytes.HasPrefix(after, []byte("//")) {
				return true
			}
		case '!':
			if bytes.HasPrefix(after, []byte("[")) {
				return true
			}
		case '\\':
			if bytes.HasPrefix(after, []byte("(")) {
				return true
			}
		case '|', '>', '›':
			if alone {
				return true
			}
		default:
			if unicode.Is(unicode.Sm, r) {
				return true
			}
		}
		i += size - 1
	}
	return false
}

// noHeadSigns are the signs in ASCII that may show a line to be no heading.
var noHeadSigns = [utf8.RuneSelf]bool{'=': true, '\t': true, ':': true, '!': true, '\\': true, '|': true, '>': true}

// isByline reports whether the line names the author: "By Ada Berg".
func isByline(text []byte) bool {
	word, rest, _ := bytes.Cut(text, []byte(" "))
	switch string(word) {
	case "By", "Von", "Par", "Por", "Door", "Di", "Av", "Af", "Przez":
	default:
		return false
	}
	n := 0
	for name := range bytes.FieldsSeq(rest) {
		r, _ := utf8.DecodeRune(name)
		if n++; n > 5 || !unicode.IsUpper(r) && string(name) != "and" && string(name) != "und" && string(name) != "et" && string(name) != "de" {
			return false
		}
	}
	return n >= 2
}

// isDateLine reports whether the line is a date and hardly a word beside.
func isDateLine(text []byte) bool {
	if !slices.ContainsFunc(text, isDigit) {
		return false
	}
	figures, words := 0, 0
	for word := range bytes.FieldsSeq(text) {
		if bytes.ContainsAny(word, "0123456789") {
			figures++
		} else if r, _ := utf8.DecodeRune(word); unicode.IsLetter(r) {
			words++
		}
		if figures+words > 6 {
			return false
		}
	}
	return figures >= 2 && words <= 1 || figures == 1 && words == 0
}

package figures

import (
	"math"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	mark tokenKind = iota
	word
	number
)

// token is a number, a word or a mark of a block.
type token struct {
	start, end int // in the block's text
	kind       tokenKind
	gap        bool // a blank stands before it
	capital    bool // a word that begins with a capital
	ends       bool // a mark that ends a sentence
	sign       rune // mark: '-' for hyphens, '~' for dashes, '"' for quotation marks, else as written
	entry           // word: what it means; number: value and unit

	// Of numbers:
	step    float64 // one in the last place that is given
	odd     bool    // part of a name, date, time, version, score: counts nothing
	vague   bool    // "about", "at least"
	spelled bool    // in words
	year    bool    // may be a year: four digits without a unit
	digits  int32
}

func (t *token) is(r role) bool { return t.kind == word && t.roles&r != 0 }

// counts reports whether the token is an exact whole number of things.
func (t *token) counts() bool {
	return t.kind == number && !t.odd && !t.vague && t.unit == nil && t.value == math.Trunc(t.value) && t.step >= 1
}

// amount reports whether the token is a quantity of any sort.
func (t *token) amount() bool { return t.kind == number && !t.odd }

// reader cuts a block into tokens.
type reader struct {
	text     string
	language string
	words    *vocabulary
	out      []token
}

// read cuts a text into tokens, with numbers put together from their digits,
// words, multipliers and units. It takes linear time. The tokens are put behind
// those of out, and returned without them.
func read(out []token, text, language string) []token {
	r := reader{text: text, language: language, words: vocabularyOf(language)}
	if n := len(text)/5 + 8; cap(out)-len(out) < n {
		out = make([]token, 0, max(n, 64))
	}
	r.out = out[len(out):]
	r.cut()
	r.compose()
	r.judge()
	return r.out
}

func (r *reader) cut() {
	gap := true
	text := r.text
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			if c == '\n' {
				r.out = append(r.out, token{start: i, end: i, ends: true, sign: '\n', gap: true})
			}
			gap = true
			i++
			continue
		case '0' <= c && c <= '9':
			t := r.digits(i)
			t.gap, gap = gap, false
			r.out = append(r.out, t)
			i = t.end
			continue
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			end := wordEnd(text, i+1)
			r.out = append(r.out, token{start: i, end: end, kind: word, gap: gap, capital: c < 'a', entry: r.words.look(text[i:end])})
			gap = false
			i = end
			continue
		}
		ch, size := rune(c), 1
		if c >= utf8.RuneSelf {
			ch, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case ch >= utf8.RuneSelf && unicode.IsSpace(ch):
			gap = true
			i += size
			continue
		case unicode.IsLetter(ch):
			end := wordEnd(text, i)
			t := token{start: i, end: end, kind: word, gap: gap, capital: unicode.IsUpper(ch), entry: r.words.look(text[i:end])}
			r.out = append(r.out, t)
			gap = false
			i = end
			continue
		}
		t := token{start: i, end: i + size, gap: gap, sign: plainSign(ch)}
		if ch == '.' || ch == '!' || ch == '?' || ch == ';' || ch == '…' {
			t.ends = endsSentence(text, i+size) && (ch != '.' || !r.abbreviates())
		}
		r.out = append(r.out, t)
		gap = false
		i += size
	}
}

// abbreviates reports whether the full stop behind the last token belongs to an
// initial or a title.
func (r *reader) abbreviates() bool {
	if len(r.out) == 0 || r.out[len(r.out)-1].kind != word {
		return false
	}
	last := r.out[len(r.out)-1]
	switch w := r.text[last.start:last.end]; w {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Sen", "Gov", "Prof", "Col", "Lt", "Rep", "Capt", "vs", "No", "Nr", "Mio", "Mrd", "ca", "approx":
		return true
	default:
		return len(w) == 1 && last.capital
	}
}

// endsSentence reports whether a mark before the offset may end a sentence:
// no small letter follows.
func endsSentence(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	for n := 0; at < len(text) && n < 4; n++ {
		ch, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(ch) || plainSign(ch) == '"' || ch == ')' || ch == '(':
			at += size
			continue
		case unicode.IsLower(ch) || unicode.IsDigit(ch) || ch == ',':
			return false
		}
		return n > 0
	}
	return true
}

func plainSign(ch rune) rune {
	switch ch {
	case '-', '‐', '‑':
		return '-'
	case '–', '—', '‒', '―':
		return '~'
	case '~':
		return '≈' // the tilde says "about"; its sign stands for dashes here
	case '"', '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’', '‚':
		return '\''
	}
	return ch
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9':
			i++
			continue
		case c < utf8.RuneSelf && c != '\'':
			return i
		}
		ch, size := utf8.DecodeRuneInString(text[i:])
		if ch == '\'' || ch == '’' {
			next, _ := utf8.DecodeRuneInString(text[i+size:])
			if !unicode.IsLetter(next) {
				return i
			}
		} else if !unicode.IsLetter(ch) && !unicode.IsMark(ch) && ch != '²' && ch != '³' {
			return i
		}
		i += size
	}
	return i
}

// digits reads a number in digits, with the marks of its language between
// thousands and before decimals.
func (r *reader) digits(from int) token {
	t := token{start: from, kind: number, step: 1}
	text := r.text
	i := from
	whole := r.run(&i, &t)
	t.digits = int32(min(i-from, math.MaxInt16)) //nolint:gosec // bounded
	comma := r.language != "en" && r.language != "" && r.language != "und"
	groups := 0
	for i < len(text) && i-from <= 30 {
		sep, size := utf8.DecodeRuneInString(text[i:])
		if !digitAt(text, i+size) {
			break
		}
		three := digitRun(text, i+size) == 3
		space := sep == '\u00a0' || sep == '\u202f' || sep == '\u2009' || sep == ' ' && (r.language == "fr" || r.language == "es")
		first := i - from
		thousand := groups > 0 || first <= 3 && text[from] != '0'
		switch {
		case space && three && thousand, sep == '\'' && three && thousand,
			sep == ',' && !comma && three && thousand, sep == '.' && comma && three && thousand:
			i += size
			whole = whole*1000 + r.run(&i, &t)
			groups++
			t.digits += 3
			continue
		case sep == '.' || sep == ',':
			i += size
			n := digitRun(text, i)
			fraction := r.run(&i, &t)
			t.step = math.Pow10(-n)
			whole += fraction * t.step
			// The other sign for decimals may be a list or another language.
			t.odd = t.odd || (sep == ',') != comma && (r.language != "es" || three)
			t.digits += int32(n) //nolint:gosec // at most 16
		}
		break
	}
	if i-from > 30 {
		t.odd = true
	}
	t.value, t.end = whole, i
	t.year = groups == 0 && t.digits == 4 && i == from+4 && whole >= 1000 && whole < 2200
	return t
}

func (r *reader) run(i *int, t *token) float64 {
	v, n := 0.0, 0
	for *i < len(r.text) && '0' <= r.text[*i] && r.text[*i] <= '9' {
		v = v*10 + float64(r.text[*i]-'0')
		*i++
		if n++; n > 15 {
			t.odd = true
			v = 0
		}
	}
	return v
}

func digitAt(text string, i int) bool { return i < len(text) && '0' <= text[i] && text[i] <= '9' }

// digitRun returns how many digits stand at i, at most 16.
func digitRun(text string, i int) int {
	n := 0
	for n < 16 && digitAt(text, i+n) {
		n++
	}
	return n
}

// round is the coarsest step that the number may have been rounded to: its
// zeros at the end count as unknown.
func (t *token) round() float64 {
	s := t.step
	if s < 1 || t.value == 0 {
		return s
	}
	for t.value >= s*10 && math.Mod(t.value, s*10) == 0 {
		s *= 10
	}
	return s
}

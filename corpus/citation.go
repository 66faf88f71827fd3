package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Citation is a place in the text that points to a source.
type Citation struct {
	Kind   CitationKind
	Block  int      // index in Article.Blocks
	Range  Range    // in the text; empty for a mark that readers see only as a link
	Source Span     // in the source
	Labels []string // numbers or the name of a note, ranges spelled out
	Author string   // CiteAuthorYear: the first author's family name, or the body
	Year   int      // CiteAuthorYear
	URL    string   // CiteLink
}

// CitationKind says how a citation points.
type CitationKind uint8

// The kinds of citations.
const (
	CiteNumber      CitationKind = iota // [3], [1, 4–6]
	CiteSuperscript                     // ², or a raised number in HTML
	CiteFootnote                        // [^1]
	CiteAuthorYear                      // (Marlow, 2021), Marlow (2021)
	CiteLink                            // "according to" with a link
)

// Citations are the places in the article's prose that point to a source, in
// reading order of their blocks. They are worked out once and must not be
// changed.
func (a *Article) Citations() []Citation { return a.cites.of(a, citationsOf) }

var citing = KindsOf(Paragraph, ListItem, TableCell, Quote, Caption, Heading)

func citationsOf(a *Article) []Citation {
	var c citationReader
	c.a = a
	code, link := 0, 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !citing.Has(b.Kind) {
			continue
		}
		for code < len(a.Code) && a.Code[code].End <= b.Text.Start {
			code++
		}
		c.block, c.base, c.text, c.code = i, b.Text.Start, a.In(b.Text), a.Code[code:]
		c.brackets()
		c.superscripts()
		for link < len(a.Links) && a.Links[link].Text.Start < b.Text.Start {
			link++
		}
		for ; link < len(a.Links) && a.Links[link].Text.Start < b.Text.End; link++ {
			c.link(&a.Links[link])
		}
		if a.Format == Markdown {
			c.footnotes(b)
		}
	}
	return c.out
}

type citationReader struct {
	a     *Article
	block int
	base  int
	text  string
	code  []Range
	out   []Citation
}

func (c *citationReader) add(kind CitationKind, start, end int) *Citation {
	r := Range{c.base + start, c.base + end}
	for len(c.code) > 0 && c.code[0].End <= r.Start {
		c.code = c.code[1:]
	}
	if len(c.code) > 0 && c.code[0].Overlaps(r) {
		return &Citation{} // code, which nobody keeps
	}
	c.out = append(c.out, Citation{Kind: kind, Block: c.block, Range: r, Source: c.a.Text.Span(r)})
	return &c.out[len(c.out)-1]
}

// maxCite is the length in bytes above which brackets hold no citation.
const maxCite = 200

func (c *citationReader) brackets() {
	square, round := strings.IndexByte(c.text, '['), strings.IndexByte(c.text, '(')
	next := func(sign byte, at, from int) int {
		if at < 0 || at >= from {
			return at
		}
		if i := strings.IndexByte(c.text[from:], sign); i >= 0 {
			return from + i
		}
		return -1
	}
	for at := 0; ; {
		square, round = next('[', square, at), next('(', round, at)
		open := square
		if open < 0 || round >= 0 && round < open {
			open = round
		}
		if open < 0 {
			return
		}
		at = open + 1
		shut := ")"
		if c.text[open] == '[' {
			shut = "]"
		}
		end := strings.Index(c.text[at:min(len(c.text), at+maxCite)], shut)
		if end < 0 {
			continue
		}
		inside := c.text[at : at+end]
		if strings.IndexByte(inside, c.text[open]) >= 0 {
			continue // the inner ones are read
		}
		if c.text[open] == '[' {
			if name, ok := strings.CutPrefix(inside, "^"); ok && name != "" && !strings.ContainsAny(name, " [") {
				c.add(CiteFootnote, open, at+end+1).Labels = []string{name}
				continue
			}
			if labels := numbers(inside); labels != nil {
				c.add(CiteNumber, open, at+end+1).Labels = labels
				continue
			}
		}
		c.authorYear(open, at, at+end)
	}
}

// numbers reads "3", "1, 4–6"; nil where it is anything else.
func numbers(s string) []string {
	if s == "" || len(s) > 60 || !isDigit(s[0]) {
		return nil
	}
	var out []string
	for item := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		from, to, span := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(item, "–", "-"), "—", "-"), "-")
		first, err := strconv.Atoi(from)
		if err != nil || first < 1 || len(from) > 3 {
			return nil
		}
		last := first
		if span {
			if last, err = strconv.Atoi(to); err != nil || last <= first || last-first > 50 {
				return nil
			}
		}
		for n := first; n <= last; n++ {
			out = append(out, strconv.Itoa(n))
		}
	}
	return out
}

// authorYear reads what stands between two brackets.
func (c *citationReader) authorYear(open, start, end int) {
	inside := c.text[start:end]
	if !strings.ContainsAny(inside, "12") {
		return
	}
	for part := start; part < end; {
		stop := end
		if i := strings.IndexByte(c.text[part:end], ';'); i >= 0 {
			stop = part + i
		}
		c.one(open, part, stop, end)
		part = stop + 1
	}
}

// one reads one of the works that stand between two brackets.
func (c *citationReader) one(open, start, stop, end int) {
	text := c.text[start:stop]
	year := -1
	for at := 0; at+4 <= len(text); at++ {
		if !isDigit(text[at]) {
			continue
		}
		n := at
		for n < len(text) && isDigit(text[n]) {
			n++
		}
		if n-at == 4 && looksYear(text[at:n]) && (n == len(text) || text[n] == ',' || text[n] == ' ' || text[n] == ':' || n+1 == len(text) && text[n] >= 'a' && text[n] <= 'f') {
			year = at
			break
		}
		at = n
	}
	if year < 0 {
		return
	}
	lead := strings.TrimSpace(text[:year])
	if lead == "" { // Marlow (2021)
		if start != open+1 {
			return
		}
		if year+6 < len(text) && text[year+4] != ',' && text[year+4] != ':' {
			return
		}
		before := strings.TrimRight(c.text[max(0, open-120):open], " ")
		if open == 0 || len(before) == 0 {
			return
		}
		if name, at := nameBefore(before); name != "" {
			shift := max(0, open-120)
			k := c.add(CiteAuthorYear, shift+at, end+1)
			k.Author, k.Year = name, atoi(text[year:year+4])
		}
		return
	}
	if !strings.HasSuffix(lead, ",") && !strings.HasSuffix(lead, ".") && strings.ContainsAny(lead, ",") && !strings.Contains(lead, "&") && !strings.Contains(lead, " and ") {
		return
	}
	for _, w := range []string{"see also ", "see ", "e.g., ", "e.g. ", "cf. ", "vgl. ", "siehe ", "voir ", "véase ", "cfr. ", "zie ", "zob. ", "см. ", "див. "} {
		if len(lead) > len(w) && strings.EqualFold(lead[:len(w)], w) {
			lead = lead[len(w):]
		}
	}
	name := strings.Trim(lead, " ,.")
	for _, cut := range []string{" et al", " & ", " and ", " und ", " u. a", " et ", " y ", ", "} {
		if i := strings.Index(name, cut); i > 0 {
			name = name[:i]
		}
	}
	name = strings.Trim(name, " ,.")
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 8 || !unicode.IsUpper(firstRune(name)) {
		return
	}
	if _, month := dateWords().months[strings.ToLower(strings.TrimRight(words[0], "."))]; month {
		return
	}
	for _, w := range words {
		if !unicode.IsUpper(firstRune(w)) && !particle[w] && w != "of" && w != "for" && w != "the" || strings.ContainsAny(w, "0123456789") {
			return
		}
	}
	start = stop - len(strings.TrimLeft(text, " "))
	k := c.add(CiteAuthorYear, start, start+len(strings.TrimSpace(text)))
	k.Author, k.Year = name, atoi(text[year:year+4])
}

// nameBefore returns the family name that ends the text, the first of several.
func nameBefore(text string) (string, int) {
	end := len(text)
	for _, tail := range []string{" et al.", " et al", " u. a.", " and colleagues"} {
		if strings.HasSuffix(text, tail) {
			end -= len(tail)
			break
		}
	}
	at := strings.LastIndexByte(text[:end], ' ') + 1
	name := text[at:end]
	for _, join := range []string{" and", " &", " und", " et", " y"} {
		if before, ok := strings.CutSuffix(strings.TrimRight(text[:at], " "), join); ok {
			first := strings.LastIndexByte(before, ' ') + 1
			if r := firstRune(before[first:]); unicode.IsUpper(r) && !strings.ContainsAny(before[first:], "()[].,;:") {
				at, name = first, before[first:]
			}
			break
		}
	}
	r, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(r) || strings.ContainsAny(name, "()[]\"“”.,;:") || len(name) < 3 {
		return "", 0
	}
	return strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"), at
}

// superscripts finds raised digits behind a word or a stop.
func (c *citationReader) superscripts() {
	if !strings.Contains(c.text, "\u00b9") && !strings.Contains(c.text, "\u00b2") && !strings.Contains(c.text, "\u00b3") && !strings.Contains(c.text, "\xe2\x81") {
		return
	}
	for at := 0; at < len(c.text); {
		i := strings.IndexAny(c.text[at:], "¹²³⁴⁵⁶⁷⁸⁹")
		if i < 0 {
			return
		}
		start := at + i
		end := start
		var digits []byte
		for end < len(c.text) {
			r, n := utf8.DecodeRuneInString(c.text[end:])
			if !strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
				break
			}
			digits = append(digits, '0'+raised(r))
			end += n
		}
		at = end
		before, _ := utf8.DecodeLastRuneInString(c.text[:start])
		// m², E = mc²: a short word is a unit or a letter of a formula.
		word := c.text[max(0, start-64):start]
		word = word[strings.LastIndexAny(word, " \n")+1:]
		if strings.ContainsRune(".,;:!?”\"’)»", before) || unicode.IsLetter(before) && utf8.RuneCountInString(word) > 4 {
			if len(digits) <= 3 {
				c.add(CiteSuperscript, start, end).Labels = []string{string(digits)}
			}
		}
	}
}

// raised is the value of a raised digit.
func raised(r rune) byte {
	switch r {
	case '¹':
		return 1
	case '²':
		return 2
	case '³':
		return 3
	case '⁰':
		return 0
	}
	return byte(r - '⁴' + 4)
}

// link reads a number that leads to a note, and an address behind "according to".
func (c *citationReader) link(l *Link) {
	if l.Image {
		return
	}
	start, end := l.Text.Start-c.base, l.Text.End-c.base
	if end > len(c.text) || start > end {
		return
	}
	words := strings.Trim(c.text[start:end], "[]() ")
	if strings.Contains(l.URL, "#") {
		if words != "" && len(words) <= 3 && allDigits([]byte(words)) && !strings.HasPrefix(c.text[start:end], "[") {
			c.add(CiteSuperscript, start, end).Labels = []string{words}
		}
		return
	}
	if strings.Contains(l.URL, "://") {
		c.add(CiteLink, start, end).URL = l.URL
	}
}

// footnotes finds the marks of notes, which are no part of the text.
func (c *citationReader) footnotes(b *Block) {
	raw := c.a.Raw(b.Source)
	for at := 0; at < len(raw); {
		i := strings.Index(raw[at:], "[^")
		if i < 0 {
			return
		}
		open := at + i
		at = open + 2
		end := strings.IndexByte(raw[at:min(len(raw), at+maxLabel)], ']')
		if end <= 0 || strings.ContainsAny(raw[at:at+end], " \n[") {
			continue
		}
		label := raw[at : at+end]
		at += end + 1
		span := Span{b.Source.Start + open, b.Source.Start + at}
		r := c.a.textAt(b, span.Start)
		// A mark that the text shows was read with the other brackets.
		if c.a.Text.Span(Range{r, min(r+1, b.Text.End)}).Start == span.Start && r < b.Text.End {
			continue
		}
		c.out = append(c.out, Citation{Kind: CiteFootnote, Block: c.block, Source: span, Labels: []string{label}})
	}
}

package corpus

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/bodies.tsv
var bodyData string

// bodyWords are words, in lower case, that a name of an institution holds and
// a person's does not.
var bodyWords = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool, 256)
	for line := range strings.Lines(bodyData) {
		if line[0] != '#' {
			for w := range strings.FieldsSeq(line) {
				words[w] = true
			}
		}
	}
	return words
})

// IsBody reports whether the name holds a word that only institutions have in
// theirs.
func IsBody(name string) bool {
	for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if bodyWords()[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// author sets the authors from a part of the entry.
func (p *entryParser) author(start, end int) {
	r := p.trim(start, end)
	for _, tail := range []string{"(Eds.)", "(Ed.)", "(eds.)", "(ed.)", "(Hrsg.)", "(dir.)", "(ed. by)", "eds.", "ed."} {
		if s, ok := strings.CutSuffix(p.text[r.Start:r.End], tail); ok {
			r = p.trim(r.Start, r.Start+len(s))
		}
	}
	if r.Len() == 0 || r.Len() > 400 || !strings.ContainsFunc(p.text[r.Start:r.End], unicode.IsLetter) {
		return
	}
	p.out.Author = p.place(r)
	p.split(r)
}

// nameJoints stand between two authors.
var nameJoints = [...]string{" & ", " and ", " und ", " et ", " y ", " e ", " i ", " и ", " та ", " en ", "; ", "/", ", & ", ", and "}

// split tells the authors apart.
func (p *entryParser) split(r Range) {
	text := p.text[r.Start:r.End]
	if !p.personal(text) {
		p.out.Authors = append(p.out.Authors, Author{p.place(r), text, true})
		return
	}
	for at := 0; at <= len(text); {
		end, next := len(text), len(text)+1
		for _, j := range nameJoints {
			if i := strings.Index(text[at:], j); i >= 0 && at+i < end {
				end, next = at+i, at+i+len(j)
			}
		}
		p.names(r.Start+at, r.Start+end)
		at = next
	}
}

// names reads names between commas: "Smith, J., Brown, K.", "Smith J, Brown K",
// "Smith, John", "John Smith, Kay Brown".
func (p *entryParser) names(start, end int) {
	var items []Range
	for at := start; at < end; {
		i := strings.IndexByte(p.text[at:end], ',')
		stop := end
		if i >= 0 {
			stop = at + i
		}
		if item := p.trim(at, stop); item.Len() > 0 {
			items = append(items, item)
		}
		at = stop + 1
	}
	for k := 0; k < len(items); k++ {
		text := strings.TrimSuffix(strings.TrimSuffix(p.text[items[k].Start:items[k].End], "."), " et al")
		if text == "et al" || text == "al" || text == "" || text == "others" {
			continue
		}
		r := items[k]
		r.End = r.Start + len(text)
		family := text
		words := strings.Fields(text)
		last := words[len(words)-1]
		switch {
		case k+1 < len(items) && (initials(p.text[items[k+1].Start:items[k+1].End]) || len(items) == 2 && !strings.Contains(text, ".") && len(words) <= 3 && !initials(last)):
			k++
			r.End = items[k].End
		case len(words) > 1 && initials(last) && !initials(words[0]): // Smith JA
			family = strings.Join(words[:len(words)-1], " ")
		case len(words) > 1:
			family = last
		}
		p.out.Authors = append(p.out.Authors, Author{p.place(r), family, false})
	}
}

// initials reports whether the text is nothing but initials: "J.", "J. K.", "JK", "J.-P.".
func initials(text string) bool {
	letters := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '.' || r == '-' || r == '\u00A0' }) {
		n := utf8.RuneCountInString(w)
		if n > 3 || n > 1 && strings.Contains(text, ".") && !strings.EqualFold(w, "jr") && n > 2 || strings.ToUpper(w) != w || !unicode.IsLetter(firstRune(w)) {
			return false
		}
		letters += n
	}
	return letters > 0 && letters <= 5
}

// personal reports whether the authors are persons.
func (p *entryParser) personal(text string) bool {
	if IsBody(text) {
		return false
	}
	for w := range strings.FieldsSeq(text) {
		w = strings.Trim(w, ",;&")
		if initials(w) && (strings.HasSuffix(w, ".") || utf8.RuneCountInString(w) <= 3 && len(text) > len(w)+1 && strings.HasSuffix(strings.TrimRight(text, ".,"), w)) {
			if strings.Contains(w, ".") || strings.Contains(text, ",") || len(strings.Fields(text)) == 2 {
				return true
			}
		}
	}
	if strings.Contains(text, "et al") {
		return true
	}
	// "Marlow, Tess", "Tess Marlow", "Tess Marlow and Kay Brown"
	count := 0
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '&' || r == '/' }) {
		for w := range strings.FieldsSeq(part) {
			r := firstRune(w)
			if !unicode.IsUpper(r) && !particle[w] {
				return false
			}
			count++
		}
	}
	return count > 1 && (strings.ContainsAny(text, ",&/;") || count <= 3)
}

// particle are lower-case words inside personal names and between them.
var particle = map[string]bool{
	"de": true, "da": true, "di": true, "do": true, "du": true, "la": true, "le": true, "van": true, "von": true, "der": true, "den": true,
	"ten": true, "ter": true, "zu": true, "al": true, "el": true, "bin": true, "ibn": true, "y": true, "e": true, "and": true, "und": true, "et": true,
	"dos": true, "das": true, "del": true, "della": true, "af": true, "i": true, "en": true, "и": true, "та": true, "others": true,
}

// nameLike reports whether a part is a personal name in its natural order, two
// to four words, or that of a body.
func (p *entryParser) nameLike(start, end int) bool {
	r := p.trim(start, end)
	text := p.text[r.Start:r.End]
	if strings.ContainsAny(text, "0123456789:?!\"“") {
		return false
	}
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		if !unicode.IsUpper(firstRune(w)) && !particle[w] {
			return false
		}
	}
	return true
}

// authorsLike reports whether a part has the shape of authors.
func (p *entryParser) authorsLike(start, end int) bool {
	r := p.trim(start, end)
	text := p.text[r.Start:r.End]
	if text == "" || len(text) > 400 || strings.ContainsAny(text, "0123456789:?!\"“”") {
		return false
	}
	capital := 0
	words := strings.Fields(text)
	for _, w := range words {
		bare := strings.Trim(w, ",;&().")
		switch {
		case bare == "" || particle[bare]:
		case unicode.IsUpper(firstRune(bare)):
			capital++
		case bare == "of" || bare == "for" || bare == "the" || bare == "on" || bare == "des" || bare == "für" || bare == "pour" || bare == "per" || bare == "para" || bare == "voor" || bare == "in":
			if !IsBody(text) {
				return false
			}
		default:
			if !IsBody(text) || len(words) > 8 || !unicode.IsUpper(firstRune(text)) {
				return false
			}
		}
	}
	if capital == 0 {
		return false
	}
	if IsBody(text) {
		return len(words) <= 14
	}
	if strings.Contains(text, "et al") {
		return true
	}
	// Initials, or a family name before a comma and one or two more words.
	for part := range strings.FieldsFuncSeq(strings.NewReplacer(" and ", ";", " & ", ";", " und ", ";").Replace(text), func(r rune) bool { return r == ';' || r == ',' }) {
		fields := strings.Fields(part)
		if len(fields) == 0 {
			continue
		}
		if last := fields[len(fields)-1]; initials(last) || strings.HasSuffix(fields[0], ".") && initials(fields[0]) {
			return true
		}
	}
	family, given, ok := strings.Cut(text, ", ")
	if ok {
		given, _, _ = strings.Cut(given, ",")
		return len(strings.Fields(family)) <= 3 && len(strings.Fields(strings.NewReplacer(" and ", " ", " & ", " ").Replace(given))) <= 6
	}
	return len(words) == 1 && utf8.RuneCountInString(text) <= 6 && strings.ToUpper(text) == text
}

package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
	"github.com/copydesk/copydesk/rules/typography"
)

var missingSpace = rules.Rule{
	ID:    "spelling/missing-space",
	Title: "No space after a punctuation mark",
	Doc: `A program that replaces words one by one loses the spaces beside them, and neither a chatbot nor a
spelling checker puts them back. Several in one article show that it was rewritten by machine.

Flagged are a comma or semicolon between words, a full stop, question or exclamation mark before a capitalised
word, a colon before one, a closing bracket or quotation mark in front of a word, and an abbreviation such as U.S. that
runs into the next word.
Three words and more between commas with no space in all of it are a hint: they may be a list of keys or options.
Left alone are addresses, domains, file names, code, versions, numbers, times, initials, abbreviations, lists of single
letters, and scripts that write no spaces.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Damage:     true,
	Gates:      rules.InCode,
	Examples:   missingSpaceExamples,
	Check:      checkMissingSpace,
}

func checkMissingSpace(p *rules.Pass) {
	a := p.Article
	text := a.Text.String()
	j := gapJudge{language: a.Language(), code: isTechnical(a), manual: p.Technical}
	for _, m := range typography.Marks(p) {
		next := m.At + utf8.RuneLen(m.Sign)
		if next >= len(text) || !mayStartWord(text[next]) || !spaced(m.Sign) {
			continue
		}
		block := a.Blocks[m.Block].Text
		from, to, weight := j.judge(text, block, m)
		if weight == 0 {
			continue
		}
		if j.technical() && (m.Sign == '.' || j.manual() && (m.Sign == ',' || m.Sign == ';') || m.Sign == ',' && from > 0 && text[from-1] == '(') {
			// errors.As, slog.Handler, (key,value): beside code these are names
			// and lists of arguments, and nothing tells them from slips.
			weight = rules.Hint
		}
		f := rules.Finding{
			Range:    corpus.Range{Start: from, End: to},
			Message:  "there is no space behind the " + signNames[m.Sign],
			Severity: weight,
		}
		if weight < rules.Error {
			f.Confidence = rules.Likely
			if !j.technical() || m.Sign == '.' {
				f.Confirmed = rules.Error // beside code, lists may be code as well
			}
		}
		if e, ok := p.Replace(corpus.Range{Start: m.At, End: next}, string(m.Sign)+" "); ok && weight == rules.Error {
			f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: "put a space", Edits: []rules.Edit{e}}}
		}
		p.Report(f)
	}
}

var signNames = map[rune]string{
	',': "comma", ';': "semicolon", ':': "colon", '.': "full stop", '!': "exclamation mark", '?': "question mark",
	')': "bracket", '”': "quotation mark", '»': "quotation mark",
}

// mayStartWord is a cheap first look at what stands behind a mark.
func mayStartWord(c byte) bool {
	return c >= 0x80 || 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// isTechnical reports whether an article shows code: there a full stop between
// two capitalised words is most often a name.
func isTechnical(a *corpus.Article) bool {
	if len(a.Code) > 0 {
		return true
	}
	for i := range a.Blocks {
		if a.Blocks[i].Kind == corpus.Code {
			return true
		}
	}
	return false
}

// gapJudge tells a lost space from a mark that needs none.
type gapJudge struct {
	language string
	code     bool        // the article shows code
	manual   func() bool // whether it reads like one; asked only where that matters
}

func (j *gapJudge) technical() bool { return j.code || j.manual() }

// spaced reports whether a mark has a space behind it.
func spaced(sign rune) bool {
	switch sign {
	case ',', ';', '.', '!', '?', ':', ')', '”':
		return true
	}
	return false
}

// judge weighs a mark with a letter or digit behind it: it returns the words
// to both sides of it and the severity of what is missing, 0 where nothing is.
func (j *gapJudge) judge(text string, block corpus.Range, m typography.Mark) (from, to int, weight rules.Severity) {
	next := m.At + utf8.RuneLen(m.Sign)
	from, to = wordBefore(text, block.Start, m.At), wordBehind(text, next, block.End)
	before, after := text[from:m.At], text[next:to]
	if after == "" || !spacedScript(after) || before != "" && !spacedScript(before) {
		return 0, 0, 0
	}
	none := func() (int, int, rules.Severity) { return 0, 0, 0 }
	switch m.Sign {
	case ',', ';':
		weight = j.list(text, block, m, before, after)
	case '.':
		var start int
		if start, weight = j.stop(text, block, m.At, before, after, to); weight > 0 {
			from = start
		}
	case '!', '?':
		if len(before) > 1 && isLowerWord(before) && isCapitalWord(after) {
			weight = rules.Error
		}
	case ':':
		if utf8.RuneCountInString(before) > 2 && isLowerWord(before) && isCapitalWord(after) && lexicon.IsCommon(j.language, after) &&
			!strings.HasPrefix(after, "Inn") && !j.technical() {
			weight = rules.Warning
		}
	case ')':
		if afterBracket(text, block.Start, m.At, after) {
			weight = rules.Error
			from = m.At
		}
	case '”':
		if j.language == "en" && len(after) > 1 && isWordly(after) && wordBefore(text, block.Start, m.At) != m.At {
			weight = rules.Error
		}
	}
	if weight == 0 || inCodeLike(text, block, m.At) {
		return none()
	}
	return from, to, weight
}

// list judges a comma or semicolon.
func (j *gapJudge) list(text string, block corpus.Range, m typography.Mark, before, after string) rules.Severity {
	last, _ := utf8.DecodeLastRuneInString(text[block.Start:m.At])
	digits := after[0] >= '0' && after[0] <= '9'
	switch {
	case m.Sign == ';' && entity(text[block.Start:m.At]):
		return 0
	case before == "":
		// Behind a bracket, a quotation mark, a sign for percent or a full stop.
		if !strings.ContainsRune(")]”’%", last) && (last != '.' || !abbreviated(text[block.Start:m.At])) {
			return 0
		}
		if digits {
			if last == ')' && !innerBracket(text, block.Start, m.At) {
				return rules.Error
			}
			return 0
		}
		if !longEnough(after) {
			return 0
		}
		return rules.Error
	case digits:
		// "Monday,14 people" but not "H2,3" or "pp,12".
		if utf8.RuneCountInString(before) > 3 && isWordly(before) && allDigits(after) {
			return rules.Error
		}
		return 0
	case !isWordly(after) || !longEnough(after):
		return 0
	case allDigits(before):
		// "in 2019,the": a number, and a word in small letters behind it.
		if len(before) > 1 && isLowerWord(after) && utf8.RuneCountInString(after) > 2 {
			return rules.Error
		}
		return 0
	case !isWordly(before), before == after: // "nil,nil"
		return 0
	case record(text, block, m.At), scope(text, block, m.At):
		return 0
	case utf8.RuneCountInString(before) < 2, m.Sign == ';' && len(before) == 2 && len(after) == 2: // TL;DR
		return 0
	case m.Sign == ',' && (keys(text, block, m.At) || j.symbols(before, after)):
		return rules.Hint
	case m.Sign == ';' && isCapitalWord(before) && isCapitalWord(after):
		return rules.Hint // the title of a work may be written so
	}
	return rules.Error
}

// stop judges a full stop, and returns where the words before it start.
func (j *gapJudge) stop(text string, block corpus.Range, at int, before, after string, to int) (int, rules.Severity) {
	from := at - len(before)
	if start, ok := dotted(text, block.Start, at); ok && len(after) > 1 {
		if isLowerWord(after) || isCapitalWord(after) && utf8.RuneCountInString(after) > 2 {
			return start, rules.Error
		}
		return 0, 0
	}
	if !isCapitalWord(after) && after != "I" && after != "A" {
		return 0, 0
	}
	if to < block.End && (text[to] == '(' || text[to] == '.' && to+1 < block.End && text[to+1] > ' ') {
		return 0, 0
	}
	function := lexicon.IsFunction(j.language, after)
	if !function && (len(after) == 1 || isSuffix(after)) {
		return 0, 0
	}
	last, _ := utf8.DecodeLastRuneInString(text[block.Start:at])
	switch {
	case before == "":
		if last == ')' && qualified(text[block.Start:at]) {
			return 0, 0
		}
		if last == ']' && indexed(text[block.Start:at]) {
			return 0, 0
		}
		if strings.ContainsRune(")]”’%", last) {
			return at, rules.Error
		}
		return 0, 0
	case from > block.Start && strings.IndexByte("./@#$&~-", text[from-1]) >= 0:
		// Part of something longer, "e.g.The" or "v-2.The".
		if text[from-1] != '-' || !isLowerWord(before) {
			return 0, 0
		}
		fallthrough
	case isLowerWord(before):
		least := 5
		if j.language == "en" {
			least = 3
		}
		known := function || lexicon.IsCommon(j.language, after) || lexicon.Names().Known(after)
		switch n := utf8.RuneCountInString(before); {
		case j.language == "en" && isShortForm(before):
			return 0, 0
		case n < 4 && j.language == "en" && !function && !lexicon.IsCommon("en", before):
			return 0, 0 // a module: "ttk.Notebook"
		case n >= least && (known || !j.technical() && n > 3):
			return from, rules.Error
		case function && n > 1 && j.language == "en" && lexicon.IsCommon("en", before):
			return from, rules.Error
		}
	case allDigits(before):
		if len(before) > 2 && function {
			return from, rules.Error
		}
	case isCapitalWord(before), isUpperWord(before):
		common := lexicon.IsCommon(j.language, after) || lexicon.IsCommon(j.language, strings.TrimSuffix(after, "s"))
		if utf8.RuneCountInString(before) > 3 && (function && !j.technical() || common && !j.technical() && (lexicon.IsCommon(j.language, before) || lexicon.Names().Known(before))) {
			return from, rules.Error
		}
	}
	return 0, 0
}

// dottedForms are abbreviations that stand in front of a noun, and that nobody
// has for initials.
var dottedForms = []string{"U.S.", "U.K.", "U.N.", "E.U.", "U.A.E.", "a.m.", "p.m.", "D.C.", "U.S.A."}

// dotted reports whether a full stop ends such an abbreviation, and where it
// starts.
func dotted(text string, start, at int) (int, bool) {
	for _, d := range dottedForms {
		from := at + 1 - len(d)
		if from < start || text[from:at+1] != d {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(text[start:from]); from == start || !unicode.IsLetter(r) && r != '.' {
			return from, true
		}
	}
	return 0, false
}

// suffixes are what stands behind the full stop of domains and file names.
const suffixes = " com org net edu gov mil int info biz io ai app dev co uk de fr eu us ca au nz jp cn ru ua pl es nl pt br ch " +
	"se fi dk ie cz gr tr kr tv fm gg ly pdf doc docx xls xlsx ppt pptx txt md html htm js ts jsx tsx css php py rb rs java jar exe dll zip " +
	"gz png jpg jpeg gif svg webp mp3 mp4 csv json xml yml yaml toml sh bat log cfg ini asp aspx vue "

func isSuffix(word string) bool {
	return len(word) <= 5 && strings.Contains(suffixes, " "+strings.ToLower(word)+" ")
}

const shortForms = " vs ca cf al etc no nos ed eds vol vols pp op approx est dept inc corp ltd bros fig figs eq sec ch max min std incl excl tel ext "

func isShortForm(word string) bool { return strings.Contains(shortForms, " "+word+" ") }

// afterBracket reports whether a bracket that closes at an offset should have
// a space behind it: not in "(re)think", "person(s)of" or "f(x)dx".
func afterBracket(text string, start, at int, after string) bool {
	open := strings.LastIndexByte(text[max(start, at-wordSize):at], '(')
	if open < 0 || !isLowerWord(after) && !isCapitalWord(after) || len(after) < 2 {
		return false
	}
	open += max(start, at-wordSize)
	inside := text[open+1 : at]
	if open > start && text[open-1] > ' ' {
		return false
	}
	return strings.IndexByte(inside, ' ') > 0 || len(inside) > 2 && isUpperWord(inside)
}

// innerBracket reports whether the bracket that closes before an offset was
// opened inside a word, as brackets of formulas and code are.
func innerBracket(text string, start, at int) bool {
	open := strings.LastIndexByte(text[max(start, at-wordSize):at], '(')
	if open < 0 {
		return true
	}
	open += max(start, at-wordSize)
	return open > start && text[open-1] > ' ' || !hasLetters(text[open+1:at-1], 2)
}

// abbreviated reports whether a text that ends in a full stop ends in an
// abbreviation, as in "etc.,and" or "U.S.,which".
func abbreviated(text string) bool {
	text = text[:len(text)-1]
	r, size := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-size])
	return unicode.IsLetter(r) && (unicode.IsLetter(before) || before == '.')
}

// longEnough reports whether a word is more than an initial.
func longEnough(word string) bool {
	return utf8.RuneCountInString(word) > 1 || word == "a" || word == "I"
}

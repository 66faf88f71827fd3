package spelling

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/typography"
)

var extraSpace = rules.Rule{
	ID:    "spelling/extra-space",
	Title: "A space before a punctuation mark",
	Doc: `Programs that put words into a text, or take markup out of it, leave spaces before commas and full
stops. No style guide has them there.

Flagged is a space between a word and a comma, full stop, semicolon, colon, question or exclamation mark, and before a
closing or behind an opening bracket. A space before a sign for percent in an English text that elsewhere has none is a
hint.
Left alone are the marks that a language sets off: in French all but commas and full stops. So are ellipses, emoticons,
domains such as .gov, tables, values of settings ("glyph = bee : yellow"), and marks that stand behind markup. A colon,
semicolon, question or exclamation mark is a hint where the writer sets most of them off, and in texts that show code,
where it may be an operator; so are a comma and a full stop in a manual, and a full stop behind a short line in lower
case there, which may be a command ("git add .").`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Languages:  []string{"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk"},
	Reads:      rules.Prose &^ corpus.KindsOf(corpus.TableCell),
	Damage:     true,
	Gates:      rules.InCode,
	Examples:   extraSpaceExamples,
	Check:      checkExtraSpace,
}

// closed are the marks that stand close to the word before them, by language.
var closed = map[string]string{"fr": ",.", "": ",.;:!?"}

func checkExtraSpace(p *rules.Pass) {
	a := p.Article
	text := a.Text.String()
	marks, ok := closed[a.Language()]
	if !ok {
		marks = closed[""]
	}
	percents := 0 // close to their numbers
	// What an article is like matters only where a space is one too many.
	habit, code := sync.OnceValue(func() string { return setOff(p) }), sync.OnceValue(p.ShowsCode)
	var apart []corpus.Range
	for _, m := range typography.Marks(p) {
		block := a.Blocks[m.Block].Text
		if m.At <= block.Start || !p.Rule.Reads.Has(a.Blocks[m.Block].Kind) {
			continue
		}
		if m.Sign == '%' && 'a' > text[m.At-1] && text[m.At-1] >= '0' {
			percents++
			continue
		}
		if text[m.At-1] != ' ' {
			continue
		}
		gap := m.At - 1
		for gap > block.Start && text[gap-1] == ' ' {
			gap--
		}
		from := wordBefore(text, block.Start, gap)
		if from == gap {
			// Behind a bracket or a quotation mark.
			from -= closer(text[block.Start:gap])
		}
		r := corpus.Range{Start: from, End: m.At + utf8.RuneLen(m.Sign)}
		if from == gap || !a.Text.Verbatim(r) {
			continue
		}
		switch {
		case m.Sign == '%':
			if a.Language() == "en" && isDigit(text[gap-1]) {
				apart = append(apart, r)
			}
			continue
		case m.Sign == ')':
			if !paired(text, block, gap) {
				continue
			}
		case !strings.ContainsRune(marks, m.Sign) || !ends(text, block, r.End) || inCodeLike(text, block, gap-1):
			continue
		case m.At-gap > 2, m.Sign == ':' && m.At-gap > 1, option(text, block.Start, from, gap) && p.Technical():
			continue // signs set one below the other; "add -u ." means the folder
		case !wordEnds(text[from:gap], m.Sign), named(text[block.Start:from]), spokenOf(text, block, r.End, m.Sign), m.Sign == ':' && labels(a.Blocks[m.Block].Kind, text[block.Start:gap]):
			continue
		case m.Sign == ':' && strings.Contains(text[max(block.Start, gap-wordSize):gap], " = "), m.Sign == ':' && strings.Contains(text[max(block.Start, gap-wordSize):gap], "+= "):
			continue // a value of a setting
		}
		f := rules.Finding{Range: r, Message: "there is a space before the " + signNames[m.Sign], Confirmed: rules.Error}
		if strings.ContainsRune(lofty, m.Sign) && (code() || strings.ContainsRune(habit(), m.Sign)) || m.Sign == ',' && p.Technical() ||
			m.Sign == '.' && (p.Technical() || code() && command(text[block.Start:m.At])) {
			f.Severity, f.Confidence, f.Confirmed = rules.Hint, rules.Unsure, 0
		}
		if e, ok := p.Replace(corpus.Range{Start: gap, End: m.At}, ""); ok {
			f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: "close it up", Edits: []rules.Edit{e}}}
		}
		p.Report(f)
	}
	if percents < len(apart) {
		return
	}
	for _, r := range apart {
		p.Report(rules.Finding{
			Range: r, Severity: rules.Hint,
			Message: "there is a space before the sign for percent here and none elsewhere",
		})
	}
}

// lofty are the marks that some writers set off, as printers once did, and the
// French do.
const lofty = ":;?!"

// setOff returns those of them that stand behind a space in most places.
func setOff(p *rules.Pass) string {
	const fewest = 3
	a := p.Article
	text := a.Text.String()
	var apart, close [len(lofty)]int
	for _, m := range typography.Marks(p) {
		i := strings.IndexRune(lofty, m.Sign)
		if i < 0 || m.At == a.Blocks[m.Block].Text.Start || !p.Rule.Reads.Has(a.Blocks[m.Block].Kind) {
			continue
		}
		if at := m.At + 1; at < len(text) && text[at] > ' ' {
			continue // no end of anything
		}
		if text[m.At-1] == ' ' {
			apart[i]++
		} else {
			close[i]++
		}
	}
	var out strings.Builder
	for i := range apart {
		if apart[i] >= fewest && apart[i] > close[i] {
			out.WriteByte(lofty[i])
		}
	}
	return out.String()
}

// command reports whether a text may be a command line: it begins in lower case
// or with a sign, and has a few words.
func command(text string) bool {
	const longest = 40
	line := strings.TrimLeft(text[strings.LastIndexByte(text, '\n')+1:], " ")
	r, _ := utf8.DecodeRuneInString(line)
	return len(line) <= longest && !unicode.IsUpper(r)
}

// closer returns the width of the quotation mark or bracket that a text ends
// in, 0 where it ends in none.
func closer(text string) int {
	r, size := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(")]”’\"»", r) {
		return size
	}
	return 0
}

// ends reports whether a mark that ends at an offset stands like one that ends
// something: no emoticon, no domain, no ellipsis, no operator.
func ends(text string, block corpus.Range, at int) bool {
	if at == block.End {
		return true
	}
	rest := text[at:block.End]
	r, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case ' ':
		next, _ := utf8.DecodeRuneInString(rest[1:])
		return next != '.' && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("\"“‘'(", next) || next == utf8.RuneError)
	case '\n':
		return true
	case '”', '"', '’':
		return true
	}
	return false
}

// paired reports whether the bracket that closes behind a gap was opened with
// a word in front of it, and no mark stands before the gap that could make an
// emoticon of it.
func paired(text string, block corpus.Range, gap int) bool {
	from := max(block.Start, gap-3*wordSize)
	open := strings.LastIndexByte(text[from:gap], '(')
	last, _ := utf8.DecodeLastRuneInString(text[from:gap])
	if open < 0 || !unicode.IsLetter(last) {
		return false
	}
	inside := text[from+open+1 : gap]
	return len(inside) > 1 && inside[0] != ' ' && !strings.ContainsAny(inside, ")=\\|")
}

// wordEnds reports whether what stands before a gap is prose, no part of a
// formula and, before a colon, no label of a form ("ISBN : 3").
func wordEnds(before string, sign rune) bool {
	if sign == ':' {
		return isLowerWord(before) || isCapitalWord(before)
	}
	return isWordly(before) || allDigits(before) || closer(before) == len(before)
}

// spokenOf reports whether an end mark before a word in lower case is spoken of:
// "paths with . in them".
func spokenOf(text string, block corpus.Range, end int, sign rune) bool {
	if !strings.ContainsRune(".?!", sign) || end+1 >= block.End || text[end] != ' ' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[end+1 : block.End])
	return unicode.IsLower(next)
}

// labels reports whether a text is the label of a list item: "depth : how deep
// it is". That is a way to write lists.
func labels(kind corpus.Kind, text string) bool {
	const longest = 3
	return kind == corpus.ListItem && len(text) <= wordSize && len(strings.Fields(text)) <= longest && isLowerWord(strings.ReplaceAll(text, "-", ""))
}

// option reports whether a word is an option of a command or a lone letter: what
// follows it may be an argument, or an operator.
func option(text string, start, from, to int) bool {
	return to-from == 1 || from > start && text[from-1] == '-'
}

// named reports whether signs are spoken of before a word: "-, _, and .".
func named(before string) bool {
	before = strings.TrimRight(before, " ")
	if n := len(before); n > 3 && before[n-1] == ',' {
		r, size := utf8.DecodeLastRuneInString(before[:n-1])
		return unicode.IsPunct(r) && before[n-2-size] == ' '
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

package spelling

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
)

var typo = rules.Rule{
	ID:    "spelling/typo",
	Title: "A misspelt word",
	Doc: `Chatbots do not misspell common words. A slip in a generated text was put there by a program that
disguises it, or it shows that a part of the text comes from somewhere else; and in a text by a human it is a slip.

Flagged are 21,000 known misspellings of English words, and 5,500 common words with two neighbouring letters swapped.
British and American spelling are both right.
Left alone are words that are capitalised inside a sentence, which may be names, unless they are function words in
disguise; quoted words, code, addresses, handles, what [sic] stands behind, and words that stand alone on lines of plain
text, as in lists of keys and passwords. In filler, and in texts most of whose words are not English, it is a hint.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Languages:  []string{"en"},
	Damage:     true,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   typoExamples,
	Check:      checkTypo,
}

func checkTypo(p *rules.Pass) {
	a := p.Article
	text := a.Text.String()
	slips := surveyOf(p).slips
	// A list of terms may be in any language, whatever its keys are.
	english := len(slips) == 0 || lexicon.MostlyKnown("en", text)
	for _, s := range slips {
		block := a.Blocks[s.block].Text
		r := s.word.Range
		word := text[r.Start:r.End]
		switch s.word.Case {
		case corpus.Mixed:
			continue
		case corpus.Upper:
			// Six letters in capitals are hardly an abbreviation.
			if len(word) < 6 {
				continue
			}
		case corpus.Capital:
			if before := strings.TrimRight(text[block.Start:r.Start], " "); len(word) < 5 && (strings.HasSuffix(before, ":") || capitalBefore(before)) {
				continue // a short name: "Tuesday: Heer", "Jan Heer"
			}
			if !lexicon.IsFunction("en", s.right) && (!opensSentence(text, block, r.Start) || len(word) < 6 || lexicon.Names().Known(word) || cited(text[r.End:block.End])) {
				continue
			}
		}
		if inLongerToken(text, block, r) || listedAlone(a, s.block, r) || sic(text[r.End:block.End]) {
			continue
		}
		right := inCaseOf(s.word.Case, s.right)
		f := rules.Finding{Range: r, Message: fmt.Sprintf("%q is a misspelling of %q", word, right)}
		if !english || s.word.Case == corpus.Upper && p.ShowsCode() || strings.Contains(strings.ToLower(text[block.Start:block.End]), " dolor ") {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure // a short form, filler in Latin
		}
		if e, ok := p.Replace(r, right); ok {
			f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: "spell it " + right, Edits: []rules.Edit{e}}}
		}
		p.Report(f)
	}
}

// listedAlone reports whether a word is all that stands on a line of a plain
// text, and so does another word above or below it.
func listedAlone(a *corpus.Article, block int, r corpus.Range) bool {
	if a.Format != corpus.Plain || a.Blocks[block].Kind == corpus.ListItem {
		return false
	}
	s := a.Text.Span(r)
	above := s.Start
	for above > 0 && s.Start-above < 2*wordSize && a.Source[above-1] != '\n' {
		above--
	}
	line, below, _ := bytes.Cut(a.Source[s.End:min(len(a.Source), s.End+2*wordSize)], []byte("\n"))
	if len(bytes.TrimSpace(a.Source[above:s.Start])) > 0 || len(bytes.TrimSpace(line)) > 0 {
		return false
	}
	next, _, _ := bytes.Cut(below, []byte("\n"))
	last := bytes.TrimRight(a.Source[max(0, above-2*wordSize):above], "\r\n")
	last = last[bytes.LastIndexByte(last, '\n')+1:]
	alone := func(line []byte) bool {
		line = bytes.TrimSpace(line)
		return len(line) > 0 && len(line) < wordSize/2 && bytes.IndexByte(line, ' ') < 0
	}
	return alone(next) || alone(last)
}

// capitalBefore reports whether a text ends in a capitalised word or an initial.
func capitalBefore(text string) bool {
	word := text[strings.LastIndexByte(text, ' ')+1:]
	r, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsUpper(r) && (unicode.IsLetter(last) || last == '.' && len(word) == 2)
}

// cited reports whether a year in brackets follows, as it does behind an author.
func cited(rest string) bool {
	return len(rest) > 3 && (rest[:2] == " (" || rest[:2] == " [") && isDigit(rest[2])
}

// inCaseOf writes a word in lower case in the case of another.
func inCaseOf(c corpus.Case, word string) string {
	switch c {
	case corpus.Capital:
		return strings.ToUpper(word[:1]) + word[1:]
	case corpus.Upper:
		return strings.ToUpper(word)
	}
	return word
}

// opensSentence reports whether a word opens its block or a sentence.
func opensSentence(text string, block corpus.Range, at int) bool {
	before := strings.TrimRightFunc(text[block.Start:at], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("\"'“‘„«([", r)
	})
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?…:\n", r) || strings.HasSuffix(strings.TrimRight(text[block.Start:at], " "), "\n")
}

// inLongerToken reports whether a word is part of an address, a handle, a tag
// or a name in code.
func inLongerToken(text string, block, r corpus.Range) bool {
	if r.Start > block.Start && strings.IndexByte("@#/._\\~=&$%+<:", text[r.Start-1]) >= 0 && text[r.Start-1] != ':' ||
		r.Start > block.Start+1 && text[r.Start-1] == ':' && text[r.Start-2] == ':' {
		return true
	}
	if r.End < block.End {
		switch text[r.End] {
		case '@', '/', '_', '\\', '=', '~', '(':
			return true
		case '.', ':':
			return r.End+1 < block.End && text[r.End+1] > ' ' && (unicode.IsLetter(rune(text[r.End+1])) || text[r.End+1] == ':')
		}
	}
	return inCodeLike(text, block, r.Start)
}

// sic reports whether the words that follow say that it was meant.
func sic(rest string) bool {
	rest = rest[:min(len(rest), 12)]
	return strings.Contains(rest, "[sic") || strings.Contains(rest, "(sic")
}

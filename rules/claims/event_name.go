package claims

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// event is the name of a gathering or an undertaking in an article.
type event struct {
	block  int
	at     corpus.Range // the name, with a year or quotation marks that belong to it
	name   string       // folded, without them
	year   string       // the year that the text gives it; "": none
	quoted bool         // the name alone stands in quotation marks
	act    bool         // a joint statement: no name, but somebody's
}

// reach is how many bytes before and after its noun a name may take.
const reach = 100

// nounFirst tells the languages in which the noun opens the name.
var nounFirst = map[string]bool{"fr": true, "es": true, "it": true, "pt": true}

// eventAt reads the name that an event's noun stands in.
func (f *facts) eventAt(block int, noun corpus.Range) (event, bool) {
	a := f.article
	text, b := a.Text.String(), a.Blocks[block].Text
	e := event{block: block, at: noun}
	if first := firstRune(text[noun.Start:]); !unicode.IsUpper(first) {
		return e, false
	}
	for _, q := range f.quotations(block) {
		if q.inner.Contains(noun) {
			if trimName(text, q.inner) != trimName(text, corpus.Range{Start: q.inner.Start, End: noun.End}) && !nounFirst[a.Language()] {
				return e, false
			}
			e.quoted = true
			e.at = q.outer
			return f.quotedEvent(e, q)
		}
	}
	window := corpus.Range{Start: max(b.Start, noun.Start-reach), End: min(b.End, noun.End+reach)}
	for window.Start > b.Start && !utf8.RuneStart(text[window.Start]) {
		window.Start++
	}
	for window.End < b.End && !utf8.RuneStart(text[window.End]) {
		window.End--
	}
	var words []corpus.Word
	at := -1
	for w := range corpus.Words(text[window.Start:window.End], window.Start) {
		if w.Range.Start == noun.Start {
			at = len(words)
		}
		words = append(words, w)
	}
	if at < 0 || at == 0 && window.Start > b.Start {
		return e, false
	}
	n := name{text: text, words: words, first: at, last: at}
	for n.last+1 < len(words) && words[n.last].Range.End < noun.End {
		n.last++
	}
	ok := false
	if nounFirst[a.Language()] {
		ok = n.right(true)
	} else if a.Language() != "de" { // where all nouns have capitals, only marks tell a name
		ok = n.left()
		n.right(false)
	}
	if !ok {
		return e, false
	}
	e.at = corpus.Range{Start: words[n.first].Range.Start, End: words[n.last].Range.End}
	e.name = corpus.FoldString(a.In(e.at))
	e.year = n.year()
	if e.year == "" && n.first > 0 && yearAt(text[words[n.first-1].Range.Start:words[n.first-1].Range.End]) &&
		text[words[n.first-1].Range.End:words[n.first].Range.Start] == " " && followsArticle(n) {
		e.year = text[words[n.first-1].Range.Start:words[n.first-1].Range.End]
		e.at.Start = words[n.first-1].Range.Start
	}
	return e, true
}

// followsArticle reports whether the year before a name belongs to it, "the
// 2024 Lakes Forum", and not to what stands before: "In 2024 Lakes Forum …".
func followsArticle(n name) bool {
	if n.first < 2 {
		return true
	}
	before := strings.ToLower(n.text[n.words[n.first-2].Range.Start:n.words[n.first-2].Range.End])
	return before != "in" && before != "since" && before != "by" && before != "until"
}

// quotedEvent reads a name that quotation marks hold.
func (f *facts) quotedEvent(e event, q quotation) (event, bool) {
	text, b := f.article.Text.String(), f.article.Blocks[e.block].Text
	inner := trimName(text, q.inner)
	n, capitals := 0, 0
	for w := range corpus.Words(inner, 0) {
		n++
		if w.Case != corpus.Lower {
			capitals++
		}
	}
	if n < 2 || n > 8 || capitals < 2 || n-capitals > 3 {
		return e, false
	}
	e.name = corpus.FoldString(inner)
	before := strings.TrimRight(text[b.Start:q.outer.Start], " \u00a0")
	if k := len(before) - 4; k >= 0 && yearAt(before[k:]) && (k == 0 || !digit(before[k-1])) {
		e.year = before[k:]
	} else {
		e.year = yearBehind(text[q.outer.End:b.End])
	}
	return e, true
}

// trimName is the text of a range without signs at its ends.
func trimName(text string, r corpus.Range) string {
	return strings.TrimFunc(text[r.Start:r.End], func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

// name is a name on its way to be read: words[first] to words[last] of a text.
type name struct {
	text        string
	words       []corpus.Word
	first, last int
}

// gap is what stands between a word and the next.
func (n *name) gap(i int) string {
	return n.text[n.words[i].Range.End:n.words[i+1].Range.Start]
}

func joined(gap string) bool {
	switch gap {
	case " ", "-", "‑", "‐", "–", "/", "\u00a0", " & ":
		return true
	}
	return false
}

func (n *name) word(i int) string { return n.text[n.words[i].Range.Start:n.words[i].Range.End] }

func (n *name) capital(i int) bool {
	return n.words[i].Case == corpus.Capital || n.words[i].Case == corpus.Upper || n.words[i].Case == corpus.Mixed
}

// left walks to the first word of a name that its noun ends: capitals, and
// "and", "of" or "for" between two of them. It reports whether there are any.
func (n *name) left() bool {
	i := n.first
	for i > 0 && joined(n.gap(i-1)) {
		switch w := n.word(i - 1); {
		case n.capital(i - 1):
			i--
			continue
		case i > 1 && (w == "and" || w == "of" || w == "for" || w == "en" || w == "van" || w == "voor") && joined(n.gap(i-2)) && n.capital(i-2):
			i -= 2
			continue
		}
		break
	}
	// A sentence may open with a capital that is no part of the name.
	for i < n.first && openers[strings.ToLower(n.word(i))] {
		i++
	}
	names := n.first - i
	n.first = i
	return names > 0 && names <= 7
}

// openers are written with a capital at the start of a sentence, or of every
// word of a headline.
var openers = map[string]bool{
	"the": true, "a": true, "an": true, "this": true, "that": true, "its": true, "their": true, "our": true, "his": true, "her": true, "in": true,
	"at": true, "on": true, "for": true, "from": true, "after": true, "before": true, "when": true, "with": true, "under": true, "and": true,
	"but": true, "first": true, "second": true, "next": true, "last": true, "annual": true, "new": true, "another": true, "each": true, "every": true,
	"de": true, "het": true, "een": true, "op": true, "of": true, "to": true, "by": true, "my": true, "your": true, "what": true, "how": true, "why": true,
	"peace": true, "press": true, "news": true, "joint": true, "public": true,
}

// right walks to the last word of a name: where the noun opens it, over small
// words to the last capital; else over "on Peace", "of Mayors", "for Rivers".
func (n *name) right(opensName bool) bool {
	last, small, found := n.last, 0, false
	for i := n.last + 1; i < len(n.words) && joined(n.gap(i-1)) && i-n.last <= 8; i++ {
		if n.capital(i) {
			last, small, found = i, 0, true
			continue
		}
		if n.words[i].Case != corpus.Lower {
			break
		}
		small++
		if !opensName {
			if w := n.word(i); small > 1 || w != "on" && w != "of" && w != "for" && w != "and" {
				break
			}
			continue
		}
		if small > 3 {
			break
		}
	}
	n.last = last
	return found
}

// year is the year that stands right behind a name: "Lakes Forum 2024",
// "(2024)", "of 2024", "in 2024".
func (n *name) year() string {
	return yearBehind(n.text[n.words[n.last].Range.End:min(len(n.text), n.words[n.last].Range.End+16)])
}

func yearBehind(text string) string {
	text = strings.TrimLeft(text, " ,(\u00a0")
	for _, p := range []string{"in ", "of ", "de ", "en ", "del ", "em ", "di ", "nel ", "van "} {
		if rest, ok := strings.CutPrefix(text, p); ok {
			text = rest
			break
		}
	}
	if yearAt(text) {
		return text[:4]
	}
	return ""
}

package casing

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// inside looks for sentences within a block that start in lower case.
func (s *starts) inside(i int) {
	v := s.v
	b := v.blocks[i]
	if b.capitals == 0 {
		return
	}
	for k := b.from + 4; k < b.to; k++ {
		w := &v.words[k]
		if w.Case != corpus.Lower || w.Start < 2 || v.text[w.Start-1] != ' ' {
			continue
		}
		switch v.text[w.Start-2] {
		case '?', '!', '.':
		default:
			continue
		}
		if int(w.Start-v.words[k-1].End) != 2 || !s.follows(k, b) || !s.ordinary(k, false) {
			continue
		}
		f := rules.Finding{
			Range:   v.span(w),
			Message: "the sentence starts in lower case",
			Fixes:   v.raise(s.p, []int{k}),
		}
		if v.text[w.Start-2] != '?' || v.language != "en" {
			f.Severity, f.Confidence = rules.Warning, rules.Likely
		}
		if v.article.Format == corpus.Plain && s.p.Technical() {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure // the name of a command after all
		}
		s.p.Report(f)
	}
}

// follows reports whether a sentence ends before a word and another one starts
// with it.
func (s *starts) follows(k int, b block) bool {
	v := s.v
	before := &v.words[k-1]
	mark := v.text[v.words[k].Start-2]
	if v.inCode(int(v.words[k].Start)-2) || !v.article.Text.Verbatim(corpus.Range{Start: int(v.words[k].Start) - 1, End: int(v.words[k].End)}) {
		return false // a method whose name ends in a question mark, a term in italics
	}
	// The sentence before: at least four words, the last an ordinary one.
	for n := 1; n < 4; n++ {
		if k-1-n < b.from || strings.ContainsAny(v.text[v.words[k-1-n].End:v.words[k-n].Start], ".!?\n") {
			return false
		}
	}
	if mark == '!' && before.Case != corpus.Lower {
		return false // "Wham! through to the end"
	}
	if mark != '?' && (v.language != "en" || !v.ends(k-1, v.kind(&v.words[k]).Function())) || mark == '?' && before.Case == corpus.NoCase ||
		!v.exposedBefore(before) {
		return false
	}
	// The sentence itself: a few words up to its end mark.
	n, end := 0, -1
	for i := k; i < b.to; i++ {
		n++
		next := min(len(v.text), int(v.words[i].End)+2)
		if i+1 < b.to {
			next = int(v.words[i+1].Start)
		}
		if gap := v.text[v.words[i].End:next]; strings.ContainsAny(gap, ".!?") {
			end = i
			break
		}
	}
	if end < 0 || n < 3 || n < 4 && mark != '.' {
		return false
	}
	if mark == '.' {
		return v.kind(&v.words[k]).Common()
	}
	if mark == '!' {
		return v.kind(&v.words[k]).Function()
	}
	// "Why now? she asked." "Which way? said the other."
	switch v.in(&v.words[k]) {
	case "and", "or", "but", "not":
		return false
	}
	for i := k; i < k+3 && i <= end; i++ {
		switch v.in(&v.words[i]) {
		case "said", "says", "asked", "asks", "thought", "wondered", "wonders", "replied", "cried":
			return false
		}
	}
	return !insideQuote(v.text[v.article.Blocks[v.article.Block(int(v.words[k].Start))].Text.Start:v.words[k].Start])
}

// inCode reports whether the text at an offset is inline code.
func (v *view) inCode(at int) bool {
	return slices.ContainsFunc(v.article.Code, func(r corpus.Range) bool { return r.Start <= at && at < r.End })
}

// ends reports whether the full stop behind a word ends a sentence rather than
// abbreviates the word. Before a function word more words will do: no
// abbreviation, company or file name goes on with "the" or "he" so often that
// the full stop would be its own.
func (v *view) ends(k int, before bool) bool {
	w := &v.words[k]
	if abbreviated(v.in(w)) || k > 0 && v.text[w.Start-1] == '.' {
		return false
	}
	switch size := w.End - w.Start; w.Case {
	case corpus.Lower:
		return size > 3 || size > 2 && v.kind(w).Common() || size > 1 && before && v.kind(w).Common()
	case corpus.Capital:
		return size > 3 && (before || v.name(w) != nil || !v.kind(w).Common())
	case corpus.NoCase:
		return size == 4 || size > 1 && before && k > 0 && v.joined(k-1) && v.kind(&v.words[k-1]).Common() && v.words[k-1].End-v.words[k-1].Start > 3
	}
	return false
}

// abbreviated reports whether a word before a full stop may be one that was
// cut short.
func abbreviated(word string) bool {
	switch word {
	case "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Oct", "Nov", "Dec", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur",
		"Thurs", "Fri", "Sat", "Sun":
		return true
	}
	switch strings.ToLower(word) {
	case "inc", "corp", "dept", "univ", "prof", "sept", "assn", "bros", "messrs", "capt", "supt", "approx", "resp",
		"etc", "incl", "excl", "misc", "temp", "esp", "fig", "figs", "vol", "vols", "eds", "repr", "diss", "orig",
		"hon", "gen", "sen", "rep", "gov", "col", "sgt", "adm", "rev", "est", "intl", "govt", "mgmt", "dist", "cent",
		"abbr", "pron", "conf", "proc", "trans", "illus", "diff", "mins", "secs", "hrs", "mfg", "ext", "tel", "attn",
		"no", "nos", "art", "sec", "op", "al", "ca", "vs", "eg", "ie", "cf", "pp", "ch", "co", "ltd", "jr", "sr", "st",
		"ave", "blvd", "ft", "in", "lb", "oz", "pt", "sq", "max", "min", "ed", "calif", "mass", "penn", "conn",
		"tenn", "wash", "minn", "colo", "ariz", "ills", "com", "org", "net", "dot", "node", "vue":
		return true
	}
	return false
}

// insideQuote reports whether a text ends inside an open quotation.
func insideQuote(text string) bool {
	text = text[max(0, len(text)-1000):]
	return strings.Count(text, "“") > strings.Count(text, "”") || strings.Count(text, "\"")%2 == 1
}

// exposedBefore reports whether a word before a full stop is no part of an
// address or a name with stops in it.
func (v *view) exposedBefore(w *word) bool {
	if w.Start == 0 {
		return true
	}
	c := v.text[w.Start-1]
	return c == ' ' || c == '-' || c == '('
}

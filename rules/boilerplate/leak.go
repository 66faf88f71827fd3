package boilerplate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// reach is how far, in bytes, the end of a sentence is looked for on either
// side of a hit. It bounds what one hit costs on a line without full stops.
const reach = 600

// leaked reports each hit with the whole of its sentence: of a sentence that
// was not meant for the reader no part can stay. Wording inside quotation
// marks or code is reported as it stands, so that the gates can judge it.
func leaked(message func(rules.Hit) string) func(*rules.Pass) {
	return func(p *rules.Pass) {
		w := widener{article: p.Article, block: -1}
		for _, h := range p.Hits() {
			p.Report(rules.Finding{
				Range:      w.sentence(h),
				Severity:   h.Severity(p.Rule),
				Confidence: h.Phrase.Confidence,
				Message:    message(h),
			})
		}
	}
}

// widener finds the sentences around hits, which come in ascending order.
type widener struct {
	article *corpus.Article
	block   int            // the block that fences belong to
	fences  []corpus.Range // quotations in it: no sentence is widened across them
}

func (w *widener) sentence(h rules.Hit) corpus.Range {
	block := w.article.Blocks[h.Block].Text
	if w.block != h.Block {
		w.block = h.Block
		w.fences = rules.Quotations(w.article.In(block), block.Start)
	}
	from := max(block.Start, h.Range.Start-reach)
	to := min(block.End, h.Range.End+reach)
	for _, fences := range [][]corpus.Range{w.fences, w.article.Code} {
		i, _ := slices.BinarySearchFunc(fences, h.Range.Start+1, func(f corpus.Range, at int) int { return f.End - at })
		if i > 0 {
			from = max(from, fences[i-1].End)
		}
		if i == len(fences) {
			continue
		}
		if fences[i].Overlaps(h.Range) {
			return before(h.Range, fences[i])
		}
		to = min(to, fences[i].Start)
	}
	text := w.article.Text.String()
	r := corpus.Range{
		Start: h.Range.Start - tail(text[from:h.Range.Start]),
		End:   h.Range.End,
	}
	if !closed(text[:h.Range.End]) {
		r.End += head(text[h.Range.End:to])
	}
	for r.Start < h.Range.Start && !wordStart(text[r.Start:]) {
		_, size := utf8.DecodeRuneInString(text[r.Start:])
		r.Start += size
	}
	r.End = h.Range.End + len(strings.TrimRight(text[h.Range.End:r.End], " \t\r\n(\"“„«"))
	return r
}

// before is what stands of a hit in front of a quotation or a piece of code:
// "here is how to call `sum`" is no code because it names some. A hit that
// begins inside is left as it stands.
func before(r, fence corpus.Range) corpus.Range {
	if r.Start+leadIn <= fence.Start {
		r.End = min(r.End, fence.Start)
	}
	return r
}

// leadIn is how many bytes of a hit must stand before a fence to be judged
// without it.
const leadIn = 12

// closed reports whether a text ends a sentence.
func closed(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?。！？", r)
}

// head is how many bytes of a text belong to the sentence that it goes on with.
func head(text string) int {
	for i, r := range text {
		if end := i + utf8.RuneLen(r); ends(text, i, r) {
			return end
		}
	}
	if len(text) >= reach {
		return 0
	}
	return len(text)
}

// tail is how many bytes at the end of a text belong to its last, unfinished
// sentence.
func tail(text string) int {
	last := 0
	for i, r := range text {
		if ends(text, i, r) {
			last = i + utf8.RuneLen(r)
		}
	}
	if last == 0 && len(text) >= reach {
		return 0
	}
	return len(text) - last
}

// ends reports whether the character at i closes a sentence: a full stop does
// where a blank and no lower-case letter follow.
func ends(text string, i int, r rune) bool {
	switch r {
	case '\n', '。', '！', '？':
		return true
	case '.', '!', '?':
		rest := strings.TrimLeft(text[i+1:], ")*_\"”’»")
		if rest == "" {
			return true
		}
		if rest[0] != ' ' && rest[0] != '\n' {
			return false
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
		return !unicode.IsLower(next) && next != ','
	}
	return false
}

// wordStart reports whether a text starts with something that a sentence may
// start with.
func wordStart(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("¿¡[<", r)
}

// noted is the message of a rule whose phrases say what they are an instance of.
func noted(lead string) func(rules.Hit) string {
	return func(h rules.Hit) string { return lead + ": " + h.Phrase.Note }
}

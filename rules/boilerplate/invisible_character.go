package boilerplate

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// InvisibleCharacter finds characters that nobody sees and machines stumble on.
var InvisibleCharacter = rules.Rule{
	ID:    "boilerplate/invisible-character",
	Title: "Invisible character in the text",
	Doc: `A character that nobody sees breaks search, copying, links and spelling checks, and can hide
text. Nobody types one; it comes with pasted text.

Flags zero-width spaces and joiners, byte order marks inside the text, tag characters,
direction controls in scripts that run left to right, and soft hyphens where no word may be
broken. One finding a block; the fix deletes them.

Leaves alone joiners in Arabic, Persian and the Indic scripts and in emoji, zero-width spaces
in Thai, Khmer, Lao, Burmese and Japanese, direction controls in Hebrew and Arabic, hyphenation
written as ` + "`&shy;`" + `, and the narrow space of French and of figures. Other soft hyphens, and
all of them in HTML, where they hyphenate, are a hint.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode,
	Check:      checkInvisible,
	Examples: []rules.Example{
		{Text: "The min\u200bister of fisheries resigned.\n", Want: []string{"min\u200bister"}, Fixed: "The minister of fisheries resigned.\n"},
		{Text: "A mark\ufeff in the middle of the lease.\n", Want: []string{"mark\ufeff"}, Fixed: "A mark in the middle of the lease.\n"},
		{Text: "The plan co\u00ads\u00adts more than the pier.\n", Want: []string{"co\u00ads\u00adts"}},
		{Text: "Hidden words\U000E0041\U000E0042 stand behind the recipe.\n", Want: []string{"words\U000E0041\U000E0042"}},
		{Text: "The tide \u202eturns\u202c at noon.\n", Want: []string{"\u202eturns\u202c"}},
		{Text: "Der Ver\u200bein spielt am Sams\u200btag.\n", Want: []string{"Ver\u200bein"}},
		{Text: "Ordinary text with ordinary spaces, 5\u202fkm away.\n"},
		{Text: "The family 👨\u200d👩\u200d👧 left early, under the flag 🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F.\n"},
		{Text: "او می\u200cخواهد به موزه برود.\n"},
		{Text: "São Paulo – naïve café, Ängelholm.\n"},
		{Text: "क\u094d\u200dष का उपयोग हिन्दी में होता है।\n"},
	},
}

// invisible is one place in a block with its severity; zero means it is fine.
type invisible struct {
	at, size int
	name     string
	severity rules.Severity
	delete   bool
}

func checkInvisible(p *rules.Pass) {
	text := p.Article.Text.String()
	if nextInvisible(text, 0, len(text)) < 0 {
		return
	}
	for _, b := range p.Blocks() {
		var found []invisible
		for at := b.Text.Start; ; {
			at = nextInvisible(text, at, b.Text.End)
			if at < 0 {
				break
			}
			r, size := utf8.DecodeRuneInString(text[at:])
			place := invisible{at: at, size: size}
			judgeInvisible(p.Article, *b, r, &place)
			if place.severity > 0 {
				found = append(found, place)
			}
			at += size
		}
		if len(found) > 0 {
			p.Report(invisibleFinding(p, *b, found))
		}
	}
}

// nextInvisible finds the next character that may be invisible. All of them
// begin with one of five bytes, which are rare in most texts.
func nextInvisible(text string, from, to int) int {
	for i := from; i < to; i++ {
		for i+8 <= to && ascii(text[i:i+8]) {
			i += 8
		}
		if i == to {
			break
		}
		switch c := text[i]; {
		case c < 0xC2:
		case c == 0xC2 && text[i+1] == 0xAD,
			c == 0xE1 && text[i+1] == 0xA0 && text[i+2] == 0x8E,
			c == 0xEF && text[i+1] == 0xBB && text[i+2] == 0xBF,
			c == 0xF3 && text[i+1] == 0xA0 && text[i+2] <= 0x81:
			return i
		case c == 0xE2 && text[i+1] == 0x80 && (text[i+2] >= 0x8B && text[i+2] <= 0x8D || text[i+2] >= 0xAA && text[i+2] <= 0xAE),
			c == 0xE2 && text[i+1] == 0x81 && text[i+2] >= 0xA0 && text[i+2] <= 0xA9 && text[i+2] != 0xA5:
			return i
		}
	}
	return -1
}

// ascii reports whether the eight bytes of a string are ASCII. The compiler
// makes one load of it.
func ascii(s string) bool {
	_ = s[7]
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return x&0x8080808080808080 == 0
}

func judgeInvisible(a *corpus.Article, b corpus.Block, r rune, place *invisible) {
	text := a.Text.String()
	before, _ := utf8.DecodeLastRuneInString(text[b.Text.Start:place.at])
	after, _ := utf8.DecodeRuneInString(text[place.at+place.size : b.Text.End])
	place.severity = rules.Warning
	switch {
	case r == 0xAD:
		place.name = "soft hyphen"
		place.severity = softHyphen(a, b, place)
	case r == 0x200C || r == 0x200D:
		place.name, place.delete = "zero-width joiner", true
		if joins(before) || joins(after) {
			place.severity = 0
		}
	case r == 0x200B || r == 0x2060 || r == 0xFEFF:
		place.name, place.delete = "zero-width space", true
		if unspaced(before) || unspaced(after) {
			place.severity = 0
		}
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		place.name, place.delete = "direction control", true
		if rightToLeft(a.In(b.Text)) {
			place.severity = 0
		}
	case r >= 0xE0000:
		place.name, place.delete = "tag character", true
		if flagTag(text[b.Text.Start:place.at]) {
			place.severity = 0
		}
	case r == 0x180E:
		place.name = "vowel separator"
		if unicode.Is(unicode.Mongolian, before) || unicode.Is(unicode.Mongolian, after) {
			place.severity = 0
		}
	default:
		place.name, place.severity = "invisible operator", rules.Hint
	}
}

// softHyphen tells hyphenation, which is a typesetter's, from debris: a word
// is never broken beside a single letter or a blank.
func softHyphen(a *corpus.Article, b corpus.Block, place *invisible) rules.Severity {
	if !a.Text.Verbatim(corpus.Range{Start: place.at, End: place.at + place.size}) {
		return 0
	}
	if a.Format == corpus.HTML {
		return rules.Hint
	}
	text := a.Text.String()
	if letters(text[max(b.Text.Start, place.at-12):place.at], true) < 2 ||
		letters(text[place.at+place.size:min(b.Text.End, place.at+place.size+12)], false) < 2 {
		return rules.Warning
	}
	return rules.Hint
}

// letters counts letters at one end of a text.
func letters(s string, atEnd bool) int {
	n := 0
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if atEnd {
			r, size = utf8.DecodeLastRuneInString(s)
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		n++
		if atEnd {
			s = s[:len(s)-size]
		} else {
			s = s[size:]
		}
	}
	return n
}

// joins reports whether a joiner has work to do beside the character: in
// scripts whose letters change shape, and in emoji.
func joins(r rune) bool {
	return r >= 0x0590 && r <= 0x1CFF && !unicode.In(r, unicode.Hebrew) || r >= 0xA800 && r <= 0xABFF ||
		r >= 0x2190 && r <= 0x2BFF || r >= 0xFB50 && r <= 0xFEFC || r >= 0x10A00
}

// unspaced reports whether the script marks where a line may break with a
// zero-width space.
func unspaced(r rune) bool {
	return r >= 0x0E00 && r <= 0x109F || r >= 0x1780 && r <= 0x17FF || r >= 0x3040 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7AF
}

func rightToLeft(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		// Hebrew to Arabic Extended-A, the presentation forms.
		if c := s[i]; c >= 0xD6 && c <= 0xDF || c == 0xE0 && s[i+1] <= 0xA3 || c == 0xEF && s[i+1] >= 0xAC && s[i+1] <= 0xBB {
			return true
		}
	}
	return false
}

// flagTag reports whether tag characters are the tail of a regional flag.
func flagTag(before string) bool {
	for len(before) > 0 {
		r, size := utf8.DecodeLastRuneInString(before)
		if r < 0xE0020 || r > 0xE007F {
			return r == 0x1F3F4
		}
		before = before[:len(before)-size]
	}
	return false
}

func invisibleFinding(p *rules.Pass, b corpus.Block, found []invisible) rules.Finding {
	text := p.Article.Text.String()
	worst := found[0]
	names := map[string]bool{}
	var edits []rules.Edit
	safe := true
	for _, f := range found {
		names[f.name] = true
		if f.severity > worst.severity {
			worst = f
		}
		edit, ok := p.Replace(corpus.Range{Start: f.at, End: f.at + f.size}, "")
		safe = safe && ok && f.delete
		edits = append(edits, edit)
	}
	finding := rules.Finding{Severity: worst.severity, Range: wordAround(text, b.Text, worst)}
	what := worst.name
	if len(names) > 1 {
		what = "invisible character"
	}
	if len(found) == 1 {
		finding.Message = fmt.Sprintf("%s (U+%04X) in the text", what, runeAt(text, worst.at))
	} else {
		finding.Message = fmt.Sprintf("%ss in the text: %d in this block", what, len(found))
		for _, f := range found[:min(len(found), maxRelated)] {
			finding.Related = append(finding.Related, rules.Related{
				Range: corpus.Range{Start: f.at, End: f.at + f.size}, Message: fmt.Sprintf("U+%04X", runeAt(text, f.at)),
			})
		}
	}
	if worst.name == "tag character" {
		finding.Confidence = rules.Certain
	}
	if safe {
		finding.Fixes = []rules.Fix{{Safety: rules.Safe, Message: "delete what cannot be seen", Edits: edits}}
	}
	return finding
}

// maxRelated bounds the places that one finding lists.
const maxRelated = 20

func runeAt(text string, at int) rune {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return r
}

// wordAround widens a place to the word it stands in, so that an editor sees
// something.
func wordAround(text string, block corpus.Range, place invisible) corpus.Range {
	const reach = 40
	r := corpus.Range{Start: place.at, End: place.at + place.size}
	for r.Start > block.Start && place.at-r.Start < reach && !blankByte(text[r.Start-1]) {
		r.Start--
	}
	for r.End < block.End && r.End-place.at < reach && !blankByte(text[r.End]) {
		r.End++
	}
	for r.Start < place.at && !utf8.RuneStart(text[r.Start]) {
		r.Start++
	}
	for r.End < block.End && !utf8.RuneStart(text[r.End]) {
		r.End++
	}
	return r
}

func blankByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

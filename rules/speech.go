package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

// spoken reports whether a range lies in words that somebody is said to have
// spoken or written, without quotation marks around them.
func (g *gatekeeper) spoken(block int, r corpus.Range) bool {
	text := g.article.In(g.article.Blocks[block].Text)
	return startsWithDash(text) ||
		g.has(gateSpeaker, block, r) ||
		g.introduced(block) ||
		g.dialogue(block)
}

// startsWithDash reports whether a text opens with a long dash, as speech does
// in French, Spanish, Polish or Russian.
func startsWithDash(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if r != '—' && r != '―' && r != '–' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[size:], " \u00a0\u202f"))
	return unicode.IsLetter(next)
}

// introduced reports whether the block before ends with a colon and says that
// words of somebody follow.
func (g *gatekeeper) introduced(block int) bool {
	if block == 0 {
		return false
	}
	before := strings.TrimRight(g.article.In(g.article.Blocks[block-1].Text), " \u00a0")
	return (strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：")) &&
		g.has(gateSpeech, block-1, corpus.Range{})
}

// dialogue reports whether a block is one speaker's turn: it opens with a name
// and a colon, and either answers the question of another name right before it
// or takes turns with one. Mere labels ("Conclusion:") do neither.
func (g *gatekeeper) dialogue(block int) bool {
	name := g.speaker(block)
	if name == "" {
		return false
	}
	if other := g.speaker(block - 1); other != "" && other != name {
		before := strings.TrimRight(g.article.In(g.article.Blocks[block-1].Text), " *_\"”»")
		if strings.HasSuffix(before, "?") || g.speaker(block-2) == name {
			return true
		}
	}
	other := g.speaker(block + 1)
	return other != "" && other != name && g.speaker(block+2) == name
}

// speaker returns the name that a block opens with before a colon: one to
// three words that start with a capital; "" for none.
func (g *gatekeeper) speaker(block int) string {
	if block < 0 || block >= len(g.article.Blocks) || !Prose.Has(g.article.Blocks[block].Kind) {
		return ""
	}
	text := g.article.In(g.article.Blocks[block].Text)
	i := strings.IndexAny(text[:min(len(text), 40)], ":：")
	if i < 3 {
		return ""
	}
	name := strings.Trim(text[:i], "*_ ")
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 3 || labels[strings.ToLower(name)] {
		return ""
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) {
			return ""
		}
	}
	return name
}

// labels open a line like a speaker's name does, and are none.
var labels = map[string]bool{
	"note": true, "notes": true, "disclaimer": true, "important note": true, "title": true, "summary": true,
	"abstract": true, "keywords": true, "source": true, "sources": true, "conclusion": true, "update": true,
	"question": true, "answer": true, "hinweis": true, "anmerkung": true, "frage": true, "antwort": true,
	"remarque": true, "nota": true, "aviso": true, "article": true, "text": true, "word count": true,
	"pregunta": true, "respuesta": true, "réponse": true, "output": true, "response": true,
}

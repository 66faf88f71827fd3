package boilerplate

import (
	"bytes"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/vendor-artifact.tsv
var vendorArtifactTable string

// VendorArtifact finds what the software of a chat product leaves in a text.
var VendorArtifact = rules.Rule{
	ID:    "boilerplate/vendor-artifact",
	Title: "Leftover of a chat product",
	Doc: `Chat products mark their citations, cards and attachments with tokens of their own, wrap
what a model says in control tokens, and add their name to the links they hand out. A token in
an article proves that nobody read the copy. Each citation token also marks a place where a real
source should stand: deleting it hides that the claim has none.

It flags citation tokens ("turn0search2", "[cite: 4]", "【3†source】"), card and attachment tokens,
control tokens of chat templates, a role word stuck to the last sentence, labels of the chat
window ("Regenerate response"), and links that carry a chatbot's tracking parameter. A tracked
link is a warning: it says how the source was found, not that the prose is generated. Open it, read
it, and cut the parameter.

It leaves alone tokens in code, in quotation marks and in articles about chatbots, footnote marks,
"[citation needed]", and the site's own tracking parameters. A button's label that is a step of a list is a hint.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Measured:   "Found in each published page that holds one.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(vendorArtifactTable) },
	Check:      checkVendorArtifact,
	Examples: []rules.Example{
		{Text: "The ferry company added two night crossings for the festival citeturn0search3turn2news1 and raised no fares.\n", Want: []string{"citeturn0search3turn2news1"}},
		{Text: "Die Heizkosten stiegen im Schnitt um ein Fünftel :contentReference[oaicite:2]{index=2}.\n", Want: []string{":contentReference[oaicite:2]{index=2}"}},
		{Text: "Le musée rouvre ses portes en avril【7†L12-L18】, a confirmé la mairie.\n", Want: []string{"【7†L12-L18】"}},
		{Text: "El huerto escolar cumple diez años.</think>\n", Format: corpus.Plain, Want: []string{"</think>"}},
		{Text: "Water the seedlings twice a week and keep them out of the wind.assistant\n", Want: []string{".assistant"}},
		{Text: "The goalkeeper signed until 2028.\n\nRegenerate response\n", Want: []string{"Regenerate response"}},
		{
			Text: "Read the [port statistics](https://ports.example/2024?utm_source=chatgpt.com) for the full table.\n", Want: []string{"https://ports.example/2024?utm_source=chatgpt.com"},
			Fixed: "Read the [port statistics](https://ports.example/2024) for the full table.\n",
		},
		{
			Text: "Quelle: https://hafen.example/a?utm_source=openai&jahr=2024\n", Format: corpus.Plain, Want: []string{"https://hafen.example/a?utm_source=openai"},
			Fixed: "Quelle: https://hafen.example/a?jahr=2024\n",
		},
		{
			Text: "<p>Le <a href=\"https://port.example/a?an=2024&amp;utm_source=copilot.com&amp;p=2\">rapport</a> est en ligne.</p>\n", Format: corpus.HTML,
			Want:  []string{"https://port.example/a?an=2024&amp;utm_source=copilot.com&amp;p=2"},
			Fixed: "<p>Le <a href=\"https://port.example/a?an=2024&amp;p=2\">rapport</a> est en ligne.</p>\n",
		},
		{Text: "<think>The reader wants the score first.</think>\n\nThe home side won 3-1.\n", Want: []string{"<think>"}},
		{Text: "Put the clock on your page:\n\n- Choose a colour.\n- Copy code\n- Paste it.\n", Want: []string{"Copy code"}}, // a step: a hint
		{Text: "Turn 0 into the search aisle, then turn 1 corner, and you will find the seed packets.\n"},
		{Text: "The new translation cites turns of phrase that her grandmother used at home.[citation needed]\n"},
		{Text: "Le prix 【taxe incluse】 commence à neuf euros.\n"},
		{Text: "Our spring letter links to the [programme](https://www.nationaltheatre.org.uk/may?utm_source=newsletter).\n"},
		{Text: "She was hired as the curator's assistant. I think, she said, that the hall is too dark.\n"},
		{Text: "Search logs hold strings such as `turn0search0`, which the site owner cannot explain.\n"},
		{Text: "Die Leber kann Gewebe neu bilden; die Antwort des Körpers dauert Wochen.\n"},
	},
}

// trackers are the tracking parameters of chat products, as they stand in a URL.
var trackers = []string{
	"chatgpt", "openai", "copilot.", "perplexity", "claude.ai", "gemini.google", "grok.com", "deepseek", "mistral.ai",
}

// tags are elements of chat products that a parser of HTML takes for markup,
// so that no reader's text holds them.
var tags = [][]byte{
	[]byte("<think>"), []byte("</think>"), []byte("<thinking>"), []byte("<scratchpad>"),
	[]byte("<grok:render"), []byte("<grok-card"), []byte("<xaiArtifact"), []byte("<antArtifact"), []byte("<antThinking"),
}

func checkVendorArtifact(p *rules.Pass) {
	text := &p.Article.Text
	shown := make(map[int]bool) // where hits start in the source
	for _, h := range p.Hits() {
		span := text.Span(h.Range)
		shown[span.Start] = true
		f := leftover(h.Phrase.Note)
		f.Range, f.Severity = h.Range, h.Severity(p.Rule)
		if h.Phrase.Note == trackedLink {
			f.Severity = min(f.Severity, rules.Warning)
			f.Fixes = cutTracker(p.Article, span)
		}
		f.Confidence = h.Phrase.Confidence
		if h.Phrase.Note == "chat window label" && p.Article.Blocks[h.Block].Kind == corpus.ListItem {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure // a step of a guide: "Copy code"
		}
		p.Report(f)
	}
	for i := range p.Article.Links {
		l := &p.Article.Links[i]
		what := linkLeftover(l.URL)
		if what == "" || l.URLSpan.Len() == 0 || shown[l.URLSpan.Start] {
			continue
		}
		f := leftover(what)
		f.Span = l.URLSpan
		if what == trackedLink {
			f.Severity = rules.Warning
			f.Fixes = cutTracker(p.Article, l.URLSpan)
		}
		p.Report(f)
	}
	if p.Article.Format != corpus.Plain {
		checkTags(p, shown)
	}
}

// trackedLink is the note of phrases for links that name a chat product.
const trackedLink = "tracked link"

func leftover(what string) rules.Finding {
	return rules.Finding{Message: "leftover of a chat product: " + what}
}

// tracker is the parameter that a chat product adds, with the sign before it.
var tracker = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)([?&]|&amp;)(?:utm_source|referrer|ref)=[\w.%-]+(&amp;|&)?`)
})

// cutTracker offers to cut the tracking parameter out of the URL at a span,
// which leads to the same page without it.
func cutTracker(a *corpus.Article, span corpus.Span) []rules.Fix {
	// The match of a phrase ends with the parameter; what follows it decides
	// which of the signs around it may stay.
	rest := a.Source[span.Start:min(len(a.Source), span.End+len("&amp;"))]
	loc := tracker().FindSubmatchIndex(rest)
	if loc == nil || span.Start+loc[2] >= span.End {
		return nil
	}
	cut := corpus.Span{Start: span.Start + loc[0], End: span.Start + loc[1]}
	switch {
	case loc[4] < 0: // the last parameter goes with the sign before it
	case rest[loc[2]] == '?': // the first one goes with the sign behind it
		cut.Start++
	default:
		cut.End = span.Start + loc[4]
	}
	return []rules.Fix{{Safety: rules.Safe, Message: "cut the tracking parameter", Edits: []rules.Edit{{Span: cut}}}}
}

// linkLeftover says what of a chat product the target of a link carries.
func linkLeftover(url string) string {
	if strings.HasPrefix(url, "sandbox:/mnt/data") || strings.HasPrefix(url, "attached_file:") {
		return "attachment address"
	}
	if strings.Contains(url, "vertexaisearch.cloud.google.com/grounding-api-redirect") {
		return "address of a search tool"
	}
	_, query, _ := strings.Cut(url, "?")
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		name, value, _ := strings.Cut(pair, "=")
		if name != "utm_source" && name != "referrer" && name != "ref" {
			continue
		}
		for _, t := range trackers {
			if strings.HasPrefix(value, t) {
				return trackedLink
			}
		}
	}
	return ""
}

// checkTags reports elements of chat products in the markup, one a kind.
func checkTags(p *rules.Pass, shown map[int]bool) {
	a := p.Article
	reported := make([]bool, len(tags))
	for at := 0; ; at++ {
		next := bytes.IndexByte(a.Source[at:], '<')
		if next < 0 {
			return
		}
		at += next
		i := tagAt(a.Source[at:])
		if i < 0 || reported[i] {
			continue
		}
		span := corpus.Span{Start: at, End: at + len(tags[i])}
		if shown[at] || inCode(a, span) {
			continue
		}
		reported[i] = true
		if string(tags[i]) == "</think>" && reported[0] {
			continue // the end of what was reported
		}
		p.Report(rules.Finding{Span: span, Message: leftover("control token").Message})
	}
}

// tagAt returns the index of the tag that the source begins with, or -1.
func tagAt(source []byte) int {
	if len(source) < 3 || bytes.IndexByte([]byte("/tsgxa"), source[1]) < 0 {
		return -1
	}
	return slices.IndexFunc(tags, func(tag []byte) bool { return bytes.HasPrefix(source, tag) })
}

// inCode reports whether a span of the source lies in code, in a comment or
// among the metadata.
func inCode(a *corpus.Article, span corpus.Span) bool {
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Source.Overlaps(span) {
			switch b.Kind {
			case corpus.Code, corpus.Comment, corpus.Metadata:
				return true
			}
		}
	}
	return slices.ContainsFunc(a.Code, func(r corpus.Range) bool { return a.Text.Span(r).Overlaps(span) })
}

package boilerplate

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/placeholder.tsv
var placeholders string

// Placeholder finds what somebody was meant to fill in.
var Placeholder = rules.Rule{
	ID:    "boilerplate/placeholder",
	Title: "Slot that nobody filled",
	Doc: `A slot left open cannot be printed in any genre: the sentence around it says nothing.

Flags bracketed slots ("[Your Name]", "[Insert Table 2 here]", "[List of relevant studies]") in
fourteen languages, template variables that were never replaced ("{{city}}", "${title}",
"[[HOME_TEAM]]", "%(name)s"), filler text, dates such as 2025-XX-XX, names in capitals such as
INSERT_LINK_HERE, stand-ins told as facts ("the vote in Country X ended"), and stubs that stand
for a missing part ("omitted for brevity", "the table would be included here").

Leaves alone brackets that carry a link, an editor's brackets inside quotations ("[the mayor]
refused", "[sic]"), code, the variables of page generators in Markdown sources ("{{ site.url }}"), and thought experiments about a
country X. A slot is a hint in an article about templates, forms and prompts; so are names in braces that
the article defines itself ("{{lamps}}" where a heading bears {#lamps}), citations of a specification
("[[HTML]]"), statements in the source of a page generator, and "${name}" or YOUR_API_KEY where the
article shows code.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks | rules.InTemplates,
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(placeholders) },
	Check:      checkPlaceholder,
	Examples: []rules.Example{
		{Text: "The nursery was founded in 1987 by [Your Name] and sells roses.\n", Want: []string{"[Your Name]"}},
		{Text: "The Rovers [[TEAM_MASCOT]] beat the visitors 2-1 on Saturday.\n", Want: []string{"[[TEAM_MASCOT]]"}},
		{Text: "Snow is expected in {{city_name}} on Sunday.\n", Want: []string{"{{city_name}}"}},
		{Text: "The lease ended on 2025-XX-XX, the landlord says.\n", Want: []string{"2025-XX-XX"}},
		{
			Text: "Attendance rose, as the figures show. [Insert Table 2 with attendance by month]\n",
			Want: []string{"[Insert Table 2 with attendance by month]"},
		},
		{Text: "The election in Country X resulted in a new harbour board.\n", Want: []string{"Country X"}},
		{
			Text: "The budget of the museum follows. (Omitted for brevity, but would list all rooms)\n",
			Want: []string{"(Omitted for brevity, but would list all rooms)"},
		},
		{Text: "Der Verein sucht Helfer. Mit freundlichen Grüßen, [Ihr Name]\n", Want: []string{"[Ihr Name]"}},
		{Text: "Le loyer est dû le premier du mois. Cordialement, [Votre nom]\n", Want: []string{"[Votre nom]"}},
		{Text: "Музей открыт каждый день. С уважением, [Ваше имя]\n", Want: []string{"[Ваше имя]"}},
		{Text: "\"[The mayor] never called me,\" she said, and wrote \"teh\" [sic] twice.\n"},
		{Text: "Read [your landlord's duties](https://www.gov.uk/duties) before you sign.\n"},
		{Text: "Suppose Country X closes its ports; what would shipping cost then?\n"},
		{Text: "Set `${HOME}` first, then run the build with `{{ name }}`.\n"},
		{Text: "The list [a, b, c] has three items, and the XX century began with a fair.\n"},
		{Text: "The pier has a page of its own at {{ site.url }}/pier/ since May.\n"},
		{
			Text: "# Lamps {#lamps}\n\nThe keeper lights them at dusk, as {{lamps}} says.\n",
			Want: []string{"{{lamps}}"}, // a hint: the article's own reference
		},
		{
			Text: "Set the folder with `export HARBOUR=...` and write ${HARBOUR} from then on.\n\nPut YOUR_API_KEY in its file.\n",
			Want: []string{"${HARBOUR}", "YOUR_API_KEY"}, // hints: what a manual tells its readers to write
		},
		{
			Text: "<p>Boats are tied as [[HARBOUR]] requires.</p><script src=\"respec.js\"></script>", Format: corpus.HTML,
			Want: []string{"[[HARBOUR]]"}, // a hint: how specifications cite
		},
		{
			Text:   "---\nlayout: page\n---\n<ul>{% for boat in boats %}<li>The boat {{ boat.name }} lies here.</li>{% endfor %}</ul>\n",
			Format: corpus.HTML, Want: []string{"{% for boat in boats %}", "{{ boat.name }}", "{% endfor %}"}, // hints
		},
		{Text: "No ferry is late today, or it would be shown here.\n"},
		{Text: "The minutes were edited for length and clarity.\n"},
	},
}

func checkPlaceholder(p *rules.Pass) {
	for _, h := range p.Hits() {
		if !slotCounts(p.Article, h) {
			continue
		}
		severity := weigh(p, h)
		if isTemplate(p.Article.Name) || ofManual(p, h) {
			severity = rules.Hint // the manual's own names
		}
		p.Report(rules.Finding{
			Range: h.Range, Severity: severity, Confidence: h.Phrase.Confidence,
			Message: slotMessage(h.Phrase.Note),
		})
	}
	for _, v := range templateVariables(p) {
		if isTemplate(p.Article.Name) {
			v.Severity = rules.Hint
		}
		p.Report(v)
	}
}

// ofManual reports whether a slot is what a manual writes for its readers: the
// name of a variable, a key that each of them has, a section of a settings file,
// the filler that a program makes, lines that a listing leaves out.
func ofManual(p *rules.Pass, h rules.Hit) bool {
	found := p.Article.In(h.Range)
	switch h.Phrase.Note {
	case "capitals":
		return p.Technical() || strings.HasPrefix(found, "YOUR_") && p.ShowsCode()
	case "variable":
		return p.Technical()
	case "slot":
		return p.Technical() && p.Article.Blocks[h.Block].Text == h.Range
	case "stub":
		return p.ShowsCode() && strings.Contains(found, "lines")
	}
	return p.Technical() && strings.EqualFold(found[:min(len(found), 5)], "lorem")
}

func slotMessage(note string) string {
	switch note {
	case "stub":
		return "stands for a part that was never written"
	case "letter":
		return "a stand-in told as a fact: no name was filled in"
	case "variable":
		return "the name of a variable stands where its value should"
	}
	return "slot that nobody filled"
}

// slotCounts looks at what a pattern on folded text cannot see.
func slotCounts(a *corpus.Article, h rules.Hit) bool {
	text := a.Text.String()
	found := text[h.Range.Start:h.Range.End]
	if found[0] == '[' && (linkFollows(text, h.Range.End) || linked(a, h.Range)) {
		return false
	}
	switch h.Phrase.Note {
	case "capitals":
		return strings.ToUpper(found) == found
	case "slot":
		// A lower-case word in brackets inside a sentence is an editor's.
		return found[1] >= 0x80 || found[1] < 'a' || found[1] > 'z' || strings.ContainsRune(found, ' ')
	case "letter":
		return strings.ToLower(found) != found && !supposes(sentenceAround(text, h.Range))
	case "stub":
		clause := strings.ToLower(text[max(0, h.Range.Start-len("otherwise, ")):h.Range.End])
		return !aboutCode(sentenceAround(text, h.Range)) && !containsAny(clause, " or they ", " or it ", "otherwise")
	}
	// "[Insert joke here]" is one.
	return !strings.Contains(found, "joke") && !strings.Contains(found, "favorite") && !strings.Contains(found, "favourite")
}

func linkFollows(text string, at int) bool {
	return at < len(text) && (text[at] == '(' || text[at] == '[' || text[at] == ':')
}

// linked reports whether the range carries a link.
func linked(a *corpus.Article, r corpus.Range) bool {
	i, _ := slices.BinarySearchFunc(a.Links, r.Start, func(l corpus.Link, at int) int { return l.Text.End - at })
	for ; i < len(a.Links) && a.Links[i].Text.Start < r.End; i++ {
		if a.Links[i].Text.Overlaps(r) {
			return true
		}
	}
	return false
}

// sentenceAround returns the line of text around a range, at most some words
// of it, in lower case.
func sentenceAround(text string, r corpus.Range) string {
	const reach = 120
	from, to := max(0, r.Start-reach), min(len(text), r.End+reach)
	if i := strings.LastIndexAny(text[from:r.Start], "\n?!;."); i >= 0 {
		from += i + 1
	}
	if i := strings.IndexByte(text[r.End:to], '\n'); i >= 0 {
		to = r.End + i
	}
	return strings.ToLower(text[from:to])
}

func supposes(sentence string) bool {
	return containsAny(sentence, "suppose", "imagine", "assum", "hypothe", "say,", "let's", "consider ", " if ", "if ", "whether", "would", "could", "whenever", "thought experiment")
}

func aboutCode(sentence string) bool {
	return containsAny(sentence, "code", "imports", "snippet", "error handling", "css", "json", "xml", "html", "stack trace")
}

func containsAny(s string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

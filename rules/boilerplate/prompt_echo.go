package boilerplate

import (
	_ "embed"
	"strings"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/prompt-echo.tsv
var promptEchoTable string

// PromptEcho finds a text that judges itself by its brief.
var PromptEcho = rules.Rule{
	ID:    "boilerplate/prompt-echo",
	Title: "The text judges itself by its brief",
	Doc: `A model likes to report that it did as it was told: the structure is the requested one, the
keywords are in, no scripts are included. The reader sees the brief, and the claim is often false.

It flags claims of a text about its own format, length, structure, keywords and tone, mentions of
"the prompt" as the source of a figure or a rule, notes on how the text was made, stand-ins that say
what a section would hold, and research that calls its own data simulated.

It leaves alone buildings that adhere to a code, writing contests and job notices that set
requirements, prompt replies, "the prompt" of a command line or what to enter there, what a program would list, and everything in quotation marks or
in articles about chatbots.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(promptEchoTable) },
	Check:      checkPromptEcho,
	Examples: []rules.Example{
		{Text: "The season ends in May. This guide adheres to the requested structure and includes the target keywords.\n", Want: []string{"This guide adheres to the requested structure and includes the target keywords."}},
		{Text: "No emojis or external links are used. All sections are clearly labeled.\n", Want: []string{"No emojis or external links are used. All sections are clearly labeled."}},
		{Text: "Prune in March, as described in the prompt, and water well.\n", Want: []string{"Prune in March, as described in the prompt, and water well."}},
		{Text: "**Note:** This response is over 900 words and follows the outline.\n", Want: []string{"Note: This response is over 900 words and follows the outline."}},
		{Text: "This study is a fictional exercise. Nobody was asked.\n", Want: []string{"This study is a fictional exercise."}},
		{Text: "以上就是一篇关于种花的文章的大纲。\n", Want: []string{"以上就是一篇关于种花的文章的大纲。"}},
		{Text: "The tenants' union has a hotline. These websites are official and will not lead to any 404 errors.\n", Want: []string{"These websites are official and will not lead to any 404 errors."}},
		{Text: "The second part is written in a conversational tone with subheadings, as requested.\n", Want: []string{"The second part is written in a conversational tone with subheadings, as requested."}},
		{Text: "This plan will guide the creation of a detailed news article on orchards.\n", Want: []string{"This plan will guide the creation of a detailed news article on orchards."}},
		{Text: "This plan will guide the council, and this outline offers walkers three paths.\n"},
		{Text: "The club moved its website, so that old links do not end in 404 errors. The papers were filed as requested.\n"},
		{Text: "The novel runs to 90,000 words, and the hall adheres to the fire code of 1998.\n"},
		{Text: "Entries must adhere to the specified length, the jury of the poetry prize says.\n"},
		{Text: "The mayor was saved by the prompt response of two firefighters.\n"},
		{Text: "No scripts were found in the abbey's archive, and no external links tie the two clubs.\n"},
		{Text: "The paint meets the limits of the new rule, and the response of the market was calm.\n"},
		{Text: "To set the clock, enter the hour as shown in the prompt and press the button.\n"},
		{
			Text: "Run `tide --late`. No ferries are late, or they would be listed here.\n",
			Want: []string{"No ferries are late, or they would be listed here."}, // a hint: what the program shows
		},
		{Text: "Dieser Artikel des Gesetzes entspricht der Richtlinie.\n"},
	},
}

// checkPromptEcho leaves out the prompts of programs, which users answer: "enter
// the required value as shown in the prompt".
func checkPromptEcho(p *rules.Pass) {
	note, w, text := noted("the text judges itself by its brief"), widener{article: p.Article, block: -1}, p.Article.Text.String()
	for _, h := range p.Hits() {
		if verb, _, _ := strings.Cut(strings.TrimSpace(sentenceAround(text, h.Range)), " "); verb == "enter" || verb == "type" || verb == "press" {
			continue
		}
		f := rules.Finding{Range: w.sentence(h), Severity: h.Severity(p.Rule), Confidence: h.Phrase.Confidence, Message: note(h)}
		if before := strings.TrimRight(text[:h.Range.Start], " "); p.ShowsCode() && (strings.HasSuffix(before, " they") || strings.HasSuffix(before, " it")) {
			f.Severity, f.Confidence = rules.Hint, rules.Unsure // what a program shows: "or they would be listed here"
		}
		p.Report(f)
	}
}

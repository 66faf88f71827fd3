package boilerplate

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/reasoning-leak.tsv
var reasoningLeakTable string

// ReasoningLeak finds the planning of a model that was printed as copy.
var ReasoningLeak = rules.Rule{
	ID:    "boilerplate/reasoning-leak",
	Title: "Planning of a model printed as copy",
	Doc: `Some models think aloud before they answer: what "the user" wants, which parts to write,
what to avoid. When that text is published it breaks the article and shows the brief to everyone;
often the whole article follows it a second time.

It flags sentences in which the writer speaks of a user who asked for text, announces the next
step of a rewrite, or repeats a formatting order ("avoid markdown as per the user request").

It leaves alone manuals and product news, where a user wants to export a file or ask a question,
first-person essays that begin with "let me", and everything in quotation marks.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Measured:   "The one published page that holds a trace is found.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(reasoningLeakTable) },
	Check:      leaked(noted("a model thinks aloud")),
	Examples: []rules.Example{
		{Text: "The user wants me to turn these match notes into a report. The visitors scored late.\n", Want: []string{"The user wants me to turn these match notes into a report."}},
		{Text: "The user is asking for a summary of the new rent rules in plain words.\n", Want: []string{"The user is asking for a summary of the new rent rules in plain words."}},
		{Text: "Let me rewrite the second paragraph of the recipe.\n\nPeel the pears and halve them.\n", Want: []string{"Let me rewrite the second paragraph of the recipe."}},
		{Text: "We need to produce an article of 700 words about tulips. Tulips came from the east.\n", Want: []string{"We need to produce an article of 700 words about tulips."}},
		{Text: "Der Nutzer möchte, dass ich den Fahrplan der Fähre zusammenfasse. Die Fähre fährt stündlich.\n", Want: []string{"Der Nutzer möchte, dass ich den Fahrplan der Fähre zusammenfasse."}},
		{Text: "L'utilisateur veut que je résume la recette. Épluchez les poires.\n", Want: []string{"L'utilisateur veut que je résume la recette."}},
		{Text: "The user specified that the article should be long. Herons nest in March.\n", Want: []string{"The user specified that the article should be long."}},
		{Text: "I will structure the article with four headings. Leeks are sown in spring.\n", Want: []string{"I will structure the article with four headings."}},
		{Text: "Let me make sure the tone is neutral. The user might be asking for a travel piece, or the user might want the answer in Dutch.\n", Want: []string{"Let me make sure the tone is neutral. The user might be asking for a travel piece, or the user might want the answer in Dutch."}},
		{Text: "The user just provided a headline about the ferry. The user wants the text only.\n", Want: []string{"The user just provided a headline about the ferry. The user wants the text only."}},
		{Text: "I should ask the user for more details on the regatta. It starts at ten.\n", Want: []string{"I should ask the user for more details on the regatta."}},
		{Text: "The user may want to change the language of the menu, and the user specified a date.\n"},
		{Text: "Let me check the oven, and let me plan the day: I need to write a letter.\n"},
		{Text: "The user wants to export the file, so the button stands at the top.\n"},
		{Text: "We need to produce more steel, the minister said, and we need to write the contracts now.\n"},
		{Text: "Let me start by saying that I never liked gardening.\n"},
		{Text: "Der Benutzer möchte schnell ans Ziel kommen; darum zeigt die Karte nur Buslinien.\n"},
		{Text: "L'utilisateur souhaite payer par carte, et la caisse l'accepte.\n"},
	},
}

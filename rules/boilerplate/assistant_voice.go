package boilerplate

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/assistant-voice.tsv
var assistantVoiceTable string

// AssistantVoice finds an assistant that speaks to the person who asked it.
var AssistantVoice = rules.Rule{
	ID:    "boilerplate/assistant-voice",
	Title: "An assistant speaks to whoever asked it",
	Doc: `The first and the last lines of a chat answer are talk between the assistant and its user:
"Sure, here is the rewritten article", "Let me know if you would like any changes". In print they
tell the reader that nobody looked at the copy; newspapers had to apologise for a single such line.

It flags an assistant that names itself, opens with what it is about to deliver, offers more, or
takes its leave, in two dozen languages. The object must be the text itself: a breakdown "of the
provided text", a "rewritten version".

It leaves alone explainers ("Here is a summary of the new rules"), reporting on chatbots, quoted
speech, invitations to readers, and sign-offs that people use as well (hints at most).`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Measured: "Of the published pages with leftovers, all openings, closings and self-references are found but one " +
		"label in an article about chatbots, which is a hint.",
	Phrases: func() []rules.Phrase { return rules.MustParsePhrases(assistantVoiceTable) },
	Check:   leaked(noted("an assistant speaks")),
	Examples: []rules.Example{
		{
			Text: "Okay, here's a breakdown of the provided text. I'll focus on the main points about the harbour.\n\nThe harbour was built in 1904.\n",
			Want: []string{"Okay, here's a breakdown of the provided text. I'll focus on the main points about the harbour."},
		},
		{Text: "As an AI language model, I cannot taste the soup. Add the salt last.\n", Want: []string{"As an AI language model, I cannot taste the soup."}},
		{Text: "Die Tulpen brauchen Sonne. Wenn du möchtest, kann ich den Ton nüchterner machen.\n", Want: []string{"Wenn du möchtest, kann ich den Ton nüchterner machen."}},
		{Text: "Bien sûr, voici un article sur les jardins partagés.\n\nLes jardins ouvrent samedi.\n", Want: []string{"Bien sûr, voici un article sur les jardins partagés."}},
		{Text: "Como modelo de lenguaje, no puedo visitar el museo. El museo abre a las diez.\n", Want: []string{"Como modelo de lenguaje, no puedo visitar el museo."}},
		{Text: "Il torneo comincia a maggio. Se vuoi, posso anche riscrivere il titolo.\n", Want: []string{"Se vuoi, posso anche riscrivere il titolo."}},
		{Text: "Конечно, вот статья о тюльпанах.\n\nТюльпаны любят солнце.\n", Want: []string{"Конечно, вот статья о тюльпанах."}},
		{Text: "The tenants won their case. Please let me know if you would like any modifications.\n", Want: []string{"Please let me know if you would like any modifications."}},
		{Text: "The pond needs shade. Feel free to adjust this article further to suit your garden.\n", Want: []string{"Feel free to adjust this article further to suit your garden."}},
		{Text: "Would you like me to help you write a caption for the photo of the pier?\n", Want: []string{"Would you like me to help you write a caption for the photo of the pier?"}},
		{Text: "Sure, here's an example of how to call `total` on the list of fares:\n\nThe list is sorted.\n", Want: []string{"Sure, here's an example of how to call "}},
		{Text: "Prune in March. If you need a checklist for your own orchard, I can draft one.\n", Want: []string{"If you need a checklist for your own orchard, I can draft one."}},
		{Text: "If you want a seat at the front, I can prepare you for a long wait, the usher said.\n"},
		{Text: "The lake is deep. This version improves the flow and the grammar. Feel free to adjust the tone for your audience.\n", Want: []string{"This version improves the flow and the grammar. Feel free to adjust the tone for your audience."}},
		{Text: "Le lac est profond. Souhaitez-vous que j'ajoute un paragraphe sur les barques ?\n", Want: []string{"Souhaitez-vous que j'ajoute un paragraphe sur les barques ?"}},
		{Text: "Feel free to adjust the tone of the guitar, and note that this version keeps the drums.\n"},
		{Text: "The valves are cleaned in spring.\n\nShall I continue?\n\nThe boiler rests in summer.\n", Want: []string{"Shall I continue?"}},
		{Text: "Should I continue with the tomatoes, many gardeners ask in August.\n"},
		{Text: "Feel free to adjust the seasoning, and feel free to expand the bed to the fence.\n"},
		{Text: "Here is a summary of the new parking rules. The court published a breakdown of the costs.\n"},
		{Text: "Certainly, the mayor said, the stadium is expensive. If you want to attend, register by Friday.\n"},
		{Text: "Hier ist der neue Fahrplan für die Linie 4. Wenn du möchtest, komm am Samstag vorbei.\n"},
		{Text: "Si quieres puedes reservar una mesa en la terraza.\n"},
		{Text: "Bien sûr, le chef a ri. Voici la recette de sa grand-mère.\n"},
	},
}

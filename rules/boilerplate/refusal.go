package boilerplate

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/refusal.tsv
var refusalTable string

// Refusal finds a model's refusal that was printed as copy.
var Refusal = rules.Rule{
	ID:    "boilerplate/refusal",
	Title: "Refusal of a model printed as copy",
	Doc: `A model that will not or cannot do its task says so, and a pipeline that nobody watches
prints it: as a sentence, as a product name, often as the headline.

It flags first-person refusals whose object is a request, a prompt or a text to be written, appeals
to the policies of a model's maker, and requests for the text to be worked on, in twenty languages.

It leaves alone officials who cannot comment, shops that cannot refund, first-person columns, and
everything in quotation marks.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(refusalTable) },
	Check:      leaked(noted("a model refuses")),
	Examples: []rules.Example{
		{Text: "I cannot fulfill this request because the player is a private person.\n", Want: []string{"I cannot fulfill this request because the player is a private person."}},
		{Text: "Roses need pruning. I'm sorry, but I can't write the article without more details.\n", Want: []string{"I'm sorry, but I can't write the article without more details."}},
		{Text: "Please provide the text you would like me to shorten.\n", Want: []string{"Please provide the text you would like me to shorten."}},
		{Text: "Es tut mir leid, aber ich kann dazu keinen Artikel schreiben.\n", Want: []string{"Es tut mir leid, aber ich kann dazu keinen Artikel schreiben."}},
		{Text: "Lo siento, pero no puedo generar contenido sobre ese partido.\n", Want: []string{"Lo siento, pero no puedo generar contenido sobre ese partido."}},
		{Text: "Вибачте, але я не можу виконати це завдання.\n", Want: []string{"Вибачте, але я не можу виконати це завдання."}},
		{Text: "I can write a long article on the topic of roof tiles for the given keyword. Here it is.\n", Want: []string{"I can write a long article on the topic of roof tiles for the given keyword."}},
		{Text: "My capabilities are limited to code. I don't have the ability to generate creative content.\n", Want: []string{"My capabilities are limited to code. I don't have the ability to generate creative content."}},
		{Text: "Could you please provide a title for the story about the ferry, so I can start?\n", Want: []string{"Could you please provide a title for the story about the ferry, so I can start?"}},
		{Text: "I understand you're looking for a travel article about Malta.\n", Want: []string{"I understand you're looking for a travel article about Malta."}},
		{Text: "However, I can offer a shorter version. The lake freezes in January.\n", Want: []string{"However, I can offer a shorter version."}},
		{Text: "Could you clarify the topic you would like the article to focus on? Once I have the details, I can write the text.\n", Want: []string{"Could you clarify the topic you would like the article to focus on? Once I have the details, I can write the text."}},
		{Text: "Could you share the date of your visit, so I can book the room? Once you have paid, I can send the parcel.\n"},
		{Text: "Please provide the title of the book and your address when you order.\n"},
		{Text: "I don't have the ability to run any more, the striker wrote in May, and I can write a letter to the club.\n"},
		{Text: "It is not possible to write an essay on the pear in one afternoon.\n"},
		{Text: "The governor cannot fulfil that promise before May, aides said.\n"},
		{Text: "I cannot help with the harvest this year, my uncle wrote, but I will send the truck.\n"},
		{Text: "Die Werft konnte die Anfrage nicht vor Montag bearbeiten. Es tut mir leid, aber ich kann nicht kommen, schrieb er.\n"},
		{Text: "Lo siento, pero no puedo ir al partido, dijo el portero.\n"},
	},
}

package boilerplate

import (
	_ "embed"

	"github.com/copydesk/copydesk/rules"
)

//go:embed data/knowledge-cutoff.tsv
var knowledgeCutoffTable string

// KnowledgeCutoff finds a model's remark on the date of its knowledge.
var KnowledgeCutoff = rules.Rule{
	ID:    "boilerplate/knowledge-cutoff",
	Title: "Remark on the date of a model's knowledge",
	Doc: `"As of my last knowledge update" tells the reader that the news was written without looking.
Over a thousand printed papers hold such a line, and what stands next to it is often out of date.

It flags first-person remarks on a last update, a cutoff date or training data, in twenty languages.

It leaves alone updates of anybody else ("as of the last update from the ministry"), software that
broke after "my last update", and everything in quotation marks.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Measured:   "All four published pages that hold one are found.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(knowledgeCutoffTable) },
	Check:      leaked(noted("a model dates its knowledge")),
	Examples: []rules.Example{
		{Text: "As of my last knowledge update in 2023, the club had no manager. Ticket sales start on Monday.\n", Want: []string{"As of my last knowledge update in 2023, the club had no manager."}},
		{Text: "The bridge is closed. My cutoff date is in 2021, so later repairs are missing.\n", Want: []string{"My cutoff date is in 2021, so later repairs are missing."}},
		{Text: "Stand meines letzten Updates ist die Stelle der Direktorin unbesetzt.\n", Want: []string{"Stand meines letzten Updates ist die Stelle der Direktorin unbesetzt."}},
		{Text: "Selon ma dernière mise à jour, le jardin reste fermé.\n", Want: []string{"Selon ma dernière mise à jour, le jardin reste fermé."}},
		{Text: "Al momento del mio ultimo aggiornamento il porto era aperto.\n", Want: []string{"Al momento del mio ultimo aggiornamento il porto era aperto."}},
		{Text: "На момент моего последнего обновления данных музей был закрыт.\n", Want: []string{"На момент моего последнего обновления данных музей был закрыт."}},
		{Text: "As of the last update from the ministry, 14 roads were closed.\n"},
		{Text: "After my last update the app would not start, one gardener wrote.\n"},
		{Text: "Selon la dernière mise à jour du ministère, 14 routes sont fermées.\n"},
		{Text: "Nach meiner letzten Reise war das Dach undicht.\n"},
		{Text: "En mi última visita el museo estaba en obras.\n"},
	},
}

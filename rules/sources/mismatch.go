package sources

import (
	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/sources/registry"
)

var mismatch = rules.Rule{
	ID:    "sources/mismatch",
	Title: "An identifier that belongs to another work",
	Doc: `A made-up source often carries a real DOI: the link works, and leads to a paper on something else. Only a
look at what is registered there shows it.

The rule needs the network and is at work with --online only. It compares what the entry says with the record of
Crossref, DataCite, OpenAlex, arXiv, PubMed or Open Library, after accents, case and spelling are folded. It
marks an identifier whose record shares neither the title nor an author with the entry.

Left alone are a title that was changed before print, left without its subtitle or translated while an author is
the same, another year of the same work, entries that name nothing to compare, and records in another script.`,
	Severity:   rules.Error,
	Confidence: rules.Likely,
	Reads:      corpus.KindsOf(corpus.Reference, corpus.Footnote),
	Gates:      rules.InCode,
	OnRequest:  true,
	Online:     true,
	Set:        "online",
	Examples: []rules.Example{
		{
			Text: "# Mortar in old walls\n\nLime mortar lets a wall breathe (Lund, 2018).\n\n## References\n\n" +
				"Lund, P. (2018). Lime mortar in harbour walls. Building History, 7(2), 11–29. https://doi.org/10.1016/j.buildhist.2018.02.004\n",
			Want: []string{"https://doi.org/10.1016/j.buildhist.2018.02.004"},
		},
		{
			Text: "# Mortar in new walls\n\nCement keeps the water in (Lund, 2020).\n\n## References\n\n" +
				"Lund, P. (2020). Cement and damp. Building History, 9(1), 1–9. https://doi.org/10.1016/j.buildhist.2020.01.001\n",
		},
	},
	Check: checkMismatch,
}

func checkMismatch(p *rules.Pass) {
	for s, a := range answers(p) {
		for l, c := range checked(s, a, registry.Mismatch) {
			p.Report(rules.Finding{Range: l.Range, Message: called(l) + " belongs to another work: " + c.Note})
		}
	}
}

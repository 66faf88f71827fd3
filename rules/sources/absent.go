package sources

import (
	"slices"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/sources/registry"
)

var absent = rules.Rule{
	ID:    "sources/absent",
	Title: "A source that does not exist",
	Doc: `An identifier that was never given out, or an address that nobody has ever seen a page at, is the mark of
a made-up source: it has the look of a real one and leads nowhere.

The rule needs the network and is at work with --online only. It marks a DOI that no agency has registered, a
number that arXiv, PubMed or PubMed Central does not have, and, as a warning, an address whose site answers
"not found" or does not exist while the Wayback Machine has no copy either.

Left alone is whatever proves nothing: sites that do not answer, refuse programs or ask to come back later, a
DOI that only one agency does not know, a book that a catalogue does not list, a page that is gone but was
archived, and a dead address beside an identifier that leads to the work.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Reads:      corpus.KindsOf(corpus.Reference, corpus.Footnote),
	Gates:      rules.InCode,
	OnRequest:  true,
	Online:     true,
	Set:        "online",
	Examples: []rules.Example{
		{
			Text: "# Oats on wet ground\n\nOats stand wet feet better than barley does (Hale, 2019).\n\n## References\n\n" +
				"Hale, R. (2019). Roots of oats in wet soils. Journal of Field Crops, 12(3), 45–58. https://doi.org/10.1016/j.fldcrp.2019.990001\n",
			Want: []string{"https://doi.org/10.1016/j.fldcrp.2019.990001"},
		},
		{
			Text: "# A league of villages\n\nThe league counted nine clubs in its first season.[^1]\n\n" +
				"[^1]: Orr, B. (2021, March 3). Nine clubs and a ball. https://www.hillsideherald.net/2021/03/03/nine-clubs-and-a-ball\n",
			Want: []string{"https://www.hillsideherald.net/2021/03/03/nine-clubs-and-a-ball"},
		},
		{
			Text: "# Oats on dry ground\n\nOn sand the oats stay short (Hale, 2020).\n\n## References\n\n" +
				"Hale, R. (2020). Oats on sand. Journal of Field Crops, 13(1), 5–18. https://doi.org/10.1016/j.fldcrp.2020.105012\n",
		},
	},
	Check: checkAbsent,
}

func checkAbsent(p *rules.Pass) {
	for s, a := range answers(p) {
		if a.State != registry.Absent {
			continue
		}
		sure := slices.ContainsFunc(a.Checks, func(c registry.Check) bool { return c.State == registry.Absent && c.Sure })
		for l, c := range checked(s, a, registry.Absent) {
			switch {
			case c.Sure:
				p.Report(rules.Finding{Range: l.Range, Message: called(l) + ": " + c.Note})
			case !sure:
				p.Report(rules.Finding{
					Range: l.Range, Severity: rules.Warning, Confidence: rules.Likely,
					Message: "this page may never have been there: " + c.Note,
				})
			}
		}
	}
}

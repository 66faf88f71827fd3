package boilerplate

import (
	_ "embed"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/seo-residue.tsv
var seoResidue string

// SEOResidue finds what was written for search engines and not for readers.
var SEOResidue = rules.Rule{
	ID:    "boilerplate/seo-residue",
	Title: "Search-engine fields in the text",
	Doc: `A focus phrase, a meta description or a list of keywords belongs into a field of the content
system. In the text it tells the reader that the article was made to be found, not read.

Flags the labels of such fields at the start of a line ("Focus keyphrase:", "Meta-Beschreibung:",
"Título SEO:"), reports of work done ("Keywords integrated: …"), and bare keyword lists of eight
and more entries.

Leaves alone the short "Keywords:" line under the abstract of a paper, the phrase "key word" in
prose, and articles that explain search optimisation in sentences.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.ForLeaks,
	Leak:       true,
	Measured:   "No genuine article holds such a field, so their silence proves little.",
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(seoResidue) },
	Check: func(p *rules.Pass) {
		for _, h := range p.Hits() {
			if h.Phrase.Note == "list" && hasAbstract(p.Article) {
				continue
			}
			p.Report(rules.Finding{
				Range: h.Range, Severity: weigh(p, h), Confidence: h.Phrase.Confidence,
				Message: "written for search engines, not for readers",
			})
		}
	},
	Examples: []rules.Example{
		{
			Text: "# Pruning roses\n\nFocus keyphrase: pruning roses in winter\n\nCut above an outward bud.\n",
			Want: []string{"Focus keyphrase: pruning roses in winter"},
		},
		{
			Text: "Meta description: How the new rule on deposits affects tenants.\n\nDeposits are capped from June.\n",
			Want: []string{"Meta description: How the new rule on deposits affects tenants."},
		},
		{
			Text: "The pier reopens in May.\n\nKeywords used: pier, ferry timetable, seaside walks\n",
			Want: []string{"Keywords used: pier, ferry timetable, seaside walks"},
		},
		{
			Text: "The piece integrates SEO-optimized keywords (e.g., \"ferry timetable\") on every pier.\n",
			Want: []string{"integrates SEO-optimized keywords (e.g., \"ferry timetable\")"},
		},
		{
			Text: "Fokus-Keyword: Rosen schneiden\n\nDie Rosen werden im Februar geschnitten, wenn der Frost nachlässt.\n",
			Want: []string{"Fokus-Keyword:"},
		},
		{
			Text: "Keywords: soup, leek soup, potato soup, winter soup, quick soup, cheap soup, soup recipe, vegan soup, soup maker\n\nWash the leeks well.\n",
			Want: []string{"Keywords: soup, leek soup, potato soup, winter soup, quick soup, cheap soup, soup recipe, vegan soup, soup maker"},
		},
		{Text: "The key word in the ruling was \"reasonable\", the judge said.\n"},
		{Text: "The program reads its defaults from a list.\n\nKeywords: ['oak', 'ash', 'elm', 'yew', 'fir', 'box', 'may', 'bay', 'fig', 'tea']\n"},
		{Text: "This blog post is optimized for both readers and SEO. Bees like lavender.\n", Want: []string{"This blog post is optimized for both readers and SEO"}},
		{Text: "Keywords: zircon; isotope dating\n\nThe grains were dated by two laboratories.\n"},
		{Text: "The slug crossed the garden path and ate the seedlings.\n"},
		{Text: "Shops choose their keywords with care: a search for boots should find boots.\n"},
		{Text: "Das Schlüsselwort des Abends war Geduld, sagte der Trainer nach dem Spiel.\n"},
	},
}

// hasAbstract reports whether the article is a paper: keyword lists are
// customary there.
func hasAbstract(a *corpus.Article) bool {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Text.Len() < len("abstract") || b.Text.Len() > 40 && b.Kind != corpus.Paragraph {
			continue
		}
		head := a.In(corpus.Range{Start: b.Text.Start, End: min(b.Text.End, b.Text.Start+24)})
		if containsAny(corpus.FoldString(head), "abstract", "zusammenfassung", "résumé", "resumen") {
			return true
		}
	}
	return false
}

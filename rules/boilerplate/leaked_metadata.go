package boilerplate

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

//go:embed data/leaked-metadata.tsv
var leakedMetadata string

// LeakedMetadata finds fields of the content system in the reader's text.
var LeakedMetadata = rules.Rule{
	ID:    "boilerplate/leaked-metadata",
	Title: "Fields and labels of the content system in the text",
	Doc: `Categories, tags, machine timestamps and labels such as "Headline:" are instructions to a
content system. In the text they show that nobody read it before it went out; a second
timestamp in the middle is often where two articles were joined.

Flags category and tag lines, "Published:" with a date, bare timestamps with seconds, a byline
with a reading time, and labels of an output format ("Commentary:", "News Content:").

Leaves alone front matter, prose that uses the same words ("the film was published in 2019"),
datelines, a date or byline among the first lines, where it is the article's own, notes of an
update, and category lines that repeat, as in a list of awards: at most a hint. So are the lines of a
register at the head of a text, as standards and plug-ins have it ("Version:", "Requires:"), an author with an
e-mail address, and a step of a guide that names a category.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.InCode | rules.InQuotes | rules.Disclosed,
	Leak:       true,
	Phrases:    func() []rules.Phrase { return rules.MustParsePhrases(leakedMetadata) },
	Check:      checkLeakedMetadata,
	Examples: []rules.Example{
		{Text: "Categories: Sport/Rowing\n\nThe crew won by a length.\n\nThey train at dawn.\n", Want: []string{"Categories: Sport/Rowing"}},
		{
			Text: "The court ruled on Monday.\n\nTenants cheered.\n\nThe owner will appeal.\n\nPublished: 2025-11-03 08:15:42\n",
			Want: []string{"Published: 2025-11-03 08:15:42"},
		},
		{Text: "The pear tree blooms in April.\n\nTags: pears, garden, spring\n", Want: []string{"Tags: pears, garden, spring"}},
		{Text: "The ferry ran aground.\n\nCommentary:\n\nThe captain knew the rocks, and he says so himself.\n", Want: []string{"Commentary:"}},
		{
			Text: "Kategorie: Gemeinderat\n\nDer Rat hat die neue Satzung gegen die Stimmen der Grünen beschlossen.\n",
			Want: []string{"Kategorie: Gemeinderat"},
		},
		{Text: "# Oysters\n\nThey are back.\n\n## Subheading: Where the beds lie\n\nNorth of the pier.\n", Want: []string{"Subheading: "}},
		{
			Format: corpus.Plain, // a register: hints
			Text: "Number: 12\nTitle: How lamps are numbered\nVersion: 3\nAuthor: Ida Ness\nStatus: Final\nReplaces: 7\nCreated: 3 May 2004\n\n" +
				"Abstract\n\nLamps are numbered from the sea to the town.\n",
			Want: []string{"Title:", "Author: Ida Ness", "Status: Final", "Created: 3 May 2004"},
		},
		{
			Text: "# Book a Desk\n\n1. Open the plan of the floor.\n2. Category: desk or bench. The plan shows which desks have a lamp.\n3. Choose a day.\n",
			Want: []string{"Category: desk or bench. The plan shows which desks have a lamp."}, // a hint
		},
		{
			Text: "# Fields\n\n- Name: how the boat is called.\n- Category: how long it is.\n- Harbour: where it lies.\n",
			Want: []string{"Category: how long it is."}, // one of the fields of a form: a hint
		},
		{Text: "The film was published in 2019 and updated rules apply from May.\n"},
		{
			Text: "Category: Best film\n\nThe Mole won.\n\nCategory: Best actor\n\nIda Ness won.\n\nCategory: Best score\n\nNobody won.\n",
			// The list's own labels: hints.
			Want: []string{"Category: Best film", "Category: Best actor", "Category: Best score"},
		},
		{Text: "He tagged the wall: no signature, no date.\n"},
		{Text: "The body was found on Monday. She has one title: champion of the county.\n"},
		{Text: "Commentary by Jane Doe\n\nThe harbour needs a second crane.\n"},
		{Text: "Das Buch wurde 2019 veröffentlicht und erschien in zwölf Sprachen.\n"},
	},
}

// ownCategories is how many category lines are an article's own structure: a
// list of awards, a set of recipes.
const ownCategories = 3

// updateWeight is what a date without seconds weighs inside the text. Desks
// note their own updates and do it at the end.
func updateWeight(a *corpus.Article, h rules.Hit) rules.Severity {
	text := corpus.FoldString(a.In(h.Range))
	if h.Block >= len(a.Blocks)-2 || containsAny(text, "updat", "modif", "aktualis", "mis à jour", "actualiz", "atualiz", "aggiorn", "обновл") {
		return rules.Hint
	}
	return rules.Warning
}

// headBlocks is how many blocks at the top of an article hold its own date and
// byline.
const headBlocks = 3

func checkLeakedMetadata(p *rules.Pass) {
	head := 0
	for i := range p.Article.Blocks {
		if rules.Prose.Has(p.Article.Blocks[i].Kind) {
			head = i
			break
		}
	}
	categories := 0
	register := registerEnd(p.Article)
	for _, h := range p.Hits() {
		if h.Phrase.Note == "category line" {
			categories++
		}
	}
	for _, h := range p.Hits() {
		severity := weigh(p, h)
		b := &p.Article.Blocks[h.Block]
		switch note := h.Phrase.Note; {
		case b.Kind == corpus.TableCell || b.Kind == corpus.ContentsEntry || b.Kind == corpus.Reference:
			severity = rules.Hint
		case ownTags(p.Article, h):
			severity = rules.Hint
		case b.Kind == corpus.ListItem && amongLabels(p.Article, h.Block), note == "label" && opensList(p.Article, h.Block):
			severity = rules.Hint // the fields of a thing, explained one by one
		case p.Article.Text.Span(h.Range).Start < register, signed(p.Article, h), note == "category line" && b.Kind == corpus.ListItem && goesOn(p.Article.In(h.Range)),
			(note == "byline" || note == "label") && p.Technical():
			severity = rules.Hint
		case linked(p.Article, h.Range):
			// A category that links to its page works: it is the site's own.
			severity = rules.Hint
		case note == "byline" && h.Phrase.Confidence != rules.Certain && h.Block < head+headBlocks,
			note == "timestamp" && h.Block < head+headBlocks && !hasSeconds(p.Article.In(h.Range)),
			note == "category line" && categories >= ownCategories:
			severity = rules.Hint
		case note == "timestamp" && !hasSeconds(p.Article.In(h.Range)):
			severity = min(severity, updateWeight(p.Article, h))
		}
		p.Report(rules.Finding{
			Range: h.Range, Severity: severity, Confidence: h.Phrase.Confidence,
			Message: metadataMessage(h.Phrase.Note),
		})
	}
}

// contentFields are keys that a content system and a leaked output have as well.
var contentFields = []string{
	"title", "author", "byline", "category", "categories", "tag", "tags", "status", "date", "slug", "description", "meta description",
	"meta title", "keywords", "keyword", "focus keyword", "published", "created", "updated", "modified", "layout", "image", "featured image",
	"excerpt", "summary", "subtitle", "headline", "language", "section", "topic", "topics", "permalink", "source", "url", "type",
}

// registerEnd returns where in the source the register at the head of a text
// ends, 0 where it has none: four lines and more of a key and its value, among
// them at least two keys that no content system would have.
func registerEnd(a *corpus.Article) int {
	const longestKey, longestHead, fewest, fewestOwn = 24, 40, 4, 2
	at, end, lines, own := 0, 0, 0, 0
	for range longestHead {
		line, _, more := strings.Cut(string(a.Source[at:min(len(a.Source), at+400)]), "\n")
		key, _, ok := strings.Cut(line, ":")
		key = strings.Trim(key, "*_ \r")
		switch {
		case strings.TrimSpace(line) == "" && lines > 0 || !more:
			at = len(a.Source)
		case ok && key != "" && len(key) <= longestKey && line[0] > ' ' && strings.Count(key, " ") < 4 && !strings.ContainsAny(key, ".,;!?()"):
			lines++
			if !slices.Contains(contentFields, strings.ToLower(key)) {
				own++
			}
			end = at + len(line)
		case lines > 0 && line[0] > ' ':
			at = len(a.Source)
		}
		if at += len(line) + 1; at >= len(a.Source) {
			break
		}
	}
	if lines < fewest || own < fewestOwn {
		return 0
	}
	return end
}

// signed reports whether a byline has an address for letters, as authors give it
// themselves, or a line is set in columns.
func signed(a *corpus.Article, h rules.Hit) bool {
	text := a.In(h.Range)
	return h.Phrase.Note == "byline" && strings.Contains(text, "@") || strings.Contains(text, "    ")
}

// goesOn reports whether a sentence follows on another one in a text.
func goesOn(text string) bool {
	_, rest, ok := strings.Cut(text, ". ")
	return ok && strings.Count(rest, " ") > 2
}

// amongLabels reports whether the items before and after an item of a list open
// with a label of one or two words as well.
func amongLabels(a *corpus.Article, item int) bool {
	label := func(i int) bool {
		if i < 0 || i >= len(a.Blocks) || a.Blocks[i].Kind != corpus.ListItem {
			return false
		}
		head, _, ok := strings.Cut(a.In(a.Blocks[i].Text), ":")
		return ok && len(head) < 30 && strings.Count(head, " ") < 2
	}
	return label(item-1) && label(item+1)
}

// ownTags reports whether the last line of a Markdown source that has no front
// matter names its tags, all in lower case: its authors wrote them for the
// program that files it.
func ownTags(a *corpus.Article, h rules.Hit) bool {
	text := a.In(h.Range)
	return h.Phrase.Note == "tag line" && a.Format == corpus.Markdown && h.Block == len(a.Blocks)-1 && strings.ToLower(text) == text &&
		!strings.Contains(text, "#") && a.Source[0] != '-'
}

// opensList reports whether a list stands right under a block.
func opensList(a *corpus.Article, block int) bool {
	return block+1 < len(a.Blocks) && (a.Blocks[block+1].Kind == corpus.ListItem || a.Blocks[block+1].Kind == corpus.ContentsEntry)
}

func metadataMessage(note string) string {
	if note == "label" {
		return "label of an output format, not part of the article"
	}
	return note + " of the content system in the text"
}

// hasSeconds reports whether a timestamp names seconds: only machines do.
func hasSeconds(s string) bool {
	colons := 0
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ':' && isDigit(s[i-1]) && isDigit(s[i+1]) {
			colons++
		}
	}
	return colons >= 2
}

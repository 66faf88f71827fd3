package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/rules"
)

// home is where people read about copydesk.
const home = "https://github.com/copydesk/copydesk"

// sarifDescribed is how long a description of a rule may be for GitHub, in
// characters.
const sarifDescribed = 1024

// sarifNotices describe the kinds of notification, by their index.
var sarifNotices = []sarifDescriptor{
	{ID: "skipped-input", Name: "SkippedInput", ShortDescription: &sarifMessage{Text: "There was nothing to judge in an input."}},
	{ID: "fault", Name: "Fault", ShortDescription: &sarifMessage{Text: "An input could not be judged, or a rule broke on it."}},
	{ID: "cut-report", Name: "CutReport", ShortDescription: &sarifMessage{Text: "The log holds only the gravest findings."}},
}

// sarifCatalog numbers the rules of a log.
type sarifCatalog struct {
	rules []sarifDescriptor
	at    map[string]int
}

func newSARIFCatalog(help []*rules.Rule) sarifCatalog {
	c := sarifCatalog{at: map[string]int{}}
	for _, r := range help {
		if _, known := c.at[r.ID]; !known {
			c.add(sarifRule(r))
		}
	}
	return c
}

func (c *sarifCatalog) add(d sarifDescriptor) {
	c.at[d.ID] = len(c.rules)
	c.rules = append(c.rules, d)
}

// index is the number of a rule. One that nobody described gets a bare entry.
func (c *sarifCatalog) index(id string) int {
	if _, known := c.at[id]; !known {
		c.add(sarifDescriptor{
			ID: id, Name: pascal(id), ShortDescription: &sarifMessage{Text: sentence(id)},
			FullDescription: &sarifMessage{Text: sentence(id)}, Help: &sarifMessage{Text: sentence(id)},
		})
	}
	return c.at[id]
}

func (c *sarifCatalog) driver(version string) sarifDriver {
	d := sarifDriver{
		Name: "copydesk", FullName: "copydesk, a linter for generated articles", Version: version,
		InformationURI: home, Rules: c.rules, Notifications: sarifNotices,
	}
	if semantic := strings.TrimPrefix(version, "v"); semantic != version && strings.Count(semantic, ".") >= 2 {
		d.SemanticVersion = semantic
	}
	return d
}

func sarifRule(r *rules.Rule) sarifDescriptor {
	doc := strings.TrimSpace(r.Doc)
	if doc == "" {
		doc = sentence(r.Title)
	}
	first, _, _ := strings.Cut(doc, "\n\n")
	set := []string{r.Category()}
	if r.Set != "" && r.Set != r.Category() {
		set = append(set, r.Set)
	}
	return sarifDescriptor{
		ID: r.ID, Name: pascal(r.ID),
		ShortDescription:     &sarifMessage{Text: cutText(sentence(r.Title), sarifDescribed)},
		FullDescription:      &sarifMessage{Text: cutText(sentence(strings.Join(strings.Fields(first), " ")), sarifDescribed)},
		Help:                 &sarifMessage{Text: sentence(doc), Markdown: doc},
		HelpURI:              home,
		DefaultConfiguration: &sarifConfiguration{sarifLevel(r.Severity)},
		Properties: &sarifRuleBag{
			Precision:       [...]string{"", "medium", "high", "very-high"}[r.Confidence],
			ProblemSeverity: [...]string{"", "recommendation", "warning", "error"}[r.Severity],
			Tags:            set,
		},
	}
}

// cutText cuts a text to so many characters.
func cutText(s string, characters int) string {
	if utf8.RuneCountInString(s) <= characters {
		return s
	}
	return string([]rune(s)[:characters-1]) + ellipsis
}

// pascal makes "casing/proper-noun" CasingProperNoun.
func pascal(id string) string {
	var b strings.Builder
	up := true
	for _, r := range id {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			up = true
		case up:
			b.WriteRune(unicode.ToUpper(r))
			up = false
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

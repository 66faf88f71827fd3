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

// sarifNotices describes the kinds of notification, by their index.
func sarifNotices() []sarifDescriptor {
	notice := func(id, title, doc string) sarifDescriptor {
		return sarifDescriptor{
			ID: id, Name: pascal(id) + "Notice", ShortDescription: &sarifMessage{Text: title},
			FullDescription: &sarifMessage{Text: doc}, Help: &sarifMessage{Text: doc}, HelpURI: home,
		}
	}
	return []sarifDescriptor{
		noticeSkipped: notice("skipped", "An input was skipped.", "There is no article in the input, so there was nothing to judge."),
		noticeFault:   notice("fault", "An input could not be judged.", "The input could not be read, or a rule broke on it. The run did not do all of its work."),
		noticeCut:     notice("cut", "Findings were left out.", "The log holds the gravest findings only, as many as GitHub takes. Other formats hold all."),
	}
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
	number := strings.TrimPrefix(version, "v")
	if number != "" && (number[0] < '0' || number[0] > '9') {
		number = "0.0.0-" + number // readers compare versions by numbers
	}
	d := sarifDriver{
		Name: "copydesk", FullName: "copydesk, a linter for generated articles", Version: number,
		InformationURI: home, Rules: c.rules, Notifications: sarifNotices(),
	}
	if "v"+number == version && strings.Count(number, ".") >= 2 {
		d.SemanticVersion = number
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

package claim

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

// unnamed reports whether a claim lets an office act that one person holds,
// and the article names that person nowhere.
func (j *judge) unnamed(c *Claim) bool {
	kind := j.article.Blocks[c.Block].Kind
	if c.Status != InOffice || c.quoted || c.indefinite || len(c.Jurisdiction) != 1 || !j.speech.acts[c.next] ||
		kind != corpus.Paragraph && kind != corpus.ListItem {
		return false
	}
	for _, t := range c.Titles {
		if t.Office.Shared && !strings.HasPrefix(t.Text, "deputy secretary of ") {
			return false
		}
	}
	for _, o := range j.claims {
		switch {
		case o == c:
		case o.Name.Len() > 0 && sameTitle(o, c) && meetsIn(o, c):
			return false
		case o.Name.Len() == 0 && o.Title.Start < c.Title.Start && sameTitle(o, c) && j.speech.acts[o.next] && meetsIn(o, c):
			return false // one finding is enough
		}
	}
	text := j.article.Text.String()
	for _, p := range j.posts(c) {
		for _, t := range j.roster.Terms(p.office, p.in) {
			if s := t.Person.Surname(); len(s) > 1 && strings.Contains(text, s) {
				return false
			}
			for _, alias := range t.Person.Aliases {
				if f := strings.Fields(alias); len(f) > 0 && len(f[len(f)-1]) > 3 && strings.Contains(text, f[len(f)-1]) {
					return false
				}
			}
		}
	}
	return true
}

// meetsIn reports whether two claims may speak of one country.
func meetsIn(a, b *Claim) bool {
	return len(a.Jurisdiction) == 0 || slices.ContainsFunc(a.Jurisdiction, func(in *roster.Jurisdiction) bool {
		return slices.Contains(b.Jurisdiction, in)
	})
}

func sameTitle(a, b *Claim) bool { return a.Titles[0].Office == b.Titles[0].Office }

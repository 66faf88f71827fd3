package claim

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/rules/officials/roster"
)

// blend finds the two people whose names a name was made of: one who held the
// post gave the given name, another one the surname. same tells that both held
// the post. It is nil where the name is somebody's own, or too common to tell.
func (j *judge) blend(c *Claim, posts []posting) (a, b *roster.Term, same bool) {
	words := nameFields(c.Person)
	if len(words) < 2 || len(words) > 3 {
		return nil, nil, false
	}
	for _, m := range c.People {
		if m.How == roster.ByName {
			return nil, nil, false
		}
	}
	first, last := words[0], words[len(words)-1]
	if len(first) < 3 || len(last) < 3 {
		return nil, nil, false
	}
	var givers []*roster.Term
	for _, p := range posts {
		if manyGiven[p.in.Code] {
			return nil, nil, false
		}
		for _, t := range j.roster.Terms(p.office, p.in) {
			if hasGiven(t.Person, first) && !hasFamily(t.Person, last) {
				givers = append(givers, t)
			}
		}
	}
	if len(givers) == 0 {
		return nil, nil, false
	}
	a = givers[len(givers)-1]
	var other *roster.Term
	for _, s := range j.roster.Surnamed(last) {
		// "Tony Blair" is no blend, and neither is another spelling of it,
		// unless it spells the given name as the holder of this post does.
		if len(s.Terms) == 0 || !hasFamily(s, last) || hasGiven(s, first) || manyGiven[s.Terms[0].Jurisdiction.Code] {
			continue
		}
		for _, t := range s.Terms {
			in := slices.Contains(posts, posting{t.Office, t.Jurisdiction})
			if in {
				return a, t, true
			}
			if other == nil || t.Jurisdiction == a.Jurisdiction && other.Jurisdiction != a.Jurisdiction {
				other = t
			}
		}
	}
	if other == nil {
		return nil, nil, false
	}
	return a, other, false
}

// manyGiven are the countries where names are made of a few given names or
// stand the other way round, so that two of them meet in a third by chance.
var manyGiven = map[string]bool{
	"CN": true, "KP": true, "KR": true, "VN": true, "TW": true, "HK": true, "MO": true, "KH": true, "HU": true,
	"SA": true, "QA": true, "BH": true, "KW": true, "AE": true, "OM": true, "JO": true, "IQ": true, "EG": true,
	"LY": true, "SD": true, "YE": true, "SO": true, "DJ": true, "ER": true, "ET": true, "MR": true, "MM": true,
	"AF": true, "PK": true, "BD": true, "IS": true, "MN": true, "ID": true, "MY": true, "BN": true, "TD": true,
}

// hasGiven reports whether a name of the person starts with the word.
func hasGiven(p *roster.Person, word string) bool {
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if given(name) == word {
			return true
		}
	}
	return false
}

// hasFamily reports whether a name of the person ends in the word.
func hasFamily(p *roster.Person, word string) bool {
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		if family(name) == word || strings.Contains(" "+roster.FoldName(p.Surname())+" ", " "+word+" ") {
			return true
		}
	}
	return false
}

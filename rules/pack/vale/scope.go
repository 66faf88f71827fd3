package vale

import "strings"

// scope says which pieces of an article a rule reads: any of its choices, each
// a number of parts that must all hold.
type scope struct {
	key     string
	choices [][]part
}

type part struct {
	sections []string
	negated  bool
}

// parseScope reads Vale's scopes: "text", "heading.h2", "~list",
// "paragraph & ~blockquote".
func parseScope(list []string) scope {
	if len(list) == 0 {
		list = []string{"text"}
	}
	s := scope{key: strings.Join(list, "\x00")}
	for _, choice := range list {
		var parts []part
		for p := range strings.SplitSeq(choice, "&") {
			name, negated := strings.CutPrefix(strings.TrimSpace(p), "~")
			sections := strings.Split(strings.TrimSpace(name), ".")
			if sections[0] == "text" && len(sections) > 1 && sections[1] == "comment" {
				continue
			}
			parts = append(parts, part{sections, negated})
		}
		s.choices = append(s.choices, parts)
	}
	return s
}

// matches reports whether a piece whose scope has the given name is read.
func (s scope) matches(name string) bool {
	sections := strings.Split(name, ".")
	sized := sections[0] == "raw" || sections[0] == "summary"
	for _, parts := range s.choices {
		if sections[0] == "sentence" && !asksForSentence(parts) {
			continue
		}
		if len(parts) > 0 && all(parts, sections, sized) {
			return true
		}
	}
	return false
}

func all(parts []part, sections []string, sized bool) bool {
	for _, p := range parts {
		if p.negated == contains(sections, p.sections) || p.negated && sized {
			return false
		}
	}
	return true
}

// asksForSentence reports whether a choice names sentences: one that does not
// means the whole block.
func asksForSentence(parts []part) bool {
	for _, p := range parts {
		if !p.negated && contains(p.sections, []string{"sentence"}) {
			return true
		}
	}
	return false
}

func contains(all, some []string) bool {
	for _, s := range some {
		found := false
		for _, a := range all {
			found = found || a == s
		}
		if !found {
			return false
		}
	}
	return true
}

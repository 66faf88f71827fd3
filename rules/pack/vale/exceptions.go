package vale

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// exceptions are texts that are right where a rule would object to them.
type exceptions struct {
	words   *regexp.Regexp // what a match may hold to be right
	phrases *regexp.Regexp // what a match may stand in to be right
}

// exceptionsOf reads a rule's exceptions, together with the accepted words of
// the vocabularies where the rule heeds them.
func exceptionsOf(d *definition, nonword bool) exceptions {
	terms := d.List("exceptions")
	if d.Bool("vocab", true) && !nonword {
		terms = append(terms, d.accepted...)
	}
	var e exceptions
	if len(terms) == 0 {
		return e
	}
	if len(terms) > maxTokens {
		d.Fault("exceptions", "%d exceptions; the limit is %d", len(terms), maxTokens)
		return e
	}
	slices.SortStableFunc(terms, func(a, b string) int { return len(b) - len(a) })
	var words, phrases []string
	for _, t := range terms {
		words = append(words, t)
		if strings.ContainsAny(t, " \t") || strings.Contains(t, `\s`) {
			phrases = append(phrases, t)
		}
	}
	e.words = d.union("exceptions", `(?m)\b(?:%s)\b`, words)
	e.phrases = d.union("exceptions", `(?i)\b(?:%s)\b`, phrases)
	return e
}

// union compiles alternatives as one expression.
func (d *definition) union(key, frame string, terms []string) *regexp.Regexp {
	if len(terms) == 0 {
		return nil
	}
	source := fmt.Sprintf(frame, strings.Join(terms, "|"))
	if len(source) > 16*maxPattern {
		d.Fault(key, "%d bytes; the limit is %d", len(source), 16*maxPattern)
		return nil
	}
	re, err := regexp.Compile(source)
	if err != nil {
		d.Fault(key, "%v", err)
		return nil
	}
	return re
}

// excuse reports whether a match is right after all.
func (e exceptions) excuse(m match) bool {
	if e.words != nil && e.words.MatchString(strings.TrimSpace(m.text())) {
		return true
	}
	if e.phrases != nil {
		for _, loc := range e.phrases.FindAllStringIndex(m.unit.text, -1) {
			if loc[0] <= m.start && m.end <= loc[1] {
				return true
			}
		}
	}
	return false
}

package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// Phrase is wording that a rule looks for. The engine finds the anchor, a
// literal, in the folded text of the article; where the phrase has a pattern,
// the text around the anchor must match it as well. Nothing is searched for
// with a regular expression alone.
type Phrase struct {
	Anchor     string     // folded when the set is built; must stand at word edges
	Prefix     bool       // the anchor may end in the middle of a word
	Pattern    string     // RE2 on folded text; its match must cover the anchor; "": the anchor alone
	Language   string     // the language it is written in; "": it belongs to none
	Scope      Scope      // where in its line it must stand
	Confidence Confidence // zero: the rule's
	Severity   Severity   // zero: the rule's; a phrase can only lower it
	Attested   bool       // seen in published text; what is only constructed is at most a hint
	Note       string     // what it is an instance of, for the message: "citation token"

	pattern *lazyPattern // nil without a Pattern
}

// Scope says where in its line (a block, or a part of it between hard line
// breaks) a phrase must stand.
type Scope uint8

// The scopes.
const (
	Anywhere Scope = iota
	Opens          // nothing but signs before it in its line
	Closes         // nothing but signs after it in its line
	Whole          // both: it is all that the line says
)

var scopeNames = [...]string{Anywhere: "", Opens: "opens", Closes: "closes", Whole: "whole"}

// Hit is a phrase found in an article.
type Hit struct {
	Phrase *Phrase
	Range  corpus.Range // in the article's text
	Block  int          // index in the article's Blocks
}

// Severity is what the hit weighs under its rule: constructed phrases and
// unsure ones are hints.
func (h Hit) Severity(rule *Rule) Severity {
	s := rule.Severity
	if h.Phrase.Severity != 0 {
		s = min(s, h.Phrase.Severity)
	}
	if !h.Phrase.Attested || h.Phrase.Confidence == Unsure {
		s = Hint
	}
	return s
}

// ParsePhrases reads a table of phrases: tab-separated columns under a head
// line that names them, lines that start with "#" left out. The columns are
//
//	anchor      one or more literals, "|" between them, "*" at the end of one
//	            that may stop in mid-word
//	pattern     see Phrase; may be empty
//	language    BCP 47, or empty
//	scope       opens, closes, whole, or empty
//	confidence  certain, likely or unsure
//	evidence    where it was seen, or "constructed"
//	note        see Phrase; the column may be missing
//
// Its errors name the line.
func ParsePhrases(table string) ([]Phrase, error) {
	var head []string
	phrases := make([]Phrase, 0, strings.Count(table, "\n")) // most have one anchor
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if head == nil {
			head = cells
			continue
		}
		p, anchors, err := parsePhrase(head, cells)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		for _, a := range anchors {
			q := p
			q.Anchor, q.Prefix = strings.CutSuffix(a, "*")
			phrases = append(phrases, q)
		}
	}
	return phrases, nil
}

// MustParsePhrases is ParsePhrases for tables built into the program, which a
// test has parsed before.
func MustParsePhrases(table string) []Phrase {
	phrases, err := ParsePhrases(table)
	if err != nil {
		panic("rules: " + err.Error())
	}
	return phrases
}

func parsePhrase(head, cells []string) (p Phrase, anchors []string, err error) {
	for i, name := range head {
		if i >= len(cells) {
			break
		}
		cell := cells[i]
		switch name {
		case "anchor":
			anchors = strings.Split(cell, "|")
		case "pattern":
			p.Pattern = cell
		case "language":
			p.Language = cell
		case "scope":
			scope := slices.Index(scopeNames[:], cell)
			if scope < 0 {
				return p, nil, fmt.Errorf("unknown scope %q", cell)
			}
			p.Scope = Scope(scope) //nolint:gosec // one of a few
		case "confidence":
			switch cell {
			case "certain":
				p.Confidence = Certain
			case "likely":
				p.Confidence = Likely
			case "unsure":
				p.Confidence = Unsure
			default:
				return p, nil, fmt.Errorf("unknown confidence %q", cell)
			}
		case "evidence":
			p.Attested = cell != "" && cell != "constructed"
		case "note":
			p.Note = cell
		default:
			return p, nil, fmt.Errorf("unknown column %q", name)
		}
	}
	if len(anchors) == 0 || anchors[0] == "" {
		return p, nil, errors.New("no anchor")
	}
	return p, anchors, nil
}

package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// sarifArticle makes results of the findings of one article.
type sarifArticle struct {
	*corpus.Article
	places   *position.Table // nil: not made yet
	location sarifArtifactLocation
	hashes   []string // by line; nil: not worked out yet
}

func (a *sarifArticle) result(f *rules.Finding, rule int) sarifResult {
	region := a.region(f.Span)
	region.full(f.Span, a.places)
	if s := f.Span; s.Len() > 0 && s.Len() <= sarifSnippet {
		region.Snippet = &sarifContent{a.Raw(s)}
	}
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: rule, Level: sarifLevel(f.Severity),
		Message:      sarifText(f.Message),
		Locations:    []sarifLocation{{Physical: sarifPhysicalLocation{a.location, &region}}},
		Fingerprints: sarifFingerprints{a.lineHash(region.StartLine), f.Fingerprint},
		Properties:   sarifResultBag{f.Confidence.String()},
	}
	for i, r := range f.Related {
		if i+1 == sarifLocations {
			break
		}
		region := a.region(r.Span)
		related := sarifLocation{ID: i + 1, Physical: sarifPhysicalLocation{a.location, &region}}
		if r.Message != "" {
			message := sarifText(r.Message)
			related.Message = &message
		}
		out.Related = append(out.Related, related)
	}
	for _, x := range f.Fixes {
		if len(x.Edits) == 0 || x.Safety == rules.Manual {
			continue // nothing that a machine could do
		}
		change := sarifChange{Artifact: a.location}
		for i := range x.Edits {
			e := &x.Edits[i]
			r := sarifReplacement{Deleted: a.region(e.Span)}
			if e.Text != "" {
				r.Inserted = &sarifContent{inserted(a.places, e)}
			}
			change.Replacements = append(change.Replacements, r)
		}
		out.Fixes = append(out.Fixes, sarifFix{sarifText(x.Message + " (" + x.Safety.String() + ")"), []sarifChange{change}})
	}
	return out
}

// region is a span by its lines and columns.
func (a *sarifArticle) region(s corpus.Span) sarifRegion {
	from, to := a.places.At(s.Start, position.Any), a.places.At(s.End, position.Any)
	return sarifRegion{StartLine: from.Line, StartColumn: from.UTF16, EndLine: to.Line, EndColumn: to.UTF16}
}

// full adds the same span by its characters and bytes.
func (r *sarifRegion) full(s corpus.Span, places *position.Table) {
	from, to := places.At(s.Start, position.Any), places.At(s.End, position.Any)
	chars, bytes := to.Before-from.Before, to.Offset-from.Offset
	r.CharOffset, r.CharLength, r.ByteOffset, r.ByteLength = &from.Before, &chars, &from.Offset, &bytes
}

// lineHash is what GitHub calls a line.
func (a *sarifArticle) lineHash(line int) string {
	if a.hashes == nil {
		text := a.Raw(corpus.Span{Start: 0, End: len(a.Source)})
		if strings.HasPrefix(string(a.Source[:min(3, len(a.Source))]), "\ufeff") {
			text = "\ufeff" + text // GitHub hashes the mark with the first line
		}
		a.hashes = lineHashes(text)
	}
	if line > len(a.hashes) {
		return ""
	}
	return a.hashes[line-1]
}

func sarifLevel(s rules.Severity) string {
	switch s {
	case rules.Error:
		return "error"
	case rules.Warning:
		return "warning"
	}
	return "note"
}

// sarifText makes a message a sentence. Viewers turn "[words](target)" into a
// link, wherever it comes from; here it never becomes one.
func sarifText(s string) sarifMessage {
	return sarifMessage{Text: strings.ReplaceAll(sentence(Printable(s)), "](", "] (")}
}

// sentence gives a message its capital letter and full stop.
func sentence(s string) string {
	if s == "" {
		return "."
	}
	first, size := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsLower(first) && (unicode.IsLower(second) || second == ' ') {
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	if last, _ := utf8.DecodeLastRuneInString(s); !strings.ContainsRune(".!?…", last) {
		s += "."
	}
	return s
}

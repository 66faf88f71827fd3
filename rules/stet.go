package rules

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/corpus"
)

// On a copy desk stet means "let it stand". A comment of the source
//
//	<!-- stet casing/proper-noun, sources: why -->
//
// lets what the named rules mark in one block stand: the block that the
// comment stands in, else the next one; before a table all of the table.
// stet-article in the place of stet covers the whole article. A name is a
// rule, a category, a set, or a glob over the rules' IDs.

// Stood is a finding that somebody let stand.
type Stood struct {
	Finding

	Reason string // why, as it was given
	By     string // who: one of the By constants, or where in a configuration
}

// Who lets a finding stand.
const (
	ByComment  = "comment"  // a stet in the article
	ByBaseline = "baseline" // it was there when the baseline was written
	ByDiff     = "diff"     // it stands where the asked-for changes are not
)

// Standing lets what rules find stand throughout an article, by a decision
// that stands outside of it.
type Standing struct {
	Rules  []string // rules, categories, sets, globs
	Reason string
	By     string // where the decision stands: ".copydesk.yaml:12"
}

// Standing returns the set with decisions that hold for all it judges. The set
// itself stays as it is.
func (s *Set) Standing(decisions ...Standing) *Set {
	with := *s
	with.standing = append(slices.Clone(s.standing), decisions...)
	return &with
}

// Know returns the set told of all the rules there are, in it or not, so that
// a stet that names none of them is found out. A set that was not told judges
// only names in the categories it holds. Near finds the name that a mistyped
// one was meant for, or ""; it may be nil.
func (s *Set) Know(all []*Rule, near func(word string, names []string) string) *Set {
	with := *s
	with.known, with.near = all, near
	return &with
}

// means reports whether a name of a stet means the rule.
func (r *Rule) means(name string) bool {
	if r.ID == name || r.Category() == name || r.Set != "" && r.Set == name {
		return true
	}
	if !strings.ContainsAny(name, "*?[") {
		return false
	}
	ok, err := path.Match(name, r.ID)
	return ok && err == nil
}

// stet is one comment that lets something stand.
type stet struct {
	remark   *corpus.Remark
	names    []stetName
	reason   string
	from, to int // the blocks it covers, the last one included
	article  bool
}

type stetName struct {
	text string
	at   corpus.Span // in the source
	used bool
}

// stets reads the comments of an article that let something stand.
func stets(a *corpus.Article) []stet {
	var all []stet
	for i := range a.Comments {
		c := &a.Comments[i]
		body := a.Raw(c.Body)
		word, rest := body, ""
		if end := strings.IndexFunc(body, func(r rune) bool { return unicode.IsSpace(r) || r == ':' }); end >= 0 {
			word, rest = body[:end], body[end:]
		}
		s := stet{remark: c, article: strings.EqualFold(word, "stet-article")}
		if !s.article && !strings.EqualFold(word, "stet") {
			continue
		}
		named, reason, found := strings.Cut(rest, ":")
		if found {
			s.reason = strings.Join(strings.Fields(reason), " ")
		}
		if !strings.ContainsFunc(s.reason, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			s.reason = ""
		}
		at := len(word)
		for part := range strings.SplitSeq(named, ",") {
			text := strings.TrimSpace(part)
			if !found { // what stands behind the name may be the reason, without its colon
				text, _, _ = strings.Cut(text, " ")
			}
			if text != "" {
				from := at + strings.Index(part, text)
				s.names = append(s.names, stetName{
					text: strings.TrimSuffix(text, "/"), at: inBody(c, len(body), from, from+len(text)),
				})
			}
			at += len(part) + 1
		}
		s.from, s.to = reach(a, c)
		if s.article {
			s.from, s.to = 0, len(a.Blocks)
		}
		all = append(all, s)
	}
	return all
}

// inBody is the place of a part of what a comment says: that part where a byte
// of it is a byte of the source, else all of the comment.
func inBody(c *corpus.Remark, length, from, to int) corpus.Span {
	if c.Body.Len() != length {
		return c.Source
	}
	return corpus.Span{Start: c.Body.Start + from, End: c.Body.Start + to}
}

// reach returns the blocks that a comment covers.
func reach(a *corpus.Article, c *corpus.Remark) (from, to int) {
	from = c.Block
	to = from
	if c.Inside || from >= len(a.Blocks) {
		return from, to
	}
	if next := from + 1; a.Blocks[from].Kind == corpus.Caption && next < len(a.Blocks) {
		to = next
	}
	if a.Blocks[to].Kind != corpus.TableCell {
		return from, from
	}
	table := a.Blocks[to].Table
	for to+1 < len(a.Blocks) && (a.Blocks[to+1].Kind == corpus.Comment ||
		a.Blocks[to+1].Kind == corpus.TableCell && a.Blocks[to+1].Table == table) {
		to++
	}
	return from, to
}

// covers reports whether a finding stands where the stet reaches.
func (s *stet) covers(a *corpus.Article, f *Finding) bool {
	if s.article {
		return true
	}
	if f.Range.Len() > 0 {
		i := a.Block(f.Range.Start)
		return s.from <= i && i <= s.to
	}
	for i := s.from; i <= s.to && i < len(a.Blocks); i++ {
		if b := a.Blocks[i].Source; b.Start <= f.Span.Start && f.Span.End <= b.End && f.Span.Start < b.End {
			return true
		}
	}
	return false
}

// letStand is the stage that takes out what somebody let stand. It notes which
// names of the stets were needed.
func (s *Set) letStand(a *corpus.Article, findings []Finding, stets []stet) (kept []Finding, stood []Stood) {
	if len(stets) == 0 && len(s.standing) == 0 {
		return findings, nil
	}
	near := indexStets(a, stets)
	kept = findings[:0]
	for _, f := range findings {
		if out, ok := s.stands(a, f, s.byID[f.Rule], stets, near.of(a, &f)); ok {
			stood = append(stood, out)
		} else {
			kept = append(kept, f)
		}
	}
	return kept, stood
}

// stands tries the stets of the given indices on a finding.
func (s *Set) stands(a *corpus.Article, f Finding, r *Rule, stets []stet, near []int) (out Stood, ok bool) {
	for _, i := range near {
		t := &stets[i]
		if t.reason == "" || !t.covers(a, &f) || t.remark.Source == f.Span || t.remark.Source.Overlaps(f.Span) {
			continue
		}
		for k := range t.names {
			if n := &t.names[k]; r.means(n.text) {
				n.used = true
				if !ok {
					out, ok = Stood{f, t.reason, ByComment}, true
				}
			}
		}
	}
	for _, d := range s.standing {
		if !ok && slices.ContainsFunc(d.Rules, r.means) {
			return Stood{f, d.Reason, d.By}, true
		}
	}
	return out, ok
}

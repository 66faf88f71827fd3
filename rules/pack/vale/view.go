package vale

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// unit is one piece of text that a rule is run on: what Vale calls a block. Its
// text has the length of what it was made from, so that an offset in it leads
// straight back.
type unit struct {
	text  string // as Vale sees it: code masked, soft line breaks kept
	base  int    // offset of the text in Article.Text, of a raw unit in Source
	block int    // index in the article's Blocks; -1: a raw unit, which is read from the source
	scope string // "text.heading.h2.md"

	folded string // of a raw unit
}

func (u *unit) raw() bool { return u.block < 0 }

// view is an article as Vale would cut it.
type view struct {
	article  *corpus.Article
	blocks   []unit // one a block, in order
	sections map[string][]unit
	stats    *counts
	summary  []int // indexes of the blocks that count as running text
	off      []switched
	ext      string // ".md"
}

type viewKey struct{}

// viewOf returns the view of the article, made once for all rules.
func viewOf(p *rules.Pass) *view {
	v, _ := p.Once(viewKey{}, func() any { return newView(p.Article) }).(*view)
	return v
}

func newView(a *corpus.Article) *view {
	v := &view{article: a, sections: map[string][]unit{}}
	ext := path.Ext(a.Name)
	if ext == "" || strings.ContainsAny(ext, "/ ") {
		ext = map[corpus.Format]string{corpus.Markdown: ".md", corpus.HTML: ".html", corpus.Plain: ".txt"}[a.Format]
	}
	v.ext = ext
	masked := hidden(a)
	for i := range a.Blocks {
		b := &a.Blocks[i]
		scope := scopeOf(a, b)
		if scope == "" || b.Text.Len() == 0 {
			continue
		}
		v.blocks = append(v.blocks, unit{
			text: textOf(a, b, masked), base: b.Text.Start, block: i, scope: scope + ext,
		})
		if s := scope; s == "text" || s == "text.list" || s == "text.blockquote" {
			v.summary = append(v.summary, len(v.blocks)-1)
		}
	}
	v.off = switches(a)
	return v
}

// scopeOf names the scope of a block, or "" where Vale does not read it.
func scopeOf(a *corpus.Article, b *corpus.Block) string {
	switch b.Kind {
	case corpus.Code, corpus.Comment:
		return ""
	case corpus.Metadata:
		return fieldScope(a, b)
	case corpus.Title, corpus.Heading, corpus.Contents:
		level := max(1, b.Level)
		if marks := strings.TrimLeft(a.Raw(b.Source), " "); b.Level == 0 && strings.HasPrefix(marks, "#") {
			level = len(marks) - len(strings.TrimLeft(marks, "#"))
		}
		return "text.heading.h" + strconv.Itoa(min(6, level))
	case corpus.ListItem, corpus.ContentsEntry, corpus.Footnote:
		return "text.list"
	case corpus.Reference:
		if b.Marker != "" {
			return "text.list"
		}
	case corpus.TableCell:
		if b.Header {
			return "text.table.header"
		}
		return "text.table.cell"
	case corpus.Quote:
		return "text.blockquote"
	case corpus.Caption:
		return "text.figure.caption"
	case corpus.Paragraph:
	}
	if b.Quoted {
		return "text.blockquote"
	}
	return "text"
}

// fieldScope is the scope of a field of the front matter, "" where its value
// is no single string.
func fieldScope(a *corpus.Article, b *corpus.Block) string {
	for _, f := range a.Meta.Fields {
		if f.Span.Start != b.Source.Start {
			continue
		}
		line := a.Raw(corpus.Span{Start: max(0, b.Source.Start-len(f.Name)-8), End: b.Source.Start})
		line = strings.TrimRight(line[strings.LastIndexByte(line, '\n')+1:], " \t\"'")
		if key, isKey := strings.CutSuffix(line, ":"); isKey && strings.TrimSpace(key) == f.Name || strings.TrimSpace(line) == f.Name {
			return "text.frontmatter." + f.Name
		}
	}
	return ""
}

// hidden returns what Vale does not show its rules: inline code, and addresses
// that stand for themselves.
func hidden(a *corpus.Article) []corpus.Range {
	out := slices.Clone(a.Code)
	for i := range a.Links {
		if l := &a.Links[i]; l.Text.Len() > 0 && a.In(l.Text) == l.URL {
			out = append(out, l.Text)
		}
	}
	slices.SortFunc(out, func(a, b corpus.Range) int { return a.Start - b.Start })
	return out
}

// textOf is the text of a block with what is hidden replaced by stars and with
// its soft line breaks, which the article's text has folded to blanks.
func textOf(a *corpus.Article, b *corpus.Block, masked []corpus.Range) string {
	text := a.In(b.Text)
	i, _ := slices.BinarySearchFunc(masked, b.Text.Start, func(r corpus.Range, at int) int { return r.End - at })
	folded := b.Kind != corpus.Metadata && strings.Contains(a.Raw(b.Source), "\n")
	if !folded && (i >= len(masked) || masked[i].Start >= b.Text.End) {
		return text
	}
	out := []byte(text)
	for ; i < len(masked) && masked[i].Start < b.Text.End; i++ {
		from, to := max(0, masked[i].Start-b.Text.Start), min(len(out), masked[i].End-b.Text.Start)
		for k := from; k < to; k++ {
			out[k] = '*'
		}
	}
	if folded {
		for k, c := range out {
			if c != ' ' {
				continue
			}
			at := b.Text.Start + k
			if s := a.Text.Span(corpus.Range{Start: at, End: at + 1}); strings.Contains(a.Raw(s), "\n") {
				out[k] = '\n'
			}
		}
	}
	return string(out)
}

// units returns the pieces of the article that a scope selects.
func (v *view) units(s scope) []unit {
	if all, ok := v.sections[s.key]; ok {
		return all
	}
	out := v.cut(s)
	v.sections[s.key] = out
	return out
}

func (v *view) cut(s scope) []unit {
	a := v.article
	var out []unit
	ext := v.ext
	if s.matches("raw" + ext) {
		text := string(a.Source)
		out = append(out, unit{text: text, block: -1, scope: "raw" + ext, folded: corpus.FoldString(text)})
	}
	summary := s.matches("summary" + ext)
	for i := range v.blocks {
		u := v.blocks[i]
		switch {
		case s.matches(u.scope), u.scope == "text"+ext && s.matches("paragraph."+u.scope),
			summary && slices.Contains(v.summary, i):
			out = append(out, u)
		case !strings.HasPrefix(u.scope, "text.frontmatter") && s.matches("sentence."+u.scope):
			for _, r := range a.Sentences(u.block) {
				out = append(out, unit{text: u.text[r.Start-u.base : r.End-u.base], base: r.Start, block: u.block, scope: u.scope})
			}
		}
	}
	links, alts := s.matches("link"+ext), s.matches("text.attr.alt"+ext)
	for i := range a.Links {
		l := &a.Links[i]
		switch {
		case l.Image && alts:
			if u, ok := altOf(a, l); ok {
				u.scope = "text.attr.alt" + ext
				out = append(out, u)
			}
		case !l.Image && links && l.Text.Len() > 0:
			if block := a.Block(l.Text.Start); block >= 0 {
				out = append(out, unit{text: a.In(l.Text), base: l.Text.Start, block: block, scope: "link" + ext})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b unit) int { return a.base - b.base })
	return out
}

// altOf returns the alternative text of an image, which is no part of the
// reader's text, as it stands in the source.
func altOf(a *corpus.Article, l *corpus.Link) (unit, bool) {
	raw := a.Raw(l.Source)
	if l.Source.Len() > len(a.Source) || string(a.Source[l.Source.Start:l.Source.End]) != raw {
		return unit{}, false // not in UTF-8: an offset here is none there
	}
	start, end := -1, -1
	if strings.HasPrefix(raw, "![") {
		start, end = 2, strings.Index(raw, "](")
	} else if at := strings.Index(strings.ToLower(raw), "alt="); at >= 0 && at+5 < len(raw) {
		start = at + 5
		if n := strings.IndexByte(raw[start:], raw[at+4]); n >= 0 {
			end = start + n
		}
	}
	if start < 0 || end <= start {
		return unit{}, false
	}
	text := raw[start:end]
	return unit{text: text, base: l.Source.Start + start, block: -1, folded: corpus.FoldString(text)}, true
}

// switched is a part of the article between two of Vale's comments in which a
// rule, a style or everything ("") is off.
type switched struct {
	span corpus.Span
	name string
}

// switches reads Vale's comments: "vale off", "vale on", "vale Style.Rule = NO".
func switches(a *corpus.Article) []switched {
	var out []switched
	open := map[string]int{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.Comment {
			continue
		}
		words := strings.Fields(a.In(b.Text))
		if len(words) < 2 || words[0] != "vale" {
			continue
		}
		name, off := "", words[1] == "off"
		if len(words) == 4 && words[2] == "=" {
			name, off = words[1], words[3] == "NO"
		} else if len(words) != 2 || !off && words[1] != "on" {
			continue
		}
		from, known := open[name]
		switch {
		case off && !known:
			open[name] = b.Source.End
		case !off && known:
			out = append(out, switched{corpus.Span{Start: from, End: b.Source.Start}, name})
			delete(open, name)
		}
	}
	for name, from := range open {
		out = append(out, switched{corpus.Span{Start: from, End: len(a.Source)}, name})
	}
	return out
}

// isOff reports whether a comment has switched the rule off at a place.
func (v *view) isOff(rule string, at corpus.Span) bool {
	style, _, _ := strings.Cut(rule, ".")
	return slices.ContainsFunc(v.off, func(s switched) bool {
		return s.span.Start <= at.Start && at.Start < s.span.End && (s.name == "" || s.name == rule || s.name == style)
	})
}

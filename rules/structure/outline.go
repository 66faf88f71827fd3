package structure

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/headings.tsv
var headingTable string

// role is what a heading announces by its name alone.
type role uint8

const (
	plainHeading role = iota
	template          // a stock heading of explainers
	recap             // takeaways, key points, a summary
	ending            // a conclusion
	faq               // questions and answers
	apparatus         // sources, notes, about the author
)

// headingNames are the names of data/headings.tsv.
type headingNames struct {
	whole map[string]role
	begin map[string]role // up to the "*"
}

var knownHeadings = sync.OnceValue(func() headingNames {
	roles := map[string]role{"template": template, "recap": recap, "ending": ending, "faq": faq, "apparatus": apparatus}
	names := headingNames{make(map[string]role, 1024), make(map[string]role, 256)}
	for _, row := range tsv.Rows(headingTable) {
		cells := strings.SplitN(row, "\t", 3)
		for name := range strings.SplitSeq(cells[2], "|") {
			begin, open := strings.CutSuffix(name, "*")
			begin = strings.TrimSpace(strings.ReplaceAll(begin, " & ", " "))
			if open {
				names.begin[begin] = roles[cells[0]]
			}
			// "lessons from *" needs more words, "key takeaways*" does not.
			if !open || !strings.HasSuffix(name, " *") {
				names.whole[begin] = roles[cells[0]]
			}
		}
	}
	return names
})

// maxNameWords is the number of words of the longest name that others may
// follow.
const maxNameWords = 5

// maxName is how long a heading may be, in bytes, that is looked up.
const maxName = 160

// roleOf says what a heading announces. It is given folded.
func roleOf(heading string) role {
	if len(heading) > maxName {
		return plainHeading
	}
	names := knownHeadings()
	var buffer [2 * maxName]byte
	words := appendWords(buffer[:0], heading)
	words = words[len(words)-len(bytes.TrimLeft(words, "0123456789 ")):]
	if r, ok := names.whole[string(words)]; ok {
		return r
	}
	// "FAQ: the new ferry" and "Overview: a slow start"; "3. Conclusion"
	if head, _, colon := strings.Cut(heading, ":"); colon {
		var short [2 * maxName]byte
		first := bytes.TrimLeft(appendWords(short[:0], head), "0123456789 ")
		if r, ok := names.whole[string(first)]; ok {
			return r
		}
	}
	all := 1 + bytes.Count(words, []byte(" "))
	for n, at := 1, 0; n < all && n <= maxNameWords; n++ {
		at += bytes.IndexByte(words[at:], ' ')
		if r, ok := names.begin[string(words[:at])]; ok && all-n <= 8 {
			return r
		}
		at++
	}
	return plainHeading
}

// section is a heading and what stands under it, up to the next heading.
type section struct {
	heading int // block
	level   int
	role    role
	last    int  // the last block of the section; heading itself when nothing stands under it
	media   bool // source bytes that make no block stand under the heading: pictures, frames, includes
}

// outline is an article's headings.
type outline struct {
	sections []section
	title    int // block; -1 where none is shown
	first    int // the first block of prose that is no heading; len(Blocks) where there is none
	last     int // the last block that a reader sees, notes and sources included; -1
}

type outlineKey struct{}

// outlineOf reads the headings of the article, once for all rules.
func outlineOf(p *rules.Pass) *outline {
	return p.Once(outlineKey{}, func() any { return readOutline(p.Article) }).(*outline)
}

// visible reports whether a block is shown to the reader.
func visible(b *corpus.Block) bool { return b.Kind != corpus.Metadata && b.Kind != corpus.Comment }

func readOutline(a *corpus.Article) *outline {
	o := &outline{title: -1, first: len(a.Blocks), last: -1}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !visible(b) {
			continue
		}
		o.last = i
		switch b.Kind {
		case corpus.Title:
			if o.title < 0 {
				o.title = i
			}
			continue
		case corpus.Heading:
			if !b.Quoted && !accidental(a, b) {
				o.sections = append(o.sections, section{heading: i, level: b.Level, role: roleOf(folded(a, b)), last: i})
				continue
			}
		case corpus.Paragraph, corpus.ListItem, corpus.Quote:
			if i < o.first && b.Text.Len() > 0 {
				o.first = i
			}
		}
		if n := len(o.sections); n > 0 && b.Kind != corpus.Contents && b.Kind != corpus.ContentsEntry {
			o.sections[n-1].last = i
		}
	}
	for k := range o.sections {
		s := &o.sections[k]
		if s.last == s.heading {
			s.media = mediaAfter(a, s.heading)
		}
	}
	return o
}

// accidental reports whether a heading of Markdown is one only because a lone
// "=" or "-" stands on the line below it, as it does in broken formulas.
func accidental(a *corpus.Article, b *corpus.Block) bool {
	if a.Format != corpus.Markdown {
		return false
	}
	source := strings.TrimSpace(a.Raw(b.Source))
	line := source[strings.LastIndexAny(source, "\r\n")+1:]
	return len(line) < len(source) && (line == "=" || line == "-")
}

// empty reports whether nothing at all stands under a section's heading.
func (s *section) empty() bool { return s.last == s.heading && !s.media }

// mediaAfter reports whether the source between a heading and the next block
// holds something that makes no block of text: a picture, a frame, a form, an
// include. Markdown shows all such things as bytes; in HTML tags that only
// group others do not count.
func mediaAfter(a *corpus.Article, heading int) bool {
	from, to := a.Blocks[heading].Source.End, len(a.Source)
	for i := heading + 1; i < len(a.Blocks); i++ {
		if k := a.Blocks[i].Kind; k == corpus.Contents || k == corpus.ContentsEntry {
			return true
		}
		if visible(&a.Blocks[i]) {
			to = a.Blocks[i].Source.Start
			break
		}
	}
	if from >= to {
		return false
	}
	gap := strings.ToLower(strings.TrimSpace(a.Raw(corpus.Span{Start: from, End: min(to, from+maxGap)})))
	if a.Format == corpus.HTML || strings.HasPrefix(gap, "<") {
		for _, tag := range mediaTags {
			if strings.Contains(gap, tag) {
				return true
			}
		}
		return to-from > maxGap
	}
	return strings.Trim(gap, "#-*_= \t\r\n\\") != ""
}

// maxGap bounds how much source is looked at behind a heading.
const maxGap = 1 << 16

// mediaTags are the beginnings of tags that put something on the page.
var mediaTags = [...]string{
	"<img", "<picture", "<video", "<audio", "<iframe", "<object", "<embed", "<svg", "<canvas", "<form", "<input",
	"<table", "<pre", "<figure", "<script", "<button", "<select", "<textarea", "<math", "<ul", "<ol", "<dl", "<amp-",
	"{%", "{{", "![", "<!--", "<blockquote", "<p", "<details", "<a ",
}

package boilerplate

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// MarkupLeak finds markup and broken encoding that the reader sees.
var MarkupLeak = rules.Rule{
	ID:    "boilerplate/markup-leak",
	Title: "Markup or broken encoding in the reader's text",
	Doc: `Tags, entities and stars that should have become layout look broken to every reader, and so
does text that was decoded in the wrong encoding. They come from automatic posting.

Flags raw HTML tags and entities in the reader's text, Markdown headings, emphasis, fences and
links where the article is not Markdown, sequences such as "â€™" that a wrong encoding leaves,
the replacement character, and invalid or NUL bytes (one finding for all of them).

Leaves alone code, "AT&T", mathematical < and >, hashtags, stars of a rating, and letters such
as Â and Ã in words. In a text that explains markup or encodings, or calls a tag by its name ("the
<b> tag"), they are a hint, raised and lowered figures ("x<sup>2</sup>") left out,
and so are tables of characters and the arguments of commands ("LIST <table> OF <harbour>"); so are remarks behind a # in plain text that shows code, and the Markdown
in the source of a page generator. A plain text that is
Markdown throughout, or has its links or fences, is a Markdown file under another name: that is
one hint.`,
	Severity:   rules.Error,
	Confidence: rules.Certain,
	Gates:      rules.InCode,
	Check:      checkMarkupLeak,
	Examples: []rules.Example{
		{Text: "The mayor&#8217;s office &amp;nbsp; declined to comment.\n", Format: corpus.HTML, Want: []string{"&nbsp;"}},
		{Text: "<p>The keeper &lt;strong&gt;saved&lt;/strong&gt; two penalties.</p>", Format: corpus.HTML, Want: []string{"<strong>saved</strong>"}},
		{Text: "<p>The mayorâ€™s plan failed.</p>", Format: corpus.HTML, Want: []string{"â€™"}},
		{Text: "The lease runs **three years** and ends in May.\n", Format: corpus.Plain, Want: []string{"**three years**"}},
		{Text: "Der Pr\uFFFDsident des Vereins tritt zurück.\n", Want: []string{"\uFFFD"}},
		{Text: "Le musÃ©e rouvre au printemps aprÃ¨s les travaux.\n", Want: []string{"Ã©e rouvre au printemps aprÃ¨"}},
		{Text: "AT&T said profit rose; R&D costs fell.\n"},
		{Text: "The set holds all x with p < q > r, and 3 < 5.\n"},
		{Text: "Rated 5* by the guide. The hashtag #harbour trended.\n", Format: corpus.Plain},
		{Text: "São Paulo e Ângela, NÃO e AÇÃO, pâté.\n"},
		{Text: "The file of the harbour is read at dawn.\n\n# boats in the harbour, one a line\nAda\nIda\n\n# The lamp is lit at dusk.\nlamp = dusk\n", Format: corpus.Plain}, // remarks
		{
			Text:   "<p>The old page set each name between a &lt;b&gt; tag and its end.</p><p>It read: &lt;b&gt;Ada&lt;/b&gt; keeps the lamp.</p>",
			Format: corpus.HTML,
			Want:   []string{"<b>", "<b>Ada</b>"}, // hints
		},
		{Text: "Boats are listed by LIST <table> OF <harbour> at noon.\n", Format: corpus.Plain, Want: []string{"<table>"}}, // a hint: an argument
		{Text: "Write `<p>` before the text and `&amp;` for the sign.\n"},
		{Text: "The lease runs **three years** and ends in May.\n"},
	},
}

func checkMarkupLeak(p *rules.Pass) {
	reportProblems(p)
	if p.Article.Format != corpus.Markdown {
		reportMarkdown(p)
	}
	a := p.Article
	if whole := a.Text.String(); strings.IndexByte(whole, '<') < 0 && strings.IndexByte(whole, '&') < 0 &&
		nextForeign(whole, 0) == len(whole) {
		return // as in most texts
	}
	named := namesTags(a.Text.String()) || a.Format == corpus.Plain && p.ShowsCode()
	about := explainsMarkup(a.Title())
	shown := 0
	for _, b := range p.Blocks() {
		if isReference(a.In(b.Text)) {
			shown++
		}
	}
	for _, b := range p.Blocks() {
		text := a.In(b.Text)
		tags, broken := findTags(text), findMojibake(text)
		if tags.n+broken.n == 0 {
			continue
		}
		severity := rules.Severity(0)
		if about || explainsMarkup(text) || hasArguments(text) || tags.n == 1 && shown > fewestShown && isReference(text) {
			severity = rules.Hint
		}
		if tags.n > 0 && named && !strings.Contains(text, "</su") {
			p.Report(tags.finding(b.Text.Start, rules.Hint, "HTML in the reader's text"))
		} else if tags.n > 0 {
			p.Report(tags.finding(b.Text.Start, severity, "HTML in the reader's text"))
		}
		if broken.n > 0 {
			p.Report(broken.finding(b.Text.Start, severity, "text decoded in the wrong encoding"))
		}
	}
}

// marks are the signs of one kind in a block: how many, and the range from the
// first to the last, in the block's text.
type marks struct{ n, start, end int }

func (m *marks) add(start, end int) {
	if m.n == 0 {
		m.start = start
	}
	m.n++
	m.end = max(m.end, end)
}

// scan adds what begins with the sign and has a length at its offset; 0 is for
// none.
func (m *marks) scan(text, sign string, length func(at int) int) {
	for at := 0; ; {
		i := strings.Index(text[at:], sign)
		if i < 0 {
			return
		}
		start := at + i
		at = start + len(sign)
		if n := length(start); n > 0 {
			at = start + n
			m.add(start, at)
		}
	}
}

func (m marks) finding(base int, severity rules.Severity, message string) rules.Finding {
	if m.n > 1 {
		message += fmt.Sprintf(" (%d signs in this block)", m.n)
	}
	return rules.Finding{Range: corpus.Range{Start: base + m.start, End: base + m.end}, Severity: severity, Message: message}
}

// reportProblems makes one finding of all the bytes that are no text.
func reportProblems(p *rules.Pass) {
	problems := p.Article.Problems
	if len(problems) == 0 {
		return
	}
	f := rules.Finding{Span: problems[0].Source, Message: problems[0].Message}
	if n := len(problems) + problems[len(problems)-1].More; n > 1 {
		f.Message = fmt.Sprintf("damaged bytes at %d places: %s first", n, problems[0].Message)
	}
	for _, problem := range problems[1:min(len(problems), maxRelated+1)] {
		f.Related = append(f.Related, rules.Related{Span: problem.Source, Message: problem.Message})
	}
	p.Report(f)
}

// longestTag bounds how far the end of a tag is looked for, in bytes.
const longestTag = 240

const (
	tagNames    = " p div span h1 h2 h3 h4 h5 h6 ul ol li br hr strong em b i u a img table tr td th tbody thead article section html body head script style iframe figure figcaption blockquote pre font center sup sub "
	entityNames = " amp nbsp quot lt gt apos rsquo lsquo ldquo rdquo mdash ndash hellip copy reg eacute agrave uuml ouml auml szlig zwj shy "
)

// findTags finds HTML tags and entities in what the reader sees.
func findTags(text string) (m marks) {
	m.scan(text, "<", func(at int) int {
		n := tagLength(text[at:])
		if n == len("<U>") && at > 0 && 'a' <= text[at-1]|0x20 && text[at-1]|0x20 <= 'z' && text[at+1] < 'a' {
			return 0 // a parameter of a type: "Box<U>"
		}
		return n
	})
	var entities marks
	entities.scan(text, "&", func(at int) int {
		n := entityLength(text[at:])
		if n > 0 && inAddress(text[:at]) {
			return 0
		}
		return n
	})
	if m.n == 0 {
		return entities
	}
	if entities.n > 0 {
		m.start = min(m.start, entities.start)
		m.end = max(m.end, entities.end)
		m.n += entities.n
	}
	return m
}

// tagLength returns the length of the HTML tag that s begins with, or 0.
func tagLength(s string) int {
	at := 1
	if at < len(s) && s[at] == '/' {
		at++
	}
	name := at
	for at < len(s) && at-name < 12 && (isDigit(s[at]) || 'a' <= s[at]|0x20 && s[at]|0x20 <= 'z') {
		at++
	}
	if at == name || at == len(s) || !strings.Contains(tagNames, " "+strings.ToLower(s[name:at])+" ") {
		return 0
	}
	switch s[at] {
	case '>', '/', ' ':
	default:
		return 0
	}
	window := s[at:min(len(s), at+longestTag)]
	end := strings.IndexAny(window, "<>")
	if end < 0 || window[end] == '<' {
		return 0
	}
	// Attributes have an equals sign; "<b or c>" is no tag.
	if inside := strings.Trim(window[:end], " /"); inside != "" && !strings.Contains(inside, "=") {
		return 0
	}
	return at + end + 1
}

// entityLength returns the length of the character reference that s begins
// with, or 0.
func entityLength(s string) int {
	end := strings.IndexByte(s[:min(len(s), 10)], ';')
	if end < 2 {
		return 0
	}
	name := s[1:end]
	if name[0] != '#' {
		if !strings.Contains(entityNames, " "+name+" ") {
			return 0
		}
		return end + 1
	}
	digits := strings.TrimLeft(name[1:], "xX")
	if len(digits) < 2 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return 0
	}
	return end + 1
}

// inAddress reports whether a text ends inside a web address, where an entity
// is none of the reader's business.
func inAddress(before string) bool {
	word := before[strings.LastIndexAny(before, " \n")+1:]
	return strings.Contains(word, "://")
}

// explainsMarkup reports whether a text speaks about markup or encodings.
func explainsMarkup(text string) bool {
	return containsAny(strings.ToLower(text), " tag ", " tags", "html", "css", "markup", "browser", "encod", "unicode", "utf-8", "mojibake", "xml", "character entit", "entity reference", "javascript")
}

// fewestShown is from how many references by themselves on a page is a table of
// characters.
const fewestShown = 3

// isReference reports whether a text is one reference by number: "&#8209;".
func isReference(text string) bool {
	return len(text) > 3 && text[0] == '&' && text[1] == '#' && entityLength(text) == len(text)
}

// hasArguments reports whether a text has words in angle brackets that are no
// tags, and no end of a tag: there the brackets mark what a command takes.
func hasArguments(text string) bool {
	if strings.Contains(text, "</") {
		return false
	}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			return false
		}
		at += i
		end := strings.IndexByte(text[at:min(len(text), at+longestArgument)], '>')
		if end > 2 && identifier(text[at+1:at+end]) && tagLength(text[at:]) == 0 {
			return true
		}
		at++
	}
}

// longestArgument bounds the name of an argument, in bytes.
const longestArgument = 30

// namesTags reports whether a text calls a tag by its name: "the <b> tag", "an
// <img> element", "delimited by <p> or <br>". Then it is about them.
func namesTags(text string) bool {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			return false
		}
		at += i
		n := tagLength(text[at:])
		if n == 0 {
			at++
			continue
		}
		rest := text[at+n:]
		for _, word := range [...]string{" tag", " element", " attribute", " or <", " and <", "-tag"} {
			if text[at+1] == '/' {
				break
			}
			if strings.HasPrefix(rest, word) {
				return true
			}
		}
		at += n
	}
}

package report

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// proofBytes bounds what the drawn articles of one page may take. No browser
// likes a page beyond it, and the rest is still named with its counts.
const proofBytes = 24 << 20

// HTML writes the galley proof: one page of its own, with each article as its
// reader sees it, the marks on its words and the notes in the margin beside
// them. It needs no script to be read and loads nothing. Whatever comes from
// an article is text in it, never markup.
//
// The page begins with the counts, so it is kept in memory until Close; what
// an article adds to it beyond proofBytes is left out and named.
type HTML struct {
	out     *bufio.Writer
	options Options
	tally   tally

	body    page
	listed  []proofLine    // every article, in order
	used    map[string]int // findings drawn, by rule
	notes   int            // findings drawn: each has its number
	omitted int            // articles with findings that were not drawn
}

// proofLine is an article in the list at the top.
type proofLine struct {
	name   string
	anchor string // of the drawn article; "": it is not drawn
	found  [rules.Error + 1]int
}

// NewHTML begins a proof.
func NewHTML(out io.Writer, options Options) *HTML {
	return &HTML{
		out: bufio.NewWriterSize(out, 1<<16), options: options,
		tally: newTally(&options), used: map[string]int{},
	}
}

// Article draws one article with its findings.
func (h *HTML) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = h.tally.sift(a, findings)
	line := proofLine{name: a.Name}
	for i := range findings {
		line.found[findings[i].Severity]++
	}
	switch {
	case len(findings) == 0: // named only: there is nothing to look at
	case h.body.Len() >= proofBytes:
		h.omitted++
	default:
		line.anchor = "article-" + strconv.Itoa(len(h.listed)+1)
		h.draw(a, findings, line)
	}
	h.listed = append(h.listed, line)
	return nil
}

// Skip notes an input that could not be judged, and why.
func (h *HTML) Skip(name, reason string) error {
	h.tally.skip(name, reason)
	return nil
}

// Stood counts what was let stand, for the head of the page.
func (h *HTML) Stood(_ *corpus.Article, stood []rules.Stood) error { return h.tally.stand(stood) }

// Close writes the page.
func (h *HTML) Close() error {
	for _, part := range []func() []byte{h.head, h.body.Bytes, h.foot} {
		if _, err := h.out.Write(part()); err != nil {
			return err
		}
	}
	return h.out.Flush()
}

// draw adds one article to the body.
func (h *HTML) draw(a *corpus.Article, findings []rules.Finding, line proofLine) {
	p := &h.body
	first := h.notes + 1
	h.notes += len(findings)
	g := newGalley(a, findings, first)

	p.open("article", "class", "galley", "id", line.anchor, "aria-labelledby", line.anchor+"-name")
	p.open("header")
	p.open("h2", "id", line.anchor+"-name")
	p.text(a.Name)
	p.close("h2")
	p.open("p", "class", "facts")
	p.text(facts(a))
	p.raw(" · ")
	p.text(found(line.found))
	p.close("p")
	p.close("header")
	g.draw(p)
	p.close("article")
	for i := range findings {
		h.used[findings[i].Rule]++
	}
}

// facts is what the desk knows of an article besides its words.
func facts(a *corpus.Article) string {
	s := a.Format.String() + " · " + count(a.Words(), "word")
	if language := a.Language(); language != "und" {
		s += " · " + language
	}
	if !a.Date().IsZero() {
		s += " · " + a.Date().String()
	}
	return s
}

// found tells the findings of an article by severity, gravest first.
func found(n [rules.Error + 1]int) string {
	s := ""
	for severity := rules.Error; severity >= rules.Hint; severity-- {
		if n[severity] == 0 {
			continue
		}
		if s != "" {
			s += ", "
		}
		s += count(n[severity], severity.String())
	}
	return cmp.Or(s, "nothing marked")
}

// categories are those of the findings drawn.
func (h *HTML) categories() []string {
	var out []string
	for id := range h.used {
		if c := categoryOf(id); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

func categoryOf(id string) string {
	category, _, _ := strings.Cut(id, "/")
	return category
}

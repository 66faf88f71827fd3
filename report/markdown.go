package report

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/report/position"
	"github.com/copydesk/copydesk/rules"
)

// What GitHub takes: characters of a comment, bytes of a step's summary.
const (
	commentRoom = 65_000
	summaryRoom = 1 << 20
)

// leastRow is fewer bytes than any row of the table takes.
const leastRow = 40

// Markdown writes a summary for people who read it in a browser: the verdict,
// the counts, and a table of the gravest findings, as many as there is room
// for. Columns count code points. Nothing of an article becomes markup, a
// link, a mention or a reference.
type Markdown struct {
	out     *bufio.Writer
	options Options
	tally   tally
	rows    worst
	room    int
}

// NewMarkdown begins a comment on a pull request.
func NewMarkdown(out io.Writer, options Options) *Markdown {
	return newSummary(out, options, commentRoom)
}

// NewStepSummary begins a page for the summary of a GitHub workflow.
func NewStepSummary(out io.Writer, options Options) *Markdown {
	return newSummary(out, options, summaryRoom)
}

func newSummary(out io.Writer, options Options, room int) *Markdown {
	if options.Room > 0 {
		room = min(room, options.Room)
	}
	return &Markdown{
		out: bufio.NewWriter(out), options: options, tally: newTally(&options), room: room,
		rows: worst{limit: room/leastRow + 1, room: room},
	}
}

// Article takes the findings of one article.
func (m *Markdown) Article(a *corpus.Article, findings []rules.Finding) error {
	findings = m.tally.sift(a, findings)
	var places *position.Table
	for i := range findings {
		f := &findings[i]
		m.rows.add(f.Severity, f.Confidence, func() []byte {
			if places == nil {
				places = position.New(a.Source)
			}
			at := places.At(f.Span.Start, position.Any)
			return []byte("| " + f.Severity.String() + " | " + markdownText(m.options.path(a.Name)) + ":" + lineColumn(at) + " | " +
				markdownText(f.Rule) + " | " + markdownText(f.Message) + " |\n")
		})
	}
	return nil
}

// Skip notes an input that there was nothing to judge in.
func (m *Markdown) Skip(name, reason string) error {
	m.tally.skip(name, reason)
	return nil
}

// Fault notes an input that could not be judged.
func (m *Markdown) Fault(name, reason string) error {
	m.tally.fault(name, reason)
	return nil
}

// Close writes the summary.
func (m *Markdown) Close() error {
	verdict, _ := m.tally.verdict()
	var b bytes.Buffer
	// The comment lets a script find the summary again to renew it.
	b.WriteString("<!-- copydesk -->\n**copydesk: " + verdict + "** – " + m.tally.counts(m.options.Rules) + "\n")
	if b.Len() > m.room {
		return nil // not even that: the page is full
	}
	skipped := m.skipped()
	const tail = 160 // for what is said of the rest
	room := m.room - tail - b.Len()
	rows, more := m.rows.sorted(), m.rows.dropped
	table := "\n| Severity | Place | Rule | Finding |\n| --- | --- | --- | --- |\n"
	if len(rows) > 0 {
		room -= len(table)
	}
	// What was skipped may take half of the room, and whatever is left.
	rowRoom := room - min(len(skipped), room/2)
	shown := 0
	for size := 0; shown < len(rows); shown++ {
		if size += len(rows[shown].text); size > rowRoom {
			break
		}
		room -= len(rows[shown].text)
	}
	if shown > 0 {
		b.WriteString(table)
		for _, r := range rows[:shown] {
			b.Write(r.text)
		}
	}
	if more += len(rows) - shown; more > 0 && b.Len()+tail/2 <= m.room {
		b.WriteString("\n" + count(more, "more finding") + " not shown here.\n")
	}
	switch {
	case skipped == "":
	case len(skipped) <= room:
		b.WriteString(skipped)
	case b.Len()+tail/2 <= m.room:
		b.WriteString("\n" + strconv.Itoa(len(m.tally.skipped)) + " inputs skipped; another format names them.\n")
	}
	_, _ = m.out.Write(b.Bytes())
	return m.out.Flush()
}

// skipped lists what was left out.
func (m *Markdown) skipped() string {
	if len(m.tally.skipped) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n<details><summary>" + strconv.Itoa(len(m.tally.skipped)) + " skipped</summary>\n\n")
	for _, s := range m.tally.skipped {
		b.WriteString("- " + markdownText(m.options.path(s.Name)) + ": " + markdownText(s.Reason) + "\n")
		if b.Len() > m.room {
			break // too long already
		}
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

// markdownText escapes a text so that GitHub and GitLab show it as it is: no
// markup, and nothing that they would make a link, a mention or a reference
// to an issue. Those need the sign to touch a word, so a space without width
// goes between.
func markdownText(s string) string {
	const apart = "&#8203;"
	in := []rune(strings.TrimSpace(Printable(s)))
	digits := 0 // at the start: they and a full stop would begin a list
	for digits < len(in) && unicode.IsDigit(in[digits]) {
		digits++
	}
	word := func(i int) bool {
		return i >= 0 && i < len(in) && (unicode.IsLetter(in[i]) || unicode.IsDigit(in[i]) || in[i] == '"' || in[i] == '_' || in[i] == '-' || in[i] == '{')
	}
	var b strings.Builder
	for i, r := range in {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case strings.ContainsRune("\\`*_[]{}()|~$#!", r), i == 0 && strings.ContainsRune("-+=", r), i == digits && r == '.':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
		switch {
		case strings.ContainsRune("@#!~%$^&", r) && word(i+1),
			r == ':' && i+1 < len(in) && (in[i+1] == '/' || word(i+1)),      // addresses and :emoji:
			r == '-' && i > 1 && in[i-1]|0x20 == 'h' && in[i-2]|0x20 == 'g', // GH-1
			r == 'w' && i+1 < len(in) && in[i+1] == '.', r == 'W' && i+1 < len(in) && in[i+1] == '.':
			b.WriteString(apart)
		}
	}
	return b.String()
}

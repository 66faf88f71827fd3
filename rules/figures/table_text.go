package figures

import (
	"fmt"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var tableText = rules.Rule{
	ID:    "figures/table-text",
	Title: "Table and text give different numbers",
	Doc: `Where the table says 173 and the text 137, one of them was copied wrong.

Flagged is a sentence with the whole label of one row, the head of one of its columns, and one number of the same unit that the
row does not hold.
Left alone are rounded numbers, years, sentences with other numbers or with the labels of several rows, and labels or heads
of a single short word.`,
	Severity:   rules.Warning,
	Confidence: rules.Likely,
	Gates:      rules.InCode | rules.InQuotes,
	Examples:   tableTextExamples,
	Check:      checkTableText,
}

// line is one row of a table with its label.
type line struct {
	label string
	cells []cell
}

type cell struct {
	head  string
	value token
	place corpus.Range
}

// mostRows bounds the rows that are compared.
const mostRows = 60

func checkTableText(p *rules.Pass) {
	lines, labels := rows(p)
	if len(lines) == 0 || len(lines) > mostRows {
		return
	}
	v := viewOf(p)
	for i, b := range p.Blocks() {
		if b.Kind != corpus.Paragraph && b.Kind != corpus.ListItem || !v.has(i, corpus.Digits) {
			continue
		}
		for s := range v.passages(i) {
			if len(s.tokens) > 2 {
				s.table(p, lines, labels)
			}
		}
	}
}

// rows reads the tables of an article.
func rows(p *rules.Pass) (lines []line, labels []string) {
	v := viewOf(p)
	a := p.Article
	heads := map[int]string{}
	table, row := -1, -1
	seen := map[string]int{}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != corpus.TableCell {
			continue
		}
		if b.Table != table {
			table, row = b.Table, -1
			clear(heads)
		}
		text := strings.ToLower(strings.TrimSpace(a.In(b.Text)))
		if b.Header || b.Row == 0 {
			heads[b.Column] = text
			continue
		}
		if b.Column == 0 {
			row = b.Row
			seen[text]++
			labels = append(labels, text)
			lines = append(lines, line{label: text})
			if len(lines) > mostRows {
				return lines, labels
			}
			continue
		}
		if b.Row != row || len(lines) == 0 || !v.has(i, corpus.Digits) {
			continue
		}
		c := cell{head: heads[b.Column], place: b.Text}
		numbers := 0
		for _, t := range v.of(i) {
			if t.kind == number {
				numbers++
				c.value = t
			}
		}
		if numbers == 1 && c.value.amount() && !c.value.vague {
			l := &lines[len(lines)-1]
			l.cells = append(l.cells, c)
		}
	}
	kept := lines[:0]
	for _, l := range lines {
		if seen[l.label] == 1 && len(l.label) >= 4 && len(l.cells) > 0 {
			kept = append(kept, l)
		}
	}
	return kept, labels
}

func (s *passage) table(p *rules.Pass, lines []line, labels []string) {
	at := -1
	for i := range s.tokens {
		if t := s.at(i); t.kind == number {
			if at >= 0 {
				return
			}
			at = i
		}
	}
	if at < 0 || !s.at(at).amount() || s.at(at).vague || s.at(at).year {
		return
	}
	n := s.at(at)
	sentence := " " + strings.ToLower(s.span(0, len(s.tokens)-1)) + " "
	found := -1
	for i := range lines {
		if hasWords(sentence, lines[i].label) {
			if found >= 0 {
				return
			}
			found = i
		}
	}
	if found < 0 {
		return
	}
	for _, l := range labels {
		if l != lines[found].label && len(l) >= 3 && hasWords(sentence, l) {
			return
		}
	}
	var fit *cell
	for i := range lines[found].cells {
		c := &lines[found].cells[i]
		if c.value.value == n.value || near(&c.value, n) {
			return
		}
		if len(c.head) < 4 || !s.headed(sentence, c.head) {
			continue
		}
		if fit != nil {
			return
		}
		fit = c
	}
	if fit == nil || fit.value.unit != n.unit || fit.value.year {
		return
	}
	p.Report(rules.Finding{
		Range:   s.in(at, at),
		Message: fmt.Sprintf("the table has %s for %s", strings.TrimSpace(p.Article.In(fit.place)), lines[found].label),
		Related: []rules.Related{{Range: fit.place, Message: "the table"}},
	})
}

// headed reports whether the sentence holds the head of a column, without what
// stands in brackets.
func (s *passage) headed(sentence, head string) bool {
	head, _, _ = strings.Cut(head, "(")
	head, _, _ = strings.Cut(head, ",")
	head = strings.TrimSpace(head)
	return len(head) >= 4 && hasWords(sentence, head)
}

// near reports whether one number may be the other, rounded.
func near(a, b *token) bool {
	d := a.value - b.value
	if d < 0 {
		d = -d
	}
	return d <= max(a.round(), b.round())/2 || d <= 0.02*max(a.value, b.value)
}

// hasWords reports whether words stand in a text, not inside of others.
func hasWords(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 || words == "" {
			return false
		}
		i += from
		end := i + len(words)
		if !letterByte(text[max(0, i-1)]) && (end >= len(text) || !letterByte(text[end])) {
			return true
		}
		from = i + 1
	}
}

func letterByte(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= 0x80 }

var tableTextExamples = []rules.Example{
	{Text: `| Region | Visitors | Rents |
|---|---|---|
| Northmoor | 173 | $40 |
| Eastvale | 250 | $55 |

Visitors in Northmoor numbered 137 this spring.`, Want: []string{"137"}},
	{Text: `| Region | Visitors | Rents |
|---|---|---|
| Northmoor | 173 | $40 |
| Eastvale | 250 | $55 |

Visitors in Eastvale numbered 520 this spring.`, Want: []string{"520"}},
	{Text: `| Region | Visitors | Rents |
|---|---|---|
| Northmoor | 173 | $40 |
| Eastvale | 250 | $55 |

Rents in Northmoor are $60 a day.`, Want: []string{"$60"}},
	{Text: `| Crop | Harvest (tonnes) | Price |
|---|---|---|
| Barley | 900 | €210 |
| Winter wheat | 1,400 | €240 |

The Barley harvest came to 800.`, Want: []string{"800"}},
	{Text: `| Crop | Harvest (tonnes) | Price |
|---|---|---|
| Barley | 900 | €210 |
| Winter wheat | 1,400 | €240 |

The Winter wheat harvest came to 1,200.`, Want: []string{"1,200"}},
	{Text: `| Crop | Harvest (tonnes) | Price |
|---|---|---|
| Barley | 900 | €210 |
| Winter wheat | 1,400 | €240 |

The price of winter wheat is €290.`, Want: []string{"€290"}},
	{Text: `| Region | Visitors | Rents |
|---|---|---|
| Northmoor | 173 | $40 |
| Eastvale | 250 | $55 |

In Northmoor and Eastvale the museum counted 423 visitors.`},
	{Text: `| Ferry | Speed | Cabins |
|---|---|---|
| Aurora | 22 knots | 310 |
| Silver Tern | 18 knots | 120 |

The speed of the Aurora is 25 mph.`},
	{Text: `The table shows what the museum counted in the two towns over the year.

| Town | Visitors | Guides |
|---|---|---|
| Harwick | 1,200 | 14 |
| Selby Bridge | 2,600 | 31 |

In the spring the museum in Harwick had about 1,100 visitors.

The guides of Selby Bridge are 31 in all, and most of them are there for the summer.

The visitors of Harwick and of Selby Bridge were 3,800 together.
`},
	{Text: `This is what the trains of the line cost and carry, by the day of the week.

| Train | Seats | Price |
|---|---|---|
| Morning express | 320 | $14 |
| Night train | 180 | $22 |

The night train is 25 minutes late, and it has been so for most of the year.
`},
}

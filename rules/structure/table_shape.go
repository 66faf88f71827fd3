package structure

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

var tableShape = rules.Rule{
	ID:    "structure/table-shape",
	Title: "A row of a table has another number of cells than its head",
	Doc: `A row with a cell too few or too many shifts its values under the wrong heads, or loses them: Markdown
cuts off what the head has no column for.

Flagged is the first row of a table that does not have as many cells as the head, cells over several columns and rows counted in;
the others are related places.
Left alone are tables of one column, tables without a head row, rows that are one cell across the table, and the line
under a table that gives it an id ("{: #prices}").`,
	Severity:   rules.Warning,
	Confidence: rules.Certain,
	Gates:      rules.InCode,
	Reads:      corpus.KindsOf(corpus.TableCell),
	Examples:   tableShapeExamples,
	Check:      checkTableShape,
}

// row is one row of a table: its cells and the columns they take.
type row struct {
	first, last int // blocks
	width       int
	header      bool
}

func checkTableShape(p *rules.Pass) {
	a := p.Article
	for i := 0; i < len(a.Blocks); {
		if a.Blocks[i].Kind != corpus.TableCell {
			i++
			continue
		}
		table := a.Blocks[i].Table
		var rows []row
		for i < len(a.Blocks) && a.Blocks[i].Kind == corpus.TableCell && a.Blocks[i].Table == table {
			from := i
			for i < len(a.Blocks) && a.Blocks[i].Kind == corpus.TableCell && a.Blocks[i].Table == table && a.Blocks[i].Row == a.Blocks[from].Row {
				i++
			}
			if strings.HasPrefix(a.In(a.Blocks[from].Text), "{:") {
				continue
			}
			rows = append(rows, row{first: from, last: i - 1, width: i - from, header: a.Blocks[from].Header})
		}
		if len(rows) > 0 && measure(a, rows) {
			reportRows(p, rows)
		}
	}
}

// measure works out how many columns each row takes. It reports false where
// that cannot be known.
func measure(a *corpus.Article, rows []row) bool {
	if a.Format == corpus.HTML || strings.HasPrefix(a.Raw(a.Blocks[rows[0].first].Source), "<") {
		return measureHTML(a, rows)
	}
	for k := range rows {
		line, ok := sourceLine(a, a.Blocks[rows[k].first].Source.Start)
		if !ok {
			return false
		}
		rows[k].width = pipeCells(line)
		if rows[k].width == 0 {
			return false
		}
	}
	return true
}

// measureHTML counts cells over several columns and rows as what they cover.
func measureHTML(a *corpus.Article, rows []row) bool {
	carried := map[int]int{} // row: columns that cells from above take in it
	for k := range rows {
		width := carried[k]
		for i := rows[k].first; i <= rows[k].last; i++ {
			tag, _, _ := strings.Cut(a.Raw(a.Blocks[i].Source), ">")
			columns, ok := attribute(tag, "colspan")
			down, fine := attribute(tag, "rowspan")
			if !ok || !fine {
				return false
			}
			width += columns
			for r := 1; r < down; r++ {
				carried[k+r] += columns
			}
		}
		if rows[k].width = width; k > 0 {
			rows[k].width += blanks(a, &rows[k], rows[0].width-width)
		}
	}
	return true
}

// blanks counts the cells of a row that hold nothing to read, at most as many as
// its head has more.
func blanks(a *corpus.Article, r *row, most int) int {
	const reach = 1 << 14
	if most <= 0 {
		return 0
	}
	from, to := a.Blocks[r.first].Source.Start, a.Blocks[r.last].Source.End
	head := bytes.ToLower(a.Source[max(0, from-reach):from])
	head = head[max(0, bytes.LastIndex(head, []byte("<tr"))):]
	tail := bytes.ToLower(a.Source[to:min(len(a.Source), to+reach)])
	if end := bytes.Index(tail, []byte("</tr")); end >= 0 {
		tail = tail[:end]
	} else if end = bytes.Index(tail, []byte("<tr")); end >= 0 {
		tail = tail[:end]
	}
	body := bytes.ToLower(a.Source[from:to])
	n := 0
	for _, part := range [...][]byte{head, body, tail} {
		n += bytes.Count(part, []byte("<td")) + bytes.Count(part, []byte("<th"))
	}
	return max(0, min(most, n-(r.last-r.first+1)))
}

// attribute reads a number of a tag, 1 where it has none. It reports false
// where the number is none or absurd.
func attribute(tag, name string) (int, bool) {
	_, value, found := strings.Cut(strings.ToLower(tag), name)
	if !found {
		return 1, true
	}
	value = strings.TrimLeft(value, "= \t\"'")
	end := 0
	for end < len(value) && '0' <= value[end] && value[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(value[:end])
	return n, err == nil && n > 0 && n <= 1000
}

// sourceLine is the line of the source that holds an offset.
func sourceLine(a *corpus.Article, at int) (string, bool) {
	const limit = 1 << 14
	from, to := at, at
	for from > 0 && !lineEnd(a.Source[from-1]) && at-from < limit {
		from--
	}
	for to < len(a.Source) && !lineEnd(a.Source[to]) && to-at < limit {
		to++
	}
	return string(a.Source[from:to]), at-from < limit && to-at < limit
}

// pipeCells counts the cells of a row written with pipes; 0 where it has none.
func pipeCells(line string) int {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	cells := 1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells++
		}
	}
	return cells
}

func reportRows(p *rules.Pass, rows []row) {
	a := p.Article
	if len(rows) < 2 || !rows[0].header || rows[0].width < 2 {
		return
	}
	want, odd := rows[0].width, 0
	for _, r := range rows[1:] {
		if r.width != want {
			odd++
		}
	}
	// Where no row agrees with the head, the head is a title or the layout
	// something else than a table.
	if odd == 0 || odd == len(rows)-1 && odd > 1 {
		return
	}
	var first *row
	var others []rules.Related
	for k := range rows[1:] {
		r := &rows[1+k]
		if r.width == want || subhead(rows, 1+k) || r.last == r.first && a.Format == corpus.HTML {
			continue
		}
		place := r.place(a)
		switch {
		case strings.TrimSpace(a.In(place)) == "":
		case first == nil:
			first = r
		case len(others) < 9:
			others = append(others, rules.Related{Range: place, Message: fmt.Sprintf("this one has %d %s", r.width, plural(r.width, "cell"))})
		}
	}
	if first == nil {
		return
	}
	p.Report(rules.Finding{
		Range:   first.place(a),
		Message: fmt.Sprintf("this row has %d %s, the head of the table %d", first.width, plural(first.width, "cell"), want),
		Excerpt: strings.Join(strings.Fields(a.In(first.place(a))), " "),
		Related: append([]rules.Related{{Range: rows[0].place(a), Message: "the head of the table"}}, others...),
	})
}

// subhead reports whether a row of one cell is a heading for the full rows below
// it, as others of the table are.
func subhead(rows []row, at int) bool {
	over := func(k int) bool {
		return rows[k].width == 1 && k+1 < len(rows) && rows[k+1].width == rows[0].width
	}
	if !over(at) {
		return false
	}
	for k := 1; k < len(rows); k++ {
		if k != at && over(k) {
			return true
		}
	}
	return false
}

// place is the text of a row.
func (r *row) place(a *corpus.Article) corpus.Range {
	return corpus.Range{Start: a.Blocks[r.first].Text.Start, End: a.Blocks[r.last].Text.End}
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

var tableShapeExamples = []rules.Example{
	{
		Format: corpus.HTML,
		Text:   "<table><tr><th>Pier</th><th>Hour</th><th>Note</th></tr><tr><td>North</td><td>8</td><td>late</td></tr><tr><td>South</td><td>9</td><td>&nbsp;</td></tr><tr><td></td><td>10</td><td>full</td></tr></table>\n",
	},
	{Text: "# Ferries\n\n| Pier | Hour |\n|---|---|\n| North | 8 |\n| South | 9 |\n{: #ferry-table title=\"Ferries of the day\"}\n"},
	{
		Text: "| Kind | Boat | Length |\n|---|---|---|\n| Sail |\n| | Tern | 9 |\n| | Gull | 12 |\n| Steam |\n| | Orca | 30 |\n| | Seal | 22 |\n",
	},
	{
		Text: `| Stand | Seats | Price |
|---|---|---|
| North | 900 | 12 |
| South | 800 |
| East | 300 | 9 |
`,
		Want: []string{"South 800"},
	},
	{
		Text: `Line | First | Last
--- | --- | ---
4 | 5:10 | 23:50
7 | 5:20 | 0:10 | daily
9 | 5:40 | 23:10
`,
		Want: []string{"7 5:20 0:10"},
	},
	{
		Format: corpus.HTML,
		Text: `<article><p>Die Preise gelten ab Mai.</p><table>
<tr><th>Karte</th><th>Preis</th><th>Gültig</th></tr>
<tr><td>Tag</td><td>7</td><td>24 Stunden</td></tr>
<tr><td>Woche</td><td>25</td></tr>
</table></article>
`,
		Want: []string{"Woche 25"},
	},
	{
		Format: corpus.Plain,
		Text: `Où nager cet été
Les eaux de la région sont propres, et les plages ouvrent à la fin du mois de mai comme chaque année.
| Plage | Ville | Note |
|---|---|---|
| La Grève | Saint-Luc | 4 |
| Le Port | 3 |
| Le Phare | Orval | 5 |
`,
		Want: []string{"Le Port 3"},
	},
	{
		Text: `| Stand | Seats |
|---|---|
| North | 900 |
| South \| West | 800 |
`,
	},
	{
		Format: corpus.HTML,
		Text: `<article><p>The fares hold from May.</p><table>
<tr><th>Ticket</th><th>Price</th><th>Valid</th></tr>
<tr><td rowspan="2">Day</td><td>7</td><td>weekdays</td></tr>
<tr><td>9</td><td>weekends</td></tr>
<tr><td colspan="3">Children travel free.</td></tr>
</table></article>
`,
	},
	{
		Text: `| Note |
|---|
| One |
| Two |
`,
	},
	{
		Text: `| Tulpe | Farbe |
|---|---|
| Spryng | rot |
| Purissima | |
`,
	},
}

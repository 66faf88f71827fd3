package report

// Excluder is a Writer that tells how many articles were left out because a
// configuration keeps them out and nobody named them.
type Excluder interface {
	// Excluded takes the number, before Close.
	Excluded(n int)
}

// Excluded hands the number to a writer, if it tells of that.
func Excluded(w Writer, n int) {
	if e, ok := w.(Excluder); ok {
		e.Excluded(n)
	}
}

// Excluded counts them for the last line.
func (t *Text) Excluded(n int) { t.tally.excluded = n }

// Excluded counts them for the last line.
func (c *Compact) Excluded(n int) { c.tally.excluded = n }

// Excluded counts them for the last line.
func (g *GitHub) Excluded(n int) { g.tally.excluded = n }

// Excluded counts them for the first line.
func (m *Markdown) Excluded(n int) { m.tally.excluded = n }

// Excluded counts them for the summary.
func (j *JSON) Excluded(n int) { j.tally.excluded = n }

// Excluded counts them for the summary.
func (j *JSONL) Excluded(n int) { j.tally.excluded = n }

// Excluded counts them for the head of the page.
func (h *HTML) Excluded(n int) { h.tally.excluded = n }

package corpus

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// checkText holds an article to the invariants that [Text] and [Article]
// promise. Every reader's tests and fuzz targets end with it.
func checkText(t testing.TB, a *Article) {
	t.Helper()
	checkRuns(t, a)
	checkBlocks(t, a)
	checkRanges(t, a)
	checkSpans(t, a)
}

// checkRuns: sorted and gapless over the text, the mapping ascends and stays
// inside the decoded source, verbatim runs equal their source bytes.
func checkRuns(t testing.TB, a *Article) {
	t.Helper()
	text, src, runs := a.Text.text, a.decoded.utf8, a.Text.runs
	if len(text) == 0 {
		if len(runs) > 0 {
			t.Fatalf("%d runs for no text", len(runs))
		}
		return
	}
	if len(runs) == 0 || runs[0].text != 0 {
		t.Fatalf("the text does not start with a run: %+v", runs[:min(1, len(runs))])
	}
	last := 0
	for i, r := range runs {
		end := len(text)
		if i+1 < len(runs) {
			end = runs[i+1].text
		}
		switch {
		case end <= r.text:
			t.Fatalf("run %d: text %d to %d is empty or backwards", i, r.text, end)
		case r.src < last:
			t.Fatalf("run %d: source %d lies before %d, where the run before it ended", i, r.src, last)
		case r.end < r.src || r.end > len(src):
			t.Fatalf("run %d: source %d to %d of %d", i, r.src, r.end, len(src))
		case !r.atom && text[r.text:end] != string(src[r.src:r.end]):
			t.Fatalf("run %d: text %.80q but source %.80q", i, text[r.text:end], src[r.src:r.end])
		}
		last = r.end
	}
}

// checkBlocks: ascending, one "\n" between them and no other text outside.
func checkBlocks(t testing.TB, a *Article) {
	t.Helper()
	text := a.Text.text
	at := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if i > 0 {
			if at >= len(text) || text[at] != '\n' {
				t.Fatalf("block %d: no line break before it at %d", i, at)
			}
			at++
		}
		if b.Text.Start != at || b.Text.End < at || b.Text.End > len(text) {
			t.Fatalf("block %d (%v): text %+v, want a start at %d and an end up to %d", i, b.Kind, b.Text, at, len(text))
		}
		if !spanInside(a, b.Source) {
			t.Fatalf("block %d (%v): source %+v outside 0 to %d", i, b.Kind, b.Source, len(a.Source))
		}
		if b.Kind >= kindCount || b.Number < -1 || b.Row < 0 || b.Column < 0 || b.Table < 0 || b.Level < 0 {
			t.Fatalf("block %d makes no sense: %+v", i, *b)
		}
		at = b.Text.End
	}
	if at != len(text) {
		t.Fatalf("the text goes on to %d after the last block's end at %d", len(text), at)
	}
}

// checkRanges: whatever else the article names lies inside it.
func checkRanges(t testing.TB, a *Article) {
	t.Helper()
	inside := func(r Range) bool { return 0 <= r.Start && r.Start <= r.End && r.End <= len(a.Text.text) }
	for i, l := range a.Links {
		if !inside(l.Text) || !spanInside(a, l.Source) || !spanInside(a, l.URLSpan) {
			t.Fatalf("link %d outside the article: %+v", i, l)
		}
	}
	last := 0
	for i, c := range a.Code {
		if !inside(c) || c.Start < last {
			t.Fatalf("code %d outside the text or out of order: %+v", i, c)
		}
		last = c.End
	}
	for i, n := range a.Anchors {
		if !spanInside(a, n.Source) || i > 0 && n.Source.Start < a.Anchors[i-1].Source.Start {
			t.Fatalf("anchor %d outside the source or out of order: %+v", i, n)
		}
	}
	for i, c := range a.Comments {
		switch {
		case !spanInside(a, c.Source) || c.Body.Len() <= 0 || c.Body.Start < c.Source.Start || c.Body.End > c.Source.End:
			t.Fatalf("comment %d outside the source or empty: %+v", i, c)
		case i > 0 && c.Source.Start < a.Comments[i-1].Source.End:
			t.Fatalf("comment %d out of order: %+v after %+v", i, c, a.Comments[i-1])
		case !strings.HasPrefix(a.Raw(c.Source), "<!--") || strings.TrimSpace(a.Raw(c.Body)) == "" && a.decoded.clean:
			t.Fatalf("comment %d is none: %q says %q", i, a.Raw(c.Source), a.Raw(c.Body))
		case c.Block < 0 || c.Block > len(a.Blocks) || c.Block < len(a.Blocks) && a.Blocks[c.Block].Kind == Comment:
			t.Fatalf("comment %d leads to block %d of %d", i, c.Block, len(a.Blocks))
		}
	}
	for i, p := range a.Problems {
		if !spanInside(a, p.Source) {
			t.Fatalf("problem %d outside the source: %+v", i, p)
		}
	}
	for _, f := range a.Meta.Fields {
		if !spanInside(a, f.Span) {
			t.Fatalf("field %q outside the source: %+v", f.Name, f.Span)
		}
	}
	m := &a.Meta
	for _, s := range []Span{m.Title.Span, m.Author.Span, m.Description.Span, m.Language.Span, a.Date().Span} {
		if !spanInside(a, s) {
			t.Fatalf("metadata outside the source: %+v", s)
		}
	}
}

// checkSpans: Text.Span of every block and of random ranges.
func checkSpans(t testing.TB, a *Article) {
	t.Helper()
	check := func(r Range) {
		s := a.Text.Span(r)
		if !spanInside(a, s) {
			t.Fatalf("the text %+v maps to %+v, outside 0 to %d", r, s, len(a.Source))
		}
		if a.Text.Verbatim(r) && string(a.Source[s.Start:s.End]) != a.In(r) {
			t.Fatalf("the text %+v is called verbatim but reads %.80q in the source and %.80q in the text",
				r, a.Source[s.Start:s.End], a.In(r))
		}
	}
	for i := range a.Blocks {
		check(a.Blocks[i].Text)
	}
	random := rand.New(rand.NewPCG(uint64(len(a.Source)), uint64(len(a.Blocks))))
	for range 64 {
		x, y := random.IntN(len(a.Text.text)+1), random.IntN(len(a.Text.text)+1)
		check(Range{min(x, y), max(x, y)})
		check(Range{min(x, y), min(min(x, y)+12, len(a.Text.text))})
	}
}

func spanInside(a *Article, s Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(a.Source)
}

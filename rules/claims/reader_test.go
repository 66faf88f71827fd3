package claims

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/tsv"
)

func TestReadQuotations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`She said "no" and left.`, []string{"no"}},
		{"“Yes,” he said, “and soon.”", []string{"Yes,", "and soon."}},
		{"„Ja“ und „nein“", []string{"Ja", "nein"}},
		{"« Oui », dit-il", []string{" Oui "}},
		{"»Ja«, sagt sie", []string{"Ja"}},
		{`a 5" pipe and a 6" one`, nil},
		{`a pipe of 5" and "old" iron`, []string{"old"}},
		{"“never closed", nil},
		{"“he said “no” twice", []string{"he said “no"}},
		{`"It's 'fine'," she said`, []string{"It's 'fine',"}},
		{"it’s the dogs’ bowl", nil},
		{`""`, []string{""}},
		{"", nil},
	} {
		var got []string
		for _, q := range readQuotations(c.text, 7) {
			got = append(got, c.text[q.inner.Start-7:q.inner.End-7])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzReadQuotations(f *testing.F) {
	for _, s := range []string{`"a" "b`, "“a „b” c“", "« x » »y«", "5\" \"\"\"", "\xe2\x80", "“\xff”", "\"\x00\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range readQuotations(text, 0) {
			if q.outer.Start < end || q.outer.End > len(text) || !q.outer.Contains(q.inner) || q.inner.Start > q.inner.End {
				t.Fatalf("%q: %v behind %d", text, q, end)
			}
			if q.inner.Start == q.outer.Start || q.inner.End == q.outer.End {
				t.Fatalf("%q: a mark is missing from %v", text, q)
			}
			end = q.outer.End
			shapeOf(text, q)
		}
	})
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"on 3 ", " 2024", true},
		{"on the 3rd of ", "", true},
		{"am 3. ", " 2024", true},
		{"el 3 de ", " de 2024", true},
		{"le 1er ", " 2024", true},
		{"in ", " 3, 2024", true},
		{"in ", " 31", true},
		{"in ", " 2024", false},
		{"in ", " 32", false},
		{"in ", "", false},
		{"2024 ", "", false},
		{"of ", " 0", false},
	} {
		if got := dayBefore(c.before) || dayAfter(c.after); got != c.want {
			t.Errorf("%q month %q: %v", c.before, c.after, got)
		}
	}
	for text, want := range map[string]bool{
		"on 2024-05-06": true, "am 06.05.2024": true, "6/5/2024 it": true, "2024-05": false, "1.2.3": false, "10.0.0.1": false,
		"call 555-1234-99": false, "12,000": false, "2024": false, "2024-05-06T10:00": true, "2024-2025-2026": false,
	} {
		if numericDate(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestReadFigure(t *testing.T) {
	for text, want := range map[string]string{
		"about 35 % of it":          "35 %",
		"some $10 billion a year":   "10 billion",
		"some €300,000 a year":      "300,000",
		"about 140,000 people":      "140,000 people",
		"about 2 million poor men":  "2 million poor men",
		"2,5 Prozent":               "2,5",
		"about 40 people":           "",
		"in 2027 people":            "",
		"5,000 kilometres":          "",
		"$5 a head":                 "",
		"£":                         "",
		"no figure":                 "",
		"99999999999999999999999 %": "99999999999999999999999 %",
	} {
		r, ok := readFigure(text, corpus.Range{Start: 0, End: len(text)})
		if got := text[r.Start:r.End]; ok != (want != "") || got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// The tables must be written as the matcher reads them: folded.
func TestTables(t *testing.T) {
	for _, cells := range tsv.Cells(attributionTable) {
		if len(cells) != 3 || kindNames[cells[0]] == 0 || !slices.Contains(languages, cells[1]) {
			t.Fatalf("bad row %q", cells)
		}
		for w := range strings.SplitSeq(cells[2], "|") {
			if w == "" || corpus.FoldString(w) != w {
				t.Errorf("%s %s: %q is not folded", cells[0], cells[1], w)
			}
		}
	}
	for _, s := range []string{knownTable, figureTable} {
		for kind, set := range words(s) {
			for w := range set {
				if w == "" || corpus.FoldString(w) != w {
					t.Errorf("%s: %q is not folded", kind, w)
				}
			}
		}
	}
	for _, s := range []string{eventTable, estimateTable} {
		if _, err := rules.ParsePhrases(s); err != nil {
			t.Error(err)
		}
	}
}

// Text made to be slow to read takes no longer than its length allows.
func TestLinear(t *testing.T) {
	set := rulestest.NewSet(t, Rules()...)
	for name, piece := range map[string]string{
		"quotes":       "“a ",
		"pairs":        "“We will go on with it.” ",
		"straight":     "\"a \" ",
		"labels":       "- Ruth Amadi (May 2024) – “We will go on with the wall until it stands.”\n",
		"events":       "2024 Porto Shipping Summit ",
		"event lines":  "- May 2024 – The “Porto Shipping Summit” and the Porto Forum 2023\n",
		"capitals":     "Summit Forum Process ",
		"estimates":    "an estimated is expected to by up to ",
		"figures":      "an estimated 1.1.1,1 5 ",
		"paragraphs":   "“We will go on with the wall until it stands.”\n\nIt rains.\n\n",
		"months":       "May May 2024 ",
		"brackets":     "“a” [[[[ ",
		"acts":         "- May 2024 – Peru joint statement “a b c d”\n",
		"invalid":      "\xff“\xe2\x80\x9c Summit \x00 ",
		"many figures": "Costs will cut 5%. ",
	} {
		t.Run(name, func(t *testing.T) {
			check := func(n int) time.Duration {
				source := []byte(strings.Repeat(piece, n/len(piece)))
				best := time.Hour
				for range 2 {
					a, err := corpus.Read("a.txt", source, corpus.Options{Format: corpus.Plain, Language: "en"})
					if err != nil {
						t.Fatal(err)
					}
					a.Fold()
					start := cputime.Now()
					set.Check(a)
					best = min(best, cputime.Since(start))
				}
				return best
			}
			small, large := check(50_000), check(400_000)
			if large > 20*small+200*time.Millisecond {
				t.Errorf("50 kB take %v, 400 kB %v", small, large)
			}
		})
	}
}

func BenchmarkProse(b *testing.B) {
	const paragraph = "The council met in the old mill, and the ferry was late again. “We will mend the wall,” said Ruth Amadi, who leads the masons. " +
		"The stones come from a quarry that closed in 1950, and nobody on the quay knows who will pay for them. About 300 people came to the meeting, " +
		"and the mayor said that the wall is expected to cost 4 million and to last 40 years.\n\n"
	set := rulestest.NewSet(b, Rules()...)
	none := rulestest.NewSet(b)
	source := []byte(strings.Repeat(paragraph, 12))
	a, err := corpus.Read("a.txt", source, corpus.Options{Format: corpus.Plain})
	if err != nil {
		b.Fatal(err)
	}
	a.Fold()
	for name, set := range map[string]*rules.Set{"rules": set, "none": none} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				set.Check(a)
			}
		})
	}
}

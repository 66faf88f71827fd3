package registry

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
)

//go:embed testdata/pairs.tsv
var pairs string

// pair is an entry with a record.
type pair struct {
	right  bool
	entry  string
	a      *corpus.Article
	record Record
}

func readPairs(t *testing.T) []pair {
	t.Helper()
	var out []pair
	for line := range strings.Lines(pairs) {
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' {
			continue
		}
		if len(c) != 5 {
			t.Fatalf("%d columns in %q", len(c), line)
		}
		text := "# T\n\nText.\n\n## References\n\n- " + c[1] + " https://doi.org/10.1234/5678\n"
		a, err := corpus.Read("a.md", []byte(text), corpus.Options{Format: corpus.Markdown})
		if err != nil || len(a.Sources()) != 1 {
			t.Fatalf("%q: %v", c[1], err)
		}
		p := pair{right: c[0] == "right", entry: c[1], a: a}
		for s := range strings.SplitSeq(c[2], "|") {
			p.record.title(s)
		}
		for s := range strings.SplitSeq(c[3], ";") {
			p.record.author(s)
		}
		p.record.Year, _ = strconv.Atoi(c[4])
		out = append(out, p)
	}
	return out
}

// TestPairs measures how right and wrong records lie about the thresholds: no
// right one may be called another work, and nearly all wrong ones must be.
func TestPairs(t *testing.T) {
	all := readPairs(t)
	var lowest, highest float64 = 1, 0
	wrong, found, cross, crossFound := 0, 0, 0, 0
	for i := range all {
		p := &all[i]
		l := compare(p.a, &p.a.Sources()[0], &p.record)
		if p.right {
			if l.other() {
				t.Errorf("%q is not %q: %+v", p.entry, p.record.Titles, l)
			}
			if l.title >= 0 && l.authors <= 0 {
				lowest = min(lowest, l.title)
			}
		} else {
			wrong++
			highest = max(highest, l.title)
			if l.other() {
				found++
			} else {
				t.Logf("taken for right: %q, %q: %+v", p.entry, p.record.Titles, l)
			}
		}
		for k := range all {
			if k == i || !p.right || !all[k].right {
				continue
			}
			l := compare(p.a, &p.a.Sources()[0], &all[k].record)
			if l.title < 0 {
				continue // another script
			}
			cross++
			if l.other() {
				crossFound++
			} else {
				t.Logf("taken for right: %q, %q: %+v", p.entry, all[k].record.Titles, l)
			}
		}
	}
	t.Logf("right ones without a shared author are at least %.2f alike, wrong ones at most %.2f", lowest, highest)
	t.Logf("wrong ones found: %d of %d on a like subject, %d of %d at random", found, wrong, crossFound, cross)
	if found*10 < wrong*8 || crossFound*100 < cross*98 {
		t.Error("too many wrong ones are taken for right")
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"Über Müller & Mueller's Œuvre": "uber muller mullers ouvre",
		"Ibáñez–Łódź (2019)":            "ibanez lodz 2019",
		"organisation organization":     "organization organization",
		"大豆の発酵":                         "大 豆 の 発 酵",
		"soft\u00ADware":                "software",
		"":                              "",
	} {
		if got := strings.Join(words(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestBroken(t *testing.T) {
	for after, want := range map[string]bool{
		"":                         false,
		".":                        false,
		". Accessed 3 May 2020.":   false,
		" (accessed 3 May)":        false,
		" [Crossref]":              false,
		" 05.012":                  true,
		". 05.012":                 true,
		"- 2020.1":                 true,
		" 2020":                    false,
		". PMID 31452104":          false,
		", arXiv:1706.03762":       false,
		" https://x.org/10.5/abc1": false,
	} {
		if got := broken(after, "10.1016/j.cell.2020"); got != want {
			t.Errorf("%q: %v", after, got)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Lund, P. (2019). Rye bread. Ovens, 1, 2.", "Rye bread", "Lund", 2019)
	f.Add("大豆 <b>x</b>", "<i>", "", -1)
	f.Fuzz(func(t *testing.T, entry, title, author string, year int) {
		r := Record{Year: year}
		r.title(title)
		r.author(author)
		for range 2 {
			if l := compareText(entry, title, year, true, &r); l.title > 1 || l.title < -1 {
				t.Errorf("%+v", l)
			}
			// A work is itself.
			if l := compareText(title+" "+author+" a b c", title, year, author != "", &r); l.other() && len(r.Titles) > 0 && len(title) < maxTitle && r.Titles[0] == title {
				t.Errorf("%q by %q is another work than itself: %+v", title, author, l)
			}
		}
		_ = r.telling()
	})
}

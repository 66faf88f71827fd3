package corpus

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus/cputime"
)

func readSources(t testing.TB, source string, format Format) *Article {
	t.Helper()
	a, err := Read("sources", []byte(source), Options{Format: format})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestLocators(t *testing.T) {
	for entry, want := range map[string][]Locator{
		"Lund, P. (2019). Rye. doi:10.1093/bread/a012.":                         {{Kind: LocatorDOI, Value: "10.1093/bread/a012"}},
		"Lund, P. (2019). Rye. https://dx.doi.org/10.1093/bread/a012":           {{Kind: LocatorDOI, Value: "10.1093/bread/a012"}},
		"Lund, P. (2019). Rye. Oven Press. ISBN 978-3-16-148410-0.":             {{Kind: LocatorISBN, Value: "978-3-16-148410-0"}},
		"Lund, P. (2019). Rye. ISBN-13: 9783161484100":                          {{Kind: LocatorISBN, Value: "9783161484100"}},
		"Lund, P. (2019). Rye. Bread. ISSN 0317-8471":                           {{Kind: LocatorISSN, Value: "0317-8471"}},
		"Lund, P. (2019). Rye. arXiv:1906.01234v2 (cs.AI).":                     {{Kind: LocatorArXiv, Value: "1906.01234v2"}},
		"Lund, P. (2019). Rye. https://arxiv.org/pdf/1906.01234.pdf":            {{Kind: LocatorArXiv, Value: "1906.01234"}},
		"Lund P. Rye. Bread. 2019. PMID: 31452104; PMCID: PMC6713004.":          {{Kind: LocatorPMID, Value: "31452104"}, {Kind: LocatorPMCID, Value: "PMC6713004"}},
		"Lund, P. (2019). Rye. https://web.archive.org/web/20190304/http://a.b": {{Kind: LocatorArchive, Value: "https://web.archive.org/web/20190304/http://a.b"}},
		"Lund, P. (2019). Rye. See https://a.example.org/rye_(grain), p. 4.":    {{Kind: LocatorURL, Value: "https://a.example.org/rye_(grain)"}, {Kind: LocatorPages, Value: "4"}},
		"Lund, P. (2019). Rye. Bread, 12(3), 45–67.":                            {{Kind: LocatorPages, Value: "12(3)"}, {Kind: LocatorPages, Value: "45–67"}},
		"Case C-311/18, judgment of 16 July 2020.":                              {{Kind: LocatorNumber, Value: "C-311/18"}},
		"Lund, P. (2019, May 3). Official Statement. Mill House.":               nil,
		"Lund, P. (2019a). Rye between 1914–1918. Oven Press.":                  nil,
	} {
		a := readSources(t, "# Bread\n\nRye keeps.\n\n## References\n\n- "+entry+"\n", Markdown)
		var got []Locator
		for _, s := range a.Sources() {
			got = append(got, s.Locators...)
		}
		if len(got) != len(want) {
			t.Errorf("%s: %v", entry, got)
			continue
		}
		for i := range want {
			if got[i].Kind != want[i].Kind || got[i].Value != want[i].Value {
				t.Errorf("%s: %v %q, want %v %q", entry, got[i].Kind, got[i].Value, want[i].Kind, want[i].Value)
			}
		}
	}
}

func TestAuthors(t *testing.T) {
	for entry, want := range map[string]string{
		"Lund, P., Hart, E., & Okoye, B. (2019). Rye. Oven Press.":                    "Lund|Hart|Okoye",
		"Lund P, Hart EM. Rye in winter. Bread. 2019;4(1):9-21.":                      "Lund|Hart",
		"Lund, Pia, and Ed Hart. “Rye.” Bread, vol. 4, 2019, pp. 1-9.":                "Lund|Hart",
		"P. Lund and E. Hart, \"Rye in winter,\" Bread, vol. 4, pp. 1–9, 2019.":       "Lund|Hart",
		"World Health Organization. (2019). Salt. Geneva.":                            "World Health Organization*",
		"van der Berg, A. (2019). Rogge. Ovenpers.":                                   "van der Berg",
		"Lund et al. (2019). Rye. Bread, 4(1), 1–9.":                                  "Lund",
		"Quaas, Georg/Klein, Mathias: Die Fähren im Norden und ihr Preis. Kiel 2012.": "Quaas|Klein",
	} {
		a := readSources(t, "# Bread\n\nRye keeps.\n\n## References\n\n- "+entry+"\n", Markdown)
		var got []string
		for _, s := range a.Sources() {
			for _, w := range s.Authors {
				if w.Body {
					w.Family += "*"
				}
				got = append(got, w.Family)
			}
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%s: %s, want %s", entry, g, want)
		}
	}
}

func TestCitations(t *testing.T) {
	for text, want := range map[string]string{
		"Rye keeps (Lund, 2019).":                             "Lund 2019",
		"Rye keeps (see Lund & Hart, 2019; Okoye, 2018a).":    "Lund 2019;Okoye 2018",
		"As Lund and Hart (2019) say, and Okoye's (2018) too": "Lund 2019;Okoye 2018",
		"Rye keeps [1, 4–6] or [2].":                          "1,4,5,6;2",
		"Rye keeps.² The bin holds 3 m³.":                     "2",
		"Rye keeps.[^a] And oats.\n\n[^a]: Lund (2019).":      "a",
		"According to [the mill](https://mill.example.org/r)": "https://mill.example.org/r",
		"The oven (built in Leeds, 1923) works.":              "",
		"He was born (May 1923) in Leeds [sic].":              "",
		"`rack[9]` and x[i]":                                  "",
	} {
		a := readSources(t, text+"\n", Markdown)
		var got []string
		for _, c := range a.Citations() {
			switch c.Kind {
			case CiteAuthorYear:
				got = append(got, c.Author+" "+itoa(c.Year))
			case CiteLink:
				got = append(got, c.URL)
			default:
				got = append(got, strings.Join(c.Labels, ","))
			}
		}
		if g := strings.Join(got, ";"); g != want {
			t.Errorf("%s: %q, want %q", text, g, want)
		}
	}
}

func itoa(n int) string {
	var out []byte
	for ; n > 0; n /= 10 {
		out = append([]byte{byte('0' + n%10)}, out...)
	}
	return string(out)
}

// TestSourcesHostile holds parser and reader of citations to linear time.
func TestSourcesHostile(t *testing.T) {
	const n = 100_000
	for name, unit := range map[string]string{
		"brackets": "[", "rounds": "(", "notes": "[^", "addresses": "www.", "schemes": "://", "dois": "10.1234/", "isbns": "isbn ",
		"years": "(2019) ", "raised": "²", "commas": "A, ", "quotes": "“", "closed": "(A, 2019", "numbers": "[1,",
	} {
		for _, lead := range []string{"", "# T\n\nText.\n\n## References\n\n- "} {
			start := cputime.Now()
			a := readSources(t, lead+"A"+strings.Repeat(unit, n/len(unit)), Markdown)
			read := cputime.Since(start)
			start = cputime.Now()
			a.Sources()
			a.Citations()
			if took := cputime.Since(start); took > 2*time.Second {
				t.Errorf("%s: %v after %v of reading", name, took, read)
			}
		}
	}
}

func FuzzSources(f *testing.F) {
	f.Add("# T\n\nRye [1], (Lund, 2019) and oats.²[^a]\n\n## References\n\n1. Lund, P. (2019, May 3). *Rye*. Oven Press, 12(3), 4–5. https://doi.org/10.1/a\n\n[^a]: Ed Hart, “Oats” (Leeds: Quay, 2010), 4.\n", uint8(Markdown))
	f.Add("<p>Rye<sup><a href='#a'>1</a></sup></p><h2>Sources</h2><ul><li><cite>Rye</cite>, ISBN 978, 2019.</ul>", uint8(HTML))
	f.Add("Rye\nSources\n[1] P. Lund, \"Rye,\" 2019. www.a.b\n", uint8(Plain))
	f.Fuzz(func(t *testing.T, source string, format uint8) {
		a, err := Read("fuzz", []byte(source), Options{Format: Format(format%3 + 1)})
		if err != nil {
			return
		}
		for _, s := range a.Sources() {
			block := a.Blocks[s.Block].Text
			for _, r := range []Range{s.Entry, s.Author, s.DateRange, s.Title, s.Container} {
				if r.Len() != 0 && !block.Contains(r) || r.Len() < 0 {
					t.Errorf("%v outside of the entry %v", r, block)
				}
			}
			for _, w := range s.Authors {
				if !block.Contains(w.Range) {
					t.Errorf("author %v outside of %v", w.Range, block)
				}
			}
			for _, l := range s.Locators {
				if !block.Contains(l.Range) {
					t.Errorf("locator %v outside of %v", l, block)
				}
			}
		}
		for _, c := range a.Citations() {
			if c.Range.Len() < 0 || c.Range.Len() > 0 && !a.Blocks[c.Block].Text.Contains(c.Range) || c.Source.End < c.Source.Start || c.Source.End > len(a.Source) {
				t.Errorf("citation %v", c)
			}
		}
	})
}

func TestISBN(t *testing.T) {
	for entry, want := range map[string]string{
		"ISBN 978-3-16-148410-0 2nd ed.":             "978-3-16-148410-0",
		"ISBN-13: 978 3 16 148410 0, 240 pp.":        "978 3 16 148410 0",
		"ISBN 0-8044-2957-X 12 plates":               "0-8044-2957-X",
		"ISBN 0 340 01381 8 1975":                    "0 340 01381 8",
		"ISBN 9783161484100":                         "9783161484100",
		"ISBN 978-3-16-148410":                       "978-3-16-148410",
		"ISBN 3-16-148410-X / ISBN 978-3-16-14841-0": "3-16-148410-X",
	} {
		a := readSources(t, "# Bread\n\nRye keeps.\n\n## References\n\n- Lund, P. (2019). Rye. Oven Press. "+entry+"\n", Markdown)
		if got, _ := a.Sources()[0].Find(LocatorISBN); got.Value != want {
			t.Errorf("%s: %q, want %q", entry, got.Value, want)
		}
	}
}

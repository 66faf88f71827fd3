package identifier_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules/sources/identifier"
)

// today is the day up to which the identifiers of the tables were given out.
var today = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// parsers are the parsers by the name of their table. What they return is the
// normal form, which must be its own.
var parsers = map[string]func(string) (string, *identifier.Fault){
	"doi":   identifier.DOI,
	"isbn":  identifier.ISBN,
	"issn":  identifier.ISSN,
	"orcid": identifier.ORCID,
	"arxiv": func(s string) (string, *identifier.Fault) { return identifier.ArXiv(s, today) },
	"pmid":  identifier.PMID,
	"pmcid": identifier.PMCID,
	"snapshot": func(s string) (string, *identifier.Fault) {
		_, f := identifier.Snapshot(s, today)
		return s, f
	},
}

// TestTables holds each parser to its table: no right identifier is at fault,
// every wrong one certainly, and what is only unlikely not certainly.
func TestTables(t *testing.T) {
	for kind, parse := range parsers {
		t.Run(kind, func(t *testing.T) {
			table, err := os.ReadFile("testdata/" + kind + ".tsv")
			if err != nil {
				t.Fatal(err)
			}
			count := map[string]int{}
			seen := map[string]bool{}
			for line := range strings.Lines(string(table)) {
				verdict, id, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
				if line[0] == '#' || !ok {
					continue
				}
				if seen[id] {
					t.Errorf("%q stands twice", id)
				}
				seen[id] = true
				count[verdict]++
				normal, fault := parse(id)
				switch {
				case verdict == "right" && fault != nil:
					t.Errorf("%q is right: %s", id, fault.Reason)
				case verdict == "right":
					if again, f := parse(normal); f != nil || again != normal {
						t.Errorf("%q has the normal form %q, and that has %q (%v)", id, normal, again, f)
					}
				case fault == nil:
					t.Errorf("%q is %s, and nothing is found", id, verdict)
				case fault.Certain != (verdict == "wrong"):
					t.Errorf("%q is %s: %s, certain: %v", id, verdict, fault.Reason, fault.Certain)
				}
			}
			t.Logf("%v", count)
			if count["right"] < 50 || count["wrong"] < 50 {
				t.Errorf("the table has %d right and %d wrong ones; 50 of each are the least", count["right"], count["wrong"])
			}
		})
	}
}

func TestNormalForms(t *testing.T) {
	for _, c := range [][3]string{
		{"doi", "https://doi.org/10.1016%2Fj.cell.2020.05.012", "10.1016/j.cell.2020.05.012"},
		{"doi", "(doi:10.1016/S0140-6736(98)10096-0).", ""},
		{"doi", "DOI: 10.1038/NATURE12711.", "10.1038/nature12711"},
		{"doi", "10.1016/S0140-6736(98)10096-0).", "10.1016/s0140-6736(98)10096-0"},
		{"doi", "10.1038/na\u00ADture12711", "10.1038/nature12711"},
		{"isbn", "ISBN-10: 0-8044-2957-X", "9780804429573"},
		{"isbn", "ISBN 978‑3‑16‑148410‑0", "9783161484100"},
		{"issn", "e-ISSN 1050-124x", "1050-124X"},
		{"orcid", "https://orcid.org/0000-0002-1694-233X/", "0000-0002-1694-233X"},
		{"arxiv", "arXiv:1706.03762v5 [cs.CL]", "1706.03762"},
		{"arxiv", "math.DG/0303109v2", "math/0303109"},
		{"pmid", "PMID: 27495144.", "27495144"},
		{"pmcid", "pmc2801442", "PMC2801442"},
	} {
		normal, fault := parsers[c[0]](c[1])
		if normal != c[2] || (fault == nil) != (c[2] != "") {
			t.Errorf("%s %q: %q (%v), want %q", c[0], c[1], normal, fault, c[2])
		}
	}
}

// TestLatest holds the bound on dates: a month or a second behind it is wrong,
// and without a bound nothing is.
func TestLatest(t *testing.T) {
	march := time.Date(2024, 3, 15, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		id     string
		latest time.Time
		wrong  bool
	}{
		{"2403.00012", march, false},
		{"2404.00012", march, true},
		{"2404.00012", time.Time{}, false},
		{"https://web.archive.org/web/20240316110000/https://a.org/", march, false},
		{"https://web.archive.org/web/20240316130000/https://a.org/", march, true},
		{"https://web.archive.org/web/20240316130000/https://a.org/", time.Time{}, false},
	} {
		var fault *identifier.Fault
		if strings.Contains(c.id, "/") {
			_, fault = identifier.Snapshot(c.id, c.latest)
		} else {
			_, fault = identifier.ArXiv(c.id, c.latest)
		}
		if (fault != nil) != c.wrong {
			t.Errorf("%s up to %v: %v", c.id, c.latest, fault)
		}
	}
}

func TestCapture(t *testing.T) {
	c, f := identifier.Snapshot("https://web.archive.org/web/20130919044612id_/http://www.w3.org/TR/", today)
	if f != nil || c.Page != "http://www.w3.org/TR/" || !c.Time.Equal(time.Date(2013, 9, 19, 4, 46, 12, 0, time.UTC)) {
		t.Errorf("%+v, %v", c, f)
	}
}

// fuzz holds a parser to what every input must keep: it returns a normal form
// or a fault with a reason, and the normal form is its own.
func fuzz(f *testing.F, kind string) {
	table, err := os.ReadFile("testdata/" + kind + ".tsv")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		if _, id, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok {
			f.Add(id)
		}
	}
	parse := parsers[kind]
	f.Fuzz(func(t *testing.T, s string) {
		normal, fault := parse(s)
		if fault != nil {
			if fault.Reason == "" {
				t.Errorf("%q: a fault without a reason", s)
			}
			return
		}
		if normal == "" && kind != "snapshot" {
			t.Fatalf("%q: neither a normal form nor a fault", s)
		}
		if again, f := parse(normal); f != nil || again != normal {
			t.Errorf("%q: %q, then %q (%v)", s, normal, again, f)
		}
	})
}

func FuzzDOI(f *testing.F)      { fuzz(f, "doi") }
func FuzzISBN(f *testing.F)     { fuzz(f, "isbn") }
func FuzzISSN(f *testing.F)     { fuzz(f, "issn") }
func FuzzORCID(f *testing.F)    { fuzz(f, "orcid") }
func FuzzArXiv(f *testing.F)    { fuzz(f, "arxiv") }
func FuzzPMID(f *testing.F)     { fuzz(f, "pmid") }
func FuzzPMCID(f *testing.F)    { fuzz(f, "pmcid") }
func FuzzSnapshot(f *testing.F) { fuzz(f, "snapshot") }

// TestHostile holds the parsers to linear time.
func TestHostile(t *testing.T) {
	start := cputime.Now()
	for _, unit := range []string{"%25", "9", "10.1016/", ")", "x", "-", "\u00AD", "v1", "/", "math/"} {
		long := strings.Repeat(unit, 1<<20/len(unit))
		for _, lead := range []string{"", "10.1016/", "https://web.archive.org/web/2018", "978"} {
			for _, parse := range parsers {
				if _, f := parse(lead + long); f != nil && f.Reason == "" {
					t.Errorf("%s%s…: a fault without a reason", lead, unit)
				}
			}
		}
	}
	if took := cputime.Since(start); took > 15*time.Second {
		t.Errorf("it takes %v", took)
	}
}

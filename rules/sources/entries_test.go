package sources_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/sources"
)

// entries are put together from parts, written one by one.
var (
	//go:embed testdata/entries.tsv
	entries string
	//go:embed testdata/written.tsv
	writtenEntries string
)

// article puts an entry where its style belongs.
func article(t *testing.T, style, entry string) *corpus.Article {
	t.Helper()
	e := rules.Example{Text: "# Bread and Boats\n\nNothing is cited here but a note.[^7]\n\n## References\n\n- " + entry + "\n"}
	switch style {
	case "footnote":
		e.Text = "# Bread and Boats\n\nNothing is cited here but a note.[^7]\n\n[^7]: " + entry + "\n"
	case "cite":
		e.Text = "<h1>Bread and Boats</h1><p>Nothing is cited here.</p><h2>References</h2><ul><li>" + entry + "</li></ul>"
		e.Format = corpus.HTML
	}
	return rulestest.Read(t, e)
}

// TestEntries holds the parser and the weighing to a set of entries: nine
// parts of ten must be read right, and no sound entry be marked.
func TestEntries(t *testing.T) {
	for name, table := range map[string]string{"put together": entries, "written": writtenEntries} {
		t.Run(name, func(t *testing.T) { testEntries(t, table) })
	}
}

func testEntries(t *testing.T, table string) {
	set := rulestest.NewSet(t, sources.Rules()...)
	parts, right, judged, fair := 0, 0, 0, 0
	styles := map[string]int{}
	for line := range strings.Lines(table) {
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' || len(c) != 8 {
			continue
		}
		styles[c[0]]++
		a := article(t, c[0], c[2])
		all := a.Sources()
		if len(all) != 1 {
			t.Errorf("%s: %d sources in %q", c[0], len(all), c[2])
			all = make([]corpus.Source, 1)
		}
		s := &all[0]
		check := func(name, got, want string) {
			if want == "-" {
				return
			}
			parts++
			if got == want {
				right++
			} else {
				t.Logf("%s: %s of %q is %q, want %q", c[0], name, c[2], got, want)
			}
		}
		check("author", a.In(s.Author), c[3])
		check("date", s.Date.String(), c[4])
		check("title", a.In(s.Title), c[5])
		check("container", a.In(s.Container), c[6])
		for kind := range strings.FieldsSeq(strings.Trim(c[7], "-")) {
			_, ok := s.Find(map[string]corpus.LocatorKind{"doi": corpus.LocatorDOI, "url": corpus.LocatorURL, "pages": corpus.LocatorPages}[kind])
			got := ""
			if ok {
				got = kind
			}
			check("locator", got, kind)
		}
		marked := false
		for _, f := range rulestest.Check(t, set, a) {
			marked = marked || f.Rule == "sources/no-locator" && f.Severity >= rules.Warning
			if c[1] == "sound" && f.Severity >= rules.Warning {
				t.Errorf("%s: %s marks the sound entry %q: %s", c[0], f.Rule, c[2], f.Message)
			}
		}
		judged++
		if marked == (c[1] == "fabricated") {
			fair++
		} else {
			t.Logf("%s: no-locator says %v of the %s entry %q", c[0], marked, c[1], c[2])
		}
	}
	t.Logf("%d entries in %d styles; parts right: %d of %d; no-locator right: %d of %d", judged, len(styles), right, parts, fair, judged)
	if judged < 120 || len(styles) != 8 {
		t.Errorf("%d entries in %d styles are too few", judged, len(styles))
	}
	if right*10 < parts*9 {
		t.Errorf("%d of %d parts are right", right, parts)
	}
	if fair*100 < judged*95 {
		t.Errorf("no-locator is right on %d of %d", fair, judged)
	}
}

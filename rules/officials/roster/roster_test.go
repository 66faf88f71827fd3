package roster

import (
	"strings"
	"testing"
)

func mustDay(t testing.TB, s string) Date {
	t.Helper()
	d, ok := ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

func TestPeople(t *testing.T) {
	r := Builtin()
	for _, test := range []struct {
		name, want string // "": nobody, or not this one
		how        How
	}{
		{"Emmanuel Macron", "Emmanuel Macron", ByName},
		{"Macron", "Emmanuel Macron", BySurname},
		{"emmanuel MACRON", "Emmanuel Macron", ByName},
		{"Donald J. Trump", "Donald Trump", ByName},
		{"Donald John Trump", "Donald Trump", ByVariant},
		{"Volodymyr Zelenskiy", "Volodymyr Zelenskyy", ByName},
		{"Wolodymyr Selenskyj", "Volodymyr Zelenskyy", ByName},
		{"Vladimir Zelensky", "Volodymyr Zelenskyy", ByName},
		{"Zelensky", "Volodymyr Zelenskyy", BySurname},
		{"Tony Blair", "Tony Blair", ByName},
		{"Sir Keir Starmer", "Keir Starmer", ByName},
		{"Ursula von der Leyen", "Ursula von der Leyen", ByName},
		{"von der Leyen", "Ursula von der Leyen", BySurname},
		{"Leyen", "Ursula von der Leyen", BySurname},
		{"Liz Truss", "Liz Truss", ByName},
		{"Joseph R. Biden", "Joe Biden", ByVariant},
		{"Xi Jinping", "Xi Jinping", ByName},
		{"Xi", "Xi Jinping", BySurname},
		{"Pedro Sánchez", "Pedro Sánchez", ByName},
		{"Andriy Hnatov", "Andrii Hnatov", ByName},
		{"Gerhard Schroder", "Gerhard Schröder", ByName},
		{"François Hollande", "François Hollande", ByName},
		{"Francois Hollande", "François Hollande", ByName},
		{"Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", ByName},
		{"Erdoğan", "Recep Tayyip Erdoğan", BySurname},
		{"Antony Blinken", "Antony Blinken", ByName},
		{"Anthony Blinken", "Antony Blinken", ByName},
		{"Charles III", "Charles III", ByName},
		{"King Charles III", "Charles III", ByName},
		{"Boris Blinken", "", 0},
		{"Angela Starmer", "", 0},
		{"Li Qiang", "Li Qiang", ByName},
		{"", "", 0},
		{"- . '", "", 0},
		{"Zebra", "", 0},
	} {
		var best Match
		for _, m := range r.People(test.name) {
			if m.Name == test.want || best.Person == nil {
				best = m
				if m.Name == test.want {
					break
				}
			}
		}
		switch {
		case test.want == "" && best.Person != nil:
			t.Errorf("%q is taken for %s", test.name, best.Name)
		case test.want != "" && (best.Person == nil || best.Name != test.want || best.How != test.how):
			got := "nobody"
			if best.Person != nil {
				got = best.Name
			}
			t.Errorf("%q: got %s (%d), want %s (%d)", test.name, got, best.How, test.want, test.how)
		}
	}
	for _, m := range r.People("Li Keqiang") {
		if m.Name == "Li Qiang" {
			t.Error("Li Keqiang is taken for Li Qiang")
		}
	}
}

func TestHeld(t *testing.T) {
	r := Builtin()
	for _, test := range []struct {
		office, jurisdiction, on string
		want                     string // the first holder, "" for nobody
		certainty                Certainty
	}{
		{"foreign-minister", "United States", "2025-11-15", "Marco Rubio", Certain},
		{"foreign-minister", "US", "2021-05-04", "Antony Blinken", Certain},
		{"prime-minister", "United Kingdom", "2003-03-20", "Tony Blair", Certain},
		{"prime-minister", "Germany", "2025-05-07", "Friedrich Merz", Certain},
		{"prime-minister", "DE", "2025-03", "Olaf Scholz", Certain},
		{"prime-minister", "Germany", "2025", "Olaf Scholz", Possible},
		{"president", "France", "2025-12-10", "Emmanuel Macron", Certain},
		{"security-council-secretary", "Ukraine", "2025-12-10", "Rustem Umerov", Certain},
		{"president", "France", "2026-09-01", "Emmanuel Macron", Doubtful},
		{"president", "France", "1980-01-01", "", Out},
		{"secretary-general", "NATO", "2025-02-02", "Mark Rutte", Certain},
		{"finance-minister", "United Kingdom", "2022-10-01", "Kwasi Kwarteng", Possible}, // compiled, not verified
	} {
		day := mustDay(t, test.on)
		o, j := r.Office(test.office), r.Jurisdiction(test.jurisdiction)
		if o == nil || j == nil {
			t.Fatalf("no office %s of %s", test.office, test.jurisdiction)
		}
		held := r.Held(o, j, day.First(), day.Last())
		switch {
		case len(held) == 0:
			if test.want != "" {
				t.Errorf("%s of %s on %s: nobody, want %s", test.office, test.jurisdiction, test.on, test.want)
			}
		case held[0].Person.Name != test.want || held[0].Certainty != test.certainty:
			t.Errorf("%s of %s on %s: %s, %v; want %s, %v", test.office, test.jurisdiction, test.on,
				held[0].Person.Name, held[0].Certainty, test.want, test.certainty)
		}
	}
}

// TestAt holds a term to the precision of its dates.
func TestAt(t *testing.T) {
	for _, test := range []struct {
		start, end, certain string
		basis               Basis
		on                  string
		want                Certainty
	}{
		{"2010-05-01", "2012-06-01", "2012-06-01", Exact, "2011-01-01", Certain},
		{"2010-05-01", "2012-06-01", "2012-06-01", Exact, "2010-04-30", Out},
		{"2010-05-01", "2012-06-01", "2012-06-01", Exact, "2012-06-02", Out},
		{"2010", "2012", "2011-12-31", Derived, "2010-12-30", Possible},
		{"2010", "2012", "2011-12-31", Derived, "2011-01-01", Certain},
		{"2010", "2012", "2011-12-31", Derived, "2012-07-01", Possible},
		{"2010", "2012", "2011-12-31", Derived, "2013-01-01", Out},
		{"2010-05-01", "2012-06-01", "2011-03-03", Latest, "2011-03-03", Certain},
		{"2010-05-01", "2012-06-01", "2011-03-03", Latest, "2011-03-04", Possible},
		{"2010-05-01", "2012-06-01", "2011-03-03", Latest, "2012-06-01", Possible},
		{"2010-05-01", "", "2011-03-03", Open, "2020-01-01", Possible},
		{"2010-05-01", "", "2011-03-03", Unknown, "2020-01-01", Doubtful},
		{"2010-05-01", "", "", Unknown, "2010-05-01", Certain},
		{"2010-05-01", "", "", Unknown, "2010-05-02", Doubtful},
		{"", "2012-06-01", "2012-06-01", Exact, "2000-01-01", Possible},
	} {
		term := &Term{Basis: test.basis}
		term.Start, _ = ParseDate(test.start)
		term.End, _ = ParseDate(test.end)
		term.CertainUntil, _ = ParseDate(test.certain)
		on := mustDay(t, test.on)
		if got := term.At(on.First(), on.Last()); got != test.want {
			t.Errorf("%s to %s (%v, certain until %s) on %s: %v, want %v", test.start, test.end, test.basis, test.certain, test.on, got, test.want)
		}
	}
}

func TestVocabulary(t *testing.T) {
	v := Vocabulary()
	for _, test := range []struct{ title, place, want string }{
		{"Secretary of State", "United States", "foreign-minister"},
		{"secretary of state", "Holy See", "cardinal-secretary-of-state"},
		{"Foreign Secretary", "UK", "foreign-minister"},
		{"Chancellor", "Germany", "prime-minister"},
		{"Chancellor", "Britain", "finance-minister"},
		{"Bundeskanzlerin", "Germany", "prime-minister"},
		{"Premier ministre", "France", "prime-minister"},
		{"canciller", "Chile", "foreign-minister"},
		{"canciller", "Austria", "prime-minister"},
		{"Deputy Prime Minister", "Spain", "deputy-prime-minister"},
		{"Tánaiste", "Ireland", "deputy-prime-minister"},
		{"Commission President", "EU", "commission-president"},
		{"gardener", "France", ""},
	} {
		o := v.OfficeNamed(test.title, v.Jurisdiction(test.place))
		got := ""
		if o != nil {
			got = o.ID
		}
		if got != test.want {
			t.Errorf("%s of %s: %q, want %q", test.title, test.place, got, test.want)
		}
	}
	for text, want := range map[string]string{
		"French": "France", "U.S.": "United States", "Ukraine": "Ukraine", "deutsche": "Germany", "américaine": "United States",
		"Georgia": "Georgia", "Türkiye": "Turkey", "Côte d’Ivoire": "Côte d'Ivoire", "ECB": "European Central Bank",
	} {
		if j := v.Jurisdiction(text); j == nil || j.Name != want {
			t.Errorf("%s: %v, want %s", text, j, want)
		}
	}
	if len(v.Placed("Georgia")) < 2 {
		t.Error("Georgia is a country only")
	}
}

func TestFoldName(t *testing.T) {
	for in, want := range map[string]string{
		"Jean-Noël Barrot": "jean noel barrot", "J.D. Vance": "jd vance", "Recep Tayyip Erdoğan": "recep tayyip erdogan",
		"Radosław": "radoslaw", "Løkke": "lokke", "Weiß": "weiss", "O’Brien": "obrien", "  a  b ": "a b", "": "", "Ælf": "aelf",
		"e\u0301": "e", "Владимир": "владимир", "Þórdís": "thordis", "Nguyễn": "nguyen", "Żurek": "zurek",
	} {
		if got := FoldName(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestMerge(t *testing.T) {
	own := New([]Row{
		{Office: "foreign-minister", Jurisdiction: "United States", Person: "Marco Rubio", Start: mustDay(t, "2025-01-21"), End: mustDay(t, "2026-03-01"), Basis: Exact, CertainUntil: mustDay(t, "2026-03-01"), Evidence: "mine"},
		{Office: "harbour master", Jurisdiction: "Port of Lagoa", Person: "Ana Reis", Start: mustDay(t, "2019"), Evidence: "mine"},
	}, mustDay(t, "2026-06-01"))
	both := Builtin().Merge(own)
	if both.AsOf() != mustDay(t, "2026-06-01") {
		t.Errorf("as of %v", both.AsOf())
	}
	day := mustDay(t, "2026-02-01").First()
	held := both.Held(both.Office("foreign-minister"), both.Jurisdiction("US"), day, day)
	if len(held) != 1 || held[0].Evidence != "mine" || held[0].Certainty != Certain {
		t.Errorf("held: %v", held)
	}
	o, j := both.Office("harbour-master"), both.Jurisdiction("Port of Lagoa")
	if o == nil || j == nil || len(both.Terms(o, j)) != 1 {
		t.Error("an office of the user's own is lost")
	}
	if Builtin().Office("harbour-master") != nil || Builtin().Jurisdiction("Port of Lagoa") != nil {
		t.Error("a merge changed the built-in roster")
	}
	if len(both.People("Ana Reis")) == 0 || len(both.People("Emmanuel Macron")) == 0 {
		t.Error("people are lost")
	}
}

func TestRead(t *testing.T) {
	const head = "office\tjurisdiction\tperson\tstart\tend\tbasis\n"
	for _, test := range []struct{ in, want string }{ // want: the error's words, or the row
		{"# as-of: 2024-05\n" + head + "mayor\tLagoa\tAna Reis\t2019\t\t\n", "mayor\tLagoa\tAna Reis\t\t2019\t\tunknown\t\t\t\t\n"},
		{"\ufeff" + head + "mayor\tLagoa\tAna Reis\t2019-02\t2021-03-04\r\n", "mayor\tLagoa\tAna Reis\t\t2019-02\t2021-03-04\texact\t2021-03-04\t\t\t\n"},
		{head + "mayor\tLagoa\t\t2019\n", "line 2: person: empty"},
		{head + "mayor\tLagoa\tAna Reis\tsoon\n", `line 2: start: "soon" is no date`},
		{head + "mayor\tLagoa\tAna Reis\t2020\t2019\n", "line 2: ends on 2019, before it starts on 2020"},
		{head + "mayor\tLagoa\tAna Reis\t2020\t2021\tsurely\n", "line 2: basis"},
		{head + "a\tb\tc\td\te\tf\tg\n", "line 2: 7 fields, 6 columns"},
		{"office\tperson\n", "no column is called"},
		{"office\toffice\n", "two columns"},
		{"", "no line of column heads"},
		{head + strings.Repeat("x", maxLine+1), "line 2: longer than"},
		{head + "mayor\tLagoa\t\xff\t2019\n", "line 2: person: not UTF-8"},
	} {
		got := ""
		for row, err := range Read(strings.NewReader(test.in), nil) {
			if err != nil {
				got = err.Error()
				break
			}
			got += row.TSV()
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%.60q: got %q, want %q", test.in, got, test.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("# as-of: 2024\n" + Columns + "\nmayor\tLagoa\tAna Reis\tA. Reis|Ana\t2019\t2021\tlatest\t2020\tacting\tx\ty\n")
	f.Add("office\tjurisdiction\tperson\tstart\na\tb\tc\t2020-02-30\n")
	f.Add("office\tjurisdiction\tperson\tstart\taliases\na\tb\tAna Reis\t2019\t-|—|...\n") // names of nothing that folds to a word
	f.Fuzz(func(t *testing.T, text string) {
		var rows []Row
		for row, err := range Read(strings.NewReader(text), nil) {
			if err != nil {
				return
			}
			rows = append(rows, row)
		}
		r := New(rows, Date{})
		for _, p := range r.Everybody() {
			r.People(p.Name)
			p.SharesGiven(p.Surname())
		}
		Vocabulary().Merge(r)
	})
}

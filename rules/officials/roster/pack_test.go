package roster

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write data/roster.pack")

// builtRoster is the roster that the table makes.
func builtRoster(t testing.TB) *Roster {
	t.Helper()
	f, err := os.Open("data/roster.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var rows []Row
	var head Head
	for row, err := range Read(f, &head) {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	return New(rows, head.AsOf)
}

// TestPacked holds the packed file to the table it is made of.
func TestPacked(t *testing.T) {
	r := builtRoster(t)
	want := pack(r)
	if *update {
		if err := os.WriteFile("data/roster.pack", want, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(want, []byte(packed)) {
		t.Fatal("data/roster.pack is not made of data/roster.tsv: go generate ./rules/officials/roster")
	}
	if len(r.offices) != len(builtinVocabulary().offices) || len(r.jurisdictions) != len(builtinVocabulary().jurisdictions) {
		for _, o := range r.offices[len(builtinVocabulary().offices):] {
			t.Errorf("no office is called %q", o.ID)
		}
		for _, j := range r.jurisdictions[len(builtinVocabulary().jurisdictions):] {
			t.Errorf("no jurisdiction is called %q", j.Name)
		}
	}
	got := Builtin()
	if len(got.terms) != len(r.terms) || len(got.people) != len(r.people) || got.AsOf() != r.AsOf() {
		t.Fatalf("unpacked %d terms of %d people as of %v, packed %d of %d as of %v",
			len(got.terms), len(got.people), got.AsOf(), len(r.terms), len(r.people), r.AsOf())
	}
	for i, term := range got.terms {
		a, b := term.Row(), r.terms[i].Row()
		if a.Office != b.Office || a.Jurisdiction != b.Jurisdiction || a.Person != b.Person || a.Start != b.Start ||
			a.End != b.End || a.Basis != b.Basis || a.CertainUntil != b.CertainUntil || a.Status != b.Status ||
			a.Note != b.Note || a.Evidence != b.Evidence || len(a.Aliases) != len(b.Aliases) {
			t.Fatalf("term %d: got %+v, want %+v", i, a, b)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.Run("vocabulary", func(b *testing.B) {
		for b.Loop() {
			if _, err := parseVocabulary(officeData, jurisdictionData); err != nil {
				b.Fatal(err)
			}
		}
	})
	v := builtinVocabulary()
	b.Run("terms", func(b *testing.B) {
		for b.Loop() {
			unpack(v, packed)
		}
	})
	b.Run("terms and names", func(b *testing.B) {
		for b.Loop() {
			if len(unpack(v, packed).People("Macron")) == 0 {
				b.Fatal("nobody is called Macron")
			}
		}
	})
}

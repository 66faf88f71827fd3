package lexicon

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
)

func TestFind(t *testing.T) {
	names := Names()
	for _, c := range []struct {
		language, text string
		want           string
		kind           Kind
		common         bool
	}{
		{"en", "peru", "Peru", Country, false},
		{"en", "PERU", "Peru", Country, false},
		{"en", "turkey", "Turkey", Country, true},
		{"en", "Polish", "Polish", Demonym, true},
		{"en", "house of commons", "House of Commons", Body, false},
		{"en", "labour party", "Labour Party", Organisation, false},
		{"en", "march", "March", Month, true},
		{"en", "tuesday", "Tuesday", Weekday, false},
		{"de", "tuesday", "", 0, false},
		{"fr", "mardi", "", 0, false},
		{"de", "dienstag", "Dienstag", Weekday, false},
		{"en", "são paulo", "São Paulo", City, false},
		{"ru", "КИЕВ", "Киев", City, false},
		{"ru", "того", "Того", Country, true},
		{"en", "giro d’italia", "Giro d'Italia", Organisation, false},
		{"en", "potato", "", 0, false},
		{"en", "", "", 0, false},
		{"en", "\xff\xfe", "", 0, false},
	} {
		n := names.Find(c.language, c.text)
		switch {
		case n == nil && c.want != "":
			t.Errorf("%s %q is no name", c.language, c.text)
		case n != nil && (n.Text != c.want || n.Kind != c.kind || n.Common != c.common):
			t.Errorf("%s %q: %+v", c.language, c.text, *n)
		}
	}
}

func TestStarting(t *testing.T) {
	got := map[string]bool{}
	for _, n := range Names().Starting("World") {
		got[n.Text] = true
	}
	if !got["World Bank"] || !got["World Health Organization"] || got["Red Cross"] {
		t.Errorf("names that begin with World: %v", got)
	}
	for range Names().Starting("quite") {
		t.Error("a name begins with quite")
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		language, word             string
		common, function, particle bool
	}{
		{"en", "The", true, true, true},
		{"en", "would", true, true, false},
		{"en", "houses", true, false, false},
		{"en", "don’t", true, true, false},
		{"en", "birds", true, false, false},
		{"en", "hnatyk", false, false, false},
		{"de", "und", true, true, true},
		{"en", "und", false, false, false},
		{"ru", "НЕ", true, true, false},
		{"ja", "the", false, false, false},
	} {
		if IsCommon(c.language, c.word) != c.common || IsFunction(c.language, c.word) != c.function ||
			IsParticle(c.language, c.word) != c.particle {
			t.Errorf("%s %q: common %v, function %v, particle %v", c.language, c.word,
				IsCommon(c.language, c.word), IsFunction(c.language, c.word), IsParticle(c.language, c.word))
		}
	}
}

// The tables are read by position, which holds for letters that keep their
// length in lower case only.
func TestTables(t *testing.T) {
	for _, table := range []string{namesTable, placesTable, countriesTable} {
		for line := range strings.Lines(table) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(cells) != 3 {
				t.Fatalf("%d cells in %.40q", len(cells), line)
			}
			for name := range strings.SplitSeq(cells[2], "|") {
				if name == "" || !utf8.ValidString(name) || len(strings.ToLower(name)) != len(name) ||
					strings.TrimSpace(name) != name || strings.ContainsAny(name, "’ʼ") {
					t.Errorf("%s %s: name %q", cells[0], cells[1], name)
				}
				if name == strings.ToLower(name) {
					t.Errorf("%q has no capital", name)
				}
			}
		}
	}
	seen := map[string]bool{}
	for line := range strings.Lines(wordsTable) {
		cells := strings.SplitN(line, "\t", 3)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 3 || wordKinds[cells[1]] == 0 {
			t.Fatalf("line %.40q", line)
		}
		seen[cells[0]] = true
		if cells[2] != strings.ToLower(cells[2]) {
			t.Errorf("capitals in %.60q", line)
		}
	}
	if len(seen) != 10 {
		t.Errorf("words of %d languages", len(seen))
	}
}

func TestBase(t *testing.T) {
	for word, want := range map[string]string{
		"Peru's": "Peru", "Peru’s": "Peru", "states'": "states", "is": "is", "'": "'", "’s": "’s",
	} {
		if got := Base(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestNoAllocations(t *testing.T) {
	names := Names()
	Words("en")
	if n := testing.AllocsPerRun(100, func() {
		names.Find("en", "Kazakhstan")
		names.Known("gardening")
		IsCommon("en", "Gardening")
		for range names.Starting("european") {
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkBuild(b *testing.B) {
	b.Run("names", func(b *testing.B) {
		for b.Loop() {
			unpack(namesPack, namesTable, placesTable, countriesTable)
		}
	})
	b.Run("words", func(b *testing.B) {
		var lines []string
		for line := range strings.Lines(wordsTable) {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(line), "en\t"); ok {
				lines = append(lines, rest)
			}
		}
		for b.Loop() {
			newDictionary(lines, true)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	names := Names()
	for b.Loop() {
		names.Find("en", "gardening")
	}
}

// A name of several words may start wherever its first two words stand.
func TestMayPair(t *testing.T) {
	table := Names()
	seen := 0
	for i := range table.names {
		n := &table.names[i]
		first, rest, several := strings.Cut(n.Text, " ")
		if !several || strings.HasPrefix(rest, "- ") {
			continue // "Congo - Kinshasa" is a label, not a name in a text
		}
		seen++
		second := Base(strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == '-' || r == '.' })[0])
		for _, write := range []func(string) string{strings.ToLower, strings.ToUpper} {
			if a, b := corpus.Hash(write(first)), corpus.Hash(write(second)); !table.MayStart(a) || !table.MayPair(a, b) {
				t.Errorf("%q is overlooked", n.Text)
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d names of several words", seen)
	}
	if table.MayPair(corpus.Hash("quite"), corpus.Hash("nothing")) && table.MayPair(corpus.Hash("hardly"), corpus.Hash("anything")) && table.MayPair(corpus.Hash("under"), corpus.Hash("bridges")) {
		t.Error("the filter lets everything through")
	}
}

func TestMostlyKnown(t *testing.T) {
	english := strings.Repeat("The boats leave the harbour at noon and come back with the tide. ", 6)
	danish := strings.Repeat("Bådene forlader havnen ved middag og kommer tilbage med tidevandet. ", 8)
	for _, c := range []struct {
		text string
		want bool
	}{{english, true}, {danish, false}, {english + english + danish, true}, {"Hej med dig", true}} {
		if got := MostlyKnown("en", c.text); got != c.want {
			t.Errorf("MostlyKnown(%.40q) = %v", c.text, got)
		}
	}
}

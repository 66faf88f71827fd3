package all

import (
	"slices"
	"strings"
	"testing"
)

// The tables of rates are whole: every rule stands in them with every
// register, and nobody has read more findings than there are.
func TestRates(t *testing.T) {
	rates, err := measured()
	if err != nil {
		t.Fatal(err)
	}
	rules := map[string]bool{}
	for _, r := range Rules() {
		rules[r.ID] = true
		if len(rates[r.ID]) == 0 {
			t.Errorf("%s was not measured", r.ID)
		}
	}
	for id, of := range rates {
		if !rules[id] {
			t.Errorf("there is no rule %s any more", id)
		}
		if len(of) != strings.Count(registersTable, "\n")-1 {
			t.Errorf("%s was measured in %d registers", id, len(of))
		}
		for _, r := range of {
			if r.Articles < 1 || r.Read > r.Findings() || r.False > r.Read {
				t.Errorf("%s in %s: %+v: read the findings again and put the numbers into read.tsv", id, r.Register.Name, r)
			}
		}
	}
}

func TestParseRates(t *testing.T) {
	const registers = "register\tkind\twhat\nnews\tgenuine\tof the harbour\nads\tgenerated\tfor boats\n"
	const counts = "rule\tregister\tarticles\terrors\twarnings\thints\na/b\tnews\t10\t1\t2\t3\na/b\tads\t5\t0\t0\t0\n"
	const read = "# by hand\nrule\tregister\tread\tfalse\tnote\na/b\tnews\t4\t1\ta quay\n"
	got, err := parseRates(counts, read, registers)
	want := []Rate{
		{Register{"news", true, "of the harbour"}, 10, 1, 2, 3, 4, 1, "a quay"},
		{Register{"ads", false, "for boats"}, 5, 0, 0, 0, 0, 0, ""},
	}
	if err != nil || !slices.Equal(got["a/b"], want) {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err = parseRates("", read, registers); err != nil || len(got) != 0 {
		t.Errorf("counts that are being written: %v, %v", got, err)
	}
	for _, broken := range [][2]string{
		{strings.Replace(counts, "ads", "adverts", 1), "rates.tsv:3"},
		{strings.Replace(counts, "\t3\n", "\tx\n", 1), "rates.tsv:2"},
		{strings.Replace(counts, "\t3\n", "\n", 1), "5 cells"},
		{strings.ReplaceAll(counts, "a/b", "a/c"), "no row for a/b"},
	} {
		if _, err := parseRates(broken[0], read, registers); err == nil || !strings.Contains(err.Error(), broken[1]) {
			t.Errorf("%q is missing from %v", broken[1], err)
		}
	}
}

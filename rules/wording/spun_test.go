package wording

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
	"github.com/copydesk/copydesk/rules/tsv"
)

func damageRules() []*rules.Rule { return []*rules.Rule{&SpunPhrase, &SpunGrammar, &CoinedTerm} }

func TestSpunExamples(t *testing.T) { rulestest.Examples(t, damageRules()) }

func TestSpunGolden(t *testing.T) {
	rulestest.Golden(t, "testdata/spun", rulestest.NewSet(t, damageRules()...))
}

func TestFindSpins(t *testing.T) {
	tests := []struct{ text, want string }{
		{"the outside minister left", "outside minister<foreign minister"},
		{"the outside ministers left", "outside ministers<foreign minister"},
		{"the outside minister's car", "outside minister<foreign minister"},
		{"fluffy logic", "fluffy logic<fuzzy logic"},
		{"gross household product", "gross household product<gross domestic product"},
		{"a brigade of flame brigades", "flame brigades<fire brigade"},
		{"an outside administers", ""},
		{"the outside, minister", ""},
		{"the outside\nminister", ""},
		{"the outside  minister", ""},
		{"foreign minister", ""},
		{"an-outside minister", ""},
		{"outside minister-president", ""},
		{"", ""},
		{"fluffy", ""},
	}
	for _, test := range tests {
		var got []string
		table := spinTable()
		findSpins(test.text, func(hit spun) {
			got = append(got, test.text[hit.start:hit.end]+"<"+table.terms[hit.spin.term].text)
		})
		if strings.Join(got, ";") != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

// Every pair must be found in every term it can spin, unless people write what
// comes of it.
func TestEverySpinIsFound(t *testing.T) {
	table := spinTable()
	missed, tried := 0, 0
	for i := range table.all {
		x := &table.all[i]
		if x.other > 0 {
			continue
		}
		text := table.terms[x.term].text
		phrase := text[:x.from] + table.words[x.word].text + text[wordEnd(text, int(x.from)):]
		if table.isOrdinary(phrase) {
			continue
		}
		tried++
		found := false
		findSpins("the "+phrase+", they say", func(hit spun) { found = true })
		if !found {
			missed++
			t.Logf("%q is not found", phrase)
		}
	}
	if tried < 2_000 || missed > 0 {
		t.Errorf("%d of %d spins are not found", missed, tried)
	}
}

func TestSpinTables(t *testing.T) {
	if len(spinTable().terms) < 1_500 {
		t.Errorf("%d fixed terms", len(spinTable().terms))
	}
	for _, table := range []string{spunPairs, spunSciencePairs} {
		for _, line := range tsv.Rows(table) {
			original, list, _ := strings.Cut(line, "\t")
			if corpus.FoldString(original) != original || corpus.FoldString(list) != list || list == "" {
				t.Errorf("%q is not folded", line)
			}
		}
	}
	seen := map[string]bool{}
	for _, term := range spinTable().terms {
		if seen[term.text] || strings.Count(term.text, " ") == 0 {
			t.Errorf("term %q", term.text)
		}
		seen[term.text] = true
	}
}

func TestWantArticle(t *testing.T) {
	tests := map[string]string{
		"apple": "an", "hour": "an", "honest": "an", "immense": "an", "onion": "an", "unhappy": "an", "uninhabited": "an",
		"umbrella": "", "urgent": "an", "unanimous": "a", "unaware": "an",
		"unicorn": "a", "european": "a", "once": "a", "one-off": "a", "useful": "a", "university": "a",
		"large": "a", "house": "", "young": "a", "yttrium": "", "html": "", "nginx": "", "mp3s": "", "and": "", "also": "",
	}
	for word, want := range tests {
		if got := wantArticle(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestSpunHostile(t *testing.T) {
	set := rulestest.NewSet(t, damageRules()...)
	for _, text := range []string{
		strings.Repeat("outside minister ", 40_000),
		strings.Repeat("a an a ", 100_000),
		strings.Repeat("Peace Plank of ", 40_000),
		strings.Repeat("a", 2_000_000),
		strings.Repeat("an apple a \x00\xff ", 50_000),
		strings.Repeat("did not went ", 40_000),
	} {
		a := rulestest.Read(t, rules.Example{Text: text, Format: corpus.Plain})
		start := cputime.Now()
		if _, failures := set.Check(a); len(failures) > 0 {
			t.Fatal(failures[0].Cause)
		}
		if took := cputime.Since(start); took > 20*time.Second {
			t.Errorf("%.20q…: %s", text, took)
		}
	}
}

func FuzzFindSpins(f *testing.F) {
	for _, seed := range []string{"the outside minister's car", "fluffy logic", "gross household product", "s 's ies y", "\xff minister"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = corpus.FoldString(text)
		last := 0
		findSpins(text, func(hit spun) {
			if hit.start < 0 || hit.end > len(text) || hit.start >= hit.end || hit.end < last {
				t.Fatalf("hit %d to %d behind %d in %q", hit.start, hit.end, last, text)
			}
			last = hit.start
			if hit.start > 0 && inWord[text[hit.start-1]] {
				t.Fatalf("%q starts in a word", text[hit.start:hit.end])
			}
		})
	})
}

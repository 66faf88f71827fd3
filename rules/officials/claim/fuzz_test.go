package claim

import (
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules/officials/roster"
)

func FuzzJudge(f *testing.F) {
	for _, s := range []string{
		"French President Emmanuel Macron met the prime minister of Japan, Sanae Takaichi, in Nov 2025.",
		"Friedrich Merz, the German chancellor, and ex-President Dr. Trump Jr.'s (Nov 2025) PM ",
		"Der ehemalige Bundeskanzler Olaf Scholz und l'ancien président français d'Ukraine",
		"the president of the of the president-elect, , ( 2025-13-99 1990s 2010–2016",
		"PM PM PM president's president of U.S. Secretary of State al-\x00\xff“",
	} {
		f.Add(s, "en")
		f.Add(s, "de")
		f.Add(s, "fr")
		f.Add(s, "es")
	}
	r := roster.Builtin()
	f.Fuzz(func(t *testing.T, text, language string) {
		a, err := corpus.Read("fuzz.txt", []byte(text), corpus.Options{Format: corpus.Plain, Language: language})
		if err != nil {
			t.Skip()
		}
		end := 0
		for _, j := range Judge(a, r) {
			b := a.Blocks[j.Block].Text
			if !b.Contains(j.Range) || !j.Range.Contains(j.Title) || j.Name.Len() > 0 && !j.Range.Contains(j.Name) || j.Title.Start < end {
				t.Fatalf("claim %v of title %v and name %v in block %v", j.Range, j.Title, j.Name, b)
			}
			end = j.Title.End
			if j.Severity > 0 && j.Message == "" {
				t.Fatal("no message")
			}
		}
	})
}

// TestHostile holds the time to the length of the text.
func TestHostile(t *testing.T) {
	r := roster.Builtin()
	for _, piece := range []string{
		"president ", "French President Emmanuel ", "prime minister of ", "President Emmanuel Macron, the French president, ",
		"2025 president ", "“president ", "De La President ", "Jean-", "former former president ", "US President Trump (Nov 2025) ",
	} {
		took := func(n int) time.Duration {
			a, err := corpus.Read("x.txt", []byte(strings.Repeat(piece, n)), corpus.Options{Format: corpus.Plain, Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			start := cputime.Now()
			Judge(a, r)
			return cputime.Since(start)
		}
		took(10)
		small, large := took(500), took(5000)
		if large > 40*small+200*time.Millisecond {
			t.Errorf("%q: %v for 500, %v for 5000", piece, small, large)
		}
	}
}

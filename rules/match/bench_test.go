package match_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/corpus/cputime"
	"github.com/copydesk/copydesk/rules/match"
)

const (
	benchPhrases = 2000
	benchBytes   = 50 << 20
)

// prose returns lines of English: genuine articles where the measuring corpora
// lie beside the project, else the project's own documents and comments. Their
// vocabulary is smaller, which flatters tools that build their automaton as
// they go.
func prose(tb testing.TB) []string {
	tb.Helper()
	var lines []string
	patterns := []string{"../../README.md", "../../*/*.go", "../*/*.go", "../*/testdata/*.txtar"}
	if _, err := os.Stat("../../../shared/corpora"); err == nil {
		patterns = []string{"../../../shared/corpora/human/news-bbc/*", "../../../shared/corpora/human/blog-18f/*", "../../../shared/corpora/generated/papers/*"}
	}
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				tb.Fatal(err)
			}
			for line := range strings.Lines(string(b)) {
				if line = strings.TrimLeft(line, "/ \t"); len(line) > 40 && strings.Count(line, " ") > 6 {
					lines = append(lines, line)
				}
			}
		}
	}
	return lines
}

// english returns about 50 MB of it, over and over, with a number in between
// so that no two stretches are the same.
func english(lines []string) string {
	var text strings.Builder
	for i := 0; text.Len() < benchBytes; i++ {
		fmt.Fprintf(&text, "%d ", i)
		text.WriteString(lines[i%len(lines)])
	}
	return text.String()
}

// phrases draws two thousand phrases of two to five words from the words of
// the text: their words are all there, they themselves are rare, as with the
// phrases of rules.
func phrases(lines []string) []string {
	words := strings.FieldsFunc(strings.ToLower(strings.Join(lines, " ")), func(r rune) bool { return r < 'a' || r > 'z' })
	r := rand.New(rand.NewPCG(3, 4))
	seen := map[string]bool{}
	var list []string
	for len(list) < benchPhrases {
		var p []string
		for range 2 + r.IntN(4) {
			p = append(p, words[r.IntN(len(words))])
		}
		if phrase := strings.Join(p, " "); len(phrase) >= 8 && !seen[phrase] {
			seen[phrase] = true
			list = append(list, phrase)
		}
	}
	return list
}

// BenchmarkPhrases compares folding and matching with grep -F and ripgrep on
// one core: the same phrases, the same text, user and system time.
//
//	go test ./rules/match -run '^$' -bench Phrases -benchtime 1x
func BenchmarkPhrases(b *testing.B) {
	lines := prose(b)
	text, list := english(lines), phrases(lines)
	dir := b.TempDir()
	textFile, listFile := filepath.Join(dir, "text"), filepath.Join(dir, "phrases")
	for name, content := range map[string]string{textFile: text, listFile: strings.Join(list, "\n") + "\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	folded := make([]match.Phrase, len(list))
	for i, p := range list {
		folded[i].Text = corpus.FoldString(p)
	}
	speed := func(b *testing.B, spent time.Duration) {
		b.ReportMetric(float64(len(text))*float64(b.N)/1e6/spent.Seconds(), "MB/cpu-s")
	}
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			match.New(folded)
		}
	})
	b.Run("copydesk", func(b *testing.B) {
		m := match.New(folded)
		before := cputime.Now()
		hits := 0
		for b.Loop() {
			hits += len(m.Find(corpus.FoldString(text)))
		}
		speed(b, cputime.Now()-before)
		b.ReportMetric(float64(hits)/float64(b.N), "hits")
	})
	for _, tool := range [][]string{
		{"grep", "-F", "-i", "-c", "-f", listFile, textFile},
		{"rg", "-j1", "-i", "-F", "-c", "-f", listFile, textFile},
	} {
		b.Run(tool[0], func(b *testing.B) {
			if _, err := exec.LookPath(tool[0]); err != nil {
				b.Skip(err)
			}
			before := cputime.Children()
			for b.Loop() {
				c := exec.Command(tool[0], tool[1:]...)
				c.Env = append(os.Environ(), "LC_ALL=C")
				if out, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v: %s", err, out)
				}
			}
			speed(b, cputime.Children()-before)
		})
	}
}

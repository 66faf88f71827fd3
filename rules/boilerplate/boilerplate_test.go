package boilerplate

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/rulestest"
)

func TestExamples(t *testing.T) { rulestest.Examples(t, Rules()) }

func TestGolden(t *testing.T) {
	rulestest.Golden(t, "testdata", rulestest.NewSet(t, Rules()...))
}

// Every table must be written as the engine reads it: anchors folded, patterns
// valid, and nothing in a pattern that folded text can never match.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("data/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables (%v)", err)
	}
	upper := regexp.MustCompile(`[A-Z‘’“”«»‐‑–—]`)
	escape := regexp.MustCompile(`\\(?:[A-Z]|x\{[0-9A-F]+\})`)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		phrases, err := rules.ParsePhrases(string(data))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for _, p := range phrases {
			if folded := corpus.FoldString(p.Anchor); folded != p.Anchor {
				t.Errorf("%s: anchor %q is folded to %q", file, p.Anchor, folded)
			}
			if _, err := regexp.Compile(p.Pattern); err != nil {
				t.Errorf("%s: %q: %v", file, p.Anchor, err)
			}
			if bad := upper.FindString(escape.ReplaceAllString(p.Pattern, "")); bad != "" {
				t.Errorf("%s: %q: the pattern holds %q, which folded text does not", file, p.Anchor, bad)
			}
		}
	}
}

// The rules for leaked wording must speak many languages.
func TestLanguages(t *testing.T) {
	for _, r := range []*rules.Rule{&AssistantVoice, &KnowledgeCutoff, &Refusal, &PromptEcho, &SourceGap, &ReasoningLeak} {
		languages := map[string]bool{}
		for _, p := range r.Phrases() {
			languages[p.Language] = true
		}
		if len(languages) < 12 {
			t.Errorf("%s has phrases of %d languages", r.ID, len(languages))
		}
	}
}

// A hit on an endless line must not cost more than its surroundings.
func TestLongLine(t *testing.T) {
	set := rulestest.NewSet(t, Rules()...)
	text := strings.Repeat("as an ai language model i \"cannot `", 20_000)
	a := rulestest.Read(t, rules.Example{Text: text, Format: corpus.Plain})
	rulestest.Check(t, set, a)
}

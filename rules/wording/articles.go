package wording

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
	"github.com/copydesk/copydesk/rules/lexicon"
	"github.com/copydesk/copydesk/rules/tsv"
)

//go:embed data/articles.tsv
var articleTable string

// articleWords are the lists of data/articles.tsv by kind.
var articleWords = sync.OnceValue(func() map[string][]string {
	lists := map[string][]string{}
	for _, line := range tsv.Rows(articleTable) {
		kind, words, _ := strings.Cut(line, "\t")
		lists[kind] = strings.Fields(words)
	}
	return lists
})

// checkArticles reports "a" before a vowel and "an" before a consonant where
// the spelling leaves no doubt of the sound.
func checkArticles(p *rules.Pass) {
	text := p.Article.Text.String()
	tokens := p.Article.Tokens().All
	for i := range tokens {
		t := &tokens[i]
		n := t.End - t.Start
		if n > 2 && t.Plain || n > longestArticle || text[t.Start]|0x20 != 'a' && text[t.Start] < utf8.RuneSelf || t.Plain && n == 2 && text[t.Start+1]|0x20 != 'n' {
			continue
		}
		// Nearly all stand before a consonant, as they should.
		if t.Plain && n == 1 && i+1 < len(tokens) && tokens[i+1].Start == t.End+1 && strings.IndexByte(consonants, text[t.End+1]) >= 0 {
			continue
		}
		fold := p.Article.Fold()
		folded, start := fold.String(), fold.At(int(t.Start))
		if start == 0 || folded[start-1] != ' ' {
			continue
		}
		for _, article := range [...]string{"a ", "an "} {
			at := start + len(article)
			if strings.HasPrefix(folded[start:], article) && at < len(folded) && 'a' <= folded[at] && folded[at] <= 'z' {
				checkArticle(p, fold, start, at)
			}
		}
	}
}

// longestArticle bounds what an article may be in the text, in bytes, where
// folding takes characters out of it.
const longestArticle = 8

// consonants may stand behind "a" in whatever word.
const consonants = "bcdfgjklmnpqrstvwxyzBCDFGJKLMNPQRSTVWXYZ"

type mostlyEnglish struct{}

// checkArticle judges the article at start of the folded text before the word
// at at.
func checkArticle(p *rules.Pass, fold *corpus.Fold, start, at int) {
	text := fold.String()
	an := text[start+1] == 'n'
	if vowel := strings.IndexByte("aeiou", text[at]) >= 0; !an && !vowel && text[at] != 'h' {
		return
	}
	end := wordEnd(text, at)
	word := text[at:end]
	want := wantArticle(word)
	if want == "" || (want == "an") == an {
		return
	}
	r := fold.Text(start, end)
	b := p.Article.Block(r.Start)
	if b < 0 || !rules.Prose.Has(p.Article.Blocks[b].Kind) {
		return
	}
	// Names and abbreviations may be spoken in their own way, and a capital
	// "A" may be a letter.
	if plain := p.Article.In(r); plain != strings.ToLower(plain) || strings.IndexByte(plain, '\t') >= 0 || strings.Contains(plain, "  ") {
		return // in columns, it is no article
	}
	given := text[start : at-1]
	f := rules.Finding{
		Range: r, Confidence: rules.Certain,
		Message: fmt.Sprintf("%q: “%s” takes “%s”", p.Article.In(r), word, want),
	}
	if !p.Once(mostlyEnglish{}, func() any { return lexicon.MostlyKnown("en", p.Article.Text.String()) }).(bool) {
		f.Severity, f.Confidence = rules.Hint, rules.Unsure // a list of terms in another language
	}
	if e, ok := p.Replace(fold.Text(start, start+len(given)), want); ok {
		f.Fixes = []rules.Fix{{Safety: rules.Safe, Message: fmt.Sprintf("write “%s”", want), Edits: []rules.Edit{e}}}
	}
	p.Report(f)
}

// wantArticle returns the article that a folded word takes, "" where its
// spelling does not tell.
func wantArticle(word string) string {
	lists := articleWords()
	if len(word) < 4 || strings.ContainsAny(word, "0123456789") || listed(lists["letter"], word) || listed(lists["foreign"], word) {
		return ""
	}
	switch word[0] {
	case 'a', 'e', 'i', 'o':
		if begins(lists["a"], word) {
			return "a"
		}
		return "an"
	case 'u':
		switch {
		case strings.HasPrefix(word, "unanim"):
			return "a"
		case begins(lists["unlike"], word):
			return "an"
		case strings.HasPrefix(word, "uni"), strings.HasPrefix(word, "use"), strings.HasPrefix(word, "usu"), strings.HasPrefix(word, "util"):
			return "a"
		case strings.HasPrefix(word, "un") && strings.IndexByte("abcdefghklmnoprstvwy", word[2]) >= 0,
			strings.HasPrefix(word, "upp"), strings.HasPrefix(word, "ups"), strings.HasPrefix(word, "upd"), strings.HasPrefix(word, "upg"),
			strings.HasPrefix(word, "ult"), strings.HasPrefix(word, "urban"), strings.HasPrefix(word, "urgent"), strings.HasPrefix(word, "utter"),
			strings.HasPrefix(word, "ugly"):
			return "an"
		}
		return ""
	case 'h':
		if begins(lists["an"], word) {
			return "an"
		}
		return ""
	case 'y':
		if strings.IndexByte("aeiou", word[1]) >= 0 {
			return "a"
		}
		return ""
	case 'f', 'l', 'm', 'n', 'r', 's', 'x':
		// An abbreviation may be spelt out: "an nginx server", "an rsync job".
		if strings.IndexByte("aeiouy", word[1]) < 0 && !cluster(word[:2]) || word[0] == 'x' {
			return ""
		}
	}
	if !strings.ContainsAny(word, "aeiouy") {
		return ""
	}
	return "a"
}

// cluster reports whether two consonants may open an English word.
func cluster(two string) bool {
	switch two {
	case "fl", "fr", "rh", "sc", "sh", "sk", "sl", "sm", "sn", "sp", "sq", "st", "sw", "kn", "ph":
		return true
	}
	return false
}

func listed(list []string, word string) bool {
	return slices.Contains(list, word)
}

func begins(list []string, word string) bool {
	for _, w := range list {
		if strings.HasPrefix(word, w) {
			return true
		}
	}
	return false
}

package rules

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

type technicalKey struct{}

// The measures of a manual: so many names of code, and one in so many words;
// in a long text fewer will do.
const (
	fewestCodeNames = 6
	codeNameShare   = 150
	manyCodeNames   = 30
	longTextShare   = 300
)

// Technical reports whether the article's own words hold names of code again and
// again, as a manual's do: call(), snake_case, --dry-run, a::b, $NAME, /etc/path.
// There a word in lower case, a dot without a space or an asterisk is most often
// code that nobody marked as such. Marked code does not count: Article.Code and
// blocks of code tell of it.
func (p *Pass) Technical() bool {
	return p.Once(technicalKey{}, func() any { return isManual(p.Article) }).(bool)
}

// ShowsCode reports whether the article is about programs: it marks code as such,
// or is Technical.
func (p *Pass) ShowsCode() bool {
	return len(p.Article.Code) > 0 || p.Technical() ||
		slices.ContainsFunc(p.Article.Blocks, func(b corpus.Block) bool { return b.Kind == corpus.Code })
}

func isManual(a *corpus.Article) bool {
	// Names are counted first: most texts have too few signs of them to be cut
	// into words.
	if codeSigns(a.Text.String()) < fewestCodeNames {
		return false
	}
	names := 0
	for i := range a.Blocks {
		if b := &a.Blocks[i]; Prose.Has(b.Kind) && codeSigns(a.In(b.Text)) > 0 {
			for word := range strings.FieldsSeq(a.In(b.Text)) {
				if isCodeName(word) {
					names++
				}
			}
		}
	}
	if names < fewestCodeNames {
		return false
	}
	words := 0
	for i := range a.Blocks {
		if b := &a.Blocks[i]; Prose.Has(b.Kind) {
			for range strings.FieldsSeq(a.In(b.Text)) {
				words++
			}
		}
	}
	return names*codeNameShare >= words || names >= manyCodeNames && names*longTextShare >= words
}

// codeSigns counts the signs without one of which there is no name of code.
func codeSigns(text string) int {
	n := 0
	for _, sign := range [...]string{"_", "$", "/", "()", "--", "::"} {
		n += strings.Count(text, sign)
	}
	return n
}

// roots are the folders at the top of a system of files.
var roots = []string{"bin", "boot", "dev", "etc", "home", "lib", "mnt", "opt", "proc", "root", "sbin", "srv", "sys", "tmp", "usr", "var"}

// isCodeName reports whether what stands between two blanks looks like a name
// of code, and like no address, handle or hashtag.
func isCodeName(word string) bool {
	word = strings.Trim(word, "\"'`.,;:?!“”‘’[]*|")
	if len(word) < 3 || strings.ContainsAny(word, "@#") || strings.Contains(word, "//") {
		return false
	}
	letter := func(i int) bool { return i >= 0 && i < len(word) && 'a' <= word[i]|0x20 && word[i]|0x20 <= 'z' }
	switch {
	case strings.HasPrefix(word, "--"):
		// "--dry-run", and no dash in front of a word.
		return letter(2) && strings.ContainsAny(word[2:], "-=")
	case word[0] == '$':
		return letter(1)
	case word[0] == '/':
		// A path of a machine, and none of a web site.
		root, _, _ := strings.Cut(word[1:], "/")
		return slices.Contains(roots, root)
	case strings.HasPrefix(word, "./"), strings.HasPrefix(word, "~/"):
		return letter(2)
	}
	if i := strings.IndexByte(word, '('); i > 0 && i+1 < len(word) && letter(i-1) && word[i+1] == ')' {
		return true
	}
	if i := strings.Index(word, "::"); i > 0 && letter(i-1) && letter(i+2) {
		return true
	}
	i := strings.IndexByte(word, '_')
	return i > 0 && letter(i-1) && letter(i+1) && strings.IndexByte(word, '/') < 0
}

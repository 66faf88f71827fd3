package corpus

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/html.tsv
var htmlWordList string

// htmlWords are the words by which sites name the parts of their pages.
type htmlWords struct {
	furniture classWords // class and id words of what surrounds an article
	linked    classWords // the same, but only of what holds links
	content   classWords // of what holds it
	after     []string   // headings of what follows an article
	contents  []string   // headings of a table of contents
}

// classWords are words to look for in class and id attributes: as a word, at
// the start of a word, or anywhere. A leading "=" makes it the whole class.
type classWords struct {
	whole           map[string]bool
	start, anywhere []string
}

var loadHTMLWords = sync.OnceValue(func() *htmlWords {
	w := &htmlWords{}
	for _, c := range []*classWords{&w.furniture, &w.linked, &w.content} {
		c.whole = map[string]bool{}
	}
	for line := range strings.Lines(htmlWordList) {
		kind, word, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		switch kind {
		case "furniture":
			w.furniture.add(word)
		case "linked":
			w.linked.add(word)
		case "content":
			w.content.add(word)
		case "after":
			w.after = append(w.after, word)
		case "contents":
			w.contents = append(w.contents, word)
		}
	}
	return w
})

func (c *classWords) add(word string) {
	switch {
	case strings.HasPrefix(word, "*"):
		c.anywhere = append(c.anywhere, word[1:])
	case strings.HasSuffix(word, "*"):
		c.start = append(c.start, word[:len(word)-1])
	default:
		c.whole[word] = true
	}
}

// in reports whether any of the words stands in the value of a class or id.
func (c *classWords) in(tokens []string) bool {
	for _, t := range tokens {
		if c.whole[t] {
			return true
		}
		for _, s := range c.start {
			if strings.HasPrefix(t, s) {
				return true
			}
		}
		for _, s := range c.anywhere {
			if strings.Contains(t, s) {
				return true
			}
		}
	}
	return false
}

// classTokens cuts class and id values into lower-case words: "relatedPosts
// c-teaser" gives related, posts, relatedposts, =relatedposts, c, teaser …
func classTokens(value string) []string {
	var tokens []string
	for _, name := range strings.FieldsFunc(value, func(r rune) bool {
		return r != '-' && r != '_' && (r > 'z' || !wordByte(byte(r)))
	}) {
		if strings.HasPrefix(name, "tag-") || strings.HasPrefix(name, "category-") {
			continue // what the article is about, as blogs note it on its element
		}
		from := 0
		for i := 1; i <= len(name); i++ {
			if i < len(name) && !cut(name[i-1], name[i]) {
				continue
			}
			if part := strings.ToLower(strings.Trim(name[from:i], "-_")); part != "" {
				tokens = append(tokens, part)
			}
			from = i
		}
		if whole := strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(name)); whole != "" {
			tokens = append(tokens, whole, "="+strings.ToLower(name))
		}
	}
	return tokens
}

// cut reports whether a word of a name ends between two of its bytes.
func cut(a, b byte) bool {
	return a == '-' || a == '_' || b == '-' || b == '_' || a >= 'a' && a <= 'z' && b >= 'A' && b <= 'Z'
}

// headingIn looks a short text up in a list of headings, which may end with "*"
// to stand for all that start so.
func headingIn(list []string, text string) bool {
	text = strings.ToLower(strings.Trim(foldLines(text), " :.…!?»«>\u00a0"))
	if text == "" || len(text) > 120 {
		return false
	}
	for _, h := range list {
		if start, ok := strings.CutSuffix(h, "*"); ok && strings.HasPrefix(text, start) || text == h {
			return true
		}
	}
	return false
}

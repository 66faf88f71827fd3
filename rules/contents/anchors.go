package contents

import (
	"bytes"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// anchorSet is every place of an article that a link may lead to: its explicit
// anchors, and those that generators make of its headings.
type anchorSet struct {
	article  *corpus.Article
	headings []int             // blocks
	explicit map[string]int    // block, or -1 where none is known
	sluggers []slugger         // the generators
	made     []map[string]made // what each of them makes; nil until it is asked
	loose    map[string]int    // by key: what only differs in signs and case; nil until it is asked
}

// made is the anchor that a generator makes of headings of one wording.
type made struct {
	block int   // the first of them
	more  []int // the others, which get a count
}

// newAnchorSet collects the anchors of an article. It costs time and memory in
// proportion to its headings.
func newAnchorSet(a *corpus.Article) *anchorSet {
	s := &anchorSet{article: a, explicit: map[string]int{}, sluggers: sluggers()}
	s.made = make([]map[string]made, len(s.sluggers))
	for _, x := range a.Anchors {
		s.explicit[x.ID] = blockAt(a, x.Source.Start)
	}
	writtenAnchors(a.Source, func(id string, at int) {
		if _, ok := s.explicit[id]; !ok {
			s.explicit[id] = blockAt(a, at)
		}
	})
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.ID != "" {
			s.explicit[b.ID] = i
		}
		if b.Kind == corpus.Heading || b.Kind == corpus.Title || b.Kind == corpus.Contents {
			s.headings = append(s.headings, i)
		}
	}
	return s
}

// text is the words of a heading.
func (s *anchorSet) text(block int) string {
	return strings.TrimSpace(s.article.In(s.article.Blocks[block].Text))
}

// generated is what one generator makes of the headings.
func (s *anchorSet) generated(generator int) map[string]made {
	if s.made[generator] == nil {
		all := make(map[string]made, len(s.headings))
		for _, block := range s.headings {
			slug := s.sluggers[generator].slug(s.text(block))
			m, ok := all[slug]
			if ok {
				m.more = append(m.more, block)
			} else {
				m.block = block
			}
			all[slug] = m
		}
		s.made[generator] = all
	}
	return s.made[generator]
}

// blockAt returns the first block that ends after a source offset, which is
// the one that holds it or follows it.
func blockAt(a *corpus.Article, at int) int {
	lo, hi := 0, len(a.Blocks)
	for lo < hi {
		if mid := (lo + hi) / 2; a.Blocks[mid].Source.End > at {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == len(a.Blocks) {
		return -1
	}
	return lo
}

// find returns the block that an anchor leads to, as it is written after "#".
func (s *anchorSet) find(fragment string) (block int, ok bool) {
	decoded := decodeFragment(fragment)
	for _, f := range []string{fragment, decoded} {
		if b, ok := s.explicit[f]; ok {
			return b, true
		}
	}
	for g := range s.made {
		if b, ok := s.lookup(g, decoded); ok {
			return b, true
		}
	}
	// Sites put a word of their own before what they make of a heading.
	for _, prefix := range sitePrefixes {
		if rest, ok := strings.CutPrefix(decoded, prefix); ok && rest != "" {
			for g := range s.made {
				if b, ok := s.lookup(g, rest); ok {
					return b, true
				}
			}
		}
	}
	return -1, false
}

// sitePrefixes: GitHub and Gitea, Bitbucket, WordPress blocks, Ghost and
// several plugins for tables of contents.
var sitePrefixes = [...]string{"user-content-", "markdown-header-", "h-", "heading-", "section-", "toc-", "toc_"}

// lookup finds an anchor of one generator, the counted ones included.
func (s *anchorSet) lookup(generator int, slug string) (block int, ok bool) {
	all := s.generated(generator)
	if m, ok := all[slug]; ok {
		return m.block, true
	}
	base := strings.TrimRight(slug, "0123456789")
	n := slug[len(base):]
	if len(base) < 2 || len(n) == 0 || len(n) > 6 || n[0] == '0' {
		return -1, false
	}
	if last := base[len(base)-1]; last != '-' && last != '_' {
		return -1, false
	}
	m, ok := all[base[:len(base)-1]]
	if !ok || len(m.more) == 0 {
		return -1, false
	}
	count := 0
	for _, c := range n {
		count = 10*count + int(c-'0')
	}
	// The second one counts as 1; with some generators as 2, which may go wrong
	// by one here.
	if count > len(m.more)+1 {
		return -1, false
	}
	return m.more[min(count, len(m.more))-1], true
}

// similar returns the heading whose anchor differs from the fragment in signs,
// case or accents only.
func (s *anchorSet) similar(fragment string) (block int, ok bool) {
	if s.loose == nil {
		s.loose = map[string]int{}
		for _, h := range s.headings {
			k := looseKey(s.text(h))
			if _, ok := s.loose[k]; k != "" && !ok {
				s.loose[k] = h
			}
		}
	}
	block, ok = s.loose[looseKey(decodeFragment(fragment))]
	return block, ok
}

func looseKey(s string) string {
	return filter(corpus.FoldString(stripMarks(s)), func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return -1
	})
}

// writtenAnchors finds the anchors that stand in the source in any notation a
// reader may not know: HTML id and name attributes, wherever on the page they
// are, and the attribute lists of kramdown, Pandoc and Docusaurus.
func writtenAnchors(source []byte, found func(id string, at int)) {
	for at := 0; at < len(source); {
		n := bytes.IndexAny(source[at:], "=#")
		if n < 0 {
			return
		}
		at += n + 1
		if source[at-1] == '#' {
			if at >= 2 && inAttributeList(source[:at-1]) {
				if id := span(source[at:], " \t\r\n}*"); len(id) > 0 {
					found(string(id), at)
				}
			}
			continue
		}
		name := bytes.TrimRight(source[:at-1], " \t")
		if !attributeNamed(name, "id") && !attributeNamed(name, "name") {
			continue
		}
		value := bytes.TrimLeft(source[at:min(len(source), at+maxAnchor)], " \t{")
		if len(value) == 0 {
			continue
		}
		id := span(value, " \t\r\n>")
		if q := value[0]; q == '"' || q == '\'' {
			id = span(value[1:], string(q))
		}
		if len(id) > 0 {
			found(unescape(string(id)), at)
		}
	}
}

// maxAnchor is how long an anchor may be.
const maxAnchor = 512

func span(s []byte, stop string) []byte {
	s = s[:min(len(s), maxAnchor)]
	if i := bytes.IndexAny(s, stop); i >= 0 {
		return s[:i]
	}
	return s
}

// attributeNamed reports whether the bytes end in an attribute of the name.
func attributeNamed(before []byte, name string) bool {
	n := len(before) - len(name)
	if n < 1 || !bytes.EqualFold(before[n:], []byte(name)) {
		return false
	}
	c := before[n-1]
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '"' || c == '\''
}

// inAttributeList reports whether the bytes end inside "{", "{:" or "{/*", or
// after the classes that may stand first there.
func inAttributeList(before []byte) bool {
	before = before[max(0, len(before)-64):]
	open := bytes.LastIndexByte(before, '{')
	if open < 0 {
		return false
	}
	inside := before[open+1:]
	return !bytes.ContainsAny(inside, "}\n(")
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return strings.NewReplacer("&amp;", "&", "&quot;", `"`, "&#39;", "'").Replace(s)
}

package casing

import (
	"slices"
	"strings"

	"github.com/copydesk/copydesk/corpus"
)

// identifiers are the words of the article's code, as they are written there,
// and the names of the projects that it links to: a word that a manual writes
// in lower case because it is a command, a package or a system.
type identifiers struct {
	exact    map[string]bool
	folded   map[string]bool
	projects map[string]bool // whole parts of the paths of projects
}

// identified reports whether a word is one of the article's identifiers, in its
// own case or, loosely, in any.
func (v *view) identified(w *word, loosely bool) bool {
	if v.codeWords == nil {
		v.codeWords = newIdentifiers(v.article)
	}
	s := v.in(w)
	return v.codeWords.exact[s] || loosely && v.codeWords.folded[strings.ToLower(s)]
}

// project reports whether a word in lower case is the name of a project that
// the article links to.
func (v *view) project(w *word) bool {
	return v.identified(w, false) && v.codeWords.projects[v.in(w)]
}

func newIdentifiers(a *corpus.Article) *identifiers {
	ids := &identifiers{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, r := range a.Code {
		ids.add(a.In(r))
	}
	for i := range a.Blocks {
		if a.Blocks[i].Kind == corpus.Code {
			ids.add(a.In(a.Blocks[i].Text))
		}
	}
	for i := range a.Links {
		ids.addProject(a.Links[i].URL)
	}
	return ids
}

// add notes the words of a piece of code, whole and in their parts: "newView"
// holds "new" and "View".
func (ids *identifiers) add(code string) {
	start, upper := -1, -1 // of the word, of its last part
	part := func(from, to int) {
		if from >= 0 && to-from > 2 {
			ids.exact[code[from:to]] = true
			ids.folded[strings.ToLower(code[from:to])] = true
		}
	}
	for i := 0; i <= len(code); i++ {
		c := byte(' ')
		if i < len(code) {
			c = code[i]
		}
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
		switch {
		case !letter:
			part(start, i)
			if upper != start {
				part(upper, i)
			}
			start, upper = -1, -1
		case start < 0:
			start, upper = i, i
		case 'A' <= c && c <= 'Z' && code[i-1] >= 'a':
			part(upper, i)
			upper = i
		}
	}
}

// hosts are where projects live whose names are written as their paths are.
var hosts = []string{
	"github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/", "pkg.go.dev/", "godoc.org/", "goreportcard.com/",
	"npmjs.com/package/", "pypi.org/project/", "crates.io/crates/", "rubygems.org/gems/", "packagist.org/packages/",
}

// addProject notes the names that the path of a project's address is made of.
func (ids *identifiers) addProject(url string) {
	if !slices.ContainsFunc(hosts, func(h string) bool { return strings.Contains(url, h) }) {
		return
	}
	for n, part := range strings.FieldsFunc(url, func(r rune) bool { return r == '/' || r == '?' || r == '#' }) {
		if n > 8 {
			return
		}
		ids.exact[part] = true
		ids.projects[part] = true
		for word := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
			ids.exact[word] = true
		}
	}
}

// inShortcode reports whether a word stands in an insertion of a page generator:
// {{< gallery id="4" >}}.
func (v *view) inShortcode(w *word) bool {
	const reach = 200
	before := v.text[max(0, int(w.Start)-reach):w.Start]
	open := max(strings.LastIndex(before, "{{"), strings.LastIndex(before, "{%"))
	return open >= 0 && !strings.Contains(before[open:], "}}") && !strings.Contains(before[open:], "%}")
}

// coded reports whether an offset lies in inline code.
func (v *view) coded(at int32) bool {
	code := v.article.Code
	i, _ := slices.BinarySearchFunc(code, int(at), func(r corpus.Range, at int) int {
		if r.End <= at {
			return -1
		}
		return 1
	})
	return i < len(code) && code[i].Start <= int(at)
}

package sources

import (
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// references is which entries the text cites, and which of its citations lead
// to an entry.
type references struct {
	cited []bool // by source
	known []bool // by citation
}

type referencesKey struct{}

func referencesOf(p *rules.Pass, d *desk) *references {
	return p.Once(referencesKey{}, func() any { return newReferences(p.Article, d) }).(*references)
}

func newReferences(a *corpus.Article, d *desk) *references {
	r := &references{make([]bool, len(d.sources)), make([]bool, len(d.cites))}
	labels := map[string][]int{} // a label may stand in several lists
	years := map[int][]int{}
	addresses := map[string][]int{}
	for i := range d.sources {
		s := &d.sources[i]
		if s.Label != "" {
			labels[s.Label] = append(labels[s.Label], i)
		}
		years[s.Date.Year] = append(years[s.Date.Year], i)
		for _, l := range s.Locators {
			if l.Kind < corpus.LocatorPages {
				addresses[address(l.Value)] = append(addresses[address(l.Value)], i)
			}
		}
	}
	// Entries of a list without numbers are numbered by their order.
	for _, l := range d.lists {
		for k, i := 0, l.first; i < l.end; k, i = k+1, i+1 {
			if d.sources[i].Label == "" {
				n := strconv.Itoa(k + 1)
				labels[n] = append(labels[n], i)
			}
		}
	}
	budget := mostCompared
	for n, c := range d.cites {
		mark := func(all []int) {
			for _, i := range all {
				r.cited[i], r.known[n] = true, true
			}
		}
		switch c.Kind {
		case corpus.CiteAuthorYear:
			all := years[c.Year]
			for _, i := range all[:min(len(all), budget)] {
				budget--
				if names(a, &d.sources[i], c.Author) {
					mark([]int{i})
				}
			}
		case corpus.CiteLink:
			mark(addresses[address(c.URL)])
		default:
			for _, label := range c.Labels {
				mark(labels[label])
			}
		}
	}
	r.prose(a, d)
	return r
}

// mostCompared is how many times the author of a citation is held against
// that of an entry: a long book needs some ten thousand.
const mostCompared = 50_000

// address makes two ways of writing one address alike.
func address(url string) string {
	url = strings.ToLower(url)
	url = strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(url, "www."), "/")
}

// names reports whether the author of a citation is one of the entry's.
func names(a *corpus.Article, s *corpus.Source, author string) bool {
	author = plain(author)
	for _, w := range s.Authors {
		family := plain(w.Family)
		if family == author || strings.Contains(family, author) || strings.Contains(author, family) || initialsOf(w.Family) == author {
			return true
		}
	}
	// A body with its short name in brackets, or an entry that begins with its title.
	return strings.Contains(plain(a.In(corpus.Range{Start: s.Entry.Start, End: min(s.Entry.End, s.Entry.Start+200)})), author)
}

// initialsOf is the short name of a body, "who" for "World Health Organization".
func initialsOf(name string) string {
	var out []byte
	for w := range strings.FieldsSeq(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			out = append(out, w[0]+'a'-'A')
		}
	}
	return string(out)
}

// minTitle is the length in bytes of a title that the text cannot name by chance.
const minTitle = 12

// prose marks the entries whose title the text names.
func (r *references) prose(a *corpus.Article, d *desk) {
	var body strings.Builder
	limit := 0
	for i := range d.sources {
		s := &d.sources[i]
		// Each title costs a search of the text: a list has some dozen.
		if limit == 200 {
			return
		}
		title := a.In(s.Title)
		if r.cited[i] || len(title) < minTitle {
			continue
		}
		if is, _ := generic(title); is {
			continue
		}
		if body.Len() == 0 {
			for k := range a.Blocks {
				switch a.Blocks[k].Kind {
				case corpus.Paragraph, corpus.ListItem, corpus.TableCell, corpus.Quote, corpus.Caption:
					body.WriteString(corpus.FoldString(a.In(a.Blocks[k].Text)))
					body.WriteByte('\n')
				}
			}
		}
		limit++
		r.cited[i] = strings.Contains(body.String(), corpus.FoldString(title))
	}
}

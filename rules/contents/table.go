package contents

import (
	"strings"
	"unicode"

	"github.com/copydesk/copydesk/corpus"
)

// table is one table of contents: its heading, where it has one, and its
// entries.
type table struct {
	title   int // index in Article.Blocks; -1 where the table has no heading
	entries []entry
	linked  int // how many entries have a link
	first   int // the blocks that the table takes, both included
	last    int
}

// entry is one entry of a table of contents.
type entry struct {
	block  int
	label  string // what it names: the words of its link, else all of its text
	key    string
	depth  int    // from 1
	number number // width 0: none is written
	link   string // the target of its link; "": it has none
	empty  bool   // it has no words and no picture
	hidden bool   // it has words in the source that the reader's text leaves out

	match   match
	heading int // index in outline.headings; -1 where match names none
}

// match says what an entry was found to name.
type match uint8

const (
	unmatched match = iota
	foreign         // nothing that this article has to hold: another page, the name of a group
	title           // the article itself
	exact           // a heading, in the same words
	linked          // a heading, through its link
	near            // a heading, in shortened or similar words
	inBody          // a line of the body that is no heading to the reader
)

// heading is a heading of the article's body.
type heading struct {
	block  int
	level  int
	depth  int // in the outline: 1 plus the headings that stand over it
	key    string
	listed bool
}

// readTables groups the entries of an article into tables. It matches nothing.
func readTables(a *corpus.Article) []table {
	var tables []table
	open := -1 // the table that the next entry belongs to
	pending := -1
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch {
		case b.Quoted:
			open = -1
		case b.Kind == corpus.Comment || b.Kind == corpus.Metadata:
		case b.Kind == corpus.Contents:
			open, pending = -1, i
		case b.Kind == corpus.ContentsEntry:
			if open < 0 {
				tables = append(tables, table{title: pending, first: i, last: i})
				if pending >= 0 {
					tables[len(tables)-1].first = pending
				}
				open, pending = len(tables)-1, -1
			}
			t := &tables[open]
			t.entries = append(t.entries, readEntry(a, i))
			t.last = i
		case b.Kind == corpus.Heading || b.Kind == corpus.Title:
			open, pending = -1, -1
		default:
			open = -1
		}
	}
	if len(tables) > 0 {
		readLinks(a, tables)
	}
	return tables
}

func readEntry(a *corpus.Article, i int) entry {
	b := &a.Blocks[i]
	text := strings.TrimSpace(a.In(b.Text))
	e := entry{block: i, label: text, heading: -1, depth: b.Level, number: markerNumber(a, b)}
	if e.number.width == 0 {
		e.number = readNumber(text)
	}
	e.empty = strings.Trim(bare(text), " .\u2026-\u2013\u2014:") == "" || onlyNumber(text)
	if e.empty && a.Format == corpus.HTML && wordsBetweenTags(a.Raw(b.Source)) {
		e.empty, e.hidden = false, true
	}
	return e
}

// wordsBetweenTags reports whether HTML source holds a letter outside tags and
// comments.
func wordsBetweenTags(source string) bool {
	for source != "" {
		text, rest, found := strings.Cut(source, "<")
		if strings.IndexFunc(text, unicode.IsLetter) >= 0 {
			return true
		}
		if !found {
			return false
		}
		end := ">"
		if strings.HasPrefix(rest, "!--") {
			end = "-->"
		}
		_, source, _ = strings.Cut(rest, end)
	}
	return false
}

// markerNumber is the number of a list marker. The numbers of HTML lists are
// made when the page is shown, and are right.
func markerNumber(a *corpus.Article, b *corpus.Block) number {
	if a.Format == corpus.HTML {
		return number{}
	}
	return readNumber(b.Marker)
}

// onlyNumber reports whether a text is the number of an entry and nothing else.
func onlyNumber(text string) bool {
	n := readNumber(text)
	return text != "" && max(n.width, corpus.NumberWidth(text)) == len(text)
}

// readLinks gives the entries the links that stand in them, and every entry
// its key.
func readLinks(a *corpus.Article, tables []table) {
	entries := map[int]*entry{}
	for i := range tables {
		for k := range tables[i].entries {
			e := &tables[i].entries[k]
			entries[e.block] = e
		}
	}
	for _, l := range a.Links {
		e := entries[a.Block(l.Text.Start)]
		switch {
		case e == nil:
		case l.Image:
			e.empty = false
		case e.link == "":
			e.link = l.URL
			// What stands beside the link explains the entry.
			if text := strings.TrimSpace(a.In(l.Text)); text != "" && !onlyNumber(text) {
				e.label = text
			}
		}
	}
	for i := range tables {
		for k := range tables[i].entries {
			e := &tables[i].entries[k]
			e.key = key(e.label)
			if e.link != "" {
				tables[i].linked++
			}
		}
	}
}

// readHeadings lists the headings of the body: those outside the tables.
func readHeadings(a *corpus.Article, tables []table) []heading {
	var headings []heading
	var over []int // the levels of the headings that stand over the next one
	next := 0
	for i := range a.Blocks {
		for next < len(tables) && tables[next].last < i {
			next++
		}
		b := &a.Blocks[i]
		if b.Kind != corpus.Heading || b.Quoted || next < len(tables) && tables[next].first <= i {
			continue
		}
		for len(over) > 0 && over[len(over)-1] >= b.Level {
			over = over[:len(over)-1]
		}
		over = append(over, b.Level)
		headings = append(headings, heading{block: i, level: b.Level, depth: len(over), key: key(a.In(b.Text))})
	}
	return headings
}

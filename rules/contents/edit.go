package contents

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/copydesk/copydesk/corpus"
	"github.com/copydesk/copydesk/rules"
)

// editable reports whether edits may be made from the source bytes: they may
// not where those are UTF-16.
func editable(a *corpus.Article, b *corpus.Block) bool {
	s := b.Source
	return s.Start <= s.End && s.End <= len(a.Source) && string(a.Source[s.Start:s.End]) == a.Raw(s)
}

// line is the source line of a block with its line end, where the block is all
// that stands on it.
func line(a *corpus.Article, b *corpus.Block) (corpus.Span, bool) {
	if !editable(a, b) {
		return corpus.Span{}, false
	}
	s := b.Source
	for s.Start > 0 && !lineEnd(a.Source[s.Start-1]) {
		s.Start--
	}
	for s.End > s.Start && (lineEnd(a.Source[s.End-1]) || a.Source[s.End-1] == ' ') {
		s.End--
	}
	if bytes.ContainsAny(a.Source[s.Start:s.End], "\r\n") {
		return corpus.Span{}, false
	}
	if before := a.Source[s.Start:min(b.Source.Start, s.End)]; len(bytes.Trim(before, " \t-*+")) > 0 {
		return corpus.Span{}, false
	}
	end := s.End
	for end < len(a.Source) && !lineEnd(a.Source[end]) {
		end++
	}
	if len(bytes.TrimSpace(a.Source[s.End:end])) > 0 {
		return corpus.Span{}, false
	}
	if bytes.HasPrefix(a.Source[end:], []byte("\r\n")) {
		end += 2
	} else if end < len(a.Source) {
		end++
	}
	return corpus.Span{Start: s.Start, End: end}, true
}

// element is the source of a block that is one whole HTML list item.
func element(a *corpus.Article, b *corpus.Block) (corpus.Span, bool) {
	if a.Format != corpus.HTML || !editable(a, b) {
		return corpus.Span{}, false
	}
	source := bytes.ToLower(a.Source[b.Source.Start:b.Source.End])
	return b.Source, bytes.HasPrefix(source, []byte("<li")) && bytes.HasSuffix(source, []byte("</li>"))
}

func lineEnd(c byte) bool { return c == '\n' || c == '\r' }

// figure is the source of the last figure of an entry's number.
func figure(a *corpus.Article, e *entry) (corpus.Span, bool) {
	b := &a.Blocks[e.block]
	if e.number.width == 0 || !editable(a, b) {
		return corpus.Span{}, false
	}
	if markerNumber(a, b).width > 0 {
		source := string(a.Source[b.Source.Start:b.Source.End])
		n := readNumber(source)
		if n.width == 0 || len(n.path) != len(e.number.path) || n.last() != e.number.last() {
			return corpus.Span{}, false
		}
		at := b.Source.Start + n.at
		return corpus.Span{Start: at, End: at + n.digits}, true
	}
	text := a.In(b.Text)
	skip := len(text) - len(strings.TrimSpace(text))
	if skip > 0 {
		return corpus.Span{}, false
	}
	at := b.Text.Start + e.number.at
	r := corpus.Range{Start: at, End: at + e.number.digits}
	return a.Text.Span(r), a.Text.Verbatim(r)
}

// renumber returns the edits that number entries from first on, leaving out
// those whose number is right. It fails where one of them cannot be edited or
// counts in a way of its own.
func renumber(a *corpus.Article, entries []*entry, first int) ([]rules.Edit, bool) {
	var edits []rules.Edit
	for i, e := range entries {
		if e.number.width == 0 || e.number.suffix || len(e.number.path) != 1 {
			return nil, false
		}
		if e.number.last() == first+i {
			continue
		}
		s, ok := figure(a, e)
		if !ok {
			return nil, false
		}
		edits = append(edits, rules.Edit{Span: s, Text: strconv.Itoa(first + i)})
	}
	return edits, true
}

// flat returns the entries of a table, and whether they are one list: numbered
// throughout, all at one depth.
func flat(t *table) ([]*entry, bool) {
	entries := make([]*entry, len(t.entries))
	one := true
	for i := range t.entries {
		e := &t.entries[i]
		entries[i] = e
		one = one && e.number.width > 0 && e.depth == t.entries[0].depth
	}
	return entries, one
}

// withoutEntries is the edits that take entries out of a table and number the
// others anew where the table is numbered.
func withoutEntries(o *outline, t *table, gone func(*entry) bool) ([]rules.Edit, bool) {
	a := o.article
	all, numbered := flat(t)
	anyNumber := false
	for _, e := range all {
		anyNumber = anyNumber || e.number.width > 0
	}
	if anyNumber && !numbered {
		return nil, false
	}
	var edits []rules.Edit
	var left []*entry
	var renamed []rules.Edit
	for _, e := range all {
		if !gone(e) {
			left = append(left, e)
			continue
		}
		s, ok := line(a, &a.Blocks[e.block])
		if !ok {
			s, ok = element(a, &a.Blocks[e.block])
		}
		if !ok {
			return nil, false
		}
		edits = append(edits, rules.Edit{Span: s})
	}
	if len(left) == 0 {
		return nil, false
	}
	if numbered {
		if o.headingTraits().numbered || !counts(all) {
			return nil, false
		}
		var ok bool
		if renamed, ok = renumber(a, left, all[0].number.last()); !ok {
			return nil, false
		}
	}
	return mergeEdits(edits, renamed), true
}

// counts reports whether numbers go up by one.
func counts(entries []*entry) bool {
	for i, e := range entries {
		if len(e.number.path) != 1 || e.number.last() != entries[0].number.last()+i {
			return false
		}
	}
	return true
}

// mergeEdits merges two ascending lists of edits.
func mergeEdits(a, b []rules.Edit) []rules.Edit {
	out := make([]rules.Edit, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Span.Start <= b[0].Span.Start {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

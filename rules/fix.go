package rules

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"

	"github.com/copydesk/copydesk/corpus"
)

// Safety says who may apply a fix.
type Safety uint8

// The safeties, in ascending order of care.
const (
	Safe   Safety = iota + 1 // keeps the meaning: may be applied unseen
	Unsafe                   // may change the meaning: on request
	Manual                   // shown to the editor, never applied
)

func (s Safety) String() string { return [...]string{"", "safe", "unsafe", "manual"}[s] }

// Fix is one way to mend a finding.
type Fix struct {
	Safety  Safety
	Message string // what it does: "delete the empty entry"
	Edits   []Edit // in ascending order, without overlaps
}

// Edit replaces a span of the source.
type Edit struct {
	Span corpus.Span
	Text string // UTF-8, lines ended by "\n"; it takes the encoding and the line ends of the source
}

// Apply makes the edits of the given fixes on a source, each fix wholly or not
// at all: one that overlaps a fix before it is left out. It returns the new
// source and the number of fixes made.
func Apply(source []byte, fixes []Fix) (out []byte, made int) {
	var edits []Edit
	for _, f := range fixes {
		if joined, ok := join(edits, f.Edits); ok {
			edits = joined
			made++
		}
	}
	return edited(source, edits), made
}

func compareEdits(a, b Edit) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
}

// join adds edits to sorted ones. It reports false, and adds none, where they
// overlap those or there are none.
func join(edits, more []Edit) ([]Edit, bool) {
	for k, e := range more {
		if k > 0 && (more[k-1].Span.End > e.Span.Start || more[k-1].Span == e.Span) {
			return edits, false // no fix that anybody could make
		}
		i, found := slices.BinarySearchFunc(edits, e, compareEdits)
		if found || i > 0 && edits[i-1].Span.Overlaps(e.Span) || i < len(edits) && edits[i].Span.Overlaps(e.Span) {
			return edits, false
		}
	}
	for _, e := range more {
		i, _ := slices.BinarySearchFunc(edits, e, compareEdits)
		edits = slices.Insert(edits, i, e)
	}
	return edits, len(more) > 0
}

// edited makes sorted edits on a source.
func edited(source []byte, edits []Edit) []byte {
	w := writerLike(source)
	out := make([]byte, 0, len(source)+64)
	at := 0
	for _, e := range edits {
		out = append(out, source[at:e.Span.Start]...)
		out = append(out, w.text(e.Text)...)
		at = e.Span.End
	}
	return append(out, source[at:]...)
}

// writer writes text the way that a source is written: in its encoding, with
// its line ends.
type writer struct {
	order   binary.AppendByteOrder // of UTF-16; nil: UTF-8
	lineEnd func() string
}

func writerLike(source []byte) writer {
	var w writer
	switch {
	case bytes.HasPrefix(source, []byte("\xff\xfe")):
		w.order = binary.LittleEndian
	case bytes.HasPrefix(source, []byte("\xfe\xff")):
		w.order = binary.BigEndian
	}
	encode := w.encode
	// Few edits have a line end, and then the source is searched once for all.
	w.lineEnd = sync.OnceValue(func() string {
		lines, pairs := bytes.Count(source, encode("\n")), bytes.Count(source, encode("\r\n"))
		switch {
		case 2*pairs > lines:
			return "\r\n"
		case lines == 0 && bytes.Contains(source, encode("\r")):
			return "\r"
		}
		return "\n"
	})
	return w
}

func (w writer) text(text string) []byte {
	if strings.ContainsAny(text, "\r\n") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", w.lineEnd())
	}
	return w.encode(text)
}

func (w writer) encode(text string) []byte {
	if w.order == nil {
		return []byte(text)
	}
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = w.order.AppendUint16(out, unit)
	}
	return out
}

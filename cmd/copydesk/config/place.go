package config

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Place is where a value was written: in a file, or on the command line. It is
// comparable; the zero value is nowhere.
type Place struct {
	source       *source
	Line, Column int // from 1, columns in characters; zero: the whole source
	width        int // of what stands there, in characters
}

// source is a file, or a flag.
type source struct {
	name  string // as a person calls it
	dir   string // what paths in it are relative to, absolute; "": the current folder
	flag  bool
	lines []string
}

// Flag is the place of a value of the command line: "--select".
func Flag(name string) Place { return Place{source: &source{name: name, flag: true}} }

// File is the name of the file or flag; "" for the zero value.
func (p Place) File() string {
	if p.source == nil {
		return ""
	}
	return p.source.name
}

// String is file:line:column, or the flag.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File()
	}
	return fmt.Sprintf("%s:%d:%d", p.source.name, p.Line, p.Column)
}

// Problem says what is wrong at the place.
func (p Place) Problem(format string, args ...any) *Problem {
	return &Problem{Place: p, Message: fmt.Sprintf(format, args...)}
}

// Problem is one thing that is wrong with a configuration.
type Problem struct {
	Place   Place
	Message string
}

// Error is the place, the message, and the line with a caret under the place.
func (p *Problem) Error() string {
	if p.Place.File() == "" {
		return p.Message
	}
	head := p.Place.String() + ": " + p.Message
	if p.Place.source.flag || p.Place.Line == 0 || p.Place.Line > len(p.Place.source.lines) {
		return head
	}
	line := []rune(p.Place.source.lines[p.Place.Line-1])
	at := min(p.Place.Column-1, len(line))
	// Of a long line only what is around the place is shown.
	const before, behind = 60, 60
	from, to := 0, len(line)
	if at > before {
		from = at - before
	}
	if to-at > behind {
		to = at + behind
	}
	width := max(1, min(p.Place.width, to-at))
	number := fmt.Sprintf("%5d | ", p.Place.Line)
	var indent strings.Builder
	for _, r := range line[from:at] {
		if r == '\t' {
			indent.WriteByte('\t')
		} else {
			indent.WriteByte(' ')
		}
	}
	return head + "\n" + number + string(line[from:to]) + "\n" +
		strings.Repeat(" ", len(number)-2) + "| " + indent.String() + strings.Repeat("^", width)
}

// Problems are all that is wrong with a configuration, in the order of the
// file.
type Problems []*Problem

func (p Problems) Error() string {
	var b strings.Builder
	for i, one := range p {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i == mostProblems {
			fmt.Fprintf(&b, "and %d more", len(p)-i)
			break
		}
		b.WriteString(one.Error())
	}
	return b.String()
}

// mostProblems is how many problems of one file are told.
const mostProblems = 10

// Unwrap returns the problems one by one.
func (p Problems) Unwrap() []error {
	out := make([]error, len(p))
	for i, one := range p {
		out[i] = one
	}
	return out
}

// splitLines cuts a text where YAML sees an end of a line.
func splitLines(text string) []string {
	var lines []string
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '\r':
			lines = append(lines, text[start:i])
			if strings.HasPrefix(text[i:], "\r\n") {
				size = 2
			}
			start = i + size
		case '\n', 0x85, 0x2028, 0x2029:
			lines = append(lines, text[start:i])
			start = i + size
		}
		i += size
	}
	return append(lines, text[start:])
}

// FlagTexts are the values of a flag of the command line.
func FlagTexts(name string, values []string) []Text {
	var out []Text
	for _, v := range values {
		out = append(out, Text{v, Flag(name)})
	}
	return out
}

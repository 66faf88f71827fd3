// Package tsv reads the tables that rules keep their words in: text files with
// a head, one row a line, and tabs between the cells. [Cells] gives the rows, in
// parts, [Rows] as they stand.
package tsv

import (
	"iter"
	"strings"
)

// Rows are the lines of a table under its head, with their numbers in the file,
// which count from 1. Blank lines and those that begin with "#" are left out.
func Rows(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		number, head := 0, true
		for line := range strings.Lines(text) {
			number++
			line = strings.TrimRight(line, "\r\n")
			switch {
			case line == "" || line[0] == '#':
			case head:
				head = false
			case !yield(number, line):
				return
			}
		}
	}
}

// Cells are the [Rows] of a table, cut at their tabs.
func Cells(text string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		for number, row := range Rows(text) {
			if !yield(number, strings.Split(row, "\t")) {
				return
			}
		}
	}
}
